"""Arabic passives that are written as actives are: of which verbs a subject is what something is done to.

Without vowel signs قتل is "killed" and "was killed", and the model takes it for the active too often.  What it
gives the passive over the active subject is weighed with what else tells them apart: no object beside a verb
that mostly has one, a form that only a passive has (أصيب), a lemma that has none (انفجر), and how often form and
lemma are passive elsewhere.  The weights (`acts/passives.tsv`) are learned by `training/passives.py`.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase

from temoin.annotations.between import Signals, weight, weights_of
from temoin.resources.match import bare

ACTIVE, PASSIVE = "nsubj", "nsubj:pass"
FORM, LEMMA, OBJECT = "form", "lemma", "object"  # signals of one word each
WRITTEN, DERIVED = "written", "derived"  # signals of every form and lemma of a shape; "?" is any letter
ARABIC = range(0x620, 0x6D6)
_OBJECTS = frozenset({"obj", "iobj", "ccomp", "csubj"})


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb and one subject; form and lemma are bare.

    `margin` is what the model gives the passive subject over the active one; `beside` are the relations of what else
    hangs on the verb; `named` whether the subject is a proper name.
    """

    form: str
    lemma: str
    margin: float
    beside: frozenset[str]
    named: bool

    @property
    def alone(self) -> bool:
        """Whether nothing stands beside the verb that could be its object."""
        return not self.beside & _OBJECTS

    def signals(self, shapes: Sequence[str]) -> Signals:
        """What speaks for the passive or against it, each with its strength."""
        found = {
            "always": 1.0,
            "margin": self.margin,
            f"{FORM} {self.form}": 1.0,
            f"{LEMMA} {self.lemma}": 1.0,
        }
        if self.alone:
            found |= {"alone": 1.0, f"{OBJECT} {self.lemma}": 1.0}
        if self.beside & {ACTIVE, PASSIVE}:
            found["other subject"] = 1.0
        if self.named:
            found["named"] = 1.0
        return found | dict.fromkeys(_shaped(self.form, self.lemma, tuple(shapes)), 1.0)


@functools.cache
def _shaped(form: str, lemma: str, shapes: tuple[str, ...]) -> tuple[str, ...]:
    """The shapes that a form or its lemma has."""
    words = {WRITTEN: form, DERIVED: lemma}
    split = ((shape, *shape.split(" ")) for shape in shapes)
    return tuple(shape for shape, of, pattern in split if fnmatchcase(words[of], pattern))


def clauses(
    forms: Sequence[str],
    lemmas: Sequence[str],
    upos: Sequence[str],
    heads: Sequence[int],
    relations: Sequence[str],
    margins: Sequence[float],
) -> Iterator[tuple[int, Clause]]:
    """The subjects of verbs in Arabic letters, each with its clause; heads are indexes, -1 for a root."""
    children = defaultdict(list)
    for at, head in enumerate(heads):
        children[head].append(at)
    for at, head in enumerate(heads):
        if head >= 0 and upos[head] == "VERB" and relations[at] in (ACTIVE, PASSIVE):
            if ord(forms[head][0]) not in ARABIC:
                continue
            beside = frozenset(relations[child] for child in children[head] if child != at)
            form, lemma = bare(forms[head]), bare(lemmas[head])
            yield at, Clause(form, lemma, margins[at], beside, upos[at] == "PROPN")


def is_passive(clause: Clause) -> bool:
    """Whether more speaks for the passive than against it."""
    weights = weights_of("passives")
    return weight(clause.signals(_shapes()), weights) > 0


@functools.cache
def _shapes() -> tuple[str, ...]:
    return tuple(name for name in weights_of("passives") if name.startswith((WRITTEN, DERIVED)))
