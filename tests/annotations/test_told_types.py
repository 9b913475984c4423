"""What the rules over the trees change in what the model saw: type of clear words, empty modes, no kind of violence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from temoin.annotations.second import second_opinion
from temoin.documents import read_document
from temoin.records import Annotations, Happening, Sentence, Word
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
