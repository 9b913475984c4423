"""Names as one chain of tags over a sentence: what the model says of a word, weighed with what stands around it.

The model tags each word for itself, so that a name falls apart at its "de" or ends before its adjective.  Here each
tag of a word is weighed by the model's scores for it, for the words beside it and for the same word elsewhere in the
text, by how these words are used in and around names (`lang/<iso>/name_words.tsv`: does a name hold its head noun,
as in "aeropuerto El Dorado", or begin behind it?), and by tables; the best chain of tags is taken.  The weights
(`acts/names.tsv`) are a linear-chain conditional random field (Lafferty, McCallum and Pereira 2001), learned on
annotated reports that the model had not seen, by `training/naming.py`.
"""

from __future__ import annotations

import functools
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from temoin.annotations.decode import find_chain, spans_of
from temoin.annotations.network import Floats, softmax
from temoin.annotations.spans import Span, chance_of
from temoin.records import Pair
from temoin.resources.load import Resources
from temoin.resources.match import Phrases, phrase_table
from temoin.resources.schema import NAME_TAGS as TAGS

PLACES = ("own", "next", "last")  # a word's tag, that of the word behind it, that of the word before it
LEAST = -7.0  # log-probability: what is less likely counts as so unlikely
SEEN = 2  # occurrences from which a word's use counts
BLOCKS = ("model", "before", "behind", "elsewhere", *PLACES)  # signals of words, each for every tag
TABLES = {  # table of a language → its column of words
    "countries": ("names", "demonyms"),
    "landmarks": ("words",),
    "months": ("words",),
    "offices": ("words",),
    "titles": ("words",),
    "weapons": ("words",),
    "weekdays": ("words",),
}
ACTORS = ("armed", "organizations", "outlets")
_PARTS = ("begins", "goes on", "ended")  # where a word stands to a phrase of a table
TOLD = (*(f"{column} of {table}" for table, columns in TABLES.items() for column in columns), *ACTORS)
SIGNALS = (
    "always",
    *(f"{block} {tag}" for block in BLOCKS for tag in TAGS),
    *(f"{name} {part}" for name in TOLD for part in _PARTS),
)
_COLUMN = {name: at for at, name in enumerate(SIGNALS)}

Uses = Mapping[str, Floats]  # word → counts of tags (places, tags)


@dataclass(frozen=True)
class Shown:
    """A text as its names are found in it.

    ``words`` are places in ``text``; ``stems`` the words folded, without particles before them; ``ends`` marks the
    last words of sentences; ``scores`` (words, tags) are the model's.
    """

    text: str
    words: Sequence[Pair]
    stems: Sequence[str]
    ends: NDArray[np.bool_]
    scores: Floats
    language: str | None


def chained_spans(shown: Shown) -> list[Span]:
    """Names of a text, by the packaged weights."""
    weights, steps = packaged()
    worth = signals(shown, uses(shown.language)) @ weights
    tags = find_chain(worth, steps, shown.ends)
    return [
        Span(first, end, label, chance_of(worth[first:end], tags[first:end]))
        for first, end, label in spans_of(tags)
    ]


def signals(shown: Shown, known: Uses) -> Floats:
    """What speaks for the tags of each word: (words, signals), in the order of `SIGNALS`."""
    shares = softmax(shown.scores)
    used = _used(shown.stems, known)
    none = np.zeros((1, len(TAGS)), dtype=np.float32)
    blocks = [
        np.log(np.maximum(shares, np.exp(LEAST))),
        np.vstack([none, shares[:-1]]),
        np.vstack([shares[1:], none]),
        _elsewhere(shares, shown.stems),
        used[:, 0],
        np.vstack([none, used[:-1, 1]]),
        np.vstack([used[1:, 2], none]),
    ]
    found = np.zeros((len(shares), len(SIGNALS)), dtype=np.float32)
    found[:, 0] = 1.0
    found[:, 1 : 1 + len(BLOCKS) * len(TAGS)] = np.hstack(blocks)
    for at, name in _told(shown):
        found[at, _COLUMN[name]] = 1.0
    return found


def _elsewhere(shares: Floats, stems: Sequence[str]) -> Floats:
    """The mean shares of the other occurrences of each word; zero where there are none, and for marks."""
    places: dict[str, list[int]] = defaultdict(list)
    for at, stem in enumerate(stems):
        if any(letter.isalnum() for letter in stem):
            places[stem].append(at)
    found = np.zeros_like(shares)
    for rows in places.values():
        if len(rows) > 1:
            found[rows] = (shares[rows].sum(0) - shares[rows]) / (len(rows) - 1)
    return found


def _used(stems: Sequence[str], known: Uses) -> Floats:
    """How each word is used, as shares of tags in the three places; zero where it was hardly seen."""
    found = np.zeros((len(stems), len(PLACES), len(TAGS)), dtype=np.float32)
    for at, stem in enumerate(stems):
        if stem in known:
            counts = known[stem]
            times = counts.sum(-1, keepdims=True)
            found[at] = np.where(times >= SEEN, counts / (times + 1), 0.0)
    return found


def _told(shown: Shown) -> Iterator[tuple[int, str]]:
    """Words in phrases of the tables, and the words behind them, each with its signal."""
    starts, ends = [start for start, _ in shown.words], [end for _, end in shown.words]
    for name, phrases in _phrases(shown.language).items():
        for start, end, _ in phrases.find(shown.text, *_reach(shown.words)):
            first = at = bisect_right(ends, start)
            while at < len(starts) and starts[at] < end:
                yield at, f"{name} {_PARTS[at > first]}"
                at += 1
            if at < len(starts):
                yield at, f"{name} {_PARTS[2]}"


def _reach(words: Sequence[Pair]) -> Pair:
    return words[0][0], words[-1][1]


@functools.cache
def _phrases(language: str | None) -> dict[str, Phrases[Any]]:
    resources = Resources()
    of_language = {
        f"{column} of {table}": phrase_table(resources, table, language, column)
        for table, columns in TABLES.items()
        for column in columns
    }
    return of_language | {table: Phrases(_named(resources, table)) for table in ACTORS}


def _named(resources: Resources, table: str) -> Iterator[tuple[str, bool]]:
    return ((name, True) for row in resources.table(table, "actors") for name in row["names"].split("|"))


@functools.cache
def packaged() -> tuple[Floats, Floats]:
    """Weights (signals, tags) and (tags, tags) from tag to tag, as learned: they belong to the packaged model."""
    rows = {
        row["signal"]: np.array([float(row[tag]) for tag in TAGS], dtype=np.float32)
        for row in Resources().table("names", "acts")
    }
    return np.stack([rows[name] for name in SIGNALS]), np.stack([rows[f"from {tag}"] for tag in TAGS])


@functools.cache
def uses(language: str | None) -> dict[str, Floats]:
    """How the words of a language are used in its annotated reports."""
    number = {tag: at for at, tag in enumerate(TAGS)}
    found = {}
    for row in Resources().words("name_words", language):
        counts = np.zeros((len(PLACES), len(TAGS)), dtype=np.float32)
        for at, place in enumerate(PLACES):
            for cell in filter(None, row[place].split("|")):
                tag, times = cell.split()
                counts[at, number[tag]] = float(times)
        found[row["word"]] = counts
    return found
