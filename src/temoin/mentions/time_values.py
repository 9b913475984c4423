"""Arithmetic of days: intervals, the nearest day of a kind, the Islamic calendar."""

from __future__ import annotations

import datetime as dt

Interval = tuple[dt.date, dt.date]

_ISLAMIC_EPOCH = 227015  # proleptic ordinal of 1 Muharram 1, civil reckoning
_UNITS = {"day": 1, "week": 7, "fortnight": 14}
_SPANS = {"month": 1, "quarter": 3, "half-year": 6}


def day(value: dt.date) -> Interval:
    """One day."""
    return value, value


def month(year: int, number: int) -> Interval:
    """A month, first to last day."""
    following = dt.date(year + number // 12, number % 12 + 1, 1)
    return dt.date(year, number, 1), following - dt.timedelta(1)


def year(number: int) -> Interval:
    """A year, first to last day."""
    return dt.date(number, 1, 1), dt.date(number, 12, 31)


def week(of: dt.date) -> Interval:
    """The week of a day, Monday to Sunday."""
    monday = of - dt.timedelta(of.weekday())
    return monday, monday + dt.timedelta(6)


def safe_date(year: int, month: int, day: int) -> dt.date | None:
    """The date, if there is such a day."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def islamic(year: int, month: int, day: int) -> dt.date | None:
    """A day of the Islamic calendar by the tabular reckoning; print may differ by one day."""
    ordinal = (
        day + (59 * (month - 1) + 1) // 2 + (year - 1) * 354 + (3 + 11 * year) // 30
        + _ISLAMIC_EPOCH - 1
    )  # fmt: skip
    try:
        return dt.date.fromordinal(ordinal)
    except (ValueError, OverflowError):
        return None


def weekday(number: int, near: dt.date, mode: str) -> dt.date:
    """The day of the week 1 to 7 nearest to `near`: `before` it, `after` it, or `until` it.

    `until` takes `near` itself where it is such a day.
    """
    back = (near.weekday() - (number - 1)) % 7
    if mode == "after":
        return near + dt.timedelta(7 - back if back else 7)
    return near - dt.timedelta(back or (7 if mode == "before" else 0))


def nth_weekday(year: int, month_: int, nth: str, number: int) -> dt.date | None:
    """The first to fifth weekday of a month, `L` the last; `None` where it has none."""
    first, last = month(year, month_)
    if nth == "L":
        return last - dt.timedelta((last.isoweekday() - number) % 7)
    date = first + dt.timedelta((number - first.isoweekday()) % 7 + 7 * (int(nth) - 1))
    return date if date <= last else None


def easter(year: int) -> dt.date:
    """Western Easter Sunday (Meeus 1991, chapter 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    h = (19 * a + b - d - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    weekday_ = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * weekday_) // 451
    number, day_ = divmod(h + weekday_ - 7 * m + 114, 31)
    return dt.date(year, number, day_ + 1)


def shift(value: dt.date, unit: str, count: int) -> Interval | None:
    """The day, week, month or year `count` units away; hours and less stay on their day."""
    try:
        if unit in _UNITS:
            moved = value + dt.timedelta(_UNITS[unit] * count)
            return day(moved) if unit == "day" else week(moved)
        if unit in _SPANS:
            size = _SPANS[unit]
            total = (value.year * 12 + value.month - 1) // size + count
            first = month(total * size // 12, total * size % 12 + 1)
            return first[0], month((total * size + size - 1) // 12, (total * size + size - 1) % 12 + 1)[1]
        if unit in ("year", "decade", "century"):
            size = {"year": 1, "decade": 10, "century": 100}[unit]
            return year(value.year + size * count)
        if unit == "hour":
            return day(value + dt.timedelta(int(count / 24)))
        return day(value)
    except (ValueError, OverflowError):
        return None


def span_back(value: dt.date, unit: str, count: int) -> Interval | None:
    """The last `count` units up to a day."""
    days = {
        "hour": count / 24,
        "day": count,
        "week": 7 * count,
        "month": 30.44 * count,
        "quarter": 91.3 * count,
    }.get(unit)
    days = 365.25 * count if unit == "year" else days
    if days is None:
        return None
    try:
        return value - dt.timedelta(round(days)), value
    except OverflowError:
        return None


def season(name: str, number: int) -> Interval:
    """A season of a year, by whole months of the north; winter ends in the next year."""
    first = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}[name]
    last = month(number + (first == 12), (first + 1) % 12 + 1)
    return dt.date(number, first, 1), last[1]
