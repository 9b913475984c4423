"""On which side a party stands: the same words on either side of the same act."""

from dataclasses import replace

import pytest
from tests.build import annotations, at, happening, tree

import temoin
from temoin.documents import read_document
from temoin.mentions.sides import Candidate, Parties, probability
from temoin.resources import Resources

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


CARRIED = [
    ("en", "A raid was carried out by herders.", "raid", "herders", "by",
     ("A DET det 2", "raid NOUN nsubj:pass 4", "was AUX aux:pass 4", "carried VERB root 0", "out ADP compound:prt 4",
      "by ADP case 7", "herders NOUN obl:agent 4")),
    ("fr", "Le raid mené contre les bergers.", "raid", "bergers", "against",
     ("Le DET det 2", "raid NOUN root 0", "mené VERB acl 2", "contre ADP case 6", "les DET det 6", "bergers NOUN obl 3")),
    ("es", "El ataque fue perpetrado por pastores.", "ataque", "pastores", "by",
     ("El DET det 2", "ataque NOUN nsubj:pass 4", "fue AUX aux:pass 4", "perpetrado VERB root 0", "por ADP case 6",
      "pastores NOUN obl:agent 4")),
    ("ar", "الهجوم نفذ ضد الرعاة.", "الهجوم", "الرعاة", "against",
     ("الهجوم NOUN nsubj:pass 2", "نفذ VERB root 0", "ضد ADP case 4", "الرعاة NOUN obl 2")),
]  # fmt: skip

LEMMAS = {"carried": "carry", "mené": "mener", "perpetrado": "perpetrar", "نفذ": "نفذ"}


def slots(text: str, language: str, act: str, party: str, rows: tuple[str, ...]) -> set[str]:
    """The signals of how a party hangs on an act."""
    told = happening(text, act, {"target": party})
    seen = tree(text, annotations(text, language, happenings=(told,)), *rows)
    seen = replace(seen, words=tuple(replace(w, lemma=LEMMAS.get(w.lemma, w.lemma)) for w in seen.words))
    parties = Parties(seen, read_document(text.encode(), language=language), Resources())
    return {name for name in parties.features(told, Candidate(*at(text, party), {})) if "slot=" in name}


@pytest.mark.parametrize(("language", "text", "act", "party", "case", "rows"), CARRIED)
def test_a_noun_has_the_parties_of_the_verb_that_carries_it(
    language: str, text: str, act: str, party: str, case: str, rows: tuple[str, ...]
) -> None:
    assert f"slot=nmod.{case}|noun" in slots(text, language, act, party, rows)


def test_a_case_word_counts_wherever_it_hangs() -> None:
    text = "El ataque contra los pastores."
    rows = (
        "El DET det 2",
        "ataque NOUN root 0",
        "contra ADP case 2",
        "los DET det 5",
        "pastores NOUN nmod 2",
    )
    assert "slot=nmod.against|noun" in slots(text, "es", "ataque", "pastores", rows)
