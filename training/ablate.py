"""What each ingredient brings: short trainings from nothing, each without one of them, measured alike.

``python -m training.ablate [NAME...]`` trains and measures the named variants, all of them without a name, and
writes a row for each into ``ablate.jsonl`` of the work folder; what stands there is not done again, and
``--table`` prints it. A variant that leaves a corpus out is trained for as many steps fewer, so that it sees all
others as often as the full one does. The learning curve goes on from the variant that has seen no annotated report,
for as many steps on a quarter, a half and all of them.
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

from temoin.annotations.reader import Reader
from training.corpora import NOT_FREE
from training.evaluate import name_sets, polnear_sets, reports, show
from training.export import export
from training.noise import capitals
from training.passages import Passage
from training.settings import LANGUAGES, SEED, Settings, settings
from training.train import LAYERS, PLANS, Draw, Training, arguments, draws
from training.tree_scores import Read, Scores, development, reads, scores

FILE = "ablate.jsonl"  # in the work folder
STEPS = 320
MORE = 160  # steps of the learning curve
WINDOWS = 40  # of each treebank's dev part
SENTENCES = 300  # of each dev part of names
DOCUMENTS = 20  # of PolNeAR's
REPORTS = ("names", "cue", "source", "content", "attribution", "happening", "type", "role", "status")

Keep = Callable[[Passage], Passage | None]


def whole(passage: Passage) -> Passage | None:
    """Everything is kept."""
    return passage


def without(*corpora: str) -> Keep:
    """All but these corpora."""
    return lambda passage: None if passage.corpus in corpora else passage


def alone(layer: str) -> Keep:
    """One layer of annotation, and the passages that have it."""
    layers = ("tokens", "sentences", "names", "attributions", "mentions", "violence")
    kept = {"tokens": ("tokens", "sentences"), "mentions": ("mentions", "violence")}.get(layer, (layer,))

    def keep(passage: Passage) -> Passage | None:
        if getattr(passage, layer) is None:
            return None
        return replace(passage, **dict.fromkeys(set(layers) - set(kept)))

    return keep


def share(part: float) -> Keep:
    """A part of the annotated reports, the same at every call."""
    return lambda passage: passage if _place(passage.text) < part else None


def _place(text: str) -> float:
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:4]) / 2**32


@dataclass(frozen=True)
class Variant:
    """One training; ``after`` names the variant that it goes on from, on annotated reports alone."""

    keep: Keep = whole
    layers: int = LAYERS
    spoilt: bool = True
    after: str = ""


ANNOTATED = ("data/annotated", "own annotated")
VARIANTS = {
    "all": Variant(),
    "6 layers": Variant(layers=6),
    "12 layers": Variant(layers=12),
    "no noise": Variant(spoilt=False),
    "trees alone": Variant(alone("tokens")),
    "names alone": Variant(alone("names")),
    "who says what alone": Variant(alone("attributions")),
    "what happens alone": Variant(alone("mentions")),
    "without annotated reports": Variant(without(*ANNOTATED)),
    "then 25 % of them": Variant(share(0.25), after="without annotated reports"),
    "then 50 % of them": Variant(share(0.5), after="without annotated reports"),
    "then 100 % of them": Variant(after="without annotated reports"),
    "only what is free to use": Variant(without(*NOT_FREE)),
    "without PADT": Variant(without("PADT")),
    "without WikiNEuRal": Variant(without("wikineural")),
    "without ANERcorp": Variant(without("anercorp")),
    "without PolNeAR": Variant(without("PolNeAR")),
    "without CoNLL-2002": Variant(without("conll2002")),
    "without our own annotated": Variant(without("own annotated")),
    "without data/annotated": Variant(without("data/annotated")),
    "without our own sentences": Variant(without("own sentences")),
    "without French trees": Variant(without("trees fr")),
    "without Spanish trees": Variant(without("trees es")),
    "without English trees": Variant(without("trees en")),
    "without ordinary news": Variant(lambda passage: None if passage.violence is False else passage),
}


def thinned(corpora: dict[str, Draw], keep: Keep) -> tuple[dict[str, Draw], dict[str, float]]:
    """What a variant learns from, and how much of each corpus that is, by characters."""
    made: dict[str, Draw] = {}
    left: dict[str, float] = {}
    for name, draw in corpora.items():
        before = draw(random.Random(SEED))
        size = sum(len(one.text) for one in before if keep(one))
        if size:
            left[name] = size / sum(len(one.text) for one in before)
            made[name] = lambda random_, draw=draw: [new for one in draw(random_) if (new := keep(one))]  # type: ignore[misc]
    return made, left


def train(chosen: Settings, name: str, corpora: dict[str, Draw]) -> tuple[Settings, Path]:
    """Train a variant in a folder of its own; gives its settings and its checkpoint."""
    variant = VARIANTS[name]
    work = chosen.work / "ablate" / name.replace(" ", "-").replace("%", "percent")
    work.mkdir(parents=True, exist_ok=True)
    for file in ("pieces.json", "labels.json", "lemmas.tsv"):
        shutil.copyfile(chosen.work / file, work / file)
    stage, steps, plan = 1, STEPS, PLANS[1]
    if variant.after:
        before = chosen.work / "ablate" / variant.after.replace(" ", "-")
        shutil.copyfile(before / "stage1.pt", work / "stage1.pt")
        corpora = {"annotated": corpora["annotated"]}
        stage, steps, plan = 2, MORE, replace(PLANS[2], shares={"annotated": 1.0})
    kept, left = thinned(corpora, variant.keep)
    plan = replace(plan, shares={corpus: plan.shares[corpus] * part for corpus, part in left.items()})
    if not variant.after:
        steps = round(steps * sum(plan.shares.values()))
    line = ["--shared", str(chosen.shared), "--work", str(work), "--stage", str(stage), "--minutes", "inf"]
    line += ["--steps", str(steps), "--layers", str(variant.layers), "--threads", "1", "--resume"]
    line += [] if variant.spoilt else ["--spoilt", "0"]
    own = settings(arguments(), line)
    Training(own, kept, plan).run()
    return own, work / f"stage{stage}.pt"


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
    row |= {
        f"reports {layer}": round(sum(one.get(layer, 0.0) for one in held) / len(LANGUAGES), 1)
        for layer in REPORTS
    }
    return row


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
    corpora = draws(chosen)
    for name in chosen.arguments.names or VARIANTS:
        if name not in done:
            own, checkpoint = train(chosen, name, corpora)
            folder = own.work / "model"
            export(own, torch.load(checkpoint, weights_only=True)["model"], folder)
            row = measured(reads(Reader(folder, threads=1)), chosen)
            with (chosen.work / FILE).open("a", encoding="utf-8") as rows:
                rows.write(json.dumps([name, row]) + "\n")
            print(name, row, flush=True)


if __name__ == "__main__":
    main()
