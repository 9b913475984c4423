"""Who is charged with an act of violence, suspected or found guilty of it: "was charged with murder".

The accused (of the words of `charges.tsv`) is who the passive or the adjective is said of, or the object of the
active verb; he is perpetrator of the violence behind the word that hangs on it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from temoin.annotations.trees import Trees, trim
from temoin.mentions.beside import violence_beside
from temoin.mentions.kinds import Naming, Namings, actor_tables
from temoin.mentions.people import find_nouns
from temoin.records import Annotations, Document, Happening, Pair, Role
from temoin.resources.load import Resources
from temoin.resources.match import phrase_table

_P = 0.5
_NAMING = ("NOUN", "PROPN")
_CHARGING = ("VERB", "ADJ", "NOUN")


def with_accused(annotations: Annotations, document: Document, resources: Resources) -> Annotations:
    """The annotations with each accused as perpetrator of the violence he is accused of.

    That is the first told behind the word in its sentence, else the last told before as the report's own.
    """
    if not annotations.words:
        return annotations
    happenings = list(annotations.happenings)
    accused = list(_accused(annotations, document.text, resources))
    for number, inside, last in violence_beside(annotations, [word for word, _ in accused]):
        word, span = accused[number]
        behind = [n for n in inside if happenings[n].start > word]
        owner = min(behind, key=lambda n: happenings[n].start, default=last)
        if owner is not None and not _has(happenings[owner], span):
            roles = (*happenings[owner].roles, Role("perpetrator", *span, _P))
            happenings[owner] = replace(happenings[owner], roles=roles)
    return replace(annotations, happenings=tuple(happenings))


def _has(happening: Happening, span: Pair) -> bool:
    did = (r for r in happening.roles if r.role == "perpetrator")
    return any(r.start < span[1] and span[0] < r.end for r in did)


def _accused(annotations: Annotations, text: str, resources: Resources) -> Iterator[tuple[int, Pair]]:
    """Where a word charges somebody, and the words for whom."""
    trees = Trees(text, annotations.words, annotations.sentences)
    tables = (annotations.language, resources)
    namings = Namings(text, annotations, actor_tables(resources, annotations.language))
    for start, end, _ in phrase_table(resources, "charges", annotations.language).find(text):
        at = next((n for n in trees.between(start, end) if trees.words[n].upos in _CHARGING), None)
        for party in _parties(trees, at) if at is not None else ():
            span = trees.phrase(party) if trees.words[party].upos in _NAMING else None
            if span and span[0] < start < span[1]:
                span = trim(text, (span[0], start))
            if span and (_somebody(namings.read(span)) or find_nouns(text, *span, *tables)):
                yield start, span


def _somebody(naming: Naming) -> bool:
    """Whether words name a person or people; whom a pronoun stands for is too unsure."""
    named = naming.name is not None and naming.name.label in ("PER", "GRP")
    return naming.pronoun is None and (named or naming.form in ("people", "person", "kin"))


def _parties(trees: Trees, at: int) -> list[int]:
    """Of whom a participle or an adjective is said, else the object of the active verb."""
    if trees.is_(at, "acl", "amod") and trees.words[at].relation != "acl:relcl":
        return [trees.head(at)]
    if trees.words[at].upos == "VERB" and not trees.is_passive(at):
        return trees.dependents(at, "obj")
    return trees.subjects(at)
