"""What the parts of a time expression mean together: one rule for each way to name a day.

Takes `Slots` (what the words of one point say) and the day that they lean on; the first rule
that fits gives the `Point`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from temoin.mentions import time_values as values
from temoin.mentions.time_periods import holiday_of, quarter_of, said_year, season_of
from temoin.mentions.time_slots import SOON, Lean, Point, Slots, clock_of
from temoin.records import Precision

UNIT_PRECISION: dict[str, Precision] = {
    "day": "day", "hour": "day", "minute": "day", "second": "day", "week": "week", "fortnight": "week",
    "month": "month", "quarter": "month", "half-year": "month", "year": "year", "decade": "year",
    "century": "year",
}  # fmt: skip
_YEARS = 9  # far enough for a 29th of February
_YEARS_BY_WEEKDAY = 3  # years among which a weekday may choose
_MONTHS_NEAR = 62  # days in which every day of a month occurs


def point_of(slots: Slots, lean: Lean) -> Point | None:
    """The days that the slots mean, `None` where no rule fits."""
    for rule in _RULES:
        point = rule(slots, lean)
        if point and "week-of" in slots.words and point.precision == "day":
            return Point(*values.week(point.start), "week", point.leans)
        if point:
            return replace(point, clock=clock_of(slots))
    return None


def _full_date(slots: Slots, lean: Lean) -> Point | None:
    value = slots.values.get("date")
    if value is None:
        return None
    year, month, day = map(int, value.split("-"))
    date = values.safe_date(year, month, day)
    if year < 1500 and not (lean.limit and lean.limit.year < 1500):  # Islamic years
        date = values.islamic(year, month, day)
        date = _nearby(date, slots) if date else None
    return Point(date, date, "day", leans=False) if date else None


def _calendar_date(slots: Slots, lean: Lean) -> Point | None:
    """A day and a month, a month, either with a year or nearest to the day leant on."""
    if "day-month" in slots.values:
        month, number = map(int, slots.values["day-month"].split("-"))
    else:
        month, number = slots.number("month") or 0, slots.number("day-number") or 0
    year = slots.number("year-number") or said_year(slots, lean)
    if not month:
        return _islamic_date(slots)
    if year:
        return _day_or_month(year, month, number, leans=False)
    if lean.limit is None:
        return None
    if number and _soon(month, number, slots, lean.limit):
        return _day_or_month(lean.limit.year + (month < lean.limit.month), month, number, leans=True)
    if "this" in slots.words and not number:
        return _day_or_month(lean.limit.year, month, 0, leans=True)
    step = 1 if "next" in slots.words else -1
    candidates = [
        point
        for years in range(_YEARS)
        if (point := _day_or_month(lean.limit.year + step * years, month, number, leans=True))
        and _right_side(point, slots, lean.limit, number)
    ]
    fitting = [point for point in candidates[:_YEARS_BY_WEEKDAY] if _on_weekday(point, slots)]
    fitting = [] if candidates and number and _misnamed(candidates[0].start, slots, lean.limit) else fitting
    return next(iter(fitting or candidates), None)


def _misnamed(date: dt.date, slots: Slots, limit: dt.date) -> bool:
    """Whether a day of the last weeks bears the name of its neighbour: a slip, and not another year."""
    near = abs((limit - date).days) <= SOON
    return near and slots.number("weekday") in {(date + dt.timedelta(d)).isoweekday() for d in (-1, 1)}


def _on_weekday(point: Point, slots: Slots) -> bool:
    number = slots.number("weekday")
    return number is None or point.start.isoweekday() == number


def _soon(month: int, number: int, slots: Slots, limit: dt.date) -> bool:
    """Whether a day without a year is one of the weeks to come rather than eleven months ago."""
    ahead = values.safe_date(limit.year + (month < limit.month), month, number)
    if ahead is None or slots.words & {"last", "since"}:
        return False
    weekday = slots.number("weekday")
    return 0 < (ahead - limit).days <= SOON and weekday in (None, ahead.isoweekday())


def _right_side(point: Point, slots: Slots, limit: dt.date, number: int) -> bool:
    if "next" in slots.words:
        return point.end >= limit
    if "last" in slots.words and not number:
        return point.end < limit
    return point.start <= limit


def _day_or_month(year: int, month: int, number: int, *, leans: bool) -> Point | None:
    if not 0 < year < 9999:
        return None
    if number:
        date = values.safe_date(year, month, number)
        return Point(date, date, "day", leans) if date else None
    return Point(*values.month(year, month), "month", leans)


def _islamic_date(slots: Slots) -> Point | None:
    month, number = slots.number("hijri-month"), slots.number("day-number") or 1
    year = slots.number("hijri-year")
    date = values.islamic(year, month, number) if month and year else None
    if date is None:
        return None
    date = _nearby(date, slots)
    last = date if "day-number" in slots.values else date + dt.timedelta(28)
    return Point(date, last, "day" if date == last else "month", leans=False)


def _nearby(date: dt.date, slots: Slots) -> dt.date:
    """The day or a neighbour that is the weekday said: the calendar by sight may differ by one."""
    for days in (0, -1, 1):
        other = date + dt.timedelta(days)
        if other.isoweekday() == slots.number("weekday"):
            return other
    return date


def _year(slots: Slots, lean: Lean) -> Point | None:
    year = slots.number("year-number")
    if year is None or "weekday" in slots.values:
        return None
    if "season" in slots.values:
        return Point(*values.season(slots.values["season"], year), "month", leans=False)
    return Point(*values.year(year), "year", leans=False)


def _decade(slots: Slots, lean: Lean) -> Point | None:
    short = slots.number("decade-number")
    first = slots.number("decade-year") or (1900 + short if short is not None else None)
    if first is None:
        return None
    return Point(dt.date(first, 1, 1), dt.date(first + 9, 12, 31), "year", leans=False)


def _weekday(slots: Slots, lean: Lean) -> Point | None:
    number = slots.number("weekday")
    if number is None or lean.day is None:
        return None
    if "day-number" in slots.values:  # "lundi 5": the nearest fifth that is a Monday
        return _day_of_month(slots, lean)
    near = slots.number("day")
    if near is not None:  # "mañana, viernes"
        date = lean.day + dt.timedelta(near)
        if date.isoweekday() == number:
            return Point(date, date, "day", leans=True)
    ahead = "next" in slots.words or (near or 0) > 0
    if "week" in slots.units and slots.words & {"last", "next", "this"}:  # "Tuesday of next week"
        week = _moved("week", None, slots, lean.day)
        return Point(*values.day(week[0] + dt.timedelta(number - 1)), "day", leans=True) if week else None
    mode = "after" if ahead else "before" if "last" in slots.words else "until"
    date = values.weekday(number, lean.day, mode)
    return Point(date, date, "day", leans=True)


def _day_of_month(slots: Slots, lean: Lean) -> Point | None:
    """The nearest day of that number: before the day leant on, or where its weekday fits."""
    number = slots.number("day-number")
    if number is None or lean.day is None or "month" in slots.values:
        return None
    step = 1 if "next" in slots.words else -1
    one_way = [lean.day + dt.timedelta(days * step) for days in range(_MONTHS_NEAR)]
    weekday = slots.number("weekday")
    both_ways = [
        lean.day + dt.timedelta(days * sign) for days in range(_MONTHS_NEAR) for sign in (step, -step)
    ]
    fitting = [day for day in both_ways if day.isoweekday() == weekday]
    date = next((day for day in (*fitting, *one_way) if day.day == number), None)
    return Point(date, date, "day", leans=True) if date else None


def _near_day(slots: Slots, lean: Lean) -> Point | None:
    """Yesterday, last night, this morning."""
    if lean.day is None:
        return None
    if "night-before" in slots.words or ("part" in slots.words and "last" in slots.words):
        offset = -1
    elif "day" in slots.values:
        offset = int(slots.values["day"])
    elif "part" in slots.words and "this" in slots.words:
        offset = 0
    else:
        return None
    date = lean.day + dt.timedelta(offset)
    return Point(date, date, "day", leans=True)


def _relative(slots: Slots, lean: Lean) -> Point | None:
    """Three days ago, last week, the last 48 hours."""
    unit, number = slots.values.get("unit"), slots.number("number")
    if lean.day is None:
        return None
    for kind, count in (("ago-one", 1), ("ago-two", 2)):
        if kind in slots.values:
            unit = slots.values[kind]
            interval = values.shift(lean.day, unit, -count)
            return Point(*interval, UNIT_PRECISION[unit], leans=True) if interval else None
    if unit is None:
        return None
    interval = _moved(unit, number, slots, lean.day)
    if interval and unit == "month" and "day-number" in slots.values:  # "the 5th of this month"
        date = values.safe_date(interval[0].year, interval[0].month, int(slots.values["day-number"]))
        return Point(date, date, "day", leans=True) if date else None
    return Point(*interval, UNIT_PRECISION[unit], leans=True) if interval else None


def _moved(unit: str, number: int | None, slots: Slots, near: dt.date) -> values.Interval | None:
    if slots.words & {"ago-before", "ago-after"} or (number and "since" in slots.words):
        return values.shift(near, unit, -number) if number else None
    if "last" in slots.words:
        if number and number > 1:
            return values.span_back(near, unit, number)
        return values.shift(near, unit, -1) if unit not in ("second", "minute", "hour") else None
    if "next" in slots.words:
        return values.shift(near, unit, number or 1)
    this = "this" in slots.words and "lasting" not in slots.words
    if not number and (this or slots.words & {"start", "middle", "end"}):  # "by the end of the year"
        return values.shift(near, unit, 0)
    return None


def _weekend(slots: Slots, lean: Lean) -> Point | None:
    if "weekend" not in slots.words or lean.day is None:
        return None
    mode = "after" if "next" in slots.words else "before" if "last" in slots.words else "until"
    saturday = values.weekday(6, lean.day, mode)
    return Point(saturday, saturday + dt.timedelta(1), "day", leans=True)


_Rule = Callable[[Slots, Lean], Point | None]
_RULES: tuple[_Rule, ...] = (
    _full_date, _calendar_date, holiday_of, quarter_of, _decade, _year, _weekday, _weekend, season_of,
    _near_day, _relative, _day_of_month,
)  # fmt: skip
