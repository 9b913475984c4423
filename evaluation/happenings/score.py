"""What happens, compared with gold: words, type, roles, status.

Words: spans that overlap by half of the shorter, one to one, the longest overlap first; type: the words
found with the same PLOVER type; role: the role's name and words overlapping by half of the shorter,
under happenings found; status: share right of those found (score/annotations.py, the measures of the
project's guide).  Gold marked free may be found or not; so may answers of kinds that a corpus leaves out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from evaluation.measures import Counts

Span = tuple[int, int]


@dataclass(frozen=True)
class Event:
    """A happening: its words, type, roles and status; "" or empty where a corpus does not say."""

    start: int
    end: int
    plover: str = ""
    roles: tuple[tuple[str, int, int], ...] = ()
    status: str = ""
    p: float = 1.0
    free: bool = False


@dataclass(frozen=True)
class Outcome:
    """Counts by measure; gold indexes met by answer indexes; kinds of error."""

    counts: dict[str, Counts]
    met: dict[int, int]
    errors: tuple[str, ...] = field(default=())


def score(
    gold: Sequence[Event], found: Sequence[Event], *, kinds: Collection[str] | None = None, roles: bool = True
) -> Outcome:
    """Compare; where `kinds` are given, unmatched answers of other types do not count."""
    met = pairs(gold, found)
    counted = [at for at, one in enumerate(gold) if not one.free]
    hits = [at for at in counted if at in met]
    given = [by for by in range(len(found)) if _counts(gold, found, met, by, kinds)]
    typed = [at for at in counted if gold[at].plover]
    right = sum(gold[at].plover == found[met[at]].plover for at in hits if gold[at].plover)
    counts = {
        "words": Counts(len(hits), len(given), len(counted)),
        "type": Counts(right, sum(1 for by in given if _typed(gold, met, by)), len(typed)),
    }
    if roles:
        counts["roles"] = _roles(gold, found, met, counted, given)
    stated = [at for at in hits if gold[at].status]
    if stated:
        same = sum(gold[at].status == found[met[at]].status for at in stated)
        counts["status"] = Counts(same, len(stated), len(stated))
    return Outcome(counts, met, tuple(_errors(gold, found, met, counted, given)))


def pairs(gold: Sequence[Event], found: Sequence[Event]) -> dict[int, int]:
    """Gold index -> answer index."""
    likely = sorted(
        (-overlap((g.start, g.end), (f.start, f.end)), at, by)
        for at, g in enumerate(gold)
        for by, f in enumerate(found)
        if half((g.start, g.end), (f.start, f.end))
    )
    met: dict[int, int] = {}
    for _, at, by in likely:
        if at not in met and by not in met.values():
            met[at] = by
    return met


def overlap(one: Span, other: Span) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def half(one: Span, other: Span) -> bool:
    """Whether two spans share half of the shorter."""
    return 0 < min(one[1] - one[0], other[1] - other[0]) <= 2 * overlap(one, other)


def _counts(
    gold: Sequence[Event], found: Sequence[Event], met: dict[int, int], by: int, kinds: Collection[str] | None
) -> bool:
    owners = [at for at, answer in met.items() if answer == by]
    if owners:
        return not gold[owners[0]].free
    return kinds is None or found[by].plover in kinds


def _typed(gold: Sequence[Event], met: dict[int, int], by: int) -> bool:
    owners = [at for at, answer in met.items() if answer == by]
    return not owners or bool(gold[owners[0]].plover)


def _roles(
    gold: Sequence[Event], found: Sequence[Event], met: dict[int, int], counted: list[int], given: list[int]
) -> Counts:
    right = 0
    for at in counted:
        if at in met:
            left = list(found[met[at]].roles)
            for name, start, end in gold[at].roles:
                hit = next((r for r in left if r[0] == name and half((start, end), r[1:])), None)
                if hit:
                    left.remove(hit)
                    right += 1
    wanted = sum(len(gold[at].roles) for at in counted)
    names = {name for one in gold for name, _, _ in one.roles}
    return Counts(right, sum(r[0] in names for by in given for r in found[by].roles), wanted)


def _errors(
    gold: Sequence[Event], found: Sequence[Event], met: dict[int, int], counted: list[int], given: list[int]
) -> list[str]:
    kinds = [f"{gold[at].plover or 'act'} missed" for at in counted if at not in met]
    kinds += [f"{found[by].plover} where gold has nothing" for by in given if by not in met.values()]
    for at in counted:
        if at in met:
            answer = found[met[at]]
            if gold[at].plover and gold[at].plover != answer.plover:
                kinds.append(f"{gold[at].plover} taken for {answer.plover}")
            have = Counter(r[0] for r in answer.roles)
            kinds += [f"role {name} missed" for name, _, _ in gold[at].roles if not have[name]]
    return kinds
