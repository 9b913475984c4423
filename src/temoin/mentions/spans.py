"""Spans in order: which lie inside a stretch, and which shares most letters with words.

Both look only at the neighbours of a place in the text, so that a report of twice the length
takes twice the time.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from typing import Generic, Protocol, TypeVar

from temoin.records import Pair


class _Spanned(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


T = TypeVar("T", bound=_Spanned)


class Inside(Generic[T]):
    """Records with a span, in order of it."""

    def __init__(self, records: Iterable[T]) -> None:
        self.all = sorted(records, key=lambda r: (r.start, -r.end))
        self._starts = [r.start for r in self.all]

    def of(self, start: int, end: int) -> list[T]:
        """The records that lie in `start:end`."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [r for r in self.all[first:last] if r.end <= end]


class Owners:
    """Spans, each with the id of who or what it names."""

    def __init__(self, owner: Mapping[Pair, str]) -> None:
        self._owner = dict(owner)
        self._spans = sorted(owner)
        self._starts = [start for start, _ in self._spans]
        self._longest = max((end - start for start, end in self._spans), default=0)

    def at(self, start: int, end: int) -> str | None:
        """Who owns exactly these words; else who shares half of their letters or more; else `None`.

        Of several the one that shares most, then the shortest, then the first.
        """
        if (start, end) in self._owner:
            return self._owner[start, end]
        first = bisect_left(self._starts, start - self._longest)
        near = self._spans[first : bisect_right(self._starts, end)]
        shared = [(min(end, e) - max(start, s), s - e, -s, self._owner[s, e]) for s, e in near]
        best = max(shared, default=(0, 0, 0, None))
        return best[3] if best[0] > 0 and 2 * best[0] >= end - start else None
