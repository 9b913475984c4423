import pytest
from hypothesis import given
from hypothesis import strategies as st

from temoin.mentions.things import damage_extent, find_defence, read_things
from temoin.mentions.weapons import read_weapons
from temoin.resources.load import Resources

RESOURCES = Resources()


@pytest.mark.parametrize(
    ("language", "words", "weapons"),
    [
        ("fr", "trois roquettes Katyusha", [("rocket", "Katyusha", 3, 3)]),
        ("fr", "une voiture piégée", [("car-bomb", None, 1, 1)]),
        ("fr", "ont ouvert le feu", [("firearm", None, None, None)]),
        ("fr", "des obus de mortier", [("mortar", None, None, None)]),
        ("en", "at least 20 bombs", [("bomb", None, 20, None)]),
        ("en", "an AK-47 and a knife", [("firearm", "AK-47", 1, 1), ("knife", None, 1, 1)]),
        ("en", "was stabbed", [("knife", None, None, None)]),
        ("es", "un coche bomba", [("car-bomb", None, 1, 1)]),
        ("es", "75 misiles de crucero Tomahawk", [("missile", "Tomahawk", 75, 75)]),
        ("ar", "عبوتين ناسفتين", [("bomb", None, 2, 2)]),
        ("ar", "بسيارة مفخخة", [("car-bomb", None, None, None)]),
        ("ar", "بصاروخ واحد على الأقل", [("rocket", None, 1, None)]),
        ("ar", "قصفت", [("artillery", None, None, None)]),
        ("ar", "حزامه الناسف", [("suicide-bomb", None, None, None)]),
        ("fr", "une ambulance militaire piégée", [("car-bomb", None, None, None)]),
        ("en", "an ambulance full of explosives", [("car-bomb", None, None, None)]),
        ("es", "una ambulancia con explosivos", [("car-bomb", None, None, None)]),
        ("ar", "شاحنة فيها متفجرات", [("car-bomb", None, None, None)]),
        ("en", "an explosives belt", [("suicide-bomb", None, 1, 1)]),
    ],
)
def test_read_weapons(language, words, weapons):
    found = read_weapons(words, 0, len(words), language, RESOURCES)
    assert [(w.kind, w.name, w.count and w.count.min, w.count and w.count.max) for w in found] == weapons


@pytest.mark.parametrize(
    ("language", "words", "kinds"),
    [
        ("en", "after the fireworks display the fire department came", []),
        ("fr", "le feu d'artifice, puis le feu vert", []),
        ("es", "rompieron el alto el fuego", []),
        ("ar", "خرق وقف إطلاق النار", []),
        ("en", "threw fireworks", ["fire"]),
        ("fr", "ont jeté des feux d'artifice", ["fire"]),
        ("es", "lanzaron fuegos artificiales", ["fire"]),
        ("ar", "إطلاق النار", ["firearm"]),
    ],
)
def test_words_that_only_hold_those_of_a_weapon_name_none(language, words, kinds):
    assert [w.kind for w in read_weapons(words, 0, len(words), language, RESOURCES)] == kinds


def test_a_weapon_that_no_table_knows_is_other():
    assert [w.kind for w in read_weapons("sa voiture", 0, 10, "fr", RESOURCES, certain=True)] == ["other"]


@pytest.mark.parametrize(
    ("language", "words", "things", "extent"),
    [
        ("fr", "plusieurs véhicules légèrement endommagés", ["vehicle"], "minor"),
        ("fr", "l’ambassade n'a subi aucun dégât", ["embassy"], "none"),
        ("en", "two houses were destroyed", ["housing"], "destroyed"),
        ("es", "una mezquita y varias viviendas dañadas", ["religious-site", "housing"], "unspecified"),
        ("ar", "دمرت المدرسة ومستشفيين", ["school", "hospital"], "destroyed"),
    ],
)
def test_things_and_extent(language, words, things, extent):
    assert [t.thing for t in read_things(words, 0, len(words), language, RESOURCES)] == things
    assert damage_extent(words, 0, len(words), language, RESOURCES) == extent


@pytest.mark.parametrize(
    ("language", "words", "action"),
    [
        ("fr", "ont été interceptées", "intercepted"),
        ("en", "sirens sounded", "warned"),
        ("es", "no pudo interceptar", "failed"),
        ("ar", "اعترضت", "intercepted"),
    ],
)
def test_defence(language, words, action):
    assert [a for _, _, a in find_defence(words, 0, len(words), language, RESOURCES)] == [action]


@given(text=st.text(), language=st.sampled_from(["fr", "en", "es", "ar", None]))
def test_mentions_lie_inside(text, language):
    for mention in (
        *read_weapons(text, 0, len(text), language, RESOURCES),
        *read_things(text, 0, len(text), language, RESOURCES),
    ):
        assert 0 <= mention.start < mention.end <= len(text)
