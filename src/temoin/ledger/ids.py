"""Content -> lasting ids: equal content has the equal id in every ledger, whatever came before it.

An incident or an entity is named after the earliest of what it holds (by date of publication, then
by id), so that later reports never rename it; whatever once was its name leads to it for ever,
because that name is the id of something it holds, or held.
"""

from __future__ import annotations

import hashlib
import json
from datetime import date
from typing import Any

from temoin.records import Claim, Incident

LENGTH = 16  # hexadecimal digits: two of a billion documents meet with a probability of 3 in 100
UNDATED = "9999-12-31"  # in ranks: what has no date comes after what has one


def digest_of(*parts: str) -> str:
    """Hexadecimal digits that stand for some words."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:LENGTH]


def document_id(sha256: str, url: str | None, publisher: str | None) -> str:
    """One text at one address by one publisher: the same text elsewhere is another report."""
    return "d" + digest_of(sha256, url or "", publisher or "")


def account_id(document: str, incident: Incident, before: frozenset[str]) -> str:
    """What one report tells of one happening; `before` are the ids that its others have."""
    first = incident.mentions[0] if incident.mentions else None
    place = f"{first.start}:{first.end}" if first else ""
    return _free(f"i{document[1:]}-", (incident.role, place), 4, before)


def document_of(account: str) -> str:
    """What is common to the ids of all that one report tells."""
    return account.partition("-")[0]


def claim_id(document: str, claim: Claim, value: str, speaker: str, before: frozenset[str]) -> str:
    """One claim of a report by its words and their meaning; `value` and `speaker` hold names, not local ids."""
    evidence = claim.evidence
    words = ",".join(f"{span.start}:{span.end}" for span in (*evidence.value, evidence.content))
    parts = (claim.field, value, speaker, claim.polarity, claim.stage, words)
    return _free(f"c{document[1:]}-", parts, 6, before)


def _free(start: str, parts: tuple[str, ...], length: int, before: frozenset[str]) -> str:
    """An id that no other thing of the report has: things that are alike are counted."""
    for number in range(len(before) + 1):
        found = start + digest_of(*parts, str(number))[:length]
        if found not in before:
            return found
    raise AssertionError("more ids than things")


def place_id(name: str, country: str | None, gazetteer: str | None) -> str:
    """A place by the gazetteer; by its folded name and its country where that does not hold it."""
    return gazetteer or "p" + digest_of(name, country or "")


def rank(published: str | None, key: str) -> str:
    """What comes first: the earliest published, then the lowest id."""
    return f"{(published or UNDATED)[:10]} {key}"


def passage_number(published: str | None, document: str, start: int, stop: int) -> int:
    """A number that grows with the day of publication: 22 bits of day, 40 of content."""
    day = date.fromisoformat(published[:10]).toordinal() if published else 0
    return day << 40 | int(digest_of(document, f"{start}:{stop}")[:10], 16)


def canonical(value: Any) -> str:
    """JSON with keys in order: equal values, equal words."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
