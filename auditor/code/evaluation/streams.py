"""Holds the streams of bytes in memory that the interpreter of small methods knows (java.io, API 37).

Strings are hidden by compressing them, too: an array is read through GZIP or an inflater into another.
"""

import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from auditor.code.evaluation.cells import Array, Native, Stuck, byte_array, charset, octets

_MOST: Final = 1 << 16
"""So many bytes one stream may hold."""
_ANY_HEADER: Final = 47
"""Tells zlib to take a header of GZIP or of its own."""


@dataclass(eq=False, slots=True)
class Source:
    """A stream that is read, and how far it was."""

    content: bytes
    place: int = 0


@dataclass(eq=False, slots=True)
class Sink:
    """A stream that is written."""

    content: bytearray = field(default_factory=bytearray)


def _source(value: Any) -> Source:
    if not isinstance(value, Source):
        raise Stuck("a stream that is not known")
    return value


def _sink(value: Any) -> Sink:
    if not isinstance(value, Sink):
        raise Stuck("a stream that is not known")
    return value


def _of_array(types: tuple[str, ...], values: list[Any]) -> Source:
    content = octets(values[1])
    if types[1:] == ("I", "I"):
        content = content[values[2] : values[2] + values[3]]
    return Source(content)


def _same(_types: tuple[str, ...], values: list[Any]) -> Source:
    source = _source(values[1])
    return Source(source.content, source.place)


def _inflated(types: tuple[str, ...], values: list[Any]) -> Source:
    """Undo what a `GZIPInputStream` or an `InflaterInputStream` without a dictionary undoes."""
    if len(types) > 1 and types[1] != "I":
        raise Stuck("an inflater of its own")
    source = _source(values[1])
    work = zlib.decompressobj(_ANY_HEADER)
    try:
        content = work.decompress(source.content[source.place :], _MOST)
    except zlib.error as error:
        raise Stuck("no compressed bytes") from error
    if work.unconsumed_tail:
        raise Stuck("a stream of that size")
    return Source(content)


def _read(types: tuple[str, ...], values: list[Any]) -> int:
    source = _source(values[0])
    if not types:
        if source.place >= len(source.content):
            return -1
        source.place += 1
        return source.content[source.place - 1]
    target = values[1]
    if not isinstance(target, Array):
        raise Stuck("an array that is not known")
    start, count = (values[2], values[3]) if len(types) == 3 else (0, len(target.items))
    taken = source.content[source.place : source.place + count]
    if not taken:
        return -1 if count else 0
    if start < 0 or start + len(taken) > len(target.items):
        raise Stuck("an index out of bounds")
    target.items[start : start + len(taken)] = byte_array(taken).items
    source.place += len(taken)
    return len(taken)


def _left(_types: tuple[str, ...], values: list[Any]) -> int:
    source = _source(values[0])
    return len(source.content) - source.place


def _write(types: tuple[str, ...], values: list[Any]) -> None:
    sink = _sink(values[0])
    if types[0] == "I":
        sink.content.append(values[1] & 0xFF)
    else:
        content = octets(values[1])
        if len(types) == 3:
            content = content[values[2] : values[2] + values[3]]
        sink.content += content
    if len(sink.content) > _MOST:
        raise Stuck("a stream of that size")


def _written(_types: tuple[str, ...], values: list[Any]) -> Array:
    return byte_array(bytes(_sink(values[0]).content))


def _as_text(types: tuple[str, ...], values: list[Any]) -> str:
    name = charset(values[1]) if types else "utf-8"
    return bytes(_sink(values[0]).content).decode(name, "replace")


def _nothing(_types: tuple[str, ...], _values: list[Any]) -> None:
    return None


def _table() -> dict[str, Native]:
    sinks = ("Ljava/io/ByteArrayOutputStream;", "Ljava/io/OutputStream;")
    sources = (
        "Ljava/io/ByteArrayInputStream;",
        "Ljava/io/InputStream;",
        "Ljava/io/BufferedInputStream;",
        "Ljava/io/FilterInputStream;",
        "Ljava/util/zip/GZIPInputStream;",
        "Ljava/util/zip/InflaterInputStream;",
    )
    found: dict[str, Native] = {
        "Ljava/io/ByteArrayInputStream;-><init>": _of_array,
        "Ljava/io/BufferedInputStream;-><init>": _same,
        "Ljava/util/zip/GZIPInputStream;-><init>": _inflated,
        "Ljava/util/zip/InflaterInputStream;-><init>": _inflated,
        "Ljava/io/ByteArrayOutputStream;-><init>": lambda _types, _values: Sink(),
        "Ljava/io/ByteArrayOutputStream;->toByteArray": _written,
        "Ljava/io/ByteArrayOutputStream;->toString": _as_text,
    }
    for owner in sources:
        found |= {f"{owner}->read": _read, f"{owner}->available": _left}
    for owner in sinks:
        found |= {f"{owner}->write": _write, f"{owner}->flush": _nothing}
    for owner in (*sinks, *sources):
        found[f"{owner}->close"] = _nothing
    return found


STREAMS: Final[Mapping[str, Native]] = _table()
"""Every call of streams in memory that is known, by class and name."""
