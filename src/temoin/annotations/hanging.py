"""On which cue a content hangs: the model's links, weighed with where both stand.

The model links each content for itself, and knows little of distance; so a quotation is often given to the
cue of the next.  Each cue within reach, and none at all, is weighed by the model's
score and by what stands between: words, sentences, paragraphs, other cues and contents.  The weights
(`acts/hanging.tsv`) are a conditional logistic regression learned on annotated reports by
`training/hanging.py`.
"""

from __future__ import annotations

import functools
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from temoin.annotations.spans import Span
from temoin.resources.load import Resources

MARKS = frozenset("\"'«»“”„‘’‹›")
_GAPS = (0, 1, 3, 8, 20, 50, 120)  # words between: borders of what counts as the same distance
_MOST = 2  # of cues, contents, sentences between: more count as so many


class Hanging:
    """Cues and contents of one text, and what stands between them.

    `ends` and `last` mark words that end a sentence and a paragraph; `words` are their places.
    """

    def __init__(
        self,
        text: str,
        words: Sequence[tuple[int, int]],
        ends: NDArray[np.bool_],
        last: NDArray[np.bool_],
        cues: Sequence[Span],
        contents: Sequence[Span],
        sources: Mapping[int, Span | None],
    ) -> None:
        self.text, self.words, self.sources = text, words, sources
        self.sentences = np.concatenate([[0], np.cumsum(ends | last)])
        self.paragraphs = np.concatenate([[0], np.cumsum(last)])
        self.cues = sorted(cue.first for cue in cues)
        self.contents = sorted(content.first for content in contents)

    def signals(self, content: Span, cue: Span, link: float) -> dict[str, float]:
        """What speaks for or against a cue's content, by name; `link` is the model's log-probability."""
        side = "before" if cue.first < content.first else "behind"
        inside = content.first <= cue.first < content.end
        start, end = (cue.end, content.first) if side == "before" else (content.end, cue.first)
        gap = 0 if inside else bisect_left(_GAPS, max(0, end - start))
        between = 0 if inside else int(self.sentences[end] - self.sentences[start]) if end > start else 0
        jumps = bool(end > start and self.paragraphs[end] > self.paragraphs[start])
        cues = max(0, bisect_left(self.cues, end) - bisect_left(self.cues, start)) if end > start else 0
        contents = (
            max(0, bisect_left(self.contents, end) - bisect_left(self.contents, start)) if end > start else 0
        )
        source = self.sources.get(cue.first)
        order = "alone" if source is None else "source first" if source.first < cue.first else "cue first"
        quoted = "quoted" if self._quoted(content) else "bare"
        where = "inside" if inside else side
        return {
            "link": link,
            f"{where} gap {gap}": 1.0,
            f"{where} sentences {min(between, _MOST)} {quoted}": 1.0,
            f"{where} cues {min(cues, _MOST)}": 1.0,
            f"{where} contents {min(contents, _MOST)}": 1.0,
            f"{where} {order}": 1.0,
            **({f"{where} paragraph": 1.0} if jumps else {}),
            **({f"{where} colon": 1.0} if self._colon(content) else {}),
        }

    def signals_of_none(self, content: Span, link: float) -> dict[str, float]:
        """What speaks for a content that hangs on nothing."""
        found = {"none": 1.0, "none link": link, f"none {'quoted' if self._quoted(content) else 'bare'}": 1.0}
        if self.contents and bisect_right(self.contents, content.first) == 1:
            found["none first"] = 1.0
        return found

    def _quoted(self, content: Span) -> bool:
        """Whether a quotation mark opens the content or stands right before it."""
        start = self.words[content.first][0]
        return any(letter in MARKS for letter in self.text[max(0, start - 2) : start + 1])

    def _colon(self, content: Span) -> bool:
        start = self.words[content.first][0]
        return ":" in self.text[max(0, start - 4) : start]


def weight(signals: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The weighted sum; signals that no weight knows add nothing."""
    return sum(weights.get(name, 0.0) * value for name, value in signals.items())


@functools.cache
def hanging_weights() -> dict[str, float]:
    """Signal → weight, as packaged: they belong to the packaged model."""
    return {row["signal"]: float(row["weight"]) for row in Resources().table("hanging", "acts")}
