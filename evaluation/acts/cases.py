"""Texts with coded events, without words of the corpora in any answer.

- PLOVER's gold records, made of the examples of the CAMEO manual (English): one event a text.
- PETRARCH's records: Spanish protest (PLOVER types), Spanish armed conflict and Spanish acts (CAMEO codes), English
  sentences of PETRARCH-2 (CAMEO codes).  Sentences of articles that the reader model was trained on are left out.
  Unit tests over invented countries are left out too; Arabic records have no events.  The coders of es-protest
  call demonstrations MOBILIZE about as often as PROTEST, where PLOVER keeps that for armed forces: both answer it.
Halves by id, or by the article that a sentence is from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from evaluation.acts.score import Coded
from evaluation.corpora import half_of, records, sample
from evaluation.happenings.cases import trained_articles
from evaluation.happenings.score import Span
from evaluation.plover import cameo_types, types_of
from evaluation.record import Part

SETS = {"es-protest": "es", "es-fight": "es", "es-cameo-1018": "es", "petr2-validation": "en"}
# modes of PLOVER's records, by their beginning, in temoin's words
MODES = {
    "heavy-weapons": ("shelling", "rocket", "airstrike"),
    "explosives": ("bomb", "car-bomb", "mine", "rocket"),
    "suicide-attack": ("suicide-bomb",),
    "assassinate": ("execution", "firearms", "bomb"),
    "firearms": ("firearms", "clash"),
    "beat": ("beating",),
    "torture": ("torture",),
    "sexual": ("sexual",),
    "primitive": ("stabbing", "arson", "beating"),
    "strike": ("strike",),
    "demo": ("demonstration",),
    "riot": ("riot",),
    "arrest": ("arrest",),
    "detain": ("arrest",),
    "confiscate": ("raid",),
}
_INVESTIGATE, _DISAPPROVE = ("INVESTIGATE", "investigate"), ("DISAPPROVE", "disapprove")
_SIZES = {"sample": (60, 40), "tune": (161, 80), "report": (161, 80)}
_HEADING = re.compile(r"^[^|]{0,80}\| ")  # date and number of a note, no part of its sentence


@dataclass(frozen=True)
class Case:
    """A text with its coded events."""

    id: str
    corpus: str
    language: str
    text: str
    gold: tuple[Coded, ...]


def cases(part: Part) -> Iterator[Case]:
    """Texts of a part, corpus by corpus."""
    own, others = _SIZES[part]
    half = "report" if part == "report" else "tune"
    gold = [r for r in records("events/plover-gsr.jsonl.xz") if half_of(r["id"]) == half]
    yield from map(_plover, sample(gold, own))
    every = records("events/petrarch-records.jsonl.xz")
    for name, language in SETS.items():
        some = [r for r in every if r["set"] == name and _is_fresh(r) and half_of(article(r["id"])) == half]
        yield from (_petrarch(record, language) for record in sample(some, others))


def article(id_: str) -> str:
    """The article that a sentence is from: its id without the number of the sentence."""
    return re.sub(r"_[\d.]+$", "", id_)


def _is_fresh(record: dict[str, Any]) -> bool:
    return article(record["id"]) not in trained_articles()


def _plover(record: dict[str, Any]) -> Case:
    text = record["text"]
    event = Coded(
        types_of(record["event"]),
        _modes(record["event"], record.get("mode")),
        find_all(text, _actors(record.get("source"))),
        find_all(text, _actors(record.get("target"))),
    )
    return Case(record["id"], "PLOVER gold records", "en", text, (event,))


def _actors(parties: object) -> list[str]:
    """Words of the parties of one side; one record has a stray word in their place."""
    return [one["actorText"] for one in parties] if isinstance(parties, list) else []


def _modes(event: str, mode: str | None) -> frozenset[str]:
    for name, ours in (_INVESTIGATE, _DISAPPROVE):
        if event == name:
            return frozenset([ours])
    return frozenset(next((m for start, m in MODES.items() if (mode or "").startswith(start)), ()))


def _petrarch(record: dict[str, Any], language: str) -> Case:
    text = _HEADING.sub("", record["text"])
    gold = []
    for event in record["events"]:
        types = types_of(event["plover"]) if event.get("plover") else cameo_types(event.get("code") or "")
        if record["set"] == "es-protest" and "MOBILIZE" in types:
            types |= {"PROTEST"}
        if types:
            words = event.get("texts")
            sides = [[w[side] for w in words] if words else None for side in ("sourcetext", "targettext")]
            gold.append(
                Coded(types, frozenset(), *(find_all(text, side) if side else None for side in sides))
            )
    return Case(f"{record['set']}/{record['id']}", record["set"], language, text, tuple(gold))


def find_all(text: str, names: Sequence[str]) -> tuple[Span, ...]:
    """Where each name stands first, any case; those that stand nowhere are left out."""
    low = text.lower()
    starts = [(low.find(name.lower()), len(name)) for name in names if name]
    return tuple((start, start + length) for start, length in starts if start >= 0)
