"""Bytes -> text, with every doubtful byte marked: takes bytes, gives a `Repaired` text.

The order is fixed: a byte-order mark, UTF-8, UTF-16 without a mark, UTF-8 with some bytes of
another encoding in it, then one byte a letter (Windows 1256 where it spells Arabic words,
Windows 1252 otherwise).  Nothing is dropped: see offsets.py for the way back.
"""

from __future__ import annotations

import codecs
import re

from temoin.documents.offsets import ENCODING, RAW_BYTE, Repaired
from temoin.records import Edit

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_HIGH_RUN = re.compile(rb"[\x80-\xff]+")
_UTF8_RUN = re.compile(rb"(?:[\xc3-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|\xf0[\x90-\xbf][\x80-\xbf]{2})")
_ARABIC_RUN = re.compile(rb"[\xc1-\xd6\xd8-\xdf\xe1\xe3-\xe6\xec\xed]{2,}")
_SAMPLE_BYTES = 100_000  # enough to tell encodings apart, whatever the length

# Sample of UTF-16 without a mark: this share of every second byte is NUL, as in Latin letters,
# blanks and full stops.
_UTF16_NULS = 0.1
# A text is UTF-8 with strange bytes, not another encoding, when good sequences are this many
# times as frequent as bytes outside them.
_GOOD_TO_BAD = 2


def decode(data: bytes) -> Repaired:
    """The text of the bytes, with an edit for the encoding's name, its mark and each stray byte."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode_as(data[len(mark) :], encoding, mark)
    if b"\0" not in data[:_SAMPLE_BYTES]:
        try:
            return Repaired(data.decode("utf-8"))
        except UnicodeDecodeError:
            pass
    return _decode_as(data, _encoding_of(data[:_SAMPLE_BYTES]))


def _encoding_of(sample: bytes) -> str:
    half = max(1, len(sample) // 2)
    low, high = sample[0::2].count(0) / half, sample[1::2].count(0) / half
    if max(low, high) > _UTF16_NULS > 10 * min(low, high):
        return "utf-16-le" if high > low else "utf-16-be"
    good = len(_UTF8_RUN.findall(sample))
    bad = len(re.sub(rb"[\x00-\x7f]", b"", _UTF8_RUN.sub(b"", sample)))
    if good >= _GOOD_TO_BAD * bad:
        return "utf-8"
    high_bytes = sum(map(len, _HIGH_RUN.findall(sample)))
    arabic = sum(map(len, _ARABIC_RUN.findall(sample)))
    return "cp1256" if arabic * 2 > high_bytes else "cp1252"


def _decode_as(data: bytes, encoding: str, mark: bytes = b"") -> Repaired:
    edits = []
    if encoding != "utf-8":
        edits.append(Edit(0, 0, "", ENCODING + encoding))
    if mark:
        edits.append(Edit(0, 0, "\ufeff", "byte-order mark"))
    parts: list[str] = []
    length = at = 0
    while at < len(data):
        text, stop, stray = _decode_on(data, at, encoding)
        parts.append(text)
        length += len(text)
        if stray:
            read = stray.decode("cp1252", errors="replace") if encoding == "utf-8" else "\ufffd" * len(stray)
            edits.append(Edit(length, length + len(read), stray.decode("latin-1"), RAW_BYTE))
            parts.append(read)
            length += len(read)
        at = stop
    return Repaired("".join(parts), tuple(edits))


def _decode_on(data: bytes, at: int, encoding: str) -> tuple[str, int, bytes]:
    """Text from `at` to the next stray bytes, where to go on, and those bytes."""
    piece = data[at : at + _PIECE]
    final = at + _PIECE >= len(data)
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        text = decoder.decode(piece, final)
    except UnicodeDecodeError as fault:
        start, end = fault.start, max(fault.end, fault.start + 1)
        return piece[:start].decode(encoding), at + end, piece[start:end]
    return text, at + len(piece) - len(decoder.getstate()[0]), b""


_PIECE = 4096  # a stray byte costs decoding one piece again, so time stays linear
