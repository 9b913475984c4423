"""What stands between two spans of a text: words, sentences, paragraphs, and other spans; what signals weigh."""

from __future__ import annotations

import functools
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from temoin.annotations.spans import Span
from temoin.records import Pair
from temoin.resources.load import Resources

Signals = dict[str, float]
MOST = 2  # of cues, contents, sentences, sources between: more count as so many


class Between:
    """The words of one text, with the ends of its sentences and paragraphs.

    `ends` and `last` mark the words that end a sentence and a paragraph; `words` are places in `text`.
    """

    def __init__(
        self, text: str, words: Sequence[Pair], ends: NDArray[np.bool_], last: NDArray[np.bool_]
    ) -> None:
        self.text, self.words = text, words
        self._sentences = np.concatenate([[0], np.cumsum(ends | last)])
        self._paragraphs = np.concatenate([[0], np.cumsum(last)])

    def sentences(self, start: int, end: int) -> int:
        """Sentence ends between two words, at most `MOST`."""
        return min(MOST, int(self._sentences[end] - self._sentences[start])) if end > start else 0

    def parted(self, start: int, end: int) -> bool:
        """Whether a paragraph ends between two words."""
        return bool(end > start and self._paragraphs[end] > self._paragraphs[start])


def starts(spans: Iterable[Span]) -> list[int]:
    """The first words of spans, in order."""
    return sorted(span.first for span in spans)


def count(firsts: Sequence[int], start: int, end: int) -> int:
    """How many of the words lie between two words, at most `MOST`."""
    return min(MOST, bisect_left(firsts, end) - bisect_left(firsts, start)) if end > start else 0


def stretch(one: Span, other: Span) -> tuple[int, int]:
    """The words between two spans, half open; empty or turned round where they touch."""
    return (one.end, other.first) if one.first < other.first else (other.end, one.first)


def weight(signals: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The weighted sum; signals that no weight knows add nothing."""
    return sum(weights.get(name, 0.0) * value for name, value in signals.items())


@functools.cache
def weights_of(table: str) -> dict[str, float]:
    """Signal → weight of a learned table of `acts/`, as packaged: they belong to the packaged model."""
    return {row["signal"]: float(row["weight"]) for row in Resources().table(table, "acts")}
