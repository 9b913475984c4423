"""Toponym resolution: how far an answer is from gold, and the counts of a text.

Accuracy within 161 km (100 miles) is the measure of Leidner (2007) and of Gritta et al. (2018, 2019):
the share of gold toponyms whose coordinates are that near; one without an answer is wrong.
Distances are great circles (haversine) on a sphere of 6,371 km.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

from evaluation.measures import Counts

NEAR = 161.0  # kilometres
_EARTH = 6371.0

Point = tuple[float, float]


@dataclass(frozen=True)
class Toponym:
    """Words of a text that name a place, and where it is; `entry` is its GeoNames id, `kind` its feature code."""

    start: int
    end: int
    at: Point
    entry: str | None = None
    kind: str | None = None
    demonym: bool = False

    @property
    def is_town(self) -> bool:
        return self.entry is not None and (self.kind or "").startswith("PPL")


@dataclass(frozen=True)
class Answer:
    """What a system says of one toponym: where it is (`None`: it does not say), and its GeoNames id."""

    at: Point | None
    entry: str | None = None


def distance(one: Point, other: Point) -> float:
    """Kilometres between two points given as latitude and longitude in degrees."""
    (a, b), (c, d) = [(radians(lat), radians(lon)) for lat, lon in (one, other)]
    half = sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2
    return 2 * _EARTH * asin(sqrt(min(1.0, half)))


def is_near(gold: Toponym, answer: Answer | None) -> bool:
    """Whether an answer lies within 161 km of gold."""
    return answer is not None and answer.at is not None and distance(gold.at, answer.at) <= NEAR


def near(gold: Sequence[Toponym], answers: Sequence[Answer | None]) -> Counts:
    """Toponyms located right, located at all, and wanted."""
    located = [answer for answer in answers if answer is not None and answer.at is not None]
    right = sum(is_near(g, a) for g, a in zip(gold, answers, strict=True))
    return Counts(right, len(located), len(gold))


def same_town(gold: Sequence[Toponym], answers: Sequence[Answer | None]) -> Counts:
    """Towns of gold with the very entry of GeoNames."""
    towns = [(g, a) for g, a in zip(gold, answers, strict=True) if g.is_town]
    right = sum(a is not None and a.entry == g.entry for g, a in towns)
    return Counts(right, sum(a is not None for _, a in towns), len(towns))
