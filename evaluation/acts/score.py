"""Coded events of a text: types, modes, who did it and to whom.

Types: the types of gold and those given, each once a text (micro precision, recall, F1 over texts, as event coders
are compared: Halterman et al. 2023 for PLOVER's types).  Mode: of gold's modes those that an event of the right type
has.  Doer and sufferer: gold's words found and half of the shorter of them in the words given, under an event of the
right type; given are all distinct words of events.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from evaluation.happenings.score import Span, by_half
from evaluation.measures import Counts


@dataclass(frozen=True)
class Coded:
    """An event: the types that it answers, modes likewise, spans of doers and of sufferers; `None`: not marked."""

    types: frozenset[str]
    modes: frozenset[str] = frozenset()
    doers: tuple[Span, ...] | None = ()
    sufferers: tuple[Span, ...] | None = ()


def score(gold: Sequence[Coded], found: Sequence[Coded]) -> dict[str, Counts]:
    """Counts of one text."""
    given = {name for one in found for name in one.types}
    wanted = list(dict.fromkeys(one.types for one in gold))
    right = [types for types in wanted if types & given]
    answering = {name for types in right for name in types & given}
    modes = [one for one in gold if one.modes]
    met = sum(any(one.types & f.types and one.modes & f.modes for f in found) for one in modes)
    return {
        "type": Counts(len(right), len(right) + len(given - answering), len(wanted)),
        "mode": Counts(met, sum(bool(one.types & given) for one in modes), len(modes)),
        "doer": _sides(gold, found, "doers"),
        "sufferer": _sides(gold, found, "sufferers"),
    }


def _sides(gold: Sequence[Coded], found: Sequence[Coded], side: str) -> Counts:
    """Spans of one side; nothing where gold does not mark it."""
    marked = [(one, spans) for one in gold if (spans := getattr(one, side)) is not None]
    if gold and not marked:
        return Counts()
    given = apart(span for one in found for span in getattr(one, side) or ())
    wanted = [(one, span) for one, spans in marked for span in apart(spans)]
    right = sum(
        any(one.types & f.types and any(by_half(span, s) for s in getattr(f, side) or ()) for f in found)
        for one, span in wanted
    )
    return Counts(right, max(len(given), right), len(wanted))


def apart(spans: Iterable[Span]) -> list[Span]:
    """Spans without those that share their words with an earlier one."""
    kept: list[Span] = []
    for span in spans:
        if not any(by_half(span, other) for other in kept):
            kept.append(span)
    return kept
