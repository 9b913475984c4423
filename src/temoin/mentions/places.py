"""Where: the places that a report names, located where the gazetteer and the report allow.

Takes names of places, and the words that play the part of place or target in a happening;
gives one `Place` for each, with every span that names it.  A landmark ("the American embassy
in Baghdad") stands inside its town and has its coordinates; a vague relation ("north of
Gao") keeps the town and widens the radius.  What the gazetteer does not hold stays, without
coordinates: nothing is dropped, and nothing is located by guess.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from math import log10
from typing import cast

from temoin.mentions.gazetteer import OWN, Entry, gazetteer_find, place_key
from temoin.mentions.sites import Report, Site, find_sites, read_report
from temoin.mentions.spans import Owners
from temoin.records import Annotations, Document, Pair, Place, PlacePrecision, Segments, Span
from temoin.resources.load import Resources
from temoin.resources.match import bare, clitics

RADIUS: dict[str, float] = {
    "point": 0.5,
    "landmark": 1,
    "town": 5,
    "district": 10,
    "region": 100,
    "country": 500,
}
CITY, CITY_RADIUS = 1_000_000, 15.0  # people, and kilometres around the middle
UNSURE = 15_000  # people below which a town counts only in a country that the report speaks of
AT_HOME = 4.0  # a town in a country of the report outweighs ten thousand times the people elsewhere
AS_TOWN = 1.5  # a bare name is sooner the town than the province that is called after it
IN_UNIT = 6.0  # "X, in Y province"
FOREIGN = "embassy"  # a landmark that does not lie in the country it is called after
MARKS = " '’\"«“#_-"
SHORTEST = 3  # letters: shorter names are not looked up


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
    sites = find_sites(report, annotations)
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
        entry = _entry(report, site)
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
    town = _town_in(report, site.head) if site.landmark and not site.names and entry is None else None
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


def _town_in(report: Report, head: Pair) -> Entry | None:
    """The town that a landmark is called after, in a country of the report: "port of Beirut"."""
    hits = report.landmarks.find(report.document.text, *head)
    for start, end in [(hits[0][1], head[1]), (head[0], hits[0][0])] if hits else []:
        while (links := report.linkers.find(report.document.text, start, end)) and links[0][0] <= start + 1:
            start = links[0][1]
        start += len(report.words((start, end))) - len(report.words((start, end)).lstrip(MARKS))
        towns = _candidates(report, (start, end)) if end - start >= SHORTEST else ()
        near = [e for e in towns if e.people >= UNSURE and report.votes[e.country]]
        if near:
            return near[0]
    return None


def _radius(precision: str | None, entry: Entry, site: Site) -> float:
    radius = RADIUS.get(precision or "town", 5.0)
    if precision == "town" and CITY <= entry.people < OWN:
        radius = CITY_RADIUS
    return max(radius, float(site.relation["radius"])) if site.relation else radius


# ---------------------------------------------------------------- which bearer of the name


def _entry(report: Report, site: Site) -> Entry | None:
    """The gazetteer's place for the head, chosen by what holds it, the report's countries, people."""
    if site.landmark is not None:
        return _capital(report, site) if site.landmark["landmark"] == "capital" else None
    if site.head not in report.names:
        return None
    country = report.nations.match(report.document.text, *site.head)
    if country is not None and country[1] == "names" and not site.hint:
        held = gazetteer_find(report.words(site.head), report.resources, (country[0],))
        own = next((e for e in held if e.precision == "region" and e.people == OWN), None)
        return own or _country(report, country[0])
    candidates = _candidates(report, site.head)
    if country is not None and not candidates:
        return _seat(report, country[0])  # a spelling that only the table of countries has
    holders = [h for h in (_candidates(report, name) for name in site.names) if h]
    return _chosen(report, candidates, site.hint, [h[0] for h in holders])


def _candidates(report: Report, span: Pair) -> tuple[Entry, ...]:
    """Bearers of the name as it stands, else without the particles that are written onto it."""
    countries = tuple(country for country, _ in report.votes.most_common())
    words = report.words(span)
    first, blank, rest = bare(words).partition(" ")
    stems = [stem for stem, _ in clitics(report.resources, report.document.language).stems(first)]
    kinds = [k for k in report.landmarks.find(report.document.text, *span) if k[2]["precision"] != "landmark"]
    bared = [words[: k[0] - span[0]] + words[k[1] - span[0] :] for k in kinds[:1]]
    for form in [words, *bared, *(stem + blank + rest for stem in stems)]:
        if len(form) >= SHORTEST and (hits := gazetteer_find(form, report.resources, countries)):
            return hits
    return ()


def _chosen(
    report: Report, candidates: tuple[Entry, ...], hint: str | None, holders: list[Entry]
) -> Entry | None:
    total = sum(report.votes.values()) or 1

    def score(entry: Entry) -> float:
        points = log10(min(entry.people, CITY) + 1)
        share = report.votes[entry.country] / total
        points += AT_HOME * share + (2.0 if share else 0.0)
        points += AS_TOWN if entry.precision == "town" and hint in (None, "town") else 0.0
        points += 3.0 if hint is not None and entry.precision == hint else 0.0
        points += 4.0 if entry.people == OWN and hint in (None, entry.precision) else 0.0
        held = [h for h in holders if h.country == entry.country]
        points += 3.0 if held else 0.0
        return points + (IN_UNIT if any(place_key(h.name) == place_key(entry.unit) for h in held) else 0.0)

    best = max(candidates, key=score, default=None)
    if best is None:
        return None
    if holders and best.country not in {h.country for h in holders}:
        return best if best.precision == hint and report.votes[best.country] else None
    return best if best.people >= UNSURE or report.votes[best.country] or holders else None


def _capital(report: Report, site: Site) -> Entry | None:
    """Words such as "la capitale irakienne": the seat of that country, else of the report's first."""
    said = report.nations.find(report.document.text, *site.span)
    country = said[0][2][0] if said else next((c for c, _ in report.votes.most_common(1)), None)
    return _seat(report, country) if country else None


def _seat(report: Report, country: str) -> Entry | None:
    """The capital of a country: the first town there that one of its seats' names finds."""
    rows = report.resources.words("countries", report.document.language)
    seats = [name for row in rows if row["country"] == country for name in row["metonyms"].split("|")]
    hits = [e for seat in seats if seat for e in gazetteer_find(seat, report.resources, (country,))]
    return next((e for e in hits if e.country == country and e.precision == "town"), None)


def _country(report: Report, country: str) -> Entry | None:
    rows = report.resources.words("countries", report.document.language)
    names = [n for r in rows if r["country"] == country for n in r["names"].split("|")]
    hits = [e for n in names for e in gazetteer_find(n, report.resources, (country,))]
    return next((e for e in hits if e.precision == "country" and e.country == country), None)


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
