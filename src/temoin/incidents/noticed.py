"""Of one report's contradictions those that its reader would stop at, the hard ones first.

A report tells of people beside its tolls: one in words, a couple, a plural ("a boy was killed") are some of
several, and no other toll.  Counts of groups that nothing joins look like nothing else; and counts far from each
other are mostly of a part, a sum or another time, but for two who are named and give a toll each.  What is left is
listed once for each pair of values, a few for each field.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from temoin.incidents.contradictions import (
    A_PART,
    AFFIRMED_AND_DENIED,
    OTHER_PEOPLE,
    SOME_OF_THEM,
    find_contradictions,
)
from temoin.incidents.stories import VIOLENT
from temoin.records import COUNT_FIELDS, Claim, Contradiction
from temoin.resources.match import fold

_AT_MOST = 2  # of one field of one incident
# Times as many people, chosen on the pairs listed for 120 reports: those farther apart were mostly of other people.
_FAR, _FAR_FOR_ONE = 3.0, 1.5
_NAMELESS = ("report", "unnamed")
_ONE = re.compile(r"(?<!\d)[1١](?!\d)")
_SOME = ("plural", "couple", "family")  # words for people, not for how many


def find_noticed(claims: Sequence[Claim]) -> tuple[Contradiction, ...]:
    """Contradictions of one report within each incident, those of a field beside each other."""
    by_id = {claim.id: claim for claim in claims}
    found = [*find_contradictions(claims), *_denials(claims)]
    fields: dict[str, int] = {}
    for pair in found:
        fields.setdefault(pair.field, len(fields))
    found.sort(key=lambda pair: (fields[pair.field], pair.verdict != "contradictory"))
    listed: Counter[tuple[str, str]] = Counter()
    seen: set[str] = set()
    kept: list[Contradiction] = []
    for pair in found:
        a, b = (by_id[key] for key in pair.claims)
        values = repr((pair.incident, pair.field, sorted((_value(a), _value(b)))))
        if values in seen or listed[pair.incident, pair.field] == _AT_MOST or not _stops(pair, a, b):
            continue
        seen.add(values)
        listed[pair.incident, pair.field] += 1
        kept.append(replace(pair, id=f"x{len(kept) + 1}"))
    return tuple(kept)


def _denials(claims: Sequence[Claim]) -> Iterator[Contradiction]:
    """Denials that violence happened, each with the first claim of another that it did, in the same word."""
    told: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        if claim.field == "what" and claim.polarity == "affirmed" and claim.value["plover"] in VIOLENT:
            told.setdefault((claim.incident, _words(claim)), []).append(claim)
    for claim in claims:
        if claim.field == "happened" and claim.polarity == "denied" and claim.speaker != "report":
            others = told.get((claim.incident, _words(claim)), ())
            other = next((c for c in others if c.speaker not in (claim.speaker, "report")), None)
            if other:
                yield Contradiction(
                    id="", incident=claim.incident, field="happened", claims=(other.id, claim.id),
                    kind="happened", verdict="contradictory", reason=AFFIRMED_AND_DENIED,
                )  # fmt: skip


def _words(claim: Claim) -> str:
    return fold(" ".join(span.text for span in claim.evidence.value))


def _value(claim: Claim) -> str:
    if claim.field in COUNT_FIELDS:
        return repr((claim.value["min"], claim.value["max"]))
    return repr((claim.value, claim.polarity))


def _stops(pair: Contradiction, a: Claim, b: Claim) -> bool:
    """Whether a reader would ask how both can be."""
    if pair.kind != "count" or a.polarity != b.polarity:
        return True
    if pair.reason in (A_PART, OTHER_PEOPLE):
        return False
    few, many = sorted(claim.value["min"] or claim.value["max"] or 0 for claim in (a, b))
    one_speaker = a.speaker == b.speaker
    if one_speaker and (pair.reason == SOME_OF_THEM or a.evidence.content == b.evidence.content or not few):
        return False
    if not few:
        return pair.verdict == "contradictory"
    named = not one_speaker and not {a.speaker, b.speaker} & set(_NAMELESS)
    near = named or many <= few * (_FAR_FOR_ONE if one_speaker else _FAR)
    return near and _is_toll(a) and _is_toll(b)


def _is_toll(claim: Claim) -> bool:
    """Whether a count says how many there were, not who was among them."""
    if claim.value["vague"] in _SOME:
        return False
    in_figures = any(_ONE.search(span.text) for span in claim.evidence.value)
    one = (claim.value["min"], claim.value["max"]) == (1, 1)
    return not one or in_figures or claim.value["nationality"] is not None
