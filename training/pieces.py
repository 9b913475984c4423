"""Cut the vocabulary to the pieces that news in four languages needs, once.

And keep the choice in the cache folder.

A piece stays when our corpora use it at least three times; so does every single character of the scripts
that turn up in such news, and every digit, so that nothing written in them is ever unknown.
"""

import json
import lzma
import unicodedata
from collections import Counter
from pathlib import Path

from tokenizers import Tokenizer, models

from temoin.annotations.words import Pieces, split_words
from training.e5 import E5

SCRIPTS = ("LATIN", "ARABIC", "GREEK", "CYRILLIC", "HEBREW")
SEEN = 3
SAMPLE = 8_000_000  # characters of each corpus: more adds rare names only


def _kept_character(piece: str) -> bool:
    bare = piece.removeprefix("▁")
    if len(bare) != 1:
        return bare == "" and piece == "▁"
    return unicodedata.category(bare)[0] != "L" or unicodedata.name(bare, "").startswith(SCRIPTS)


def _texts(shared: Path) -> list[Path]:
    data = shared / "data"
    patterns = ("text/*.xz", "text/reports/*.xz", "ner/*.xz", "ud/*.xz", "attribution/polnear/train*.xz")
    extra = data / "events" / "es-protest-brat.jsonl.xz"
    return sorted([*(file for pattern in patterns for file in data.glob(pattern)), extra])


def _line_text(path: Path, line: str) -> str:
    if path.name.endswith(".jsonl.xz"):
        record = json.loads(line)
        return "\n".join(value for value in record.values() if isinstance(value, str))
    if path.name.endswith(".conllu.xz"):
        return line[9:] if line.startswith("# text = ") else ""
    return line


def _count_words(shared: Path) -> Counter[tuple[str, bool]]:
    words: Counter[tuple[str, bool]] = Counter()
    for path in _texts(shared):
        read = 0
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                text = _line_text(path, line)
                words.update((text[a:b], a == 0 or text[a - 1].isspace()) for a, b in split_words(text))
                read += len(text)
                if read > SAMPLE:
                    break
    return words


def _choose(model: E5, shared: Path) -> list[int]:
    everything = Pieces(_unigram(model, range(len(model.pieces))), model.table)
    counts: Counter[int] = Counter()
    for (word, blank), times in _count_words(shared).items():
        for piece in everything.of(word, blank):
            counts[piece] += times
    special = range(4)
    return [
        i
        for i, piece in enumerate(model.pieces)
        if i in special or counts[i] >= SEEN or _kept_character(piece)
    ]


def _unigram(model: E5, kept: range | list[int]) -> Tokenizer:
    return Tokenizer(models.Unigram([(model.pieces[i], float(model.scores[i])) for i in kept], unk_id=3))


def _renumbered(model: E5, kept: list[int]) -> Pieces:
    return Pieces(_unigram(model, kept), model.table)


def vocabulary(model: E5, shared: Path, cache: Path) -> tuple[Pieces, list[int]]:
    """The pieces and, for each, its number in the full vocabulary.

    Specials keep the order begin, pad, end, unknown.
    """
    file = cache / "pieces.json"
    if not file.exists():
        cache.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(_choose(model, shared)))
    kept = json.loads(file.read_text())
    return _renumbered(model, kept), kept


if __name__ == "__main__":
    from training.settings import settings

    chosen = settings()
    print(len(vocabulary(E5(), chosen.shared, chosen.work)[1]), "pieces")
