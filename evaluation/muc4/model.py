"""Yes-or-no decisions of the mapping, learned on the dev part: logistic regression over named features.

What they decide: which incidents the form calls relevant, and which words belong into a slot.  The
weights are one table, `model.tsv.xz`, made by `python -m evaluation.muc4.learn`.
"""

from __future__ import annotations

import lzma
import math
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

TABLE = Path(__file__).with_name("model.tsv.xz")
Example = tuple[Sequence[str], bool]

_SEEN = 3  # features of fewer examples are left out
_PASSES, _RATE = 12, 0.2


def probability(model: str, features: Iterable[str]) -> float:
    """How likely a yes is."""
    return yes(_tables()[model], features)


def yes(weights: Mapping[str, float], features: Iterable[str]) -> float:
    """How likely a yes is by some weights."""
    return _sigmoid(sum(weights.get(feature, 0.0) for feature in set(features)))


def train(examples: Sequence[Example], pull: float = 5.0) -> dict[str, float]:
    """Weights by stochastic gradient descent with AdaGrad's rates (Duchi et al. 2011); `pull` draws them to zero."""
    seen = Counter(feature for features, _ in examples for feature in set(features))
    data = [([f for f in set(features) if seen[f] >= _SEEN], yes) for features, yes in examples]
    weights: dict[str, float] = defaultdict(float)
    squares: dict[str, float] = defaultdict(lambda: 1.0)
    order = random.Random(13)
    for _ in range(_PASSES):
        order.shuffle(data)
        for features, yes in data:
            error = yes - _sigmoid(sum(weights[f] for f in features))
            for f in features:
                gradient = error - pull * weights[f] / seen[f]
                squares[f] += gradient * gradient
                weights[f] += _RATE * gradient / math.sqrt(squares[f])
    return dict(weights)


def write(models: Mapping[str, Mapping[str, float]]) -> None:
    """Write the table; weights that round to nothing are left out."""
    with lzma.open(TABLE, "wt", encoding="utf-8") as lines:
        for name, weights in sorted(models.items()):
            for feature, weight in sorted(weights.items()):
                if round(weight, 2):
                    lines.write(f"{name}\t{feature}\t{weight:.2f}\n")
    _tables.cache_clear()


def _sigmoid(x: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, x))))


@cache
def _tables() -> dict[str, dict[str, float]]:
    tables: dict[str, dict[str, float]] = defaultdict(dict)
    with lzma.open(TABLE, "rt", encoding="utf-8") as lines:
        for line in lines:
            model, feature, weight = line.rstrip("\n").split("\t")
            tables[model][feature] = float(weight)
    return dict(tables)
