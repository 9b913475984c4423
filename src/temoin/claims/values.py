"""Roles of a happening -> values of fields, each with its words.

The model says which words are the weapon, the place, the dead; tables and grammars say
what they are worth.  What cannot be read becomes an unresolved record with its words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from typing import Any

from temoin.claims.beside import is_beside, is_someone_else
from temoin.claims.counted import (
    adds,
    befell,
    counted,
    does_it,
    held_field,
    is_body,
    is_harm,
    may_be_people,
    points_back,
)
from temoin.claims.listed import places_in
from temoin.claims.material import Material
from temoin.claims.wounds import dies, hits_a_part, is_part_of_body
from temoin.mentions.casualties import field_inside
from temoin.mentions.things import damage_extent, read_things
from temoin.mentions.weapons import read_weapons
from temoin.records import COUNT_FIELDS, Count, CountMention, Happening, Pair, Role, Time

# letters that words must have to be somebody: a number or a pronoun written onto a word is nobody
_LETTERS = 2
# probability from which words that no table knows are a weapon all the same
_SURE = 0.75
# parts of speech of words that tell why
_TELLING = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "X"})


@dataclass(frozen=True, slots=True)
class Value:
    """A value of one field, with the words it stands on; `None` says that the words could not be read."""

    field: str
    value: dict[str, Any] | None
    words: Pair
    p: float
    why: str


def values_of(happening: Happening, material: Material) -> Iterator[Value]:
    """The values that the roles of a happening give, in the order of the roles, then what its own words imply."""
    for role in happening.roles:
        if role.role in COUNT_FIELDS:
            if not does_it((role.start, role.end), happening, material):
                yield from people_of(role, happening, material)
        elif role.role in _READERS and not is_measure(happening) and not is_beside(role, happening, material):
            yield from _READERS[role.role](role, material)
    yield from _counted_victims(happening, material)
    yield from _implied_weapon(happening, material)
    yield from _place_of_target(happening, material)


def is_measure(happening: Happening) -> bool:
    """Whether a happening is what an authority does about an incident: its people count, the rest is an act."""
    return happening.plover == "COERCE" and happening.mode != "abduction"


def count_value(count: Count) -> dict[str, Any]:
    """A count as CLAIMS.md writes it."""
    return asdict(count)


def time_value(time: Time) -> dict[str, Any]:
    """A time as the value of `when`."""
    return {"from": time.from_, "to": time.to, "precision": time.precision}


def people_of(role: Role, happening: Happening, material: Material) -> Iterator[Value]:
    """The counts of a role as far as grammar sees them reach, each with what befell its people."""
    mentions = counted(role.start, role.end, material)
    if not mentions:
        yield Value(role.role, None, (role.start, role.end), role.p, "count-of-people")
    for at, mention in enumerate(mentions):
        words = (mention.start, mention.end)
        if at and not adds(mentions[at - 1], mention, material):
            continue
        if points_back(mention, material) or (
            mention.number is None and (is_body(*words, material) or is_harm(*words, material))
        ):
            yield Value(role.role, None, words, role.p, "count-of-people")
        else:
            field = befell(words, role, happening, material)
            yield Value(field, count_value(mention.count), words, role.p, "count-of-people")


def _counted_victims(happening: Happening, material: Material) -> Iterator[Value]:
    """How many a word such as "killed" befell, by its victims, where no role counts them."""
    field = field_inside(material.text, happening.start, happening.end, material.language, material.resources)
    field = held_field(happening) if field == "held" else field
    wounds = field in (None, "casualties") and hits_a_part(happening, material)
    field = "injured" if wounds else field
    if not field or field == "casualties" or any(r.role in COUNT_FIELDS for r in happening.roles):
        return
    for role in happening.roles:
        if role.role != "victim" or (wounds and dies(role.start, role.end, material)):
            continue
        if may_be_people(role.start, role.end, material):
            for value in people_of(replace(role, role=field), happening, material):
                yield replace(value, why="count-of-victims")


def _actor(role: Role, material: Material) -> Iterator[Value]:
    for start, end in material.persons(role.start, role.end):
        if sum(letter.isalpha() for letter in material.text[start:end]) < _LETTERS:
            continue
        entity = material.entities.at(start, end)
        if entity and is_someone_else(entity, start, end, material):
            continue
        yield Value(
            role.role, {"entity": entity} if entity else None, (start, end), role.p, f"role-{role.role}"
        )


def _victim(role: Role, material: Material) -> Iterator[Value]:
    """A victim who is more than a number: "three people" is a count, and nobody is no victim."""
    mentions = counted(role.start, role.end, material)
    if not mentions or not _only_counted(mentions[0]):
        yield from _actor(role, material)


def _only_counted(mention: CountMention) -> bool:
    count = mention.count
    nameless = count.group in (None, "people") and count.nationality is None
    return count.max == 0 or (mention.number is not None and nameless)


def _claimant(role: Role, material: Material) -> Iterator[Value]:
    entity = material.entities.at(role.start, role.end)
    value = {"entity": entity} if entity else None
    yield Value("responsibility", value, (role.start, role.end), role.p, "role-claimant")


def _target(role: Role, material: Material) -> Iterator[Value]:
    place = material.places.at(role.start, role.end)
    entity = None if place else material.entities.at(role.start, role.end)
    words = material.text[role.start : role.end]
    value = {"place": place} if place else {"entity": entity} if entity else {"thing": words}
    yield Value("target", value, (role.start, role.end), role.p, "role-target")


def _place(role: Role, material: Material) -> Iterator[Value]:
    """Places with a name, or a landmark; "the crowd" and "aboard" are where nothing can be found."""
    if is_part_of_body(role.start, role.end, material):
        return
    for words in places_in(role.start, role.end, material):
        place = material.named_place(*words)
        yield Value("where", {"place": place} if place else None, words, role.p, "role-place")


def _time(role: Role, material: Material) -> Iterator[Value]:
    mention = material.time(role.start, role.end)
    value = time_value(mention.time) if mention and mention.time else None
    yield Value("when", value, (role.start, role.end), role.p, "role-time")


def _place_of_target(happening: Happening, material: Material) -> Iterator[Value]:
    """Where an act took place that no words place: where a place with a name was aimed at."""
    if is_measure(happening) or any(role.role == "place" for role in happening.roles):
        return
    for role in happening.roles:
        place = material.named_place(role.start, role.end) if role.role == "target" else None
        if place:
            yield Value("where", {"place": place}, (role.start, role.end), role.p, "place-of-target")


def _weapon(role: Role, material: Material) -> Iterator[Value]:
    words = (material.text, role.start, role.end, material.language, material.resources)
    named, _ = material.weapons_in(material.sentence(role.start))
    whole = [weapon for weapon in named if weapon.start < role.end and role.start < weapon.end]
    for weapon in whole or read_weapons(*words, certain=role.p >= _SURE):
        if material.names_somebody(weapon.start, weapon.end):
            continue
        count = count_value(weapon.count) if weapon.count else None
        value = {"kind": weapon.kind, "name": weapon.name, "count": count}
        yield Value("weapon", value, (weapon.start, weapon.end), role.p, "role-weapon")


def _damage(role: Role, material: Material) -> Iterator[Value]:
    words = (material.text, role.start, role.end, material.language, material.resources)
    things = read_things(*words)
    extent = damage_extent(*words)
    told = bool(things) or extent != "unspecified"
    value = {
        "thing": things[0].thing if things else "property",
        "extent": extent,
        "owner": None,
        "place": material.places.at(role.start, role.end),
    }
    yield Value("damage", value if told else None, (role.start, role.end), role.p, "role-damage")


def _motive(role: Role, material: Material) -> Iterator[Value]:
    """Why somebody did it, in the words that say it; a small word alone says nothing."""
    kinds = material.parts_of_speech(role.start, role.end)
    if kinds and not kinds & _TELLING:
        return
    value = {"words": material.text[role.start : role.end]}
    yield Value("motive", value, (role.start, role.end), role.p, "role-motive")


def _implied_weapon(happening: Happening, material: Material) -> Iterator[Value]:
    """The weapon that the happening's own word tells ("shelled", "car bombing") where no role names one."""
    if any(role.role == "weapon" for role in happening.roles):
        return
    named, implied = material.weapons_in(material.sentence(happening.start))
    told = (*named, *implied)
    mine = (w for w in told if w.start < happening.end and happening.start < w.end)
    for weapon in [w for w in mine if not material.names_somebody(w.start, w.end)][:1]:
        value = {"kind": weapon.kind, "name": weapon.name, "count": None}
        yield Value("weapon", value, (weapon.start, weapon.end), happening.p, "weapon-in-act")


_READERS = {
    "perpetrator": _actor,
    "victim": _victim,
    "claimant": _claimant,
    "target": _target,
    "place": _place,
    "time": _time,
    "weapon": _weapon,
    "damage": _damage,
    "motive": _motive,
}
