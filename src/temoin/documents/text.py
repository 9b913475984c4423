"""A plain-text report -> Document: reads, refuses what is no text, decodes and repairs.

`text` and `edits` keep law 2: from every code point there is a way back to the bytes.
"""

from __future__ import annotations

import hashlib
import re
import sys
from pathlib import Path

from temoin.documents.decode import decode
from temoin.documents.metadata import parse_time
from temoin.documents.repair import repair
from temoin.errors import SourceError
from temoin.records import Document

LIMIT_BYTES = 2_000_000  # some 300,000 words: far over any report, a second or two to decline
ID_LENGTH = 12

_MAGIC = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "an archive or office file",
    b"\xd0\xcf\x11\xe0": "an office file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a compressed file",
    b"\xfd7zXZ\x00": "a compressed file",
    b"BZh": "a compressed file",
    b"\x7fELF": "a program",
    b"{\\rtf": "a rich-text file",
}
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffd]")
_MAX_CONTROL = 0.02  # share of control characters from which bytes are no text


def read_document(
    source: str | Path | bytes,
    *,
    published: str | None = None,
    language: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    name: str | None = None,
    limit: int | None = LIMIT_BYTES,
) -> Document:
    """The document of a report: a path, `"-"` for standard input, or bytes.

    `limit` is in bytes, `None` lifts it.  `name` stands as the document's source; the path
    as it was given, or `"-"`, otherwise.  `title` is left to segments.  Raises SourceError
    for what is missing, empty, too long or no text.
    """
    if name is None:
        name = "-" if isinstance(source, bytes) else str(source)
    data = source if isinstance(source, bytes) else read_bytes(source, limit)
    _check_bytes(data, name, limit)
    repaired = decode(data)
    _check_text(repaired.text, name)
    repaired = repair(repaired)
    if not repaired.text.strip():
        raise SourceError(f"{name}: there is no text in it; give a report with words")
    sha256 = hashlib.sha256(data).hexdigest()
    return Document(
        id=sha256[:ID_LENGTH],
        sha256=sha256,
        source=name,
        language=language,
        title=None,
        publisher=publisher,
        url=url,
        published=parse_time(published) if published else None,
        text=repaired.text,
        edits=repaired.edits,
    )


def read_bytes(source: str | Path, limit: int | None) -> bytes:
    """Bytes of a file, one more than the limit at most, so that an endless one ends."""
    size = -1 if limit is None else limit + 1
    if str(source) == "-":
        return sys.stdin.buffer.read(size)
    try:
        with Path(source).open("rb") as file:
            return file.read(size)
    except FileNotFoundError:
        raise SourceError(f"{source}: no such file; give a path, - for standard input, or bytes") from None
    except IsADirectoryError:
        raise SourceError(f"{source}: is a folder; give its files") from None
    except (OSError, ValueError) as fault:  # ValueError: a NUL in the name
        reason = getattr(fault, "strerror", None) or str(fault)
        raise SourceError(f"{source}: cannot be read ({reason})") from None


def _check_bytes(data: bytes, name: str, limit: int | None) -> None:
    if limit is not None and len(data) > limit:
        raise SourceError(
            f"{name}: longer than {limit:,} bytes; lift the limit with --no-limit (limit=None in Python)"
        )
    if not data:
        raise SourceError(f"{name}: is empty; give a report with words")
    for start, kind in _MAGIC.items():
        if data.startswith(start):
            raise SourceError(f"{name}: is {kind}, not plain text; save its text as .txt first")


def _check_text(text: str, name: str) -> None:
    if len(_CONTROL.findall(text)) > _MAX_CONTROL * len(text):
        raise SourceError(f"{name}: is binary, not plain text; save its text as .txt first")
