"""Whose words a cue reports: the model's links, weighed with the tree and with where both stand.

The model finds a source from afar now and then where the cue's own subject stands beside it.
Each source within reach, and none at all, is weighed by the model's score, by how the cue's verb and the
source hang together, and by what stands between.  The weights (`acts/sourcing.tsv`) are a conditional
logistic regression learned on annotated reports by `training/sourcing.py`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from temoin.annotations.between import Between, Signals, count, starts, stretch
from temoin.annotations.spans import Span
from temoin.records import Word

_GAPS = (0, 1, 2, 4, 8, 20, 50)  # words between: borders of what counts as the same distance
_SUBJECTS = ("nsubj", "nsubj:pass", "obl:agent")
_TELLING = (*_SUBJECTS, "aux:pass", "expl:subj")
_NEAR = 25  # words from a verb within which its subject is looked for


class Sourcing:
    """Cues, sources and contents of one text over its trees.

    `begins` gives for each written word its first syntactic one.
    """

    def __init__(
        self,
        between: Between,
        trees: Sequence[Word],
        begins: Sequence[int],
        cues: Sequence[Span],
        sources: Sequence[Span],
        contents: Sequence[Span],
    ) -> None:
        self.between, self.trees, self.begins = between, trees, begins
        self.cues, self.sources, self.contents = starts(cues), starts(sources), contents

    def signals(self, cue: Span, source: Span, link: float) -> Signals:
        """What speaks for or against a source, by name; `link` is the model's log-probability."""
        side = "before" if source.first < cue.first else "behind"
        start, end = stretch(cue, source)
        found = {
            "link": link,
            f"{side} gap {bisect_left(_GAPS, max(0, end - start))}": 1.0,
            f"{side} sentences {self.between.sentences(start, end)}": 1.0,
            f"{side} sources {count(self.sources, start, end)}": 1.0,
            f"{side} cues {count(self.cues, start, end)}": 1.0,
        }
        if self.between.parted(start, end):
            found[f"{side} paragraph"] = 1.0
        if self._around(source) - self._around(cue):
            found["in content"] = 1.0
        return found | self._bound(cue, source, side)

    def signals_of_none(self, cue: Span, link: float) -> Signals:
        """What speaks for words that nobody in particular says."""
        found = {"none": 1.0, "none link": link}
        head = self._head(cue)
        if head is not None:
            found[f"none {self.trees[head].upos}"] = 1.0
            relations = {self.trees[at].relation for at in self._hanging_on(head)}
            found |= {f"none {name}": 1.0 for name in _TELLING if name in relations}
            if ("Voice", "Pass") in self.trees[head].feats:
                found["none passive"] = 1.0
        return found

    def _bound(self, cue: Span, source: Span, side: str) -> Signals:
        """How cue and source hang together in the tree."""
        found: Signals = {}
        saying, naming = self._units(cue), self._units(source)
        noun, verb = self._head(source), self._head(cue)
        if noun is not None:
            word = self.trees[noun]
            found[f"tree {word.relation}" if word.head in saying else "tree apart"] = 1.0
            found[f"{side} {word.upos}"] = 1.0
        if verb is None:
            return found
        subjects = [at for at in self._hanging_on(verb) if self.trees[at].relation in _SUBJECTS]
        if subjects and self.trees[verb].upos in ("VERB", "AUX"):
            own = any(at in naming for at in subjects)
            found["own subject" if own else "another's subject"] = 1.0
        if self.trees[verb].head in naming:
            found[f"cue as {self.trees[verb].relation}"] = 1.0
        return found

    def _units(self, span: Span) -> range:
        return range(self.begins[span.first], self.begins[span.end])

    def _head(self, span: Span) -> int | None:
        """The word of a span that hangs on none of its others."""
        inside = self._units(span)
        return next((at for at in inside if self.trees[at].head not in inside), None)

    def _hanging_on(self, head: int) -> list[int]:
        near = range(max(0, head - _NEAR), min(len(self.trees), head + _NEAR))
        return [at for at in near if self.trees[at].head == head]

    def _around(self, span: Span) -> set[int]:
        """The contents, by number, that a span begins in."""
        return {i for i, one in enumerate(self.contents) if one.first <= span.first < one.end}
