"""Happenings -> incidents: what the report is about, what it recalls, what it fears.

Most reports have one main incident, told as several happenings (an attack, its clashes, the
arrests after it); happenings that the report is about are one incident unless their days or their
places say otherwise, or one of them sparked a protest that is told beside it.  What is recalled or
feared is grouped by happening.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from temoin.incidents.stories import (
    FORCEFUL,
    VIOLENT,
    Facts,
    Told,
    conflict,
    core_of,
    days_agree,
    days_apart,
    distance,
    follow,
    linked,
    places_agree,
    sparked,
    tell,
)
from temoin.records import Happening, IncidentRole

# The model's probability from which a report is one of violence: the gold reports of violence lie above .98,
# two in a hundred texts of ordinary news above .9 (evaluation.peace).
VIOLENCE = 0.9
MAIN = 0.6  # probability from which the report is about a happening
MONTH = 31  # days: what lies further from what the report is about is recalled in it


@dataclass(frozen=True, slots=True)
class Group:
    """Keys of happenings told as one incident, in order of the text."""

    role: IncidentRole
    keys: tuple[str, ...]


def group_happenings(
    happenings: Mapping[str, Happening],
    facts: Mapping[str, Facts],
    *,
    violence: float,
) -> tuple[Group, ...]:
    """Groups in order of their first words.

    `facts` are the days and places of mentions; `violence` is the model's probability that the report
    tells of any.
    """
    told = tell(happenings, facts)
    mains = _mains(told) if violence >= VIOLENCE else []
    about = [one for group in mains for one in group]
    rest = [one for one in told if one not in about and one.is_a(*FORCEFUL)]
    made = [Group("main", _keys(group, happenings)) for group in mains]
    made += [Group(_role(one), one.keys) for one in rest]
    return tuple(sorted(made, key=lambda g: (happenings[g.keys[0]].start, g.role)))


def _keys(group: Sequence[Told], happenings: Mapping[str, Happening]) -> tuple[str, ...]:
    keys = [key for one in group for key in one.keys]
    return tuple(sorted(keys, key=lambda key: (happenings[key].start, happenings[key].end)))


def _mains(told: Sequence[Told]) -> list[list[Told]]:
    """Violence before measures; none where accidents are told more."""
    forceful = [one for one in told if one.is_a(*FORCEFUL, "ACCIDENT")]
    about = [one for one in forceful if one.main >= MAIN]
    accidents = sum(len(one.mentions) for one in about if not one.is_a(*FORCEFUL))
    for kinds in (VIOLENT, FORCEFUL):
        found = [one for one in about if one.is_a(*kinds)]
        if sum(len(one.mentions) for one in found) >= max(1, accidents):
            groups = _apart([one for one in about if one.is_a(*FORCEFUL)], kinds)
            return [part for group in groups for part in _protests_apart(group)]
    return []


def _apart(told: Sequence[Told], kinds: frozenset[str]) -> list[list[Told]]:
    """One incident, and more where acts of these kinds happened on other days or in other places.

    Such an act that is told only once is not what the report is about but recalled beside it; so is one of the
    day before or after, of more than a month away, or of the month before or after.  What the model links to the
    first stays with it where only a place, or only such a day, speaks against: a hospital, a verdict, an
    anniversary.  Measures go with the first.
    """
    core = core_of([one for one in told if one.is_a(*kinds)])
    groups: list[list[Told]] = [[core]] if core else []
    for one in told:
        fits = [group for group in groups if not conflict(one, group[0])]
        if one is core:
            continue
        if fits or not one.is_a(*kinds):
            (fits or groups)[0].append(one)
        elif len(one.mentions) > 1 and linked(one, groups[0][0]) and _hardly_apart(one, groups[0][0]):
            groups[0].append(one)
        elif len(one.mentions) > 1 and not _on_an_odd_day(one, groups[0][0]):
            groups.append([one])
    return groups


def _hardly_apart(a: Told, b: Told) -> bool:
    """Of two happenings in conflict: whether either a place or an odd day parts them, not both, nor two months."""
    if follow(a, b):
        return False
    if places_agree(a, b) == "other":
        return days_agree(a, b) != "other"
    return _on_an_odd_day(a, b)


def _protests_apart(told: Sequence[Told]) -> list[list[Told]]:
    """A group, parted where an act in it, told more than once, sparked a protest; the rest goes with the nearer."""
    acts = [one for one in told if one.is_a("ASSAULT", "CRIME") and len(one.mentions) > 1]
    protests = [one for one in told if one.is_a("PROTEST") and one.reasons and one not in acts]
    pairs = [(act, protest) for protest in protests for act in acts if sparked(act, protest)]
    if not pairs:
        return [list(told)]
    acts, protests = [act for act, _ in pairs], [protest for _, protest in pairs]
    before = [one for one in told if one in acts or (one not in protests and _nearer(one, acts, protests))]
    return [before, [one for one in told if one not in before]]


def _nearer(one: Told, these: Sequence[Told], those: Sequence[Told]) -> bool:
    return min(distance(one, other) for other in these) <= min(distance(one, other) for other in those)


def _on_an_odd_day(a: Told, b: Told) -> bool:
    """Whether two happenings lie more than a month apart, in two months, or one day and nothing else parts them."""
    if a.days is None or b.days is None:
        return False
    apart = days_apart(a.days, b.days)
    return apart > MONTH or follow(a, b) or (apart == 1 and places_agree(a, b) != "other")


def _role(told: Told) -> IncidentRole:
    return "prospect" if told.prospective else "background"
