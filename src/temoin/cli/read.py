"""`temoin read`: reports -> cards, JSON, CSV or one HTML page."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from temoin.cli.options import EXIT_CODES, reading_options, source_options
from temoin.cli.sources import answers, expand

if TYPE_CHECKING:
    from temoin.records import Reading


@click.command(epilog=EXIT_CODES)
@source_options
@click.option("--json", "as_json", is_flag=True, help="The whole reading as JSON; of many files, one a line.")
@click.option("--csv", "as_csv", is_flag=True, help="One row per claim.")
@click.option(
    "--html", type=click.Path(dir_okay=False), metavar="FILE", help="Write one page with the evidence marked."
)
def read(
    files: tuple[str, ...], as_json: bool, as_csv: bool, html: str | None, workers: int, **given: Any
) -> None:
    """Say who says what happened, in which words.

    FILE is a plain-text report, a folder (its .txt files), a pattern, or - for standard input.

    \b
    temoin read report.txt
    temoin read --json --published 2020-12-20 *.txt > readings.jsonl
    """
    if as_json and as_csv:
        raise click.UsageError("--json and --csv: choose one")
    sources = expand(files)
    readings = answers(_read, sources, reading_options(given), workers)
    if html is not None:
        readings = _written(readings, html)
    if as_json:
        _print_json(readings, many=len(sources) > 1)
    elif as_csv:
        _print_csv(readings)
    elif html is not None:
        for _ in readings:
            pass
    else:
        _print_cards(readings)


def _read(source: str, **options: Any) -> Reading:
    from temoin.reading import read as read_report

    return read_report(source, **options)


def _print_json(readings: Iterator[Reading], *, many: bool) -> None:
    from temoin.records_json import to_dict

    for reading in readings:
        click.echo(json.dumps(to_dict(reading), ensure_ascii=False, indent=None if many else 2))


def _print_csv(readings: Iterator[Reading]) -> None:
    from temoin.outputs.csv import csv_text

    click.echo(csv_text([]), nl=False)
    for reading in readings:
        click.echo(csv_text([reading], header=False), nl=False)


def _print_cards(readings: Iterator[Reading]) -> None:
    from rich.console import Console

    from temoin.outputs.terminal import PLAIN_WIDTH, print_card

    console = Console(width=None if sys.stdout.isatty() else PLAIN_WIDTH)
    for reading in readings:
        print_card(reading, console)


def _written(readings: Iterator[Reading], name: str) -> Iterator[Reading]:
    """The readings, handed on; the page is written when the last is read, also if some failed."""
    from temoin.outputs.html import html_page

    kept: list[Reading] = []
    try:
        for reading in readings:
            kept.append(reading)
            yield reading
    finally:
        if kept:
            try:
                Path(name).write_text(html_page(kept), encoding="utf-8")
            except OSError as fault:
                raise click.ClickException(f"{name}: cannot be written ({fault.strerror})") from None
            click.echo(f"temoin: wrote {name}", err=True)
