"""What words of a fill tell of its set fills, learned from the keys of the dev part.

A table of counts, `vocabulary.tsv` (made by `python -m evaluation.muc4.learn_vocabulary`), read as a
naive Bayes classifier: which kind of target, building, person or instrument a noun phrase is.
"""

from __future__ import annotations

import csv
import math
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path

from evaluation.muc4.guidelines import bare

TABLE = Path(__file__).with_name("vocabulary.tsv")
_SMOOTHING = 0.3


def classify(group: str, words: str) -> tuple[str, float]:
    """The label of most probability in a group of labels, and that probability."""
    labels, counts = _tables()[group]
    total = labels.total()
    logs = {
        label: math.log(number / total)
        + sum(
            math.log((counts[word][label] + _SMOOTHING) / (number + _SMOOTHING * len(counts)))
            for word in set(stems(words))
            if word in counts
        )
        for label, number in labels.items()
    }
    best = max(logs, key=lambda label: logs[label])
    return best, 1 / sum(math.exp(value - logs[best]) for value in logs.values())


def knows(group: str, words: str) -> bool:
    """Whether the table holds the head (last word) of a phrase."""
    found = stems(words)
    return bool(found) and found[-1] in _tables()[group][1]


def stems(words: str) -> list[str]:
    """Words in capitals without the endings of a plural; the head is the last before "of"."""
    return [_stem(word) for word in bare(words)]


def _stem(word: str) -> str:
    if word.endswith("MEN"):
        return word[:-2] + "AN"
    if word.endswith("IES") and len(word) > 4:
        return word[:-3] + "Y"
    return (
        word[:-1] if word.endswith("S") and not word.endswith(("SS", "US", "IS")) and len(word) > 3 else word
    )


@cache
def _tables() -> dict[str, tuple[Counter[str], dict[str, Counter[str]]]]:
    """Group -> how often each label, and each word under each label; a row without word counts the label."""
    tables: dict[str, tuple[Counter[str], dict[str, Counter[str]]]] = {}
    with TABLE.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            labels, counts = tables.setdefault(row["group"], (Counter(), defaultdict(Counter)))
            if row["word"]:
                counts[row["word"]][row["label"]] += int(row["count"])
            else:
                labels[row["label"]] += int(row["count"])
    return {group: (labels, dict(counts)) for group, (labels, counts) in tables.items()}
