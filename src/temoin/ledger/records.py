"""What a ledger answers with: frozen records, and rows of them that data frames take as they are."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Generic, TypeVar, overload

from temoin.records import Evidence, Polarity, Time

T = TypeVar("T")


@dataclasses.dataclass(frozen=True, slots=True)
class LedgerIncident:
    """One happening over all reports that tell of it.

    `reports` counts documents, versions of one page once; `origins` those of them that are independent of one
    another.  `summary` holds for each field what `rule` chose, never a truth.
    """

    id: str
    role: str
    plover: str | None
    mode: str | None
    first_day: str | None
    last_day: str | None
    place: str | None
    country: str | None
    lat: float | None
    lon: float | None
    reports: int
    origins: int
    claims: int
    contested: int  # contradictions that cannot both hold
    revision: int  # of its last change
    rule: str
    summary: dict[str, Any]


@dataclasses.dataclass(frozen=True, slots=True)
class LedgerClaim:
    """One claim of one report; ids of entities, places and incidents are lasting ones.

    `speaker` is an entity, or `report:…` or `unnamed:…` for a report's own voice and for people without names.
    `evidence` is None where words were not asked for, or were forgotten.
    """

    id: str
    incident: str
    document: str
    field: str
    value: dict[str, Any]
    speaker: str
    speaker_name: str
    official: bool  # its speaker holds an office or speaks for authorities
    via: tuple[str, ...]
    channel: str
    said: Time | None
    polarity: Polarity
    certainty: str
    stage: str
    score: float
    why: tuple[str, ...]
    part_of: str | None
    published: str | None
    publisher: str | None
    language: str | None
    origin: str
    superseded: bool  # a later version of its page is there
    judged: str | None  # right or wrong
    evidence: Evidence | None


@dataclasses.dataclass(frozen=True, slots=True)
class LedgerDocument:
    """One report as the ledger holds it; `versions` are ids at the same address, the newest last."""

    id: str
    sha256: str
    source: str
    language: str | None
    title: str | None
    publisher: str | None
    url: str | None
    published: str | None
    retrieved: str
    revision: int
    superseded_by: str | None
    forgotten: int | None  # the revision that took its text and names
    redacted: int | None  # the last revision that took names out of it
    origin: str
    versions: tuple[str, ...]
    incidents: tuple[str, ...]
    counts: dict[str, int]  # of what was read in it; stay when it is forgotten
    text: str | None


@dataclasses.dataclass(frozen=True, slots=True)
class LedgerContradiction:
    """Two values of one field that a reader would stop at; each side is named by the claim that was published first.

    `since` is the revision in which it appeared, `until` the one in which it was settled.
    """

    id: str
    incident: str
    field: str
    kind: str
    verdict: str
    reason: str
    sides: tuple[str, str]
    since: int
    until: int | None


@dataclasses.dataclass(frozen=True, slots=True)
class Hit:
    """A passage in which words were found, with the claims that stand on it."""

    document: str
    published: str | None
    publisher: str | None
    title: str | None
    start: int
    end: int
    text: str
    claims: tuple[str, ...]
    incidents: tuple[str, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Revision:
    """One change of the ledger: when, what, by whom, about what."""

    revision: int
    at: str
    action: str
    author: str | None
    subject: str | None
    changes: int


@dataclasses.dataclass(frozen=True, slots=True)
class Change:
    """What one revision did to one thing; `why` are numbers by name."""

    revision: int
    at: str
    change: str
    subject: str
    other: str | None
    why: dict[str, Any] | None


@dataclasses.dataclass(frozen=True, slots=True)
class Judgement:
    """What a person decided; `undone` is the revision of the judgement that took its place."""

    id: str
    revision: int
    about: str
    verdict: str
    a: str
    b: str | None
    author: str
    reason: str | None
    at: str
    undone: int | None


@dataclasses.dataclass(frozen=True, slots=True)
class Added:
    """What became of one report: `added`, `known`, `declined` or `forgotten`."""

    status: str
    name: str
    document: str | None
    incidents: tuple[str, ...]
    revision: int | None
    reason: str | None


def of_row(record: type[T], row: Sequence[Any], **more: Any) -> T:
    """A record whose first fields are the columns of a row, in order; `more` are the others."""
    names = [field.name for field in dataclasses.fields(record)]  # type: ignore[arg-type]
    return record(**dict(zip(names, row, strict=False)), **more)


class Rows(Sequence[T], Generic[T]):
    """Records in order.  `dicts()` and `columns()` are what `pandas.DataFrame` and `polars.DataFrame` take."""

    def __init__(self, record: type[T], rows: Iterable[T]) -> None:
        self._record = record
        self._rows = tuple(rows)

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> Rows[T]: ...
    def __getitem__(self, at: int | slice) -> T | Rows[T]:
        return Rows(self._record, self._rows[at]) if isinstance(at, slice) else self._rows[at]

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[T]:
        return iter(self._rows)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Rows) and self._rows == other._rows

    def __hash__(self) -> int:
        return hash(self._rows)

    def __repr__(self) -> str:
        return f"Rows({list(self._rows)!r})"

    def dicts(self) -> list[dict[str, Any]]:
        """One dict a record, records inside it as dicts too."""
        from temoin.records_json import encode

        return [encode(row) for row in self._rows]

    def columns(self) -> dict[str, list[Any]]:
        """One list a field, also when there are no rows."""
        names = [field.name for field in dataclasses.fields(self._record)]  # type: ignore[arg-type]
        dicts = self.dicts()
        return {name.rstrip("_"): [row[name.rstrip("_")] for row in dicts] for name in names}
