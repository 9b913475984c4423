"""Task happenings: the words that name them, type, roles, assertion; beside temoin its rules alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from evaluation.happenings.cases import Case, cases
from evaluation.happenings.score import Event, Outcome, score
from evaluation.measures import Counts, f1_score, percent, total
from evaluation.record import Part, Result, Score, Table, largest
from evaluation.seen import annotations, by_rules
from temoin.records import Annotations

System = Callable[[str, str], Annotations]
_MEASURES = ("words", "type", "roles", "status")
_COLUMNS = ("corpus", "system", "texts", "gold", "words P", "words R", *_MEASURES)
_NOTE = (
    "F1; status: share right of those found. Annotated reports are the held-out ones. WikiEvents: types mapped to"
    " PLOVER; answers beside gold count if they are assaults, protests or coercion. es-protest: words and"
    " discontinuous phrases from first to last word; what gold does not mark is not counted, so read its recall."
)


def systems(*, peers: bool) -> dict[str, System]:
    """temoin, and its rules alone on the same trees where peers are asked for."""
    return {"temoin": annotations, "rules on the same trees": by_rules} if peers else {"temoin": annotations}


def events(found: Annotations) -> list[Event]:
    """Happenings as the scorer takes them."""
    return [
        Event(h.start, h.end, h.plover, tuple((r.role, r.start, r.end) for r in h.roles), h.status, h.p)
        for h in found.happenings
    ]


def measure(part: Part, *, peers: bool) -> Result:
    """Every system on every text of the part."""
    some = list(cases(part))
    outcomes = {
        name: [
            (case, score(case.gold, events(see(case.text, case.language)), kinds=case.kinds)) for case in some
        ]
        for name, see in systems(peers=peers).items()
    }
    ours = outcomes["temoin"]
    return Result(
        (Table("Happenings", _COLUMNS, tuple(_rows(some, outcomes)), _NOTE),),
        tuple(_scores(ours)),
        largest((f"{case.corpus}: {kind}", case.id) for case, outcome in ours for kind in outcome.errors),
        {} if part == "report" else dict(_right(ours)),
    )


def _rows(
    some: Sequence[Case], outcomes: dict[str, list[tuple[Case, Outcome]]]
) -> Iterator[tuple[str | int | float | None, ...]]:
    for corpus in dict.fromkeys(case.corpus for case in some):
        for name, all_ in outcomes.items():
            here = [outcome for case, outcome in all_ if case.corpus == corpus]
            words = _total(here, "words")
            f1s = [_total(here, measure) for measure in _MEASURES]
            shown = [percent(counts.f1) if counts.wanted else None for counts in f1s]
            yield (
                corpus, name, len(here), int(words.wanted), percent(words.precision), percent(words.recall), *shown,
            )  # fmt: skip


def _total(outcomes: Sequence[Outcome], measure: str) -> Counts:
    return total([outcome.counts.get(measure, Counts()) for outcome in outcomes])


def _scores(ours: Sequence[tuple[Case, Outcome]]) -> Iterator[Score]:
    for corpus in dict.fromkeys(case.corpus for case, _ in ours):
        here = [outcome for case, outcome in ours if case.corpus == corpus]
        for name in ("words", "type", "roles"):
            yield f1_score(f"happenings/{corpus}-{name}", [o.counts[name] for o in here])


def _right(ours: Sequence[tuple[Case, Outcome]]) -> Iterator[tuple[str, bool]]:
    for case, outcome in ours:
        for at, one in enumerate(case.gold):
            if not one.free:
                yield f"{case.id}/{one.start}", at in outcome.met
