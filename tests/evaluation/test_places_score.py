import pytest
from evaluation.places.score import Answer, Toponym, distance, is_near, near, same_town
from evaluation.seen import moved

from temoin.documents import read_document

PARIS, LONDON, GAO = (48.8566, 2.3522), (51.5074, -0.1278), (16.2717, -0.0447)


def test_distance_is_the_great_circle():
    assert distance(PARIS, LONDON) == pytest.approx(344, abs=2)
    assert distance((0, 0), (0, 180)) == pytest.approx(20_015, abs=1)
    assert distance(GAO, GAO) == 0


def test_near_is_161_kilometres_and_no_answer_is_wrong():
    gold = Toponym(0, 3, (0.0, 0.0))
    assert is_near(gold, Answer((1.44, 0.0)))  # 160 km
    assert not is_near(gold, Answer((1.46, 0.0)))  # 162 km
    assert not is_near(gold, Answer(None))
    assert not is_near(gold, None)


def test_counts_of_a_text_by_hand():
    gold = [
        Toponym(0, 5, PARIS, "2988507", "PPLC"), Toponym(9, 15, LONDON, "2643743", "PPLC"),
        Toponym(20, 23, GAO, None, None),
    ]  # fmt: skip
    answers = [Answer(PARIS, "2988507"), Answer(PARIS, "2988507"), None]
    counts = near(gold, answers)
    assert (counts.right, counts.given, counts.wanted) == (1, 2, 3)
    towns = same_town(gold, answers)
    assert (towns.right, towns.given, towns.wanted) == (1, 2, 2)  # no entry, no town


def test_offsets_move_with_repairs():
    document = read_document("a\u200bb Gao".encode())
    given = "a\u200bb Gao"
    start, end = moved(document, given.index("Gao"), len(given))
    assert document.text[start:end] == "Gao"
    assert moved(document, 0, 1) == (0, 1)
