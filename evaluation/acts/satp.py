"""Incident reports of the South Asia Terrorism Portal: armed assault, bombing, abduction, from a whole reading.

Labels of ConfliBERT (Hu et al. 2022), their names guessed from the texts (data/events/README.md); the fourth,
property or killing, is left out as too unsure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evaluation.corpora import half_of, records, sample
from evaluation.measures import Counts, f1_score, percent, total
from evaluation.record import Part, Score, Table
from evaluation.seen import annotations
from temoin.records import Annotations

LABELS = ("armed assault", "bombing", "abduction")
_SIZES = {"sample": 20, "tune": 80, "report": 120}
_BOMBS = ("bomb", "car-bomb", "suicide-bomb", "mine")
_REAL = ("asserted", "hearsay")


@dataclass(frozen=True)
class Judged:
    """A report, its labels in gold, and those that temoin gives."""

    id: str
    gold: frozenset[str]
    given: frozenset[str]


def judge(part: Part) -> list[Judged]:
    """A sample of the reports."""
    half = "report" if part == "report" else "tune"
    numbered = [(f"satp/{at}", r) for at, r in enumerate(records("events/satp.jsonl.xz"))]
    some = sample([one for one in numbered if half_of(one[0]) == half], _SIZES[part])
    return [
        Judged(
            id_,
            frozenset(name for name, flag in zip(LABELS, record["labels"], strict=False) if flag),
            _labels(annotations(record["text"], "en")),
        )
        for id_, record in some
    ]


def _labels(found: Annotations) -> frozenset[str]:
    labels = set()
    for happening in found.happenings:
        if happening.plover not in ("ASSAULT", "CRIME") or happening.status not in _REAL:
            continue
        taken = any(role.role == "abducted" for role in happening.roles)
        if happening.mode == "abduction" or taken:
            labels.add("abduction")
        elif happening.mode in _BOMBS:
            labels.add("bombing")
        else:
            labels.add("armed assault")
    return frozenset(labels)


def _counts(one: Judged, label: str) -> Counts:
    return Counts(label in one.gold & one.given, label in one.given, label in one.gold)


def table(judged: Sequence[Judged]) -> Table:
    """Precision, recall, F1 by label."""
    rows = []
    for label in LABELS:
        c = total([_counts(one, label) for one in judged])
        rows.append((label, int(c.wanted), *map(percent, (c.precision, c.recall, c.f1))))
    note = f"temoin on {len(judged)} reports; a report has a label if an asserted happening has its mode."
    return Table("satp: kinds of attack", ("label", "reports", "P", "R", "F1"), tuple(rows), note)


def scores(judged: Sequence[Judged]) -> list[Score]:
    return [f1_score(f"acts/satp-{label}", [_counts(one, label) for one in judged]) for label in LABELS]


def right(judged: Sequence[Judged]) -> dict[str, bool]:
    return {f"{one.id}/{label}": label in one.given for one in judged for label in sorted(one.gold)}


def errors(judged: Sequence[Judged]) -> Iterator[tuple[str, str]]:
    for one in judged:
        yield from ((f"satp: {label} missed", one.id) for label in sorted(one.gold - one.given))
        yield from ((f"satp: {label} where gold has none", one.id) for label in sorted(one.given - one.gold))
