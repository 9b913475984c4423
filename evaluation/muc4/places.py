"""Places of a reading -> the LOCATION slot: `COUNTRY: DEPARTMENT (DEPARTMENT): TOWN (CITY)`.

The form's own lists say what may stand there: task/gazetteer.tsv (places in their containing areas),
task/location-set-list.tsv (their kinds), task/place-synonyms.tsv.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from evaluation.muc4.fills import Fill, Value
from evaluation.muc4.phrases import country_in
from evaluation.shared import shared
from temoin.records import Place

# ISO 3166 alpha-2 -> the form's set list of countries, where the names differ from CLDR's English.
COUNTRIES = {
    "AR": "ARGENTINA", "BO": "BOLIVIA", "BR": "BRAZIL", "CL": "CHILE", "CO": "COLOMBIA", "CR": "COSTA RICA",
    "CU": "CUBA", "DE": "WEST GERMANY", "EC": "ECUADOR", "ES": "SPAIN", "FR": "FRANCE", "GB": "UNITED KINGDOM",
    "GT": "GUATEMALA", "HN": "HONDURAS", "IL": "ISRAEL", "IT": "ITALY", "JM": "JAMAICA", "JP": "JAPAN",
    "MX": "MEXICO", "NI": "NICARAGUA", "PA": "PANAMA", "PE": "PERU", "PY": "PARAGUAY", "RU": "USSR",
    "SV": "EL SALVADOR", "US": "UNITED STATES", "UY": "URUGUAY", "VA": "VATICAN CITY", "VE": "VENEZUELA",
}  # fmt: skip
# The nine countries that the reports are about (template-doc-part1, 1.0).
OF_INTEREST = frozenset({"AR", "BO", "CL", "CO", "EC", "GT", "HN", "PE", "SV"})
Chain = tuple[str, tuple[tuple[str, str], ...]]
_IN_A_CITY = frozenset({"NEIGHBORHOOD", "DISTRICT", "SECTOR", "SUBURB", "UNIVERSITY", "AIRPORT"})
_TOWNS = frozenset({"CITY", "TOWN", "MUNICIPALITY", "VILLAGE"})
_CODES = {name: code for code, name in COUNTRIES.items()}


def location(where: Iterable[str], country: str | None) -> Fill | None:
    """The fill for the words of an incident's places, most sure first; `country` where they name none."""
    for words in where:
        found = place_value(words, country)
        if found:
            return Fill((found,))
    name = COUNTRIES.get(country or "")
    return Fill((name,)) if name else None


def country_of(header: str, texts: Iterable[str], places: Iterable[Place]) -> str | None:
    """The country that a report is about: that of most of its places and names, then of its dateline."""
    votes: Counter[str] = Counter()
    for words in texts:
        if (code := country_in(words)) in OF_INTEREST:
            votes[str(code)] += 3
    for place in places:
        for chain in chains(place.name):
            if (code := _CODES.get(chain[0])) in OF_INTEREST:
                votes[str(code)] += len(place.mentions)
    town = re.split(r"[,(]", header)[0].strip().upper()
    for chain in chains(town):
        if (code := _CODES.get(chain[0])) in OF_INTEREST:
            votes[str(code)] += 4
    return votes.most_common(1)[0][0] if votes else None


def chains(name: str) -> list[Chain]:
    """(country, ((area, kind), ..., (place, kind))) for each reading of a name in the gazetteer."""
    key = " ".join(name.upper().split())
    return _gazetteer().get(_synonyms().get(key, key), [])


def place_value(words: str, country: str | None) -> Value | None:
    """The most specific place named in some words, in that country if one is given."""
    name = COUNTRIES.get(country or "")
    tokens = re.findall(r"[\w.']+", words.upper())
    spans = [
        " ".join(tokens[start : start + size])
        for size in range(min(5, len(tokens)), 0, -1)
        for start in range(len(tokens) - size + 1)
    ]
    found = [
        (_rank(chain, spans), -n, chain)
        for n, span in enumerate(spans)
        for chain in chains(span)
        if name in (None, chain[0])
    ]
    if not found:
        return None
    within, parts = max(found)[2]
    return ("location", within, *(("qualified", place, kind) for place, kind in parts))


def _rank(chain: Chain, spans: Iterable[str]) -> tuple[int, int, int]:
    """Small places before large ones, areas that are named before areas that are not, cities before departments."""
    areas = [place for place, _ in chain[1][:-1]]
    named = sum(area in spans and area != chain[1][-1][0] for area in areas)
    kind = chain[1][-1][1]
    inside_city = kind in _IN_A_CITY and len(areas) == 1
    return (2 * named - len(areas) + 3 * inside_city, kind in _TOWNS, kind == "CITY")


@cache
def _gazetteer() -> dict[str, list[Chain]]:
    table: dict[str, list[Chain]] = {}
    for row in _rows("gazetteer.tsv"):
        names, kinds = row["places"].split(" > "), row["types"].split(" > ")
        if row["country"] != "?" and len(names) == len(kinds) and all(kinds) and names[-1] not in _CODES:
            table.setdefault(names[-1], []).append((row["country"], tuple(zip(names, kinds, strict=True))))
    return table


@cache
def _synonyms() -> dict[str, str]:
    return {row["name"]: row["set_list_name"] for row in _rows("place-synonyms.tsv")}


def _rows(name: str) -> list[dict[str, str]]:
    with (shared() / "data" / "muc4" / "task" / name).open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))
