"""Who says what, compared with gold: spans as CofeNet counts them, whole attributions as the Gender Gap Tracker does.

Exact (Wang et al. 2022): a source, cue or content span with the same first and last character; a
content in pieces counts as several.  Tokens: words of contents.  Pairs (Asr et al. 2021, made one to
one): contents best overlap first, |both| / |larger| in characters, from a threshold up; whole: paired
at 0.8 and the sources overlap, or both have none.  Marks and blanks at the ends of spans do not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from evaluation.measures import Counts

Span = tuple[int, int]
LAYERS = ("source", "cue", "content")
_EDGES = " \t\n\u00a0\u202f\"'«»“”„‘’‹›،,.;:"
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Said:
    """One attribution; `kind` is direct, mixed or indirect, "" where nobody says."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: str = ""


@dataclass(frozen=True)
class Outcome:
    """Counts of one text by measure; `met` are gold indexes found whole; recall by kind; errors."""

    counts: dict[str, Counts]
    met: frozenset[int]
    kinds: dict[str, Counts]
    errors: tuple[str, ...]


def score(
    text: str, gold: Sequence[Said], found: Sequence[Said], *, layers: Sequence[str] = LAYERS
) -> Outcome:
    """Compare the attributions found in a text with gold; `layers` are those that the corpus marks exactly."""
    counts = {layer: _sets(_spans(text, gold, layer), _spans(text, found, layer)) for layer in layers} | {
        "tokens": _sets(_tokens(text, gold), _tokens(text, found))
    }
    for name, threshold in (("at .3", 0.3), ("at .8", 0.8)):
        counts[name] = Counts(len(pairs(text, gold, found, threshold)), len(found), len(gold))
    paired = pairs(text, gold, found, 0.8)
    met = frozenset(at for at, by in paired.items() if _same_source(gold[at], found[by]))
    counts["whole"] = Counts(len(met), len(found), len(gold))
    kinds: dict[str, Counts] = {}
    for at, one in enumerate(gold):
        kinds[one.kind] = kinds.get(one.kind, Counts()) + Counts(at in paired, 0, 1)
    return Outcome(counts, met, kinds, tuple(_errors(text, gold, found, paired, met)))


def pairs(text: str, gold: Sequence[Said], found: Sequence[Said], threshold: float) -> dict[int, int]:
    """Gold index -> answer index, one to one, the best overlap of contents first."""
    wanted = [_characters(text, one.content) for one in gold]
    given = [_characters(text, one.content) for one in found]
    likely = sorted(
        (-len(a & b) / max(len(a), len(b), 1), at, by)
        for at, a in enumerate(wanted)
        for by, b in enumerate(given)
        if a & b
    )
    met: dict[int, int] = {}
    for ratio, at, by in likely:
        if -ratio >= threshold and at not in met and by not in met.values():
            met[at] = by
    return met


def _sets(wanted: set[Span], given: set[Span]) -> Counts:
    return Counts(len(wanted & given), len(given), len(wanted))


def _spans(text: str, some: Iterable[Said], layer: str) -> set[Span]:
    return {trimmed(text, span) for one in some for span in getattr(one, layer)}


def _tokens(text: str, some: Iterable[Said]) -> set[Span]:
    return {
        (start + m.start(), start + m.end())
        for one in some
        for start, end in one.content
        for m in _WORD.finditer(text[start:end])
    }


def _characters(text: str, spans: Iterable[Span]) -> set[int]:
    return {at for span in spans for at in range(*trimmed(text, span))}


def trimmed(text: str, span: Span) -> Span:
    """The span without marks and blanks at its ends; unchanged where nothing would be left."""
    start, end = span
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return (start, end) if start < end else span


def _same_source(gold: Said, found: Said) -> bool:
    if not gold.source or not found.source:
        return not gold.source and not found.source
    return any(a < d and c < b for a, b in gold.source for c, d in found.source)


def _errors(
    text: str, gold: Sequence[Said], found: Sequence[Said], paired: dict[int, int], met: frozenset[int]
) -> Iterable[str]:
    near = pairs(text, gold, found, 0.3)
    for at, one in enumerate(gold):
        if at in met:
            continue
        if at in paired:
            yield f"{one.kind or 'any'}: another source"
        elif at in near:
            yield f"{one.kind or 'any'}: content too short or too long"
        else:
            yield f"{one.kind or 'any'}: missed"
    for by in range(len(found)):
        if by not in near.values():
            yield "nobody says that in gold"
