import pytest
from hypothesis import given
from hypothesis import strategies as st

from temoin.mentions.numbers import find_numbers, find_ordinals
from temoin.resources.load import Resources

RESOURCES = Resources()


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("fr", "vingt-trois morts et quatre-vingt-dix-sept blessés", [23, 97]),
        ("fr", "mille deux cents", [1200]),
        ("fr", "1 200 soldats, 1.300 civils", [1200, 1300]),
        ("fr", "1,7 milliard", [1_700_000_000]),
        ("fr", "un premier policier", []),
        ("en", "two thousand three hundred and forty-five", [2345]),
        ("en", "one thousand, five hundred", [1500]),
        ("en", "1,200 and an AK-47", [1200]),
        ("en", "hundreds of people, dozens hurt", []),
        ("en", "two dozen", [24]),
        ("en", "2.115 million", [2_115_000]),
        ("es", "treinta y dos", [32]),
        ("es", "2.115 millones", [2_115_000_000]),
        ("es", "unos 13 mil trabajadores", [13_000]),
        ("ar", "ثلاثة وعشرون شخصا", [23]),
        ("ar", "مائة وخمسة وعشرون", [125]),
        ("ar", "١٬٢٠٠ و3 جنود والـ19", [1200, 3, 19]),
        ("ar", "نحو70 حوثيا وأسر10 آخرين وطائرة إف16", [70, 10]),
        ("ar", "ألفان وخمسمائة", [2500]),
        ("fr", "6.700,54 et 1 234 567,8", [6700.54, 1_234_567.8]),
        ("en", "1,674.5 million, 12,34,567 and 3 crore", [1_674_500_000, 1_234_567, 30_000_000]),
        ("en", "10k, 1.2M but 10m high", [10_000, 1_200_000]),
        ("en", "the forty-second of three hundred first responders", [300]),
        ("en", "000 111", [111]),
        ("es", "mil doscientos millones", [1_200_000_000]),
        ("es", "tres billones cuatrocientos cincuenta y cinco mil millones", [3_455_000_000_000]),
        ("fr", "les vingt premiers", [20]),
        ("ar", "١٠٬٠٠٠٫٥٠", [10_000.5]),
        ("en", "nine point nought four and two point two million", [9.04, 2_200_000]),
        ("fr", "deux cent virgule soixante et onze, ,08 et cent un", [200.71, 0.08, 101]),
        ("es", "una coma cinco, cero dos y cinco (5) heridos", [1.5, 2, 5]),
        ("ar", "واحد فاصلة واحد وتلتمية وخمسين", [1.1, 350]),
        (
            "en",
            "10 million a year, five hundred a day, 5 (five), five (6), 12,34,567.89",
            [10_000_000, 500, 5, 5, 6, 1_234_567.89],
        ),
        (None, "12 x", [12]),
    ],
)
def test_values(language, text, values):
    assert [value for _, _, value in find_numbers(text, language, RESOURCES)] == values


def test_ordinals_are_apart():
    assert ordinals("the twenty-first of May", "en") == [21]
    assert ordinals("the forty-second, the two hundredth, the 155th", "en") == [42, 200, 155]
    assert ordinals("le cent vingt-cinquième, le soixante-dixième, le 19e", "fr") == [125, 70, 19]
    assert ordinals("el vigésimo primero, el 3er y el 2º", "es") == [21, 3, 2]
    assert ordinals("les vingt premiers", "fr") == [1]
    assert ordinals("الثاني والسبعين", "ar") == [72]


def ordinals(text, language):
    return [value for _, _, value in find_ordinals(text, language, RESOURCES)]


@given(
    text=st.text(alphabet="0123456789., -hundredtwothkeMوثلاثةعشر%"),
    language=st.sampled_from(["fr", "en", "es", "ar", None]),
)
def test_spans_lie_inside(text, language):
    last = 0
    for start, end, value in find_numbers(text, language, RESOURCES):
        assert last <= start < end <= len(text)
        assert value >= 0
        last = end
