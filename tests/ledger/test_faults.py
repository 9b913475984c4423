"""Whatever happens to the process, the disk or the server: a clear sentence, and the ledger as it was."""

from __future__ import annotations

import multiprocessing
import os
import pwd
import random
import resource
import shutil
import signal
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from benchmarks.synthetic import reports
from click.testing import CliRunner
from tests.ledger.conftest import Make, new_schema
from tests.ledger.faults import kill_at_random, readers_and_writer
from tests.ledger.plain_links import LINKS

import temoin.ledger.migrations as migrations
from temoin.cli import main
from temoin.errors import LedgerError
from temoin.ledger import Ledger

MADE = list(reports(30))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A ledger with ten reports."""
    place = tmp_path / "a.db"
    with Ledger(place, links=LINKS) as ledger:
        for reading, vector in MADE[:10]:
            ledger.add_reading(reading, vector=vector)
    return place


def add_the_rest(ledger: Ledger) -> None:
    for reading, vector in MADE[10:]:
        ledger.add_reading(reading, vector=vector)


def whole(place: Path, many: int = 10) -> None:
    with Ledger(place, links=LINKS) as ledger:
        assert not list(ledger.check())
        assert ledger.log()[0].revision == many


def test_killed_at_random_moments(tmp_path: Path) -> None:
    assert kill_at_random(tmp_path / "a.db", MADE, kills=25) == []


def test_readers_go_on_while_somebody_writes(tmp_path: Path) -> None:
    assert readers_and_writer(tmp_path / "a.db", list(reports(400)), readers=4, seconds=3) == []


def test_a_full_disk(path: Path) -> None:
    with Ledger(path, links=LINKS) as ledger:
        ledger.database.run_text("PRAGMA max_page_count = 1")
        with pytest.raises(LedgerError, match="the disk is full; nothing of the last report was kept"):
            add_the_rest(ledger)
        kept = ledger.log()[0].revision
    whole(path, kept)


def test_a_file_that_may_not_grow(path: Path) -> None:
    """The system's own limit: the write fails in the middle of a transaction."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    old = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        with Ledger(path, links=LINKS) as ledger:
            resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + 50_000, before[1]))
            with pytest.raises(LedgerError, match=r"cannot be read or written|is full"):
                add_the_rest(ledger)
            kept = ledger.log()[0].revision
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, old)
    whole(path, kept)


@pytest.fixture
def for_everybody(path: Path) -> Iterator[Path]:
    """The ledger in a folder that others may look into and not write."""
    folder = Path(tempfile.mkdtemp(prefix="temoin-ro-"))
    shutil.copy(path, folder / "a.db")
    (folder / "a.db").chmod(0o444)
    folder.chmod(0o555)
    yield folder / "a.db"
    folder.chmod(0o755)
    shutil.rmtree(folder)


def as_somebody_else(place: str, said: multiprocessing.Queue[str]) -> None:
    """Open a ledger as a user who may only read it."""
    if os.geteuid() == 0:
        os.setuid(pwd.getpwnam("nobody").pw_uid)
    with Ledger(place, links=LINKS) as ledger:
        said.put(str(len(ledger.incidents())))
        try:
            ledger.add_reading(MADE[10][0])
        except LedgerError as fault:
            said.put(str(fault))


def test_a_file_that_may_not_be_written(for_everybody: Path) -> None:
    context = multiprocessing.get_context("fork")
    said: multiprocessing.Queue[str] = context.Queue()
    other = context.Process(target=as_somebody_else, args=(str(for_everybody), said))
    other.start()
    other.join()
    assert int(said.get(timeout=5)) > 0
    words = "may not be written; give yourself the right to write the file and its folder"
    assert said.get(timeout=5) == f"{for_everybody}: {words}"


@pytest.mark.parametrize("way", ["deleted", "moved", "replaced"])
def test_a_ledger_that_is_gone(path: Path, way: str) -> None:
    """SQLite itself would go on to write the file that no path leads to."""
    with Ledger(path, links=LINKS) as ledger:
        elsewhere = path.with_name("elsewhere.db")
        if way == "deleted":
            path.unlink()
        else:
            shutil.copy(path, elsewhere) if way == "replaced" else path.rename(elsewhere)
        if way == "replaced":
            elsewhere.replace(path)
        with pytest.raises(LedgerError, match="was moved or deleted while it was open"):
            add_the_rest(ledger)


def test_a_locked_ledger(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("temoin.ledger.sqlite.PATIENCE", 0.1)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with Ledger(path, links=LINKS) as ledger:
        with pytest.raises(LedgerError, match="another process is writing to it; try again"):
            ledger.add_reading(MADE[10][0])
        assert ledger.incidents()
    other.execute("ROLLBACK")
    other.close()
    whole(path)


def test_a_corrupted_page(path: Path) -> None:
    data = bytearray(path.read_bytes())
    draw = random.Random(1)
    for page in range(len(data) // 4096 * 2 // 3, len(data) // 4096, 3):
        data[page * 4096 : page * 4096 + 64] = draw.randbytes(64)
    path.write_bytes(data)
    with Ledger(path, links=LINKS) as ledger:
        faults = list(ledger.check())
        assert faults
        assert {fault.law for fault in faults} == {"database"}
        with pytest.raises(LedgerError, match="is damaged"):
            add_the_rest(ledger)


def test_no_ledger_at_all(tmp_path: Path) -> None:
    for name, data in {"text.db": b"Trois roquettes. " * 100, "other.db": None}.items():
        place = tmp_path / name
        if data is None:
            with sqlite3.connect(place) as other:
                other.execute("CREATE TABLE mine (x)")
            other.close()
        else:
            place.write_bytes(data)
        with pytest.raises(LedgerError, match="is no ledger"):
            Ledger(place, links=LINKS)
        assert data is None or place.read_bytes() == data
    with pytest.raises(LedgerError, match="cannot be opened"):
        Ledger(tmp_path / "no" / "folder.db")


def test_a_newer_ledger_is_refused(make: Make) -> None:
    ledger = make()
    with ledger.database.write():
        ledger.database.run("schema.record", number=99, at="2099", temoin="9")
    with pytest.raises(LedgerError, match=r"made by a newer temoin .* upgrade temoin"):
        migrations.migrate(ledger.database)


def test_an_interrupted_migration_leaves_nothing(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """An older ledger: the step fails, nothing of it is there; the next time it is made whole."""
    ledger = make()
    ledger.add_reading(MADE[0][0])
    before = ledger.fingerprint()
    step = [
        "CREATE TABLE later (name TEXT)",
        "INSERT INTO later VALUES ('x')",
        "INSERT INTO nowhere VALUES (1)",
    ]
    monkeypatch.setattr(migrations, "newest", lambda: 2)
    monkeypatch.setattr(migrations, "_statements", lambda number, dialect: step)
    with pytest.raises(Exception, match="nowhere"):
        migrations.migrate(ledger.database)
    assert ledger.database.schema_number() == 1
    assert ledger.fingerprint() == before
    step.pop()
    migrations.migrate(ledger.database)
    assert ledger.database.schema_number() == 2
    assert ledger.database.all_of("SELECT name FROM later", {}) == [("x",)]
    assert ledger.fingerprint() == before


@pytest.mark.postgresql
def test_the_server_hangs_up(server: str) -> None:
    import psycopg

    with Ledger(new_schema(server), links=LINKS) as ledger:
        ledger.add_reading(MADE[0][0])
        pid = ledger.database.all_of("SELECT pg_backend_pid()", {})[0][0]
        with psycopg.connect(server, autocommit=True) as other:
            other.execute("SELECT pg_terminate_backend(%s)", (pid,))
        with pytest.raises(LedgerError, match="cannot be reached"):
            ledger.add_reading(MADE[1][0])
    with pytest.raises(LedgerError, match="cannot be reached"):
        Ledger("postgresql://nobody@localhost:1/nothing")


@pytest.mark.postgresql
def test_a_locked_database(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    import psycopg

    from temoin.ledger.postgresql import WRITER

    monkeypatch.setattr("temoin.ledger.postgresql.PATIENCE", 0.2)
    with Ledger(new_schema(server), links=LINKS) as ledger, psycopg.connect(server) as other:
        other.execute("SELECT pg_advisory_xact_lock(%s)", (WRITER,))
        with pytest.raises(LedgerError, match="another process is writing to it"):
            ledger.add_reading(MADE[0][0])
        other.rollback()
        assert ledger.add_reading(MADE[0][0]).status == "added"


def test_a_password_is_never_shown() -> None:
    with pytest.raises(LedgerError) as fault:
        Ledger("postgresql://me:secret@localhost:1/nothing")
    assert "secret" not in str(fault.value)


def test_the_command_line_says_it_with_a_code(path: Path, tmp_path: Path) -> None:
    def run(*arguments: object) -> tuple[int, str]:
        result = CliRunner().invoke(main, [str(argument) for argument in arguments])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result.exit_code, result.stderr

    assert run("incidents", "--ledger", tmp_path / "none.db")[0] == 3
    assert "no such ledger" in run("show", "i1", "--ledger", tmp_path / "none.db")[1]
    assert run("show", "i0000000", "--ledger", path)[0] == 1
    assert run("search", "...", "--ledger", path)[0] == 1
    assert run("incidents", "--sort", "x", "--ledger", path)[0] == 2
    path.write_bytes(b"nothing" * 1000)
    assert run("check", "--ledger", path)[0] == 3
