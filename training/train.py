"""Train the reader for a given number of minutes.

The learning rate falls with the time, so any budget ends well.

Stage 1 mixes all corpora; each later stage goes on from the checkpoint of the one before: 2 and 3 with the
annotated reports in front, 4 and 6 with the trees and names once more, 5, 7 and 8 with the reports again.
``--resume`` goes on from the last checkpoint of a stage, whatever ended it.
"""

from __future__ import annotations

import random
import time
from argparse import ArgumentParser
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import torch
from torch import nn

from temoin.annotations.words import Pieces
from training.batches import Source
from training.corpora import annotated, names, ordinary, own, polnear, violent
from training.e5 import E5
from training.encoder import Encoder
from training.heads import Reader
from training.labels import Labels, collect
from training.losses import losses, total
from training.passages import Passage
from training.pieces import vocabulary
from training.settings import LANGUAGES, SEED, Settings, parser, settings
from training.treebanks import own_windows, trained, windows

SHARES = {
    1: {"trees": 0.30, "says": 0.19, "names": 0.13, "annotated": 0.31, "quiet": 0.05, "violent": 0.02},
    2: {"trees": 0.15, "says": 0.10, "names": 0.07, "annotated": 0.62, "quiet": 0.05, "violent": 0.01},
    3: {"trees": 0.06, "says": 0.10, "names": 0.04, "annotated": 0.76, "quiet": 0.03, "violent": 0.01},
    4: {"trees": 0.32, "says": 0.12, "names": 0.16, "annotated": 0.36, "quiet": 0.03, "violent": 0.01},
    5: {"trees": 0.07, "says": 0.06, "names": 0.05, "annotated": 0.79, "quiet": 0.02, "violent": 0.01},
    6: {"trees": 0.36, "says": 0.14, "names": 0.17, "annotated": 0.30, "quiet": 0.02, "violent": 0.01},
    7: {"trees": 0.14, "says": 0.12, "names": 0.09, "annotated": 0.62, "quiet": 0.02, "violent": 0.01},
    8: {"trees": 0.17, "says": 0.13, "names": 0.10, "annotated": 0.57, "quiet": 0.02, "violent": 0.01},
}
ENCODER_RATE = {1: 1e-4, 2: 8e-5, 3: 6e-5, 4: 8e-5, 5: 6e-5, 6: 8e-5, 7: 6e-5, 8: 5e-5}
HEAD_RATE = {1: 1e-3, 2: 7e-4, 3: 4e-4, 4: 6e-4, 5: 5e-4, 6: 6e-4, 7: 5e-4, 8: 4e-4}
LAYERS = 8  # of the encoder's, from below
WARM = 60
KEEP_EVERY = 600.0  # seconds between checkpoints
ENGLISH_WORDS = 130_000  # of the English trees in one pass, so that it does not drown the rest
OWN_TIMES = 3  # sentences of our own in one pass over the trees

PRACTICE = 3  # times that each report of data/annotated is drawn in a pass: measuring follows its annotators

Draw = Callable[[random.Random], list[Passage]]


def treebanks(shared: Path, random_: random.Random) -> list[Passage]:
    """One pass over the trees: English cut, Arabic twice, sentences of our own three times."""
    made: list[Passage] = []
    for iso in LANGUAGES:
        found = windows(trained(shared, iso), iso, random_)
        if iso == "en":
            random_.shuffle(found)
            found = found[: int(len(found) * ENGLISH_WORDS / 366_937)]
        made += found * (2 if iso == "ar" else 1)
        for _ in range(OWN_TIMES):
            made += own_windows(iso, random_)
    return made


def _names_pass(shared: Path) -> Draw:
    everything = {iso: names(shared, iso) for iso in LANGUAGES}
    return lambda random_: [one for found in everything.values() for one in random_.sample(found, 5900)]


def draws(chosen: Settings) -> dict[str, Draw]:
    """Corpus → what one pass over it is."""
    shared = chosen.shared
    training, _ = annotated(shared)
    extra = own(shared, chosen.annotating)
    said = polnear(shared)
    seeded = random.Random(SEED)
    quiet = [one for iso in LANGUAGES for one in ordinary(shared, iso, seeded)]
    loud = [one for iso in LANGUAGES for one in violent(shared, iso)]
    print(
        len(training),
        "annotated,",
        len(extra),
        "own,",
        len(quiet),
        "quiet,",
        len(loud),
        "violent",
        flush=True,
    )
    return {
        "trees": lambda random_: treebanks(shared, random_),
        "says": lambda _: list(said),
        "names": _names_pass(shared),
        "annotated": lambda _: [*training * PRACTICE, *extra],
        "quiet": lambda _: list(quiet),
        "violent": lambda _: list(loud),
    }


def fresh(chosen: Settings) -> tuple[Reader, Pieces, Labels]:
    """A reader with untrained heads; labels are collected once and kept in the work folder."""
    model = E5(chosen.encoder)
    pieces, kept = vocabulary(model, chosen.shared, chosen.work)
    file = chosen.work / "labels.json"
    if not file.exists():
        random_ = random.Random(SEED)
        everything = [p for iso in LANGUAGES for p in windows(trained(chosen.shared, iso), iso, random_)]
        collect(everything).write(file)
    labels = Labels.read(file)
    torch.manual_seed(SEED)
    return Reader(Encoder(model, kept, min(LAYERS, model.depth)), labels), pieces, labels


def optimizer(model: Reader, stage: int) -> torch.optim.AdamW:
    """The encoder slowly, the heads fast."""
    encoder = [p for p in model.encoder.parameters() if p.requires_grad]
    heads = [p for name, p in model.named_parameters() if not name.startswith("encoder.")]
    groups = [{"params": encoder, "lr": ENCODER_RATE[stage]}, {"params": heads, "lr": HEAD_RATE[stage]}]
    return torch.optim.AdamW(groups, weight_decay=0.01)


class Clock:
    """Time spent on this stage, over all its runs."""

    def __init__(self, minutes: float, before: float = 0.0) -> None:
        self.budget, self.started = minutes * 60, time.monotonic() - before

    @property
    def spent(self) -> float:
        return time.monotonic() - self.started

    @property
    def left(self) -> float:
        return max(0.0, 1 - self.spent / self.budget)


class Training:
    """One stage: steps until its time is up. Corpora that are not given are left out of its shares."""

    def __init__(self, chosen: Settings, corpora: dict[str, Draw]) -> None:
        self.options = chosen.arguments
        self.stage: int = self.options.stage
        self.file = chosen.work / f"stage{self.stage}.pt"
        self.model, pieces, labels = fresh(chosen)
        if self.stage > 1:
            self.model.encoder.round_()
        self.optimizer = optimizer(self.model, self.stage)
        self.rates = [group["lr"] for group in self.optimizer.param_groups]
        self.step = 0
        spent = self._restore(chosen.work)
        self.shares = {name: share for name, share in SHARES[self.stage].items() if name in corpora}
        seeds = range(SEED + self.step, SEED + self.step + len(corpora))
        self.sources = {
            name: Source(draw, pieces, labels, seed)
            for (name, draw), seed in zip(corpora.items(), seeds, strict=True)
        }
        self.random = random.Random(SEED + self.step)
        self.clock = Clock(self.options.minutes, spent)

    def _restore(self, work: Path) -> float:
        """Go on from this stage's checkpoint, or begin from the stage before."""
        if self.options.resume and self.file.exists():
            kept = torch.load(self.file, weights_only=True)
            self.model.load_state_dict(kept["model"])
            self.optimizer.load_state_dict(kept["optimizer"])
            self.step = kept["step"]
            return float(kept["spent"])
        if self.stage > 1:
            self.model.load_state_dict(
                torch.load(work / f"stage{self.stage - 1}.pt", weights_only=True)["model"]
            )
        return 0.0

    def keep(self) -> None:
        """Write the checkpoint whole or not at all."""
        state = {
            "model": self.model.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "step": self.step,
        }
        aside = self.file.with_suffix(".new")
        torch.save(state | {"spent": self.clock.spent}, aside)
        aside.replace(self.file)

    def run(self) -> None:
        self.model.train()
        seen, kept = defaultdict[str, list[float]](list), self.clock.spent
        pieces = 0
        while self.clock.left > 0 and self.step < self.options.steps:
            found, size = self._one()
            pieces += size
            for name, value in found.items():
                seen[name].append(value)
            if self.step % 50 == 0:
                self._tell(seen, pieces)
                seen.clear()
                pieces = 0
            if self.clock.spent - kept > KEEP_EVERY:
                self.keep()
                kept = self.clock.spent
        self.keep()
        print("done", self.step, {name: source.passes for name, source in self.sources.items()}, flush=True)

    def _one(self) -> tuple[dict[str, float], int]:
        name = self.random.choices(list(self.shares), list(self.shares.values()))[0]
        batch = self.sources[name].next()
        rate = min(1.0, (self.step + 1) / WARM) * max(0.02, self.clock.left)
        for group, base in zip(self.optimizer.param_groups, self.rates, strict=True):
            group["lr"] = base * rate
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=not self.options.exact):
            found = losses(self.model, batch)
        self.optimizer.zero_grad()
        total(found, batch.weight).backward()
        nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()
        self.step += 1
        return {f"{name}.{head}": float(loss.detach()) for head, loss in found.items()}, batch.ids.numel()

    def _tell(self, seen: dict[str, list[float]], pieces: int) -> None:
        last = getattr(self, "_told", 0.0)
        self._told = self.clock.spent
        means = " ".join(f"{name} {sum(v) / len(v):.3f}" for name, v in sorted(seen.items()))
        print(f"{self.step} {self.clock.spent:.0f}s {pieces / (self._told - last):.0f}/s {means}", flush=True)


def arguments() -> ArgumentParser:
    """What the command line takes."""
    options = parser(__doc__ or "")
    options.add_argument("--stage", type=int, choices=tuple(SHARES), default=1)
    options.add_argument("--minutes", type=float, default=48)
    options.add_argument(
        "--steps", type=int, default=10**9, help="stop after so many steps (for a smoke run)"
    )
    options.add_argument("--threads", type=int, default=2)
    options.add_argument("--resume", action="store_true")
    options.add_argument("--exact", action="store_true", help="32-bit floats: slower by half or more")
    return options


def main() -> None:
    chosen = settings(arguments())
    torch.set_num_threads(chosen.arguments.threads)
    Training(chosen, draws(chosen)).run()


if __name__ == "__main__":
    main()
