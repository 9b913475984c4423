"""How a value is put forward: polarity, certainty and stage, from the act that names it and the statements around.

The status that the model gives a happening and the polarity and certainty it gives an
attribution are folded into the closed lists of CLAIMS.md; of two certainties the weaker
holds, of two polarities the negative one (a denial of a denial is not unfolded).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import cast

from temoin.annotations.status import certainty_of, form
from temoin.claims.attribution import Statement
from temoin.claims.material import Material
from temoin.records import Certainty, Happening, Pair, Polarity, Stage

# from the surest to the least sure
_CERTAINTIES: tuple[Certainty, ...] = ("certain", "probable", "possible", "hearsay")

_ARGUMENTS = ("nsubj", "obj")  # what the mood of a verb reaches; when, where and of what else is granted

_STAGES: dict[str, Stage] = {
    "threatened": "threatened",
    "planned": "planned",
    "attempted": "attempted",
    "prevented": "prevented",
    "hypothetical": "hypothetical",
    "feared": "hypothetical",
}


@dataclass(frozen=True, slots=True)
class Assertion:
    """Polarity, certainty and stage of a claim."""

    polarity: Polarity
    certainty: Certainty
    stage: Stage


def assertion_of(happening: Happening, statements: Sequence[Statement]) -> Assertion:
    """How the innermost speaker puts a happening forward; `statements` innermost first."""
    inner = statements[0] if statements else None
    polarity = happening.status if happening.status in ("denied", "questioned") else "affirmed"
    if polarity == "affirmed" and inner is not None:
        polarity = inner.polarity
    certainty = inner.certainty if inner is not None else "certain"
    if happening.status == "hearsay":
        certainty = _weaker(certainty, "hearsay")
    elif happening.status == "feared":
        certainty = _weaker(certainty, "possible")
    return Assertion(
        cast(Polarity, polarity), cast(Certainty, certainty), _STAGES.get(happening.status, "accomplished")
    )


def as_its_clause(assertion: Assertion, words: Pair, material: Material) -> Assertion:
    """The assertion of a value in a clause that is hearsay by its own mood or adverb: "il y aurait sept blessés"."""
    clause = _clause(words, material)
    if clause is None or certainty_of(material.trees, material.lexicon, clause) != "hearsay":
        return assertion
    return replace(assertion, certainty=cast(Certainty, _weaker(assertion.certainty, "hearsay")))


def _clause(words: Pair, material: Material) -> int | None:
    """The predicate whose subject or object the words are, unless it hangs on a condition: "... would, if ..."."""
    trees, inside = material.trees, material.trees.between(*words)
    at = next((word for word in inside if trees.head(word) not in inside), None)
    if at is None or not trees.is_(at, *_ARGUMENTS):
        return None
    clause = trees.head(at)
    held = any(_is_condition(child, material) for child in trees.dependents(clause, "advcl"))
    return None if held else clause


def _is_condition(clause: int, material: Material) -> bool:
    trees = material.trees
    marks = trees.dependents(clause, "mark")
    return any(material.lexicon.hedges(trees.words[at], form(trees, at), "mark") for at in marks)


def _weaker(a: str, b: str) -> str:
    return max(a, b, key=lambda certainty: _CERTAINTIES.index(cast(Certainty, certainty)))
