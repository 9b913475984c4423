"""Incidents across reports: what is compared, by what was learned."""

from __future__ import annotations

from collections.abc import Sequence

from temoin.linking.candidates import block_keys
from temoin.linking.digest import Digest
from temoin.linking.linker import Edge, Linker
from temoin.linking.reasons import View, find_reasons, view
from temoin.linking.trees import load_trees

FLOOR = 0.05  # a pair below is not kept: it moves no average by as much


def compare_incidents(a: Digest, b: Digest) -> Edge:
    """How likely two reports tell of one incident, and why."""
    return _compare(view(a), view(b))


def compare_many(new: Digest, others: Sequence[Digest]) -> list[Edge]:
    """One incident against many."""
    mine = view(new)
    return [_compare(mine, view(other)) for other in others]


def _compare(one: View, two: View) -> Edge:
    """Two incidents of one report are two: the reading has parted them."""
    if one.digest.document == two.digest.document:
        return Edge(0.0, (("same-report", 1.0),))
    reasons = find_reasons(one, two)
    score, shares = load_trees().weigh(reasons)
    return Edge(round(score, 6), tuple(sorted(reasons.items())), tuple(sorted(shares.items())))


INCIDENTS: Linker[Digest] = Linker(
    "incident",
    load_trees().version,
    load_trees().threshold,
    FLOOR,
    block_keys,
    compare_incidents,
    Digest.to_json,
    Digest.from_json,
    compare_many,
)
