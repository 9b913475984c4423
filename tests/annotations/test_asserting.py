"""How a happening is put forward: where the model is of two minds, what governs it and hangs on it decides."""

from __future__ import annotations

import math

import pytest
from tests.build import annotations, at, said, tree

from temoin.annotations.asserting import Asserting
from temoin.annotations.lexicon import lexicon
from temoin.annotations.trees import Trees
from temoin.records import Attribution
from temoin.resources import Resources

STATUSES = (
    "asserted", "denied", "questioned", "hearsay", "threatened", "planned", "feared", "attempted", "prevented",
    "hypothetical",
)  # fmt: skip
PLAIN = ("Clerks NOUN nsubj 2", "burned VERB root 0 Tense=Past VerbForm=Fin", "carts NOUN obj 2")

# language, text, the happening's word, its tree, what the tree makes likelier than that it took place
LIKELIER = [
    ("en", "Clerks tried to burn carts.", "burn", (
        "Clerks NOUN nsubj 2", "tried VERB root 0 lemma=try VerbForm=Fin Tense=Past", "to PART mark 4",
        "burn VERB xcomp 2 VerbForm=Inf", "carts NOUN obj 4"), "attempted"),
    ("en", "Clerks will march on Sunday.", "march", (
        "Clerks NOUN nsubj 3", "will AUX aux 3", "march VERB root 0 VerbForm=Inf", "on ADP case 5",
        "Sunday PROPN obl 3"), "planned"),
    ("fr", "Les bouchers menacent de défiler.", "défiler", (
        "Les DET det 2", "bouchers NOUN nsubj 3", "menacent VERB root 0 lemma=menacer VerbForm=Fin Tense=Pres",
        "de ADP mark 5", "défiler VERB xcomp 3 VerbForm=Inf"), "threatened"),
    ("fr", "Un boucher aurait blessé trois clients.", "blessé", (
        "Un DET det 2", "boucher NOUN nsubj 4", "aurait AUX aux 4 lemma=avoir Mood=Cnd VerbForm=Fin Tense=Pres",
        "blessé VERB root 0 lemma=blesser VerbForm=Part Tense=Past", "trois NUM nummod 6", "clients NOUN obj 4"),
     "hearsay"),
    ("es", "Los lecheros temen nuevos robos.", "robos", (
        "Los DET det 2", "lecheros NOUN nsubj 3", "temen VERB root 0 lemma=temer VerbForm=Fin Tense=Pres",
        "nuevos ADJ amod 5 lemma=nuevo", "robos NOUN obj 3 lemma=robo"), "feared"),
    ("es", "Los lecheros marcharán mañana.", "marcharán", (
        "Los DET det 2", "lecheros NOUN nsubj 3", "marcharán VERB root 0 lemma=marchar VerbForm=Fin Tense=Fut",
        "mañana ADV advmod 3"), "planned"),
    ("ar", "حاول الباعة حرق العربات", "حرق", (
        "حاول VERB root 0 VerbForm=Fin", "الباعة NOUN nsubj 1", "حرق NOUN obj 1", "العربات NOUN nmod 3"), "attempted"),
]  # fmt: skip


def asserting(language: str, text: str, rows: tuple[str, ...], *told: Attribution) -> Asserting:
    seen = tree(text, annotations(text, language), *rows)
    trees = Trees(text, seen.words, seen.sentences)
    return Asserting(trees, lexicon(Resources(), language), language, told)


def unsure(*between: str, least: float = 1e-6) -> dict[str, float]:
    """A model that cannot decide between some statuses and rules out the rest."""
    return {name: math.log(1 / len(between) if name in between else least) for name in STATUSES}


@pytest.mark.parametrize(("language", "text", "word", "rows", "status"), LIKELIER)
def test_the_tree_decides_where_the_model_does_not(language, text, word, rows, status) -> None:
    made = asserting(language, text, rows)
    assert made.status(at(text, word), unsure("asserted", status)) == status


@pytest.mark.parametrize("status", ["attempted", "planned", "hearsay", "denied"])
def test_what_nothing_hedges_took_place(status: str) -> None:
    text = "Clerks burned carts."
    made = asserting("en", text, PLAIN)
    assert made.status(at(text, "burned"), unsure("asserted", status)) == "asserted"


def test_a_sure_model_is_believed() -> None:
    text = "Clerks burned carts."
    made = asserting("en", text, PLAIN)
    assert made.status(at(text, "burned"), unsure("planned")) == "planned"


def test_cues_name_form_governor_and_report() -> None:
    language, text, word, rows, _ = LIKELIER[0]
    told = said(text, "Clerks", None, "burn carts", certainty="hearsay")
    found = asserting(language, text, rows, told).cues(at(text, word))
    assert found >= {
        "en word burn", "VerbForm Inf", "en mark to", "en up1 try", "up1 attempted", "rules attempted", "said hearsay",
    }  # fmt: skip


def test_a_language_without_tables_has_cues_of_form_alone() -> None:
    text = "Clerks burned carts."
    seen = tree(text, annotations(text, "de"), *PLAIN)
    made = Asserting(Trees(text, seen.words, seen.sentences), lexicon(Resources(), None), None, ())
    assert made.status(at(text, "burned"), unsure("asserted", "planned")) == "asserted"
    assert made.status((len(text), len(text)), unsure("planned")) in STATUSES
