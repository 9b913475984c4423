"""Files -> reports, one at a time: plain text is one report, JSON lines are one a line.

What is known of a plain text may stand beside it, in `NAME.json` for `NAME.txt`.  A line is an object with the
report's text and what is known of it, under names that the user may choose, or a reading that `temoin read --json`
printed.  What cannot be taken is handed on as a `SourceError` in its place, so that the others are still read; no
file is held in memory as a whole but a plain text.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from temoin.documents.text import LIMIT_BYTES, read_bytes
from temoin.errors import SourceError
from temoin.records import SCHEMA, Reading

COLUMNS = ("text", "title", "date", "publisher", "url", "language", "retrieved")
_ALSO = {"date": "published"}  # another name under which a column is looked for
LINES = (".jsonl", ".ndjson")
SUFFIXES = (".txt", *LINES)


@dataclass(frozen=True, slots=True)
class Report:
    """A report to be read: its bytes, where they stood, what the user says of it, its reading if there is one."""

    name: str
    data: bytes
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    retrieved: str | None = None
    reading: Reading | None = None


class NoTextError(SourceError):
    """A line without a text: a file that starts with one holds other things than reports."""


def find_reports(
    name: str, columns: Mapping[str, str] | None = None, *, limit: int | None = LIMIT_BYTES
) -> Iterator[Report | SourceError]:
    """The reports of a file or of standard input (`-`: JSON lines where it starts with a brace).

    `columns` maps names of COLUMNS to those of the file.  `limit` is the longest report in bytes.
    """
    if name == "-":
        yield from _standard_input(columns or {}, limit)
    elif name.lower().endswith(LINES):
        try:
            with Path(name).open("rb") as file:
                yield from _lines(file, name, columns or {}, limit)
        except OSError as fault:
            yield SourceError(f"{name}: cannot be read ({fault.strerror})")
    else:
        yield _plain(name, columns or {}, limit)


def _plain(name: str, columns: Mapping[str, str], limit: int | None) -> Report | SourceError:
    """A text with what stands of it in the file beside it, if there is one."""
    beside = Path(name).with_suffix(".json")
    try:
        data = read_bytes(name, limit)
        if not beside.is_file():
            return Report(name, data)
        row = json.loads(beside.read_bytes())
        known = row if isinstance(row, dict) else {}
        given = {
            key: _cell(known, key, columns, str(beside)) for key in COLUMNS if key not in ("text", "title")
        }
    except SourceError as fault:
        return fault
    except ValueError as fault:
        return SourceError(f"{beside}: is no JSON ({fault}); it stands beside {name}")
    return _with(given, name, data)


def _with(given: Mapping[str, str | None], name: str, data: bytes) -> Report:
    return Report(
        name, data, given["date"], given["publisher"], given["url"], given["language"], given["retrieved"]
    )


def _standard_input(columns: Mapping[str, str], limit: int | None) -> Iterator[Report | SourceError]:
    stream = sys.stdin.buffer
    first = stream.readline(_line_limit(limit))
    if first.lstrip().startswith(b"{"):
        yield _report(first, "-:1", columns)
        yield from _lines(stream, "-", columns, limit, start=2)
    else:
        yield Report("-", first + stream.read(-1 if limit is None else limit + 1))


def _lines(
    file: IO[bytes], name: str, columns: Mapping[str, str], limit: int | None, start: int = 1
) -> Iterator[Report | SourceError]:
    number, known = start, start > 1
    while line := file.readline(_line_limit(limit)):
        if line.strip():
            found = _report(line, f"{name}:{number}", columns)
            yield found
            if not known and isinstance(found, NoTextError):
                return
            known = True
        while not line.endswith(b"\n") and (line := file.readline(1_000_000)):  # the rest of an endless line
            pass
        number += 1


def _line_limit(limit: int | None) -> int:
    """Bytes of a line: JSON may write a character in six, and a reading holds its words many times."""
    return -1 if limit is None else 40 * limit


def _report(line: bytes, name: str, columns: Mapping[str, str]) -> Report | SourceError:
    try:
        row = json.loads(line)
        if not isinstance(row, dict):
            raise SourceError(f"{name}: is no JSON object; give one object a line")
        return _read_already(row, name) if row.get("schema") == SCHEMA else _of_row(row, name, columns)
    except UnicodeDecodeError:
        return SourceError(f"{name}: is not UTF-8; JSON lines must be")
    except ValueError as fault:
        return SourceError(f"{name}: is no JSON ({fault}); give one object a line")
    except SourceError as fault:
        return fault


def _of_row(row: Mapping[str, Any], name: str, columns: Mapping[str, str]) -> Report:
    given = {key: _cell(row, key, columns, name) for key in COLUMNS}
    text, title = given["text"], given["title"]
    if not text:
        raise NoTextError(
            f"{name}: column {columns.get('text', 'text')!r} holds no text; columns are {' '.join(sorted(row))}; "
            "name the right one with --column text=NAME"
        )
    if title and not text.lstrip().startswith(title):
        text = f"{title}\n\n{text}"
    return _with(given, name, text.encode("utf-8", errors="replace"))


def _cell(row: Mapping[str, Any], key: str, columns: Mapping[str, str], name: str) -> str | None:
    column = columns.get(key) or (key if key in row else _ALSO.get(key, key))
    value = row.get(column)
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if not isinstance(value, str):
        raise SourceError(f"{name}: column {column!r} is {type(value).__name__}, not text")
    return value.strip() if key != "text" else value


def _read_already(row: Mapping[str, Any], name: str) -> Report:
    reading = Reading.from_dict(dict(row))
    document = reading.document
    return Report(
        name,
        b"",
        published=document.published.from_ if document.published else None,
        publisher=document.publisher,
        url=document.url,
        language=document.language,
        reading=reading,
    )
