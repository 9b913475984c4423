"""Which stretches of a text meet a given one, without looking at all of them (law 7)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Generic, TypeVar

from temoin.records import Pair

T = TypeVar("T")


class Overlaps(Generic[T]):
    """Things with a span each, found by the stretches that they meet."""

    def __init__(self, things: Iterable[tuple[Pair, T]]) -> None:
        self._things = sorted(things, key=lambda thing: thing[0])
        self._starts = [start for (start, _), _ in self._things]
        self._reach = list(accumulate((end for (_, end), _ in self._things), max))

    def of(self, start: int, end: int) -> list[T]:
        """What meets `start:end`, in order of its spans."""
        found = []
        at = bisect_left(self._starts, end) - 1
        while at >= 0 and self._reach[at] > start:
            (_, last), thing = self._things[at]
            if last > start:
                found.append(thing)
            at -= 1
        return found[::-1]


def inside_each(stretches: Sequence[Pair], places: Iterable[int]) -> list[list[int]]:
    """For each of several stretches in order, none over another, the numbers of the places inside it."""
    starts = [start for start, _ in stretches]
    found: list[list[int]] = [[] for _ in stretches]
    for number, place in enumerate(places):
        at = bisect_right(starts, place) - 1
        if at >= 0 and place < stretches[at][1]:
            found[at].append(number)
    return found
