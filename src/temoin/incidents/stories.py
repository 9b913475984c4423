"""Mentions -> happenings, with how surely the report is about each, and where two of them conflict.

Mentions that the model links name one happening; its days and places are those of all its mentions.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from temoin.distance import kilometres
from temoin.records import Happening, Place, Role

VIOLENT = frozenset({"ASSAULT", "CRIME", "PROTEST"})
FORCEFUL = VIOLENT | {"COERCE"}
PROSPECTS = frozenset({"threatened", "planned", "feared"})
# a place this many km beyond the radius of another is another place
KM = 20.0
# of radius in km: a wider place tells no two happenings apart
WIDE = 60.0
LONG = 27  # days between the ends of a month or more
_NEAR = 200  # characters between a mention that only rules saw and one that it joins

Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Facts:
    """When and where a mention says that it took place, as far as it could be read; persons (ids) whom it struck."""

    days: Days | None = None
    places: tuple[Place, ...] = ()
    struck: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Told:
    """One happening: its mentions (keys and records) in order of the text, its days, its places, whom it struck."""

    keys: tuple[str, ...]
    mentions: tuple[Happening, ...]
    days: Days | None
    places: tuple[Place, ...]
    struck: frozenset[str]

    @property
    def start(self) -> int:
        """Where it is first told."""
        return self.mentions[0].start

    @property
    def main(self) -> float:
        """How probably the report is about it, the mean over its mentions; without a model the story decides."""
        told = [float(one.story == "main") if one.main is None else one.main for one in self.mentions]
        return sum(told) / len(told)

    def is_a(self, *types: str) -> bool:
        """Whether most mentions are of one of these types, or as many as are not."""
        return 2 * sum(one.plover in types for one in self.mentions) >= len(self.mentions)

    @property
    def reasons(self) -> list[Role]:
        """The words that say why it was done."""
        return [role for one in self.mentions for role in one.roles if role.role == "motive"]

    @property
    def prospective(self) -> bool:
        """Whether it is only planned, feared or threatened."""
        return all(one.story == "prospect" or one.status in PROSPECTS for one in self.mentions)


def tell(happenings: Mapping[str, Happening], facts: Mapping[str, Facts]) -> list[Told]:
    """Happenings in order of their first words; a mention without a number joins one of its type close by."""
    keys = sorted(happenings, key=lambda key: (happenings[key].start, happenings[key].end))
    groups: dict[int, list[str]] = {}
    for key, number in zip(keys, _numbered([happenings[key] for key in keys]), strict=True):
        groups.setdefault(number, []).append(key)
    parts = [part for group in groups.values() for part in _parted(group, happenings, facts)]
    return sorted((_told(part, happenings, facts) for part in parts), key=lambda one: one.start)


def _numbered(mentions: Sequence[Happening]) -> list[int]:
    """The number of each mention's happening; one without takes that of the nearest like it, or a new one."""
    numbers = [one.one for one in mentions]
    new = max((number for number in numbers if number is not None), default=-1) + 1
    for at, one in enumerate(mentions):
        if numbers[at] is None:
            near = [
                (abs(mentions[other].start - one.start), number)
                for other in _close_to(mentions, at)
                if (number := numbers[other]) is not None and _alike(mentions[other], one)
            ]
            numbers[at] = min(near)[1] if near else new
            new += not near
    return [number for number in numbers if number is not None]


def _alike(a: Happening, b: Happening) -> bool:
    return a.plover == b.plover and a.story == b.story


def _close_to(mentions: Sequence[Happening], at: int) -> Iterator[int]:
    """The mentions around one that stand close to it."""
    for step in (-1, 1):
        other = at + step
        while 0 <= other < len(mentions) and abs(mentions[other].start - mentions[at].start) <= _NEAR:
            yield other
            other += step


def _parted(
    keys: Sequence[str], happenings: Mapping[str, Happening], facts: Mapping[str, Facts]
) -> list[list[str]]:
    """Mentions that were linked, parted where their own days or places say that they are not one.

    A mention that says neither goes with the one close before it, else with the first part.
    """
    parts: list[list[str]] = []
    last: list[str] | None = None
    end = -_NEAR
    for key in keys:
        one = _told([key], happenings, facts)
        if one.days or any(map(_located, one.places)):
            fits = (part for part in parts if not conflict(one, _told(part, happenings, facts)))
            mine = next(fits, None)
        else:
            mine = last if last is not None and one.start - end <= _NEAR else next(iter(parts), None)
        if mine is None:
            parts.append(mine := [])
        mine.append(key)
        last, end = mine, one.mentions[0].end
    return parts


def _told(keys: Sequence[str], happenings: Mapping[str, Happening], facts: Mapping[str, Facts]) -> Told:
    known = [facts[key] for key in keys if key in facts]
    return Told(
        tuple(keys),
        tuple(happenings[key] for key in keys),
        next((fact.days for fact in known if fact.days), None),
        tuple(dict.fromkeys(place for fact in known for place in fact.places)),
        frozenset().union(*(fact.struck for fact in known)),
    )


def core_of(told: Sequence[Told]) -> Told | None:
    """The happening that the report tells most, the first among equals."""
    return max(told, key=lambda one: (sum(m.main or 0.0 for m in one.mentions), -one.start), default=None)


def sparked(act: Told, protest: Told) -> bool:
    """Whether an act is among the reasons that the report gives for a protest."""
    return any(
        one.start < role.end and role.start < one.end for role in protest.reasons for one in act.mentions
    )


def linked(a: Told, b: Told) -> bool:
    """Whether the model took mentions of both for one happening."""
    return bool({one.one for one in a.mentions} & {one.one for one in b.mentions} - {None})


def distance(a: Told, b: Told) -> int:
    """Characters between the beginnings of the mentions of both that stand closest."""
    return min(abs(one.start - other.start) for one in a.mentions for other in b.mentions)


def conflict(a: Told, b: Told) -> bool:
    """Whether days or places tell two happenings apart; not those that struck the same person."""
    return not a.struck & b.struck and "other" in (days_agree(a, b), places_agree(a, b))


def follow(a: Told, b: Told) -> bool:
    """Whether two months, years or other long stretches follow upon each other: the figures of each."""
    if a.days is None or b.days is None or days_apart(a.days, b.days) != 1:
        return False
    return all((last - first).days >= LONG for first, last in (a.days, b.days))


def days_agree(a: Told, b: Told) -> str:
    """`same`, `other` or `unknown`."""
    if a is b or a.days is None or b.days is None:
        return "unknown"
    return "other" if days_apart(a.days, b.days) else "same"


def days_apart(a: Days, b: Days) -> int:
    """How many days lie between the ends of two stretches of days, 0 where they overlap."""
    return max(0, (a[0] - b[1]).days, (b[0] - a[1]).days)


def places_agree(a: Told, b: Told) -> str:
    """`same` where one place of each lies in or beside one of the other, `other`, or `unknown`."""
    pairs = [(p, q) for p in a.places for q in b.places if _located(p) and _located(q)]
    if a is b or not pairs:
        return "unknown"
    return "same" if any(_near(p, q) for p, q in pairs) else "other"


def _located(place: Place) -> bool:
    """Whether a place is known well enough to tell two apart: a country or region holds too much."""
    return place.lat is not None and place.lon is not None and (place.radius_km or math.inf) <= WIDE


def _near(a: Place, b: Place) -> bool:
    reach = max(a.radius_km or 0.0, b.radius_km or 0.0) + KM
    return a.id in (b.id, b.inside) or b.id == a.inside or _km(a, b) <= reach


def _km(a: Place, b: Place) -> float:
    """How far apart; endless where one is not located."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return math.inf
    return kilometres(a.lat, a.lon, b.lat, b.lon)
