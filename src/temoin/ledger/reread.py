"""After an upgrade: a new reading beside the old one, what changed, judgements carried over by evidence.

Each report is one transaction, so that a run that was broken off goes on where it stopped.  When the linking
is another one, all joins are made anew first, in one transaction, from the readings that are kept.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from temoin.documents import ID_LENGTH, parse_time
from temoin.incidents.rules import value_key
from temoin.ledger.add import LINKING, counts_of, place_reading, settle
from temoin.ledger.claims import claims_of_documents
from temoin.ledger.clusters import Move, Node, place_nodes, remove_nodes
from temoin.ledger.database import Database
from temoin.ledger.derive import Seen
from temoin.ledger.forget import unmentioned
from temoin.ledger.history import begin_revision
from temoin.ledger.ids import canonical, rank
from temoin.ledger.judgements import MARKS, Asked, write_judgement
from temoin.ledger.links import Links
from temoin.ledger.records import LedgerClaim
from temoin.ledger.rows import pack, pack_vector, published_of, unpack, unpack_vector
from temoin.records import Document, Edit, Reading

REREAD = "reread"
RELINK = "relink"


@dataclass(frozen=True, slots=True)
class Reread:
    """What another reading of one report changed: ids of claims that are new, gone and the same."""

    document: str
    gained: tuple[str, ...]
    lost: tuple[str, ...]
    kept: int
    carried: int  # judgements
    revision: int | None  # None where nothing is otherwise


def replace_reading(
    database: Database,
    links: Links,
    document: str,
    reading: Reading,
    vector: Sequence[float],
    author: str | None,
) -> Reread:
    """Put a new reading of a report in the place of the one that stands; that one is kept."""
    with database.write():
        number, _, body, _, text, edits = database.all("documents.reading", document=document)[0]
        before = unpack(body, text, edits)
        if replace(before, temoin=reading.temoin) == reading:
            database.run("reread.made_by", document=document, number=number, made_by=reading.temoin)
            return Reread(document, (), (), len(reading.claims), 0, None)
        revision = begin_revision(database, REREAD, author, document)
        database.run("reread.retire_reading", document=document, revision=revision)
        database.run(
            "documents.insert_reading", document=document, number=number + 1, made_by=reading.temoin,
            revision=revision, body=pack(reading), vector=pack_vector(vector),
        )  # fmt: skip
        database.run(
            "reread.counts",
            document=document,
            counts=canonical(counts_of(reading)),
            title=reading.document.title,
        )
        old = claims_of_documents(database, [document], words=True)
        incidents = set(database.column("incidents.of_documents", documents=[document]))
        moves = _swap(database, links, document, reading, vector, revision)
        changed = _compared(database, document, old, revision)
        settle(
            database,
            revision,
            moves,
            documents=[document],
            incidents=incidents,
            seen=[Seen("reread", document)],
        )
    return changed


def relink(database: Database, links: Links, author: str | None) -> None:
    """Make all joins anew from the readings that are kept, with this version of the linking."""
    with database.write():
        revision = begin_revision(database, RELINK, author, None)
        before = {(kind, key): cluster for kind, key, cluster in database.all("reread.clusters")}
        for statement in (
            "reread.clear_edges",
            "reread.clear_keys",
            "reread.clear_nodes",
            "reread.clear_mentions",
        ):
            database.run(statement)
        database.run("reread.clear_names")
        database.run("reread.clear_forms")
        last = ""
        while documents := database.column("documents.every", after=last, limit=100):
            for document in documents:
                _, _, body, vector, text, edits = database.all("documents.reading", document=document)[0]
                reading = unpack(body, text, edits)
                node = Node(
                    document, rank(published_of(reading.document), document), links.digest_origin(reading)
                )
                place_nodes(database, links.origins, [node])
                _clear_rows(database, document)
                place_reading(database, links, reading, unpack_vector(vector), document)
            last = documents[-1]
        after = {(kind, key): cluster for kind, key, cluster in database.all("reread.clusters")}
        moves = [
            Move(key, before.get((kind, key)), after.get((kind, key)))
            for kind, key in sorted({*before, *after})
            if kind != "origin" and before.get((kind, key)) != after.get((kind, key))
        ]
        database.run("history.set", name=LINKING, value=links.version)
        settle(database, revision, moves, incidents=database.column("check.clusters_of_incidents"))


def stale(database: Database, made_by: str) -> Iterator[str]:
    """Reports whose reading another version made, in order of ids."""
    last = ""
    while documents := database.column("reread.stale", after=last, made_by=made_by, limit=100):
        yield from documents
        last = documents[-1]


def _swap(
    database: Database, links: Links, document: str, reading: Reading, vector: Sequence[float], revision: int
) -> list[Move]:
    """Rows and nodes of the new reading in place of the old; what moved."""
    accounts = database.column("reread.accounts", document=document)
    forms = database.column("forget.forms_of", document=document)
    places = database.column("forget.places_of", document=document)
    moves = remove_nodes(database, links.incidents, accounts)
    database.run("reread.retire_claims", document=document, revision=revision)
    database.run("reread.retire_accounts", document=document, revision=revision)
    _clear_rows(database, document)
    placed, _ = place_reading(database, links, reading, vector, document)
    gone = unmentioned(database, forms)
    moves += [*placed, *remove_nodes(database, links.entities, gone)]
    for form in gone:
        database.run("forget.form_names", form=form)
        database.run("reread.drop_form", form=form)
    database.run("forget.places_of_nothing", places=places)
    _name_successors(database, document)
    return composed(moves)


def _clear_rows(database: Database, document: str) -> None:
    """Take away what a reading is written into anew; claims and accounts stay, for those who cited them."""
    database.run("reread.leave_passages", document=document)
    for part in ("passages", "mentions", "sites"):
        database.run(f"forget.{part}", document=document)


def composed(moves: Sequence[Move]) -> list[Move]:
    """One move for each node: from where it was first to where it is last."""
    first: dict[str, Move] = {}
    last: dict[str, Move] = {}
    for move in moves:
        first.setdefault(move.node, move)
        last[move.node] = move
    return [
        Move(key, first[key].before, last[key].after)
        for key in sorted(first)
        if first[key].before != last[key].after
    ]


def _name_successors(database: Database, document: str) -> None:
    """An account that is gone leads to the one that starts nearest to where it started, of its role if there is one."""
    rows = database.all("reread.every_account", document=document)
    alive = [row for row in rows if row[3] is None]
    for key, role, start, until in rows:
        if until is not None and alive:
            nearest = min(alive, key=lambda row: (row[1] != role, abs(row[2] - start), row[0]))
            database.run("reread.successor", id=key, successor=nearest[0])


def _compared(database: Database, document: str, old: Sequence[LedgerClaim], revision: int) -> Reread:
    """What is new, what is gone; judgements on what is gone go over to what says the same in the same words."""
    new = {claim.id: claim for claim in claims_of_documents(database, [document], words=True)}
    lost = [claim for claim in old if claim.id not in new]
    carried = sum(_carried(database, claim, list(new.values()), revision) for claim in lost)
    carried += _carried_joins(database, document, revision)
    known = {claim.id for claim in old}
    return Reread(
        document=document,
        gained=tuple(sorted(set(new) - known)),
        lost=tuple(sorted(claim.id for claim in lost)),
        kept=len(known & set(new)),
        carried=carried,
        revision=revision,
    )


def _carried(database: Database, lost: LedgerClaim, new: Sequence[LedgerClaim], revision: int) -> int:
    judgements = database.all("reread.judgements", key=lost.id)
    heir = next((claim for claim in new if _says_the_same(lost, claim)), None)
    if heir is None:
        return 0
    for verdict, _, b, author, reason in judgements:
        database.run("judgements.undo", about="claim", a=lost.id, b=b, revision=revision)
        write_judgement(database, revision, "claim", Asked(verdict, heir.id, b, author, reason), heir.id, b)
        judged = verdict if verdict in MARKS else None
        database.run("judgements.mark", claim=heir.id, judged=judged, moved=b)
    return len(judgements)


def _says_the_same(a: LedgerClaim, b: LedgerClaim) -> bool:
    if (a.field, a.polarity, value_key(a.field, a.value)) != (
        b.field,
        b.polarity,
        value_key(b.field, b.value),
    ):
        return False
    first, second = a.evidence, b.evidence
    return bool(
        first
        and second
        and first.content.start < second.content.end
        and second.content.start < first.content.end
    )


def _carried_joins(database: Database, document: str, revision: int) -> int:
    """Judgements about what a report told go over to what it tells now."""
    carried = 0
    for key, successor in database.all("reread.successors", document=document):
        for verdict, a, b, author, reason in database.all("reread.judgements", key=key):
            pair = sorted(successor if one == key else one for one in (a, b))
            database.run("judgements.undo", about="incident", a=a, b=b, revision=revision)
            if pair[0] != pair[1]:
                asked = Asked(verdict, pair[0], pair[1], author, reason)
                write_judgement(database, revision, "incident", asked, pair[0], pair[1])
                carried += 1
    return carried


def stored_document(database: Database, key: str) -> Document:
    """A report as it was before anything was seen in it: its text with its edits, and what the user said of it."""
    sha256, source, said, text, edits = database.all("reread.source", document=key)[0]
    given = json.loads(said)
    return Document(
        id=sha256[:ID_LENGTH], sha256=sha256, source=source, language=given["language"], title=None,
        publisher=given["publisher"], url=given["url"],
        published=parse_time(given["published"]) if given["published"] else None,
        text=text, edits=tuple(Edit(**edit) for edit in json.loads(edits)),
    )  # fmt: skip
