"""Makes the tables of words that keep a capital: `python -m training.capitals` with $TEMOIN_SHARED set.

Counts how each word is written inside sentences, in general news, reports of violence and the training parts of
treebanks and names, and writes `lang/<iso>/capitals.tsv`: the words that are mostly written otherwise than in
small letters, as they are mostly written.  The same input gives the same bytes.
"""

from __future__ import annotations

import json
import lzma
import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from temoin.annotations.truecase import has_case
from temoin.annotations.words import split_words
from temoin.resources.load import PACKAGED
from temoin.resources.match import bare

NEWS = {
    "en": ("bbcnews2005_nc", "masakhanews_nolic", "giveme5w1h_nolic", "mafandmt_nc"),
    "es": ("mananeras_nolic", "fakenewscorpus"),
    "fr": ("orangesum", "masakhanews_nolic", "mafandmt_nc"),
}
LINES = 60_000  # of one source, so that none outweighs the others
FEWEST = 3  # times that a word must stand; asking for 10 costs names in French capitals 2 points of F1
SMALL = 0.7  # share of small letters below which a line is itself a title or in capitals
OPENING = frozenset('.!?…:"«»“”‘—–-•*()')  # marks after which a capital may only open a sentence


def main() -> None:
    """Write a table for each language that has capitals."""
    data = Path(os.environ["TEMOIN_SHARED"]) / "data"
    for language in NEWS:
        rows = kept(_lines(data, language))
        path = PACKAGED / "lang" / language / "capitals.tsv"
        path.write_text("\n".join(["words", *rows, ""]), encoding="utf-8")
        print(language, len(rows))


def kept(lines: Iterable[str]) -> list[str]:
    """Words that are mostly not in small letters, as they are mostly written, in order of the alphabet."""
    written: dict[str, Counter[str]] = defaultdict(Counter)
    for line in lines:
        if sum(map(str.islower, line)) >= SMALL * sum(map(str.isalpha, line)):
            for word in _inside(line):
                written[bare(word)][word] += 1
    usual = {
        max(sorted(forms), key=forms.__getitem__)
        for forms in written.values()
        if forms.total() >= FEWEST
        and 2 * sum(n for form, n in forms.items() if form.islower()) < forms.total()
    }
    return sorted(form for form in usual if not form.islower())


def _inside(line: str) -> Iterator[str]:
    """The words of a line that open no sentence."""
    opens = True
    for start, end in split_words(line):
        word = line[start:end]
        if not has_case(word):
            opens = opens or word in OPENING
        elif not opens:
            yield word
        else:
            opens = False


def _lines(data: Path, language: str) -> Iterator[str]:
    for name in NEWS[language]:
        yield from _read(data / "text" / f"{language}-{name}.txt.xz")
    for line in _read(data / "text" / "reports" / f"{language}.jsonl.xz"):
        yield from json.loads(line)["text"].split("\n")
    yield from (json.loads(line)["text"] for line in _read(data / "ner" / f"{language}_train.jsonl.xz"))
    for line in _read(data / "ud" / f"{language}_train.conllu.xz"):
        if line.startswith("# text = "):
            yield line.removeprefix("# text = ")


def _read(path: Path) -> Iterator[str]:
    with lzma.open(path, "rt", encoding="utf-8") as file:
        yield from islice((line.rstrip("\n") for line in file), None if ".conllu" in path.name else LINES)


if __name__ == "__main__":
    main()
