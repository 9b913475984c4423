"""The word splitter: what people would call words, and laws that hold for any text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from temoin.annotations.words import split_words

CASES = [
    ("L'attaque d’hier", "L'|attaque|d’|hier"),
    ("a-t-il dit, dit-il; peut-on", "a|-t-il|dit|,|dit|-il|;|peut|-on"),
    ("Qu'est-ce que c'est ?", "Qu'|est|-ce|que|c'|est|?"),
    ("jusqu’à aujourd'hui quelqu'un", "jusqu’|à|aujourd'hui|quelqu'un"),
    ("N'Djamena, rendez-vous", "N'Djamena|,|rendez-vous"),
    ("celui-ci, porte-parole", "celui-ci|,|porte-parole"),
    ("Pompeo's men don't, soldiers'", "Pompeo|'s|men|do|n't|,|soldiers|'"),
    ("We can’t; I'd", "We|ca|n’t|;|I|'d"),
    ("Sana'a, O'Brien, head-on", "Sana'a|,|O'Brien|,|head-on"),
    ("U.S. forces at 3 a.m. etc.", "U.S.|forces|at|3|a.m.|etc|."),
    ("3,500.50 10.000 €20 5%", "3,500.50|10.000|€|20|5|%"),
    ("2003-2005, AK-47, 20h30, 3e", "2003|-|2005|,|AK-47|,|20h30|,|3e"),
    ("@abc_d #tag_x: https://t.co/abc.", "@abc_d|#tag_x|:|https://t.co/abc|."),
    ("«¿Qué?», dijo...", "«|¿|Qué|?|»|,|dijo|..."),
    ("وقالَ أ.ف.ب إن ٣٫٥ «عـــاجل»،", "وقالَ|أ.ف.ب|إن|٣٫٥|«|عـــاجل|»|،"),
    ("#عاصفة_الحزم ١٥-٧", "#عاصفة_الحزم|١٥|-|٧"),
]


@pytest.mark.parametrize(("text", "words"), CASES)
def test_words_are_what_readers_call_words(text, words):
    assert [text[a:b] for a, b in split_words(text)] == words.split("|")


@given(
    st.text(alphabet=st.sampled_from("aé'’-. \n1,@#_ntqusilو«»\u064b\u200f:/wEÉ"), max_size=60)
    | st.text(max_size=60)
)
def test_words_are_in_order_and_hold_no_blank(text):
    end = 0
    for start, stop in split_words(text):
        assert end <= start < stop <= len(text)
        assert not any(c.isspace() for c in text[start:stop])
        end = stop


@given(st.text(max_size=80))
def test_every_letter_and_digit_is_in_a_word(text):
    covered = {i for a, b in split_words(text) for i in range(a, b)}
    assert all(i in covered for i, c in enumerate(text) if c.isalnum())
