"""One reading -> the ledger, in one transaction: rows, joins, what is derived, history.

Either all of it is there afterwards or nothing; the same report is never there twice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from temoin.errors import LedgerError
from temoin.ledger.clusters import Move, Node, place_nodes
from temoin.ledger.database import Database
from temoin.ledger.derive import Seen, derive
from temoin.ledger.history import begin_revision, told_moves, told_seen, write_changes
from temoin.ledger.ids import canonical, digest_of, document_id, rank
from temoin.ledger.links import Links
from temoin.ledger.records import Added
from temoin.ledger.rows import ReadingRows, make_rows, pack, pack_vector, published_of
from temoin.records import Reading
from temoin.records_json import encode

ADD = "add"
LINKING = "linking"  # the setting that holds the version of the linking that joined everything


@dataclass(frozen=True, slots=True)
class Entry:
    """A reading with what it takes to keep it: the document's vector, what the user said of the report."""

    reading: Reading
    vector: tuple[float, ...]
    url: str | None
    publisher: str | None
    retrieved: str | None
    given: Mapping[str, str | None]

    @property
    def id(self) -> str:
        """The lasting id of the document."""
        return document_id(self.reading.document.sha256, self.url, self.publisher)


def add_entry(database: Database, links: Links, entry: Entry, author: str | None) -> Added:
    """Keep one reading; `known` or `forgotten` where the report was added before."""
    name = entry.reading.document.source
    with database.write():
        known = database.one("documents.known", id=entry.id)
        if known is not None:
            return known_as(name, entry.id, known[0])
        check_linking(database, links)
        revision = begin_revision(database, ADD, author, entry.id)
        _write_document(database, entry, revision)
        touched = set(_link_document(database, links, entry))
        touched |= set(_supersede(database, entry))
        moves, incidents = place_reading(database, links, entry.reading, entry.vector, entry.id)
        settle(database, revision, moves, documents=touched)
    return Added("added", name, entry.id, incidents, revision, None)


def known_as(name: str, document: str, forgotten: int | None) -> Added:
    """What is said of a report that the ledger holds, or was told to forget."""
    if forgotten is not None:
        reason = f"was forgotten in revision {forgotten} and is not added again"
        return Added("forgotten", name, document, (), None, reason)
    return Added("known", name, document, (), None, None)


def check_linking(database: Database, links: Links) -> None:
    """LedgerError where the ledger was joined by another version of the linking."""
    version = database.value("history.setting", name=LINKING)
    if version is None:
        database.run("history.set", name=LINKING, value=links.version)
    elif version != links.version:
        raise LedgerError(
            f"{database.name}: was joined by another version of the linking; run `temoin reread` once, then go on"
        )


def place_reading(
    database: Database, links: Links, reading: Reading, vector: Sequence[float], document: str
) -> tuple[list[Move], tuple[str, ...]]:
    """Rows and nodes of a reading; what moved, and the incidents that the report tells of."""
    published = published_of(reading.document)
    digests = links.digest_entities(reading)
    forms = forms_of(links, reading, document, digests)
    rows = make_rows(reading, document, forms)
    _write_rows(database, rows)
    nodes = {form: Node(form, rank(published, form), digests.get(local)) for local, form in forms.items()}
    entity_moves = place_nodes(database, links.entities, [nodes[key] for key in sorted(nodes)])
    told = links.digest_incidents(reading, vector)
    accounts = [Node(key, rank(published, key), told.get(local)) for local, key in rows.account_of.items()]
    moves = place_nodes(database, links.incidents, sorted(accounts, key=lambda node: node.id))
    found = {move.node: move.after for move in moves}
    incidents = tuple(str(found[rows.account_of[incident.id]]) for incident in reading.incidents)
    return [*entity_moves, *moves], tuple(dict.fromkeys(incidents))


def forms_of(links: Links, reading: Reading, document: str, digests: Mapping[str, Any]) -> dict[str, str]:
    """Entity -> the id of its form, which follows from its whole digest: equal forms are one node.

    An entity that means something in its report alone has a form of its own.
    """
    told = {local: links.entities.to_json(digest) for local, digest in digests.items()}
    return {
        entity.id: "e" + digest_of(told.get(entity.id, f"{document} {entity.id}"))
        for entity in reading.entities
    }


def settle(
    database: Database,
    revision: int,
    moves: Sequence[Move],
    *,
    documents: Iterable[str] = (),
    incidents: Iterable[str] = (),
    seen: Iterable[Seen] = (),
) -> None:
    """Derive again what the moves touch, and the incidents of some documents; write history, `seen` first."""
    incident_moves = [move for move in moves if move.node.startswith("i")]
    entity_moves = [move for move in moves if move.node.startswith("e")]
    touched = {key for move in incident_moves for key in (move.before, move.after) if key} | set(incidents)
    if reported := sorted(documents):
        touched |= set(database.column("incidents.of_documents", documents=reported))
    if forms := _forms_that_matter(database, entity_moves):
        touched |= set(database.column("incidents.of_forms", forms=forms))
    changes = [*told_moves(database, incident_moves, entity_moves), *map(told_seen, seen)]
    changes += [
        told_seen(one) for incident in sorted(touched) for one in derive(database, incident, revision)
    ]
    write_changes(database, revision, changes)


def _forms_that_matter(database: Database, moves: Sequence[Move]) -> list[str]:
    """Forms whose incidents may read otherwise now: all that moved but those of the largest block.

    Whether two forms are one matters to an incident that names both, so it is enough to look at all blocks but one;
    new forms are named by the new report alone.
    """
    blocks: dict[tuple[str | None, str | None], list[str]] = {}
    for move in moves:
        if move.before is not None:
            blocks.setdefault((move.before, move.after), []).append(move.node)
    clusters = sorted({key for move in moves for key in (move.before, move.after) if key})
    if not blocks:
        return []
    moved = {move.node for move in moves}
    for cluster in clusters:
        stayed = [
            n
            for n in database.column("clusters.members", kind="entity", clusters=[cluster])
            if n not in moved
        ]
        if stayed:
            blocks.setdefault((cluster, cluster), []).extend(stayed)
    forms = sorted({form for block in blocks.values() for form in block})
    counts: dict[str, int] = database.table("incidents.mentions_of_forms", forms=forms)
    largest = max(blocks, key=lambda key: (sum(counts.get(form, 0) for form in blocks[key]), str(key)))
    return sorted(form for key, block in blocks.items() if key != largest for form in block)


def _write_document(database: Database, entry: Entry, revision: int) -> None:
    reading, document = entry.reading, entry.reading.document
    now = datetime.now(UTC).isoformat(timespec="seconds")
    database.run(
        "documents.insert",
        id=entry.id, sha256=document.sha256, source=document.source, language=document.language,
        title=document.title, publisher=document.publisher, url=entry.url,
        published_from=published_of(document), published_to=document.published.to if document.published else None,
        given=canonical(dict(entry.given)), retrieved=entry.retrieved or now, revision=revision,
        counts=canonical(counts_of(reading)),
    )  # fmt: skip
    edits = canonical(encode(document.edits))
    database.run("documents.insert_text", document=entry.id, text=document.text, edits=edits)
    database.run(
        "documents.insert_reading",
        document=entry.id, number=1, made_by=reading.temoin, revision=revision, body=pack(reading),
        vector=pack_vector(entry.vector),
    )  # fmt: skip


def counts_of(reading: Reading) -> dict[str, int]:
    """How much was read in a report: what stays of one that is forgotten."""
    fields = sorted(Counter(claim.field for claim in reading.claims).items())
    return {
        "incidents": len(reading.incidents),
        "claims": len(reading.claims),
        "words": len(reading.document.text.split()),
    } | {f"claims.{field}": count for field, count in fields}


def _write_rows(database: Database, rows: ReadingRows) -> None:
    taken = _free_numbers(database, rows.passages)
    database.run_many("documents.insert_account", rows.accounts)
    database.run_many("documents.insert_passage", ({**row, "id": taken[row["id"]]} for row in rows.passages))
    database.run_many("documents.insert_form", rows.forms)
    database.run_many("documents.insert_name", rows.names)
    database.run_many("documents.insert_mention", rows.mentions)
    database.run_many("documents.insert_place", rows.places)
    database.run_many("documents.insert_site", rows.sites)
    database.run_many("claims.insert", ({**row, "passage": taken[row["passage"]]} for row in rows.claims))


def _free_numbers(database: Database, passages: Sequence[Mapping[str, Any]]) -> dict[int, int]:
    """The numbers of passages; one that another passage has by chance gives way to the next."""
    found: dict[int, int] = {}
    for row in passages:
        number = int(row["id"])
        while number in found.values() or database.column("documents.passages_taken", ids=[number]):
            number += 1
        found[row["id"]] = number
    return found


def _link_document(database: Database, links: Links, entry: Entry) -> list[str]:
    """Documents whose origin is another one now, the new one left out."""
    node = Node(
        entry.id, rank(published_of(entry.reading.document), entry.id), links.digest_origin(entry.reading)
    )
    moves = place_nodes(database, links.origins, [node])
    return [move.node for move in moves if move.node != entry.id]


def _supersede(database: Database, entry: Entry) -> list[str]:
    """Versions of a page by publication, then by when they were retrieved: all but the last give way."""
    if entry.url is None:
        return []
    *older, newest = database.column("documents.versions", url=entry.url)
    database.run("documents.supersede", by=newest, ids=older)
    database.run("documents.newest", id=newest)
    return [*older, newest] if older else []
