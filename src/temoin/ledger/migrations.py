"""A database -> a ledger of this version's shape: each migration with its record in one transaction.

Migrations are `sql/migrations/NNN.sql`, then `NNN.DIALECT.sql` where the two databases differ.  An
older ledger is brought up to date when it is opened to be written; a newer one is refused.
"""

from __future__ import annotations

import functools
import re
from datetime import UTC, datetime

from temoin.errors import LedgerError
from temoin.ledger.database import SQL, Database
from temoin.version import VERSION

_NUMBERED = re.compile(r"(\d{3})\.sql")
_END = re.compile(r"(?<!\\);\n")


@functools.cache
def newest() -> int:
    """The number of the last migration that this version knows."""
    names = [path.name for path in (SQL / "migrations").iterdir()]
    return max(int(match[1]) for match in map(_NUMBERED.fullmatch, names) if match)


def migrate(database: Database, upto: int | None = None) -> None:
    """Bring a database up to date; nothing happens to one that is.

    Raises LedgerError where it is of a newer version, or no ledger at all.
    """
    upto = newest() if upto is None else upto
    number = check_schema(database)
    if number >= upto:
        return
    with database.write():
        for step in range((database.schema_number() or 0) + 1, upto + 1):
            for text in _statements(step, database.dialect):
                database.run_text(text)
            database.run(
                "schema.record",
                number=step,
                at=datetime.now(UTC).isoformat(timespec="seconds"),
                temoin=VERSION,
            )


def check_schema(database: Database) -> int:
    """The number of the last migration; LedgerError where this version cannot read what is there."""
    number = database.schema_number()
    if number is None:
        raise LedgerError(f"{database.name}: is no ledger of temoin; give another path")
    if number > newest():
        raise LedgerError(
            f"{database.name}: made by a newer temoin (shape {number}; this one knows {newest()}); upgrade temoin"
        )
    return number


def _statements(step: int, dialect: str) -> list[str]:
    found = []
    for name in (f"{step:03}.sql", f"{step:03}.{dialect}.sql"):
        path = SQL / "migrations" / name
        if path.is_file():
            text = re.sub(r"^--.*\n", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
            found += [part.strip().replace("\\;", ";") for part in _END.split(text + "\n") if part.strip()]
    return found
