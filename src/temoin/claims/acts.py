"""What speakers do to each other around an incident: accuse, demand, reject, threaten, order an inquiry.

An act is a happening of one of PLOVER's types that is no incident of its own; who does it
is its perpetrator, or, where no role says so, the speaker of the statement that its word
introduces or stands in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from temoin.claims.assertion import assertion_of
from temoin.claims.attribution import Statement, statements_around
from temoin.claims.material import Material
from temoin.records import Act, ActEvidence, Happening, Pair

NO_ACTS = frozenset({"ASSAULT", "ACCIDENT", "CRIME", "OTHER"})


def make_acts(
    happenings: Sequence[Happening], statements: Sequence[Statement], material: Material
) -> tuple[Act, ...]:
    """Acts in order of their words, with ids; one without a source is left out."""
    made = [act for h in happenings if h.plover not in NO_ACTS for act in _acts(h, statements, material)]
    ordered = sorted(made, key=lambda act: (act.evidence.act, act.source or "", act.target or ""))
    return tuple(replace(act, id=f"a{n}") for n, act in enumerate(ordered, start=1))


def _acts(happening: Happening, statements: Sequence[Statement], material: Material) -> Iterator[Act]:
    source = _source(happening, statements)
    actor = material.entities.at(*source) if source else None
    if source is None or actor is None:
        return
    assertion = assertion_of(happening, statements_around(statements, happening.start, happening.end))
    targets: list[Pair | None] = [*_targets(happening)]
    for target in targets or [None]:
        yield Act(
            id="",
            source=actor,
            target=material.entities.at(*target) if target else None,
            plover=happening.plover,
            mode=happening.mode if happening.mode != "other" else None,
            topic=None,
            said=None,
            stage=assertion.stage,
            polarity=assertion.polarity,
            evidence=ActEvidence(
                act=material.span(_clause(happening, material)),
                source=material.span(source),
                target=material.span(target) if target else None,
            ),
        )


def _source(happening: Happening, statements: Sequence[Statement]) -> Pair | None:
    doers = [(role.start, role.end) for role in happening.roles if role.role == "perpetrator"]
    if doers:
        return doers[0]
    introduced = [
        s for s in statements if s.cue and s.source and _meet(s.cue, (happening.start, happening.end))
    ]
    around = [s for s in statements_around(statements, happening.start, happening.end) if s.source]
    return (introduced or around)[0].source if introduced or around else None


def _targets(happening: Happening) -> list[Pair]:
    return [(role.start, role.end) for role in happening.roles if role.role in ("target", "victim")]


def _clause(happening: Happening, material: Material) -> Pair:
    start, end = material.sentence(happening.start)
    return min(start, happening.start), max(end, happening.end)


def _meet(a: Pair, b: Pair) -> bool:
    return a[0] < b[1] and b[0] < a[1]
