"""Claims of one incident -> one value a field, by a rule that the reader chooses and that is always named.

Nothing here is a truth (law 5): every rule looks only at what is affirmed as having happened, and says how many
origins in how many reports stand behind what it gives.  A named speaker is one origin however many reports quote
it; a report's own voice is one with its copies.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol, TypeVar

from temoin.incidents.contradictions import EVERYBODY, Said
from temoin.incidents.tolls import most_given
from temoin.records import COUNT_FIELDS, FIELDS

MAJORITY = "majority-of-origins"
LATEST = "latest-per-speaker"
OFFICIAL = "official-first"
RANGE = "lowest-and-highest"
COMMONEST = "most-reports"


class Told(Said, Protocol):
    """A claim with what rules weigh: who stands behind it, when it was published, what became of it."""

    @property
    def document(self) -> str: ...
    @property
    def origin(self) -> str: ...
    @property
    def published(self) -> str | None: ...
    @property
    def official(self) -> bool: ...
    @property
    def stage(self) -> str: ...
    @property
    def score(self) -> float: ...
    @property
    def superseded(self) -> bool: ...
    @property
    def judged(self) -> str | None: ...


C = TypeVar("C", bound=Told)


@dataclass(frozen=True, slots=True)
class Position:
    """One value of one field with everybody who affirms, denies or questions it."""

    field: str
    value: dict[str, Any]
    polarity: str
    claims: tuple[str, ...]
    earliest: str  # the claim that was published first
    origins: int
    reports: int
    first: str | None  # dates of publication
    last: str | None
    official: bool


def find_positions(claims: Iterable[Told]) -> tuple[Position, ...]:
    """Every value of every field, in the order of FIELDS, the best supported first."""
    groups: dict[tuple[str, str, str], list[Told]] = {}
    for claim in claims:
        groups.setdefault((claim.field, claim.polarity, value_key(claim.field, claim.value)), []).append(
            claim
        )
    found = [_position(members) for members in groups.values()]
    return tuple(
        sorted(found, key=lambda p: (FIELDS.index(p.field), *_support(p), canonical(p.value), p.polarity))
    )


def summarise(
    claims: Sequence[Told], rule: str = MAJORITY, towns: Mapping[str, tuple[int, str]] | None = None
) -> dict[str, Any]:
    """Field -> `{"value", "claim", "origins", "reports", "claims", "rule"}` for the fields that somebody affirms.

    `claim` is the earliest that gives the value, `claims` how many do.
    `towns` gives for the id of a place how coarse it is (0 for a town or a part of one) and the town that it lies in:
    sites of one town speak for the town, and towns come before the regions and countries around them.
    """
    counted = [claim for claim in claims if counts(claim)]
    chosen = {}
    for field in FIELDS:
        mine = [claim for claim in counted if claim.field == field]
        if field in COUNT_FIELDS:
            mine = [c for c in mine if c.part_of is None and c.value["group"] in EVERYBODY] or mine
        if field == "when":
            mine = [c for c in mine if c.value["from"] or c.value["to"]] or mine
        if field == "where" and mine and towns:
            chosen[field] = _where(mine, rule, towns)
        elif mine:
            chosen[field] = RULES[rule](field, mine) | {"rule": rule}
    return chosen


def highest_of_each(claims: Iterable[C]) -> list[C]:
    """Of the counts of one kind that one speaker gives in one report the highest: the others are parts, or earlier."""
    found: dict[tuple[str, ...], C] = {}
    for claim in claims:
        key: tuple[str, ...] = (claim.id,)
        if claim.field in COUNT_FIELDS:
            group = "" if claim.value["group"] in EVERYBODY else claim.value["group"]
            whom = (group, claim.value["nationality"] or "")
            key = (claim.document, claim.speaker, claim.field, claim.polarity, *whom)
        if key not in found or (-_least(claim), claim.id) < (-_least(found[key]), found[key].id):
            found[key] = claim
    return list(found.values())


def _least(claim: Told) -> int:
    return int(claim.value.get("min") or 0)


def _where(claims: Sequence[Told], rule: str, towns: Mapping[str, tuple[int, str]]) -> dict[str, Any]:
    """The town that a rule chooses, for which its sites speak, too."""
    homes = [(towns.get(claim.value["place"], (9, claim.value["place"])), claim) for claim in claims]
    finest = min(coarse for (coarse, _), _ in homes)
    voices = [
        replace(claim, value={"place": town})  # type: ignore[type-var]  # claims are dataclasses
        for (coarse, town), claim in homes
        if coarse == finest
    ]
    return RULES[rule]("where", voices) | {"rule": rule}


def counts(claim: Told) -> bool:
    """Whether rules look at a claim: affirmed, as having happened, not judged wrong, not withdrawn by its page."""
    told = claim.polarity == "affirmed" and claim.stage == "accomplished"
    return told and claim.judged != "wrong" and not claim.superseded


def majority_of_origins(field: str, claims: Sequence[Told]) -> dict[str, Any]:
    """The value with the most origins; of equals the one in most reports, then the last published."""
    return _shown(find_positions(highest_of_each(claims))[0])


def latest_per_speaker(field: str, claims: Sequence[Told]) -> dict[str, Any]:
    """Of each speaker the last word alone; of these the majority of origins, the last published among equals."""
    last: dict[str, str] = {}
    for claim in claims:
        last[claim.speaker] = max(last.get(claim.speaker, ""), claim.published or "")
    return majority_of_origins(field, [c for c in claims if (c.published or "") == last[c.speaker]])


def official_first(field: str, claims: Sequence[Told]) -> dict[str, Any]:
    """What authorities say, by the majority of origins; what others say where authorities say nothing."""
    return majority_of_origins(field, [claim for claim in claims if claim.official] or claims)


def lowest_and_highest(field: str, claims: Sequence[Told]) -> dict[str, Any]:
    """For counts the lowest and the highest that anybody gives; for other fields the majority of origins."""
    if field not in COUNT_FIELDS:
        return majority_of_origins(field, claims)
    claims = highest_of_each(claims)
    low = min(_least(claim) for claim in claims)
    closed = [claim.value["max"] for claim in claims if claim.value["max"] is not None]
    open_ended = [_least(claim) for claim in claims if claim.value["max"] is None]
    high = max(closed) if closed and max(closed) >= max(open_ended, default=0) else None
    value = {"min": low, "max": high, "vague": None, "group": None, "nationality": None, "of": None}
    return _shown(_position(claims)) | {"value": value}


def most_reports(field: str, claims: Sequence[Told]) -> dict[str, Any]:
    """For counts the one that most reports give as their highest, of equals the higher; else as by majority."""
    if field not in COUNT_FIELDS:
        return majority_of_origins(field, claims)
    reports: dict[str, dict[tuple[int, int | None], float]] = {}
    for claim in claims:
        said = reports.setdefault(claim.document, {})
        bounds = (_least(claim), claim.value["max"])
        said[bounds] = said.get(bounds, 0.0) + claim.score
    people = most_given([[(*bounds, score) for bounds, score in said.items()] for said in reports.values()])
    return majority_of_origins(field, [claim for claim in claims if _least(claim) == people] or claims)


RULES: dict[str, Callable[[str, Sequence[Told]], dict[str, Any]]] = {
    MAJORITY: majority_of_origins,
    LATEST: latest_per_speaker,
    OFFICIAL: official_first,
    RANGE: lowest_and_highest,
    COMMONEST: most_reports,
}


def value_key(field: str, value: Mapping[str, Any]) -> str:
    """What makes two values one: counts by their interval and whom they count, times without their words."""
    if field in COUNT_FIELDS:
        return canonical([value["min"], value["max"], value["group"], value["nationality"], value["of"]])
    if field == "when":
        return canonical([value["from"], value["to"]])
    if field == "what":
        return canonical([value["plover"], value["mode"]])
    return canonical(value)


def origin_of(claim: Told) -> str:
    """Where a claim comes from: its speaker if it has a name, the text and its copies otherwise."""
    return claim.origin if ":" in claim.speaker else claim.speaker


def canonical(value: Any) -> str:
    """JSON with keys in order: equal values, equal words."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _position(claims: Sequence[Told]) -> Position:
    dated = sorted(claim.published for claim in claims if claim.published)
    first = min(claims, key=lambda claim: (claim.published or "9", claim.id))
    return Position(
        field=first.field,
        value=first.value,
        polarity=first.polarity,
        claims=tuple(sorted(claim.id for claim in claims)),
        earliest=first.id,
        origins=len({origin_of(claim) for claim in claims}),
        reports=len({claim.document for claim in claims if not claim.superseded}) or 1,
        first=dated[0] if dated else None,
        last=dated[-1] if dated else None,
        official=any(claim.official for claim in claims),
    )


def _support(position: Position) -> tuple[int, int, int]:
    last = int((position.last or "0000-00-00")[:10].replace("-", ""))
    return -position.origins, -position.reports, -last


def _shown(position: Position) -> dict[str, Any]:
    return {
        "value": position.value,
        "claim": position.earliest,
        "origins": position.origins,
        "reports": position.reports,
        "claims": len(position.claims),
    }
