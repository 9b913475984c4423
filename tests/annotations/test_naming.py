"""What tables say of names: dates and titles are none, a name ends at its mark, armed groups are groups."""

import pytest

from temoin.annotations.naming import mend_names
from temoin.records import Annotations, Name, Word
from temoin.resources.load import Resources

RESOURCES = Resources()


def mended(text, language, *names):
    """The names, given as (words, label), after mending."""
    words, at = [], 0
    for form in text.split():
        start = text.index(form, at)
        at = start + len(form)
        words.append(Word(start, at, form, "X", (), 0, "dep"))
    spans = tuple(Name(text.index(w), text.index(w) + len(w), label, 0.9) for w, label in names)
    seen = Annotations(language, tuple(words), (), spans, (), ())
    return [(text[n.start : n.end], n.label) for n in mend_names(seen, text, RESOURCES)]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("fr", "Les attentats du 13 novembre restent dans les mémoires.", ("13 novembre", "MISC")),
        ("es", "El 3 de marzo hubo otro atentado.", ("marzo", "PER")),
        ("en", "It happened on Monday, officials said.", ("Monday", "MISC")),
        ("ar", "وقع الهجوم في فيفري الماضي", ("فيفري", "PER")),
        ("ar", "قال العريف إنه رأى المسلحين", ("العريف", "PER")),
        ("en", "An Australian tourist was hurt.", ("Australian", "LOC")),
        ("fr", "Le monde arabe a condamné l'attaque iranienne.", ("iranienne", "LOC")),
    ],
)
def test_a_date_a_title_or_an_adjective_is_no_name(language, text, name):
    assert mended(text, language, name) == []


@pytest.mark.parametrize(
    ("language", "text", "name", "wanted"),
    [
        ("es", "Chile-protesta-detenidos", ("Chile-protesta-detenidos", "LOC"), ("Chile", "LOC")),
        ("en", 'the "Sun" British paper', ('Sun" British', "ORG"), ("Sun", "ORG")),
        ("ar", "قتل مراد سالم وأصيب كمال وسالم هادي وسامي", ("وسالم هادي", "PER"), ("سالم هادي", "PER")),
        ("fr", "Daech a revendiqué l'attaque.", ("Daech", "LOC"), ("Daech", "GRP")),
    ],
)
def test_a_name_ends_where_it_ends_and_armed_groups_are_groups(language, text, name, wanted):
    assert mended(text, language, name) == [wanted]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "Georgia rose at noon.", ("Georgia", "LOC")),
        ("fr", "Le général Mercier a parlé.", ("général Mercier", "PER")),
        ("es", "La sede de Rolls-Royce ardió.", ("Rolls-Royce", "ORG")),
        ("ar", "أعلنت للشرطة المحلية عن ذلك", ("للشرطة", "ORG")),
        ("ar", "في لبنان وسوريا", ("لبنان", "LOC")),
    ],
)
def test_what_is_a_name_stays(language, text, name):
    assert mended(text, language, name) == [name]
