"""Task acts: which PLOVER types a sentence or a report tells of, in which mode, who did it to whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evaluation.acts import parties, police, satp, verbs
from evaluation.acts.cases import Case, cases
from evaluation.measures import Counts, f1_score, percent, total
from evaluation.record import Part, Result, Score, Table, largest
from evaluation.seen import annotations, by_rules
from temoin.records import Annotations

_COLUMNS = (
    "corpus",
    "system",
    "records",
    "types",
    "P",
    "R",
    "F1",
    "conflict F1",
    "mode right",
    "who F1",
    "to whom F1",
)
_CONFLICT = frozenset(
    ["ASSAULT", "COERCE", "PROTEST", "THREATEN", "REJECT", "ACCUSE", "REQUEST", "SANCTION", "MOBILIZE"]
)
_IN_PLOVER = {"CRIME": "ASSAULT"}
_NOTE = (
    "The set of PLOVER 2.0 types of each record, micro-averaged (older names mapped: DEMAND REQUEST, DISAPPROVE and"
    " INVESTIGATE ACCUSE, FIGHT ASSAULT; CAMEO by its roots); conflict F1: the nine types of conflict and contention"
    " alone, which are what temoin looks for; who, to whom: gold actor's words and the words of a perpetrator or"
    " source, a victim or target meet. The look-up takes the types of all CAMEO verbs (UniversalPetrarch's"
    " dictionaries) in the record. Spanish es-protest sentences of annotated reports are left out."
)


@dataclass(frozen=True)
class Answer:
    """What a system says of one record: types, modes by type, words of doers and of those done to."""

    types: frozenset[str]
    modes: dict[str, str]
    sources: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()


def measure(part: Part, *, peers: bool) -> Result:
    """Types and parties, then attacks of satp and police of the Gujarat reports."""
    some = list(cases(part))
    answers = {"temoin": [_of(annotations(case.text, case.language), case.text) for case in some]}
    if peers:
        answers["rules on the same trees"] = [
            _of(by_rules(case.text, case.language), case.text) for case in some
        ]
        answers["CAMEO verb look-up"] = [Answer(verbs.types(case.text, case.language), {}) for case in some]
    attacks, gujarat = satp.judge(part), police.judge(part)
    rows = tuple(_rows(some, answers))
    return Result(
        (Table("Acts of single records", _COLUMNS, rows, _NOTE), satp.table(attacks), police.table(gujarat)),
        (*_scores(some, answers["temoin"]), *satp.scores(attacks), *police.scores(gujarat)),
        largest([*_errors(some, answers["temoin"]), *satp.errors(attacks), *police.errors(gujarat)]),
        {} if part == "report" else {**_right(some, answers["temoin"]), **satp.right(attacks)},
    )


def _of(found: Annotations, text: str) -> Answer:
    kinds = [(_IN_PLOVER.get(h.plover, h.plover), h) for h in found.happenings]
    modes = {kind: h.mode for kind, h in kinds if h.mode}
    sources, targets = parties.words(found, text)
    types = frozenset(kind for kind, _ in kinds if kind not in ("OTHER", "ACCIDENT"))
    return Answer(types, modes, sources, targets)


def _type_counts(case: Case, answer: Answer, *, conflict: bool) -> Counts:
    gold, given = case.types, answer.types
    if conflict:
        gold, given = gold & _CONFLICT, given & _CONFLICT
    return Counts(len(gold & given), len(given), len(gold))


def _rows(
    some: Sequence[Case], answers: dict[str, list[Answer]]
) -> Iterator[tuple[str | int | float | None, ...]]:
    for corpus in dict.fromkeys(case.corpus for case in some):
        for name, all_ in answers.items():
            both = [(case, a) for case, a in zip(some, all_, strict=True) if case.corpus == corpus]
            types = total([_type_counts(case, a, conflict=False) for case, a in both])
            conflict = total([_type_counts(case, a, conflict=True) for case, a in both])
            modes = total([_mode_counts(case, a) for case, a in both])
            who = total([parties.counts(case.sources, a.sources) for case, a in both])
            whom = total([parties.counts(case.targets, a.targets) for case, a in both])
            parts = name != "CAMEO verb look-up"
            yield (
                corpus, name, len(both), int(types.wanted), percent(types.precision), percent(types.recall),
                percent(types.f1), percent(conflict.f1), percent(modes.recall) if modes.wanted and parts else None,
                percent(who.f1) if who.wanted and parts else None,
                percent(whom.f1) if whom.wanted and parts else None,
            )  # fmt: skip


def _mode_counts(case: Case, answer: Answer) -> Counts:
    """Of types found, those of gold with a mode that ours corresponds to."""
    wanted = {kind: modes for kind, modes in case.modes.items() if kind in answer.types}
    right = sum(answer.modes.get(kind) in modes for kind, modes in wanted.items())
    return Counts(right, len(wanted), len(wanted))


def _scores(some: Sequence[Case], ours: Sequence[Answer]) -> Iterator[Score]:
    for corpus in dict.fromkeys(case.corpus for case in some):
        both = [(case, a) for case, a in zip(some, ours, strict=True) if case.corpus == corpus]
        yield f1_score(f"acts/{corpus}-types", [_type_counts(case, a, conflict=True) for case, a in both])


def _right(some: Sequence[Case], ours: Sequence[Answer]) -> dict[str, bool]:
    return {
        f"{case.id}/{kind}": kind in answer.types
        for case, answer in zip(some, ours, strict=True)
        for kind in sorted(case.types)
    }


def _errors(some: Sequence[Case], ours: Sequence[Answer]) -> Iterator[tuple[str, str]]:
    for case, answer in zip(some, ours, strict=True):
        for kind in sorted(case.types - answer.types):
            yield f"{case.corpus}: {kind} missed", case.id
        for kind in sorted(answer.types - case.types):
            yield f"{case.corpus}: {kind} where gold has none", case.id
