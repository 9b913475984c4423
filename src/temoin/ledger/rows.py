"""Rows of a reading: what is written of one report, with lasting ids in place of its own.

Takes a reading, gives plain dicts, one for each row; nothing is looked up, so equal readings give equal rows.
"""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from temoin.ledger.ids import account_id, canonical, claim_id, passage_number, place_id, rank
from temoin.ledger.words import index_name, index_words
from temoin.records import Claim, Document, Reading, Span
from temoin.records_json import encode

Rows = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class ReadingRows:
    """Everything of one reading that the ledger keeps in rows; `account_of` maps its incidents to accounts."""

    accounts: Rows
    claims: Rows
    passages: Rows
    mentions: Rows
    sites: Rows
    forms: Rows
    names: Rows
    places: Rows
    account_of: Mapping[str, str]


def make_rows(reading: Reading, document: str, forms: Mapping[str, str]) -> ReadingRows:
    """The rows of a reading; `forms` maps its entities to the ids of their forms."""
    published = published_of(reading.document)
    account_of: dict[str, str] = {}
    for incident in reading.incidents:
        account_of[incident.id] = account_id(document, incident, frozenset(account_of.values()))
    places = _places(reading, rank(published, document))
    passages = _passages(reading, document, published)
    lasting = _Lasting(forms, {local: row["id"] for local, row in places.items()})
    return ReadingRows(
        accounts=[
            {
                "id": account_of[incident.id], "document": document, "local": incident.id, "role": incident.role,
                "start": incident.mentions[0].start if incident.mentions else 0,
            }
            for incident in reading.incidents
        ],
        claims=_claims(reading, document, lasting, account_of, passages),
        passages=list(passages.values()),
        mentions=[{"document": document, "local": local, "form": form} for local, form in forms.items()],
        sites=[{"document": document, "place": key} for key in sorted({row["id"] for row in places.values()})],
        forms=_forms(reading, forms, rank(published, document)),
        names=_names(reading, forms),
        places=list({row["id"]: row for row in places.values()}.values()),
        account_of=account_of,
    )  # fmt: skip


def published_of(document: Document) -> str | None:
    """The first day on which a report may have been published."""
    return document.published.from_ if document.published else None


def pack_vector(vector: Sequence[float]) -> bytes:
    """A document's vector as it is kept: 32-bit floats, the lowest byte first."""
    return struct.pack(f"<{len(vector)}f", *vector)


def unpack_vector(data: bytes) -> tuple[float, ...]:
    """A vector that was kept."""
    return struct.unpack(f"<{len(data) // 4}f", data)


def pack(reading: Reading) -> bytes:
    """A reading as it is kept: its JSON without the text, which stands beside it, compressed."""
    bare = replace(reading, document=replace(reading.document, text="", edits=()))
    return zlib.compress(canonical(encode(bare)).encode())


def unpack(body: bytes, text: str, edits: str) -> Reading:
    """A reading that was kept."""
    data: dict[str, Any] = json.loads(zlib.decompress(body))
    data["document"] |= {"text": text, "edits": json.loads(edits)}
    return Reading.from_dict(data)


class _Lasting:
    """Local ids of a reading -> other ones, in values and in mouths."""

    def __init__(self, entities: Mapping[str, str], places: Mapping[str, str]) -> None:
        self._entities, self._places = entities, places

    def entity(self, key: str) -> str:
        """What stands for an entity; `report` and `unnamed` stay."""
        return self._entities.get(key, key)

    def value(self, value: Mapping[str, Any]) -> dict[str, Any]:
        """A value with other ids for its entities and places; spans stay behind, in the evidence."""
        found: dict[str, Any] = {}
        for key, item in value.items():
            if key in ("entity", "of", "owner") and isinstance(item, str):
                found[key] = self.entity(item)
            elif key == "place" and isinstance(item, str):
                found[key] = self._places.get(item, item)
            elif isinstance(item, Mapping):
                found[key] = self.value(item)
            elif key != "span":
                found[key] = item
        return found


def _claims(
    reading: Reading,
    document: str,
    lasting: _Lasting,
    account_of: Mapping[str, str],
    passages: Mapping[tuple[int, int], dict[str, Any]],
) -> Rows:
    named = _Lasting(
        {entity.id: index_name(entity.name) for entity in reading.entities},
        {place.id: index_name(place.name) for place in reading.places},
    )
    ids: dict[str, str] = {}
    rows = []
    for number, claim in enumerate(reading.claims):
        plain = encode(claim.value)
        told = canonical(named.value(plain)), named.entity(claim.speaker)
        ids[claim.id] = claim_id(document, claim, *told, frozenset(ids.values()))
        content = claim.evidence.content
        rows.append(
            {
                "id": ids[claim.id], "document": document, "account": account_of[claim.incident], "number": number,
                "field": claim.field, "value": canonical(lasting.value(plain)),
                "speaker": lasting.entity(claim.speaker), "channel": claim.channel,
                "via": canonical([lasting.entity(key) for key in claim.via]),
                "said": canonical(encode(replace(claim.said, span=None))) if claim.said else None,
                "polarity": claim.polarity, "certainty": claim.certainty, "stage": claim.stage,
                "evidence": canonical(_offsets(claim)), "score": claim.score, "why": " ".join(claim.why),
                "passage": passages[content.start, content.end]["id"],
            }
        )  # fmt: skip
    for row, claim in zip(rows, reading.claims, strict=True):
        row["part_of"] = ids.get(claim.part_of or "")
    return rows


def _offsets(claim: Claim) -> dict[str, Any]:
    """The places of a claim's words; the words themselves stand in the text alone."""
    evidence = claim.evidence

    def at(span: Span | None) -> list[int] | None:
        return [span.start, span.end] if span else None

    return {
        "value": [at(span) for span in evidence.value],
        "content": at(evidence.content),
        "cue": at(evidence.cue),
        "speaker": at(evidence.speaker),
    }


def _passages(
    reading: Reading, document: str, published: str | None
) -> dict[tuple[int, int], dict[str, Any]]:
    """The words of contents, each place once, in the order of the text."""
    spans = sorted({(c.evidence.content.start, c.evidence.content.end) for c in reading.claims})
    return {
        (start, stop): {
            "id": passage_number(published, document, start, stop),
            "document": document,
            "start": start,
            "stop": stop,
            "words": index_words(reading.document.text[start:stop], reading.document.language),
        }
        for start, stop in spans
    }


def _forms(reading: Reading, forms: Mapping[str, str], order: str) -> Rows:
    rows: dict[str, dict[str, Any]] = {}
    for entity in reading.entities:
        if entity.id in forms:
            rows.setdefault(
                forms[entity.id],
                {
                    "id": forms[entity.id], "rank": order, "kind": entity.kind, "name": entity.name,
                    "country": entity.country, "sector": entity.sector, "office": entity.office,
                },
            )  # fmt: skip
    return list(rows.values())


def _names(reading: Reading, forms: Mapping[str, str]) -> Rows:
    pairs = {
        (index_name(name), forms[entity.id])
        for entity in reading.entities
        if entity.id in forms
        for name in (entity.name, *entity.aliases)
    }
    return [{"name": name, "form": form} for name, form in sorted(pairs) if name]


def _places(reading: Reading, order: str) -> dict[str, dict[str, Any]]:
    ids = {p.id: place_id(index_name(p.name), p.country, p.gazetteer) for p in reading.places}
    return {
        place.id: {
            "id": ids[place.id], "rank": order, "name": place.name, "words": index_name(place.name),
            "precision": place.precision, "lat": place.lat, "lon": place.lon, "radius_km": place.radius_km,
            "country": place.country, "inside": ids.get(place.inside or ""),
        }
        for place in reading.places
    }  # fmt: skip
