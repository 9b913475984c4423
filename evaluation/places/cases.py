"""Texts with located toponyms: LGL, TR-News, GeoVirus, GeoWebNews, and the Arabic tweets of IDRISI; halves by id."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

from evaluation.corpora import half_of, records, sample
from evaluation.record import Part

_TEXTS = {"sample": 40, "tune": 100, "report": 150}
_TWEETS = {"sample": 120, "tune": 400, "report": 600}
_READ = {"sample": 4, "tune": 10, "report": 20}
_READ_TWEETS = {"sample": 20, "tune": 80, "report": 120}
_EARTH = 6371.0


@dataclass(frozen=True)
class Toponym:
    """Words `start:end`, where they are, and the GeoNames id of a town, "" for others."""

    start: int
    end: int
    lat: float
    lon: float
    entry: str


@dataclass(frozen=True)
class Case:
    """A text and its toponyms with coordinates."""

    id: str
    corpus: str
    language: str
    text: str
    gold: tuple[Toponym, ...]


def cases(part: Part) -> list[Case]:
    """A sample of each corpus."""
    half = "report" if part == "report" else "tune"
    found = []
    news = [r for r in records("places/geoparsing_en.jsonl.xz") if half_of(r["id"]) == half]
    for corpus in dict.fromkeys(r["corpus"] for r in news):
        some = [r for r in news if r["corpus"] == corpus and _located(r)]
        for record in sample(some, _TEXTS[part]):
            found.append(Case(record["id"], corpus, "en", record["text"], _located(record)))
    tweets = [r for r in records("places/idrisi_ar.jsonl.xz") if half_of(r["id"]) == half and _located(r)]
    for record in sample(tweets, _TWEETS[part]):
        found.append(Case(record["id"], "IDRISI", "ar", record["text"], _located(record)))
    return found


def with_model(some: Sequence[Case], part: Part) -> list[Case]:
    """The texts of which the model's own spans are read too."""
    found = []
    for corpus in dict.fromkeys(case.corpus for case in some):
        size = _READ_TWEETS[part] if corpus == "IDRISI" else _READ[part]
        found += sample([case for case in some if case.corpus == corpus], size)
    return found


def _located(record: dict) -> tuple[Toponym, ...]:  # type: ignore[type-arg]
    return tuple(
        Toponym(t["start"], t["end"], float(t["lat"]), float(t["lon"]), _entry(t))
        for t in record["toponyms"]
        if t.get("lat") is not None
    )


def _entry(toponym: dict) -> str:  # type: ignore[type-arg]
    return str(toponym.get("geonameid") or "") if (toponym.get("fcode") or "").startswith("PPL") else ""


def kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Great-circle distance."""
    a, b, c, d = map(radians, (lat, lon, other_lat, other_lon))
    h = sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2
    return 2 * _EARTH * asin(sqrt(min(1.0, h)))
