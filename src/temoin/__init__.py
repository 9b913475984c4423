"""temoin: who says what happened.  Reports of violent incidents -> claims with their words.

>>> import temoin
>>> reading = temoin.read("report.txt")  # doctest: +SKIP

No model is loaded until something is read.
"""

from temoin.errors import (
    LedgerError,
    ModelError,
    QuestionError,
    ResourceError,
    SourceError,
    TemoinError,
)
from temoin.ledger import Ledger
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
