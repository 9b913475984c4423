"""Train, export and read with a small random encoder, on data that lies in this repository, within minutes.

``python -m training.smoke``: shows that every step of training works, not that it learns well. The encoder is
random and small (training/tiny.py), the data are the project's own sentences, so only trees are learned. Two
stages, the second in the rounding of the exported model. Ends with an error where nothing was learned.
The same seed gives the same model on one machine.
"""

from __future__ import annotations

import json
import random
from pathlib import Path
from tempfile import TemporaryDirectory

import torch

from temoin.annotations.reader import Reader
from temoin.records import Annotations
from training import tiny
from training.export import checksum, export, mixed
from training.labels import collect
from training.lemmas import table
from training.passages import Passage
from training.settings import LANGUAGES, SEED, Settings, settings
from training.train import Training, arguments
from training.tree_scores import own_passages, reads, scores
from training.treebanks import own_windows

STEPS = {1: 340, 2: 120}
LEARNED = 50.0  # part of speech of unseen sentences, F1; nothing learned gives 24
SENTENCE = "Trois civils ont été tués par des hommes armés, a indiqué la police."


def prepare(work: Path) -> list[str]:
    """Encoder, pieces, labels and lemmas in the work folder; gives the options that every part of training takes."""
    work.mkdir(parents=True, exist_ok=True)
    encoder = work / "tiny.bin"
    count = tiny.write(encoder, SEED)
    (work / "pieces.json").write_text(json.dumps(list(range(count))))
    passages = _draw(random.Random(SEED))
    collect(passages).write(work / "labels.json")
    (work / "lemmas.tsv").write_text(table(passages), encoding="utf-8")
    return ["--work", str(work), "--encoder", str(encoder)]


def _draw(random_: random.Random) -> list[Passage]:
    return [passage for iso in LANGUAGES for passage in own_windows(iso, random_)]


def stage(shared: list[str], number: int) -> Settings:
    """Train one stage by steps, so that nothing hangs on the clock."""
    line = [*shared, "--stage", str(number), "--steps", str(STEPS[number]), "--minutes", "inf", "--exact"]
    chosen = settings(arguments(), line)
    Training(chosen, {"trees": _draw}).run()
    return chosen


def smoke(work: Path) -> tuple[float, str, Annotations]:
    """Part of speech F1 on the sentences for testing, checksum of the model, and one sentence read."""
    torch.set_num_threads(1)
    shared = prepare(work)
    for number in STEPS:
        chosen = stage(shared, number)
    folder = work / "model"
    export(chosen, mixed({work / "stage2.pt": 0.8, work / "stage1.pt": 0.2}), folder)
    read = reads(Reader(folder, threads=1))
    found = scores(read, [passage for iso in LANGUAGES for passage in own_passages(iso)])
    return found["upos"], checksum(folder), read(Passage(SENTENCE, "fr"))


def main() -> None:
    with TemporaryDirectory() as folder:
        upos, total, found = smoke(Path(folder))
    for word in found.words:
        head = found.words[word.head] if word.head >= 0 else None
        print(
            SENTENCE[word.start : word.end],
            word.upos,
            word.relation,
            head and SENTENCE[head.start : head.end],
        )
    print(f"part of speech {upos} on sentences not trained on; model {total}")
    if upos < LEARNED:
        raise SystemExit(f"the smoke run learned nothing: part of speech {upos}, {LEARNED} at least")


if __name__ == "__main__":
    main()
