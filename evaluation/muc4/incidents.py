"""Incidents of a reading -> what may be templates: their type, their claims, what makes them one.

The form has a template for each incident that differs in type, date, place or perpetrator
(template-doc-part1, 5.0); incidents of a reading that differ in none of them are taken together.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from temoin.records import Claim, Reading

# Words of a happening that settle the type, in this order; bombs that fall from aircraft are ATTACK.
_TYPES = (
    ("KIDNAPPING", r"kidnap|abduct|hostage|captor|in captivity"),
    ("HIJACKING", r"hijack"),
    ("ROBBERY", r"robb|loot|\bstole|steal|theft|assaulted .*bank"),
    ("BOMBING", r"bomb|explo|dynamit|detonat|blast|blew up|blown up|blow up|mined|went off"),
    ("ARSON", r"arson|burn|set .{0,30}fire|set .{0,20}ablaze|torch|incendiary|fires?\b(?!.*shot)"),
    ("FORCED WORK STOPPAGE", r"armed strike|work stoppage|transport(?:ation)? stoppage"),
)
_TYPES_BY_MODE = {"abduction": "KIDNAPPING", "bomb": "BOMBING", "car-bomb": "BOMBING", "mine": "BOMBING", "arson": "ARSON"}
_FROM_THE_AIR = re.compile(r"air|aircraft|aerial|planes?\b|helicopter|straf", re.IGNORECASE)
_BOMBS = frozenset({"bomb", "car-bomb", "mine", "suicide-bomb"})
_VIOLENT = frozenset({"ASSAULT"})
_PEOPLE = ("killed", "injured", "abducted", "missing", "casualties", "victim")
_SAME_TYPE_FAR = 2  # towns named on both sides that make two incidents of one type two


@dataclass(frozen=True)
class Candidate:
    """What may be one template: its type and the claims that belong to it, in order of the text."""

    type: str
    roles: tuple[str, ...]
    claims: tuple[Claim, ...]

    def of(self, *fields: str) -> list[Claim]:
        """Claims of some fields, denied ones apart."""
        return [claim for claim in self.claims if claim.field in fields and claim.polarity == "affirmed"]

    @property
    def words(self) -> str:
        """All words that name its happening."""
        return " ".join(claim.evidence.value[0].text for claim in self.of("what") if claim.evidence.value)


def candidates(reading: Reading) -> list[Candidate]:
    """The violent incidents of a reading, those that the form does not tell apart taken together."""
    found = [one for incident in _split(reading) if (one := incident) is not None]
    merged: list[Candidate] = []
    for one in found:
        twin = next((n for n, other in enumerate(merged) if _same(one, other)), None)
        if twin is None:
            merged.append(one)
        else:
            other = merged[twin]
            claims = sorted((*other.claims, *one.claims), key=lambda claim: claim.evidence.content.start)
            merged[twin] = Candidate(one.type, (*other.roles, *one.roles), tuple(claims))
    return merged


def _split(reading: Reading) -> list[Candidate]:
    claims = {claim.id: claim for claim in reading.claims}
    found = []
    for incident in reading.incidents:
        own = [claims[id_] for ids in incident.claims.values() for id_ in ids]
        own.sort(key=lambda claim: claim.evidence.content.start)
        type_ = type_of(own)
        if type_ is not None:
            found.append(Candidate(type_, (incident.role,), tuple(own)))
    return found


def type_of(claims: Sequence[Claim]) -> str | None:
    """The type of an incident; None for one that is no violence."""
    what = [claim for claim in claims if claim.field == "what" and claim.polarity != "denied"]
    violent = [claim for claim in what if claim.value.get("plover") in _VIOLENT]
    words = " ".join(claim.evidence.value[0].text for claim in what if claim.evidence.value)
    abducted = any(claim.field in ("abducted", "released") for claim in claims)
    if re.search(_TYPES[0][1], words, re.IGNORECASE) or abducted:
        return "KIDNAPPING"
    if not violent:
        return None
    words = " ".join(claim.evidence.value[0].text for claim in violent if claim.evidence.value)
    for type_, pattern in _TYPES[1:]:
        if re.search(pattern, words, re.IGNORECASE):
            return "ATTACK" if type_ == "BOMBING" and _FROM_THE_AIR.search(words) else type_
    modes = {claim.value.get("mode") for claim in violent}
    return next((type_ for mode, type_ in _TYPES_BY_MODE.items() if mode in modes), "ATTACK")


def _same(one: Candidate, other: Candidate) -> bool:
    """Whether the form takes two incidents for one: same type, no two dates, no two places, no two names."""
    return one.type == other.type and not (_apart("when", one, other) or _apart("where", one, other))


def _apart(field: str, one: Candidate, other: Candidate) -> bool:
    left, right = (
        {str(sorted(claim.value.items(), key=str)) for claim in candidate.of(field)} for candidate in (one, other)
    )
    return bool(left) and bool(right) and not left & right
