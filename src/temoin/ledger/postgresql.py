"""A ledger in a PostgreSQL database that many share (psycopg, an extra)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, ClassVar

from temoin.errors import LedgerError
from temoin.ledger.database import CLUSTERED, Database, Row, as_percent

if TYPE_CHECKING:
    import psycopg

PATIENCE = 30  # seconds that a writer waits for another one, and that a server may take to answer a call
WRITER = 0x7E301  # the advisory lock that the one writer holds

_TYPES = {"INTEGER": "BIGINT", "REAL": "DOUBLE PRECISION", "BLOB": "BYTEA", "TEXT": 'TEXT COLLATE "C"'}
_TYPE = re.compile(rf"\b({'|'.join(_TYPES)})\b")
_PASSWORD = re.compile(r"(://[^:/@]*):[^@]*@")


class PostgreSQL(Database):
    """A connection to a server; the tables live in the schema that the URL's search path names."""

    dialect: ClassVar[str] = "postgresql"

    def __init__(self, url: str, *, create: bool = False) -> None:
        self.name = _PASSWORD.sub(r"\1@", url)
        try:
            import psycopg
        except ImportError:
            raise LedgerError(
                f"{self.name}: PostgreSQL needs psycopg: pip install 'temoin[postgresql]'"
            ) from None
        self._driver = psycopg
        with self.faults():
            self._connection: psycopg.Connection[Row] = psycopg.connect(
                url, autocommit=True, connect_timeout=max(2, int(PATIENCE))
            )
            self._connection.execute(f"SET lock_timeout = {int(PATIENCE * 1000)}")
        if not create and self.schema_number() == 0:
            self.close()
            raise LedgerError(
                f"{self.name}: holds no ledger; `temoin add --ledger {self.name} FILE` makes one"
            )

    @contextmanager
    def faults(self) -> Iterator[None]:
        """What the server or the line to it raises becomes a LedgerError; a fault of ours stays as it is."""
        driver = self._driver
        try:
            yield
        except (driver.errors.LockNotAvailable, driver.errors.SerializationFailure):
            raise LedgerError(
                f"{self.name}: another process is writing to it; try again when that has finished"
            ) from None
        except (driver.errors.InsufficientPrivilege, driver.errors.ReadOnlySqlTransaction):
            raise LedgerError(f"{self.name}: may not be written; ask its owner for the right to") from None
        except (driver.errors.DiskFull, driver.errors.OutOfMemory) as fault:
            raise LedgerError(
                f"{self.name}: the server is out of room ({_first_line(fault)}); nothing of the last report was kept"
            ) from None
        except (driver.errors.DataCorrupted, driver.errors.IndexCorrupted):
            raise LedgerError(f"{self.name}: is damaged; a backup is the way back") from None
        except (driver.OperationalError, driver.InterfaceError) as fault:
            raise LedgerError(f"{self.name}: the database cannot be reached ({_first_line(fault)})") from None

    def schema_number(self) -> int | None:
        """The number of the last migration; 0 where there is none."""
        with self.faults():
            found = self._connection.execute("SELECT to_regclass('migrations')").fetchone()
            if not found or found[0] is None:
                return 0
            row = self._connection.execute("SELECT max(number) FROM migrations").fetchone()
        return int(row[0] or 0) if row else 0

    def integrity(self) -> Iterator[tuple[str, str]]:
        """PostgreSQL keeps its own checks of references; pages are the server's business."""
        yield from ()

    def erase(self) -> None:
        """Nothing that was deleted stays readable in the tables."""
        with self.faults():
            self._connection.execute("VACUUM FULL")

    def close(self) -> None:
        """End the connection."""
        self._connection.close()

    def _placed(self, text: str) -> str:
        return as_percent(text)

    def of_dialect(self, text: str) -> str:
        """A statement that makes a table, with PostgreSQL's names of types."""
        return _TYPE.sub(lambda match: _TYPES[match[1]], text.replace(CLUSTERED, ""))

    def _fetch(self, text: str, given: Mapping[str, Any]) -> list[Row]:
        with self.faults():
            return self._connection.execute(text, given).fetchall()  # type: ignore[call-overload, no-any-return]

    def _stream(self, text: str, given: Mapping[str, Any]) -> Iterator[Row]:
        with self.faults(), self._connection.cursor("temoin") as cursor:
            cursor.itersize = 1000
            yield from cursor.execute(text, given)

    def _run(self, text: str, given: Mapping[str, Any]) -> None:
        with self.faults():
            self._connection.execute(text, given)  # type: ignore[call-overload]

    def _run_many(self, text: str, given: Sequence[Mapping[str, Any]]) -> None:
        with self.faults(), self._connection.cursor() as cursor:
            cursor.executemany(text, given)  # type: ignore[arg-type]

    def _begin(self, *, writes: bool) -> None:
        with self.faults():
            if writes:
                self._connection.execute("BEGIN")
                self._connection.execute("SELECT pg_advisory_xact_lock(%s)", (WRITER,))
            else:
                self._connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")

    def _end(self, how: str) -> None:
        with self.faults():
            if not self._connection.closed:
                self._connection.execute(how)  # type: ignore[call-overload]

    def _inside(self) -> bool:
        status = self._connection.info.transaction_status
        return not self._connection.closed and status != self._driver.pq.TransactionStatus.IDLE


def _first_line(fault: Exception) -> str:
    return str(fault).strip().partition("\n")[0] or type(fault).__name__
