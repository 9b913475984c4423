"""Nouns that say who did it: "the gunman fled", "une vingtaine d'assaillants", "المهاجمون".

Who is called a culprit (`culprits.tsv`) is perpetrator of the violence of his sentence, else of the last told
before, unless a model has given him a part in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from temoin.annotations.trees import Trees
from temoin.mentions.beside import violence_beside
from temoin.overlaps import Overlaps
from temoin.records import Annotations, Document, Happening, Pair, Role
from temoin.resources.load import Resources
from temoin.resources.match import bare, phrase_table

_P = 0.5
_COMMAS = frozenset(",،")
_NOUNS = ("NOUN", "PROPN")
_SIDES = ("perpetrator", "victim", "target")


def with_culprits(annotations: Annotations, document: Document, resources: Resources) -> Annotations:
    """The annotations with each culprit that no happening holds as perpetrator of the nearest."""
    if not annotations.words:
        return annotations
    happenings = annotations.happenings
    culprits = list(_culprits(annotations, document.text, resources))
    found: dict[int, list[Role]] = {}
    for number, inside, last in violence_beside(annotations, [start for start, _ in culprits]):
        span = culprits[number]
        owner = min(inside, key=lambda n: abs(happenings[n].start - span[0]), default=last)
        if owner is not None:
            found.setdefault(owner, []).append(Role("perpetrator", *span, _P))
    added = (replace(h, roles=(*h.roles, *found.get(n, ()))) for n, h in enumerate(happenings))
    return replace(annotations, happenings=tuple(added))


def _culprits(annotations: Annotations, text: str, resources: Resources) -> Iterator[Pair]:
    """Words for culprits that have no part in a happening and do not speak."""
    trees = Trees(text, annotations.words, annotations.sentences)
    names = Overlaps(((n.start, n.end), (n.start, n.end)) for n in annotations.names)
    acts = Overlaps(((h.start, h.end), h) for h in annotations.happenings)
    roles = [(r.start, r.end) for h in annotations.happenings for r in h.roles if r.role in _SIDES]
    held = Overlaps(
        (span, span) for span in (*roles, *(s for a in annotations.attributions for s in a.source))
    )
    for start, end, row in phrase_table(resources, "culprits", annotations.language).find(text):
        at = next(iter(trees.between(start, end)), None)
        written_on = not bare(text[start:end]).endswith(bare(row["words"]))
        if at is None or written_on or trees.words[at].upos not in _NOUNS:
            continue
        if trees.is_(at, "compound", "amod", "flat") or (row["with"] and _of_no_act(trees, at, acts)):
            continue
        span = _called(trees, at, names) if row["with"] else trees.phrase(at)
        if span and not held.of(*span):
            yield span


def _of_no_act(trees: Trees, at: int, acts: Overlaps[Happening]) -> bool:
    """Whether a noun is of something that is no act: "the author of the book"."""
    of = [child for child in trees.dependents(at, "nmod") if child > at]
    return bool(of) and not any(acts.of(trees.words[child].start, trees.words[child].end) for child in of)


def _called(trees: Trees, at: int, names: Overlaps[Pair]) -> Pair | None:
    """Who is called so before a comma ("the policeman, author of the shots"), else the noun's own phrase."""
    before = at - 2
    beside = before >= 0 and trees.sentence_of[before] == trees.sentence_of[at]
    if beside and trees.text[trees.words[at - 1].start] in _COMMAS and trees.words[before].upos in _NOUNS:
        word = (trees.words[before].start, trees.words[before].end)
        return next(iter(names.of(*word)), word)
    return trees.phrase(at)
