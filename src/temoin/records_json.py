"""Records <-> plain JSON values: takes a record, gives the JSON of CLAIMS.md, and back without loss.

`to_dict` and `from_dict` are inverse; no key is ever left out; a wrong key or value is a
`SourceError` that names its path.  `json_schema` is made from the same dataclasses, so that
shape, reader and writer cannot drift apart.
"""

from __future__ import annotations

import dataclasses
import functools
import types
import typing
from collections.abc import Mapping
from typing import Any, Literal, Union

from temoin.errors import SourceError
from temoin.records import (
    ANNOTATION_SCHEMA,
    COUNT_FIELDS,
    SCHEMA,
    Annotations,
    Count,
    Document,
    Pair,
    Reading,
    Time,
)

Json = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_FIRST = ("schema", "temoin")  # shown before the document, though they have defaults in the dataclass


def to_dict(reading: Reading) -> Json:
    """The JSON object of a reading, keys in the order of CLAIMS.md."""
    plain: Json = encode(reading)
    return {key: plain[key] for key in (*_FIRST, *(k for k in plain if k not in _FIRST))}


def from_dict(data: Mapping[str, Any]) -> Reading:
    """The reading of a JSON object; `SourceError` when it is not one of this version's."""
    if isinstance(data, Mapping) and data.get("schema") != SCHEMA:
        raise SourceError(f"reading.schema: {data.get('schema')!r} is not {SCHEMA!r}; read the report again")
    reading = _decode(Reading, data, "reading")
    assert isinstance(reading, Reading)
    return reading


def annotations_to_dict(document: Document, annotations: Annotations) -> Json:
    """What `temoin annotate --json` prints for a report."""
    return {
        "schema": ANNOTATION_SCHEMA,
        "document": encode(document),
        "sentences": [[sentence.start, sentence.end] for sentence in annotations.sentences],
        "names": [[name.start, name.end, name.label, name.p] for name in annotations.names],
        "attributions": [encode(attribution) for attribution in annotations.attributions],
        "happenings": [
            {
                "words": [happening.start, happening.end],
                "plover": happening.plover,
                "mode": happening.mode,
                "status": happening.status,
                "story": happening.story,
                "roles": [[role.role, [role.start, role.end]] for role in happening.roles],
                "p": happening.p,
            }
            for happening in annotations.happenings
        ],
    }


def encode(value: Any) -> Any:
    """A record, or a value inside one, as plain JSON values; tuples become lists."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {_key(field.name): encode(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {_key(key): encode(item) for key, item in value.items()}
    if isinstance(value, (tuple, list)):
        return [encode(item) for item in value]
    return value


# ---------------------------------------------------------------- back into records


def _key(name: str) -> str:
    return name.rstrip("_")


@functools.cache
def _fields(record: type) -> dict[str, tuple[str, Any]]:
    """Key in JSON -> (name in the dataclass, type)."""
    hints = typing.get_type_hints(record)
    return {_key(field.name): (field.name, hints[field.name]) for field in dataclasses.fields(record)}


def decode(hint: Any, value: Any, path: str) -> Any:
    """A record of the type `hint` of plain JSON values; SourceError names the wrong place by `path`."""
    return _decode(hint, value, path)


def _decode(hint: Any, value: Any, path: str) -> Any:
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if dataclasses.is_dataclass(hint):
        return _decode_record(typing.cast(type, hint), value, path)
    if origin in (Union, types.UnionType):
        if value is None and type(None) in arguments:
            return None
        return _decode(next(item for item in arguments if item is not type(None)), value, path)
    if origin is Literal:
        return _checked(value in arguments, value, path, " ".join(map(str, arguments)))
    if origin is tuple:
        return _decode_tuple(arguments, value, path)
    if origin is dict:
        _checked(isinstance(value, Mapping), value, path, "an object")
        return {key: _decode(arguments[1], item, f"{path}.{key}") for key, item in value.items()}
    return _decode_plain(hint, value, path)


def _decode_plain(hint: Any, value: Any, path: str) -> Any:
    if hint is Any:
        return value
    if hint is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    good = isinstance(value, hint) and (hint is bool or not isinstance(value, bool))
    return _checked(good, value, path, hint.__name__)


def _decode_record(record: type, value: Any, path: str) -> Any:
    _checked(isinstance(value, Mapping), value, path, "an object")
    fields = _fields(record)
    if faults := sorted(set(fields) ^ set(value)):
        word = "missing" if faults[0] in fields else "unknown"
        raise SourceError(f"{path}.{faults[0]}: {word} key; keys are {' '.join(fields)}")
    arguments = {name: _decode(hint, value[key], f"{path}.{key}") for key, (name, hint) in fields.items()}
    try:
        return record(**arguments)
    except ValueError as fault:
        raise SourceError(f"{path}: {fault}") from None


def _decode_tuple(arguments: tuple[Any, ...], value: Any, path: str) -> tuple[Any, ...]:
    _checked(isinstance(value, list), value, path, "a list")
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        return tuple(_decode(arguments[0], item, f"{path}[{at}]") for at, item in enumerate(value))
    _checked(len(value) == len(arguments), value, path, f"a list of {len(arguments)}")
    return tuple(
        _decode(hint, item, f"{path}[{at}]")
        for at, (hint, item) in enumerate(zip(arguments, value, strict=True))
    )


def _checked(good: bool, value: Any, path: str, allowed: str) -> Any:
    if not good:
        raise SourceError(f"{path}: {str(value)[:60]!r} is not allowed here; allowed: {allowed}")
    return value


# ---------------------------------------------------------------- JSON Schema


def json_schema() -> Json:
    """JSON Schema (2020-12) of a reading, made from the dataclasses; records stand in `$defs`."""
    definitions: Json = {}
    for record in (Time, Count, Reading):
        _describe(record, definitions)
    top = definitions.pop("Reading")
    top["properties"]["schema"] = {"const": SCHEMA}
    definitions["Claim"]["allOf"] = _field_rules()
    return {
        "$schema": DIALECT,
        "$id": f"urn:{SCHEMA.replace('/', ':')}",
        "title": "temoin reading",
        **top,
        "$defs": dict(sorted(definitions.items())),
    }


def _describe(hint: Any, definitions: Json) -> Json:
    """The schema of a type; records are added to `definitions` and referred to."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if dataclasses.is_dataclass(hint):
        return _describe_record(typing.cast(type, hint), definitions)
    if origin in (Union, types.UnionType):
        return {"anyOf": [_describe(item, definitions) for item in arguments]}
    if origin is Literal:
        return {"enum": list(arguments)}
    if hint == Pair or (origin is tuple and arguments[-1] is not Ellipsis):
        items = [_describe(item, definitions) for item in arguments]
        return {"type": "array", "prefixItems": items, "items": False, "minItems": len(items)}
    if origin is tuple:
        return {"type": "array", "items": _describe(arguments[0], definitions)}
    if origin is dict:
        return {"type": "object", "additionalProperties": _describe(arguments[1], definitions)}
    return dict(_PLAIN[hint])


_PLAIN: dict[Any, Json] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    type(None): {"type": "null"},
    Any: {},
}


def _describe_record(record: type, definitions: Json) -> Json:
    if record.__name__ not in definitions:
        described: Json = {}
        definitions[record.__name__] = described
        described |= {
            "type": "object",
            "description": (record.__doc__ or "").strip(),
            "properties": {key: _describe(hint, definitions) for key, (_, hint) in _fields(record).items()},
            "required": list(_fields(record)),
            "additionalProperties": False,
        }
    return {"$ref": f"#/$defs/{record.__name__}"}


def _field_rules() -> list[Json]:
    """What `value` must hold, by the claim's field: the table "Fields and their values" of CLAIMS.md."""
    count = {"$ref": "#/$defs/Count"}
    keys: dict[str, tuple[str, ...]] = {
        "what": ("plover", "mode", "acled", "words"),
        "where": ("place",),
        "weapon": ("kind", "name", "count"),
        "damage": ("thing", "extent", "owner", "place"),
        "defence": ("action", "count"),
        "responsibility": ("entity",),
        "motive": ("words",),
    }
    shapes: dict[str, Json] = {field: {"required": list(names)} for field, names in keys.items()}
    shapes |= dict.fromkeys(COUNT_FIELDS, count) | {"when": {"$ref": "#/$defs/Time"}}
    shapes["target"] = {"anyOf": [{"required": [key]} for key in ("entity", "place", "thing")]}
    shapes["happened"] = {"maxProperties": 0}
    return [
        {"if": {"properties": {"field": {"const": field}}}, "then": {"properties": {"value": shape}}}
        for field, shape in sorted(shapes.items())
    ]
