"""How much credit one answer deserves for one key fill.

First what the program of 1992 decided alone (equal values, premodifiers, hierarchy, country),
then what the organisers decided by hand (scoring/history.jsonl.xz), and where nobody ever
decided, what the scoring guidelines say can be decided without a person.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from evaluation.corpora import records
from evaluation.muc4.dates import near
from evaluation.muc4.fills import Fill, Slot, Template, Value, fill_of
from evaluation.muc4.guidelines import bare, numbers_alike, strings_alike


class Credit(Enum):
    """Full, half or none; SPREAD is half credit for several key fills at once."""

    NONE = 0.0
    SPREAD = 0.4
    PARTIAL = 0.5
    CORRECT = 1.0


@dataclass(frozen=True)
class Judgement:
    """What the organisers decided of one answer for one key template."""

    verdict: str
    matched: tuple[Fill, ...]
    spread: bool = False


Place = tuple[str, ...]


@dataclass(frozen=True)
class Judge:
    """Decides; `history` by place, `rules` whether the guidelines' rules speak where history is silent."""

    history: Mapping[Place, Judgement] = field(default_factory=dict)
    rules: bool = True

    def credit(self, slot: Slot, template: Template, key: Fill, answer: Fill, tags: Credit) -> Credit:
        """The credit of an answer for a key fill of that template."""
        known = self.history.get(place(template.document, template.number, slot.name, answer))
        if slot.kind == "element":
            return _by_hand(known, key) if known else _set_fill(slot, key, answer, tags)
        if known and slot.kind == "date":
            return _by_hand(known, key)
        given = max((_alone(slot, a, b) for a in key.values for b in answer.values), key=lambda c: c.value)
        if given is Credit.CORRECT:
            return _with(given, tags)
        if known:
            return _by_hand(known, key)
        if given is Credit.NONE and self.rules:
            given = Credit(max(_by_rule(slot, a, b) for a in key.values for b in answer.values))
            return _with(given, tags)
        return given


def read_history() -> dict[Place, Judgement]:
    """All judgements of the organisers."""
    return {
        place(record["id"], record["key"], record["slot"], fill_of(record["response"])): Judgement(
            record["verdict"], *_matched(record.get("matched"))
        )
        for record in records("muc4/scoring/history.jsonl.xz")
    }


def place(document: str, template: str, slot: str, answer: Fill) -> Place:
    """Where a judgement is kept: premodifiers of the answer do not count."""
    words = [bare(value) if isinstance(value, str) else value for value in (*answer.values, *answer.tags)]
    return (document, template, slot, *map(str, words))


def _matched(written: Any) -> tuple[tuple[Fill, ...], bool]:
    if written is None:
        return (), False
    if isinstance(written, list) and written[0] == "all-of":
        return tuple(map(fill_of, written[1:])), True
    return (fill_of(written),), False


def _by_hand(known: Judgement, key: Fill) -> Credit:
    if not any((one.values, one.tags) == (key.values, key.tags) for one in known.matched):
        return Credit.NONE
    if known.spread:
        return Credit.SPREAD
    return {"match": Credit.CORRECT, "partial": Credit.PARTIAL, "fail": Credit.NONE}[known.verdict]


def _set_fill(slot: Slot, key: Fill, answer: Fill, tags: Credit) -> Credit:
    """Equal: full, or half with another tag; a broader value: half."""
    value = str(answer.values[0])
    if value in key.values:
        return tags
    broader = any(slot.is_broader(value, str(one)) for one in key.values)
    return Credit.PARTIAL if broader else Credit.NONE


def _with(given: Credit, tags: Credit) -> Credit:
    return min(given, max(tags, Credit.PARTIAL, key=lambda c: c.value), key=lambda c: c.value)


def _alone(slot: Slot, key: Value, answer: Value) -> Credit:
    """What the program decided without asking."""
    if key == answer:
        return Credit.CORRECT
    if slot.kind == "string" and bare(str(key)) == bare(str(answer)):
        return Credit.CORRECT
    if slot.kind == "location" and _country(key) == _country(answer):
        return Credit.PARTIAL
    if slot.kind == "date":
        return Credit(near(key, answer))
    return Credit.NONE


def have_a_word_in_common(some: Sequence[Fill], others: Sequence[Fill]) -> bool:
    """Whether a string of one side shares a word with one of the other, premodifiers apart."""
    left, right = (
        {word for fill in fills for value in fill.values for word in bare(str(value))}
        for fills in (some, others)
    )
    return bool(left & right)


def _by_rule(slot: Slot, key: Value, answer: Value) -> float:
    if slot.kind == "string":
        return strings_alike(slot.name, str(key), str(answer))
    return numbers_alike(key, answer) if slot.kind == "number" else 0.0


def _country(place: Value) -> Value:
    return place if isinstance(place, str) else place[1]
