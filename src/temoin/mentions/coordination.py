"""Each of several parties that words name together: "the rebels and the army", "A, B and C".

The first of coordinated nouns bears the relation to the act, the others hang on it (`conj` of
Universal Dependencies); each has its part in what happens.
"""

from __future__ import annotations

from temoin.annotations.trees import Trees, trim
from temoin.records import Pair

_NOUNS = ("NOUN", "PROPN")
_LEADING = ("cc", "punct", "case", "mark")  # what stands before a joined noun and is no part of it
_COMMAS = frozenset(",،;؛")


def coordinated(trees: Trees, head: int, span: Pair) -> tuple[Pair, ...]:
    """The stretches of the parties that `span`, headed by a word, names, in order; `span` alone where it names one."""
    if trees.words[head].upos not in _NOUNS:
        return (span,)
    start, found = span[0], list[Pair]()
    for other in _joined(trees, head, span[1]):
        first = _phrase(trees, other)[0]
        found.append((start, _lead(trees, first)))
        start = trees.words[first].start
    pieces = (trim(trees.text, piece) for piece in (*found, (start, span[1])))
    return tuple(piece for piece in pieces if piece)


def _joined(trees: Trees, head: int, end: int) -> list[int]:
    """Nouns before `end` that "and" joins to the head, with those between commas before; commas alone join none."""
    beside = trees.children[trees.head(head)] if trees.head(head) >= 0 else []
    same = {at for at in beside if trees.words[at].relation == trees.words[head].relation}
    found, last = list[int](), 0
    for at in sorted({*trees.dependents(head, "conj"), *same}):
        inside = at > head and trees.words[at].start < end
        if inside and trees.words[at].upos in _NOUNS and not trees.is_predicate(at):
            lead = trees.words[_phrase(trees, at)[0] - 1]
            by_and = lead.relation == "cc"
            if by_and or (at not in same and trees.text[lead.start : lead.end] in _COMMAS):
                found.append(at)
                last = len(found) if by_and else last
    return found[:last]


def _phrase(trees: Trees, at: int) -> list[int]:
    """A joined noun with what stands before and behind it in one stretch, without the next joined one."""
    loose = {
        child
        for child in trees.children[at]
        if trees.is_(child, "conj", "acl", "advcl", "parataxis", "appos")
        or (child < at and trees.is_(child, *_LEADING))
    }
    words = trees.subtree(at, loose)
    first = last = at
    while first - 1 in words:
        first -= 1
    while last + 1 in words:
        last += 1
    return list(range(first, last + 1))


def _lead(trees: Trees, first: int) -> int:
    """Where the words begin that join a phrase to what stands before it."""
    while first > 0 and (trees.is_(first - 1, *_LEADING) or trees.words[first - 1].upos == "CCONJ"):
        first -= 1
    return trees.words[first].start
