"""What each ingredient brings: heads trained over the untouched encoder, each time without one of them.

``python -m training.ablate [NAME...]`` trains and measures the named variants, all of them without a name, and
writes a row for each into ``ablate.jsonl`` of the work folder; what stands there is not done again, and
``--table`` prints it. Training the encoder along takes hours a variant; frozen, its answers are kept in memory
(``Encoder.memory``), and a variant takes minutes of one core until its heads have learned what there is to learn.
The heads share nothing but the encoder then, so what they bring each other is not seen here. A variant that leaves a
corpus out is trained for as many steps fewer, so that it sees all others as often as the full one does.
"""

from __future__ import annotations

import hashlib
import json
import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import torch
from torch import Tensor

from temoin.annotations.reader import Reader
from training.corpora import NOT_FREE
from training.evaluate import name_sets, polnear_sets, reports, show
from training.export import export
from training.noise import SHARE, capitals, noisy
from training.passages import Passage
from training.settings import LANGUAGES, SEED, Settings, settings
from training.train import LAYERS, Draw, Plan, Training, arguments, draws
from training.tree_scores import Read, Scores, development, reads, scores

FILE = "ablate.jsonl"  # in the work folder
STEPS = 1500
PLAN = Plan(
    {"trees": 0.24, "says": 0.14, "names": 0.14, "annotated": 0.44, "quiet": 0.03, "violent": 0.01}, 0, 2e-3
)
WINDOWS = 40  # of each treebank's dev part
SENTENCES = 300  # of each dev part of names
DOCUMENTS = 20  # of PolNeAR's
REPORTS = ("names", "cue", "source", "content", "attribution", "happening", "type", "role", "status")

Keep = Callable[[Passage], bool]


def whole(passage: Passage) -> bool:
    """Everything is kept."""
    return True


def without(*corpora: str) -> Keep:
    """All but these corpora."""
    return lambda passage: passage.corpus not in corpora


def share(part: float) -> Keep:
    """A part of the annotated reports, the same at every call, and all that is none."""
    return lambda passage: passage.corpus not in ANNOTATED or _place(passage.text) < part


def _place(text: str) -> float:
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:4]) / 2**32


@dataclass(frozen=True)
class Variant:
    """One training. ``fewer``: what is left out makes it shorter, instead of the rest being seen more often."""

    keep: Keep = whole
    layers: int = LAYERS
    spoilt: float = SHARE
    fewer: bool = True


ANNOTATED = ("data/annotated", "own annotated")
VARIANTS = {
    "all": Variant(),
    "25 % of the annotated reports": Variant(share(0.25), fewer=False),
    "50 % of the annotated reports": Variant(share(0.5), fewer=False),
    "only what is free to use": Variant(without(*NOT_FREE)),
    "without PADT": Variant(without("PADT")),
    "without WikiNEuRal": Variant(without("wikineural")),
    "without ANERcorp": Variant(without("anercorp")),
    "without PolNeAR": Variant(without("PolNeAR")),
    "without our own annotated": Variant(without("own annotated")),
    "without data/annotated": Variant(without("data/annotated")),
    "without CoNLL-2002": Variant(without("conll2002")),
    "without our own sentences": Variant(without("own sentences")),
    "without French trees": Variant(without("trees fr")),
    "without Spanish trees": Variant(without("trees es")),
    "without English trees": Variant(without("trees en")),
    "without ordinary news": Variant(lambda passage: passage.violence is not False),
    "without noise": Variant(spoilt=0),
    "6 layers": Variant(layers=6),
    "12 layers": Variant(layers=12),
}


def fixed(corpora: dict[str, Draw], spoilt: float) -> dict[str, list[Passage]]:
    """One pass over each corpus that stays the same, so that the encoder's answers serve again."""
    random_ = random.Random(SEED)
    return {name: [_spoilt(one, spoilt, random_) for one in draw(random_)] for name, draw in corpora.items()}


def _spoilt(passage: Passage, spoilt: float, random_: random.Random) -> Passage:
    if random_.random() >= spoilt:
        return passage
    return replace(passage, text=noisy(passage.text, passage.language, random_))


def thinned(corpora: dict[str, list[Passage]], keep: Keep) -> tuple[dict[str, Draw], dict[str, float]]:
    """What a variant learns from, and how much of each corpus that is, by characters."""
    made: dict[str, Draw] = {}
    left: dict[str, float] = {}
    for name, passages in corpora.items():
        kept = [one for one in passages if keep(one)]
        if kept:
            left[name] = sum(len(one.text) for one in kept) / sum(len(one.text) for one in passages)
            made[name] = lambda _, kept=kept: list(kept)  # type: ignore[misc]
    return made, left


def train(
    chosen: Settings, name: str, corpora: dict[str, list[Passage]], memory: dict[bytes, Tensor]
) -> tuple[Settings, Path]:
    """Train a variant in a folder of its own; gives its settings and its checkpoint."""
    variant = VARIANTS[name]
    work = chosen.work / "ablate" / name.replace(" ", "-").replace("%", "percent")
    work.mkdir(parents=True, exist_ok=True)
    for file in ("pieces.json", "labels.json", "lemmas.tsv"):
        shutil.copyfile(chosen.work / file, work / file)
    kept, left = thinned(corpora, variant.keep)
    shares = {corpus: PLAN.shares[corpus] * (part if variant.fewer else 1) for corpus, part in left.items()}
    layers = str(variant.layers)
    line = [
        "--shared",
        str(chosen.shared),
        "--work",
        str(work),
        "--minutes",
        "inf",
        "--threads",
        "1",
        "--spoilt",
        "0",
    ]
    line += ["--steps", str(round(STEPS * sum(shares.values()))), "--layers", layers, "--frozen", layers]
    own = settings(arguments(), line)
    training = Training(own, kept, replace(PLAN, shares=shares), (300,))
    training.model.encoder.memory = memory
    training.run()
    return own, training.file


def measured(read: Read, chosen: Settings) -> Scores:
    """One row of scores on a fixed sample of what is for choosing: trees, names, PolNeAR, held-out reports."""
    row: Scores = {}
    for iso in LANGUAGES:
        sample = development(chosen.shared / "data" / "ud", iso)[:WINDOWS]
        found = scores(read, sample)
        row[f"LAS {iso}"] = found["las"]
        if iso == "ar":
            row["words ar"] = found["words"]
        if iso == "fr":
            loud = [replace(one, text=capitals(one.text, random.Random(SEED))) for one in sample]
            row["LAS fr, capitals"] = scores(read, loud)["las"]
    for iso in LANGUAGES:
        row[f"names {iso}"] = name_sets(read, chosen, ((iso, "dev"),), SENTENCES)[f"names {iso}_dev"]["f"]
    said = polnear_sets(read, chosen, "dev", DOCUMENTS)["polnear dev"]
    row |= {f"PolNeAR {layer}": value for layer, value in said.items()}
    held = reports(read, chosen).values()
    means = {layer: sum(one.get(layer, 0.0) for one in held) / len(LANGUAGES) for layer in REPORTS}
    return row | {f"reports {layer}": round(value, 1) for layer, value in means.items()}


def measured_variants(chosen: Settings) -> dict[str, Scores]:
    """The rows that were measured, in the order of the variants."""
    file = chosen.work / FILE
    done = dict(json.loads(line) for line in file.read_text().splitlines()) if file.exists() else {}
    return {name: done[name] for name in VARIANTS if name in done}


def main() -> None:
    options = arguments()
    options.add_argument("names", nargs="*", help="variants; without any, all")
    options.add_argument("--table", action="store_true", help="print what was measured")
    chosen = settings(options)
    unknown = set(chosen.arguments.names) - VARIANTS.keys()
    if unknown:
        options.error(f"no variant {', '.join(sorted(unknown))}; there are {', '.join(VARIANTS)}")
    done = measured_variants(chosen)
    if chosen.arguments.table:
        print(show(done))
        return
    torch.set_num_threads(1)
    corpora, memory = draws(chosen), dict[bytes, Tensor]()
    before = None
    for name in chosen.arguments.names or VARIANTS:
        if name in done:
            continue
        variant = VARIANTS[name]
        if before and before.layers != variant.layers:
            memory.clear()
        before = variant
        own, checkpoint = train(chosen, name, fixed(corpora, variant.spoilt), memory)
        folder = own.work / "model"
        export(own, torch.load(checkpoint, weights_only=True)["model"], folder)
        row = measured(reads(Reader(folder, threads=1)), chosen)
        with (chosen.work / FILE).open("a", encoding="utf-8") as rows:
            rows.write(json.dumps([name, row]) + "\n")
        print(name, row, flush=True)


if __name__ == "__main__":
    main()
