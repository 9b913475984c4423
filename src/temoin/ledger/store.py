"""The ledger as Python sees it: one object, one verb for each command."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any

from temoin.documents import LIMIT_BYTES, Report, find_reports
from temoin.errors import QuestionError, SourceError
from temoin.incidents.rules import MAJORITY
from temoin.ledger import query
from temoin.ledger.add import LINKING, Entry, add_entry, known_as
from temoin.ledger.audit import Precision, audited, draw_claims, precision_of
from temoin.ledger.backup import back_up
from temoin.ledger.check import Fault, find_faults
from temoin.ledger.claims import claims_of_incidents
from temoin.ledger.content import fingerprint
from temoin.ledger.database import Database
from temoin.ledger.derive import places_of
from temoin.ledger.forget import forget
from temoin.ledger.history import changes_of, changes_since, revisions
from temoin.ledger.intake import How, in_order, read_again, read_entries
from temoin.ledger.judgements import Asked, judge, judgements_of
from temoin.ledger.links import Links, packaged
from temoin.ledger.migrations import migrate
from temoin.ledger.query import IncidentView, Wanted
from temoin.ledger.records import (
    Added,
    Change,
    Hit,
    Judgement,
    LedgerClaim,
    LedgerContradiction,
    LedgerDocument,
    LedgerIncident,
    Revision,
    Rows,
)
from temoin.ledger.reread import Reread, relink, replace_reading, stale, stored_document
from temoin.ledger.tables import keep_tables, laid_out
from temoin.records import Document, Entity, Place, Reading
from temoin.version import VERSION

DEFAULT = "temoin.db"
VARIABLE = "TEMOIN_LEDGER"
_URLS = ("postgresql://", "postgres://")


def connect(where: str | Path, *, create: bool = False) -> Database:
    """A connection to a file, or to the database that a URL names; its shape is not looked at."""
    if str(where).startswith(_URLS):
        from temoin.ledger.postgresql import PostgreSQL

        return PostgreSQL(str(where), create=create)
    from temoin.ledger.sqlite import SQLite

    return SQLite(where, create=create)


class Ledger:
    """Many reports, one incident for one happening, every claim kept with its words.

    `where` is a file or a `postgresql://` URL; `$TEMOIN_LEDGER`, or `temoin.db` in this folder, without one.
    It is made where it does not exist, unless `create` is false; an older one is brought up to date.
    """

    def __init__(
        self, where: str | Path | None = None, *, create: bool = True, links: Links | None = None
    ) -> None:
        place = str(where or os.environ.get(VARIABLE) or DEFAULT)
        self.database = connect(place, create=create)
        self._links = links
        try:
            migrate(self.database)
        except BaseException:
            self.database.close()
            raise

    # ------------------------------------------------------------ writing

    def add(
        self,
        sources: str | Path | Iterable[str | Path | Report],
        *,
        columns: Mapping[str, str] | None = None,
        published: str | None = None,
        language: str | None = None,
        publisher: str | None = None,
        url: str | None = None,
        workers: int = 1,
        resources: str | Path | None = None,
        pipelines: Mapping[str, str] | None = None,
        limit: int | None = LIMIT_BYTES,
        author: str | None = None,
    ) -> Iterator[Added]:
        """Read reports and keep them; what became of each, in order, once it is safe on the disk.

        `sources` are paths of plain texts and of JSON lines (whose `columns` may have other names), or Reports;
        `published`, `language`, `publisher` and `url` hold for those that do not say it themselves.
        `resources` is a folder of tables; they are kept with the ledger and used from then on.
        """
        wanted = [sources] if isinstance(sources, (str, Path)) else sources
        if resources is not None:
            keep_tables(self.database, Path(resources), author)
        with laid_out(self.database) as folder:
            how = How(folder, pipelines, limit)
            said = {"published": published, "language": language, "publisher": publisher, "url": url}
            reports = (_completed(report, said) for report in _reports(wanted, columns or {}, limit))
            for outcome in read_entries(reports, self._known, how, workers):
                yield outcome if isinstance(outcome, Added) else self._add(outcome, author)

    def add_reading(
        self,
        reading: Reading,
        *,
        vector: Sequence[float] = (),
        author: str | None = None,
        retrieved: str | None = None,
    ) -> Added:
        """Keep one reading; `vector` is its document's, where it is known (reports join better with it)."""
        document = reading.document
        given = {
            "published": document.published.from_ if document.published else None,
            "language": document.language, "publisher": document.publisher, "url": document.url,
        }  # fmt: skip
        entry = Entry(reading, tuple(vector), document.url, document.publisher, retrieved, given)
        return self._add(entry, author)

    def _add(self, entry: Entry, author: str | None) -> Added:
        return add_entry(self.database, self.links, entry, author)

    def _known(self, name: str, document: str) -> Added | None:
        row = self.database.one("documents.known", id=document)
        return known_as(name, document, row[0]) if row is not None else None

    @property
    def links(self) -> Links:
        """How incidents, entities and origins are joined."""
        if self._links is None:
            self._links = packaged()
        return self._links

    # ------------------------------------------------------------ asking

    def incidents(
        self, *, sort: str = "date", limit: int | None = None, offset: int = 0, **wanted: Any
    ) -> Rows[LedgerIncident]:
        """Incidents by what they are found by: the fields of `Wanted` (dates, place and radius, country, act, ...)."""
        with self.database.read():
            found = query.find_incidents(self.database, Wanted(**wanted), sort, limit, offset)
        return Rows(LedgerIncident, found)

    def show(
        self, key: str, *, rule: str = MAJORITY, words: bool = False
    ) -> IncidentView | LedgerDocument | LedgerClaim:
        """What an id stands for, a former one too: an incident with all claims, a report, or a claim."""
        with self.database.read():
            kind, current = query.resolve(self.database, key)
            if kind == "incident":
                return query.view_incident(self.database, current, rule, words=words)
            if kind == "document":
                return query.view_document(self.database, current)
            if kind == "claim":
                return query.view_claim(self.database, current)
        raise QuestionError(f"{key!r}: is an entity; `temoin incidents --actor {key}` shows where it acts")

    def claims(self, key: str | None = None, *, words: bool = True) -> Rows[LedgerClaim]:
        """The claims of an incident or of a report; of all incidents, one after another, without one."""
        with self.database.read():
            return Rows(LedgerClaim, self._claims(key, words))

    def _claims(self, key: str | None, words: bool) -> Iterator[LedgerClaim]:
        if key is None:
            for incident in query.find_incidents(self.database, Wanted(), limit=None):
                yield from claims_of_incidents(self.database, [incident.id], words=words)
            return
        kind, current = query.resolve(self.database, key)
        if kind == "document":
            yield from query.document_claims(self.database, current)
        elif kind == "incident":
            yield from claims_of_incidents(self.database, [current], words=words)
        else:
            yield query.view_claim(self.database, current)

    def named(self, claims: Iterable[LedgerClaim]) -> tuple[dict[str, Entity], dict[str, Place]]:
        """The entities and the places that claims name by their ids, those around the places too; without mentions."""
        some = list(claims)
        with self.database.read():
            return query.entities_in(self.database, some), places_of(self.database, some)

    def contradictions(self, incident: str) -> Rows[LedgerContradiction]:
        """Where the speakers of an incident part, and where they only seem to; settled ones too."""
        with self.database.read():
            _, current = query.resolve(self.database, incident)
            return Rows(LedgerContradiction, query.contradictions(self.database, current))

    def search(self, words: str, *, limit: int = 50, offset: int = 0) -> Rows[Hit]:
        """Passages of evidence in which all words stand, accents and case aside; "phrases" in quotation marks."""
        with self.database.read():
            return Rows(Hit, query.search(self.database, words, limit, offset))

    # ------------------------------------------------------------ people

    def judge(
        self, verdict: str, thing: str, other: str | None = None, *, author: str, reason: str | None = None
    ) -> Judgement:
        """Decide: `same` or `different` (two incidents, reports or entities), `right`, `wrong` or `about` (a claim).

        It stands until another judgement on the same things; `open` takes it back.  What follows is worked out at once.
        """
        return judge(self.database, self.links, Asked(verdict, thing, other, author, reason))

    def judgements(self, key: str | None = None) -> Rows[Judgement]:
        """What people decided about a thing, or at all; the newest first."""
        with self.database.read():
            return Rows(Judgement, judgements_of(self.database, key))

    def forget(self, key: str, *, author: str | None = None) -> str:
        """Take the text and the names of a report out for good, or one entity out of every report; the id."""
        return forget(self.database, self.links, key, author)

    def audit(self, count: int, *, seed: int = 0) -> Rows[LedgerClaim]:
        """Claims drawn at random, to be judged; `seed` draws the same ones again from the same content."""
        return Rows(LedgerClaim, draw_claims(self.database, count, seed))

    def precision(self, reason: str) -> Rows[Precision]:
        """Precision by field of the claims that were judged for this reason."""
        with self.database.read():
            return Rows(Precision, precision_of(audited(self.database, reason)))

    # ------------------------------------------------------------ upkeep

    def reread(
        self,
        *,
        every: bool = False,
        workers: int = 1,
        pipelines: Mapping[str, str] | None = None,
        author: str | None = None,
    ) -> Iterator[Reread]:
        """Read again what another version read, or everything; what each new reading changed.

        Joins are made anew first where another version of the linking made them.
        """
        if self.database.value("history.setting", name=LINKING) not in (None, self.links.version):
            relink(self.database, self.links, author)
        wanted = stale(self.database, "" if every else VERSION)
        with laid_out(self.database) as folder:
            read = partial(_reread, How(folder, pipelines))
            documents = ((key, stored_document(self.database, key)) for key in list(wanted))
            for key, (reading, vector) in in_order(read, documents, workers):
                yield replace_reading(self.database, self.links, key, reading, vector, author)

    def log(self, *, limit: int = 50, offset: int = 0) -> Rows[Revision]:
        """The last revisions, the newest first."""
        with self.database.read():
            return Rows(Revision, revisions(self.database, limit, offset))

    def history(self, key: str) -> Rows[Change]:
        """Everything that happened to one thing, in order."""
        with self.database.read():
            return Rows(Change, changes_of(self.database, *query.resolve(self.database, key)))

    def diff(self, since: str) -> Rows[Change]:
        """What appeared, changed, merged or was split after a revision, or from a day (UTC) on, and why."""
        with self.database.read():
            return Rows(Change, changes_since(self.database, since))

    def check(self) -> Rows[Fault]:
        """The laws, proved on this ledger; no rows where every one holds."""
        return Rows(Fault, find_faults(self.database, self.links))

    def fingerprint(self) -> str:
        """Digits that are equal for ledgers of equal content, however it came."""
        return fingerprint(self.database)

    def backup(self, target: str | Path) -> None:
        """Write one state of this ledger into a file, which is a ledger itself."""
        back_up(self.database, Path(target))

    # ------------------------------------------------------------ the connection

    def close(self) -> None:
        """End the connection."""
        self.database.close()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _reports(
    sources: Iterable[str | Path | Report], columns: Mapping[str, str], limit: int | None
) -> Iterator[Report | SourceError]:
    for source in sources:
        if isinstance(source, Report):
            yield source
        else:
            yield from find_reports(str(source), columns, limit=limit)


def _reread(how: How, item: tuple[str, Document]) -> tuple[str, tuple[Reading, tuple[float, ...]]]:
    return item[0], read_again(how, item[1])


def _completed(report: Report | SourceError, said: Mapping[str, str | None]) -> Report | SourceError:
    if isinstance(report, SourceError):
        return report
    missing = {key: value for key, value in said.items() if value and getattr(report, key) is None}
    return replace(report, **missing)  # type: ignore[arg-type]  # these four are texts
