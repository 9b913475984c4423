"""Nodes with digests -> clusters, one report at a time and always as if all had come at once.

Two nodes are compared if they share a key; what is alike enough is kept as an edge.  A cluster is
a pure function of the nodes, edges and judgements of its component: of what hangs together by
edges that join, and by judgements.  So a new node touches its component alone, and any order of arrival ends
in the same clusters.  Edges outlive digests: what was forgotten still holds its cluster together.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby
from typing import Any, Protocol

from temoin.ledger.database import Database
from temoin.ledger.ids import canonical, document_of

Pairs = Collection[tuple[str, str]]
ACCOUNTS = "incident"  # the kind whose nodes are what single reports tell
PAGES = "origin"  # the kind whose nodes are documents
_AT_ONCE = 500  # ids in one statement


class Edge(Protocol):
    """How alike two nodes are, 0 to 1, with numbers by name that say why."""

    @property
    def score(self) -> float: ...
    @property
    def reasons(self) -> Iterable[tuple[str, float]]: ...


class Linker(Protocol):
    """One kind of nodes: what `temoin.linking` knows of it; nothing here needs a database."""

    @property
    def name(self) -> str: ...
    @property
    def version(self) -> str: ...
    @property
    def join(self) -> float: ...
    @property
    def floor(self) -> float: ...
    def keys(self, digest: Any, /) -> Sequence[str]: ...
    def compare_many(self, new: Any, others: Sequence[Any], /) -> Sequence[Edge]: ...
    def cluster(
        self,
        nodes: Sequence[str],
        scores: Mapping[tuple[str, str], float],
        same: Pairs,
        different: Pairs,
        apart: Pairs,
        /,
    ) -> Sequence[Sequence[str]]: ...
    def to_json(self, digest: Any, /) -> str: ...
    def from_json(self, text: str, /) -> Any: ...


@dataclass(frozen=True, slots=True)
class Node:
    """Something to be joined with its like; `rank` decides after which node a cluster is named.

    What has no digest is joined by judgements alone.
    """

    id: str
    rank: str
    digest: Any


@dataclass(frozen=True, slots=True)
class Move:
    """A node whose cluster is another one now; `before` is None for a new node, `after` for one that is gone."""

    node: str
    before: str | None
    after: str | None


def place_nodes(database: Database, linker: Linker, nodes: Sequence[Node]) -> list[Move]:
    """Add nodes, join them with their like; the moves of them and of others, in order of ids."""
    new, earlier = [], []
    for node in nodes:
        known = database.one("clusters.node", kind=linker.name, id=node.id)
        if known is None:
            _insert(database, linker, node)
            new.append(node.id)
        elif node.rank < known[0]:
            database.run("clusters.rank", kind=linker.name, id=node.id, rank=node.rank)
            earlier.append(node.id)
    return recluster(database, linker, new + earlier, frozenset(new))


def remove_nodes(database: Database, linker: Linker, ids: Sequence[str]) -> list[Move]:
    """Take nodes and their edges out; what hung together by them alone parts."""
    moves, near = [], set()
    for key in ids:
        row = database.one("clusters.node", kind=linker.name, id=key)
        if row is not None:
            moves.append(Move(key, row[1], None))
            near |= {other for other, _ in _edges(database, linker, [key])[key]}
            near |= set(database.column("clusters.members", kind=linker.name, clusters=[row[1]]))
            for statement in ("clusters.drop_edges", "clusters.drop_keys", "clusters.drop_node"):
                database.run(statement, kind=linker.name, id=key)
    return moves + recluster(database, linker, sorted(near - set(ids)))


def recluster(
    database: Database, linker: Linker, seeds: Sequence[str], new: frozenset[str] = frozenset()
) -> list[Move]:
    """Clusters of the components that hold the seeds, made anew."""
    left, moves = set(seeds), []
    while left:
        component, clusters = component_clusters(database, linker, min(left))
        moves += _settle(database, linker, component, clusters, new)
        left -= component
    return sorted(moves, key=lambda move: move.node)


def component_clusters(
    database: Database, linker: Linker, seed: str
) -> tuple[frozenset[str], dict[str, tuple[str, ...]]]:
    """The component of a node and its clusters, each under the name of its lowest rank."""
    found, same, different = _component(database, linker, seed)
    apart = [pair for pair in _told_apart(linker.name, found) if pair not in same]
    component = sorted(found)
    scores = {
        (key, other): score
        for key, links in (_edges(database, linker, component) if len(component) > 1 else {}).items()
        for other, score in links
        if key < other and other in found
    }
    ranks: dict[str, str] = {}
    for at in range(0, len(component), _AT_ONCE):
        some = component[at : at + _AT_ONCE]
        ranks |= database.table("clusters.ranks", kind=linker.name, ids=some)
    nodes = [key for key in component if key in ranks]
    clusters = linker.cluster(nodes, scores, same, different, apart)
    return frozenset(found), {min(members, key=ranks.__getitem__): tuple(members) for members in clusters}


def _insert(database: Database, linker: Linker, node: Node) -> None:
    digest = None if node.digest is None else linker.to_json(node.digest)
    keys = [] if node.digest is None else sorted(set(linker.keys(node.digest)))
    database.run(
        "clusters.insert_node", kind=linker.name, id=node.id, rank=node.rank, cluster=node.id, digest=digest
    )
    if keys:
        others = database.all("clusters.candidates", kind=linker.name, keys=keys)
        digests = [linker.from_json(text) for _, text in others]
        edges = linker.compare_many(node.digest, digests) if digests else []
        database.run_many(
            "clusters.insert_edge",
            (
                _edge_row(linker.name, node.id, other, edge)
                for (other, _), edge in zip(others, edges, strict=True)
                if edge.score >= linker.floor
            ),
        )
    database.run_many("clusters.insert_key", ({"kind": linker.name, "key": k, "node": node.id} for k in keys))


def _edge_row(kind: str, node: str, other: str, edge: Edge) -> dict[str, Any]:
    a, b = sorted((node, other))
    reasons = canonical(dict(edge.reasons))
    return {"kind": kind, "a": a, "b": b, "score": float(edge.score), "reasons": reasons}


def _component(
    database: Database, linker: Linker, seed: str
) -> tuple[set[str], list[tuple[str, str]], list[tuple[str, str]]]:
    """What hangs together with a node by edges that join and by judgements, and these judgements."""
    found, edge = {seed}, [seed]
    pairs: dict[str, set[tuple[str, str]]] = {"same": set(), "different": set()}
    while edge:
        near = {other for links in _edges(database, linker, edge, linker.join).values() for other, _ in links}
        for verdict, a, b in _judged(database, linker.name, edge):
            pairs[verdict].add((min(a, b), max(a, b)))
            near |= {a, b} if verdict == "same" else set()
        edge = sorted(near - found)
        found |= near
    return found, _within(pairs["same"], found), _within(pairs["different"], found)


def _told_apart(kind: str, nodes: Iterable[str]) -> Iterator[tuple[str, str]]:
    """A report that tells of two incidents says that they are two."""
    if kind == ACCOUNTS:
        for _, told in groupby(sorted(nodes), key=document_of):
            yield from combinations(told, 2)


def _judged(database: Database, kind: str, ids: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Pairs that a person called `same` or `different`; versions of one page are of one origin."""
    for at in range(0, len(ids), _AT_ONCE):
        some = list(ids[at : at + _AT_ONCE])
        yield from database.all("clusters.judged", kind=kind, ids=some)  # type: ignore[misc]  # three columns
        if kind == PAGES:
            yield from database.all("clusters.pages", ids=some)  # type: ignore[misc]


def _edges(
    database: Database, linker: Linker, ids: Sequence[str], least: float = 0.0
) -> dict[str, list[tuple[str, float]]]:
    """Node -> its neighbours with their scores, of `least` and more."""
    found: dict[str, list[tuple[str, float]]] = {key: [] for key in ids}
    for at in range(0, len(ids), _AT_ONCE):
        some = list(ids[at : at + _AT_ONCE])
        for key, other, score in database.all("clusters.edges", kind=linker.name, ids=some, least=least):
            found[key].append((other, score))
    return found


def _settle(
    database: Database,
    linker: Linker,
    component: frozenset[str],
    clusters: Mapping[str, Sequence[str]],
    new: frozenset[str],
) -> list[Move]:
    """Write down the clusters of a component; what moved, new nodes among it."""
    before: dict[str, str] = {}
    nodes = sorted(component)
    for at in range(0, len(nodes), _AT_ONCE):
        some = nodes[at : at + _AT_ONCE]
        before |= database.table("clusters.of", kind=linker.name, ids=some)
    named = [(key, name) for name, members in clusters.items() for key in members]
    database.run_many(
        "clusters.move",
        ({"kind": linker.name, "id": key, "cluster": name} for key, name in named if before[key] != name),
    )
    return [
        Move(key, None if key in new else before[key], name)
        for key, name in named
        if before[key] != name or key in new
    ]


def _within(pairs: Iterable[tuple[str, str]], inside: set[str]) -> list[tuple[str, str]]:
    return sorted((a, b) for a, b in pairs if a in inside and b in inside)


def reasons_of(database: Database, kind: str, a: str, b: str) -> dict[str, float] | None:
    """Why two nodes are alike; None where no edge joins them."""
    first, second = sorted((a, b))
    row = database.one("clusters.reasons", kind=kind, a=first, b=second)
    return {"score": row[0], **json.loads(row[1])} if row else None
