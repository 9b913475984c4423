"""Happenings: words, type, mode, status and roles, each as counts of one text.

Pairing as the scorer of the annotated reports has it (shared folder, score/annotations.py): words that overlap by
half of the shorter, one to one, most characters first.  Type: the found happening's is one that gold allows.  Mode
and status: share right of the paired ones.  Roles: `(part, span)` with half of the shorter in common, under a paired
happening, as in ACE's and WikiEvents' argument measure by head (Li et al. 2021), where parts are coarser than
temoin's roles (`PARTS`), since corpora cut them differently.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from evaluation.measures import Counts

PARTS = {
    "perpetrator": "doer", "victim": "sufferer", "target": "sufferer", "killed": "sufferer", "injured": "sufferer",
    "abducted": "sufferer", "arrested": "sufferer", "released": "sufferer", "displaced": "sufferer",
    "missing": "sufferer", "casualties": "sufferer", "damage": "sufferer", "place": "place", "weapon": "weapon",
    "time": "time", "motive": "motive", "claimant": "claimant",
}  # fmt: skip

Span = tuple[int, int]
Part = tuple[str, Span]


@dataclass(frozen=True)
class Named:
    """Words that name a happening: types allowed (or the one given), mode, status, parts.

    `free`: gold names it, but of a kind that temoin does not read; it is neither wanted nor wrong.
    """

    span: Span
    types: frozenset[str]
    mode: str | None = None
    status: str | None = None
    parts: tuple[Part, ...] = ()
    free: bool = False


@dataclass(frozen=True)
class Outcome:
    """Counts by measure, the gold happenings met with those that met them, and kinds of error."""

    counts: dict[str, Counts]
    met: dict[int, int] = field(default_factory=dict)
    errors: tuple[str, ...] = ()


def score(
    gold: Sequence[Named], found: Sequence[Named], parts: frozenset[str], kinds: frozenset[str] | None = None
) -> Outcome:
    """Counts of one text; `parts` are those that gold marks.

    Where `kinds` are given, gold marks only these throughout: what is found beside gold counts if of them.
    """
    met = pair([g.span for g in gold], [f.span for f in found])
    kept = [f for j, f in enumerate(found) if kinds is None or j in met.values() or f.types & kinds]
    met, found = {i: kept.index(found[j]) for i, j in met.items()}, kept
    wanted = [at for at, g in enumerate(gold) if not g.free]
    paired = [(gold[at], found[met[at]]) for at in wanted if at in met]
    given = len(found) - sum(at in met for at, g in enumerate(gold) if g.free)
    typed = sum(bool(g.types & f.types) for g, f in paired)
    counts = {
        "words": Counts(len(paired), given, len(wanted)),
        "type": Counts(typed, given, len(wanted)),
        "mode": _share((g.mode == f.mode) for g, f in paired if g.mode),
        "status": _share((g.status == f.status) for g, f in paired if g.status),
        "roles": _roles(gold, found, met, parts),
    }
    return Outcome(counts, met, tuple(_errors(gold, found, met, parts)))


def pair(gold: Sequence[Span], found: Sequence[Span]) -> dict[int, int]:
    """Gold index -> found index, one to one, most common characters first."""
    both = sorted(
        (-common(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found) if by_half(g, f)
    )
    met: dict[int, int] = {}
    for _, i, j in both:
        if i not in met and j not in met.values():
            met[i] = j
    return met


def common(one: Span, other: Span) -> int:
    """Characters in both."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def by_half(one: Span, other: Span) -> bool:
    """Whether two spans have half of the shorter in common."""
    shared = common(one, other)
    return shared > 0 and 2 * shared >= min(one[1] - one[0], other[1] - other[0])


def told_parts(parts: Sequence[Part], marked: frozenset[str]) -> list[Part]:
    """Parts that gold marks, those of one kind that share their words once."""
    kept: list[Part] = []
    for kind, span in parts:
        if kind in marked and not any(kind == k and by_half(span, s) for k, s in kept):
            kept.append((kind, span))
    return kept


def _share(right: Iterator[bool]) -> Counts:
    values = list(right)
    return Counts(sum(values), len(values), len(values))


def _roles(
    gold: Sequence[Named], found: Sequence[Named], met: dict[int, int], marked: frozenset[str]
) -> Counts:
    free = {j for i, j in met.items() if gold[i].free}
    total = Counts(
        0,
        sum(len(told_parts(f.parts, marked)) for j, f in enumerate(found) if j not in free),
        sum(len(told_parts(g.parts, marked)) for g in gold if not g.free),
    )
    for i, j in met.items():
        if not gold[i].free:
            ours = told_parts(found[j].parts, marked)
            total += Counts(sum(_has(part, ours) for part in told_parts(gold[i].parts, marked)))
    return total


def _has(part: Part, some: Sequence[Part]) -> bool:
    return any(part[0] == kind and by_half(part[1], span) for kind, span in some)


def _errors(
    gold: Sequence[Named], found: Sequence[Named], met: dict[int, int], marked: frozenset[str]
) -> Iterator[str]:
    for at, one in enumerate(gold):
        if one.free:
            continue
        if at not in met:
            yield "words not found"
            continue
        ours = found[met[at]]
        if not one.types & ours.types:
            yield f"{'/'.join(sorted(one.types)[:2])} taken for {'/'.join(ours.types)}"
        if one.status and one.status != ours.status:
            yield f"{one.status} taken for {ours.status}"
        told = told_parts(ours.parts, marked)
        for part in told_parts(one.parts, marked):
            if not _has(part, told):
                yield f"{part[0]} not found"
    for at, one in enumerate(found):
        if at not in met.values():
            yield f"{'/'.join(one.types)} where gold has none"
