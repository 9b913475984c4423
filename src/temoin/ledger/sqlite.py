"""A ledger in one file: SQLite with a write-ahead log, one writer and many readers."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, ClassVar

from temoin.distance import kilometres
from temoin.errors import LedgerError
from temoin.ledger.database import CLUSTERED, Database, Row

PATIENCE = 30.0  # seconds that a writer waits for another one
CACHE = -32_000  # kilobytes of pages that are kept in memory: bounds it, whatever the ledger's size

_FAULTS = {
    "SQLITE_BUSY": "another process is writing to it; try again when that has finished",
    "SQLITE_LOCKED": "another process is writing to it; try again when that has finished",
    "SQLITE_FULL": "the disk is full; nothing of the last report was kept, free some space and go on",
    "SQLITE_READONLY": "may not be written; give yourself the right to write the file and its folder",
    "SQLITE_CORRUPT": "is damaged; `temoin check` says how far, a backup is the way back",
    "SQLITE_NOTADB": "is no ledger; give another path",
    "SQLITE_CANTOPEN": "cannot be opened; see that its folder exists and may be written",
    "SQLITE_IOERR": "cannot be read or written (the disk fails, is full or is gone); go on when it is back",
    "SQLITE_PERM": "may not be opened; give yourself the right to read it",
    "SQLITE_AUTH": "may not be opened; give yourself the right to read it",
}
_WORDS_CHECK = "INSERT INTO passages_words (passages_words, rank) VALUES ('integrity-check', 1)"
_WORDS_MERGE = "INSERT INTO passages_words (passages_words) VALUES ('optimize')"


class SQLite(Database):
    """A connection to a file; made where it does not exist only with `create`."""

    dialect: ClassVar[str] = "sqlite"

    def __init__(self, path: str | Path, *, create: bool = False) -> None:
        self.name = str(path)
        self._path = Path(path)
        if not create and not self._path.is_file():
            raise LedgerError(f"{path}: no such ledger; `temoin add --ledger {path} FILE` makes one")
        with self.faults():
            self._connection = sqlite3.connect(
                self._address(), uri=True, timeout=PATIENCE, isolation_level=None, check_same_thread=False
            )
            self._set_up()
            self._opened = self._path.stat()

    def _address(self) -> str:
        """The file as a URI; one that may not be written, and that nobody is writing, is opened as it stands."""
        path = self._path.absolute()
        writable = os.access(path if path.exists() else path.parent, os.W_OK) and os.access(
            path.parent, os.W_OK
        )
        if writable or not path.exists():
            return path.as_uri()
        idle = not Path(f"{path}-wal").exists()
        return f"{path.as_uri()}?mode=ro" + ("&immutable=1" if idle else "")

    def _set_up(self) -> None:
        run = self._connection.execute
        self._connection.create_function("km", 4, kilometres, deterministic=True)
        run("PRAGMA foreign_keys = ON")
        run(f"PRAGMA cache_size = {CACHE}")
        run("PRAGMA secure_delete = ON")
        if "mode=ro" not in self._address():
            run("PRAGMA journal_mode = WAL")
            run("PRAGMA synchronous = FULL")

    @contextmanager
    def faults(self) -> Iterator[None]:
        """What SQLite raises becomes a LedgerError; a fault of ours (wrong SQL) stays as it is."""
        try:
            yield
        except sqlite3.DatabaseError as fault:
            name = getattr(fault, "sqlite_errorname", "") or ""
            reason = next((words for start, words in _FAULTS.items() if name.startswith(start)), None)
            if reason is None:
                raise
            raise LedgerError(f"{self.name}: {reason}") from None

    def schema_number(self) -> int | None:
        """The number of the last migration; None where the file is no ledger, 0 where it is empty."""
        with self.faults():
            tables = [row[0] for row in self._connection.execute("SELECT name FROM sqlite_master")]
            if "migrations" in tables:
                return int(self._connection.execute("SELECT max(number) FROM migrations").fetchone()[0] or 0)
        return None if tables else 0

    def of_dialect(self, text: str) -> str:
        """A statement that makes a table; a clustered one is kept in the order of its key."""
        return text.replace(CLUSTERED, "WITHOUT ROWID")

    def integrity(self) -> Iterator[tuple[str, str]]:
        """What SQLite finds wrong: in its pages, in references, in the index of words."""
        try:
            for (words,) in self._connection.execute("PRAGMA integrity_check(20)"):
                if words != "ok":
                    yield "file", words
            for table, *_ in self._connection.execute("PRAGMA foreign_key_check"):
                yield table, "refers to a row that is not there"
            self._connection.execute(_WORDS_CHECK)
        except sqlite3.DatabaseError as fault:
            yield "file", str(fault)

    def erase(self) -> None:
        """Nothing that was deleted stays readable in the file or its log."""
        with self.faults():
            for statement in (_WORDS_MERGE, "VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"):
                self._connection.execute(statement).fetchall()

    def copy_to(self, path: str) -> None:
        """A copy of one state of the ledger, while others go on to read and write."""
        with self.faults(), sqlite3.connect(path) as copy:
            self._connection.backup(copy, pages=1000)
        copy.close()

    def close(self) -> None:
        """End the connection; the last one folds the log into the file."""
        self._connection.close()

    def _fetch(self, text: str, given: Mapping[str, Any]) -> list[Row]:
        with self.faults():
            return self._connection.execute(text, given).fetchall()

    def _stream(self, text: str, given: Mapping[str, Any]) -> Iterator[Row]:
        with self.faults():
            yield from self._connection.execute(text, given)

    def _run(self, text: str, given: Mapping[str, Any]) -> None:
        with self.faults():
            self._connection.execute(text, given)

    def _run_many(self, text: str, given: Sequence[Mapping[str, Any]]) -> None:
        with self.faults():
            self._connection.executemany(text, given)

    def _begin(self, *, writes: bool) -> None:
        if writes and not self._still_there():
            raise LedgerError(f"{self.name}: was moved or deleted while it was open; open it where it is now")
        with self.faults():
            self._connection.execute("BEGIN IMMEDIATE" if writes else "BEGIN")

    def _still_there(self) -> bool:
        """Whether the path leads to the file that was opened; SQLite goes on to write one that was deleted."""
        try:
            return os.path.samestat(self._path.stat(), self._opened)
        except FileNotFoundError:
            return False

    def _end(self, how: str) -> None:
        with self.faults():
            self._connection.execute(how)

    def _inside(self) -> bool:
        return self._connection.in_transaction
