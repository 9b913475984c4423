"""Entities across reports: persons, armed groups, authorities, organizations, by their names and what goes with them.

What is joined are forms, not mentions: one form for all reports that name somebody in the same way.  A form that
tells nothing outside its report (“the police” of no country, a family name alone) belongs to that report and
meets no other.
Names are compared by spelling and sound (mentions/names.py), so that languages and scripts meet.
"""

from __future__ import annotations

import functools
import hashlib
import json
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from itertools import combinations, product

from temoin.linking.candidates import sounds
from temoin.linking.linker import Edge, Linker
from temoin.linking.words import rarity
from temoin.mentions.names import SAME, fold_name, name_likeness, name_tokens
from temoin.records import Entity, Reading
from temoin.resources import Resources
from temoin.resources.match import bare

JOIN = SAME
FLOOR = 0.4
# rarity of a word from which it is taken for a name: alone, and beside a noun for such a body
PROPER, BESIDE_NOUN = 4.5, 2.5
MOST_NAMES = LONGEST_NAME = 6
# What a reason against takes from the likeness of names: set by hand, on the examples; no corpus of entities across
# reports is at hand.
COUNTRIES_DIFFER, KINDS_DIFFER, SECTORS_DIFFER, ONE_WORD = 0.5, 0.85, 0.95, 0.7
OFFICES_AGREE = 0.05
GENERIC = 0.8  # two forms of one institution of one country, in words of two languages

_PACKAGED = Resources()


@dataclass(frozen=True, slots=True)
class Form:
    """How somebody is named: folded `names` in order, `home` the only report in which the form means something."""

    id: str
    kind: str
    language: str | None
    names: tuple[str, ...]
    country: str | None
    sector: str | None
    office: str | None
    home: str | None


def digest_entities(reading: Reading) -> dict[str, Form]:
    """By the id of the entity, the form of each that is somebody: groups of people that are only counted are not."""
    found = {e.id: _form(e, reading) for e in reading.entities if e.kind != "people"}
    return {key: form for key, form in found.items() if form.names}


def _form(entity: Entity, reading: Reading) -> Form:
    language = reading.document.language
    proper = [name for name in (entity.name, *entity.aliases) if _is_proper(name, entity.kind, language)]
    names = tuple(sorted({fold_name(name) for name in proper or [entity.name]} - {""}))[:MOST_NAMES]
    lasting = bool(proper or (entity.country and entity.sector and entity.kind != "person"))
    said = (
        entity.kind,
        names,
        entity.country,
        entity.sector,
        entity.office,
        None if lasting else reading.document.id,
    )
    digest = hashlib.blake2b(repr(said).encode(), digest_size=8).hexdigest()
    return Form(digest, entity.kind, language, names, *said[2:])


def _is_proper(name: str, kind: str, language: str | None) -> bool:
    """Whether a name tells somebody from others, in capitals where the script has them.

    A person's has two words or more; any other has a rare word, or one that is not common beside a noun that says
    what it is (brigade of the dawn).
    """
    words = fold_name(name).split()
    telling = [word for word in words if not set(name_tokens(word)) & _nouns(language)]
    if name == name.lower() != name.upper() or len(words) > LONGEST_NAME or not telling:
        return False
    rarest = max(rarity(word, language) for word in telling)
    if kind == "person":
        return len(words) >= 2 and rarest >= PROPER
    return rarest >= (PROPER if len(telling) == len(words) else BESIDE_NOUN)


def _telling(name: str, kind: str, language: str | None) -> tuple[str, ...]:
    """The words of a name without those that only say what it is (brigade, committee), unless there are no others."""
    words = name_tokens(name)
    telling = tuple(word for word in words if kind == "person" or word not in _nouns(language))
    return telling or words


@functools.cache
def _nouns(language: str | None) -> frozenset[str]:
    rows = _PACKAGED.words("actor_nouns", language)
    return frozenset(word for row in rows for word in bare(row["words"]).replace("|", " ").split())


def form_keys(form: Form) -> tuple[str, ...]:
    """Two words of a name by their consonants, a name of one word, an institution with its country."""
    return tuple(sorted(set(_keys(form))))


def _keys(form: Form) -> Iterator[str]:
    if form.home:
        return
    for name in form.names:
        heard = sorted({sounds(word) for word in _telling(name, form.kind, form.language)})
        yield from (f"{one} {two}" for one, two in combinations(heard, 2))
        if len(heard) == 1:
            yield heard[0]
    if form.country and form.sector and form.kind != "person":
        yield f"{form.sector} of {form.country}"


def compare_forms(a: Form, b: Form) -> Edge:
    """How likely two forms name one, from the likeness of their names and what speaks against it."""
    if a.home or b.home:
        return Edge(float(a.id == b.id))
    alike = max(_likeness(x, y, a, b) for x, y in product(a.names, b.names))
    reasons = {"names-alike": alike, "kinds-agree": float(a.kind == b.kind)}
    said = (
        ("countries", a.country, b.country),
        ("sectors", a.sector, b.sector),
        ("offices", a.office, b.office),
    )
    reasons |= {f"{name}-agree": float(x == y) for name, x, y in said if x and y}
    return Edge(round(_score(a, b, reasons), 6), tuple(sorted(reasons.items())))


def _likeness(x: str, y: str, a: Form, b: Form) -> float:
    """Of the telling words; a name of one word is no other word of its language that sounds like it."""
    one, two = " ".join(_telling(x, a.kind, a.language)), " ".join(_telling(y, b.kind, b.language))
    alike = name_likeness(min(one, two), max(one, two))
    short = a.language == b.language and " " not in one and " " not in two
    return alike if one == two or not short else alike * ONE_WORD


def _score(a: Form, b: Form, reasons: dict[str, float]) -> float:
    score = reasons["names-alike"]
    if a.language != b.language and _institution(a) and _institution(a) == _institution(b):
        score = max(score, GENERIC)
    score *= COUNTRIES_DIFFER if reasons.get("countries-agree") == 0 else 1
    score *= SECTORS_DIFFER if reasons.get("sectors-agree") == 0 else 1
    score *= KINDS_DIFFER if not reasons["kinds-agree"] else 1
    return min(1.0, score + OFFICES_AGREE * reasons.get("offices-agree", 0))


def _institution(form: Form) -> tuple[str, str] | None:
    """An army or a police force: a country has one in any language; of other sectors it has many."""
    if form.country and form.sector in ("MIL", "COP") and form.kind != "person":
        return form.sector, form.country
    return None


def _to_json(form: Form) -> str:
    return json.dumps(astuple(form), ensure_ascii=False, separators=(",", ":"))


def _from_json(text: str) -> Form:
    key, kind, language, names, *rest = json.loads(text)
    return Form(key, kind, language, tuple(names), *rest)


ENTITIES: Linker[Form] = Linker("entity", "2", JOIN, FLOOR, form_keys, compare_forms, _to_json, _from_json)
