"""Trees: plain arithmetic, every share under the reason that was asked for."""

from __future__ import annotations

import math

import pytest

from temoin.linking.trees import load_trees, read_trees

TREES = read_trees(
    {
        "version": "t", "start": -1.0, "threshold": 0.5,
        "trees": [[0.2, "names-rarity", 5.0, "low", [-1.0], [1.5, "days-apart", 0.5, "low", [2.0], [0.0]]]],
    }
)  # fmt: skip


@pytest.mark.parametrize(("reasons", "odds"), [
    ({"names-rarity": 9.0, "days-apart": 0.0}, 1.0),
    ({"names-rarity": 9.0, "days-apart": 3.0}, -1.0),
    ({"names-rarity": 9.0}, 1.0),  # absent goes low
    ({}, -2.0),
])  # fmt: skip
def test_trees_answer(reasons, odds) -> None:
    likely, shares = TREES.weigh(reasons)
    assert likely == pytest.approx(1 / (1 + math.exp(-odds)))
    assert -1.0 + 0.2 + sum(shares.values()) == pytest.approx(odds)


def test_trees_shares_belong_to_their_reasons() -> None:
    _, shares = TREES.weigh({"names-rarity": 9.0, "days-apart": 3.0})
    assert shares == pytest.approx({"names-rarity": 1.3, "days-apart": -1.5})


def test_trees_packaged_are_whole() -> None:
    trees = load_trees()
    assert 0 < trees.threshold < 1
    assert trees.trees
