"""Text in capitals -> the same text with the letters that its writer would have written small.

Each word becomes small, capitalised or stays in capitals, left to right, by a perceptron over
its neighbours (Collins 2002; the task is Lita et al. 2003, tRuEcasIng).  What it knows is one
table, `truecase.tsv.xz`, learned by `evaluation.muc4.learn_truecase` from ordinary news: how
each word is mostly written, and the weights.  Length and places of characters never change.
"""

from __future__ import annotations

import lzma
import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path

TABLE = Path(__file__).with_name("truecase.tsv.xz")
CASES = ("small", "title", "capitals")
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
UNKNOWN = "?"
# What stands between two words and ends a sentence, or opens one.
_NEW_SENTENCE = re.compile(r"[.!?][\"”')\]]*\s|\n\s*\n|--|\[|:\s*[\"“]")
_ABBREVIATION = re.compile(
    r"\b(?:[A-Z]|DR|MR|MRS|MS|ST|GEN|COL|LT|CAPT|SGT|MAJ|REV|MSGR|GOV|SEN|NO|VS)$", re.IGNORECASE
)
# Habits ("how a word is mostly written") that leave room for a second opinion.
UNSURE = frozenset("1234")


def truecase(text: str) -> str:
    """The text with its case restored; a text of one case only is what this is for."""
    letters = list(text)
    for start, word, case, opens in cases(text):
        letters[start : start + len(word)] = _written(word, "title" if opens and case == "small" else case)
    return "".join(letters)


def cases(text: str) -> Iterator[tuple[int, str, str, bool]]:
    """Place, word, case, and whether it opens a sentence, for each word, by the packaged table."""
    return decide(text, *_table())


def case_of(word: str) -> str:
    """How a word is written; one letter in capitals is capitalised."""
    if word[0].islower():
        return CASES[0]
    return CASES[2] if len(word) > 1 and word.isupper() else CASES[1]


def decide(
    text: str, habits: Mapping[str, str], weights: Mapping[str, tuple[float, ...]]
) -> Iterator[tuple[int, str, str, bool]]:
    """Place, word, case, and whether it opens a sentence, for each word."""
    before = "small"
    for start, word, features, opens in described(text, habits):
        totals = [0.0, 0.0, 0.0]
        for feature in (*features, *(f"{feature}|{before}" for feature in features[:4])):
            for n, weight in enumerate(weights.get(feature, ())):
                totals[n] += weight
        case = CASES[totals.index(max(totals))]
        if len(word) == 1 and text[start + 1 : start + 2] == ".":
            case = "title"  # an initial
        yield start, word, case, opens
        before = case


def described(text: str, habits: Mapping[str, str]) -> Iterator[tuple[int, str, list[str], bool]]:
    """Place, word, features and whether a sentence opens; the first four features go with the case before, too."""
    matches = list(WORD.finditer(text))
    small = [match.group().lower() for match in matches]
    habit = [habits.get(word, UNKNOWN) for word in small]
    gaps = [_gap(text[one.end() : two.start()]) for one, two in pairwise(matches)]
    for n, match in enumerate(matches):
        word, h = small[n], habit[n]
        left, right = (gaps[n - 1] if n else "^"), (gaps[n] if n < len(gaps) else "$")
        last, after = (habit[n - 1] if n else "^"), (habit[n + 1] if n < len(gaps) else "$")
        features = [
            f"h{left}{h}",
            f"n{left}{h}{right}{after}",
            f"w{word}",
            f"l{last}{left}{h}",
            f"b{h}{right}{after}",
        ]
        if h in UNSURE:
            features += [
                f"p{small[n - 1] if n else '^'} {word}",
                f"s{word} {small[n + 1] if n < len(gaps) else '$'}",
            ]
            features += [f"e{left}{h}{right}{after}{habit[n + 2] if n + 1 < len(gaps) else '$'}"]
        if h == UNKNOWN:
            features += [f"x{word[-3:]}", f"v{bool(re.search('[aeiouy]', word))}{min(len(word), 6)}"]
        opens = n == 0 or (left == "." and not _ABBREVIATION.search(text, 0, matches[n - 1].end()))
        yield match.start(), match.group(), features, opens


def _gap(between: str) -> str:
    """What parts two words: nothing but blanks, a hyphen, a bracket, a full stop, other marks."""
    if between.isspace() and "\n\n" not in between:
        return "_"
    if between.startswith("-") and len(between) == 1:
        return "-"
    if _NEW_SENTENCE.search(between):
        return "."
    return "(" if between.endswith(("(", "[")) else ")" if between.startswith((")", "]")) else ","


def _written(word: str, case: str) -> str:
    return {"small": word.lower(), "title": word[0].upper() + word[1:].lower(), "capitals": word.upper()}[
        case
    ]


@cache
def _table() -> tuple[dict[str, str], dict[str, tuple[float, ...]]]:
    """The habits of words and the weights of features."""
    habits: dict[str, str] = {}
    weights: dict[str, tuple[float, ...]] = {}
    with lzma.open(TABLE, "rt", encoding="utf-8") as lines:
        for line in lines:
            key, *values = line.rstrip("\n").split("\t")
            if len(values) == 1:
                habits[key] = values[0]
            else:
                weights[key] = tuple(int(value) / 10 for value in values)
    return habits, weights
