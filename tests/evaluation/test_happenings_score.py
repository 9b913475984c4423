"""Worked by hand: words, type, roles; free gold and kinds that a corpus leaves out."""

from evaluation.happenings.score import Event, half, score

GOLD = [
    Event(10, 16, "ASSAULT", (("victim", 0, 9), ("place", 20, 26)), "asserted"),
    Event(30, 36, "COERCE"),
    Event(40, 46, free=True),
]


def test_half_of_the_shorter():
    assert half((0, 10), (5, 40))
    assert not half((0, 10), (6, 40))
    assert not half((0, 10), (10, 20))


def test_words_type_roles_and_status():
    found = [
        Event(10, 16, "ASSAULT", (("victim", 0, 9), ("perpetrator", 50, 56), ("place", 60, 66)), "denied"),
        Event(31, 36, "ACCUSE"),
        Event(40, 46, "PROTEST"),
        Event(70, 76, "ASSAULT"),
    ]
    counts = score(GOLD, found).counts
    assert (counts["words"].right, counts["words"].given, counts["words"].wanted) == (2, 3, 2)
    assert (counts["type"].right, counts["type"].given, counts["type"].wanted) == (1, 3, 2)
    assert (counts["roles"].right, counts["roles"].given, counts["roles"].wanted) == (1, 2, 2)
    assert (counts["status"].right, counts["status"].wanted) == (0, 1)


def test_answers_of_other_kinds_do_not_count():
    outcome = score(GOLD[:1], [Event(70, 76, "CONSULT"), Event(80, 86, "ASSAULT")], kinds={"ASSAULT"})
    assert outcome.counts["words"].given == 1
    assert outcome.errors == ("ASSAULT missed", "ASSAULT where gold has nothing")
