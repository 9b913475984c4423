"""Who says whether it happened: temoin, "all of it did", and the nearest cue of its tables before the words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from evaluation.certainty.cases import DENIED, HAPPENED, OF_STATUS, OPEN, Case, Event
from evaluation.seen import annotations, seen
from temoin.annotations.lexicon import Lexicon, lexicon
from temoin.annotations.status import form, status_of
from temoin.annotations.trees import Trees
from temoin.claims import find_statements
from temoin.claims.assertion import Assertion, assertion_of
from temoin.claims.attribution import Statements
from temoin.records import Annotations, Happening
from temoin.resources import Resources

# one answer for each event of a text
System = Callable[[Case], list[str]]
_WINDOW = 5  # words before an event in which NegEx looks for its cue


@dataclass(frozen=True)
class _Seen:
    annotations: Annotations
    trees: Trees
    lexicon: Lexicon
    statements: Statements


def temoin(case: Case) -> list[str]:
    """How a claim on the words would be put forward (claims/assertion.py)."""
    one = _seen(case)
    if one is None:
        return [HAPPENED for _ in case.events]
    return [
        _verdict(assertion_of(_happening(one, event), one.statements.around(event.start, event.end)))
        for event in case.events
    ]


def _seen(case: Case) -> _Seen | None:
    found = seen(case.text, case.language)
    if found is None or found[0].text != case.text:
        return None
    document, segments, told = found
    trees = Trees(document.text, told.words, told.sentences)
    return _Seen(told, trees, lexicon(Resources(), case.language), find_statements(segments, told))


def _happening(one: _Seen, event: Event) -> Happening:
    """The happening that was seen in the words; else one with the status that the tree gives them."""
    here = (event.start, event.end)
    for happening in one.annotations.happenings:
        if happening.start < here[1] and here[0] < happening.end:
            return happening
    at = _head(one.trees, event)
    status = status_of(one.trees, one.lexicon, at)[0] if at is not None else "asserted"
    return Happening(*here, "OTHER", None, status, "main", (), 1.0)


def _head(trees: Trees, event: Event) -> int | None:
    """The word of the event that hangs on none of its words."""
    inside = [at for at, w in enumerate(trees.words) if w.start < event.end and event.start < w.end]
    return next((at for at in inside if trees.head(at) not in inside), None)


def _verdict(assertion: Assertion) -> str:
    if assertion.polarity == "denied" or assertion.stage == "prevented":
        return DENIED
    sure = assertion == Assertion("affirmed", "certain", "accomplished")
    return HAPPENED if sure else OPEN


def all_happened(case: Case) -> list[str]:
    """The largest class for every event."""
    return [HAPPENED for _ in case.events]


def window(case: Case) -> list[str]:
    """As NegEx does it (Chapman et al. 2001): the nearest cue in five words before, with temoin's tables."""
    told = annotations(case.text, case.language)
    trees = Trees(case.text, told.words, told.sentences)
    tables = lexicon(Resources(), case.language)
    return [_cue_before(trees, tables, event) for event in case.events]


def _cue_before(trees: Trees, tables: Lexicon, event: Event) -> str:
    before = [at for at, word in enumerate(trees.words) if word.end <= event.start][-_WINDOW:]
    for at in reversed(before):
        if trees.text[trees.words[at].end : event.start].count("."):
            break
        if tables.negation(trees.words[at], form(trees, at)):
            return DENIED
        hedge = tables.hedges(trees.words[at], form(trees, at), "governor", "adverb", "modal", "mark", "noun")
        if hedge:
            return OF_STATUS.get(hedge.status, OPEN)
    return HAPPENED
