"""The corpus of linking: reports with their incidents, the table of incidents, digests by temoin."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.corpora import records, sample
from evaluation.shared import shared
from temoin.documents import read_document
from temoin.errors import TemoinError
from temoin.linking import digest_incidents
from temoin.linking.digest import Digest
from temoin.reading import make_reading, see
from temoin.resources import Resources

Table = dict[str, dict[str, Any]]
WORKERS = 2


@dataclass(frozen=True)
class Report:
    """One news report; `date` is ISO, or empty."""

    id: str
    date: str
    title: str
    text: str
    incidents: frozenset[str]


def load(split: str) -> list[Report]:
    """The reports of a side, in order of the file."""
    return [
        Report(r["id"], r["date"] or "", r["title"], r["text"], frozenset(r["incidents"]))
        for r in records("linking/reports.jsonl.xz")
        if r["split"] == split
    ]


def sampled(made: Sequence[Report], incidents: int, hard: int) -> list[Report]:
    """The reports of so many incidents, and of so many pairs of incidents near in place and time."""
    known = {one for report in made for one in report.incidents}
    pairs = [pair for pair in hard_neighbours() if known.issuperset(pair)]
    kept = {*sample(sorted(known), incidents), *(one for pair in sample(pairs, hard) for one in pair)}
    return [report for report in made if report.incidents & kept]


def load_table() -> Table:
    """The incidents that have a row, by id."""
    return {row["id"]: row for row in records("linking/incidents.jsonl.xz")}


def hard_neighbours() -> list[tuple[str, str]]:
    """Pairs of different incidents in one state within a week."""
    import lzma

    path = shared() / "data" / "linking" / "hard_pairs.tsv.xz"
    head, *rows = lzma.decompress(path.read_bytes()).decode().splitlines()
    a, b = (head.split("\t").index(name) for name in ("incident_a", "incident_b"))
    return [(cells[a], cells[b]) for cells in (row.split("\t") for row in rows)]


def read_digests(reports: list[Report], keep: Path | None = None) -> dict[str, dict[str, Digest]]:
    """Digests by report and incident; a report that temoin fails on has none.

    With `keep`, digests found in that folder are taken from there, and new ones are put into it.
    """
    found = {report.id: _kept(keep / f"{report.id}.json") for report in reports} if keep else {}
    left = [report for report in reports if found.get(report.id) is None]
    with ProcessPoolExecutor(WORKERS) as pool:
        for report, digests in zip(left, pool.map(read_report, left, chunksize=8), strict=True):
            found[report.id] = digests
            if keep:
                keep.mkdir(parents=True, exist_ok=True)
                lines = "\n".join(digest.to_json() for digest in digests.values())
                (keep / f"{report.id}.json").write_text(lines, encoding="utf-8")
    return {report.id: found[report.id] or {} for report in reports}


def _kept(path: Path) -> dict[str, Digest] | None:
    if not path.is_file():
        return None
    digests = map(Digest.from_json, path.read_text(encoding="utf-8").splitlines())
    return {digest.incident: digest for digest in digests}


def read_report(report: Report) -> dict[str, Digest]:
    """What temoin makes of one report."""
    source = f"{report.title}\n\n{report.text}".encode()
    try:
        document = read_document(source, published=report.date or None, language="en")
        document, segments, annotations = see(document, Resources())
        return digest_incidents(
            make_reading(document, segments, annotations, Resources()), annotations.vector
        )
    except TemoinError:
        return {}
