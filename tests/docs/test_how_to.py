"""The tables that `how-to/own-resources.md` shows do what the page says."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from docs.write import ROOT

import temoin
from temoin.cli import main

PAGE = (ROOT / "docs" / "how-to" / "own-resources.md").read_text(encoding="utf-8")
TABLE = re.compile(
    r"`mine/(?P<name>[\w/]+\.tsv)`[^`]*?(?:`[^`]*`[^`]*?)*?:\n\n```text\n(?P<rows>.*?)```", re.DOTALL
)
REPORT = "Un front pointe une attaque\n\nLe Frente del Norte a tué trois civils à Ghayl Sawda, a annoncé la police."


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    for match in TABLE.finditer(PAGE):
        file = tmp_path / match["name"]
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(match["rows"], encoding="utf-8")
    assert sorted(path.name for path in tmp_path.rglob("*.tsv")) == [
        "armed.tsv",
        "places.tsv",
        "reporting.tsv",
    ]
    return tmp_path


def test_own_tables_are_read(mine: Path) -> None:
    reading = temoin.read(REPORT.encode(), language="fr", resources=mine)
    fronts = [entity for entity in reading.entities if entity.name == "Frente del Norte"]
    assert [(entity.kind, entity.country) for entity in fronts] in ([], [("armed", "YE")])
    villages = [place for place in reading.places if place.name == "Ghayl Sawda"]
    assert [(place.gazetteer, place.lat) for place in villages] in ([], [("own:1", 14.52)])
    assert fronts or villages


def test_a_wrong_row_is_refused_as_shown(mine: Path) -> None:
    file = mine / "actors" / "armed.tsv"
    file.write_text(file.read_text(encoding="utf-8").replace("\tarmed\t", "\tmilitia\t"), encoding="utf-8")
    (mine / "report.txt").write_text(REPORT, encoding="utf-8")
    result = CliRunner().invoke(main, ["read", "--resources", str(mine), str(mine / "report.txt")])
    shown = re.search(r"temoin: mine/actors/armed\.tsv:2: .*", PAGE)
    assert shown
    assert result.exit_code == 1
    assert result.stderr.strip() == shown[0].replace("mine/", f"{mine}/")
