"""Nouns of people in a text: which group they name and whether one, two or several are meant.

Takes words of a language's tables `groups`, `determiners` and `endings`; in a language with a
dual, the forms for two are made from the singulars of the table.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass

from temoin.resources.load import Resources, Row
from temoin.resources.match import Phrases, bare, clitics, phrase_table, tokens


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun of people: `number` is singular, dual or plural; `group` empty for casualties."""

    number: str
    group: str


@functools.cache
def nouns(resources: Resources, language: str | None) -> Phrases[Noun]:
    """Every form of the nouns of people of a language, plurals before duals of one spelling."""
    rows = resources.words("groups", language)
    particles = clitics(resources, language)
    entries: list[tuple[str, Noun]] = []
    for number in ("plural", "singular"):
        entries += [
            (form, Noun(number, row["group"])) for row in rows for form in row[number].split("|") if form
        ]
    duals = [
        (dual, Noun("dual", row["group"]))
        for row in rows
        for form in row["singular"].split("|")
        if form and " " not in form
        for dual in particles.dual(form)
    ]
    return Phrases(entries + duals, particles)


def find_nouns(
    text: str, start: int, end: int, language: str | None, resources: Resources
) -> list[tuple[int, int, Noun]]:
    """Nouns of people of `start:end`, in order."""
    return nouns(resources, language).find(text, start, end)


def grammatical_number(
    text: str, start: int, end: int, language: str | None, resources: Resources
) -> str | None:
    """Singular, dual or plural, as a determiner, a noun of people or an ending tells."""
    determiners = phrase_table(resources, "determiners", language).find(text, start, end)
    found = find_nouns(text, start, end, language, resources)
    if determiners and (not found or determiners[0][0] <= found[0][0]):
        return determiners[0][2]["number"]
    rows = resources.words("endings", language)
    if found:
        number = _head(text, found).number
        if number != "singular" or not any(row.get("place") == "last" for row in rows):
            return number
    return _by_ending(text, start, end, rows, phrase_table(resources, "linkers", language))


def _head(text: str, found: list[tuple[int, int, Noun]]) -> Noun:
    """The first noun; the second where the first only describes it ("the wounded deputy")."""
    (_, end, first), *rest = found
    if rest and not first.group and rest[0][2].group and not text[end : rest[0][0]].strip():
        return rest[0][2]
    return first


def _by_ending(text: str, start: int, end: int, rows: Sequence[Row], linkers: Phrases[Row]) -> str | None:
    """By the ending of the first word, or of the last before "of", where modifiers come first."""
    words = tokens(text, start, end)
    if not words or not rows:
        return None
    if any(row.get("place") == "last" for row in rows):
        stops = [s for s, _, row in linkers.find(text, start, end) if row["function"] != "article"]
        before = [word for word in words if not stops or word.end <= stops[0]]
        word = (before or words)[-1]
        if text[word.start].isupper() and not text[start:end].isupper():  # a name
            return "singular"
    else:
        word = words[0]
    for row in rows:
        if len(word.word) > len(row["words"]) + 2 and word.word.endswith(bare(row["words"])):
            return row["number"]
    return "singular"
