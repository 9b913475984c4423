"""A second opinion on happenings, by the rules over the model's own trees.

Where model and rules see one happening, roles of a kind that the model left empty are taken
from the rules: syntax finds the agent of a passive or the object of an attack where the model
was unsure.  An act that the model asserts and whose own words, or those beside it, say that it was
only tried or foiled is put forward so.  A word that means nothing else (`acts.tsv`,
column `clear`), or whose mode the model sees too, says the type and mode, and any word a mode that the
model left empty; which kind of violence it is, crime or accident, is the model's.  Violence that the model is
unsure of, in words that no table knows, is none.  Violence, and acts between speakers, that only the rules
see are added.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from temoin.annotations.calibration import RULES, calibrated
from temoin.annotations.complete import MAIN
from temoin.annotations.happens import P_CLEAR, find_happenings
from temoin.annotations.lexicon import Lexicon, lexicon
from temoin.annotations.status import form
from temoin.annotations.trees import Trees
from temoin.overlaps import Overlaps
from temoin.records import Annotations, Document, Happening, Pair, Role
from temoin.resources.load import Resources

# what syntax tells well; counts and damage are read by grammar elsewhere
ROLES = frozenset({"perpetrator", "target", "victim", "place", "time", "weapon"})
# what the tree or an act's own words tell better than the model and its cues; "planned" and "hearsay" they do not
UNFINISHED = frozenset({"attempted", "prevented"})
ADDED = frozenset(["ASSAULT", "CRIME", "PROTEST", "ACCUSE", "REQUEST", "REJECT", "THREATEN", "COERCE"])
ADDED_IF_CLEAR = frozenset(["SUPPORT", "SANCTION", "CONCEDE"])  # "support" and "release" mean much else

# from here up a word that no table knows may name violence (F1 on unseen reports +0.3 to +0.5, of types +0.2 to +0.9)
UNKNOWN = 0.55

VIOLENCE = frozenset(["ASSAULT", "CRIME", "ACCIDENT"])


def second_opinion(annotations: Annotations, document: Document, resources: Resources) -> Annotations:
    """The annotations with empty roles filled, hedged acts hedged, unseen ones added; needs words with trees."""
    if not annotations.words:
        return annotations
    trees = Trees(document.text, annotations.words, annotations.sentences)
    tables = lexicon(resources, annotations.language)
    told = find_happenings(trees, tables)
    seen = Overlaps(((one.start, one.end), one) for one in annotations.happenings)
    unseen = [
        replace(one, p=calibrated(one.p, "happening", RULES, resources), main=MAIN)
        for one in told
        if (one.plover in ADDED or (one.plover in ADDED_IF_CLEAR and one.p >= P_CLEAR))
        and not seen.of(one.start, one.end)
    ]
    by_place = Overlaps(((one.start, one.end), one) for one in told)
    kept = (
        one
        for one in annotations.happenings
        if one.p >= UNKNOWN or one.plover not in VIOLENCE or _is_known(one, trees, tables)
    )
    filled = (_filled(_unfinished(one, trees, tables), by_place) for one in kept)
    return replace(annotations, happenings=tuple(sorted((*filled, *unseen), key=lambda h: (h.start, h.end))))


def _is_known(happening: Happening, trees: Trees, tables: Lexicon) -> bool:
    """Whether a table has one of its words."""
    words = trees.between(happening.start, happening.end)
    return any(tables.acts(trees.words[at], form(trees, at)) for at in words)


def _unfinished(happening: Happening, trees: Trees, tables: Lexicon) -> Happening:
    """With the status that its own words have: "assassination attempt", "intento de atentado"."""
    for at in trees.between(happening.start, happening.end):
        hedge = tables.hedges(trees.words[at], form(trees, at), "noun")
        if hedge and hedge.status in UNFINISHED and happening.status == "asserted":
            return replace(happening, status=hedge.status)
    return happening


def _filled(happening: Happening, told: Overlaps[Happening]) -> Happening:
    same = next(iter(told.of(happening.start, happening.end)), None)
    if same is None:
        return happening
    status = same.status if happening.status == "asserted" and same.status in UNFINISHED else happening.status
    typed = _typed(happening, same)
    have = {role.role for role in typed.roles}
    taken = [(role.start, role.end) for role in typed.roles]
    more = [r for r in same.roles if r.role in ROLES - have and not _meets((r.start, r.end), taken)]
    return replace(typed, status=status, roles=(*typed.roles, *more))


def _typed(happening: Happening, told: Happening) -> Happening:
    """The happening with type and mode of a word that means nothing else, or a mode where it had none."""
    both_violent = {happening.plover, told.plover} <= VIOLENCE
    sure = told.p >= P_CLEAR or (told.mode is not None and told.mode == happening.mode)
    if sure and told.plover != happening.plover and not both_violent:
        return replace(happening, plover=told.plover, mode=told.mode, roles=_of_type(happening, told))
    if told.mode and (told.p >= P_CLEAR or (happening.mode is None and told.plover == happening.plover)):
        return replace(happening, mode=told.mode)
    return happening


def _of_type(happening: Happening, told: Happening) -> tuple[Role, ...]:
    """Roles that stay when the type changes: who "defused the bomb" did not attack, nor was the bomb attacked."""
    undone = told.status == "prevented"
    return tuple(role for role in happening.roles if not (undone and role.role in ("perpetrator", "target")))


def _meets(span: Pair, others: Sequence[Pair]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)
