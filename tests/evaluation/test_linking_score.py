"""Scores of clusterings, worked by hand."""

from __future__ import annotations

import pytest
from evaluation.linking.score import b_cubed, ceaf_e, conll, hard_pairs, muc, pairwise


def labels(*clusters: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for cluster in clusters:
        for document in cluster:
            found.setdefault(document, set()).add(cluster)
    return {document: frozenset(some) for document, some in found.items()}


def test_perfect() -> None:
    gold = labels("abc", "d")
    assert (b_cubed(gold, gold).f1, ceaf_e(gold, gold).f1, muc(gold, gold).f1, conll(gold, gold)) == (
        1,
        1,
        1,
        1,
    )


def test_b_cubed_by_hand() -> None:
    """Gold abc, de; given ab, cde: precisions 1, 1, 1/3, 2/3, 2/3; recalls 2/3, 2/3, 1/3, 1, 1."""
    found = b_cubed(labels("abc", "de"), labels("ab", "cde"))
    assert found.precision == pytest.approx(11 / 15)
    assert found.recall == pytest.approx(11 / 15)


def test_ceaf_e_by_hand() -> None:
    """abc with ab: 4/5; de with cde: 4/5; two clusters on either side."""
    found = ceaf_e(labels("abc", "de"), labels("ab", "cde"))
    assert (found.precision, found.recall) == pytest.approx((0.8, 0.8))


def test_muc_by_hand() -> None:
    """abc needs two links and is cut in two, de one and is whole."""
    found = muc(labels("abc", "de"), labels("ab", "cde"))
    assert (found.precision, found.recall) == pytest.approx((2 / 3, 2 / 3))


def test_singletons_have_no_muc_links() -> None:
    assert muc(labels("ab"), labels("a", "b")).f1 == 0
    assert b_cubed(labels("ab"), labels("a", "b")).precision == 1


def test_b_cubed_of_a_report_with_two_incidents() -> None:
    """b is about two; given only one of them, it misses c, and c misses b."""
    gold = labels("ab", "bc")
    assert b_cubed(gold, gold).f1 == 1
    found = b_cubed(gold, labels("ab", "c"))
    assert found.precision == pytest.approx(1)
    assert found.recall == pytest.approx((1 + (1 / 2 + 1 + 0) / 3 + 1 / 2) / 3)


def test_hard_pairs_by_hand() -> None:
    gold = labels("ab", "cd", "ef")
    wanted, wrong = hard_pairs(gold, [("ab", "cd"), ("ef", "unread")])
    assert wanted == [("a", "b"), ("c", "d")]
    assert wrong == [("a", "c"), ("a", "d"), ("b", "c"), ("b", "d")]
    counts = pairwise(wanted, wrong, labels("abc", "d", "ef"))
    assert (counts.right, counts.given, counts.wanted) == (1, 3, 2)
