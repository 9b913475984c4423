"""Which contradictions of one report its reader is shown."""

from __future__ import annotations

from typing import Any

import pytest

from temoin.incidents.noticed import find_noticed
from temoin.records import Claim, Evidence, Span


def claim(
    name: str, field: str, value: dict[str, Any], speaker: str, words: str, polarity: str = "affirmed"
) -> Claim:
    span = Span(0, len(words), words)
    return Claim(
        id=name, incident="i1", field=field, value=value, speaker=speaker, via=(), channel="statement", said=None,
        polarity=polarity, certainty="certain", stage="accomplished",  # type: ignore[arg-type]
        evidence=Evidence((span,), Span(0, 9, f"clause {name}"), None, None), score=0.9, why=("test",),
    )  # fmt: skip


def killed(name: str, low: int, high: int | None, speaker: str, words: str, **more: str) -> Claim:
    value = {"min": low, "max": high, "vague": None, "group": None, "nationality": None, "of": None} | more
    return claim(name, "killed", value, speaker, words)


@pytest.mark.parametrize(
    ("a", "b", "verdicts"),
    [
        # two tolls, near each other and far apart
        (killed("c1", 11, 11, "report", "eleven"), killed("c2", 14, 14, "e1", "fourteen"), ["contradictory"]),
        (killed("c1", 11, 11, "report", "eleven"), killed("c2", 90, 90, "e1", "ninety"), []),
        (killed("c1", 0, 0, "e2", "nobody"), killed("c2", 90, 90, "e1", "ninety"), ["contradictory"]),
        # one of them is told of, or is the toll
        (killed("c1", 1, 1, "report", "a boy"), killed("c2", 3, 3, "e1", "three"), []),
        (killed("c1", 1, 1, "report", "un muerto"), killed("c2", 3, 3, "e1", "tres"), []),
        (killed("c1", 1, 1, "report", "1 mort"), killed("c2", 3, 3, "e1", "trois"), ["contradictory"]),
        (killed("c1", 1, 1, "report", "مقتل ١"), killed("c2", 3, 3, "e1", "ثلاثة"), ["contradictory"]),
        (killed("c1", 2, 2, "report", "a couple", vague="couple"), killed("c2", 5, 5, "e1", "five"), []),
        # groups: in two mouths, in one, and of different people
        (killed("c1", 5, 5, "e1", "five", group="police"), killed("c2", 9, 9, "e2", "nine"), ["compatible"]),
        (killed("c1", 5, 5, "e1", "five", group="police"), killed("c2", 9, 9, "e1", "nine"), []),
        (
            killed("c1", 5, 5, "e1", "five", group="police"),
            killed("c2", 9, 9, "e2", "nine", group="women"),
            [],
        ),
        # a toll that one speaker changed
        (killed("c1", 11, 11, "e1", "eleven"), killed("c2", 14, 14, "e1", "fourteen"), ["compatible"]),
        (killed("c1", 11, 11, "e1", "eleven"), killed("c2", 30, 30, "e1", "thirty"), []),
    ],
)
def test_counts(a: Claim, b: Claim, verdicts: list[str]) -> None:
    assert [c.verdict for c in find_noticed([a, b])] == verdicts


def test_each_pair_of_values_once_and_few_of_a_field() -> None:
    twice = [killed(f"c{n}", 6 + n % 2, 6 + n % 2, f"e{n}", "so many") for n in range(8)]
    assert len(find_noticed(twice)) == 1
    many = [killed(f"c{n}", 10 + n, 10 + n, f"e{n}", "so many") for n in range(8)]
    found = find_noticed(many)
    assert [c.id for c in found] == ["x1", "x2"]


@pytest.mark.parametrize(
    ("told", "denied"),
    [("raid", "Raid"), ("enlèvement", "ENLÈVEMENT"), ("tiroteo", "tiroteo"), ("هجوم", "هجوم")],
)
def test_a_denial_meets_the_same_word_of_another(told: str, denied: str) -> None:
    what = claim("c1", "what", {"plover": "ASSAULT", "words": told}, "e1", told)
    denial = claim("c2", "happened", {}, "e2", denied, "denied")
    assert [(c.claims, c.kind) for c in find_noticed([what, denial])] == [(("c1", "c2"), "happened")]
    assert not find_noticed([what, claim("c2", "happened", {}, "e2", "strike", "denied")])
    assert not find_noticed([what, claim("c2", "happened", {}, "e1", denied, "denied")])
