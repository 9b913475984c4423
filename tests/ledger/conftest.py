"""Ledgers on both databases: a file, and a schema of its own on a PostgreSQL server that the fixture starts."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Iterator
from itertools import count
from pathlib import Path

import pytest
from tests.ledger.plain_links import LINKS

from temoin.ledger import Ledger
from temoin.records import Reading

Make = Callable[..., Ledger]

Read = tuple[Reading, tuple[float, ...]]  # a reading and its vector

_SERVERS = (Path("/usr/lib/postgresql"), Path("/usr/local/pgsql"))
_numbers = count()


def filled(make: Make, some: Iterable[Read]) -> Ledger:
    """A new ledger with these readings, none of which it had."""
    ledger = make()
    for reading, vector in some:
        assert ledger.add_reading(reading, vector=vector).status == "added"
    return ledger


def programs() -> Path | None:
    """The folder of PostgreSQL's programs, the newest version first."""
    on_path = shutil.which("pg_ctl")
    found = [Path(on_path).parent] if on_path else []
    for root in _SERVERS:
        found += sorted((path.parent for path in root.glob("**/bin/pg_ctl")), reverse=True)
    return found[0] if found else None


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The URL of a server that is there for these tests alone; skipped where PostgreSQL is not installed."""
    pytest.importorskip("psycopg")
    folder = programs()
    if folder is None:
        pytest.skip("PostgreSQL is not installed (Debian: apt-get install postgresql)")
    home = Path(tempfile.mkdtemp(prefix="temoin-pg-"))
    # the server does not run as root
    user = "postgres" if os.geteuid() == 0 else None
    if user:
        os.chown(home, pwd.getpwnam(user).pw_uid, -1)

    def run(*command: str) -> None:
        subprocess.run(
            command, user=user, cwd=home, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )

    data = str(home / "data")
    run(str(folder / "initdb"), "-D", data, "-U", "temoin", "-A", "trust", "-E", "UTF8", "--locale=C", "-N")
    options = f"-c listen_addresses='' -c unix_socket_directories={home} -c fsync=off"
    run(str(folder / "pg_ctl"), "-D", data, "-w", "-o", options, "-l", str(home / "log"), "start")
    try:
        yield f"postgresql://temoin@/postgres?host={home}"
    finally:
        run(str(folder / "pg_ctl"), "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(home, ignore_errors=True)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], str]:
    """Makes a place where no ledger is yet: a path, or a URL."""
    if request.param == "sqlite":
        return lambda: str(tmp_path / f"{next(_numbers)}.db")
    url = request.getfixturevalue("server")
    return lambda: new_schema(url)


def new_schema(url: str) -> str:
    """A URL whose tables lie in a new schema of the server."""
    import psycopg

    name = f"ledger{next(_numbers)}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {name}")
    return f"{url}&options=-csearch_path%3D{name}"


@pytest.fixture
def make(where: Callable[[], str]) -> Iterator[Make]:
    """Makes ledgers with the plain linking; closes them."""
    made: list[Ledger] = []

    def one(place: str | None = None) -> Ledger:
        made.append(Ledger(place or where(), links=LINKS))
        return made[-1]

    yield one
    for ledger in made:
        ledger.close()
