"""What changed, when and why: revisions, the changes of each, and the differences since one.

History holds ids and numbers, never words: what is forgotten is not in it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from temoin.documents import parse_time
from temoin.ledger.clusters import Move, reasons_of
from temoin.ledger.database import Database, Row
from temoin.ledger.derive import Seen
from temoin.ledger.ids import canonical
from temoin.ledger.records import Change, Revision, of_row

Told = dict[str, Any]  # a row of `changes` without its revision and number


def begin_revision(database: Database, action: str, author: str | None, subject: str | None) -> int:
    """The number of a new revision; inside a transaction that writes."""
    revision = int(database.value("history.last") or 0) + 1
    now = datetime.now(UTC).isoformat(timespec="seconds")
    database.run("history.insert", revision=revision, at=now, action=action, author=author, subject=subject)
    return revision


def told_moves(database: Database, incidents: Sequence[Move], entities: Sequence[Move]) -> list[Told]:
    """What appeared, grew, merged, split or has another name, and why."""
    return [*_told(database, "incident", incidents), *_told(database, "entity", entities)]


def told_seen(one: Seen) -> Told:
    """What reads otherwise now."""
    return {"change": one.change, "subject": one.subject, "other": one.other, "why": None}


def write_changes(database: Database, revision: int, changes: Iterable[Told]) -> None:
    """The changes of a revision, numbered in their order."""
    database.run_many(
        "history.insert_change",
        ({"revision": revision, "number": at, **change} for at, change in enumerate(changes, start=1)),
    )


def _told(database: Database, kind: str, moves: Sequence[Move]) -> list[Told]:
    """Moves of nodes as changes of clusters, in order of ids."""
    before = sorted({move.before for move in moves if move.before})
    alive = set(database.column("history.alive", kind=kind, clusters=before)) if before else set()
    found: dict[tuple[str, str, str], Any] = {}
    for move in moves:
        told = _change(database, kind, move, moves, alive)
        if told is not None and told not in found:
            found[told] = _why(database, kind, move) if told[0] in ("grew", "merged") else None
    return [
        {"change": change, "subject": one, "other": other or None, "why": canonical(why) if why else None}
        for (change, one, other), why in sorted(found.items(), key=lambda item: item[0])
    ]


def _change(
    database: Database, kind: str, move: Move, moves: Sequence[Move], alive: set[str]
) -> tuple[str, str, str] | None:
    """(change, cluster, the other cluster or node); new forms of a known entity are no news."""
    before, after = move.before, move.after
    if after is None:
        return "lost", str(before), move.node
    if before is None:
        if _members(database, kind, after) == [move.node]:
            return "appeared", after, ""
        return ("grew", after, move.node) if kind == "incident" else None
    if before in alive:
        return "split", before, after
    if {other.after for other in moves if other.before == before} != {after}:
        return "split", before, after
    arrived = {other.node for other in moves if other.after == after and other.before in (None, before)}
    return ("merged" if set(_members(database, kind, after)) - arrived else "renamed"), before, after


def _members(database: Database, kind: str, cluster: str) -> list[str]:
    return database.column("clusters.members", kind=kind, clusters=[cluster])


def _why(database: Database, kind: str, move: Move) -> dict[str, float] | None:
    """The strongest reason that ties a node to what it is with now."""
    row = database.one("history.strongest", kind=kind, node=move.node, cluster=move.after)
    return reasons_of(database, kind, move.node, row[0]) if row else None


# ---------------------------------------------------------------- asking


def revisions(database: Database, limit: int, offset: int = 0) -> list[Revision]:
    """The last revisions, the newest first."""
    return [of_row(Revision, row) for row in database.all("history.revisions", limit=limit, offset=offset)]


def changes_of(database: Database, kind: str, key: str) -> list[Change]:
    """What happened to one thing, in order; of an incident or an entity also what happened under its former names."""
    keys = [key]
    if kind in ("incident", "entity"):
        keys = database.column("clusters.members", kind=kind, clusters=[key])
    return [_change_of(row) for row in database.all("history.of", keys=keys)]


def changes_since(database: Database, since: str) -> list[Change]:
    """What happened after a revision (its number), or from a day or a moment on (ISO, UTC), in order.

    Four figures are a year; a revision of four figures is written `r1234`.
    """
    number = since.removeprefix("r")
    if number.isdigit() and (since != number or len(number) != 4):
        revision = int(number)
    else:
        revision = int(database.value("history.before", at=parse_time(since).from_) or 0)
    return [_change_of(row) for row in database.all("history.since", revision=revision)]


def _change_of(row: Row) -> Change:
    return of_row(Change, (*row[:5], json.loads(row[5]) if row[5] else None))
