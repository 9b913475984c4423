"""Perpetrators of an incident -> category, individuals, organisations and how sure their part is."""

from __future__ import annotations

import re
from collections.abc import Iterable

from evaluation.muc4.fills import Fill
from evaluation.muc4.incidents import Candidate
from evaluation.muc4.phrases import phrases
from temoin.records import Claim, Entity, Reading

_STATE = frozenset({"GOV", "MIL", "COP", "SPY", "JUD"})
_STATE_WORDS = re.compile(
    r"\b(?:army|soldiers?|troops|military|armed forces|police|policem[ae]n|government|national guard|air force|battalion|brigade|"
    r"treasury|security forces|death squads?|carabineros)\b",
    re.IGNORECASE,
)
_ORGANISED = re.compile(r"\b(?:front|army|movement|forces|path|cartel|command|commando|group|party|alliance|police|guard|government|brigade|battalion|embassy|[A-Z]{2,6}(?:-[A-Z]+)?|M-19|extraditables)\b")
_DOUBT = ("probable", "possible", "hearsay")
_AUTHORITY = frozenset({"GOV", "MIL", "COP", "JUD", "SPY"})


def perpetrator_slots(candidate: Candidate, reading: Reading) -> dict[str, list[Fill]]:
    """The four slots of perpetrators."""
    entities = {entity.id: entity for entity in reading.entities}
    claims = sorted(candidate.of("perpetrator", "responsibility"), key=lambda claim: -claim.score)
    individuals: list[str] = []
    organisations: dict[str, str] = {}
    state = False
    for claim in claims:
        entity = entities.get(str(claim.value.get("entity")))
        words = claim.evidence.value[0].text if claim.evidence.value else ""
        state = state or bool(entity and entity.sector in _STATE and entity.kind != "armed") or bool(_STATE_WORDS.search(words) and not re.search("guerrilla|rebel|liberation", words, re.IGNORECASE))
        name = organisation(words, entity)
        if name:
            organisations.setdefault(name, confidence(claim, entities))
        for part in phrases(words):
            if part.words != name and not (name and part.words in name):
                individuals.append(part.words)
    slots = {
        "perp-inc-cat": [Fill(("STATE-SPONSORED VIOLENCE" if state else "TERRORIST ACT",))],
        "perp-ind-id": [Fill((words,)) for words in _distinct(individuals)],
        "perp-org-id": [Fill((name,)) for name in organisations],
        "perp-org-conf": [Fill((sure,), (name,)) for name, sure in organisations.items()],
    }
    return {name: fills for name, fills in slots.items() if fills}


def organisation(words: str, entity: Entity | None) -> str | None:
    """The name of an organisation behind a perpetrator's words."""
    if entity is not None and entity.kind in ("armed", "organization", "government") and entity.name[:1].isupper():
        return " ".join(entity.name.upper().split())
    return None


def confidence(claim: Claim, entities: dict[str, Entity]) -> str:
    """By the decision tree of template-doc-part2."""
    if claim.polarity == "denied":
        return "ACQUITTED"
    if claim.field == "responsibility":
        return "CLAIMED OR ADMITTED"
    speaker = entities.get(claim.speaker)
    if speaker is not None and speaker.id == claim.value.get("entity"):
        return "CLAIMED OR ADMITTED"
    if claim.certainty in _DOUBT or claim.speaker != "report":
        authority = speaker is not None and (speaker.sector in _AUTHORITY)
        return "SUSPECTED OR ACCUSED BY AUTHORITIES" if authority else "SUSPECTED OR ACCUSED"
    return "REPORTED AS FACT"


def _distinct(words: Iterable[str]) -> list[str]:
    """Phrases none of which lies within another, the first of each."""
    kept: list[str] = []
    for one in words:
        if not any(set(one.split()) <= set(other.split()) or set(other.split()) <= set(one.split()) for other in kept):
            kept.append(one)
    return kept
