"""Words that play a part in an act only by their grammar."""

from __future__ import annotations

import pytest
from tests.build import annotations, happening, reading, tree

Words = list[str]


def told(text: str, seen, field: str) -> Words:
    """The words of each claim of a field."""
    return [c.evidence.value[0].text for c in reading(text, seen).claims if c.field == field]


@pytest.mark.parametrize(
    ("language", "text", "dies", "care", "rows"),
    [
        ("en", "Two were shot and died at a clinic.", "died", "a clinic",
         ("Two NUM nsubj:pass 3", "were AUX aux:pass 3", "shot VERB root 0", "and CCONJ cc 5",
          "died VERB conj 3 lemma=die", "at ADP case 8", "a DET det 8", "clinic NOUN obl 5")),
        ("fr", "Elle est décédée à l'hôpital.", "est décédée", "l'hôpital",
         ("Elle PRON nsubj 3", "est AUX aux:tense 3", "décédée VERB root 0 lemma=décéder", "à ADP case 6",
          "l' DET det 6", "hôpital NOUN obl 3")),
        ("es", "El agente falleció en la clínica.", "falleció", "la clínica",
         ("El DET det 2", "agente NOUN nsubj 3", "falleció VERB root 0 lemma=fallecer", "en ADP case 6",
          "la DET det 6", "clínica NOUN obl 3")),
        ("ar", "توفي الجندي في المستشفى", "توفي", "المستشفى",
         ("توفي VERB root 0", "الجندي NOUN nsubj 1", "في ADP case 4", "المستشفى NOUN obl 1")),
    ],
)  # fmt: skip
def test_where_somebody_dies_of_wounds_is_not_where_it_took_place(language, text, dies, care, rows) -> None:
    seen = annotations(text, language, happenings=(happening(text, dies, {"place": care}),))
    assert told(text, tree(text, seen, *rows), "where") == []


def test_what_strikes_a_hospital_takes_place_there() -> None:
    text = "A bomb exploded in a clinic."
    seen = annotations(text, "en", happenings=(happening(text, "exploded", {"place": "a clinic"}),))
    rows = ("A DET det 2", "bomb NOUN nsubj 3", "exploded VERB root 0 lemma=explode", "in ADP case 6",
            "a DET det 6", "clinic NOUN obl 3")  # fmt: skip
    assert told(text, tree(text, seen, *rows), "where") == ["a clinic"]


@pytest.mark.parametrize(
    ("language", "text", "act", "against", "expected"),
    [
        ("en", "Nurses protested against the wage freeze.", "protested", "the wage freeze", []),
        ("fr", "Ils ont manifesté contre la réforme.", "manifesté", "la réforme", []),
        ("es", "Los vecinos protestaron contra el aumento.", "protestaron", "el aumento", []),
        ("ar", "تظاهر العمال ضد القانون", "تظاهر", "القانون", []),
        ("en", "Protesters pelted a bus.", "pelted", "a bus", ["a bus"]),
        ("en", "Nurses protested against the minister.", "protested", "the minister", ["the minister"]),
    ],
)
def test_the_matter_of_a_protest_is_no_target(language, text, act, against, expected) -> None:
    seen = annotations(
        text, language, happenings=(happening(text, act, {"target": against}, plover="PROTEST"),)
    )
    assert told(text, seen, "target") == expected


@pytest.mark.parametrize(
    ("language", "text", "act", "victim", "expected"),
    [
        ("en", "A guard was shot and another was stabbed.", "stabbed", "another", []),
        ("fr", "Un garde a été tué, l'autre a été poignardé.", "poignardé", "l'autre", []),
        ("es", "Dispararon a dos guardas y uno murió.", "murió", "uno", []),
        ("ar", "هاجموا الحراس وأصيب العشرات منهم", "أصيب", "العشرات منهم", []),
        ("en", "A guard was shot and one man was stabbed.", "stabbed", "one man", ["one man"]),
        ("fr", "Un garde a été tué, un homme poignardé.", "poignardé", "un homme", ["un homme"]),
    ],
)
def test_who_is_only_counted_is_no_victim_with_a_name(language, text, act, victim, expected) -> None:
    seen = annotations(text, language, happenings=(happening(text, act, {"victim": victim}),))
    assert told(text, seen, "victim") == expected
