"""How many, as words allow: numbers, vague amounts, bounds and ranges, as intervals.

Takes `start:end` of a text, gives quantities in order; whose number it is (people, weapons)
is decided by who asks.  Tables: `numbers`, `vague`, `bounds`, `joints`, `units`.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, replace

from temoin.mentions.numbers import Value, find_numbers
from temoin.resources.load import Resources
from temoin.resources.match import SKIP, clitics, fold, phrase_table

_LONGEST_JOINT = 40  # characters
_NEAR = 3  # characters between a number and its unit: "35 - year - old"
_AGE_AFTER_NAME = re.compile(r"[A-ZÀ-Þ][\w'’-]*(?: \(|, )\d{1,2}[,)]?$")
_DECADE = re.compile(r"['’]?s\b")  # "in his 20's", "the 1980s"
_UNIT_REACH = 40  # characters after a quantity in which its unit is looked for
_MAX_PEOPLE = 10**11


@dataclass(frozen=True, slots=True)
class Quantity:
    """An interval of whole numbers with its words; `None` is open, `vague` as in `Count`."""

    start: int
    end: int
    min: int | None
    max: int | None
    vague: str | None = None


def find_quantities(
    text: str, start: int, end: int, language: str | None, resources: Resources
) -> list[Quantity]:
    """Numbers, vague amounts and ranges of `start:end` without their bounds, in order.

    What counts units (years, kilometres, money, wounds) is left out.
    """
    vague = [
        quantity
        for quantity in _vague(text, start, end, language, resources)
        if not _has_unit(text, quantity.end, language, resources)
    ]
    numbers = [
        Quantity(s, e, int(value), int(value))
        for s, e, value in find_numbers(text, language, resources, start, end)
        if _counts(text, s, e, value, language, resources)
    ]
    return _ranges(text, _longest(vague + numbers), language, resources)


def bounded(
    quantity: Quantity,
    text: str,
    start: int,
    end: int,
    language: str | None,
    resources: Resources,
) -> Quantity:
    """The quantity as the first bound in `start:end` around it has it ("at least", "up to")."""
    for s, e, row in phrase_table(resources, "bounds", language).find(text, start, end):
        if row["bound"] != "exactly" and (e <= quantity.start or s >= quantity.end):
            first, last = min(s, quantity.start), max(e, quantity.end)
            return replace(bound_by(quantity, row["bound"]), start=first, end=last)
    return quantity


def bound_by(quantity: Quantity, bound: str) -> Quantity:
    """An interval opened or closed by a bound; a range keeps its own ends."""
    low, high = quantity.min, quantity.max
    if bound in ("at_least", "more_than"):
        return replace(quantity, max=None, vague=quantity.vague or bound)
    if bound == "up_to":
        return replace(quantity, min=None, max=high, vague=quantity.vague or bound)
    if bound == "less_than":
        return replace(quantity, min=None, max=None if high is None else max(high - 1, 0), vague="up_to")
    if bound == "about" and low == high:
        return replace(quantity, vague=quantity.vague or "about")
    return quantity


def joined(text: str, start: int, at: int, language: str | None, resources: Resources) -> bool:
    """Whether the words right before `at` (not before `start`) say "and"."""
    return joint_before(text, start, at, language, resources) == "and"


def joint_before(text: str, start: int, at: int, language: str | None, resources: Resources) -> str | None:
    """The joint that stands right before `at`: a word, or a particle written onto the next."""
    before = fold(text[max(start, at - _LONGEST_JOINT) : at]).replace(SKIP, "").rstrip(" \n\"'([")
    for word, joint in _joints(language, resources):
        if before.endswith(word) and not before[: -len(word)][-1:].isalpha():
            return joint
    return None


@functools.cache
def _joints(language: str | None, resources: Resources) -> tuple[tuple[str, str], ...]:
    """Folded joints with their kinds, the longest first."""
    rows = resources.words("joints", language)
    return tuple(sorted(((fold(r["words"]), r["joint"]) for r in rows), key=lambda j: -len(j[0])))


def _vague(text: str, start: int, end: int, language: str | None, resources: Resources) -> list[Quantity]:
    return [
        Quantity(s, e, int(row["min"]), int(row["max"]) if row["max"] else None, row["class"])
        for s, e, row in phrase_table(resources, "vague", language).find(text, start, end)
    ]


def _counts(
    text: str, start: int, end: int, value: Value, language: str | None, resources: Resources
) -> bool:
    """Whether a number may count people or things: whole, and no unit or currency beside it."""
    if value != int(value) or value > _MAX_PEOPLE:
        return False
    if text[:start].rstrip()[-1:] in ("$", "€", "£", "°", "№", "#") or text[end : end + 2].strip()[:1] in (
        "%", "€", "$", "°", "٪", "£", "/", ":",
    ):  # fmt: skip
        return False
    if _AGE_AFTER_NAME.search(text[max(0, start - 40) : end]) and _ends_aside(text, end):
        return False
    return not _DECADE.match(text, end) and not _has_unit(text, end, language, resources)


def _has_unit(text: str, end: int, language: str | None, resources: Resources) -> bool:
    """Whether a unit stands right after a quantity: "three days", "quelques minutes"."""
    units = phrase_table(resources, "units", language).find(text, end, min(len(text), end + _UNIT_REACH))
    between = text[end : units[0][0]] if units else ""
    return bool(units) and len(between) <= _NEAR and not between.strip(" \u00a0-–'’")


def _ends_aside(text: str, end: int) -> bool:
    return end >= len(text) or text[end] in ",)،"


def _longest(found: list[Quantity]) -> list[Quantity]:
    """Of overlapping quantities the longest, of equals the first; in order of the text."""
    kept: list[Quantity] = []
    taken: set[int] = set()
    for quantity in sorted(found, key=lambda q: (q.start - q.end, q.start)):
        if taken.isdisjoint(range(quantity.start, quantity.end)):
            taken.update(range(quantity.start, quantity.end))
            kept.append(quantity)
    return sorted(kept, key=lambda q: q.start)


def _ranges(text: str, found: list[Quantity], language: str | None, resources: Resources) -> list[Quantity]:
    """Two numbers with nothing but a joint between them made one ("60 or 70", "5-6,000")."""
    result: list[Quantity] = []
    for quantity in found:
        low = result[-1] if result else None
        if low and _is_range(text, low, quantity, language, resources):
            first = low.min or 0
            scale = 1000 if quantity.min and first * 1000 < quantity.min else 1
            result[-1] = Quantity(low.start, quantity.end, first * scale, quantity.max, "range")
        else:
            result.append(quantity)
    return result


def _is_range(text: str, low: Quantity, high: Quantity, language: str | None, resources: Resources) -> bool:
    if low.vague or high.vague or low.min is None or high.min is None or low.min >= high.min:
        return False
    gap = fold(text[low.end : high.start]).replace(SKIP, "").strip()
    articles = ("", *clitics(resources, language).articles)
    kinds = {joint for word, joint in _joints(language, resources) for a in articles if gap == word + a}
    if kinds & {"or", "to"} - ({"to"} if "and" in kinds else set()):
        return True
    return "and" in kinds and joint_before(text, 0, low.start, language, resources) == "between"
