"""Learn to choose: a conditional logistic regression over named signals, as `acts/hanging.tsv` and others hold.

A row is one choice that was made right: the signals of every way it could have gone, none of them first, and the
number of the right one (McFadden 1974, "Conditional logit analysis of qualitative choice behavior").
"""

from __future__ import annotations

import pickle
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import torch

from temoin.annotations.between import Signals, weight
from temoin.annotations.reader import Reader
from temoin.annotations.runs import runs
from temoin.annotations.sayings import Saying
from temoin.annotations.spans import Span
from temoin.annotations.units import Units, read_trees
from temoin.annotations.windows import see
from training.corpora import annotated, being_annotated
from training.passages import paragraphs
from training.settings import LANGUAGES, ROOT, Settings, parser, settings

TABLES = ROOT / "src" / "temoin" / "resources" / "acts"
RARE = 10
PENALTY = 1.0

Row = tuple[list[Signals], int]  # signals of none and of each other choice, the number of the right one
Rows = Callable[[Saying, dict[str, Any]], Iterator[Row]]  # a decoded text and its record, as annotated


def sayings(reader: Reader, text: str) -> Iterator[Saying]:
    """Cues, sources and contents of a text as the reader decodes them, a run at a time."""
    for run in runs(text, paragraphs(text)):
        seen = see(reader.network, text, run)
        units = Units(reader.network, seen)
        yield Saying(reader.network, seen, units, read_trees(units, seen)[0])


def fit(found: list[Row]) -> dict[str, float]:
    """Signal → weight, most likely given the choices, with a squared penalty."""
    counts = Counter(name for choices, _ in found for signals in choices for name in signals)
    names = sorted(name for name, times in counts.items() if times >= RARE)
    place = {name: i for i, name in enumerate(names)}
    wide = max(len(choices) for choices, _ in found)
    matrix = torch.zeros(len(found), wide, len(names))
    real = torch.zeros(len(found), wide, dtype=torch.bool)
    for i, (choices, _) in enumerate(found):
        for j, signals in enumerate(choices):
            real[i, j] = True
            for name, value in signals.items():
                if name in place:
                    matrix[i, j, place[name]] = value
    wanted = torch.tensor([right for _, right in found])
    weights = torch.zeros(len(names), requires_grad=True)
    optimizer = torch.optim.LBFGS([weights], max_iter=200, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimizer.zero_grad()
        scores = (matrix @ weights).masked_fill(~real, -1e4)
        value = torch.nn.functional.cross_entropy(scores, wanted, reduction="sum")
        value = value + PENALTY / 2 * (weights**2).sum()
        value.backward()
        return value

    optimizer.step(loss)
    return dict(zip(names, weights.detach().tolist(), strict=True))


def right(found: list[Row], weights: dict[str, float] | None) -> float:
    """Share of right choices; without weights, by the model's link alone."""
    hits = 0
    for choices, wanted in found:
        if weights is None:
            scores = [signals.get("link", signals.get("none link", 0.0)) for signals in choices]
        else:
            scores = [weight(signals, weights) for signals in choices]
        hits += scores.index(max(scores)) == wanted
    return round(hits / max(1, len(found)), 4)


def collected(chosen: Settings, name: str, rows: Rows) -> tuple[list[Row], list[Row]]:
    """Rows to learn from and rows to test on; every fourth report of data/annotated is the test."""
    file: Path = chosen.work / f"{name}.pickle"
    if not file.exists() or chosen.arguments.anew:
        reader = Reader(chosen.arguments.model)
        reports = [
            (record, text)
            for iso in LANGUAGES
            for folder in chosen.arguments.folders
            for record, text in being_annotated(chosen.shared, chosen.annotating, iso + folder)
        ]
        tests = [(record, passage.text) for record, passage in annotated(chosen.shared)[1]]
        training, held = (
            [row for record, text in part for saying in sayings(reader, text) for row in rows(saying, record)]
            for part in (reports, tests)
        )
        file.write_bytes(pickle.dumps((training, held)))
    found: tuple[list[Row], list[Row]] = pickle.loads(file.read_bytes())
    return found


def learn(description: str, name: str, rows: Rows) -> None:
    """The command of a table: collect, fit, tell how often each part is right, write."""
    options = parser(description)
    options.add_argument("--folders", nargs="*", default=[""], help="endings of the annotators' folders")
    options.add_argument("--model", type=Path, help="a model that these reports did not train")
    options.add_argument("--anew", action="store_true", help="read the reports again")
    options.add_argument("--write", action="store_true", help="write the table")
    chosen = settings(options)
    training, held = collected(chosen, name, rows)
    weights = fit(training)
    for part, found in (("training", training), ("held out", held)):
        print(part, len(found), "right", right(found, weights), "by the model alone", right(found, None))
    if chosen.arguments.write:
        lines = [f"{signal}\t{value:.3f}" for signal, value in sorted(weights.items())]
        (TABLES / f"{name}.tsv").write_text("\n".join(["signal\tweight", *lines]) + "\n", encoding="utf-8")


def place(saying: Saying, span: Span) -> tuple[int, int]:
    """Where the words of a span lie in the text."""
    return saying.seen.words[span.first][0], saying.seen.words[span.end - 1][1]


def meets(span: tuple[int, int], others: Iterable[Sequence[int]]) -> bool:
    """Whether a place shares a character with any of the others."""
    return any(span[0] < end and start < span[1] for start, end in others)
