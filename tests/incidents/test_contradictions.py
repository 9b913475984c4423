"""What contradicts and what only looks as if it did."""

from __future__ import annotations

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
