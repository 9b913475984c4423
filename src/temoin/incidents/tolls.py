"""A toll over many reports: what is shown, never what is true.

From each report the highest count that it says surely, then the count that most reports give, the higher among
equals; chosen on the dev side of data/linking beside the highest, the latest and the best supported.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

# least and most people, and the sum of the scores of the claims that say so
Counted = tuple[int | None, int | None, float]

# Support from which a report says a count surely: of .3 to 1.3, .75 gave most tolls as the table of incidents has them.
SURE = 0.75


@dataclass(frozen=True, slots=True)
class Toll:
    """`value` by the rule, and the range of all that is said; people of whom nothing is said are none."""

    value: int
    low: int
    high: int


def commonest(reports: Sequence[Sequence[Counted]]) -> Toll:
    """The toll of an incident from the counts of each report."""
    return Toll(most_given(reports), min(map(_low, reports), default=0), max(map(_high, reports), default=0))


def most_given(reports: Sequence[Sequence[Counted]]) -> int:
    """The count that most reports give."""
    values = Counter(_surest(counts) for counts in reports)
    return max(values, key=lambda count: (values[count], count), default=0)


def _surest(counts: Sequence[Counted]) -> int:
    return max((least or 0 for least, _, support in counts if support > SURE), default=0)


def _low(counts: Sequence[Counted]) -> int:
    """The least that a report says; nought where it says none surely."""
    if not any(support > SURE for _, _, support in counts):
        return 0
    return min(least or 0 for least, _, _ in counts)


def _high(counts: Sequence[Counted]) -> int:
    return max((least or 0 if most is None else most for least, most, _ in counts), default=0)
