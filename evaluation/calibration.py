"""Task calibration: does a probability of 0.8 mean right in 8 of 10, for attributions and happenings.

On the held-out annotated reports: an attribution is right if it is whole (evaluation.attribution), a happening if
words and type are (evaluation.happenings).  Expected calibration error: the mean distance of probability and
share right over ten equal bins, weighted by their answers (Naeini et al. 2015).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evaluation.attribution.cases import held_out
from evaluation.attribution.score import Said
from evaluation.attribution.score import pairs as pairs_said
from evaluation.attribution.score import score as score_said
from evaluation.corpora import sample
from evaluation.happenings.cases import cases as happening_cases
from evaluation.happenings.score import pair
from evaluation.measures import bootstrap, percent
from evaluation.record import Part, Result, Score, Table
from evaluation.seen import annotations

Answer = tuple[float, bool]  # probability, right
_BINS = 10
_SIZES = {"sample": 5, "tune": 100, "report": 100}


def measure(part: Part, *, peers: bool) -> Result:
    """Bins of probability for both kinds of answers; there is no peer with probabilities."""
    said, happened = list(_said(part)), list(_happened(part))
    rows = [*_rows("attributions", said), *_rows("happenings", happened)]
    columns = ("answers", "probability", "count", "mean probability", "right")
    note = (
        f"Expected calibration error: attributions {percent(error(said))}, happenings {percent(error(happened))}"
        " (per cent; 0 is best). Rules that follow the model give probabilities of their own."
    )
    return Result(
        (Table("Probability and share right", columns, tuple(rows), note),),
        (_score("attributions", said), _score("happenings", happened)),
    )


def _said(part: Part) -> Iterator[Answer]:
    for language in ("fr", "en", "es", "ar"):
        for record, text in sample(held_out(language), _SIZES[part]):
            gold = [
                Said(*(tuple((s, e) for s, e in one[layer]) for layer in ("source", "cue", "content")))
                for one in record["attributions"]
            ]
            answers = annotations(text, language).attributions
            found = [Said(a.source, a.cue, a.content) for a in answers]
            met = score_said(text, gold, found).met
            right = {by for at, by in pairs_said(text, gold, found, 0.8).items() if at in met}
            yield from ((answer.p, by in right) for by, answer in enumerate(answers))


def _happened(part: Part) -> Iterator[Answer]:
    for case in happening_cases(part):
        if case.corpus.startswith("annotated"):
            found = annotations(case.text, case.language).happenings
            met = pair([one.span for one in case.gold], [(one.start, one.end) for one in found])
            right = {by for at, by in met.items() if found[by].plover in case.gold[at].types}
            yield from ((one.p, by in right) for by, one in enumerate(found))


def bins(answers: Sequence[Answer]) -> list[list[Answer]]:
    """Answers by tenths of their probability."""
    found: list[list[Answer]] = [[] for _ in range(_BINS)]
    for p, right in answers:
        found[min(int(p * _BINS), _BINS - 1)].append((p, right))
    return found


def error(answers: Sequence[Answer]) -> float:
    """The expected calibration error."""
    gaps = (abs(sum(p for p, _ in some) - sum(ok for _, ok in some)) for some in bins(answers) if some)
    return sum(gaps) / max(len(answers), 1)


def _rows(kind: str, answers: Sequence[Answer]) -> Iterator[tuple[str | int | float | None, ...]]:
    for number, some in enumerate(bins(answers)):
        if some:
            mean = sum(p for p, _ in some) / len(some)
            right = sum(ok for _, ok in some) / len(some)
            yield (
                kind,
                f"{number / _BINS:.1f} to {(number + 1) / _BINS:.1f}",
                len(some),
                percent(mean),
                percent(right),
            )


def _score(kind: str, answers: Sequence[Answer]) -> Score:
    """One minus the error: higher is better."""
    return bootstrap(f"calibration/{kind}", answers, lambda some: 1 - error(some))
