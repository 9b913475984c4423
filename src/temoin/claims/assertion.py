"""How a value is put forward: polarity, certainty and stage, from the act that names it and the statements around.

The status that the model gives a happening and the polarity and certainty it gives an
attribution are folded into the closed lists of CLAIMS.md; of two certainties the weaker
holds, of two polarities the negative one (a denial of a denial is not unfolded).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from temoin.claims.attribution import Statement
from temoin.records import Certainty, Happening, Polarity, Stage

# from the surest to the least sure
_CERTAINTIES: tuple[Certainty, ...] = ("certain", "probable", "possible", "hearsay")

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


def _weaker(a: str, b: str) -> str:
    return max(a, b, key=lambda certainty: _CERTAINTIES.index(cast(Certainty, certainty)))
