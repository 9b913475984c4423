"""The laws of the house, over whole readings: of the examples, and of annotations repeated to any length."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from tests.build import annotations, at, happening, said
from tests.conftest import ROOT

import temoin
from temoin.records import FIELDS, Annotations, Claim, Reading, Span

EXAMPLES = sorted((ROOT / "examples").glob("*/*.txt"))[::4]  # every language, one in four
SAID = "Police said gunmen killed 12 soldiers near Baghdad on Sunday. The army denied that 3 civilians died there.\n\n"


@pytest.fixture(scope="module", params=EXAMPLES, ids=lambda path: path.stem)
def reading(request: pytest.FixtureRequest) -> Reading:
    return temoin.read(request.param, published="2025-03-13")


def spans_of(claim: Claim) -> list[Span]:
    evidence = claim.evidence
    return [*evidence.value, evidence.content, *filter(None, (evidence.cue, evidence.speaker))]


def test_every_span_is_exact(reading: Reading) -> None:
    """Law 1: no value without its words, and the words are where they are said to be."""
    spans = [span for claim in reading.claims for span in spans_of(claim)]
    spans += [
        span for thing in (*reading.entities, *reading.places, *reading.incidents) for span in thing.mentions
    ]
    for act in reading.acts:
        spans += [act.evidence.act, *filter(None, (act.evidence.source, act.evidence.target))]
    spans += [item.span for item in reading.unresolved if item.span]
    assert all(span.text and reading.document.text[span.start : span.end] == span.text for span in spans)
    assert all(claim.evidence.value for claim in reading.claims)
    assert all(thing.mentions for thing in (*reading.entities, *reading.places, *reading.incidents))


def test_every_id_leads_somewhere(reading: Reading) -> None:
    entities, places, incidents, claims = (
        {one.id for one in some}
        for some in (reading.entities, reading.places, reading.incidents, reading.claims)
    )
    for claim in reading.claims:
        assert claim.incident in incidents
        assert claim.speaker in entities | {"report", "unnamed"}
        assert set(claim.via) <= entities
        assert claim.part_of is None or claim.part_of in claims
        assert claim.value.get("entity") is None or claim.value["entity"] in entities
        assert claim.value.get("place") is None or claim.value["place"] in places
        assert 0 <= claim.score <= 1
        assert claim.why
    for incident in reading.incidents:
        assert tuple(incident.claims) == tuple(field for field in FIELDS if field in incident.claims)
        assert {key for keys in incident.claims.values() for key in keys} <= claims
    for act in reading.acts:
        assert {act.source, act.target} - {None} <= entities
    for contradiction in reading.contradictions:
        assert set(contradiction.claims) <= claims
    assert sorted(claims) == sorted(
        key for one in reading.incidents for keys in one.claims.values() for key in keys
    )


def test_order_is_of_the_words(reading: Reading) -> None:
    """Law 3: ids count up in order of the first words."""
    for things in (reading.entities, reading.places, reading.incidents):
        firsts = [min(span.start for span in thing.mentions) for thing in things]
        assert firsts == sorted(firsts)
    assert [claim.id for claim in reading.claims] == [f"c{n}" for n in range(1, len(reading.claims) + 1)]


def test_reading_round_trips(reading: Reading) -> None:
    assert Reading.from_dict(json.loads(json.dumps(reading.to_dict()))) == reading


def test_the_same_again() -> None:
    """Law 3: any number of processes, any order of hashes, the same bytes."""
    command = [sys.executable, "-m", "temoin", "read", "--json", *map(str, EXAMPLES[:3])]
    outputs = [
        subprocess.run(
            [*command, "--workers", workers],
            capture_output=True,
            check=True,
            env=os.environ | {"PYTHONHASHSEED": seed},
        ).stdout
        for workers, seed in (("1", "1"), ("2", "2"))
    ]
    assert outputs[0] == outputs[1]


def test_what_was_read_before_does_not_matter(reading: Reading) -> None:
    """Law 3: caches change nothing."""
    temoin.read(EXAMPLES[0])
    path = Path(reading.document.source)
    assert temoin.read(path, published="2025-03-13") == reading


def test_what_is_denied_or_planned_is_not_counted_as_happened(reading: Reading) -> None:
    """Law 5: the kind of an incident rests on an affirmed claim."""
    claims = {claim.id: claim for claim in reading.claims}
    for incident in reading.incidents:
        affirmed = [
            claims[key].value for key in incident.claims.get("what", ()) if claims[key].polarity == "affirmed"
        ]
        assert incident.what is None or incident.what in affirmed


def _seen() -> Annotations:
    return annotations(
        SAID,
        "en",
        names={"Baghdad": "LOC"},
        said=(
            said(SAID, "Police", "said", "gunmen killed 12 soldiers near Baghdad on Sunday"),
            said(SAID, "The army", "denied", "3 civilians died there", number=2, polarity="denied"),
        ),
        happenings=(
            happening(SAID, "killed", {"killed": "12 soldiers", "place": "Baghdad", "perpetrator": "gunmen"}),
            happening(SAID, "died", {"killed": "3 civilians"}),
        ),
    )


def repeated(times: int) -> tuple[str, Annotations]:
    """The text and its annotations, many times over."""
    once = _seen()
    moved = [_moved(once, number) for number in range(times)]
    return SAID * times, replace(
        once,
        sentences=tuple(one for part in moved for one in part.sentences),
        names=tuple(one for part in moved for one in part.names),
        attributions=tuple(one for part in moved for one in part.attributions),
        happenings=tuple(one for part in moved for one in part.happenings),
    )


def _moved(seen: Annotations, number: int) -> Annotations:
    by = number * len(SAID)

    def pairs(places: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
        return tuple((start + by, end + by) for start, end in places)

    def to(one):  # type: ignore[no-untyped-def]
        return replace(one, start=one.start + by, end=one.end + by)

    return replace(
        seen,
        sentences=tuple(map(to, seen.sentences)),
        names=tuple(map(to, seen.names)),
        attributions=tuple(
            replace(
                one,
                id=one.id + 2 * number,
                source=pairs(one.source),
                cue=pairs(one.cue),
                content=pairs(one.content),
            )
            for one in seen.attributions
        ),
        happenings=tuple(replace(to(one), roles=tuple(map(to, one.roles))) for one in seen.happenings),
    )


def test_repeated_annotations_lie_right() -> None:
    text, seen = repeated(3)
    assert at(text, "12 soldiers#3") in [
        (role.start, role.end) for one in seen.happenings for role in one.roles
    ]
