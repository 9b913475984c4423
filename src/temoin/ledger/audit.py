"""Claims drawn at random, judged by a person -> precision of each field with its interval."""

from __future__ import annotations

import math
import random
from collections.abc import Iterable
from dataclasses import dataclass

from temoin.ledger.claims import claims_by_id
from temoin.ledger.database import Database
from temoin.ledger.records import LedgerClaim
from temoin.records import FIELDS

CONFIDENCE = 1.96  # of a normal distribution: 95 of 100 such intervals hold the true value


@dataclass(frozen=True, slots=True)
class Precision:
    """How many of the judged claims of a field are right; `low` and `high` are Wilson's interval of 95 %."""

    field: str
    right: int
    judged: int
    share: float
    low: float
    high: float


def draw_claims(database: Database, count: int, seed: int) -> list[LedgerClaim]:
    """`count` claims, each as likely as any other, in the order in which they were drawn; with their words.

    Equal for equal content and seed, in both databases.
    """
    draw = random.Random(seed)  # a sample, no secret
    drawn: list[str] = []
    with database.read():
        for number, (key,) in enumerate(database.stream("audit.every")):
            if number < count:
                drawn.append(key)
            elif (place := draw.randrange(number + 1)) < count:
                drawn[place] = key
        draw.shuffle(drawn)
        return claims_by_id(database, drawn, words=True)


def precision_of(claims: Iterable[tuple[str, str]]) -> list[Precision]:
    """Precision by field, and of all together (`all`), of (field, verdict) pairs."""
    judged = list(claims)
    found = []
    for field in ("all", *FIELDS):
        verdicts = [verdict for one, verdict in judged if field in ("all", one)]
        if verdicts:
            right = sum(verdict == "right" for verdict in verdicts)
            found.append(
                Precision(field, right, len(verdicts), right / len(verdicts), *wilson(right, len(verdicts)))
            )
    return found


def audited(database: Database, reason: str) -> list[tuple[str, str]]:
    """(field, verdict) of the claims that were judged in an audit."""
    return [(row[0], row[1]) for row in database.all("audit.judged", reason=reason)]


def wilson(right: int, judged: int) -> tuple[float, float]:
    """Wilson's score interval of a proportion (1927): right also for few and for extreme counts."""
    z, share = CONFIDENCE, right / judged
    middle = share + z * z / (2 * judged)
    wide = z * math.sqrt(share * (1 - share) / judged + z * z / (4 * judged * judged))
    scale = 1 + z * z / judged
    return max(0.0, (middle - wide) / scale), min(1.0, (middle + wide) / scale)
