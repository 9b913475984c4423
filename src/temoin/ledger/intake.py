"""Reports -> entries, read by any number of processes, in the order given and a few at a time.

What the ledger has already is passed over before it is read, so that a run that was broken off goes on
where it stopped.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from temoin.documents import LIMIT_BYTES, Report, read_document
from temoin.errors import SourceError, TemoinError
from temoin.ledger.add import Entry
from temoin.ledger.ids import document_id
from temoin.ledger.records import Added
from temoin.records import Document, Reading

AHEAD = 4  # reports for each process that wait to be read: bounds memory

Outcome = Entry | Added
A = TypeVar("A")
B = TypeVar("B")


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
    return in_order(partial(_read, how), (_waiting(report, known) for report in reports), workers)


def in_order(work: Callable[[A], B], items: Iterable[A], workers: int) -> Iterator[B]:
    """`work` of every item, in the order of the items, by any number of processes; items are drawn when needed."""
    if workers <= 1:
        yield from map(work, items)
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context, initializer=_end_with_parent) as pool:
        ahead: deque[Future[B]] = deque()
        for item in items:
            ahead.append(pool.submit(work, item))
            if len(ahead) >= AHEAD * workers:
                yield ahead.popleft().result()
        while ahead:
            yield ahead.popleft().result()


def _end_with_parent() -> None:
    """In a worker: a killed parent leaves no worker behind, which would wait for ever for its next report."""
    parent = multiprocessing.parent_process()

    def watch() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _waiting(report: Report | SourceError, known: Callable[[str, str], Added | None]) -> Report | Added:
    if isinstance(report, SourceError):
        return _declined("", str(report))
    sha256 = report.reading.document.sha256 if report.reading else hashlib.sha256(report.data).hexdigest()
    return known(report.name, document_id(sha256, report.url, report.publisher)) or report


def _declined(name: str, reason: str) -> Added:
    return Added("declined", name, None, (), None, reason)


def _read(how: How, report: Report | Added) -> Outcome:
    if isinstance(report, Added):
        return report
    given = {
        "published": report.published,
        "language": report.language,
        "publisher": report.publisher,
        "url": report.url,
    }
    try:
        if report.reading is not None:
            return Entry(report.reading, (), report.url, report.publisher, report.retrieved, given)
        document = read_document(report.data, name=report.name, limit=how.limit, **given)
        reading, vector = read_again(how, document)
    except TemoinError as fault:
        return _declined(report.name, str(fault))
    return Entry(reading, vector, report.url, report.publisher, report.retrieved, given)


def read_again(how: How, document: Document) -> tuple[Reading, tuple[float, ...]]:
    """The reading of a document with its vector; what reads is loaded here, where it is needed."""
    from temoin.reading import read_with_vector
    from temoin.resources import Resources

    return read_with_vector(
        document, Resources(Path(how.resources) if how.resources else None), how.pipelines
    )
