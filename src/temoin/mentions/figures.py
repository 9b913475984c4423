"""Numbers written in figures: thousands in groups, decimals, scales and ordinal endings written on.

Takes `start:end` of a text, gives `Figures` in order; figures inside a name (AK-47) or an
identifier are none.  Three figures after one mark are thousands, unless a scale follows
("1.234 million").  Endings come from the table `numbers` ("3M", "42nd", "7º").
"""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from temoin.resources.load import Resources
from temoin.resources.match import SKIP, Clitics, bare, clitics, fold

Value = int | float
Endings = dict[str, tuple[str, int, bool]]  # folded letters -> as written, factor, whether ordinal

_FIGURES = re.compile(
    r"\d{1,3}(?P<mark>[.,'٬ ])\d{3}(?:(?P=mark)\d{3})*(?:(?!(?P=mark))[.,٫]\d+)?(?![\d])"
    r"|\d{1,2},(?:\d\d,)+\d{3}(?:\.\d+)?(?![\d])"  # India: 12,34,567
    r"|\d+(?:[.,٫]\d+)?(?![.,]?\d)|\d+"
)
_GROUPED = re.compile(r"[1-9]\d{0,2}(?P<mark>[.,'٬ ])\d{3}(?:(?P=mark)\d{3})*(?:[.,٫](?P<rest>\d+))?")
_INDIAN = re.compile(r"\d{1,2},(?:\d\d,)+\d{3}(?:\.\d+)?")
_MAX_FIGURES = 15  # longer ones are identifiers
_LONGEST_ENDING = 4  # letters
_LATIN = "\u024f"  # the last Latin letter
_WORD = 3  # letters of a word; "إف16" is an aeroplane


@dataclass(frozen=True, slots=True)
class Figures:
    """A number in figures, its endings in the span."""

    start: int
    end: int
    value: Value
    ordinal: bool


def find_figures(
    text: str, start: int, end: int, scales: Collection[int], language: str | None, resources: Resources
) -> Iterator[Figures]:
    """Numbers in figures; `scales` are places where a word like "million" starts."""
    folded = fold(text[start:end])
    decimal, endings = _forms(language, resources)
    particles = clitics(resources, language)
    for match in _FIGURES.finditer(folded):
        if len(match.group()) > _MAX_FIGURES:
            continue
        last, factor, ordinal = _ending(text[start:end], folded, match.end(), endings)
        if not _stands_alone(folded, match.start(), last, particles):
            continue
        scaled = factor > 1 or any(start + at in scales for at in (last, last + 1))
        value = _value(match.group(), decimal, scaled=scaled) * factor
        first = match.start()
        if _follows_mark(folded, first, decimal) and match.group().isdigit():
            first, value = first - 1, float(f"0.{match.group()}") * factor
        whole = int(value) if value == int(value) else value
        yield Figures(start + first, start + last, whole, ordinal)


def _ending(text: str, folded: str, at: int, endings: Endings) -> tuple[int, int, bool]:
    """Where letters that belong to the figures end, what they multiply by, whether they make an ordinal.

    An ending that its table writes with a capital needs it (10M; 10m is a length).
    """
    for size in range(_LONGEST_ENDING, 0, -1):
        letters, after = folded[at : at + size], folded[at + size : at + size + 1]
        form, factor, ordinal = endings.get(letters, ("", 1, False))
        if form and len(letters) == size and not after.isalnum() and (form.islower() or form[:1] == text[at]):
            return at + size, factor, ordinal
    return at, 1, False


@functools.cache
def _forms(language: str | None, resources: Resources) -> tuple[str, Endings]:
    """The decimal mark, and endings -> (factor, whether they make an ordinal)."""
    rows = resources.words("numbers", language)
    decimal = next((row["words"] for row in rows if row["role"] == "decimal"), ".")
    endings: Endings = {}
    for row in rows:
        if row["role"] in ("suffix", "ordinal-ending"):
            ordinal = row["role"] == "ordinal-ending"
            endings[bare(row["words"])] = (row["words"], 1 if ordinal else int(row["value"]), ordinal)
    return decimal, endings


def _stands_alone(folded: str, start: int, end: int, particles: Clitics) -> bool:
    """Whether figures are a word of their own, particles before them allowed.

    A space is often missing beside a word in letters other than Latin, where names with figures are rare.
    """
    if end < len(folded) and folded[end].isalpha() and folded[end] != SKIP and folded[end] <= _LATIN:
        return False
    at = start
    while at and folded[at - 1].isalpha():
        at -= 1
    letters = folded[at:start].replace(SKIP, "")
    if not letters:
        named = at >= 2 and folded[at - 1] == "-" and folded[at - 2].isalpha()
        return not named or folded[at - 2] > _LATIN  # AK-47 is a name
    if len(letters) >= _WORD and min(letters) > _LATIN:
        return True
    before, articles = particles.before, ("", *particles.articles)
    return letters in {b + a for b in ("", *before) for a in articles}


def _follows_mark(folded: str, at: int, decimal: str) -> bool:
    """Whether a decimal mark with nothing before it opens the figures: ".5", ",08"."""
    return folded[at - 1 : at] in (decimal, "٫") and (at == 1 or folded[at - 2] in " \n(")


def _value(figures: str, decimal: str, *, scaled: bool) -> Value:
    """The value of figures; three after a mark are thousands, unless a scale follows."""
    if scaled and figures.count(decimal) == 1:
        whole, part = figures.split(decimal)
        return float(f"{re.sub(r'[^0-9]', '', whole)}.{part}")
    if _INDIAN.fullmatch(figures):
        return float(figures.replace(",", ""))
    grouped = _GROUPED.fullmatch(figures)
    if grouped:
        rest = grouped["rest"]
        whole = re.sub(r"\D", "", figures[: len(figures) - len(rest) - 1] if rest else figures)
        return float(f"{whole}.{rest}") if rest else int(whole)
    value = float(re.sub(r"[,٫]", ".", re.sub(r"['٬ ]", "", figures)))
    return int(value) if value == int(value) else value
