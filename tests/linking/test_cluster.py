"""Clusters: average linkage, the same in any order and by components, judgements first."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from temoin.linking.cluster import average_linkage

NODES = tuple("abcdefgh")
PAIRS = tuple(combinations(NODES, 2))
THRESHOLD = 0.4

scores = st.dictionaries(st.sampled_from(PAIRS), st.floats(0, 1), max_size=20)
judged = st.lists(st.sampled_from(PAIRS), max_size=4)


def test_cluster_joins_by_the_average_not_by_the_nearest() -> None:
    links = {("a", "b"): 0.9, ("b", "c"): 0.7, ("a", "c"): 0.0}
    assert average_linkage("abc", links, 0.4) == (("a", "b"), ("c",))
    assert average_linkage("abc", links, 0.35) == (("a", "b", "c"),)


def test_cluster_pair_without_a_score_counts_as_nought() -> None:
    assert average_linkage("abc", {("a", "b"): 0.9, ("b", "c"): 0.7}, 0.4) == (("a", "b"), ("c",))


@given(scores, judged, judged, st.randoms(use_true_random=False))
def test_cluster_is_the_same_in_any_order(links, same, different, order) -> None:
    nodes, pairs = list(NODES), list(links.items())
    expected = average_linkage(nodes, links, THRESHOLD, same, different)
    for items in (nodes, pairs, same, different):
        order.shuffle(items)
    assert average_linkage(nodes, dict(pairs), THRESHOLD, same, different) == expected


@given(scores)
def test_cluster_of_all_is_the_clusters_of_the_components(links) -> None:
    joined = [pair for pair, score in links.items() if score >= THRESHOLD]
    parts = {node: {node} for node in NODES}
    for a, b in joined:
        both = parts[a] | parts[b]
        parts |= dict.fromkeys(both, both)
    apart = [average_linkage(part, links, THRESHOLD) for part in {frozenset(part) for part in parts.values()}]
    assert average_linkage(NODES, links, THRESHOLD) == tuple(
        sorted(cluster for some in apart for cluster in some)
    )


@given(scores, judged, judged)
def test_cluster_judgements_win(links, same, different) -> None:
    home = {n: c for c in average_linkage(NODES, links, THRESHOLD, same, different) for n in c}
    assert all(home[a] != home[b] for a, b in different)
    if not different:
        assert all(home[a] == home[b] for a, b in same)


def test_cluster_judged_the_same_takes_its_like_along() -> None:
    links = {("a", "b"): 0.9, ("c", "d"): 0.9, ("a", "x"): 0.6, ("b", "x"): 0.6}
    expected = (("a", "b", "c", "d", "x"),)
    assert average_linkage("abcdx", links, 0.5, same=[("a", "c")]) == expected
    assert average_linkage("abcdx", links, 0.5, same=[("a", "c")], apart=[("b", "d")]) == expected
    parted = average_linkage("abcdx", links, 0.5, same=[("a", "c")], different=[("b", "d")])
    assert {"a", "c"} <= set(parted[0])
    assert not any({"b", "d"} <= set(cluster) for cluster in parted)


def test_cluster_holds_apart_through_a_chain() -> None:
    links = dict.fromkeys(combinations("abc", 2), 1.0)
    assert average_linkage("abc", links, 0.4, different=[("a", "c")]) == (("a", "b"), ("c",))


def test_cluster_judged_apart_wins_over_a_chain_of_same() -> None:
    clusters = average_linkage("abc", {}, 0.4, same=[("a", "b"), ("b", "c")], different=[("a", "c")])
    assert clusters == (("a", "b"), ("c",))


def test_cluster_passes_over_nodes_that_are_not_given() -> None:
    assert average_linkage("a", {("a", "z"): 1.0}, 0.4, same=[("a", "z")], different=[("a", "y")]) == (
        ("a",),
    )
