"""A text of any length in bounded memory: runs of whole paragraphs, each read for itself, joined again.

Most reports are one run.  Nothing is linked across the seam of two runs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from temoin.records import Annotations, Attribution, Happening, Pair, Sentence, Word

LONGEST = 24_000  # characters of a run: some 4,000 words, whose scores take 120 MB
_STOPS = ".!?؟…\n"


def runs(text: str, paragraphs: Sequence[Pair]) -> Iterator[list[Pair]]:
    """Paragraphs in runs of at most LONGEST characters; one that is longer is cut, if it can be after a stop."""
    run: list[Pair] = []
    for start, end in (piece for paragraph in paragraphs for piece in _pieces(text, *paragraph)):
        if run and end - run[0][0] > LONGEST:
            yield run
            run = []
        run.append((start, end))
    if run:
        yield run


def _pieces(text: str, start: int, end: int) -> Iterator[Pair]:
    while end - start > LONGEST:
        limit = start + LONGEST
        stop = max(text.rfind(mark, start + LONGEST // 2, limit) for mark in _STOPS)
        cut = stop if stop >= 0 else text.rfind(" ", start + LONGEST // 2, limit)
        cut = cut + 1 if cut >= 0 else limit
        yield start, cut
        start = cut
    yield start, end


def joined(parts: Sequence[Annotations]) -> Annotations:
    """What was seen in the runs of one text as one: all that is numbered is numbered on."""
    if len(parts) == 1:
        return parts[0]
    words: list[Word] = []
    sentences: list[Sentence] = []
    said: list[Attribution] = []
    happenings: list[Happening] = []
    for part in parts:
        before, told, known = len(words), len(said), 1 + max((h.one or 0 for h in happenings), default=-1)
        words += [replace(word, head=word.head + before if word.head >= 0 else -1) for word in part.words]
        sentences += [
            replace(one, first_word=one.first_word + before, last_word=one.last_word + before)
            for one in part.sentences
        ]
        said += [
            replace(one, id=one.id + told, inside=one.inside + told if one.inside else None)
            for one in part.attributions
        ]
        happenings += [
            replace(one, one=one.one + known if one.one is not None else None) for one in part.happenings
        ]
    return Annotations(
        None,
        tuple(words),
        tuple(sentences),
        tuple(name for part in parts for name in part.names),
        tuple(said),
        tuple(happenings),
    )
