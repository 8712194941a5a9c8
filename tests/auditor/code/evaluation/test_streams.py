"""Bytes that are read through streams in memory give the text that was hidden in them."""

import gzip
import zlib

import pytest

from auditor.code.evaluation.arithmetic import wrap
from auditor.code.evaluation.cells import Array, Stuck
from auditor.code.evaluation.streams import STREAMS, Sink

GZIP = "Ljava/util/zip/GZIPInputStream;"
INFLATER = "Ljava/util/zip/InflaterInputStream;"
BYTES = "Ljava/io/ByteArrayInputStream;"
OUT = "Ljava/io/ByteArrayOutputStream;"
STREAM = "Ljava/io/InputStream;"


def octets(content):
    return Array("B", [wrap(one, 8) for one in content])


def opened(owner, content):
    source = STREAMS[f"{BYTES}-><init>"](("[B",), [None, octets(content)])
    return source if owner == BYTES else STREAMS[f"{owner}-><init>"]((STREAM,), [None, source])


@pytest.mark.parametrize(
    ("owner", "pack"),
    [(BYTES, bytes), (GZIP, lambda one: gzip.compress(one, mtime=0)), (INFLATER, zlib.compress)],
    ids=["plain", "gzip", "deflate"],
)  # fmt: skip
def test_a_stream_is_read_byte_by_byte_into_another(owner, pack):
    source, sink = opened(owner, pack("content://é".encode())), Sink()
    while (one := STREAMS[f"{STREAM}->read"]((), [source])) >= 0:
        STREAMS[f"{OUT}->write"](("I",), [sink, one])
    assert (
        STREAMS[f"{OUT}->toString"](("Ljava/lang/String;",), [sink, "utf-8"]) == "content://é"
    )
    assert STREAMS[f"{OUT}->toByteArray"]((), [sink]).items[-1] < 0


def test_a_buffer_is_filled_and_the_end_is_said():
    source, buffer = opened(BYTES, b"abc"), octets(bytes(2))
    read = STREAMS[f"{STREAM}->read"]
    assert [read(("[B",), [source, buffer]) for _ in range(3)] == [2, 1, -1]
    assert bytes(buffer.items) == b"cb"


@pytest.mark.parametrize("content", [b"no gzip", gzip.compress(bytes(1 << 20), mtime=0)])
def test_what_is_no_stream_or_too_large_stops_the_machine(content):
    with pytest.raises(Stuck):
        opened(GZIP, content)
