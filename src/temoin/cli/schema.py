"""`temoin schema`: the JSON Schema of a reading."""

from __future__ import annotations

import json

import click


@click.command()
def schema() -> None:
    """Print the JSON Schema of what `temoin read --json` prints."""
    from temoin.records_json import json_schema

    click.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2))
