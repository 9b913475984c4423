"""python -m evaluation.muc4.readings PART: a reading of each document of a part, a JSON object a line.

In other modules, `reading_of` gives them one by one, each read once a run.
"""

from __future__ import annotations

import functools
import json
import sys
from dataclasses import dataclass
from typing import Any

import temoin
from evaluation.corpora import records
from evaluation.muc4.texts import prepared
from temoin.records import Reading


@dataclass(frozen=True)
class Report:
    """A document of the corpus; `text` in capitals as distributed."""

    id: str
    part: str
    text: str


@functools.cache
def reports() -> dict[str, tuple[Report, ...]]:
    """The documents by part."""
    parts: dict[str, list[Report]] = {}
    for record in records("muc4/docs.jsonl.xz"):
        parts.setdefault(record["part"], []).append(Report(record["id"], record["part"], record["text"]))
    return {part: tuple(some) for part, some in parts.items()}


@functools.lru_cache(512)
def reading_of(report: Report) -> Reading | None:
    """What temoin reads in a report with its case restored; None after a crash."""
    text, published = prepared(report.text)
    try:
        return temoin.read(text.encode(), language="en", published=published)
    except Exception:  # a crash is a miss, and is counted
        return None


def main() -> None:
    """Print the readings of a part."""
    for report in reports()[sys.argv[1]]:
        reading = reading_of(report)
        if reading is not None:
            record: dict[str, Any] = {"id": report.id, "reading": reading.to_dict()}
            print(json.dumps(record, ensure_ascii=False), flush=True)


if __name__ == "__main__":
    main()
