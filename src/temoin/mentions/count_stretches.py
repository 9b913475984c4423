"""Where a text counts people: stretches that hold a quantity and the noun that it counts.

Takes words that no model has looked at; `counts.py` reads the stretches.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable

from temoin.mentions.count_head import Head, after_blanks
from temoin.mentions.people import Noun
from temoin.mentions.quantities import Quantity
from temoin.records import Pair
from temoin.resources.load import Resources
from temoin.resources.match import tokens

NationalityOf = Callable[[str], str | None]

_BREAKS = set(".;:,!?\n()،؛؟")
_FAR = 60  # characters between a number and its noun
_ADJECTIVES = 3  # words allowed between a number and its noun


def counted_stretches(
    text: str,
    start: int,
    end: int,
    language: str | None,
    resources: Resources,
    nationality_of: NationalityOf | None,
) -> list[Pair]:
    """Stretches that hold a quantity (with its bound) and the noun or participle it counts."""
    whole = Head(text, start, end, language, resources)
    nouns, quantities = whole.nouns(), _not_weekdays(whole)
    bounds = {after_blanks(text, e, end): s for s, e, _ in whole.find("bounds")}
    casualties = [(s, e) for s, e, _ in whole.find("casualty_words")]
    ends = sorted(set(_compounds(text, nouns)).union(casualties))
    starts = [(q.start, q.end) for q in quantities]
    lifeless = {s for s, _ in casualties}
    starts += [(s, e) for s, e, _ in whole.find("no_one") if s not in lifeless]
    starts += [(s, e) for s, e, row in whole.find("numbers") if row["role"] == "article"]
    found = [
        (bounds.get(s, s), _with_bound_after(whole, noun_end))
        for s, e in starts
        if (noun_end := _noun_end(text, s, e, ends)) is not None
    ]
    if nationality_of:
        nations = [(s, _national(whole, e, nationality_of)) for s, e in starts]
        found += [(bounds.get(s, s), last) for s, last in nations if last is not None]
    taken = {at for s, e in found for at in range(s, e)}
    after = [(bounds.get(q.start, q.start), q.end) for q in quantities if q.start not in taken]
    found += [pair for pair in after if _after_casualty(text, pair[0], casualties)]
    return sorted(found + [pair for pair in _unnumbered(whole) if pair[1] - 1 not in taken])


def _not_weekdays(whole: Head) -> list[Quantity]:
    """Quantities without those that are names of days ("الاثنين": Monday, or the two)."""
    days = {(s, e) for s, e, _ in whole.find("weekdays")}
    return [q for q in whole.quantities() if (q.start, q.end) not in days]


def _unnumbered(whole: Head) -> list[Pair]:
    """Nouns that count without a number: duals, and casualties in an indefinite plural."""
    articles = any(row["role"] == "article" for row in whole.resources.words("numbers", whole.language))
    plurals = {e: s for s, e, row in whole.find("determiners") if row["number"] == "plural"}
    found = []
    for s, e, noun in whole.nouns():
        determiner = plurals.get(s - 1) if articles else s
        if noun.number == "dual":
            found.append((s, e))
        elif noun.number == "plural" and not noun.group and determiner is not None:
            found.append((determiner, e))
    return found


def _with_bound_after(whole: Head, end: int) -> int:
    """End of the bound that stands right after a noun ("على الأقل"), or of the noun."""
    following = after_blanks(whole.text, end, whole.end)
    return whole.bounds_by_start().get(following, end)


def _national(whole: Head, end: int, nationality_of: NationalityOf) -> int | None:
    """End of a nationality right after a quantity ("cuatro nigerianos")."""
    word = next(iter(tokens(whole.text, end, min(whole.end, end + _FAR))), None)
    if word is None or whole.text[end : word.start].strip():
        return None
    return word.end if nationality_of(whole.text[word.start : word.end]) else None


def _noun_end(text: str, start: int, end: int, nouns: list[Pair]) -> int | None:
    """End of the noun that belongs to a quantity, at most some adjectives away."""
    for at in range(bisect_left(nouns, (start, 0)), len(nouns)):
        s, e = nouns[at]
        if e > end:
            near = len(tokens(text, end, s)) <= _ADJECTIVES if end < s <= end + _FAR else s <= end
            return e if near and not set(text[end:s]) & _BREAKS else None
    return None


def _compounds(text: str, nouns: list[tuple[int, int, Noun]]) -> list[Pair]:
    """Nouns, each with the nouns written right behind it: "other people", "women soldiers"."""
    found: list[Pair] = []
    for s, e, _ in reversed(nouns):
        follows = found and found[-1][0] == e + 1 and text[e] == " "
        found.append((s, found[-1][1] if follows else e))
    return found[::-1]


def _after_casualty(text: str, start: int, casualties: list[Pair]) -> bool:
    """Whether a casualty's word stands right before: "injuring hundreds", "a toll of 11"."""
    at = bisect_left(casualties, (start, 0)) - 1
    if at < 0 or not start - _FAR < casualties[at][1] <= start:
        return False
    between = text[casualties[at][1] : start]
    return not set(between) & _BREAKS and len(between.split()) <= 1
