"""Text -> datelines and head lines: where a text says when, where and by whom it was published.

Two forms.  A *head line* starts with a word for "date" or "published" (" date 2020-12 15
minutes.").  A *dateline* names a town, perhaps a date, perhaps an agency, and ends in a dash
or with its line ("BAGDAD (AFP) —", "Bagdad, 20 déc (Reuters) -", "بغداد ـ وكالات",
"ASUNCION, Oct 2").  Words come from `head.tsv` of every prepared language: a French text may
carry an English agency's line.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from temoin.documents import parse_time
from temoin.errors import SourceError
from temoin.records import Pair, Span, Time
from temoin.resources.load import Resources
from temoin.resources.match import fold

_LONGEST_LINE = 140  # head lines and datelines of all reports seen are shorter
_PARAGRAPHS = 4  # a title, a standfirst, an author's line, then the dateline at the latest
_LONGEST_PUBLISHER = 40
_CENTURY_TURN = 50  # "Jan 90" is 1990, "Jan 20" is 2020

_SEPARATOR = re.compile(r"\s*(?:--|[–—―ـ]|(?<=[\s)])-|-(?=\s)|(?<=[)\w]):)\s*")
_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*")
_SMALL = re.compile(
    r"(?:de|del|la|las|los|el|le|les|du|des|d|l|of|the|and|y|et|al|da|in|en|à|a|at)\b", re.IGNORECASE
)
_TIME_OF_DAY = r"(?:,?\s*(?:a|a las|at|,|-)?\s*\d{1,2}\s?[h:]\s?\d{0,2}(?:\s?[ap]\.?m\.?)?)?"


@dataclass(frozen=True, slots=True)
class Head:
    """A head line or dateline with what it says."""

    span: Pair
    published: Time | None
    publisher: str | None


def find_heads(
    text: str, paragraphs: tuple[Pair, ...], title: Pair | None, resources: Resources
) -> list[Head]:
    """Head lines and datelines among the first paragraphs, in order; a title is no dateline."""
    words = _words(resources)
    found = []
    for start, end in paragraphs[:_PARAGRAPHS]:
        line = text[start : min(end, start + _LONGEST_LINE)]
        whole = end - start <= _LONGEST_LINE and "\n" not in line
        head = words.head_line(line, start)
        if head is None and (start, end) != title:
            head = words.dateline(line, start, whole)
        if head:
            found.append(head)
        elif not whole:
            break
    return found


@functools.cache
def _words(resources: Resources) -> _Words:
    return _Words(resources)


class _Words:
    """The words of all `head.tsv`, as patterns over folded text."""

    def __init__(self, resources: Resources) -> None:
        rows = [row for language in resources.languages for row in resources.words("head", language)]
        forms = {
            kind: {
                fold(form): row["value"]
                for row in rows
                if row["kind"] == kind
                for form in row["words"].split("|")
            }
            for kind in ("date", "month", "agency", "agencies", "reading-time", "author")
        }
        self.months = {
            fold(form): int(row["month"])
            for language in resources.languages
            for row in resources.words("months", language)
            if not row["calendar"]
            for form in row["words"].split("|")
        } or {month: int(number) for month, number in forms["month"].items()}
        self.agencies = forms["agency"] | dict.fromkeys(forms["agencies"], "")
        month = _any(self.months)
        day, year = r"(?P<day>\d{1,2})(?:er|st|nd|rd|th|º)?", r"(?P<year>\d{4}|\d\d(?=\W))"
        self._dates = [
            re.compile(pattern)
            for pattern in (
                r"(?P<iso>\d{4}-\d\d(?:-\d\d(?:[t ]\d\d:\d\d(?::\d\d)?)?)?)(?!\d)",
                rf"\b{day}\.?\s+(?:de\s+)?(?P<month>{month})\b\.?,?(?:\s+(?:de\s+|del\s+)?{year})?{_TIME_OF_DAY}",
                rf"\b(?P<month>{month})\b\.?\s+{day}\b(?:,?\s+{year})?",
                rf"\b(?P<month>{month})\b\.?,?\s+(?:de\s+)?{year}",
            )
        ]
        self._head = re.compile(rf"(?:{_any(forms['date'])})\b\s*:?\s*")
        self._agency = re.compile(rf"(?<!\w)(?:{_any(self.agencies)})(?!\w)")
        self._reading = re.compile(rf"^\W*(?:\d+\s+)?(?:{_any(forms['reading-time'])})(?!\w)")
        self._author = re.compile(rf"^(?:{_any(forms['author'])})\s[^;:\n]{{0,60}}[;:,]\s*")

    # ------------------------------------------------------------ the two forms

    def head_line(self, line: str, offset: int) -> Head | None:
        """A line that starts with a word for "date": the date, then the publisher up to a full stop."""
        folded = fold(line)
        start = self._head.match(folded)
        found = start and self._date(folded, start.end(), offset, line)
        if not start or not found or found[0][0] > start.end() + 12:
            return None
        (_, end), time = found
        rest = re.match(r"[\s,|–—-]*(?P<rest>[^.\n|–—]*?)\s*(?:[.|–—]|$)", line[end:])
        name = rest.group("rest").strip() if rest else ""
        if not name or len(name) > _LONGEST_PUBLISHER or self._reading.search(fold(name)):
            name, stop = "", end
        else:
            stop = end + (rest.end() if rest else 0)
        stop = len(line[:stop].rstrip())
        return Head((offset, offset + stop), time, name or None)

    def dateline(self, line: str, offset: int, whole: bool) -> Head | None:
        """A town, a date or an agency, before a dash or alone on its line (`whole`)."""
        folded = fold(line)
        author = self._author.match(folded)
        begin = author.end() if author else 0
        for match in _SEPARATOR.finditer(line, begin):
            town = slice(begin, match.start())
            colon = ":" in match.group() and not self._agency.search(folded[town])
            if not colon and self._is_dateline(line[town], folded[town], dashed=True):
                end, after = match.end(), self._agency.match(folded, match.end())
                if after and re.match(r"\s*(?:$|\n|[:،,–—-]|\W*\s)", line[after.end() :]):
                    end = after.end()
                return self._made(line, folded, begin, end, offset)
            after = self._agency.match(folded, match.end())
            ended = after and re.match(r"\W*(?:$|\n|:)", line[after.end() :])
            if after and ended and len(_WORD.findall(line[town])) <= 4:
                return self._made(line, folded, begin, after.end() + ended.end(), offset)  # type: ignore[union-attr]
        if whole and self._is_dateline(line[begin:], folded[begin:], dashed=False):
            return self._made(line, folded, begin, len(line), offset)
        return None

    def _made(self, line: str, folded: str, begin: int, end: int, offset: int) -> Head:
        found = self._date(folded[:end], begin, offset, line)
        agencies = [
            match for match in self._agency.finditer(folded, begin, end) if self.agencies[match.group()]
        ]
        end = len(line[:end].rstrip())
        publisher = self.agencies[agencies[-1].group()] if agencies else None
        return Head((offset + begin, offset + end), found[1] if found else None, publisher)

    def _is_dateline(self, words: str, folded: str, *, dashed: bool) -> bool:
        """Only names, with a date or an agency among them or all in capitals, and no sentence."""
        date = self._date_match(folded, 0)
        agency = self._agency.search(folded)
        rest = words
        for match in (agency, date):
            if match:
                rest = rest[: match.start()] + " " * (match.end() - match.start()) + rest[match.end() :]
        names = [word for word in _WORD.findall(rest) if not (_SMALL.fullmatch(word) or word.isdigit())]
        if not 1 <= len(names) <= 6 or re.search(r"[.!?؟]\s", rest):
            return bool(dashed and agency and not names and words.strip().startswith("("))
        cased = any(word.lower() != word.upper() for word in names)
        named = (
            all(word[0].isupper() for word in names) if cased else len(names) <= (6 if date and agency else 3)
        )
        town = rest.partition(",")[0].partition("(")[0].strip()
        if not dashed:
            return bool(named and date and (agency or "," in words))
        return named and bool(
            agency or (date and "," in words) or (cased and town.isupper() and len(names) <= 4)
        )

    # ------------------------------------------------------------ dates

    def _date_match(self, folded: str, start: int) -> re.Match[str] | None:
        matches = [match for pattern in self._dates if (match := pattern.search(folded, start))]
        return min(matches, key=lambda match: (match.start(), -match.end()), default=None)

    def _date(self, folded: str, start: int, offset: int, line: str) -> tuple[Pair, Time | None] | None:
        """The first date's place in the line, with its time; a date without year has none."""
        match = self._date_match(folded, start)
        if match is None:
            return None
        span = match.span()
        try:
            time = parse_time(self._iso(match.groupdict()))
        except SourceError:
            return span, None
        end = span[0] + len(line[slice(*span)].rstrip())
        where = Span(offset + span[0], offset + end, line[span[0] : end])
        return span, Time(time.from_, time.to, time.precision, where)

    def _iso(self, parts: dict[str, str | None]) -> str:
        if parts.get("iso"):
            return str(parts["iso"]).upper().replace(" ", "T")
        if not parts.get("year"):
            return ""
        year = int(str(parts["year"]))
        if year < 100:
            year += 1900 if year >= _CENTURY_TURN else 2000
        month = f"{year:04}-{self.months[str(parts['month'])]:02}"
        return f"{month}-{int(str(parts['day'])):02}" if parts.get("day") else month


def _any(forms: dict[str, str] | dict[str, int]) -> str:
    """Alternatives, the longest first; a pattern that never matches when there are none."""
    return "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form))) or "(?!)"
