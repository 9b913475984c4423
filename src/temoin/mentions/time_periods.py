"""Named parts of a year: holidays, quarters and halves, seasons.

A holiday is `MM-DD`, `MM-N/W` (the Nth weekday W, 1 Monday to 7 Sunday, `L` the last), `easter+N` (days
after Easter, Meeus' rule), or `hijri MM-DD` (tabular Islamic calendar; print may differ by a day).
"""

from __future__ import annotations

import datetime as dt
import re

from temoin.mentions import time_values as values
from temoin.mentions.time_slots import SOON, Lean, Point, Slots

_FIXED = re.compile(r"(\d\d)-(\d\d)")
_NTH = re.compile(r"(\d\d)-([1-5L])/([1-7])")
_EASTER = re.compile(r"easter([+-]\d+)")
_HIJRI = re.compile(r"hijri (\d\d)-(\d\d)")
_MONTHS = {"quarter": 3, "half-year": 6}


def holiday(value: str, year: int) -> dt.date | None:
    """The day of a holiday in a year, `None` where there is none."""
    if match := _FIXED.fullmatch(value):
        return values.safe_date(year, int(match[1]), int(match[2]))
    if match := _NTH.fullmatch(value):
        return values.nth_weekday(year, int(match[1]), match[2], int(match[3]))
    if match := _EASTER.fullmatch(value):
        return values.easter(year) + dt.timedelta(int(match[1]))
    if match := _HIJRI.fullmatch(value):
        islamic = ((year - 622) * 33 // 32 + step for step in (-1, 0, 1, 2))
        days = (values.islamic(number, int(match[1]), int(match[2])) for number in islamic)
        return next((day for day in days if day and day.year == year), None)
    return None


def holiday_of(slots: Slots, lean: Lean) -> Point | None:
    """A holiday in the year said, else the nearest before the day leant on or soon after it."""
    value = slots.values.get("holiday")
    if value is None:
        return None
    year = slots.number("year-number") or said_year(slots, lean)
    if year:
        date = holiday(value, year)
        return Point(date, date, "day", leans=False) if date else None
    near = lean.limit
    if near is None:
        return None
    days = [day for step in (-1, 0, 1) if (day := holiday(value, near.year + step))]
    before, after = [d for d in days if d <= near], [d for d in days if d >= near]
    if "last" in slots.words:
        before, after = [d for d in before if d < near], []
    soon = [d for d in after if "next" in slots.words or (d - near).days <= SOON]
    date = soon[0] if soon else before[-1] if before else None
    return Point(date, date, "day", leans=True) if date else None


def said_year(slots: Slots, lean: Lean) -> int | None:
    """A year said by a relative word: "October last year"."""
    counted = "number" in slots.values and "ordinal" not in slots.values  # "the last two years"
    if "year" not in slots.units or lean.day is None or counted:
        return None
    for word, step in (("last", -1), ("next", 1), ("this", 0)):
        if word in slots.words:
            return lean.day.year + step
    return None


def quarter_of(slots: Slots, lean: Lean) -> Point | None:
    """The third quarter, the first half of 1990: in the year said, else the last one that has begun."""
    size = next((months for unit, months in _MONTHS.items() if unit in slots.units), None)
    number = slots.number("ordinal")
    if size is None or number is None or not 1 <= number <= 12 // size:
        return None
    year = slots.number("year-number") or said_year(slots, lean)
    leans = year is None
    if year is None:
        if lean.day is None:
            return None
        year = lean.day.year - (dt.date(lean.day.year, (number - 1) * size + 1, 1) > lean.day)
    first, last = values.month(year, (number - 1) * size + 1), values.month(year, number * size)
    return Point(first[0], last[1], "month", leans)


def season_of(slots: Slots, lean: Lean) -> Point | None:
    """Last summer, this winter."""
    name = slots.values.get("season")
    if name is None or lean.day is None or not slots.words & {"last", "this", "next"}:
        return None
    year = lean.day.year
    if "this" in slots.words:
        around = [values.season(name, year + step) for step in (-1, 0)]
        inside = [days for days in around if days[0] <= lean.day <= days[1]]
        return Point(*(inside or around[-1:])[0], "month", leans=True)
    steps = (1, 0, -1, -2) if "last" in slots.words else (-1, 0, 1)
    for first, last in (values.season(name, year + step) for step in steps):
        if last < lean.day if "last" in slots.words else first > lean.day:
            return Point(first, last, "month", leans=True)
    return None
