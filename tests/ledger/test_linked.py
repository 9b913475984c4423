"""Seven reports in three languages of two attacks on one town's markets, read and linked as users' reports are."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from temoin.documents import read_document
from temoin.ledger import Ledger
from temoin.ledger.query import IncidentView
from temoin.reading import read_with_vector
from temoin.records import Reading
from temoin.resources import Resources

EXAMPLES = Path(__file__).parents[2] / "examples"
Seen = tuple[Reading, tuple[float, ...]]


def seen(path: Path) -> Seen:
    known = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    given = {key: known[key] for key in ("language", "published", "publisher")}
    document = read_document(path, name=path.relative_to(EXAMPLES).as_posix(), **given)
    return read_with_vector(document, Resources())


@pytest.fixture(scope="module")
def market() -> list[Seen]:
    return [seen(path) for path in sorted(EXAMPLES.glob("*/sahel-market-*.txt"))]


def fill(place: Path, some: list[Seen]) -> Ledger:
    ledger = Ledger(place)
    for reading, vector in some:
        assert ledger.add_reading(reading, vector=vector).status == "added"
    return ledger


@pytest.fixture
def ledger(tmp_path: Path, market: list[Seen]) -> Ledger:
    return fill(tmp_path / "a.db", market)


def test_two_days_are_two_incidents(ledger: Ledger) -> None:
    told = [incident for incident in ledger.incidents(role="main", sort="reports") if incident.reports > 1]
    sources = []
    for incident in told:
        view = ledger.show(incident.id)
        assert isinstance(view, IncidentView)
        sources.append(
            sorted(document.source.partition("/")[2].removesuffix(".txt") for document in view.documents)
        )
    first = [f"sahel-market-{number}" for number in range(1, 6)]
    assert sources == [first, ["sahel-market-next-day-1", "sahel-market-next-day-2"]]
    assert [incident.first_day for incident in told] == ["2025-03-09", "2025-03-10"]
    assert not list(ledger.check())


def test_speakers_of_several_reports_part_over_the_dead(ledger: Ledger) -> None:
    """The minister's 21 (fr/sahel-market-4) against the 31 of an organisation (there and in en/sahel-market-5)."""
    incident = ledger.incidents(role="main", sort="reports")[0]
    view = ledger.show(incident.id)
    assert isinstance(view, IncidentView)
    values = {claim: position.value for position in view.positions for claim in position.claims}
    pairs = [
        tuple(sorted((values[a]["min"], values[b]["min"])))
        for a, b in (
            pair.sides
            for pair in view.contradictions
            if pair.field == "killed" and pair.verdict == "contradictory"
        )
    ]
    assert (21, 31) in pairs
    documents = {
        claim.document for claim in view.claims if claim.field == "killed" and claim.value["min"] in (21, 31)
    }
    assert len(documents) > 1
    assert incident.contested == sum(pair.verdict == "contradictory" for pair in view.contradictions)


def test_a_copy_is_no_further_origin(ledger: Ledger, market: list[Seen]) -> None:
    before = ledger.incidents(role="main", sort="reports")[0]
    reading, vector = next(one for one in market if one[0].document.source == "fr/sahel-market-4.txt")
    document = replace(reading.document, publisher="A copy", url="https://example.org/copy")
    ledger.add_reading(replace(reading, document=document), vector=vector)
    after = ledger.incidents(role="main", sort="reports")[0]
    assert (after.reports, after.origins) == (before.reports + 1, before.origins)


def test_orders_of_real_reports_are_one_ledger(tmp_path: Path, market: list[Seen]) -> None:
    prints = set()
    for number in range(6):
        with fill(tmp_path / f"{number}.db", random.Random(number).sample(market, len(market))) as ledger:
            prints.add(ledger.fingerprint())
    assert len(prints) == 1


def test_words_are_found_in_three_languages(ledger: Ledger) -> None:
    for words in ("marché Tamgari", "market Tamgari", "سوق تامغاري"):
        assert ledger.search(words), words
    assert {hit.document for hit in ledger.search("تامغاري")} == {
        hit.document for hit in ledger.search("بتامغاري")
    }


def test_processes_read_the_same_ledger(tmp_path: Path) -> None:
    paths = sorted(EXAMPLES.glob("fr/sahel-market-*.txt"))
    prints = set()
    for workers in (1, 2, 4):
        with Ledger(tmp_path / f"{workers}.db") as ledger:
            told = list(ledger.add(paths, workers=workers))
            assert [one.name for one in told] == [str(path) for path in paths]
            prints.add(ledger.fingerprint())
    assert len(prints) == 1


def test_a_killed_reader_leaves_no_worker_behind(tmp_path: Path) -> None:
    paths = [str(path) for path in sorted(EXAMPLES.glob("*/*.txt"))]
    command = [
        sys.executable,
        "-m",
        "temoin",
        "add",
        "--json",
        "--workers",
        "2",
        "--ledger",
        str(tmp_path / "a.db"),
        *paths,
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True) as parent:
        assert parent.stdout
        first = json.loads(parent.stdout.readline())
        parent.kill()
    with Ledger(tmp_path / "a.db") as ledger:
        assert ledger.show(first["document"])
    for _ in range(100):
        if not alive(parent.pid):
            return
        time.sleep(0.1)
    raise AssertionError("a worker is still there")


def alive(session: int) -> bool:
    """Whether any process of a session is there, but for those that have ended and wait to be noticed."""
    listed = subprocess.run(
        ["ps", "-o", "stat=", "-s", str(session)], capture_output=True, text=True, check=False
    )
    return any(state and not state.startswith("Z") for state in listed.stdout.split())
