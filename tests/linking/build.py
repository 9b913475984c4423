"""Digests written by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

from temoin.linking.digest import Days, Digest, Person, Site


def day(iso: str) -> int:
    return date.fromisoformat(iso).toordinal()


def digest(document: str = "d1", **given: Any) -> Digest:
    """An attack in Tamgari on 9 March 2025, told on the next day; `days` may be ISO dates, `killed` whole numbers."""
    facts: dict[str, Any] = {
        "incident": "i1", "role": "main", "language": "en", "published": "2025-03-10", "days": ["2025-03-09"],
        "sites": (Site("tamgari", "town", "NE", None, None, None, "where"),), "kinds": ("ASSAULT/firearms",),
        "killed": (14,), "injured": (), "groups": (), "ages": (), "people": (),
        "names": (("tamgari", 0.8), ("tondi", 0.6)), "title": (("market", 0.5), ("tamgari", 0.8)),
        "words": (("market", 0.5), ("tamgari", 0.8)), "vector": (),
    } | given  # fmt: skip
    facts["published"] = facts["published"] and day(facts["published"])
    facts["days"] = tuple(Days(day(d), day(d), 1 / len(facts["days"])) for d in facts["days"])
    for field in ("killed", "injured"):
        facts[field] = tuple((n, n, 0.9) if isinstance(n, int) else n for n in facts[field])
    return Digest(document=document, **facts)


def victim(name: str) -> Person:
    return Person((name,), "victim")
