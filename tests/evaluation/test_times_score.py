"""Worked by hand after the guidelines of TempEval-3: strict, relaxed, value."""

from evaluation.times.score import Gold, score
from evaluation.times.systems import Found
from evaluation.times.values import When, of_duckling, of_resolution, of_timex, same

DAY = When("2013-03-22", "2013-03-22")


def test_timex_values_become_days():
    assert of_timex("2013-03-22TNI") == DAY
    assert of_timex("2013-03-22T14:30") == When("2013-03-22", "2013-03-22", "14:30")
    assert of_timex("2012-02") == When("2012-02-01", "2012-02-29")
    assert of_timex("2013-W12") == When("2013-03-18", "2013-03-24")
    assert of_timex("2013-Q1") == When("2013-01-01", "2013-03-31")
    assert of_timex("2012-WI") == When("2012-12-01", "2013-02-28")
    assert of_timex("199") == When("1990-01-01", "1999-12-31")
    assert of_timex("P3D") is None
    assert of_timex("PRESENT_REF") is None


def test_resolutions_lean_on_the_past_and_their_ends_are_exclusive():
    may = [
        {"timex": "XXXX-05", "type": "daterange", "start": "2016-05-01", "end": "2016-06-01"},
        {"timex": "XXXX-05", "type": "daterange", "start": "2017-05-01", "end": "2017-06-01"},
    ]
    assert of_resolution(may, "2016-11-07T00:00:00") == When("2016-05-01", "2016-05-31")
    assert of_resolution([{"type": "duration", "value": "600"}], "2016-11-07") is None


def test_grains_of_duckling_become_days():
    assert of_duckling({"value": "2013-02-18T00:00:00", "grain": "week"}) == When("2013-02-18", "2013-02-24")
    assert of_duckling(
        {"start": "2013-07-13T00:00:00", "end": "2013-07-16T00:00:00", "grain": "day"}
    ) == When("2013-07-13", "2013-07-15")


def test_a_moment_without_width_is_right_inside_a_calendar_unit_only():
    assert same(When("2013-03-01", "2013-03-31"), When("2013-03-22", "2013-03-22", loose=True))
    assert not same(When("2013-03-18", "2013-03-24"), When("2013-03-22", "2013-03-22", loose=True))
    assert not same(When("2013-03-01", "2013-03-31"), DAY)


def test_strict_relaxed_and_value_are_counted_one_to_one():
    gold = [Gold(0, 6, DAY), Gold(10, 20, When("2013-03-01", "2013-03-31")), Gold(30, 35, None, free=True)]
    found = [
        Found(0, 6, DAY),  # strict and right
        Found(12, 20, DAY),  # overlaps, wrong value
        Found(15, 18, DAY),  # the same gold again: spurious
        Found(31, 35, None),  # on gold that does not count
    ]
    outcome = score(gold, found)
    assert (outcome.strict.right, outcome.strict.given, outcome.strict.wanted) == (1, 3, 2)
    assert outcome.relaxed.right == 2
    assert outcome.value.right == 1
    assert outcome.spurious == (2,)
