import pytest
from hypothesis import given
from hypothesis import strategies as st

from temoin.resources.load import Resources
from temoin.resources.match import Phrases, clitics, fold, phrase_table, tokens

RESOURCES = Resources()


@given(st.text())
def test_fold_keeps_length(text):
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Élysée", "elysee"),
        ("AÑO", "ano"),
        ("أسلحة", "اسلحه"),
        ("٢٠٢٠", "2020"),
        ("l’arme", "l'arme"),
        ("«x»", '"x"'),
    ],
)
def test_fold_makes_writings_one(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("language", "phrase", "text", "words"),
    [
        ("fr", "voiture piégée", "une Voiture piégée a explosé", "Voiture piégée"),
        ("fr", "voiture piégée", "une voiture, piégée", None),
        ("fr", "arme", "l’arme", "arme"),
        ("fr", "arme", "l’armée", None),
        ("en", "car bomb", "a car-bomb", "car-bomb"),
        ("en", "IS", "it is", None),
        ("en", "IS", "by IS.", "IS"),
        ("ar", "سيارة مفخخة", "بالسيارة المفخخة", "السيارة المفخخة"),
        ("ar", "سيارة", "وسيارته", "سيارته"),
        ("ar", "قتيل", "قُتيلًا", "قُتيلًا"),
        ("ar", "دولة", "للدولة", "دولة"),
    ],
)
def test_phrases_find(language, phrase, text, words):
    found = Phrases([(phrase, 1)], clitics(RESOURCES, language)).find(text)
    assert [text[s:e] for s, e, _ in found] == ([words] if words else [])


def test_longest_phrase_wins():
    found = Phrases([("gaz", 1), ("gaz lacrymogène", 2)]).find("du gaz lacrymogène et du gaz")
    assert [value for _, _, value in found] == [2, 1]


@pytest.mark.parametrize("language", ["fr", "en", "es", "ar"])
@given(text=st.text())
def test_matches_lie_inside_and_in_order(language, text):
    last = 0
    for start, end, _ in phrase_table(RESOURCES, "weapons", language).find(text):
        assert last <= start < end <= len(text)
        last = end


def _texts(language):
    """Texts of many words, weapons of the language among them."""
    weapons = [row["words"].split("|")[0] for row in RESOURCES.words("weapons", language)]
    words = st.one_of(st.sampled_from(weapons), st.text(max_size=6))
    return st.lists(words, min_size=20, max_size=40).map(" ".join)


@pytest.mark.parametrize("language", ["fr", "en", "es", "ar"])
@given(data=st.data())
def test_a_stretch_of_a_text_is_read_as_if_it_stood_alone(language, data):
    text = data.draw(_texts(language))
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    alone = text[start:end]
    table = phrase_table(RESOURCES, "weapons", language)
    moved = [(s + start, e + start, row) for s, e, row in table.find(alone)]
    assert table.find(text, start, end) == moved
    words = [(token.start - start, token.end - start, token.word) for token in tokens(text, start, end)]
    assert words == [(token.start, token.end, token.word) for token in tokens(alone, 0, len(alone))]


@pytest.mark.parametrize("language", ["fr", "en", "es", "ar"])
@pytest.mark.parametrize(
    "table",
    [
        "bounds", "casualty_words", "defence", "determiners", "extents", "groups", "joints", "months", "no_one",
        "numbers", "things", "time_words", "units", "vague", "weapon_acts", "weapons", "weekdays",
    ],
)  # fmt: skip
def test_every_table_is_filled(language, table):
    assert RESOURCES.words(table, language)
