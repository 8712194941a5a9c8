"""Holds the library calls that the interpreter of small methods knows (java.lang, API 37)."""

import base64
import binascii
from collections.abc import Mapping
from typing import Any, Final

from auditor.code.evaluation.arithmetic import wrap
from auditor.code.evaluation.cells import (
    Array,
    Boxed,
    Builder,
    Native,
    Stuck,
    byte_array,
    charset,
    octets,
)
from auditor.code.evaluation.ciphers import CIPHERS
from auditor.code.evaluation.containers import CONTAINERS
from auditor.code.evaluation.links import LINKS
from auditor.code.evaluation.numerals import NUMERALS
from auditor.code.evaluation.phrases import PHRASES
from auditor.code.evaluation.streams import STREAMS

_LONGEST: Final = 1 << 16


def _string(value: Any) -> str:
    if isinstance(value, str):
        return value
    raise Stuck("a string that is not known")


def _number(value: Any) -> int:
    if isinstance(value, int):
        return int(value)
    raise Stuck("a number that is not known")


def _items(value: Any) -> list[Any]:
    if isinstance(value, Array):
        return value.items
    raise Stuck("an array that is not known")


def _charset(values: list[Any], at: int) -> str:
    return "utf-8" if len(values) <= at else charset(values[at])


def _new_string(types: tuple[str, ...], values: list[Any]) -> str:
    """Make a string as `new String(…)` does."""
    if not types:
        return ""
    if types[0] == "Ljava/lang/String;":
        return _string(values[1])
    start, count = 0, len(_items(values[1]))
    rest = 2
    if types[1:3] == ("I", "I"):
        start, count, rest = _number(values[2]), _number(values[3]), 4
    if types[0] == "[C":
        return "".join(
            chr(_number(one) & 0xFFFF) for one in _items(values[1])[start : start + count]
        )
    return octets(values[1])[start : start + count].decode(_charset(values, rest), "replace")


def _shown(kind: str, value: Any) -> str:
    """Return what `String.valueOf` and `append` make of a value of a type."""
    if isinstance(value, str):
        return value
    if isinstance(value, Builder):
        return "".join(value.pieces)
    if isinstance(value, Boxed):
        return value.shown
    if kind == "[C":
        return "".join(chr(_number(one) & 0xFFFF) for one in _items(value))
    if kind == "C":
        return chr(_number(value) & 0xFFFF)
    if kind == "Z":
        return "true" if _number(value) else "false"
    if kind in ("I", "J", "B", "S"):
        return str(_number(value))
    raise Stuck("a text of something unknown")


def _append(types: tuple[str, ...], values: list[Any]) -> Builder:
    builder = _builder(values[0])
    if len(types) != 1 or sum(map(len, builder.pieces)) > _LONGEST:
        raise Stuck("an append")
    builder.pieces.append(_shown(types[0], values[1]))
    return builder


def _builder(value: Any) -> Builder:
    if isinstance(value, Builder):
        return value
    raise Stuck("a builder that is not known")


def _start(types: tuple[str, ...], values: list[Any]) -> Builder:
    builder = _builder(values[0])
    if types and types[0] != "I":
        builder.pieces.append(_string(values[1]))
    return builder


def _whole(value: Any) -> str:
    return "".join(_builder(value).pieces)


def _reverse(_types: tuple[str, ...], values: list[Any]) -> Builder:
    builder = _builder(values[0])
    builder.pieces[:] = [_whole(builder)[::-1]]
    return builder


def _char_at(_types: tuple[str, ...], values: list[Any]) -> int:
    text = _whole(values[0]) if isinstance(values[0], Builder) else _string(values[0])
    at = _number(values[1])
    if not 0 <= at < len(text):
        raise Stuck("an index out of bounds")
    return ord(text[at])


def _set_char(_types: tuple[str, ...], values: list[Any]) -> None:
    builder = _builder(values[0])
    text, at = _whole(builder), _number(values[1])
    builder.pieces[:] = [text[:at] + chr(_number(values[2]) & 0xFFFF) + text[at + 1 :]]


def _insert(types: tuple[str, ...], values: list[Any]) -> Builder:
    builder = _builder(values[0])
    text, at = _whole(builder), _number(values[1])
    if not 0 <= at <= len(text) <= _LONGEST:
        raise Stuck("an index out of bounds")
    builder.pieces[:] = [text[:at] + _shown(types[1], values[2]) + text[at:]]
    return builder


def _delete(_types: tuple[str, ...], values: list[Any]) -> Builder:
    builder = _builder(values[0])
    text, at = _whole(builder), _number(values[1])
    if not 0 <= at < len(text):
        raise Stuck("an index out of bounds")
    builder.pieces[:] = [text[:at] + text[at + 1 :]]
    return builder


def _hash_code(text: str) -> int:
    """Return `String.hashCode`: over the 16-bit units, in 32 bits."""
    raw = text.encode("utf-16-le", "surrogatepass")
    found = 0
    for at in range(0, len(raw), 2):
        found = (31 * found + int.from_bytes(raw[at : at + 2], "little")) & 0xFFFFFFFF
    return wrap(found, 32)


def _length(_types: tuple[str, ...], values: list[Any]) -> int:
    return len(_whole(values[0]) if isinstance(values[0], Builder) else _string(values[0]))


def _substring(_types: tuple[str, ...], values: list[Any]) -> str:
    text = _whole(values[0]) if isinstance(values[0], Builder) else _string(values[0])
    start = _number(values[1])
    end = _number(values[2]) if len(values) > 2 else len(text)
    if not 0 <= start <= end <= len(text):
        raise Stuck("an index out of bounds")
    return text[start:end]


def _get_bytes(_types: tuple[str, ...], values: list[Any]) -> Array:
    content = _string(values[0]).encode(_charset(values, 1), "replace")
    return byte_array(content)


def _to_chars(_types: tuple[str, ...], values: list[Any]) -> Array:
    return Array("C", [ord(one) for one in _string(values[0])])


def _unpack(_types: tuple[str, ...], values: list[Any]) -> Array:
    """Undo Base64, whichever of the two libraries is called: the data stand behind a decoder."""
    given = next((one for one in values if isinstance(one, str | Array)), None)
    raw = given.encode() if isinstance(given, str) else octets(given)
    compact = (
        raw.translate(None, b" \r\n\t").replace(b"-", b"+").replace(b"_", b"/").rstrip(b"=")
    )
    try:
        found = base64.b64decode(compact + b"=" * (-len(compact) % 4), validate=True)
    except (binascii.Error, ValueError) as error:
        raise Stuck("no Base64") from error
    return byte_array(found)


def _copy(_types: tuple[str, ...], values: list[Any]) -> None:
    source, target = _items(values[0]), _items(values[2])
    start, to, count = _number(values[1]), _number(values[3]), _number(values[4])
    if min(start, to, count) < 0 or start + count > len(source) or to + count > len(target):
        raise Stuck("an index out of bounds")
    target[to : to + count] = source[start : start + count]


def _parse(_types: tuple[str, ...], values: list[Any]) -> int:
    base = _number(values[1]) if len(values) > 1 else 10
    try:
        return int(_string(values[0]), base)
    except ValueError as error:
        raise Stuck("no number") from error


def _copy_of(_types: tuple[str, ...], values: list[Any]) -> Array:
    items, size = _items(values[0]), _number(values[1])
    if not 0 <= size <= _LONGEST:
        raise Stuck("an array of that size")
    return Array(values[0].kind, [*items[:size], *([0] * (size - len(items)))])


def _copy_of_range(_types: tuple[str, ...], values: list[Any]) -> Array:
    items, start, end = _items(values[0]), _number(values[1]), _number(values[2])
    if not 0 <= start <= min(end, len(items)) or end - start > _LONGEST:
        raise Stuck("an index out of bounds")
    return Array(values[0].kind, [*items[start:end], *([0] * (end - max(len(items), start)))])


def _boxing(box: str) -> Native:
    """Make `valueOf` of one class of boxed numbers."""
    return lambda _, values: Boxed(_number(values[0]), box)


_NEW: Final = "<init>"
_S: Final = "Ljava/lang/String;"


def _table() -> dict[str, Native]:
    found: dict[str, Native] = {
        f"{_S}->{_NEW}": _new_string,
        f"{_S}->length": _length,
        f"{_S}->charAt": _char_at,
        f"{_S}->substring": _substring,
        f"{_S}->getBytes": _get_bytes,
        f"{_S}->toCharArray": _to_chars,
        f"{_S}->valueOf": lambda types, values: _shown(types[0], values[0]),
        f"{_S}->copyValueOf": lambda types, values: _shown(types[0], values[0]),
        f"{_S}->toString": lambda _, values: _string(values[0]),
        f"{_S}->intern": lambda _, values: _string(values[0]),
        f"{_S}->toLowerCase": lambda _, values: _string(values[0]).lower(),
        f"{_S}->toUpperCase": lambda _, values: _string(values[0]).upper(),
        f"{_S}->hashCode": lambda _, values: _hash_code(_string(values[0])),
        f"{_S}->trim": lambda _, values: _string(values[0]).strip(),
        f"{_S}->concat": lambda _, values: _string(values[0]) + _string(values[1]),
        f"{_S}->isEmpty": lambda _, values: int(not _string(values[0])),
        f"{_S}->equals": lambda _, values: int(values[0] == values[1]),
        f"{_S}->indexOf": lambda types, values: _string(values[0]).find(
            _shown("C" if types[0] == "I" else "", values[1])
        ),
        f"{_S}->replace": lambda types, values: _string(values[0]).replace(
            _shown(types[0], values[1]), _shown(types[1], values[2])
        ),
        "Landroid/util/Base64;->decode": _unpack,
        "Ljava/util/Base64$Decoder;->decode": _unpack,
        "Ljava/util/Base64;->getDecoder": lambda _types, _values: 0,
        "Ljava/lang/System;->arraycopy": _copy,
        "Ljava/util/Arrays;->copyOf": _copy_of,
        "Ljava/util/Arrays;->copyOfRange": _copy_of_range,
        "Ljava/lang/Character;->toString": lambda _, values: chr(_number(values[0]) & 0xFFFF),
        "Ljava/lang/Integer;->parseInt": _parse,
        "Ljava/lang/Character;->digit": lambda _, values: int(
            chr(_number(values[0])), _number(values[1])
        ),
        "Ljava/nio/charset/Charset;->forName": lambda _, values: _string(values[0]),
        "Ljava/lang/Math;->abs": lambda _, values: abs(_number(values[0])),
        "Ljava/lang/Math;->min": lambda _, values: min(_number(values[0]), _number(values[1])),
        "Ljava/lang/Math;->max": lambda _, values: max(_number(values[0]), _number(values[1])),
    }
    for box, name in (
        ("Integer", "int"),
        ("Character", "char"),
        ("Byte", "byte"),
        ("Long", "long"),
    ):
        found[f"Ljava/lang/{box};->valueOf"] = _boxing(box)
        found[f"Ljava/lang/{box};->{name}Value"] = lambda _, values: _number(values[0].value)
    for builder in ("Ljava/lang/StringBuilder;", "Ljava/lang/StringBuffer;"):
        found |= {
            f"{builder}->{_NEW}": _start,
            f"{builder}->append": _append,
            f"{builder}->reverse": _reverse,
            f"{builder}->charAt": _char_at,
            f"{builder}->setCharAt": _set_char,
            f"{builder}->insert": _insert,
            f"{builder}->deleteCharAt": _delete,
            f"{builder}->length": _length,
            f"{builder}->substring": _substring,
            f"{builder}->toString": lambda _, values: _whole(values[0]),
        }
    for owner in ("Ljava/lang/CharSequence;", "Ljava/lang/Object;"):
        found[f"{owner}->toString"] = lambda _, values: _shown("", values[0])
    found |= {
        "Ljava/lang/CharSequence;->length": _length,
        "Ljava/lang/CharSequence;->subSequence": _substring,
        f"{_S}->subSequence": _substring,
        "Ljava/lang/CharSequence;->charAt": _char_at,
        "Ljava/lang/Appendable;->append": _append,
    }
    for kind in ("[B", "[C", "[I", "[Ljava/lang/String;", "[Ljava/lang/Object;"):
        found[f"{kind}->clone"] = lambda _, values: Array(
            values[0].kind, list(_items(values[0]))
        )
    return {**found, **CIPHERS, **CONTAINERS, **LINKS, **NUMERALS, **PHRASES, **STREAMS}


NATIVES: Final[Mapping[str, Native]] = _table()
"""Every call that is known, by class and name."""
