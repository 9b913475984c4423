"""The command line: what reads reports (`temoin read` ...) and what keeps them (`temoin add` ...).

Exit codes: 0 done, 1 declined or failed (the others are still read), 2 wrong use, 3 the ledger fails.
"""

from __future__ import annotations

import click

from temoin.cli.add import add
from temoin.cli.annotate import annotate
from temoin.cli.incidents import incidents, search, show
from temoin.cli.info import info
from temoin.cli.judge import audit, forget, judge
from temoin.cli.read import read
from temoin.cli.schema import schema
from temoin.cli.upkeep import backup, check, diff, log, reread
from temoin.version import VERSION


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(VERSION, prog_name="temoin", message="%(prog)s %(version)s")
def main() -> None:
    """Read reports of incidents: who says what happened, in which words."""


_READING = (read, annotate, schema, info)
_LEDGER = (add, incidents, show, search, judge, audit, log, diff, reread, forget, check, backup)

for command in (*_READING, *_LEDGER):
    main.add_command(command)

__all__ = ["main"]
