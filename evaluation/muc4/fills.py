"""Templates and their fills as the corpus writes them (data/muc4/README.md, "Formats").

A fill has a value and, in slots that refer to another slot, a tag; each is a tuple of
alternatives.  A value is a string, a date range or a location, as nested tuples.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

Value = str | tuple[Any, ...]


@dataclass(frozen=True)
class Slot:
    """A slot of the form: its kind of fill, the slots its tags refer to, each set fill's broader value."""

    name: str
    kind: str
    refers: tuple[str, ...]
    broader: Mapping[str, str]

    def is_broader(self, value: str, than: str) -> bool:
        """Whether a set fill stands above another in the hierarchy."""
        while than in self.broader:
            than = self.broader[than]
            if than == value:
                return True
        return False


@dataclass(frozen=True)
class Fill:
    """One fill of a slot; `tags` is empty where it refers to nothing."""

    values: tuple[Value, ...]
    tags: tuple[str, ...] = ()
    optional: bool = False


@dataclass(frozen=True)
class Template:
    """One incident of a document: fills by slot; `number` is the template's own."""

    document: str
    number: str
    fills: Mapping[str, tuple[Fill, ...]] = field(default_factory=dict)
    optional: bool = False

    def of(self, slot: str) -> tuple[Fill, ...]:
        return self.fills.get(slot, ())


@cache
def form() -> tuple[Slot, ...]:
    """The 23 scored slots of the form, in its order (`form.tsv`, after task/slots.json)."""
    with Path(__file__).with_name("form.tsv").open(encoding="utf-8") as lines:
        return tuple(
            Slot(
                row["slot"],
                row["kind"],
                _cells(row["refers"]),
                dict(one.split(" < ") for one in _cells(row["broader"])),
            )
            for row in csv.DictReader(lines, delimiter="\t")
        )


def _cells(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


def template_of(record: Mapping[str, Any]) -> Template | None:
    """A record of keys or responses; None for a document that is called irrelevant."""
    if record["template"] is None:
        return None
    fills = {
        slot: tuple(fill_of(one["ast"], optional=one.get("opt", False)) for one in written if "ast" in one)
        for slot, written in record["slots"].items()
    }
    return Template(
        record["id"],
        str(record["template"]),
        {slot: some for slot, some in fills.items() if some},
        record.get("optional", False),
    )


def fill_of(written: Any, *, optional: bool = False) -> Fill:
    """A fill from its structure: value or ["xref", value, tag], either with ["or", ...]."""
    if isinstance(written, list) and written[0] == "xref":
        return Fill(
            _alternatives(written[1]), tuple(_plain(tag) for tag in _alternatives(written[2])), optional
        )
    return Fill(_alternatives(written), (), optional)


def by_document(templates: Iterable[Template | None]) -> dict[str, list[Template]]:
    """Templates of each document, in their order."""
    found: dict[str, list[Template]] = {}
    for template in templates:
        if template is not None:
            found.setdefault(template.document, []).append(template)
    return found


def _alternatives(written: Any) -> tuple[Value, ...]:
    if isinstance(written, list) and written[0] == "or":
        return tuple(_frozen(one) for one in written[1:])
    return (_frozen(written),)


def _frozen(written: Any) -> Value:
    return tuple(map(_frozen, written)) if isinstance(written, list) else _plain(written)


def _plain(value: Any) -> Any:
    """A string without its double quotes and doubled blanks; the dummy tag is "-"."""
    if not isinstance(value, str):
        return value
    return " ".join(value.strip().removeprefix('"').removesuffix('"').replace('\\"', '"').split())
