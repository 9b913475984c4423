"""Dates of the form: `DD MMM YY`, `DD MMM YY - DD MMM YY`, `- DD MMM YY`; and how near two of them are.

The program of 1992 gave credit to dates that are near without asking; its manual does not say so, but
its reports do: of 94 answers a few days off, 92 got it (62 of 62 plain dates, 27 of 27 open ones).
"""

from __future__ import annotations

from datetime import date

from evaluation.muc4.fills import Value

MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
NEAR_DAYS = 7


def near(key: Value, answer: Value) -> float:
    """Full credit for the same form a few days off; half for a day inside a range or shortly before its end,

    and for "on or before" the very day.
    """
    (first, last), (start, end) = _interval(key), _interval(answer)
    if last is None or end is None:
        return 0.0
    days = (last - end).days
    if isinstance(key, str) is isinstance(answer, str) and (first is None) is (start is None):
        return 1.0 if abs(days) <= NEAR_DAYS else 0.0
    if not isinstance(answer, str):
        return 0.5 if days == 0 and start is None else 0.0
    return 0.5 if (first is None or first <= end) and 0 <= days <= NEAR_DAYS else 0.0


def _interval(value: Value) -> tuple[date | None, date | None]:
    """First and last day; the first of an open range is None, both where there is no date."""
    if isinstance(value, str):
        return parsed(value), parsed(value)
    return parsed(value[1]), parsed(value[2])


def parsed(words: str | None) -> date | None:
    """The day of `DD MMM YY`; None for anything else."""
    parts = (words or "").split()
    if len(parts) != 3 or parts[1][:3] not in MONTHS or not (parts[0] + parts[2]).isdigit():
        return None
    try:
        return date(1900 + int(parts[2]) % 100, MONTHS.index(parts[1][:3]) + 1, int(parts[0]))
    except ValueError:
        return None


def written(iso: str) -> str:
    """`1989-07-18` as `18 JUL 89`."""
    day = date.fromisoformat(iso[:10])
    return f"{day.day:02} {MONTHS[day.month - 1]} {day.year % 100:02}"
