"""Values of time expressions from every corpus and system as one thing: days, with a clock time where one is said.

Sources of the notations: TIMEX3 (ISO-TimeML, Pustejovsky et al. 2010), the resolutions of Microsoft's
Recognizers-Text, the answers of duckling (ends exclusive).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "AU": 9, "WI": 12}
_HALVES = {"H1": (1, 6), "H2": (7, 12)}
_PART = re.compile(r"T(?:NI|MO|AF|EV|DT|MI|NOON)$")


@dataclass(frozen=True)
class When:
    """Days from `start` to `end`, both inclusive; `clock` is HH or HH:MM; `None` as an end is open.

    `loose` marks the answer of a program that gives a moment without saying how wide it is: it
    is right if it lies in a gold day, month or year.
    """

    start: str | None
    end: str | None
    clock: str | None = None
    loose: bool = False


def same(gold: When, answer: When | None) -> bool:
    """Whether an answer has the gold value; parts of a day are compared as days."""
    if answer is None:
        return False
    if answer.loose:
        inside = (gold.start or "") <= (answer.start or "~") <= (gold.end or "~")
        clock = gold.clock is None or gold.clock == answer.clock
        return inside and clock and _is_calendar_unit(gold)
    clock = gold.clock is None or _minutes(gold.clock) == _minutes(answer.clock)
    return (gold.start, gold.end) == (answer.start, answer.end) and clock


def _minutes(clock: str | None) -> str | None:
    return clock if clock is None else f"{clock}:00"[:5]


def _is_calendar_unit(when: When) -> bool:
    if when.start is None or when.end is None:
        return False
    days = (dt.date.fromisoformat(when.end) - dt.date.fromisoformat(when.start)).days
    whole = when.start.endswith("-01")
    return days == 0 or (whole and days in (27, 28, 29, 30)) or (when.start.endswith("-01-01") and days > 363)


def of_timex(value: str) -> When | None:
    """The days of a TIMEX3 value; `None` for durations, sets and references without a date."""
    value = _PART.sub("", value)
    if match := re.fullmatch(r"(\d{4}-\d\d-\d\d)(?:T(\d\d(?::\d\d)?)(?::\d\d)?Z?)?", value):
        return When(match[1], match[1], match[2]) if _is_day(match[1]) else None
    if match := re.fullmatch(r"(\d{4})-(\d\d)", value):
        return _months(int(match[1]), int(match[2]), 1)
    if re.fullmatch(r"\d{4}", value):
        return _months(int(value), 1, 12)
    if re.fullmatch(r"\d{3}", value):
        return When(f"{value}0-01-01", f"{value}9-12-31")
    if match := re.fullmatch(r"(\d{4})-W(\d\d)", value):
        return _week(int(match[1]), int(match[2]))
    if match := re.fullmatch(r"(\d{4})-W(\d\d)-WE", value):
        week = _week(int(match[1]), int(match[2]))
        return week and When(_moved(week.end, -1), week.end)
    if match := re.fullmatch(r"(\d{4})-Q([1-4])", value):
        return _months(int(match[1]), 3 * int(match[2]) - 2, 3)
    if match := re.fullmatch(r"(\d{4})-(H[12])", value):
        return _months(int(match[1]), _HALVES[match[2]][0], 6)
    if match := re.fullmatch(r"(\d{4})-(SP|SU|FA|AU|WI)", value):
        return _months(int(match[1]), _SEASONS[match[2]], 3)
    return None


def of_time(time: Any) -> When | None:
    """The days of a `temoin.Time`; of "since X" and "until X" those of X, as TIMEX3 leaves such words outside."""
    if time is None or not (time.from_ or time.to):
        return None
    said = time.from_ or time.to
    clock = said[11:16] if "T" in said and time.precision in _CLOCKED else None
    if clock and time.precision == "hour":
        clock = clock[:2]
    if clock is None and (time.from_ is None or time.to is None):
        return _unit_at(said[:10], time.precision)
    return When((time.from_ or said)[:10], (time.to or said)[:10], clock)


_CLOCKED = ("hour", "minute", "second")


def of_resolution(values: Sequence[Mapping[str, str]], reference: str) -> When | None:
    """The days of a resolution of Recognizers-Text: of several readings the last one not after the reference."""
    found = [when for value in values if (when := _of_one_resolution(value))]
    past = [when for when in found if (when.start or "") <= reference[:10]]
    return max(past, key=lambda when: when.start or "", default=found[0] if found else None)


def _of_one_resolution(value: Mapping[str, str]) -> When | None:
    kind = value.get("type", "")
    if kind in ("date", "datetime") and re.match(r"\d{4}-\d\d-\d\d", value.get("value", "")):
        said = value["value"]
        clock = said[11:16] if kind == "datetime" and not value.get("timex", "").endswith("_REF") else None
        return When(said[:10], said[:10], clock)
    if kind in ("daterange", "datetimerange") and ("start" in value or "end" in value):
        start, end = value.get("start"), value.get("end")
        if not start or not end:  # since, before: the days of what is named
            timex = value.get("timex", "")
            unit = (
                "year"
                if re.fullmatch(r"\d{4}", timex)
                else "month"
                if re.fullmatch(r".{4}-\d\d", timex)
                else "day"
            )
            return _unit_at((start or end or "")[:10], unit)
        if kind == "daterange":
            return When(start and start[:10], end and _moved(end[:10], -1))
        return When(start and start[:10], end and end[:10])
    return None


def of_duckling(record: Mapping[str, Any]) -> When | None:
    """The days of an example of duckling; its ends are exclusive, one grain wide."""
    grain = record.get("grain", "day")
    if "value" in record:
        said = record["value"]
        if grain in ("hour", "minute", "second"):
            return When(said[:10], said[:10], said[11:13] if grain == "hour" else said[11:16])
        return _grain(said[:10], grain) if not record.get("open") else None
    start, end = record.get("start"), record.get("end")
    if not start or not end:
        return None
    if grain in ("hour", "minute", "second"):
        return When(start[:10], end[:10])
    return When(start[:10], _moved(end[:10], -1))


def _unit_at(day: str, precision: str) -> When | None:
    """The day, week, month or year in which a day lies."""
    if not _is_day(day):
        return None
    date = dt.date.fromisoformat(day)
    if precision == "week":
        return _week(*date.isocalendar()[:2])
    if precision == "month":
        return _months(date.year, date.month, 1)
    return _months(date.year, 1, 12) if precision == "year" else When(day, day)


def _grain(day: str, grain: str) -> When | None:
    if not _is_day(day):  # years before the common era
        return None
    date = dt.date.fromisoformat(day)
    if grain == "week":
        return When(day, _moved(day, 6))
    sizes = {"month": 1, "quarter": 3, "year": 12}
    return _months(date.year, date.month, sizes[grain]) if grain in sizes else When(day, day)


def _months(year: int, first: int, count: int) -> When | None:
    if not 1 <= year < 9998 or not 1 <= first <= 12:
        return None
    after = first - 1 + count
    last = dt.date(year + after // 12, after % 12 + 1, 1) - dt.timedelta(1)
    return When(dt.date(year, first, 1).isoformat(), last.isoformat())


def _week(year: int, number: int) -> When | None:
    try:
        monday = dt.date.fromisocalendar(year, number, 1)
    except ValueError:
        return None
    return When(monday.isoformat(), (monday + dt.timedelta(6)).isoformat())


def _moved(day: str | None, days: int) -> str | None:
    try:
        return day and (dt.date.fromisoformat(day) + dt.timedelta(days)).isoformat()
    except (ValueError, OverflowError):
        return None


def _is_day(day: str) -> bool:
    try:
        dt.date.fromisoformat(day)
    except ValueError:
        return False
    return True
