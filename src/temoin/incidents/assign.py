"""Claims and happenings -> incidents with their claims, and the contradictions among these."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from temoin.incidents.contradictions import find_contradictions
from temoin.incidents.group import Group, group_happenings
from temoin.incidents.summary import summarise_incident
from temoin.records import Claim, Contradiction, Happening, Incident, Span


@dataclass(frozen=True, slots=True)
class Assigned:
    """Incidents in order of their first words; every claim under one of them."""

    incidents: tuple[Incident, ...]
    claims: tuple[Claim, ...]
    contradictions: tuple[Contradiction, ...]


def assign_incidents(
    happenings: Mapping[str, Happening], claims: Sequence[Claim], *, violence: float, text: str
) -> Assigned:
    """Give each claim its incident in place of its happening's key; claims of no incident fall away.

    `happenings` are by the keys that the claims carry; `violence` is the probability that
    the text reports any.
    """
    groups = group_happenings(tuple(happenings.values()), violence)
    incident_of = {
        key: f"i{number}"
        for number, group in enumerate(groups, start=1)
        for key, happening in happenings.items()
        if happening in group.happenings
    }
    numbered = _numbered(
        [replace(c, incident=incident_of[c.incident]) for c in claims if c.incident in incident_of]
    )
    return Assigned(
        incidents=tuple(
            summarise_incident(f"i{n}", group.role, _mentions(group, text), numbered)
            for n, group in enumerate(groups, start=1)
        ),
        claims=numbered,
        contradictions=find_contradictions(numbered),
    )


def _numbered(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    ids = {claim.id: f"c{n}" for n, claim in enumerate(claims, start=1)}
    return tuple(replace(c, id=ids[c.id], part_of=ids.get(c.part_of or "")) for c in claims)


def _mentions(group: Group, text: str) -> list[Span]:
    return [Span(h.start, h.end, text[h.start : h.end]) for h in group.happenings]
