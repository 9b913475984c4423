"""Scores of pairs -> clusters: average linkage, the same in any order, judgements first.

Scores are counted in millionths, so that sums are exact and no order of addition shows.  A pair without a score
counts as nought.  Clusters never reach over two components of pairs that score the threshold or more; so a new
report touches only the components that it is linked to.
"""

from __future__ import annotations

import heapq
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

Pair = tuple[str, str]
Clusters = tuple[tuple[str, ...], ...]
ONE = 1_000_000


@dataclass(slots=True)
class _Group:
    """Nodes that are together so far; `ties` is the sum of scores to each other group."""

    nodes: list[str]
    ties: dict[int, int] = field(default_factory=dict)
    apart: set[int] = field(default_factory=set)


def average_linkage(
    nodes: Iterable[str],
    scores: Mapping[Pair, float],
    threshold: float,
    same: Collection[Pair] = (),
    different: Collection[Pair] = (),
    apart: Collection[Pair] = (),
) -> Clusters:
    """The clusters, each in order, all in order of their first node.

    `scores` hold each pair once.  Nodes judged the `same` are together, with all that scores join to either; those
    judged `different` never are; those `apart` are not joined by scores.  Where judgements clash, different wins, and
    what is judged the same is joined in order of the pairs as far as it can be.  Pairs with a node that is not given
    are passed over.
    """
    parted = [*different, *apart]
    linked = _linked(nodes, scores, threshold, (), parted)
    whole = _joined(linked, same, different)
    return _linked(nodes, scores, threshold, same, parted) if whole is None else whole


def _joined(clusters: Clusters, same: Collection[Pair], different: Collection[Pair]) -> Clusters | None:
    """Whole clusters that are judged the same joined; None where that would join what is judged different."""
    home = {node: frozenset(cluster) for cluster in clusters for node in cluster}
    never = {frozenset(pair) for pair in different}
    for a, b in sorted((min(pair), max(pair)) for pair in same):
        if a in home and b in home and home[a] != home[b] and frozenset((a, b)) not in never:
            both = home[a] | home[b]
            if any(pair <= both for pair in never):
                return None
            home |= dict.fromkeys(both, both)
    return tuple(sorted(tuple(sorted(cluster)) for cluster in set(home.values())))


def _linked(
    nodes: Iterable[str],
    scores: Mapping[Pair, float],
    threshold: float,
    same: Iterable[Pair],
    apart: Iterable[Pair],
) -> Clusters:
    """Clusters by average linkage that starts from what is judged the same."""
    groups = {number: _Group([node]) for number, node in enumerate(sorted(set(nodes)))}
    home = {group.nodes[0]: number for number, group in groups.items()}
    for a, b in apart:
        if a in home and b in home and a != b:
            groups[home[a]].apart.add(home[b])
            groups[home[b]].apart.add(home[a])
    for (a, b), score in scores.items():
        if a in home and b in home and a != b:
            _tie(groups, home[a], home[b], round(score * ONE))
    _judge(groups, home, same)
    _merge(groups, threshold)
    return tuple(sorted(tuple(sorted(group.nodes)) for group in groups.values()))


def _tie(groups: dict[int, _Group], one: int, two: int, tie: int) -> None:
    for a, b in ((one, two), (two, one)):
        groups[a].ties[b] = groups[a].ties.get(b, 0) + tie


def _judge(groups: dict[int, _Group], home: Mapping[str, int], same: Iterable[Pair]) -> None:
    """Join what is judged the same."""
    now = dict(home)
    for a, b in sorted((min(pair), max(pair)) for pair in same):
        if a in now and b in now and now[a] != now[b]:
            one, two = sorted((now[a], now[b]))
            if two not in groups[one].apart:
                now |= dict.fromkeys(groups[two].nodes, one)
                _join(groups, one, two)


def _merge(groups: dict[int, _Group], threshold: float) -> None:
    """Join the two nearest groups, again and again, while their average reaches the threshold."""
    heap = [_offer(groups, one, two) for one in groups for two in groups[one].ties if one < two]
    heapq.heapify(heap)
    while heap:
        nearness, one, two, size = heapq.heappop(heap)
        if -nearness < threshold:
            return
        if (
            one in groups
            and two in groups
            and size == _size(groups, one, two)
            and two not in groups[one].apart
        ):
            _join(groups, one, two)
            for other in groups[one].ties:
                heapq.heappush(heap, _offer(groups, min(one, other), max(one, other)))


def _offer(groups: dict[int, _Group], one: int, two: int) -> tuple[float, int, int, int]:
    """Nearest first, then in order of first nodes; the size tells whether the offer still holds."""
    size = _size(groups, one, two)
    return -groups[one].ties[two] / (size * ONE), one, two, size


def _size(groups: dict[int, _Group], one: int, two: int) -> int:
    return len(groups[one].nodes) * len(groups[two].nodes)


def _join(groups: dict[int, _Group], one: int, two: int) -> None:
    """Put the second group into the first, which keeps its number: that of its first node."""
    kept, gone = groups[one], groups.pop(two)
    kept.nodes += gone.nodes
    kept.ties.pop(two, None)
    for other, tie in gone.ties.items():
        if other != one:
            groups[other].ties.pop(two)
            kept.ties[other] = groups[other].ties[one] = kept.ties.get(other, 0) + tie
    for other in gone.apart:
        kept.apart.add(other)
        groups[other].apart.discard(two)
        groups[other].apart.add(one)
