"""What a speaker's words take for granted, and the report therefore says itself.

"The envoy urged calm after a bomb killed two" asks for calm and tells of no bomb; "they claimed the attack, which
killed two" claims an attack and no dead.  A verb that asks (`granting.tsv`, kind `act`) leaves all but the act to the
report, a verb that judges a thing, meets it or prevents it (kind `thing`, `hedges.tsv`) the thing; and what is only
said beside a thing that somebody claims or judges, behind a comma, is not his.  Words in quotation marks are the
speaker's.
"""

from __future__ import annotations

from temoin.annotations.status import form
from temoin.claims.attribution import Statement
from temoin.claims.material import Material
from temoin.claims.responsibility import words_of_responsibility
from temoin.records import Happening, Pair

_THINGS = ("obj", "obl", "nsubj:pass")  # by which a verb takes a thing
_BESIDE = ("acl", "appos")  # what describes a noun
_ADJUNCTS = ("obl", "advcl")


def is_granted(statement: Statement, happening: Happening, words: Pair, material: Material) -> bool:
    """Whether a value, or the happening it belongs to, is only taken for granted; without trees, never."""
    if statement.cue is None or material.quoted(words):
        return False
    trees = material.trees
    verb = _verb(statement.cue, material)
    path = _path(words[0], verb, material) if verb is not None else []
    if verb is None:
        return False
    if path and _is_beside(path, material) and not _announces(verb, statement, material):
        return True
    told = _path(happening.start, verb, material)
    if not told:
        return False
    top = told[-1]
    nominal = trees.words[top].upos in ("NOUN", "PROPN", "X")
    kind = material.lexicon.grants(trees.words[verb], form(trees, verb))
    if kind == "act" and happening.status == "asserted":
        return len(told) > 1 or trees.is_(top, *_ADJUNCTS)
    return nominal and trees.is_(top, *_THINGS) and (kind == "thing" or _prevents(verb, material))


def _verb(cue: Pair, material: Material) -> int | None:
    """The verb of a cue: the word that the others of it hang on."""
    trees = material.trees
    inside = trees.between(*cue)
    found = next((at for at in inside if trees.head(at) not in inside), None)
    return found if found is not None and trees.words[found].upos == "VERB" else None


def _path(offset: int, verb: int, material: Material) -> list[int]:
    """The words from a place up to the one that hangs on the verb; none where it does not hang there."""
    at, path = material.word(offset), list[int]()
    while at is not None and at >= 0 and at != verb and len(path) < len(material.trees.words):
        path.append(at)
        at = material.trees.head(at)
    return path if at == verb else []


def _is_beside(path: list[int], material: Material) -> bool:
    """Whether a comma and a describing clause part the words from the thing that the verb takes."""
    trees = material.trees
    if not trees.is_(path[-1], *_THINGS, "xcomp"):
        return False
    return any(trees.is_(at, *_BESIDE) and trees.behind_mark(at) for at in path[:-1])


def _announces(verb: int, statement: Statement, material: Material) -> bool:
    """Whether the verb makes a thing known ("announced the arrest of two, who ..."), and does not claim it."""
    report = material.lexicon.report(material.trees.words[verb], form(material.trees, verb), "verb")
    return (
        report is not None and report.frame == "object" and not words_of_responsibility(statement, material)
    )


def _prevents(verb: int, material: Material) -> bool:
    hedge = material.lexicon.hedges(material.trees.words[verb], form(material.trees, verb), "governor")
    return hedge is not None and hedge.status == "prevented"
