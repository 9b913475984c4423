"""On which side a party stands: the same words on either side of the same act."""

import pytest

import temoin
from temoin.mentions.sides import probability

PAIRS = [
    ("en", "Gunmen killed two policemen in Mosul on Monday.", "Two gunmen were killed by policemen in Mosul on Monday."),
    ("fr", "Des hommes armés ont tué deux policiers lundi à Mossoul.", "Deux hommes armés ont été tués par des policiers lundi à Mossoul."),
    ("es", "Unos pistoleros mataron a dos policías el lunes en Mosul.", "Dos pistoleros fueron muertos por unos policías el lunes en Mosul."),
    ("ar", "قتل مسلحون شرطيين اثنين في الموصل يوم الاثنين.", "قتلت الشرطة مسلحين اثنين في الموصل يوم الاثنين."),
]  # fmt: skip


def on_side(text: str, language: str, side: str) -> set[str]:
    """The sectors of those who stand on a side."""
    reading = temoin.read(text.encode(), language=language, published="2020-12-15")
    sectors = {entity.id: entity.sector for entity in reading.entities}
    return {str(sectors.get(claim.value.get("entity"))) for claim in reading.claims if claim.field == side}


@pytest.mark.parametrize(("language", "gunmen_did", "police_did"), PAIRS)
def test_who_did_it_turns_with_the_sentence(language: str, gunmen_did: str, police_did: str) -> None:
    assert on_side(gunmen_did, language, "perpetrator") != on_side(police_did, language, "perpetrator")
    assert "COP" not in on_side(gunmen_did, language, "perpetrator")
    assert on_side(police_did, language, "perpetrator") == {"COP"}


def test_signals_without_weight_count_for_nothing() -> None:
    weights = {"": -1.0, "model=victim": 2.0}
    assert probability({"unheard of": 5.0}, weights) == probability({}, weights)
    assert probability({"model=victim": 1.0}, weights) > 0.7
