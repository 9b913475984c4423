from evaluation.names.found import Sentence, _is_body, compare
from evaluation.names.pairs import _balanced


def test_names_on_gold_misc_are_free_and_labels_count():
    text = "Ana Ruiz of Oxfam saw the World Cup in Paris"
    gold = ((0, 8, "PER"), (12, 17, "ORG"), (26, 35, "MISC"), (39, 44, "LOC"))
    found = ((0, 8, "PER"), (12, 17, "LOC"), (26, 35, "ORG"))
    counts = compare(Sentence("s", "en_dev", text, gold, {}), found)
    assert (counts.right, counts.given, counts.wanted) == (1, 2, 3)


def test_a_particle_written_onto_an_arabic_name_may_be_in_or_out():
    text = "في وبغداد"
    counts = compare(Sentence("s", "ar_dev", text, ((3, 9, "LOC"),), {}), ((4, 9, "LOC"),))
    assert (counts.right, counts.given) == (1, 1)


def test_both_classes_weigh_the_same():
    assert _balanced([(True, True)] * 9 + [(False, False)]) == 0.5


def test_groups_count_as_organisations_where_they_are_written_so():
    assert _is_body("Parti de gauche", "fr")
    assert _is_body("حزب الله", "ar")
    assert not _is_body("euros", "fr")
    assert not _is_body("Italian", "en")
