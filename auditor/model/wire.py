"""The one lossless JSON form of a result, both ways, and its JSON Schema.

Evidence stands once, in a table at the top of each result, and is referred to by number
(contract, section 3). Everything else follows the types field by field, so that a new field
of the model is a new key of the JSON without another line here.
"""

import dataclasses
import json
import types
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from auditor.model.evidence import Evidence
from auditor.model.result import FLEET_SCHEMA, RESULT_SCHEMA, AuditResult, FleetResult

SCHEMA_DIALECT = "https://json-schema.org/draft/2020-12/schema"


_FIELDS: dict[Any, tuple[tuple[str, str, Any], ...]] = {}
"""What each dataclass of the model looks like, filled as they are met."""


class WireError(ValueError):
    """A JSON text is no result of this program."""


def _fields(cls: Any) -> tuple[tuple[str, str, Any], ...]:
    """List attribute, key and type of each field of a dataclass; read once a class."""
    if cls not in _FIELDS:
        _FIELDS[cls] = _read_fields(cls)
    return _FIELDS[cls]


def _read_fields(cls: Any) -> tuple[tuple[str, str, Any], ...]:
    hints = get_type_hints(cls)
    return tuple(
        (one.name, str(one.metadata.get("json", one.name)), hints[one.name])
        for one in dataclasses.fields(cls)
    )


def _collect(value: Any) -> Iterator[Evidence]:
    """Walk a result and yield every piece of evidence in it."""
    if isinstance(value, Evidence):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _collect(item)
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _collect(item)
    elif dataclasses.is_dataclass(value):
        for name, _, _ in _fields(type(value)):
            yield from _collect(getattr(value, name))


def _identity(evidence: Evidence) -> str:
    """Return what makes two pieces of evidence the same piece."""
    return json.dumps(_encode(evidence, None), ensure_ascii=True)


def _encode(value: Any, numbers: Mapping[str, int] | None) -> Any:
    """Turn a value of the model into plain JSON values."""
    if isinstance(value, StrEnum):
        return value.value
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, Evidence) and numbers is not None:
        return numbers[_identity(value)]
    if isinstance(value, tuple):
        return [_encode(item, numbers) for item in value]
    if isinstance(value, Mapping):
        return {str(key): _encode(item, numbers) for key, item in value.items()}
    return {
        key: _encode(getattr(value, name), numbers) for name, key, _ in _fields(type(value))
    }


def to_wire(result: AuditResult) -> dict[str, Any]:
    """Turn a result into plain JSON values, its evidence numbered in order of place."""
    table: dict[str, Evidence] = {}
    for piece in _collect(result):
        table.setdefault(_identity(piece), piece)
    ordered = sorted(table.items(), key=lambda item: (item[1].sort_key, item[0]))
    numbers = {identity: number for number, (identity, _) in enumerate(ordered)}
    wire: dict[str, Any] = _encode(result, numbers)
    wire["evidence"] = [_encode(piece, None) for _, piece in ordered]
    return wire


def _printable(text: str) -> bytes:
    """Encode JSON as UTF-8; a lone surrogate of a doctored name becomes its escape."""
    return text.encode("utf-8", "backslashreplace")


def to_json(result: AuditResult | FleetResult) -> bytes:
    """Write one result or a fleet's as JSON: the same result gives the same bytes."""
    if isinstance(result, AuditResult):
        wire = to_wire(result)
    else:
        wire = {
            "schema": FLEET_SCHEMA,
            "results": [to_wire(one) for one in result.results],
            "failures": [_encode(one, None) for one in result.failures],
        }
    return _printable(json.dumps(wire, ensure_ascii=False, indent=1) + "\n")


def _decode_tuple(wire: Any, wanted: Any, evidence: tuple[Evidence, ...]) -> tuple[Any, ...]:
    if not isinstance(wire, list):
        raise WireError(f"expected a list, found {type(wire).__name__}")
    item = get_args(wanted)[0]
    return tuple(_decode(one, item, evidence) for one in wire)


def _decode_scalar(wire: Any, wanted: Any) -> Any:
    if isinstance(wanted, type) and issubclass(wanted, StrEnum):
        try:
            return wanted(wire)
        except ValueError as error:
            raise WireError(f"{wire!r} is no {wanted.__name__}") from error
    if not isinstance(wire, wanted):
        raise WireError(f"expected {wanted.__name__}, found {type(wire).__name__}")
    return wire


def _decode(wire: Any, wanted: Any, evidence: tuple[Evidence, ...]) -> Any:
    """Turn plain JSON values into a value of the wanted type."""
    origin = get_origin(wanted)
    if origin in (Union, types.UnionType):
        if wire is None:
            return None
        return _decode(
            wire, next(a for a in get_args(wanted) if a is not types.NoneType), evidence
        )
    if origin is tuple:
        return _decode_tuple(wire, wanted, evidence)
    if origin is not None and issubclass(origin, Mapping):
        if not isinstance(wire, dict):
            raise WireError(f"expected an object, found {type(wire).__name__}")
        return {key: _decode(item, get_args(wanted)[1], evidence) for key, item in wire.items()}
    if wanted is Evidence and isinstance(wire, int):
        if not 0 <= wire < len(evidence):
            raise WireError(f"evidence {wire} does not exist")
        return evidence[wire]
    if dataclasses.is_dataclass(wanted):
        return _decode_object(wire, wanted, evidence)
    return _decode_scalar(wire, wanted)


@cache
def _optional(cls: Any) -> frozenset[str]:
    """Name the fields with a default: a result of an older version may lack them."""
    return frozenset(
        one.name
        for one in dataclasses.fields(cls)
        if one.default is not dataclasses.MISSING
        or one.default_factory is not dataclasses.MISSING
    )


def _decode_object(wire: Any, wanted: Any, evidence: tuple[Evidence, ...]) -> Any:
    if not isinstance(wire, dict):
        raise WireError(f"expected an object, found {type(wire).__name__}")
    values: dict[str, Any] = {}
    for name, key, kind in _fields(wanted):
        if key not in wire:
            if name in _optional(wanted):
                continue
            raise WireError(f"{wanted.__name__} lacks the key {key!r}")
        values[name] = _decode(wire[key], kind, evidence)
    return wanted(**values)


def from_wire(wire: Mapping[str, Any]) -> AuditResult:
    """Turn plain JSON values back into a result; raises `WireError`."""
    if wire.get("schema") != RESULT_SCHEMA:
        raise WireError(f"schema is {wire.get('schema')!r}, expected {RESULT_SCHEMA!r}")
    table = wire.get("evidence")
    if not isinstance(table, list):
        raise WireError("the evidence table is missing")
    evidence = tuple(_decode_object(one, Evidence, ()) for one in table)
    result: AuditResult = _decode_object(dict(wire), AuditResult, evidence)
    return result


def from_json(data: bytes) -> AuditResult | FleetResult:
    """Read a saved result or fleet; raises `WireError` saying what is wrong."""
    try:
        wire = json.loads(data)
    except ValueError as error:
        raise WireError(f"not JSON: {error}") from error
    if not isinstance(wire, dict):
        raise WireError("not a JSON object")
    if wire.get("schema") != FLEET_SCHEMA:
        return from_wire(wire)
    fleet = _fields(FleetResult)
    failures = next(kind for name, _, kind in fleet if name == "failures")
    return FleetResult(
        schema=FLEET_SCHEMA,
        results=tuple(from_wire(one) for one in wire.get("results", ())),
        failures=_decode(wire.get("failures", []), failures, ()),
    )


def _schema_of(wanted: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    """Describe one type, adding what it needs to the definitions."""
    origin = get_origin(wanted)
    if origin in (Union, types.UnionType):
        return {"anyOf": [_schema_of(one, definitions) for one in get_args(wanted)]}
    if origin is tuple:
        return {"type": "array", "items": _schema_of(get_args(wanted)[0], definitions)}
    if origin is Literal:
        return {"enum": list(get_args(wanted))}
    if origin is not None and issubclass(origin, Mapping):
        return {
            "type": "object",
            "additionalProperties": _schema_of(get_args(wanted)[1], definitions),
        }
    if wanted is Evidence:
        return {
            "type": "integer",
            "minimum": 0,
            "description": "a number of the evidence table",
        }
    if isinstance(wanted, type) and issubclass(wanted, StrEnum):
        return {"enum": [member.value for member in wanted]}
    if dataclasses.is_dataclass(wanted):
        _define(wanted, definitions)
        return {"$ref": f"#/$defs/{getattr(wanted, '__name__', '')}"}
    plain = {
        str: "string",
        bool: "boolean",
        int: "integer",
        float: "number",
        types.NoneType: "null",
    }
    return {"type": plain[wanted]}


def _define(wanted: Any, definitions: dict[str, Any]) -> None:
    """Add a dataclass to the definitions once."""
    if wanted.__name__ in definitions:
        return
    definitions[wanted.__name__] = {}
    fields = _fields(wanted)
    definitions[wanted.__name__] = {
        "type": "object",
        "description": (wanted.__doc__ or "").strip().splitlines()[0],
        "properties": {key: _schema_of(kind, definitions) for _, key, kind in fields},
        "required": [key for _, key, _ in fields],
        "additionalProperties": False,
    }


def result_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a result or a fleet."""
    definitions: dict[str, Any] = {}
    _define(AuditResult, definitions)
    _define(Evidence, definitions)
    result = definitions["AuditResult"]
    result["properties"]["schema"] = {"const": RESULT_SCHEMA}
    result["properties"]["evidence"] = {"type": "array", "items": {"$ref": "#/$defs/Evidence"}}
    result["required"].append("evidence")
    _define(FleetResult, definitions)
    definitions["FleetResult"]["properties"]["schema"] = {"const": FLEET_SCHEMA}
    return {
        "$schema": SCHEMA_DIALECT,
        "title": "Result of loan-app-auditor",
        "anyOf": [{"$ref": "#/$defs/AuditResult"}, {"$ref": "#/$defs/FleetResult"}],
        "$defs": dict(sorted(definitions.items())),
    }
