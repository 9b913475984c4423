"""A second opinion on happenings, by the rules over the model's own trees.

Where model and rules see one happening, roles of a kind that the model left empty are taken
from the rules: syntax finds the agent of a passive or the object of an attack where the model
was unsure.  A word that means nothing else (`acts.tsv`, column `clear`) says the type and mode,
and any word a mode that the model left empty; which kind of violence it is, crime or accident, is
the model's.  Violence, and acts between speakers, that only the rules see are added.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from temoin.annotations.happens import P_CLEAR, find_happenings
from temoin.annotations.lexicon import lexicon
from temoin.annotations.trees import Trees
from temoin.records import Annotations, Document, Happening, Pair
from temoin.resources.load import Resources

# what syntax tells well; counts and damage are read by grammar elsewhere
ROLES = frozenset({"perpetrator", "target", "victim", "place", "time", "weapon"})
ADDED = frozenset(["ASSAULT", "CRIME", "PROTEST", "ACCUSE", "REQUEST", "REJECT", "THREATEN", "COERCE"])

VIOLENCE = frozenset(["ASSAULT", "CRIME", "ACCIDENT"])


def second_opinion(annotations: Annotations, document: Document, resources: Resources) -> Annotations:
    """The annotations with empty roles filled and unseen happenings added; needs words with trees."""
    if not annotations.words:
        return annotations
    trees = Trees(document.text, annotations.words, annotations.sentences)
    told = find_happenings(trees, lexicon(resources, annotations.language))
    seen = [(one.start, one.end) for one in annotations.happenings]
    unseen = [one for one in told if one.plover in ADDED and not _meets((one.start, one.end), seen)]
    happenings = [*(_filled(one, told) for one in annotations.happenings), *unseen]
    return replace(annotations, happenings=tuple(sorted(happenings, key=lambda h: (h.start, h.end))))


def _filled(happening: Happening, told: Sequence[Happening]) -> Happening:
    same = next((t for t in told if t.start < happening.end and happening.start < t.end), None)
    if same is None:
        return happening
    have = {role.role for role in happening.roles}
    taken = [(role.start, role.end) for role in happening.roles]
    more = [r for r in same.roles if r.role in ROLES - have and not _meets((r.start, r.end), taken)]
    return replace(_typed(happening, same), roles=(*happening.roles, *more))


def _typed(happening: Happening, told: Happening) -> Happening:
    """The happening with type and mode of a word that means nothing else, or a mode where it had none."""
    both_violent = {happening.plover, told.plover} <= VIOLENCE
    if told.p >= P_CLEAR and told.plover != happening.plover and not both_violent:
        return replace(happening, plover=told.plover, mode=told.mode)
    if told.mode and (told.p >= P_CLEAR or (happening.mode is None and told.plover == happening.plover)):
        return replace(happening, mode=told.mode)
    return happening


def _meets(span: Pair, others: Sequence[Pair]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)
