"""Who did it to whom: words of the parties of acts, matched by their words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from evaluation.measures import Counts
from temoin.records import Annotations

_WORD = re.compile(r"\w{3,}")
_DONE_TO = ("victim", "target", "killed", "injured", "arrested", "abducted")


def words(found: Annotations, text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Words of doers (perpetrators; sources of what is said where none is named) and of those done to."""
    roles = [(role.role, text[role.start : role.end]) for h in found.happenings for role in h.roles]
    doers = [said for name, said in roles if name in ("perpetrator", "claimant")]
    speakers = [text[a.source[0][0] : a.source[-1][1]] for a in found.attributions if a.source]
    done_to = [said for name, said in roles if name in _DONE_TO]
    return tuple(dict.fromkeys(doers or speakers)), tuple(dict.fromkeys(done_to))


def counts(gold: Sequence[str], given: Sequence[str]) -> Counts:
    """Gold parties met by an answer that shares a word of three letters or more, one to one."""
    left = list(given)
    right = 0
    for party in gold:
        hit = next((answer for answer in left if _meet(party, answer)), None)
        if hit is not None:
            left.remove(hit)
            right += 1
    return Counts(right, len(given), len(gold))


def _meet(one: str, other: str) -> bool:
    return bool(set(_WORD.findall(one.lower())) & set(_WORD.findall(other.lower())))
