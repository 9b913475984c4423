"""One shape for the three things that are joined across reports: incidents, entities, origins.

A linker knows digests, not a ledger: which are worth comparing (`keys`), how likely two are the same and why
(`compare`), and which of many belong together (`cluster`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from temoin.linking.cluster import Clusters, Pair, average_linkage

D = TypeVar("D")


@dataclass(frozen=True, slots=True)
class Edge:
    """How likely two digests are the same, from 0 to 1.

    `reasons` are numbers in their own units by name; `shares` what each adds to the log-odds, where that was learned.
    """

    score: float
    reasons: tuple[tuple[str, float], ...] = ()
    shares: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Linker(Generic[D]):
    """A kind of things that are joined.

    `join` is the average score from which things are one, `floor` the score below which a pair is not kept;
    `version` changes whenever an answer could.
    """

    name: str
    version: str
    join: float
    floor: float
    keys: Callable[[D], tuple[str, ...]]
    compare: Callable[[D, D], Edge]
    to_json: Callable[[D], str]
    from_json: Callable[[str], D]
    many: Callable[[D, Sequence[D]], list[Edge]] | None = field(default=None, repr=False)

    def compare_many(self, new: D, others: Sequence[D]) -> list[Edge]:
        """One against many, in their order."""
        return self.many(new, others) if self.many else [self.compare(new, other) for other in others]

    def cluster(
        self,
        nodes: Sequence[str],
        scores: Mapping[Pair, float],
        same: Collection[Pair] = (),
        different: Collection[Pair] = (),
        apart: Collection[Pair] = (),
    ) -> Clusters:
        """The clusters, each in order, all in order of their first node (see cluster.py)."""
        kept = {pair: score for pair, score in scores.items() if score >= self.floor}
        return average_linkage(nodes, kept, self.join, same, different, apart)
