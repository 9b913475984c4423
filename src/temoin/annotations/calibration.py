"""Probabilities that mean what they say: of what is given .8, eight in ten are right.

The model is surer of what it sees than it is right, and a claim's score is a product of such numbers.  Each is
moved along a line in log odds (Platt 1999), with a constant for what made it: the order of answers stays, their
numbers become honest.  The lines (`acts/calibration.tsv`) belong to the packaged model; `training/calibration.py`
learns them on reports that it had not seen.
"""

from __future__ import annotations

import functools
import math
from dataclasses import replace

from temoin.records import Annotations
from temoin.resources.load import Resources

MODEL, RULES = "model", "rules"  # what made an attribution or a happening
DIGITS = 4  # as those of spans, whose module loads NumPy
LEAST_ODDS = 1e-4  # probabilities nearer to 0 or 1 than this count as this near

Line = tuple[float, float]  # slope and constant


def calibrated(p: float, of: str, made_by: str, resources: Resources) -> float:
    """The share right among answers `of` a kind (attribution, happening, claim) that `made_by` gave a `p`.

    What the table does not know keeps its `p`.
    """
    lines = _lines(resources)
    line = lines.get((of, made_by)) or lines.get((of, ""))
    if line is None:
        return p
    slope, constant = line
    return round(1 / (1 + math.exp(-(slope * log_odds(p) + constant))), DIGITS)


def log_odds(p: float) -> float:
    """The logarithm of p against 1 - p, bounded."""
    p = min(max(p, LEAST_ODDS), 1 - LEAST_ODDS)
    return math.log(p / (1 - p))


def calibrate(annotations: Annotations, resources: Resources) -> Annotations:
    """What the model saw, with honest probabilities of attributions and happenings."""
    return replace(
        annotations,
        attributions=tuple(
            replace(one, p=calibrated(one.p, "attribution", MODEL, resources))
            for one in annotations.attributions
        ),
        happenings=tuple(
            replace(one, p=calibrated(one.p, "happening", MODEL, resources)) for one in annotations.happenings
        ),
    )


@functools.cache
def _lines(resources: Resources) -> dict[tuple[str, str], Line]:
    """The first row of a kind and a maker counts: a user's own."""
    found: dict[tuple[str, str], Line] = {}
    for row in resources.table("calibration", "acts"):
        found.setdefault((row["of"], row["made_by"]), (float(row["slope"]), float(row["constant"])))
    return found
