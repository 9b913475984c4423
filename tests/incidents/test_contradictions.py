"""What contradicts and what only looks as if it did."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from temoin.incidents.contradictions import find_contradictions
from temoin.records import Claim, Evidence, Span


def claim(name: str, field: str, value: dict[str, Any], speaker: str, polarity: str = "affirmed") -> Claim:
    span = Span(0, 3, "two")
    return Claim(
        id=name, incident="i1", field=field, value=value, speaker=speaker, via=(), channel="statement", said=None,
        polarity=polarity, certainty="certain", stage="accomplished",  # type: ignore[arg-type]
        evidence=Evidence((span,), span, None, None), score=0.9, why=("test",),
    )  # fmt: skip


def count(low: int | None, high: int | None, group: str | None = None) -> dict[str, Any]:
    return {"min": low, "max": high, "vague": None, "group": group, "nationality": None, "of": None}


@pytest.mark.parametrize(
    ("a", "b", "verdict"),
    [
        (count(3, 3), count(8, 8), "contradictory"),
        (count(3, None), count(8, 8), None),
        (count(3, 3, "soldiers"), count(8, 8, "civilians"), "compatible"),
        (count(0, 0), count(1, None), "contradictory"),
        (count(6, 6, "police"), count(40, 40), "compatible"),
        (count(25, None, "protesters"), count(1, 1, "people"), "contradictory"),
        (count(None, 12), count(12, 12), None),
    ],
)
def test_counts_of_two_speakers(a: dict[str, Any], b: dict[str, Any], verdict: str | None) -> None:
    found = find_contradictions([claim("c1", "killed", a, "e1"), claim("c2", "killed", b, "e2")])
    assert [c.verdict for c in found] == ([verdict] if verdict else [])


def test_a_denial_contradicts_what_it_denies() -> None:
    value = {"entity": "e3"}
    found = find_contradictions(
        [claim("c1", "perpetrator", value, "e1"), claim("c2", "perpetrator", value, "e2", "denied")]
    )
    assert [c.verdict for c in found] == ["contradictory"]


def test_one_speakers_later_count_is_compatible() -> None:
    found = find_contradictions(
        [claim("c1", "killed", count(3, 3), "e1"), claim("c2", "killed", count(5, 5), "e1")]
    )
    assert [c.verdict for c in found] == ["compatible"]


def test_a_part_is_compared_with_the_same_group_alone() -> None:
    part = replace(claim("c2", "injured", count(2, 2), "e1"), part_of="c1")
    whole = claim("c1", "injured", count(6, 6, "police"), "e1")
    other = claim("c3", "injured", count(9, 9, "soldiers"), "e2")
    assert all(c.verdict == "compatible" for c in find_contradictions([whole, part, other]))
    children = replace(claim("c4", "injured", count(3, 3, "children"), "e1"), part_of="c1")
    more = claim("c5", "injured", count(5, 5, "children"), "e2")
    assert [c.verdict for c in find_contradictions([children, more])] == ["contradictory"]


def test_one_of_a_nation_is_among_all() -> None:
    french = count(1, 1) | {"nationality": "FR"}
    found = find_contradictions(
        [claim("c1", "killed", french, "e1"), claim("c2", "killed", count(4, 4), "e2")]
    )
    assert [c.verdict for c in found] == ["compatible"]


def test_a_claim_of_responsibility_contradicts_a_denial_of_the_link() -> None:
    value = {"entity": "e3"}
    found = find_contradictions(
        [claim("c1", "responsibility", value, "e3"), claim("c2", "perpetrator", value, "e2", "denied")]
    )
    assert [(c.kind, c.verdict) for c in found] == [("perpetrator", "contradictory")]


def test_the_denial_of_the_accused_contradicts_the_accusation() -> None:
    accusation = claim("c1", "perpetrator", {"entity": "e2"}, "e1")
    assert [
        c.claims for c in find_contradictions([accusation, claim("c2", "happened", {}, "e2", "denied")])
    ] == [("c1", "c2")]
    assert not find_contradictions([accusation, claim("c2", "happened", {}, "e3", "denied")])


def test_a_list_of_perpetrators_is_none() -> None:
    named = [claim(f"c{n}", "perpetrator", {"entity": f"e{n}"}, f"e{n + 5}") for n in range(1, 4)]
    assert not find_contradictions(named)
