"""What people decide wins, is kept, can be taken back; what is forgotten is gone from the disk."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from benchmarks.synthetic import reports
from tests.ledger.conftest import Make, filled

from temoin.errors import QuestionError
from temoin.ledger import Ledger
from temoin.ledger.audit import wilson
from temoin.ledger.query import IncidentView
from temoin.ledger.records import LedgerDocument

MADE = list(reports(60))


@pytest.fixture
def ledger(make: Make) -> Ledger:
    return filled(make, MADE)


def told_most(ledger: Ledger) -> Any:
    one = ledger.incidents(sort="reports")[0]
    assert one.reports > 2
    return one


def test_a_report_is_parted_from_an_incident_and_brought_back(ledger: Ledger) -> None:
    before = ledger.fingerprint()
    one = told_most(ledger)
    view = ledger.show(one.id)
    assert isinstance(view, IncidentView)
    last = view.documents[-1].id if view.documents[-1].id[1:] not in one.id else view.documents[0].id
    ledger.judge("different", one.id, last, author="amal", reason="the day before")
    parted = ledger.show(last)
    assert isinstance(parted, LedgerDocument)
    assert parted.incidents != (one.id,)
    assert not list(ledger.check())
    changes = [change.change for change in ledger.diff(f"r{ledger.log()[0].revision - 1}")]
    assert "judged different" in changes
    assert "split" in changes
    ledger.judge("open", one.id, last, author="amal")
    assert ledger.fingerprint() == before
    first, second = ledger.judgements()[1], ledger.judgements()[0]
    assert (first.verdict, first.undone, second.verdict) == ("different", second.revision, "open")


def test_two_incidents_are_called_one(ledger: Ledger) -> None:
    first, second, *_ = ledger.incidents()
    ledger.judge("same", first.id, second.id, author="amal")
    views = ledger.show(first.id), ledger.show(second.id)
    assert views[0] == views[1]
    assert not list(ledger.check())
    with pytest.raises(QuestionError, match="are one already"):
        ledger.judge("different", first.id, first.id, author="amal")


def test_a_judgement_is_taken_back_by_its_id_or_by_its_report(ledger: Ledger) -> None:
    before = ledger.fingerprint()
    one = told_most(ledger)
    view = ledger.show(one.id)
    assert isinstance(view, IncidentView)
    last = next(document.id for document in view.documents if document.id[1:] not in one.id)
    made = ledger.judge("different", one.id, last, author="amal")
    assert made in ledger.judgements(last)
    assert made in ledger.judgements(one.id)
    ledger.judge("open", one.id, last, author="amal")
    assert ledger.fingerprint() == before
    again = ledger.judge("different", last, one.id, author="amal")
    ledger.judge("open", again.id, author="amal")
    assert ledger.fingerprint() == before
    for things in ((again.id,), (one.id, last)):
        with pytest.raises(QuestionError, match="stands"):
            ledger.judge("open", *things, author="amal")


def test_entities_are_joined_and_parted(ledger: Ledger) -> None:
    claims = [claim for claim in ledger.claims() if claim.speaker.startswith("e")]
    a, b = claims[0].speaker, next(claim.speaker for claim in claims if claim.speaker != claims[0].speaker)
    ledger.judge("same", a, b, author="amal")
    assert len({claim.speaker for claim in ledger.claims()} & {a, b}) == 1
    assert not list(ledger.check())
    ledger.judge("different", a, b, author="amal")
    assert len({claim.speaker for claim in ledger.claims()} & {a, b}) == 2
    assert not list(ledger.check())


def test_a_wrong_claim_no_longer_counts(ledger: Ledger) -> None:
    one = next(i for i in ledger.incidents() if i.reports == 1 and i.contested)
    before = ledger.contradictions(one.id)
    claim = next(c for c in ledger.claims(one.id) if c.id in before[0].sides)
    ledger.judge("wrong", claim.id, author="amal")
    after = [x for x in ledger.contradictions(one.id) if x.until is None]
    assert claim.id not in {side for x in after for side in x.sides}
    assert ledger.show(claim.id).judged == "wrong"  # type: ignore[union-attr]
    assert not list(ledger.check())
    ledger.judge("right", claim.id, author="leila")
    assert ledger.contradictions(one.id) == before or len(ledger.contradictions(one.id)) >= len(before)
    with pytest.raises(QuestionError, match="is no claim"):
        ledger.judge("wrong", one.id, author="amal")


def test_a_claim_is_about_another_incident(ledger: Ledger) -> None:
    first, second, *_ = ledger.incidents()
    claim = ledger.claims(first.id)[0]
    ledger.judge("about", claim.id, second.id, author="amal")
    assert claim.id in {one.id for one in ledger.claims(second.id)}
    assert claim.id not in {one.id for one in ledger.claims(first.id)}
    assert not list(ledger.check())
    ledger.judge("open", claim.id, author="amal")
    assert claim.id in {one.id for one in ledger.claims(first.id)}


def test_a_forgotten_report_is_a_tombstone(ledger: Ledger) -> None:
    one = told_most(ledger)
    view = ledger.show(one.id)
    assert isinstance(view, IncidentView)
    document = view.documents[0]
    reading, vector = next(seen for seen in MADE if seen[0].document.sha256 == document.sha256)
    ledger.forget(document.id, author="court")
    gone = ledger.show(document.id)
    assert isinstance(gone, LedgerDocument)
    assert (gone.text, gone.title, gone.url, gone.publisher) == (None, None, None, None)
    assert gone.counts == document.counts
    assert ledger.incidents(sort="reports")[0].reports == one.reports
    assert ledger.add_reading(reading, vector=vector).status == "forgotten"
    assert not list(ledger.check())


def test_a_forgotten_entity_is_blacked_out(ledger: Ledger) -> None:
    claim = next(claim for claim in ledger.claims() if claim.speaker.startswith("e"))
    name = claim.speaker_name
    assert ledger.search(f'"{name}"')
    ledger.forget(claim.speaker, author="court")
    assert not ledger.search(f'"{name}"')
    for one in ledger.claims():
        assert one.speaker_name != name
        assert one.evidence is not None
        assert name not in one.evidence.content.text
    assert name not in str(ledger.show(claim.document).text)  # type: ignore[union-attr]
    assert not list(ledger.check())


def test_a_forgotten_entity_leaves_the_address_and_the_publisher(make: Make) -> None:
    reading, vector = next(seen for seen in MADE if any(c.speaker.startswith("e") for c in seen[0].claims))
    speaker = next(claim.speaker for claim in reading.claims if claim.speaker.startswith("e"))
    name = next(entity.name for entity in reading.entities if entity.id == speaker)
    address = f"https://example.org/{name.replace(' ', '-')}/1"
    ledger = make()
    document = replace(reading.document, url=address, publisher=f"Friends of {name}")
    added = ledger.add_reading(replace(reading, document=document), vector=vector)
    claim = next(c for c in ledger.claims() if c.speaker_name == name)
    ledger.forget(claim.speaker, author="court")
    every = ledger.database.all_of("SELECT url, given, publisher, title, source FROM documents", {})
    assert name not in str(every)
    assert name.replace(" ", "-") not in str(every)
    assert ledger.show(str(added.document)).publisher == f"Friends of {'█' * len(name)}"  # type: ignore[union-attr]
    assert not list(ledger.check())


def test_what_is_forgotten_is_not_on_the_disk(tmp_path: Path) -> None:
    from tests.ledger.plain_links import LINKS

    path = tmp_path / "a.db"
    reading, vector = MADE[0]
    text = reading.document.text.replace(reading.entities[1].name, "x" * 3)
    secret = reading.document.text[100:130]
    with Ledger(path, links=LINKS) as ledger:
        for other, seen in MADE[1:20]:
            ledger.add_reading(other, vector=seen)
        added = ledger.add_reading(reading, vector=vector)
        assert secret.encode() in path.read_bytes() + Path(f"{path}-wal").read_bytes()
        ledger.forget(str(added.document))
    left = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert secret.encode() not in left
    assert str(reading.document.url).encode() not in left
    assert text


def test_audit_draws_the_same_again_and_measures(ledger: Ledger) -> None:
    drawn = ledger.audit(12, seed=5)
    assert drawn == ledger.audit(12, seed=5)
    assert drawn != ledger.audit(12, seed=6)
    for at, claim in enumerate(drawn):
        ledger.judge("right" if at % 3 else "wrong", claim.id, author="amal", reason="audit 5")
    every = ledger.precision("audit 5")[0]
    assert (every.field, every.right, every.judged) == ("all", 8, 12)
    assert every.low < every.share < every.high


def test_wilson_interval_of_the_literature() -> None:
    """81 of 263: Newcombe (1998), table I, method 3: .2553 to .3662."""
    low, high = wilson(81, 263)
    assert (round(low, 4), round(high, 4)) == (0.2553, 0.3662)


def test_log_and_history_tell_what_happened(ledger: Ledger) -> None:
    one = told_most(ledger)
    told = ledger.history(one.id)
    assert [change.change for change in told].count("grew") >= one.reports - 1
    grew = next(change for change in told if change.change == "grew")
    assert grew.why
    assert grew.why["score"] > 0.5
    assert ledger.log(limit=3)[0].revision == len(MADE)
    assert len(ledger.diff("r0")) == sum(revision.changes for revision in ledger.log(limit=1000))
    assert not ledger.diff("2999-01-01")


def test_a_former_name_of_an_incident_leads_to_it(make: Make) -> None:
    ledger = make()
    late, early = sorted(
        (seen for seen in MADE if seen[0].places[0].name == MADE[0][0].places[0].name),
        key=lambda seen: str(seen[0].document.published),
        reverse=True,
    )[:2]
    day = early[0].document.published
    assert day
    earlier = replace(day, from_="2000-01-01", to="2000-01-01")
    reading = replace(
        late[0], document=replace(late[0].document, sha256="b" * 64, published=earlier, url="u")
    )
    ledger.add_reading(late[0])
    former = ledger.incidents()[0].id
    ledger.add_reading(reading)
    (now,) = ledger.incidents()
    assert now.id != former
    assert ledger.show(former).incident.id == now.id  # type: ignore[union-attr]
    assert "renamed" in [change.change for change in ledger.history(now.id)]
