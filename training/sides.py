"""Learn the weights of `acts/sides.tsv`: on which side of a happening a party stands.

Reads annotated reports that the packaged model was not trained on (``--annotating``, see corpora.py), collects
the signals of `temoin.mentions.sides` for each candidate, and fits a logistic regression for each side.
Every fourth report of data/annotated is the test.
"""

from __future__ import annotations

import pickle
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import torch
from torch.nn import functional as F  # noqa: N812

from temoin.mentions.sides import SIDES, VIOLENT, Features, Parties, probability
from temoin.reading import see
from temoin.records import Document, Happening
from temoin.resources import Resources
from training.corpora import annotated, being_annotated
from training.settings import LANGUAGES, ROOT, Settings, parser, settings

TABLE = ROOT / "src" / "temoin" / "resources" / "acts" / "sides.tsv"
RARE = 12  # a signal seen less often has no weight
PENALTY = 2.0
STEPS = 200

Row = tuple[Features, frozenset[str]]


def rows(record: dict[str, Any], text: str, iso: str, resources: Resources) -> Iterator[Row]:
    """Signals and true sides of each candidate of a happening that annotators name too."""
    document = Document("", "", "", iso, None, None, None, None, text)
    document, _, seen = see(document, resources)
    parties = Parties(seen, document, resources)
    for happening in seen.happenings:
        roles = _true_roles(record, happening)
        if happening.plover in VIOLENT and roles is not None:
            for candidate in parties.of(happening):
                at = parties.head(candidate.start, candidate.end)
                head = parties.annotations.words[at].start if at is not None else candidate.start
                sides = {role for role, a, b in roles if a <= head < b and parties.head(a, b) == at}
                yield parties.features(happening, candidate), frozenset(sides)


def _true_roles(record: dict[str, Any], happening: Happening) -> list[tuple[str, int, int]] | None:
    for one in record["happenings"]:
        for mention in one["mentions"]:
            if any(a < happening.end and happening.start < b for a, b in mention["words"]):
                return [(role, a, b) for role, a, b in mention["roles"] if role in SIDES]
    return None


def fit(found: list[Row], side: str) -> dict[str, float]:
    """Feature → weight for one side."""
    counts = Counter(name for features, _ in found for name in features)
    names = sorted(name for name, times in counts.items() if times >= RARE)
    wanted = torch.tensor([float(side in sides) for _, sides in found])
    return fitted([features for features, _ in found], wanted, names, PENALTY, torch.ones(len(found)))


def fitted(
    rows: list[Features], wanted: torch.Tensor, names: list[str], penalty: float, weight: torch.Tensor
) -> dict[str, float]:
    """Logistic regression with a squared penalty; the empty name is the constant."""
    place = {name: i for i, name in enumerate(names)}
    matrix = torch.zeros(len(rows), len(names) + 1)
    matrix[:, -1] = 1
    for i, features in enumerate(rows):
        for name, value in features.items():
            if name in place:
                matrix[i, place[name]] = value
    weights = torch.zeros(len(names) + 1, requires_grad=True)
    optimizer = torch.optim.LBFGS([weights], max_iter=STEPS, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimizer.zero_grad()
        each = F.binary_cross_entropy_with_logits(matrix @ weights, wanted.float(), reduction="none")
        value = (each * weight).sum() + penalty / 2 * (weights[:-1] ** 2).sum()
        value.backward()
        return value

    optimizer.step(loss)
    learned = weights.detach().tolist()
    return {"": learned[-1]} | {name: learned[i] for name, i in place.items()}


def scores(found: Iterable[Row], weights: dict[str, dict[str, float]], least: float) -> dict[str, str]:
    """Precision, recall, F1 of each side, beside those of the model's own word from .5 up."""
    tally: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for features, sides in found:
        for side in SIDES:
            guesses = {
                "weighed": probability(features, weights[side]) >= least,
                "model": f"model={side}" in features,
            }
            for who, guess in guesses.items():
                tally[side, who].update(got=guess, gold=side in sides, hit=guess and side in sides)
    return {
        f"{side} {who}": f"P {c['hit'] / max(1, c['got']):.3f} R {c['hit'] / max(1, c['gold']):.3f} "
        f"F {2 * c['hit'] / max(1, c['got'] + c['gold']):.3f} ({c['gold']})"
        for (side, who), c in sorted(tally.items())
    }


def collected(chosen: Settings) -> tuple[list[Row], list[Row]]:
    """Rows to learn from and rows to test on; kept in the work folder, since reading takes minutes."""
    file: Path = chosen.work / "sides.pickle"
    if not file.exists() or chosen.arguments.anew:
        resources = Resources()
        training = [
            row
            for iso in LANGUAGES
            for folder in chosen.arguments.folders
            for record, text in being_annotated(chosen.shared, chosen.annotating, iso + folder)
            for row in rows(record, text, iso, resources)
        ]
        held = [
            row
            for record, p in annotated(chosen.shared)[1]
            for row in rows(record, p.text, p.language, resources)
        ]
        file.write_bytes(pickle.dumps((training, held)))
    found: tuple[list[Row], list[Row]] = pickle.loads(file.read_bytes())
    return found


def main() -> None:
    options = parser(__doc__ or "")
    options.add_argument("--folders", nargs="*", default=[""], help="endings of the annotators' folders")
    options.add_argument("--anew", action="store_true", help="read the reports again")
    options.add_argument("--write", action="store_true", help="write the table")
    chosen = settings(options)
    training, held = collected(chosen)
    weights = {side: fit(training, side) for side in SIDES}
    for name, part in (("training", training), ("held out", held)):
        print(name, len(part))
        print(*(f"  {key:20} {value}" for key, value in scores(part, weights, 0.5).items()), sep="\n")
    if chosen.arguments.write:
        write(weights)


def write(weights: dict[str, dict[str, float]]) -> None:
    """The table: a line for each signal, its weight for each side."""
    names = sorted({name for one in weights.values() for name in one})
    lines = ["\t".join(("feature", *SIDES))]
    for name in names:
        values = (f"{weights[side].get(name, 0.0):.3f}" for side in SIDES)
        lines.append("\t".join((name or "constant", *values)))
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
