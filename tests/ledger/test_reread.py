"""New readings beside the old: what changed is told, ids that were cited lead on, judgements go over."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from benchmarks.synthetic import reports
from tests.ledger.conftest import Make, filled
from tests.ledger.plain_links import LINKS, Plain

from temoin.errors import LedgerError
from temoin.ledger import Ledger
from temoin.ledger.ids import document_id
from temoin.ledger.reread import relink, replace_reading, stale, stored_document
from temoin.records import Claim, Reading, Span

MADE = list(reports(40))


@pytest.fixture
def ledger(make: Make) -> Ledger:
    return filled(make, MADE)


def reread(ledger: Ledger, document: str, reading: Reading, vector: tuple[float, ...]) -> Any:
    return replace_reading(ledger.database, LINKS, document, replace(reading, temoin="9.9"), vector, "amal")


def document_of(reading: Reading) -> str:
    document = reading.document
    return document_id(document.sha256, document.url, document.publisher)


def longer(claim: Claim, text: str) -> Claim:
    """The same claim on more words, as a better reader would have it."""
    content = claim.evidence.content
    span = Span(max(0, content.start - 2), content.end, text[max(0, content.start - 2) : content.end])
    return replace(claim, evidence=replace(claim.evidence, content=span))


def test_the_same_reading_changes_nothing(ledger: Ledger) -> None:
    reading, vector = MADE[0]
    before, last = ledger.fingerprint(), ledger.log()[0].revision
    found = reread(ledger, document_of(reading), reading, vector)
    assert (found.revision, found.gained, found.lost) == (None, (), ())
    assert ledger.fingerprint() == before
    assert ledger.log()[0].revision == last
    assert document_of(reading) not in set(stale(ledger.database, "9.9"))
    assert len(set(stale(ledger.database, "9.9"))) == len(MADE) - 1


def test_another_reading_is_told_and_the_old_one_kept(ledger: Ledger) -> None:
    reading, vector = MADE[3]
    key = document_of(reading)
    fewer = replace(
        reading,
        claims=reading.claims[1:],
        incidents=(
            replace(
                reading.incidents[0],
                claims={
                    f: ids for f, ids in reading.incidents[0].claims.items() if f != reading.claims[0].field
                },
            ),
        ),
    )
    found = reread(ledger, key, fewer, vector)
    assert (len(found.gained), len(found.lost), found.kept) == (0, 1, len(reading.claims) - 1)
    assert len(ledger.claims(key)) == len(reading.claims) - 1
    assert [row[0] for row in ledger.database.all("documents.readings", document=key)] == [1, 2]
    assert not list(ledger.check())
    assert "reread" in [change.change for change in ledger.history(key)]
    back = reread(ledger, key, reading, vector)
    assert back.gained == found.lost
    assert not list(ledger.check())


def test_judgements_go_over_to_the_same_words(ledger: Ledger) -> None:
    reading, vector = MADE[5]
    key = document_of(reading)
    text = reading.document.text
    at = next(n for n, claim in enumerate(reading.claims) if claim.field == "killed")
    claim = ledger.claims(key)[at]
    ledger.judge("wrong", claim.id, author="leila", reason="misread")
    claims = tuple(longer(c, text) if n == at else c for n, c in enumerate(reading.claims))
    found = reread(ledger, key, replace(reading, claims=claims), vector)
    assert found.carried == 1
    (heir,) = (one for one in ledger.claims(key) if one.judged == "wrong")
    assert heir.id in found.gained
    now = ledger.judgements(heir.id)[0]
    assert (now.author, now.reason, now.verdict) == ("leila", "misread", "wrong")
    assert not list(ledger.check())


def test_a_cited_incident_leads_on(ledger: Ledger) -> None:
    reading, vector = next(
        seen for seen in MADE if ledger.show(document_of(seen[0])).incidents[0][1:17] in document_of(seen[0])
    )
    key = document_of(reading)
    cited = ledger.show(key).incidents[0]  # type: ignore[union-attr]
    mention = reading.claims[0].evidence.value[0]
    moved = replace(reading, incidents=(replace(reading.incidents[0], mentions=(mention,)),))
    reread(ledger, key, moved, vector)
    assert ledger.show(cited).incident.id == ledger.show(key).incidents[0]  # type: ignore[union-attr]
    assert not list(ledger.check())


def test_another_linking_joins_everything_anew(ledger: Ledger) -> None:
    class Strict(Plain):
        version = "plain-2"
        join = 2.0  # nothing is alike enough

    strict = replace(LINKS, incidents=Strict("incident"))
    before = ledger.fingerprint()
    other, _ = next(reports(1, seed=9))
    with (
        Ledger(ledger.database.name, links=strict) as changed,
        pytest.raises(LedgerError, match="run `temoin reread` once"),
    ):
        changed.add_reading(other)
    relink(ledger.database, strict, "amal")
    assert len(ledger.incidents()) == len(MADE)
    assert ledger.log()[0].action == "relink"
    assert "split" in {change.change for change in ledger.diff(f"r{ledger.log()[0].revision - 1}")}
    relink(ledger.database, LINKS, "amal")
    assert ledger.fingerprint() == before
    assert not list(ledger.check())


def test_what_was_said_of_a_report_is_said_again(ledger: Ledger) -> None:
    reading, _ = MADE[0]
    document = stored_document(ledger.database, document_of(reading))
    assert document.text == reading.document.text
    assert (document.publisher, document.url) == (reading.document.publisher, reading.document.url)
    assert document.published == replace(reading.document.published, span=None)  # type: ignore[type-var]


def test_ones_own_tables_stay_with_the_ledger(tmp_path: Path, make: Make) -> None:
    from temoin.ledger.tables import keep_tables, laid_out

    mine = tmp_path / "mine" / "actors"
    mine.mkdir(parents=True)
    packaged = Path(__file__).parents[2] / "src" / "temoin" / "resources" / "actors" / "armed.tsv"
    (mine / "armed.tsv").write_text(
        packaged.read_text(encoding="utf-8").partition("\n")[0] + "\n", encoding="utf-8"
    )
    ledger = make()
    with laid_out(ledger.database) as folder:
        assert folder is None
    keep_tables(ledger.database, tmp_path / "mine", "amal")
    keep_tables(ledger.database, tmp_path / "mine", "amal")
    assert [(one.action, one.author) for one in ledger.log()] == [("tables", "amal")]
    with laid_out(ledger.database) as folder:
        assert folder is not None
        kept = Path(folder) / "actors" / "armed.tsv"
        assert kept.read_text(encoding="utf-8") == (mine / "armed.tsv").read_text(encoding="utf-8")


def test_a_backup_of_either_database_is_the_same_ledger(ledger: Ledger, tmp_path: Path) -> None:
    ledger.judge("wrong", ledger.claims()[0].id, author="amal")
    ledger.backup(tmp_path / "copy.db")
    with Ledger(tmp_path / "copy.db", create=False, links=LINKS) as copy:
        assert copy.fingerprint() == ledger.fingerprint()
        assert copy.log(limit=100) == ledger.log(limit=100)
        assert copy.judgements() == ledger.judgements()
        assert not list(copy.check())
        assert copy.search("attack") == ledger.search("attack")
    with pytest.raises(LedgerError, match="is there already"):
        ledger.backup(tmp_path / "copy.db")
