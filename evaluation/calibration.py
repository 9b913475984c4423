"""Task calibration: does a probability of 0.8 mean right in 8 of 10, for attributions, happenings and claims.

On the held-out annotated reports an attribution is right if it is whole (evaluation.attribution), a happening if
words and type are (evaluation.happenings); on the gold reports a claim of a main incident is right if a row has it
(score/score.py).  The tuning half taught the lines of `acts/calibration.tsv` (training/calibration.py), the other
half reports.  Expected calibration error: the mean distance of probability and share right over ten equal bins,
weighted by their answers (Naeini et al. 2015).  Brier score: the mean square of that distance, answer by answer
(Brier 1950); the gate watches this one, since resampling blurs the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation import gold
from evaluation.attribution.cases import held_out
from evaluation.attribution.score import Said
from evaluation.attribution.score import pairs as pairs_said
from evaluation.attribution.score import score as score_said
from evaluation.corpora import half_of, sample
from evaluation.happenings.cases import annotated_case
from evaluation.happenings.score import pair
from evaluation.measures import bootstrap, percent
from evaluation.record import Errors, Part, Result, Score, Table
from evaluation.seen import annotations
from evaluation.shared import scorer
from temoin.annotations.calibration import MODEL, RULES
from temoin.claims.make import MADE_BY
from temoin.records import Annotations

KINDS = ("attribution", "happening", "claim")
_BINS = 10
_GOLD = {"sample": 4, "tune": 100, "report": 100}  # a language
_LARGEST = 3
_EXAMPLES = 3


@dataclass(frozen=True)
class Answer:
    """An answer of a document: of which kind, what made it, its probability, and whether it is right."""

    document: str
    of: str
    made_by: str
    p: float
    right: bool


def measure(part: Part, *, peers: bool) -> Result:
    """Bins of probability for each kind of answer; there is no peer with probabilities."""
    found = [*annotated_answers(part), *gold_answers(part)]
    by_kind = {kind: [one for one in found if one.of == kind] for kind in KINDS}
    summary = [
        (
            f"{kind}s", len(some), _mean(one.p for one in some), _mean(one.right for one in some),
            percent(error(some)), percent(brier(some)),
        )
        for kind, some in by_kind.items()
    ]  # fmt: skip
    columns = ("answers", "count", "mean probability", "right", "calibration error", "Brier score")
    note = (
        "Both errors in per cent; 0 is best. The lines that make probabilities honest were learned on the tuning half:"
        " there the calibration error is as small as a line can make it."
    )
    rows = [row for kind, some in by_kind.items() for row in _rows(f"{kind}s", some)]
    binned = ("answers", "probability", "count", "mean probability", "right")
    return Result(
        (
            Table("Probability and share right", columns, tuple(summary), note, _errors(found, _by_maker)),
            Table("By tenths of probability", binned, tuple(rows), "", _errors(found, _by_tenth)),
        ),
        tuple(_score(f"{kind}s", some) for kind, some in by_kind.items() if some),
    )


def annotated_answers(part: Part, resources: Path | None = None) -> Iterator[Answer]:
    """Attributions and happenings of a half of the held-out annotated reports; `resources` as a user's own."""
    half = "report" if part == "report" else "tune"
    for language in ("fr", "en", "es", "ar"):
        for record, text in held_out(language):
            if half_of(record["id"]) == half:
                seen = annotations(text, language, resources)
                yield from _said(record, text, seen)
                yield from _happened(record, text, language, seen)


def gold_answers(part: Part, resources: Path | None = None) -> Iterator[Answer]:
    """Claims of a half of the gold reports."""
    half = "count" if part == "report" else "look"
    for language in gold.LANGUAGES:
        for one in sample([r for r in gold.reports(language) if r[0] == half], _GOLD[part]):
            yield from _claimed(gold.score_report((language, *one), resources))


def _said(record: dict, text: str, seen: Annotations) -> Iterator[Answer]:  # type: ignore[type-arg]
    wanted = [
        Said(*(tuple((s, e) for s, e in one[layer]) for layer in ("source", "cue", "content")))
        for one in record["attributions"]
    ]
    found = [Said(one.source, one.cue, one.content) for one in seen.attributions]
    met = score_said(text, wanted, found).met
    right = {by for at, by in pairs_said(text, wanted, found, 0.8).items() if at in met}
    for by, one in enumerate(seen.attributions):
        yield Answer(record["id"], "attribution", MODEL, one.p, by in right)


def _happened(record: dict, text: str, language: str, seen: Annotations) -> Iterator[Answer]:  # type: ignore[type-arg]
    wanted, found = annotated_case(record, text, language).gold, seen.happenings
    met = pair([one.span for one in wanted], [(one.start, one.end) for one in found])
    right = {by for at, by in met.items() if found[by].plover in wanted[at].types}
    for by, one in enumerate(found):
        yield Answer(record["id"], "happening", MODEL if one.one is not None else RULES, one.p, by in right)


def _claimed(scored: gold.Scored) -> Iterator[Answer]:
    """Claims that the scorer judges: those of main incidents, of fields that gold rows tell throughout."""
    wrong = scored.result["spurious"]
    if wrong is None:
        return
    main = {incident["id"] for incident in scored.reading["incidents"] if incident["role"] == "main"}
    left = scorer("score").UNJUDGED - set(scored.result["gold_fields"])
    for claim in scored.reading["claims"]:
        if claim["incident"] in main and claim["field"] not in left:
            yield Answer(scored.name, "claim", maker(claim["why"]), claim["score"], claim["id"] not in wrong)


def maker(why: Sequence[str]) -> str:
    """The rule that made a claim's value."""
    return next(name for name in why if name != MADE_BY)


def bins(some: Iterable[Answer]) -> list[list[Answer]]:
    """Answers by tenths of their probability."""
    found: list[list[Answer]] = [[] for _ in range(_BINS)]
    for one in some:
        found[min(int(one.p * _BINS), _BINS - 1)].append(one)
    return found


def error(some: Sequence[Answer]) -> float:
    """The expected calibration error."""
    return sum(abs(_surplus(here)) for here in bins(some)) / max(len(some), 1)


def brier(some: Sequence[Answer]) -> float:
    """The mean squared distance of probability and outcome."""
    return sum((one.p - one.right) ** 2 for one in some) / max(len(some), 1)


def _surplus(some: Iterable[Answer]) -> float:
    """How many more answers should be right, by their probabilities, than are."""
    return sum(one.p - one.right for one in some)


def _mean(values: Iterable[float]) -> float | None:
    told = list(values)
    return percent(sum(told) / len(told)) if told else None


def _rows(kind: str, some: Sequence[Answer]) -> Iterator[tuple[str | int | float | None, ...]]:
    for number, here in enumerate(bins(some)):
        if here:
            tenth = f"{number / _BINS:.1f} to {(number + 1) / _BINS:.1f}"
            yield kind, tenth, len(here), _mean(one.p for one in here), _mean(one.right for one in here)


def _score(kind: str, some: Sequence[Answer]) -> Score:
    """One minus the Brier score: higher is better; its noise by documents."""
    documents: dict[str, list[Answer]] = defaultdict(list)
    for one in some:
        documents[one.document].append(one)
    return bootstrap(
        f"calibration/{kind}",
        list(documents.values()),
        lambda drawn: 1 - brier([one for here in drawn for one in here]),
    )


def _errors(found: Sequence[Answer], kind_of: Callable[[Answer], str]) -> tuple[Errors, ...]:
    """Where too much or too little is promised: how many answers more or fewer are right than probabilities say."""
    kinds: dict[str, list[Answer]] = defaultdict(list)
    for one in found:
        kinds[kind_of(one)].append(one)
    worst = sorted(kinds.items(), key=lambda item: -abs(_surplus(item[1])))
    return tuple(
        Errors(
            f"{kind}: {'fewer' if _surplus(some) > 0 else 'more'} right than promised",
            round(abs(_surplus(some))),
            tuple(dict.fromkeys(one.document for one in some if not one.right))[:_EXAMPLES],
        )
        for kind, some in worst[:_LARGEST]
    )


def _by_maker(one: Answer) -> str:
    return f"{one.of} by {one.made_by}"


def _by_tenth(one: Answer) -> str:
    return f"{one.of}s given {min(int(one.p * _BINS), _BINS - 1) / _BINS} and more"
