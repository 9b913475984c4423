"""Names against tables: what is none, where one ends, which ones are groups.

The model takes a date, a rank or an adjective of a country for a name here and there, keeps a particle
that is written onto a name, and lets one run over a quotation mark or through the catchwords of a
wire ("Chile-protesta").
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, replace

from temoin.records import Annotations, Name
from temoin.resources.load import Resources
from temoin.resources.match import Phrases, bare, clitics, phrase_table

_CLOSING = re.compile('["”»“]')
_OPENING = re.compile('["“«„]')
_CATCHWORDS = re.compile(r"(?P<name>\w+)-[^\W\d_]")
_LETTERS = 4  # of a word that is looked for in the text without its particle


@dataclass(frozen=True, slots=True)
class _Tables:
    days: tuple[Phrases[dict[str, str]], ...]  # months and weekdays
    titles: Phrases[dict[str, str]]
    demonyms: Phrases[dict[str, str]]
    countries: Phrases[dict[str, str]]
    armed: Phrases[bool]
    particles: tuple[str, ...]


def mend_names(seen: Annotations, text: str, resources: Resources) -> tuple[Name, ...]:
    """The names without those that are none, each as long as it is, known armed groups as groups."""
    tables = _tables(resources, seen.language)
    openings = {bare(text[n.start : n.end].split()[0]) for n in seen.names if text[n.start : n.end].strip()}
    known = openings | (_words(seen, text) if tables.particles else set())
    found = (_without_particle(_ended(name, text, tables), text, known, tables) for name in seen.names)
    return tuple(_labelled(name, text, tables) for name in found if not _is_none(name, text, tables))


def _words(seen: Annotations, text: str) -> set[str]:
    """Words of some length that stand in the text with nothing written before them."""
    apart = (word for word in seen.words if not text[word.start - 1 : word.start].isalnum())
    return {bare(text[word.start : word.end]) for word in apart if word.end - word.start >= _LETTERS}


@functools.cache
def _tables(resources: Resources, language: str | None) -> _Tables:
    return _Tables(
        days=(phrase_table(resources, "months", language), phrase_table(resources, "weekdays", language)),
        titles=phrase_table(resources, "titles", language),
        demonyms=phrase_table(resources, "countries", language, "demonyms"),
        countries=phrase_table(resources, "countries", language, "names"),
        armed=Phrases(
            (name, True)
            for row in resources.table("armed", "actors")
            if row["sector"] == "REB"
            for name in row["names"].split("|")
        ),
        particles=clitics(resources, language).before,
    )


def _is_none(name: Name, text: str, tables: _Tables) -> bool:
    """Whether it is a date, the title of a person without him, or a country's adjective taken for a place."""
    whole = (text, name.start, name.end)
    if name.label == "PER" and tables.titles.match(*whole):
        return True
    if name.label in ("LOC", "FAC") and tables.demonyms.match(*whole) and not tables.countries.match(*whole):
        return True
    return _is_date(name, text, tables)


def _is_date(name: Name, text: str, tables: _Tables) -> bool:
    left = text[name.start : name.end]
    dated = False
    for days in tables.days:
        for start, end, _ in days.find(text, name.start, name.end):
            dated = True
            left = left.replace(text[start:end], " ")
    return dated and not any(letter.isalpha() for letter in left)


def _ended(name: Name, text: str, tables: _Tables) -> Name:
    """The name up to a mark that closes a quotation begun before it, or up to the catchwords behind a country."""
    words = text[name.start : name.end]
    mark = _CLOSING.search(words)
    if mark and mark.start() > 1 and not _OPENING.search(words[: mark.start()]):
        return replace(name, end=name.start + len(words[: mark.start()].rstrip()))
    catch = _CATCHWORDS.match(words)
    end = name.start + catch.end("name") if catch else name.end
    return replace(name, end=end) if catch and tables.countries.match(text, name.start, end) else name


def _without_particle(name: Name, text: str, known: set[str], tables: _Tables) -> Name:
    """The name without a particle before it, where its first word is known without."""
    first = bare(text[name.start : name.end].split()[0]) if text[name.start : name.end].strip() else ""
    for particle in tables.particles:
        rest = first.removeprefix(particle)
        # a particle before its own letter is one before an article: "للشرطة"
        if rest == first or rest.startswith(particle):
            continue
        start = name.start + len(particle)
        if rest in known or tables.countries.match(text, start, name.end):
            return replace(name, start=start)
    return name


def _labelled(name: Name, text: str, tables: _Tables) -> Name:
    armed = name.label != "GRP" and tables.armed.match(text, name.start, name.end)
    return replace(name, label="GRP") if armed else name
