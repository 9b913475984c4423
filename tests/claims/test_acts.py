"""Acts without a word for them: a power that says by name who did it accuses him."""

from __future__ import annotations

import pytest
from tests.build import annotations, happening, reading, said

from temoin.records import Act

BLAMED = [
    ("en", "Prosecutors said Omar Haddad fired at the bus.", "Prosecutors", "said", "Omar Haddad", "fired"),
    (
        "fr",
        "Le procureur dit que Omar Haddad a tiré sur le bus.",
        "Le procureur",
        "dit",
        "Omar Haddad",
        "a tiré",
    ),
    ("es", "La policía dijo que Omar Haddad disparó.", "La policía", "dijo", "Omar Haddad", "disparó"),
    ("ar", "قالت الشرطة إن عمر حداد أطلق النار.", "الشرطة", "قالت", "عمر حداد", "أطلق النار"),
]
UNBLAMED = [
    ("en", "The Herald said Omar Haddad fired at the bus.", "The Herald", "said", "Omar Haddad", "fired"),
    (
        "fr",
        "Le procureur dit que des hommes ont tiré sur le bus.",
        "Le procureur",
        "dit",
        "des hommes",
        "ont tiré",
    ),
    (
        "es",
        "La policía dijo que unos hombres dispararon.",
        "La policía",
        "dijo",
        "unos hombres",
        "dispararon",
    ),
    ("ar", "قالت الشرطة إن رجلين أطلقا النار.", "الشرطة", "قالت", "رجلين", "أطلقا النار"),
    ("en", "Police said Minister Omar Haddad fired.", "Police", "said", "Minister Omar Haddad", "fired"),
]


def _acts(language: str, text: str, source: str, cue: str, doer: str, words: str) -> tuple[Act, ...]:
    names = {name: "PER" for name in ("Omar Haddad", "عمر حداد") if name in doer}
    content = text[text.index(doer) : -1]
    one = happening(text, words, {"perpetrator": doer}, mode="firearms")
    told = (said(text, source, cue, content),)
    return reading(text, annotations(text, language, names=names, said=told, happenings=(one,))).acts


@pytest.mark.parametrize("case", BLAMED)
def test_a_power_that_names_who_did_it_accuses_him(case) -> None:
    (act,) = _acts(*case)
    assert act.evidence.source is not None
    assert act.evidence.target is not None
    assert (act.plover, act.evidence.source.text, act.evidence.target.text) == ("ACCUSE", case[2], case[4])


@pytest.mark.parametrize("case", UNBLAMED)
def test_who_reports_or_blames_nobody_by_name_accuses_nobody(case) -> None:
    assert _acts(*case) == ()
