"""One connection to a ledger's database: statements by name, transactions, faults as sentences.

The SQL stands in `ledger/sql/`, one text for SQLite and PostgreSQL; a statement is asked for as
`file.name`.  Parameters are named; one that is a list stands for as many values after `IN`.
Every write is one transaction, every reader sees one state of the ledger from its first to its
last row.
"""

from __future__ import annotations

import functools
import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from importlib import resources
from typing import Any, ClassVar

Row = tuple[Any, ...]

SQL = resources.files("temoin.ledger") / "sql"
CONDITIONS = "/*conditions*/"  # in a statement: where chosen conditions go
ORDER = "/*order*/"
CLUSTERED = "/*clustered*/"  # after a table that is best kept in the order of its primary key

_NAMED = re.compile(r"^-- name: (\w+)\n", re.MULTILINE)
_PARAMETER = re.compile(r":([a-z]\w*)")


class Database(ABC):
    """What SQLite and PostgreSQL have in common; `name` is the ledger's, for messages."""

    dialect: ClassVar[str]
    name: str

    def all(self, statement: str, /, **given: Any) -> list[Row]:
        """Every row of a statement."""
        return self.all_of(self.text(statement), given)

    def all_of(self, text: str, given: Mapping[str, Any]) -> list[Row]:
        """Every row of a statement that was put together (`text`)."""
        return self._fetch(*self._bound(text, given))

    def stream(self, statement: str, /, **given: Any) -> Iterator[Row]:
        """Every row of a statement, a few at a time; inside a transaction that reads."""
        yield from self._stream(*self._bound(self.text(statement), given))

    def stream_of(self, text: str) -> Iterator[Row]:
        """The same of a statement that was put together."""
        yield from self._stream(text, {})

    def one(self, statement: str, /, **given: Any) -> Row | None:
        """The first row, if there is one."""
        rows = self.all(statement, **given)
        return rows[0] if rows else None

    def value(self, statement: str, /, **given: Any) -> Any:
        """The first column of the first row; None where there is no row."""
        row = self.one(statement, **given)
        return row[0] if row else None

    def column(self, statement: str, /, **given: Any) -> list[Any]:
        """The first column of every row."""
        return [row[0] for row in self.all(statement, **given)]

    def table(self, statement: str, /, **given: Any) -> dict[str, Any]:
        """The first column of every row -> the second."""
        return {row[0]: row[1] for row in self.all(statement, **given)}

    def run(self, statement: str, /, **given: Any) -> None:
        """A statement without an answer."""
        self._run(*self._bound(self.text(statement), given))

    def run_text(self, text: str) -> None:
        """A statement as it stands, without parameters: what makes the tables."""
        self._run(self.of_dialect(text), {})

    def run_many(self, statement: str, rows: Iterable[Mapping[str, Any]]) -> None:
        """One statement for every row, none for none."""
        self.run_many_of(self.text(statement), rows)

    def run_many_of(self, text: str, rows: Iterable[Mapping[str, Any]]) -> None:
        """The same of a statement that was put together."""
        given = list(rows)
        if given:
            self._run_many(self._placed(text), given)

    def text(self, statement: str, conditions: Sequence[str] = (), order: str = "") -> str:
        """A statement's SQL, with named conditions and a named order filled in."""
        file, _, name = statement.partition(".")
        text = statements(file, self.dialect)[name]
        chosen = "".join(f" AND {self.text(condition)}" for condition in conditions)
        return text.replace(CONDITIONS, chosen).replace(ORDER, self.text(order) if order else "")

    @contextmanager
    def write(self) -> Iterator[None]:
        """A transaction that alone may write; undone as a whole by any fault."""
        yield from self._whole(writes=True)

    @contextmanager
    def read(self) -> Iterator[None]:
        """A transaction in which every statement sees the same state; inside another one, that one."""
        if self._inside():
            yield
            return
        yield from self._whole(writes=False)

    def _whole(self, *, writes: bool) -> Iterator[None]:
        try:
            self._begin(writes=writes)
            yield
            self._end("COMMIT")
        except BaseException:
            if self._inside():
                self._end("ROLLBACK")
            raise

    def _bound(self, text: str, given: Mapping[str, Any]) -> tuple[str, Mapping[str, Any]]:
        lists = {key: value for key, value in given.items() if isinstance(value, (list, tuple))}
        if not lists:
            return self._placed(text), given
        flat = {key: value for key, value in given.items() if key not in lists}
        for key, values in lists.items():
            names = [f"{key}_{number}" for number in range(len(values))]
            flat |= dict(zip(names, values, strict=True))
            listed = ", ".join(f":{name}" for name in names) or "NULL"
            text = re.sub(rf":{key}\b", f"({listed})", text)
        return self._placed(text), flat

    def _placed(self, text: str) -> str:
        """The statement with parameters as the driver writes them."""
        return text

    @abstractmethod
    def of_dialect(self, text: str) -> str:
        """A statement that makes a table, in the database's own words."""

    @abstractmethod
    def faults(self) -> AbstractContextManager[None]:
        """What the driver raises inside becomes a LedgerError."""

    @abstractmethod
    def schema_number(self) -> int | None:
        """The number of the last migration; None where the database is no ledger, 0 where it is empty."""

    @abstractmethod
    def integrity(self) -> Iterator[tuple[str, str]]:
        """What the database itself finds wrong: (where, what)."""

    @abstractmethod
    def erase(self) -> None:
        """Nothing that was deleted stays readable."""

    @abstractmethod
    def close(self) -> None:
        """End the connection."""

    @abstractmethod
    def _fetch(self, text: str, given: Mapping[str, Any]) -> list[Row]: ...
    @abstractmethod
    def _stream(self, text: str, given: Mapping[str, Any]) -> Iterator[Row]: ...
    @abstractmethod
    def _run(self, text: str, given: Mapping[str, Any]) -> None: ...
    @abstractmethod
    def _run_many(self, text: str, given: Sequence[Mapping[str, Any]]) -> None: ...
    @abstractmethod
    def _begin(self, *, writes: bool) -> None: ...
    @abstractmethod
    def _end(self, how: str) -> None: ...
    @abstractmethod
    def _inside(self) -> bool: ...


@functools.cache
def statements(file: str, dialect: str) -> Mapping[str, str]:
    """The statements of `sql/FILE.sql` and `sql/FILE.DIALECT.sql` by their names."""
    found: dict[str, str] = {}
    for name in (f"{file}.sql", f"{file}.{dialect}.sql"):
        path = SQL / name
        if path.is_file():
            _, *parts = _NAMED.split(path.read_text(encoding="utf-8"))
            found |= {
                key: text.strip().rstrip(";") for key, text in zip(parts[::2], parts[1::2], strict=True)
            }
    return found


def as_percent(text: str) -> str:
    """`:name` as `%(name)s`, which is what psycopg reads; signs of per cent are doubled."""
    return _PARAMETER.sub(r"%(\1)s", text.replace("%", "%%"))
