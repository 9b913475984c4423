"""Descriptions: a noun in apposition to a name names the same one ("X, a carpenter", "le rappeur X").

The trees tell: the name hangs on the noun before it, or the noun on the name before it, and no
word of case stands between them; so "the father of X" and "X's mother" are never X.  A noun
describes a person if a table knows it as people, or the relation is an apposition and no table
knows it as something else; an organisation, if it can stand for one ("the group").  Who is
described so is meant again by the same noun behind: "the carpenter".
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from temoin.annotations.trees import Trees
from temoin.mentions.actors import Actor
from temoin.mentions.identified import identified
from temoin.mentions.kinds import Naming, Namings
from temoin.mentions.names import abbreviates
from temoin.records import Annotations, Name, Pair

BESIDE = ("appos", "flat", "nmod", "compound")  # how a name hangs on the noun before it
OUTSIDE = ("conj", "cc", "appos", "parataxis", "advmod")  # what hangs on a noun and is no part of it
LONGEST = 80  # characters of a description
REACH = 1000  # characters in which a noun alone means whom it described
ABBREVIATED = 3  # letters of a title that tells nothing alone: "M", "Mme"
PEOPLE = ("people", "person", "kin")  # forms of nouns that may be said of one person
TITLES = ("offices", "titles")
MARKS = " ,،:–—-\n\u00a0\"'«»“”‘’"


@dataclass(frozen=True, slots=True)
class Described:
    """Somebody's description: its reading, whose it is, its words as lemmas, the noun's first."""

    naming: Naming
    actor: Actor
    noun: str
    words: frozenset[str]


def join_descriptions(namings: Namings, annotations: Annotations, actors: list[Actor]) -> None:
    """Gives what describes somebody to that actor, in place; one with nothing of its own left leaves the list."""
    trees = Trees(namings.text, annotations.words, annotations.sentences)
    named = {(n.name.start, n.name.end): a for a in actors for n in a.namings if n.name is not None}
    nameless = _nameless(trees, actors)
    described: dict[str, list[Described]] = {}
    for name, noun, naming in _descriptions(trees, namings):
        actor = named.get((name.start, name.end))
        if actor is not None:
            told = Described(naming, actor, trees.words[noun].lemma, _lemmas(trees, naming))
            bare = [(replace(naming, name=None), None)] if actor.people or len(told.words) > 1 else []
            for found, other in nameless.pop(noun, bare):
                _give(found, other, actor)
            described.setdefault(told.noun, []).append(told)
    for noun, others in sorted(nameless.items()):
        for naming, source in others:
            again = _again(trees, noun, naming, source, described)
            if again is not None:
                _give(naming, source, again)
    actors[:] = [a for a in actors if a.namings]


def _nameless(trees: Trees, actors: list[Actor]) -> dict[int, list[tuple[Naming, Actor | None]]]:
    """Namings of those without a name, by the place of their head among the words."""
    found: dict[int, list[tuple[Naming, Actor | None]]] = {}
    for actor in actors:
        for naming in actor.namings if not actor.people and not actor.titles else ():
            head = _head(trees, trees.between(*naming.core))
            if head is not None:
                found.setdefault(head, []).append((naming, actor))
    return found


def _again(
    trees: Trees, noun: int, naming: Naming, actor: Actor | None, described: dict[str, list[Described]]
) -> Actor | None:
    """Who was described by a definite noun before, with all its words, and nobody else by it since."""
    told = described.get(trees.words[noun].lemma, [])
    at = bisect_left(told, naming.span[0], key=lambda d: d.naming.span[0]) - 1
    if (
        at < 0
        or actor is None
        or not naming.definite
        or _several(trees, noun)
        or not _lemmas(trees, naming) <= told[at].words
    ):
        return None
    since = (told[at].naming.span[0], naming.span[0])
    if since[1] - since[0] > REACH or any(since[0] < n.span[0] < since[1] for n in actor.namings):
        return None
    return told[at].actor


def _give(naming: Naming, source: Actor | None, target: Actor) -> None:
    if source is not None:
        source.namings.remove(naming)
        target.spoke += [start for start in source.spoke if start == naming.span[0]]
        source.spoke = [start for start in source.spoke if start != naming.span[0]]
    target.namings = sorted([*target.namings, naming], key=lambda n: n.span)


# ---------------------------------------------------------------- which words describe


def _descriptions(trees: Trees, namings: Namings) -> Iterator[tuple[Name, int, Naming]]:
    """Each name with the noun that stands beside it and the reading of its phrase."""
    for name in namings.names.all:
        words = [at for at in trees.between(name.start, name.end) if trees.words[at].end <= name.end]
        head = _head(trees, words)
        if head is None or name.label not in ("PER", "ORG", "GRP"):
            continue
        named = identified(trees, namings.tables.naming, name)
        for noun in dict.fromkeys((*_nouns(trees, head, words), *(named[:1] if named else ()))):
            span = _phrase(trees, noun, (head, named[1]) if named else (head,))
            if span is not None and span[1] - span[0] <= LONGEST:
                naming = namings.read(span)
                if _Two(trees, namings, name, head, noun, naming).one(named is not None and noun == named[0]):
                    yield name, noun, replace(naming, gender="")  # "la victime" may be a man


def _head(trees: Trees, words: Sequence[int]) -> int | None:
    """The first word that hangs on none of the others."""
    return next((at for at in words if trees.head(at) not in words), None)


def _phrase(trees: Trees, noun: int, without: Sequence[int]) -> Pair | None:
    """What describes, without what is no part of it and the brackets around it."""
    span = trees.phrase(noun, [*without, *trees.dependents(noun, *OUTSIDE)])
    if span is None:
        return None
    first, last = trees.text[span[0]], trees.text[span[1] - 1]
    closed = last == ")" and "(" not in trees.text[span[0] + 1 : span[1]]
    return span[0] + (first == "("), span[1] - closed


def _nouns(trees: Trees, head: int, words: Sequence[int]) -> Iterator[int]:
    """The noun that a name stands behind, and those that stand behind the name."""
    above = trees.head(head)
    if 0 <= above < head and trees.is_(head, *BESIDE) and not trees.dependents(head, "case"):
        yield above
    for at in words:
        for child in trees.dependents(at, "appos", "nmod"):
            if child > words[-1] and not trees.dependents(child, "case"):
                yield child


@dataclass(frozen=True, slots=True)
class _Two:
    """A name and the noun beside it, which is read as `naming`."""

    trees: Trees
    namings: Namings
    name: Name
    head: int
    noun: int
    naming: Naming

    def one(self, identified: bool) -> bool:
        """Whether both name the same one; a noun that is `identified` by the name needs no apposition."""
        if (
            self.trees.words[self.noun].upos != "NOUN"
            or _several(self.trees, self.noun)
            or self.naming.plural
        ):
            return False
        short = self.naming.span[1] - self.naming.span[0] <= ABBREVIATED
        if short and self.naming.table in ("", "titles"):
            return False
        if identified:
            return self.name.label == "PER" and self._known() in ("", *PEOPLE, *TITLES)
        if not (self._next_to_each_other() if self.before else self._in_one_clause()):
            return False
        return self._person() if self.name.label == "PER" else self._body()

    @property
    def before(self) -> bool:
        """Whether the noun stands before the name."""
        return self.noun < self.head

    def _person(self) -> bool:
        known = self._known()
        loose = self.trees.is_(self.head if self.before else self.noun, "nmod")
        if known in (*PEOPLE, *TITLES):
            return not (loose and self.before and self._construct(known))
        if known or self.trees.dependents(self.noun, "nummod"):
            return False
        return not loose or (self.before and self._definite())

    def _body(self) -> bool:
        """Whether the noun can stand for an organisation: "the group X", "X, an armed movement"."""
        text, span = self.namings.text, self.naming.span
        if "(" in text[span[1] : self.name.start]:
            return abbreviates(text[self.name.start : self.name.end], text[slice(*span)])
        stands = self.namings.tables.anaphors.find(text, *span)
        if stands and stands[0][0] <= self.trees.words[self.noun].start < stands[0][1]:
            return True
        if not self.trees.is_(self.head if self.before else self.noun, "appos"):
            return False
        return self._known() not in ("landmarks", *PEOPLE, *TITLES)

    def _known(self) -> str:
        """What the tables say of the noun: offices, titles, landmarks, or its form; empty if they do not know it."""
        start, hit = self.trees.words[self.noun].start, self.naming.head
        if hit is None or not hit[0] <= start < hit[1]:
            return ""
        table = self.naming.table
        return table if table in (*TITLES, "landmarks") else self.naming.form or table

    def _next_to_each_other(self) -> bool:
        """Whether no word but a title stands between, nor a noun of people that may be the described one."""
        text, gap = self.namings.text, (self.naming.span[1], self.name.start)
        covered = [(s, e) for s, e, hit in self.namings.tables.heads.find(text, *gap) if hit[0] in TITLES]
        rest = [text[at] for at in range(*gap) if not any(s <= at < e for s, e in covered)]
        marks = "".join(rest).strip(MARKS)
        if any(mark.isalpha() for mark in marks):
            return False
        if "," in rest or "،" in rest:
            return True
        last = self.trees.between(*self.naming.span)[-1]
        inner = self.trees.words[last].start, self.naming.span[1]
        people = (hit[1].get("form") in PEOPLE for _, _, hit in self.namings.tables.heads.find(text, *inner))
        return last <= self.noun or not (any(people) or self.namings.tables.anaphors.find(text, *inner))

    def _in_one_clause(self) -> bool:
        """Whether no verb stands between a name and the noun behind it."""
        between = self.trees.between(self.name.end, self.naming.span[0])
        return all(self.trees.words[at].upos != "VERB" for at in between)

    def _construct(self, known: str) -> bool:
        """Whether the name may be a genitive without a word of case, in a language that has such."""
        if not self.namings.tables.articles or self._definite():
            return False
        return known not in TITLES or self.trees.between(*self.naming.span)[-1] <= self.noun

    def _definite(self) -> bool:
        if self.namings.tables.articles:
            return self.trees.feature(self.noun, "Definite") == "Def"
        return bool(self.trees.dependents(self.noun, "det"))


def _several(trees: Trees, noun: int) -> bool:
    return trees.feature(noun, "Number") in ("Plur", "Dual")


def _lemmas(trees: Trees, naming: Naming) -> frozenset[str]:
    return frozenset(
        trees.words[at].lemma
        for at in trees.between(*naming.core)
        if trees.words[at].upos in ("NOUN", "ADJ", "PROPN", "NUM")
    )
