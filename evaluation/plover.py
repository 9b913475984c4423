"""CAMEO codes and older names as PLOVER's types: the conversion of the PLOVER project, read from the shared folder."""

from __future__ import annotations

import functools
import re

from evaluation.shared import shared

CLASSES = {
    "verbal_cooperation": frozenset(["AGREE", "CONSULT", "SUPPORT", "CONCEDE"]),
    "material_cooperation": frozenset(["COOPERATE", "AID", "RETREAT", "CONCEDE"]),
    "verbal_conflict": frozenset(["REQUEST", "ACCUSE", "REJECT", "THREATEN"]),
    "material_conflict": frozenset(["PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "CRIME"]),
}
# the names of 2016, and one slip of the pen in the Spanish records
RENAMED = {
    "DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT", "SACTION": "SANCTION",
}  # fmt: skip
# temoin calls a release of prisoners CONCEDE and a political killing by criminals CRIME
_ALIKE = {
    "RETREAT": frozenset(["RETREAT", "CONCEDE"]),
    "CONCEDE": frozenset(["RETREAT", "CONCEDE"]),
    "ASSAULT": frozenset(["ASSAULT", "CRIME"]),
}


def types_of(name: str) -> frozenset[str]:
    """The types that answer a PLOVER name of any year."""
    now = RENAMED.get(name, name)
    return _ALIKE.get(now, frozenset([now]))


def cameo_types(code: str) -> frozenset[str]:
    """The types that answer a CAMEO code, with or without its name behind it; none for what is no code."""
    digits = re.match(r"\d+", code)
    table = _cameo()
    for length in range(len(digits[0]) if digits else 0, 1, -1):
        if digits and digits[0][:length] in table:
            return types_of(table[digits[0][:length]])
    return frozenset()


@functools.cache
def _cameo() -> dict[str, str]:
    lines = (shared() / "data/events/cameo2plover.tsv").read_text(encoding="utf-8").splitlines()[1:]
    table = {code: plover for code, plover, *_ in (line.split("\t") for line in lines) if plover}
    roots = (shared() / "data/events/plover.tsv").read_text(encoding="utf-8").splitlines()[1:]
    for line in roots:
        cells = line.split("\t")
        if not cells[1]:
            for code in cells[6].split() if len(cells) > 6 else ():
                table.setdefault(code, cells[0])
    return table
