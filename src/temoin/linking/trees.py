"""Reasons -> likelihood, by small trees that were learned: plain arithmetic over a table.

The table is `models/linking/incidents.json`, written by training/linking.py: a start in log-odds and trees.  A tree
asks for one reason at a time and ends in log-odds; every node also holds what the tree says on average below it, so
that each step's share belongs to the reason that was asked for, and the shares of all reasons add up to the answer.
"""

from __future__ import annotations

import functools
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent.parent / "models" / "linking"


@dataclass(frozen=True, slots=True)
class Node:
    """`value` in log-odds; a leaf has no `reason`.  Reasons up to `limit` go `low`, absent ones as `absent` says."""

    value: float
    reason: str = ""
    limit: float = 0.0
    absent: str = "low"
    low: Node | None = None
    high: Node | None = None


@dataclass(frozen=True, slots=True)
class Trees:
    """What was learned: `threshold` is the average likelihood from which reports tell of one incident."""

    version: str
    start: float
    threshold: float
    trees: tuple[Node, ...]

    def weigh(self, reasons: Mapping[str, float]) -> tuple[float, dict[str, float]]:
        """The likelihood, and each reason's share of its log-odds."""
        shares: dict[str, float] = {}
        for tree in self.trees:
            node = tree
            while node.low is not None and node.high is not None:
                value = reasons.get(node.reason)
                low = node.absent == "low" if value is None else value <= node.limit
                after = node.low if low else node.high
                shares[node.reason] = shares.get(node.reason, 0.0) + after.value - node.value
                node = after
        odds = self.start + math.fsum(tree.value for tree in self.trees) + math.fsum(shares.values())
        return 1 / (1 + math.exp(-odds)), shares


@functools.cache
def load_trees(path: Path = FOLDER / "incidents.json") -> Trees:
    """The packaged trees."""
    return read_trees(json.loads(path.read_text(encoding="utf-8")))


def read_trees(data: Mapping[str, Any]) -> Trees:
    """Trees from the object of such a file."""
    return Trees(data["version"], data["start"], data["threshold"], tuple(map(_node, data["trees"])))


def _node(data: list[Any]) -> Node:
    """`[value]` is a leaf, `[value, reason, limit, absent, low, high]` a question."""
    if len(data) == 1:
        return Node(data[0])
    value, reason, limit, absent, low, high = data
    return Node(value, reason, limit, absent, _node(low), _node(high))
