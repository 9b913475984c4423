import pytest
from hypothesis import given
from hypothesis import strategies as st

from temoin.mentions.casualties import field_inside, is_undivided
from temoin.mentions.counts import count_field, find_counts, read_count
from temoin.resources.load import Resources

RESOURCES = Resources()
NATIONS = {"iraquienne": "IQ", "français": "FR", "Iraqi": "IQ", "فلسطينيين": "PS"}


def nationality(words: str) -> str | None:
    return next((NATIONS[word] for word in words.split() if word in NATIONS), None)


@pytest.mark.parametrize(
    ("language", "words", "low", "high", "vague", "group"),
    [
        ("fr", "au moins une victime civile iraquienne", 1, None, "at_least", "people"),
        ("fr", "aucun blessé", 0, 0, None, None),
        ("fr", "sans être blessé", 0, 0, None, None),
        ("fr", "3 soldats", 3, 3, None, "soldiers"),
        ("fr", "un policier", 1, 1, None, "police"),
        ("fr", "des civils", 2, None, "plural", "civilians"),
        ("fr", "Trois hommes et une femme", 4, 4, None, "men"),
        ("fr", "130 morts et 400 blessés", 130, 130, None, None),
        ("fr", "une vingtaine d'assaillants", 20, 20, "about", "attackers"),
        ("fr", "un adolescent de 16 ans", 1, 1, None, "children"),
        ("fr", "plus de 171 morts", 171, None, "more_than", None),
        ("fr", "un des suspects", 1, 1, None, "attackers"),
        ("fr", "un sans-abri", 1, 1, None, "people"),
        ("en", "five people, including two children", 5, 5, None, "people"),
        ("en", "a woman", 1, 1, None, "women"),
        ("en", "civilian populations", 2, None, "plural", "civilians"),
        ("en", "10 other people", 10, 10, None, "people"),
        ("en", "no one else", 0, 0, None, "people"),
        ("en", "about 5-6,000 people", 5000, 6000, "range", "people"),
        ("en", "dozens of people", 10, None, "dozens", "people"),
        ("en", "tens of thousands of people", 10_000, None, "thousands", "people"),
        ("en", "one of two crewmen aboard", 1, 1, None, "soldiers"),
        ("en", "up to 12 civilians", None, 12, "up_to", "civilians"),
        ("en", "two other teens and a 67-year-old woman", 3, 3, None, "children"),
        ("es", "entre 60 y 66 rehenes", 60, 66, "range", "prisoners"),
        ("es", "no eran más de cien personas", None, 100, "up_to", "people"),
        ("es", "sin que se registraran víctimas", 0, 0, None, None),
        ("es", "cuatro policías y dos rebeldes muertos", 6, 6, None, "police"),
        ("es", "varios muertos", 2, None, "plural", None),
        ("es", "el joven de 20 años", 1, 1, None, "people"),
        ("ar", "دزينة", 12, 12, "about", None),
        ("ar", "عشرات القتلى", 10, None, "tens", None),
        ("ar", "قتيلان", 2, 2, None, None),
        ("ar", "جنديين", 2, 2, None, "soldiers"),
        ("ar", "جنديين على الأقل", 2, None, "at_least", "soldiers"),
        ("ar", "فلسطينيين", 2, None, "plural", "people"),
        ("ar", "خمسة فلسطينيين", 5, 5, None, "people"),
        ("ar", "ضابط و3 جنود", 4, 4, None, "soldiers"),
        ("ar", "لا وجود لجرحى تونسيين", 0, 0, None, "people"),
        ("ar", "36 جثة على الأقل", 36, None, "at_least", "people"),
        ("ar", "خمسة إلى ستة أشخاص", 5, 6, "range", "people"),
        ("ar", "6 أشخاص، بينهم 5 نساء", 6, 6, None, "people"),
        ("fr", "un des trois hommes touchés", 1, 1, None, "men"),
        ("es", "uno de los dos policías", 1, 1, None, "police"),
        ("en", "a 36-year-old man", 1, 1, None, "men"),
        ("en", "the wounded deputy", 1, 1, None, "police"),
        ("en", "A 35 - year - old deputy", 1, 1, None, "police"),
        ("fr", "tout le monde", 2, None, "many", None),
        ("ar", "ثلاثة قتلى أمام الفندق", 3, 3, None, None),
        ("ar", "عدد الجرحى 1358 شخصا", 1358, 1358, None, "people"),
        (None, "12 xyz", 12, 12, None, None),
    ],
)  # fmt: skip
def test_read_count(language, words, low, high, vague, group):
    mention = read_count(words, 0, len(words), language, RESOURCES)
    assert mention is not None
    count = mention.count
    assert (count.min, count.max, count.vague) == (low, high, vague)
    assert count.group == group or (group == "people" and count.group in ("people", "civilians"))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "the number of people"), ("fr", "le nombre de morts"), ("es", "el número de heridos"),
        ("ar", "عدد القتلى"),
    ],
)  # fmt: skip
def test_a_number_told_elsewhere_is_no_count(language, words):
    assert read_count(words, 0, len(words), language, RESOURCES) is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "quelques minutes après la mort"),
        ("fr", "il a reçu plusieurs blessures par balle"),
        ("en", "with non-life-threatening injuries"),
        ("en", "two gunshot wounds"),
        ("en", "charged with two murder counts"),
        ("fr", "deux animaux tués"),
        ("en", "in his 20's and was shot"),
        ("es", "más de diez gremios internacionales de comunicadores"),
        ("es", "en 1992 y detenido"),
        ("es", "dos heridas de bala"),
        ("ar", "عدة طعنات للضحية"),
        ("fr", "la commune n'a pas rendu le corps"),
        ("en", "he is not the man who did it"),
        ("es", "una marcha sin igual contra los crímenes"),
        ("ar", "إلا أن الوزارة نفت"),
    ],
)  # fmt: skip
def test_what_counts_no_people(language, text):
    assert find_counts(text, 0, len(text), language, RESOURCES) == []


def test_a_person_is_one_and_nothing_is_none():
    name = "Ronan Pointeau"
    one = read_count(name, 0, len(name), "fr", RESOURCES, persons=1)
    assert one is not None
    assert (one.count.min, one.count.max) == (1, 1)
    assert read_count(" ,; ", 0, 4, "fr", RESOURCES) is None


@pytest.mark.parametrize(
    ("language", "words", "country"),
    [
        ("fr", "une victime civile iraquienne", "IQ"),
        ("fr", "deux soldats", None),
        ("en", "1,200 Iraqi soldiers", "IQ"),
        ("ar", "خمسة فلسطينيين", "PS"),
    ],
)
def test_nationality(language, words, country):
    mention = read_count(words, 0, len(words), language, RESOURCES, nationality_of=nationality)
    assert mention is not None
    assert mention.count.nationality == country


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "It killed 5 people and wounded 20 others.", [("5 people", 5, "killed"), ("20 others", 20, "injured")]),
        ("en", "The blast left two dead and injured hundreds more.",
         [("two dead", 2, "killed"), ("hundreds more", 100, "injured")]),
        ("fr", "Au moins 38 personnes ont été tuées et plus de 60 blessées.",
         [("Au moins 38 personnes", 38, "killed"), ("plus de 60 blessées", 60, "injured")]),
        ("es", "Diecisiete muertos y unos 30 heridos", [("Diecisiete muertos", 17, "killed"), ("unos 30 heridos", 30, "injured")]),
        ("ar", "قُتل 6 أشخاص، وأصيب 8 آخرون", [("6 أشخاص", 6, "killed"), ("8 آخرون", 8, "injured")]),
        ("ar", "أسفر الهجوم عن قتيلين", [("قتيلين", 2, "killed")]),
        ("ar", "لقي شخصان مصرعهما وأصيب 15 آخرون بجروح", [("شخصان", 2, "killed"), ("15 آخرون", 15, "injured")]),
        ("ar", "عدد القتلى بلغ 26 شخصا والمصابين 28", [("26 شخصا", 26, "killed"), ("28", 28, "injured")]),
        ("en", "The bomb took the lives of 12 people.", [("12 people", 12, "killed")]),
        ("en", "She was not aware of any deaths.", [("not aware of any deaths", 0, "killed")]),
        ("fr", "L'attaque a coûté la vie à 12 personnes.", [("12 personnes", 12, "killed")]),
        ("es", "El ataque costó la vida a tres policías.", [("tres policías", 3, "killed")]),
        ("es", "Dos niños se debaten entre la vida y la muerte.", [("Dos niños", 2, "injured")]),
        ("ar", "قتل مدني واحد وأصيب أربعة آخرون", [("مدني واحد", 1, "killed"), ("أربعة آخرون", 4, "injured")]),
        ("ar", "احتجزت شخصين اثنين", [("شخصين اثنين", 2, "held")]),
        ("ar", "جريمة راح ضحيتها ثلاثة أشخاص", [("ثلاثة أشخاص", 3, "killed")]),
        ("ar", "احتجزت قوات الأمن ثلاثة أشخاص", [("ثلاثة أشخاص", 3, "held")]),
    ],
)  # fmt: skip
def test_find_counts_and_their_fields(language, text, expected):
    found = find_counts(text, 0, len(text), language, RESOURCES)
    fields = [count_field(text, m.start, m.end, language, RESOURCES) for m in found]
    assert [(m.count.min, f) for m, f in zip(found, fields, strict=True)] == [(n, f) for _, n, f in expected]
    for mention, (words, _, _) in zip(found, expected, strict=True):
        assert text[mention.start : mention.end] in words or words in text[mention.start : mention.end]


@pytest.mark.parametrize(
    ("language", "text", "undivided"),
    [
        ("en", "1,200 people were killed or wounded.", True),
        ("en", "Its forces killed or wounded 15,000 soldiers.", True),
        ("fr", "40 personnes ont été tuées ou blessées.", True),
        ("es", "40 personas muertas o heridas", True),
        ("ar", "أدى إلى مقتل وإصابة أكثر من 40 شخصا", True),
        ("ar", "17 قتيلا وجريحا في حوادث عنف", True),
        ("fr", "L'attaque a fait 20 morts et blessés.", True),
        ("fr", "L'attaque a fait 7 tués et 25 blessés.", False),
        ("ar", "لقي شخصان مصرعهما وأصيب 15 آخرون", False),
        ("ar", "قتل 390 مقاتلا وجرح 400 آخرون", False),
        ("en", "It killed 5 people and wounded 20 others.", False),
    ],
)  # fmt: skip
def test_killed_and_injured_counted_as_one(language, text, undivided):
    last = find_counts(text, 0, len(text), language, RESOURCES)[-1]
    assert is_undivided(text, last.start, last.end, language, RESOURCES) is undivided


PIECES = st.sampled_from(
    [
        "trois",
        "12",
        "1,200",
        "morts",
        "no",
        "aucun",
        "de",
        "y",
        "et",
        "و",
        "قتيلان",
        "عشرات",
        "including",
        "(",
        ",",
        " ",
        "at least",
        "más de",
        "entre",
        "soldats",
        "people",
        "ـ",
        "́",
        "\n",
        "x",
    ]
)


@given(pieces=st.lists(PIECES, max_size=12), language=st.sampled_from(["fr", "en", "es", "ar", "de", None]))
def test_counts_lie_inside_and_are_intervals(pieces, language):
    text = " ".join(pieces)
    mentions = find_counts(text, 0, len(text), language, RESOURCES)
    whole = read_count(text, 0, len(text), language, RESOURCES)
    for mention in [*mentions, *([whole] if whole else [])]:
        assert 0 <= mention.start < mention.end <= len(text)
        low, high = mention.count.min, mention.count.max
        assert low is None or high is None or 0 <= low <= high
        count_field(text, mention.start, mention.end, language, RESOURCES)


@pytest.mark.parametrize(
    ("language", "text", "people"),
    [
        ("en", "The boy was shot — some 200 people shouted", "200 people"),
        ("fr", "Le garçon a été blessé — 200 personnes criaient", "200 personnes"),
        ("es", "El niño fue herido – 200 personas gritaban", "200 personas"),
        ("ar", "أصيب الطفل – 200 شخص كانوا هناك", "200 شخص"),
    ],
)
def test_a_dash_keeps_what_befell_one_from_those_behind_it(language, text, people):
    start = text.index(people)
    assert count_field(text, start, start + len(people), language, RESOURCES, reach=3) is None


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "He is charged with attempted murder.", "attempted murder"),
        ("fr", "Il est poursuivi pour tentative d'homicide.", "tentative d'homicide"),
        ("es", "Está acusado de intento de asesinato.", "intento de asesinato"),
        ("ar", "اتهم بالشروع في القتل أمس.", "الشروع في القتل"),
    ],
)
def test_an_attempt_befell_nobody(language, text, words):
    start = text.index(words)
    assert field_inside(text, start, start + len(words), language, RESOURCES) is None
    assert field_inside(text, start, len(text), language, RESOURCES) is None


@pytest.mark.parametrize("family", ["أسرته", "أسرتها", "أسرتهم", "أسرة"])
def test_a_family_is_no_captivity(family):
    text = f"قتل أب وأربعة من {family} في القصف"
    start = text.index("أربعة")
    assert field_inside(text, start, len(text), "ar", RESOURCES) is None
    captured = "أسرت الجماعة ثلاثة جنود"
    assert field_inside(captured, 0, len(captured), "ar", RESOURCES) == "abducted"
