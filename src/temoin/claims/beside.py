"""Words that play a part in an act only by their grammar: no value is read from them.

Where somebody dies is where his wounds brought him: "died at the hospital" tells no place of the attack.  What people
protest against, unless it is somebody, a place or a thing, is why they do.  "One died, another was hurt" counts
people and names nobody.
"""

from __future__ import annotations

from temoin.annotations.status import form
from temoin.claims.material import Material
from temoin.mentions.people import find_nouns
from temoin.mentions.things import read_things
from temoin.records import Happening, Pair, Role
from temoin.resources.match import phrase_table, tokens

_CARE = "hospital"  # kind of landmark where the wounded are brought
_DYING = "die"  # frame of acts that befall somebody
_COUNTING = ("numbers", "determiners", "bounds", "linkers", "cases")  # tables of words that name nobody


def is_beside(role: Role, happening: Happening, material: Material) -> bool:
    """Whether a role holds a hospital in which somebody dies, or the matter of a protest."""
    words = (role.start, role.end)
    if role.role == "place":
        return _is_care(words, material) and _dies(happening, material)
    return role.role == "target" and happening.plover == "PROTEST" and _is_matter(words, material)


def is_someone_else(entity: str, start: int, end: int, material: Material) -> bool:
    """Whether words only count or point ("one", "another", "nine more") and the entity has no better name."""
    nouns = find_nouns(material.text, start, end, material.language, material.resources)
    if any(noun.group not in ("", "people") for _, _, noun in nouns):
        return False
    found: set[int] = set()
    for table in _COUNTING:
        for s, e, _ in phrase_table(material.resources, table, material.language).find(
            material.text, start, end
        ):
            found.update(range(s, e))
    if not all(token.start in found for token in tokens(material.text, start, end)):
        return False
    named = next((e for e in material.entities.entities if e.id == entity), None)
    return named is not None and named.name in material.text[start:end]


def _is_care(words: Pair, material: Material) -> bool:
    kinds = phrase_table(material.resources, "landmarks", material.language).find(material.text, *words)
    return bool(kinds) and kinds[0][2]["landmark"] == _CARE


def _dies(happening: Happening, material: Material) -> bool:
    """Whether the happening's words are of dying, not of killing."""
    trees = material.trees
    at = material.word(happening.start)
    while at is not None and at < len(trees.words) and trees.words[at].start < happening.end:
        rows = material.lexicon.acts(trees.words[at], form(trees, at))
        if rows:
            return rows[0].frame == _DYING
        at += 1
    return False


def _is_matter(words: Pair, material: Material) -> bool:
    known = material.places.at(*words) or material.entities.at(*words)
    return not known and not read_things(material.text, *words, material.language, material.resources)
