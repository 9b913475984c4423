"""A ledger -> a file that holds one state of it, whatever database it lives in.

From SQLite page by page, while others go on to write; from PostgreSQL row by row, into a ledger in a file.  The
file appears under its name only when it is whole.
"""

from __future__ import annotations

import itertools
from contextlib import closing
from pathlib import Path

from temoin.errors import LedgerError
from temoin.ledger.database import Database
from temoin.ledger.migrations import migrate
from temoin.ledger.sqlite import SQLite

# in an order in which no row refers to one that is not there yet
TABLES = (
    "revisions", "changes", "settings", "tables", "documents", "texts", "readings", "accounts", "passages", "claims",
    "mentions", "sites", "forms", "names", "places", "nodes", "keys", "edges", "incidents", "facets",
    "contradictions", "judgements",
)  # fmt: skip
_AT_ONCE = 1000


def back_up(database: Database, target: Path) -> None:
    """Write a copy; LedgerError where the file is there already or cannot be written."""
    if target.exists():
        raise LedgerError(f"{target}: is there already; give another name")
    unfinished = target.with_name(f".{target.name}.unfinished")
    unfinished.unlink(missing_ok=True)
    try:
        if isinstance(database, SQLite):
            database.copy_to(str(unfinished))
        else:
            with closing(SQLite(unfinished, create=True)) as copy:
                _copy_rows(database, copy)
        unfinished.rename(target)
    except OSError as fault:
        raise LedgerError(f"{target}: cannot be written ({fault.strerror})") from None
    finally:
        for rest in ("", "-wal", "-shm"):
            Path(f"{unfinished}{rest}").unlink(missing_ok=True)


def _copy_rows(database: Database, copy: SQLite) -> None:
    migrate(copy)
    with database.read(), copy.write():
        for table in TABLES:
            columns = [row[1] for row in copy.all_of(f"PRAGMA table_info({table})", {})]
            rows = database.stream_of(f"SELECT {', '.join(columns)} FROM {table}")  # names of our own
            insert = f"INSERT INTO {table} VALUES ({', '.join(f':{column}' for column in columns)})"
            while some := list(itertools.islice(rows, _AT_ONCE)):
                copy.run_many_of(insert, [dict(zip(columns, row, strict=True)) for row in some])
