"""A linking that is easy to foretell, for tests of the ledger alone: days, places, names."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from temoin.ledger.ids import digest_of
from temoin.ledger.links import Links
from temoin.ledger.words import index_name
from temoin.records import Reading

Pairs = Collection[tuple[str, str]]


@dataclass(frozen=True)
class Edge:
    score: float
    reasons: tuple[tuple[str, float], ...] = ()


class Digest(dict[str, Any]):
    @property
    def id(self) -> str:
        return str(self["id"])


class Plain:
    version = "plain-1"
    join = 0.5
    floor = 0.2

    def __init__(self, name: str) -> None:
        self.name = name

    def keys(self, digest: Digest) -> Sequence[str]:
        return list(digest["keys"])

    def compare_many(self, new: Digest, others: Sequence[Digest]) -> list[Edge]:
        return [self._edge(new, other) for other in others]

    def _edge(self, a: Digest, b: Digest) -> Edge:
        shared = len(set(a["keys"]) & set(b["keys"])) / max(len(a["keys"]), len(b["keys"]))
        days = abs(a.get("day", 0) - b.get("day", 0))
        return Edge(
            round(shared * max(0.0, 1 - 0.3 * days), 6), (("days apart", float(days)), ("shared", shared))
        )

    def cluster(
        self,
        nodes: Sequence[str],
        scores: Mapping[tuple[str, str], float],
        same: Pairs,
        different: Pairs,
        told_apart: Pairs,
    ) -> list[list[str]]:
        """What edges that join and judgements hold together; who is called different is parted, the strongest edges first."""
        cluster = {node: frozenset([node]) for node in nodes}
        apart = {frozenset(pair) for pair in (*different, *told_apart)}
        strong = sorted((-score, *pair) for pair, score in scores.items() if score >= self.join)
        for _, a, b in [*((0.0, *pair) for pair in sorted(same)), *strong]:
            both = cluster[a] | cluster[b]
            if not any(pair <= both for pair in apart):
                cluster |= dict.fromkeys(both, both)
        return sorted(sorted(members) for members in set(cluster.values()))

    def to_json(self, digest: Digest) -> str:
        return json.dumps(digest, sort_keys=True)

    def from_json(self, text: str) -> Digest:
        return Digest(json.loads(text))


def digest_incidents(reading: Reading, vector: Sequence[float]) -> dict[str, Digest]:
    published = reading.document.published
    found = {}
    for incident in reading.incidents:
        mine = [claim for claim in reading.claims if claim.incident == incident.id]
        days = [claim.value["from"] for claim in mine if claim.field == "when" and claim.value["from"]]
        day = (days or [published.from_ if published and published.from_ else "0001-01-01"])[0]
        places = {
            p.gazetteer or index_name(p.name)
            for p in reading.places
            for c in mine
            if c.value.get("place") == p.id
        }
        number = date.fromisoformat(day[:10]).toordinal()
        weeks = (number // 7, number // 7 + 1)
        keys = sorted(f"{place} {week}" for place in places for week in weeks)
        found[incident.id] = Digest(keys=keys, day=number)
    return found


def digest_entities(reading: Reading) -> dict[str, Digest]:
    return {
        e.id: Digest(id=f"{e.kind} {index_name(e.name)} {e.country}", keys=[f"{e.kind} {index_name(e.name)}"])
        for e in reading.entities
    }


def digest_origin(reading: Reading) -> Digest:
    text = index_name(reading.document.text)
    return Digest(keys=[digest_of(text)])


LINKS = Links(
    Plain("incident"), Plain("entity"), Plain("origin"), digest_incidents, digest_entities, digest_origin
)
