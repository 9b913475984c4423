"""The errors of temoin, each a sentence that names the place and the way out.

TemoinError
├── SourceError      a report cannot be read: missing, not text, too long
├── ResourceError    a table of `resources/` (or of a user's own folder) is wrong
├── ModelError       the reader model or a spaCy pipeline cannot be loaded
├── LedgerError      a ledger cannot be opened, read or written
└── QuestionError    what is asked of a ledger is not in it, or cannot be asked so
"""

from __future__ import annotations


class TemoinError(Exception):
    """Base of every error that temoin raises on purpose."""


class SourceError(TemoinError):
    """A report cannot be read; the message says which one, why, and what to do."""


class ResourceError(TemoinError):
    """A table is wrong; the message names file, line, column and what is allowed."""


class ModelError(TemoinError):
    """The reader model or a pipeline is missing or does not fit this version."""


class LedgerError(TemoinError):
    """A ledger cannot be opened, read or written; the message names it, the reason and the way out."""


class QuestionError(TemoinError):
    """What is asked of a ledger is not in it, or cannot be asked so; the message says how it can."""
