"""Fixtures: the folder of shared data, a reading made by hand."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

from temoin.records import (
    Claim,
    Contradiction,
    Document,
    Entity,
    Evidence,
    Incident,
    Place,
    Reading,
    Span,
    Time,
    Unresolved,
)

settings.register_profile("default", deadline=None, max_examples=150)
settings.load_profile("default")

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared data; tests that need it are skipped without it."""
    folder = Path(os.environ.get("TEMOIN_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip(f"no shared data at {folder}")
    return folder


TEXT = """Attaque à Bagdad

Trois roquettes ont visé l’ambassade, selon Karim Haddad. « Au moins deux civils sont morts », a-t-il dit.
L’ambassade dément: aucun mort."""


def span_of(text: str, words: str) -> Span:
    """The first place of some words."""
    start = text.index(words)
    return Span(start, start + len(words), words)


def claim(number: int, field: str, value: dict[str, object], words: str, **other: object) -> Claim:
    """A claim with its words in TEXT."""
    span = span_of(TEXT, words)
    given: dict[str, object] = {
        "speaker": "e1", "via": (), "channel": "statement", "said": None, "polarity": "affirmed",
        "certainty": "certain", "stage": "accomplished", "evidence": Evidence((span,), span, None, None),
        "score": 0.9, "why": ("by-hand",),
    }  # fmt: skip
    return Claim(id=f"c{number}", incident="i1", field=field, value=value, **(given | other))  # type: ignore[arg-type]


@pytest.fixture
def reading() -> Reading:
    """One incident, two speakers who contradict each other."""
    count = {"min": 2, "max": None, "vague": None, "group": "civilians", "nationality": None, "of": None}
    claims = (
        claim(
            1,
            "what",
            {"plover": "ASSAULT", "mode": "rocket", "acled": None, "words": "roquettes"},
            "roquettes",
            speaker="report",
        ),
        claim(2, "where", {"place": "p1"}, "l’ambassade", speaker="report"),
        claim(3, "killed", count, "Au moins deux civils sont morts", certainty="probable"),
        claim(
            4, "killed", count | {"min": 0, "max": 0, "group": None}, "aucun mort", speaker="e2", via=("e1",)
        ),
    )
    return Reading(
        document=Document("d1", "0" * 64, "a.txt", "fr", "Attaque à Bagdad", None, None, Time("2020-12-20", "2020-12-20", "day"), TEXT),
        entities=(
            Entity("e1", "person", "Karim Haddad", (), "IQ", None, None, (span_of(TEXT, "Karim Haddad"),)),
            Entity("e2", "government", "L’ambassade", (), "US", "GOV", None, (span_of(TEXT, "L’ambassade"),)),
        ),
        places=(Place("p1", "ambassade", "landmark", 33.3, 44.4, 1.0, "IQ", None, None, (span_of(TEXT, "ambassade"),)),),
        incidents=(
            Incident(
                "i1", "main", {"plover": "ASSAULT", "mode": "rocket", "acled": None, "words": "roquettes"},
                {"what": ("c1",), "where": ("c2",), "killed": ("c3", "c4")}, (span_of(TEXT, "roquettes"),),
            ),
        ),
        claims=claims,
        contradictions=(Contradiction("x1", "i1", "killed", ("c3", "c4"), "count", "contradictory", "no one and at least 2"),),
        unresolved=(Unresolved("time", "no date in the text", None),),
        temoin="0.1.0",
    )  # fmt: skip
