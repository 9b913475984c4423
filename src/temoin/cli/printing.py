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

    if sys.stdout.isatty():
        Console().print(*lines, sep="\n", highlight=False)
        return
    console = Console(width=PLAIN_WIDTH)
    for line in lines:
        with console.capture() as captured:
            console.print(line, highlight=False)
        for plain in captured.get().splitlines():  # rich fills lines up to their width
            click.echo(plain.rstrip())


def first_of(found: Rows[Any], limit: int | None, offset: int) -> Rows[Any]:
    """The first rows, `limit` of them; standard error says that there are more, or none at all."""
    if not found:
        click.echo("temoin: nothing found", err=True)
    if limit is None or len(found) <= limit:
        return found
    click.echo(f"temoin: there are more; --offset {offset + limit} shows the next ones", err=True)
    return found[:limit]
