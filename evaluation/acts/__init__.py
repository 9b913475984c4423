"""Task acts: PLOVER type and mode of what a text tells, who did it and to whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evaluation.acts import flags
from evaluation.acts.cases import Case, cases
from evaluation.acts.score import Coded, score
from evaluation.acts.systems import System, petrarch_verbs, rules, temoin
from evaluation.measures import Counts, f1_score, percent, total
from evaluation.record import Part, Result, Score, Table, largest

_COLUMNS = ("corpus", "system", "texts", "events", "type P", "R", "F1", "mode", "doer F1", "sufferer F1")
_NOTE = (
    "type: the PLOVER types of a text, each once; release of prisoners may be CONCEDE or RETREAT, ASSAULT also CRIME;"
    " mode: share of gold's modes met, of PLOVER's records that have one; doer, sufferer: words under an event of the"
    " right type. temoin codes what its reading holds: acts and incidents; an act without a source is none. Sentences"
    " stand alone here, without the report around them. No F of PETRARCH or NGEC on these records was published."
)
Counted = dict[str, Counts]


def measure(part: Part, *, peers: bool) -> Result:
    """Every coder on every text; then flags."""
    some = list(cases(part))
    who: dict[str, System] = {"temoin": temoin}
    if peers:
        who |= {"rules on the same trees": rules, "PETRARCH's verbs, looked up": petrarch_verbs}
    found = {name: [system(case.text, case.language) for case in some] for name, system in who.items()}
    counts = {
        name: [score(case.gold, one) for case, one in zip(some, answers, strict=True)]
        for name, answers in found.items()
    }
    flagged = flags.read(part)
    errors = largest(_errors(some, found["temoin"], counts["temoin"]))
    table = Table("Coded events", _COLUMNS, tuple(_rows(some, counts)), _NOTE, errors)
    return Result(
        (table, flags.table(flagged, peers=peers)),
        (*_scores(some, counts["temoin"]), *flags.scores(flagged)),
        {} if part == "report" else dict(_right(some, counts["temoin"])),
    )


def _rows(
    some: Sequence[Case], counts: dict[str, list[Counted]]
) -> Iterator[tuple[str | int | float | None, ...]]:
    for corpus in dict.fromkeys(case.corpus for case in some):
        for name, all_ in counts.items():
            here = [one for case, one in zip(some, all_, strict=True) if case.corpus == corpus]
            types, mode, doer, sufferer = (
                total([one[what] for one in here]) for what in ("type", "mode", "doer", "sufferer")
            )
            yield (
                corpus, name, len(here), int(types.wanted),
                *map(percent, (types.precision, types.recall, types.f1)),
                percent(mode.recall) if mode.wanted else None,
                *(percent(side.f1) if side.wanted else None for side in (doer, sufferer)),
            )  # fmt: skip


def _scores(some: Sequence[Case], counts: Sequence[Counted]) -> Iterator[Score]:
    for corpus in dict.fromkeys(case.corpus for case in some):
        here = [one for case, one in zip(some, counts, strict=True) if case.corpus == corpus]
        for what in ("type", "doer"):
            if total([one[what] for one in here]).wanted:
                yield f1_score(f"acts/{corpus}-{what}", [one[what] for one in here])


def _right(some: Sequence[Case], counts: Sequence[Counted]) -> Iterator[tuple[str, bool]]:
    for case, one in zip(some, counts, strict=True):
        yield case.id, one["type"].right == one["type"].given == one["type"].wanted


def _errors(
    some: Sequence[Case], found: Sequence[list[Coded]], counts: Sequence[Counted]
) -> Iterator[tuple[str, str]]:
    for case, answers, one in zip(some, found, counts, strict=True):
        given = {name for answer in answers for name in answer.types}
        wanted = {name for gold in case.gold for name in gold.types}
        for gold in case.gold:
            if not gold.types & given:
                others = sorted(given - wanted)
                told = f"taken for {others[0]}" if others else "not coded"
                yield f"{case.corpus}: {sorted(gold.types)[0]} {told}", case.id
        for name in sorted(given - wanted) if not case.gold else ():
            yield f"{case.corpus}: {name} where gold has none", case.id
        for side in ("doer", "sufferer"):
            if one[side].right < one[side].wanted and one["type"].right:
                yield f"{case.corpus}: {side} not found", case.id
