"""What a time expression says, slot by slot, the day it leans on, and the days it comes to."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from temoin.records import Precision

_PM = ("afternoon", "evening", "night")
_SMALL_HOUR = 5  # "2 at night" is after midnight
SOON = 45  # days: a day without a year as near ahead is meant so, not eleven months ago


@dataclass(frozen=True, slots=True)
class Lean:
    """The day that relative words lean on; `limit` bounds what has no year."""

    day: dt.date | None
    limit: dt.date | None


@dataclass(frozen=True, slots=True)
class Point:
    """Days from `start` to `end`; `leans` tells that they depend on another day."""

    start: dt.date
    end: dt.date
    precision: Precision
    leans: bool
    clock: str | None = None


@dataclass(slots=True)
class Slots:
    """What the atoms of one point say."""

    values: dict[str, str] = field(default_factory=dict)
    words: set[str] = field(default_factory=set)
    units: set[str] = field(default_factory=set)

    def number(self, kind: str) -> int | None:
        """The value of a kind as a number."""
        value = self.values.get(kind)
        return int(value) if value else None


def clock_of(slots: Slots) -> str | None:
    """The clock time that the slots say, `HH` or `HH:MM`."""
    clock = slots.values.get("clock")
    if clock is None:
        return "12" if "noon" in slots.words else "00" if "midnight" in slots.words else None
    hour, rest = int(clock[:2]), clock[2:]
    part = slots.values.get("part", "night" if "night-before" in slots.words else "")
    if part in _PM and hour < 12 and not (part == "night" and hour < _SMALL_HOUR):
        hour += 12
    return f"{hour % 24:02}{rest}"
