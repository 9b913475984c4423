"""Task certainty: did it happen, how surely, is it denied: what temoin's trees and tables say of gold predicates.

temoin's own rule (annotations/status) on the model's trees, for every predicate that a corpus asks about, also
those that name no violence; beside it a window of words before the predicate, as NegEx has it (Chapman 2001).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from evaluation.certainty.cases import Case, cases
from evaluation.certainty.lines import Line, read
from evaluation.measures import Counts, f1_score, percent, total
from evaluation.record import Part, Result, Score, Table, largest
from temoin.annotations.status import status_of

_NOT_HAPPENED = (
    "denied",
    "planned",
    "hypothetical",
    "feared",
    "attempted",
    "prevented",
    "threatened",
    "questioned",
)
_NEGATIONS = frozenset(
    ["not", "n't", "no", "never", "nor", "neither", "without", "cannot", "nobody", "nothing", "none"]
)
_HEDGES = frozenset(
    (
        "may",
        "might",
        "could",
        "would",
        "should",
        "can",
        "will",
        "likely",
        "probably",
        "possibly",
        "perhaps",
        "if",
    )
).union(("whether", "expected", "plans", "planned", "hopes"))
_WINDOW = 5  # words before the predicate (NegEx)
_COLUMNS = ("corpus", "question", "system", "predicates", "of them yes", "P", "R", "F1")
_NOTE = (
    "F1 of the rarer answer, since most predicates are plain assertions. MEANTIME: business news; UDS It Happened:"
    " web text, majority of the annotators; CommitmentBank: mean of the judgements at most -1 (author does not believe"
    " it) and at least 1; ConanDoyle: verbs inside a scope of negation."
)


@dataclass(frozen=True)
class Asked:
    """One predicate of a corpus with one question: gold, temoin's and the window's answer."""

    case: Case
    temoin: bool
    window: bool


def measure(part: Part, *, peers: bool) -> Result:
    """All corpora: sentences are read together, then each predicate is asked about."""
    some = list(cases(part))
    sentences = list(dict.fromkeys(case.sentence for case in some))
    lines = dict(zip(sentences, read(sentences, "en"), strict=True))
    asked = [Asked(case, _temoin(case, lines[case.sentence]), _window(case)) for case in some]
    return Result(
        (Table("Certainty and polarity", _COLUMNS, tuple(_rows(asked, peers=peers)), _NOTE),),
        tuple(_scores(asked)),
        largest(_errors(asked)),
        {} if part == "report" else {one.case.id: one.temoin == one.case.gold for one in asked},
    )


def _temoin(case: Case, line: Line) -> bool:
    if case.embedded_by:
        return _believed(case, line)
    word = line.word(case.start, case.end)
    if word is None:
        return False
    status, certainty = status_of(line.trees, line.tables, word)
    unsure = certainty != "certain" or status in ("hearsay", "feared", "hypothetical")
    return {
        "denied": status == "denied",
        "not certain": status != "denied" and unsure,
        "future": status in ("planned", "threatened", "feared", "hypothetical"),
        "not happened": status in _NOT_HAPPENED,
    }[case.question]


def _believed(case: Case, line: Line) -> bool:
    """Neither the embedding verb nor its clause is denied, planned, doubted."""
    verb = line.verb(case.embedded_by, len(case.sentence))
    if verb is None:
        return False
    clause = (line.trees.dependents(verb, "ccomp", "xcomp") or [verb])[0]
    stated = [status_of(line.trees, line.tables, at) for at in (verb, clause)]
    return all(status in ("asserted", "hearsay") and sure == "certain" for status, sure in stated)


def _window(case: Case) -> bool:
    end = case.sentence.find(case.embedded_by[:3]) if case.embedded_by else case.start
    before = case.sentence[:end].lower().replace("n't", " n't").split()[-_WINDOW:]
    negated, hedged = bool(_NEGATIONS & set(before)), bool(_HEDGES & set(before))
    answers = {"denied": negated, "not certain": hedged and not negated, "future": hedged}
    answers |= {"not happened": negated or hedged, "believed": not negated and not hedged}
    return answers[case.question]


def _counts(one: Asked, given: Callable[[Asked], bool]) -> Counts:
    answer = given(one)
    return Counts(answer and one.case.gold, answer, one.case.gold)


def _rows(asked: Sequence[Asked], *, peers: bool) -> Iterator[tuple[str | int | float | None, ...]]:
    systems: dict[str, Callable[[Asked], bool]] = {"temoin": lambda one: one.temoin}
    if peers:
        systems["window of words"] = lambda one: one.window
        systems["always yes"] = lambda _: True
    for corpus, question in dict.fromkeys((one.case.corpus, one.case.question) for one in asked):
        here = [one for one in asked if (one.case.corpus, one.case.question) == (corpus, question)]
        for name, given in systems.items():
            c = total([_counts(one, given) for one in here])
            yield (
                corpus,
                question,
                name,
                len(here),
                int(c.wanted),
                *map(percent, (c.precision, c.recall, c.f1)),
            )


def _scores(asked: Sequence[Asked]) -> Iterator[Score]:
    for corpus, question in dict.fromkeys((one.case.corpus, one.case.question) for one in asked):
        here = [one for one in asked if (one.case.corpus, one.case.question) == (corpus, question)]
        yield f1_score(f"certainty/{corpus}-{question}", [_counts(one, lambda o: o.temoin) for one in here])


def _errors(asked: Sequence[Asked]) -> Iterator[tuple[str, str]]:
    for one in asked:
        if one.temoin != one.case.gold:
            kind = "missed" if one.case.gold else "said where gold has not"
            yield f"{one.case.corpus}: {one.case.question} {kind}", one.case.id
