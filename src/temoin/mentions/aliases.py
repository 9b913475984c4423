"""Other names that stand right beside one: a war name in quotation marks, "alias X", "المكنى بـ X", an acronym.

Takes the actors of a report, gives them with the actors joined that such a neighbour shows to
be one; words that no actor has become one more name of the person.
"""

from __future__ import annotations

import re
from itertools import pairwise

from temoin.mentions.actors import Actor
from temoin.mentions.names import abbreviates
from temoin.records import Pair
from temoin.resources.load import Resources
from temoin.resources.match import phrase_table

_GAP = 2  # blanks between a phrase and the words behind it
_REACH = 60  # characters behind a name in which its other name begins and ends
_QUOTED = re.compile(r",?\s*\(?[\"«“”‘'](?P<name>[^\W\d_][^\"»“”’'\n]{1,29})[\"»”“’']")
_AGE = re.compile(r"[\s,،(]*(?:(?:[^\W\d_]{1,3}\s)?\d+(?:[\s-][^\W\d_]+){0,3})?[\s,،()]*")  # ", de 20 años, "
_BRACKET = re.compile(r"[\"»”’']?\s*\(\s*[\"«“‘']?")
_NAMED = re.compile(
    r"[\s:\"«“‘'ـ-]*(?P<name>[^\W\d_][\w.-]*(?:\s(?:(?:al|el|ben|bin|de)\s)?[^\W\d_a-z][\w.-]*){0,2})"
)


def join_aliases(text: str, actors: list[Actor], language: str | None, resources: Resources) -> None:
    """Join in place; an actor that turns out to be another one leaves the list."""
    words = phrase_table(resources, "aliases", language)
    owner = {naming.span: actor for actor in actors for naming in actor.namings}
    for actor in [a for a in actors if a.people]:
        for naming in [n for n in actor.namings if n.name is not None]:
            assert naming.name is not None
            end = naming.name.end
            told = [
                s
                for s in words.find(text, end, min(len(text), end + _REACH))
                if _AGE.fullmatch(text, end, s[0])
            ]
            found = _NAMED.match(text, told[0][1]) if told else _QUOTED.match(text, end, end + _REACH)
            others = owner.items() if told else ()
            described = next((a for s, a in others if _next(text, told[0][1], s, a)), None)
            if described is not None:
                _take(actor, described, actors)
            elif found and not found["name"][0].islower():
                _name(actor, found.span("name"), actors, owner)


def join_acronyms(text: str, actors: list[Actor]) -> None:
    """Join in place a body's acronym and its full name where one stands in brackets behind the other."""
    named = [(n.name, a) for a in actors for n in a.namings if n.name is not None and not a.people]
    named.sort(key=lambda one: (one[0].start, one[0].end))
    joined: dict[int, Actor] = {}
    for (first, one), (second, other) in pairwise(named):
        if _BRACKET.fullmatch(text, first.end, second.start):
            words = text[first.start : first.end], text[second.start : second.end]
            left, right = joined.get(id(one), one), joined.get(id(other), other)
            if left is not right and (abbreviates(*words) or abbreviates(*reversed(words))):
                _take(left, right, actors)
                joined[id(right)] = left


def _name(actor: Actor, span: Pair, actors: list[Actor], owner: dict[Pair, Actor]) -> None:
    met = [a for s, a in owner.items() if s[0] < span[1] and span[0] < s[1] and a is not actor]
    other = next((a for a in met if any(a is one for one in actors)), None)
    if other is None:
        actor.extra.append(span)
        return
    _take(actor, other, actors)


def _next(text: str, end: int, span: Pair, actor: Actor) -> bool:
    """Whether words describe a person right behind a phrase: "known as the singer X"."""
    return bool(actor.people) and end <= span[0] <= end + _GAP and not text[end : span[0]].strip()


def _take(actor: Actor, other: Actor, actors: list[Actor]) -> None:
    if other is not actor and any(one is other for one in actors):
        actor.absorb(other)
        actors[:] = [a for a in actors if a is not other]
