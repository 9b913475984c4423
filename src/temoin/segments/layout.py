"""Paragraphs -> title: the first line, where it looks like one."""

from __future__ import annotations

import re

from temoin.records import Pair

_FULL_STOP = re.compile(r"[.!?؟…][\"'»”’)\]\s]*$")
_INNER_STOP = re.compile(r"[.!?؟]\s+\S")
_PARTS = re.compile(r"\n[^\S\n]*\n")

# From the first lines of 49 gold reports and 2,200 others: titles run to about 130 characters,
# one in twenty to 180; first paragraphs start at about 150.
_LONGEST_TITLE = 200
_LONGEST_WITH_STOP = 130
_LONGEST_WITH_TWO_STOPS = 100
_LONGEST_WITHOUT_BLANK_LINE = 120


def find_title(text: str, paragraphs: tuple[Pair, ...]) -> Pair | None:
    """The title's span; `None` for a text that starts with its body.

    A line followed by an empty one is a title unless it reads as a paragraph; without the
    empty line it must be short, unended and shorter than what follows.
    """
    if len(paragraphs) < 2:
        return None
    (start, end), (next_start, _) = paragraphs[:2]
    words, length = text[start:end], end - start
    stopped = bool(_FULL_STOP.search(words))
    if stopped and length > _LONGEST_WITH_TWO_STOPS and _INNER_STOP.search(words):
        return None
    if _PARTS.search(text, end, next_start):
        good = length <= (_LONGEST_WITH_STOP if stopped else _LONGEST_TITLE)
    else:
        body = max(stop - first for first, stop in paragraphs[1:3])
        good = not stopped and length <= _LONGEST_WITHOUT_BLANK_LINE and length < body
    return (start, end) if good and any(c.isalnum() for c in words) else None
