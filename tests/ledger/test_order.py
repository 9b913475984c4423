"""Law 3 on a ledger: any order, any shards, either database, one content."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from benchmarks.synthetic import event, reports
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.ledger.conftest import new_schema
from tests.ledger.plain_links import LINKS

from temoin.incidents.rules import RULES
from temoin.ledger import Ledger
from temoin.ledger.query import SORTS
from temoin.records import Reading

Seen = tuple[Reading, tuple[float, ...]]
MADE = list(reports(600))[::60] + list(reports(8))


def versions() -> list[Seen]:
    """Two pages that were corrected, one without a date."""
    found = []
    for reading, vector in MADE[:2]:
        text = reading.document.text + " !"
        sha256 = hashlib.sha256(text.encode()).hexdigest()
        found.append((replace(reading, document=replace(reading.document, sha256=sha256, text=text)), vector))
    reading, vector = MADE[2]
    document = replace(reading.document, published=None, url=None)
    return [*found, (replace(reading, document=document), vector)]


EVERY = MADE + versions()


def fingerprint(ledger: Ledger, order: list[Seen]) -> str:
    for reading, vector in order:
        ledger.add_reading(reading, vector=vector, retrieved=f"2030-{len(reading.document.text):06}")
    return ledger.fingerprint()


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> str:
    with Ledger(tmp_path_factory.mktemp("order") / "a.db", links=LINKS) as ledger:
        found = fingerprint(ledger, EVERY)
        incidents = ledger.incidents()
        assert 1 < len(incidents) < sum(incident.reports for incident in incidents)
        assert not list(ledger.check())
        return found


@settings(max_examples=50)
@given(order=st.permutations(EVERY))
def test_fifty_orders_are_one_ledger(expected: str, order: list[Seen]) -> None:
    with TemporaryDirectory() as folder, Ledger(Path(folder) / "a.db", links=LINKS) as ledger:
        assert fingerprint(ledger, order) == expected


@pytest.mark.parametrize("shards", [1, 2, 4])
def test_shards_are_one_ledger(expected: str, tmp_path: Path, shards: int) -> None:
    """Several writers at once, each with its share."""
    import multiprocessing

    place = tmp_path / "a.db"
    Ledger(place, links=LINKS).close()
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=write_share, args=(str(place), at, shards)) for at in range(shards)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
        assert writer.exitcode == 0
    with Ledger(place, links=LINKS) as ledger:
        assert ledger.fingerprint() == expected
        assert not list(ledger.check())


def write_share(place: str, at: int, shards: int) -> None:
    with Ledger(place, links=LINKS) as ledger:
        fingerprint(ledger, EVERY[at::shards])


@pytest.mark.postgresql
def test_both_databases_hold_the_same(expected: str, server: str) -> None:
    order = random.Random(3).sample(EVERY, len(EVERY))
    with Ledger(new_schema(server), links=LINKS) as ledger:
        assert fingerprint(ledger, order) == expected
        assert not list(ledger.check())


@pytest.mark.postgresql
def test_both_databases_answer_the_same(server: str, tmp_path: Path) -> None:
    """Every question, before and after people have judged and a report and an entity were forgotten."""
    with Ledger(tmp_path / "a.db", links=LINKS) as one, Ledger(new_schema(server), links=LINKS) as two:
        for ledger in (one, two):
            fingerprint(ledger, EVERY)
        assert list(answers(one)) == list(answers(two))
        for ledger in (one, two):
            decide(ledger)
        assert list(answers(one)) == list(answers(two))
        assert one.fingerprint() == two.fingerprint()


def decide(ledger: Ledger) -> None:
    first, second, third = ledger.incidents(sort="reports", limit=3)
    claim = ledger.claims(third.id)[0]
    ledger.judge("same", first.id, second.id, author="amal", reason="one attack")
    ledger.judge("wrong", claim.id, author="amal")
    ledger.judge("about", ledger.claims(third.id)[1].id, first.id, author="amal")
    speaker = next(c.speaker for c in ledger.claims() if c.speaker.startswith("e"))
    ledger.forget(speaker, author="court")
    ledger.forget(claim.document, author="court")


def answers(ledger: Ledger) -> Iterator[tuple[object, object]]:
    """Questions of every kind with their answers; times of the clock left out."""
    every = ledger.incidents()
    one = max(every, key=lambda incident: (incident.reports, incident.id))
    for sort in SORTS:
        yield sort, list(ledger.incidents(sort=sort, limit=5, offset=2))
    for wanted in (
        {"since": one.first_day}, {"until": one.first_day}, {"near": one.place}, {"near": one.place, "radius_km": 90},
        {"near": (one.lat, one.lon)}, {"country": one.country}, {"act": one.mode}, {"field": "killed"}, {"role": "main"},
        {"language": "en"}, {"contested": True}, {"min_origins": 2},
{"actor": one.summary["perpetrator"]["value"]["name"]},
    ):  # fmt: skip
        yield wanted, list(ledger.incidents(**wanted))  # type: ignore[arg-type]
    for incident in every:
        yield incident.id, [ledger.show(incident.id, rule=rule, words=True) for rule in RULES]
        yield incident.id, list(ledger.contradictions(incident.id))
        yield incident.id, [replace(change, at="") for change in ledger.history(incident.id)]
        for document in sorted({claim.document for claim in ledger.claims(incident.id)}):
            yield document, ledger.show(document)
    for words in (
        "attack",
        "rocket hurt",
        '"were killed"',
        one.place or "",
        "l'attaque",
        "nothing-of-the-kind",
    ):
        yield words, list(ledger.search(words, limit=7, offset=1))
    yield "audit", list(ledger.audit(9, seed=4))
    yield "log", [replace(revision, at="") for revision in ledger.log(limit=1000)]
    yield "diff", [replace(change, at="") for change in ledger.diff("r3")]
    yield "judgements", [replace(judgement, id="", at="") for judgement in ledger.judgements()]


def test_events_are_foreseeable() -> None:
    assert event(7) == event(7)
