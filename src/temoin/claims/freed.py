"""People who come free: released, rescued or escaped from the violence that a report tells of.

A release is no violence, so its happening ("ont été libérés", "fled captivity") makes no incident; whom it frees are
counted under the abduction told nearest, else under the violence or the arrest told nearest, what the report is about
before what it recalls.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from temoin.annotations.status import is_negated
from temoin.claims.counted import may_be_people
from temoin.claims.material import Material
from temoin.claims.values import Value, is_measure, people_of
from temoin.claims.what import VIOLENT
from temoin.mentions.casualties import field_inside
from temoin.records import COUNT_FIELDS, Happening, Role

RELEASE_RULE = "people-who-come-free"

_DOERS = ("attackers", "militants")  # of whom "escaped" tells that nobody caught them


def values_of_release(
    happenings: Sequence[tuple[str, Happening]], material: Material
) -> Iterator[tuple[str, Happening, Value]]:
    """How many a release that is told as a fact frees, each with the key of the violence it belongs to."""
    taken = [one for one in happenings if one[1].mode == "abduction"]
    owners = taken or [one for one in happenings if one[1].plover in VIOLENT or is_measure(one[1])]
    for _, happening in happenings:
        words = (material.text, happening.start, happening.end, material.language, material.resources)
        if field_inside(*words) != "released" or not _is_told(happening, material):
            continue
        others = [one for one in owners if one[1] is not happening]
        others = [one for one in others if one[1].story == "main"] or others
        if not others:
            continue
        key, _ = min(others, key=lambda one: (abs(one[1].start - happening.start), one[1].start))
        for role in _freed(happening, told=bool(taken)):
            for value in people_of(role, happening, material):
                if not value.value or not may_be_people(*value.words, material):
                    continue
                if role.role != "perpetrator" or value.value["group"] not in _DOERS:
                    yield key, happening, replace(value, field="released", why=RELEASE_RULE)


def _is_told(happening: Happening, material: Material) -> bool:
    """Whether a release is a fact, as the model and the words have it: "n'a pas été libéré" frees nobody."""
    at = material.word(happening.end)
    last = (len(material.trees.words) if at is None else at) - 1
    denied = last >= 0 and is_negated(material.trees, material.lexicon, last)
    return happening.status == "asserted" and not denied


def _freed(happening: Happening, *, told: bool) -> list[Role]:
    """Who comes free: whom the release counts, else its victims or targets, else who flees from captors (`told`)."""
    for kinds in (COUNT_FIELDS, ("victim",), ("target",)):
        roles = [role for role in happening.roles if role.role in kinds]
        if roles:
            return roles
    flees = told and happening.plover == "RETREAT"
    return [role for role in happening.roles if flees and role.role == "perpetrator"]
