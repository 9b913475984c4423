"""Task string-fills: the five string roles of MUC-4, one pooled template a document, by CEAF-REE.

The measure is that of GRIT (Du, Rush and Cardie 2021): in each document and role, predicted entities are
aligned one to one with gold entities so that most agree; an entity agrees when all its mentions are
mentions of the gold one, in small letters and without punctuation and articles; precision is over
predicted, recall over gold entities, both pooled over the roles.  Gold and documents are GRIT's test
set (tst3 and tst4): optional fills count as required, HUM TGT: NAME alone is Victim.
"""

from __future__ import annotations

import re
import string
from collections.abc import Mapping, Sequence
from typing import Any

from evaluation.corpora import records, sample
from evaluation.measures import Counts, f1_score, percent, total
from evaluation.muc4.readings import Report, reading_of, reports
from evaluation.muc4.templates import make_templates
from evaluation.record import Part, Result, Table, largest

ROLES = {
    "PerpInd": "perp-ind-id",
    "PerpOrg": "perp-org-id",
    "Target": "phys-tgt-id",
    "Victim": "hum-tgt-name",
    "Weapon": "inc-instr-id",
}
Entities = Sequence[Sequence[str]]  # each an entity by its mentions
Extracts = Mapping[str, Entities]
_PARTS: dict[Part, tuple[str, ...]] = {
    "sample": ("tst2",),
    "tune": ("tst1", "tst2"),
    "report": ("tst3", "tst4"),
}
_SAMPLE = 30
_NOTE = (
    "CEAF-REE as GRIT defines it: an entity is right when all its mentions are mentions of the gold entity aligned"
    " to it; one pooled template a document; Victim is the name alone. Peers: the predictions that their authors"
    " published, GTT's and IterX's templates pooled. temoin gives one mention an entity; its mapping learned on"
    " dev documents."
)


def measure(part: Part, *, peers: bool) -> Result:
    """temoin beside the published predictions, on the same documents, by the same code."""
    chosen = [report for name in _PARTS[part] for report in reports()[name]]
    if part == "sample":
        chosen = sample(chosen, _SAMPLE)
    gold = gold_extracts(part)
    ids = [report.id for report in chosen]
    own = {report.id: extracts_of(report) for report in chosen}
    systems = {"temoin": own}
    if peers and part == "report":
        systems |= predictions()
    table = Table(
        "Five string roles, CEAF-REE",
        ("system", "documents", "P", "R", "F1", *(f"{role} F1" for role in ROLES)),
        tuple(_row(name, ids, found, gold) for name, found in systems.items()),
        _NOTE,
        largest(error for id_ in ids for error in _errors(id_, own[id_], gold[id_])),
    )
    return Result(
        (table,),
        (f1_score("string-fills/CEAF-REE-F1", [score(own[id_], gold[id_]) for id_ in ids]),),
        {}
        if part == "report"
        else dict(answer for id_ in ids for answer in _answers(id_, own[id_], gold[id_])),
    )


def _row(
    name: str, ids: Sequence[str], found: Mapping[str, Extracts], gold: Mapping[str, Extracts]
) -> tuple[Any, ...]:
    counts = total([score(found.get(id_, {}), gold[id_]) for id_ in ids])
    by_role = [
        total([score_role(found.get(id_, {}).get(role, ()), gold[id_].get(role, ())) for id_ in ids])
        for role in ROLES
    ]
    measures = (counts.precision, counts.recall, counts.f1, *(one.f1 for one in by_role))
    return (name, len(ids), *map(percent, measures))


def score(found: Extracts, gold: Extracts) -> Counts:
    """Entities right, given and wanted over all roles of a document."""
    return total([score_role(found.get(role, ()), gold.get(role, ())) for role in ROLES])


def score_role(found: Entities, gold: Entities) -> Counts:
    """Entities right, given and wanted of one role."""
    return Counts(len(aligned(found, gold)), len(found), len(gold))


def aligned(found: Entities, gold: Entities) -> dict[int, int]:
    """The largest one-to-one alignment of agreeing entities, gold -> found (augmenting paths, Kuhn 1955)."""
    wanted = [{normal(mention) for mention in entity} for entity in gold]
    given = [{normal(mention) for mention in entity} for entity in found]
    taken: dict[int, int] = {}

    def place(one: int, tried: set[int]) -> bool:
        for other, mentions in enumerate(wanted):
            if other not in tried and given[one] and given[one] <= mentions:
                tried.add(other)
                if other not in taken or place(taken[other], tried):
                    taken[other] = one
                    return True
        return False

    for one in range(len(given)):
        place(one, set())
    return taken


def normal(mention: str) -> str:
    """Small letters, no punctuation, no articles, single blanks."""
    letters = mention.lower().translate(str.maketrans("", "", string.punctuation))
    return " ".join(re.sub(r"\b(?:a|an|the)\b", " ", letters).split())


def extracts_of(report: Report) -> dict[str, list[list[str]]]:
    """What temoin's templates of a document hold, pooled."""
    reading = reading_of(report)
    made = make_templates(report.id, reading, report.text) if reading is not None else []
    return {
        role: [
            [words] for words in dict.fromkeys(str(fill.values[0]) for one in made for fill in one.of(slot))
        ]
        for role, slot in ROLES.items()
    }


def gold_extracts(part: Part) -> dict[str, Extracts]:
    """GRIT's gold of the test documents; for the others the same made from GTT's gold templates."""
    if part == "report":
        return {record["id"]: record["extracts"] for record in records("muc4/gtt/grit-gold-test.jsonl.xz")}
    return {
        record["id"]: pooled(
            [
                {role: [[m for m, *_ in e] for e in t.get(role, ())] for role in ROLES}
                for t in record["templates"]
            ]
        )
        for record in records("muc4/gtt/gold.jsonl.xz")
        if record["split"] == "dev"
    }


def predictions() -> dict[str, dict[str, Extracts]]:
    """System -> document -> entities, of the published predictions."""
    systems: dict[str, dict[str, Extracts]] = {}
    for record in records("muc4/gtt/predictions-grit.jsonl.xz"):
        systems.setdefault(record["system"], {})[record["id"]] = record["extracts"]
    for name in ("gtt", "iterx"):
        for record in records(f"muc4/gtt/predictions-{name}.jsonl.xz"):
            systems.setdefault(record["system"], {})[record["id"]] = pooled(record["templates"])
    return systems


def pooled(some: Sequence[Mapping[str, Any]]) -> dict[str, list[list[str]]]:
    """The entities of all templates of a document, those that share a mention taken for one."""
    found: dict[str, list[list[str]]] = {role: [] for role in ROLES}
    for template in some:
        for role in ROLES:
            for entity in template.get(role, ()):
                _join(found[role], list(entity))
    return found


def _join(entities: list[list[str]], entity: list[str]) -> None:
    names = {normal(mention) for mention in entity}
    for other in entities:
        if names & {normal(mention) for mention in other}:
            other.extend(mention for mention in entity if mention not in other)
            return
    entities.append(entity)


def _answers(id_: str, found: Extracts, gold: Extracts) -> list[tuple[str, bool]]:
    return [
        (f"{id_}/{role}-{n}", n in taken)
        for role in ROLES
        for taken in [aligned(found.get(role, ()), gold.get(role, ()))]
        for n in range(len(gold.get(role, ())))
    ]


def _errors(id_: str, found: Extracts, gold: Extracts) -> list[tuple[str, str]]:
    errors = []
    for role in ROLES:
        taken = aligned(found.get(role, ()), gold.get(role, ()))
        errors += [(f"{role} missed", id_)] * (len(gold.get(role, ())) - len(taken))
        errors += [(f"{role} not in the key", id_)] * (len(found.get(role, ())) - len(taken))
    return errors
