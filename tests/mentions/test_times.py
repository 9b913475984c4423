import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from temoin.mentions.time_spans import find_times
from temoin.mentions.time_values import islamic
from temoin.mentions.times import full_dates, resolve_time
from temoin.records import Time
from temoin.resources.load import Resources

RESOURCES = Resources()
PUBLISHED = Time("2020-12-22", "2020-12-22", "day")  # a Tuesday
DECEMBER = Time("2020-12-01", "2020-12-31", "month")


def resolved(words, language, published=PUBLISHED, anchors=(), day=None):
    mention = resolve_time(words, 0, len(words), published, anchors, language, RESOURCES, day=day)
    assert mention is not None
    return mention.time and (mention.time.from_, mention.time.to, mention.time.precision)


@pytest.mark.parametrize(
    ("language", "words", "start", "end", "precision"),
    [
        ("fr", "dimanche soir", "2020-12-20", "2020-12-20", "part-of-day"),
        ("fr", "hier", "2020-12-21", "2020-12-21", "day"),
        ("fr", "le 20 décembre 2020", "2020-12-20", "2020-12-20", "day"),
        ("fr", "mardi 12 mars", "2019-03-12", "2019-03-12", "day"),
        ("fr", "il y a trois jours", "2020-12-19", "2020-12-19", "day"),
        ("fr", "la semaine dernière", "2020-12-14", "2020-12-20", "week"),
        ("fr", "du 3 au 5 mai", "2020-05-03", "2020-05-05", "day"),
        ("fr", "entre mardi et jeudi", "2020-12-17", "2020-12-22", "day"),
        ("fr", "dans la nuit de jeudi 9 à vendredi 10 mai", "2019-05-09", "2019-05-10", "part-of-day"),
        ("fr", "dimanche 29 novembre vers 20h30", "2020-11-29T20:30", "2020-11-29T20:30", "minute"),
        ("fr", "en septembre", "2020-09-01", "2020-09-30", "month"),
        ("fr", "les années 90", "1990-01-01", "1999-12-31", "year"),
        ("fr", "depuis le 1er mai", "2020-05-01", None, "day"),
        ("fr", "lundi prochain", "2020-12-28", "2020-12-28", "day"),
        ("fr", "mardi dernier", "2020-12-15", "2020-12-15", "day"),
        ("fr", "samedi 26 décembre", "2020-12-26", "2020-12-26", "day"),
        ("fr", "samedi 26", "2020-12-26", "2020-12-26", "day"),
        ("fr", "le 5 du mois dernier", "2020-11-05", "2020-11-05", "day"),
        ("fr", "au premier semestre 2019", "2019-01-01", "2019-06-30", "month"),
        ("fr", "lundi de Pâques", "2020-04-13", "2020-04-13", "day"),
        ("en", "the third quarter", "2020-07-01", "2020-09-30", "month"),
        ("en", "the fourth quarter of last year", "2019-10-01", "2019-12-31", "month"),
        ("en", "last quarter", "2020-07-01", "2020-09-30", "month"),
        ("en", "Thanksgiving", "2020-11-26", "2020-11-26", "day"),
        ("en", "Labor Day 2018", "2018-09-03", "2018-09-03", "day"),
        ("en", "Tuesday of next week", "2020-12-29", "2020-12-29", "day"),
        ("fr", "mardi de la semaine dernière", "2020-12-15", "2020-12-15", "day"),
        ("en", "this September", "2020-09-01", "2020-09-30", "month"),
        ("en", "last year's", "2019-01-01", "2019-12-31", "year"),
        ("en", "2016/02/22", "2016-02-22", "2016-02-22", "day"),
        ("es", "el uno de agosto", "2020-08-01", "2020-08-01", "day"),
        ("es", "el 20 del presente mes", "2020-12-20", "2020-12-20", "day"),
        ("ar", "الأول من شباط", "2021-02-01", "2021-02-01", "day"),
        ("ar", "عيد الفطر 2019", "2019-06-05", "2019-06-05", "day"),
        ("en", "on Tuesday", "2020-12-22", "2020-12-22", "day"),
        ("en", "8:30 p.m. on Monday", "2020-12-21T20:30", "2020-12-21T20:30", "minute"),
        ("en", "by noon on Friday", "2020-12-18T12:00", "2020-12-18T12:00", "hour"),
        ("en", "December 20, 2020", "2020-12-20", "2020-12-20", "day"),
        ("en", "between May 3 and 5", "2020-05-03", "2020-05-05", "day"),
        ("en", "last night", "2020-12-21", "2020-12-21", "part-of-day"),
        ("en", "four years ago", "2016-01-01", "2016-12-31", "year"),
        ("en", "12/20/2020", "2020-12-20", "2020-12-20", "day"),
        ("es", "20/12/2020", "2020-12-20", "2020-12-20", "day"),
        ("es", "el pasado domingo", "2020-12-20", "2020-12-20", "day"),
        ("es", "anoche", "2020-12-21", "2020-12-21", "part-of-day"),
        ("es", "esta mañana", "2020-12-22", "2020-12-22", "part-of-day"),
        ("es", "el próximo 21 de agosto", "2021-08-21", "2021-08-21", "day"),
        ("es", "entre junio de 1995 y agosto de 1996", "1995-06-01", "1996-08-31", "month"),
        ("es", "el lunes a las 20.30", "2020-12-21T20:30", "2020-12-21T20:30", "minute"),
        ("ar", "أمس الاثنين", "2020-12-21", "2020-12-21", "day"),
        ("ar", "18 مارس (آذار)", "2020-03-18", "2020-03-18", "day"),
        ("ar", "الأحد الساعة 8 مساء", "2020-12-20T20:00", "2020-12-20T20:00", "hour"),
        ("ar", "التاسع من أغسطس 2014", "2014-08-09", "2014-08-09", "day"),
        ("ar", "يومي 23 و24 أكتوبر 2014", "2014-10-23", "2014-10-24", "day"),
        ("ar", "يوم الخميس الموافق 21 - 10 - 1436هـ", "2015-08-06", "2015-08-06", "day"),
        ("ar", "الأسبوع الماضي", "2020-12-14", "2020-12-20", "week"),
        ("ar", "قبل يومين", "2020-12-20", "2020-12-20", "day"),
        (None, "2020-12-20", "2020-12-20", "2020-12-20", "day"),
        ("en", "from November to February 2017", "2016-11-01", "2017-02-28", "month"),
        ("fr", "du 25 octobre 2016 au 3 février", "2016-10-25", "2017-02-03", "day"),
        ("es", "entre mayo y abril", "2020-04-01", "2020-05-31", "month"),
        ("fr", "la semaine du 7 octobre", "2020-10-05", "2020-10-11", "week"),
        ("es", "anoche a las 8", "2020-12-21T20:00", "2020-12-21T20:00", "hour"),
        ("ar", "نهاية العام", "2020-01-01", "2020-12-31", "year"),
        ("en", "october two thousand", "2000-10-01", "2000-10-31", "month"),
        ("en", "the 5 past years", "2015-12-23", "2020-12-22", "year"),
        ("ar", "اليومين الماضيين", "2020-12-20", "2020-12-22", "day"),
        ("ar", "الأيام الثلاثة الماضية", "2020-12-19", "2020-12-22", "day"),
        ("ar", "الساعات ال24 الماضية", "2020-12-21", "2020-12-22", "day"),
        ("fr", "les dernières 24 heures", "2020-12-21", "2020-12-22", "day"),
        ("en", "Monday, December 20", "2020-12-20", "2020-12-20", "day"),
        ("fr", "lundi 20 décembre", "2020-12-20", "2020-12-20", "day"),
        ("es", "lunes 20 de diciembre", "2020-12-20", "2020-12-20", "day"),
        ("ar", "الاثنين 20 ديسمبر", "2020-12-20", "2020-12-20", "day"),
        ("en", "Wednesday, December 4", "2019-12-04", "2019-12-04", "day"),
    ],
)  # fmt: skip
def test_resolve_time(language, words, start, end, precision):
    assert resolved(words, language) == (start, end, precision)


def test_without_publication():
    assert resolved("dimanche", "fr", published=None) == (None, None, "day")
    assert resolved("le 20 décembre 2020", "fr", published=None) == ("2020-12-20", "2020-12-20", "day")
    assert resolved("lundi", "fr", published=None, anchors=["2020-12-22"])[0] == "2020-12-21"


@pytest.mark.parametrize(
    ("language", "words", "precision"),
    [
        ("fr", "le lendemain", "day"),
        ("fr", "le mois dernier", "month"),
        ("en", "on Saturday night", "part-of-day"),
        ("en", "August 4", "day"),
        ("en", "two days later", "day"),
        ("es", "durante la noche del domingo", "part-of-day"),
        ("es", "esta noche", "part-of-day"),
        ("ar", "يوم الخميس", "day"),
        ("ar", "الأسبوع الماضي", "week"),
    ],
)
def test_a_point_of_time_on_an_unknown_day_has_its_precision_alone(language, words, precision):
    assert resolved(words, language, published=None) == (None, None, precision)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr", "depuis plusieurs années"),
        ("fr", "plusieurs heures"),
        ("en", "for months"),
        ("es", "durante años"),
    ],
)
def test_a_length_of_time_is_no_point(language, words):
    assert resolved(words, language, published=None) is None
    assert resolved(words, language) is None


def test_month_of_publication_takes_the_day_of_an_anchor():
    assert resolved("dimanche soir", "fr", published=DECEMBER) == (None, None, "part-of-day")
    anchors = ["2019-01-03", "2020-12-22"]
    assert resolved("dimanche soir", "fr", published=DECEMBER, anchors=anchors)[0] == "2020-12-20"
    assert resolved("le 20 décembre", "fr", published=DECEMBER)[0] == "2020-12-20"


def test_clock_alone_needs_the_day_of_its_context():
    assert resolved("vers 20h30", "fr") == (None, None, "minute")
    assert resolved("vers 20h30", "fr", day="2020-12-20")[0] == "2020-12-20T20:30"


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("fr", "Trois roquettes ont été tirées dimanche soir à Bagdad.", ["dimanche soir"]),
        ("fr", "Il a tué 14 soldats en 2015 et trois civils le 3 mai 2016.", ["2015", "le 3 mai 2016"]),
        ("en", "He came back on Friday.", ["Friday"]),
        ("en", "He may march on. On May 5, police fired; two days ago, too.", ["May 5", "two days ago"]),
        ("es", "El ataque ocurrió el pasado lunes a las 20:30.", ["el pasado lunes a las 20:30"]),
        ("ar", "قتل شخصان أمس الأحد في بغداد", ["أمس الأحد"]),
        ("en", "Its 1990 invasion cost 1990 soldiers.", ["1990"]),
        ("en", "Games of 1996, 1998, 2000 and 2002", ["1996", "1998", "2000", "2002"]),
        ("en", "It lost $37.3 million in 1988, 31 7/8 a share over the weekend", ["1988", "the weekend"]),
        (
            "fr",
            "Au troisième trimestre, puis les dix derniers mois",
            ["Au troisième trimestre", "les dix derniers mois"],
        ),
        (
            "en",
            "The May 5 attack, a third-quarter loss in the third quarter",
            ["May 5", "third-quarter", "the third quarter"],
        ),
        (
            "en",
            "Quiet since Friday; for 1989; between May 3 and May 5",
            ["Friday", "1989", "May 3 and May 5"],
        ),
        ("en", "It lost $14 billion last year; 10 million a year ago", ["last year", "a year ago"]),
        (
            "en",
            "In mid-1996; in nineteen ninety-six; by the end of the year",
            ["mid-1996", "nineteen ninety-six", "the end of the year"],
        ),
        (
            "en",
            "He died three days later; the next day; on Friday, 69 hours on",
            ["three days later", "the next day", "Friday"],
        ),
        (
            "es",
            "El partido del sábado; antes de mayo; el 5 de mayo de mil novecientos noventa",
            ["del sábado", "mayo", "el 5 de mayo de mil novecientos noventa"],
        ),
        ("fr", "Depuis lundi; pendant trois jours", ["lundi"]),
    ],
)
def test_find_times(language, text, words):
    assert [text[s:e] for s, e in find_times(text, [(0, len(text))], language, RESOURCES)] == words


def test_full_dates():
    text = "Le 20 décembre 2020, puis lundi et le 3 mai 2021."
    assert full_dates(text, [(0, len(text))], "fr", RESOURCES) == ("2020-12-20", "2021-05-03")


def test_islamic_calendar():
    assert islamic(1442, 1, 1) in (dt.date(2020, 8, 20), dt.date(2020, 8, 19))


PIECES = st.sampled_from(
    [
        "12",
        "31",
        "2020",
        "20h30",
        "99:99",
        "30/02/2020",
        "février",
        "lundi",
        "last",
        "week",
        "ago",
        "hace",
        "منذ",
        "يوم",
        "الأحد",
        "29",
        "صفر",
        "1440",
        "et",
        "à",
        "(",
        ",",
        "nuit",
        "9999",
        "0000-00-00",
        "1e",
        "months",
        "century",
        "999999999",
        "prochain",
    ]
)


@given(
    pieces=st.lists(PIECES, max_size=10),
    language=st.sampled_from(["fr", "en", "es", "ar", "de", None]),
    published=st.sampled_from([None, PUBLISHED, DECEMBER]),
)
def test_times_lie_inside_and_are_intervals(pieces, language, published):
    text = " ".join(pieces)
    for start, end in find_times(text, [(0, len(text))], language, RESOURCES):
        assert 0 <= start < end <= len(text)
    mention = resolve_time(text, 0, len(text), published, (), language, RESOURCES)
    if mention and mention.time and mention.time.from_ and mention.time.to:
        assert mention.time.from_ <= mention.time.to


@pytest.mark.parametrize(
    ("language", "words", "day"),
    [
        ("fr", "le même jour", "1996-05-20"), ("fr", "le lendemain", "1996-05-21"), ("fr", "la veille", "1996-05-19"),
        ("en", "that same day", "1996-05-20"), ("en", "the next day", "1996-05-21"),
        ("es", "ese mismo día", "1996-05-20"), ("es", "al día siguiente", "1996-05-21"),
        ("fr", "deux jours plus tard", "1996-05-22"), ("en", "a day earlier", "1996-05-19"),
        ("es", "tres días después", "1996-05-23"), ("ar", "بعد ذلك بثلاثة أيام", "1996-05-23"),
        ("ar", "في اليوم نفسه", "1996-05-20"), ("ar", "اليوم التالي", "1996-05-21"),
    ],
)  # fmt: skip
def test_a_day_that_leans_on_the_one_told_before(language, words, day):
    told = resolve_time(words, 0, len(words), None, (), language, Resources(), told="1996-05-20")
    assert told is not None
    assert told.time is not None
    assert told.time.from_ == told.time.to == day
    alone = resolve_time(words, 0, len(words), None, (), language, Resources())
    assert alone is not None
    assert alone.time is not None
    assert alone.time.from_ is None
    assert alone.time.to is None
