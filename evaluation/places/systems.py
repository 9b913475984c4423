"""Who says where: temoin on gold spans and on its own, and the plain look-up by population."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from evaluation.places.cases import Case
from evaluation.places.score import Answer
from evaluation.seen import moved, seen
from temoin.mentions import find_places
from temoin.mentions.gazetteer import Entry, gazetteer_find
from temoin.mentions.names import nations
from temoin.mentions.sites import NAMES
from temoin.records import Annotations, Name, Pair
from temoin.resources import Resources

# one answer for each toponym of a text; `None` where the system found no place in its words
System = Callable[[Case], list[Answer | None]]


def own_spans(case: Case) -> list[Answer | None]:
    """The places of a reading."""
    return _answers(case, gold=False)


def gold_spans(case: Case) -> list[Answer | None]:
    """The same with the spans of gold in place of the names of places that the model found."""
    return _answers(case, gold=True)


def _answers(case: Case, *, gold: bool) -> list[Answer | None]:
    found = seen(case.text, case.language)
    if found is None:
        return [None] * len(case.gold)
    document, segments, annotations = found
    spans = [moved(document, one.start, one.end) for one in case.gold]
    if gold:
        annotations = _with_gold(annotations, spans)
    places = find_places(document, segments, annotations, Resources())
    by_id = {place.id: place for place in places.places}
    answers: list[Answer | None] = []
    for start, end in spans:
        place = by_id.get(places.at(start, end) or "")
        if place is None:
            answers.append(None)
        else:
            at = (place.lat, place.lon) if place.lat is not None and place.lon is not None else None
            answers.append(Answer(at, _geonames(place.gazetteer)))
    return answers


def _with_gold(annotations: Annotations, spans: list[Pair]) -> Annotations:
    kept = [
        name
        for name in annotations.names
        if name.label not in NAMES and not any(name.start < e and s < name.end for s, e in spans)
    ]
    told = [Name(start, end, "LOC", 1.0) for start, end in spans if start < end]
    return replace(annotations, names=tuple(sorted((*kept, *told), key=lambda n: (n.start, n.end))))


def by_population(case: Case) -> list[Answer | None]:
    """For the words of gold the most populous bearer of the name, countries first; the same gazetteer."""
    return [_most_populous(case.text[g.start : g.end], case.language) for g in case.gold]


def _most_populous(words: str, language: str) -> Answer | None:
    bearers = gazetteer_find(words, Resources())
    nation = nations(Resources(), language).match(words, 0, len(words))
    if nation is not None and nation[1] == "names":
        bearers = (*bearers, *_country(nation[0]))
    best = max(bearers, key=lambda e: (e.precision == "country", e.people), default=None)
    if best is None:
        return None
    at = (best.lat, best.lon) if best.lat is not None and best.lon is not None else None
    return Answer(at, _geonames(best.id))


def _country(code: str) -> list[Entry]:
    rows = Resources().words("countries", "en")
    names = [name for row in rows if row["country"] == code for name in row["names"].split("|")]
    found = [entry for name in names for entry in gazetteer_find(name, Resources(), (code,))]
    return [entry for entry in found if entry.precision == "country" and entry.country == code][:1]


def _geonames(entry: str | None) -> str | None:
    return entry.removeprefix("gn:") if entry and entry.startswith("gn:") else None
