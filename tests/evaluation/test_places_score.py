from evaluation.places.cases import Toponym, kilometres
from evaluation.places.systems import Answer


def test_great_circle():
    assert abs(kilometres(48.85, 2.35, 51.51, -0.13) - 344) < 3  # Paris to London
    assert kilometres(10, 20, 10, 20) == 0


def test_an_answer_left_open_is_nowhere_near():
    gold = Toponym(0, 5, 48.85, 2.35, "")
    assert Answer(None, None, "").kilometres(gold) > 20_000
    assert Answer(48.9, 2.4, "").kilometres(gold) < 161
