"""python -m evaluation.page: docs/evaluation.md from the records; and a result as text for the terminal."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evaluation.record import RECORDS, Result, read_record
from evaluation.tasks import TASKS

PAGE = Path(__file__).parent.parent / "docs" / "evaluation.md"
_HEAD = """# Evaluation

Written by `python -m evaluation TASK --part report` (or `tune`) from the records in `evaluation/records/`; never
by hand. Numbers are in per cent unless they count. *report*: parts that nothing was tuned on, run once a landing;
*tune*: parts that rules, tables or the model were made with or chosen on. Rows that end in "(published)" are figures
of others that were not run here; all other rows were run on the same texts by the same scorer.
"""


def write_page(folder: Path = RECORDS, page: Path = PAGE) -> None:
    """Rewrite the page from all records of report and tuning parts."""
    page.write_text(page_text(folder), encoding="utf-8")


def page_text(folder: Path = RECORDS) -> str:
    """The whole page."""
    return "\n".join(_page(folder)) + "\n"


def tables_as_text(result: Result) -> str:
    """The tables of a result as the page shows them."""
    return "\n".join(_body(dataclasses.asdict(result)))


def _page(folder: Path) -> Iterator[str]:
    yield _HEAD
    for task in TASKS:
        for part in ("report", "tune"):
            path = folder / f"{task.name}.{part}.json"
            if path.exists():
                record = read_record(path)
                yield f"## {task.name}, {part} parts\n"
                yield f"{task.what[0].upper()}{task.what[1:]}. `{record['command']}`, commit {record['commit']}, "
                yield f"corpus {record['corpus']}, {record['date']}{_cost(record)}.\n"
                yield from _body(record)
                break


def _cost(record: dict[str, Any]) -> str:
    """Processor time of a run; records of earlier runs have none."""
    return f", {record['seconds']:.0f} s of processor time" if "seconds" in record else ""


def _body(facts: dict[str, Any]) -> Iterator[str]:
    for table in facts["tables"]:
        yield f"### {table['title']}\n"
        yield _line(table["columns"])
        yield "|" + "---|" * len(table["columns"])
        yield from map(_line, table["rows"])
        yield ""
        if table["note"]:
            yield table["note"] + "\n"
        if table["errors"]:
            yield f"Largest kinds of error: {'; '.join(map(_error, table['errors']))}.\n"


def _error(error: dict[str, Any]) -> str:
    where = f"; e.g. {', '.join(error['where'])}" if error["where"] else ""
    return f"{error['kind']} ({error['count']}{where})"


def _line(cells: list[str | int | float | None]) -> str:
    return "| " + " | ".join("–" if cell is None else str(cell) for cell in cells) + " |"


if __name__ == "__main__":
    write_page()
