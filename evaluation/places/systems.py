"""Who locates toponyms: temoin on gold names, temoin on what its model finds, the most populous bearer."""

from __future__ import annotations

from dataclasses import dataclass

from evaluation.places.cases import Case, Toponym, kilometres
from evaluation.seen import EMPTY, seen
from temoin.documents import read_document
from temoin.mentions import find_places
from temoin.mentions.gazetteer import gazetteer_find
from temoin.mentions.places import Places
from temoin.records import Name
from temoin.resources import Resources
from temoin.segments import segment

_FAR = 99_999.0


@dataclass(frozen=True)
class Answer:
    """Where a system puts a toponym; without coordinates where it leaves it open."""

    lat: float | None
    lon: float | None
    entry: str

    def kilometres(self, gold: Toponym) -> float:
        if self.lat is None or self.lon is None:
            return _FAR
        return kilometres(self.lat, self.lon, gold.lat, gold.lon)


def on_gold_spans(case: Case) -> tuple[Answer | None, ...]:
    """temoin's resolution with every gold toponym given as the name of a place."""
    document = read_document(case.text.encode(), language=case.language)
    if document.text != case.text:
        return (None,) * len(case.gold)
    names = tuple(Name(t.start, t.end, "LOC", 1.0) for t in case.gold)
    annotations = type(EMPTY)(case.language, (), (), names, (), ())
    resources = Resources()
    return _answers(case, find_places(document, segment(document, resources), annotations, resources))


def on_own_spans(case: Case) -> tuple[Answer | None, ...]:
    """temoin's whole reading of the text."""
    found = seen(case.text, case.language)
    if found is None or found[0].text != case.text:
        return (None,) * len(case.gold)
    return _answers(case, find_places(*found, Resources()))


def _answers(case: Case, places: Places) -> tuple[Answer | None, ...]:
    by_id = {place.id: place for place in places.places}
    found = (by_id.get(places.at(t.start, t.end) or "") for t in case.gold)
    return tuple(place and Answer(place.lat, place.lon, _number(place.gazetteer)) for place in found)


def by_population(case: Case) -> tuple[Answer | None, ...]:
    """The bearer of the name with the most people; countries before towns."""
    answers: list[Answer | None] = []
    for toponym in case.gold:
        bearers = [
            entry
            for entry in gazetteer_find(case.text[toponym.start : toponym.end], Resources())
            if entry.lat is not None
        ]
        best = max(bearers, key=lambda e: (e.precision == "country", e.people), default=None)
        answers.append(best and Answer(best.lat, best.lon, _number(best.id)))
    return tuple(answers)


def _number(id_: str | None) -> str:
    """The GeoNames number of an entry's id, "" for one of another source."""
    source, _, number = (id_ or "").partition(":")
    return number if source in ("gn", "geonames") else ""
