"""The pieces of a time expression: what each word or figure of it means on its own.

Takes `start:end` of a text, gives `Atom`s in order, none over another.  A word may mean several
things ("le" before a day, "mañana"); the grammar in `times.py` chooses.  Tables: `months`,
`weekdays`, `time_words`, `numbers`.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from temoin.mentions.figures import Value
from temoin.mentions.numbers import find_numbers, find_ordinals
from temoin.resources.load import Resources
from temoin.resources.match import Phrases, clitics, fold, phrase_table

FIRST_YEAR, LAST_YEAR = 1500, 2100
_FIGURE = re.compile(r"\d")
_ISO = re.compile(r"(?<!\d)(\d{4})([-/.])(\d\d?)\2(\d\d?)(?:[T ](\d\d):(\d\d)(?::\d\d)?Z?)?(?!\d)")
_NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2}) ?([/.-]) ?(\d{1,2}) ?\2 ?(\d{4}|\d{2})(?![\d/-])")
_SLASHED = re.compile(r"(?<![\d/.-])(?<!\d )(\d{1,2})/(\d{1,2})(?![\d/%])")  # not "31 7/8", "6 1/4%"
_YEAR_PART = re.compile(r"-(\d{4})(?!\w)")  # "mid-1996"
_DECADE = re.compile(r"(?<!\d)(\d{3}0)s(?!\w)")
_CLOCKS = (
    re.compile(r"(?<![\d.,:])(\d{1,2}) ?: ?(\d\d)(?: ?: ?\d\d)?(?![\d:])"),
    re.compile(r"(?<![\d.,:])(\d{1,2}) ?(?:h|heures?\b) ?(\d\d)?(?![\d\w])"),
    re.compile(r"(?<![\d.,:])(\d{1,2})() ?(?=[ap]\.? ?m\b)"),
    re.compile(r"(?<![\d.,:])(\d{1,2})[.]?(\d\d)(?= ?(?:gmt|utc|hours|hrs|hs|horas|hora|local)\b)"),
)
_DOTTED = re.compile(r"(\d{1,2})[.,](\d\d)(?!\d)")
_HALF = re.compile(r" ?([ap])\.? ?m\b\.?")
_FIRST_WORDED = 1900
_CENTURIES = range(15, 21)
_HOURS, _MINUTES, _DAYS, _MONTHS = 24, 60, 31, 12


@dataclass(frozen=True, slots=True)
class Atom:
    """Words with their meanings: kind -> value (a number, a name or nothing)."""

    start: int
    end: int
    kinds: tuple[tuple[str, str], ...]

    def get(self, kind: str) -> str | None:
        """The value of a kind, `None` if the words do not mean it."""
        return next((value for name, value in self.kinds if name == kind), None)

    def has(self, *kinds: str) -> bool:
        """Whether the words mean one of these kinds."""
        return any(name in kinds for name, _ in self.kinds)

    @property
    def number(self) -> int | None:
        """The number that the words write, if they are one."""
        value = self.get("number")
        return int(value) if value is not None else None


def find_atoms(text: str, start: int, end: int, language: str | None, resources: Resources) -> list[Atom]:
    """Atoms of `start:end`; figures with a form win over words, longer words over shorter."""
    taken: set[int] = set()
    found: dict[int, Atom] = {}
    for atom in _candidates(text, start, end, language, resources):
        same = found.get(atom.start)
        if taken.isdisjoint(range(atom.start, atom.end)):
            taken.update(range(atom.start, atom.end))
            found[atom.start] = atom
        elif same and same.end == atom.end and same.has("start") and atom.has("ordinal"):  # "أول"
            found[atom.start] = Atom(atom.start, atom.end, same.kinds + atom.kinds)
    return [found[at] for at in sorted(found)]


def _candidates(
    text: str, start: int, end: int, language: str | None, resources: Resources
) -> Iterator[Atom]:
    words = list(_words(text, start, end, language, resources))
    folded = fold(text[start:end])
    if _FIGURE.search(folded):
        yield from _dates(folded, start, month_first=_month_first(resources, language))
        yield from _clocks(folded, start, words)
    yield from words
    numbers = find_numbers(text, language, resources, start, end)
    yield from _years(text, words, numbers)
    for s, e, value in numbers:
        if value == int(value):
            yield Atom(s, e, _number_kinds(text[s:e], int(value)))
    for s, e, value in find_ordinals(text, language, resources, start, end):
        yield Atom(s, e, (("number", str(value)), ("ordinal", str(value))))
    for s, e, row in phrase_table(resources, "numbers", language).find(text, start, end):
        if row["role"] == "article":
            yield Atom(s, e, (("article", "1"),))


def _years(text: str, words: list[Atom], numbers: list[tuple[int, int, Value]]) -> Iterator[Atom]:
    """Years in words ("nineteen ninety-six", "dos mil uno") and behind a part of the year ("mid-1996")."""
    for atom in words:
        match = _YEAR_PART.match(text, atom.end) if atom.has("start", "middle", "end", "later") else None
        if match and FIRST_YEAR <= int(match[1]) <= LAST_YEAR:
            kinds = (("number", match[1]), ("figures", ""), ("year-number", match[1]))
            yield Atom(match.start(1), match.end(), kinds)
    worded = [n for n in numbers if not any(letter.isdigit() for letter in text[n[0] : n[1]])]
    named = {atom.end + 1 for atom in words if atom.get("unit") == "year" or atom.has("month")}
    for s, e, value in worded:
        if _FIRST_WORDED <= value <= LAST_YEAR and (value % 100 or s in named):
            yield Atom(s, e, (("year-number", str(value)),))
    for (s, e, century), (following, last, rest) in pairwise(worded):
        if century in _CENTURIES and following == e + 1 and 10 <= rest < 100 and text[last : last + 1] != "-":
            yield Atom(s, last, (("year-number", str(century * 100 + rest)),))


def _number_kinds(words: str, value: int) -> tuple[tuple[str, str], ...]:
    kinds = [("number", str(value))]
    if words.isdigit():
        kinds.append(("figures", ""))
    if FIRST_YEAR <= value <= LAST_YEAR and words.isdigit():
        kinds.append(("year-number", str(value)))
    return tuple(kinds)


@functools.cache
def _month_first(resources: Resources, language: str | None) -> bool:
    return any(row["kind"] == "order" for row in resources.words("time_words", language))


def _dates(folded: str, start: int, *, month_first: bool) -> Iterator[Atom]:
    for match in _ISO.finditer(folded):
        year, _, month, day, hour, minute = match.groups()
        if not (0 < int(month) <= _MONTHS and 0 < int(day) <= _DAYS):
            continue
        kinds = [("date", f"{year}-{int(month):02}-{int(day):02}")]
        if hour:
            kinds.append(("clock", f"{hour}:{minute}"))
        yield Atom(start + match.start(), start + match.end(), tuple(kinds))
    for match in _NUMERIC.finditer(folded):
        first, _, second, year = match.groups()
        date = _day_month(int(first), int(second), month_first=month_first)
        if date:
            full = year if len(year) > 2 else ("20" if int(year) < 70 else "19") + year
            value = f"{full}-{date[1]:02}-{date[0]:02}"
            yield Atom(start + match.start(), start + match.end(), (("date", value),))
    for match in _DECADE.finditer(folded):
        yield Atom(start + match.start(), start + match.end(), (("decade-year", match[1]),))
    for match in _SLASHED.finditer(folded):
        date = _day_month(int(match[1]), int(match[2]), month_first=month_first)
        if date:
            value = f"{date[1]:02}-{date[0]:02}"
            yield Atom(start + match.start(), start + match.end(), (("day-month", value),))


def _day_month(first: int, second: int, *, month_first: bool) -> tuple[int, int] | None:
    day, month = (second, first) if month_first and first <= _MONTHS else (first, second)
    if month > _MONTHS >= day:
        day, month = month, day
    return (day, month) if 0 < day <= _DAYS and 0 < month <= _MONTHS else None


def _clocks(folded: str, start: int, words: list[Atom]) -> Iterator[Atom]:
    found = [match for pattern in _CLOCKS for match in pattern.finditer(folded)]
    introduced = {atom.end for atom in words if atom.has("o-clock")}
    for match in _DOTTED.finditer(folded):
        if {start + match.start(), start + match.start() - 1} & introduced:
            found.append(match)
    for match in found:
        hour, minute = int(match[1]), int(match[2] or 0)
        last = match.end()
        if half := _HALF.match(folded, last):
            hour, last = hour % 12 + (12 if half[1] == "p" else 0), half.end()
        if (
            hour < _HOURS or (hour == _HOURS and match[2])
        ) and minute < _MINUTES:  # "24 heures" is a day long
            value = f"{hour % 24:02}:{minute:02}" if match[2] else f"{hour % 24:02}"
            yield Atom(start + match.start(), start + last, (("clock", value),))


def _words(text: str, start: int, end: int, language: str | None, resources: Resources) -> Iterator[Atom]:
    for s, e, kinds in _phrases(resources, language).find(text, start, end):
        kept = tuple((kind, value) for kind, value, form in kinds if _fits(form, text[s:e]))
        if kept:
            yield Atom(s, e, kept)


def _fits(form: str, words: str) -> bool:
    """A name that its table writes with a capital is no name without one ("May", "may")."""
    return not form[:1].isupper() or words[:1].isupper()


@functools.cache
def _phrases(resources: Resources, language: str | None) -> Phrases[list[tuple[str, str, str]]]:
    meanings: dict[str, list[tuple[str, str, str]]] = {}
    for table, column in (("months", "month"), ("weekdays", "weekday"), ("time_words", "kind")):
        for row in resources.words(table, language):
            if table == "time_words":
                meaning = (row["kind"], row["value"], "")
            elif row.get("calendar"):
                meaning = ("hijri-month", row[column], row["words"])
            else:
                meaning = (column, row[column], row["words"])
            meanings.setdefault(fold(row["words"]), []).append(meaning)
    return Phrases(meanings.items(), clitics(resources, language))
