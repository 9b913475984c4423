"""Where actors and pronouns stand: on which side of which act of violence, and whom a relative clause describes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from temoin.annotations.trees import Trees
from temoin.mentions.actors import Actor
from temoin.overlaps import Overlaps
from temoin.records import Annotations, Pair

_SIDES = {"perpetrator": "perpetrator", "victim": "victim", "target": "victim"}
_VIOLENT = frozenset({"ASSAULT", "CRIME"})
_CLAUSES = 2  # relations between a relative pronoun and the verb of its clause


class Standing:
    """The sides of the parties of one report, by the words that name them (`owner`) and by actor."""

    def __init__(self, annotations: Annotations, owner: Mapping[Pair, Actor]) -> None:
        self.annotations, self.owner = annotations, owner
        self.sides: dict[Pair, set[str]] = {}
        self.of_actor: dict[int, set[str]] = {}
        self._acts: dict[Pair, list[int]] = {}
        for number, happening in enumerate(annotations.happenings):
            for role in happening.roles if happening.plover in _VIOLENT else ():
                if role.role in _SIDES:
                    span, side = (role.start, role.end), _SIDES[role.role]
                    self.sides.setdefault(span, set()).add(side)
                    self._acts.setdefault(span, []).append(number)
                    if span in owner:
                        self.of_actor.setdefault(id(owner[span]), set()).add(side)

    def others(self, span: Pair) -> set[int]:
        """Actors (their `id`) on another side of the acts whose party these words are."""
        acts = (self.annotations.happenings[number] for number in self._acts.get(span, ()))
        spans = (
            (r.start, r.end) for act in acts for r in act.roles
            if r.role in _SIDES and _SIDES[r.role] not in self.sides[span]
        )  # fmt: skip
        return {id(self.owner[other]) for other in spans if other in self.owner}

    @cached_property
    def _trees(self) -> Trees:
        return Trees("", self.annotations.words, self.annotations.sentences)

    @cached_property
    def _owned(self) -> Overlaps[Pair]:
        return Overlaps((span, span) for span in self.owner)

    def described(self, span: Pair) -> Actor | None:
        """Whom the clause of a relative pronoun describes; `None` where that is nobody."""
        at = next(iter(self._trees.between(*span)), -1)
        for _ in range(_CLAUSES):
            if at < 0 or self._trees.is_(at, "acl"):
                break
            at = self._trees.head(at)
        noun = self._trees.head(at) if at >= 0 and self._trees.is_(at, "acl") else -1
        if noun < 0:
            return None
        word = self.annotations.words[noun]
        spans = self._owned.of(word.start, word.end)
        return self.owner[min(spans, key=lambda s: s[1] - s[0])] if spans else None
