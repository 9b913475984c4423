"""Where: the places that a report names, located where the gazetteer and the report allow.

Takes names of places, and the words that play the part of place or target in a happening;
gives one `Place` for each, with every span that names it.  A landmark ("the American embassy
in Baghdad") stands inside its town and has its coordinates; a vague relation ("north of
Gao") keeps the town and widens the radius.  What the gazetteer does not hold stays, without
coordinates: nothing is dropped, and nothing is located by guess.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import cast

from temoin.mentions.bearers import CITY, find_entry, in_context, town_in, with_holder
from temoin.mentions.gazetteer import OWN, Entry, place_key
from temoin.mentions.sites import Report, Site, find_sites, read_report
from temoin.mentions.spans import Owners
from temoin.records import Annotations, Document, Pair, Place, PlacePrecision, Segments, Span
from temoin.resources.load import Resources

RADIUS: dict[str, float] = {
    "point": 0.5,
    "landmark": 1,
    "town": 5,
    "district": 10,
    "region": 100,
    "country": 500,
}
CITY_RADIUS = 15.0  # kilometres around the middle of a city
FOREIGN = "embassy"  # a landmark that does not lie in the country it is called after


@dataclass(frozen=True, slots=True)
class Places:
    """All places of a report, in order of their first words."""

    places: tuple[Place, ...]
    owners: Owners = field(default_factory=lambda: Owners({}))

    def at(self, start: int, end: int) -> str | None:
        """The place named by these words: exactly, or by half of their letters; else `None`."""
        return self.owners.at(start, end)


def find_places(
    document: Document, segments: Segments, annotations: Annotations, resources: Resources
) -> Places:
    """Every place that is named or that something happens at, located where possible."""
    report = read_report(document, annotations, resources)
    sites = [with_holder(report, site) for site in find_sites(report, annotations)]
    report = in_context(report, sites)
    return _numbered(report, _merged(report, sites))


# ---------------------------------------------------------------- one place, many namings


@dataclass(slots=True)
class _Found:
    """A place under way: its namings, what it is, and the name of what holds it."""

    key: tuple[str, ...]
    place: Place
    holders: tuple[Pair, ...]
    spans: list[Pair]
    landmark: str


def _merged(report: Report, sites: list[Site]) -> list[_Found]:
    """Namings of one place together: one key is one place, an own key looks for a bearer."""
    found: dict[tuple[str, ...], _Found] = {}
    for site in sorted(sites, key=lambda s: (s.span, s.head)):
        entry = find_entry(report, site)
        key = _key(report, site, entry)
        if site.landmark and key not in found:
            key = _bearer(report, found, site) or key
        spans = list(dict.fromkeys((site.span, site.head)))
        if key in found:
            found[key].spans += [s for s in spans if s not in found[key].spans]
            found[key].holders = found[key].holders or site.names
        else:
            kind = site.landmark["landmark"] if site.landmark else ""
            found[key] = _Found(key, _place(report, site, entry), site.names, spans, kind)
    return list(found.values())


def _key(report: Report, site: Site, entry: Entry | None) -> tuple[str, ...]:
    relation = site.relation["relation"] if site.relation and site.relation["relation"] != "inside" else ""
    if entry is not None:
        return ("entry", entry.id, relation)
    words = place_key(report.words(site.head))
    if site.landmark is not None:
        nation = report.nations.find(report.document.text, *site.head)
        if nation and site.landmark["landmark"]:
            return ("landmark", site.landmark["landmark"], nation[0][2][0])
    return ("words", words, relation)


def _bearer(report: Report, found: dict[tuple[str, ...], _Found], site: Site) -> tuple[str, ...] | None:
    """For a bare "the embassy": the one embassy that is named more fully, if there is one."""
    alone = report.landmarks.match(report.document.text, *site.head)
    if alone is None or any(site.span[0] <= n[0] < site.span[1] for n in site.names):
        return None
    same = [key for key, f in found.items() if f.landmark == alone["landmark"]][:2]
    return same[0] if len(same) == 1 else None


def _place(report: Report, site: Site, entry: Entry | None) -> Place:
    """The place before it has an id: its name, precision, and where the gazetteer has it."""
    told = site.landmark["precision"] if site.landmark else site.hint
    precision = cast(PlacePrecision | None, told or (entry.precision if entry else None))
    place = Place("", report.words(site.head), precision, None, None, None, None, None, None, ())
    town = town_in(report, site.head) if site.landmark and not site.names and entry is None else None
    if town is not None:
        radius = _radius("town", town, site)
        return replace(place, lat=town.lat, lon=town.lon, radius_km=radius, country=town.country)
    if entry is None:
        return place
    return replace(
        place, lat=entry.lat, lon=entry.lon,
        radius_km=_radius(precision, entry, site) if entry.lat is not None else None,
        country=entry.country or None, gazetteer=entry.id,
    )  # fmt: skip


def _radius(precision: str | None, entry: Entry, site: Site) -> float:
    radius = RADIUS.get(precision or "town", 5.0)
    if precision == "town" and CITY <= entry.people < OWN:
        radius = CITY_RADIUS
    return max(radius, float(site.relation["radius"])) if site.relation else radius


# ---------------------------------------------------------------- the answer


def _numbered(report: Report, found: list[_Found]) -> Places:
    """Ids in order of first words; landmarks take the coordinates of what holds them."""
    found.sort(key=lambda f: (min(f.spans), f.key))
    by_id = {f"p{n}": f for n, f in enumerate(found, 1)}
    owner = {span: id_ for id_, f in reversed(by_id.items()) for span in f.spans}
    countries = {f.place.country: id_ for id_, f in reversed(by_id.items()) if _is_country(f)}
    places = []
    for id_, f in by_id.items():
        holders = [owner[h] for h in f.holders if owner.get(h, id_) != id_]
        holder = _holder(f, holders, by_id) or countries.get(f.place.country)
        inside = None if f.place.precision == "country" else holder
        places.append(_finished(report, f, id_, inside, by_id))
    return Places(tuple(places), Owners(owner))


def _finished(report: Report, f: _Found, id_: str, inside: str | None, by_id: dict[str, _Found]) -> Place:
    """The place with its id, its words and what it lies in."""
    spans = tuple(Span(s, e, report.words((s, e))) for s, e in sorted(f.spans))
    place = replace(f.place, id=id_, mentions=spans, inside=inside)
    if inside is None or place.gazetteer is not None or not f.holders:
        return place
    around = by_id[inside].place
    return replace(place, lat=around.lat, lon=around.lon, radius_km=around.radius_km, country=around.country)


def _holder(f: _Found, holders: list[str], by_id: dict[str, _Found]) -> str | None:
    """The named place around one, a town before a country; not "on the border of Saudi Arabia"."""
    towns = [h for h in holders if not _is_country(by_id[h])]
    countries = [h for h in holders if _is_country(by_id[h]) and f.landmark != FOREIGN]
    fitting = (
        h
        for h in towns + countries
        if f.place.country in (None, by_id[h].place.country) or by_id[h].place.country is None
    )
    return next(fitting, None)


def _is_country(f: _Found) -> bool:
    return f.place.precision == "country" and f.key[0] == "entry"
