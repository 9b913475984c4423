"""What linking needs to know of one incident as one report tells it: small, plain, storable.

A digest holds no claims and no text: days, places, counts, names and the most telling words.
It is JSON by `to_json` and back by `from_json`, without loss.
"""

from __future__ import annotations

import base64
import json
from array import array
from dataclasses import dataclass, fields
from typing import Any, Literal

from temoin.incidents.tolls import Counted


@dataclass(frozen=True, slots=True)
class Days:
    """First and last day, inclusive, as ordinals of the proleptic calendar; `weight` its share of what is said."""

    first: int
    last: int
    weight: float


@dataclass(frozen=True, slots=True)
class Site:
    """A place: where the incident took place (`of` is `where`), or one that the report names (`report`)."""

    name: str
    precision: str | None
    country: str | None
    lat: float | None
    lon: float | None
    radius_km: float | None
    of: Literal["where", "report"]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named: folded names, the longest first, and the part played (`victim`, `perpetrator`, `other`)."""

    names: tuple[str, ...]
    part: str


@dataclass(frozen=True, slots=True)
class Digest:
    """One incident in one report.

    `published` is an ordinal day; `killed` and `injured` are counts, the best supported first; `names` are the words
    of all proper names, `words` the most telling words, both with their weight; `vector` is of unit length
    times 127, empty where no model saw the text or where the report is about something else.
    """

    document: str
    incident: str
    role: Literal["main", "background"]
    language: str | None
    published: int | None
    days: tuple[Days, ...]
    sites: tuple[Site, ...]
    kinds: tuple[str, ...]
    killed: tuple[Counted, ...]
    injured: tuple[Counted, ...]
    groups: tuple[str, ...]
    ages: tuple[int, ...]
    people: tuple[Person, ...]
    names: tuple[tuple[str, float], ...]
    title: tuple[tuple[str, float], ...]
    words: tuple[tuple[str, float], ...]
    vector: tuple[int, ...]

    def to_json(self) -> str:
        """The digest as JSON: its fields in order, the vector as text."""
        packed = base64.b64encode(array("b", self.vector).tobytes()).decode()
        return json.dumps(
            [*map(_plain, _values(self)[:-1]), packed], separators=(",", ":"), ensure_ascii=False
        )

    @classmethod
    def from_json(cls, text: str) -> Digest:
        """The digest of such JSON."""
        *values, packed = json.loads(text)
        found = dict(zip(_NAMES, values, strict=True))
        found |= {name: tuple(value) for name, value in found.items() if isinstance(value, list)}
        found |= {name: tuple(map(tuple, found[name])) for name in _PAIRED}
        found["days"] = tuple(Days(*day) for day in found["days"])
        found["sites"] = tuple(Site(*site) for site in found["sites"])
        found["people"] = tuple(Person(tuple(names), part) for names, part in found["people"])
        return cls(**found, vector=tuple(array("b", base64.b64decode(packed))))


_NAMES = tuple(field.name for field in fields(Digest))[:-1]
_PAIRED = ("killed", "injured", "names", "title", "words")


def _values(record: Any) -> list[Any]:
    return [getattr(record, field.name) for field in fields(record)]


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return _plain(tuple(_values(value))) if isinstance(value, Days | Site | Person) else value
