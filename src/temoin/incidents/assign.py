"""Claims and happenings -> incidents with their claims, and the contradictions among these."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from temoin.incidents.contradictions import by_incident
from temoin.incidents.group import Group, group_happenings
from temoin.incidents.noticed import find_noticed
from temoin.incidents.stories import VIOLENT, Days, Facts
from temoin.incidents.summary import summarise_incident
from temoin.records import (
    COUNT_FIELDS,
    Claim,
    Contradiction,
    Entity,
    Happening,
    Incident,
    Place,
    Span,
)

# what an act leads to, and what is done against it while it lasts
CONSEQUENCES = frozenset({*COUNT_FIELDS, "damage", "defence"})
_BESIDE = 200  # characters from a mention of a main incident to what it led to


@dataclass(frozen=True, slots=True)
class Assigned:
    """Incidents in order of their first words; every claim under one of them."""

    incidents: tuple[Incident, ...]
    claims: tuple[Claim, ...]
    contradictions: tuple[Contradiction, ...]


def assign_incidents(
    happenings: Mapping[str, Happening], claims: Sequence[Claim], entities: Sequence[Entity],
    places: Sequence[Place], *, violence: float, text: str,
) -> Assigned:  # fmt: skip
    """Give each claim its incident in place of its happening's key; claims of no incident fall away.

    `happenings` are by the keys that the claims carry; `entities` and `places` are those that claims name;
    `violence` is the probability that the text reports any.
    """
    facts = facts_of(claims, entities, places)
    groups = group_happenings(happenings, facts, violence=violence)
    incident_of = {key: f"i{number}" for number, group in enumerate(groups, start=1) for key in group.keys}
    measures = _measures(groups, happenings)
    beside = _beside_main(groups, happenings, incident_of)
    under = [
        replace(claim, incident=incident_of.get(claim.incident) or beside[claim.incident])
        for claim in claims
        if (claim.incident in incident_of and not (claim.field == "what" and claim.incident in measures))
        or (claim.incident in beside and claim.field in CONSEQUENCES)
    ]
    numbered = _once(_on_one_side(under))
    mine = by_incident(numbered)
    return Assigned(
        incidents=tuple(
            summarise_incident(
                f"i{n}", group.role, _mentions(group.keys, happenings, text), mine.get(f"i{n}", [])
            )
            for n, group in enumerate(groups, start=1)
        ),
        claims=numbered,
        contradictions=find_noticed(numbered),
    )


def _beside_main(
    groups: Sequence[Group], happenings: Mapping[str, Happening], incident_of: Mapping[str, str]
) -> dict[str, str]:
    """What is of no kind of an incident ("damage", "losses") and told beside a main one: its consequence."""
    mains = [
        (key, f"i{number}") for number, g in enumerate(groups, start=1) if g.role == "main" for key in g.keys
    ]
    places = sorted((happenings[key].start, incident) for key, incident in mains)
    found = {}
    for key, happening in happenings.items():
        if key not in incident_of:
            at = bisect_left(places, (happening.start, ""))
            near = [
                (abs(place - happening.start), incident)
                for place, incident in places[max(0, at - 1) : at + 1]
            ]
            if near and min(near)[0] <= _BESIDE:
                found[key] = min(near)[1]
    return found


def _measures(groups: Sequence[Group], happenings: Mapping[str, Happening]) -> frozenset[str]:
    """What authorities do about the violence of an incident: no kind of it, though its people count."""
    return frozenset(
        key
        for group in groups
        if any(happenings[other].plover in VIOLENT for other in group.keys)
        for key in group.keys
        if happenings[key].plover == "COERCE" and happenings[key].mode != "abduction"
    )


def facts_of(
    claims: Sequence[Claim], entities: Sequence[Entity], places: Sequence[Place]
) -> dict[str, Facts]:
    """The days of each happening, as the first claim of its time gives them, all of its places, and whom it struck."""
    by_id = {place.id: place for place in places}
    persons = {entity.id for entity in entities if entity.kind == "person"}
    days: dict[str, Days] = {}
    where: dict[str, list[Place]] = {}
    struck: dict[str, set[str]] = {}
    for claim in claims:
        if claim.field == "when" and claim.value["from"] and claim.value["to"]:
            first, last = (date.fromisoformat(claim.value[end][:10]) for end in ("from", "to"))
            days.setdefault(claim.incident, (first, last))
        elif claim.field == "where" and claim.value["place"] in by_id:
            where.setdefault(claim.incident, []).append(by_id[claim.value["place"]])
        elif claim.field == "victim" and claim.value.get("entity") in persons:
            struck.setdefault(claim.incident, set()).add(claim.value["entity"])
    return {
        key: Facts(days.get(key), tuple(where.get(key, ())), frozenset(struck.get(key, ())))
        for key in {*days, *where, *struck}
    }


def _on_one_side(claims: Sequence[Claim]) -> list[Claim]:
    """The claims without perpetrators whom the same speaker more surely calls victim or target."""
    surest: dict[tuple[str, str, str], float] = {}
    for claim in claims:
        if claim.field in ("victim", "target") and claim.value.get("entity"):
            side = (claim.incident, claim.speaker, claim.value["entity"])
            surest[side] = max(surest.get(side, 0.0), claim.score)
    return [
        claim
        for claim in claims
        if claim.field != "perpetrator"
        or claim.score >= surest.get((claim.incident, claim.speaker, claim.value["entity"]), 0.0)
    ]


def _once(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims, numbered; what two happenings of one incident say in the same words is one claim, the surer."""
    best: dict[str, Claim] = {}
    same: dict[str, str] = {}
    for claim in claims:
        said = repr(
            (claim.incident, claim.field, claim.value, claim.speaker, claim.polarity, claim.evidence.value)
        )
        same[claim.id] = said
        if said not in best or claim.score > best[said].score:
            best[said] = claim
    ids = {said: f"c{n}" for n, said in enumerate(best, start=1)}
    return tuple(
        replace(claim, id=ids[said], part_of=ids.get(same.get(claim.part_of or "", "")))
        for said, claim in best.items()
    )


def _mentions(keys: Sequence[str], happenings: Mapping[str, Happening], text: str) -> list[Span]:
    spans = [(happenings[key].start, happenings[key].end) for key in keys]
    return [Span(start, end, text[start:end]) for start, end in spans]
