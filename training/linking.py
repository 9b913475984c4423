"""Learns when two reports tell of one incident: `python -m training.linking FOLDER [--kept]`, $TEMOIN_SHARED set.

Reads the reports of data/linking (train and dev; no test report is opened), keeps their digests in FOLDER, and
writes `src/temoin/models/linking/incidents.json`: small trees over the reasons of temoin.linking.reasons.  Each pair
of train is learned from twice, as it is and as if its reports were in two languages, so that what holds in English
holds elsewhere.  A tree may only go the way a reason points: more shared names never count against.
`--kept` learns from those reports of train alone whose digests are in FOLDER: to read all takes half an hour.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from evaluation.linking.reports import Report, load, read_digests
from evaluation.linking.score import b_cubed
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier

from temoin.linking.candidates import block_keys
from temoin.linking.cluster import average_linkage
from temoin.linking.incidents import FLOOR
from temoin.linking.join import shared_keys
from temoin.linking.reasons import View, find_reasons, view
from temoin.linking.trees import FOLDER, Trees, read_trees

# what a reason says as it grows: for one incident (1), against it (-1), or either (0)
SENSE = {
    "days-apart": -1, "days-told-apart": -1, "published-apart": -1, "told-before": -1, "km-apart": -1,
    "killed-apart": -1, "injured-apart": -1, "where-shared": 1, "places-shared": 1, "acts-shared": 1,
    "groups-shared": 1, "ages-shared": 1, "ages-overlap": 1, "names-cosine": 1, "rare-names-shared": 1,
    "names-rarity": 1, "people-shared": 1, "speakers-shared": 0, "victims-shared": 1, "perpetrators-shared": 1,
    "words-cosine": 1, "titles-cosine": 1, "vectors-near": 1, "same-language": 0,
}  # fmt: skip
SETTINGS: dict[str, Any] = {
    "max_iter": 150, "learning_rate": 0.1, "max_leaf_nodes": 6, "min_samples_leaf": 15, "l2_regularization": 1.0,
    "random_state": 1,
}  # fmt: skip
THRESHOLDS = range(15, 60)  # hundredths
AROUND = 4
# reasons that twins lack, and the share of twins that lack them
TWINS = {
    "victims-shared": 1.0,
    "ages-shared": 1.0,
    "ages-overlap": 1.0,
    "acts-shared": 0.3,
}
DIGITS = 4
NO_LANGUAGE = "und"

Matrix = NDArray[np.float64]


@dataclass(frozen=True)
class Pairs:
    """Pairs of main incidents that share a key, and whether their reports share an incident."""

    pairs: list[tuple[str, str]]
    reasons: Matrix
    across: Matrix
    same: NDArray[np.bool_]
    gold: dict[str, frozenset[str]]


def main() -> None:
    """Learn, choose, write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--kept", action="store_true")
    args = parser.parse_args()
    reports = [r for r in load("train") if not args.kept or (args.folder / f"{r.id}.json").is_file()]
    train, dev = pairs_of(reports, args.folder), pairs_of(load("dev"), args.folder)
    model = HistGradientBoostingClassifier(**SETTINGS, monotonic_cst=list(SENSE.values()))
    rows, same = np.vstack([train.reasons, train.across]), np.concatenate([train.same, train.same])
    others = twins(rows[same])
    model.fit(np.vstack([rows, others]), np.concatenate([same, np.zeros(len(others), dtype=bool)]))
    trees = [_tree(predictor.nodes, 0) for (predictor,) in model._predictors]
    start = round(float(model._baseline_prediction.ravel()[0]), DIGITS)
    learned = {"start": start, "trees": trees}
    threshold, curve = choose_threshold(read_trees({**learned, "version": "", "threshold": 0.0}), dev)
    version = hashlib.sha256(json.dumps([learned, threshold]).encode()).hexdigest()[:8]
    write(FOLDER / "incidents.json", {"version": version, "threshold": threshold, **learned})
    print({at: round(score, 4) for at, score in curve.items()})
    print(f"{len(train.pairs)} pairs of {len(train.gold)} reports; threshold {threshold}")


def pairs_of(reports: list[Report], keep: Path) -> Pairs:
    """All pairs that are worth comparing, with their reasons in one language and across two."""
    digests = read_digests(reports, keep)
    mains = {r: d for r, some in digests.items() for d in some.values() if d.role == "main"}
    gold = {report.id: report.incidents for report in reports}
    views = {key: view(digest) for key, digest in mains.items()}
    pairs = [(a, b) for a, others in shared_keys(block_keys, mains) for b in others]
    return Pairs(
        pairs,
        matrix(find_reasons(views[a], views[b]) for a, b in pairs),
        matrix(find_reasons(views[a], _abroad(views[b])) for a, b in pairs),
        np.array([bool(gold[a] & gold[b]) for a, b in pairs]),
        gold,
    )


def _abroad(one: View) -> View:
    """The same report as if its language were another."""
    return replace(one, digest=replace(one.digest, language=NO_LANGUAGE))


def matrix(reasons: Iterator[dict[str, float]]) -> Matrix:
    """A row for each pair, absent reasons as NaN."""
    return np.array([[found.get(name, np.nan) for name in SENSE] for found in reasons])


def twins(rows: Matrix) -> Matrix:
    """Pairs that are not one incident, made of pairs that are: the same place, another day and other victims.

    The corpus has next to none (two attacks on one market on two days), and without them a day's difference
    counts for nothing beside shared names.  It is all shootings, too: three twins in ten are of another act.
    """
    draw, column = np.random.default_rng(1), {name: at for at, name in enumerate(SENSE)}
    made = rows[rows[:, column["days-apart"]] == 0]
    some = draw.random((len(made), 6))
    made[:, column["days-apart"]] = np.where(some[:, 0] < 0.7, 1, np.where(some[:, 0] < 0.9, 2, 3))
    made[:, column["days-told-apart"]] = some[:, 1] < 0.5
    made[:, column["told-before"]] = some[:, 2] < 0.3
    for name, chance in (("killed-apart", some[:, 3]), ("injured-apart", some[:, 4])):
        at, other = column[name], 2 * chance - 0.5
        made[:, at] = np.where(np.isnan(made[:, at]) | (chance < 0.4), made[:, at], other)
    for name, share in TWINS.items():
        at = column[name]
        made[:, at] = np.where(np.isnan(made[:, at]) | (some[:, 5] >= share), made[:, at], 0)
    return made


def _tree(nodes: Any, at: int) -> list[Any]:
    """A tree as nested lists (see temoin.linking.trees); what a node says is the mean of its leaves."""
    node = nodes[at]
    if node["is_leaf"]:
        return [round(float(node["value"]), DIGITS)]
    low, high = (_tree(nodes, node[side]) for side in ("left", "right"))
    shares = [int(nodes[node[side]]["count"]) for side in ("left", "right")]
    value = round((low[0] * shares[0] + high[0] * shares[1]) / sum(shares), DIGITS)
    reason, limit = list(SENSE)[node["feature_idx"]], round(float(node["num_threshold"]), DIGITS)
    return [value, reason, limit, "low" if node["missing_go_to_left"] else "high", low, high]


def choose_threshold(trees: Trees, dev: Pairs) -> tuple[float, dict[int, float]]:
    """The threshold with the best B³ F1 on average of those around it, the lowest among equals; and all F1."""
    rows = [{n: v for n, v in zip(SENSE, row, strict=True) if not np.isnan(v)} for row in dev.reasons]
    likely = (trees.likelihood(row) for row in rows)
    scores = {pair: score for pair, score in zip(dev.pairs, likely, strict=True) if score >= FLOOR}
    found = {}
    for hundredth in THRESHOLDS:
        clusters = average_linkage(dev.gold, scores, hundredth / 100)
        answer = {document: frozenset({cluster[0]}) for cluster in clusters for document in cluster}
        found[hundredth] = b_cubed(dev.gold, answer).f1
    smooth = {
        at: sum(found[near] for near in range(at - AROUND, at + AROUND + 1)) / (2 * AROUND + 1)
        for at in THRESHOLDS[AROUND:-AROUND]
    }
    return max(smooth, key=lambda at: (smooth[at], -at)) / 100, found


def write(path: Path, data: dict[str, Any]) -> None:
    """JSON with a tree a line."""
    lines = [f' "{name}": {json.dumps(value)}' for name, value in data.items() if name != "trees"]
    trees = ",\n".join("  " + json.dumps(tree) for tree in data["trees"])
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        "{\n" + ",\n".join([*lines, ' "trees": [\n' + trees + "\n ]"]) + "\n}\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main()
