"""Mismatches that people scored in 1992, decided by rule where nobody did.

The scoring guidelines (section 3) say when a mismatch deserves full or half credit; which rule can
stand for which sentence was chosen so that the credit is the nearest to what the organisers gave on
average in their 3,402 judgements (scoring/history.jsonl.xz):

- a name with words before it (a title): full (.85 of 31); with words behind it: half (.72 of 9);
- a part of a name: half (.51 of 56);
- a description with modifiers before it or behind it: half (.57 of 92, .68 of 81); a part of it,
  or another noun phrase with the same last word: half (.31 of 155); any other: none (.06 of 686);
- a number that is an end of the key's range, or about which the key says "about": half.
"""

from __future__ import annotations

import re

from evaluation.muc4.fills import Value
from evaluation.muc4.words import word_list

NAMES = frozenset({"hum-tgt-name", "perp-org-id"})
PREMODIFIERS = frozenset(word.upper() for word in word_list("premodifiers"))
_WORD = re.compile(r"\w+")


def bare(value: str) -> list[str]:
    """The words of a string without premodifiers and punctuation."""
    return [word for word in _WORD.findall(value.upper()) if word not in PREMODIFIERS]


def strings_alike(slot: str, key: str, answer: str) -> float:
    """Credit for one string against another: 0, 0.5 or 1."""
    wanted, given = bare(key), bare(answer)
    if not wanted or not given:
        return 0.0
    if slot in NAMES and given[-len(wanted) :] == wanted:
        return 1.0
    within = set(wanted) <= set(given) or set(given) <= set(wanted)
    return 0.5 if within or wanted[-1] == given[-1] else 0.0


def numbers_alike(key: Value, answer: Value) -> float:
    """Credit for one number against another; `5 - 7`, `5 -`, `~7`, PLURAL."""
    wanted, given = (str(value).replace(" ", "") for value in (key, answer))
    if wanted == given:
        return 1.0
    ends = re.findall(r"\d+", wanted)
    return 0.5 if given.isdigit() and given in ends and len(wanted) > len(given) else 0.0
