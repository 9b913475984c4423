"""Files -> typed rows; a fault names file, line, column and what is allowed.

A user's own folder is laid over the packaged one: its rows come first, so that they win
wherever the first match counts, and nothing packaged is lost.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from temoin.errors import ResourceError
from temoin.resources.schema import TABLES

PACKAGED = Path(__file__).parent

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Resources:
    """The packaged tables, with a user's folder over them if there is one."""

    overlay: Path | None = None

    def __post_init__(self) -> None:
        if self.overlay is not None and not self.overlay.is_dir():
            raise ResourceError(f"{self.overlay}: no such folder of resources; give one that exists")

    @property
    def languages(self) -> tuple[str, ...]:
        """Languages with a folder of their own, in order of the alphabet."""
        roots = [PACKAGED] if self.overlay is None else [self.overlay, PACKAGED]
        return tuple(
            sorted({path.name for root in roots for path in (root / "lang").glob("*") if path.is_dir()})
        )

    def table(self, name: str, folder: str) -> tuple[Row, ...]:
        """Rows of `folder/NAME.tsv`, a user's own first; an absent table is empty.

        `folder` is `lang/fr`, `actors`, `places` or `acts`.
        """
        return _table(self.overlay, name, folder)

    def words(self, name: str, language: str | None) -> tuple[Row, ...]:
        """Rows of a language's table; none for a language that is not prepared."""
        return self.table(name, f"lang/{language}") if language else ()


@functools.cache
def _table(overlay: Path | None, name: str, folder: str) -> tuple[Row, ...]:
    roots = [PACKAGED] if overlay is None else [overlay, PACKAGED]
    return tuple(row for root in roots for row in _rows(root / folder / f"{name}.tsv", name))


def _rows(path: Path, name: str) -> list[Row]:
    if not path.is_file():
        return []
    schema = TABLES[name]
    names, needed = schema.names, schema.needed
    faults, rows = [], []
    lines = path.read_text(encoding="utf-8").split("\n")
    if tuple(lines[0].split("\t")) != names:
        raise ResourceError(f"{path}:1: columns must be {' '.join(names)}")
    for number, line in enumerate(lines[1:], start=2):
        if line:
            row = dict.fromkeys(names, "") | dict(zip(names, line.split("\t"), strict=False))
            faults += [f"{path}:{number}: {fault}" for fault in _faults(row, needed, schema.allowed)]
            rows.append(row)
    if faults:
        raise ResourceError("\n".join(faults))
    return rows


def _faults(row: Row, needed: Iterable[str], allowed: Mapping[str, frozenset[str]]) -> list[str]:
    missing = [f"column {column} is empty" for column in needed if not row[column]]
    return missing + [
        f"column {column} has {row[column]!r}; allowed: {' '.join(sorted(values))}"
        for column, values in allowed.items()
        if row[column] and row[column] not in values
    ]
