"""Lemmas that there are, before lemmas that are merely likely."""

import pytest

from temoin.annotations.lemmas import Lemmas

ROWS = (
    "réaliser\trealisees\tVERB",
    "réaliser\trealiser\tVERB",
    "tuer taire\ttue\tVERB",
    "jugador\tjugador\tNOUN",
    "قتيل\tقتيل\tNOUN",
    "جسر\tجسور\tNOUN",
    "ساحل\tالسواحل\tNOUN",
    "شرفة\tشرفه\tNOUN",
)


@pytest.mark.parametrize(
    ("form", "upos", "proposed", "lemma"),
    [
        ("réalisées", "VERB", ("réaliséer", "réaliser"), "réaliser"),
        ("REALISEES", "VERB", ("realiseer",), "réaliser"),  # no edit puts the accent back
        ("tue", "VERB", ("tuver", "taire", "tuer"), "taire"),  # the likelier of those that it has
        ("tue", "VERB", ("tuver",), "tuer"),  # the commonest
        ("jugadores", "NOUN", ("jugadore", "jugador"), "jugador"),  # a form that is not there
        ("jugadores", "VERB", ("jugadore", "jugador"), "jugadore"),  # no verb of that name
        (
            "kwashiorkors",
            "NOUN",
            ("kwashiorkor", "kwashior"),
            "kwashiorkor",
        ),  # nothing is known: the likeliest
        ("Tue", "PROPN", ("Tue", "tuer"), "Tue"),  # names are not looked up
        ("قَتيل", "NOUN", ("قتل", "قتيل"), "قتيل"),  # vowel signs do not count
        ("الجسور", "NOUN", ("جسور",), "جسر"),  # known without the article
        ("سواحل", "NOUN", ("سواحل",), "ساحل"),  # known with it
        ("الشرفات", "NOUN", ("شرفات", "شرف"), "شرفة"),  # known in the singular
        ("الرصيف", "NOUN", ("رصيف",), "رصيف"),  # unknown either way
        ("Xyz", "NOUN", (), "xyz"),
    ],
)
def test_choice(form, upos, proposed, lemma):
    assert Lemmas(ROWS).choose(form, upos, iter(proposed)) == lemma
