"""A reading -> templates of the form: one for each candidate that the form calls relevant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from evaluation.muc4.dates import written
from evaluation.muc4.features import template_features
from evaluation.muc4.fills import Fill, Template
from evaluation.muc4.incidents import DAY, Candidate
from evaluation.muc4.joining import candidates
from evaluation.muc4.model import probability
from evaluation.muc4.perpetrators import perpetrator_slots
from evaluation.muc4.phrases import phrases
from evaluation.muc4.places import country_of, location
from evaluation.muc4.relevance import relevance, relevance_features
from evaluation.muc4.targets import (
    chosen,
    human_slots,
    human_targets,
    own_targets,
    physical_slots,
    physical_targets,
)
from evaluation.muc4.vocabulary import classify
from temoin.records import Reading

_STAGES = {
    "attempted": "ATTEMPTED",
    "prevented": "ATTEMPTED",
    "threatened": "THREATENED",
    "planned": "THREATENED",
}
_INSTRUMENT = {
    "bomb": "BOMB",
    "car-bomb": "VEHICLE BOMB",
    "mine": "MINE",
    "grenade": "GRENADE",
    "firearm": "GUN",
    "rocket": "ROCKET",
    "mortar": "MORTAR",
    "missile": "MISSILE",
    "airstrike": "AERIAL BOMB",
    "knife": "CUTTING DEVICE",
    "fire": "FIRE",
    "stones": "STONE",
    "suicide-bomb": "BOMB",
    "artillery": "MORTAR",
}
HEADER = 400  # characters that hold the dateline and the kind of text
# Characters within which a day that the report names elsewhere is an incident's.
_BESIDE = 300
_RELEVANT_FROM, _HUMAN_FROM, _PHYSICAL_FROM = 0.25, 0.3, 0.3
_NO_INSTRUMENT = frozenset({"ARSON", "KIDNAPPING"})


def make_templates(document: str, reading: Reading, text: str) -> list[Template]:
    """The templates of a document, in the order of its text; `text` is the report as distributed."""
    country = report_country(reading, text)
    some = candidates(reading, country)
    likely = relevance(text)
    kept = [
        one
        for one in some
        if probability("template", incident_features(one, reading, text, likely, len(some))) >= _RELEVANT_FROM
    ]
    return [
        Template(document, str(number), template_fills(one, reading, country))
        for number, one in enumerate(kept, start=1)
    ]


def incident_features(
    candidate: Candidate, reading: Reading, text: str, likely: Mapping[str, float], rivals: int
) -> list[str]:
    """What tells whether an incident is one that the form wants."""
    own = template_features(candidate, reading, text[:HEADER], own_targets(candidate), rivals)
    return [*own, *relevance_features(likely, candidate.type)]


def report_country(reading: Reading, text: str) -> str | None:
    """The country that a report is about."""
    names = [entity.name for entity in reading.entities]
    return country_of(text[:HEADER], names, reading.places)


def template_fills(
    candidate: Candidate, reading: Reading, country: str | None
) -> dict[str, tuple[Fill, ...]]:
    """All slots of one template."""
    slots: dict[str, list[Fill]] = {
        "inc-date": _one(date_fill(candidate, reading)),
        "inc-loc": _one(location(_places(candidate), country)),
        "inc-type": [Fill((candidate.type,))],
        "inc-stage": [Fill((stage(candidate),))],
    }
    if candidate.type not in _NO_INSTRUMENT:
        slots |= instrument_slots(candidate)
    slots |= perpetrator_slots(candidate, reading)
    if candidate.type != "KIDNAPPING":
        things = chosen("physical", physical_targets(candidate), candidate, _PHYSICAL_FROM)
        slots |= physical_slots(things, candidate, country)
    people = chosen("human", human_targets(candidate), candidate, _HUMAN_FROM)
    slots |= human_slots(people, candidate, country)
    slots.setdefault("hum-tgt-effect", []).extend(no_effect(candidate))
    return {name: tuple(fills) for name, fills in slots.items() if fills}


def date_fill(candidate: Candidate, reading: Reading) -> Fill | None:
    """A day or a range that the claims give, else the nearest of the report, else "on or before" its date."""
    own = sorted(candidate.of("when"), key=lambda one: -one.score)
    near = sorted(
        (candidate.distance(one.start), n, one)
        for n, one in enumerate(candidate.context)
        if one.field.endswith("when")
    )
    for one in (*own, *(one for distance, _, one in near if distance <= _BESIDE)):
        first, last = one.value.get("from"), one.value.get("to")
        if first and last and one.value["precision"] in DAY:
            range_ = ("range", written(first), written(last))
            return Fill((written(first) if first[:10] == last[:10] else range_,))
    published = reading.document.published
    return Fill((("range", None, written(published.to)),)) if published and published.to else None


def _places(candidate: Candidate) -> Iterable[str]:
    """Words of its places, most sure first, then the sentences of its claims."""
    yield from (one.words for one in sorted(candidate.of("where"), key=lambda one: -one.score))
    yield from (one.evidence.content.text for one in candidate.claims if one.field in ("what", "target"))


def stage(candidate: Candidate) -> str:
    """The stage of most of what is claimed."""
    stages = [_STAGES.get(one.claim.stage, "ACCOMPLISHED") for one in candidate.of("what") if one.claim]
    return max(dict.fromkeys(stages), key=stages.count) if stages else "ACCOMPLISHED"


def instrument_slots(candidate: Candidate) -> dict[str, list[Fill]]:
    """Instruments by their words; the act alone ("shot") gives the type without words."""
    slots: dict[str, list[Fill]] = {}
    seen: set[str] = set()
    claims = candidate.of("weapon")
    for claim in claims:
        if claim.claim and "weapon-in-act" in claim.claim.why:
            continue
        for part in phrases(claim.words):
            if part.words not in seen:
                seen.add(part.words)
                slots.setdefault("inc-instr-id", []).append(Fill((part.words,)))
                slots.setdefault("inc-instr-type", []).append(
                    Fill((classify("instrument", part.words)[0],), (part.words,))
                )
    if not slots and claims:
        kind = _INSTRUMENT.get(claims[0].value["kind"])
        if kind:
            slots["inc-instr-type"] = [Fill(("EXPLOSIVE" if kind == "BOMB" else kind,), ("-",))]
    return slots


def no_effect(candidate: Candidate) -> list[Fill]:
    """ "No one was injured": an effect without a target."""
    none = {
        claim.field
        for claim in candidate.claims
        if claim.field in ("killed", "injured", "casualties") and claim.value.get("max") == 0
    }
    if none & {"casualties"} or {"killed", "injured"} <= none:
        return [Fill(("NO INJURY OR DEATH",), ("-",))]
    return [Fill(("NO INJURY" if "injured" in none else "NO DEATH",), ("-",))] if none else []


def _one(fill: Fill | None) -> list[Fill]:
    return [fill] if fill else []
