"""Task times: where a text speaks of a time, and which days it means."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

from evaluation.corpora import sample
from evaluation.measures import f1_score, percent, total
from evaluation.record import Part, Result, Score, Table, largest
from evaluation.times import systems
from evaluation.times.cases import EXAMPLES, Case, documents, duckling, on_the_calendar, recognizers
from evaluation.times.score import Outcome, score, value_right
from evaluation.times.systems import Found, System
from evaluation.times.values import When

_COLUMNS = ("corpus", "system", "texts", "expressions", "relaxed F1", "strict F1", "value F1")
_NOTE = (
    "Measures of TempEval-3: relaxed = overlap, strict = same span, value = overlap and the same days. Durations,"
    ' sets and references such as "now" have no days: nobody is right there in "all", and they are free in'
    ' "calendar". dateparser gives moments without a width: right if they lie in the gold day, month or year.'
)
_PUBLISHED = (
    ("tempeval3-platinum en, all", "HeidelTime-t (published)", 20, 138, 90.3, 81.3, 77.6),
    ("tempeval3-platinum en, all", "SUTime (published)", 20, 138, 90.3, 79.6, 67.4),
)
_SPEC_NOTE = (
    "Relaxed spans and values of dates and ranges of dates; times of day, durations and sets are free. The specs of"
    " Recognizers are the tests that its programs were written to pass: it is at its ceiling on them, and its ranges"
    " end before the last day named, so the peers to be above there are the others; its Python program has no Arabic."
    " duckling's weekdays lie ahead where news looks back. Arabic specs of Recognizers have no values to trust:"
    " spans only."
)


def measure(part: Part, *, peers: bool) -> Result:
    """TimeML news, then the two collections of specs."""
    who = _systems(peers=peers)
    news = list(documents(part))
    calendar = [on_the_calendar(case) for case in news]
    specs = list(_some([*recognizers(part), *duckling(part)], 20 if part == "sample" else EXAMPLES))
    answers = {name: _answer(system, [*news, *specs]) for name, system in who.items()}
    tables: list[Table] = []
    scores: list[Score] = []
    for title, kind, cases, note in (
        ("News: all TIMEX3", "all", news, _NOTE),
        ("News: expressions with a date", "calendar", calendar, _NOTE),
        ("Specs, language by language", "specs", specs, _SPEC_NOTE),
    ):
        rows = list(_rows(cases, answers, kind))
        if kind == "all" and peers and part == "report":
            rows += _PUBLISHED
        errors = largest(_errors(cases, answers["temoin"]))
        tables.append(Table(title, _COLUMNS, tuple(rows), note, errors))
        scores += _scores(cases, answers["temoin"], kind)
    counted = [*calendar, *specs]
    return Result(
        tuple(tables),
        tuple(scores),
        {} if part == "report" else dict(_right(counted, answers["temoin"])),
    )


def _some(cases: Sequence[Case], size: int) -> Iterator[Case]:
    for corpus in dict.fromkeys(case.corpus for case in cases):
        yield from sample([case for case in cases if case.corpus == corpus], size)


def _systems(*, peers: bool) -> dict[str, System]:
    who: dict[str, System] = {"temoin": systems.temoin}
    if peers and systems.installed("dateparser"):
        who["dateparser search"] = systems.dateparser
    if peers and systems.installed("ms_recognizers_date_time"):
        who["Recognizers-Text"] = systems.recognizers
    return who


def _answer(system: System, cases: Sequence[Case]) -> dict[str, list[Found] | None]:
    """Answers by id of the text; `None` where a peer does not read the language."""
    answers: dict[str, list[Found] | None] = {}
    for case in cases:
        try:
            answers[case.id] = system(case.text, case.language, case.written)
        except KeyError:
            answers[case.id] = None
        except Exception as error:  # a crash of a program is an empty answer, and is shown
            print(f"crash on {case.id}: {error!r}", file=sys.stderr)
            answers[case.id] = []
    return answers


def _rows(
    cases: Sequence[Case], answers: dict[str, dict[str, list[Found] | None]], kind: str
) -> Iterator[tuple[str | int | float | None, ...]]:
    suffix = "" if kind == "specs" else f", {kind}"
    for corpus in dict.fromkeys(case.corpus for case in cases):
        some = [case for case in cases if case.corpus == corpus]
        for name, answer in answers.items():
            outcomes = _outcomes(some, answer)
            if not outcomes:
                continue
            strict, relaxed = total([o.strict for o in outcomes]), total([o.relaxed for o in outcomes])
            value = total([o.value for o in outcomes]).f1 if _valued(some) else None
            yield (
                corpus + suffix, name, len(some), int(relaxed.wanted), percent(relaxed.f1), percent(strict.f1),
                percent(value),
            )  # fmt: skip


def _valued(cases: Sequence[Case]) -> bool:
    return any(gold.value for case in cases for gold in case.gold)


def _outcomes(cases: Sequence[Case], answer: dict[str, list[Found] | None]) -> list[Outcome]:
    return [score(case.gold, found) for case in cases if (found := answer[case.id]) is not None]


def _scores(cases: Sequence[Case], answer: dict[str, list[Found] | None], kind: str) -> Iterator[Score]:
    for language in dict.fromkeys(case.language for case in cases):
        some = [case for case in cases if case.language == language]
        outcomes = _outcomes(some, answer)
        yield f1_score(f"times/{kind}-{language}-relaxed", [o.relaxed for o in outcomes])
        if _valued(some):
            yield f1_score(f"times/{kind}-{language}-value", [o.value for o in outcomes])


def _right(cases: Sequence[Case], answer: dict[str, list[Found] | None]) -> Iterator[tuple[str, bool]]:
    for case in cases:
        found = answer[case.id] or []
        outcome = score(case.gold, found)
        for at, gold in enumerate(case.gold):
            if not gold.free:
                met = outcome.met.get(at)
                right = met is not None and (gold.value is None or value_right(gold, found[met]))
                yield f"{case.id}/{gold.start}", right


def _errors(cases: Sequence[Case], answer: dict[str, list[Found] | None]) -> Iterator[tuple[str, str]]:
    for case in cases:
        found = answer[case.id] or []
        outcome = score(case.gold, found)
        for at, gold in enumerate(case.gold):
            if gold.free:
                continue
            met = outcome.met.get(at)
            if met is None:
                yield f"{case.language}: not found", case.id
            elif gold.value is not None and not value_right(gold, found[met]):
                yield f"{case.language}: {_difference(gold.value, found[met])}", case.id
        for _ in outcome.spurious:
            yield f"{case.language}: no time in gold", case.id


def _difference(gold: When, found: Found) -> str:
    value = found.value
    if value is None:
        return "no value given"
    if (gold.start, gold.end) == (value.start, value.end):
        return "other time of day"
    if (gold.end == gold.start) != (value.end == value.start):
        return "wider or narrower than gold"
    return "later than gold" if (value.start or "") > (gold.start or "") else "earlier than gold"
