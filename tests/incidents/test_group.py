"""Which mentions are one happening, and which happenings are the report's incidents."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from temoin.incidents.group import group_happenings
from temoin.incidents.stories import Days, Facts, days_agree, places_agree, tell
from temoin.records import Happening, Place, Role

MONDAY, FRIDAY = date(2020, 12, 14), date(2020, 12, 18)


def mention(
    start: int, *, one: int | None, main: float = 0.9, plover: str = "ASSAULT", **more: Any
) -> Happening:
    story = more.pop("story", "main")
    return Happening(
        start, start + 5, plover, None, more.pop("status", "asserted"), story, (), 0.9, main, one
    )


def place(name: str, lat: float, lon: float) -> Place:
    return Place(name, name, "town", lat, lon, 5.0, "IQ", None, None, ())


BAGHDAD, MOSUL = place("p1", 33.3, 44.4), place("p2", 36.3, 43.1)


def groups(
    mentions: list[Happening], facts: dict[str, Facts] | None = None, violence: float = 1.0
) -> list[Any]:
    keyed = {f"h{n}": one for n, one in enumerate(mentions, 1)}
    return [(g.role, g.keys) for g in group_happenings(keyed, facts or {}, violence=violence)]


def test_mentions_of_one_happening_are_one_incident_whatever_stands_between() -> None:
    found = groups([mention(0, one=0), mention(100, one=1, main=0.1), mention(900, one=0)])
    assert found == [("main", ("h1", "h3")), ("background", ("h2",))]


def test_a_main_happening_on_another_day_is_another_incident() -> None:
    days = {"h1": Facts((MONDAY, MONDAY)), "h3": Facts((FRIDAY, FRIDAY))}
    told = [mention(0, one=0), mention(10, one=0), mention(100, one=1), mention(110, one=1)]
    assert groups(told, days) == [("main", ("h1", "h2")), ("main", ("h3", "h4"))]


def test_a_main_happening_elsewhere_is_another_incident_and_an_arrest_is_none() -> None:
    where = {"h1": Facts(None, (BAGHDAD,)), "h3": Facts(None, (MOSUL,)), "h5": Facts(None, (MOSUL,))}
    told = [mention(0, one=0), mention(10, one=0), mention(100, one=1), mention(110, one=1)]
    arrest = mention(200, one=2, plover="COERCE")
    assert groups([*told, arrest], where) == [("main", ("h1", "h2")), ("main", ("h3", "h4", "h5"))]


def test_an_act_of_another_season_is_recalled_however_often_it_is_told() -> None:
    spring = date(2020, 4, 3)
    days = {"h1": Facts((MONDAY, MONDAY)), "h3": Facts((spring, spring))}
    told = [mention(0, one=0), mention(10, one=0), mention(100, one=1), mention(110, one=1)]
    assert groups(told, days) == [("main", ("h1", "h2")), ("background", ("h3", "h4"))]


def test_what_the_model_links_stays_one_where_only_a_place_or_a_far_day_speaks_against() -> None:
    spring = date(2020, 4, 3)
    told = [mention(start, one=0) for start in (0, 10, 100, 110)]
    one = [("main", ("h1", "h2", "h3", "h4"))]
    assert groups(told, {"h1": Facts((MONDAY, MONDAY)), "h3": Facts((spring, spring))}) == one
    assert groups(told, {"h1": Facts(None, (BAGHDAD,)), "h3": Facts(None, (MOSUL,))}) == one
    both = {"h1": Facts((MONDAY, MONDAY), (BAGHDAD,)), "h3": Facts((spring, spring), (MOSUL,))}
    assert groups(told, both) == [("main", ("h1", "h2")), ("background", ("h3", "h4"))]
    near = {"h1": Facts((MONDAY, MONDAY)), "h3": Facts((FRIDAY, FRIDAY))}
    assert groups(told, near) == [("main", ("h1", "h2")), ("main", ("h3", "h4"))]


def test_acts_that_struck_the_same_person_are_one_whatever_their_days_or_places() -> None:
    told = [mention(start, one=0) for start in (0, 10, 100, 110)]
    ann = frozenset({"e1"})
    monday, friday = Facts((MONDAY, MONDAY), (BAGHDAD,), ann), Facts((FRIDAY, FRIDAY), (MOSUL,), ann)
    assert groups(told, {"h1": monday, "h3": friday}) == [("main", ("h1", "h2", "h3", "h4"))]
    others = replace(friday, struck=frozenset({"e2"}))
    assert len(groups(told, {"h1": monday, "h3": others})) == 2


def test_the_figures_of_another_month_are_recalled_even_where_the_model_links_them() -> None:
    march, february = (date(2020, 3, 1), date(2020, 3, 31)), (date(2020, 2, 1), date(2020, 2, 29))
    told = [mention(start, one=0) for start in (0, 10, 100, 110)]
    found = groups(told, {"h1": Facts(march), "h3": Facts(february)})
    assert found == [("main", ("h1", "h2")), ("background", ("h3", "h4"))]


def protest(start: int, *, because: tuple[int, int] | None = None) -> Happening:
    reasons = (Role("motive", *because, 0.9),) if because else ()
    return replace(mention(start, one=5, plover="PROTEST"), roles=reasons)


def test_a_killing_and_the_protest_that_it_sparked_are_two_incidents_and_the_rest_goes_with_the_nearer() -> (
    None
):
    march = [protest(0, because=(20, 40)), protest(300)]
    killing = [mention(30, one=0), mention(100, one=0)]
    shots, arrests = mention(120, one=1), mention(310, one=2, plover="COERCE")
    found = groups([*march, *killing, shots, arrests])
    assert found == [("main", ("h1", "h2", "h6")), ("main", ("h3", "h4", "h5"))]


def test_a_protest_is_one_incident_with_its_violence_where_that_is_not_its_reason_or_only_named() -> None:
    killing = [mention(30, one=0), mention(100, one=0)]
    assert groups([protest(0), *killing]) == [("main", ("h1", "h2", "h3"))]
    assert groups([protest(0, because=(20, 40)), killing[0]]) == [("main", ("h1", "h2"))]


def test_no_violence_no_main_incident() -> None:
    assert groups([mention(0, one=0)], violence=0.5) == [("background", ("h1",))]


def test_a_story_of_an_accident_is_none_of_violence() -> None:
    accident = [mention(n, one=0, plover="ACCIDENT") for n in (0, 50, 90)]
    assert groups([*accident, mention(200, one=1)]) == [("background", ("h4",))]


def test_what_is_only_planned_is_a_prospect_beside_what_took_place() -> None:
    plan = mention(100, one=1, main=0.1, status="planned", story="prospect")
    assert groups([mention(0, one=0), plan]) == [("main", ("h1",)), ("prospect", ("h2",))]


def test_without_a_model_mentions_of_one_type_close_by_are_one_happening() -> None:
    told = tell({"h1": mention(0, one=None), "h2": mention(150, one=None), "h3": mention(900, one=None)}, {})
    assert [one.keys for one in told] == [("h1", "h2"), ("h3",)]


@pytest.mark.parametrize(
    ("a", "b", "answer"),
    [
        ((MONDAY, MONDAY), (FRIDAY, FRIDAY), "other"),
        ((MONDAY, FRIDAY), (FRIDAY, FRIDAY), "same"),
        (None, (FRIDAY, FRIDAY), "unknown"),
    ],
)
def test_days(a: Days | None, b: Days | None, answer: str) -> None:
    first, second = tell({"h1": mention(0, one=0), "h2": mention(9, one=1)}, {"h1": Facts(a), "h2": Facts(b)})
    assert days_agree(first, second) == answer


@pytest.mark.parametrize(
    ("a", "b", "answer"),
    [((BAGHDAD,), (MOSUL,), "other"), ((BAGHDAD,), (BAGHDAD, MOSUL), "same"), ((), (MOSUL,), "unknown")],
)
def test_places(a: tuple[Place, ...], b: tuple[Place, ...], answer: str) -> None:
    facts = {"h1": Facts(None, a), "h2": Facts(None, b)}
    first, second = tell({"h1": mention(0, one=0), "h2": mention(9, one=1)}, facts)
    assert places_agree(first, second) == answer
