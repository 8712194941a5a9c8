"""Holds the calls on joined, split, formatted and JSON texts that the interpreter knows (API 37)."""

import json
import re
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import unquote_plus

from auditor.code.evaluation.cells import Array, Native, Stuck
from auditor.code.evaluation.containers import (
    Listing,
    Table,
    has_next,
    next_of,
    number_of,
    plain_items,
    put,
    size,
    taken,
    text_of,
)


def _joined(_types: tuple[str, ...], values: list[Any]) -> str:
    return text_of(values[0]).join(text_of(one) for one in plain_items(values[1]))


def _parsed_json(_types: tuple[str, ...], values: list[Any]) -> Table:
    if len(values) < 2:
        return Table()
    try:
        found = json.loads(text_of(values[1]))
    except (ValueError, RecursionError) as error:
        raise Stuck("no JSON") from error
    if not isinstance(found, dict):
        raise Stuck("no JSON object")
    return Table({key: (key, _from_json(value)) for key, value in found.items()})


def _from_json(found: Any) -> Any:
    if isinstance(found, dict):
        return Table({key: (key, _from_json(value)) for key, value in found.items()})
    if isinstance(found, list):
        return Listing([_from_json(one) for one in found])
    return found


def _json_array(_types: tuple[str, ...], values: list[Any]) -> Listing:
    found = json.loads(text_of(values[1])) if len(values) > 1 else []
    if not isinstance(found, list):
        raise Stuck("no JSON array")
    return Listing([_from_json(one) for one in found])


def _member(types: tuple[str, ...], values: list[Any]) -> Any:
    found = taken(types, values)
    if found == 0 and not isinstance(found, str | Table | Listing):
        raise Stuck("a JSON member that is not there")
    return found


def _decoded(_types: tuple[str, ...], values: list[Any]) -> str:
    return unquote_plus(text_of(values[0]))


def _message(_types: tuple[str, ...], values: list[Any]) -> str:
    """Fill a `java.text.MessageFormat` of plain places: `{0}`."""
    pattern, given = text_of(values[0]), plain_items(values[1])
    if "'" in pattern:
        raise Stuck("a quoted format")
    return re.sub(r"\{(\d+)\}", lambda hit: text_of(given[int(hit[1])]), pattern)


def _formatted(types: tuple[str, ...], values: list[Any]) -> str:
    """Fill a format of plain directives: `%s`, `%d`, `%c`, `%x`, with places or without."""
    at = 1 if types[0] == "Ljava/util/Locale;" else 0
    given = plain_items(values[at + 1])
    turn = -1

    def filled(hit: re.Match[str]) -> str:
        nonlocal turn
        if hit[3] in "%n":
            return "%" if hit[3] == "%" else "\n"
        turn += not hit[1]
        one = given[int(hit[1]) - 1 if hit[1] else turn]
        if hit[3] in "dxXc":
            number = number_of(one)
            return chr(number) if hit[3] == "c" else f"{number:{hit[2]}{hit[3]}}"
        return text_of(one)

    return re.sub(r"%(?:(\d+)\$)?(0?\d*)([sdxXcn%])", filled, text_of(values[at]))


def _split(types: tuple[str, ...], values: list[Any]) -> Array:
    words = text_of(values[1])
    if not re.fullmatch(r"\\?[^\\.\[\]{}()*+?^$|]|\\.|[\w ,;:/-]+", words):
        raise Stuck("a split by a pattern")
    limit = number_of(values[2]) if len(types) > 1 else 0
    found = text_of(values[0]).split(words.removeprefix("\\"), limit - 1 if limit > 0 else -1)
    while limit == 0 and len(found) > 1 and not found[-1]:
        found.pop()
    return Array("L", list(found))


def _tokens(types: tuple[str, ...], values: list[Any]) -> Listing:
    """Cut a text as `java.util.StringTokenizer` does; an iterator over the pieces."""
    between = text_of(values[2]) if len(types) > 1 else " \t\n\r\f"
    if len(types) > 2:
        raise Stuck("a tokenizer that gives its delimiters")
    pieces = re.split("[" + re.escape(between) + "]", text_of(values[1]))
    return Listing([one for one in pieces if one])


def _big(types: tuple[str, ...], values: list[Any]) -> int:
    if types[0] != "Ljava/lang/String;":
        raise Stuck("a big number out of bytes")
    base = number_of(values[2]) if len(types) > 1 else 10
    return int(text_of(values[1]), base)


def _big_octets(_types: tuple[str, ...], values: list[Any]) -> Array:
    """Return a big number in two's complement, as short as it can be (BigInteger.toByteArray)."""
    number = number_of(values[0])
    content = number.to_bytes(number.bit_length() // 8 + 1, "big", signed=True)
    return Array("B", [one - 256 if one > 127 else one for one in content])


def _numbers() -> dict[str, Native]:
    tokens, big = "Ljava/util/StringTokenizer;", "Ljava/math/BigInteger;"
    return {
        f"{tokens}-><init>": _tokens,
        f"{tokens}->nextToken": next_of,
        f"{tokens}->hasMoreTokens": has_next,
        f"{tokens}->countTokens": lambda _, values: len(values[0].items) - values[0].place,
        f"{big}-><init>": _big,
        f"{big}->toByteArray": _big_octets,
    }


def _json() -> dict[str, Native]:
    kept = "Lorg/json/JSONObject;"
    row = "Lorg/json/JSONArray;"
    found: dict[str, Native] = {f"{kept}-><init>": _parsed_json, f"{row}-><init>": _json_array}
    for name in ("getString", "optString", "get", "opt", "getJSONObject", "optJSONObject", "getJSONArray", "getInt", "optInt"):  # fmt: skip
        found[f"{kept}->{name}"] = found[f"{row}->{name}"] = _member
    found[f"{row}->length"] = size
    found[f"{kept}->put"] = lambda types, values: (put(types, values), values[0])[1]
    return found


def _test(name: str) -> Native:
    """Make the call of a text's test, by the name of Python's own."""
    return lambda _, values: int(getattr(text_of(values[0]), name)(text_of(values[1])))


def _texts() -> dict[str, Native]:
    text = "Ljava/lang/String;"
    return {
        f"{text}->split": _split,
        f"{text}->join": _joined,
        f"{text}->format": _formatted,
        f"{text}->startsWith": _test("startswith"),
        f"{text}->endsWith": _test("endswith"),
        f"{text}->contains": _test("__contains__"),
        "Landroid/text/TextUtils;->join": _joined,
        "Landroid/text/TextUtils;->isEmpty": lambda _, values: int(not values[0]),
        "Ljava/net/URLDecoder;->decode": _decoded,
        "Ljava/text/MessageFormat;->format": _message,
    }


PHRASES: Final[Mapping[str, Native]] = {**_json(), **_texts(), **_numbers()}
"""Every call that is known, by class and name."""
