"""Options that commands share, as decorators, and what they are parsed into."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from temoin.errors import SourceError

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


def _pipelines(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    """`LANG=NAME` pairs as a table."""
    pairs = {}
    for value in values:
        language, sign, name = value.partition("=")
        if not (language and sign and name):
            raise click.BadParameter(f"{value!r}: write LANG=NAME, such as fr=fr_core_news_sm")
        pairs[language] = name
    return pairs


def source_options(command: F) -> F:
    """FILE... and everything that says how files are read."""
    from temoin.documents import LIMIT_BYTES

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
            click.option(
                "--resources",
                type=click.Path(exists=True, file_okay=False),
                metavar="DIR",
                help="Your own tables of actors, places and words, laid over the packaged ones.",
            ),
            click.option(
                "--pipeline",
                "pipelines",
                callback=_pipelines,
                multiple=True,
                metavar="LANG=NAME",
                help="A spaCy pipeline with UD labels (name or folder) for a language, instead of our model.",
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


def reading_options(given: dict[str, Any]) -> dict[str, Any]:
    """What the shared options say, as arguments of `temoin.read`."""
    from temoin.documents import LIMIT_BYTES

    names = ("published", "language", "publisher", "url", "resources")
    return {
        **{name: given[name] for name in names},
        "pipelines": given["pipelines"] or None,
        "limit": None if given["no_limit"] else LIMIT_BYTES,
    }
