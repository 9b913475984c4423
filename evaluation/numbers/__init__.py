"""Task numbers: numbers in figures and words, ordinals, and how many people the words of MUC-4's targets are."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence

from evaluation.measures import Counts, f1_score, percent, recall_score, total
from evaluation.numbers import people, systems
from evaluation.numbers.cases import Case, duckling, number_words, recognizers
from evaluation.numbers.systems import Found, System
from evaluation.record import Part, Result, Table, largest

_COLUMNS = ("corpus", "system", "texts", "numbers", "value F1", "span F1")
_NOTE = (
    "value F1: the multisets of values of a text compared; span F1: the same span with the same value. Whole numbers"
    " and decimals; fractions, powers and relative ordinals are left out. number words and duckling: the whole text is"
    " one number. The specs of Recognizers are the tests that its own programs were written to pass: it is at its"
    " ceiling on them, and the peers to be above there are the others."
)


def measure(part: Part, *, peers: bool) -> Result:
    """Specs, then counts of people."""
    cases = [*recognizers(part), *duckling(part), *number_words(part)]
    if part == "sample":
        cases = cases[::4]
    who = _systems(peers=peers)
    answers = {name: [_answer(system, case) for case in cases] for name, system in who.items()}
    errors = largest(_errors(cases, answers["temoin"]))
    table = Table("Numbers and ordinals", _COLUMNS, tuple(_rows(cases, answers)), _NOTE, errors)
    counted = people.targets(part)
    scores = [
        f1_score(f"numbers/{language}-value", [c for c, _ in _counts(cases, answers["temoin"], language)])
        for language in ("en", "fr", "es", "ar")
    ]
    return Result(
        (table, people.table(counted)),
        (*scores, recall_score("numbers/people-muc4", people.counts(counted, people.temoin))),
        {} if part == "report" else {**_right(cases, answers["temoin"]), **people.right(counted)},
    )


def _systems(*, peers: bool) -> dict[str, System]:
    who: dict[str, System] = {"temoin": systems.temoin}
    if peers:
        who |= {name: system for name, module, system in systems.PEERS if systems.installed(module)}
    return who


def _answer(system: System, case: Case) -> list[Found] | None:
    """Numbers of a text; `None` where a program does not read the language or such numbers."""
    try:
        return system(case.text, case.language, ordinal=case.ordinal)
    except KeyError:
        return None
    except Exception as error:  # a crash of a program is an empty answer, and is shown
        print(f"crash on {case.id}: {error!r}", file=sys.stderr)
        return []


def _rows(
    cases: Sequence[Case], answers: dict[str, list[list[Found] | None]]
) -> Iterator[tuple[str | int | float | None, ...]]:
    for corpus in dict.fromkeys(case.corpus for case in cases):
        for name, found in answers.items():
            both = [(case, one) for case, one in zip(cases, found, strict=True) if case.corpus == corpus]
            read = [(case, one) for case, one in both if one is not None]
            if not read:
                continue
            values = total([_compare(case, one, spans=False) for case, one in read])
            spans = total([_compare(case, one, spans=True) for case, one in read])
            known = all(f.start is not None for _, one in read for f in one)
            yield (
                corpus, name, len(read), int(values.wanted), percent(values.f1),
                percent(spans.f1) if known else None,
            )  # fmt: skip


def _compare(case: Case, found: list[Found], *, spans: bool) -> Counts:
    if spans:
        gold = Counter((g.start, g.end, round(g.value, 4)) for g in case.gold)
        given = Counter((f.start, f.end, round(f.value, 4)) for f in found)
        return Counts((gold & given).total(), given.total(), gold.total())
    wanted = Counter(round(g.value, 4) for g in case.gold)
    values = Counter(round(f.value, 4) for f in found)
    return Counts((wanted & values).total(), values.total(), wanted.total())


def _counts(
    cases: Sequence[Case], found: Sequence[list[Found] | None], language: str
) -> Iterator[tuple[Counts, Case]]:
    for case, one in zip(cases, found, strict=True):
        if case.language == language and one is not None:
            yield _compare(case, one, spans=False), case


def _right(cases: Sequence[Case], found: Sequence[list[Found] | None]) -> dict[str, bool]:
    return {
        case.id: _compare(case, one or [], spans=False).f1 == 1.0 or (not case.gold and not one)
        for case, one in zip(cases, found, strict=True)
    }


def _errors(cases: Sequence[Case], found: Sequence[list[Found] | None]) -> Iterator[tuple[str, str]]:
    for case, one in zip(cases, found, strict=True):
        counts = _compare(case, one or [], spans=False)
        kind = "ordinal" if case.ordinal else "number"
        if counts.right == counts.given == counts.wanted:
            continue
        if counts.given > counts.wanted:
            yield f"{case.language}: {kind} read in pieces or where there is none", case.id
        elif counts.given < counts.wanted:
            yield f"{case.language}: {kind} not found", case.id
        else:
            yield f"{case.language}: {kind} of another value", case.id
