"""A person's right, or a court's order: text and names go, a tombstone and the counts stay.

A forgotten report keeps its id, its hash (so that it is not added again), how much was read in it, and
its edges, which are numbers: what it helped to join stays joined.  A forgotten entity is blacked out in
every report that names it; places of words stay where they were.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from temoin.errors import QuestionError
from temoin.ledger.add import settle
from temoin.ledger.database import Database
from temoin.ledger.derive import Seen
from temoin.ledger.history import begin_revision
from temoin.ledger.ids import canonical
from temoin.ledger.links import Links
from temoin.ledger.query import resolve
from temoin.ledger.rows import make_rows, pack, unpack, unpack_vector
from temoin.records import Pair, Reading
from temoin.records_json import encode
from temoin.resources.match import tokens

FORGET = "forget"
BLACK = "█"
_AT_ONCE = 200


def forget(database: Database, links: Links, key: str, author: str | None) -> str:
    """Forget a report or an entity by its id; the id.  What was deleted cannot be read from the disk any more."""
    with database.write():
        kind, current = resolve(database, key)
        if kind not in ("document", "entity"):
            raise QuestionError(
                f"{key!r}: is a kind of thing that cannot be forgotten ({kind}); name a report or an entity"
            )
        revision = begin_revision(database, FORGET, author, current)
        if kind == "document":
            _forget_document(database, current, revision)
        else:
            _forget_entity(database, links, current, revision)
    database.erase()
    return current


def _forget_document(database: Database, document: str, revision: int) -> None:
    incidents = set(database.column("incidents.of_documents", documents=[document]))
    forms = database.column("forget.forms_of", document=document)
    places = database.column("forget.places_of", document=document)
    for part in ("claims", "passages", "mentions", "texts", "readings", "sites"):
        database.run(f"forget.{part}", document=document)
    gone = unmentioned(database, forms)
    for form in gone:
        database.run("forget.form_names", form=form)
        database.run("forget.empty_form", form=form)
    database.run("forget.places_of_nothing", places=places)
    accounts = database.column("forget.accounts", document=document)
    nodes = [
        ("origin", document),
        *(("incident", key) for key in accounts),
        *(("entity", key) for key in gone),
    ]
    _empty_nodes(database, nodes)
    database.run("forget.document", document=document, revision=revision)
    settle(database, revision, (), incidents=incidents, seen=[Seen("forgotten", document)])


def unmentioned(database: Database, forms: Sequence[str]) -> list[str]:
    """Those of some forms that no report has any more."""
    return sorted(set(forms) - set(database.column("forget.forms_mentioned", forms=list(forms))))


def _forget_entity(database: Database, links: Links, entity: str, revision: int) -> None:
    forms = database.column("clusters.members", kind="entity", clusters=[entity])
    names = frozenset(database.column("forget.names", forms=forms))
    documents = database.column("forget.documents", forms=forms)
    for document in documents:
        _black_out(database, links, document, forms, names, revision)
    for form in forms:
        database.run("forget.form", form=form, name=BLACK)
        database.run("forget.form_names", form=form)
    _empty_nodes(database, [("entity", form) for form in forms])
    incidents = set(database.column("incidents.of_documents", documents=documents)) if documents else set()
    settle(database, revision, (), incidents=incidents, seen=[Seen("forgotten", entity)])


def _empty_nodes(database: Database, nodes: Iterable[tuple[str, str]]) -> None:
    for kind, key in nodes:
        database.run("forget.digest", kind=kind, id=key, digest=None)
        database.run("clusters.drop_keys", kind=kind, id=key)


def _black_out(
    database: Database,
    links: Links,
    document: str,
    forms: Collection[str],
    names: frozenset[str],
    revision: int,
) -> None:
    """Black bars of equal length over an entity in one report: in its text, its reading and what follows from them."""
    _, _, body, vector, text, edits = database.all("documents.reading", document=document)[0]
    reading = unpack(body, text, edits)
    of = database.table("check.mentions", document=document)
    spans = [(m.start, m.end) for e in reading.entities if of[e.id] in forms for m in e.mentions]
    black = Blackened(reading.document.text, [*spans, *_named(reading.document.text, names)], names)
    data = black.value(encode(replace(reading, document=replace(reading.document, text="", edits=()))))
    data["document"] |= {"text": black.text, "edits": []}
    after = Reading.from_dict(data)
    url, given = database.all("check.address", id=document)[0]
    database.run("forget.set_text", document=document, text=black.text, edits="[]")
    database.run("forget.set_reading", document=document, body=pack(after))
    database.run("forget.old_readings", document=document)
    database.run(
        "forget.redact", document=document, revision=revision, title=after.document.title,
        publisher=after.document.publisher, source=after.document.source, url=black.value(url),
        given=canonical(black.value(json.loads(given))),
    )  # fmt: skip
    _rewrite_rows(database, document, after, of)
    _digest_again(database, links, document, after, unpack_vector(vector))


def _digest_again(
    database: Database, links: Links, document: str, after: Reading, vector: tuple[float, ...]
) -> None:
    """Digests of the blackened reading; edges stay, so that nothing parts that was joined."""
    accounts = {row[1]: row[0] for row in database.all("documents.accounts", document=document)}
    told = links.digest_incidents(after, vector)
    digests = [(links.incidents, accounts[local], digest) for local, digest in told.items()]
    for linker, key, digest in [*digests, (links.origins, document, links.digest_origin(after))]:
        database.run("forget.digest", kind=linker.name, id=key, digest=linker.to_json(digest))
        database.run("clusters.drop_keys", kind=linker.name, id=key)
        keys = ({"kind": linker.name, "key": one, "node": key} for one in sorted(set(linker.keys(digest))))
        database.run_many("clusters.insert_key", keys)


def _rewrite_rows(database: Database, document: str, after: Reading, of: Mapping[str, str]) -> None:
    rows = make_rows(after, document, of)
    stored = database.column("forget.claims_in_order", document=document)
    database.run_many(
        "forget.set_claim",
        (
            {"id": key, "value": row["value"], "why": row["why"]}
            for key, row in zip(stored, rows.claims, strict=True)
        ),
    )
    database.run_many(
        "forget.set_passage", ({"document": document, **_passage(row)} for row in rows.passages)
    )


def _passage(row: Mapping[str, Any]) -> dict[str, Any]:
    return {key: row[key] for key in ("start", "stop", "words")}


def _named(text: str, names: Collection[str]) -> Iterator[Pair]:
    """Where names stand in a text as whole words, case and accents aside."""
    words = tokens(text, 0, len(text))
    parts = sorted({tuple(name.split()) for name in names if name})
    for at in range(len(words)):
        for part in parts:
            if tuple(word.word for word in words[at : at + len(part)]) == part:
                yield words[at].start, words[at + len(part) - 1].end


class Blackened:
    """A text with black bars, and values of its reading with the same bars."""

    def __init__(self, text: str, spans: Sequence[Pair], names: Collection[str]) -> None:
        self.text = _barred(text, spans)
        self._names = names

    def value(self, value: Any) -> Any:
        """A JSON value: words of spans as the text has them now, names in other words under bars."""
        if isinstance(value, dict):
            found = {key: self.value(item) for key, item in value.items()}
            if {"start", "end", "text"} <= set(value):
                found["text"] = self.text[value["start"] : value["end"]]
            return found
        if isinstance(value, list):
            return [self.value(item) for item in value]
        return _barred(value, list(_named(value, self._names))) if isinstance(value, str) else value


def _barred(text: str, spans: Iterable[Pair]) -> str:
    letters = list(text)
    for start, end in spans:
        letters[start:end] = BLACK * (end - start)
    return "".join(letters)
