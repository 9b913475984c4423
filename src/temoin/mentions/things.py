"""Things that can be aimed at or damaged, how far they are damaged, and what defence did.

Takes `start:end` of a text and the tables `things`, `extents` and `defence`.
"""

from __future__ import annotations

import functools

from temoin.records import ThingMention
from temoin.resources.load import Resources
from temoin.resources.match import Phrases, clitics, phrase_table

_WEIGHT = ("none", "destroyed", "major", "minor", "unspecified")


def read_things(
    text: str, start: int, end: int, language: str | None, resources: Resources
) -> tuple[ThingMention, ...]:
    """Things named in `start:end`, in order."""
    found = _things(resources, language).find(text, start, end)
    return tuple(ThingMention(s, e, thing) for s, e, thing in found)


def damage_extent(text: str, start: int, end: int, language: str | None, resources: Resources) -> str:
    """How far a thing is damaged: the gravest that the words say, `none` only if they deny it."""
    found = phrase_table(resources, "extents", language).find(text, start, end)
    said = {row["extent"] for _, _, row in found}
    return next((extent for extent in _WEIGHT if extent in said), "unspecified")


def find_extents(
    text: str, start: int, end: int, language: str | None, resources: Resources
) -> list[tuple[int, int, str]]:
    """Words of damage, as `(start, end, extent)` in order."""
    found = phrase_table(resources, "extents", language).find(text, start, end)
    return [(s, e, row["extent"]) for s, e, row in found]


def find_defence(
    text: str, start: int, end: int, language: str | None, resources: Resources
) -> list[tuple[int, int, str]]:
    """What defence did, as the words say: `(start, end, action)` in order."""
    found = phrase_table(resources, "defence", language).find(text, start, end)
    return [(s, e, row["action"]) for s, e, row in found]


@functools.cache
def _things(resources: Resources, language: str | None) -> Phrases[str]:
    particles = clitics(resources, language)
    rows = resources.words("things", language)
    forms = [
        (form, row["thing"])
        for column in ("words", "plural")
        for row in rows
        for form in row[column].split("|")
        if form
    ]
    duals = [
        (dual, row["thing"])
        for row in rows
        for form in row["words"].split("|")
        if " " not in form
        for dual in particles.dual(form)
    ]
    return Phrases(forms + duals, particles)
