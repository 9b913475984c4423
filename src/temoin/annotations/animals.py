"""What animals do to people is an accident: "attaque de guêpes", "killed by a crocodile".

An act whose doer, or whose noun's complement, is an animal (table `animals`) is no violence, nor is what the model
takes for the same happening told again, nor what befalls somebody by nobody else in the same sentence.
"""

from __future__ import annotations

from dataclasses import replace

from temoin.annotations.trees import Trees
from temoin.records import Annotations, Document, Happening
from temoin.resources.load import Resources
from temoin.resources.match import Phrases, phrase_table

_VIOLENT = ("ASSAULT", "CRIME")
_DOERS = ("nsubj", "nmod", "compound", "obl:agent")  # by which an act takes who does it


def without_animals(seen: Annotations, document: Document, resources: Resources) -> Annotations:
    """The annotations with attacks by animals as accidents."""
    animals = phrase_table(resources, "animals", seen.language)
    if not animals.find(document.text):
        return seen
    trees = Trees(document.text, seen.words, seen.sentences)
    mine = [one for one in seen.happenings if one.plover in _VIOLENT and _is_by_one(one, trees, animals)]
    same = {one.one for one in mine if one.one is not None}
    beside = [s for s in seen.sentences if any(s.start <= one.start < s.end for one in mine)]

    def is_accident(one: Happening) -> bool:
        nobody = not any(role.role == "perpetrator" for role in one.roles)
        near = nobody and any(s.start <= one.start < s.end for s in beside)
        return one.plover in _VIOLENT and (one in mine or one.one in same or near)

    return replace(
        seen,
        happenings=tuple(
            replace(one, plover="ACCIDENT", mode="other") if is_accident(one) else one
            for one in seen.happenings
        ),
    )


def _is_by_one(happening: Happening, trees: Trees, animals: Phrases[dict[str, str]]) -> bool:
    if animals.find(trees.text, happening.start, happening.end):
        return True
    inside = trees.between(happening.start, happening.end)
    doers = [child for at in inside for child in trees.dependents(at, *_DOERS) if child not in inside]
    for role in happening.roles:
        if role.role in ("perpetrator", "weapon"):  # the model takes wasps for a weapon now and then
            words = trees.between(role.start, role.end)
            doers += [at for at in words if trees.head(at) not in words]
    spans = [(trees.words[at].start, trees.words[at].end) for at in doers]
    return any(animals.match(trees.text, *span) for span in spans)
