"""Task muc4: temoin's readings as MUC-4 templates, scored by the official guidelines of 1992 (`score.py`).

The reports are read with their case restored (`truecase.py`), readings become templates (`templates.py`)
by rules and by what the dev part taught (`learn.py`); the systems of 1992 are scored in the same run.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evaluation.corpora import records, sample
from evaluation.measures import Counts, f1_score, percent
from evaluation.muc4 import official
from evaluation.muc4.fills import Template, by_document, form, template_of
from evaluation.muc4.judge import Judge, read_history
from evaluation.muc4.readings import Report, reading_of, reports
from evaluation.muc4.score import Pair, Tally, score_document, totals
from evaluation.muc4.templates import make_templates
from evaluation.record import Part, Result, Table, largest

_PARTS: dict[Part, tuple[str, ...]] = {"sample": ("tst2",), "tune": ("tst1", "tst2"), "report": ("tst3",)}
_SAMPLE = 40
_NOTE = (
    "MUC-4 scoring guidelines, version 7: R, P, OVG and F of ALL TEMPLATES in whole per cent as then printed; F of the"
    " other summary rows. Judged alike for all: the organisers' 3,402 judgements where there is one, else by rules from"
    " the guidelines, which give the systems of 1992 1.7 points less than people did. temoin's mapping (which incidents"
    " are relevant, which words fill a slot) learned on dev documents; tst1 and tst2 chose its thresholds."
)


def measure(part: Part, *, peers: bool) -> Result:
    """temoin, next to the systems of 1992 where their answers are known, slot by slot, and the scorer's proof."""
    chosen = [report for name in _PARTS[part] for report in reports()[name]]
    if part == "sample":
        chosen = sample(chosen, _SAMPLE)
    judge = Judge(read_history() if part == "report" else {})
    keys = by_document(map(template_of, records("muc4/keys.jsonl.xz")))
    own = {report.id: score_document(keys.get(report.id, []), answers_of(report), judge) for report in chosen}
    pairs = [pair for some in own.values() for pair in some]
    tables = [
        Table(
            f"MUC-4 templates, {' and '.join(_PARTS[part])}, {len(chosen)} documents",
            ("system", "R", "P", "OVG", "F", *(f"{row} F" for row in totals([]) if row != "ALL TEMPLATES")),
            (
                _row("temoin", pairs),
                *(_row(*run) for run in official.runs("tst3", judge) if peers and part == "report"),
            ),
            _NOTE,
            largest(
                error
                for id_, some in own.items()
                for error in _template_errors(id_, some, relevant=bool(keys.get(id_)))
            ),
        ),
        Table(
            "temoin by slot",
            ("slot", *_COLUMNS),
            tuple(_slots(pairs)),
            "All templates: missing and spurious ones counted.",
            largest(error for id_, some in own.items() for error in _slot_errors(id_, some)),
        ),
    ]
    if peers and part == "report":
        tables += [official.proof(), official.truecaser()]
    counts = [_counts(some) for some in own.values()]
    return Result(
        tuple(tables),
        (f1_score("muc4/all-templates-F", counts),),
        {}
        if part == "report"
        else dict(answer for id_, some in own.items() for answer in _answers(id_, some)),
    )


def answers_of(report: Report) -> list[Template]:
    """temoin's templates of a report; none after a crash."""
    reading = reading_of(report)
    return make_templates(report.id, reading, report.text) if reading is not None else []


_COLUMNS = ("possible", "actual", "correct", "partial", "incorrect", "spurious", "missing", "R", "P")


def _row(name: str, pairs: Sequence[Pair]) -> tuple[str | float | None, ...]:
    rows = totals(pairs)
    every = rows["ALL TEMPLATES"]
    others = (round(100 * tally.f, 1) for row, tally in rows.items() if row != "ALL TEMPLATES")
    return (
        name,
        *_whole(every.recall, every.precision, every.overgeneration),
        round(100 * every.f, 1),
        *others,
    )


def _whole(*shares: float) -> list[int]:
    return [int(100 * share + 0.5) for share in shares]


def _slots(pairs: Sequence[Pair]) -> Iterator[tuple[str | int | float | None, ...]]:
    for slot in form():
        tally = sum((pair.slots[slot.name] for pair in pairs), Tally())
        yield (
            slot.name, tally.possible, tally.actual, tally.correct, tally.partial, tally.incorrect, tally.spurious,
            tally.missing, percent(tally.recall), percent(tally.precision),
        )  # fmt: skip


def _counts(pairs: Sequence[Pair]) -> Counts:
    tally = totals(pairs)["ALL TEMPLATES"]
    return Counts(tally.points, tally.actual, tally.possible)


def _template_errors(id_: str, pairs: Sequence[Pair], *, relevant: bool) -> Iterator[tuple[str, str]]:
    """Each fill of a template that is spurious or missing."""
    for pair in pairs:
        every = sum(pair.slots.values(), Tally())
        if pair.status == "spurious":
            kind = (
                "fill of a spurious template" if relevant else "fill of a template for an irrelevant document"
            )
            yield from ((kind, id_) for _ in range(every.spurious))
        elif pair.status == "missing":
            yield from (("fill of a missing template", id_) for _ in range(every.missing))


def _slot_errors(id_: str, pairs: Sequence[Pair]) -> Iterator[tuple[str, str]]:
    """Each fill that is wrong in a matched template, by what went wrong with its slot."""
    matched = (pair for pair in pairs if pair.status not in ("spurious", "missing"))
    for name, tally in (item for pair in matched for item in pair.slots.items()):
        group = name.rsplit("-", 1)[0] if name.startswith(("hum", "phys", "perp")) else name
        for kind, number in (
            ("missing", tally.missing),
            ("spurious", tally.spurious),
            ("incorrect", tally.incorrect),
        ):
            yield from ((f"{group} {kind} in a matched template", id_) for _ in range(number))


def _answers(id_: str, pairs: Sequence[Pair]) -> Iterator[tuple[str, bool]]:
    """Whether each key template was found, and each of its filled slots earned full points."""
    for pair in pairs:
        if pair.key is not None:
            yield f"{id_}/{pair.key.number}", pair.response is not None
            for name, tally in pair.slots.items():
                if tally.possible:
                    yield f"{id_}/{pair.key.number}/{name}", tally.correct == tally.possible
