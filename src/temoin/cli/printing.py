"""Records and lines -> standard output: JSON one object a line, CSV, or words as wide as the terminal."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rich.console import RenderableType

    from temoin.ledger.records import Rows


def print_json(records: Iterable[Any]) -> None:
    """One JSON object a record, one a line."""
    from temoin.records_json import encode

    for record in records:
        click.echo(json.dumps(encode(record), ensure_ascii=False))


def print_csv(rows: Rows[Any]) -> None:
    """A header line and one row a record; what is no plain value stands as JSON."""
    from temoin.outputs.csv import safe_cell

    columns = rows.columns()
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for record in zip(*columns.values(), strict=True):
        writer.writerow(
            [
                safe_cell(json.dumps(v, ensure_ascii=False) if isinstance(v, (dict, list)) else v)
                for v in record
            ]
        )
    click.echo(out.getvalue(), nl=False)


def print_words(lines: Iterable[RenderableType]) -> None:
    """Lines and tables."""
    from rich.console import Console

    from temoin.outputs.terminal import PLAIN_WIDTH

    console = Console(width=None if sys.stdout.isatty() else PLAIN_WIDTH)
    for line in lines:
        console.print(line, highlight=False, soft_wrap=False)
