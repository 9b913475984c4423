"""ANNODIS: French attribution relations between discourse units; how many temoin finds.

A relation is found if an attribution's source or cue lies in the attributing unit and its content in
the other.  Gold marks only the first unit of what is said and not every quotation: recall alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from evaluation.attribution.score import Said, Span
from evaluation.attribution.systems import System
from evaluation.corpora import records
from evaluation.measures import Counts, percent, total
from evaluation.record import Part, Table, largest


@dataclass(frozen=True)
class Relation:
    """A text of one or two sentences with the places of both units."""

    id: str
    text: str
    frame: tuple[Span, ...]
    content: tuple[Span, ...]


def relations(part: Part) -> Iterator[Relation]:
    """Relations of the test split to report, else of train and dev."""
    for number, record in enumerate(records("attribution/annodis_fr/attribution.jsonl")):
        if (record["split"] == "test") != (part == "report"):
            continue
        first, second = record["sentence1"], record["sentence2"]
        text = first if first == second else f"{first} {second}"
        units = [_places(text, record[name]) for name in ("unit1", "unit2")]
        frame, content = units if record["dir"] == "1>2" else reversed(units)
        if frame and content:
            yield Relation(f"annodis/{number}", text, frame, content)


def _places(text: str, unit: str) -> tuple[Span, ...]:
    """Where the pieces of a unit stand; gaps are marked `<*>`."""
    places, at = [], 0
    for piece in (piece.strip() for piece in unit.split("<*>")):
        start = text.find(piece, at)
        if piece and start >= 0:
            at = start + len(piece)
            places.append((start, at))
    return tuple(places)


def table(part: Part, who: dict[str, System]) -> Table:
    """Share of the relations found, per system."""
    some = list(relations(part))
    found = {name: [system(one.text, "fr") for one in some] for name, system in who.items()}
    rows = []
    for name, answers in found.items():
        counts = total([Counts(_found(one, said), 0, 1) for one, said in zip(some, answers, strict=True)])
        rows.append((name, len(some), percent(counts.recall)))
    missed = [
        (_missing(one, said), one.id)
        for one, said in zip(some, found["temoin"], strict=True)
        if not _found(one, said)
    ]
    note = (
        "Source or cue in the attributing unit, content in the other; tokenised text, no precision to be had."
    )
    columns = ("system", "relations", "recall")
    return Table("ANNODIS (fr): relations found", columns, tuple(rows), note, largest(missed))


def _found(relation: Relation, said: list[Said]) -> bool:
    return any(
        _meet(relation.frame, (*one.source, *one.cue)) and _meet(relation.content, one.content)
        for one in said
    )


def _missing(relation: Relation, said: list[Said]) -> str:
    """What is not there of a relation that was not found."""
    if any(_meet(relation.content, one.content) for one in said):
        return "somebody else says it"
    told = any(_meet(relation.frame, (*one.source, *one.cue)) for one in said)
    return "something else is said" if told else "nobody says anything"


def _meet(some: tuple[Span, ...], others: tuple[Span, ...]) -> bool:
    return any(a < d and c < b for a, b in some for c, d in others)
