"""What a task gives: tables with their largest kinds of error, scores with their noise; and its JSON record.

A task is a module with `measure(part, *, peers) -> Result`; everything here is plain and frozen.
A record holds counts and ids, never words of a corpus.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

Part = Literal["sample", "tune", "report"]
RECORDS = Path(__file__).parent / "records"
_LARGEST = 3
_EXAMPLES = 3


@dataclass(frozen=True)
class Score:
    """A number that the gate watches, 0 to 1, higher is better, with the interval of its noise (95 %)."""

    name: str
    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Errors:
    """A kind of error, how often, and where: ids of documents or cases, never their words."""

    kind: str
    count: int
    where: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """One table: a line a system or a language; the first column names it, numbers are in per cent or counts.

    `note` says what the numbers mean: the measure with its source, sample sizes, seen or unseen data; `errors` are
    temoin's largest kinds.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str | int | float | None, ...], ...]
    note: str = ""
    errors: tuple[Errors, ...] = ()


@dataclass(frozen=True)
class Result:
    """All that one run of a task found.

    `answers` maps the id of each gold answer of a tuning part to right or wrong; `changes` compares
    them between commits.
    """

    tables: tuple[Table, ...]
    scores: tuple[Score, ...]
    answers: dict[str, bool] = field(default_factory=dict)


def largest(kinds: Iterable[tuple[str, str]]) -> tuple[Errors, ...]:
    """The three largest kinds among (kind, where) pairs, with their first three places."""
    counts: Counter[str] = Counter()
    places: dict[str, list[str]] = {}
    for kind, where in kinds:
        counts[kind] += 1
        places.setdefault(kind, []).append(where)
    return tuple(
        Errors(kind, count, tuple(dict.fromkeys(places[kind]))[:_EXAMPLES])
        for kind, count in counts.most_common(_LARGEST)
    )


def write_record(
    task: str, part: Part, result: Result, digest: str, seconds: float, folder: Path = RECORDS
) -> Path:
    """The record of a run as JSON: what was measured, by which command, commit and corpus; not its answers.

    `seconds` are those of processor time.
    """
    facts = dataclasses.asdict(result)
    del facts["answers"]
    record = {
        "task": task,
        "part": part,
        "command": f"python -m evaluation {task} --part {part}",
        "commit": commit(),
        "date": dt.date.today().isoformat(),
        "python": sys.version.split()[0],
        "corpus": digest,
        "seconds": seconds,
        **facts,
    }
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{task}.{part}.json"
    path.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return path


def read_record(path: Path) -> dict[str, Any]:
    """A record as `write_record` wrote it."""
    record: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return record


def commit() -> str:
    """The commit at hand, with `+` where tracked files differ from it."""
    try:
        head = _git("rev-parse", "--short=12", "HEAD")
        changed = _git("status", "--porcelain", "--untracked-files=no", "--", "src", "evaluation")
    except (OSError, subprocess.CalledProcessError):
        return "unknown"
    return head + ("+" if changed else "")


def _git(*words: str) -> str:
    root = Path(__file__).parent
    return subprocess.run(
        ["git", *words], cwd=root, check=True, capture_output=True, text=True
    ).stdout.strip()
