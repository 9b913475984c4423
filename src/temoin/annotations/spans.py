"""Spans of words decoded from tag scores, each with a label and a probability."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from temoin.annotations.decode import find_spans, find_stretches
from temoin.annotations.network import Floats, softmax

DIGITS = 4  # of probabilities and vectors: what lies beyond differs between machines


def chance_of(rows: Floats, choice: NDArray[np.int64] | int) -> float:
    """The geometric mean of the probabilities of the classes chosen, one in each row of scores."""
    shares = softmax(np.atleast_2d(rows))
    picked = shares[np.arange(len(shares)), choice]
    return round(float(np.exp(np.log(np.maximum(picked, 1e-9)).mean())), DIGITS)


@dataclass(frozen=True)
class Span:
    """Words of the text, half open, with a label and a probability."""

    first: int
    end: int
    label: int
    p: float


def decoded_spans(scores: Floats, cost: float | None = None) -> list[Span]:
    """The spans that the scores give; with a `cost`, a span must be worth that much."""
    found = []
    for first, end, label in find_spans(scores) if cost is None else find_stretches(scores, cost):
        tags = np.full(end - first, 2 * label + 2)
        tags[0] -= 1
        found.append(Span(first, end, label, chance_of(scores[first:end], tags)))
    return found
