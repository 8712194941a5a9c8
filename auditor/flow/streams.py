"""What is put into collections, builders and streams, and what leaves by a stream that leads out."""

from collections.abc import Iterable, Sequence
from typing import Final

from auditor.code.sites import Call
from auditor.flow.atoms import NOTHING, Value
from auditor.flow.engine import Effect
from auditor.flow.frame import Frame, Part
from auditor.flow.heap import CONTENT, State
from auditor.flow.stores import Stores

_WRAPPED: Final = "@wrapped"
_STREAMS: Final = frozenset(
    {"Ljava/io/OutputStream;", "Ljava/io/Writer;", "Ljava/lang/Appendable;"}
)


class Streams(Part):
    """Puts data of one method into what holds it, or lets it out."""

    def __init__(self, frame: Frame, stores: Stores) -> None:
        super().__init__(frame)
        self.stores = stores

    def put(
        self,
        state: State,
        objects: Value,
        value: Value,
        call: Call,
        *,
        field: str = CONTENT,
        labels: tuple[str, ...] = (),
    ) -> None:
        """Put something into collections, builders or streams; out, if one leads out."""
        if labels:
            value = frozenset(
                self.atoms.derived(one, labels, weak=False)
                for one in self.heap.deep(state, value)
            )
        if not value:
            return
        targets = self.heap.store(state, objects, field, value=value, strong=field != CONTENT)
        data = self.heap.deep(state, value)
        if data:
            self._write_out(state, targets, data, call)
            self._write_through(state, targets, data)

    def _write_through(
        self, state: State, targets: Iterable[int], data: frozenset[int]
    ) -> None:
        """Let what is written to a stream reach the streams and buffers that it wraps."""
        todo, seen = list(targets), set(targets)
        while todo:
            inner = (state.heap.get(todo.pop()) or {}).get(_WRAPPED, NOTHING)
            self.heap.store(state, inner, CONTENT, value=data, strong=False)
            todo.extend(
                one for one in inner if one not in seen and self.atoms.kind(one) in "NO"
            )
            seen |= inner

    def _write_out(
        self, state: State, targets: Sequence[int], data: Iterable[int], call: Call
    ) -> None:
        todo, seen = list(targets), set(targets)
        while todo:
            one = todo.pop()
            kind, mark, field, _ = self.atoms.what[one]
            if kind == "F" and self.frame.is_asked:
                for opener in self.engine.carriers.ask(str(field), self.method):
                    self.engine.enqueue(opener)
            if kind == "M":
                effect = Effect("sink", str(mark), self.method, call.pc, call.key)
                self.frame.affect(data, effect, ((self.method, call.pc),))
            elif self._is_file(state, one):
                names = self.stores.names_of(state, frozenset({one}))
                self.stores.keep_as("file", names, data, call)
            for field, held in (state.heap.get(one) or {}).items():
                if field.startswith(CONTENT):
                    fresh = held - seen
                    seen |= fresh
                    todo.extend(fresh)

    def _is_file(self, state: State, obj: int) -> bool:
        """Say whether an object is a stream into a file."""
        held = (state.heap.get(obj) or {}).get(CONTENT, NOTHING)
        return any(self.atoms.what[one][:2] == ("M", "file") for one in held)

    def wrap(self, state: State, call: Call, stream: Value, given: Sequence[Value]) -> None:
        """Remember which stream or buffer a constructor is given to write on to."""
        if call.name == "<init>" and given and call.types[0] in _STREAMS:
            self.heap.store(state, stream, _WRAPPED, value=given[0], strong=False)
