"""The corpora of happenings as texts with gold.

The annotated reports that nothing was trained on; WikiEvents (Li, Ji and Han 2021), its types mapped to
PLOVER's, others free; es-protest (AFP, CAMEO acts with source and target), reports that were annotated
for training left out, halves by id.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from evaluation.attribution.cases import held_out
from evaluation.corpora import half_of, records, sample
from evaluation.happenings.score import Event
from evaluation.record import Part
from evaluation.shared import program

_SIZES = {"sample": (5, 8, 10), "tune": (100, 20, 30), "report": (100, 20, 60)}
# types of the KAIROS ontology -> PLOVER; the longest beginning counts
_KAIROS = {
    "Conflict.Attack": "ASSAULT", "Life.Die": "ASSAULT", "Life.Injure": "ASSAULT", "Conflict.Demonstrate": "PROTEST",
    "Justice.ArrestJailDetain": "COERCE", "Justice.ChargeIndict": "ACCUSE", "Justice.InvestigateCrime": "ACCUSE",
    "Justice.ReleaseParole": "CONCEDE", "Contact.RequestCommand": "REQUEST", "Contact.ThreatenCoerce": "THREATEN",
    "ArtifactExistence.DamageDestroyDisableDismantle": "ASSAULT", "Movement.Transportation.Evacuation": "AID",
    "Disaster.Crash": "ACCIDENT",
}  # fmt: skip
_KAIROS_KINDS = frozenset(["ASSAULT", "PROTEST", "COERCE"])  # annotated throughout, by whatever type
_ROLES = {
    "Attacker": "perpetrator", "Killer": "perpetrator", "Injurer": "perpetrator", "Jailer": "perpetrator",
    "Damager": "perpetrator", "Destroyer": "perpetrator", "Demonstrator": "perpetrator", "Perpetrator": "perpetrator",
    "Victim": "victim", "Target": "target", "Detainee": "victim", "Artifact": "target", "Place": "place",
    "Instrument": "weapon", "ExplosiveDevice": "weapon",
}  # fmt: skip
# CAMEO's twenty roots -> PLOVER 2.0 (events/cameo2plover.tsv)
CAMEO = {
    "03": "AGREE", "04": "CONSULT", "05": "SUPPORT", "06": "COOPERATE", "07": "AID", "08": "CONCEDE", "09": "ACCUSE",
    "10": "REQUEST", "11": "ACCUSE", "12": "REJECT", "13": "THREATEN", "14": "PROTEST", "15": "MOBILIZE",
    "16": "SANCTION", "17": "COERCE", "18": "ASSAULT", "19": "ASSAULT", "20": "ASSAULT",
}  # fmt: skip


@dataclass(frozen=True)
class Case:
    """A text and its happenings; unmatched answers count only if of `kinds`, where given."""

    id: str
    corpus: str
    language: str
    text: str
    gold: tuple[Event, ...]
    kinds: frozenset[str] | None = None


def cases(part: Part) -> Iterator[Case]:
    """All texts of a part, corpus by corpus."""
    annotated, wiki, protest = _SIZES[part]
    for language in ("fr", "en", "es", "ar"):
        for record, text in sample(held_out(language), annotated):
            yield Case(record["id"], f"annotated {language}", language, text, tuple(_annotated(record)))
    split = "test" if part == "report" else "dev"
    for record in sample([r for r in records("events/wikievents.jsonl.xz") if r["split"] == split], wiki):
        yield _wikievents(record)
    half = "report" if part == "report" else "tune"
    seen = annotated_protests()
    unseen = [
        r
        for r in records("events/es-protest-brat.jsonl.xz")
        if half_of(r["id"]) == half and r["id"] not in seen
    ]
    for record in sample(unseen, protest):
        yield Case(record["id"], "es-protest", "es", record["text"], tuple(_protest(record)), frozenset())


def _annotated(record: dict[str, Any]) -> Iterator[Event]:
    for happening in record["happenings"]:
        for mention in happening["mentions"]:
            if mention["words"]:
                start, end = mention["words"][0]
                roles = tuple((name, s, e) for name, s, e in mention["roles"])
                yield Event(start, end, happening["plover"], roles, mention["status"])


def _wikievents(record: dict[str, Any]) -> Case:
    """The sentences on lines of their own: the source lost its paragraphs."""
    text, place, first = "", {}, 0
    for count in record["sentences"]:
        offset = record["tokens"][first][0] - len(text)
        for token in range(first, first + count):
            start, end = record["tokens"][token]
            place[token] = (start - offset, end - offset)
        text += record["text"][record["tokens"][first][0] : record["tokens"][first + count - 1][1]] + "\n"
        first += count
    entities = {e[0]: (place[e[2]][0], place[e[3] - 1][1]) for e in record["entities"]}
    gold = []
    for event in record["events"]:
        start, end = place[event["trigger"][0]][0], place[event["trigger"][1] - 1][1]
        plover = next((kind for name, kind in _KAIROS.items() if event["type"].startswith(name)), "")
        roles = tuple((_ROLES[name], *entities[id_]) for name, id_, _ in event["args"] if name in _ROLES)
        gold.append(Event(start, end, plover, roles, free=not plover))
    return Case(record["id"], "WikiEvents", "en", text, tuple(gold), _KAIROS_KINDS)


def annotated_protests() -> set[str]:
    load = program("data/annotated/load.py").load
    return {record["id"] for record, _ in load("es") if "es-protest" in record["file"]}


def _protest(record: dict[str, Any]) -> Iterator[Event]:
    spans = {span["id"]: span for span in record["spans"]}
    parts: dict[str, list[tuple[str, int, int]]] = {}
    for relation in record["relations"]:
        act, other, name = relation["to"], relation["from"], "perpetrator"
        if relation["type"] == "actTar":
            act, other, name = relation["from"], relation["to"], "target"
        if act in spans and other in spans:
            pieces = spans[other]["spans"]
            parts.setdefault(act, []).append((name, pieces[0][0], pieces[-1][1]))
    acts: dict[tuple[int, int], tuple[str, list[tuple[str, int, int]]]] = {}
    for id_, span in spans.items():
        if span["type"] in ("source", "target", "location"):
            continue
        words = (span["spans"][0][0], span["spans"][-1][1])
        kind, roles = acts.get(words, ("", []))
        acts[words] = (kind or CAMEO.get(span["type"][:2], ""), roles + parts.get(id_, []))
    for (start, end), (kind, roles) in sorted(acts.items()):
        yield Event(start, end, kind, tuple(dict.fromkeys(roles)))
