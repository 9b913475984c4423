"""The laws of the house, proved on a ledger: everything that should follow is made again and compared.

Nothing is written.  A fault names the law, the thing and what differs.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from temoin.documents import rebuild_bytes
from temoin.errors import TemoinError
from temoin.incidents.rules import RULES
from temoin.ledger.clusters import Linker, component_clusters
from temoin.ledger.database import Database
from temoin.ledger.derive import derived
from temoin.ledger.ids import document_id
from temoin.ledger.links import Links
from temoin.ledger.rows import make_rows, unpack
from temoin.records import Reading

WORDS = "words"  # law 1
WAY_BACK = "the way back"  # law 2
AGAIN = "the same again"  # law 3
NOTHING_DROPPED = "nothing dropped"  # law 4
SAID = "said, not true"  # law 5
HISTORY = "nothing silently changed"
DATABASE = "database"

_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Fault:
    """Where a law does not hold."""

    law: str
    subject: str
    words: str


def find_faults(database: Database, links: Links) -> Iterator[Fault]:
    """Every fault of a ledger, by law; none of a whole one.  It takes about as long as adding did."""
    faults = [Fault(DATABASE, subject, words) for subject, words in database.integrity()]
    yield from faults
    if faults:
        return
    with database.read():
        yield from _documents(database)
        for linker in (links.origins, links.entities, links.incidents):
            yield from _joins(database, linker)
        yield from _derivations(database)
        yield from _history(database)


def _documents(database: Database) -> Iterator[Fault]:
    last = ""
    while ids := database.column("documents.every", after=last, limit=_AT_ONCE):
        for key in ids:
            yield from _document(database, key)
        last = ids[-1]


def _document(database: Database, key: str) -> Iterator[Fault]:
    row = database.one("documents.reading", document=key)
    if row is None:
        yield Fault(NOTHING_DROPPED, key, "has no reading")
        return
    try:
        reading = unpack(row[2], row[4], row[5])
    except (TemoinError, ValueError) as fault:
        yield Fault(WORDS, key, f"its reading cannot be read back ({fault})")
        return
    yield from _words(reading, key)
    redacted = database.value("check.redacted", id=key) is not None
    if not redacted:
        yield from _way_back(database, reading, key)
    yield from _rows(database, reading, key, redacted)


def _words(reading: Reading, key: str) -> Iterator[Fault]:
    text = reading.document.text
    spans = [span for entity in reading.entities for span in entity.mentions]
    spans += [span for place in reading.places for span in place.mentions]
    spans += [span for incident in reading.incidents for span in incident.mentions]
    for claim in reading.claims:
        evidence = claim.evidence
        spans += [*evidence.value, evidence.content, *(s for s in (evidence.cue, evidence.speaker) if s)]
    for span in spans:
        if text[span.start : span.end] != span.text:
            yield Fault(WORDS, key, f"{span.start}:{span.end} does not hold the words that its reading has")


def _way_back(database: Database, reading: Reading, key: str) -> Iterator[Fault]:
    document = reading.document
    if hashlib.sha256(rebuild_bytes(document)).hexdigest() != document.sha256:
        yield Fault(WAY_BACK, key, "its text and edits do not lead back to the bytes that were read")
    url, given = database.all("check.address", id=key)[0]
    if key != document_id(document.sha256, url, json.loads(given)["publisher"]):
        yield Fault(AGAIN, key, "its id does not follow from its content")


def _rows(database: Database, reading: Reading, key: str, redacted: bool) -> Iterator[Fault]:
    """Rows that stand there against rows that the reading gives."""
    forms = database.table("check.mentions", document=key)
    rows = make_rows(reading, key, forms)
    stored = {row[0]: row[1:] for row in database.all("check.claims", document=key)}
    made = {
        row["id"]: (
            row["account"],
            row["field"],
            row["value"],
            row["speaker"],
            row["evidence"],
            row["part_of"],
        )
        for row in rows.claims
    }
    if redacted:
        if len(stored) != len(made):
            yield Fault(NOTHING_DROPPED, key, f"{len(made)} claims were read, {len(stored)} are kept")
        return
    for claim in sorted(set(stored) ^ set(made)):
        yield Fault(
            NOTHING_DROPPED, claim, "is read and not kept" if claim in made else "is kept and was not read"
        )
    for claim in sorted(set(stored) & set(made)):
        if stored[claim] != made[claim]:
            yield Fault(AGAIN, claim, "differs from what its reading says")
    words = {(row["start"], row["stop"]): row["words"] for row in rows.passages}
    if {(row[0], row[1]): row[2] for row in database.all("check.passages", document=key)} != words:
        yield Fault(WORDS, key, "the words that are searched are not the words of its claims")


def _joins(database: Database, linker: Linker) -> Iterator[Fault]:
    """Edges against what digests say, clusters against what edges and judgements say."""
    seen: set[str] = set()
    for key, digest in database.all("check.nodes", kind=linker.name):
        if digest is not None:
            yield from _edges(database, linker, key, digest)
        if key not in seen:
            members, clusters = component_clusters(database, linker, key)
            seen |= members
            named = {node: name for name, nodes in clusters.items() for node in nodes}
            for node, name in database.all("clusters.of", kind=linker.name, ids=sorted(members)):
                if named[node] != name:
                    yield Fault(AGAIN, node, f"is under {name}; its joins put it under {named[node]}")


def _edges(database: Database, linker: Linker, key: str, text: str) -> Iterator[Fault]:
    digest = linker.from_json(text)
    keys = sorted(set(linker.keys(digest)))
    if keys != sorted(database.column("check.keys", kind=linker.name, node=key)):
        yield Fault(AGAIN, key, "is not found by what it should be found by")
        return
    others = database.table("clusters.candidates", kind=linker.name, keys=keys) if keys else {}
    stored = database.table("check.edges", kind=linker.name, a=key)
    frozen = set(database.column("check.frozen", kind=linker.name, ids=sorted({*others, *stored})))
    asked = [other for other in sorted(others) if other > key and other not in frozen]
    edges = linker.compare_many(digest, [linker.from_json(others[o]) for o in asked]) if asked else []
    made = {o: edge.score for o, edge in zip(asked, edges, strict=True) if edge.score >= linker.floor}
    for other in sorted((set(made) | set(stored)) - frozen):
        if other not in stored:
            yield Fault(AGAIN, key, f"its edge to {other} is missing")
        elif other not in made or abs(made[other] - stored[other]) > 1e-9:
            yield Fault(AGAIN, key, f"its edge to {other} does not follow from what the two are")


def _derivations(database: Database) -> Iterator[Fault]:
    there = set(database.column("check.incidents"))
    should = set(database.column("check.clusters_of_incidents"))
    for key in sorted(there ^ should):
        yield Fault(AGAIN, key, "is shown and holds nothing" if key in there else "is not shown")
    for key in sorted(there & should):
        try:
            found = derived(database, key)
        except (KeyError, TypeError, ValueError) as fault:
            yield Fault(AGAIN, key, f"its claims cannot be read ({type(fault).__name__}: {fault})")
            continue
        assert found is not None
        if database.one("incidents.row", id=key) != tuple(found.row.values()):
            yield Fault(AGAIN, key, "its row does not follow from its claims")
        if database.all("incidents.facets", id=key) != found.facets:
            yield Fault(AGAIN, key, "is not found by what its claims say")
        rows = [tuple(row.values()) for row in found.contradictions]
        if sorted(database.all("incidents.contradictions", incident=key)) != sorted(rows):
            yield Fault(AGAIN, key, "its contradictions do not follow from its claims")
        yield from _summary(key, found.row)


def _summary(key: str, row: dict[str, Any]) -> Iterator[Fault]:
    for field, chosen in json.loads(row["summary"]).items():
        if chosen.get("rule") not in RULES or not chosen["claims"]:
            yield Fault(SAID, key, f"its {field} stands there without a rule or a claim")


def _history(database: Database) -> Iterator[Fault]:
    first, last, many = database.all("check.revisions")[0]
    if many and (first, last) != (1, many):
        yield Fault(HISTORY, "revisions", f"{many} revisions are numbered {first} to {last}")
    for key in database.column("check.untold_documents"):
        yield Fault(HISTORY, key, "is there and no revision says since when")
    for key in database.column("check.untold_incidents"):
        yield Fault(HISTORY, key, "is there and no revision says how it appeared")
