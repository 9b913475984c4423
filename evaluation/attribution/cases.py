"""The corpora of attribution as texts with gold.

PolNeAR (Newell et al. 2018), GUM's eRST relations (Zeldes et al. 2025), German Wikinews (Petersen-Frey and Biemann
2024), the annotated reports that nothing was trained on.  ANNODIS (Afantenos et al. 2012) gives relations between
units: `annodis.py`.

GUM's frames hold source and cue together.  Its relations stand between clauses, so that an answer whose content has
no finite verb cannot be one and is left out, for every system; a clause has its opening "that" there, which the other
corpora leave out: it is cut.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from evaluation.attribution.score import LAYERS, Said
from evaluation.corpora import records, sample
from evaluation.record import Part
from evaluation.shared import program

_SIZES = {"sample": (6, 4, 10, 5), "tune": (40, 9, 40, 100), "report": (84, 18, 60, 100)}
_THAT = re.compile(r"that\s", re.IGNORECASE)
_GERMAN = {"Direct": "direct", "Indirect": "indirect"}


@dataclass(frozen=True)
class Case:
    """A text, its language, who says what in it, and the layers that gold marks exactly."""

    id: str
    corpus: str
    language: str
    text: str
    gold: tuple[Said, ...]
    layers: tuple[str, ...] = LAYERS
    clauses: bool = False  # whether gold marks as content clauses alone


def cases(part: Part) -> Iterator[Case]:
    """All texts of a part, corpus by corpus."""
    polnear, gum, german, annotated = _SIZES[part]
    split = "test" if part == "report" else "dev"
    for record in sample(records(f"attribution/polnear/{split}.jsonl.xz"), polnear):
        gold = tuple(map(_plain, record["annotations"][0]["attributions"]))
        yield Case(record["id"], f"PolNeAR {split}", "en", record["text"], gold)
    for record in sample(records(f"attribution/gum/{split}.jsonl.xz"), gum):
        gold = tuple(_framed(one, record["text"]) for one in record["attributions"])
        yield Case(record["id"], f"GUM {split}", "en", record["text"], gold, ("content",), clauses=True)
    for language in ("fr", "en", "es", "ar"):
        for record, text in sample(held_out(language), annotated):
            gold = tuple(map(_plain, record["attributions"]))
            yield Case(record["id"], f"annotated {language}", language, text, gold)
    for record in sample(records(f"attribution/wikinews_de/{split}.jsonl.xz"), german):
        gold = tuple(map(_german, record["attributions"]))
        yield Case(f"wikinews_de/{record['id']}", f"Wikinews de {split}", "de", record["text"], gold)


@functools.cache
def held_out(language: str) -> list[tuple[dict[str, Any], str]]:
    """The annotated reports that nothing was trained on: every fourth."""
    return list(program("data/annotated/load.py").load(language))[::4]


def _plain(one: dict[str, Any]) -> Said:
    kind = one.get("type") or one.get("kind") or ""
    return Said(_pairs(one["source"]), _pairs(one["cue"]), _pairs(one["content"]), kind)


def _framed(one: dict[str, Any], text: str) -> Said:
    frame, (first, *others) = _pairs(one["frame"]), _pairs(one["content"])
    opening = _THAT.match(text, *first)
    content = ((opening.end() if opening else first[0], first[1]), *others)
    quoted = "direct" if "quotation_marks" in one["signals"] else "indirect"
    return Said(frame, frame, content, quoted)


def _german(one: dict[str, Any]) -> Said:
    kind = _GERMAN.get(one["type"], "free or reported")
    return Said(_pairs(one["source"]), _pairs(one["cue"]), _pairs(one["content"]), kind)


def _pairs(spans: list[list[int]]) -> tuple[tuple[int, int], ...]:
    return tuple((start, end) for start, end in spans)
