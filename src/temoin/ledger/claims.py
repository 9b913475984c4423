"""Rows of claims -> LedgerClaims: entities in place of forms, speakers by name, words where they are asked for."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from temoin.ledger.database import Database, Row
from temoin.ledger.records import LedgerClaim
from temoin.records import Entity, Evidence, Span, Time
from temoin.records_json import decode

OFFICIAL_SECTORS = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY"})
AT_ONCE = 500

_ENTITY_KEYS = ("entity", "of", "owner")


def claims_of_incidents(
    database: Database, incidents: Sequence[str], *, words: bool = False
) -> list[LedgerClaim]:
    """The claims under some incidents, in order of reports and of their words."""
    return _claims(database, database.all("claims.of_incidents", incidents=list(incidents)), words=words)


def claims_with_forms(
    database: Database, incident: str
) -> tuple[list[LedgerClaim], dict[str, dict[str, Any]]]:
    """The claims under an incident, and for each its value with forms: what no later joining of entities changes."""
    rows = database.all("claims.of_incidents", incidents=[incident])
    value = _COLUMNS.index("value")
    return _claims(database, rows, words=False), {row[0]: json.loads(row[value]) for row in rows}


def claims_of_documents(
    database: Database, documents: Sequence[str], *, words: bool = False
) -> list[LedgerClaim]:
    """The claims of some reports."""
    return _claims(database, database.all("claims.of_documents", documents=list(documents)), words=words)


def claims_by_id(database: Database, ids: Sequence[str], *, words: bool = False) -> list[LedgerClaim]:
    """Some claims, in the order asked for; what is not there is left out."""
    rows = database.all("claims.by_id", ids=list(ids)) if ids else []
    found = {claim.id: claim for claim in _claims(database, rows, words=words)}
    return [found[key] for key in ids if key in found]


def entities_of(database: Database, forms: Iterable[str]) -> dict[str, Entity]:
    """Form -> the entity that it is a form of: the earliest form of all that are one, without mentions."""
    wanted, found = sorted(set(forms)), {}
    for at in range(0, len(wanted), AT_ONCE):
        for form, key, kind, name, country, sector, office in database.all(
            "claims.entities", forms=wanted[at : at + AT_ONCE]
        ):
            found[form] = Entity(key, kind, name, (), country, sector, office, ())
    return found


def _claims(database: Database, rows: Sequence[Row], *, words: bool) -> list[LedgerClaim]:
    plain = [_parsed(row) for row in rows]
    entities = entities_of(database, (form for claim in plain for form in _forms_in(claim)))
    texts = _texts(database, {claim["document"] for claim in plain}) if words else {}
    return [_claim(claim, entities, texts.get(claim["document"])) for claim in plain]


_COLUMNS = (
    "id", "incident", "document", "number", "field", "value", "speaker", "via", "channel", "said", "polarity",
    "certainty", "stage", "score", "why", "part_of", "published", "publisher", "language", "origin",
    "superseded_by", "judged", "evidence",
)  # fmt: skip  # of the view `told`


def _parsed(row: Row) -> dict[str, Any]:
    claim = dict(zip(_COLUMNS, row, strict=True))
    for key in ("value", "via"):
        claim[key] = json.loads(claim[key])
    return claim


def _forms_in(claim: Mapping[str, Any]) -> Iterator[str]:
    yield from (claim["speaker"], *claim["via"])
    yield from (claim["value"][key] for key in _ENTITY_KEYS if isinstance(claim["value"].get(key), str))
    inner = claim["value"].get("count")
    if inner and inner.get("of"):
        yield inner["of"]


def _claim(claim: dict[str, Any], entities: Mapping[str, Entity], text: str | None) -> LedgerClaim:
    def lasting(form: str) -> str:
        return entities[form].id if form in entities else form

    speaker = entities.get(claim["speaker"])
    key, name = (speaker.id, speaker.name) if speaker else _own_voice(claim)
    return LedgerClaim(
        id=claim["id"],
        incident=claim["incident"],
        document=claim["document"],
        field=claim["field"],
        value={
            key: lasting(item) if key in _ENTITY_KEYS and isinstance(item, str) else item
            for key, item in claim["value"].items()
        },
        speaker=key,
        speaker_name=name,
        official=bool(speaker and (speaker.sector in OFFICIAL_SECTORS)),
        via=tuple(lasting(form) for form in claim["via"]),
        channel=claim["channel"],
        said=decode(Time, json.loads(claim["said"]), "said") if claim["said"] else None,
        polarity=claim["polarity"],
        certainty=claim["certainty"],
        stage=claim["stage"],
        score=claim["score"],
        why=tuple(claim["why"].split()),
        part_of=claim["part_of"],
        published=claim["published"],
        publisher=claim["publisher"],
        language=claim["language"],
        origin=claim["origin"],
        superseded=claim["superseded_by"] is not None,
        judged=claim["judged"],
        evidence=_evidence(json.loads(claim["evidence"]), text) if text is not None else None,
    )


def _own_voice(claim: Mapping[str, Any]) -> tuple[str, str]:
    """A report speaks for its publisher, or for itself and its copies; people without names for one report."""
    if claim["speaker"] == "unnamed":
        return f"unnamed:{claim['document']}", "unnamed"
    voice = claim["publisher"] or claim["origin"]
    return f"report:{voice}", f"the report ({claim['publisher']})" if claim["publisher"] else "the report"


def _evidence(places: Mapping[str, Any], text: str) -> Evidence:
    def span(at: Sequence[int] | None) -> Span | None:
        return Span(at[0], at[1], text[at[0] : at[1]]) if at else None

    content = span(places["content"])
    assert content is not None
    values = tuple(found for at in places["value"] if (found := span(at)))
    return Evidence(values, content, span(places["cue"]), span(places["speaker"]))


def _texts(database: Database, documents: Iterable[str]) -> dict[str, str]:
    wanted = sorted(documents)
    found: dict[str, str] = {}
    for at in range(0, len(wanted), AT_ONCE):
        found |= database.table("documents.texts", ids=wanted[at : at + AT_ONCE])
    return found
