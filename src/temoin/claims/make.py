"""Claims are made here and nowhere else: happenings, their roles, and the mouths they are in.

Each happening that tells of violence or disorder gives a claim of what took place and one
for each role that could be read; the innermost statement around the words is the
speaker's.  A claim's incident is the happening's key (`h3`) until `incidents` groups them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from temoin.annotations.calibration import calibrated
from temoin.claims.assertion import Assertion, as_its_clause, assertion_of
from temoin.claims.attribution import Statement, Statements
from temoin.claims.blame import BLAME_RULE, values_of_blame
from temoin.claims.counted import harms_nobody
from temoin.claims.freed import RELEASE_RULE, values_of_release
from temoin.claims.granted import is_granted
from temoin.claims.identity import IDENTITY_RULE, values_of_identity
from temoin.claims.material import Material
from temoin.claims.parts import link_parts
from temoin.claims.presupposed import is_given, presupposes
from temoin.claims.responsibility import (
    RESPONSIBILITY_RULE,
    claims_of_responsibility,
    values_of_responsibility,
)
from temoin.claims.speakers import channel_of, relays_of, speaker_of
from temoin.claims.values import Value, values_of
from temoin.claims.what import what_value
from temoin.claims.written import COUNT_RULE, DAMAGE_RULE, DEFENCE_RULE, written_values
from temoin.mentions.casualties import field_inside
from temoin.records import Claim, Evidence, Happening, Pair, Unresolved

MADE_BY = "happening-model"

NOT_UNDERSTOOD = "not understood"
NO_DAY = "a length of time, no day"  # "for several years"
TOO_UNSURE = "too unsure"

# Parties less sure than this, as part of an act that is as sure, are wrong more often than right; between these and
# no bound at all nothing changes in main incidents of the gold reports.
LEAST = {"perpetrator": 0.15, "target": 0.2}

RULES = (
    BLAME_RULE, COUNT_RULE, DAMAGE_RULE, DEFENCE_RULE, IDENTITY_RULE, RELEASE_RULE, RESPONSIBILITY_RULE,
)  # fmt: skip

# Who denies an attack denies that it happened or who did it, not its hour or its weapon:
# field of the value -> field of the claim that is denied or questioned.
DENIABLE = {"what": "happened", "perpetrator": "perpetrator", "responsibility": "responsibility"}

# who denies a part in an attack denies his part, not the attack
PARTS_DENIED = ("perpetrator", "responsibility")


@dataclass(frozen=True, slots=True)
class Claims:
    """All claims of a report in order of their words, and what could not be read."""

    claims: tuple[Claim, ...]
    unresolved: tuple[Unresolved, ...]


def make_claims(
    happenings: Sequence[tuple[str, Happening]], statements: Statements, material: Material
) -> Claims:
    """Claims of every happening given, under its key; ids `c1`... in order of the words."""
    made: list[Claim] = []
    unresolved: list[Unresolved] = []
    happenings = [
        (key, replace(one, status="asserted") if harms_nobody(one, material) else one)
        for key, one in happenings
    ]
    for key, happening in happenings:
        for value in (what_value(happening, material), *values_of(happening, material)):
            if value.value is None:
                unresolved.append(_unresolved(value, _why_not(value, material), material))
            elif happening.p * value.p < LEAST.get(value.field, 0.0):
                unresolved.append(_unresolved(value, TOO_UNSURE, material))
            else:
                made += _put_forward(key, happening, value, statements, material)
    written = (
        *written_values(happenings, material),
        *values_of_release(happenings, material),
        *values_of_blame(happenings, statements, material),
        *values_of_identity(happenings, statements, material),
        *values_of_responsibility(happenings, statements, material),
    )
    for key, happening, value in written:
        made += _put_forward(key, happening, value, statements, material)
    for key, happening, statement, value, polarity in claims_of_responsibility(
        happenings, statements, material
    ):
        assertion = replace(assertion_of(happening, ()), polarity=polarity)
        made.append(_claim(key, happening, value, (statement,), assertion, material))
    return Claims(link_parts(_numbered(_counted_once(made, material)), material), tuple(unresolved))


def _counted_once(claims: Sequence[Claim], material: Material) -> list[Claim]:
    """Of people whom the same words count as killed and as injured, what the words themselves say, else killed.

    "Shot and killed two men" counts no injured, "two wounded" no killed.
    """
    fields: dict[Pair, set[str]] = {}
    for claim in claims:
        fields.setdefault(_words(claim), set()).add(claim.field)
    harmed = {words for words, found in fields.items() if {"killed", "injured"} <= found}
    tables = (material.language, material.resources)
    hurt = {words for words in harmed if field_inside(material.text, *words, *tables) == "injured"}
    dropped = {(words, "killed" if words in hurt else "injured") for words in harmed}
    return [claim for claim in claims if (_words(claim), claim.field) not in dropped]


def _words(claim: Claim) -> Pair:
    return claim.evidence.value[0].start, claim.evidence.value[0].end


def _why_not(value: Value, material: Material) -> str:
    """Why a value could not be read: its words say nothing, or how long and not when."""
    return NO_DAY if value.field == "when" and material.time(*value.words) else NOT_UNDERSTOOD


def _unresolved(value: Value, why: str, material: Material) -> Unresolved:
    return Unresolved(value.field, f"{value.why}: {why}", material.span(value.words))


def _put_forward(
    key: str, happening: Happening, value: Value, statements: Statements, material: Material
) -> list[Claim]:
    """The claim of one value in its speaker's mouth; none where a denial or a question does not reach it."""
    around = statements.around(*value.words)
    if not around and material.sentence(value.words[0]) == material.sentence(happening.start):
        around = statements.around(happening.start, happening.end)
    around = tuple(one for one in around if not is_granted(one, happening, value.words, material))
    assertion = _asserted(happening, value, around, material)
    if assertion.polarity != "affirmed":
        if value.field not in DENIABLE:
            return []
        field, denied = DENIABLE[value.field], value.value if value.field != "what" else {}
        value = replace(value, field=field, value=denied)
    return [_claim(key, happening, value, around, assertion, material)]


def _asserted(
    happening: Happening, value: Value, around: Sequence[Statement], material: Material
) -> Assertion:
    """How the innermost speaker puts a value forward, less what he takes for granted."""
    assertion = assertion_of(happening, around)
    if value.field != "what":
        assertion = as_its_clause(assertion, value.words, material)
    if around and value.field not in PARTS_DENIED:
        if assertion.polarity != happening.status and presupposes(around[0], happening, material):
            assertion = replace(assertion, polarity="affirmed")
        if assertion.certainty != "certain" and is_given(around[0], happening, material):
            assertion = replace(assertion, certainty=assertion_of(happening, ()).certainty)
    return assertion


def _claim(
    key: str, happening: Happening, value: Value, around: Sequence[Statement], assertion: Assertion,
    material: Material,
) -> Claim:  # fmt: skip
    return Claim(
        id="",
        incident=key,
        field=value.field,
        value=value.value or {},
        speaker=speaker_of(around, material),
        via=relays_of(around, material),
        channel=channel_of(around, material),
        said=None,
        polarity=assertion.polarity,
        certainty=assertion.certainty,
        stage=assertion.stage,
        evidence=_evidence(value, around, material),
        score=calibrated(round(happening.p * value.p, 4), "claim", value.why, material.resources),
        why=(*_made_by(value), *(statement.why for statement in around[:1])),
    )


def _made_by(value: Value) -> tuple[str, ...]:
    return (value.why,) if value.why in RULES else (MADE_BY, value.why)


def _evidence(value: Value, around: Sequence[Statement], material: Material) -> Evidence:
    inner = around[0] if around else None
    return Evidence(
        value=(material.span(value.words),),
        content=material.span(_clause(value, inner, material)),
        cue=material.span(inner.cue) if inner and inner.cue else None,
        speaker=material.span(inner.source) if inner and inner.source else None,
    )


def _clause(value: Value, inner: Statement | None, material: Material) -> Pair:
    """The sentence of the value's words, cut to the statement's content."""
    start, end = material.sentence(value.words[0])
    pieces = [p for p in inner.content if p[0] < value.words[1] and value.words[0] < p[1]] if inner else []
    if pieces:
        start, end = max(start, pieces[0][0]), min(end, pieces[0][1])
    return min(start, value.words[0]), max(end, value.words[1])


def _numbered(claims: list[Claim]) -> tuple[Claim, ...]:
    """Claims in order of their words, each said once, with their ids."""
    ordered = sorted(
        claims, key=lambda c: (c.evidence.value[0].start, c.evidence.value[0].end, c.field, c.incident)
    )
    seen: set[str] = set()
    kept: list[Claim] = []
    for claim in ordered:
        same = repr(
            (claim.incident, claim.field, claim.value, claim.speaker, claim.polarity, claim.evidence.value)
        )
        if same not in seen:
            seen.add(same)
            kept.append(replace(claim, id=f"c{len(kept) + 1}"))
    return tuple(kept)
