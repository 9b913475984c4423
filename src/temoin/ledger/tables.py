"""A user's own tables of actors, places and words, kept with the ledger that was read with them."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from temoin.ledger.database import Database
from temoin.ledger.history import begin_revision
from temoin.resources import Resources

TABLES = "tables"


def keep_tables(database: Database, folder: Path, author: str | None) -> None:
    """Keep the tables of a folder in place of those kept before; nothing is written where they are the same."""
    Resources(folder)
    files = sorted(path for path in folder.rglob("*.tsv") if path.is_file())
    tables = [(path.relative_to(folder).as_posix(), path.read_text(encoding="utf-8")) for path in files]
    if database.all("tables.all") == tables:
        return
    with database.write():
        revision = begin_revision(database, TABLES, author, None)
        database.run("tables.clear")
        rows = ({"path": path, "content": content, "revision": revision} for path, content in tables)
        database.run_many("tables.insert", rows)


@contextmanager
def laid_out(database: Database) -> Iterator[str | None]:
    """A folder that holds the tables of a ledger for as long as it is needed; None where it has none."""
    tables = database.all("tables.all")
    if not tables:
        yield None
        return
    with tempfile.TemporaryDirectory(prefix="temoin-") as name:
        for path, content in tables:
            file = Path(name) / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(content, encoding="utf-8")
        yield name
