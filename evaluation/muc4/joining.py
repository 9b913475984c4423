"""Clauses that tell of violence -> incidents as the form counts them.

The form has a template for each incident that differs in type, date, place or perpetrator
(template-doc-part1, 5.0).  Whether two clauses of one type tell of one incident was learned on the
dev part, from clauses whose targets stand in one template or in two.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from evaluation.muc4.incidents import ACTORS, ELSEWHERE, TOLD, Candidate, Support, pieces, support_of
from evaluation.muc4.model import probability
from evaluation.muc4.targets import own_targets
from evaluation.muc4.vocabulary import stems
from temoin.records import Reading

JOIN_FROM = 0.5
_NEAR = (150, 400, 1000, 2500)


def candidates(reading: Reading, country: str | None) -> list[Candidate]:
    """What may be templates, in order of the text, with what the report says elsewhere."""
    clusters: list[list[Candidate]] = []
    for piece in pieces(reading):
        likely = [(_likeness(piece, cluster, country), n) for n, cluster in enumerate(clusters)]
        best, n = max(likely, default=(0.0, 0))
        if best >= JOIN_FROM:
            clusters[n].append(piece)
        else:
            clusters.append([piece])
    return [_whole(cluster, reading) for cluster in clusters]


def _likeness(piece: Candidate, cluster: Sequence[Candidate], country: str | None) -> float:
    """Mean probability that a clause tells of the incident of others; none for another type."""
    if piece.type != cluster[0].type:
        return 0.0
    return sum(probability("same", pair_features(other, piece, country)) for other in cluster) / len(cluster)


def _whole(cluster: Sequence[Candidate], reading: Reading) -> Candidate:
    joined = Candidate(
        cluster[0].type,
        tuple(role for piece in cluster for role in piece.roles),
        tuple(id_ for piece in cluster for id_ in piece.incidents),
        tuple(claim for piece in cluster for claim in piece.claims),
        tuple(support for piece in cluster for support in piece.supports),
    )
    return replace(joined, context=tuple(_context(joined, reading)))


def pair_features(one: Candidate, other: Candidate, country: str | None) -> list[str]:
    """What tells whether two clauses of one type tell of one incident."""
    targets = [own_targets(one), own_targets(other)]
    names = [{target.name for target in some if target.name} for some in targets]
    words = [{word for target in some for word in stems(target.tag)} for some in targets]
    together = one.incidents == other.incidents
    gap = other.supports[0].start - one.supports[0].start
    near = sum(gap > limit for limit in _NEAR)
    days, towns = _compared(one.days, other.days), _compared(one.towns(country), other.towns(country))
    found = [
        "1", f"type={one.type}", f"together={together}", f"near={near}", f"{together} near={near}",
        f"days={days}", f"towns={towns}", f"days={days} towns={towns}", f"{one.type} towns={towns}",
        f"names={_compared(*names)}", f"words={_compared(*words)}", f"{together} words={_compared(*words)}",
        f"names={_compared(*names)} near={near}", f"roles={one.roles[0]} {other.roles[0]}",
    ]  # fmt: skip
    said = [set(stems(piece.words)) for piece in (one, other)]
    found += [f"first={word}" for word in said[0]] + [f"then={word}" for word in said[1]]
    return [*found, f"said={_compared(*said)}"]


def _compared(left: set[str] | frozenset[str], right: set[str] | frozenset[str]) -> str:
    if not left or not right:
        return "none" if not left and not right else "one"
    return "shared" if left & right else "apart"


def _context(candidate: Candidate, reading: Reading) -> Iterator[Support]:
    """What the claims of other incidents and the other names of a report may add to one incident."""
    entities = {entity.id: entity for entity in reading.entities}
    own = {claim.id for claim in candidate.claims}
    for claim in reading.claims:
        if claim.id not in own and claim.field in (*TOLD, "when"):
            yield replace(support_of(claim, entities), field=ELSEWHERE + claim.field, claim=None)
    for entity in reading.entities:
        if entity.kind in ACTORS and entity.mentions:
            nearest = min(entity.mentions, key=lambda mention: candidate.distance(mention.start))
            fullest = max(entity.mentions, key=lambda mention: len(mention.text))
            for mention in dict.fromkeys((nearest, fullest)):
                yield Support("mentioned", mention.text, nearest.start, 0.0, entity, {}, None)
