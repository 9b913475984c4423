"""Counts to numbers: precision, recall, F1, accuracy, and the noise of each by bootstrap.

Noise: the 2.5th and 97.5th percentile of the measure over resamples of whole documents with
replacement (Efron 1979; by documents because answers of one document are not independent).
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from evaluation.record import Score

T = TypeVar("T")
_RESAMPLES = 500
_SEED = 13


@dataclass(frozen=True)
class Counts:
    """Answers right, answers given, answers wanted; `+` adds them up.  Points may be halves."""

    right: float = 0
    given: float = 0
    wanted: float = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.right + other.right, self.given + other.given, self.wanted + other.wanted)

    @property
    def precision(self) -> float:
        return self.right / self.given if self.given else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.right / (self.given + self.wanted) if self.given + self.wanted else 0.0


def total(counts: Sequence[Counts]) -> Counts:
    return sum(counts, Counts())


def f1_score(name: str, documents: Sequence[Counts]) -> Score:
    """F1 over documents with its noise."""
    return bootstrap(name, documents, lambda some: total(some).f1)


def recall_score(name: str, documents: Sequence[Counts]) -> Score:
    """Accuracy: the share right of what was wanted, with its noise."""
    return bootstrap(name, documents, lambda some: total(some).recall)


def bootstrap(name: str, units: Sequence[T], measure: Callable[[Sequence[T]], float]) -> Score:
    """Any measure over units (documents, reports), with its noise."""
    value = measure(units)
    draw = random.Random(_SEED)
    values = sorted(measure(draw.choices(units, k=len(units))) for _ in range(_RESAMPLES)) if units else [0.0]
    low, high = values[int(0.025 * (len(values) - 1))], values[round(0.975 * (len(values) - 1))]
    return Score(name, value, low, high)


def percent(value: float | None) -> float | None:
    """A share as a table shows it."""
    return None if value is None else round(100 * value, 1)
