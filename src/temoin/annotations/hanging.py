"""On which cue a content hangs: the model's links, weighed with where both stand.

The model links each content for itself, and knows little of distance; so a quotation is often given to the
cue of the next.  Each cue within reach, and none at all, is weighed by the model's
score and by what stands between: words, sentences, paragraphs, other cues and contents.  The weights
(`acts/hanging.tsv`) are a conditional logistic regression learned on annotated reports by
`training/hanging.py`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from temoin.annotations.between import Between, Signals, count, starts, stretch
from temoin.annotations.spans import Span

MARKS = frozenset("\"'«»“”„‘’‹›")
_GAPS = (0, 1, 3, 8, 20, 50, 120)  # words between: borders of what counts as the same distance


class Hanging:
    """Cues, their sources by the cue's first word, and contents of one text."""

    def __init__(
        self,
        between: Between,
        cues: Sequence[Span],
        contents: Sequence[Span],
        sources: Mapping[int, Span | None],
    ) -> None:
        self.between, self.sources = between, sources
        self.cues, self.contents = starts(cues), starts(contents)

    def signals(self, content: Span, cue: Span, link: float) -> Signals:
        """What speaks for or against a cue's content, by name; `link` is the model's log-probability."""
        side = "before" if cue.first < content.first else "behind"
        inside = content.first <= cue.first < content.end
        start, end = (0, 0) if inside else stretch(cue, content)
        source = self.sources.get(cue.first)
        order = "alone" if source is None else "source first" if source.first < cue.first else "cue first"
        quoted = "quoted" if self._quoted(content) else "bare"
        where = "inside" if inside else side
        return {
            "link": link,
            f"{where} gap {bisect_left(_GAPS, max(0, end - start))}": 1.0,
            f"{where} sentences {self.between.sentences(start, end)} {quoted}": 1.0,
            f"{where} cues {count(self.cues, start, end)}": 1.0,
            f"{where} contents {count(self.contents, start, end)}": 1.0,
            f"{where} {order}": 1.0,
            **({f"{where} paragraph": 1.0} if self.between.parted(start, end) else {}),
            **({f"{where} colon": 1.0} if self._colon(content) else {}),
        }

    def signals_of_none(self, content: Span, link: float) -> Signals:
        """What speaks for a content that hangs on nothing."""
        found = {"none": 1.0, "none link": link, f"none {'quoted' if self._quoted(content) else 'bare'}": 1.0}
        if self.contents and bisect_right(self.contents, content.first) == 1:
            found["none first"] = 1.0
        return found

    def _quoted(self, content: Span) -> bool:
        """Whether a quotation mark opens the content or stands right before it."""
        return any(letter in MARKS for letter in self._before(content, 2, 1))

    def _colon(self, content: Span) -> bool:
        return ":" in self._before(content, 4, 0)

    def _before(self, content: Span, back: int, on: int) -> str:
        start = self.between.words[content.first][0]
        return self.between.text[max(0, start - back) : start + on]
