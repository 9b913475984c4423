"""Many digests at once -> clusters, in memory: what a ledger does one report at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import combinations
from typing import TypeVar

from temoin.linking.cluster import Pair
from temoin.linking.linker import Linker

D = TypeVar("D")


def join_all(linker: Linker[D], digests: Mapping[str, D]) -> dict[str, str]:
    """Each node with the first node of its cluster."""
    scores = score_pairs(linker, digests)
    clusters = linker.cluster(sorted(digests), scores)
    return {node: cluster[0] for cluster in clusters for node in cluster}


def score_pairs(linker: Linker[D], digests: Mapping[str, D]) -> dict[Pair, float]:
    """The scores of all pairs that share a key, the lesser node first."""
    scores: dict[Pair, float] = {}
    for a, others in shared_keys(linker.keys, digests):
        edges = linker.compare_many(digests[a], [digests[b] for b in others])
        scores |= {(a, b): edge.score for b, edge in zip(others, edges, strict=True)}
    return scores


def shared_keys(
    keys: Callable[[D], Iterable[str]], digests: Mapping[str, D]
) -> Iterator[tuple[str, list[str]]]:
    """Each node with the nodes after it that share a key, all in order."""
    holders: dict[str, list[str]] = defaultdict(list)
    for node in sorted(digests):
        for key in keys(digests[node]):
            holders[key].append(node)
    beside: dict[str, set[str]] = defaultdict(set)
    for nodes in holders.values():
        for a, b in combinations(nodes, 2):
            beside[a].add(b)
    yield from ((a, sorted(beside[a])) for a in sorted(beside))
