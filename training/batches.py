"""Passages to padded tensors, and the mixture of corpora.

Which corpus gives the next step, and what it gives.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np
import torch
from torch import Tensor

from temoin.annotations.words import Pieces, split_words
from training.labels import Labels
from training.noise import SHARE, noisy
from training.passages import Passage, cut, paragraphs
from training.targets import UNKNOWN, Example, example

PIECES = 1400  # a step: more is slower for the same gain, less is noisy
LONGEST = 500  # pieces of a window
LIMITS = (120, 200, 300, 300)  # words of a window, one of them each time
NOTHING = np.zeros(0, dtype=np.int64)
POOL = 160  # examples that are sorted by length before they are put together


@dataclass
class Batch:
    ids: Tensor
    first: Tensor
    last: Tensor
    real: Tensor
    words: dict[str, Tensor]
    links: dict[str, Tensor]
    units: dict[str, Tensor]
    examples: list[Example]
    violence: Tensor
    weight: float


def _stack(rows: list[list[int]] | list[np.ndarray], fill: int, wide: int = 0) -> Tensor:
    made = np.full((len(rows), max([wide, *map(len, rows)])), fill, dtype=np.int64)
    for target, row in zip(made, rows, strict=True):
        target[: len(row)] = row
    return torch.from_numpy(made)


def _layers(examples: list[Example], which: str) -> dict[str, Tensor]:
    """A layer that an example does not know is filled with unknowns."""
    fills = {"word": 0, "part": 0, "group": -1}
    rows: list[dict[str, np.ndarray]] = [getattr(one, which) for one in examples]
    names = sorted({name for row in rows for name in row})
    wide = max((len(values) for row in rows for values in row.values()), default=0)
    return {
        name: _stack([row.get(name, NOTHING) for row in rows], fills.get(name, UNKNOWN), wide)
        for name in names
    }


def collate(examples: list[Example]) -> Batch:
    first = _stack([e.first for e in examples], 0)
    real = _stack([[1] * len(e.first) for e in examples], 0).bool()
    return Batch(
        _stack([e.ids for e in examples], 1), first, _stack([e.last for e in examples], 0), real,
        _layers(examples, "words"), _layers(examples, "links"), _layers(examples, "units"), examples,
        torch.tensor([e.violence for e in examples]), examples[0].weight,
    )  # fmt: skip


def windows(passage: Passage, words: int, pieces: Pieces) -> Iterator[Passage]:
    """Runs of whole paragraphs of at most so many words, and never more pieces than the encoder takes."""
    start, end, count, size = 0, 0, 0, 0
    for a, b in _short(passage.text, words):
        found = split_words(passage.text[a:b])
        more = sum(len(pieces.of(passage.text[a + i : a + j], True)) for i, j in found) + 1
        if count and (count + len(found) > words or size + more > LONGEST):
            yield cut(passage, start, end)
            count = size = 0
        start = a if not count else start
        end, count, size = b, count + len(found), size + more
    if count:
        yield cut(passage, start, end)


def _short(text: str, words: int) -> Iterator[tuple[int, int]]:
    """Paragraphs; one that is too long is cut after a stop where there is one."""
    for start, end in paragraphs(text):
        found = split_words(text[start:end])
        limit = min(words, 230)
        while len(found) > limit:
            stop = next(
                (i for i in range(limit - 1, limit // 2, -1) if text[start + found[i][0]] in ".!?؟"),
                limit - 1,
            )
            middle = start + found[stop][1]
            yield start, middle
            start = middle + len(text[middle:end]) - len(text[middle:end].lstrip())
            found = split_words(text[start:end])
        if start < end:
            yield start, end


class Source:
    """One corpus, drawn without end.

    Shuffled, cut into windows, spoilt here and there, put together by length.
    """

    def __init__(
        self,
        passages: Callable[[random.Random], list[Passage]],
        pieces: Pieces,
        labels: Labels,
        seed: int,
        spoilt: float = SHARE,
        limits: tuple[int, ...] = LIMITS,
    ) -> None:
        self.passages, self.pieces, self.labels = passages, pieces, labels
        self.spoilt, self.limits = spoilt, limits
        self.random = random.Random(seed)
        self.ready: list[list[Example]] = []
        self.drawn: Iterator[Example] = self._draw()
        self.passes = 0

    def _draw(self) -> Iterator[Example]:
        while True:
            self.passes += 1
            found = list(self.passages(self.random))
            self.random.shuffle(found)
            for passage in found:
                yield from self._examples(passage)

    def _examples(self, passage: Passage) -> Iterator[Example]:
        whole = passage.tokens is not None or len(passage.text) < 500
        limit = self.random.choice(self.limits)
        for window in [passage] if whole else windows(passage, limit, self.pieces):
            if self.random.random() < self.spoilt:
                window = replace(window, text=noisy(window.text, window.language, self.random))
            if not window.text.strip():
                continue
            made = example(window, self.pieces, self.labels)
            if made.first and len(made.ids) <= 510:
                yield made

    def next(self) -> Batch:
        if not self.ready:
            pool = sorted((next(self.drawn) for _ in range(POOL)), key=lambda e: len(e.ids))
            self.ready = list(_groups(pool))
            self.random.shuffle(self.ready)
        return collate(self.ready.pop())


def _groups(pool: list[Example]) -> Iterator[list[Example]]:
    group: list[Example] = []
    for one in pool:
        if group and len(one.ids) * (len(group) + 1) > PIECES:
            yield group
            group = []
        group.append(one)
    yield group
