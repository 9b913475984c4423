"""Reasons: numbers that can be shown, the same from both sides, absent where they cannot be given."""

from __future__ import annotations

import pytest
from tests.linking.build import digest, victim

from temoin.linking.digest import Site
from temoin.linking.reasons import find_reasons, view


def reasons(one, two):
    found = find_reasons(view(one), view(two))
    assert found == find_reasons(view(two), view(one))
    return found


def test_reasons_days_between_incidents_and_reports() -> None:
    found = reasons(digest(), digest(days=["2025-03-10"], published="2025-03-13"))
    assert (found["days-apart"], found["published-apart"], found["told-before"]) == (1, 3, 0)


def test_reasons_a_report_cannot_tell_of_what_comes_after_it() -> None:
    assert reasons(digest(), digest(days=["2025-03-12"], published="2025-03-13"))["told-before"] == 2


def test_reasons_a_report_that_names_both_days_tells_them_apart() -> None:
    both = digest(days=["2025-03-10", "2025-03-09"])
    assert reasons(digest(), both)["days-told-apart"] == 1
    assert reasons(both, both)["days-told-apart"] == 0
    assert reasons(digest(), digest(days=["2025-03-10"]))["days-told-apart"] == 0


def test_reasons_without_a_day_say_nothing_of_days() -> None:
    assert "days-apart" not in reasons(digest(), digest(days=[]))


def test_reasons_kilometres() -> None:
    here = digest(sites=(Site("bagdad", "town", "IQ", 33.3, 44.4, 5.0, "where"),))
    there = digest(sites=(Site("mossoul", "town", "IQ", 36.34, 43.13, 5.0, "where"),))
    assert reasons(here, there)["km-apart"] == pytest.approx(357, abs=5)


@pytest.mark.parametrize(("one", "two", "apart"), [
    ((14, 14, 0.9), (14, 14, 0.9), 0),
    ((3, None, 0.9), (8, 8, 0.9), 0),  # at least 3, and 8
    ((4, 4, 0.9), (9, 9, 0.9), 0.69),
])  # fmt: skip
def test_reasons_counts_as_intervals(one, two, apart) -> None:
    assert reasons(digest(killed=(one,)), digest(killed=(two,)))["killed-apart"] == pytest.approx(
        apart, abs=0.01
    )


def test_reasons_names_meet_across_scripts() -> None:
    arabic = digest(
        language="ar",
        names=(("تامغاري", 0.8), ("توندي", 0.6)),
        sites=(Site("تامغاري", "town", None, None, None, None, "where"),),
    )
    found = reasons(digest(), arabic)
    assert found["rare-names-shared"] == 2
    assert found["where-shared"] > 0
    assert "words-cosine" not in found


def test_reasons_victims_that_the_other_report_does_not_name() -> None:
    one, two = digest(people=(victim("ariel morgan"),)), digest(people=(victim("zaire thomas"),))
    assert reasons(one, two)["victims-shared"] == 0
    assert reasons(one, one)["victims-shared"] == 1
    assert "victims-shared" not in reasons(one, digest())


def test_reasons_acts_that_both_tell() -> None:
    bomb = digest(kinds=("ASSAULT/bomb", "ASSAULT"))
    assert reasons(bomb, digest(kinds=("ASSAULT",)))["acts-shared"] == 1
    assert reasons(bomb, digest(kinds=("COERCE/abduction",)))["acts-shared"] == 0
