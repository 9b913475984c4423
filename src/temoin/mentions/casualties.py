"""What befell the people that a count speaks of: killed, injured, arrested ...

Takes a count's place in a text, gives the field of a claim, from the words of the count or
else from the nearest words of its sentence (table `casualty_words`).  A word that leaves open
whether people are held by law or by force ("captured", "احتجز") gives `held`; words for an attempt give nothing.
"""

from __future__ import annotations

import re

from temoin.mentions.numbers import find_numbers
from temoin.mentions.people import find_nouns
from temoin.mentions.quantities import joint_before
from temoin.resources.load import Resources, Row
from temoin.resources.match import clitics, phrase_table, tokens

_REACH = 140  # characters looked at on either side
_STOP = re.compile(r"[.!?؟;؛\n](?!\d)")
_PER_JOINT = 4  # words that an "and", a comma or a dash between is worth
_NUMBER_AFTER = 24  # characters
FARTHEST = 14  # words
_CLAUSE_END = frozenset(",;:.،؛")
_HURT = {"killed", "injured"}
_BOUND = 3  # words that a bound may put between the two and the count ("more than")


def count_field(
    text: str, start: int, end: int, language: str | None, resources: Resources, *, reach: int = FARTHEST
) -> str | None:
    """The field that the words of a count, or else its neighbours at most `reach` words away, speak of."""
    inside = field_inside(text, start, end, language, resources)
    if inside and inside != "casualties":
        return inside
    low, high = _sentence(text, start, end)
    before = _befallen(text, low, start, language, resources)
    after = _befallen(text, end, high, language, resources)
    near = [(_distance(text, e, start, language, resources), 1, row["field"]) for s, e, row in before] + [
        (_distance(text, end, s, language, resources), 0, row["field"])
        for s, e, row in after
        if not _has_own_number(text, e, high, language, resources)
    ]
    near = [found for found in near if found[0] <= reach]
    certain = [found for found in near if found[2] != "casualties"]
    nearest = min(certain or near, default=None)
    if nearest is None:
        return inside
    return nearest[2]


def is_undivided(text: str, start: int, end: int, language: str | None, resources: Resources) -> bool:
    """Whether a count at `start:end` is of killed and injured together.

    Its word is one of two with "or" between ("killed or wounded"), or it follows two nouns with
    "and" ("أدى إلى مقتل وإصابة 40"): two verbs may have people each.
    """
    low, high = _sentence(text, start, end)
    before = _befallen(text, low, start, language, resources)
    for near in (before[-2:], _befallen(text, end, high, language, resources)[:2]):
        if len(near) < 2 or {row["field"] for _, _, row in near} != _HURT:
            continue
        (first, after, _), (second, last, _) = near
        beside = tokens(text, last, start) if last <= start else tokens(text, end, first)
        joint = _only_joint(text, after, second, language, resources)
        if len(beside) <= _BOUND and (
            joint == "or"
            or (joint == "and" and last <= start and _is_led(text, low, first, language, resources))
        ):
            return True
    return _is_shared(text, start, end, language, resources)


def _is_shared(text: str, start: int, end: int, language: str | None, resources: Resources) -> bool:
    """Whether a count's own word and one more behind "and" share its number: "17 dead and wounded"."""
    _, high = _sentence(text, start, end)
    own = _befallen(text, start, end, language, resources)[-1:]
    next_ = _befallen(text, end, high, language, resources)[:1]
    if not own or not next_ or not find_numbers(text, language, resources, start, end):
        return False
    if {own[0][2]["field"], next_[0][2]["field"]} != _HURT:
        return False
    first, last, _ = next_[0]
    if _only_joint(text, own[0][1], first, language, resources) not in ("and", "or"):
        return False
    if clitics(resources, language).articles:  # a noun does not look like a verb with people of its own
        people = find_nouns(text, first, last, language, resources)
        return bool(people) and not _has_own_number(text, last, high, language, resources)
    return _ends_clause(text, last, high, language, resources)


def _is_led(text: str, low: int, at: int, language: str | None, resources: Resources) -> bool:
    """Whether a word begins its sentence or follows a preposition, as a noun does."""
    before = tokens(text, low, at)
    leading = phrase_table(resources, "cases", language).find(text, low, at)
    return not before or any(e == before[-1].end for _, e, _ in leading)


def _only_joint(text: str, start: int, end: int, language: str | None, resources: Resources) -> str | None:
    """The joint that is all there is between two places."""
    one = len(tokens(text, start, end)) == 1
    return joint_before(text, start, end, language, resources) if one else None


def field_after(text: str, end: int, language: str | None, resources: Resources, *, reach: int) -> str | None:
    """What is said to have befallen somebody at most `reach` words before: "a man has been arrested in ...".

    A preposition or the end of a clause must follow, so that it is not what he did to others.
    """
    _, high = _sentence(text, end, end)
    told = _befallen(text, end, high, language, resources)
    if not told or told[0][2]["field"] == "casualties":
        return None
    start, last, row = told[0]
    if len(tokens(text, end, start)) > reach or not _CLAUSE_END.isdisjoint(text[end:start]):
        return None
    return row["field"] if _ends_clause(text, last, high, language, resources) else None


def _ends_clause(text: str, end: int, high: int, language: str | None, resources: Resources) -> bool:
    """Whether a preposition or the end of a clause follows a word."""
    behind = tokens(text, end, high)
    leading = phrase_table(resources, "cases", language).find(text, end, high)
    led = not behind or any(s == behind[0].start for s, _, _ in leading[:1])
    return led or text[end : end + 1] in _CLAUSE_END


def field_inside(text: str, start: int, end: int, language: str | None, resources: Resources) -> str | None:
    """The first field that words of `start:end` name; `casualties` only where no other is."""
    fields = [row["field"] for _, _, row in _befallen(text, start, end, language, resources)]
    return next((f for f in fields if f != "casualties"), fields[0] if fields else None)


def _befallen(
    text: str, start: int, end: int, language: str | None, resources: Resources
) -> list[tuple[int, int, Row]]:
    """The words that say what befell people; an attempt ("attempted murder") befell nobody."""
    found = phrase_table(resources, "casualty_words", language).find(text, start, end)
    return [hit for hit in found if hit[2]["field"] != "none"]


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
    """Words between, each joint, comma or dash counted as several."""
    joints = phrase_table(resources, "joints", language).find(text, start, end)
    breaks = len([row for _, _, row in joints if row["joint"] == "and"])
    breaks += sum(text.count(mark, start, end) for mark in ",،–—")
    return len(tokens(text, start, end)) + _PER_JOINT * breaks
