"""`temoin add`: reports -> the ledger."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from temoin.cli.options import LEDGER_EXIT_CODES, ledger_command, pairs_of, reading_options, source_options
from temoin.cli.sources import expand, progress

if TYPE_CHECKING:
    from temoin.ledger.records import Added


@click.command(epilog=LEDGER_EXIT_CODES)
@source_options
@ledger_command
@click.option(
    "--column",
    "columns",
    callback=pairs_of("NAME=YOURS, such as text=body"),
    multiple=True,
    metavar="NAME=YOURS",
    help="In JSON lines, what YOURS holds: text, title, date, publisher, url, language or retrieved.",
)
@click.option(
    "--json", "as_json", is_flag=True, help="One JSON object a report, as soon as it is safe on the disk."
)
def add(
    files: tuple[str, ...], ledger: str, columns: dict[str, str], as_json: bool, workers: int, **given: Any
) -> None:
    """Read reports and keep them in the ledger, which is made if it is not there.

    FILE is a plain-text report, JSON lines (.jsonl: an object a line with text, title, date, publisher, url,
    language, or a reading that `temoin read --json` printed), a folder of both, or - for standard input. What is
    known of NAME.txt may stand beside it in NAME.json, under the same names.
    --published, --language, --publisher and --url hold for reports that do not say it themselves. What was
    added before is passed over; a run that was broken off goes on where it stopped.

    \b
    temoin add reports/ --ledger war.db
    temoin add news.jsonl --column text=body --column date=published_at --workers 2
    """
    from temoin.documents import COLUMNS, SUFFIXES
    from temoin.ledger import Ledger

    if unknown := sorted(set(columns) - set(COLUMNS)):
        raise click.UsageError(f"--column {unknown[0]}: write one of {', '.join(COLUMNS)}")
    sources = expand(files, SUFFIXES)
    with Ledger(ledger) as kept:
        outcomes = kept.add(sources, columns=columns, workers=workers, **reading_options(given))
        _tell(outcomes, _total(sources), as_json)


def _total(sources: Sequence[str]) -> int | None:
    """How many reports there are; None where a file may hold any number of them."""
    from temoin.documents import LINES

    many = any(source == "-" or source.lower().endswith(LINES) for source in sources)
    return None if many else len(sources)


def _tell(outcomes: Iterator[Added], total: int | None, as_json: bool) -> None:
    from temoin.records_json import encode

    counts: Counter[str] = Counter()
    with progress(total, "adding", prints=as_json) as advance:
        for outcome in outcomes:
            counts[outcome.status] += 1
            advance()
            if as_json:
                sys.stdout.write(json.dumps(encode(outcome), ensure_ascii=False) + "\n")
                sys.stdout.flush()
            if outcome.reason is not None:
                name = "" if outcome.reason.startswith(outcome.name) else f"{outcome.name}: "
                click.echo(f"temoin: {name}{outcome.reason}", err=True)
    if not as_json:
        click.echo(
            ", ".join(f"{counts[status]} {status}" for status in _SHOWN if counts[status]) or "nothing to add"
        )
    if counts["declined"]:
        raise click.exceptions.Exit(1)


_SHOWN = ("added", "known", "forgotten", "declined")
