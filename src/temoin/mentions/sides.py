"""On which side of a happening somebody stands: who did it, whom it struck, what it aimed at.

The model proposes roles, syntax proposes others; neither is right often enough alone.  Each
party near a happening is weighed for each side from many weak signals: the model's
probabilities, the relation between the two words, what the rules' frame makes of it, what
kind of party the words name, who speaks, and on which side the same words stand elsewhere in
the report.  The weights are a logistic regression (`acts/sides.tsv`) learned on annotated
reports by `training/sides.py`.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from temoin.annotations.happens import functions, is_passive
from temoin.annotations.lexicon import Lexicon, lexicon
from temoin.annotations.status import form
from temoin.annotations.trees import Trees
from temoin.mentions.coordination import coordinated
from temoin.mentions.kinds import Namings, actor_tables, sector_of
from temoin.records import Annotations, Attribution, Document, Happening, Pair, Role
from temoin.resources.load import Resources
from temoin.resources.match import bare

SIDES = ("perpetrator", "victim", "target")
VIOLENT = frozenset({"ASSAULT", "CRIME", "PROTEST", "COERCE", "ACCIDENT"})
LEAST = 0.45  # probability from which somebody stands on a side
_NAMING = ("NOUN", "PROPN", "PRON", "NUM", "X")
_SLOTS = ("nsubj", "obj", "iobj", "obl", "nmod", "appos", "acl", "amod")
_CARRIED = ("by", "against")  # what a noun of an act has of the verb that carries it
_STEPS = 2  # relations between a happening's word and a party that syntax proposes

Features = dict[str, float]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that may be a party of a happening, with the model's probability for each side."""

    start: int
    end: int
    sides: Mapping[str, float]


def weigh_sides(annotations: Annotations, document: Document, resources: Resources) -> Annotations:
    """The annotations with the parties of each act of violence or disorder weighed anew.

    A party's `p` is then the probability that it stands on this side; other roles stay as they are.
    """
    if not annotations.words:
        return annotations
    weights = _weights(resources)
    parties = Parties(annotations, document, resources)
    happenings = tuple(
        _weighed(one, parties, weights) if one.plover in VIOLENT else one for one in annotations.happenings
    )
    return replace(annotations, happenings=happenings)


def _weighed(happening: Happening, parties: Parties, weights: Mapping[str, Mapping[str, float]]) -> Happening:
    roles = [role for role in happening.roles if role.role not in SIDES]
    for candidate in parties.of(happening):
        features = parties.features(happening, candidate)
        for side in SIDES:
            p = probability(features, weights[side])
            if p >= LEAST:
                spans = parties.together((candidate.start, candidate.end))
                roles += [Role(side, *span, round(p, 4)) for span in spans]
    return replace(happening, roles=tuple(sorted(roles, key=lambda r: (r.start, r.end, r.role))))


def probability(features: Features, weights: Mapping[str, float]) -> float:
    """The logistic of the weighted sum; features that no weight knows add nothing."""
    total = weights.get("", 0.0) + sum(weights.get(name, 0.0) * value for name, value in features.items())
    return 1 / (1 + math.exp(-total))


@functools.cache
def _weights(resources: Resources) -> dict[str, dict[str, float]]:
    """Side → feature → weight; the empty feature is the constant."""
    found: dict[str, dict[str, float]] = {side: {} for side in SIDES}
    for row in resources.table("sides", "acts"):
        for side in SIDES:
            if row[side]:
                found[side]["" if row["feature"] == "constant" else row["feature"]] = float(row[side])
    return found


class Parties:
    """Who may be a party of the happenings of one report, and what speaks for which side."""

    def __init__(self, annotations: Annotations, document: Document, resources: Resources) -> None:
        self.text, self.annotations = document.text, annotations
        self.trees = Trees(document.text, annotations.words, annotations.sentences)
        self.lexicon: Lexicon = lexicon(resources, annotations.language)
        self.namings = Namings(document.text, annotations, actor_tables(resources, annotations.language))
        self.said: dict[int, list[Attribution]] = {}
        for one in annotations.attributions:
            for source in one.source:
                for at in self._words(*source):
                    self.said.setdefault(at, []).append(one)
        self.told: dict[str, dict[tuple[int, str], float]] = {}
        for number, happening in enumerate(annotations.happenings):
            for role in happening.roles:
                if role.role in SIDES:
                    seen = self.told.setdefault(self._key((role.start, role.end)), {})
                    seen[number, role.role] = max(seen.get((number, role.role), 0.0), role.p)
        self.numbers = {(h.start, h.end): n for n, h in enumerate(annotations.happenings)}

    # ------------------------------------------------------------ who

    def of(self, happening: Happening) -> list[Candidate]:
        """Parties that the model sees, and the nouns that hang on the happening's words or govern them."""
        found: dict[Pair, dict[str, float]] = {}
        for role in happening.roles:
            if role.role in SIDES:
                sides = found.setdefault((role.start, role.end), {})
                sides[role.role] = max(sides.get(role.role, 0.0), role.p)
        for span in self._beside(happening):
            if not any(a < span[1] and span[0] < b for a, b in [*found, (happening.start, happening.end)]):
                found[span] = {}
        return [Candidate(*span, sides) for span, sides in sorted(found.items())]

    def _beside(self, happening: Happening) -> Iterator[Pair]:
        at = self.head(happening.start, happening.end)
        if at is None:
            return
        other = {(r.start, r.end) for r in happening.roles if r.role in ("place", "time", "weapon")}
        seen, edge = {at}, [at]
        for _ in range(_STEPS):
            near = {n for word in edge for n in (*self.trees.children[word], self.trees.head(word)) if n >= 0}
            edge = sorted(near - seen)
            seen |= near
            for word in edge:
                if self.annotations.words[word].upos in _NAMING and self.trees.is_(word, *_SLOTS):
                    span = self.trees.phrase(word)
                    if span and not any(a < span[1] and span[0] < b for a, b in other):
                        yield span

    def head(self, start: int, end: int) -> int | None:
        """The word of a stretch whose governor lies outside of it, nouns before others."""
        words = [at for at in self._words(start, end) if not start <= self._place(self.trees.head(at)) < end]
        named = [at for at in words if self.annotations.words[at].upos in (*_NAMING, "VERB")]
        return next(iter(named or words), None)

    def together(self, span: Pair) -> tuple[Pair, ...]:
        """Each of the parties that words name together; what is joined to them and names an act is none."""
        at = self.head(*span)
        several = coordinated(self.trees, at, span) if at is not None else (span,)
        return several[:1] + tuple(
            one for one in several[1:] if not any(s in range(*one) for s, _ in self.numbers)
        )

    def _words(self, start: int, end: int) -> list[int]:
        return list(self.trees.between(start, end))

    def _place(self, at: int) -> int:
        return self.annotations.words[at].start if at >= 0 else -1

    # ------------------------------------------------------------ what speaks for which side

    def features(self, happening: Happening, candidate: Candidate) -> Features:
        """Signals by name, each mostly 1."""
        trigger = self.head(happening.start, happening.end)
        party = self.head(candidate.start, candidate.end)
        found = dict(self._proposed(candidate))
        if trigger is not None and party is not None:
            slot = self._slot(trigger, party, (happening.start, happening.end))
            word = self.annotations.words[trigger]
            voice = (
                "noun"
                if word.upos in ("NOUN", "PROPN")
                else "passive"
                if is_passive(self.trees, trigger)
                else "verb"
            )
            found |= {f"slot={slot}": 1, f"slot={slot}|{voice}": 1, f"slot={slot}|{happening.plover}": 1}
            for role in self._frame(trigger, slot, voice):
                found[f"frame={role}"] = 1
            found[f"upos={self.annotations.words[party].upos}"] = 1
        for kind in self._kinds(candidate):
            found[kind] = 1
            found[f"{kind}|{happening.plover}"] = 1
        found |= self._elsewhere(happening, candidate)
        found |= self._speaks(happening, party)
        away = min(abs(candidate.start - happening.end), abs(happening.start - candidate.end))
        found["near" if away < 25 else "close" if away < 80 else "far"] = 1
        if candidate.start < happening.end and happening.start < candidate.end:
            found["over"] = 1
        found["before" if candidate.start < happening.start else "behind"] = 1
        found[f"type={happening.plover}"] = 1
        found[f"mode={happening.mode}"] = 1
        return found

    def _proposed(self, candidate: Candidate) -> Iterator[tuple[str, float]]:
        for side in SIDES:
            p = candidate.sides.get(side)
            if p is not None:
                yield f"model={side}", 1
                yield f"odds={side}", math.log((p + 0.01) / (1.01 - p))
        if not candidate.sides:
            yield "model=none", 1

    def _slot(self, trigger: int, party: int, words: Pair) -> str:
        """How the party hangs on the happening's word, or that on it."""
        trees = self.trees
        governor = trees.head(party)
        relation = trees.words[party].relation
        case = self._case(party)
        own = governor == trigger or (governor >= 0 and words[0] <= trees.words[governor].start < words[1])
        if own:
            return f"{relation}.{case}"
        if self._carries(governor, trigger) and case in _CARRIED and trees.is_(party, "obl", "nmod"):
            return f"nmod.{case}"
        if trees.head(trigger) == party:
            return f"^{trees.words[trigger].relation}"
        if party in trees.subjects(trigger):
            return f"shared.{relation}"
        if governor >= 0 and governor == trees.head(trigger):
            return f"beside.{relation}.{trees.words[trigger].relation}"
        if trees.sentence_of[trigger] != trees.sentence_of[party]:
            return "elsewhere"
        return f"away.{relation.partition(':')[0]}.{case}"

    def _case(self, party: int) -> str:
        """What the case word of a party does: its own, else the one right before it, wherever that hangs."""
        trees = self.trees
        phrase = trees.phrase(party)
        before = next(iter(trees.between(phrase[0], phrase[1])), 0) - 1 if phrase else -1
        own = any(trees.is_(child, "case") for child in trees.children[party])
        if not own and before >= 0 and trees.words[before].upos == "ADP":
            stray = self.lexicon.functions([form(trees, before)])
            if stray:
                return stray[0]
        return "|".join(functions(trees, self.lexicon, party)[:1])

    def _carries(self, verb: int, act: int) -> bool:
        """Whether a verb only carries the act that a noun names: "the attack committed against", "se perpetró"."""
        if verb < 0 or not self.lexicon.carries_out(self.annotations.words[verb], form(self.trees, verb)):
            return False
        described = self.trees.head(verb) == act and self.trees.is_(verb, "acl", "amod")
        return described or (self.trees.head(act) == verb and self.trees.is_(act, "nsubj", "obj"))

    def _frame(self, trigger: int, slot: str, voice: str) -> tuple[str, ...]:
        """What the frame of the act's word in the tables makes of the slot."""
        rows = self.lexicon.acts(self.annotations.words[trigger], form(self.trees, trigger))
        frame = self.lexicon.frames.get(rows[0].frame, {}) if rows else {}
        relation, _, case = slot.removeprefix("shared.").partition(".")
        if voice == "passive" and relation == "nsubj":
            relation = "nsubj:pass"
        return frame.get(relation) or frame.get(case) or ()

    def _kinds(self, candidate: Candidate) -> Iterator[str]:
        """What the words name: sector, kind of name, form of noun."""
        naming = self.namings.read((candidate.start, candidate.end))
        sector = sector_of(naming)
        if naming.pronoun is not None:
            yield "is=pronoun"
        elif naming.name is not None:
            yield f"name={naming.name.label}"
        else:
            yield f"noun={naming.form or naming.table or 'other'}"
        if sector:
            yield f"sector={sector}"
        if naming.is_country:
            yield "is=country"
        if naming.unnamed:
            yield "is=unnamed"

    def _elsewhere(self, happening: Happening, candidate: Candidate) -> Features:
        """The model's surest word for each side where the same words stand in other mentions.

        Apart for those of the same happening (`again`) and of others (`elsewhere`).
        """
        mine = self.numbers.get((happening.start, happening.end))
        best: Features = {}
        for (number, side), p in self.told.get(self._key((candidate.start, candidate.end)), {}).items():
            if number != mine:
                other = self.annotations.happenings[number].one
                again = happening.one is not None and happening.one == other
                name = f"{'again' if again else 'elsewhere'}={side}"
                best[name] = max(best.get(name, 0.0), p)
        return best

    def _key(self, span: Pair) -> str:
        at = self.head(*span)
        if at is None:
            return bare(self.text[slice(*span)])
        word = self.annotations.words[at]
        return bare(word.lemma)

    def _speaks(self, happening: Happening, party: int | None) -> Features:
        """Whether the party is the source of words, and whether they tell of the happening."""
        said = self.said.get(party, []) if party is not None else []
        of_it = any(a <= happening.start < b for one in said for a, b in one.content)
        return dict.fromkeys([*(["speaks"] if said else []), *(["speaks-of-it"] if of_it else [])], 1)
