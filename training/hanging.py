"""Learn the weights of `acts/hanging.tsv`: on which cue a content hangs.

Reads annotated reports that the model was not trained on, takes each decoded content that an annotator's content
shares most words with, and fits a conditional logistic regression over the cues within reach and none. Every
fourth report of data/annotated is the test.
"""

from __future__ import annotations

import pickle
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import torch

from temoin.annotations.reader import Reader
from temoin.annotations.runs import runs
from temoin.annotations.sayings import Saying
from temoin.annotations.units import Units
from temoin.annotations.windows import see
from training.corpora import annotated, being_annotated
from training.passages import paragraphs
from training.settings import LANGUAGES, ROOT, Settings, parser, settings

TABLE = ROOT / "src" / "temoin" / "resources" / "acts" / "hanging.tsv"
RARE = 10
PENALTY = 1.0
LIKE = 0.5  # share of words from which a decoded content is an annotator's

Row = tuple[list[dict[str, float]], int]  # signals of none and of each cue, the number of the right one


def rows(reader: Reader, record: dict[str, Any], text: str) -> Iterator[Row]:
    """One row for each content that is an annotator's and whose cue, if it has any, is decoded too."""
    for run in runs(text, paragraphs(text)):
        seen = see(reader.network, text, run)
        saying = Saying(reader.network, seen, Units(reader.network, seen))
        records = saying._of_cues()
        place = lambda span: (seen.words[span.first][0], seen.words[span.end - 1][1])  # noqa: B023, E731
        for contents, link in ((saying.contents, "content_cue"), (saying.nested, "nested_cue")):
            for content in contents:
                cues = _true_cues(record, place(content))
                if cues is None:
                    continue
                shown = saying.shown(content, link, records)
                right = [
                    number
                    for number, (cue, _) in enumerate(shown)
                    if (cue is None and not cues) or (cue is not None and _meets(place(cue), cues))
                ]
                if right:
                    yield [signals for _, signals in shown], right[0]


def _true_cues(record: dict[str, Any], span: tuple[int, int]) -> list[list[int]] | None:
    """The cue of the annotators' content that a span is; empty for one without cue, None for no content."""
    best, found = LIKE, None
    for one in record["attributions"]:
        for start, end in one["content"]:
            shared = min(end, span[1]) - max(start, span[0])
            like = shared / (max(end, span[1]) - min(start, span[0]))
            if like > best:
                best, found = like, one["cue"]
    return found


def _meets(span: tuple[int, int], others: list[list[int]]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


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
    """Share of contents given to the right cue; without weights, by the model's link alone."""
    hits = 0
    for choices, wanted in found:
        if weights is None:
            scores = [signals.get("link", signals.get("none link", 0.0)) for signals in choices]
        else:
            scores = [sum(weights.get(n, 0.0) * v for n, v in signals.items()) for signals in choices]
        hits += scores.index(max(scores)) == wanted
    return round(hits / max(1, len(found)), 4)


def collected(chosen: Settings) -> tuple[list[Row], list[Row]]:
    """Rows to learn from and rows to test on."""
    file: Path = chosen.work / "hanging.pickle"
    if not file.exists() or chosen.arguments.anew:
        reader = Reader()
        training = [
            row
            for iso in LANGUAGES
            for folder in chosen.arguments.folders
            for record, text in being_annotated(chosen.shared, chosen.annotating, iso + folder)
            for row in rows(reader, record, text)
        ]
        held = [row for record, p in annotated(chosen.shared)[1] for row in rows(reader, record, p.text)]
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
    weights = fit(training)
    for name, part in (("training", training), ("held out", held)):
        print(name, len(part), "right", right(part, weights), "by the model alone", right(part, None))
    if chosen.arguments.write:
        lines = [f"{name}\t{value:.3f}" for name, value in sorted(weights.items())]
        TABLE.write_text("\n".join(["signal\tweight", *lines]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
