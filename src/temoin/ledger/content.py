"""What a ledger holds, apart from how it came to be: the same reports and judgements, the same content.

Revisions, times of adding and the names of files are left out.  Two ledgers with equal content give equal
answers, whatever the order of arrival, the number of processes, or the database.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from temoin.ledger.database import Database

PARTS = (
    "documents", "texts", "accounts", "passages", "claims", "mentions", "sites", "forms", "names", "places", "nodes",
    "keys", "edges", "incidents", "facets", "contradictions",
)  # fmt: skip


def content(database: Database) -> Iterator[tuple[str, list[Any]]]:
    """Every row that is a function of content, table after table, in an order that content decides."""
    for part in PARTS:
        for row in database.stream(f"content.{part}"):
            yield part, list(row)


def fingerprint(database: Database) -> str:
    """Hexadecimal digits that stand for the content of a ledger."""
    digest = hashlib.sha256()
    with database.read():
        for part, row in content(database):
            digest.update(json.dumps([part, row], ensure_ascii=False).encode())
    return digest.hexdigest()
