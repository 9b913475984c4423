"""How well words, sentences, tags, lemmas and trees are read from raw text.

On the treebanks, on the project's own sentences, and on news that noise was laid over.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from temoin.annotations.reader import Reader
from temoin.records import Annotations
from training.labels import FEATURES
from training.noise import MARKS, broken_marks, capitals, without_accents, without_hamza
from training.passages import Pair, Passage, paragraphs
from training.settings import LANGUAGES
from training.treebanks import own_sentences, sentences, windows
from training.units import units

Scores = dict[str, float]
Table = dict[str, Scores]
Read = Callable[[Passage], Annotations]

WINDOW = 150  # words
SAMPLE = 150  # sentences of a row of noise
NEWS = {"fr": "fr_test_pudnews", "en": "en_test_pudnews", "es": "es_test_pudnews", "ar": "ar_test_padt"}
NOISES = {
    "fr": {"capitals": capitals, "no accents": without_accents, "broken marks": broken_marks},
    "en": {"capitals": capitals, "broken marks": broken_marks},
    "es": {"capitals": capitals, "no accents": without_accents, "broken marks": broken_marks},
    "ar": {"no hamza": without_hamza, "broken marks": broken_marks},
}
PASSIVE = "nsubj:pass"


def reads(reader: Reader) -> Read:
    """The model as a function of a passage."""
    return lambda passage: reader.read(passage.text, paragraphs(passage.text), language=passage.language)


def f1(hit: int, gold: int, got: int) -> float:
    return round(200 * hit / (gold + got), 1) if gold + got else 0.0


def trees(read: Read, folder: Path, part: str) -> Table:
    """Every treebank of a part ("dev", "test_*"), in windows of whole sentences."""
    files = sorted(folder.glob(f"*_{part}.conllu.xz"))
    return {file.name.split(".")[0]: scores(read, _news(file)) for file in files}


def own(read: Read) -> Table:
    """The third of the project's own sentences that is for testing, each sentence a text."""
    return {f"own {iso}": scores(read, own_passages(iso)) for iso in LANGUAGES}


def own_passages(language: str) -> Iterator[Passage]:
    for sentence in own_sentences(language, test=True):
        yield from windows([sentence], language, random.Random(1))


def news(folder: Path, language: str) -> list[Passage]:
    """The news part of a language: PUD, for Arabic PADT."""
    return _news(folder / f"{NEWS[language]}.conllu.xz")


def development(folder: Path, language: str) -> list[Passage]:
    """The part of a language that is for choosing."""
    return _news(folder / f"{language}_dev.conllu.xz")


def _news(file: Path) -> list[Passage]:
    return windows(list(sentences(file)), file.name[:2], random.Random(1), WINDOW)


def scores(read: Read, passages: Iterator[Passage] | list[Passage]) -> Scores:
    """F1 from raw text; punctuation is not counted in UAS and LAS.

    ``las types`` has relations without subtypes, as the shared task of CoNLL 2018 counts; ``passive`` is
    right where a passive subject, its head and its label are.
    """
    tally: Counter[str] = Counter()
    for passage in passages:
        add(tally, passage, read(passage))
    return {
        name: f1(tally[name], tally[f"gold {of}"], tally[f"got {of}"])
        for name, of in (
            ("words", "words"),
            ("sentences", "sentences"),
            ("upos", "words"),
            ("lemma", "words"),
            ("feats", "words"),
            ("uas", "counted"),
            ("las", "counted"),
            ("las types", "counted"),
            ("passive", "passive"),
        )
    }


def add(tally: Counter[str], passage: Passage, found: Annotations) -> None:
    """Count one passage: a word is found where both ends are."""
    words, made = units(passage)
    places = unit_places(words, made.by_word(len(words)))
    gold = dict(zip(places, made.units, strict=True))
    got = {(w.start, w.end): w for w in found.words}
    ends, found_ends = {end for _, end in passage.sentences or ()}, {s.end for s in found.sentences}
    tally.update({"gold words": len(gold), "got words": len(got), "words": len(gold.keys() & got.keys())})
    tally.update({"gold sentences": len(ends), "got sentences": len(found.sentences)})
    tally["sentences"] += len(ends & found_ends)
    for w in got.values():
        tally["got counted"] += w.upos != "PUNCT"
        tally["got passive"] += w.relation == PASSIVE
    for place, unit in gold.items():
        counted = unit.upos != "PUNCT"
        tally["gold counted"] += counted
        tally["gold passive"] += unit.relation == PASSIVE
        word = got.get(place)
        if word is None:
            continue
        tally["upos"] += word.upos == unit.upos
        tally["lemma"] += word.lemma == unit.lemma
        tally["feats"] += _kept(word.feats) == _kept(unit.feats)
        head = (found.words[word.head].start, found.words[word.head].end) if word.head >= 0 else None
        hung = head == (places[unit.head] if unit.head >= 0 else None)
        same = hung and word.relation == unit.relation
        tally["uas"] += counted and hung
        tally["las"] += counted and same
        tally["las types"] += counted and hung and _type(word.relation) == _type(unit.relation)
        tally["passive"] += same and unit.relation == PASSIVE


def _kept(feats: tuple[tuple[str, str], ...]) -> dict[str, str]:
    return {name: value for name, value in feats if name in FEATURES}


def _type(relation: str) -> str:
    return relation.partition(":")[0]


def unit_places(words: list[Pair], groups: list[list[Any]]) -> list[Pair]:
    places = []
    for (start, end), group in zip(words, groups, strict=True):
        at = start
        for unit in group:
            stop = end if unit is group[-1] else at + len(unit.form)
            places.append((at, stop))
            at = stop
    return places


# ---------------------------------------------------------------- noise


def noise(read: Read, folder: Path) -> Table:
    """A sample of the news part under each noise, beside the same sentences as they stand.

    Broken marks are laid over passages that have quotation marks. No noise moves a character, so gold
    stays where it is.
    """
    table = {}
    for iso in LANGUAGES:
        for name, change in NOISES[iso].items():
            chosen = sample(news(folder, iso), marks=name == "broken marks")
            table[f"{iso} {name}"] = _beside(read, chosen, spoilt(chosen, change))
    return table


def sample(found: list[Passage], marks: bool = False) -> list[Passage]:
    """Passages of SAMPLE sentences in all, or a few more; the same in every run."""
    quoting = set(MARKS) - set("'’")
    fit = [one for one in found if not marks or quoting & set(one.text)]
    random.Random(1).shuffle(fit)
    chosen, count = [], 0
    for passage in fit:
        if count >= SAMPLE:
            break
        chosen.append(passage)
        count += len(passage.sentences or ())
    return chosen


def spoilt(passages: list[Passage], change: Callable[[str, random.Random], str]) -> list[Passage]:
    random_ = random.Random(1)
    return [replace(one, text=change(one.text, random_)) for one in passages]


def _beside(read: Read, clean: list[Passage], noisy: list[Passage]) -> Scores:
    before, after = scores(read, clean), scores(read, noisy)
    return {
        "sentences": sum(len(one.sentences or ()) for one in clean),
        "las clean": before["las"],
        "las": after["las"],
        "lost": round(before["las"] - after["las"], 1),
        "words": after["words"],
        "upos": after["upos"],
        "lemma clean": before["lemma"],
        "lemma": after["lemma"],
    }
