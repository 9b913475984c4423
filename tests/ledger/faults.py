"""Writers that are killed and readers that go on, for tests and for `benchmarks.ledger`; every number is a count."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import time
from collections.abc import Sequence
from pathlib import Path

from tests.ledger.plain_links import LINKS

from temoin.ledger import Ledger
from temoin.records import Reading

Seen = tuple[Reading, tuple[float, ...]]


def write(place: str, some: Sequence[Seen], told: str) -> None:
    """Add readings; each id is written down as soon as it is reported as added."""
    file = os.open(told, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    with Ledger(place, links=LINKS) as ledger:
        for reading, vector in some:
            added = ledger.add_reading(reading, vector=vector, retrieved="2030-01-01")
            os.write(file, f"{added.document}\n".encode())


def kill_at_random(place: Path, some: Sequence[Seen], kills: int, seed: int = 1) -> list[str]:
    """Kill a writer so many times, start it again each time, let it end at last; what is wrong afterwards."""
    draw = random.Random(seed)
    context = multiprocessing.get_context("fork")
    faults: list[str] = []
    for kill in range(kills):
        told = place.with_suffix(f".told{kill % 2}")
        told.unlink(missing_ok=True)
        if kill % 10 == 0:  # again from nothing, so that there is always something left to add
            for file in place.parent.glob(f"{place.name}*"):
                file.unlink()
        writer = context.Process(target=write, args=(str(place), some, str(told)))
        writer.start()
        time.sleep(draw.uniform(0.0, 0.3))
        os.kill(int(writer.pid or 0), signal.SIGKILL)
        writer.join()
        if place.exists() and told.exists():
            faults += lost(place, told.read_text().split())
    writer = context.Process(target=write, args=(str(place), some, os.devnull))
    writer.start()
    writer.join()
    with Ledger(place, links=LINKS) as ledger:
        faults += [f"{fault.law}: {fault.subject} {fault.words}" for fault in ledger.check()]
        many = len({reading.document.sha256 + str(reading.document.url) for reading, _ in some})
        if ledger.database.all_of("SELECT count(*) FROM documents", {})[0][0] != many:
            faults.append("not every report is there once")
    return faults


def lost(place: Path, told: Sequence[str]) -> list[str]:
    """Reports that were reported as added and are not there."""
    with Ledger(place, links=LINKS) as ledger:
        return [f"{key} is lost" for key in told if ledger.database.one("documents.known", id=key) is None]


def read_on(place: str, seconds: float, faults: multiprocessing.Queue[str]) -> None:
    """Ask again and again; each answer must be whole."""
    end = time.monotonic() + seconds
    try:
        while time.monotonic() < end:
            with Ledger(place, create=False, links=LINKS) as ledger:
                for incident in ledger.incidents(sort="changed", limit=5):
                    view = ledger.show(incident.id)
                    if len(view.claims) != view.incident.claims:  # type: ignore[union-attr]
                        faults.put(f"{incident.id}: {incident.claims} claims told")
                ledger.search("attack", limit=5)
    except Exception as fault:
        faults.put(repr(fault))


def readers_and_writer(place: Path, some: Sequence[Seen], readers: int, seconds: float) -> list[str]:
    """Readers and one writer at the same time; what went wrong."""
    Ledger(place, links=LINKS).close()
    context = multiprocessing.get_context("fork")
    faults: multiprocessing.Queue[str] = context.Queue()
    asking = [context.Process(target=read_on, args=(str(place), seconds, faults)) for _ in range(readers)]
    for reader in asking:
        reader.start()
    end = time.monotonic() + seconds
    with Ledger(place, links=LINKS) as ledger:
        for reading, vector in some:
            ledger.add_reading(reading, vector=vector)
            if time.monotonic() > end:
                break
    for reader in asking:
        reader.join()
    found = []
    while not faults.empty():
        found.append(faults.get())
    return found
