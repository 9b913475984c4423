"""What befell the people that a count speaks of: killed, injured, arrested ...

Takes a count's place in a text, gives the field of a claim, from the words of the count or
else from the nearest words of its sentence (table `casualty_words`).
"""

from __future__ import annotations

import re

from temoin.mentions.numbers import find_numbers
from temoin.resources.load import Resources
from temoin.resources.match import phrase_table, tokens

_REACH = 140  # characters looked at on either side
_STOP = re.compile(r"[.!?؟;؛\n](?!\d)")
_PER_JOINT = 4  # words that an "and" or a comma between is worth
_NUMBER_AFTER = 24  # characters
FARTHEST = 14  # words


def count_field(
    text: str, start: int, end: int, language: str | None, resources: Resources, *, reach: int = FARTHEST
) -> str | None:
    """The field that the words of a count, or else its neighbours at most `reach` words away, speak of."""
    inside = field_inside(text, start, end, language, resources)
    if inside and inside != "casualties":
        return inside
    low, high = _sentence(text, start, end)
    near = [
        (_distance(text, e, start, language, resources), 1, row["field"])
        for s, e, row in phrase_table(resources, "casualty_words", language).find(text, low, start)
    ] + [
        (_distance(text, end, s, language, resources), 0, row["field"])
        for s, e, row in phrase_table(resources, "casualty_words", language).find(text, end, high)
        if not _has_own_number(text, e, high, language, resources)
    ]
    near = [found for found in near if found[0] <= reach]
    certain = [found for found in near if found[2] != "casualties"]
    nearest = min(certain or near, default=None)
    return nearest[2] if nearest else inside


def field_inside(text: str, start: int, end: int, language: str | None, resources: Resources) -> str | None:
    """The first field that words of `start:end` name; `casualties` only where no other is."""
    found = phrase_table(resources, "casualty_words", language).find(text, start, end)
    fields = [row["field"] for _, _, row in found]
    return next((f for f in fields if f != "casualties"), fields[0] if fields else None)


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    low, high = max(0, start - _REACH), min(len(text), end + _REACH)
    stops = [match.end() for match in _STOP.finditer(text, low, start)]
    after = _STOP.search(text, end, high)
    return (stops[-1] if stops else low), (after.start() if after else high)


def _has_own_number(text: str, start: int, end: int, language: str | None, resources: Resources) -> bool:
    """Whether a number follows at once: the word before it speaks of that one."""
    numbers = find_numbers(text, language, resources, start, min(end, start + _NUMBER_AFTER))
    return bool(numbers) and not text[start : numbers[0][0]].strip()


def _distance(text: str, start: int, end: int, language: str | None, resources: Resources) -> int:
    """Words between, each joint or comma counted as several."""
    joints = phrase_table(resources, "joints", language).find(text, start, end)
    breaks = len([row for _, _, row in joints if row["joint"] == "and"])
    breaks += sum(text.count(mark, start, end) for mark in ",،")
    return len(tokens(text, start, end)) + _PER_JOINT * breaks
