"""Transliteration: for a word in Arabic script, its Latin spelling among ten.

Aligned words of Merhav and Ash (2018) and of Google that both lists have; nine other spellings of
the same list that begin with the same letter or, failing that, are drawn; share ranked first.
"""

from __future__ import annotations

import lzma
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evaluation.corpora import half_of, sample
from evaluation.measures import Counts, percent, recall_score, total
from evaluation.names.likeness import Likeness, likenesses
from evaluation.record import Part, Score, Table, largest
from evaluation.shared import shared

_SEED = 13
_OTHERS = 9
_WORDS = {"sample": 100, "tune": 500, "report": 500}
_MIN_LETTERS = 4


@dataclass(frozen=True)
class Ranked:
    """A system and, for each word, whether a right spelling came first."""

    name: str
    right: dict[str, bool]


def rank(part: Part, *, peers: bool) -> list[Ranked]:
    """Every system on the words of a part."""
    questions = list(_questions(part))
    who = {name: like for name, like in likenesses(peers=peers).items() if "logic" not in name}
    return [
        Ranked(name, {word: _first(like, word, latin, right) for word, latin, right in questions})
        for name, like in who.items()
    ]


def _first(like: Likeness, word: str, latin: Sequence[str], right: str) -> bool:
    likes = {spelling: like(word, spelling) for spelling in latin}
    return all(likes[right] > likes[other] for other in latin if other != right)


def _questions(part: Part) -> Iterator[tuple[str, list[str], str]]:
    spellings: dict[str, set[str]] = defaultdict(set)
    both: dict[str, str] = {}
    path = shared() / "data" / "names" / "translit_tokens.tsv.xz"
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        next(lines)
        for line in lines:
            arabic, latin, source, _ = line.rstrip("\n").split("\t")
            spellings[arabic].add(latin)
            if source == "both" and min(len(arabic), len(latin)) >= _MIN_LETTERS and latin.isalpha():
                both.setdefault(arabic, latin)
    by_letter: dict[str, list[str]] = defaultdict(list)
    for latin in sorted(set(both.values())):
        by_letter[latin[0]].append(latin)
    half = "report" if part == "report" else "tune"
    draw = random.Random(_SEED)
    for arabic in sample(sorted(a for a in both if half_of(a) == half), _WORDS[part]):
        right = both[arabic]
        others = [latin for latin in by_letter[right[0]] if latin not in spellings[arabic]]
        if len(others) >= _OTHERS:
            yield arabic, [right, *draw.sample(others, _OTHERS)], right


def table(ranked: Sequence[Ranked]) -> Table:
    """Share ranked first."""
    rows = tuple((one.name, len(one.right), percent(total(_counts(one)).recall)) for one in ranked)
    note = "One right and nine other Latin spellings with the same first letter for a word in Arabic script."
    columns = ("system", "words", "right first")
    return Table("Arabic words among Latin spellings", columns, rows, note, largest(_errors(ranked)))


def _counts(one: Ranked) -> list[Counts]:
    return [Counts(ok, 1, 1) for ok in one.right.values()]


def scores(ranked: Sequence[Ranked]) -> list[Score]:
    return [recall_score("names/arabic-latin-words", _counts(ranked[0]))]


def right(ranked: Sequence[Ranked]) -> dict[str, bool]:
    return {f"translit/{word}": ok for word, ok in ranked[0].right.items()}


def _errors(ranked: Sequence[Ranked]) -> Iterator[tuple[str, str]]:
    for number, ok in enumerate(ranked[0].right.values()):
        if not ok:
            yield "another Latin spelling preferred", f"word {number}"
