"""Train a smaller reader to see what the packaged one sees.

``python -m training.distil --minutes M`` begins with LAYERS of the mixture that is packaged and with all its heads,
and learns two things at once: the labels of all corpora, and the large reader's vector of every word, on reports
without labels too (Sanh et al. 2019, DistilBERT). Checkpoint and export lie in ``small`` of the work folder;
``--resume`` goes on from there. The last part of the time is trained with the rounding of the exported model.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import torch
from torch import Tensor

from training.batches import Batch
from training.export import MIXTURE, export, mixed
from training.losses import losses
from training.settings import Settings, settings
from training.train import Draw, Plan, Training, arguments, draws, fresh

KEPT = (0, 2, 4, 7)  # layers of the large reader that the small one begins with
ROUNDED = 0.4  # of the time, at the end
WEIGHT = 5.0  # of how far vectors are from the teacher's, beside the losses of the labels
PLAN = Plan(
    {"trees": 0.27, "says": 0.12, "names": 0.12, "annotated": 0.35, "quiet": 0.02, "violent": 0.12},
    2e-4,
    3e-4,
)


def thinned(weights: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """The weights of a reader with only the kept layers."""
    made = {name: value for name, value in weights.items() if not name.startswith("encoder.layers.")}
    for new, old in enumerate(KEPT):
        at = f"encoder.layers.{old}."
        made |= {f"encoder.layers.{new}.{n[len(at) :]}": v for n, v in weights.items() if n.startswith(at)}
    return made


class Distilling(Training):
    """One stage in which a larger reader is looked at."""

    def __init__(self, chosen: Settings, corpora: dict[str, Draw], teacher: Mapping[str, Tensor]) -> None:
        self.taught = thinned(teacher)
        super().__init__(chosen, corpora, PLAN)
        self.teacher, _, _ = fresh(chosen)
        self.teacher.load_state_dict(dict(teacher))
        self.teacher.eval()

    def _restore(self, work: Path) -> float:
        self.model.load_state_dict(self.taught)
        return super()._restore(work)

    def losses(self, batch: Batch) -> dict[str, Tensor]:
        """The labels' losses, and how far words' vectors are from the teacher's (share of their size), weighted."""
        if self.clock.left < ROUNDED:
            self.model.encoder.round_()
        words = self.model.vectors(batch.ids, batch.first, batch.last)
        with torch.no_grad():
            wanted = self.teacher.vectors(batch.ids, batch.first, batch.last)[batch.real]
        away = (words[batch.real] - wanted).square().sum() / wanted.square().sum()
        return losses(self.model, batch, words) | {"vectors": WEIGHT * away}


def main() -> None:
    options = arguments()
    options.set_defaults(layers=len(KEPT), frozen=0, stage=1)
    line = settings(options)
    torch.set_num_threads(line.arguments.threads)
    teacher = mixed({line.work / f"stage{number}.pt": part for number, part in MIXTURE.items()})
    corpora = draws(line)
    work = line.work / "small"
    work.mkdir(exist_ok=True)
    for file in ("pieces.json", "labels.json", "lemmas.tsv"):
        shutil.copyfile(line.work / file, work / file)
    chosen = replace(line, work=work)
    Distilling(chosen, corpora, teacher).run()
    export(chosen, torch.load(work / "stage1.pt", weights_only=True)["model"], work / "model")


if __name__ == "__main__":
    main()
