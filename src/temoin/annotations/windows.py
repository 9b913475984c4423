"""A text as one row of word vectors, read in windows of whole paragraphs that overlap by one.

Every word takes its vector from the window in which it stands farthest from an edge; it may be linked to
words of that window.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from temoin.annotations.network import Floats, Network
from temoin.annotations.truecase import usual_forms
from temoin.annotations.words import Pieces, split_words
from temoin.resources.load import Resources

WORDS = 300  # of a window, as in training
PIECES = 500
CHUNK = 140  # words; a longer paragraph is cut after a stop, so that windows can overlap inside it
CHUNK_PIECES = 240
STOPS = frozenset(".!?؟…")

Pair = tuple[int, int]


@dataclass(frozen=True)
class Seen:
    """``words`` as (start, end); ``forms`` as the model was shown them; ``vectors`` a row for each.

    ``reach`` the words that each may be linked to, half open; ``last`` marks words that end a paragraph.
    """

    text: str
    words: list[Pair]
    forms: list[str]
    vectors: Floats
    reach: list[Pair]
    last: NDArray[np.bool_]


@dataclass(frozen=True)
class Chunk:
    """Words that stay together: a paragraph, or a part of one."""

    first: int
    end: int
    pieces: int
    opens: bool


def see(
    network: Network,
    text: str,
    paragraphs: Sequence[Pair],
    language: str | None = None,
    resources: Resources | None = None,
) -> Seen:
    """Split, encode, join. Language and tables serve what is written in capitals alone."""
    words, forms, opens = _words(text, paragraphs, language, resources)
    ids = [
        network.pieces.of(form, opening or text[start - 1].isspace())
        for (start, _), form, opening in zip(words, forms, opens, strict=True)
    ]
    last = np.array([*opens[1:], True][: len(words)], dtype=bool)
    windows = list(_windows(list(_chunks(text, words, ids, opens))))
    shown = [_window_pieces(network.pieces, ids, opens, window) for window in windows]
    read = network.read([pieces for pieces, _, _ in shown])
    vectors = np.zeros((len(words), network.width), dtype=np.float32)
    reach: list[Pair] = [(0, 0)] * len(words)
    margin = np.full(len(words), -1)
    for (start, end), (_, first, back), found in zip(windows, shown, read, strict=True):
        mine = _margins(start, end, len(words)) > margin[start:end]
        rows = np.flatnonzero(mine) + start
        vectors[rows] = (found[first][mine] + found[back][mine]) / 2
        margin[rows] = _margins(start, end, len(words))[mine]
        for row in rows.tolist():
            reach[row] = (start, end)
    return Seen(text, words, forms, vectors, reach, last)


def _words(
    text: str, paragraphs: Sequence[Pair], language: str | None, resources: Resources | None
) -> tuple[list[Pair], list[str], list[bool]]:
    """Words of all paragraphs, the form of each that the model is shown, and whether it opens a paragraph."""
    words: list[Pair] = []
    forms: list[str] = []
    opens: list[bool] = []
    for start, stop in paragraphs:
        found = [(start + a, start + b) for a, b in split_words(text[start:stop])]
        words += found
        forms += usual_forms(text, found, language, resources)
        opens += [i == 0 for i in range(len(found))]
    return words, forms, opens


def _chunks(text: str, words: list[Pair], ids: list[list[int]], opens: list[bool]) -> Iterator[Chunk]:
    first, size, stop = 0, 0, 0
    for at in range(len(words)):
        full = at - first >= CHUNK or size + len(ids[at]) > CHUNK_PIECES
        if at > first and (opens[at] or full):
            cut = at if opens[at] or stop <= first else stop
            yield Chunk(first, cut, sum(map(len, ids[first:cut])), opens[first])
            first, size = cut, sum(map(len, ids[cut:at]))
        size += len(ids[at])
        if text[words[at][0]] in STOPS:
            stop = at + 1
    if words:
        yield Chunk(first, len(words), size, opens[first])


def _windows(chunks: list[Chunk]) -> Iterator[Pair]:
    """Runs of chunks, as words; the next run begins with the last chunk of the one before."""
    at = 0
    while at < len(chunks):
        end, words, pieces = at, 0, 0
        while end < len(chunks):
            more = chunks[end]
            words, pieces = words + more.end - more.first, pieces + more.pieces + 1
            if end > at and (words > WORDS or pieces > PIECES):
                break
            end += 1
        yield chunks[at].first, chunks[end - 1].end
        if end == len(chunks):
            return
        at = max(at + 1, end - 1)


def _window_pieces(
    pieces: Pieces, ids: list[list[int]], opens: list[bool], window: Pair
) -> tuple[list[int], NDArray[np.int64], NDArray[np.int64]]:
    """Pieces of a window, with an end piece between paragraphs; the first and the last piece of each word."""
    made, first, last = [pieces.BEGIN], [], []
    for word in range(*window):
        if opens[word] and word > window[0]:
            made.append(pieces.END)
        first.append(len(made))
        made += ids[word]
        last.append(len(made) - 1)
    return [*made, pieces.END], np.array(first), np.array(last)


def _margins(start: int, end: int, words: int) -> NDArray[np.int64]:
    """How far each word of a window is from its edges; the ends of the text are none."""
    places = np.arange(start, end)
    left = places - start if start else np.full(end - start, words)
    right = end - 1 - places if end < words else np.full(end - start, words)
    return np.minimum(left, right)
