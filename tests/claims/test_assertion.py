"""How surely a value is put forward by the clause that it stands in."""

from __future__ import annotations

import pytest
from tests.build import annotations, happening, reading, tree


def certainties(text: str, seen) -> dict[str, str]:
    return {claim.field: claim.certainty for claim in reading(text, seen).claims}


THERE = "Une bombe a explosé. Il y aurait sept blessés."
THERE_TREE = (
    "Une DET det 2", "bombe NOUN nsubj 4", "a AUX aux 4", "explosé VERB root 0", "",
    "Il PRON expl:subj 3", "y PRON expl 3", "aurait VERB root 0 Mood={}", "sept NUM nummod 5", "blessés NOUN obj 3",
)  # fmt: skip


@pytest.mark.parametrize(
    ("verb", "mood", "certainty"),
    [
        ("aurait", "Cnd", "hearsay"),
        ("avait", "Ind", "certain"),
        ("ait", "Cnd", "certain"),
    ],  # the last is mistagged
)
def test_a_count_in_a_conditional_clause_is_hearsay(verb: str, mood: str, certainty: str) -> None:
    text = THERE.replace("aurait", verb)
    rows = (row.format(mood).replace("aurait", verb) for row in THERE_TREE)
    seen = annotations(text, "fr", happenings=(happening(text, "a explosé", {"injured": "sept blessés"}),))
    found = certainties(text, tree(text, seen, *rows))
    assert (found["injured"], found["what"]) == (certainty, "certain")


@pytest.mark.parametrize(
    ("tail", "rows", "certainty"),
    [
        ("", (), "hearsay"),
        (" si hablara", ("si SCONJ mark 8", "hablara VERB advcl 4 Mood=Sub"), "certain"),
    ],
)
def test_who_would_be_behind_it_is_hearsay_without_a_condition(tail, rows, certainty) -> None:
    text = f"Un grupo sería responsable del ataque{tail}."
    seen = annotations(text, "es", happenings=(happening(text, "ataque", {"perpetrator": "Un grupo"}),))
    seen = tree(
        text, seen, "Un DET det 2", "grupo NOUN nsubj 4", "sería AUX cop 4", "responsable ADJ root 0", "del ADP case 6",
        "ataque NOUN nmod 4", *rows,
    )  # fmt: skip
    assert certainties(text, seen)["perpetrator"] == certainty
