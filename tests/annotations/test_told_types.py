"""What the rules over the trees change in what the model saw: type of clear words, empty modes, no kind of violence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from temoin.annotations.second import second_opinion
from temoin.documents import read_document
from temoin.records import Annotations, Happening, Role, Sentence, Word
from temoin.resources import Resources

# language, subject, act (form and lemma), the model's type and mode, type and mode afterwards
CASES = [
    ("es", "Paramilitares", "secuestraron", "secuestrar", "COERCE", "arrest", "ASSAULT", "abduction"),
    ("fr", "Ils", "menacent", "menacer", "ACCUSE", None, "THREATEN", None),
    ("en", "Police", "condemned", "condemn", "REQUEST", None, "ACCUSE", "disapprove"),
    ("ar", "الشرطة", "اعتقلت", "اعتقل", "OTHER", None, "COERCE", "arrest"),
    ("en", "Gunmen", "kidnapped", "kidnap", "ASSAULT", "firearms", "ASSAULT", "abduction"),
    ("en", "Gunmen", "murdered", "murder", "CRIME", "stabbing", "CRIME", "stabbing"),  # the kind of violence is seen
    ("en", "Police", "searched", "search", "COERCE", None, "COERCE", "raid"),
    ("en", "Firemen", "searched", "search", "AID", None, "AID", None),  # a word that means other things too
]  # fmt: skip


@pytest.mark.parametrize(("language", "who", "act", "lemma", "plover", "mode", "type_", "then"), CASES)
def test_clear_words_say_the_type(
    language: str, who: str, act: str, lemma: str, plover: str, mode: str | None, type_: str, then: str | None
) -> None:
    text = f"{who} {act}."
    start = len(who) + 1
    words = (
        Word(0, len(who), who, "NOUN", (), 1, "nsubj"),
        Word(start, start + len(act), lemma, "VERB", (("VerbForm", "Fin"),), -1, "root"),
    )
    model = Happening(start, start + len(act), plover, mode, "asserted", "main", (), 0.9)
    seen = Annotations(language, words, (Sentence(0, len(text), 0, 2),), (), (), (model,))
    (told,) = second_opinion(seen, read_document(text.encode(), language=language), Resources()).happenings
    assert (told.plover, told.mode) == (type_, then)
    assert replace(told, plover=plover, mode=mode, roles=()) == model


# language, words as "form lemma UPOS head relation", the act, its type, mode and status, its roles
TWO_WORDS = [
    ("en", "Boys boy NOUN 2 nsubj|hurled hurl VERB 0 root|bricks brick NOUN 2 obj|at at ADP 5 case|cars car NOUN 2 obl",
     "hurled bricks", ("ASSAULT", "other", "asserted"), {"perpetrator": "Boys", "place": "cars"}),
    ("fr", "Ils il PRON 2 nsubj|jetaient jeter VERB 0 root|des un DET 4 det|pavés pavé NOUN 2 obj",
     "jetaient des pavés", ("ASSAULT", "other", "asserted"), {"perpetrator": "Ils"}),
    ("es", "Jóvenes joven NOUN 2 nsubj|arrojaron arrojar VERB 0 root|botellas botella NOUN 2 obj",
     "arrojaron botellas", ("ASSAULT", "other", "asserted"), {"perpetrator": "Jóvenes"}),
    ("ar", "ألقى ألقى VERB 0 root|شبان شاب NOUN 1 nsubj|حجارة حجر NOUN 1 obj",
     "ألقى شبان حجارة", ("ASSAULT", "other", "asserted"), {}),
    ("en", "Soldiers soldier NOUN 2 nsubj|defused defuse VERB 0 root|a a DET 4 det|bomb bomb NOUN 2 obj",
     "defused a bomb", ("ASSAULT", "bomb", "prevented"), {}),
]  # fmt: skip


@pytest.mark.parametrize(("language", "rows", "act", "told", "roles"), TWO_WORDS)
def test_acts_of_two_words_that_the_model_did_not_see_are_added(
    language: str, rows: str, act: str, told: tuple[str, ...], roles: dict[str, str]
) -> None:
    seen, text = _parsed(language, rows)
    (one,) = second_opinion(seen, read_document(text.encode(), language=language), Resources()).happenings
    assert (text[one.start : one.end], one.plover, one.mode, one.status) == (act, *told)
    assert {role.role: text[role.start : role.end] for role in one.roles} == roles


@pytest.mark.parametrize("verb", ["threw", "dropped"])
def test_what_harms_nobody_is_not_added(verb: str) -> None:
    seen, text = _parsed("en", f"Fans fan NOUN 2 nsubj|{verb} {verb} VERB 0 root|flowers flower NOUN 2 obj")
    assert not second_opinion(seen, read_document(text.encode(), language="en"), Resources()).happenings


def test_who_undoes_an_attack_is_not_its_doer() -> None:
    seen, text = _parsed("en", TWO_WORDS[-1][1])
    model = Happening(
        9,
        16,
        "COERCE",
        None,
        "asserted",
        "main",
        (Role("perpetrator", 0, 8, 0.9), Role("target", 17, 23, 0.9)),
        0.9,
    )
    seen = replace(seen, happenings=(model,))
    (one,) = second_opinion(seen, read_document(text.encode(), language="en"), Resources()).happenings
    assert (one.plover, one.mode, one.status) == ("ASSAULT", "bomb", "prevented")
    assert not {role.role for role in one.roles} & {"perpetrator", "target"}


def _parsed(language: str, rows: str) -> tuple[Annotations, str]:
    """Annotations without happenings, and their text, from words written as in TWO_WORDS."""
    parsed = [row.split(" ") for row in rows.split("|")]
    text = " ".join(row[0] for row in parsed)
    words, start = [], 0
    for form, lemma, upos, head, relation in parsed:
        words.append(Word(start, start + len(form), lemma, upos, (), int(head) - 1, relation))
        start += len(form) + 1
    sentence = Sentence(0, len(text), 0, len(words))
    return Annotations(language, tuple(words), (sentence,), (), (), ()), text
