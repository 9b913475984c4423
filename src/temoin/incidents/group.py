"""Happenings -> incidents: what the report is about, what it recalls, what it fears.

One report mostly has one main incident, told many times over; so all violence that the
model puts in the main story is one incident, but for what its own words date elsewhere.
Recalled and feared happenings are grouped where they are of one kind and stand close by.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from temoin.records import Happening, IncidentRole

VIOLENT = frozenset({"ASSAULT", "CRIME", "PROTEST"})
FORCEFUL = VIOLENT | {"COERCE"}
_PROSPECTS = frozenset({"threatened", "planned", "feared"})

# The model's probability from which a report is one of violence: the gold reports of violence lie above .98,
# two in a hundred texts of ordinary news above .9 (evaluation.peace).
VIOLENCE = 0.9
# mentions of one kind at most this many characters apart recall one happening
_NEAR = 200
# what happened more days than this from the main happening is another one
_DAYS = timedelta(days=1)

Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Group:
    """Keys of happenings told as one incident, in order of the text."""

    role: IncidentRole
    keys: tuple[str, ...]


def group_happenings(
    happenings: Mapping[str, Happening], days: Mapping[str, Days], violence: float
) -> tuple[Group, ...]:
    """Groups in order of their first words.

    `days` are the first and the last day on which a happening is said to have taken place,
    for those that are dated; `violence` is the model's probability that the report tells of any.
    """
    keys = sorted(happenings, key=lambda key: (happenings[key].start, happenings[key].end))
    main = _main(keys, happenings, days, violence)
    rest = [key for key in keys if key not in main and happenings[key].plover in FORCEFUL]
    groups = [Group("main", tuple(main))] if main else []
    groups += _near_groups(rest, happenings)
    return tuple(sorted(groups, key=lambda g: (happenings[g.keys[0]].start, g.role)))


def _main(
    keys: list[str], happenings: Mapping[str, Happening], days: Mapping[str, Days], violence: float
) -> list[str]:
    """The main happenings: what took place before what was planned, violence before measures.

    A story that the model calls an accident more often than violence is one of an accident.
    """
    if violence < VIOLENCE:
        return []
    about = [key for key in keys if happenings[key].story == "main"]
    real = [key for key in about if happenings[key].status not in _PROSPECTS]
    accidents = sum(happenings[key].plover == "ACCIDENT" for key in about)
    for told, kinds in ((real, VIOLENT), (about, VIOLENT), (real, FORCEFUL)):
        core = [key for key in told if happenings[key].plover in kinds]
        if len(core) >= max(1, accidents):
            day = _main_day([days[key] for key in core if key in days])
            return [
                key
                for key in told
                if happenings[key].plover in FORCEFUL
                and not (happenings[key].plover in kinds and _elsewhen(days.get(key), day))
            ]
    return []


def _main_day(dated: list[Days]) -> Days | None:
    """The day that most mentions give, the first given among equals."""
    votes = Counter(dated)
    return max(votes, key=lambda days: (votes[days], -dated.index(days)), default=None)


def _elsewhen(mine: Days | None, main: Days | None) -> bool:
    return bool(mine and main and (mine[0] - main[1] > _DAYS or main[0] - mine[1] > _DAYS))


def _near_groups(keys: list[str], happenings: Mapping[str, Happening]) -> list[Group]:
    groups: list[list[str]] = []
    for key in keys:
        last = next((g for g in reversed(groups) if _alike(happenings[g[-1]], happenings[key])), None)
        if last is not None:
            last.append(key)
        else:
            groups.append([key])
    return [Group(_role(happenings[group[0]]), tuple(group)) for group in groups]


def _alike(a: Happening, b: Happening) -> bool:
    return a.plover == b.plover and _prospective(a) == _prospective(b) and b.start - a.end <= _NEAR


def _role(happening: Happening) -> IncidentRole:
    return "prospect" if _prospective(happening) else "background"


def _prospective(happening: Happening) -> bool:
    return happening.story == "prospect" or happening.status in _PROSPECTS
