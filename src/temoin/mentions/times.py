"""When: time expressions resolved to intervals of days or clock times.

Takes words of a text (`time_spans.py` finds them), the day of publication and other days to
lean on, gives `TimeMention`s.
A weekday, or a day without a year, is the nearest one not after the day it leans on, unless
the words say "next" or "last".  What leans on a day that is not known has a time without
bounds, whose precision alone is known; a length of time ("for years") has none.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from temoin.mentions.time_atoms import Atom, find_atoms
from temoin.mentions.time_points import point_later, point_of_day, resolve_points
from temoin.mentions.time_slots import Lean, Point
from temoin.mentions.time_spans import find_times
from temoin.records import Pair, Span, Time, TimeMention
from temoin.resources.load import Resources

# stands for the day that is not known, to see whether words tell a point of time
_ANY_DAY = dt.date(2000, 6, 15)
_EXACT = ("second", "minute", "hour", "part-of-day", "day")


@dataclass(frozen=True, slots=True)
class _Anchors:
    """Days to lean on: the nearest known one, its name, and what bounds it."""

    lean: Lean
    name: str


def full_dates(
    text: str, spans: Iterable[Pair], language: str | None, resources: Resources
) -> tuple[str, ...]:
    """ISO dates of days that the text gives in full, in order: days to lean on."""
    dates = []
    for start, end in find_times(text, spans, language, resources):
        mention = resolve_time(text, start, end, None, (), language, resources)
        time = mention.time if mention else None
        if time and time.from_ and time.precision in _EXACT:
            dates.append(time.from_[:10])
    return tuple(dates)


def resolve_time(
    text: str,
    start: int,
    end: int,
    published: Time | None,
    anchors: Sequence[str],
    language: str | None,
    resources: Resources,
    *,
    day: str | None = None,
    told: str | None = None,
) -> TimeMention | None:
    """The time that `text[start:end]` means, `None` where the words speak of no time.

    `anchors` are ISO dates, the most trusted first; they serve where the day of publication
    is not known, or decide which day of a known month it is.  `day` is the ISO date that the
    context tells, for a clock time or a part of a day said alone; `told` the one named last before, which
    "that same day", "the next day" and "two days later" lean on.
    """
    atoms = find_atoms(text, start, end, language, resources)
    if not any(not atom.has("glue") or len(atom.kinds) > 1 for atom in atoms):
        return None
    start, end = atoms[0].start if start < atoms[0].start else start, end
    if (offset := next((a.get("told-day") for a in atoms if a.has("told-day")), None)) is not None:
        return _from_told(Span(start, end, text[start:end]), int(offset), _date(told or day), atoms)
    base = _anchors(published, anchors)
    points = resolve_points(atoms, base.lean)
    known = _date(day)
    if not points and known and (alone := point_of_day(atoms, known)):
        time = _time([alone], atoms, Span(start, end, text[start:end]))
        return TimeMention(start, end, time, "day")
    if not points and (named := _date(told)) and (later := point_later(atoms, named)):
        return TimeMention(start, end, _time([later], atoms, Span(start, end, text[start:end])), "told")
    if not points:
        return TimeMention(start, end, _without_day(atoms, Span(start, end, text[start:end])), "none")
    time = _time(points, atoms, Span(start, end, text[start:end]))
    anchor = base.name if any(point.leans for point in points) else "text"
    return TimeMention(start, end, time, anchor)


def _from_told(words: Span, offset: int, told: dt.date | None, atoms: list[Atom]) -> TimeMention:
    """A day so many days from one that the text named before; without one, not known."""
    if told is None:
        return TimeMention(words.start, words.end, Time(None, None, "day", words), "none")
    day = told + dt.timedelta(days=offset)
    time = _time([Point(day, day, "day", leans=True)], atoms, words)
    return TimeMention(words.start, words.end, time, "told")


def _without_day(atoms: list[Atom], words: Span) -> Time | None:
    """A point of time on a day that is not known: without bounds, with its precision."""
    later = point_of_day(atoms, _ANY_DAY) or point_later(atoms, _ANY_DAY)
    points = resolve_points(atoms, Lean(_ANY_DAY, _ANY_DAY)) or ([later] if later else [])
    return replace(_time(points, atoms, words), from_=None, to=None) if points else None


def _anchors(published: Time | None, anchors: Sequence[str]) -> _Anchors:
    low, high = (_date(published.from_), _date(published.to)) if published else (None, None)
    if published and low and published.precision in _EXACT:
        return _Anchors(Lean(low, low), "published")
    days = [found for found in map(_date, anchors) if found]
    inside = [d for d in days if low and high and low <= d <= high]
    if inside or days:
        chosen = (inside or days)[0]
        return _Anchors(Lean(chosen, chosen), "anchor")
    return _Anchors(Lean(None, high), "published" if high else "none")


def _date(value: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(value[:10]) if value else None
    except ValueError:
        return None


def _time(points: list[Point], atoms: list[Atom], span: Span) -> Time:
    first, last = points[0], points[-1]
    if last.end < first.start:  # words that lead back in time are no stretch
        points, last = points[:1], first
    low, high, precision = first.start, last.end, last.precision
    if len(points) > 1 and first.precision != last.precision:
        precision = "day" if "month" not in (first.precision, last.precision) else "month"
    start, end = low.isoformat(), high.isoformat()
    part = any(atom.has("part", "night-before") for atom in atoms)
    if first.clock and len(points) == 1 and low == high:
        start = end = f"{start}T{first.clock}" if ":" in first.clock else f"{start}T{first.clock}:00"
        precision = "minute" if ":" in first.clock else "hour"
    elif part and precision == "day":
        precision = "part-of-day"
    if any(atom.has("since") for atom in atoms) and len(points) == 1:
        return Time(start, None, precision, span)
    if any(atom.has("until") for atom in atoms) and len(points) == 1:
        return Time(None, end, precision, span)
    return Time(start, end, precision, span)
