"""Bytes -> Document: decoding, repairs as edits, the way back to the bytes, metadata."""

from temoin.documents.metadata import parse_time
from temoin.documents.offsets import rebuild, rebuild_bytes
from temoin.documents.reports import COLUMNS, LINES, SUFFIXES, Report, find_reports
from temoin.documents.text import ID_LENGTH, LIMIT_BYTES, read_document

__all__ = [
    "COLUMNS",
    "ID_LENGTH",
    "LIMIT_BYTES",
    "LINES",
    "SUFFIXES",
    "Report",
    "find_reports",
    "parse_time",
    "read_document",
    "rebuild",
    "rebuild_bytes",
]
