"""Learn how names hang together: `lang/<iso>/name_words.tsv` and the weights of `acts/names.tsv`.

The words are counted in all annotated reports but the held-out ones.  The weights are a conditional random field over
the signals of `annotations/chain.py`, learned on the reports that the model (`--model`) has not seen: those not in
`--seen`, the folder training/annotated as it was when that model was trained; of the words, what a report itself
counts is left out for it.  `--folds` tells first how the weights do on reports that they were not learned on.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from temoin.annotations.chain import PLACES, SIGNALS, TAGS, Shown, signals
from temoin.annotations.decode import find_chain, fitting, spans_of
from temoin.annotations.network import Floats
from temoin.annotations.reader import Reader, names_shown
from temoin.annotations.runs import runs
from temoin.annotations.units import Units
from temoin.annotations.windows import see
from training.corpora import annotated, own
from training.passages import Passage, paragraphs
from training.settings import LANGUAGES, ROOT, SEED, Settings, parser, settings

TABLES = ROOT / "src" / "temoin" / "resources"
TIMES = 3  # occurrences of a word that is written into the table
EPOCHS, RATE, BATCH = 6, 0.01, 128
PENALTY = 1.0  # on what differs from the model's own scores
NEVER = -1e4
# Of what was learned, so much is kept: the packaged model has learned from more reports than the one that the weights
# are learned with. Of 0, .3, .5, .7 and 1 the largest that costs little on the dev parts of the name corpora (F1 of
# the model alone, .7 and 1: fr 90.1 90.6 87.6, es 78.1 80.6 79.9, en 79.2 79.6 78.1, ar 71.2 69.3 65.7).
KEPT = 0.7

Counts = dict[str, Floats]


@dataclass(frozen=True)
class Report:
    """A report as the chain sees it: its runs, the annotators' tags of their words, and how it uses its words."""

    language: str
    shown: list[Shown]
    tags: list[NDArray[np.int64]]
    counts: Counts


def read(reader: Reader, passage: Passage) -> Report:
    """The model's scores of a report beside its annotated names."""
    report = Report(passage.language, [], [], {})
    for run in runs(passage.text, paragraphs(passage.text)):
        seen = see(reader.network, passage.text, run)
        shown = names_shown(reader.network, seen, Units(reader.network, seen), passage.language)
        tags = annotated_tags(shown, passage.names or ())
        report.shown.append(shown)
        report.tags.append(tags)
        count(shown.stems, tags, report.counts)
    return report


def annotated_tags(shown: Shown, names: Sequence[tuple[int, int, str]]) -> NDArray[np.int64]:
    """The tags of the words that annotated names hold."""
    tags = np.zeros(len(shown.words), dtype=np.int64)
    for start, end, label in names:
        inside = [at for at, (a, b) in enumerate(shown.words) if a < end and start < b]
        tags[inside] = TAGS.index(f"I-{label}")
        tags[inside[:1]] = TAGS.index(f"B-{label}")
    return tags


def count(stems: Sequence[str], tags: NDArray[np.int64], counts: Counts) -> None:
    """Add each word's own tag, that of the word behind it, and that of the word before it."""
    for at, stem in enumerate(stems):
        table = counts.setdefault(stem, np.zeros((len(PLACES), len(TAGS)), dtype=np.float32))
        for place, there in enumerate((at, at + 1, at - 1)):
            if 0 <= there < len(stems):
                table[place, tags[there]] += 1


def counted(reports: Sequence[Report]) -> dict[str, Counts]:
    """How all reports of each language use its words."""
    found: dict[str, Counts] = {language: {} for language in LANGUAGES}
    for report in reports:
        of_language = found[report.language]
        for stem, table in report.counts.items():
            of_language[stem] = of_language[stem] + table if stem in of_language else table
    return found


def used_by_others(report: Report, known: dict[str, Counts]) -> Counts:
    """How other reports use the words of one; all of them for one that was not counted."""
    of_language = known[report.language]
    return {stem: of_language[stem] - table for stem, table in report.counts.items()} or of_language


# ---------------------------------------------------------------- the field


Batch = tuple[torch.Tensor, torch.Tensor, torch.Tensor]  # signals, tags, lengths of sentences


def sentences(report: Report, known: dict[str, Counts]) -> Iterator[tuple[Floats, NDArray[np.int64]]]:
    """Signals and tags of each sentence, the report's own use of its words left out."""
    others = used_by_others(report, known)
    for shown, tags in zip(report.shown, report.tags, strict=True):
        rows = signals(shown, others)
        cuts = np.flatnonzero(shown.ends[:-1]) + 1
        yield from zip(np.split(rows, cuts), np.split(tags, cuts), strict=True)


def batches(found: list[tuple[Floats, NDArray[np.int64]]]) -> list[Batch]:
    """Sentences of like length together."""
    found = sorted(found, key=lambda one: len(one[1]))
    made = []
    for start in range(0, len(found), BATCH):
        part = found[start : start + BATCH]
        rows = torch.nn.utils.rnn.pad_sequence([torch.tensor(one[0]) for one in part], batch_first=True)
        tags = torch.nn.utils.rnn.pad_sequence([torch.tensor(one[1]) for one in part], batch_first=True)
        made.append((rows, tags, torch.tensor([len(one[1]) for one in part])))
    return made


def loss(batch: Batch, weights: torch.Tensor, steps: torch.Tensor) -> torch.Tensor:
    """Minus the log-likelihood of the tags of a batch, by the forward algorithm."""
    rows, tags, lengths = batch
    fits = torch.tensor(fitting(len(TAGS)))
    worth, steps = rows @ weights, steps.masked_fill(~fits, NEVER)
    ways = worth[:, 0].masked_fill(~fits[0], NEVER)
    true = worth[:, 0].gather(1, tags[:, :1])[:, 0]
    for at in range(1, rows.shape[1]):
        there = at < lengths
        onward = torch.logsumexp(ways[:, :, None] + steps, 1) + worth[:, at]
        ways = torch.where(there[:, None], onward, ways)
        step = worth[:, at].gather(1, tags[:, at : at + 1])[:, 0] + steps[tags[:, at - 1], tags[:, at]]
        true = true + torch.where(there, step, torch.zeros(()))
    return (torch.logsumexp(ways, 1) - true).sum()


def fit(reports: Sequence[Report], known: dict[str, Counts]) -> tuple[Floats, Floats]:
    """Weights of signals and of steps, likely given the tags, with a squared penalty."""
    made = batches([one for report in reports for one in sentences(report, known)])
    start = torch.tensor(alone())
    weights = start.clone().requires_grad_()
    steps = torch.zeros(len(TAGS), len(TAGS), requires_grad=True)
    optimizer = torch.optim.Adam([weights, steps], lr=RATE)
    total = EPOCHS * len(made)
    slower = torch.optim.lr_scheduler.LinearLR(optimizer, 1.0, 0.1, total)
    order = torch.Generator().manual_seed(SEED)
    for _ in range(EPOCHS):
        for number in torch.randperm(len(made), generator=order).tolist():
            optimizer.zero_grad()
            penalty = ((weights - start) ** 2).sum() + (steps**2).sum() / 10
            (loss(made[number], weights, steps) + PENALTY / 2 * penalty / len(made)).backward()
            optimizer.step()
            slower.step()
    return weights.detach().numpy(), steps.detach().numpy()


def alone() -> Floats:
    """Weights that leave the model's scores as they are."""
    weights = np.zeros((len(SIGNALS), len(TAGS)), dtype=np.float32)
    weights[[SIGNALS.index(f"model {tag}") for tag in TAGS]] = np.eye(len(TAGS))
    return weights


def scores(
    reports: Sequence[Report], known: dict[str, Counts], weights: tuple[Floats, Floats] | None
) -> dict[str, NDArray[np.int64]]:
    """Right, annotated and found names of each language; without weights, by the model's tags one by one."""
    tally = {language: np.zeros(3, dtype=np.int64) for language in LANGUAGES}
    for report in reports:
        others = used_by_others(report, known)
        for shown, tags in zip(report.shown, report.tags, strict=True):
            if weights is None:
                found = find_chain(
                    shown.scores, np.zeros((len(TAGS), len(TAGS)), dtype=np.float32), shown.ends
                )
            else:
                found = find_chain(signals(shown, others) @ weights[0], weights[1], shown.ends)
            got, wanted = set(spans_of(found)), set(spans_of(tags))
            tally[report.language] += (len(got & wanted), len(wanted), len(got))
    return tally


def show(name: str, tally: dict[str, NDArray[np.int64]]) -> None:
    shares = (f"{iso} {200 * t[0] / max(1, t[1] + t[2]):.1f}" for iso, t in tally.items())
    print(name, *shares, flush=True)


# ---------------------------------------------------------------- the tables


def write(known: dict[str, Counts], weights: tuple[Floats, Floats]) -> None:
    """Both tables."""
    lines = ["\t".join(("signal", *TAGS))]
    steps = zip((f"from {tag}" for tag in TAGS), weights[1], strict=True)
    for name, row in (*zip(SIGNALS, weights[0], strict=True), *steps):
        lines.append("\t".join((name, *(f"{value:.3f}" for value in row))))
    (TABLES / "acts" / "names.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    for language, counts in known.items():
        rows = ["\t".join(("word", *PLACES))]
        for stem, table in sorted(counts.items()):
            if table[0].sum() >= TIMES and stem.strip():
                rows.append("\t".join((stem, *map(_cell, table))))
        file = TABLES / "lang" / language / "name_words.tsv"
        file.write_text("\n".join(rows) + "\n", encoding="utf-8")


def _cell(counts: Floats) -> str:
    return "|".join(f"{tag} {int(times)}" for tag, times in zip(TAGS, counts, strict=True) if times)


def main() -> None:
    options = parser(__doc__ or "")
    options.add_argument("--model", type=Path, required=True, help="a model that has seen only --seen")
    options.add_argument("--seen", type=Path, required=True, help="training/annotated when it was trained")
    options.add_argument(
        "--folds", type=int, default=0, help="tell scores on reports left out, in so many parts"
    )
    options.add_argument("--write", action="store_true", help="write the tables")
    chosen = settings(options)
    learn(chosen)


def learn(chosen: Settings) -> None:
    """Count, fit, tell, write."""
    seen = {
        json.loads(line)["sha256"]
        for language in LANGUAGES
        for line in (chosen.arguments.seen / f"{language}.jsonl").read_text(encoding="utf-8").splitlines()
    }
    passages = [*annotated(chosen.shared)[0], *own(chosen.shared, None)]
    reader = Reader(chosen.arguments.model)
    digests = [hashlib.sha256(passage.text.encode()).hexdigest() for passage in passages]
    first = len(annotated(chosen.shared)[0])
    reports = [read(reader, passage) for passage in passages]
    unseen = [r for at, r in enumerate(reports) if at >= first and digests[at] not in seen]
    known = counted(reports)
    show("model alone", scores(unseen, known, None))
    folded: dict[str, NDArray[np.int64]] = defaultdict(lambda: np.zeros(3, dtype=np.int64))
    for fold in range(chosen.arguments.folds):
        rest = [report for at, report in enumerate(unseen) if at % chosen.arguments.folds != fold]
        tally = scores(unseen[fold :: chosen.arguments.folds], known, fit(rest, known))
        for language, numbers in tally.items():
            folded[language] += numbers
    show("left out", folded)
    weights, steps = fit(unseen, known)
    kept = alone() + KEPT * (weights - alone()), steps
    packaged = Reader()
    held = [replace(read(packaged, passage), counts={}) for _, passage in annotated(chosen.shared)[1]]
    show("held out, model alone", scores(held, known, None))
    show("held out", scores(held, known, kept))
    if chosen.arguments.write:
        write(known, kept)


if __name__ == "__main__":
    main()
