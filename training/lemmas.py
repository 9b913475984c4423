"""The lemmas that each form has in the treebanks, as the reader takes them (temoin.annotations.lemmas).

``python -m training.lemmas`` writes the table beside the packaged model; an export writes it, too.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from pathlib import Path

from temoin.annotations.lemmas import OUTSIDE
from temoin.resources.match import bare
from training.corpora import allowed
from training.passages import Passage
from training.settings import LANGUAGES, MODEL, SEED, Settings, parser, settings
from training.treebanks import own_windows, trained, windows
from training.units import units


def lemmas(chosen: Settings) -> str:
    """The table of the treebanks and sentences that are learned from; made once and kept in the work folder."""
    file = chosen.work / "lemmas.tsv"
    if not file.exists():
        random_ = random.Random(SEED)
        passages = [p for iso in LANGUAGES for p in windows(trained(chosen.shared, iso), iso, random_)]
        passages += [p for iso in LANGUAGES for p in own_windows(iso, random_)]
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(table(allowed(passages, chosen.free)), encoding="utf-8")
    return file.read_text(encoding="utf-8")


def table(passages: list[Passage]) -> str:
    """Rows of lemmas, the commonest first, folded form, part of speech. A lemma that stands nowhere has a row."""
    found: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for passage in passages:
        _, made = units(passage)
        for unit in made.units:
            if unit.upos not in OUTSIDE and unit.lemma and " " not in unit.lemma:
                found[bare(unit.form), unit.upos][unit.lemma] += 1
    for (_, upos), counts in list(found.items()):
        for lemma in counts:
            found[bare(lemma), upos][lemma] += 0
    return "".join(
        f"{' '.join(sorted(counts, key=lambda lemma: (-counts[lemma], lemma)))}\t{form}\t{upos}\n"
        for (form, upos), counts in sorted(found.items())
    )


def main() -> None:
    options = parser(__doc__ or "")
    options.add_argument("--to", type=Path, default=MODEL, help="folder of the model")
    chosen = settings(options)
    (chosen.arguments.to / "lemmas.tsv").write_text(lemmas(chosen), encoding="utf-8")


if __name__ == "__main__":
    main()
