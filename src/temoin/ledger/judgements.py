"""What people decide: the same or not, right or wrong, about another incident.  It always wins, and is never lost.

A judgement stands until another one about the same things takes its place; `open` takes it back.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from temoin.errors import QuestionError
from temoin.ledger.add import settle
from temoin.ledger.clusters import recluster
from temoin.ledger.database import Database
from temoin.ledger.derive import Seen
from temoin.ledger.history import begin_revision
from temoin.ledger.ids import digest_of, document_of
from temoin.ledger.links import Links
from temoin.ledger.query import resolve
from temoin.ledger.records import Judgement, of_row

JOINS = ("same", "different")
MARKS = ("right", "wrong")
ABOUT = "about"
OPEN = "open"
VERDICTS = (*JOINS, *MARKS, ABOUT, OPEN)
JUDGE = "judge"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person says: a verdict on one thing or on two."""

    verdict: str
    thing: str
    other: str | None
    author: str
    reason: str | None


def judge(database: Database, links: Links, asked: Asked) -> Judgement:
    """Keep a judgement and what follows from it, in one transaction."""
    if asked.verdict not in VERDICTS:
        raise QuestionError(f"{asked.verdict!r} is no verdict; take one of {' '.join(VERDICTS)}")
    with database.write():
        about, a, b = _subject(database, asked)
        if asked.verdict == OPEN and database.one("judgements.stands", about=about, a=a, b=b) is None:
            raise QuestionError(f"{asked.thing}: no judgement on that stands, so there is none to take back")
        revision = begin_revision(database, JUDGE, asked.author, a)
        database.run("judgements.undo", about=about, a=a, b=b, revision=revision)
        judgement = write_judgement(database, revision, about, asked, a, b)
        seen = [Seen(f"judged {asked.verdict}", a, b)]
        if about == "claim":
            settle(database, revision, (), incidents=_mark(database, asked.verdict, a, b), seen=seen)
        else:
            linker = links.incidents if about == "incident" else links.entities
            settle(database, revision, recluster(database, linker, sorted({a, str(b)})), seen=seen)
    return judgement


def write_judgement(
    database: Database, revision: int, about: str, asked: Asked, a: str, b: str | None
) -> Judgement:
    """The row of a judgement."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    key = "j" + digest_of(about, asked.verdict, a, b or "", asked.author, now, str(revision))
    made = Judgement(key, revision, about, asked.verdict, a, b, asked.author, asked.reason, now, None)
    database.run(
        "judgements.insert",
        id=key, revision=revision, about=about, verdict=asked.verdict, a=a, b=b, author=asked.author,
        reason=asked.reason, at=now,
    )  # fmt: skip
    return made


def judgements_of(database: Database, key: str | None = None) -> list[Judgement]:
    """Judgements about a thing, or all; the newest first, those that were undone too.

    Those about an incident, an entity or a report are those about anything that it holds.
    """
    if key is None:
        return [of_row(Judgement, row) for row in database.all("judgements.all")]
    kind, current = resolve(database, key)
    keys = [key, current]
    if kind in ("incident", "entity"):
        keys += database.column("clusters.members", kind=kind, clusters=[current])
    if kind == "document":
        keys += [row[0] for row in database.all("documents.accounts", document=current)]
    rows = database.all("judgements.of", keys=keys)
    return [of_row(Judgement, row) for row in rows]


def _subject(database: Database, asked: Asked) -> tuple[str, str, str | None]:
    """(about what, a, b): nodes for joins, a claim and maybe the incident that it is about."""
    if asked.verdict == OPEN and (standing := _standing(database, asked)):
        return standing
    claim = asked.thing.startswith("c")
    if asked.verdict in MARKS or (asked.verdict == OPEN and claim) or asked.verdict == ABOUT:
        kind, key = resolve(database, asked.thing)
        if kind != "claim":
            raise QuestionError(f"{asked.thing!r}: is no claim; only claims are {asked.verdict}")
        return "claim", key, _target(database, asked) if asked.verdict == ABOUT else None
    if asked.other is None:
        raise QuestionError(f"{asked.verdict}: needs two incidents, reports or entities")
    kind = "entity" if asked.thing.startswith("e") else "incident"
    a = _node(database, kind, asked.thing, asked.other)
    b = _node(database, kind, asked.other, asked.thing)
    if a == b:
        raise QuestionError(
            f"{asked.thing} and {asked.other}: are one already; to part a report from an incident, name the report"
        )
    return kind, min(a, b), max(a, b)


def _standing(database: Database, asked: Asked) -> tuple[str, str, str | None] | None:
    """What a judgement that is taken back is about: named by its id, or by the report of which it spoke."""
    if asked.thing.startswith("j"):
        row = database.one("judgements.one", id=asked.thing)
        if row is None:
            raise QuestionError(
                f"{asked.thing!r}: no judgement of that id stands (`temoin log ID` shows what was judged)"
            )
        return row[0], row[1], row[2] if row[0] != "claim" else None
    things = {key for key in (asked.thing, asked.other) if key}
    reports = {resolve(database, key)[1] for key in things if key.startswith("d")}
    if not reports:
        return None
    pairs = [
        (about, a, b)
        for report in sorted(reports)
        for about, a, b in database.all("judgements.standing", document=report)
        if all(_is_of(database, thing, (a, b)) for thing in things)
    ]
    return pairs[0] if len(pairs) == 1 else None


def _is_of(database: Database, thing: str, pair: tuple[str, str]) -> bool:
    """Whether a judgement on two accounts speaks of a report, or of an incident by its name then or now."""
    kind, key = resolve(database, thing)
    if kind == "document":
        return any(document_of(node)[1:] == key[1:] for node in pair)
    return thing in pair or key in database.column("clusters.clusters_of", kind=kind, ids=list(pair))


def _target(database: Database, asked: Asked) -> str:
    if asked.other is None:
        raise QuestionError("about: needs a claim and the incident that it is about")
    return _node(database, "incident", asked.other, asked.thing)


def _node(database: Database, kind: str, key: str, other: str) -> str:
    """The node that stands for a thing: itself if it is one; of a report what it tells of the other."""
    if database.one("clusters.node", kind=kind, id=key) is not None:
        return key
    found, current = resolve(database, key)
    if found == "document" and kind == "incident":
        return _account(database, current, other)
    if found != kind:
        raise QuestionError(f"{key!r}: is of another kind ({found}, not {kind})")
    return current


def _account(database: Database, document: str, other: str) -> str:
    accounts = {row[0]: row[3] for row in database.all("documents.accounts", document=document) if row[3]}
    if len(accounts) > 1 and other.startswith("i"):
        _, incident = resolve(database, other)
        accounts = {key: cluster for key, cluster in accounts.items() if cluster == incident} or accounts
    if len(accounts) != 1:
        raise QuestionError(
            f"{document}: tells of {len(accounts)} incidents; name one: {' '.join(accounts) or 'none'}"
        )
    return str(next(iter(accounts)))


def _mark(database: Database, verdict: str, claim: str, target: str | None) -> set[str]:
    """Write a verdict on a claim, in place of earlier ones; the incidents that it leaves and enters."""
    before = database.value("judgements.incident_of", claim=claim)
    database.run("judgements.mark", claim=claim, judged=verdict if verdict in MARKS else None, moved=target)
    return {before, database.value("judgements.incident_of", claim=claim)} - {None}
