"""Task attribution: who says what, on five corpora; beside temoin its rules alone and textacy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evaluation.attribution import annodis
from evaluation.attribution.cases import Case, cases
from evaluation.attribution.score import Outcome, score
from evaluation.attribution.systems import clauses, systems
from evaluation.measures import Counts, f1_score, percent, total
from evaluation.record import Part, Result, Score, Table, largest

_MEASURES = ("source", "cue", "content", "tokens", "at .3", "at .8", "whole")
_KINDS = ("direct", "mixed", "indirect")
_COLUMNS = ("corpus", "system", "texts", "gold", *_MEASURES, *(f"{kind} found" for kind in _KINDS))
_NOTE = (
    "F1 except the last three columns (recall at .8). source, cue, content: exact spans; tokens: words of"
    " contents; at .3, at .8: contents paired one to one from that overlap up; whole: paired at .8 and the sources"
    " overlap. GUM marks source and cue in one frame: no exact spans, and contents that"
    " are clauses: answers without a finite verb are left out. Annotated reports are the held-out ones (every"
    " fourth), on which a constant of decoding was chosen; nothing was learned from German. Two annotators agree at"
    " 86 on whole annotated attributions."
)
_PUBLISHED = (
    ("PolNeAR test", "BERT + Cofe (published)", 84, None, 83.2, 75.3, 72.9, *(None,) * 7),
    ("PolNeAR", "two annotators (published)", 4, 61, *(None,) * 4, 79.0, 72.3, *(None,) * 4),
    ("PolNeAR test", "Gender Gap Tracker (published)", 84, 2044, *(None,) * 4, 48.7, 34.1, None, 47.1, 28.2, 17.4),
)  # fmt: skip


def measure(part: Part, *, peers: bool) -> Result:
    """Every system on every text of the part."""
    some = list(cases(part))
    who = systems(peers=peers)
    outcomes: dict[str, list[tuple[Case, Outcome]]] = {name: [] for name in who}
    for case in some:
        for name, system in who.items():
            try:
                found = system(case.text, case.language)
            except KeyError:
                continue
            if case.clauses:
                found = clauses(found, case.text, case.language)
            outcomes[name].append((case, score(case.text, case.gold, found, layers=case.layers)))
    rows = [*_rows(some, outcomes), *(_PUBLISHED if peers else ())]
    ours = outcomes["temoin"]
    errors = largest((f"{case.corpus}: {kind}", case.id) for case, outcome in ours for kind in outcome.errors)
    return Result(
        (
            Table("Who says what", _COLUMNS, tuple(rows), _NOTE, errors),
            annodis.table(part, who),
        ),
        tuple(_scores(ours)),
        {} if part == "report" else dict(_right(ours)),
    )


def _rows(
    some: Sequence[Case], outcomes: dict[str, list[tuple[Case, Outcome]]]
) -> Iterator[tuple[str | int | float | None, ...]]:
    for corpus in dict.fromkeys(case.corpus for case in some):
        for name, all_ in outcomes.items():
            here = [outcome for case, outcome in all_ if case.corpus == corpus]
            if here:
                gold = int(_total(here, "whole").wanted)
                f1s = [percent(_total(here, m).f1) if m in here[0].counts else None for m in _MEASURES]
                found = [total([o.kinds.get(kind, Counts()) for o in here]) for kind in _KINDS]
                recalls = [percent(counts.recall) if counts.wanted else None for counts in found]
                yield corpus, name, len(here), gold, *f1s, *recalls


def _total(outcomes: Sequence[Outcome], measure: str) -> Counts:
    return total([outcome.counts.get(measure, Counts()) for outcome in outcomes])


def _scores(ours: Sequence[tuple[Case, Outcome]]) -> Iterator[Score]:
    for corpus in dict.fromkeys(case.corpus for case, _ in ours):
        here = [outcome for case, outcome in ours if case.corpus == corpus]
        for name in ("content", "whole"):
            yield f1_score(f"attribution/{corpus}-{name}", [o.counts[name] for o in here])


def _right(ours: Sequence[tuple[Case, Outcome]]) -> Iterator[tuple[str, bool]]:
    for case, outcome in ours:
        for at, one in enumerate(case.gold):
            start = one.content[0][0] if one.content else 0
            yield f"{case.id}/{start}/{at}", at in outcome.met
