"""Text -> paragraphs: every part that is not blank lies in one, without outer blanks, in order.

Blank lines part paragraphs; so do single line ends, unless the lines are visibly wrapped at a
width, as in old wires.
"""

from __future__ import annotations

import re

from temoin.records import Pair

_BLANK_LINE = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
_LINE = re.compile(r"[^\n]+")
_FULL_STOP = re.compile(r"[.!?؟…:;][\"'»”’)\]\s]*$")

# Lines are wrapped when all but the last are nearly as long as the longest, which a page holds,
# and most of them end in the middle of a sentence.
_PAGE_WIDTH = 110
_MIN_SHARE_OF_WIDTH = 0.6
_MIN_WRAPPED_LINES = 2


def find_paragraphs(text: str) -> tuple[Pair, ...]:
    """Paragraphs in order; together they hold every character that is not blank."""
    found: list[Pair] = []
    for start, end in _blocks(text):
        lines = [(start + m.start(), start + m.end()) for m in _LINE.finditer(text[start:end])]
        lines = [line for line in (_stripped(text, *line) for line in lines) if line]
        if _wrapped(text, lines):
            found.append((lines[0][0], lines[-1][1]))
        else:
            found += lines
    return tuple(found)


def _blocks(text: str) -> list[Pair]:
    bounds, at = [], 0
    for match in _BLANK_LINE.finditer(text):
        bounds.append((at, match.start()))
        at = match.end()
    return [*bounds, (at, len(text))]


def _stripped(text: str, start: int, end: int) -> Pair | tuple[()]:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    return (start, end) if start < end else ()


def _wrapped(text: str, lines: list[Pair]) -> bool:
    full = lines[:-1]
    if len(full) < _MIN_WRAPPED_LINES:
        return False
    widths = [end - start for start, end in lines]
    longest = max(widths)
    if longest > _PAGE_WIDTH or min(widths[:-1]) < _MIN_SHARE_OF_WIDTH * longest:
        return False
    ended = sum(bool(_FULL_STOP.search(text[start:end])) for start, end in full)
    return ended * 2 < len(full)
