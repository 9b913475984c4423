"""Claims of an incident -> its row, its facets and its contradictions: all a pure function of what it holds.

Made anew for every incident that a change touches; what appeared, changed or is no longer contested is handed
back, so that history can tell it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from temoin.incidents.contradictions import OTHER_PEOPLE, SOME_OF_THEM, find_contradictions
from temoin.incidents.rules import MAJORITY, canonical, highest_of_each, summarise, value_key
from temoin.ledger.claims import claims_with_forms
from temoin.ledger.database import Database, Row
from temoin.ledger.ids import UNDATED, digest_of
from temoin.ledger.records import LedgerClaim
from temoin.records import COUNT_FIELDS, Place

COARSENESS = {"district": 1, "region": 2, "country": 3}  # what is finer, or not known, counts as a town
ROLES = ("main", "background", "prospect")  # the first that any report gives it
ACTORS = ("perpetrator", "target", "victim", "responsibility")
LOCATED_KM = 100.0  # what is known less well than to such a radius has no coordinates
KEPT = ("what", "when", "where", "perpetrator", "target", "victim", *COUNT_FIELDS)  # in the row's summary


@dataclass(frozen=True, slots=True)
class Seen:
    """A change of what is shown of an incident, for history."""

    change: str
    subject: str
    other: str | None = None


@dataclass(frozen=True, slots=True)
class Derived:
    """What follows from what an incident holds: its row, what it is found by, its contradictions."""

    row: dict[str, Any]
    facets: list[tuple[str, str]]
    contradictions: list[dict[str, Any]]


def derived(database: Database, incident: str) -> Derived | None:
    """A pure function of the reports, joins and judgements of an incident; None where it holds nothing."""
    accounts = database.all("incidents.accounts", incident=incident)
    if not accounts:
        return None
    claims, forms = claims_with_forms(database, incident)
    found = contradictions_of(claims)
    contested = sum(1 for row in found if row["verdict"] == "contradictory")
    places = places_of(database, claims)
    row = _row(accounts, claims, places, forms, contested)
    return Derived(row, _facets(accounts, claims, places, forms), found)


def derive(database: Database, incident: str, revision: int) -> list[Seen]:
    """Write an incident's row, facets and contradictions where they differ from what stands there."""
    before = database.one("incidents.row", id=incident)
    after = derived(database, incident)
    seen = list(_contradictions(database, incident, after.contradictions if after else [], revision))
    if after and before == tuple(after.row.values()) and _facets_stand(database, incident, after):
        return seen
    database.run("incidents.delete_facets", id=incident)
    database.run("incidents.delete", id=incident)
    if after is not None:
        database.run("incidents.insert", id=incident, revision=revision, **after.row)
        facets = ({"name": name, "value": value, "incident": incident} for name, value in after.facets)
        database.run_many("incidents.insert_facet", facets)
        if before is not None:
            seen.append(Seen("changed", incident))
    return seen


def _facets_stand(database: Database, incident: str, after: Derived) -> bool:
    return database.all("incidents.facets", id=incident) == after.facets


def places_of(database: Database, claims: Iterable[LedgerClaim]) -> dict[str, Place]:
    """The places that claims name and those around them, by their ids; without mentions."""
    wanted = {str(claim.value["place"]) for claim in claims if claim.value.get("place")}
    found: dict[str, Place] = {}
    while wanted:
        for key, name, precision, lat, lon, radius, country, inside in database.all(
            "documents.places", ids=sorted(wanted)
        ):
            gazetteer = key if ":" in key else None
            found[key] = Place(key, name, precision, lat, lon, radius, country, gazetteer, inside, ())
        wanted = {place.inside for place in found.values() if place.inside} - set(found)
    return found


def towns_of(places: Mapping[str, Place]) -> dict[str, tuple[int, str]]:
    """Place -> how coarse it is (0 for a town), and the town around it or itself: a town has many sites."""
    return {key: _town(list(_around(key, places))) for key in places}


def _town(around: Sequence[Place]) -> tuple[int, str]:
    """Of a place and those around it the finest, of equals the outermost."""
    grades = [COARSENESS.get(place.precision or "", 0) for place in around]
    finest = min(grades)
    return finest, next(
        place.id for place, grade in zip(reversed(around), reversed(grades), strict=True) if grade == finest
    )


def contradictions_of(claims: Sequence[LedgerClaim]) -> list[dict[str, Any]]:
    """Pairs of values that a reader would stop at, each side by its earliest claim, in order of ids.

    What is threatened or planned, judged wrong or withdrawn by its page is not compared.  Of the counts of one kind
    that one speaker gives in one report the highest is compared: the others are parts, or earlier.  Counts of
    different people are no news across reports, and are left out.
    """
    compared = highest_of_each(
        c for c in claims if c.stage == "accomplished" and c.judged != "wrong" and not c.superseded
    )
    by_id = {claim.id: claim for claim in compared}
    earliest: dict[tuple[str, str, str], tuple[str, str]] = {}
    for claim in compared:
        order = (claim.published or UNDATED, claim.id)
        earliest[_side(claim)] = min(order, earliest.get(_side(claim), order))
    found: dict[str, dict[str, Any]] = {}
    for pair in find_contradictions(compared):
        if pair.reason in (OTHER_PEOPLE, SOME_OF_THEM):
            continue
        both = sorted(earliest[_side(by_id[key])] for key in pair.claims)
        key = "x" + digest_of(pair.field, *(claim for _, claim in both))
        if both[0] != both[1] and (key not in found or pair.verdict == "contradictory"):
            found[key] = {
                "id": key, "field": pair.field, "kind": pair.kind, "verdict": pair.verdict, "reason": pair.reason,
                "sides": canonical([claim for _, claim in both]),
            }  # fmt: skip
    return [found[key] for key in sorted(found)]


def _side(claim: LedgerClaim) -> tuple[str, str, str]:
    return claim.field, claim.polarity, value_key(claim.field, claim.value)


def _contradictions(
    database: Database, incident: str, found: Sequence[dict[str, Any]], revision: int
) -> Iterator[Seen]:
    """Write what differs from what stands there."""
    before = {row[0]: row for row in database.all("incidents.contradictions", incident=incident)}
    after = {row["id"]: row for row in found}
    for key, row in after.items():
        if key not in before or before[key][3:] != (row["verdict"], row["reason"], row["sides"]):
            database.run("incidents.insert_contradiction", incident=incident, since=revision, **row)
        if key not in before:
            yield Seen(f"{row['verdict']} appeared", key, incident)
    for key in sorted(set(before) - set(after)):
        database.run("incidents.settle_contradiction", id=key, incident=incident, revision=revision)
        yield Seen(f"{before[key][3]} settled", key, incident)


def _row(
    accounts: Sequence[Row],
    claims: Sequence[LedgerClaim],
    places: Mapping[str, Place],
    forms: Mapping[str, dict[str, Any]],
    contested: int,
) -> dict[str, Any]:
    summary = summarise(claims, MAJORITY, towns_of(places))
    kept = {field: summary[field] for field in KEPT if field in summary}
    current = [row for row in accounts if row[5] is None] or accounts
    return {
        "role": min((row[2] for row in accounts), key=ROLES.index),
        **facts_of(summary, places, min((row[3] for row in accounts if row[3]), default=None)),
        "summary": canonical({field: one | {"value": _lasting(one, forms)} for field, one in kept.items()}),
        "reports": len({row[1] for row in current}),
        "origins": len({row[6] for row in current}),
        "claims": len(claims),
        "contested": contested,
    }


def facts_of(
    summary: Mapping[str, Any], places: Mapping[str, Place], published: str | None
) -> dict[str, Any]:
    """What a summary comes to in the columns of an incident; its days are of publication where none is said.

    A place of which only the country or a region around it is known has no coordinates.
    """
    what = summary.get("what", {}).get("value") or {}
    when = summary.get("when", {}).get("value") or {}
    place = places.get(summary.get("where", {}).get("value", {}).get("place", ""))
    located = place if place and (place.radius_km or 0.0) <= LOCATED_KM else None
    return {
        "plover": what.get("plover"),
        "mode": what.get("mode"),
        "first_day": (when.get("from") or when.get("to") or published or "")[:10] or None,
        "last_day": (when.get("to") or when.get("from") or published or "")[:10] or None,
        "place": place.name if place else None,
        "country": place.country if place else None,
        "lat": located.lat if located else None,
        "lon": located.lon if located else None,
    }


def _lasting(chosen: Mapping[str, Any], forms: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
    """A value with forms in place of entities: what stands in a row must not change with later joins of names."""
    value: dict[str, Any] = chosen["value"]
    read = forms[chosen["claim"]]
    return {key: read[key] if key in ("entity", "of", "owner") else item for key, item in value.items()}


def _facets(
    accounts: Sequence[Row],
    claims: Sequence[LedgerClaim],
    places: Mapping[str, Place],
    forms: Mapping[str, dict[str, Any]],
) -> list[tuple[str, str]]:
    """What an incident is found by, each once: any claim counts, also one that others deny."""
    found = {("role", row[2]) for row in accounts} | {("language", row[4]) for row in accounts if row[4]}
    for claim in claims:
        found.add(("field", claim.field))
        value = claim.value
        if claim.field == "what":
            found |= {("act", kind) for kind in (value["plover"], value["mode"]) if kind}
        if claim.field == "where":
            around = list(_around(value["place"], places))
            found |= {("place", one.id) for one in around} | {
                ("country", one.country) for one in around if one.country
            }
        if claim.field in ACTORS and (form := forms[claim.id].get("entity")):
            found.add(("actor", form))
    return sorted(found)


def _around(place: str | None, places: Mapping[str, Place]) -> Iterator[Place]:
    """A place and those that it lies in."""
    seen: set[str] = set()
    while place is not None and place in places and place not in seen:
        seen.add(place)
        yield places[place]
        place = places[place].inside
