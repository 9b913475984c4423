"""Which subject of an Arabic verb is that of a passive, where writing does not tell."""

import pytest

from temoin.annotations.passives import Clause, clauses, is_passive

LEANS = -0.8  # to the active, as the model does on most passives that it has not seen


def clause(form: str, lemma: str, *beside: str, margin: float = LEANS) -> Clause:
    return Clause(form, lemma, margin, frozenset(beside), named=False)


@pytest.mark.parametrize(
    ("form", "lemma"), [("قتل", "قتل"), ("اصيب", "اصاب"), ("اغتيلت", "اغتال"), ("اقيم", "اقام")]
)
def test_a_verb_without_its_object_is_passive(form: str, lemma: str) -> None:
    assert is_passive(clause(form, lemma))


@pytest.mark.parametrize(("form", "lemma"), [("قتل", "قتل"), ("استخدم", "استخدم"), ("نشر", "نشر")])
def test_a_verb_with_its_object_is_active(form: str, lemma: str) -> None:
    assert not is_passive(clause(form, lemma, "obj", margin=-2.0))


@pytest.mark.parametrize(
    ("form", "lemma"), [("انفجرت", "انفجر"), ("تراجعت", "تراجع"), ("وصل", "وصل"), ("قال", "قال")]
)
def test_a_lemma_that_has_no_passive_is_active(form: str, lemma: str) -> None:
    assert not is_passive(clause(form, lemma))


def test_what_the_model_is_sure_of_stays() -> None:
    assert is_passive(clause("رصف", "رصف", margin=5.0))
    assert not is_passive(clause("رصف", "رصف", margin=-5.0))


def test_clauses_are_those_of_verbs_in_arabic_letters() -> None:
    forms = ["أُصيبَ", "عاملان", "في", "المصنع", "hurt", "men"]
    upos = ["VERB", "NOUN", "ADP", "NOUN", "VERB", "NOUN"]
    relations = ["root", "nsubj", "case", "obl", "root", "nsubj"]
    found = list(clauses(forms, forms, upos, [-1, 0, 3, 0, -1, 4], relations, [0.0, -0.5, 0, 0, 0, 0]))
    assert [(at, one.form, one.margin, one.beside) for at, one in found] == [
        (1, "اصيب", -0.5, frozenset({"obl"}))
    ]
