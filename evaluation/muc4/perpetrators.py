"""Perpetrators of an incident -> category, individuals, organisations and how sure their part is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from evaluation.muc4.features import perpetrator_features
from evaluation.muc4.fills import Fill
from evaluation.muc4.incidents import Candidate, Support
from evaluation.muc4.model import probability
from evaluation.muc4.phrases import phrases
from temoin.records import Claim, Entity, Reading

_DOUBT = ("probable", "possible", "hearsay")
_AUTHORITY = frozenset({"GOV", "MIL", "COP", "JUD", "SPY"})
_ORGANISED = frozenset({"armed", "organization", "government"})
_INDIVIDUAL_FROM, _ORGANISATION_FROM, _STATE_FROM = 0.3, 0.3, 0.5


@dataclass(frozen=True)
class Perpetrator:
    """Who may have done it, in words of the text, with what supports it."""

    words: str
    supports: tuple[Support, ...]


def perpetrator_slots(candidate: Candidate, reading: Reading) -> dict[str, list[Fill]]:
    """The four slots of perpetrators."""
    individuals_ = [
        one
        for n, one in enumerate(individuals(candidate))
        if probability("individual", perpetrator_features(one.words, one.supports, candidate, n)) >= _INDIVIDUAL_FROM
    ]
    organisations_ = [
        one
        for n, one in enumerate(organisations(candidate, reading))
        if probability("organisation", perpetrator_features(one.words, one.supports, candidate, n)) >= _ORGANISATION_FROM
    ]
    state = probability("state", category_features(candidate, [*individuals_, *organisations_])) >= _STATE_FROM
    entities = {entity.id: entity for entity in reading.entities}
    slots = {
        "perp-inc-cat": [Fill(("STATE-SPONSORED VIOLENCE" if state else "TERRORIST ACT",))],
        "perp-ind-id": [Fill((one.words,)) for one in individuals_],
        "perp-org-id": [Fill((one.words,)) for one in organisations_],
        "perp-org-conf": [Fill((confidence(one, entities),), (one.words,)) for one in organisations_],
    }
    return {name: fills for name, fills in slots.items() if fills}


def individuals(candidate: Candidate) -> list[Perpetrator]:
    """Descriptions and names of perpetrators, none within another."""
    found: list[Perpetrator] = []
    for support in sorted(candidate.around("perpetrator"), key=lambda one: -one.score):
        parts = phrases(support.words) or (phrases(support.entity.name) if support.entity else [])
        for part in parts:
            _add(found, part.words, support)
    return found


def organisations(candidate: Candidate, reading: Reading) -> list[Perpetrator]:
    """Organisations behind perpetrators, then every organisation of the report that fights."""
    found: list[Perpetrator] = []
    for support in sorted(candidate.around("perpetrator", "responsibility"), key=lambda one: -one.score):
        if support.entity is not None and support.entity.kind in _ORGANISED:
            _add(found, _name(support.entity), support)
    return found


def _name(entity: Entity) -> str:
    return " ".join(entity.name.upper().split())


def _add(found: list[Perpetrator], words: str, support: Support) -> None:
    for n, one in enumerate(found):
        left, right = set(one.words.split()), set(words.split())
        if left <= right or right <= left:
            found[n] = Perpetrator(one.words, (*one.supports, support))
            return
    found.append(Perpetrator(words, (support,)))


def category_features(candidate: Candidate, perpetrators: list[Perpetrator]) -> list[str]:
    """Of the question whether the state did it."""
    found = [f"perp:{feature}" for one in perpetrators for feature in perpetrator_features(one.words, one.supports, candidate, 0)]
    return ["1", f"type={candidate.type}", *found]


def confidence(perpetrator: Perpetrator, entities: dict[str, Entity]) -> str:
    """By the decision tree of template-doc-part2."""
    claims = [one.claim for one in perpetrator.supports if one.claim is not None]
    if not claims:
        return "REPORTED AS FACT"
    if any(claim.field == "responsibility" for claim in claims):
        return "CLAIMED OR ADMITTED"
    return _confidence(claims[0], entities)


def _confidence(claim: Claim, entities: dict[str, Entity]) -> str:
    speaker = entities.get(claim.speaker)
    if speaker is not None and speaker.id == claim.value.get("entity"):
        return "CLAIMED OR ADMITTED"
    if claim.certainty in _DOUBT:
        authority = speaker is not None and speaker.sector in _AUTHORITY
        return "SUSPECTED OR ACCUSED BY AUTHORITIES" if authority else "SUSPECTED OR ACCUSED"
    return "REPORTED AS FACT"


def all_perpetrators(candidate: Candidate, reading: Reading) -> Iterator[Perpetrator]:
    """Everyone who may have done it."""
    yield from individuals(candidate)
    yield from organisations(candidate, reading)
