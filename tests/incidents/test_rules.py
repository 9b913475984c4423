"""What a rule makes of many claims: never more than is said, always with its name and its support."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest

from temoin.incidents.rules import RULES, find_positions, highest_of_each, summarise


@dataclass(frozen=True)
class Told:
    id: str
    field: str
    value: dict[str, Any]
    speaker: str
    document: str = "d1"
    published: str | None = "2020-01-01"
    polarity: Any = "affirmed"
    stage: str = "accomplished"
    score: float = 0.9
    official: bool = False
    superseded: bool = False
    judged: str | None = None
    part_of: str | None = None
    incident: str = "i1"
    origin: str = field(default="d1")


def count(low: int | None, high: int | None, group: str | None = None) -> dict[str, Any]:
    return {"min": low, "max": high, "vague": None, "group": group, "nationality": None, "of": None}


TOLL = [
    Told("c1", "killed", count(14, 14), "e1", "d1", "2020-01-01"),
    Told("c2", "killed", count(14, 14), "e1", "d2", "2020-01-01", origin="d2"),
    Told("c3", "killed", count(21, 21), "e2", "d3", "2020-01-03", official=True, origin="d3"),
    Told("c4", "killed", count(31, None), "e3", "d4", "2020-01-04", origin="d4"),
    Told("c5", "killed", count(31, None), "report:x", "d5", "2020-01-04", origin="d5"),
    Told("c6", "killed", count(21, 21), "e1", "d6", "2020-01-05", origin="d6"),
]


@pytest.mark.parametrize(
    ("rule", "value", "support"),
    [
        ("majority-of-origins", (21, 21), (2, 2)),
        ("latest-per-speaker", (21, 21), (2, 2)),
        ("official-first", (21, 21), (1, 1)),
        ("lowest-and-highest", (14, None), (4, 6)),
        ("most-reports", (31, None), (2, 2)),
    ],
)
def test_each_rule_names_itself_and_its_support(
    rule: str, value: tuple[int, int | None], support: tuple[int, int]
) -> None:
    chosen = summarise(TOLL, rule)["killed"]
    assert (chosen["value"]["min"], chosen["value"]["max"]) == value
    assert (chosen["origins"], chosen["reports"]) == support
    assert chosen["rule"] == rule


def test_a_named_speaker_is_one_origin_in_many_reports() -> None:
    position = next(p for p in find_positions(TOLL) if p.value["min"] == 14)
    assert (position.origins, position.reports, position.earliest) == (1, 2, "c1")


@pytest.mark.parametrize(
    "other",
    [
        {"polarity": "denied"},
        {"polarity": "questioned"},
        {"stage": "threatened"},
        {"judged": "wrong"},
        {"superseded": True},
    ],
)
def test_what_is_not_said_to_have_happened_never_counts(other: dict[str, Any]) -> None:
    claim = Told("c1", "killed", count(3, 3), "e1", **other)
    for rule in RULES:
        assert summarise([claim], rule) == {}


def test_a_part_never_stands_for_the_whole() -> None:
    claims = [
        Told("c1", "killed", count(12, 12), "e1"),
        Told("c2", "killed", count(3, 3, "children"), "e1", part_of="c1"),
        Told("c3", "killed", count(3, 3, "children"), "e2", "d2"),
        Told("c4", "killed", count(1, 1), "e1"),
    ]
    assert summarise(claims)["killed"]["value"]["min"] == 12
    assert [claim.id for claim in highest_of_each(claims)] == ["c1", "c2", "c3"]


def test_sites_speak_for_their_town() -> None:
    claims = [
        Told(f"c{n}", "where", {"place": place}, f"e{n}")
        for n, place in enumerate(("market", "square", "land", "land", "land"))
    ]
    towns = {"market": (0, "town"), "square": (0, "town"), "land": (3, "land")}
    chosen = summarise(claims, towns=towns)["where"]
    assert (chosen["value"], chosen["origins"]) == ({"place": "town"}, 2)


def test_order_does_not_matter() -> None:
    for rule in RULES:
        assert summarise(TOLL, rule) == summarise(TOLL[::-1], rule)
    assert find_positions(TOLL) == find_positions(TOLL[::-1])
