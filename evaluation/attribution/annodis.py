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
from evaluation.record import Part, Table


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
    rows = []
    for name, system in who.items():
        counts = total([Counts(_found(one, system(one.text, "fr")), 0, 1) for one in some])
        rows.append((name, len(some), percent(counts.recall)))
    note = (
        "Source or cue in the attributing unit, content in the other; tokenised text, no precision to be had."
    )
    return Table("ANNODIS (fr): relations found", ("system", "relations", "recall"), tuple(rows), note)


def _found(relation: Relation, said: list[Said]) -> bool:
    return any(
        _meet(relation.frame, (*one.source, *one.cue)) and _meet(relation.content, one.content)
        for one in said
    )


def _meet(some: tuple[Span, ...], others: tuple[Span, ...]) -> bool:
    return any(a < d and c < b for a, b in some for c, d in others)
