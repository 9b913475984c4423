"""Capitals to mixed case, datelines, noun phrases: what stands between a MUC text and its templates."""

from __future__ import annotations

import pytest
from evaluation.muc4.phrases import phrases
from evaluation.muc4.texts import dateline_date, prepared
from evaluation.muc4.truecase import truecase
from hypothesis import given
from hypothesis import strategies as st


def test_names_get_a_capital_and_common_words_do_not():
    text = "THE POLICE IN BOGOTA SAID ON MONDAY THAT MANUEL VALLEJO WAS KILLED."
    assert truecase(text) == "The police in Bogota said on Monday that Manuel Vallejo was killed."


def test_initials_stay_and_sentences_open_with_a_capital():
    assert (
        truecase("HE MET JOHN F. KENNEDY. THE MEETING WAS SHORT.")
        == "He met John F. Kennedy. The meeting was short."
    )


@given(st.text(st.characters(codec="ascii")))
def test_only_case_changes(text):
    assert truecase(text).upper() == text.upper()


def test_the_header_goes_and_gives_the_day():
    text = "   BOGOTA, 18 JUL 89 (EFE) -- [TEXT] THE POLICE CAME."
    assert prepared(text) == ("The police came.", "1989-07-18")


@pytest.mark.parametrize(
    ("header", "day"),
    [("LIMA, NO DATE --", None), ("LIMA, 31 FEB 90 --", None), ("LIMA, 1 FEB 90 --", "1990-02-01")],
)
def test_a_dateline_without_a_day_gives_none(header, day):
    assert dateline_date(header) == day


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Spanish Jesuits,", [("JESUITS", "PLURAL", "ES")]),
        ("two mormon\nmissionaries", [("MORMON MISSIONARIES", "2", None)]),
        ("a guard and a passerby", [("GUARD", "1", None), ("PASSERBY", "1", None)]),
        ("at least 20 houses", [("HOUSES", "20 -", None)]),
        ("about 100 soldiers", [("SOLDIERS", "~100", None)]),
        ("a priest whose brother had fled", [("PRIEST", "1", None)]),
        ("they", []),
    ],
)
def test_noun_phrases_as_the_form_writes_them(text, expected):
    assert [(one.words, one.number, one.nation) for one in phrases(text)] == expected
