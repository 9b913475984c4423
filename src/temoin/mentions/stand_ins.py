"""Pronouns as parties: "he stabbed", "ils l'ont tué", "they were wounded", where no model has given them a part.

A pronoun of the first or third person that is the verb's own subject or object has the part that the frame of
the verb gives to that place (`acts/frames.tsv`).  One that takes up the noun of a relative clause ("الذي قتلوه")
or is written onto another word ("أنه") is left out: it may well be a thing, or the clause a passive; so is one
of the third person that is a mere target ("il a été attaqué": the bus).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from temoin.annotations.lexicon import Lexicon, lexicon
from temoin.annotations.status import form
from temoin.annotations.trees import Trees
from temoin.mentions.kinds import actor_tables
from temoin.records import Annotations, Document, Happening, Role
from temoin.resources.load import Resources, Row
from temoin.resources.match import Phrases

_P = 0.5
_VIOLENT = frozenset({"ASSAULT", "CRIME"})
_TOLD = frozenset({"asserted", "hearsay", "attempted"})  # of others the verb is often no act at all
_SIDES = ("perpetrator", "victim", "target")


def with_stand_ins(annotations: Annotations, document: Document, resources: Resources) -> Annotations:
    """The annotations with each pronoun beside a verb of violence in the part that its place gives it."""
    if not annotations.words:
        return annotations
    trees = Trees(document.text, annotations.words, annotations.sentences)
    tables = lexicon(resources, annotations.language)
    pronouns = actor_tables(resources, annotations.language).pronouns
    happenings = (
        replace(one, roles=(*one.roles, *_parts(one, trees, tables, pronouns)))
        if one.plover in _VIOLENT and one.status in _TOLD else one
        for one in annotations.happenings
    )  # fmt: skip
    return replace(annotations, happenings=tuple(happenings))


def _parts(happening: Happening, trees: Trees, tables: Lexicon, pronouns: Phrases[Row]) -> Iterator[Role]:
    verbs = [at for at in trees.between(happening.start, happening.end) if trees.words[at].upos == "VERB"]
    rows = tables.acts(trees.words[verbs[0]], form(trees, verbs[0])) if verbs else ()
    if not rows:
        return
    frame = tables.frames.get(rows[0].frame, {})
    held = [(role.start, role.end) for role in happening.roles if role.role in _SIDES]
    for at, relation in _places(verbs[0], trees):
        word = trees.words[at]
        row = pronouns.match(trees.text, word.start, word.end)
        side = next((side for side in _SIDES if side in frame.get(relation, ())), None)
        thing = row is None or row["person"] == "0" or row["gender"] == "n"
        thing = thing or (side == "target" and row is not None and row["person"] != "1")
        taken = any(s < word.end and word.start < e for s, e in held)
        if side and not thing and not taken and not any(r.role == side for r in happening.roles):
            yield Role(side, word.start, word.end, _P)


def _places(verb: int, trees: Trees) -> Iterator[tuple[int, str]]:
    """The verb's own subject, if it has but one, and its object, with the relation to it."""
    subjects = trees.dependents(verb, "nsubj")
    if len(subjects) == 1 and not trees.text[trees.words[subjects[0]].start - 1 :][:1].isalpha():
        yield subjects[0], "nsubj:pass" if trees.is_passive(verb) else "nsubj"
    if trees.words[verb].relation != "acl:relcl":
        yield from ((at, "obj") for at in trees.dependents(verb, "obj"))
