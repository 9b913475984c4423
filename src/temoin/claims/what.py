"""What took place: the type of a happening in PLOVER's terms, ACLED's where it has one.

PLOVER knows no ordinary crime: a crime against people is an ASSAULT in its terms (PLOVER
manual 2.0, ASSAULT: "use of force ... by any actor"), so the model's CRIME is given so.
"""

from __future__ import annotations

import functools

from temoin.claims.material import Material
from temoin.claims.values import Value
from temoin.records import Happening
from temoin.resources import Resources

_IN_PLOVER = {"CRIME": "ASSAULT"}


def what_value(happening: Happening, material: Material) -> Value:
    """The value of `what`, on the happening's own words."""
    plover = _IN_PLOVER.get(happening.plover, happening.plover)
    value = {
        "plover": plover,
        "mode": happening.mode,
        "acled": acled_type(plover, happening.mode, material.resources),
        "words": material.text[happening.start : happening.end],
    }
    return Value("what", value, (happening.start, happening.end), 1.0, "happening-type")


def acled_type(plover: str, mode: str | None, resources: Resources) -> str | None:
    """ACLED's sub-event type, by type and mode, by type alone where the mode has none of its own."""
    types = _acled(resources)
    return types.get((plover, mode or ""), types.get((plover, "")))


@functools.cache
def _acled(resources: Resources) -> dict[tuple[str, str], str]:
    return {(row["plover"], row["mode"]): row["acled"] for row in reversed(resources.table("acled", "acts"))}
