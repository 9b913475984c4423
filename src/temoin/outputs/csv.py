"""Readings -> one row per claim, for spreadsheets and data frames."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator

from temoin.outputs.words import Names, one_line, time_words
from temoin.records import Claim, Incident, Reading

COLUMNS = (
    "document",
    "source",
    "language",
    "published",
    "publisher",
    "incident",
    "role",
    "claim",
    "field",
    "value",
    "min",
    "max",
    "from",
    "to",
    "speaker",
    "via",
    "channel",
    "said",
    "polarity",
    "certainty",
    "stage",
    "score",
    "part_of",
    "start",
    "end",
    "words",
    "cue",
    "why",
)

# What a spreadsheet would run as a formula is shown as text by an apostrophe; JSON is exact.
_FORMULA = re.compile(r"^[=+\-@][^(!|]*[(!|]|^[=\t\r]")


def rows(reading: Reading) -> Iterator[dict[str, object]]:
    """One row per claim, keys as in COLUMNS, in the order of the reading."""
    names = Names.of(reading)
    incidents = {incident.id: incident for incident in reading.incidents}
    for claim in reading.claims:
        yield _row(reading, claim, incidents.get(claim.incident), names)


def csv_text(readings: Iterable[Reading], *, header: bool = True) -> str:
    """CSV with a header line, UTF-8 when written, lines ended by a line feed."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    if header:
        writer.writeheader()
    for reading in readings:
        writer.writerows({key: safe_cell(value) for key, value in row.items()} for row in rows(reading))
    return out.getvalue()


def _row(reading: Reading, claim: Claim, incident: Incident | None, names: Names) -> dict[str, object]:
    document, content, cue = reading.document, claim.evidence.content, claim.evidence.cue
    return {
        "document": document.id,
        "source": document.source,
        "language": document.language,
        "published": time_words(document.published) if document.published else None,
        "publisher": document.publisher,
        "incident": claim.incident,
        "role": incident.role if incident else None,
        "claim": claim.id,
        "field": claim.field,
        "value": names.value(claim),
        **{key: claim.value.get(key) for key in ("min", "max", "from", "to")},
        "speaker": names.entity(claim.speaker),
        "via": "; ".join(names.entity(key) for key in claim.via),
        "channel": claim.channel,
        "said": time_words(claim.said) if claim.said else None,
        "polarity": claim.polarity,
        "certainty": claim.certainty,
        "stage": claim.stage,
        "score": claim.score,
        "part_of": claim.part_of,
        "start": content.start,
        "end": content.end,
        "words": one_line(content.text),
        "cue": one_line(cue.text) if cue else None,
        "why": " ".join(claim.why),
    }


def safe_cell(value: object) -> object:
    """A cell that a spreadsheet shows as it is, and does not run as a formula."""
    return f"'{value}" if isinstance(value, str) and _FORMULA.match(value) else value
