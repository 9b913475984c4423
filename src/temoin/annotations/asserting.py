"""How a happening is put forward: the model's probabilities, weighed with cues over the tree.

The model sees a happening's first word and knows few of the words by which a report plans, denies, fears or only hears
of it.  Each status is weighed by the model's log-probability and by the cues of the happening: its form, what
hangs on it, what it hangs on, what the rules say (`status.py`), and who reports it.  The weights
(`acts/asserting.tsv`) are a logarithmic pool of two opinions (Genest and Zidek 1986, "Combining Probability
Distributions"): the model's, and that of a logistic regression over cues alone; `training/asserting.py` learns both.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from temoin.annotations.lexicon import Lexicon, key
from temoin.annotations.status import form, has_no_one, is_negated, status_of
from temoin.annotations.trees import Trees
from temoin.records import Attribution, Pair
from temoin.resources.load import Resources

MODEL, ALWAYS = (
    "model",
    "always",
)  # rows of the table that are no cues: the model's share, and each status' constant
LEAST = -7.0  # log-probability: what the model rules out may still be weighed
_TELLING = ("advmod", "amod", "aux", "mark", "case", "det", "cop", "discourse", "cc")
_HEDGING = ("adverb", "modal", "mark", "noun")
_PASSED = ("conj", "flat", "fixed", "appos")  # relations over which a word shares what governs another
_HEIGHT = 4  # governors that may decide ...
_STEPS = 7  # ... and steps to them, those passed over too
_FORMS = ("VerbForm", "Mood", "Tense")


@dataclass(frozen=True, slots=True)
class Asserting:
    """The trees of one text, its language's tables, and who says what in it."""

    trees: Trees
    tables: Lexicon
    language: str | None
    said: Sequence[Attribution]

    def status(self, place: Pair, model: Mapping[str, float]) -> str:
        """The status that weighs most; `model` gives each its log-probability."""
        weights = _weights()
        share = weights[MODEL][""]
        sums = {name: share * max(chance, LEAST) for name, chance in model.items()}
        for cue in (ALWAYS, *sorted(self.cues(place))):
            for name, value in weights.get(cue, {}).items():
                sums[name] += value
        return max(sums, key=lambda name: sums[name])

    def cues(self, place: Pair) -> set[str]:
        """What speaks for one status or another, by name; words under their language."""
        inside = self.trees.between(*place)
        if not inside:
            return set()
        at = next((word for word in inside if self.trees.head(word) not in inside), inside[0])
        return {
            *self._own(at, inside), *self._around(at, ""), *self._above(at, inside), *self._reported(at),
        }  # fmt: skip

    def _own(self, at: int, inside: range) -> Iterator[str]:
        """The happening's words, their form, and what the rules make of them."""
        trees, word = self.trees, self.trees.words[at]
        yield self._of("word", at)
        yield f"upos {word.upos}"
        yield f"{self.language} upos {word.upos}"
        yield f"hangs by {self._relation(at)}"
        for name in _FORMS:
            if value := trees.feature(at, name):
                yield f"{name} {value}"
                yield f"{self.language} {name} {value}"
        if is_negated(trees, self.tables, at):
            yield "negated"
        elif has_no_one(trees, self.tables, at):
            yield "no one"
        yield f"rules {status_of(trees, self.tables, at)[0]}"
        for other in inside:
            if other != at:
                yield self._of("with", other)
                if hedge := self.tables.hedges(trees.words[other], form(trees, other), *_HEDGING, "governor"):
                    yield f"with {hedge.status}"

    def _around(self, at: int, whose: str) -> Iterator[str]:
        """Small words on a word: negation, marks, auxiliaries with mood and tense, adverbs."""
        trees = self.trees
        for child in trees.children[at]:
            relation = self._relation(child)
            if relation not in _TELLING:
                continue
            yield self._of(f"{whose}{relation}", child)
            if relation in ("aux", "cop"):
                for name in ("Mood", "Tense"):
                    if value := trees.feature(child, name):
                        yield f"{whose}aux {name} {value}"
                        yield f"{self.language} {whose}aux {name} {value}"
            if hedge := self.tables.hedges(trees.words[child], form(trees, child), *_HEDGING):
                yield f"{whose}{relation} {hedge.status} {hedge.certainty}"

    def _above(self, at: int, inside: range) -> Iterator[str]:
        """What a happening hangs on, up to some height; a second noun or verb hangs where the first does."""
        trees, height = self.trees, 0
        for _ in range(_STEPS):
            head = trees.head(at)
            if head < 0 or height == _HEIGHT:
                yield f"root {height}" if head < 0 else "deep"
                return
            if head not in inside:
                relation = self._relation(at)
                if relation in _PASSED:
                    yield f"over {relation}"
                    if relation == "conj" and height == 0:
                        yield self._of("conj", head)
                        yield from self._around(head, "conj ")
                else:
                    height += 1
                    yield from self._governor(head, relation, height)
            at = head

    def _governor(self, head: int, relation: str, height: int) -> Iterator[str]:
        """One governor: its word, what tables say of it, its form, what hangs on it."""
        trees, word, written = self.trees, self.trees.words[head], form(self.trees, head)
        near = f"up{min(height, 2)}"
        yield self._of(near, head)
        yield self._of("under", head)
        if height == 1:
            yield self._of(f"{relation} of", head)
        yield f"up{height} {relation} {word.upos}"
        kind = "noun" if word.upos in ("NOUN", "PROPN") else "governor"
        if hedge := self.tables.hedges(word, written, kind):
            yield f"up{height} {hedge.status}"
            yield f"under {hedge.status}"
            yield f"up{height} {relation} of {hedge.status}"
        if report := self.tables.report(word, written, "verb", "noun"):
            yield f"up{height} report {report.frame} {report.polarity} {report.certainty}"
        if is_negated(trees, self.tables, head):
            yield f"up{height} negated"
        for name in _FORMS:
            if value := trees.feature(head, name):
                yield f"up{height} {name} {value}"
        yield from self._around(head, f"{near} ")

    def _reported(self, at: int) -> Iterator[str]:
        """In whose words it stands, with which cue; whether its sentence asks."""
        trees, start, end = self.trees, self.trees.words[at].start, self.trees.words[at].end
        around = [one for one in self.said if any(a <= start and end <= b for a, b in one.content)]
        for one in around:
            yield f"said {one.certainty}"
            yield f"said {one.polarity}"
            yield f"said {one.kind}"
            for piece in one.cue:
                for word in trees.between(*piece):
                    yield self._of("cue", word)
        if not around:
            yield "told"
        if any(a <= start < b for one in self.said for a, b in one.cue):
            yield "is cue"
        sentence = trees.sentences[trees.sentence_of[at]]
        if trees.text[sentence.start : sentence.end].rstrip().endswith(("?", "؟")):
            yield "question"

    def _relation(self, at: int) -> str:
        return self.trees.words[at].relation.partition(":")[0]

    def _of(self, what: str, at: int) -> str:
        """A cue that names a word, by its lemma."""
        lemma = key(self.trees.words[at].lemma) or key(form(self.trees, at))
        return f"{self.language} {what} {lemma}"


@functools.cache
def _weights() -> dict[str, dict[str, float]]:
    """Cue → status → weight, as packaged: they belong to the packaged model."""
    found: dict[str, dict[str, float]] = {}
    for row in Resources().table("asserting", "acts"):
        found.setdefault(row["cue"], {})[row["status"]] = float(row["weight"])
    return found
