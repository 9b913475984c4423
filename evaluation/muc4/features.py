"""What the learned decisions look at: a template's incident, a target, a perpetrator, as names of features."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from evaluation.muc4.incidents import Candidate, Support
from evaluation.muc4.vocabulary import classify, stems
from temoin.records import Entity, Reading

if TYPE_CHECKING:
    from evaluation.muc4.targets import Target

_KINDS = re.compile(r"\[(\w+)")
_RECENT_DAYS = 62
_CONTENT = re.compile(r"[a-z]{4,}")


def template_features(
    candidate: Candidate, reading: Reading, header: str, targets: Sequence[Target], rivals: int
) -> list[str]:
    """Of an incident that may be a template, with the people and things among which its targets are."""
    what = candidate.of("what")
    found = ["1", f"type={candidate.type}", f"rivals={_bucket(rivals)}"]
    found += [f"role={role}" for role in set(candidate.roles)] + [f"roles={_bucket(len(candidate.roles))}"]
    found += [f"n={_bucket(len(what))}", f"{candidate.type} n={_bucket(len(what))}"]
    found += [f"what={stem}" for stem in set(stems(candidate.words))]
    found += [f"mode={one.value.get('mode')}" for one in what]
    found += [f"has={field}" for field in {one.field for one in candidate.supports if one.claim}]
    found += [f"stage={one.claim.stage}" for one in what if one.claim]
    found += [f"sure={one.claim.certainty}" for one in what if one.claim]
    found += [f"speaker={one.claim.speaker in ('report', 'unnamed')}" for one in what if one.claim]
    found += [f"head={kind}" for kind in _KINDS.findall(header.upper())]
    for field in ("perpetrator", "victim", "target"):
        for one in candidate.of(field):
            found += [f"{field}:{feature}" for feature in _entity(one.entity)]
            found += [f"{field}={stem}" for stem in stems(one.words)[-1:]]
    kinds = [
        classify("person" if one.human else "building", one.described)[0] for one in targets if one.described
    ]
    found += [f"target={kind}" for kind in set(kinds)] + [f"targets={'+'.join(sorted(set(kinds)))}"]
    found += [f"named={sum(bool(one.name) for one in targets)}", f"targets={_bucket(len(targets))}"]
    length = max(len(reading.document.text), 1)
    found.append(f"at={_bucket(int(10 * min((one.start for one in what), default=0) / length))}")
    found.append(f"long={_bucket(length // 700)}")
    found += [f"score={int(10 * max((one.score for one in what), default=0))}"]
    found += _age(candidate, reading)
    words = {word for one in candidate.claims for word in _CONTENT.findall(one.evidence.content.text.lower())}
    return found + [f"c={word}" for word in words]


def target_features(target: Target, candidate: Candidate, rank: int, rivals: int) -> list[str]:
    """Of people or things that may be targets."""
    found = ["1", f"type={candidate.type}", f"rank={_bucket(rank)}", f"rivals={_bucket(rivals)}"]
    found += [f"name={bool(target.name)}", f"number={target.number}", f"nation={bool(target.nation)}"]
    found += _support_features(target.supports, candidate)
    words = stems(target.description or "")
    found += [f"w={word}" for word in set(words)] + [f"head={word}" for word in words[-1:]]
    found += [f"extent={one.value.get('extent')}" for one in target.supports if one.value.get("extent")]
    found.append(f"kind={classify('target', target.tag)[0]} {int(5 * classify('target', target.tag)[1])}")
    return found


def perpetrator_features(
    words: str, supports: tuple[Support, ...], candidate: Candidate, rank: int
) -> list[str]:
    """Of people or an organisation that may be perpetrators."""
    found = ["1", f"type={candidate.type}", f"rank={_bucket(rank)}", *_support_features(supports, candidate)]
    return (
        found + [f"w={word}" for word in set(stems(words))] + [f"head={word}" for word in stems(words)[-1:]]
    )


def _support_features(supports: tuple[Support, ...], candidate: Candidate) -> Iterator[str]:
    for one in supports:
        near = candidate.distance(one.start)
        yield f"far={_bucket(near // 100)}"
        yield f"{one.field} far={_bucket(near // 100)}"
        yield f"field={one.field}"
        yield f"{candidate.type} field={one.field}"
        yield f"claimed={one.claim is not None}"
        yield from (f"entity:{feature}" for feature in _entity(one.entity))
        if one.claim is not None:
            yield f"{one.field} speaker={one.claim.speaker == 'report'}"
            yield from (f"why={why}" for why in one.claim.why)
            beside = [
                w
                for w in candidate.of("what")
                if w.claim and w.claim.evidence.content == one.claim.evidence.content
            ]
            yield from (f"near={stem}" for w in beside for stem in stems(w.words))
            yield from (f"{one.field} near={stem}" for w in beside for stem in stems(w.words))
    yield f"best={int(10 * max((one.score for one in supports), default=0))}"
    yield f"times={_bucket(len(supports))}"


def _entity(entity: Entity | None) -> Iterator[str]:
    if entity is None:
        yield "none"
    else:
        yield f"kind={entity.kind}"
        yield f"named={entity.name[:1].isupper()}"
        yield f"sector={entity.sector}"
        yield f"mentions={_bucket(len(entity.mentions))}"


def _age(candidate: Candidate, reading: Reading) -> Iterator[str]:
    """Whether its dates are recent, as the form asks."""
    published = reading.document.published
    for one in candidate.of("when"):
        first = one.value.get("from")
        yield f"precision={one.value.get('precision')}"
        if first and published and published.to:
            days = _days(published.to) - _days(first)
            yield "age=" + ("ahead" if days < 0 else "recent" if days <= _RECENT_DAYS else "old")


def _days(iso: str) -> int:
    from datetime import date

    return date.fromisoformat(iso[:10]).toordinal()


def _bucket(number: int) -> int:
    """0, 1, 2, 3, 4 (to 5), 6 (to 9), 10 and more."""
    return next(floor for floor in (10, 6, 4, 3, 2, 1, 0) if number >= floor)
