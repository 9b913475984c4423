"""What is added to a model's annotations by tables and order alone."""

from __future__ import annotations

import pytest
from tests.build import at

from temoin.annotations.complete import P_HAPPENING, P_QUOTED, complete
from temoin.annotations.words import split_words
from temoin.records import Annotations, Attribution, Document, Happening, Name, Sentence, Word
from temoin.resources import Resources
from temoin.segments import segment

LEMMAS = {
    "dit": "dire",
    "said": "say",
    "dijo": "decir",
    "قال": "قال",
    "affirmé": "affirmer",
    "blamed": "blame",
}


def read(text: str, language: str, *, names: dict[str, str] | None = None, **given: tuple) -> Annotations:
    """Words with lemmas, no tree; one sentence a line; completed."""
    words = [
        Word(
            start,
            end,
            LEMMAS.get(text[start:end], text[start:end].lower()),
            upos(text[start:end]),
            (),
            -1,
            "root",
        )
        for start, end in split_words(text)
    ]
    document = Document("d", "", "d", language, None, None, None, None, text)
    annotations = Annotations(
        language,
        tuple(words),
        sentences(text, words),
        tuple(Name(*at(text, name), label, 0.9) for name, label in (names or {}).items()),
        given.get("attributions", ()),
        given.get("happenings", ()),
        given.get("violence", 0.9),
    )
    return complete(annotations, document, segment(document, Resources()), Resources())


def upos(form: str) -> str:
    if form in LEMMAS:
        return "VERB"
    return {"a": "AUX", "-t-il": "PRON"}.get(form, "NOUN")


def sentences(text: str, words: list[Word]) -> tuple[Sentence, ...]:
    found, start = [], 0
    for line in text.split("\n"):
        inside = [n for n, word in enumerate(words) if start <= word.start < start + len(line)]
        if inside:
            found.append(Sentence(start, start + len(line), inside[0], inside[-1] + 1))
        start += len(line) + 1
    return tuple(found)


@pytest.mark.parametrize(
    ("language", "text", "names", "source", "cue", "content"),
    [
        ("fr", "« Nous ne céderons jamais à la peur », a affirmé Karim Sadri lundi.", {"Karim Sadri": "PER"},
         "Karim Sadri", "a affirmé", "Nous ne céderons jamais à la peur"),
        ("en", "Karim Sadri said: “We will never give in to fear.”", {"Karim Sadri": "PER"},
         "Karim Sadri", "said", "We will never give in to fear."),
        ("es", "“Nunca cederemos ante el miedo”, dijo Karim Sadri.", {"Karim Sadri": "PER"},
         "Karim Sadri", "dijo", "Nunca cederemos ante el miedo"),
        ("ar", "قال كريم صدري: «لن نستسلم أبدا للخوف».", {"كريم صدري": "PER"}, "كريم صدري", "قال", "لن نستسلم أبدا للخوف"),
    ],
)  # fmt: skip
def test_complete_gives_a_quotation_its_speaker(language, text, names, source, cue, content) -> None:
    (made,) = read(text, language, names=names).attributions
    assert (made.source, made.cue, made.content) == (
        (at(text, source),),
        (at(text, cue),),
        (at(text, content),),
    )
    assert (made.kind, made.p) == ("direct", P_QUOTED)


def test_complete_leaves_what_is_covered() -> None:
    text = "« Nous ne céderons jamais à la peur », a affirmé Karim Sadri."
    content = at(text, "Nous ne céderons jamais à la peur")
    known = Attribution(3, (), (), (content,), "free", "affirmed", "certain", None, 0.9)
    assert read(text, "fr", names={"Karim Sadri": "PER"}, attributions=(known,)).attributions == (known,)


@pytest.mark.parametrize(
    "text",
    [
        "La pièce « Nous ne céderons jamais à la peur » est jouée ce soir.",
        "« Nous ne céderons jamais à la peur. » Karim Sadri a affirmé son soutien.",
        "Le « plan de paix », a affirmé Karim Sadri.",
    ],
)
def test_complete_adds_no_speaker_without_a_cue_beside(text: str) -> None:
    names = {"Karim Sadri": "PER"} if "Karim" in text else {}
    assert read(text, "fr", names=names).attributions == ()


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("fr", "DEUX POLICIERS POIGNARDES A NICE", "POIGNARDES"),
        ("en", "TWO DOCTORS KIDNAPPED", "KIDNAPPED"),
        ("es", "DOS PERIODISTAS ASESINADOS", "ASESINADOS"),
        ("ar", "اغتيال ضابط في بغداد", "اغتيال"),
    ],
)
def test_complete_adds_an_unmistakable_act(language: str, text: str, words: str) -> None:
    (made,) = read(text, language).happenings
    assert (made.start, made.end) == at(text, words)
    assert (made.plover, made.status, made.p) == ("ASSAULT", "asserted", P_HAPPENING)


def test_complete_gives_an_act_only_what_stands_beside() -> None:
    text = "TWO DOCTORS KIDNAPPED BY BOKO HARAM"
    (made,) = read(text, "en", names={"BOKO HARAM": "GRP"}).happenings
    assert [(role.role, text[role.start : role.end]) for role in made.roles] == [
        ("perpetrator", "BOKO HARAM")
    ]


@pytest.mark.parametrize(
    ("text", "violence"),
    [("TWO DOCTORS KIDNAPPED", 0.2), ("NO DOCTORS KIDNAPPED", 0.9), ("TWO DOCTORS MARRIED", 0.9)],
)
def test_complete_adds_no_act(text: str, violence: float) -> None:
    assert read(text, "en", violence=violence).happenings == ()


def test_complete_leaves_a_sentence_that_has_its_act() -> None:
    text = "Two doctors were kidnapped in an attack"
    known = Happening(*at(text, "attack"), "ASSAULT", None, "asserted", "main", (), 0.9)
    assert read(text, "en", happenings=(known,)).happenings == (known,)
