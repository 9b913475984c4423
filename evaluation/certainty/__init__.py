"""Task certainty: has it happened, has it not, or is it open, as the text puts it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evaluation.certainty import negation
from evaluation.certainty.cases import DENIED, HAPPENED, OPEN, Case, cases
from evaluation.certainty.systems import all_happened, temoin, window
from evaluation.measures import Counts, bootstrap, percent
from evaluation.record import Part, Result, Score, Table, largest

_COLUMNS = ("corpus", "system", "texts", "events", "right", "happened F1", "denied F1", "open F1", "mean F1")
_NOTE = (
    "Classes of the words of gold: happened, denied, open (planned, feared, possible, hearsay, questioned). UDS asks"
    " only whether it happened: its column denied is all that did not. mean F1: over the classes of the corpus, since"
    " most events happened. temoin answers as its claims would (polarity, certainty and stage of claims/assertion.py)."
    " CommitmentBank asks what the author is committed to; temoin keeps what somebody else says as that speaker's."
    " Of the held-out annotated reports half were looked at while tuning."
)
Pairs = list[tuple[str, str]]


def measure(part: Part, *, peers: bool) -> Result:
    """Every system on every text of the part; then negation."""
    some = list(cases(part))
    who = {"temoin": temoin}
    if peers:
        who |= {"nearest cue before (NegEx)": window, "all happened": all_happened}
    found = {name: [system(case) for case in some] for name, system in who.items()}
    denials = negation.read(part)
    errors = largest(_errors(some, found["temoin"]))
    table = Table("Whether it happened", _COLUMNS, tuple(_rows(some, found)), _NOTE, errors)
    return Result(
        (table, negation.table(denials)),
        (*_scores(some, found["temoin"]), *negation.scores(denials)),
        {} if part == "report" else dict(_right(some, found["temoin"])),
    )


def pairs(case: Case, answers: Sequence[str]) -> Pairs:
    """Gold and answer of each event; `denied` and `open` are one where gold does not tell them apart."""
    told = [event.gold for event in case.events]
    if case.two_classes:
        answers = [answer if answer == HAPPENED else DENIED for answer in answers]
    return list(zip(told, answers, strict=True))


def class_counts(some: Sequence[tuple[str, str]], name: str) -> Counts:
    """Right, given and wanted of one class."""
    right = sum(gold == answer == name for gold, answer in some)
    return Counts(right, sum(a == name for _, a in some), sum(g == name for g, _ in some))


def mean_f1(some: Sequence[Pairs]) -> float:
    """The mean of the F1 of the classes that gold has."""
    every = [pair for one in some for pair in one]
    names = sorted({gold for gold, _ in every})
    return sum(class_counts(every, name).f1 for name in names) / max(1, len(names))


def _rows(
    some: Sequence[Case], found: dict[str, list[list[str]]]
) -> Iterator[tuple[str | int | float | None, ...]]:
    for corpus in dict.fromkeys(case.corpus for case in some):
        for name, answers in found.items():
            here = [pairs(c, a) for c, a in zip(some, answers, strict=True) if c.corpus == corpus]
            every = [pair for one in here for pair in one]
            right = sum(gold == answer for gold, answer in every) / max(1, len(every))
            f1s = []
            for kind in (HAPPENED, DENIED, OPEN):
                counts = class_counts(every, kind)
                f1s.append(percent(counts.f1) if counts.wanted else None)
            yield corpus, name, len(here), len(every), percent(right), *f1s, percent(mean_f1(here))


def _scores(some: Sequence[Case], answers: Sequence[list[str]]) -> Iterator[Score]:
    for corpus in dict.fromkeys(case.corpus for case in some):
        here = [pairs(c, a) for c, a in zip(some, answers, strict=True) if c.corpus == corpus]
        yield bootstrap(f"certainty/{corpus}", here, mean_f1)


def _right(some: Sequence[Case], answers: Sequence[list[str]]) -> Iterator[tuple[str, bool]]:
    for case, one in zip(some, answers, strict=True):
        for event, (gold, answer) in zip(case.events, pairs(case, one), strict=True):
            yield f"{case.id}/{event.start}", gold == answer


def _errors(some: Sequence[Case], answers: Sequence[list[str]]) -> Iterator[tuple[str, str]]:
    for case, one in zip(some, answers, strict=True):
        for gold, answer in pairs(case, one):
            if gold != answer:
                yield f"{case.corpus}: {gold} taken for {answer}", case.id
