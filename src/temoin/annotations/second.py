"""A second opinion on happenings, by the rules over the model's own trees.

Where model and rules see one happening, roles of a kind that the model left empty are taken
from the rules: syntax finds the agent of a passive or the object of an attack where the model
was unsure.  What a governor or its own word calls an attempt, or prevented, is not asserted, whatever the model
thinks.  Violence, and acts between speakers, that only the rules see are added.  Nothing else
that the model said is changed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from temoin.annotations.happens import find_happenings
from temoin.annotations.lexicon import Lexicon, lexicon
from temoin.annotations.status import form
from temoin.annotations.trees import Trees
from temoin.records import Annotations, Document, Happening, Pair
from temoin.resources.load import Resources

# what syntax tells well; counts and damage are read by grammar elsewhere
ROLES = frozenset({"perpetrator", "target", "victim", "place", "time", "weapon"})
# statuses that syntax tells better than the model
UNFINISHED = ("attempted", "prevented")
ADDED = frozenset(["ASSAULT", "CRIME", "PROTEST", "ACCUSE", "REQUEST", "REJECT", "THREATEN", "COERCE"])


def second_opinion(annotations: Annotations, document: Document, resources: Resources) -> Annotations:
    """The annotations with empty roles filled and unseen happenings added; needs words with trees."""
    if not annotations.words:
        return annotations
    trees = Trees(document.text, annotations.words, annotations.sentences)
    tables = lexicon(resources, annotations.language)
    told = find_happenings(trees, tables)
    seen = [(one.start, one.end) for one in annotations.happenings]
    unseen = [one for one in told if one.plover in ADDED and not _meets((one.start, one.end), seen)]
    filled = (_filled(_unfinished(one, trees, tables), told) for one in annotations.happenings)
    happenings = sorted((*filled, *unseen), key=lambda h: (h.start, h.end))
    return replace(annotations, happenings=tuple(happenings))


def _unfinished(happening: Happening, trees: Trees, tables: Lexicon) -> Happening:
    """With the status that its own words have: "assassination attempt", "intento de atentado"."""
    for at in trees.between(happening.start, happening.end):
        hedge = tables.hedges(trees.words[at], form(trees, at), "noun")
        if hedge and hedge.status in UNFINISHED and happening.status == "asserted":
            return replace(happening, status=hedge.status)
    return happening


def _filled(happening: Happening, told: Sequence[Happening]) -> Happening:
    same = next((t for t in told if t.start < happening.end and happening.start < t.end), None)
    if same is None:
        return happening
    if happening.status == "asserted" and same.status in UNFINISHED:
        happening = replace(happening, status=same.status)
    have = {role.role for role in happening.roles}
    taken = [(role.start, role.end) for role in happening.roles]
    more = [r for r in same.roles if r.role in ROLES - have and not _meets((r.start, r.end), taken)]
    return replace(happening, roles=(*happening.roles, *more))


def _meets(span: Pair, others: Sequence[Pair]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)
