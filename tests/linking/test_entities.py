"""Entities across reports: one by names in any script, apart by country, alone where a name tells nothing."""

from __future__ import annotations

import pytest

from temoin.linking import ENTITIES, digest_entities
from temoin.records import Document, Entity, Reading


def form(name: str, kind: str = "person", language: str = "en", document: str = "d1", **given):
    facts = {"country": None, "sector": None, "office": None} | given
    entity = Entity("e1", kind, name, (), facts["country"], facts["sector"], facts["office"], ())  # type: ignore[arg-type]
    document = Document(document, "0" * 64, "a.txt", language, None, None, None, None, name)
    return digest_entities(Reading(document, entities=(entity,)))["e1"]


SAME = [
    (form("Salifou Barké", language="fr"), form("ساليفو باركي", language="ar")),
    (form("Al-Fajr Brigade", "armed"), form("كتيبة الفجر", "armed", "ar")),
    (form("Liptako Vigilance Committee", "organization"), form("Comité de vigilance du Liptako", "organization", "fr")),
    (form("the army", "organization", country="NE", sector="MIL"), form("armée", "organization", "fr", country="NE", sector="MIL")),
]  # fmt: skip
OTHER = [
    (form("Salifou Barke"), form("Hamidou Tondi")),
    (form("Salifou Barke", country="NE"), form("Salifou Barke", country="ML")),
    (form("Negros Command", "armed"), form("Niger Command", "armed")),
    (form("the army", "organization", country="NE", sector="MIL"), form("armée", "organization", "fr", country="ML", sector="MIL")),
]  # fmt: skip


@pytest.mark.parametrize(("one", "two"), SAME)
def test_entities_are_one(one, two) -> None:
    assert ENTITIES.compare(one, two).score >= ENTITIES.join
    assert set(ENTITIES.keys(one)) & set(ENTITIES.keys(two))


@pytest.mark.parametrize(("one", "two"), OTHER)
def test_entities_are_two(one, two) -> None:
    assert ENTITIES.compare(one, two) == ENTITIES.compare(two, one)
    assert ENTITIES.compare(one, two).score < ENTITIES.join


def test_entities_one_form_has_one_id_in_all_reports() -> None:
    assert form("Salifou Barke").id == form("Salifou Barke", document="d2").id


@pytest.mark.parametrize(
    ("name", "kind"), [("police", "organization"), ("Barke", "person"), ("gunmen", "armed")]
)
def test_entities_of_one_report_stay_in_it(name, kind) -> None:
    one, two = form(name, kind), form(name, kind, document="d2")
    assert one.id != two.id
    assert ENTITIES.keys(one) == ()
    assert ENTITIES.compare(one, two).score == 0


def test_entities_survive_json() -> None:
    one = form("Salifou Barke", country="NE", office="governor")
    assert ENTITIES.from_json(ENTITIES.to_json(one)) == one


def test_entities_reasons_have_names() -> None:
    edge = ENTITIES.compare(
        form("Salifou Barke", office="governor"), form("Salifou Barké", office="governor")
    )
    assert dict(edge.reasons) == {"names-alike": 1.0, "kinds-agree": 1.0, "offices-agree": 1.0}
