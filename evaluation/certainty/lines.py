"""Sentences read together, each a paragraph of its own: their trees, and words by place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from temoin.annotations.lexicon import Lexicon, lexicon
from temoin.annotations.reader import Reader
from temoin.annotations.trees import Trees
from temoin.resources import Resources

_TOGETHER = 40


@dataclass(frozen=True)
class Line:
    """A sentence with the trees of its text, where it starts there, and the tables of its language."""

    trees: Trees
    start: int
    tables: Lexicon

    def word(self, start: int, end: int) -> int | None:
        """The index of the word that covers most of `start:end` of the sentence."""
        low, high = self.start + start, self.start + end
        best = [
            (min(high, w.end) - max(low, w.start), -at)
            for at, w in enumerate(self.trees.words)
            if w.start < high and low < w.end
        ]
        return -max(best)[1] if best else None

    def verb(self, lemma: str, length: int) -> int | None:
        """The last word of a lemma in the `length` characters of the sentence."""
        end = self.start + length
        words = enumerate(self.trees.words)
        return max((at for at, w in words if w.lemma == lemma and self.start <= w.start < end), default=None)


def read(sentences: Sequence[str], language: str) -> list[Line]:
    """Lines in order; the model sees some sentences at a time."""
    reader, tables, found = Reader(), lexicon(Resources(), language), []
    for first in range(0, len(sentences), _TOGETHER):
        some = sentences[first : first + _TOGETHER]
        text, starts = "", []
        for sentence in some:
            starts.append(len(text))
            text += sentence + "\n\n"
        spans = [(s, s + len(sentence)) for s, sentence in zip(starts, some, strict=True)]
        seen = reader.read(text, spans, language=language)
        trees = Trees(text, seen.words, seen.sentences)
        found += [Line(trees, start, tables) for start in starts]
    return found
