"""Spans and values of time expressions, as TempEval-3 counts them (UzZaman et al. 2013).

strict: the same span; relaxed: spans that overlap, one to one, the widest overlap first;
value: overlapping and of the same value, in F1 over all expressions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evaluation.measures import Counts
from evaluation.times.systems import Found
from evaluation.times.values import When, same


@dataclass(frozen=True)
class Gold:
    """An expression that a guideline asks for; `free` ones may be found or not: they do not count."""

    start: int
    end: int
    value: When | None
    free: bool = False


@dataclass(frozen=True)
class Outcome:
    """Of one text: the three counts, and the gold index that each answer met (`None`: spurious)."""

    strict: Counts
    relaxed: Counts
    value: Counts
    met: dict[int, int]  # gold index -> answer index
    spurious: tuple[int, ...]


def score(gold: Sequence[Gold], found: Sequence[Found]) -> Outcome:
    """Compare the answers on one text with gold."""
    met = _pairs(gold, found)
    counted = [at for at, one in enumerate(gold) if not one.free]
    given = [at for at in range(len(found)) if not _only_free(gold, found[at], met, at)]
    hits = [at for at in counted if at in met]
    strict = sum((gold[at].start, gold[at].end) == (found[met[at]].start, found[met[at]].end) for at in hits)
    right = sum(value_right(gold[at], found[met[at]]) for at in hits)
    wanted = len(counted)
    return Outcome(
        Counts(strict, len(given), wanted),
        Counts(len(hits), len(given), wanted),
        Counts(right, len(given), wanted),
        met,
        tuple(at for at in given if at not in met.values()),
    )


def value_right(gold: Gold, found: Found) -> bool:
    return gold.value is not None and same(gold.value, found.value)


def _pairs(gold: Sequence[Gold], found: Sequence[Found]) -> dict[int, int]:
    overlaps = sorted(
        (-_overlap(g, f), g.free, at, by)
        for at, g in enumerate(gold)
        for by, f in enumerate(found)
        if _overlap(g, f) > 0
    )
    met: dict[int, int] = {}
    for _, _, at, by in overlaps:
        if at not in met and by not in met.values():
            met[at] = by
    return met


def _overlap(gold: Gold, found: Found) -> int:
    return min(gold.end, found.end) - max(gold.start, found.start)


def _only_free(gold: Sequence[Gold], found: Found, met: dict[int, int], at: int) -> bool:
    """Whether an answer lies on gold that does not count."""
    if any(by == at and not gold[index].free for index, by in met.items()):
        return False
    return any(one.free and _overlap(one, found) > 0 for one in gold)
