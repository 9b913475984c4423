"""Texts in which the words that name happenings are marked.

- WikiEvents (Li et al. 2021): dev to tune, test to report; its types as PLOVER's (`WIKIEVENTS`), others are free.
  It marks what belongs to its scenarios, and not every mention of that: of the words for violence, protest and arrest
  that a table of plain words finds in dev ("attack", "bombing", "died"), four in ten bear no mark, some of them in
  sentences whose other words do.  So what is found beside gold is not counted, for every system.
- es-protest (Spanish AFP articles of the PETRARCH project): acts with a CAMEO type or one of the four quad classes;
  source and target.  Articles that the reader model was trained on are left out; halves by id.
- The annotated reports that nothing was trained on, four languages: half by id to tune, all to report.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.attribution.cases import held_out
from evaluation.corpora import half_of, records, sample
from evaluation.happenings.score import PARTS, Named
from evaluation.plover import CLASSES, cameo_types
from evaluation.record import Part
from evaluation.shared import program

TRAINED = Path(__file__).parents[2] / "training" / "annotated"
ALL_PARTS = frozenset(PARTS.values())
# WikiEvents' types, longest beginning first, and what PLOVER calls them
WIKIEVENTS = {
    "Conflict.Attack": ("ASSAULT", "CRIME"),
    "Conflict.Demonstrate": ("PROTEST",),
    "Life.Die": ("ASSAULT", "CRIME", "ACCIDENT"),
    "Life.Injure": ("ASSAULT", "CRIME", "ACCIDENT"),
    "ArtifactExistence.DamageDestroyDisableDismantle.Damage": ("ASSAULT", "CRIME", "ACCIDENT"),
    "ArtifactExistence.DamageDestroyDisableDismantle.Destroy": ("ASSAULT", "CRIME", "ACCIDENT"),
    "GenericCrime": ("CRIME", "ASSAULT"),
    "Disaster.Crash": ("ACCIDENT",),
    "Disaster.FireExplosion": ("ACCIDENT", "ASSAULT"),
    "Justice.ArrestJailDetain": ("COERCE",),
    "Justice.ChargeIndict": ("ACCUSE",),
    "Justice.InvestigateCrime": ("ACCUSE",),
    "Justice.Convict": ("SANCTION", "COERCE"),
    "Justice.Sentence": ("SANCTION", "COERCE"),
    "Justice.ReleaseParole": ("RETREAT", "CONCEDE"),
    "Contact.RequestCommand": ("REQUEST",),
    "Contact.ThreatenCoerce": ("THREATEN",),
    "Contact.Contact.Meet": ("CONSULT",),
}
_WIKIEVENTS_PARTS = {
    "doer": (
        "Attacker", "Killer", "Injurer", "Jailer", "Perpetrator", "Damager", "Destroyer", "DamagerDestroyer",
        "Demonstrator", "Investigator", "Prosecutor", "JudgeCourt", "Communicator", "Participant",
    ),
    "sufferer": ("Victim", "Target", "Detainee", "Defendant", "Recipient", "Artifact"),
    "place": ("Place",),
    "weapon": ("Instrument", "ExplosiveDevice"),
}  # fmt: skip
_SIZES = {"sample": (8, 12, 5), "tune": (20, 30, 20), "report": (20, 30, 20)}


@dataclass(frozen=True)
class Case:
    """A text with its happenings, and the parts that its corpus marks."""

    id: str
    corpus: str
    language: str
    text: str
    gold: tuple[Named, ...]
    parts: frozenset[str]
    kinds: frozenset[str] | None = None  # types that gold marks throughout; all where not given


def cases(part: Part) -> Iterator[Case]:
    """Texts of a part, corpus by corpus."""
    wiki, articles, reports = _SIZES[part]
    half = "report" if part == "report" else "tune"
    split = "test" if part == "report" else "dev"
    some = [r for r in records("events/wikievents.jsonl.xz") if r["split"] == split]
    yield from (_wikievents(record) for record in sample(some, wiki))
    articles_ = [r for r in records("events/es-protest-brat.jsonl.xz") if r["id"] not in trained_articles()]
    some = [r for r in articles_ if half_of(r["id"]) == half]
    yield from (_protest(record) for record in sample(some, articles))
    for language in ("fr", "en", "es", "ar"):
        yield from (
            annotated_case(r, text, language) for r, text in sample(held_half(language, part), reports)
        )


def held_half(language: str, part: Part) -> list[tuple[dict[str, Any], str]]:
    """Held-out annotated reports of a part: half of them to tune; all to report, as they are few."""
    return [(r, text) for r, text in held_out(language) if part == "report" or half_of(r["id"]) == "tune"]


# ---------------------------------------------------------------- WikiEvents


def _wikievents(record: dict[str, Any]) -> Case:
    text, tokens = on_lines(record)
    places = {id_: (tokens[first][0], tokens[last - 1][1]) for id_, _, first, last, _ in record["entities"]}
    gold = tuple(_event(event, tokens, places) for event in record["events"])
    parts = frozenset(_WIKIEVENTS_PARTS)
    corpus = f"WikiEvents {record['split']}"
    return Case(record["id"], corpus, "en", text, gold, parts, frozenset())


def on_lines(record: dict[str, Any]) -> tuple[str, list[tuple[int, int]]]:
    """The text with each sentence on its line, since the source lost its paragraphs; and the places of tokens."""
    text, places, first = "", [], 0
    for count in record["sentences"]:
        inside = record["tokens"][first : first + count]
        moved = len(text) - inside[0][0]
        places += [(start + moved, end + moved) for start, end in inside]
        text += record["text"][inside[0][0] : inside[-1][1]] + "\n"
        first += count
    return text.rstrip("\n"), places


def _event(event: dict[str, Any], tokens: list[tuple[int, int]], places: dict[str, tuple[int, int]]) -> Named:
    first, last, _ = event["trigger"]
    types = next((t for name, t in WIKIEVENTS.items() if event["type"].startswith(name)), ())
    parts = tuple(
        (part, places[entity])
        for role, entity, _ in event["args"]
        for part, roles in _WIKIEVENTS_PARTS.items()
        if role in roles and entity in places
    )
    place = (tokens[first][0], tokens[last - 1][1])
    return Named(place, frozenset(types), parts=parts, free=not types)


# ---------------------------------------------------------------- es-protest


def _protest(record: dict[str, Any]) -> Case:
    """Acts; words marked twice, by type and by class, are one act with the narrower types and all its sides."""
    spans = {span["id"]: span for span in record["spans"]}
    acts: dict[tuple[int, int], tuple[frozenset[str], list[tuple[str, tuple[int, int]]]]] = {}
    for span in spans.values():
        types = CLASSES.get(span["type"]) or cameo_types(span["type"])
        if types:
            start, end = span["spans"][0]
            known, parts = acts.get((start, end), (types, []))
            acts[start, end] = min(known, types, key=len), [*parts, *_sides(record, span["id"], spans)]
    gold = tuple(Named(place, types, parts=tuple(parts)) for place, (types, parts) in acts.items())
    parts = frozenset(["doer", "sufferer"])
    return Case(record["id"], "es-protest", "es", record["text"], gold, parts, frozenset())


def _sides(
    record: dict[str, Any], act: str, spans: dict[str, dict[str, Any]]
) -> Iterator[tuple[str, tuple[int, int]]]:
    """Source and target of an act."""
    for one in record["relations"]:
        side, other = ("doer", one["from"]) if one["type"] == "srcAct" else ("sufferer", one["to"])
        if act in (one["from"], one["to"]) and act != other and other in spans:
            start, end = spans[other]["spans"][0]
            yield side, (start, end)


@functools.cache
def trained_articles() -> frozenset[str]:
    """Ids of es-protest that the reader model was trained on, or that its held-out reports are."""
    lines = (TRAINED / "es.jsonl").read_text(encoding="utf-8").splitlines()
    own = {json.loads(line)["id"] for line in lines if line}
    return frozenset(own | {r["id"] for r, _ in program("data/annotated/load.py").load("es")})


# ---------------------------------------------------------------- annotated reports


def annotated_case(record: dict[str, Any], text: str, language: str) -> Case:
    """An annotated report with its mentions of happenings."""
    gold = tuple(
        Named(
            tuple(mention["words"][0]),
            frozenset([happening["plover"]]),
            happening["mode"],
            mention["status"],
            tuple((PARTS[role], (start, end)) for role, start, end in mention["roles"] if role in PARTS),
        )
        for happening in record["happenings"]
        for mention in happening["mentions"]
        if mention["words"]
    )
    return Case(record["id"], f"annotated {language}", language, text, gold, ALL_PARTS)
