"""Weapons in some words: kind, own name, how many.

Takes `start:end` of a text, gives `WeaponMention`s in order.  Where no weapon is named, an act
that tells of one stands for it ("a ouvert le feu", "shelled"): `implied` weapons have no name
and no count.
"""

from __future__ import annotations

import functools
from dataclasses import replace

from temoin.mentions.quantities import Quantity, bounded, find_quantities
from temoin.mentions.things import read_things
from temoin.records import Count, WeaponMention
from temoin.resources.load import Resources, Row
from temoin.resources.match import Clitics, Phrases, clitics, phrase_table, tokens

NO_WEAPON = "none"  # words that only hold those of a weapon: "fireworks display", "ceasefire"
_NOUN_AND_ADJECTIVE = 2
_BETWEEN = 2  # words allowed between a number and its weapon


def read_weapons(
    text: str,
    start: int,
    end: int,
    language: str | None,
    resources: Resources,
    *,
    certain: bool = False,
) -> tuple[WeaponMention, ...]:
    """Weapons named in `start:end`; if there are none, those that an act implies.

    `certain` tells that the words do name a weapon: one that no table knows is `other`.  Explosives of which a
    vehicle is full are a car-bomb.
    """
    named = named_weapons(text, start, end, language, resources)
    named = named or implied_weapons(text, start, end, language, resources)
    if {weapon.kind for weapon in named} == {"bomb"} and _drives(
        text, start, named[0].start, language, resources
    ):
        return (replace(named[0], start=start, kind="car-bomb"),)
    unknown = (WeaponMention(start, end, "other", None, None),) if certain and start < end else ()
    return named or unknown


def named_weapons(
    text: str, start: int, end: int, language: str | None, resources: Resources
) -> tuple[WeaponMention, ...]:
    """Weapons named in `start:end`, in order."""
    matches = _weapons(resources, language).find(text, start, end)
    if not matches:
        return ()
    quantities = find_quantities(text, start, end, language, resources)
    found = []
    low = start
    acts = phrase_table(resources, "weapon_acts", language).find(text, start, end)
    inside = {at: (first, last) for first, last, _ in acts for at in range(first, last)}
    for s, e, (number, row) in matches:
        act = inside.get(s)
        if act and act[1] >= e and act[1] - act[0] > e - s:
            continue  # the fire of "opened fire" is no weapon
        if row["kind"] == NO_WEAPON:
            continue
        count = _count(text, low, s, e, number, quantities, language, resources)
        found.append(WeaponMention(s, e, row["kind"], row["name"] or None, count))
        low = e
    return tuple(_same_merged(text, found))


def implied_weapons(
    text: str, start: int, end: int, language: str | None, resources: Resources
) -> tuple[WeaponMention, ...]:
    """Weapons that acts tell of without naming them, each kind once."""
    found: dict[str, WeaponMention] = {}
    for s, e, row in phrase_table(resources, "weapon_acts", language).find(text, start, end):
        if row["kind"] != NO_WEAPON:
            found.setdefault(row["kind"], WeaponMention(s, e, row["kind"], None, None))
    return tuple(found.values())


def _drives(text: str, start: int, end: int, language: str | None, resources: Resources) -> bool:
    """Whether words before a bomb name a vehicle: "an ambulance full of explosives"."""
    return any(thing.thing == "vehicle" for thing in read_things(text, start, end, language, resources))


@functools.cache
def _weapons(resources: Resources, language: str | None) -> Phrases[tuple[str, Row]]:
    particles = clitics(resources, language)
    rows = resources.words("weapons", language)
    entries = [
        (form, (number, row))
        for column, number in (("plural", "plural"), ("words", "singular"))
        for row in rows
        for form in row[column].split("|")
        if form
    ]
    duals = [
        (dual, ("dual", row))
        for row in rows
        for form in row["words"].split("|")
        for dual in _duals(form, particles)
    ]
    return Phrases(entries + duals, particles)


def _duals(form: str, particles: Clitics) -> list[str]:
    """Forms for two of a noun and of the adjective after it."""
    words = form.split()
    if len(words) > _NOUN_AND_ADJECTIVE:
        return []
    return [" ".join(pair) for pair in zip(*map(particles.dual, words), strict=True)]


def _count(
    text: str,
    low: int,
    start: int,
    end: int,
    number: str,
    quantities: list[Quantity],
    language: str | None,
    resources: Resources,
) -> Count | None:
    near = [q for q in quantities if low <= q.start and _close(text, q, start, end)]
    if near:
        quantity = bounded(near[-1], text, low, end + _reach(text, end), language, resources)
        return Count(quantity.min, quantity.max, quantity.vague)
    if number == "dual":
        return Count(2, 2)
    articles = phrase_table(resources, "numbers", language).find(text, low, start)
    if any(row["role"] == "article" and len(tokens(text, e, start)) == 0 for _, e, row in articles):
        return Count(1, 1)
    return None


def _close(text: str, quantity: Quantity, start: int, end: int) -> bool:
    if quantity.end <= start:
        return len(tokens(text, quantity.end, start)) <= _BETWEEN and "," not in text[quantity.end : start]
    return quantity.start >= end and not text[end : quantity.start].strip()


def _reach(text: str, end: int) -> int:
    """Length of the words after a weapon that may still bound its number."""
    return min(len(text) - end, 20)


def _same_merged(text: str, found: list[WeaponMention]) -> list[WeaponMention]:
    """A kind and its own name side by side made one ("roquettes Katyusha")."""
    merged: list[WeaponMention] = []
    for weapon in found:
        last = merged[-1] if merged else None
        if (
            last
            and not (last.name and weapon.name)
            and (last.name or weapon.name)
            and text[last.end : weapon.start].strip(" \"'«»“”(-") == ""
        ):
            named = last if last.name else weapon
            merged[-1] = WeaponMention(
                last.start, weapon.end, named.kind, named.name, last.count or weapon.count
            )
        else:
            merged.append(weapon)
    return merged
