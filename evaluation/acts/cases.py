"""Records of acts: PLOVER's gold standard records and the test records of PETRARCH; halves by id."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from evaluation.corpora import half_of, records, sample
from evaluation.happenings.cases import CAMEO, annotated_protests
from evaluation.record import Part

_SIZES = {"sample": 25, "tune": 100, "report": 150}
_SETS = {"petr2-validation": "en", "es-protest": "es", "es-fight": "es", "es-cameo-1018": "es"}
# names of 2016 -> PLOVER 2.0
_NEWER = {
    "DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT", "SACTION": "SANCTION",
    "CRIME": "ASSAULT", "RETREAT": "CONCEDE",
}  # fmt: skip
# modes of PLOVER -> those of the annotation guide that say the same
_MODES = {
    "heavy-weapons": ("shelling", "rocket", "airstrike"), "explosives": ("bomb", "car-bomb", "mine"),
    "suicide-attack": ("suicide-bomb",), "firearms": ("firearms",), "beat": ("beating",), "torture": ("torture",),
    "sexual": ("sexual",), "assassinate": ("firearms", "execution", "bomb"), "demo-org": ("demonstration",),
    "demo-spon": ("demonstration",), "riot": ("riot",), "riot-spon": ("riot",), "strike-gen": ("strike",),
    "strike-hun": ("strike",), "obstruct": ("demonstration",), "arrest": ("arrest",), "detain": ("arrest",),
}  # fmt: skip
_HEADER = re.compile(r"^\d{8} \S+ \| ")


@dataclass(frozen=True)
class Case:
    """A record: its text, types, modes by type, and the words of both parties."""

    id: str
    corpus: str
    language: str
    text: str
    types: frozenset[str]
    modes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    sources: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()


def cases(part: Part) -> Iterator[Case]:
    """A sample of each set."""
    half = "report" if part == "report" else "tune"
    gold = [r for r in records("events/plover-gsr.jsonl.xz") if half_of(r["id"]) == half]
    for record in sample(gold, _SIZES[part]):
        yield _gold_standard(record)
    seen = annotated_protests()
    petrarch = [r for r in records("events/petrarch-records.jsonl.xz") if half_of(r["id"]) == half]
    for name, language in _SETS.items():
        some = [r for r in petrarch if r["set"] == name and r["id"].rpartition("_")[0] not in seen]
        for record in sample(some, _SIZES[part]):
            yield _petrarch(record, language)


def _gold_standard(record: dict[str, Any]) -> Case:
    kind = _NEWER.get(record["event"], record["event"])
    modes = {kind: _MODES[record["mode"]]} if record.get("mode") in _MODES else {}
    sources = tuple(actor["actorText"] for actor in record["source"] if actor.get("actorText"))
    targets = tuple(actor["actorText"] for actor in record.get("target", ()) if actor.get("actorText"))
    return Case(record["id"], "PLOVER GSR", "en", record["text"], frozenset([kind]), modes, sources, targets)


def _petrarch(record: dict[str, Any], language: str) -> Case:
    types, sources, targets = set(), [], []
    for event in record["events"]:
        kind = event.get("plover")
        kind = _NEWER.get(kind, kind) if kind else CAMEO.get((event.get("code") or "")[:2])
        if kind:
            types.add(kind)
        for words in event.get("texts", ()):
            sources.append(words.get("sourcetext") or "")
            targets.append(words.get("targettext") or "")
    return Case(
        record["id"], record["set"], language, _HEADER.sub("", record["text"]), frozenset(types), {},
        tuple(filter(None, sources)), tuple(filter(None, targets)),
    )  # fmt: skip
