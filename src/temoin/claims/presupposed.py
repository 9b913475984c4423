"""What a denial or a question takes for granted: "denied a part in the attack", "unclear who shot him".

Who denies or doubts something speaks of the head of his words.  What only describes that head, or says when,
where or in what it was, is taken as a fact, and so is all of a question that asks who, where, how or why, and an
attack that nobody has claimed.  In the same way what is possible, or only heard, is what they say of it.
"""

from __future__ import annotations

from temoin.claims.attribution import Statement
from temoin.claims.material import Material
from temoin.claims.responsibility import words_of_responsibility
from temoin.records import Happening, Pair

DESCRIBING = frozenset({"acl", "advcl", "nmod", "obl", "appos"})
_DEFINITE = frozenset({"Def", "Cons"})
_ASKING = frozenset({"ADV", "PRON", "DET", "ADJ"})


def presupposes(statement: Statement, happening: Happening, material: Material) -> bool:
    """Whether the statement takes the happening as a fact; without trees, only where it claims or disclaims it."""
    if words_of_responsibility(statement, material):
        return True
    words = material.annotations.words
    at = material.word(happening.start)
    piece = next((p for p in statement.content if p[0] <= happening.start < p[1]), None)
    if at is None or piece is None:
        return False
    first = material.word(piece[0])
    asked = dict(words[first].feats).get("PronType") in ("Int", "Rel") if first is not None else False
    if asked and first is not None and words[first].upos in _ASKING:
        return True
    return _describes(at, piece, happening, material)


def is_given(statement: Statement, happening: Happening, material: Material) -> bool:
    """Whether a happening is surer than what is said of it: a definite noun that only describes the head of the words.

    "He may be linked to the attack."
    """
    at = material.word(happening.start)
    piece = next((p for p in statement.content if p[0] <= happening.start < p[1]), None)
    if at is None or piece is None or material.trees.words[at].upos != "NOUN":
        return False
    return _is_definite(at, material) and _describes(at, piece, happening, material)


def _is_definite(at: int, material: Material) -> bool:
    trees = material.trees
    told = [
        trees.feature(at, "Definite"),
        *(trees.feature(d, "Definite") for d in trees.dependents(at, "det")),
    ]
    pointed = any(trees.feature(d, "PronType") == "Dem" for d in trees.dependents(at, "det"))
    return pointed or not _DEFINITE.isdisjoint(told)


def _describes(at: int, piece: Pair, happening: Happening, material: Material) -> bool:
    """Whether a word hangs below the head of a piece of content as a phrase or clause that describes."""
    words = material.annotations.words
    while True:
        head = words[at].head
        if head < 0 or not piece[0] <= words[head].start < piece[1]:
            return False
        outside = not happening.start <= words[head].start < happening.end
        if outside and words[at].relation.partition(":")[0] in DESCRIBING:
            return True
        at = head
