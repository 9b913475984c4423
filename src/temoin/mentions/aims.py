"""At whom shots, stones and tear gas go: "fired at the crowd", "jetant des pierres aux policiers".

Case words that place most acts aim those of the table `aims`: who or what is named behind them is the target.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from temoin.annotations.status import form
from temoin.annotations.trees import Trees, trim
from temoin.mentions.coordination import coordinated
from temoin.mentions.kinds import Namings, actor_tables
from temoin.mentions.people import find_nouns
from temoin.mentions.things import read_things
from temoin.overlaps import Overlaps
from temoin.records import Annotations, Document, Happening, Pair, Role
from temoin.resources.load import Resources
from temoin.resources.match import bare

_P = 0.6
_VIOLENT = frozenset({"ASSAULT", "CRIME", "PROTEST", "COERCE"})
_STRUCK = ("victim", "target")
_NOUNS = ("NOUN", "PROPN")
_NAMED = ("PER", "GRP", "ORG")
_PLACES = {"LOC", "FAC"}
_RIDDEN = ("vehicle", "aircraft", "ship")


def with_aims(annotations: Annotations, document: Document, resources: Resources) -> Annotations:
    """The annotations with whom or what an act is aimed at as its target, where nobody is struck there."""
    cases = {
        bare(row["words"]): frozenset(map(bare, row["cases"].split("|")))
        for row in resources.words("aims", annotations.language)
    }
    if not annotations.words or not cases:
        return annotations
    trees = Trees(document.text, annotations.words, annotations.sentences)
    namings = Namings(document.text, annotations, actor_tables(resources, annotations.language))
    names = Overlaps(((n.start, n.end), n.label) for n in annotations.names)

    def may_be_struck(span: Pair) -> bool:
        """Whether words name people, a body, a country or what they ride in; a place is where it happens."""
        naming = namings.read(span)
        named = naming.name is not None and naming.name.label in _NAMED
        if named or naming.form in ("people", "institution") or naming.is_country:
            return True
        words = (document.text, *span, annotations.language, resources)
        things = any(thing.thing in _RIDDEN for thing in read_things(*words))
        return not _PLACES & set(names.of(*span)) and (things or bool(find_nouns(*words)))

    happenings = []
    for one in annotations.happenings:
        for span in _aimed(one, trees, cases) if one.plover in _VIOLENT else ():
            struck = (r for r in one.roles if r.role in _STRUCK)
            if may_be_struck(span) and not any(r.start < span[1] and span[0] < r.end for r in struck):
                one = replace(one, roles=(*one.roles, Role("target", *span, _P)))
        happenings.append(one)
    return replace(annotations, happenings=tuple(happenings))


def _aimed(happening: Happening, trees: Trees, cases: Mapping[str, frozenset[str]]) -> Iterator[Pair]:
    """Nouns behind the case words by which an act's words aim, on these words or on their object."""
    inside = trees.between(happening.start, happening.end)
    aiming = frozenset[str]().union(*(cases.get(bare(trees.words[n].lemma), ()) for n in inside))
    if not aiming:
        return
    near = {*inside, *(c for n in inside for c in trees.dependents(n, "obj", "nmod"))}
    for at in sorted({child for n in near for child in trees.children[n]} - set(inside)):
        led = [child for child in trees.dependents(at, "case") if child < at]
        if at > inside[0] and led and trees.words[at].upos in _NOUNS and bare(form(trees, led[0])) in aiming:
            span = _without_clauses(trees, at)
            if span:
                yield from coordinated(trees, at, span)


def _without_clauses(trees: Trees, at: int) -> Pair | None:
    """A noun's phrase up to a clause that describes it: "youths throwing stones"."""
    span = trees.phrase(at)
    clauses = [
        trees.words[trees.subtree(child)[0]].start for child in trees.dependents(at, "acl") if child > at
    ]
    end = min((start for start in clauses if span and span[0] < start), default=None)
    return trim(trees.text, (span[0], min(span[1], end))) if span and end else span
