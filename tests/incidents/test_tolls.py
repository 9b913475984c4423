"""Tolls: the count that most reports give surely, within the range of all that is said."""

from __future__ import annotations

from temoin.incidents.tolls import Toll, commonest


def test_toll_is_what_most_reports_say_surely() -> None:
    reports = [((14, 14, 0.9),), ((21, 21, 0.9), (14, 14, 0.9)), ((21, 21, 0.9), (31, 31, 0.3))]
    assert commonest(reports) == Toll(21, 14, 31)


def test_toll_of_a_report_that_is_silent_may_be_none() -> None:
    assert commonest([(), ((3, None, 0.9),)]) == Toll(3, 0, 3)


def test_toll_of_nothing_said() -> None:
    assert commonest([()]) == Toll(0, 0, 0)
