"""The speaker of a claim, those who relay it, and the channel it came by."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from temoin.claims.attribution import Statement
from temoin.claims.material import Material
from temoin.records import Channel
from temoin.resources.match import phrase_table

REPORT = "report"
UNNAMED = "unnamed"


def speaker_of(statements: Sequence[Statement], material: Material) -> str:
    """The entity that speaks, `"unnamed"`, or `"report"` where nobody is named; statements innermost first."""
    if not statements:
        return REPORT
    source = statements[0].source
    if source is None:
        return REPORT if len(statements) == 1 else speaker_of(statements[1:], material)
    if material.entities.unnamed(*source):
        return UNNAMED
    return material.entities.at(*source) or UNNAMED


def relays_of(statements: Sequence[Statement], material: Material) -> tuple[str, ...]:
    """Who passed the words on, nearest to the speaker first; unnamed relays are left to the words."""
    speaker, relays = speaker_of(statements, material), []
    for statement in statements[1:]:
        relay = material.entities.at(*statement.source) if statement.source else None
        if relay and relay != speaker and relay not in relays:
            relays.append(relay)
    return tuple(relays)


def channel_of(statements: Sequence[Statement], material: Material) -> Channel:
    """What the words of source and cue say of the channel, else the post around them.

    The report's own claims have `report`.
    """
    if not statements:
        return "report"
    inner = statements[0]
    if inner.channel:
        return inner.channel
    table = phrase_table(material.resources, "channels", material.language)
    for words in (inner.cue, inner.source):
        found = table.find(material.text, *words) if words else []
        if found:
            return cast(Channel, found[0][2]["channel"])
    posted = next((outer.channel for outer in statements[1:] if outer.channel), None)
    return posted or ("unknown" if inner.source is None else "statement")
