"""Where a text speaks of a time: runs of atoms cut to the words of one expression.

Spans are TimeML's: the article of a time belongs to it ("the third quarter"), that of a noun behind it
does not ("the May 5 attack"), nor do words that only place something against it ("since Friday").
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from temoin.mentions.people import find_nouns
from temoin.mentions.time_atoms import LAST_YEAR, Atom, find_atoms
from temoin.records import Pair
from temoin.resources.load import Resources
from temoin.resources.match import SKIP, clitics, fold, phrase_table

_STRONG = (
    "date", "day-month", "month", "hijri-month", "weekday", "day", "night-before", "holiday", "told-day",
)  # fmt: skip
_LAST = (
    "clock", "year-number", "part", "unit", "last", "next", "ago-after", "weekend", "noon", "midnight",
    "season", "decade-year", "ago-one", "ago-two", "this",
)  # fmt: skip
_AFTER_NUMBER = ("month", "hijri-month", "unit", "number", "o-clock", "glue")
_SHORT_MONTH = 3  # letters; a lone month as short as that is rather another word
_AGAINST = ("since", "until", "later", "lasting")
_CALENDAR = ("date", "day-month", "month", "weekday", "year-number")  # the names of days and years
_ARTICLES = ("glue", "day-word", "decade", "noun-article")
_LINKED = 3  # characters allowed between two atoms of one expression
_LISTED = ("year-number", "weekday", "date", "month")
_LONGEST = 12  # characters of a word such as "between"
_FEW = 100  # last days, coming months
_FIRST_BARE_YEAR = 1900
_DAYS = 31
_COUNTED = re.compile(r"\s?([^\W\d_]+|%)")


def find_times(
    text: str, spans: Iterable[Pair], language: str | None, resources: Resources
) -> tuple[Pair, ...]:
    """Time expressions inside the spans, in order, none over another."""
    found: list[Pair] = []
    linkers = phrase_table(resources, "linkers", language)
    joints = _joints(resources, language)
    for start, end in spans:
        atoms = find_atoms(text, start, end, language, resources)
        contracted = {a.end: a.start for a in atoms if a.has("day-word") and " " not in text[a.start : a.end]}
        articles = {e: s for s, e, row in linkers.find(text, start, end) if row["function"] == "article"}
        articles |= contracted  # "du", "del"
        run: list[Atom] = []
        for atom in atoms:
            if run and (not _linked(text, run[-1], atom, joints) or _lists(text, run, atom, joints)):
                found += _expression(run, articles)
                run = []
            if not run and _is_year(text, atom, language, resources):
                atom = replace(atom, kinds=(*atom.kinds, ("bare-year", "")))
            run.append(atom)
        found += _expression(run, articles)
    return tuple(sorted(found))


@functools.cache
def _joints(resources: Resources, language: str | None) -> Mapping[str, str]:
    written_on = dict.fromkeys(clitics(resources, language).articles, "article")  # "الساعات ال24"
    return written_on | {fold(row["words"]): row["joint"] for row in resources.words("joints", language)}


def _linked(text: str, left: Atom, right: Atom, joints: Mapping[str, str]) -> bool:
    """Whether what stands between two atoms lets them be parts of one expression."""
    gap = fold(text[left.end : right.start]).replace(SKIP, "")
    if gap == ". ":
        return left.has("month", "weekday") and right.has("figures", "ordinal")
    if "," in gap and _begins_anew(fold(text[right.start : right.end]), right, joints):
        return False
    bare = gap.strip(" ,/-()'\"")
    joined = not bare or joints.get(bare, "parts") != "parts"
    return len(gap) <= _LINKED and joined and "\n\n" not in gap


def _begins_anew(words: str, atom: Atom, joints: Mapping[str, str]) -> bool:
    """Whether an atom behind a comma begins something else: "January, a week after", "1971, and in 1989"."""
    large = (atom.number or 0) > _DAYS and not atom.has("year-number")
    lasts = atom.has("lasting") and not atom.has("since")
    return large or lasts or atom.has("article") or joints.get(words) == "and"


def _lists(text: str, run: list[Atom], atom: Atom, joints: Mapping[str, str]) -> bool:
    """Whether a comma, "and" or "or" parts two years, weekdays or dates of a list ("1996, 1998 and 2000")."""
    if not any(one.has(kind) and atom.has(kind) for one in run for kind in _LISTED):
        return False
    said = {joints.get(fold(text[one.start : one.end])) for one in run}
    last = joints.get(fold(text[run[-1].start : run[-1].end]))
    before = fold(text[max(0, run[0].start - _LONGEST) : run[0].start]).split()[-1:]
    both = last in ("and", "or") and not {"between", "to"} & {*said, *map(joints.get, before)}
    return both or "," in fold(text[run[-1].end : atom.start])


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
    """The expression in a run of atoms, with its article, without fillers and numbers at its ends, if it is one.

    As in TimeML, words that only place something against a time ("since Friday") are none of it.
    """
    core = list(run)
    while core and not _closes(core):
        core = core[:-1]
    while core and (not _opens(core) or _introduces(core)):
        core = core[1:]
    if not core or not _speaks_of_time(core, introduced=core[0] is not run[0]):
        return []
    before = next((atom for atom in reversed(run) if atom.start < core[0].start), None)
    start = core[0].start
    if before and not _of_a_noun(before, core[0]):
        start = articles.get(before.end, start)
    return [(start, core[-1].end)]


def _introduces(run: list[Atom]) -> bool:
    """Whether the first atom says "since", "after", "for" of a time that the others name without it."""
    rest = run[1:]
    while rest and _only_article(rest[0]):
        rest = rest[1:]
    return run[0].has(*_AGAINST) and bool(rest) and _opens(rest) and _speaks_of_time(rest, introduced=True)


def _of_a_noun(article: Atom, first: Atom) -> bool:
    """Whether an article stands with the noun behind a date: "the May 5 attack", "a third-quarter loss"."""
    return article.has("article") or (article.has("noun-article") and first.has(*_CALENDAR))


def _opens(run: list[Atom]) -> bool:
    first, following = run[0], run[1] if len(run) > 1 else None
    if first.has("date", "day-month", "clock", "year-number"):
        return True
    if first.has("ago-after"):  # "he came back on Friday"
        return False
    if first.has("number", "article"):
        few = (first.number or 1) <= _FEW  # "$14 billion last year"
        counts = few and following is not None and following.has("unit", "last", "next")
        day = (first.number or 1) <= _DAYS
        dated = following is not None and following.has(*_AFTER_NUMBER)
        if first.has("article"):  # "uno de agosto", not "a third-quarter loss"
            dated = dated and following is not None and following.has("glue")
        return counts or (day and dated)
    if first.has("lasting") and not first.has("since"):
        return following is not None and following.has("number", "article", "last", "next", "unit")
    if first.has("o-clock"):
        return following is not None and (following.has("clock", "number") or first.has("date-word"))
    if following is not None and first.get("unit") not in (None, "day") and _only_glue(following):
        return False  # "years in December"
    return not _only_article(first)


def _only_article(atom: Atom) -> bool:
    return all(kind in _ARTICLES for kind, _ in atom.kinds)


def _only_glue(atom: Atom) -> bool:
    return all(kind == "glue" for kind, _ in atom.kinds)


def _closes(run: list[Atom]) -> bool:
    last = run[-1]
    if last.has(*_STRONG, *_LAST):
        return True
    if last.has("later"):  # "three days later"
        return len(run) > 2 and run[-2].has("unit") and run[-3].has("number", "article")
    before = run[-2] if len(run) > 1 and last.has("number") else None
    if before is None:
        return False
    figures = last.has("figures", "ordinal")
    return before.has("month", "hijri-month", "o-clock") or (
        figures and before.has("weekday", "date-word", "day-word")
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
        part = "unit" in kinds and bool(kinds & {"start", "middle", "end"})
        return (
            relative
            or part_of_year
            or dated
            or part
            or ("later" in kinds and bool(kinds & {"number", "article"}))
        )
    if "date-word" in kinds and kinds & {"figures", "ordinal"}:
        return True
    if "o-clock" in kinds and "number" in kinds:
        return "part" in kinds
    if "part" in kinds:
        return bool(kinds & {"last", "this"})
    year = "bare-year" in kinds or ("year-number" in kinds and (introduced or len(run) > 1))
    return year or bool(kinds & {"decade-year", "ago-one", "ago-two"})
