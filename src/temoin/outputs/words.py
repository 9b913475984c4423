"""Values of claims -> short English words, the same in every face.

Takes a reading and a part of it, gives a line of text; nothing is computed here that the
reading does not hold.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from temoin.records import COUNT_FIELDS, Claim, Entity, Place, Reading, Span, Time

NO_SPEAKER = {"report": "the report", "unnamed": "unnamed"}


@dataclass(frozen=True, slots=True)
class Names:
    """Ids of one reading -> the entities, places and claims they stand for."""

    entities: Mapping[str, Entity]
    places: Mapping[str, Place]
    claims: Mapping[str, Claim]

    @classmethod
    def of(cls, reading: Reading) -> Names:
        """The ids of a reading."""
        return cls(
            {entity.id: entity for entity in reading.entities},
            {place.id: place for place in reading.places},
            {claim.id: claim for claim in reading.claims},
        )

    def entity(self, key: str | None) -> str:
        """An entity's name with its country; the id itself where nothing has it."""
        if key is None:
            return "nobody named"
        entity = self.entities.get(key)
        if entity is None:
            return NO_SPEAKER.get(key, key)
        return f"{entity.name} ({entity.country})" if entity.country else entity.name

    def place(self, key: str | None) -> str:
        """A place's name with those around it: "zone verte, Bagdad (IQ)"."""
        names, seen, country = [], set(), None
        while key and key in self.places and key not in seen:
            seen.add(key)
            place = self.places[key]
            names.append(place.name)
            country, key = place.country or country, place.inside
        return ", ".join(names) + (f" ({country})" if country else "") if names else str(key)

    def speaker(self, claim: Claim) -> str:
        """Who says it, with the words for one who is not named, and through whom."""
        name = self.entity(claim.speaker)
        if claim.speaker == "unnamed" and claim.evidence.speaker:
            name = f"unnamed (“{one_line(claim.evidence.speaker.text)}”)"
        return ", via ".join([name, *(self.entity(key) for key in claim.via)])

    def value(self, claim: Claim) -> str:
        """The value of a claim in words; a time that leans on an unknown date in the claim's own."""
        if claim.field == "when" and not is_dated(claim.value):
            return f"not dated ({quote((*claim.evidence.value, claim.evidence.content)[0], 60)})"
        return value_words(claim.field, claim.value, self)


def is_dated(value: Mapping[str, Any]) -> bool:
    """Whether a time has a bound; "on Friday" has none in a report whose date is not known."""
    return bool(value.get("from") or value.get("to"))


def value_words(field: str, value: Mapping[str, Any], names: Names) -> str:
    """A value in words, by the field's shape (CLAIMS.md, "Fields and their values")."""
    if field in COUNT_FIELDS:
        return count_words(value, names)
    if field == "when":
        return time_words(value)
    if field in _WORDS:
        return _WORDS[field](value, names)
    for key, name in (("entity", names.entity), ("place", names.place)):
        if value.get(key):
            return name(value[key])
    return str(value.get("thing") or "not said")


def what_words(value: Mapping[str, Any] | None) -> str:
    """A kind of happening: "assault, rocket (Shelling/artillery/missile attack)"."""
    if not value:
        return "kind not said"
    words = ", ".join(part for part in (str(value.get("plover", "")).lower(), value.get("mode")) if part)
    return f"{words} ({value['acled']})" if value.get("acled") else words


def time_words(value: Time | Mapping[str, Any]) -> str:
    """One day, an interval, a month or a year, as short as its precision allows."""
    if isinstance(value, Time):
        start, end, precision = value.from_, value.to, str(value.precision)
    else:
        start, end, precision = value.get("from"), value.get("to"), str(value.get("precision"))
    length = {"month": 7, "year": 4}.get(precision, 16)
    if start and end and start[:length] == end[:length]:
        return start[:length].replace("T", " ")
    if start is None and end is None:
        return "not dated"
    if start is None or end is None:
        return f"from {start}" if start else f"until {end}"
    return f"{start.replace('T', ' ')} to {end.replace('T', ' ')}"


def count_words(value: Mapping[str, Any], names: Names) -> str:
    """How many of whom: "at least 1 civilian", "10 to 12 people", "dozens (at least 24)"."""
    low, high, vague = value.get("min"), value.get("max"), value.get("vague")
    if low is None and high is None:
        number = "a number not said"
    elif low == high:
        number = str(low)
    elif high is None:
        number = f"at least {low}"
    elif low is None:
        number = f"up to {high}"
    else:
        number = f"{low} to {high}"
    if vague == "about":
        number = f"about {number}"
    elif vague and vague not in _SAID_BY_BOUNDS:
        number = f"{vague} ({number})"
    of = names.entity(value["of"]) if value.get("of") else None
    whom = [value.get("nationality"), _group(value.get("group"), one=number == "1")]
    if number == "0":
        number = "no" if any(whom) else "none"
    return " ".join(str(part) for part in (number, *whom, f"of {of}" if of else None) if part)


def _group(group: str | None, *, one: bool) -> str | None:
    if not one or group is None:
        return group
    return _ONE_OF.get(group, group.removesuffix("s"))


_SAID_BY_BOUNDS = frozenset({"at_least", "more_than", "up_to", "less_than", "exactly", "range"})
_ONE_OF = {"people": "person", "women": "woman", "men": "man", "children": "child"}


def _weapon(value: Mapping[str, Any], names: Names) -> str:
    kind = str(value.get("kind"))
    words = f"{value['name']} ({kind})" if value.get("name") else kind
    return f"{words}, {count_words(value['count'], names)}" if value.get("count") else words


def _damage(value: Mapping[str, Any], names: Names) -> str:
    words = f"{value.get('thing')}: {value.get('extent')}"
    if value.get("owner"):
        words += f", of {names.entity(value['owner'])}"
    return f"{words}, in {names.place(value['place'])}" if value.get("place") else words


def _defence(value: Mapping[str, Any], names: Names) -> str:
    words = str(value.get("action"))
    return f"{words}, {count_words(value['count'], names)}" if value.get("count") else words


_WORDS: dict[str, Callable[[Mapping[str, Any], Names], str]] = {
    "what": lambda value, names: what_words(value),
    "weapon": _weapon,
    "damage": _damage,
    "defence": _defence,
    "motive": lambda value, names: f"“{one_line(str(value.get('words')))}”",
    "happened": lambda value, names: "it took place",
}


def quote(span: Span, longest: int = 300) -> str:
    """A span's words on one line in quotation marks, cut at `longest` characters."""
    words = one_line(span.text)
    return f"“{words}”" if len(words) <= longest else f"“{words[: longest - 1].rstrip()}…”"


def one_line(text: str) -> str:
    """The text with every run of blanks as one space."""
    return " ".join(text.split())
