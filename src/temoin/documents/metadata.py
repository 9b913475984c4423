"""What the user says of a report, checked: ISO dates with less than a day are times, too."""

from __future__ import annotations

import calendar
import datetime
import re

from temoin.errors import SourceError
from temoin.records import Time

_ISO = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)(?:[T ](?P<clock>\d\d:\d\d(?::\d\d)?)"
    r"(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?)?)?"
)


def parse_time(words: str) -> Time:
    """`2020`, `2020-12`, `2020-12-20`, `2020-12-20T20:30` or with seconds, as an interval.

    An offset from UTC is not kept: times of a reading are as the text gives them.
    """
    match = _ISO.fullmatch(words.strip())
    try:
        if match is None:
            raise ValueError
        return _time(match)
    except ValueError:
        raise SourceError(
            f"{words[:40]!r} is not a date; write 2020-12-20, 2020-12-20T20:30, 2020-12 or 2020"
        ) from None


def _time(match: re.Match[str]) -> Time:
    year, month, day, clock = match.group("year", "month", "day", "clock")
    if clock:
        moment = f"{year}-{month}-{day}T{clock}"
        datetime.datetime.fromisoformat(moment)
        return Time(moment, moment, "minute" if len(clock) == 5 else "second")
    first = datetime.date(int(year), int(month or 1), int(day or 1))
    if day:
        return Time(first.isoformat(), first.isoformat(), "day")
    last_month = int(month or 12)
    last = datetime.date(first.year, last_month, calendar.monthrange(first.year, last_month)[1])
    return Time(first.isoformat(), last.isoformat(), "month" if month else "year")
