"""Documents to incidents, scored: B³, CEAFe, MUC, their mean, and pairs.

A report can be about several incidents, so a clustering maps each document to a set of labels.  B³ is the extension
of Amigó, Gonzalo, Artiles and Verdejo (2009) to overlapping clusters, CEAFe the entity-based measure of Luo (2005) with
similarity 4, MUC that of Vilain et al. (1995); CoNLL F1 is the mean of the three (Pradhan et al. 2014).  On clusters
that do not overlap they are the ordinary measures.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from evaluation.measures import Counts

Labels = Mapping[str, frozenset[str]]
Members = dict[str, set[str]]
Pair = tuple[str, str]


@dataclass(frozen=True)
class PRF:
    """Precision, recall, and their harmonic mean."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def b_cubed(gold: Labels, given: Labels) -> PRF:
    """B³ over documents."""
    shares = b_cubed_shares(gold, given)
    return PRF(*(sum(share[side] for share in shares.values()) / len(shares) for side in (0, 1)))


def b_cubed_shares(gold: Labels, given: Labels) -> dict[str, tuple[float, float]]:
    """The precision and the recall of each document."""
    wanted, answered = members(gold), members(given)
    return {d: (_kept(d, given, answered, gold), _kept(d, gold, wanted, given)) for d in gold}


def _kept(document: str, mine: Labels, clusters: Members, other: Labels) -> float:
    """How far the documents beside this one in `mine` are beside it in `other`, on average; itself among them."""
    beside = sorted({d for label in mine[document] for d in clusters[label]})
    kept = 0.0
    for d in beside:
        common = len(mine[document] & mine[d])
        kept += min(common, len(other[document] & other[d])) / common
    return kept / len(beside)


def ceaf_e(gold: Labels, given: Labels) -> PRF:
    """CEAFe: clusters aligned one to one for the greatest sum of 2 |K ∩ R| / (|K| + |R|)."""
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    wanted, answered = list(members(gold).values()), list(members(given).values())
    similar = np.zeros((len(wanted), len(answered)))
    places: dict[str, list[int]] = defaultdict(list)
    for column, cluster in enumerate(answered):
        for document in cluster:
            places[document].append(column)
    for row, cluster in enumerate(wanted):
        for column in {column for document in cluster for column in places[document]}:
            other = answered[column]
            similar[row, column] = 2 * len(cluster & other) / (len(cluster) + len(other))
    best = similar[linear_sum_assignment(-similar)].sum()
    return PRF(best / len(answered), best / len(wanted))


def muc(gold: Labels, given: Labels) -> PRF:
    """MUC: links that are missing to hold each cluster together."""
    return PRF(_linked(members(given), given, gold), _linked(members(gold), gold, given))


def _linked(clusters: Members, mine: Labels, other: Labels) -> float:
    found = needed = 0
    for cluster in clusters.values():
        needed += len(cluster) - 1
        found += len(cluster) - _parts(cluster, other)
    return found / needed if needed else 0.0


def _parts(cluster: set[str], other: Labels) -> int:
    """Into how many parts the other clustering cuts a cluster."""
    left, parts = set(cluster), 0
    beside = members({document: other[document] for document in cluster})
    while left:
        edge, parts = [left.pop()], parts + 1
        while edge:
            near = {d for label in other[edge.pop()] for d in beside[label]} & left
            left -= near
            edge += near
    return parts


def conll(gold: Labels, given: Labels) -> float:
    """The mean F1 of MUC, B³ and CEAFe."""
    return (muc(gold, given).f1 + b_cubed(gold, given).f1 + ceaf_e(gold, given).f1) / 3


def members(labels: Labels) -> Members:
    """The documents of each label."""
    found: Members = defaultdict(set)
    for document, mine in labels.items():
        for label in mine:
            found[label].add(document)
    return found


def hard_pairs(gold: Labels, neighbours: Iterable[Pair]) -> tuple[list[Pair], list[Pair]]:
    """Pairs of documents that are, and that are not, about one incident, among incidents hard to tell apart.

    `neighbours` are pairs of different incidents in one state within a week.  Wanted are the pairs of documents of one
    incident that has such a neighbour; wrong are those of two neighbours.
    """
    documents = members(gold)
    pairs = [pair for pair in neighbours if all(one in documents for one in pair)]
    wanted = {
        _pair(a, b)
        for one in {i for pair in pairs for i in pair}
        for a in documents[one]
        for b in documents[one]
    }
    crossed = {_pair(a, b) for one, two in pairs for a in documents[one] for b in documents[two]}
    one_way = [sorted(pair for pair in some if pair[0] != pair[1]) for some in (wanted, crossed)]
    return one_way[0], [pair for pair in one_way[1] if not gold[pair[0]] & gold[pair[1]]]


def _pair(a: str, b: str) -> Pair:
    return (a, b) if a < b else (b, a)


def pairwise(wanted: Iterable[Pair], wrong: Iterable[Pair], given: Labels) -> Counts:
    """Pairs right, given and wanted, among those listed."""
    wanted = list(wanted)
    right = sum(bool(given[a] & given[b]) for a, b in wanted)
    return Counts(right, right + sum(bool(given[a] & given[b]) for a, b in wrong), len(wanted))
