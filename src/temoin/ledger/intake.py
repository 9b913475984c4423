"""Reports -> entries, read by any number of processes, in the order given and a few at a time.

What the ledger has already is passed over before it is read, so that a run that was broken off goes on
where it stopped.
"""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial

from temoin.documents import LIMIT_BYTES, Report, read_document
from temoin.errors import SourceError, TemoinError
from temoin.ledger.add import Entry
from temoin.ledger.ids import document_id
from temoin.ledger.records import Added

AHEAD = 4  # reports for each process that wait to be read: bounds memory

Outcome = Entry | Added


@dataclass(frozen=True, slots=True)
class How:
    """How reports are read: a folder of tables, pipelines, the longest report in bytes."""

    resources: str | None = None
    pipelines: Mapping[str, str] | None = None
    limit: int | None = LIMIT_BYTES


def read_entries(
    reports: Iterable[Report | SourceError],
    known: Callable[[str, str], Added | None],
    how: How,
    workers: int = 1,
) -> Iterator[Outcome]:
    """An entry for each report, or what became of it instead; `known` looks one up by name and id."""
    waiting = (_waiting(report, known) for report in reports)
    read = partial(_read, how)
    if workers <= 1:
        yield from (item if isinstance(item, Added) else read(item) for item in waiting)
        return
    import multiprocessing

    with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn")) as pool:
        ahead: deque[Future[Outcome] | Added] = deque()
        for item in waiting:
            ahead.append(item if isinstance(item, Added) else pool.submit(read, item))
            if len(ahead) >= AHEAD * workers:
                yield _done(ahead.popleft())
        while ahead:
            yield _done(ahead.popleft())


def _done(item: Future[Outcome] | Added) -> Outcome:
    return item if isinstance(item, Added) else item.result()


def _waiting(report: Report | SourceError, known: Callable[[str, str], Added | None]) -> Report | Added:
    if isinstance(report, SourceError):
        return _declined("", str(report))
    sha256 = report.reading.document.sha256 if report.reading else hashlib.sha256(report.data).hexdigest()
    return known(report.name, document_id(sha256, report.url, report.publisher)) or report


def _declined(name: str, reason: str) -> Added:
    return Added("declined", name, None, (), None, reason)


def _read(how: How, report: Report) -> Outcome:
    given = {
        "published": report.published,
        "language": report.language,
        "publisher": report.publisher,
        "url": report.url,
    }
    try:
        reading, vector = (report.reading, ()) if report.reading else _seen(how, report)
    except TemoinError as fault:
        return _declined(report.name, str(fault))
    return Entry(reading, vector, report.url, report.publisher, report.retrieved, given)


def _seen(how: How, report: Report):  # type: ignore[no-untyped-def]
    from pathlib import Path

    from temoin.reading import read_with_vector
    from temoin.resources import Resources

    document = read_document(
        report.data,
        name=report.name,
        published=report.published,
        language=report.language,
        publisher=report.publisher,
        url=report.url,
        limit=how.limit,
    )
    tables = Resources(Path(how.resources) if how.resources else None)
    return read_with_vector(document, tables, how.pipelines)
