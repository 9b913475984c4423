"""The commands of a ledger on readings made beforehand; no model is needed."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from benchmarks.synthetic import reports
from click.testing import CliRunner, Result
from tests.ledger.plain_links import LINKS

from temoin.cli import main

MADE = [reading for reading, _ in reports(30)]


@pytest.fixture(autouse=True)
def plain(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("temoin.ledger.store.packaged", lambda: LINKS)
    monkeypatch.setenv("TEMOIN_LEDGER", str(tmp_path / "a.db"))
    monkeypatch.setenv("TEMOIN_AUTHOR", "amal")


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    file = tmp_path / "readings.jsonl"
    file.write_text("".join(json.dumps(reading.to_dict()) + "\n" for reading in MADE), encoding="utf-8")
    return file


@pytest.fixture
def added(lines: Path) -> Path:
    assert run("add", lines).stdout == "30 added\n"
    return lines


def run(*arguments: object, code: int = 0, stdin: str | None = None) -> Result:
    result = CliRunner().invoke(main, [str(argument) for argument in arguments], input=stdin)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert result.exit_code == code, result.output
    assert "Traceback" not in result.output
    return result


def rows(*arguments: object) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run(*arguments, "--json").stdout.splitlines()]


def test_adding_again_passes_over_what_is_there(added: Path) -> None:
    assert run("add", added).stdout == "30 known\n"
    with added.open("a", encoding="utf-8") as file:
        file.write("{\n")
    result = run("add", added, code=1)
    assert result.stdout == "30 known, 1 declined\n"
    assert (
        result.stderr
        == f"temoin: {added}:31: is no JSON (Expecting property name enclosed in double quotes: line 2 column 1 (char 2)); give one object a line\n"
    )


def test_each_report_is_told_when_it_is_safe(lines: Path) -> None:
    told = rows("add", lines)
    assert {row["status"] for row in told} == {"added"}
    assert [row["revision"] for row in told] == list(range(1, 31))
    assert rows("show", told[0]["document"])[0]["id"] == told[0]["document"]


def test_standard_input(lines: Path) -> None:
    assert run("add", "-", stdin=lines.read_text(encoding="utf-8")).stdout == "30 added\n"
    assert run("add", "--column", "name=x", lines, code=2)


def test_incidents_three_ways(added: Path) -> None:
    found = rows("incidents", "--limit", 100)
    table = list(csv.DictReader(io.StringIO(run("incidents", "--limit", 100, "--csv").stdout)))
    assert [row["id"] for row in found] == [row["id"] for row in table]
    words = run("incidents").stdout
    assert found[0]["id"] in words
    assert "by the rule majority-of-origins" in words
    assert all(row["contested"] for row in rows("incidents", "--contested"))
    assert rows("incidents", "--place", f"{found[0]['lat']},{found[0]['lon']}", "--radius", 1)
    run("incidents", "--csv", "--json", code=2)
    run("incidents", "--place", "Nowhere", code=1)
    run("incidents", "--since", "soon", code=1)


def test_show_an_incident_a_report_a_claim(added: Path) -> None:
    one = rows("incidents", "--sort", "contested")[0]
    words = run("show", one["id"], "--words").stdout
    for part in ("by the rule", "where they part", "what was said when", "reports", "contradictory"):
        assert part in words
    view = rows("show", one["id"], "--rule", "official-first")[0]
    assert view["incident"]["rule"] == "official-first"
    claim = view["claims"][0]
    assert claim["evidence"]["content"]["text"]
    assert claim["evidence"]["content"]["text"][:20] in run("show", claim["id"]).stdout
    assert "claims" in run("show", claim["document"]).stdout
    run("show", "i0000000000", code=1)


def test_search(added: Path) -> None:
    assert "“" in run("search", "attack").stdout
    assert len(rows("search", "attack", "--limit", 3)) == 3


def test_judge_log_and_diff(added: Path) -> None:
    first, second = rows("incidents")[:2]
    made = rows("judge", "same", first["id"], second["id"], "--reason", "one attack")[0]
    assert (made["author"], made["reason"], made["revision"]) == ("amal", "one attack", 31)
    assert "merged" in {row["change"] for row in rows("diff", "--since", "r30")}
    assert "judged same" in run("log", first["id"]).stdout
    assert "judge by amal" in run("log").stdout
    assert "one attack" not in run("diff", "--since", "r0").stdout
    run("judge", "open", first["id"], second["id"])
    assert "every law holds" in run("check").stdout
    run("judge", "same", first["id"], code=1)
    run("judge", "maybe", first["id"], code=2)


def test_audit_asks_and_measures(added: Path) -> None:
    result = run("audit", 4, "--seed", 3, "--author", "leila", stdin="r\nw\ns\nr\n")
    assert "1 of 4: right, wrong, skip or quit" in result.stdout
    assert "67 %" in result.stdout
    assert len(rows("audit", 4, "--seed", 3)) == 4


def test_ids_that_are_shown_are_taken(added: Path) -> None:
    """What `show` lists under `who`, and what `log` says was judged, can be given to the other commands."""
    one = rows("incidents", "--sort", "contested")[0]
    card = run("show", one["id"]).stdout
    entity = re.findall(r"\be[0-9a-f]{16}\b", card.partition("\nwho\n")[2])[0]
    claim = rows("show", one["id"])[0]["claims"][0]["id"]
    assert re.search(r"\bp[0-9a-f]{16}\b", run("show", claim).stdout) is None
    assert run("incidents", "--actor", entity[:12]).exit_code == 0
    made = rows("judge", "wrong", claim, "--reason", "misread")[0]
    told = " ".join(run("log", claim).stdout.split())
    assert f"wrong {claim} by amal: misread {made['id']}" in told
    run("judge", "open", made["id"])
    assert "no longer stands since revision 32" in " ".join(run("log", claim).stdout.split())
    run("judge", "open", made["id"], code=1)


def test_lists_say_that_there_is_more(added: Path) -> None:
    every = rows("incidents")
    result = run("incidents", "--limit", 2, "--offset", 1)
    assert result.stderr == "temoin: there are more; --offset 3 shows the next ones\n"
    assert every[2]["id"] in result.stdout
    assert every[3]["id"] not in result.stdout
    assert run("incidents", "--country", "ZZ").stderr == "temoin: nothing found\n"
    assert all(line == line.rstrip() for line in run("incidents").stdout.splitlines())
    run("incidents", "--field", "dead", code=1)


def test_forget_asks_first(added: Path) -> None:
    document = rows("incidents")[0]["id"].replace("i", "d").partition("-")[0]
    run("forget", document, code=1, stdin="n\n")
    assert run("forget", document, "--yes").stdout == f"forgotten: {document}\n"
    assert "forgotten in revision 31" in run("show", document).stdout
    assert run("add", added).stdout == "29 known, 1 forgotten\n"
    assert "every law holds" in run("check").stdout


def test_backup_is_a_ledger(added: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    assert run("backup", copy).stdout == f"wrote {copy}\n"
    assert rows("incidents", "--ledger", copy) == rows("incidents")
    assert "is there already" in run("backup", copy, code=3).stderr


def test_check_finds_what_was_changed_behind_its_back(added: Path, tmp_path: Path) -> None:
    import sqlite3

    with sqlite3.connect(tmp_path / "a.db") as other:
        other.execute("UPDATE claims SET value = '{}' WHERE number = 3")
        other.execute("UPDATE incidents SET reports = 7")
        other.execute("DELETE FROM keys WHERE kind = 'incident'")
        other.execute("UPDATE texts SET text = text || 'x'")
    other.close()
    laws = {row["law"] for row in map(json.loads, run("check", "--json", code=1).stdout.splitlines())}
    assert laws == {"the same again", "the way back"}
