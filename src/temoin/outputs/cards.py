"""Reading -> cards: what a person is shown of a reading, in order, before any face draws it.

A card holds one incident.  Its head lines give the value with the most affirmed claims (rule
`most-claimed`); everything else is every claim, grouped by field and value, none left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from temoin.outputs.words import Names, is_dated, quote, time_words, what_words
from temoin.records import FIELDS, Act, Claim, Contradiction, Incident, Place, Reading

MOST_CLAIMED = "most-claimed"


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """One claim in words: who says it and how, and the words that say it."""

    claim: Claim
    speaker: str
    manner: str  # channel, certainty, polarity, stage
    quote: str


@dataclass(frozen=True, slots=True)
class ValueGroup:
    """Claims that give one value."""

    words: str
    lines: tuple[ClaimLine, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One incident: head lines, claims by field and value, contradictions first the hard ones."""

    incident: Incident
    what: str
    when: str
    where: str
    fields: tuple[tuple[str, tuple[ValueGroup, ...]], ...]
    contradictions: tuple[tuple[Contradiction, str], ...]


@dataclass(frozen=True, slots=True)
class Cards:
    """All that is shown of a reading."""

    main: tuple[Card, ...]
    others: tuple[Card, ...]
    acts: tuple[tuple[Act, str], ...]
    unresolved: tuple[str, ...]


def make_cards(reading: Reading) -> Cards:
    """Main incidents first, then background and prospects, each in order of the text."""
    names = Names.of(reading)
    cards = [_card(incident, reading, names) for incident in reading.incidents]
    return Cards(
        main=tuple(card for card in cards if card.incident.role == "main"),
        others=tuple(card for card in cards if card.incident.role != "main"),
        acts=tuple((act, act_words(act, names)) for act in reading.acts),
        unresolved=tuple(
            f"{item.what}: {item.why}" + (f" {quote(item.span, 120)}" if item.span else "")
            for item in reading.unresolved
        ),
    )


def _card(incident: Incident, reading: Reading, names: Names) -> Card:
    claims = [claim for claim in reading.claims if claim.incident == incident.id]
    by_field = [(field, [claim for claim in claims if claim.field == field]) for field in FIELDS]
    found = [item for item in reading.contradictions if item.incident == incident.id]
    found.sort(key=lambda item: item.verdict != "contradictory")  # stable: order of the text within
    return Card(
        incident=incident,
        what=what_words(incident.what),
        when=_most_claimed(claims, "when", names) or "not dated",
        where=_where(claims, names),
        fields=tuple((field, _groups(some, names)) for field, some in by_field if some),
        contradictions=tuple((item, _against(item, names)) for item in found),
    )


def _most_claimed(claims: Iterable[Claim], field: str, names: Names) -> str | None:
    """The affirmed value with the most claims, the first in the text among equals (law 5); dated before undated."""
    affirmed = [claim for claim in claims if claim.field == field and claim.polarity == "affirmed"]
    dated = [claim for claim in affirmed if field != "when" or is_dated(claim.value)]
    values = [names.value(claim) for claim in dated or affirmed]
    return max(values, key=lambda value: (values.count(value), -values.index(value)), default=None)


def _where(claims: list[Claim], names: Names) -> str:
    words = _most_claimed(claims, "where", names)
    if words is None:
        return "not said"
    places = (names.places.get(str(c.value.get("place"))) for c in claims if names.value(c) == words)
    located = next((place for place in places if place), None)
    return f"{words} — {_coordinates(located)}" if located else words


def _coordinates(place: Place) -> str:
    if place.lat is None or place.lon is None:
        return "not located"
    radius = f" ±{place.radius_km:g} km" if place.radius_km else ""
    return f"{place.precision or 'place'}, {place.lat:.3f} {place.lon:.3f}{radius}"


def _groups(claims: list[Claim], names: Names) -> tuple[ValueGroup, ...]:
    groups: dict[str, list[Claim]] = {}
    for claim in claims:
        groups.setdefault(names.value(claim), []).append(claim)
    return tuple(
        ValueGroup(words, tuple(_line(claim, names) for claim in members))
        for words, members in groups.items()
    )


def _line(claim: Claim, names: Names) -> ClaimLine:
    manner: list[str] = [claim.channel, claim.polarity, claim.certainty]
    if claim.stage != "accomplished":
        manner.append(claim.stage)
    if claim.said:
        manner.append(f"said {time_words(claim.said)}")
    if claim.part_of:
        manner.append(f"part of {claim.part_of}")
    return ClaimLine(claim, names.speaker(claim), ", ".join(manner), quote(claim.evidence.content))


def _against(item: Contradiction, names: Names) -> str:
    sides = [names.claims[key] for key in item.claims if key in names.claims]
    words = " against ".join(f"{_denied(side)}{names.value(side)} ({names.speaker(side)})" for side in sides)
    return f"{item.field}: {words}: {item.reason}"


def _denied(claim: Claim) -> str:
    return "" if claim.polarity == "affirmed" else f"{claim.polarity}: "


def act_words(act: Act, names: Names) -> str:
    """Who does what to whom: "Pompeo (US): accuse → milices; “…”"."""
    source = names.entity(act.source) if act.source else "nobody named"
    kind = act.plover.lower() + (f", {act.mode}" if act.mode else "")
    target = f" → {names.entity(act.target)}" if act.target else ""
    unlike = [word for word in (act.polarity, act.stage) if word not in ("affirmed", "accomplished")]
    manner = f" ({', '.join(unlike)})" if unlike else ""
    return f"{source}: {kind}{target}{manner} {quote(act.evidence.act, 160)}"
