"""Text in capitals is shown to the model as it is usually written; nothing else is touched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from temoin.annotations.reader import FOLDER, Reader
from temoin.annotations.truecase import LEAST, has_case, usual_forms
from temoin.annotations.words import split_words
from temoin.resources import Resources


def shown(text, language="en", resources=None):
    return " ".join(usual_forms(text, split_words(text), language, resources))


@pytest.mark.parametrize(
    ("language", "text", "usual"),
    [
        ("en", "TWO FARMERS SHOT DEAD NEAR MOGADISHU", "Two farmers shot dead near Mogadishu"),
        ("en", "3 KILLED AS NATO CONVOY HITS MINE", "3 Killed as NATO convoy hits mine"),
        ("fr", "DES TIRS ENTENDUS À BAMAKO, SELON L'ONU", "Des tirs entendus à Bamako , selon l' ONU"),
        ("fr", "LE TRAFIC EST COUPÉ AU BENIN", "Le trafic est coupé au Bénin"),  # accents come back to names
        ("es", "UNA MUJER FUE HALLADA SIN VIDA EN BOGOTÁ", "Una mujer fue hallada sin vida en Bogotá"),
        ("en", "He shouted: “THEY ARE ALL BURNED DOWN”!", "He shouted : “ they are all burned down ” !"),
        (None, "WHAT IS SAID IN ANY LANGUAGE", "What is said in any language"),
    ],
)
def test_capitals_become_usual_writing(language, text, usual):
    assert shown(text, language) == usual


@pytest.mark.parametrize(
    "text",
    [
        "KABUL: two dead",
        "LAGOS, NIGERIA (AFP) — Two people died.",
        "BREAKING NEWS",
        "Soldiers of NATO, the UN and the EU met the AU.",
        "PARIS, LONDON, BERLIN, MOSCOW",  # names alone
        "The PKK said so.",
        "قتل شخصان في بغداد",
        "",
    ],
)
def test_ordinary_text_stays_as_it_is(text):
    assert shown(text) == " ".join(text[a:b] for a, b in split_words(text))


WRITTEN = st.lists(
    st.sampled_from(
        [
            "The",
            "police",
            "SAID",
            "that",
            "NATO",
            "U.S.",
            "3",
            ",",
            ".",
            "KABUL",
            "WERE",
            "İZMİR",
            "STRASSE",
            "Straße",
            "ǅ",
            "ﬁn",
            "قتل",
            "à",
            "À",
            "É'É",
        ]
    )
    | st.text(max_size=6),
    max_size=20,
).map(" ".join)


@given(WRITTEN, st.sampled_from(("en", "fr", "es", "ar", None)))
def test_only_words_in_capitals_change_and_each_to_the_same_letters(text, language):
    words = split_words(text)
    forms = usual_forms(text, words, language)
    assert len(forms) == len(words)
    for (start, end), form in zip(words, forms, strict=True):
        word = text[start:end]
        assert form
        assert form == word or (word.isupper() and has_case(word))


@given(WRITTEN, st.sampled_from(("en", "fr", None)))
def test_what_was_shown_is_usual(text, language):
    once = shown(text, language)
    assert shown(once, language) == once or len(split_words(once)) != len(split_words(text))


@given(
    st.lists(st.sampled_from(("POLICE", "KABUL", "A", "said", "12", ",")), max_size=LEAST - 1).map(" ".join)
)
def test_few_words_stay(text):
    assert shown(text) == text


def test_own_tables_are_asked_first(tmp_path):
    folder = tmp_path / "lang" / "en"
    folder.mkdir(parents=True)
    (folder / "capitals.tsv").write_text("words\nZorkMovement\n")
    text = "THE ZORKMOVEMENT HAS LOST ITS LEADER"
    assert shown(text, resources=Resources(tmp_path)) == "The ZorkMovement has lost its leader"


def test_the_reader_reads_capitals_as_it_reads_small_letters():
    if not (FOLDER / "encoder.onnx").exists():
        pytest.skip("no packaged model yet")
    reader = Reader()
    text = "Two farmers were shot dead near Mogadishu, said the police."
    usual, loud = (reader.read(one, [(0, len(text))], language="en") for one in (text, text.upper()))
    assert loud == usual
