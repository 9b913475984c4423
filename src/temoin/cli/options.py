"""Options that commands share, as decorators, and what they are parsed into."""

from __future__ import annotations

import functools
import getpass
from collections.abc import Callable
from typing import Any, TypeVar

import click

from temoin.errors import LedgerError, SourceError, TemoinError

EXIT_CODES = "Exit codes: 0 read; 1 a file was declined or failed, the others were read; 2 wrong use."

F = TypeVar("F", bound=Callable[..., Any])


def _iso_time(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """A date that `parse_time` reads, kept as it was written."""
    from temoin.documents import parse_time

    try:
        if value is not None:
            parse_time(value)
    except SourceError as fault:
        raise click.BadParameter(str(fault)) from None
    return value


def _language(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """An ISO 639 code in small letters."""
    if value is None:
        return None
    code = value.lower()
    if not (code.isascii() and code.isalpha() and len(code) in (2, 3)):
        raise click.BadParameter(f"{value!r} is not a language code; write fr, en, es or ar")
    return code


def pairs_of(what: str) -> Callable[[click.Context, click.Parameter, tuple[str, ...]], dict[str, str]]:
    """A callback that reads `KEY=VALUE` pairs as a table; `what` shows how one looks."""

    def read(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
        pairs = {}
        for value in values:
            key, sign, name = value.partition("=")
            if not (key and sign and name):
                raise click.BadParameter(f"{value!r}: write {what}")
            pairs[key] = name
        return pairs

    return read


def tables_options(command: F) -> F:
    """What reading needs beside the report: tables, pipelines, processes, the limit."""
    from temoin.documents import LIMIT_BYTES

    for option in reversed(
        (
            click.option(
                "--resources",
                type=click.Path(exists=True, file_okay=False),
                metavar="DIR",
                help="Your own tables of actors, places and words, laid over the packaged ones.",
            ),
            click.option(
                "--pipeline",
                "pipelines",
                callback=pairs_of("LANG=NAME, such as fr=fr_core_news_sm"),
                multiple=True,
                metavar="LANG=NAME",
                help="For a language, instead of our model: a spaCy pipeline with UD labels (name or folder), "
                "or the folder of another reader model.",
            ),
            click.option(
                "--workers", type=click.IntRange(1), default=1, show_default=True, help="Processes."
            ),
            click.option(
                "--no-limit", is_flag=True, help=f"Read files longer than {LIMIT_BYTES // 1_000_000} MB, too."
            ),
        )
    ):
        command = option(command)
    return command


def source_options(command: F) -> F:
    """FILE... and everything that says how files are read."""
    command = tables_options(command)
    for option in reversed(
        (
            click.argument("files", nargs=-1, required=True, metavar="FILE..."),
            click.option(
                "--published",
                callback=_iso_time,
                metavar="DATE",
                help="Date of publication: 2020-12-20, 2020-12.",
            ),
            click.option(
                "--language", callback=_language, metavar="ISO", help="Language, instead of guessing it."
            ),
            click.option("--publisher", help="Publisher, instead of what the text says."),
            click.option("--url", help="Where the report was found."),
        )
    ):
        command = option(command)
    return command


def reading_options(given: dict[str, Any]) -> dict[str, Any]:
    """What the shared options say, as arguments of `temoin.read`."""
    from temoin.documents import LIMIT_BYTES

    names = ("published", "language", "publisher", "url", "resources")
    return {
        **{name: given[name] for name in names},
        "pipelines": given["pipelines"] or None,
        "limit": None if given["no_limit"] else LIMIT_BYTES,
    }


# ---------------------------------------------------------------- ledgers

LEDGER_EXIT_CODES = (
    "Exit codes: 0 done; 1 a report was declined (the others were kept), or what was asked for is not there; 2 wrong "
    "use; 3 the ledger cannot be opened, read or written."
)
_FAILED, _NO_LEDGER = 1, 3
PAGE = 50  # records in words that a command shows at once


def ledger_command(command: F) -> F:
    """`--ledger`, and faults as a sentence with an exit code."""

    @functools.wraps(command)
    def run(*arguments: Any, **given: Any) -> Any:
        try:
            return command(*arguments, **given)
        except TemoinError as fault:
            click.echo(f"temoin: {fault}", err=True)
            raise click.exceptions.Exit(_NO_LEDGER if isinstance(fault, LedgerError) else _FAILED) from None

    return click.option(
        "--ledger",
        default="temoin.db",
        envvar="TEMOIN_LEDGER",
        show_default=True,
        show_envvar=True,
        metavar="PATH|URL",
        help="File of the ledger, or postgresql://USER@HOST/DATABASE.",
    )(run)  # type: ignore[return-value]


def json_option(command: F) -> F:
    """`--json`."""
    return click.option("--json", "as_json", is_flag=True, help="JSON instead of words, one object a line.")(
        command
    )


def page_options(command: F) -> F:
    """`--limit` and `--offset`."""
    for option in (
        click.option("--offset", type=click.IntRange(0), default=0, help="Pass over the first ones."),
        click.option(
            "--limit", type=click.IntRange(1), default=PAGE, show_default=True, help="Show so many."
        ),
    ):
        command = option(command)
    return command


def author_options(command: F) -> F:
    """`--author` and `--reason`."""
    for option in (
        click.option("--reason", help="Why; kept with it."),
        click.option(
            "--author", envvar="TEMOIN_AUTHOR", show_envvar=True, default=getpass.getuser, help="Who says so."
        ),
    ):
        command = option(command)
    return command
