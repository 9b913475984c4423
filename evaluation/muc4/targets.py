"""Victims, targets and damage of an incident -> the slots of human and physical targets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from evaluation.muc4.features import target_features
from evaluation.muc4.fills import Fill
from evaluation.muc4.incidents import Candidate, Support
from evaluation.muc4.model import probability
from evaluation.muc4.phrases import Phrase, is_plural, phrase, phrases
from evaluation.muc4.places import COUNTRIES
from evaluation.muc4.vocabulary import classify, knows
from evaluation.muc4.words import patterns, word_list
from temoin.records import Entity

_PEOPLE = ("victim", "killed", "injured", "abducted", "missing", "casualties", "released", "target")
# What may befall people (True) and things (False), by models of the same names.
EFFECTS = {True: ("DEATH", "INJURY"), False: ("DESTROYED", "SOME DAMAGE")}
_EFFECT_FROM = 0.35
_TITLES = frozenset(word.upper() for word in word_list("titles"))
_PARTICLES = frozenset(word_list("particles"))
_DAMAGING = re.compile(
    f"{patterns('damage')['before']}|{patterns('damage')['after']}", re.IGNORECASE | re.DOTALL
)


@dataclass(frozen=True)
class Target:
    """One target: a person by name, or words that describe people or a thing; with all that supports it."""

    name: str | None
    description: str | None
    number: str | None
    nation: str | None
    supports: tuple[Support, ...] = ()
    human: bool = True

    @property
    def tag(self) -> str:
        return self.name or self.description or "-"

    @property
    def described(self) -> str:
        """The words that its type is judged by."""
        office = next((s.entity.office for s in self.supports if s.entity and s.entity.office), None)
        return self.description or (office or "").upper().replace("-", " ")


def own_targets(candidate: Candidate) -> list[Target]:
    """People and things that the incident's own claims name."""
    alone = replace(candidate, context=())
    return [*human_targets(alone), *physical_targets(alone)]


def human_targets(candidate: Candidate) -> list[Target]:
    """People of an incident, each once."""
    return _gathered(target for support in candidate.around(*_PEOPLE) for target in _people(support))


def physical_targets(candidate: Candidate) -> list[Target]:
    """Things of an incident, each once."""
    return _gathered(
        Target(None, part.words, part.number, part.nation, (support,), human=False)
        for support in candidate.around("target", "damage", "where")
        if support.field != "mentioned"
        if not _is_human(support.words, support.entity)
        for part in phrases(_damaged(support.words))
    )


def _damaged(words: str) -> str:
    """What was damaged, without the verb that says so."""
    return _DAMAGING.sub("", words)


def chosen(model: str, targets: Iterable[Target], candidate: Candidate, threshold: float) -> list[Target]:
    """Those that the model finds likely."""
    targets = list(targets)
    return [
        one
        for n, one in enumerate(targets)
        if probability(model, target_features(one, candidate, n, len(targets))) >= threshold
    ]


def _gathered(targets: Iterable[Target]) -> list[Target]:
    found: list[Target] = []
    for target in targets:
        twin = next((n for n, one in enumerate(found) if _same(one, target)), None)
        if twin is None:
            found.append(target)
        else:
            found[twin] = _together(found[twin], target)
    return found


def _people(support: Support) -> Iterator[Target]:
    if support.value.get("max") == 0:
        return
    if support.field.endswith(("target", "mentioned")) and not _is_human(support.words, support.entity):
        return
    parts = phrases(support.words)
    if not parts and support.entity is not None:
        parts = phrases(support.entity.name)
    for part in parts:
        yield replace(_person(part, support), supports=(support,))


def _is_human(words: str, entity: Entity | None) -> bool:
    if entity is not None and entity.kind in ("person", "people"):
        return True
    return classify("target", words)[0] == "human"


def _person(part: Phrase, support: Support) -> Target:
    """A person by name with the rest as description, or a description alone."""
    entity = support.entity
    if entity is not None and entity.kind == "person" and _looks_like_a_name(entity.name):
        name = " ".join(entity.name.upper().split())
        return Target(name, _without(part.words, name), "1", part.nation)
    title, name = title_and_name(part.cased)
    if name and (title or entity is None or entity.kind == "person"):
        rest = phrases(title)
        return Target(name.upper(), rest[0].words if rest else None, "1", part.nation)
    return Target(None, part.words, part.number, part.nation)


def title_and_name(words: str) -> tuple[str, str]:
    """ "Foreign Minister Luis Yanez" -> its title and its name; no name, where no word but known ones has a capital."""
    parts = words.split()
    start = len(parts)
    while start and (parts[start - 1] in _PARTICLES or _may_be_a_name(parts[start - 1])):
        start -= 1
    while start < len(parts) and parts[start] in _PARTICLES:
        start += 1
    name = " ".join(parts[start:]).strip(" ,.")
    return (" ".join(parts[:start]), name) if name and not is_plural(name) else (words, "")


def _may_be_a_name(word: str) -> bool:
    bare = word.strip(".,").upper()
    return word[:1].isupper() and bare not in _TITLES and not knows("person", bare)


def _without(words: str, name: str) -> str | None:
    """The words that describe the bearer of a name; None where they are but another form of it."""
    rest = phrase(" ".join(word for word in words.split() if word not in name.split()))
    return rest.words if rest else None


def _looks_like_a_name(name: str) -> bool:
    parts = [part for part in name.split() if part.lower() not in _PARTICLES]
    return bool(parts) and all(part[0].isupper() for part in parts) and not is_plural(name)


def _same(one: Target, other: Target) -> bool:
    if bool(one.name) is not bool(other.name):
        return False
    left, right = set(one.tag.split()), set(other.tag.split())
    return left <= right or right <= left


def _together(one: Target, other: Target) -> Target:
    """Two mentions of one target: the fuller name or description, the number that is one, all supports."""
    fuller = max(one, other, key=lambda target: len(target.description or ""))
    name = max(one.name or "", other.name or "", key=len) or None
    number = one.number if one.number not in (None, "PLURAL") else other.number or one.number
    return Target(
        name,
        fuller.description,
        number,
        one.nation or other.nation,
        (*one.supports, *other.supports),
        one.human,
    )


def human_slots(
    targets: Iterable[Target], candidate: Candidate, country: str | None
) -> dict[str, list[Fill]]:
    """The slots of human targets."""
    slots: dict[str, list[Fill]] = {}
    for target in targets:
        tags = (target.tag,)
        if target.name:
            slots.setdefault("hum-tgt-name", []).append(Fill((target.name,)))
        if target.description:
            slots.setdefault("hum-tgt-desc", []).append(
                Fill((target.description,), tags if target.name else ())
            )
        kind = classify("person", target.described)[0] if target.described else "CIVILIAN"
        slots.setdefault("hum-tgt-type", []).append(Fill((kind,), tags))
        slots.setdefault("hum-tgt-num", []).append(Fill((target.number or "1",), tags))
        if target.nation and target.nation != country and target.nation in COUNTRIES:
            slots.setdefault("hum-tgt-nation", []).append(Fill((COUNTRIES[target.nation],), tags))
        for effect in effects_of(target, candidate):
            slots.setdefault("hum-tgt-effect", []).append(Fill((effect,), tags))
    return slots


def effects_of(target: Target, candidate: Candidate) -> list[str]:
    """What befell people or a thing, where that is likely enough."""
    features = target_features(target, candidate, 0, 1)
    likely = {effect: probability(effect, features) for effect in EFFECTS[target.human]}
    best = max(likely, key=lambda effect: likely[effect])
    return [best] if likely[best] >= _EFFECT_FROM else []


def physical_slots(
    targets: Iterable[Target], candidate: Candidate, country: str | None
) -> dict[str, list[Fill]]:
    """The slots of physical targets."""
    slots: dict[str, list[Fill]] = {}
    for target in targets:
        tags = (target.tag,)
        slots.setdefault("phys-tgt-id", []).append(Fill((target.tag,)))
        slots.setdefault("phys-tgt-type", []).append(Fill((classify("building", target.described)[0],), tags))
        slots.setdefault("phys-tgt-num", []).append(Fill((target.number or "1",), tags))
        if target.nation and target.nation != country and target.nation in COUNTRIES:
            slots.setdefault("phys-tgt-nation", []).append(Fill((COUNTRIES[target.nation],), tags))
        for effect in effects_of(target, candidate):
            slots.setdefault("phys-tgt-effect", []).append(Fill((effect,), tags))
    return slots
