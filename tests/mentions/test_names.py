"""Spellings of one name, and whose words name a nation."""

import pytest

from temoin.mentions.names import name_likeness, nationality_of, same_name, skeleton
from temoin.resources.load import Resources

RESOURCES = Resources()


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Said Khatibzadeh", "Saeed Jatibzadeh"),
        ("Mustafa al-Kadhimi", "Mostafá al Kazemi"),
        ("Mouammar Kadhafi", "Muammar Gaddafi"),
        ("Abdelmalek Droukdel", "Abd al-Malik Droukdal"),
        ("Ezzedine al-Qassam", "Izz ad-Din al-Qassam"),
        ("Zabihullah Mujahid", "ذبيح الله مجاهد"),
        ("Bachar al-Assad", "بشار الأسد"),
        ("Rami Abdel Rahman", "رامي عبد الرحمن"),
        ("Iyad Nazmi Salih Khalil", "إياد نظمي صالح خليل"),
    ],
)
def test_one_name_in_two_spellings(a: str, b: str) -> None:
    assert same_name(a, b)
    assert same_name(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Mike Pompeo", "Donald Trump"),
        ("Emmanuel Macron", "Florence Parly"),
        ("حيدر العبادي", "نوري المالكي"),
        ("Barack Obama", "بشار الأسد"),
        ("Qusay Saddam Hussein Al-Tikriti", "صدام حسين التكريتي"),  # son and father
    ],
)
def test_two_names(a: str, b: str) -> None:
    assert not same_name(a, b)


def test_nothing_is_like_no_name() -> None:
    assert name_likeness("", "Pompeo") == 0
    assert name_likeness("...", "") == 0


def test_the_row_of_consonants_is_the_same_in_both_scripts() -> None:
    assert skeleton("khalil")[0] == skeleton("خليل")[0] == "xl"


@pytest.mark.parametrize(
    ("words", "language", "country"),
    [
        ("civils irakiens", "fr", "IQ"),
        ("une victime civile iraquienne", "fr", "IQ"),
        ("deux Sud-Coréennes", "fr", "KR"),
        ("ciudadanas estadounidenses", "es", "US"),
        ("dos nigerinos", "es", "NE"),
        ("two South Koreans", "en", "KR"),
        ("a Frenchman", "en", "FR"),
        ("مدنيين عراقيين", "ar", "IQ"),
        ("ثلاثة جنود أميركيين", "ar", "US"),
        ("والسوريين", "ar", "SY"),
        ("three people", "en", None),
        ("three people", None, None),
    ],
)
def test_nationality(words: str, language: str | None, country: str | None) -> None:
    assert nationality_of(words, language, RESOURCES) == country


@pytest.mark.parametrize(
    ("arabic", "right", "other"),
    [("ماساهيرو", "masahiro", "moussier"), ("غروس", "gross", "gerets"), ("وائل", "wael", "wilmots"),
     ("روان", "rowan", "renan"), ("باتش", "patch", "petria")],
)  # fmt: skip
def test_vowels_decide_between_equal_consonants_across_scripts(arabic, right, other):
    assert name_likeness(arabic, right) > name_likeness(arabic, other)
