"""Victims, targets and damage of an incident -> the slots of human and physical targets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from evaluation.muc4.fills import Fill
from evaluation.muc4.incidents import Candidate
from evaluation.muc4.phrases import Phrase, is_plural, phrases
from evaluation.muc4.places import COUNTRIES
from evaluation.muc4.vocabulary import classify, knows
from temoin.records import Claim, Entity, Reading

_EFFECTS = {"killed": "DEATH", "injured": "INJURY"}
_HUMAN = ("victim", "killed", "injured", "abducted", "missing", "casualties", "released")
_NOT_PERSONS = frozenset({"organization", "outlet", "government", "country"})
_TITLED = re.compile(
    r"^(?P<title>.*?\b(?:mr|mrs|ms|dr|general|gen|colonel|col|major|maj|captain|capt|lieutenant|lt|sergeant|sgt|admiral|judge|"
    r"mayor|president|minister|senator|deputy|ambassador|father|priest|bishop|monsignor|msgr|reverend|rev|attorney|"
    r"engineer|leader|candidate|businessman|journalist|governor|secretary|professor|rector|congressman|councilman|"
    r"chief|director|member|official|citizen|reporter|commander|lawyer|guerrilla|rancher|industrialist)\.?)\s+(?P<name>(?:[A-Z][\w.'’-]*|de|la|del|los|las|y)(?:\s+(?:[A-Z][\w.'’-]*|de|la|del|los|las|y))*)$",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True)
class Target:
    """One target: a person by name, or words that describe people or a thing."""

    name: str | None
    description: str | None
    number: str | None
    nation: str | None
    effects: frozenset[str] = frozenset()
    score: float = 0.0
    described: str = field(default="", compare=False)  # what its set fill is judged by

    @property
    def tag(self) -> str:
        return self.name or self.description or "-"


def human_targets(candidate: Candidate, reading: Reading) -> list[Target]:
    """People of an incident, each once, with what befell them."""
    found: list[Target] = []
    entities = {entity.id: entity for entity in reading.entities}
    for claim in candidate.of(*_HUMAN, "target"):
        for target in _people(claim, entities):
            twin = next((n for n, one in enumerate(found) if _same(one, target)), None)
            if twin is None:
                found.append(target)
            else:
                found[twin] = _together(found[twin], target)
    return found


def _people(claim: Claim, entities: dict[str, Entity]) -> Iterator[Target]:
    words = claim.evidence.value[0].text if claim.evidence.value else ""
    entity = entities.get(str(claim.value.get("entity")))
    if claim.field == "target" and not _is_human(words, entity):
        return
    effects = frozenset({_EFFECTS[claim.field]}) if claim.field in _EFFECTS else frozenset()
    if claim.value.get("max") == 0:
        return
    parts = phrases(words)
    if not parts and entity is not None:
        parts = phrases(entity.name)
    for part in parts:
        yield replace(_person(part, words, entity), effects=effects, score=claim.score)


def _is_human(words: str, entity: Entity | None) -> bool:
    if entity is not None and entity.kind in ("person", "people"):
        return True
    return classify("target", words)[0] == "human" and entity is None


def _person(part: Phrase, words: str, entity: Entity | None) -> Target:
    """A person by name with the rest as description, or a description alone."""
    if entity is not None and entity.kind == "person" and _looks_like_a_name(entity.name):
        name = " ".join(entity.name.upper().split())
        rest = _without(part.words, name)
        return Target(name, rest, "1", part.nation, described=rest or entity.office or "")
    titled = _TITLED.match(" ".join(words.split())) if part.number == "1" else None
    if titled and _looks_like_a_name(titled["name"]):
        rest = phrases(titled["title"])
        title = rest[0].words if rest else None
        return Target(titled["name"].upper(), title, "1", part.nation, described=title or "")
    if part.proper and part.number == "1" and not knows("person", part.words):
        return Target(part.words, None, "1", part.nation)
    return Target(None, part.words, part.number, part.nation, described=part.words)


def _without(words: str, name: str) -> str | None:
    rest = words.replace(name, "").strip(" ,")
    if rest == words:  # another form of the name, or none of it: a description
        overlap = set(words.split()) & set(name.split())
        rest = " ".join(word for word in words.split() if word not in name.split()).strip(" ,") if overlap else words
    return rest if len(rest) > 1 else None


def _looks_like_a_name(name: str) -> bool:
    parts = [part for part in name.split() if part.lower() not in ("de", "la", "del", "los", "las", "y", "san")]
    return bool(parts) and all(part[0].isupper() for part in parts) and not is_plural(name)


def _same(one: Target, other: Target) -> bool:
    if one.name and other.name:
        left, right = set(one.name.split()), set(other.name.split())
        return left <= right or right <= left
    if one.name or other.name:
        return False
    left, right = set((one.description or "").split()), set((other.description or "").split())
    return left <= right or right <= left


def _together(one: Target, other: Target) -> Target:
    """Two mentions of one target: the fuller name, the first description, all effects."""
    name = max(one.name or "", other.name or "", key=len) or None
    number = one.number if one.number not in (None, "PLURAL") else other.number or one.number
    description = one.description or other.description
    if not name and other.description and len(other.description) > len(description or ""):
        description = other.description
    return Target(
        name,
        description,
        number,
        one.nation or other.nation,
        one.effects | other.effects,
        max(one.score, other.score),
        one.described or other.described,
    )


def human_slots(targets: Iterable[Target], country: str | None) -> dict[str, list[Fill]]:
    """The seven slots of human targets."""
    slots: dict[str, list[Fill]] = {}
    for target in targets:
        tags = (target.tag,)
        if target.name:
            slots.setdefault("hum-tgt-name", []).append(Fill((target.name,)))
        if target.description:
            slots.setdefault("hum-tgt-desc", []).append(Fill((target.description,), tags if target.name else ()))
        slots.setdefault("hum-tgt-type", []).append(Fill((classify("person", target.described)[0] if target.described else "CIVILIAN",), tags))
        slots.setdefault("hum-tgt-num", []).append(Fill((target.number or "1",), tags))
        if target.nation and target.nation != country and target.nation in COUNTRIES:
            slots.setdefault("hum-tgt-nation", []).append(Fill((COUNTRIES[target.nation],), tags))
        for effect in sorted(target.effects):
            slots.setdefault("hum-tgt-effect", []).append(Fill((effect,), tags))
    return slots


def physical_targets(candidate: Candidate, reading: Reading) -> list[Target]:
    """Things of an incident, each once, with the damage done."""
    found: list[Target] = []
    entities = {entity.id: entity for entity in reading.entities}
    for claim in candidate.of("target", "damage"):
        words = claim.evidence.value[0].text if claim.evidence.value else ""
        if claim.field == "target" and _is_human(words, entities.get(str(claim.value.get("entity")))):
            continue
        if classify("target", words)[0] == "human":
            continue
        effect = _DAMAGE.get(str(claim.value.get("extent"))) if claim.field == "damage" else None
        for part in phrases(words):
            target = Target(None, part.words, part.number, part.nation, frozenset({effect} if effect else ()), claim.score, part.words)
            twin = next((n for n, one in enumerate(found) if _same(one, target)), None)
            if twin is None:
                found.append(target)
            else:
                found[twin] = _together(found[twin], target)
    return found


_DAMAGE = {"none": "NO DAMAGE", "minor": "SOME DAMAGE", "major": "SOME DAMAGE", "destroyed": "DESTROYED", "unspecified": "SOME DAMAGE"}


def physical_slots(targets: Iterable[Target], country: str | None) -> dict[str, list[Fill]]:
    """The six slots of physical targets."""
    slots: dict[str, list[Fill]] = {}
    for target in targets:
        tags = (target.tag,)
        slots.setdefault("phys-tgt-id", []).append(Fill((target.tag,)))
        slots.setdefault("phys-tgt-type", []).append(Fill((classify("building", target.described)[0],), tags))
        slots.setdefault("phys-tgt-num", []).append(Fill((target.number or "1",), tags))
        if target.nation and target.nation != country and target.nation in COUNTRIES:
            slots.setdefault("phys-tgt-nation", []).append(Fill((COUNTRIES[target.nation],), tags))
        for effect in sorted(target.effects)[:1]:
            slots.setdefault("phys-tgt-effect", []).append(Fill((effect,), tags))
    return slots
