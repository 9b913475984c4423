"""`temoin annotate`: reports -> what the model sees before claims are made."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from temoin.cli.options import EXIT_CODES, reading_options, source_options
from temoin.cli.sources import answers, expand

if TYPE_CHECKING:
    from temoin.records import Annotations, Document


@click.command(epilog=EXIT_CODES)
@source_options
@click.option("--json", "as_json", is_flag=True, help="One JSON object a report, one a line.")
@click.option("--conllu", "as_conllu", is_flag=True, help="The trees, in CoNLL-U.")
def annotate(files: tuple[str, ...], as_json: bool, as_conllu: bool, workers: int, **given: Any) -> None:
    """Print quotations with their speakers, happenings and names.

    \b
    temoin annotate report.txt
    temoin annotate --json *.txt > annotations.jsonl
    """
    if as_json and as_conllu:
        raise click.UsageError("--json and --conllu: choose one")
    for document, seen in answers(_annotate, expand(files), reading_options(given), workers):
        click.echo(_shown(document, seen, as_json=as_json, as_conllu=as_conllu), nl=False)


def _annotate(
    source: str, *, resources: str | None, pipelines: dict[str, str] | None, **options: Any
) -> tuple[Document, Annotations]:
    from temoin.documents import read_document
    from temoin.reading import see
    from temoin.resources import Resources

    tables = Resources(Path(resources) if resources else None)
    document, _, annotations = see(read_document(source, **options), tables, pipelines)
    return document, annotations


def _shown(document: Document, annotations: Annotations, *, as_json: bool, as_conllu: bool) -> str:
    if as_json:
        from temoin.records_json import annotations_to_dict

        return json.dumps(annotations_to_dict(document, annotations), ensure_ascii=False) + "\n"
    from temoin.outputs.annotations import annotations_text, conllu

    return conllu(document, annotations) if as_conllu else annotations_text(document, annotations)
