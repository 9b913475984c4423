"""Train the reader for a given number of minutes.

The learning rate falls with the time, or the steps, so any budget ends well.

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
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn

from temoin.annotations.words import Pieces
from training.batches import LIMITS, Batch, Source
from training.corpora import allowed, annotated, names, ordinary, own, polnear, violent
from training.e5 import E5
from training.encoder import Encoder
from training.heads import Reader
from training.labels import Labels, collect
from training.losses import losses, total
from training.noise import SHARE
from training.passages import Passage
from training.pieces import vocabulary
from training.settings import LANGUAGES, SEED, Settings, parser, settings
from training.treebanks import own_windows, trained, windows


@dataclass(frozen=True)
class Plan:
    """What a stage learns from, and how fast: shares of the steps, rates of the encoder and of the heads."""

    shares: dict[str, float]
    encoder_rate: float
    head_rate: float


def _plan(
    trees: float, says: float, names: float, annotated: float, quiet: float, violent: float, *rates: float
) -> Plan:
    shares = {
        "trees": trees,
        "says": says,
        "names": names,
        "annotated": annotated,
        "quiet": quiet,
        "violent": violent,
    }
    return Plan(shares, *rates)


PLANS = {
    1: _plan(0.30, 0.19, 0.13, 0.31, 0.05, 0.02, 1e-4, 1e-3),
    2: _plan(0.15, 0.10, 0.07, 0.62, 0.05, 0.01, 8e-5, 7e-4),
    3: _plan(0.06, 0.10, 0.04, 0.76, 0.03, 0.01, 6e-5, 4e-4),
    4: _plan(0.32, 0.12, 0.16, 0.36, 0.03, 0.01, 8e-5, 6e-4),
    5: _plan(0.07, 0.06, 0.05, 0.79, 0.02, 0.01, 6e-5, 5e-4),
    6: _plan(0.36, 0.14, 0.17, 0.30, 0.02, 0.01, 8e-5, 6e-4),
    7: _plan(0.14, 0.12, 0.09, 0.62, 0.02, 0.01, 6e-5, 5e-4),
    8: _plan(0.17, 0.13, 0.10, 0.57, 0.02, 0.01, 5e-5, 4e-4),
}
LAYERS = 8
FROZEN = 2  # lowest layers that are not trained
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
    found: dict[str, Draw] = {
        "trees": lambda random_: treebanks(shared, random_),
        "says": lambda _: list(said),
        "names": _names_pass(shared),
        "annotated": lambda _: [*training * PRACTICE, *extra],
        "quiet": lambda _: list(quiet),
        "violent": lambda _: list(loud),
    }
    return {name: _allowed(draw, chosen.free) for name, draw in found.items()}


def _allowed(draw: Draw, free: bool) -> Draw:
    return lambda random_: allowed(draw(random_), free)


def fresh(chosen: Settings, layers: int = LAYERS, frozen: int = FROZEN) -> tuple[Reader, Pieces, Labels]:
    """A reader with untrained heads; labels are collected once and kept in the work folder."""
    model = E5(chosen.encoder)
    pieces, kept = vocabulary(model, chosen.shared, chosen.work)
    file = chosen.work / "labels.json"
    if not file.exists():
        random_ = random.Random(SEED)
        everything = [p for iso in LANGUAGES for p in windows(trained(chosen.shared, iso), iso, random_)]
        collect(allowed(everything, chosen.free)).write(file)
    labels = Labels.read(file)
    torch.manual_seed(SEED)
    return Reader(Encoder(model, kept, min(layers, model.depth), frozen), labels), pieces, labels


def optimizer(model: Reader, plan: Plan) -> torch.optim.AdamW:
    """The encoder slowly, the heads fast."""
    encoder = [p for p in model.encoder.parameters() if p.requires_grad]
    heads = [p for name, p in model.named_parameters() if not name.startswith("encoder.")]
    groups = [{"params": encoder, "lr": plan.encoder_rate}, {"params": heads, "lr": plan.head_rate}]
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

    def __init__(
        self,
        chosen: Settings,
        corpora: dict[str, Draw],
        plan: Plan | None = None,
        limits: tuple[int, ...] = LIMITS,
    ) -> None:
        self.options = chosen.arguments
        self.stage: int = self.options.stage
        self.file = chosen.work / f"stage{self.stage}.pt"
        self.model, pieces, labels = fresh(chosen, self.options.layers, self.options.frozen)
        if self.stage > 1:
            self.model.encoder.round_()
        plan = plan or PLANS[self.stage]
        self.optimizer = optimizer(self.model, plan)
        self.rates = [group["lr"] for group in self.optimizer.param_groups]
        self.step = 0
        spent = self._restore(chosen.work)
        self.shares = {name: share for name, share in plan.shares.items() if name in corpora}
        seeds = range(SEED + self.step, SEED + self.step + len(corpora))
        self.sources = {
            name: Source(draw, pieces, labels, seed, self.options.spoilt, limits)
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
        left = min(self.clock.left, 1 - self.step / self.options.steps)
        rate = min(1.0, (self.step + 1) / WARM) * max(0.02, left)
        for group, base in zip(self.optimizer.param_groups, self.rates, strict=True):
            group["lr"] = base * rate
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=not self.options.exact):
            found = self.losses(batch)
        self.optimizer.zero_grad()
        total(found, batch.weight).backward()
        nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()
        self.step += 1
        return {f"{name}.{head}": float(loss.detach()) for head, loss in found.items()}, batch.ids.numel()

    def losses(self, batch: Batch) -> dict[str, Tensor]:
        """Head → loss, unweighted."""
        return losses(self.model, batch, self.model.vectors(batch.ids, batch.first, batch.last))

    def _tell(self, seen: dict[str, list[float]], pieces: int) -> None:
        last = getattr(self, "_told", 0.0)
        self._told = self.clock.spent
        means = " ".join(f"{name} {sum(v) / len(v):.3f}" for name, v in sorted(seen.items()))
        print(f"{self.step} {self.clock.spent:.0f}s {pieces / (self._told - last):.0f}/s {means}", flush=True)


def arguments() -> ArgumentParser:
    """What the command line takes."""
    options = parser(__doc__ or "")
    options.add_argument("--stage", type=int, choices=tuple(PLANS), default=1)
    options.add_argument("--minutes", type=float, default=48)
    options.add_argument(
        "--steps", type=int, default=10**9, help="stop after so many steps, instead of minutes"
    )
    options.add_argument("--layers", type=int, default=LAYERS, help="of the encoder's, from below")
    options.add_argument("--frozen", type=int, default=FROZEN, help="layers that are not trained")
    options.add_argument("--spoilt", type=float, default=SHARE, help="share of windows with noise")
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
