"""How many people some words speak of.

Takes spans of a text, gives `CountMention`s: an interval, the group, the nationality.  "More
than N" keeps N as its floor and stays open above; a plural without a number is two or more.
Words that tell nothing about a number give `None`.
"""

from __future__ import annotations

from temoin.mentions.casualties import count_field, field_inside
from temoin.mentions.count_head import Head, make_head
from temoin.mentions.count_stretches import NationalityOf, counted_stretches
from temoin.mentions.people import Noun, grammatical_number
from temoin.mentions.quantities import Quantity, bound_by, bounded
from temoin.records import Count, CountMention
from temoin.resources.load import Resources
from temoin.resources.match import tokens

__all__ = ["count_field", "find_counts", "read_count"]

_UNTOLD = "unknown"  # class of vague words that leave the number to others: "the number of"


def read_count(
    text: str,
    start: int,
    end: int,
    language: str | None,
    resources: Resources,
    *,
    persons: int = 0,
    nationality_of: NationalityOf | None = None,
) -> CountMention | None:
    """The count of people that `text[start:end]` gives; `persons` tells how many it names."""
    head = make_head(text, start, end, language, resources)
    if head is None:
        return None
    quantity = Quantity(head.start, head.end, persons, persons) if persons else _quantity(head)
    if quantity is None:
        return None
    nationality = nationality_of(text[head.start : head.end]) if nationality_of else None
    count = Count(quantity.min, quantity.max, quantity.vague, _group(head), nationality)
    words = (quantity.start, quantity.end)
    number = None if words == (head.start, head.end) else words
    return CountMention(head.start, head.end, count, number)


def find_counts(
    text: str,
    start: int,
    end: int,
    language: str | None,
    resources: Resources,
    *,
    nationality_of: NationalityOf | None = None,
) -> list[CountMention]:
    """Every count of people in `start:end`: a quantity, article or "no" with its noun.

    A noun in the dual counts too, and a casualty's noun or participle right after a number.
    """
    found: list[CountMention] = []
    for s, e in counted_stretches(text, start, end, language, resources, nationality_of):
        if found and s < found[-1].end:
            continue
        mention = read_count(text, s, e, language, resources, nationality_of=nationality_of)
        if mention is not None:
            found.append(mention)
    return found


def _quantity(head: Head) -> Quantity | None:
    quantities, nouns = head.quantities, head.nouns
    none = _none(head, quantities, nouns)
    if none is not None:
        return none
    leading = _leading(head, quantities, nouns)
    if leading is None:
        return _without_number(head)
    if leading.vague == _UNTOLD:
        return None
    later = [q for q in quantities if q.start >= leading.end]
    stop = next((q.start for q in later), head.end)
    first = bounded(leading, head.text, head.start, stop, head.language, head.resources)
    return _sum(head, first, later, nouns)


def _none(head: Head, quantities: list[Quantity], nouns: list[tuple[int, int, Noun]]) -> Quantity | None:
    """Zero, if the words deny; "not more than N" is up to N."""
    bounds = head.find("bounds")
    other = [(s, e) for s, e, _ in bounds + nouns]
    before = [s for s, _, _ in nouns + head.find("determiners")]
    for s, e, row in head.denials():
        if any(first < e and s < last and last - first > e - s for first, last in other):
            continue
        if row["kind"] == "nobody":
            return Quantity(s, e, 0, 0)
        if any(at < s for at in before) or any(q.start < s for q in quantities):
            return None
        if not quantities:
            return Quantity(s, e, 0, 0)
        over = [b for b in bounds if b[2]["bound"] == "more_than" and s < b[0] < quantities[0].start]
        return bound_by(quantities[0], "up_to") if over else None
    return None


def _leading(head: Head, quantities: list[Quantity], nouns: list[tuple[int, int, Noun]]) -> Quantity | None:
    """The quantity that counts the head, `None` where one person is named before it."""
    if not quantities:
        return None
    first = quantities[0]
    if first.vague == _UNTOLD:
        return next((q for q in quantities if q.vague != _UNTOLD), first)
    if first.vague == "plural" and len(quantities) > 1:  # "a group of 30 people"
        second = quantities[1]
        if not any(first.end <= s < second.start for s, _, _ in nouns) and not head.joined(second.start):
            first = second
    before = [n for _, e, n in nouns if n.group and e <= first.start]
    single = bool(before) and before[0].number == "singular"
    one_of = any(
        row["number"] == "singular" and s < first.start and _is_partitive(head, s, e, first.start)
        for s, e, row in head.find("determiners")
    )
    if before and head.joined(first.start):
        return _more(head, first, before[0])
    one = first.min != 1 and (single or one_of) and not _after_bound(head, first)
    return None if one else first


def _is_partitive(head: Head, start: int, end: int, number: int) -> bool:
    """Whether a determiner takes one out of a number: "l'un ...", "un des trois", "uno de los dos"."""
    if len(tokens(head.text, start, end)) > 1:
        return True
    between = tokens(head.text, end, number)
    return bool(between) and any(
        s == between[0].start for s, _, row in head.find("cases") if row["function"] == "of"
    )


def _after_bound(head: Head, quantity: Quantity) -> bool:
    return any(head.text[e : quantity.start].strip() == "" for _, e, _ in head.find("bounds"))


def _more(head: Head, quantity: Quantity, noun: Noun) -> Quantity:
    """An officer and three soldiers: as many more as the noun before the number says."""
    more = 1 if noun.number == "singular" else 2
    high = None if quantity.max is None or noun.number == "plural" else quantity.max + more
    return Quantity(head.start, quantity.end, (quantity.min or 0) + more, high, quantity.vague)


def _without_number(head: Head) -> Quantity | None:
    number = grammatical_number(head.text, head.start, head.end, head.language, head.resources)
    if number is None:
        return None
    low = {"singular": 1, "dual": 2, "plural": 2}[number]
    high, vague = (None, "plural") if number == "plural" else (low, None)
    quantity = Quantity(head.start, head.end, low, high, vague)
    for s, _, row in head.find("bounds"):
        led = number == "singular" and s <= head.start
        if (led or number == "dual") and row["bound"] != "exactly":
            return bound_by(quantity, row["bound"])
    return _sum(head, quantity, [], head.nouns) if number != "plural" else quantity


def _sum(head: Head, first: Quantity, later: list[Quantity], nouns: list[tuple[int, int, Noun]]) -> Quantity:
    """The first quantity and those that "and" adds to it, as long as one thing befell them."""
    total, last = first, first
    for extra in sorted(later + _ones(head, first, later, nouns), key=lambda q: q.start):
        here = field_inside(head.text, last.start, extra.start, head.language, head.resources)
        there = field_inside(head.text, extra.start, head.end, head.language, head.resources)
        if here and there and here != there:
            break
        if not _adds(head, extra):
            continue
        low = None if total.min is None or extra.min is None else total.min + extra.min
        high = None if total.max is None or extra.max is None else total.max + extra.max
        total = Quantity(total.start, extra.end, low, high, total.vague or extra.vague)
        last = extra
    return total


def _adds(head: Head, extra: Quantity) -> bool:
    if head.joined(extra.start):
        return True
    bounds = [s for s, e, _ in head.find("bounds") if head.text[e : extra.start].strip() == ""]
    return any(head.joined(s) for s in bounds)


def _ones(
    head: Head, first: Quantity, later: list[Quantity], nouns: list[tuple[int, int, Noun]]
) -> list[Quantity]:
    """One or two people more, without a number: "and a woman", "وشرطي"."""
    start = first.end if (first.start, first.end) != (head.start, head.end) else head.start + 1
    articles = [
        Quantity(s, e, 1, 1)
        for s, e, row in head.find("determiners")
        if row["number"] == "singular" and s >= start
    ]
    if any(row["role"] == "article" for row in head.resources.words("numbers", head.language)):
        bare: list[Quantity] = []
    else:
        bare = [
            Quantity(s, e, 2, 2) if noun.number == "dual" else Quantity(s, e, 1, 1)
            for s, e, noun in nouns
            if s >= start and noun.number != "plural" and head.joined(s)
        ]
    taken = {at for q in later for at in range(q.start, q.end)}
    return [one for one in articles + bare if one.start not in taken]


def _group(head: Head) -> str | None:
    groups = [noun.group for _, _, noun in head.nouns if noun.group]
    return next((group for group in groups if group != "people"), groups[0] if groups else None)
