"""Who does an act and to whom: the surest of its parties that name somebody, its cue's speaker, or who says "we".

The model gives an act several doers now and then, of which one is right; the surest is.  Who reports an act is
not who does it ("according to the agency, they protest"), but for words in the first person and for demands.
"""

from __future__ import annotations

from collections.abc import Sequence

from temoin.claims.attribution import Statements
from temoin.claims.material import Material
from temoin.records import Happening, Pair, Role

_SURE = 0.6  # doers below are wrong more often than who speaks by the act's own words
# what befalls somebody by a power that need not be named: "he was charged and jailed"; a power that tells of it does it
_OF_POWER = frozenset({"COERCE", "ACCUSE", "SANCTION"})
_OPINIONS = ("disapprove", "investigate")  # of ACCUSE, with a source always
_KNOWN = 0.45  # a target less sure says nothing of an act whose source is not known
_REACH = 80  # characters behind an act in which its target is named


def sides_of(
    happening: Happening, statements: Statements, material: Material
) -> tuple[Pair | None, Pair | None]:
    """The words of source and target; the source is `None` where nobody is said to do it."""
    introduced = [s.source for s in statements.introduced_by(happening.start, happening.end) if s.source]
    doer, done_to = _parties(happening, introduced[:1], material)
    source = _source(happening, doer, introduced, statements, material)
    if source is None and not (happening.plover in _OF_POWER and happening.mode not in _OPINIONS):
        return None, None
    if done_to and (source or done_to.p >= _KNOWN):
        return source, (done_to.start, done_to.end)
    return source, _named_behind(happening, source, statements, material) if source else None


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
    if around and material.of_speaker(*words):
        return around[0]
    if doer and (doer.p >= _SURE or not introduced):
        return doer.start, doer.end
    if introduced or happening.plover not in _OF_POWER:
        return introduced[0] if introduced else None
    return around[0] if around and material.is_power(*around[0]) else None


def _named_behind(
    happening: Happening, source: Pair, statements: Statements, material: Material
) -> Pair | None:
    """Whom the words behind an act name, close by in its sentence; not who reports it: "..., witnesses said"."""
    home = material.sentence(happening.start)
    reporters = [s.source for s in statements.sources_in(*home) if s.source]
    reach = min(home[1], happening.end + _REACH)
    return material.first_actor(happening.end, reach, other_than=[source, *reporters])
