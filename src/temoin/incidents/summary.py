"""The incidents of a reading, with the claims under them and the kind that is best supported."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from temoin.records import FIELDS, Claim, Incident, IncidentRole, Span


def summarise_incident(
    key: str, role: IncidentRole, mentions: Sequence[Span], claims: Sequence[Claim]
) -> Incident:
    """One incident: its own claims by field in the order of FIELDS, its kind by the most claims of `what`."""
    by_field = {field: tuple(c.id for c in claims if c.field == field) for field in FIELDS}
    return Incident(
        id=key,
        role=role,
        what=_best_supported([c.value for c in claims if c.field == "what" and c.polarity == "affirmed"]),
        claims={field: ids for field, ids in by_field.items() if ids},
        mentions=tuple(mentions),
    )


def _best_supported(kinds: Sequence[dict[str, Any]]) -> dict[str, Any] | None:
    """The kind that most claims name, the first named among equals; a mode wins over none."""
    if not kinds:
        return None
    votes = Counter((kind["plover"], kind["mode"] or "") for kind in kinds)
    types = Counter(kind["plover"] for kind in kinds)
    return max(
        kinds, key=lambda k: (types[k["plover"]], bool(k["mode"]), votes[k["plover"], k["mode"] or ""])
    )
