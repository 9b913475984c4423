"""Readings that were never read: reports of invented incidents, with the skew of real news, for ledgers of any size.

Time goes on as reports arrive.  Most incidents are told by one or two reports, a few by many; tolls rise over
days; one in twelve reports copies another one word for word; groups, towns and officials come back, as in life.
Report `n` of a seed is always the same.
"""

from __future__ import annotations

import functools
import hashlib
import itertools
import math
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from temoin.records import (
    FIELDS,
    Claim,
    Document,
    Entity,
    Evidence,
    Incident,
    Place,
    Reading,
    Span,
    Time,
)
from temoin.resources import Resources

START = date(2014, 1, 1)
DAYS = 30  # in which a block of reports is published: some 6,000 reports a year
BLOCK = 500  # reports that share their incidents
SHARED = 300  # incidents of a block that more than one report may tell
SIZE = 24  # numbers in a document's vector
COUNTRIES = ("IQ", "SY", "ML", "NE", "BF", "CO", "YE", "LB", "MX", "FR", "NG", "SO")
ACTS = (("firearms", "firearm"), ("rocket", "rocket"), ("bomb", "bomb"), ("airstrike", "airstrike"))
GROUPS = 80  # armed groups, a few of them in most reports
NAMES = 200_000  # invented words, of which names are made
OFFICIALS = 6  # people who speak for a town
FILLERS = (6, 16)  # words in a sentence that say nothing
PUBLISHERS = ("Wire One", "Wire Two", "Morning Post", "Le Courrier", "El Diario", "Al Sahafa", "Radio Lake")


@functools.cache
def vocabulary() -> tuple[tuple[str, ...], tuple[float, ...]]:
    """English words with the sums of their shares in news, so that words are as common here as they are there."""
    rows = Resources().words("rarities", "en")
    shares = (math.exp(-float(row["rarity"])) for row in rows)
    return tuple(row["words"] for row in rows), tuple(itertools.accumulate(shares))


def word(rank: int) -> str:
    """An invented word, always the same for a rank."""
    draw = random.Random(f"word {rank}")
    return "".join(draw.choice("bdfgklmnprstvz") + draw.choice("aeiou") for _ in range(draw.randint(2, 4)))


def armed(rank: int) -> str:
    """The name of an armed group: one that comes back in many reports has a low rank."""
    return f"{('Front', 'Brigade', 'Army', 'Council')[rank % 4]} of {name(rank)}"


def name(rank: int) -> str:
    """A name that no table has."""
    return word(rank).capitalize()


def zipf(draw: random.Random, most: int) -> int:
    """A rank below `most`, nearly as often as one over itself."""
    return int(most ** draw.random()) - 1


@dataclass(frozen=True, slots=True)
class Event:
    """An invented incident."""

    number: int
    day: date
    town: str
    country: str
    lat: float
    lon: float
    mode: str
    weapon: str
    armed: str
    killed: int
    injured: int


def event(number: int, seed: int = 1) -> Event:
    """The incident of a number; places and actors come back, as in life."""
    draw = random.Random(f"{seed} event {number}")
    place = zipf(draw, 4000)
    around = random.Random(f"{seed} place {place}")
    mode, weapon = draw.choice(ACTS)
    day = START + timedelta(days=number // (2 * BLOCK) * DAYS + draw.randrange(DAYS))
    return Event(
        number, day, f"Town{place}", around.choice(COUNTRIES),
        round(around.uniform(-30, 40), 3), round(around.uniform(-90, 60), 3), mode, weapon,
        armed(zipf(draw, GROUPS)), min(int(draw.paretovariate(0.9)), 400), min(int(draw.paretovariate(0.7)), 900),
    )  # fmt: skip


def reports(count: int, seed: int = 1) -> Iterator[tuple[Reading, tuple[float, ...]]]:
    """The first reports of a seed, each with its document's vector."""
    for number in range(count):
        yield report(number, seed)


def report(number: int, seed: int = 1) -> tuple[Reading, tuple[float, ...]]:
    """The report of a number; one in twelve copies another one word for word, at another address."""
    draw = random.Random(f"{seed} report {number}")
    original = number - draw.randrange(1, 40) if number > 50 and draw.random() < 0.08 else number
    draw = random.Random(f"{seed} report {original}")
    told = event(_event_of(original, seed), seed)
    reading = _reading(told, draw, number)
    return reading, _vector(told, draw)


def _event_of(number: int, seed: int) -> int:
    """Half of the reports tell of an incident that no other tells; the others fall on few, or on very few."""
    draw = random.Random(f"{seed} pick {number}")
    block = number // BLOCK
    if draw.random() < 0.5:
        return block * 2 * BLOCK + BLOCK + number % BLOCK
    skew = 0.8 if block % 20 == 0 else 0.5  # of Zipf's law: P(rank) ~ rank ** -skew
    return block * 2 * BLOCK + int(SHARED * draw.random() ** (1 / (1 - skew)))


def _vector(told: Event, draw: random.Random) -> tuple[float, ...]:
    base = random.Random(f"vector {told.number}")
    values = [base.gauss(0, 1) + 0.4 * draw.gauss(0, 1) for _ in range(SIZE)]
    length = sum(value * value for value in values) ** 0.5
    return tuple(round(value / length, 4) for value in values)


class _Writer:
    """Sentences with the claims that stand on them."""

    def __init__(self, title: str, draw: random.Random) -> None:
        self._draw = draw
        self.parts = [title, "\n\n"]
        self.length = len(title) + 2
        self.claims: list[Claim] = []
        self.spans: dict[str, list[Span]] = {}

    def say(self, told: str, names: Sequence[str], *claims: tuple[str, dict[str, Any], str, str]) -> None:
        """Add a sentence with more words where it has `~` and at its end; a claim is (field, value, words, speaker)."""
        start = self.length
        while "~" in told:
            told = told.replace("~", self._words(2), 1)
        sentence = f"{told}, {self._words(self._draw.randint(*FILLERS))}."
        content = Span(start, start + len(sentence), sentence)
        for name in names:
            at = sentence.find(name)
            if at >= 0:
                self.spans.setdefault(name, []).append(Span(start + at, start + at + len(name), name))
        for field, value, words, speaker in claims:
            at = start + sentence.index(words)
            self.claims.append(
                Claim(
                    f"c{len(self.claims) + 1}", "i1", field, value, speaker, (), "statement", None, "affirmed",
                    "certain", "accomplished", Evidence((Span(at, at + len(words), words),), content, None, None),
                    0.8, ("synthetic",),
                )
            )  # fmt: skip
        self.parts += [sentence, " "]
        self.length += len(sentence) + 1

    def _words(self, many: int) -> str:
        words, shares = vocabulary()
        return " ".join(self._draw.choices(words, cum_weights=shares, k=many))


def _count(number: int, group: str | None = None) -> dict[str, Any]:
    return {"min": number, "max": number, "vague": None, "group": group, "nationality": None, "of": None}


def _reading(told: Event, draw: random.Random, number: int) -> Reading:
    late = int(draw.expovariate(0.7))
    published = told.day + timedelta(days=late)
    grown = min(1.0, 0.6 + 0.1 * late)
    killed = max(1, round(told.killed * grown) + draw.choice((0, 0, 0, 1)))
    injured = max(1, round(told.injured * grown) + draw.choice((0, 0, 0, 2)))
    officials = random.Random(told.town).sample(range(NAMES), 2 * OFFICIALS)
    people = [f"{name(officials[at])} {name(officials[-1 - at])}" for at in draw.sample(range(OFFICIALS), 3)]
    writer = _Writer(f"{told.mode} attack in {told.town} kills {killed}", draw)
    names = [told.town, told.armed, *people]
    day = told.day.isoformat()
    what = {"plover": "ASSAULT", "mode": told.mode, "acled": None, "words": "attacked"}
    writer.say(
        f"On {day} ~ men of the {told.armed} ~ attacked {told.town} ~ with a {told.weapon}", names,
        ("when", {"from": day, "to": day, "precision": "day", "span": None}, day, "report"),
        ("perpetrator", {"entity": "e1"}, told.armed, "report"),
        ("what", what, "attacked", "report"),
        ("where", {"place": "p1"}, told.town, "report"),
        ("weapon", {"kind": told.weapon, "name": None, "count": None}, told.weapon, "report"),
    )  # fmt: skip
    for at, speaker in enumerate(people, start=2):
        less = max(0, killed - draw.choice((0, 0, 1, 3)))
        writer.say(
            f"{speaker} said ~ that {less} people ~ were killed ~ and {injured} were hurt ~ in the {told.mode} attack",
            names,
            ("killed", _count(less), f"{less} people", f"e{at}"),
            ("injured", _count(injured), f"{injured} were", f"e{at}"),
            ("what", what, "attack", f"e{at}"),
        )
    writer.say(
        f"At least {killed} civilians died ~ and {draw.randrange(2, 90)} families ~ left {told.town}", names,
        ("killed", _count(killed, "civilians") | {"max": None}, f"{killed} civilians", "report"),
        ("victim", {"entity": "e1"} if draw.random() < 0.02 else {"thing": "civilians"}, "civilians", "report"),
        ("where", {"place": "p1"}, told.town, "report"),
    )  # fmt: skip
    text = "".join(writer.parts).strip()
    return _assembled(writer, text, told, people, published, draw.choice(PUBLISHERS), number)


def _assembled(
    writer: _Writer, text: str, told: Event, people: list[str], published: date, publisher: str, number: int
) -> Reading:
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    day = published.isoformat()
    document = Document(
        sha256[:12], sha256, f"synthetic/{number}", "en", text.partition("\n")[0], publisher,
        f"https://example.org/{publisher.replace(' ', '').lower()}/{number}", Time(day, day, "day"), text,
    )  # fmt: skip
    entities = [
        Entity("e1", "armed", told.armed, (), told.country, "REB", None, tuple(writer.spans[told.armed]))
    ]
    entities += [
        Entity(
            f"e{at}", "person", one, (), told.country, "GOV" if at == 2 else "CVL", None,
            tuple(writer.spans[one]),
        )
        for at, one in enumerate(people, start=2)
    ]  # fmt: skip
    place = Place(
        "p1", told.town, "town", told.lat, told.lon, 5.0, told.country, f"gn:{told.town[4:]}", None,
        tuple(writer.spans[told.town]),
    )  # fmt: skip
    by_field = {field: tuple(c.id for c in writer.claims if c.field == field) for field in FIELDS}
    incident = Incident(
        "i1", "main", {"plover": "ASSAULT", "mode": told.mode, "acled": None, "words": "attacked"},
        {field: ids for field, ids in by_field.items() if ids}, (writer.claims[2].evidence.value[0],),
    )  # fmt: skip
    return Reading(document, tuple(entities), (place,), (incident,), tuple(writer.claims), temoin="0.1.0")
