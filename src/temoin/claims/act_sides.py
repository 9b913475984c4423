"""Who does an act and to whom: the surest of its parties that name somebody, its cue's speaker, or who says "we".

The model gives an act several doers now and then, of which one is right; the surest is.  Who reports an act is
not who does it ("according to the agency, they protest"), but for words in the first person and for demands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from temoin.claims.attribution import Statements
from temoin.claims.material import Material
from temoin.records import Happening, Pair, Role

_SURE = 0.6  # doers below are wrong more often than who speaks by the act's own words
# what befalls somebody by a power that need not be named: "he was charged and jailed"; a power that tells of it does it
_OF_POWER = frozenset({"COERCE", "ACCUSE", "SANCTION"})
_OPINIONS = ("disapprove", "investigate")  # of ACCUSE, with a source always
_POWERS = ("COP", "JUD", "MIL", "GOV")  # sectors that arrest, try and ban
_KNOWN = 0.45  # a target less sure says nothing of an act whose source is not known
# acts done to somebody who may stand behind them without a role; behind others 1 of 12 was whom they were done to
_TO = frozenset(
    ["ACCUSE", "AGREE", "COERCE", "CONSULT", "COOPERATE", "REQUEST", "SANCTION", "SUPPORT", "THREATEN"]
)
_FORCE = 0.5  # parties of violence surer than this are both right in 8 of 10
_REACH = 80  # characters behind an act in which its target is named


def sides_of(
    happening: Happening, statements: Statements, material: Material, *, speaks: bool
) -> tuple[Pair | None, Pair | None]:
    """The words of source and target; the source is `None` where nobody is said to do it.

    `speaks` says that the act is a verb by which somebody addresses or blames somebody.
    """
    introduced = [s.source for s in statements.introduced_by(happening.start, happening.end) if s.source]
    if agents := _agents(happening, material):
        happening = replace(happening, roles=(*happening.roles, *agents))
        introduced = [(agent.start, agent.end) for agent in agents]
    doer, done_to = _parties(happening, introduced[:1], material)
    source = _source(happening, doer, introduced, statements, material)
    if source is None and not (happening.plover in _OF_POWER and happening.mode not in _OPINIONS):
        return None, None
    if done_to and (source or done_to.p >= _KNOWN):
        return source, (done_to.start, done_to.end)
    if source is None or happening.plover not in _TO:
        return source, None
    return source, _named_behind(happening, source, statements, material, speaks)


def sides_of_force(happening: Happening, material: Material) -> tuple[Pair, Pair] | None:
    """Who uses force on whom, if a power does it, or it is done to a power or to an armed side.

    What gunmen do to others is an incident and no act besides.
    """
    doer, done_to = _parties(happening, (), material)
    if doer is None or done_to is None or min(doer.p, done_to.p) < _FORCE:
        return None
    source, target = (doer.start, doer.end), (done_to.start, done_to.end)
    between_sides = is_power(source, material) or is_power(target, material) or _is_armed(target, material)
    return (source, target) if between_sides else None


def _parties(
    happening: Happening, introduced: Sequence[Pair], material: Material
) -> tuple[Role | None, Role | None]:
    """The surest doer and the surest whom it is done to; nobody acts on himself, and who speaks by the act does it."""
    doers, done_to = (
        _named(happening, roles, material) for roles in (("perpetrator",), ("target", "victim"))
    )
    speakers = {material.entities.at(*span) for span in introduced}
    doers = [doer for doer in doers if _entity(doer, material) in speakers] or doers
    pairs = [
        (doer, other) for doer in (*doers, None) for other in (*done_to, None)
        if not (doer and other) or _entity(doer, material) != _entity(other, material)
    ]  # fmt: skip
    return max(pairs, key=lambda pair: sum(role.p for role in pair if role))


def _agents(happening: Happening, material: Material) -> list[Role]:
    """Who does what a passive tells, by the tree: "he was threatened by a brother"."""
    trees = material.trees
    verbs = [at for at in trees.between(happening.start, happening.end) if trees.is_passive(at)]
    places = [trees.phrase(agent) for verb in verbs for agent in trees.dependents(verb, "obl:agent")]
    roles = [Role("perpetrator", *place, 1.0) for place in places if place]
    return [role for role in roles if _entity(role, material)]


def _named(happening: Happening, roles: Sequence[str], material: Material) -> list[Role]:
    return [role for role in happening.roles if role.role in roles and _entity(role, material)]


def _entity(role: Role, material: Material) -> str | None:
    return material.entities.at(role.start, role.end)


def _source(
    happening: Happening, doer: Role | None, introduced: Sequence[Pair], statements: Statements,
    material: Material,
) -> Pair | None:  # fmt: skip
    """Who says "we", the doer if it is sure, the act's own speaker, the doer, the power that tells of its own act."""
    words = (happening.start, happening.end)
    around = [s.source for s in statements.around(*words) if s.source]
    if around and _of_speaker(words, material):
        return around[0]
    if doer and (doer.p >= _SURE or not introduced):
        return doer.start, doer.end
    if introduced or happening.plover not in _OF_POWER:
        return introduced[0] if introduced else None
    return around[0] if around and is_power(around[0], material) else None


def _named_behind(
    happening: Happening, source: Pair, statements: Statements, material: Material, speaks: bool
) -> Pair | None:
    """Whom the words behind an act name, close by; not who reports it: "..., witnesses said".

    Behind a verb that speaks it is the first that is named, behind other words one that hangs on them.
    """
    home = material.sentence(happening.start)
    reporters = [s.source for s in statements.sources_in(*home) if s.source]
    reach = min(home[1], happening.end + _REACH)
    words = (happening.start, happening.end)
    named = material.actors_in(happening.end, reach, other_than=[source, *reporters])
    return next((span for span in named if speaks or _hangs_on(span, words, material)), None)


def _of_speaker(words: Pair, material: Material) -> bool:
    """Whether words tell what their speaker does or asks: "we condemn", "urgimos", "let us pray"."""
    trees = material.trees
    told = [verb for at in trees.between(*words) for verb in trees.carried_by(at)]
    return any(trees.feature(at, "Mood") == "Imp" for at in told) or any(
        trees.feature(at, "Person") == "1"
        for verb in told
        if not trees.is_passive(verb)
        for at in trees.subjects(verb) or [verb]
    )


def _hangs_on(span: Pair, words: Pair, material: Material) -> bool:
    """Whether a phrase is a complement of words, not a part of another clause; so it is where no tree is."""
    trees = material.trees
    return not trees.words or any(trees.complements(at, words) for at in trees.between(*span))


def is_power(words: Pair, material: Material) -> bool:
    """Whether words name police, a court, an army, a government or one of their people."""
    entity = material.entity(*words)
    return entity is not None and (entity.sector in _POWERS or entity.kind == "government")


def _is_armed(words: Pair, material: Material) -> bool:
    """Whether words name an armed group or its people."""
    entity = material.entity(*words)
    return entity is not None and entity.kind == "armed"
