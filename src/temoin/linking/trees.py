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


# A leaf is `(value,)`, a question `(value, reason, limit, absent, low, high)`, values in log-odds: a reason up to
# `limit` goes to `low`, an absent one where `absent` says.
Node = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Trees:
    """What was learned: `threshold` is the average likelihood from which reports tell of one incident."""

    version: str
    start: float
    threshold: float
    trees: tuple[Node, ...]

    def likelihood(self, reasons: Mapping[str, float]) -> float:
        """How likely two reports with these reasons tell of one incident."""
        odds = self.start
        for node in self.trees:
            while len(node) > 1:
                node = _next(node, reasons)
            odds += node[0]
        return 1 / (1 + math.exp(-odds))

    def shares(self, reasons: Mapping[str, float]) -> dict[str, float]:
        """What each reason adds to the log-odds, beside the start and the first values of all trees."""
        found: dict[str, float] = {}
        for node in self.trees:
            while len(node) > 1:
                after = _next(node, reasons)
                found[node[1]] = found.get(node[1], 0.0) + after[0] - node[0]
                node = after
        return found


def _next(node: Node, reasons: Mapping[str, float]) -> Node:
    _, reason, limit, absent, low, high = node
    value = reasons.get(reason)
    goes_low = absent == "low" if value is None else value <= limit
    return low if goes_low else high  # type: ignore[no-any-return]


@functools.cache
def load_trees(path: Path = FOLDER / "incidents.json") -> Trees:
    """The packaged trees."""
    return read_trees(json.loads(path.read_text(encoding="utf-8")))


def read_trees(data: Mapping[str, Any]) -> Trees:
    """Trees from the object of such a file."""
    return Trees(data["version"], data["start"], data["threshold"], tuple(map(_node, data["trees"])))


def _node(data: list[Any]) -> Node:
    return tuple(_node(part) if isinstance(part, list) else part for part in data)
