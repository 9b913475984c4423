"""The second opinion: what syntax tells better than the model."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.build import annotations, happening, tree

from temoin.annotations.second import second_opinion
from temoin.records import Document
from temoin.resources import Resources


@pytest.mark.parametrize(
    ("language", "text", "words", "rows", "status"),
    [
        ("fr", "La police a déjoué un attentat", "attentat",
         ("La DET det 2", "police NOUN nsubj 4", "a AUX aux 4", "déjoué VERB root 0", "un DET det 6", "attentat NOUN obj 4"),
         "prevented"),
        ("en", "He survived an assassination attempt", "assassination",
         ("He PRON nsubj 2", "survived VERB root 0", "an DET det 5", "assassination NOUN compound 5", "attempt NOUN obj 2"),
         "attempted"),
        ("en", "He survived an assassination attempt", "attempt",
         ("He PRON nsubj 2", "survived VERB root 0", "an DET det 5", "assassination NOUN compound 5", "attempt NOUN obj 2"),
         "attempted"),
        ("es", "Sufrió un intento de atentado", "atentado",
         ("Sufrió VERB root 0", "un DET det 3", "intento NOUN obj 1", "de ADP case 5", "atentado NOUN nmod 3"),
         "attempted"),
        ("ar", "أحبطت الشرطة هجوما", "هجوما",
         ("أحبطت VERB root 0", "الشرطة NOUN nsubj 1", "هجوما NOUN obj 1"), "prevented"),
        ("fr", "La police a décrit un attentat", "attentat",
         ("La DET det 2", "police NOUN nsubj 4", "a AUX aux 4", "décrit VERB root 0", "un DET det 6", "attentat NOUN obj 4"),
         "asserted"),
    ],
)  # fmt: skip
def test_an_attempt_is_not_an_attack(language, text, words, rows, status) -> None:
    lemmas = {"déjoué": "déjouer", "أحبطت": "أحبط"}
    seen = tree(text, annotations(text, language, happenings=(happening(text, words, {}),)), *rows)
    words_with_lemmas = tuple(replace(w, lemma=lemmas.get(w.lemma, w.lemma)) for w in seen.words)
    document = Document("d", "", "d", language, None, None, None, None, text)
    told = second_opinion(replace(seen, words=words_with_lemmas), document, Resources())
    assert [h.status for h in told.happenings if text[h.start : h.end] == words] == [status]


def _second(text, one, *rows):
    seen = tree(text, annotations(text, "en", happenings=(one,)), *rows)
    document = Document("d", "", "d", "en", None, None, None, None, text)
    return second_opinion(seen, document, Resources()).happenings


@pytest.mark.parametrize(("p", "kept"), [(0.9, ["frolicked"]), (0.4, [])])
def test_violence_that_no_table_knows_must_be_sure(p, kept) -> None:
    text = "The crowd frolicked"
    one = replace(happening(text, "frolicked", {}), p=p)
    found = _second(text, one, "The DET det 2", "crowd NOUN nsubj 3", "frolicked VERB root 0")
    assert [text[h.start : h.end] for h in found] == kept


def test_a_mode_that_both_see_says_the_type() -> None:
    text = "Two women vanished and soldiers abducted a boy"
    one = happening(text, "abducted", {}, plover="COERCE", mode="abduction")
    (found,) = _second(
        text, one, "Two NUM nummod 2", "women NOUN nsubj 3", "vanished VERB root 0", "and CCONJ cc 6",
        "soldiers NOUN nsubj 6", "abducted VERB conj 3", "a DET det 8", "boy NOUN obj 6",
    )  # fmt: skip
    assert (found.plover, found.mode) == ("ASSAULT", "abduction")
