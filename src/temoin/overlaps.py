"""Which stretches of a text meet a given one, without looking at all of them (law 7)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
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
