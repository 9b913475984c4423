"""Incidents of a reading -> what may be templates: their type and the words that stand behind them.

The form has a template for each incident that differs in type, date, place or perpetrator
(template-doc-part1, 5.0); incidents of a reading that differ in none of them are taken together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from evaluation.muc4.places import place_value
from evaluation.muc4.words import patterns
from temoin.records import Claim, Entity, Reading, Span

_ROLES = ("target", "perpetrator", "victim", "where")
_TYPES_BY_MODE = {
    "abduction": "KIDNAPPING",
    "bomb": "BOMBING",
    "car-bomb": "BOMBING",
    "mine": "BOMBING",
    "arson": "ARSON",
}
ELSEWHERE = "elsewhere:"
TOLD = ("victim", "killed", "injured", "abducted", "casualties", "target", "damage", "perpetrator", "where")
ACTORS = ("person", "people", "armed", "organization", "government")
DAY = frozenset({"day", "part-of-day", "hour", "minute"})
_FROM_THE_AIR = re.compile(patterns("aircraft")["words"], re.IGNORECASE)


@dataclass(frozen=True)
class Support:
    """Words that a reading gives for one field of an incident; `claim` is None where it left them unresolved."""

    field: str
    words: str
    start: int
    score: float
    entity: Entity | None
    value: Mapping[str, Any]
    claim: Claim | None


@dataclass(frozen=True)
class Candidate:
    """What may be one template: its type, roles and ids of its incidents, and all that supports it, in order."""

    type: str
    roles: tuple[str, ...]
    incidents: tuple[str, ...]
    claims: tuple[Claim, ...]
    supports: tuple[Support, ...]
    context: tuple[Support, ...] = ()  # what the report says elsewhere

    def of(self, *fields: str) -> list[Support]:
        """What supports some fields, denied claims apart."""
        return [
            one
            for one in self.supports
            if one.field in fields and not (one.claim and one.claim.polarity == "denied")
        ]

    def around(self, *fields: str) -> list[Support]:
        """Its own supports of some fields, then those of the rest of the report."""
        return [
            *self.of(*fields),
            *(one for one in self.context if one.field.removeprefix(ELSEWHERE) in (*fields, "mentioned")),
        ]

    def distance(self, start: int) -> int:
        """Characters between a place in the text and the nearest word that names the incident."""
        return min((abs(one.start - start) for one in self.supports if one.field == "what"), default=10**6)

    @property
    def days(self) -> frozenset[str]:
        """The days that its claims name."""
        whens = (one.value for one in self.of("when") if one.value.get("precision") in DAY)
        return frozenset(str(when["from"])[:10] for when in whens)

    def towns(self, country: str | None) -> frozenset[str]:
        """The places below the country that its claims name, each with what it lies in."""
        found = (place_value(one.words, country) for one in self.of("where", "target"))
        return frozenset(part[1] for value in found if isinstance(value, tuple) for part in value[2:])

    @property
    def words(self) -> str:
        """All words that name its happenings."""
        return " ".join(one.words for one in self.of("what"))


def pieces(reading: Reading) -> list[Candidate]:
    """The violent incidents of a reading, each cut into its clauses, in order of the text."""
    claims = {claim.id: claim for claim in reading.claims}
    entities = {entity.id: entity for entity in reading.entities}
    found = []
    for incident in reading.incidents:
        own = [claims[id_] for ids in incident.claims.values() for id_ in ids]
        for some in _by_clause(own):
            type_ = type_of(some)
            if type_ is not None:
                supports = [*(support_of(claim, entities) for claim in some), *_unresolved(reading, some)]
                supports.sort(key=lambda support: support.start)
                found.append(Candidate(type_, (incident.role,), (incident.id,), tuple(some), tuple(supports)))
    return sorted(found, key=lambda piece: piece.supports[0].start)


def _by_clause(claims: Sequence[Claim]) -> list[list[Claim]]:
    """Claims whose contents overlap; what names no happening goes with the clause before it."""
    clauses: list[list[Claim]] = []
    end = -1
    for claim in sorted(
        claims, key=lambda claim: (claim.evidence.content.start, -claim.evidence.content.end)
    ):
        content = claim.evidence.content
        if clauses and (content.start < end or not any(one.field == "what" for one in clauses[-1])):
            clauses[-1].append(claim)
        else:
            clauses.append([claim])
        end = max(end, content.end)
    named = [clause for clause in clauses if any(claim.field == "what" for claim in clause)]
    for clause in clauses:
        if clause not in named and named:
            before = [
                one for one in named if one[0].evidence.content.start <= clause[0].evidence.content.start
            ]
            (before[-1] if before else named[0]).extend(clause)
    return named


def support_of(claim: Claim, entities: Mapping[str, Entity]) -> Support:
    words = claim.evidence.value[0] if claim.evidence.value else claim.evidence.content
    entity = entities.get(str(claim.value.get("entity")))
    return Support(claim.field, words.text, words.start, claim.score, entity, claim.value, claim)


def _unresolved(reading: Reading, claims: Sequence[Claim]) -> Iterator[Support]:
    """Words that were too unsure for a claim, within what the incident's claims say."""
    contents = [claim.evidence.content for claim in claims if claim.field == "what"]
    for one in reading.unresolved:
        if one.span is None or one.what not in _ROLES:
            continue
        if any(_within(one.span, content) for content in contents):
            yield Support(
                one.what, one.span.text, one.span.start, 0.0, _entity_at(reading, one.span), {}, None
            )


def _within(span: Span, content: Span) -> bool:
    return content.start <= span.start and span.end <= content.end


def _entity_at(reading: Reading, span: Span) -> Entity | None:
    return next(
        (e for e in reading.entities for m in e.mentions if m.start < span.end and span.start < m.end), None
    )


def type_of(claims: Sequence[Claim]) -> str | None:
    """The type of an incident; None for one that is no violence."""
    what = [claim for claim in claims if claim.field == "what" and claim.polarity != "denied"]
    violent = [claim for claim in what if claim.value.get("plover") == "ASSAULT"]
    types = patterns("types")
    abducted = any(claim.field in ("abducted", "released") for claim in claims)
    if abducted or re.search(types["KIDNAPPING"], _words(what), re.IGNORECASE):
        return "KIDNAPPING"
    if not violent:
        return None
    words = _words(violent)
    for type_, pattern in types.items():
        if re.search(pattern, words, re.IGNORECASE):
            return "ATTACK" if type_ == "BOMBING" and _FROM_THE_AIR.search(words) else type_
    modes = {claim.value.get("mode") for claim in violent}
    return next((type_ for mode, type_ in _TYPES_BY_MODE.items() if mode in modes), "ATTACK")


def _words(what: Sequence[Claim]) -> str:
    return " ".join(claim.evidence.value[0].text for claim in what if claim.evidence.value)
