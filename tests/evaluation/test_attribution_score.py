"""Worked by hand: exact spans, pairs by overlap, whole attributions."""

from evaluation.attribution.score import Said, pairs, score, trimmed

TEXT = 'Police said: "Two men were shot." They left, he added.'
GOLD = [
    Said(((0, 6),), ((7, 11),), ((14, 32),), "direct"),
    Said(((45, 47),), ((48, 53),), ((34, 43),), "indirect"),
]


def test_marks_at_the_ends_do_not_count():
    assert trimmed(TEXT, (13, 33)) == (14, 31)


def test_found_exactly():
    outcome = score(TEXT, GOLD, GOLD)
    assert all(outcome.counts[name].f1 == 1.0 for name in ("source", "cue", "content", "tokens", "whole"))
    assert outcome.errors == ()


def test_the_threshold_is_a_share_of_the_larger_content():
    short = [Said(((0, 6),), ((7, 11),), ((14, 21),))]  # 7 of 17 characters
    assert pairs(TEXT, GOLD, short, 0.3) == {0: 0}
    assert pairs(TEXT, GOLD, short, 0.8) == {}


def test_a_right_content_with_another_source_is_not_whole():
    found = [Said(((45, 47),), ((7, 11),), ((14, 31),)), Said((), (), ((34, 43),))]
    outcome = score(TEXT, GOLD, found)
    assert outcome.counts["content"].right == 2
    assert outcome.counts["whole"].right == 0
    assert (outcome.kinds["direct"].right, outcome.kinds["direct"].wanted) == (1, 1)
    assert outcome.errors == ("direct: another source", "indirect: another source")


def test_missed_and_spurious_are_told_apart():
    outcome = score(TEXT, GOLD[:1], [Said((), (), ((34, 43),))])
    assert outcome.errors == ("direct: missed", "nobody says that in gold")
