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
from temoin.resources.match import bare, clitics, tokens

NationalityOf = Callable[[str], str | None]

_BREAKS = set(".;:,!?\n()،؛؟")
_FAR = 60  # characters between a number and its noun
_ADJECTIVES = 3  # words allowed between a number and its noun
_VERBS = 2  # words allowed between a number and what befell it ("two were seriously injured")


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
    nouns, quantities = whole.nouns, _not_weekdays(whole)
    bounds = {after_blanks(text, e, end): s for s, e, _ in whole.find("bounds")}
    casualties = [(s, e) for s, e, row in whole.find("casualty_words") if row["field"] != "none"]
    ends = sorted(set(_compounds(text, nouns, {s for s, _ in casualties})).union(casualties))
    starts = [(q.start, q.end) for q in quantities]
    lifeless = {s for s, _ in casualties}
    denials = {(s, e) for s, e, _ in whole.denials() if s not in lifeless}
    starts += sorted(denials)
    starts += [(s, e) for s, e, row in whole.find("numbers") if row["role"] == "article"]
    named, between = {s for s, _, _ in nouns}, _Between(whole, denials)
    found = [
        (bounds.get(s, s), _with_bound_after(whole, noun_end))
        for s, e in starts
        if (noun_end := _noun_end(between, s, e, ends, named)) is not None
    ]
    if nationality_of:
        nations = [(s, _national(whole, e, nationality_of)) for s, e in starts]
        found += [(bounds.get(s, s), last) for s, last in nations if last is not None]
    found += _numbered_after(whole, nouns, quantities)
    taken = {at for s, e in found for at in range(s, e)}
    after = [(bounds.get(q.start, q.start), q.end) for q in quantities if q.start not in taken]
    found += [pair for pair in after if _after_casualty(text, pair[0], casualties)]
    return sorted(found + [pair for pair in _unnumbered(whole) if pair[1] - 1 not in taken])


def _not_weekdays(whole: Head) -> list[Quantity]:
    """Quantities without those that are names of days ("الاثنين": Monday, or the two)."""
    days = {(s, e) for s, e, _ in whole.find("weekdays")}
    return [q for q in whole.quantities if (q.start, q.end) not in days]


def _numbered_after(
    whole: Head, nouns: list[tuple[int, int, Noun]], quantities: list[Quantity]
) -> list[Pair]:
    """Nouns with "one" or "two" right after them, in a language that writes its article onto words ("مدني واحد")."""
    if not clitics(whole.resources, whole.language).articles:
        return []
    few = {
        after_blanks(whole.text, e, whole.end): s
        for s, e, noun in nouns
        if noun.group and noun.number != "plural"
    }
    return [(few[q.start], q.end) for q in quantities if q.min in (1, 2) and q.start in few]


def _unnumbered(whole: Head) -> list[Pair]:
    """Nouns that count without a number: duals, and casualties in an indefinite plural."""
    written_on = clitics(whole.resources, whole.language).articles
    articles = any(row["role"] == "article" for row in whole.resources.words("numbers", whole.language))
    plurals = {e: s for s, e, row in whole.find("determiners") if row["number"] == "plural"}
    found = []
    for s, e, noun in whole.nouns:
        if written_on and bare(whole.text[s:e]).startswith(written_on):
            continue
        determiner = plurals.get(s - 1) if articles else s
        if noun.number == "dual":
            found.append((s, _with_bound_after(whole, e)))
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


def _noun_end(between: _Between, start: int, end: int, ends: list[Pair], nouns: set[int]) -> int | None:
    """End of the noun or participle that belongs to a quantity, at most some words away."""
    for at in range(bisect_left(ends, (start, 0)), len(ends)):
        s, e = ends[at]
        if e > end:
            most = _ADJECTIVES if s in nouns else _VERBS
            return e if s <= end or between.reaches(end, s, most) else None
    return None


def _compounds(text: str, nouns: list[tuple[int, int, Noun]], casualties: set[int]) -> list[Pair]:
    """Nouns, each with the nouns right behind it ("women soldiers"), but not with what befell them."""
    found: list[Pair] = []
    for s, e, _ in reversed(nouns):
        follows = found and found[-1][0] == e + 1 and text[e] == " " and found[-1][0] not in casualties
        found.append((s, found[-1][1] if follows else e))
    return found[::-1]


class _Between:
    """What stands between the quantities of a stretch and the nouns behind them."""

    def __init__(self, whole: Head, denials: set[Pair]) -> None:
        self._whole = whole
        self._denials = {end: start for start, end in denials}
        self._denying = sorted(start for start, _ in denials)
        self._joints = [s for s, _, row in whole.find("joints") if row["joint"] == "and"]
        self._cases = [s for s, _, _ in whole.find("cases")]
        self._of = [s for s, _, row in whole.find("cases") if row["function"] == "of"]
        self._articles = [s for s, _, row in whole.find("linkers") if row["function"] == "article"]

    def reaches(self, end: int, noun: int, most: int) -> bool:
        """Whether a quantity that ends here counts the noun there, and nothing before it.

        "Five of the wounded" counts the wounded, "five unions of miners" does not count miners,
        and in "1992 and was wounded" nothing is counted; "not aware of any deaths" denies them, and "an
        attack but no wounded" counts none.
        """
        text = self._whole.text
        words = tokens(text, end, noun)
        if noun > end + _FAR or len(words) > most or set(text[end:noun]) & _BREAKS:
            return False
        if self._whole.joined(noun) or _any_in(self._joints, end, noun) or _any_in(self._denying, end, noun):
            return False
        if end in self._denials:
            return not self._is_known(end, noun)
        return not words or not _any_in(self._cases, words[0].end, noun)

    def _is_known(self, end: int, noun: int) -> bool:
        """Whether people behind a denial are known ones, whom a verb is denied of: "did not return the body".

        Of "none of the hostages" none is counted all the same.
        """
        before = bisect_left(self._of, noun) - 1
        if before >= 0 and self._of[before] >= self._denials[end]:
            return False
        written_on = clitics(self._whole.resources, self._whole.language).articles
        word = bare(self._whole.text[noun : noun + _FAR].split()[0])
        return _any_in(self._articles, end, noun) or (bool(written_on) and word.startswith(written_on))


def _any_in(places: list[int], start: int, end: int) -> bool:
    """Whether one of the places, in order, lies in `start:end`."""
    at = bisect_left(places, start)
    return at < len(places) and places[at] < end


def _after_casualty(text: str, start: int, casualties: list[Pair]) -> bool:
    """Whether a casualty's word stands right before: "injuring hundreds", "a toll of 11"."""
    at = bisect_left(casualties, (start, 0)) - 1
    if at < 0 or not start - _FAR < casualties[at][1] <= start:
        return False
    between = text[casualties[at][1] : start]
    return not set(between) & _BREAKS and len(between.split()) <= 1
