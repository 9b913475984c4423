"""IndiaPoliceEvents (Halterman et al. 2021): reports of 2002 in which police kill or arrest somebody.

Gold labels sentences; a report has a label if one of its sentences has.  temoin has KILL if a happening
that kills has police as its perpetrator, ARREST if somebody is arrested.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evaluation.corpora import half_of, records, sample
from evaluation.measures import Counts, f1_score, percent, total
from evaluation.record import Part, Score, Table
from evaluation.seen import annotations
from temoin.records import Annotations

LABELS = ("KILL", "ARREST")
_SIZES = {"sample": 10, "tune": 30, "report": 50}
_POLICE = ("police", "cop", "constable", "jawan", "rpf", "crpf", "force")


@dataclass(frozen=True)
class Judged:
    """A report, its labels in gold, and those that temoin gives."""

    id: str
    gold: frozenset[str]
    given: frozenset[str]


def judge(part: Part) -> list[Judged]:
    """A sample: half of it reports with one of the labels, so that there is something to find."""
    half = "report" if part == "report" else "tune"
    some = [r for r in records("events/india-police-events.jsonl.xz") if half_of(str(r["id"])) == half]
    with_label = sample([r for r in some if _gold(r)], _SIZES[part] // 2)
    without = sample([r for r in some if not _gold(r)], _SIZES[part] - len(with_label))
    judged = []
    for record in with_label + without:
        text = " ".join(words for words, _ in record["sentences"])
        judged.append(Judged(f"india/{record['id']}", _gold(record), _labels(annotations(text, "en"), text)))
    return judged


def _gold(record: dict) -> frozenset[str]:  # type: ignore[type-arg]
    return frozenset(label for _, labels in record["sentences"] for label in labels if label in LABELS)


def _labels(found: Annotations, text: str) -> frozenset[str]:
    labels = set()
    for happening in found.happenings:
        names = {role.role for role in happening.roles}
        doers = " ".join(text[r.start : r.end].lower() for r in happening.roles if r.role == "perpetrator")
        if happening.mode == "arrest" or "arrested" in names:
            labels.add("ARREST")
        if names & {"killed"} and any(word in doers for word in _POLICE):
            labels.add("KILL")
    return frozenset(labels)


def _counts(one: Judged, label: str) -> Counts:
    return Counts(label in one.gold & one.given, label in one.given, label in one.gold)


def table(judged: Sequence[Judged]) -> Table:
    """Precision, recall, F1 by label."""
    rows = []
    for label in LABELS:
        c = total([_counts(one, label) for one in judged])
        rows.append((label, int(c.wanted), *map(percent, (c.precision, c.recall, c.f1))))
    note = f"temoin on {len(judged)} reports, half of them drawn from those with a label; report level."
    return Table(
        "IndiaPoliceEvents: what police did", ("label", "reports", "P", "R", "F1"), tuple(rows), note
    )


def scores(judged: Sequence[Judged]) -> list[Score]:
    return [f1_score(f"acts/india-{label}", [_counts(one, label) for one in judged]) for label in LABELS]


def errors(judged: Sequence[Judged]) -> Iterator[tuple[str, str]]:
    for one in judged:
        yield from ((f"india: {label} missed", one.id) for label in sorted(one.gold - one.given))
        yield from ((f"india: {label} where gold has none", one.id) for label in sorted(one.given - one.gold))
