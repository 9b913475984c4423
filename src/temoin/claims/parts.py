"""Counts that are parts of another count: "12 people, including 3 children", "two of them".

Two counts of one field and one speaker, the smaller after the larger.  Either they stand in one sentence of one
happening with a word of inclusion (`parts.tsv`) between them, or the smaller says itself that it is a part
(`partitives.tsv`): then its whole may stand a sentence before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from temoin.claims.material import Material
from temoin.records import COUNT_FIELDS, Claim, Span
from temoin.resources.match import phrase_table

_BACK = 300  # characters from a part that says it is one back to its whole
_AFTER = 16  # characters after a number that may hold "of them"


def link_parts(claims: Sequence[Claim], material: Material) -> tuple[Claim, ...]:
    """The claims, each part with the id of the nearest whole before it."""
    words = phrase_table(material.resources, "parts", material.language)
    beside: dict[tuple[str, str, Span], list[Claim]] = {}
    by_speaker: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        beside.setdefault((claim.field, claim.speaker, claim.evidence.content), []).append(claim)
        by_speaker.setdefault((claim.field, claim.speaker), []).append(claim)
    linked = []
    for claim in claims:
        start = claim.evidence.value[0].start if claim.field in COUNT_FIELDS else 0
        whole = _nearest(beside[claim.field, claim.speaker, claim.evidence.content], claim)
        if whole and not words.find(material.text, whole.evidence.value[0].start, start):
            whole = None
        if whole is None and claim.field in COUNT_FIELDS and _is_partitive(claim, material):
            whole = _nearest(by_speaker[claim.field, claim.speaker], claim, start - _BACK)
        linked.append(replace(claim, part_of=whole.id) if whole else claim)
    return tuple(linked)


def _nearest(claims: Sequence[Claim], part: Claim, since: int = 0) -> Claim | None:
    wholes = [c for c in claims if _may_hold(c, part) and c.evidence.value[0].start >= since]
    return max(wholes, key=lambda c: c.evidence.value[0].start, default=None)


def _is_partitive(part: Claim, material: Material) -> bool:
    """Whether "of them" stands in the words of a count or next after them."""
    words = phrase_table(material.resources, "partitives", material.language)
    value = part.evidence.value[0]
    found = words.find(material.text, value.start, value.end + _AFTER)
    return any(start <= value.end + 1 for start, _, _ in found)


def _may_hold(whole: Claim, part: Claim) -> bool:
    if whole.field not in COUNT_FIELDS or whole.evidence.value[0].start >= part.evidence.value[0].start:
        return False
    most = part.value["max"] if part.value["max"] is not None else part.value["min"]
    return bool(whole.value["min"] and most and most < whole.value["min"])
