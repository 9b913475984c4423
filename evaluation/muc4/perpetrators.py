"""Perpetrators of an incident -> category, individuals, organisations and how sure their part is."""

from __future__ import annotations

from dataclasses import dataclass

from evaluation.muc4.features import perpetrator_features
from evaluation.muc4.fills import Fill
from evaluation.muc4.incidents import Candidate, Support
from evaluation.muc4.model import probability
from evaluation.muc4.phrases import phrases
from evaluation.muc4.words import word_list
from temoin.records import Entity, Reading

CONFIDENCES = (
    "REPORTED AS FACT",
    "SUSPECTED OR ACCUSED",
    "SUSPECTED OR ACCUSED BY AUTHORITIES",
    "CLAIMED OR ADMITTED",
    "POSSIBLE",
)
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
        if probability("individual", perpetrator_features(one.words, one.supports, candidate, n))
        >= _INDIVIDUAL_FROM
    ]
    organisations_ = [
        one
        for n, one in enumerate(organisations(candidate, reading))
        if probability("organisation", perpetrator_features(one.words, one.supports, candidate, n))
        >= _ORGANISATION_FROM
    ]
    state = (
        probability("state", category_features(candidate, [*individuals_, *organisations_])) >= _STATE_FROM
    )
    slots = {
        "perp-inc-cat": [Fill(("STATE-SPONSORED VIOLENCE" if state else "TERRORIST ACT",))],
        "perp-ind-id": [Fill((one.words,)) for one in individuals_],
        "perp-org-id": [Fill((one.words,)) for one in organisations_],
        "perp-org-conf": [Fill((confidence(one, candidate),), (one.words,)) for one in organisations_],
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
    found = [
        f"perp:{feature}"
        for one in perpetrators
        for feature in perpetrator_features(one.words, one.supports, candidate, 0)
    ]
    return ["1", f"type={candidate.type}", *found]


def confidence(perpetrator: Perpetrator, candidate: Candidate) -> str:
    """How sure its part is, in the form's words: what its claims say decides, as the dev part taught."""
    features = confidence_features(perpetrator, candidate)
    return max(CONFIDENCES, key=lambda value: probability(value, features))


def confidence_features(perpetrator: Perpetrator, candidate: Candidate) -> list[str]:
    """Of the question how sure a part is: the fields, speakers and certainty of its claims."""
    found = perpetrator_features(perpetrator.words, perpetrator.supports, candidate, 0)
    for one in perpetrator.supports:
        if one.claim is not None:
            own = one.entity is not None and one.claim.speaker == one.entity.id
            found += [f"certainty={one.claim.certainty}", f"own={own}", f"channel={one.claim.channel}"]
    said = " ".join(claim.evidence.content.text.lower() for claim in candidate.claims)
    return found + [f"says={word}" for word in word_list("saying") if word in said]
