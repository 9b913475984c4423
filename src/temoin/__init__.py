"""temoin: who says what happened.  Reports of violent incidents -> claims with their words.

>>> import temoin
>>> reading = temoin.read("report.txt")  # doctest: +SKIP

No model is loaded until something is read, and no ledger until one is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from temoin.errors import (
    LedgerError,
    ModelError,
    QuestionError,
    ResourceError,
    SourceError,
    TemoinError,
)
from temoin.reading import read, read_many
from temoin.records import (
    Act,
    ActEvidence,
    Claim,
    Contradiction,
    Count,
    Document,
    Edit,
    Entity,
    Evidence,
    Incident,
    Place,
    Reading,
    Span,
    Time,
    Unresolved,
)
from temoin.version import VERSION

if TYPE_CHECKING:
    from temoin.ledger import Ledger

__version__ = VERSION

__all__ = [
    "Act",
    "ActEvidence",
    "Claim",
    "Contradiction",
    "Count",
    "Document",
    "Edit",
    "Entity",
    "Evidence",
    "Incident",
    "Ledger",
    "LedgerError",
    "ModelError",
    "Place",
    "QuestionError",
    "Reading",
    "ResourceError",
    "SourceError",
    "Span",
    "TemoinError",
    "Time",
    "Unresolved",
    "__version__",
    "read",
    "read_many",
]


def __getattr__(name: str) -> Any:
    """`temoin.Ledger`, imported by who uses it: it is a third of all modules, and reading needs none of them."""
    if name == "Ledger":
        from temoin.ledger import Ledger

        return Ledger
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
