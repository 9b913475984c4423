"""Task happenings: the words that name them, type, mode, roles and how they are put forward."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from evaluation.happenings.cases import Case, cases
from evaluation.happenings.score import PARTS, Named, Outcome, score
from evaluation.measures import Counts, f1_score, percent, recall_score, total
from evaluation.record import Part, Result, Score, Table, largest
from evaluation.seen import annotations, by_rules
from temoin.records import Annotations

_COLUMNS = (
    "corpus",
    "system",
    "texts",
    "happenings",
    "words P",
    "R",
    "F1",
    "type F1",
    "mode",
    "status",
    "roles F1",
)
_NOTE = (
    "words: overlap by half, one to one; type: the same PLOVER type too; mode and status: share right of the found"
    " ones; roles: the part (who did it, who suffered it, place, weapon ...) and half of the words under a found"
    " happening. WikiEvents: types that PLOVER has none for (mostly speech) are free; it marks what belongs to its"
    " scenarios, and es-protest some acts only, most by class alone: what is found beside gold is not counted in"
    " either, so read their recall; precision is to be read on the annotated reports. Annotated reports: the held-out"
    " ones, half of which were looked at while tuning. Two annotators: 16 of them, annotated twice by one guide."
)
_TWO = tuple(
    (f"annotated {iso}", "two annotators (published)", 4, None, None, None, words, type_, None, status, roles)
    for iso, words, type_, status, roles in (
        ("fr", 97.0, 94.0, 97.0, 90.0),
        ("en", 88.0, 85.0, 97.0, 74.0),
        ("es", 91.0, 86.0, 97.0, 77.0),
        ("ar", 95.0, 95.0, 97.0, 87.0),
    )
)
System = Callable[[str, str], Annotations]


def measure(part: Part, *, peers: bool) -> Result:
    """temoin, and beside it its rules alone over the same trees."""
    some = list(cases(part))
    who: dict[str, System] = {"temoin": annotations}
    if peers:
        who["rules on the same trees"] = by_rules
    outcomes = {
        name: [
            score(case.gold, _named(system(case.text, case.language)), case.parts, case.kinds)
            for case in some
        ]
        for name, system in who.items()
    }
    rows = [*_rows(some, outcomes), *(_TWO if peers else ())]
    ours = outcomes["temoin"]
    errors = largest(
        (f"{case.corpus}: {kind}", case.id)
        for case, outcome in zip(some, ours, strict=True)
        for kind in outcome.errors
    )
    return Result(
        (Table("Happenings", _COLUMNS, tuple(rows), _NOTE, errors),),
        tuple(_scores(some, ours)),
        {} if part == "report" else dict(_right(some, ours)),
    )


def _named(found: Annotations) -> list[Named]:
    return [
        Named(
            (one.start, one.end),
            frozenset([one.plover]),
            one.mode,
            one.status,
            tuple((PARTS[role.role], (role.start, role.end)) for role in one.roles if role.role in PARTS),
        )
        for one in found.happenings
    ]


def _rows(
    some: Sequence[Case], outcomes: dict[str, list[Outcome]]
) -> Iterator[tuple[str | int | float | None, ...]]:
    for corpus in dict.fromkeys(case.corpus for case in some):
        for name, all_ in outcomes.items():
            here = [one for case, one in zip(some, all_, strict=True) if case.corpus == corpus]
            words, mode, status = (_sum(here, what) for what in ("words", "mode", "status"))
            yield (
                corpus, name, len(here), int(words.wanted),
                *map(percent, (words.precision, words.recall, words.f1, _sum(here, "type").f1)),
                percent(mode.recall) if mode.wanted else None, percent(status.recall) if status.wanted else None,
                percent(_sum(here, "roles").f1),
            )  # fmt: skip


def _sum(outcomes: Sequence[Outcome], what: str) -> Counts:
    return total([outcome.counts[what] for outcome in outcomes])


def _scores(some: Sequence[Case], ours: Sequence[Outcome]) -> Iterator[Score]:
    for corpus in dict.fromkeys(case.corpus for case in some):
        here = [one for case, one in zip(some, ours, strict=True) if case.corpus == corpus]
        for what in ("words", "type", "roles"):
            yield f1_score(f"happenings/{corpus}-{what}", [one.counts[what] for one in here])
        if _sum(here, "status").wanted:
            yield recall_score(f"happenings/{corpus}-status", [one.counts["status"] for one in here])


def _right(some: Sequence[Case], ours: Sequence[Outcome]) -> Iterator[tuple[str, bool]]:
    for case, outcome in zip(some, ours, strict=True):
        for at, gold in enumerate(case.gold):
            if not gold.free:
                yield f"{case.id}/{gold.span[0]}/{at}", at in outcome.met
