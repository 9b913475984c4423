"""What animals do is an accident; what people do beside animals stays violence."""

import pytest
from tests.build import annotations, happening, tree

from temoin.annotations.animals import without_animals
from temoin.records import Document
from temoin.resources.load import Resources

RESOURCES = Resources()


def kinds(text, language, *happenings):
    document = Document("d", "0", "-", language, None, None, None, None, text)
    seen = annotations(text, language, happenings=tuple(happenings))
    seen = tree(text, seen, *(f"{word.strip('.')} NOUN root 0" for word in text.split()))
    return [one.plover for one in without_animals(seen, document, RESOURCES).happenings]


@pytest.mark.parametrize(
    ("language", "text", "words", "doer"),
    [
        ("fr", "Deux randonneurs piqués par des frelons.", "piqués", "frelons"),
        ("en", "The swimmer was attacked by sharks.", "attacked", "sharks"),
        ("es", "Los perros mordieron al cartero.", "mordieron", "perros"),
        ("ar", "هاجمت كلاب المارة", "هاجمت", "كلاب"),
    ],
)
def test_an_attack_by_animals_is_an_accident(language, text, words, doer):
    assert kinds(text, language, happening(text, words, {"perpetrator": doer})) == ["ACCIDENT"]


@pytest.mark.parametrize(
    ("language", "text", "words", "doer"),
    [
        ("en", "Gunmen shot three dogs and a guard.", "shot", "Gunmen"),
        ("fr", "Un homme qui promenait ses chiens a été tué par des inconnus.", "tué", "inconnus"),
    ],
)
def test_people_who_act_beside_animals_stay_violent(language, text, words, doer):
    assert kinds(text, language, happening(text, words, {"perpetrator": doer})) == ["ASSAULT"]
