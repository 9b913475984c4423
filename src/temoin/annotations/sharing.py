"""What acts of one sentence share: "the attack on Monday in Mosul left four dead" is one happening.

An act of violence without a time, a place or a count takes that of the sentence;
such a role has a lower `p`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from temoin.annotations.lexicon import Lexicon
from temoin.annotations.status import form
from temoin.annotations.trees import Trees
from temoin.records import Happening, Name, Pair, Role, Sentence

P_SHARED = 0.35  # on training reports of data/annotated, one in three is right
_SHARING = ("ASSAULT", "CRIME", "ACCIDENT")  # these share all; arrests and protests time and place alone
_SETTING = (*_SHARING, "COERCE", "PROTEST")
_PARTS = ("killed", "injured")  # a perpetrator of another act was right in 1 of 10: not shared
_LONGEST = 40  # characters of a time phrase: longer ones hold a clause
_DENIED = ("denied", "prevented", "hypothetical")


def share_roles(
    happenings: Sequence[Happening], trees: Trees, names: Sequence[Name], lexicon: Lexicon
) -> tuple[Happening, ...]:
    """Happenings with the roles that their sentences tell of others or of none."""
    found: list[Happening] = []
    for sentence in trees.sentences:
        inside = [one for one in happenings if sentence.start <= one.start < sentence.end]
        if inside:
            times = list(_times(trees, sentence, lexicon))
            places = list(_places(trees, sentence, names, lexicon))
            found += [_shared(one, inside, times, places) for one in inside]
    return tuple(found)


def _shared(
    one: Happening, others: Sequence[Happening], times: Sequence[Pair], places: Sequence[Pair]
) -> Happening:
    if one.plover not in _SETTING:
        return one
    has = {role.role for role in one.roles}
    taken = {(role.start, role.end) for role in one.roles}
    added: list[Role] = []
    for name, choices in (("time", times), ("place", places)):
        free = [place for place in choices if place not in taken]
        if name not in has and free:
            place = min(free, key=lambda pair: (_distance(one, pair), pair))
            added.append(Role(name, *place, P_SHARED))
    if one.plover in _SHARING and one.status not in _DENIED and "victim" not in has:
        added += _parts(one, others, has)
    roles = {(role.role, role.start, role.end): role for role in (*added, *one.roles)}
    return replace(
        one, roles=tuple(sorted(roles.values(), key=lambda role: (role.start, role.end, role.role)))
    )


def _parts(one: Happening, others: Sequence[Happening], has: set[str]) -> Iterator[Role]:
    """How many it struck, from the nearest other act that says it."""
    near = sorted(others, key=lambda other: (_distance(one, (other.start, other.end)), other.start))
    for name in _PARTS:
        for other in near:
            roles = [role for role in other.roles if role.role == name]
            fits = other is not one and other.plover in _SHARING and other.status not in _DENIED
            if fits and roles and name not in has:
                yield from (replace(role, p=P_SHARED) for role in roles if not _over(one, role))
                break


def _over(one: Happening, role: Role) -> bool:
    return role.start < one.end and one.start < role.end and role.role not in ("killed", "injured")


def _distance(one: Happening, place: Pair) -> int:
    return max(one.start - place[1], place[0] - one.end, 0)


def _times(trees: Trees, sentence: Sentence, lexicon: Lexicon) -> Iterator[Pair]:
    """Phrases around a day, a month or a part of the day, but for when somebody said so."""
    for at in range(sentence.first_word, sentence.last_word):
        word = trees.words[at]
        if word.upos not in ("NOUN", "PROPN", "ADV", "NUM") or _is_said(trees, at, lexicon):
            continue
        dependent = trees.is_(at, "obl", "nmod", "advmod", "obj", "nsubj")
        place = trees.phrase(at)
        if (
            place
            and dependent
            and place[1] - place[0] <= _LONGEST
            and lexicon.is_time([form(trees, at), word.lemma])
        ):
            yield place


def _is_said(trees: Trees, at: int, lexicon: Lexicon) -> bool:
    head = trees.head(at)
    return head >= 0 and lexicon.report(trees.words[head], form(trees, head), "verb") is not None


def _places(trees: Trees, sentence: Sentence, names: Iterable[Name], lexicon: Lexicon) -> Iterator[Pair]:
    """Names of places behind a case word of place."""
    by_start = {trees.words[at].start: at for at in range(sentence.first_word, sentence.last_word)}
    for name in names:
        at = by_start.get(name.start)
        if at is None or name.label not in ("LOC", "FAC"):
            continue
        before = [form(trees, word) for word in range(max(sentence.first_word, at - 2), at)]
        if any("at" in lexicon.functions([case]) for case in before):
            yield name.start, name.end
