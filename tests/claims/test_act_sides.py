"""Who does an act, and to whom: not who only reports it, but who says "we", and the power that tells of its own act."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.build import annotations, happening, reading, said, tree

from temoin.records import Role

AGENCIES = [
    ("en", "According to Radio Alba, a march took place.", "Radio Alba", "According to", "a march took place", "march"),
    ("fr", "Selon Radio Alba, une marche a eu lieu.", "Radio Alba", "Selon", "une marche a eu lieu", "marche"),
    ("es", "Según Radio Alba, hubo una marcha.", "Radio Alba", "Según", "hubo una marcha", "marcha"),
    ("ar", "وبحسب إذاعة ألبا نظمت مسيرة.", "إذاعة ألبا", "بحسب", "نظمت مسيرة", "مسيرة"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "source", "cue", "content", "words"), AGENCIES)
def test_who_only_reports_an_act_does_not_do_it(language, text, source, cue, content, words) -> None:
    seen = annotations(
        text, language, names={source: "ORG"}, said=(said(text, source, cue, content),),
        happenings=(happening(text, words, {}, plover="PROTEST"),),
    )  # fmt: skip
    assert reading(text, seen).acts == ()


@pytest.mark.parametrize(
    ("language", "text", "source", "cue", "content", "words", "rows"),
    [
        ("en", "Omar Haddad said we condemn the raid", "Omar Haddad", "said", "we condemn the raid", "condemn",
         ("Omar PROPN nsubj 3", "Haddad PROPN flat 1", "said VERB root 0", "we PRON nsubj 5 Person=1",
          "condemn VERB ccomp 3", "the DET det 7", "raid NOUN obj 5")),
        ("fr", "Omar Haddad a dit : nous condamnons le raid", "Omar Haddad", "a dit", "nous condamnons le raid", "condamnons",
         ("Omar PROPN nsubj 4", "Haddad PROPN flat 1", "a AUX aux 4", "dit VERB root 0", ": PUNCT punct 7",
          "nous PRON nsubj 7 Person=1", "condamnons VERB ccomp 4", "le DET det 9", "raid NOUN obj 7")),
        ("es", "Omar Haddad dijo: condenamos la redada", "Omar Haddad", "dijo", "condenamos la redada", "condenamos",
         ("Omar PROPN nsubj 3", "Haddad PROPN flat 1", "dijo VERB root 0", ": PUNCT punct 5",
          "condenamos VERB ccomp 3 Person=1", "la DET det 7", "redada NOUN obj 5")),
        ("ar", "قال عمر حداد ندين الغارة", "عمر حداد", "قال", "ندين الغارة", "ندين",
         ("قال VERB root 0", "عمر PROPN nsubj 1", "حداد PROPN flat 2", "ندين VERB ccomp 1 Person=1", "الغارة NOUN obj 4")),
    ],
)  # fmt: skip
def test_who_says_we_does_it(language, text, source, cue, content, words, rows) -> None:
    one = happening(text, words, {}, plover="ACCUSE", mode="disapprove")
    seen = annotations(
        text, language, names={source: "PER"}, said=(said(text, source, cue, content),), happenings=(one,)
    )
    (act,) = reading(text, tree(text, seen, *rows)).acts
    assert act.evidence.source is not None
    assert act.evidence.source.text == source


@pytest.mark.parametrize(("source", "does_it"), [("the police", True), ("the Herald", False)])
def test_a_power_that_tells_of_an_arrest_made_it(source, does_it) -> None:
    text = f"Two men were arrested on Monday, {source} said."
    seen = annotations(
        text, "en", names={source: "ORG"}, said=(said(text, source, "said", "Two men were arrested on Monday"),),
        happenings=(happening(text, "arrested", {"target": "Two men"}, plover="COERCE", mode="arrest"),),
    )  # fmt: skip
    (act,) = reading(text, seen).acts
    assert (act.source is not None) == does_it
    assert act.evidence.target is not None
    assert act.evidence.target.text == "Two men"


def test_an_opinion_without_anybody_who_has_it_is_no_act() -> None:
    text = "Criticism of the police grew."
    roles = {"target": "the police"}
    seen = annotations(
        text, "en", happenings=(happening(text, "Criticism", roles, plover="ACCUSE", mode="disapprove"),)
    )
    assert reading(text, seen).acts == ()


def test_of_several_doers_the_surest_and_nobody_acts_on_himself() -> None:
    text = "The gunman gave up and the police cuffed him near the gunman."
    one = happening(text, "cuffed", {"target": "The gunman"}, plover="COERCE", mode="arrest")
    doers = (Role("perpetrator", 0, 10, 0.85), Role("perpetrator", 23, 33, 0.7))
    seen = annotations(text, "en", happenings=(replace(one, roles=(*one.roles, *doers)),))
    (act,) = reading(text, seen).acts
    assert act.evidence.source is not None
    assert act.evidence.target is not None
    assert (act.evidence.source.text, act.evidence.target.text) == ("the police", "The gunman")


def test_who_speaks_by_the_act_is_its_doer_and_the_other_is_not() -> None:
    text = "Her family accused the police of having beaten her"
    one = happening(text, "accused", {}, plover="ACCUSE")
    doers = (Role("perpetrator", 0, 10, 0.7), Role("perpetrator", 19, 29, 0.9))
    seen = annotations(
        text, "en", said=(said(text, "Her family", "accused", "the police of having beaten her"),),
        happenings=(replace(one, roles=doers),),
    )  # fmt: skip
    (act,) = reading(text, seen).acts
    assert act.evidence.source is not None
    assert act.evidence.target is not None
    assert (act.evidence.source.text, act.evidence.target.text) == ("Her family", "the police")
