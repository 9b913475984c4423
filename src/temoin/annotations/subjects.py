"""Who stands beside the verb: a source that a model takes from elsewhere gives way to its cue's own subject.

A model reads the source of "added the lawyer" from far away now and then.  Where the tree of the cue has
a subject in its own clause, outside of what is reported, that subject is the source: if the model's
lies in another sentence, inside the reported words, or is whom the verb tells ("told Reuters"), and if the model
has none.  A passive ("has been blamed on") has no speaker but its agent; a verb that heads its sentence and whose
subject is dropped, as in Spanish and Arabic, goes on with who spoke last.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from temoin.annotations.lexicon import Lexicon, lexicon
from temoin.annotations.says import agents
from temoin.annotations.trees import Trees
from temoin.records import Annotations, Attribution, Document, Pair
from temoin.resources.load import Resources

FAR = 2  # sentences back to the source of a verb whose subject is dropped
_TOLD = ("obj", "iobj", "obl")


def own_subjects(annotations: Annotations, document: Document, resources: Resources) -> Annotations:
    """The annotations with each source beside its cue; needs words with trees, else nothing changes."""
    if not annotations.words:
        return annotations
    trees = Trees(document.text, annotations.words, annotations.sentences)
    tables = lexicon(resources, annotations.language)
    owned = [_own(one, trees, tables) for one in annotations.attributions]
    return replace(annotations, attributions=tuple(_going_on(owned, trees)))


def _own(attribution: Attribution, trees: Trees, tables: Lexicon) -> Attribution:
    verb = _verb(attribution.cue[0], trees) if attribution.cue else None
    if verb is None:
        return attribution
    passive = trees.is_passive(verb)
    doers = agents(trees, tables, verb) if passive else _subjects(verb, trees)
    doers = [at for at in doers if not _reported(attribution, trees.words[at].start)]
    if not _misplaced(attribution, verb, doers, trees):
        return attribution
    places = [place for place in map(trees.naming, doers) if place and _names(place, trees)]
    if places or passive:
        return replace(attribution, source=tuple(places[:1]))
    return attribution


def _going_on(attributions: Sequence[Attribution], trees: Trees) -> Iterator[Attribution]:
    """The attributions, those of a verb with neither subject nor source with the last source before it."""
    last: tuple[int, tuple[Pair, ...]] | None = None  # its sentence, and the source
    for one in attributions:
        verb = _verb(one.cue[0], trees) if one.cue and not one.source else None
        if verb is not None and last is not None and _is_dropped(verb, trees):
            one = replace(one, source=last[1] if trees.sentence_of[verb] - last[0] <= FAR else ())
        if one.source and one.cue and (words := trees.between(*one.cue[0])):
            last = trees.sentence_of[words[0]], one.source
        yield one


def _is_dropped(verb: int, trees: Trees) -> bool:
    """Whether a verb heads its sentence without any subject, impersonal ones ("se") among them."""
    alone = trees.is_(verb, "root") and not trees.dependents(verb, "nsubj", "csubj", "expl")
    return alone and not trees.is_passive(verb) and not trees.subjects(verb)


def _names(place: Pair, trees: Trees) -> bool:
    """Whether the words can name somebody; a tree may hang a relative pronoun on a verb."""
    words = trees.between(*place)
    return not any(trees.words[at].upos == "VERB" and trees.head(at) not in words for at in words)


def _verb(cue: Pair, trees: Trees) -> int | None:
    """The finite verb of a cue: the word that the others of it hang on."""
    inside = trees.between(*cue)
    heads = [at for at in inside if trees.head(at) not in inside and trees.words[at].upos in ("VERB", "AUX")]
    return heads[0] if heads and trees.is_finite(heads[0]) else None


def _subjects(verb: int, trees: Trees) -> list[int]:
    """Subjects in the verb's own clause; no "it" that stands for nobody."""
    nouns = trees.dependents(verb, "nsubj", "expl:subj")
    return [at for at in nouns if trees.is_(at, "nsubj") or trees.is_clitic(at)]


def _misplaced(attribution: Attribution, verb: int, doers: Sequence[int], trees: Trees) -> bool:
    """Whether the model's source cannot be who speaks by this verb, or is missing."""
    words = [at for place in attribution.source for at in trees.between(*place)]
    if not words:
        return True
    if trees.sentence_of[words[0]] != trees.sentence_of[verb]:
        return True
    if _reported(attribution, trees.words[words[0]].start):
        return True
    return any(trees.head(at) == verb and trees.is_(at, *_TOLD) and at not in doers for at in words)


def _reported(attribution: Attribution, offset: int) -> bool:
    return any(first <= offset < last for first, last in attribution.content)
