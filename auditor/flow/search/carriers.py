"""Streams that lead out of the app and are kept in fields: written to in one method, opened in another."""

from collections.abc import Callable, Iterable
from typing import Final

from auditor.code.calls.callgraph import CALL, CallGraph
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.sites import parameter_types
from auditor.dex.opcodes import INSTANCE_WRITES, STATIC_WRITES

_STREAMS: Final = (
    "Ljava/io/OutputStream;", "Ljava/io/Writer;", "Ljava/io/RandomAccessFile;", "Lokio/BufferedSink;",
    "Ljava/nio/channels/WritableByteChannel;",
)  # fmt: skip
_FACES: Final = frozenset(
    {"Ljava/lang/Object;", "Ljava/io/Closeable;", "Ljava/io/DataOutput;", "Ljava/io/ObjectOutput;", "Ljava/lang/Appendable;"}
)  # fmt: skip
_WRITES: Final = INSTANCE_WRITES | STATIC_WRITES
_MOST_OPENERS: Final = 24


class Carriers:
    """Which fields hold streams that lead out; asked for once data is written into one."""

    def __init__(self, graph: CallGraph) -> None:
        self.graph = graph
        self.program = graph.program
        self._marks: dict[str, set[int]] = {}
        self._streams: dict[str, bool] = {}
        self._asked: dict[str, set[MethodNumber]] = {}

    def marks(self, field: str) -> Iterable[int]:
        """Give the marks of the streams that a field can hold."""
        return self._marks.get(field, ())

    def is_stream(self, field: str) -> bool:
        """Say whether a field is declared as a stream, or as something that a stream can be."""
        kind = field.rpartition(":")[2]
        if kind not in self._streams:
            self._streams[kind] = kind in _FACES or self._leads(kind)
        return self._streams[kind]

    def _leads(self, kind: str) -> bool:
        return any(self.graph.hierarchy.is_subtype(kind, one) for one in _STREAMS)

    def keep(self, field: str, mark: int) -> tuple[MethodNumber, ...]:
        """Take note of a stream in a field; give who wrote into the field without knowing."""
        known = self._marks.setdefault(field, set())
        if mark in known:
            return ()
        known.add(mark)
        return tuple(sorted(self._asked.get(field, ())))

    def give(self, method: MethodNumber, index: int, mark: int) -> bool:
        """Take note of a stream that a method is given when it runs; say whether that is new."""
        known = self._marks.setdefault(given_name(method, index), set())
        is_new = mark not in known
        known.add(mark)
        return is_new

    def ask_given(
        self,
        method: MethodNumber,
        index: int,
        makers: Callable[[str], tuple[MethodNumber, ...]],
    ) -> tuple[MethodNumber, ...]:
        """Say that a method writes data into a stream it is given; give who makes the task that it is of."""
        name = given_name(method, index)
        if index < 1 or name in self._asked:
            return ()
        self._asked[name] = {method}
        signature = self.program.signature(method)
        kind = parameter_types(signature[signature.index("(") :])[index - 1].lstrip("[")
        if not self._leads(kind):
            return ()
        return makers(self.program.owner(method))[:_MOST_OPENERS]

    def ask(self, field: str, method: MethodNumber) -> tuple[MethodNumber, ...]:
        """Say that a method writes data into a field's stream; give who may have opened it."""
        owner, _, rest = field.partition("->")
        name, _, kind = rest.partition(":")
        if not self._leads(kind):
            return ()
        asked = self._asked.setdefault(field, set())
        is_first = not asked
        asked.add(method)
        if not is_first:
            return ()
        uses = self.program.field_uses_named(owner, name, kind)
        found = {one.method: None for one in uses if one.opcode in _WRITES}
        for one in tuple(found):
            for edge in self.graph.callers(one):
                if edge.why == CALL:
                    found[edge.source] = None
        return tuple(found)[:_MOST_OPENERS]


def given_name(method: MethodNumber, index: int) -> str:
    """Name what a method is given as a parameter, beside the names of fields."""
    return f"@given:{method}:{index}"
