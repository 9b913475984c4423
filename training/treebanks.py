"""CoNLL-U files to passages of a few sentences, with every token at its place in the text.

Sentences of the project's own, invented and parsed by hand for what reports are full of and treebanks lack,
lie in ``training/sentences``: every third is for testing.
"""

from __future__ import annotations

import lzma
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from training.passages import Pair, Passage, Token
from training.settings import ROOT
from training.units import stem_of

OWN = ROOT / "training" / "sentences"
LONGEST = 120  # words of a window
SKIPPED = 110  # longer sentences are lists or faults


@dataclass(frozen=True, slots=True)
class Sentence:
    text: str
    document: str
    tokens: tuple[Token, ...]


def sentences(path: Path) -> Iterator[Sentence]:
    """The sentences of a file."""
    rows: list[list[str]] = []
    document = ""
    with (lzma.open if path.suffix == ".xz" else open)(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# doc_id = "):
                document = line[11:].strip()
            elif line.strip() and line[0] != "#":
                rows.append(line.rstrip("\n").split("\t"))
            elif not line.strip():
                if rows:
                    yield _sentence(rows, document)
                rows = []


@cache
def trained(shared: Path, language: str) -> list[Sentence]:
    """The sentences of the treebanks that are learned from."""
    return list(sentences(shared / "data" / "ud" / f"{language}_train.conllu.xz"))


def own_sentences(language: str, test: bool = False) -> list[Sentence]:
    """The project's own sentences of a language: two thirds for training, or the third for testing."""
    numbered = enumerate(sentences(OWN / f"{language}.conllu"), 1)
    return [sentence for number, sentence in numbered if (number % 3 == 0) == test]


def own_windows(language: str, random_: random.Random) -> list[Passage]:
    """Those for training, in a new order."""
    found = own_sentences(language)
    random_.shuffle(found)
    return [replace(one, corpus="own sentences") for one in windows(found, language, random_)]


def _sentence(rows: list[list[str]], document: str) -> Sentence:
    text = ""
    places: dict[int, tuple[int, int, int]] = {}
    for index, row in enumerate(rows):
        first, _, last = row[0].partition("-")
        if "." in first or int(first) in places:
            continue
        start, text = len(text), text + row[1]
        if last:
            parts = [r for r in rows[index + 1 :] if "-" not in r[0] and int(first) <= int(r[0]) <= int(last)]
            places |= _parts(row[1], parts, start, index)
        else:
            places[int(first)] = (start, len(text), index)
        if "SpaceAfter=No" not in row[9]:
            text += " "
    tokens = [_token(row, *places[int(row[0])]) for row in rows if row[0].isdigit()]
    return Sentence(text.rstrip(), document, tuple(tokens))


def _parts(form: str, parts: list[list[str]], start: int, whole: int) -> dict[int, tuple[int, int, int]]:
    """Places of the parts of a contraction.

    Their own where their forms fill it, else that of the whole for all.
    """
    forms = [row[1] for row in parts]
    stem = stem_of(forms, [row[3] for row in parts])
    before, behind = "".join(forms[:stem]), "".join(forms[stem + 1 :])
    rest = len(form) - len(before) - len(behind)
    if (
        rest < 1
        or not form.startswith(before)
        or not form.endswith(behind)
        or (rest != len(forms[stem]) and not behind + before)
    ):
        return {int(row[0]): (start, start + len(form), whole) for row in parts}
    if rest != len(forms[stem]) and parts[0][3] != "CCONJ" and form.isascii():
        return {int(row[0]): (start, start + len(form), whole) for row in parts}
    lengths = [rest if i == stem else len(f) for i, f in enumerate(forms)]
    places, at = {}, start
    for row, length in zip(parts, lengths, strict=True):
        places[int(row[0])] = (at, at + length, whole)
        at += length
    return places


def _token(row: list[str], start: int, end: int, whole: int) -> Token:
    feats = tuple(tuple(pair.split("=", 1)) for pair in row[5].split("|") if "=" in pair)
    return Token(start, end, row[2], row[3], feats, int(row[6]) - 1, row[7], whole)  # type: ignore[arg-type]


def windows(
    found: list[Sentence], language: str, random_: random.Random, longest: int = LONGEST
) -> list[Passage]:
    """Runs of sentences that stand together in one document."""
    made: list[Passage] = []
    run: list[Sentence] = []
    for sentence in found:
        length = sum(len(s.tokens) for s in run)
        if run and (sentence.document != run[-1].document or length + len(sentence.tokens) > longest):
            made.append(_join(run, language, random_))
            run = []
        if len(sentence.tokens) <= SKIPPED:
            run.append(sentence)
    if run:
        made.append(_join(run, language, random_))
    return made


def _corpus(document: str, language: str) -> str:
    """PADT names its documents in capitals, the other treebank of Arabic does not."""
    return "PADT" if language == "ar" and document[:1].isupper() else f"trees {language}"


def _join(run: list[Sentence], language: str, random_: random.Random) -> Passage:
    text, tokens, places = "", [], list[Pair]()
    for sentence in run:
        if text:
            text += "\n" if random_.random() < 0.2 else " "
        offset, count, group = len(text), len(tokens), len(places) * 1000
        tokens += [
            replace(
                t,
                start=t.start + offset,
                end=t.end + offset,
                head=t.head + count if t.head >= 0 else -1,
                whole=t.whole + group,
            )
            for t in sentence.tokens
        ]
        places.append((offset, offset + len(sentence.text)))
        text += sentence.text
    return Passage(
        text,
        language,
        tokens=tuple(tokens),
        sentences=tuple(places),
        corpus=_corpus(run[0].document, language),
    )
