from evaluation.measures import Counts, f1_score, total
from evaluation.record import largest


def test_counts_give_precision_recall_and_f1():
    counts = total([Counts(2, 3, 4), Counts(1, 1, 2)])
    assert (counts.precision, counts.recall, counts.f1) == (0.75, 0.5, 0.6)


def test_noise_lies_around_the_value_and_vanishes_without_variance():
    score = f1_score("x", [Counts(1, 1, 1), Counts(0, 1, 1), Counts(1, 1, 1), Counts(1, 2, 1)])
    assert score.low < score.value < score.high
    steady = f1_score("x", [Counts(1, 2, 2)] * 5)
    assert steady.low == steady.value == steady.high == 0.5


def test_largest_kinds_come_first_with_their_places():
    errors = largest([("late", "d1"), ("missed", "d1"), ("late", "d2"), ("late", "d2")])
    assert [(e.kind, e.count, e.where) for e in errors] == [("late", 3, ("d1", "d2")), ("missed", 1, ("d1",))]
