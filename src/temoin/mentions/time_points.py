"""The grammar of a time expression: its atoms made one point, or the two ends of a range."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from temoin.mentions.time_atoms import Atom
from temoin.mentions.time_rules import UNIT_PRECISION, point_of
from temoin.mentions.time_slots import Lean, Point, Slots, clock_of
from temoin.mentions.time_values import safe_date, shift

_POINT_KINDS = (
    "date", "day-month", "month", "hijri-month", "weekday", "year-number", "day-number",
)  # fmt: skip
_TWO_FIGURES = 100
_HALF_YEAR = 183  # days


def resolve_points(atoms: list[Atom], lean: Lean) -> list[Point]:
    """The points that atoms speak of: none, one, or the ends of a range."""
    groups = [_slots(group) for group in _groups(_with_days(atoms))]
    shared = {
        word
        for group in groups
        for word in group.words & {"last", "next", "this", "since", "part", "lasting", "later"}
    }
    for group in groups:
        group.words |= shared
    dated = bool(groups) and "year-number" in groups[-1].values
    for group in groups[:-1]:
        _inherit(group, groups[-1])
    for group in groups[1:]:
        _inherit(group, groups[0])
    points = [point for group in groups if (point := point_of(group, lean))]
    return _range(points[0], points[-1], dated=dated) if len(points) > 1 else points


def _range(first: Point, last: Point, *, dated: bool) -> list[Point]:
    """The ends of a range in order.

    Months that are nearer to each other over New Year ("November to February") lie in two years; `dated` tells
    that the year said is the last one's.
    """
    if last.start >= first.start:
        return [first, last]
    one_year = last.leans or last.start.year == first.start.year
    if one_year and "year" not in (first.precision, last.precision) and _days(last, first) > _HALF_YEAR:
        return (
            [_in_year(first, last.start.year - 1), last]
            if dated
            else [first, _in_year(last, last.end.year + 1)]
        )
    return [last, first]


def _days(one: Point, other: Point) -> int:
    return (other.start - one.start).days


def _in_year(point: Point, year: int) -> Point:
    """The same days of another year."""
    start, end = (safe_date(year, d.month, d.day) or safe_date(year, 2, 28) for d in (point.start, point.end))
    return replace(point, start=start or point.start, end=end or point.end)


def _inherit(group: Slots, other: Slots) -> None:
    """A day without a month has the other end's month, a date without a year its year."""
    for kind, holder in (("month", "day-number"), ("hijri-month", "day-number"), ("year-number", "month")):
        if holder in group.values and kind in other.values:
            group.values.setdefault(kind, other.values[kind])


def _with_days(atoms: list[Atom]) -> list[Atom]:
    """The atoms, numbers that are days of a month marked as such."""
    return [
        replace(atom, kinds=(("day-number", str(atom.number or 1)),)) if _is_day_number(atoms, at) else atom
        for at, atom in enumerate(atoms)
    ]


def _groups(atoms: list[Atom]) -> list[list[Atom]]:
    """Atoms parted where a second day, weekday, month or year begins."""
    groups: list[list[Atom]] = [[]]
    seen: dict[str, str] = {}
    for atom in atoms:
        kind = next((kind for kind in _POINT_KINDS if atom.has(kind)), None)
        value = atom.get(kind) if kind else None
        if kind and seen.get(kind, value) != value:
            groups.append([])
            seen = {}
        if kind and value:
            seen[kind] = value
        groups[-1].append(atom)
    return [group for group in groups if group]


def _is_day_number(atoms: list[Atom], at: int) -> bool:
    """Whether a number is a day of a month: by its neighbours, month, weekday or day-word."""
    if atoms[at].has("article"):  # "uno de agosto"
        return len(atoms) > at + 2 and _only_glue(atoms[at + 1]) and atoms[at + 2].has("month", "hijri-month")
    number = atoms[at].number
    if number is None or not 0 < number <= 31 or atoms[at].has("clock"):
        return False
    if _of_month_said(atoms, at):
        return True
    before = atoms[max(0, at - 2) : at]
    after = [a for a in atoms[at + 1 : at + 5] if not _only_glue(a) and not a.has("last", "next")]
    if after and after[0].has("unit", "season") and not after[0].has("day-word"):
        return False
    if before and before[-1].has("o-clock") and not before[-1].has("day-word", "glue"):
        return False
    if any(atom.has("month", "hijri-month") for atom in atoms):
        return True
    figures = atoms[at].has("figures", "ordinal")
    if any(atom.has("weekday") for atom in before):
        return figures
    return figures and bool(before) and before[-1].has("day-word", "date-word")


def _of_month_said(atoms: list[Atom], at: int) -> bool:
    """Whether a month said by a relative word follows: "5 of this month", "5 del mes pasado"."""
    after = atoms[at + 1 : at + 5]
    if not atoms[at].has("figures", "ordinal") or not after or not _only_glue(after[0]):
        return False
    rest = [atom for atom in after if not _only_glue(atom)][:2]
    month = any(atom.get("unit") == "month" for atom in rest)
    return month and len(rest) == 2 and any(atom.has("this", "last", "next") for atom in rest)


def _only_glue(atom: Atom) -> bool:
    return all(kind in ("glue", "day-word", "decade", "o-clock", "since") for kind, _ in atom.kinds)


def _slots(atoms: list[Atom]) -> Slots:
    slots = Slots()
    for at, atom in enumerate(atoms):
        for kind, value in atom.kinds:
            slots.words.add(kind)
            if kind == "unit":
                slots.units.add(value)
            if kind == "number" and not _counts_unit(atoms, at):
                for special in _special_number(atoms, at):
                    slots.values.setdefault(special, f"{int(value):02}")
                continue
            if kind == "article" and not (at + 1 < len(atoms) and atoms[at + 1].has("unit")):
                continue
            slots.values.setdefault("number" if kind == "article" else kind, value)
    return slots


def _special_number(atoms: list[Atom], at: int) -> list[str]:
    """What a number is that counts no unit: an hour, a decade, an Islamic year."""
    number = atoms[at].number or 0
    if _after_oclock_of(atoms, at):
        return ["clock"]
    if at and atoms[at - 1].has("decade") and number < _TWO_FIGURES and number % 10 == 0:
        return ["decade-number"]
    islamic = any(atom.has("hijri-month") for atom in atoms) and 1300 < number < 1500
    return ["hijri-year"] if islamic else []


def _counts_unit(atoms: list[Atom], at: int) -> bool:
    """Whether a number counts a unit behind it, in it ("يومين") or, in Arabic, before it and "last"."""
    before, after = atoms[max(0, at - 1) : at], atoms[at + 1 : at + 3]
    behind = any(atom.has("unit") for atom in before) and any(a.has("last", "next") for a in after[:1])
    inside = atoms[at].has("unit") or any(atom.has("unit") for atom in after)
    return inside or behind or any(atom.has("last", "next") for atom in before)


def _after_oclock_of(atoms: list[Atom], at: int) -> bool:
    before = [atom for atom in atoms[max(0, at - 2) : at] if not _plain_glue(atom)]
    number = atoms[at].number
    return bool(before) and before[-1].has("o-clock") and number is not None and number <= 24


def _plain_glue(atom: Atom) -> bool:
    return all(kind == "glue" for kind, _ in atom.kinds)


def point_later(atoms: list[Atom], told: dt.date) -> Point | None:
    """So many days, weeks or years later or earlier than the day that the text named before."""
    slots = _slots(atoms)
    unit, number, step = slots.values.get("unit"), slots.number("number"), slots.number("later")
    if unit is None or number is None or step is None:
        return None
    interval = shift(told, unit, step * number)
    return Point(*interval, UNIT_PRECISION[unit], leans=True) if interval else None


def point_of_day(atoms: list[Atom], day: dt.date) -> Point | None:
    """A clock time or a part of a day said alone, on a day that the context knows."""
    slots = _slots(_with_days(atoms))
    clock = clock_of(slots)
    if clock is None and not slots.words & {"part", "noon", "midnight"}:
        return None
    return Point(day, day, "day", leans=True, clock=clock)
