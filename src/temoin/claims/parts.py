"""Counts that are parts of another count: "12 people, including 3 children".

Two counts of one field, one happening and one speaker stand in one sentence, the smaller
after the larger, with a word of inclusion (`parts.tsv`) between them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from temoin.claims.material import Material
from temoin.records import COUNT_FIELDS, Claim, Span
from temoin.resources.match import phrase_table


def link_parts(claims: Sequence[Claim], material: Material) -> tuple[Claim, ...]:
    """The claims, each part with the id of the nearest whole before it."""
    words = phrase_table(material.resources, "parts", material.language)
    beside: dict[tuple[str, str, Span], list[Claim]] = {}
    for claim in claims:
        beside.setdefault((claim.field, claim.speaker, claim.evidence.content), []).append(claim)
    linked = []
    for claim in claims:
        near = beside[claim.field, claim.speaker, claim.evidence.content]
        wholes = [whole for whole in near if _may_hold(whole, claim)]
        whole = max(wholes, key=lambda c: c.evidence.value[0].start, default=None)
        if whole and words.find(material.text, whole.evidence.value[0].start, claim.evidence.value[0].start):
            claim = replace(claim, part_of=whole.id)
        linked.append(claim)
    return tuple(linked)


def _may_hold(whole: Claim, part: Claim) -> bool:
    if whole.field not in COUNT_FIELDS or whole.evidence.value[0].start >= part.evidence.value[0].start:
        return False
    most = part.value["max"] if part.value["max"] is not None else part.value["min"]
    return bool(whole.value["min"] and most and most < whole.value["min"])
