"""Repairs of a text: takes what was decoded, gives it legible, every repair an edit.

Four passes in a fixed order: UTF-8 that was read as another encoding (mojibake), HTML
entities, line ends and control characters, characters that are not seen.  Blanks, no-break
spaces, quotation marks and spellings stay as they are: later rooms match them, never change
them.
"""

from __future__ import annotations

import functools
import html
import re
from collections.abc import Iterator

from temoin.documents.offsets import Repaired, Replacement

MOJIBAKE = "mojibake"
ENTITY = "HTML entity"
LINE_END = "line end"
CONTROL = "control character"
UNSEEN = "unseen character"

_MOJIBAKE_SIGN = re.compile("[ÂÃÄÅØÙÚÛâãðï][^\x00-\x7fA-Za-zÀ-ÖØ-öø-ÿ]")
_ENTITY = re.compile(r"&(?:amp;)*(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_LINE_END = re.compile("\r\n?|[\u2028\u2029\x0b\x0c]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]+|[\x80-\x9f]|[\ud800-\udfff]")
# zero-width space, word joiner, byte-order mark, soft hyphen, marks and isolates of direction;
# joiners (200c, 200d) belong to the spelling of some scripts, but not of Latin letters
_UNSEEN = re.compile(
    "[\u00ad\u200b\u200e\u200f\u061c\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]+|(?<=[\x00-\u024f])[\u200c\u200d]+"
)
_ENTITY_DEPTH = 3  # &amp;amp;quot; is met, deeper nesting is not


def repair(text: Repaired) -> Repaired:
    """The text with all repairs made."""
    for replacements in (_mojibake, _entities, _line_ends, _controls, _unseen):
        text = text.apply(replacements(text.text))
    return text


def _mojibake(text: str) -> Iterator[Replacement]:
    if not _MOJIBAKE_SIGN.search(text):
        return
    from ftfy.chardata import UTF8_DETECTOR_RE

    for match in UTF8_DETECTOR_RE.finditer(text):
        fixed = _fixed(match.group())
        if fixed != match.group():
            yield Replacement(match.start(), match.end(), fixed, MOJIBAKE)


@functools.lru_cache(maxsize=1000)
def _fixed(words: str) -> str:
    from ftfy import fix_encoding

    return fix_encoding(words)


def _entities(text: str) -> Iterator[Replacement]:
    for match in _ENTITY.finditer(text):
        plain = match.group()
        for _ in range(_ENTITY_DEPTH):
            plain = html.unescape(plain)
        if plain != match.group():
            yield Replacement(match.start(), match.end(), plain, ENTITY)


def _line_ends(text: str) -> Iterator[Replacement]:
    for match in _LINE_END.finditer(text):
        yield Replacement(match.start(), match.end(), "\n", LINE_END)


def _controls(text: str) -> Iterator[Replacement]:
    for match in _CONTROL.finditer(text):
        if match.group() < "\x80":
            new = ""
        elif match.group() > "\x9f":
            new = "\ufffd"
        else:  # Windows 1252 that was taken for Latin 1
            new = match.group().encode("latin-1").decode("cp1252", errors="replace")
        yield Replacement(match.start(), match.end(), new, CONTROL)


def _unseen(text: str) -> Iterator[Replacement]:
    for match in _UNSEEN.finditer(text):
        yield Replacement(match.start(), match.end(), "", UNSEEN)
