"""When: time expressions found in a text and resolved to intervals of days or clock times.

Takes words of a text, the day of publication and other days to lean on, gives `TimeMention`s.
A weekday, or a day without a year, is the nearest one not after the day it leans on, unless
the words say "next" or "last".  What leans on a day that is not known stays without a time.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from temoin.mentions.people import find_nouns
from temoin.mentions.time_atoms import LAST_YEAR, Atom, find_atoms
from temoin.mentions.time_points import point_of_day, resolve_points
from temoin.mentions.time_slots import Lean, Point
from temoin.records import Pair, Span, Time, TimeMention
from temoin.resources.load import Resources
from temoin.resources.match import SKIP, fold, phrase_table

_STRONG = ("date", "day-month", "month", "hijri-month", "weekday", "day", "night-before", "holiday")
_LAST = (
    "clock", "year-number", "part", "unit", "last", "next", "ago-after", "weekend", "noon", "midnight",
    "season", "decade-year", "ago-one", "ago-two", "this",
)  # fmt: skip
_AFTER_NUMBER = ("month", "hijri-month", "unit", "number", "o-clock", "glue")
_SHORT_MONTH = 3  # letters; a lone month as short as that is rather another word
_LINKED = 3  # characters allowed between two atoms of one expression
_LISTED = ("year-number", "weekday", "date", "month")
_FIRST_BARE_YEAR = 1900
_DAYS = 31
_COUNTED = re.compile(r"\s?([^\W\d_]+|%)")
_EXACT = ("second", "minute", "hour", "part-of-day", "day")


@dataclass(frozen=True, slots=True)
class _Anchors:
    """Days to lean on: the nearest known one, its name, and what bounds it."""

    lean: Lean
    name: str


def find_times(
    text: str, spans: Iterable[Pair], language: str | None, resources: Resources
) -> tuple[Pair, ...]:
    """Time expressions inside the spans, in order, none over another."""
    found: list[Pair] = []
    linkers = phrase_table(resources, "linkers", language)
    joints = _joints(resources, language)
    for start, end in spans:
        articles = {s: e for s, e, row in linkers.find(text, start, end) if row["function"] == "article"}
        run: list[Atom] = []
        for atom in find_atoms(text, start, end, language, resources):
            if run and (not _linked(text, run[-1], atom, joints) or _lists(text, run, atom)):
                found += _expression(run, articles)
                run = []
            if not run and _is_year(text, atom, language, resources):
                atom = replace(atom, kinds=(*atom.kinds, ("bare-year", "")))
            run.append(atom)
        found += _expression(run, articles)
    return tuple(sorted(found))


@functools.cache
def _joints(resources: Resources, language: str | None) -> frozenset[str]:
    rows = resources.words("joints", language)
    return frozenset(fold(row["words"]) for row in rows if row["joint"] != "parts")


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
    "that same day" and "the next day" lean on.
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
    if not points:
        return TimeMention(start, end, None, "none")
    time = _time(points, atoms, Span(start, end, text[start:end]))
    anchor = base.name if any(point.leans for point in points) else "text"
    return TimeMention(start, end, time, anchor)


def _from_told(words: Span, offset: int, told: dt.date | None, atoms: list[Atom]) -> TimeMention:
    """A day so many days from one that the text named before; without one, not known."""
    if told is None:
        return TimeMention(words.start, words.end, None, "none")
    day = told + dt.timedelta(days=offset)
    time = _time([Point(day, day, "day", leans=True)], atoms, words)
    return TimeMention(words.start, words.end, time, "told")


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


def _linked(text: str, left: Atom, right: Atom, joints: frozenset[str]) -> bool:
    gap = fold(text[left.end : right.start]).replace(SKIP, "")
    if gap == ". ":
        return left.has("month", "weekday") and right.has("number")
    bare = gap.strip(" ,/-()'\"")
    return len(gap) <= _LINKED and (not bare or bare in joints) and "\n\n" not in gap


def _lists(text: str, run: list[Atom], atom: Atom) -> bool:
    """Whether a comma parts two years, weekdays or dates of a list ("1996, 1998 and 2000")."""
    listed = any(one.has(kind) and atom.has(kind) for one in run for kind in _LISTED)
    return listed and "," in fold(text[run[-1].end : atom.start])


def _is_year(text: str, atom: Atom, language: str | None, resources: Resources) -> bool:
    """Whether four figures that no small word introduces are a year, and count nothing."""
    year = atom.get("year-number")
    if year is None or not _FIRST_BARE_YEAR <= int(year) <= LAST_YEAR:
        return False
    counted = _COUNTED.match(text, atom.end)
    if counted is None:
        return True
    start, end = counted.span(1)
    unit = phrase_table(resources, "units", language).match(text, start, end)
    return not unit and not find_nouns(text, start, end, language, resources)


def _expression(run: list[Atom], articles: dict[int, int]) -> list[Pair]:
    """The expression in a run of atoms, with its article, without fillers and numbers at its ends, if it is one."""
    core = list(run)
    while core and not _opens(core):
        core = core[1:]
    while core and not _closes(core):
        core = core[:-1]
    if not core or not _speaks_of_time(core, introduced=core[0] is not run[0]):
        return []
    before = next((atom for atom in reversed(run) if atom.start < core[0].start), None)
    article = before is not None and articles.get(before.start) == before.end
    return [(before.start if before and article else core[0].start, core[-1].end)]


def _opens(run: list[Atom]) -> bool:
    first, following = run[0], run[1] if len(run) > 1 else None
    if first.has("date", "day-month", "clock", "year-number"):
        return True
    if first.has("ago-after"):  # "he came back on Friday"
        return False
    if first.has("number", "article"):
        counts = following is not None and following.has("unit", "last", "next")
        day = (first.number or 1) <= _DAYS
        return counts or (day and following is not None and following.has(*_AFTER_NUMBER))
    if first.has("lasting") and not first.has("since"):
        return following is not None and following.has("number", "article", "last", "next", "unit")
    if first.has("o-clock"):
        return following is not None and (following.has("clock", "number") or first.has("date-word"))
    return not all(kind in ("glue", "day-word", "decade") for kind, _ in first.kinds)


def _closes(run: list[Atom]) -> bool:
    last = run[-1]
    if last.has(*_STRONG, *_LAST):
        return True
    before = run[-2] if len(run) > 1 and last.has("number") else None
    if before is None:
        return False
    figures = last.has("figures", "ordinal")
    return before.has("month", "hijri-month", "o-clock") or (
        figures and before.has("weekday", "date-word", "glue")
    )


def _speaks_of_time(run: list[Atom], *, introduced: bool) -> bool:
    """Whether a run is a time by itself; `introduced` tells that a small word stands before."""
    if any(atom.has(*_STRONG) for atom in run):
        short = run[0].has("hijri-month") or run[0].end - run[0].start <= _SHORT_MONTH
        lone = len(run) == 1 and run[0].has("month", "hijri-month")
        return not lone or introduced or not short
    kinds = {kind for atom in run for kind, _ in atom.kinds}
    if kinds & {"clock", "noon", "midnight"}:
        return True
    if kinds & {"weekend"}:
        return True
    if kinds & {"unit", "season"}:
        relative = bool(kinds & {"ago-before", "ago-after", "last", "next", "this"})
        part_of_year = (
            any(atom.get("unit") in ("quarter", "half-year") for atom in run) and "ordinal" in kinds
        )
        dated = "season" in kinds and "year-number" in kinds
        return relative or part_of_year or dated or ("later" in kinds and bool(kinds & {"number", "article"}))
    if "date-word" in kinds and kinds & {"figures", "ordinal"}:
        return True
    if "o-clock" in kinds and "number" in kinds:
        return "part" in kinds
    if "part" in kinds:
        return bool(kinds & {"last", "this"})
    year = "bare-year" in kinds or ("year-number" in kinds and (introduced or len(run) > 1))
    return year or bool(kinds & {"decade-year", "ago-one", "ago-two"})
