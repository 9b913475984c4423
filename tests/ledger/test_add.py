"""Reports go in once, whole, in any order; what is asked comes out the same on both databases."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from benchmarks.synthetic import reports
from tests.ledger.conftest import Make, filled

from temoin.errors import LedgerError, QuestionError
from temoin.incidents.rules import RULES
from temoin.ledger import Ledger
from temoin.ledger.query import IncidentView

MADE = list(reports(40))


def test_every_claim_is_kept_with_its_words(make: Make) -> None:
    ledger = filled(make, MADE)
    claims = ledger.claims()
    assert len(claims) == sum(len(reading.claims) for reading, _ in MADE)
    texts = {reading.document.text for reading, _ in MADE}
    for claim in claims:
        assert claim.evidence is not None
        assert any(claim.evidence.content.text in text for text in texts)


def test_the_same_report_is_added_once(make: Make) -> None:
    ledger = filled(make, MADE[:3])
    again = ledger.add_reading(MADE[0][0])
    assert again.status == "known"
    assert ledger.database.value("history.last") == 3


def test_the_same_text_elsewhere_is_another_report_of_one_origin(make: Make) -> None:
    ledger = filled(make, MADE[:1])
    reading = MADE[0][0]
    elsewhere = replace(
        reading, document=replace(reading.document, url="https://example.org/copy", publisher="Copy")
    )
    assert ledger.add_reading(elsewhere).status == "added"
    (incident,) = ledger.incidents()
    assert (incident.reports, incident.origins) == (2, 1)


def test_a_corrected_page_is_a_version(make: Make) -> None:
    ledger = filled(make, MADE[:1])
    reading = MADE[0][0]
    text = reading.document.text + " "
    corrected = replace(reading, document=replace(reading.document, sha256="f" * 64, text=text))
    added = ledger.add_reading(corrected, retrieved="2099-01-01")
    (incident,) = ledger.incidents()
    assert (incident.reports, incident.origins) == (1, 1)
    older = ledger.show(ledger.claims()[0].document)
    versions = {claim.document: claim.superseded for claim in ledger.claims()}
    assert sorted(versions.values()) == [False, True]
    assert versions[str(added.document)] is False
    assert len(older.versions) == 2  # type: ignore[union-attr]


def test_incidents_are_found_by_everything(make: Make) -> None:
    ledger = filled(make, MADE)
    every = ledger.incidents()
    one = next(incident for incident in every if incident.contested)
    assert one.first_day
    name = one.summary["perpetrator"]["value"]["name"]
    for wanted in (
        {"since": one.first_day, "until": one.first_day}, {"country": one.country}, {"act": "assault"},
        {"act": one.mode}, {"actor": name}, {"field": "killed"}, {"contested": True}, {"near": one.place},
        {"near": (one.lat, one.lon)}, {"near": one.place, "radius_km": 5}, {"min_origins": one.origins},
        {"role": "main"},
    ):  # fmt: skip
        found = ledger.incidents(**wanted)
        assert one in found, wanted
    assert ledger.incidents(country="ZZ") == ledger.incidents(since="2999")
    assert not ledger.incidents(country="ZZ")
    assert len(ledger.incidents(limit=3)) == 3
    assert [i.id for i in ledger.incidents(sort="reports", limit=4, offset=1)] == [
        i.id for i in sorted(every, key=lambda i: (-i.reports, i.id))[1:5]
    ]


def test_show_takes_the_beginning_of_an_id(make: Make) -> None:
    ledger = filled(make, MADE)
    one = ledger.incidents(sort="reports")[0]
    view = ledger.show(one.id[:10])
    assert isinstance(view, IncidentView)
    assert len(view.claims) == one.claims
    assert {position.field for position in view.positions} == {claim.field for claim in view.claims}
    assert view.incident.summary["killed"]["rule"] == "majority-of-origins"
    for rule in ("latest-per-speaker", "official-first", "lowest-and-highest"):
        assert ledger.show(one.id, rule=rule).incident.rule == rule  # type: ignore[union-attr]
    with pytest.raises(QuestionError, match="no rule"):
        ledger.show(one.id, rule="truth")
    with pytest.raises(QuestionError, match="nothing here has that id"):
        ledger.show("i0000000")
    with pytest.raises(QuestionError, match="is no id"):
        ledger.show("Bagdad")


def test_a_beginning_stands_for_the_only_main_incident(make: Make) -> None:
    ledger = make()
    reading = MADE[0][0]
    recalled = replace(
        reading.incidents[0], id="i2", role="background", mentions=reading.incidents[0].mentions[1:]
    )
    moved = reading.claims[-1]
    claims = (*reading.claims[:-1], replace(moved, incident="i2"))
    added = ledger.add_reading(replace(reading, incidents=(reading.incidents[0], recalled), claims=claims))
    main, background = added.incidents
    start = main.partition("-")[0]
    assert background.startswith(start)
    assert ledger.show(start).incident.id == main  # type: ignore[union-attr]
    assert ledger.show(background).incident.id == background  # type: ignore[union-attr]
    with pytest.raises(QuestionError, match="more than one id starts so; give more of it: c"):
        ledger.show("c")


def test_slips_are_no_answers(make: Make) -> None:
    ledger = filled(make, MADE[:2])
    with pytest.raises(QuestionError, match="is no field of a claim; take one of what when"):
        ledger.incidents(field="dead")
    with pytest.raises(QuestionError, match="no incident here is of that kind; kinds here are ASSAULT"):
        ledger.incidents(act="war")
    with pytest.raises(QuestionError, match="a radius needs a place"):
        ledger.incidents(radius_km=3)
    assert not ledger.incidents(act="AGREE")


def test_columns_follow_the_rule_that_is_named(make: Make) -> None:
    """A place that one authority names, beside another that two reports name."""
    ledger = filled(make, MADE)
    for one in ledger.incidents(sort="reports", limit=5):
        for rule in RULES:
            shown = ledger.show(one.id, rule=rule)
            assert isinstance(shown, IncidentView)
            where = shown.incident.summary["where"]["value"]["place"]
            what = shown.incident.summary["what"]["value"]
            assert (shown.incident.place, shown.incident.mode) == (shown.places[where].name, what["mode"])
            assert {field["rule"] for field in shown.incident.summary.values()} == {rule}


def test_a_place_known_by_its_country_alone_has_no_coordinates(make: Make) -> None:
    reading = MADE[0][0]
    ledger = make()
    vague = tuple(replace(place, lat=17.3, lon=9.3, radius_km=500.0) for place in reading.places)
    ledger.add_reading(replace(reading, places=vague))
    (one,) = ledger.incidents()
    assert (one.lat, one.lon) == (None, None)
    assert not ledger.incidents(near=(17.3, 9.3))
    assert ledger.incidents(near=str(one.place))


def test_pages_pass_over_what_was_shown(make: Make) -> None:
    ledger = filled(make, MADE)
    every = ledger.incidents()
    assert ledger.incidents(offset=3) == every[3:]
    assert ledger.incidents(limit=2, offset=3) == every[3:5]


def test_search_folds_accents_and_particles(make: Make) -> None:
    ledger = filled(make, MADE)
    hits = ledger.search("RÓCKET hurt")
    assert hits
    assert all("rocket" in hit.text and "hurt" in hit.text for hit in hits)
    assert [hit.published for hit in hits] == sorted((str(hit.published) for hit in hits), reverse=True)
    assert all(hit.claims and hit.incidents for hit in hits)
    assert not ledger.search('"hurt rocket"')
    assert ledger.search('"were killed"')
    with pytest.raises(QuestionError, match="no word"):
        ledger.search("...")


def test_rows_are_columns_for_data_frames(make: Make) -> None:
    pandas, polars = pytest.importorskip("pandas"), pytest.importorskip("polars")
    ledger = filled(make, MADE[:5])
    columns = ledger.incidents().columns()
    assert list(pandas.DataFrame(columns)["id"]) == columns["id"] == list(polars.DataFrame(columns)["id"])
    claims = ledger.claims(words=False)
    assert (
        len(pandas.DataFrame(claims.columns()))
        == len(claims)
        == len(polars.DataFrame(claims.dicts()[:3])) + len(claims) - 3
    )
    assert list(ledger.incidents(country="ZZ").columns()) == list(columns)


def test_a_ledger_opens_without_models(tmp_path: Path) -> None:
    import subprocess
    import sys

    code = (
        "import sys, temoin, temoin.ledger; L = temoin.ledger.Ledger(sys.argv[1]); L.incidents(); "
        "print(sorted({'numpy', 'onnxruntime', 'spacy', 'tokenizers'} & set(sys.modules)))"
    )
    found = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "a.db")], capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == "[]"


@pytest.mark.parametrize("name", ["missing", "folder"])
def test_only_a_writer_makes_a_ledger(tmp_path: Path, name: str) -> None:
    with pytest.raises(LedgerError, match="no such ledger"):
        Ledger(tmp_path / name, create=False)


def test_json_lines_are_reports(tmp_path: Path) -> None:
    from temoin.documents import find_reports

    file = tmp_path / "news.jsonl"
    rows = [
        {"body": "A text.", "headline": "Title", "day": "2020-01-02"},
        {"body": "Another."},
        {"body": ""},
        {"body": 7},
        MADE[0][0].to_dict(),
    ]
    lines = [json.dumps(row) for row in rows]
    file.write_text("\n".join([*lines, "{", "", "[]", '{"headline": "x"}']), encoding="utf-8")
    columns = {"text": "body", "title": "headline", "date": "day"}
    first, *rest = find_reports(str(file), columns)
    assert (first.data, first.published, first.name) == (b"Title\n\nA text.", "2020-01-02", f"{file}:1")  # type: ignore[union-attr]
    assert rest[3].reading == MADE[0][0]  # type: ignore[union-attr]
    words = [str(fault) for at, fault in enumerate(rest) if at not in (0, 3)]
    for number, part in enumerate(
        ["holds no text", "not text", "is no JSON", "no JSON object", "columns are headline"]
    ):
        assert part in words[number], words
        assert words[number].startswith(f"{file}:")


def test_a_file_of_other_things_is_declined_once(tmp_path: Path) -> None:
    from temoin.documents import find_reports

    file = tmp_path / "rows.jsonl"
    file.write_text('{"row": 1}\n{"row": 2}\n{"text": "x"}\n', encoding="utf-8")
    (fault,) = find_reports(str(file))
    assert "rows.jsonl:1: column 'text' holds no text; columns are row" in str(fault)


def test_what_is_known_of_a_text_may_stand_beside_it(tmp_path: Path) -> None:
    from temoin.documents import find_reports

    (tmp_path / "a.txt").write_text("A text.", encoding="utf-8")
    (tmp_path / "a.json").write_text(
        '{"published": "2020-01-02", "publisher": "AFP", "language": "en"}', encoding="utf-8"
    )
    (report,) = find_reports(str(tmp_path / "a.txt"))
    assert (report.published, report.publisher, report.language) == ("2020-01-02", "AFP", "en")  # type: ignore[union-attr]
    (tmp_path / "a.json").write_text("{", encoding="utf-8")
    (fault,) = find_reports(str(tmp_path / "a.txt"))
    assert "a.json: is no JSON" in str(fault)
