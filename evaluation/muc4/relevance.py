"""Whether a whole report has an incident that the form wants, and of which type, by its words.

Relevance is part of the task (template-doc-part1, 1.0): terrorism in nine countries, recent, specific,
no clashes of armies.  The words of a report tell much of that; one model for any type, one for each.
"""

from __future__ import annotations

from collections.abc import Mapping

from evaluation.muc4.model import probability
from evaluation.muc4.vocabulary import stems

ANY = "report"
TYPES = ("ATTACK", "BOMBING", "KIDNAPPING", "ARSON", "ROBBERY")


def report_words(text: str) -> list[str]:
    """The features of a report: its words."""
    return ["1", *sorted(set(stems(text)))]


def model_of(type_: str) -> str:
    """The name of the model for a type."""
    return f"{ANY} {type_}"


def relevance(text: str) -> dict[str, float]:
    """How likely a report holds an incident: of any type under `ANY`, then by type."""
    words = report_words(text)
    return {name: probability(name, words) for name in (ANY, *map(model_of, TYPES))}


def relevance_features(likely: Mapping[str, float], type_: str) -> list[str]:
    """The same as features of an incident of a type."""
    own = likely.get(model_of(type_), likely[ANY])
    some, typed = int(10 * likely[ANY]), int(10 * own)
    return [f"relevant={some}", f"typed={typed}", f"{type_} typed={typed}"]
