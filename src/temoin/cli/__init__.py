"""The command line: `temoin read`, `temoin annotate`, `temoin schema`, `temoin info`.

Exit codes: 0 read, 1 declined or failed (the others are still read), 2 wrong use.
"""

from __future__ import annotations

import click

from temoin.cli.add import add
from temoin.cli.annotate import annotate
from temoin.cli.incidents import incidents, search, show
from temoin.cli.info import info
from temoin.cli.read import read
from temoin.cli.schema import schema
from temoin.version import VERSION


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(VERSION, prog_name="temoin", message="%(prog)s %(version)s")
def main() -> None:
    """Read reports of incidents: who says what happened, in which words."""


for command in (read, annotate, schema, info, add, incidents, show, search):
    main.add_command(command)

__all__ = ["main"]
