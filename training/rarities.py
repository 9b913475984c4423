"""Makes the tables of word rarity: `python -m training.rarities` with $TEMOIN_SHARED set.

Counts, for each language, in how many stretches of general news and in how many reports of violence a word
stands, and writes `lang/<iso>/rarities.tsv`: the words that are common in either.  Of the corpus of linking only
the training side is counted.  The same input gives the same bytes.
"""

from __future__ import annotations

import json
import lzma
import math
import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from temoin.linking.words import RAREST, words_of
from temoin.resources.load import PACKAGED

GENERAL = {
    "ar": ("saudinewsnet_nc", "antcorpus", "moroccannews_nolic"),
    "en": ("bbcnews2005_nc", "masakhanews_nolic", "giveme5w1h_nolic", "mafandmt_nc", "reuters21578_nc"),
    "es": ("mananeras_nolic", "fakenewscorpus", "ancora"),
    "fr": ("orangesum", "masakhanews_nolic", "mafandmt_nc"),
}
LINES = 8  # of general news, taken as one document
FEWEST = 10  # documents in which a word must stand to be counted: below, it may be one man's name


def main() -> None:
    """Write a table for each language."""
    data = Path(os.environ["TEMOIN_SHARED"]) / "data"
    for language in GENERAL:
        found = _rarities(*_counted(_general(data, language), language))
        violent = _rarities(*_counted(_violent(data, language), language))
        words = {word: min(found.get(word, RAREST), violent.get(word, RAREST)) for word in found | violent}
        rows = [f"{word}\t{rare:.1f}" for word, rare in sorted(words.items()) if rare < RAREST]
        path = PACKAGED / "lang" / language / "rarities.tsv"
        path.write_text("\n".join(["words\trarity", *rows, ""]), encoding="utf-8")
        print(language, len(rows))


def _general(data: Path, language: str) -> Iterator[str]:
    for name in GENERAL[language]:
        lines = _read(data / "text" / f"{language}-{name}.txt.xz")
        yield from (" ".join(lines[start : start + LINES]) for start in range(0, len(lines), LINES))


def _violent(data: Path, language: str) -> Iterator[str]:
    path = data / "text" / "reports" / f"{language}.jsonl.xz"
    if language == "en":
        path = data / "linking" / "reports.jsonl.xz"
    for line in _read(path):
        report = json.loads(line)
        if language != "en" or report["split"] == "train":
            yield f"{report['title'] or ''} {report['text']}"


def _read(path: Path) -> list[str]:
    with lzma.open(path, "rt", encoding="utf-8") as file:
        return file.read().splitlines()


def _counted(texts: Iterator[str], language: str) -> tuple[Counter[str], int]:
    counts, documents = Counter[str](), 0
    for text in texts:
        counts.update(set(words_of(text, language)))
        documents += 1
    return counts, documents


def _rarities(counts: Counter[str], documents: int) -> dict[str, float]:
    return {word: math.log(documents / times) for word, times in counts.items() if times >= FEWEST}


if __name__ == "__main__":
    main()
