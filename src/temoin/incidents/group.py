"""Happenings -> incidents: what the report is about, what it recalls, what it fears.

One report mostly has one main incident, told many times over; so all violence that the
model puts in the main story is one incident.  Recalled and feared happenings are grouped
where they are of one kind and stand in one sentence or the next.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from temoin.records import Happening, IncidentRole

VIOLENT = frozenset({"ASSAULT", "CRIME", "PROTEST"})
FORCEFUL = VIOLENT | {"COERCE"}
_PROSPECTS = frozenset({"threatened", "planned", "feared"})

# mentions of one kind at most this many characters apart recall one happening
_NEAR = 200


@dataclass(frozen=True, slots=True)
class Group:
    """Happenings told as one incident, in order of the text."""

    role: IncidentRole
    happenings: tuple[Happening, ...]


def group_happenings(happenings: Sequence[Happening], violence: float) -> tuple[Group, ...]:
    """Groups in order of their first words; `violence` is the model's probability that the report tells of any."""
    ordered = sorted(happenings, key=lambda h: (h.start, h.end))
    main = _main(ordered, violence)
    rest = [h for h in ordered if h not in main and h.plover in FORCEFUL]
    groups = [Group("main", tuple(main))] if main else []
    groups += _near_groups(rest)
    return tuple(sorted(groups, key=lambda g: (g.happenings[0].start, g.role)))


def _main(happenings: list[Happening], violence: float) -> list[Happening]:
    told = [h for h in happenings if h.story == "main" and h.status not in _PROSPECTS]
    for kinds in (VIOLENT, FORCEFUL):
        if any(h.plover in kinds for h in told) and violence >= 0.5:
            return [h for h in told if h.plover in FORCEFUL]
    return []


def _near_groups(happenings: list[Happening]) -> list[Group]:
    groups: list[list[Happening]] = []
    for happening in happenings:
        last = next((g for g in reversed(groups) if _alike(g[-1], happening)), None)
        if last is not None:
            last.append(happening)
        else:
            groups.append([happening])
    return [Group(_role(g), tuple(g)) for g in groups]


def _alike(a: Happening, b: Happening) -> bool:
    return a.plover == b.plover and _prospective(a) == _prospective(b) and b.start - a.end <= _NEAR


def _role(group: list[Happening]) -> IncidentRole:
    return "prospect" if _prospective(group[0]) else "background"


def _prospective(happening: Happening) -> bool:
    return happening.story == "prospect" or happening.status in _PROSPECTS
