"""Questions to a ledger -> records: incidents by what they are found by, one thing by its id, passages by words."""

from __future__ import annotations

import json
import math
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from temoin.documents import parse_time
from temoin.errors import QuestionError
from temoin.incidents.rules import MAJORITY, RULES, Position, find_positions, summarise
from temoin.ledger.claims import (
    claims_by_id,
    claims_of_documents,
    claims_of_incidents,
    entities_of,
)
from temoin.ledger.database import Database, Row
from temoin.ledger.derive import facts_of, places_of, towns_of
from temoin.ledger.records import (
    Hit,
    LedgerClaim,
    LedgerContradiction,
    LedgerDocument,
    LedgerIncident,
    of_row,
)
from temoin.ledger.words import index_name, parse_question, postgresql_question, sqlite_question
from temoin.records import FIELDS, Entity, Place
from temoin.resources.schema import PLOVER

SORTS = ("date", "reports", "origins", "contested", "changed")
KM_PER_DEGREE = 111.2
_ENTITY = re.compile(r"e[0-9a-f]+")
NAMED = 5  # ids in a message


@dataclass(frozen=True, slots=True)
class Wanted:
    """What incidents are asked for; what is None is not asked.

    Dates are ISO; `near` is (latitude, longitude) in degrees, or the name of a place; `actor` an id or a name.
    """

    since: str | None = None
    until: str | None = None
    near: tuple[float, float] | str | None = None
    radius_km: float | None = None
    country: str | None = None
    act: str | None = None
    actor: str | None = None
    field: str | None = None
    role: str | None = None
    language: str | None = None
    contested: bool = False
    min_origins: int | None = None


@dataclass(frozen=True, slots=True)
class IncidentView:
    """One incident with everything under it."""

    incident: LedgerIncident
    positions: tuple[Position, ...]
    claims: tuple[LedgerClaim, ...]
    contradictions: tuple[LedgerContradiction, ...]
    documents: tuple[LedgerDocument, ...]
    places: Mapping[str, Place]
    entities: Mapping[str, Entity]


def find_incidents(
    database: Database, wanted: Wanted, sort: str = "date", limit: int | None = 50, offset: int = 0
) -> list[LedgerIncident]:
    """Incidents that meet all that is asked, the latest or the largest first; ids decide among equals."""
    if sort not in SORTS:
        raise QuestionError(f"{sort!r} is no order; take one of {' '.join(SORTS)}")
    conditions, given = _conditions(database, wanted)
    text = database.text("incidents.find", conditions, f"incidents.by_{sort}")
    given |= {"limit": sys.maxsize if limit is None else limit, "offset": offset}
    return _incidents(database, database.all_of(f"{text} LIMIT :limit OFFSET :offset", given))


def resolve(database: Database, key: str) -> tuple[str, str]:
    """What an id, a former id or the unique beginning of one stands for: (kind, the current id).

    Kinds: `incident` `document` `claim` `entity`.  What begins several ids of incidents stands for the only main one
    of them, as the beginning of a report's id does.  Raises QuestionError where nothing or more than one thing has it.
    """
    kinds = {"i": "incident", "d": "document", "c": "claim", "e": "entity"}
    kind = kinds.get(key[:1])
    if kind is None or not set(key[1:]) <= set("0123456789abcdef-"):
        raise QuestionError(f"{key!r}: is no id; ids start with i, d, c or e (`temoin incidents` shows them)")
    found = database.column(f"resolve.{kind}", start=key, end=key + "g")
    if not found and kind == "incident":
        found = database.column("resolve.former", id=key)
    if not found:
        raise QuestionError(f"{key!r}: nothing here has that id")
    main = database.column("resolve.main", ids=found) if kind == "incident" and len(found) > 1 else []
    if len(found) > 1 and len(main) != 1:
        some = " ".join(sorted(found)[:NAMED]) + (" and others" if len(found) > NAMED else "")
        raise QuestionError(f"{key!r}: more than one id starts so; give more of it: {some}")
    return kind, (main or found)[0]


def view_incident(
    database: Database, incident: str, rule: str = MAJORITY, *, words: bool = False
) -> IncidentView:
    """An incident with its claims, what they come to by `rule`, and where they part."""
    if rule not in RULES:
        raise QuestionError(f"{rule!r} is no rule of a summary; take one of {' '.join(RULES)}")
    claims = claims_of_incidents(database, [incident], words=words)
    places = places_of(database, claims)
    row = _incidents(database, database.all("incidents.by_id", ids=[incident]))[0]
    accounts = database.all("incidents.accounts", incident=incident)
    published = min((account[3] for account in accounts if account[3]), default=None)
    summary = summarise(claims, rule, towns_of(places))
    return IncidentView(
        incident=replace(row, rule=rule, summary=summary, **facts_of(summary, places, published)),
        positions=find_positions(claims),
        claims=tuple(claims),
        contradictions=tuple(contradictions(database, incident)),
        documents=tuple(_documents(database, sorted({account[1] for account in accounts}))),
        places=places,
        entities=entities_in(database, claims),
    )


def entities_in(database: Database, claims: Iterable[LedgerClaim]) -> dict[str, Entity]:
    """The entities that speak, pass on or have a part in some claims, by their ids; without mentions."""
    named = entities_of(database, _entities_in(claims)).values()
    return {entity.id: entity for entity in named}


def contradictions(database: Database, incident: str) -> list[LedgerContradiction]:
    """Those that stand and those that are settled, by field."""
    return [
        of_row(LedgerContradiction, (*row[:6], tuple(json.loads(row[6])), *row[7:]))
        for row in database.all("incidents.all_contradictions", incident=incident)
    ]


def view_document(database: Database, document: str) -> LedgerDocument:
    """A report with its text."""
    found = _documents(database, [document])[0]
    row = database.one("documents.text", id=document)
    return replace(found, text=row[0] if row else None)


def view_claim(database: Database, claim: str) -> LedgerClaim:
    """A claim with its words."""
    return claims_by_id(database, [claim], words=True)[0]


def document_claims(database: Database, document: str) -> list[LedgerClaim]:
    """The claims of a report, with their words."""
    return claims_of_documents(database, [document], words=True)


def search(database: Database, words: str, limit: int = 50, offset: int = 0) -> list[Hit]:
    """Passages in which all the words stand, the last published first."""
    question = parse_question(words)
    asked = sqlite_question(question) if database.dialect == "sqlite" else postgresql_question(question)
    rows = database.all("search.find", question=asked, limit=limit, offset=offset)
    claims: dict[int, list[Row]] = {}
    if rows:
        for row in database.all("search.claims", passages=[row[0] for row in rows]):
            claims.setdefault(row[0], []).append(row)
    return [
        Hit(
            document=document, published=published, publisher=publisher, title=title, start=start, end=stop,
            text=text,
            claims=tuple(row[1] for row in claims.get(number, ())),
            incidents=tuple(dict.fromkeys(row[2] for row in claims.get(number, ()))),
        )
        for number, document, published, publisher, title, start, stop, text in rows
    ]  # fmt: skip


# ---------------------------------------------------------------- conditions


def _conditions(database: Database, wanted: Wanted) -> tuple[list[str], dict[str, Any]]:
    """Names of conditions and their parameters."""
    given: dict[str, Any] = {
        "since": wanted.since and parse_time(wanted.since).from_,
        "until": wanted.until and (parse_time(wanted.until).to or "")[:10],
        "country": wanted.country and wanted.country.upper(),
        "act": wanted.act, "field": wanted.field, "role": wanted.role, "language": wanted.language,
        "min_origins": wanted.min_origins,
    }  # fmt: skip
    _known(database, wanted)
    given = {key: value for key, value in given.items() if value is not None}
    conditions = [f"incidents.with_{key}" for key in given]
    if wanted.contested:
        conditions.append("incidents.with_contested")
    if wanted.act:
        given["act"] = wanted.act.upper() if wanted.act.upper() in PLOVER else wanted.act.lower()
    if wanted.actor:
        conditions.append("incidents.with_actor")
        given["forms"] = _forms_of(database, wanted.actor)
    if wanted.near is not None:
        circle = wanted.radius_km or not isinstance(wanted.near, str)
        conditions.append("incidents.with_near" if circle else "incidents.with_place")
        given |= _near(database, wanted)
    return conditions, given


def _known(database: Database, wanted: Wanted) -> None:
    """QuestionError for what no incident can have: a slip of the pen must not look like an answer."""
    if wanted.field and wanted.field not in FIELDS:
        raise QuestionError(f"{wanted.field!r} is no field of a claim; take one of {' '.join(FIELDS)}")
    if wanted.act and wanted.act.upper() not in PLOVER:
        acts = database.column("incidents.acts")
        if wanted.act.lower() not in acts:
            raise QuestionError(
                f"{wanted.act!r}: no incident here is of that kind; kinds here are {' '.join(acts) or 'none'}"
            )
    if wanted.radius_km is not None and wanted.near is None:
        raise QuestionError("a radius needs a place: name one, or give latitude,longitude")


def _forms_of(database: Database, actor: str) -> list[str]:
    """All forms of an entity, by its id or by a name; QuestionError where nobody is called so."""
    folded = index_name(actor)
    forms = database.column("resolve.forms_named", name=folded)
    if not forms and _ENTITY.fullmatch(actor):
        return database.column("clusters.members", kind="entity", clusters=[resolve(database, actor)[1]])
    if not forms:
        raise QuestionError(
            f"{actor!r}: nobody of this name is in this ledger; `temoin search` finds words in texts"
        )
    clusters = sorted(set(database.column("resolve.clusters_of", forms=forms)))
    return database.column("clusters.members", kind="entity", clusters=clusters)


def _near(database: Database, wanted: Wanted) -> dict[str, Any]:
    """A circle and the box around it; for a name without a radius, the places that are called so."""
    if isinstance(wanted.near, str):
        places = database.all("resolve.places_named", words=index_name(wanted.near))
        if not places:
            raise QuestionError(f"{wanted.near!r}: no place of this name is in this ledger")
        if not wanted.radius_km:
            return {"places": [row[0] for row in places]}
        lat, lon = next(((row[1], row[2]) for row in places if row[1] is not None), (None, None))
        if lat is None or lon is None:
            raise QuestionError(
                f"{wanted.near!r}: is not located; ask for it without a radius, or give coordinates"
            )
    else:
        assert wanted.near is not None
        lat, lon = wanted.near
    radius = wanted.radius_km or 25.0
    high = radius / KM_PER_DEGREE
    wide = high / max(math.cos(math.radians(lat)), 0.01)
    return {
        "lat": lat, "lon": lon, "radius": radius, "south": lat - high, "north": lat + high, "west": lon - wide,
        "east": lon + wide,
    }  # fmt: skip


# ---------------------------------------------------------------- rows to records


def _incidents(database: Database, rows: Sequence[Row]) -> list[LedgerIncident]:
    summaries = [json.loads(row[-1]) for row in rows]
    forms = [form for summary in summaries for form in _forms_in(summary)]
    entities = entities_of(database, forms)
    return [
        of_row(LedgerIncident, row[:-1], rule=MAJORITY, summary=_with_entities(summary, entities))
        for row, summary in zip(rows, summaries, strict=True)
    ]


def _forms_in(summary: Mapping[str, Any]) -> Iterable[str]:
    for chosen in summary.values():
        for key in ("entity", "of"):
            if chosen["value"].get(key):
                yield chosen["value"][key]


def _with_entities(summary: dict[str, Any], entities: Mapping[str, Entity]) -> dict[str, Any]:
    """A summary with the entities of today; the name beside the id."""
    found = {}
    for field, chosen in summary.items():
        value = dict(chosen["value"])
        for key in ("entity", "of"):
            if value.get(key) in entities:
                entity = entities[value[key]]
                value[key] = entity.id
                value |= {"name": entity.name} if key == "entity" else {}
        found[field] = chosen | {"value": value}
    return found


def _entities_in(claims: Iterable[LedgerClaim]) -> Iterable[str]:
    for claim in claims:
        yield from (claim.speaker, *claim.via)
        yield from (str(claim.value[key]) for key in ("entity", "of", "owner") if claim.value.get(key))


def _documents(database: Database, ids: Sequence[str]) -> list[LedgerDocument]:
    found = []
    for key in ids:
        row = database.one("documents.one", id=key)
        if row is None:
            continue
        url = row[6]
        found.append(
            of_row(
                LedgerDocument,
                row[:-1],
                versions=tuple(database.column("documents.versions", url=url)) if url else (key,),
                incidents=tuple(
                    dict.fromkeys(a[3] for a in database.all("documents.accounts", document=key) if a[3])
                ),
                counts=json.loads(row[-1]),
                text=None,
            )
        )
    return found
