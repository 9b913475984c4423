"""Pairs of claims that a reader would stop at, with the verdict and its reason in words.

Counts are intervals (CLAIMS.md): two of one field and one group that do not overlap
contradict each other; of other groups, or one part of the other, they only look it.  A group may be smaller than
the number of all, and never larger.  A part of some number is compared with that number and with other parts
alone.  One thing affirmed by one speaker and denied by another is a contradiction whatever its field, and so is
an accusation beside the denial of the accused.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, combinations, product
from typing import Any, Protocol, TypeVar

from temoin.records import COUNT_FIELDS, Contradiction, Polarity, Verdict

_KINDS = {
    **dict.fromkeys(COUNT_FIELDS, "count"),
    "perpetrator": "perpetrator",
    "responsibility": "perpetrator",
    "target": "target",
    "when": "when",
    "where": "where",
    "what": "happened",
    "happened": "happened",
    "weapon": "weapon",
    "damage": "damage",
}

_SAME = {"responsibility": "perpetrator"}  # who claims it, and whom others name

EVERYBODY = (None, "people")
OTHER_PEOPLE = "they count different people"
SOME_OF_THEM = "one counts a group of those whom the other counts"
AFFIRMED_AND_DENIED = "one speaker affirms what the other denies"
A_PART = "one counts a part of what the other counts"

Judgement = tuple[Verdict, str]


class Said(Protocol):
    """What two claims are compared by, within a report and across reports."""

    @property
    def id(self) -> str: ...
    @property
    def incident(self) -> str: ...
    @property
    def field(self) -> str: ...
    @property
    def value(self) -> dict[str, Any]: ...
    @property
    def speaker(self) -> str: ...
    @property
    def polarity(self) -> Polarity: ...
    @property
    def part_of(self) -> str | None: ...


S = TypeVar("S", bound=Said)


def find_contradictions(claims: Sequence[Said]) -> tuple[Contradiction, ...]:
    """Contradictions within each incident, at most one for each pair of values and speakers."""
    found: list[Contradiction] = []
    for incident, mine in by_incident(claims).items():
        for a, b, (verdict, reason) in chain(_judged_once(mine), _accusations(mine)):
            found.append(
                Contradiction(
                    f"x{len(found) + 1}", incident, a.field, (a.id, b.id), _KINDS[a.field], verdict, reason
                )
            )
    return tuple(found)


def by_incident(claims: Sequence[S]) -> dict[str, list[S]]:
    """Claims under the id of their incident, in the order given."""
    found: dict[str, list[S]] = {}
    for claim in claims:
        found.setdefault(claim.incident, []).append(claim)
    return found


def _judged_once(claims: Sequence[Said]) -> Iterator[tuple[Said, Said, Judgement]]:
    """Pairs with a verdict; what one speaker says of one value again is compared once."""
    first: dict[str, dict[str, Said]] = {}
    for claim in claims:
        if claim.field in _KINDS:
            said = repr((claim.value, claim.speaker, claim.polarity))
            first.setdefault(_SAME.get(claim.field, claim.field), {}).setdefault(said, claim)
    for field, distinct in first.items():
        for a, b in _pairs(field, list(distinct.values())):
            judgement = _judge(a, b)
            if judgement:
                yield a, b, judgement


def _pairs(field: str, claims: Sequence[Said]) -> Iterator[tuple[Said, Said]]:
    """Counts each with each; of other fields what is affirmed with what is denied, the earlier first."""
    if field in COUNT_FIELDS:
        yield from combinations(claims, 2)
        return
    order = {claim.id: n for n, claim in enumerate(claims)}
    sides = [[claim for claim in claims if claim.polarity == polarity] for polarity in ("affirmed", "denied")]
    for a, b in product(*sides):
        yield (a, b) if order[a.id] < order[b.id] else (b, a)


def _judge(a: Said, b: Said) -> Judgement | None:
    if {a.polarity, b.polarity} == {"affirmed", "denied"} and a.speaker != b.speaker:
        if a.field in ("happened", "what") or a.value == b.value:
            return "contradictory", AFFIRMED_AND_DENIED
        return None
    if a.polarity != "affirmed" or b.polarity != "affirmed":
        return None
    if a.field in COUNT_FIELDS:
        return _judge_counts(a, b)
    return None


def _accusations(claims: Sequence[Said]) -> Iterator[tuple[Said, Said, Judgement]]:
    """Those whom another names as perpetrator, with their denial that it happened."""
    accused: dict[str, Said] = {}
    for claim in claims:
        who = claim.value.get("entity")
        if claim.field == "perpetrator" and claim.polarity == "affirmed" and who and who != claim.speaker:
            accused.setdefault(who, claim)
    answered: set[str] = set()
    for claim in claims:
        if claim.field == "happened" and claim.polarity == "denied" and claim.speaker not in answered:
            accusation = accused.get(claim.speaker)
            if accusation:
                answered.add(claim.speaker)
                yield accusation, claim, ("contradictory", "whom one speaker accuses denies it")


def _judge_counts(a: Said, b: Said) -> Judgement | None:
    first, second = a.value, b.value
    if _overlap(first, second):
        return None
    if part_of(a, b) or part_of(b, a):
        return "compatible", A_PART
    if (a.part_of or b.part_of) and not _count_one_group(first, second):
        return None
    if _differ(first, second, "group") or _differ(first, second, "nationality"):
        return "compatible", OTHER_PEOPLE
    if _is_within(first, second) or _is_within(second, first):
        return "compatible", SOME_OF_THEM
    if a.speaker == b.speaker:
        return "compatible", "one speaker gives an earlier and a later, or a partial count"
    return "contradictory", f"{_shown(first)} and {_shown(second)} cannot both hold"


def part_of(part: Said, whole: Said) -> bool:
    """Whether a claim counts a part of what another counts."""
    return part.part_of == whole.id


def _count_one_group(first: dict[str, Any], second: dict[str, Any]) -> bool:
    """Whether both name the same people: "three children" and "five children"."""
    group, nationality = first["group"], first["nationality"]
    alike = (group, nationality) == (second["group"], second["nationality"])
    return alike and (group not in EVERYBODY or nationality is not None)


def _is_within(group: dict[str, Any], everybody: dict[str, Any]) -> bool:
    """Whether one counts a group or a nation, no larger than the number of all that the other gives."""
    if everybody["group"] not in EVERYBODY or everybody["nationality"]:
        return False
    named = group["group"] not in EVERYBODY or group["nationality"]
    return bool(named) and _low(group) <= _high(everybody)


def _low(count: dict[str, Any]) -> float:
    return count["min"] if count["min"] is not None else 0


def _high(count: dict[str, Any]) -> float:
    return count["max"] if count["max"] is not None else float("inf")


def _overlap(a: dict[str, Any], b: dict[str, Any]) -> bool:
    return _low(a) <= _high(b) and _low(b) <= _high(a)


def _differ(a: dict[str, Any], b: dict[str, Any], key: str) -> bool:
    return bool(a[key] and b[key] and a[key] != b[key] and "people" not in (a[key], b[key]))


def _shown(count: dict[str, Any]) -> str:
    low, high = count["min"], count["max"]
    if low == high:
        return str(low)
    if high is None:
        return f"at least {low}"
    return f"at most {high}" if low is None else f"{low} to {high}"
