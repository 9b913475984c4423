"""Which of the places that bear a name a report means.

A name alone is weighed by people; by the countries that the report speaks of, also through
their regions ("Texas"); by what it says holds the place ("Athens, Ohio"), whose nearest
bearer is meant; and by the regions it names, since the places of one report lie together.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from math import log10

from temoin.distance import kilometres
from temoin.mentions.gazetteer import OWN, Entry, gazetteer_find, place_key
from temoin.mentions.sites import TERRITORY, Report, Site, nation_beside
from temoin.records import Pair
from temoin.resources.match import bare, clitics

CITY = 1_000_000  # people; more do not make a bearer of the name likelier
UNSURE = 15_000  # people below which a town counts only in a country that the report speaks of
AT_HOME = 4.0  # a town in a country of the report outweighs ten thousand times the people elsewhere
NAMED = 2.0  # any word of its country
AS_TOWN = 1.5  # a bare name is sooner the town than the province that is called after it
IN_UNIT = 6.0  # "X, in Y province"
NEAR_UNIT = 1.0  # in or near a region that the report names
HALF = 0.5  # a place this probably in a region lies in it
REACH = 800.0  # kilometres from the middle of a region to the towns in it
MARKS = " '’\"«“#_-"
SHORTEST = 3  # letters: shorter names are not looked up


def with_holder(report: Report, site: Site) -> Site:
    """The site with the name behind it as its holder, where that is a country or a region.

    A name that is sooner a town's ("Athens, Paris and London") holds nothing but what lies around it.
    """
    if site.after is None or site.names:
        return site
    units = _holders(report, site.after)
    if not _is_unit(units[0] if units else None):
        inside = _candidates(report, site.head)
        units = [u for u in units if any(_held_by(u, entry) > HALF for entry in inside)]
    return replace(site, names=(site.after,)) if units else site


def in_context(report: Report, sites: list[Site]) -> Report:
    """The report with the regions that it names, each a vote for its country."""
    found = {site.head: find_entry(report, site) for site in sites if site.landmark is None}
    units = [entry for entry in found.values() if entry is not None and entry.precision == "region"]
    votes = report.votes + Counter(entry.country for entry in units if entry.country)
    return replace(report, votes=votes, units=tuple(dict.fromkeys(units)))


def _holders(report: Report, name: Pair) -> list[Entry]:
    """What a name may be as the holder of another, the likeliest first; of several countries or regions."""
    bearers = _candidates(report, name)
    country = report.nations.match(report.document.text, *name)
    if country is not None and country[1] == "names" and (nation := _country(report, country[0])):
        bearers = (nation, *bearers)
    return [*bearers[:1], *(entry for entry in bearers[1:] if _is_unit(entry))]


def _is_unit(entry: Entry | None) -> bool:
    return entry is not None and entry.precision in ("country", "region")


def find_entry(report: Report, site: Site) -> Entry | None:
    """The gazetteer's place for the head, chosen by what holds it, the report's countries, people."""
    if site.landmark is not None:
        return _told_by_nation(report, site)
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
    holders = [holder for name in site.names for holder in _holders(report, name)]
    return _chosen(report, candidates, site.hint, holders)


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
        points += AT_HOME * share + (NAMED if share else 0.0)
        points += AS_TOWN if entry.precision == "town" and hint in (None, "town") else 0.0
        points += 3.0 if hint is not None and entry.precision == hint else 0.0
        points += 4.0 if entry.people == OWN and hint in (None, entry.precision) else 0.0
        held = [h for h in holders if h.country == entry.country]
        points += 3.0 if held else 0.0
        points += max((IN_UNIT * _held_by(h, entry) for h in held), default=0.0)
        return points + max((NEAR_UNIT * _held_by(u, entry) for u in report.units), default=0.0)

    best = max(candidates, key=score, default=None)
    if best is None:
        return None
    if holders and best.country not in {h.country for h in holders}:
        return best if best.precision == hint and report.votes[best.country] else None
    return best if best.people >= UNSURE or report.votes[best.country] or holders else None


def _held_by(unit: Entry, entry: Entry) -> float:
    """How probably a place lies in a region: by the region's name, else by how near its middle is; 0 to 1."""
    if unit.precision == "country" or unit.country != entry.country or unit.id == entry.id:
        return 0.0
    if entry.unit:
        return float(place_key(unit.name) == place_key(entry.unit))
    if unit.lat is None or unit.lon is None or entry.lat is None or entry.lon is None:
        return 0.0
    return max(0.0, 1 - kilometres(unit.lat, unit.lon, entry.lat, entry.lon) / REACH)


def _told_by_nation(report: Report, site: Site) -> Entry | None:
    """The country of "Turkish soil", the town of "the Iraqi capital"."""
    kind = site.landmark["landmark"] if site.landmark else ""
    if kind == TERRITORY:
        kinds = report.landmarks.find(report.document.text, *site.span)
        lands = (k for k in kinds if k[2]["landmark"] == TERRITORY)
        country = next((c for k in lands if (c := nation_beside(report, k, site.span))), None)
        return _country(report, country) if country else None
    return _capital(report, site) if kind == "capital" else None


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


def town_in(report: Report, head: Pair) -> Entry | None:
    """The town that a landmark is called after, in a country of the report: "port of Beirut"."""
    hits = report.landmarks.find(report.document.text, *head)
    for start, end in [(hits[0][1], head[1]), (head[0], hits[0][0])] if hits else []:
        while (links := report.linkers.find(report.document.text, start, end)) and links[0][0] <= start + 1:
            start = links[0][1]
        start += len(report.words((start, end))) - len(report.words((start, end)).lstrip(MARKS))
        towns = _candidates(report, (start, end)) if end - start >= SHORTEST else ()
        near = [e for e in towns if e.people >= UNSURE and (report.votes[e.country] or not report.votes)]
        if near:
            return near[0]
    return None
