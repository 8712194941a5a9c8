"""What is put into collections, builders and streams, and what leaves by a stream that leads out."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from auditor.code.classes.sites import Call
from auditor.flow.search.frame import Frame, Part
from auditor.flow.search.stores import FILES, Stores
from auditor.flow.symbols.atoms import NOTHING, Value
from auditor.flow.symbols.heap import CONTENT, INSIDE, KEYS
from auditor.flow.symbols.state import State
from auditor.flow.symbols.terms import Effect
from auditor.flow.tables.catalogue import SinkRule

_PER_STEP: Final = 4  # Objects that are gone through at the cost of an instruction.
_WRAPPED: Final = "@wrapped"
CHANGES: Final = "@changes"
"""The pseudo-field that holds the labels of what a stream makes of what is written to it."""
_STREAMS: Final = frozenset(
    {"Ljava/io/OutputStream;", "Ljava/io/Writer;", "Ljava/lang/Appendable;"}
)
_OPENED: Final = ("Ljava/io/OutputStream;", "Ljava/io/Writer;")
_BUFFERS: Final = (
    "Ljava/io/ByteArrayOutputStream;",
    "Ljava/io/StringWriter;",
    "Ljava/io/CharArrayWriter;",
)
_SHELVES: Final = (
    "Ljava/util/", "Lorg/json/", "Lokhttp3/", "Lcom/squareup/okhttp/", "Lcom/loopj/", "Lkotlin/collections/",
    "Landroid/os/Bundle;", "Landroid/content/Intent;", "Landroid/content/ContentValues;", "Landroid/util/", "Landroidx/collection/",
)  # fmt: skip
"""Collections and requests: a name beside a file in one form is not written to the file."""
_WRITING: Final = ("Ljava/util/zip/", "Ljava/util/jar/", "Ljava/util/Formatter;", "Ljava/util/logging/", "Landroid/util/JsonWriter;", "Landroid/util/Base64OutputStream;", "Landroid/util/Printer", "Landroid/util/AtomicFile;", "Ljava/util/Properties;")  # fmt: skip

_TAKING: Final = (
    "Ljava/io/OutputStream;", "Ljava/io/Writer;", "Ljava/lang/StringBuilder;", "Ljava/lang/StringBuffer;",
    "Ljava/util/Collection;", "Ljava/util/Map;", "Lorg/json/JSONObject;", "Lorg/json/JSONArray;",
)  # fmt: skip


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
        targets = self.heap.store(
            state, objects, field, value=value, strong=field not in (CONTENT, INSIDE, KEYS)
        )
        data = self.heap.deep(state, value)
        if (
            data and call.name != "<init>"
        ):  # A constructor that wraps a stream writes nothing yet.
            self._write_out(state, targets, data, call)
            self._write_through(state, targets, data)
            self._queue(objects, data, call)

    def _queue(self, objects: Value, data: frozenset[int], call: Call) -> None:
        """Let data leave that goes into the queue of an object which sends it: a shrinker put its `send` here."""
        for one in sorted(objects):
            kind, _, field, _ = self.atoms.what[one]
            owner = str(field).partition("->")[0] if kind == "F" else ""
            name = self.engine.renamed.classes.get(owner, "")
            sink = self.engine.catalogue.sinks.of(name, "send") if name else None
            if isinstance(sink, SinkRule):
                effect = Effect("sink", sink.kind, self.method, call.pc, f"{name}->send")
                self.frame.affect(data, effect, ((self.method, call.pc),))

    def _write_through(
        self, state: State, targets: Iterable[int], data: frozenset[int]
    ) -> None:
        """Let what is written to a stream reach the streams and buffers that it wraps."""
        todo, seen = [(one, data) for one in targets], set(targets)
        while todo:
            outer, written = todo.pop()
            inner = self._behind(state, outer)
            if not inner:
                continue
            written = self._changed(state, outer, written)
            self.heap.store(state, inner, CONTENT, value=written, strong=False)
            todo.extend(
                (one, written)
                for one in inner
                if one not in seen and self.atoms.kind(one) in "NO"
            )
            seen |= inner

    def _behind(self, state: State, outer: int) -> Value:
        """Give what a stream writes on to: what it wraps; a writer of the app's, the streams in its fields."""
        fields = state.heap.get(outer) or {}
        inner = fields.get(_WRAPPED, NOTHING)
        if INSIDE in fields:
            for field, held in fields.items():
                if "->" in field and self.leads_on(field.rpartition(":")[2]):
                    inner |= held
        return inner

    def leads_on(self, name: str) -> bool:
        """Say whether a type is a stream's or a writer's."""
        is_subtype = self.engine.hierarchy.is_subtype
        return name[:1] == "L" and any(is_subtype(name, one) for one in _STREAMS)

    def leads_elsewhere(self, stream: Value) -> bool:
        """Say whether a stream that could be the system's own was made in sight, and leads where it was made to."""
        return bool(stream) and all(
            self.atoms.kind(one) in "NO" and self.leads_on(self.atoms.class_of(one) or "")
            for one in stream
        )

    def is_opened(self, name: str) -> bool:
        """Say whether a type is of streams that lead somewhere, which only who opens them knows."""
        is_subtype = self.engine.hierarchy.is_subtype
        return (
            name[:1] == "L"
            and any(is_subtype(name, one) for one in _OPENED)
            and not any(is_subtype(name, one) for one in _BUFFERS)
        )

    def is_writer(self, name: str) -> bool:
        """Say whether a class of the app keeps a stream to write to."""
        return self.frame.is_app_type(name) and self.engine.records.holds(name, self.leads_on)

    def takes(self, one: int) -> bool:
        """Say whether an object takes in data that is written: a collection made in sight, any writer."""
        name = self.frame.type_of(one)
        if self.atoms.kind(one) not in "NOPF" or not name:
            return False
        if self.atoms.kind(one) in "NO" and any(
            self.engine.hierarchy.is_subtype(name, each) for each in _TAKING
        ):
            return True
        return self.leads_on(name) or self.is_writer(name)

    def put_inside(self, state: State, objects: Value, value: Value, call: Call) -> None:
        """Put data out of sight into what holds it: into objects of the app, whatever field that is."""
        own = frozenset(one for one in objects if self.frame.is_app_object(one))
        self.put(state, own, value, call, field=INSIDE)
        self.put(state, objects - own, value, call)

    def _changed(self, state: State, stream: int, data: frozenset[int]) -> frozenset[int]:
        """Give what a stream makes of what is written to it: encrypted, compressed."""
        labels = tuple(
            str(self.atoms.what[one][1])
            for one in (state.heap.get(stream) or {}).get(CHANGES, NOTHING)
        )
        if not labels:
            return data
        return frozenset(self.atoms.derived(one, labels, weak=False) for one in data)

    def _write_out(
        self, state: State, targets: Sequence[int], written: frozenset[int], call: Call
    ) -> None:
        if _is_shelf(call.owner):
            return
        todo, seen = [(one, written) for one in targets], set(targets)
        while todo:
            one, data = todo.pop()
            kind, mark, field, labels = self.atoms.what[one]
            if kind in "PF" and self.frame.is_asked:
                self._ask_for(one, str(field))
            if kind == "M":
                effect = Effect("sink", str(mark), self.method, call.pc, call.key)
                if not mark:  # Somebody unknown opened it: where it leads is not known.
                    effect = Effect("cut", call.text)
                changed = labels if isinstance(labels, tuple) else ()
                self.frame.affect(data, effect, ((self.method, call.pc),), labels=changed)
            elif self._is_file(state, one):
                self._keep_in_file(state, one, data, call)
            further = self._changed(state, one, data)
            for held in self._wrapped_in(state, one):
                fresh = held - seen
                seen |= fresh
                todo.extend((each, further) for each in fresh)
        self.engine.count(len(seen) // _PER_STEP)

    def _wrapped_in(self, state: State, obj: int) -> Iterator[Value]:
        """Yield what is in an object and can take what is written to it."""
        if not _is_shelf(self.atoms.class_of(obj) or ""):
            fields = state.heap.get(obj) or {}
            yield from (held for field, held in fields.items() if field.startswith(CONTENT))

    def _ask_for(self, stream: int, field: str) -> None:
        """Have those looked at who may have opened what is in a field, or what they have a task given."""
        if self.atoms.kind(stream) == "F":
            for opener in self.engine.carriers.ask(field, self.method):
                self.engine.enqueue(opener)
        kind, index, _, _ = self.atoms.what[self.atoms.root[stream]]
        if kind == "P" and isinstance(index, int) and not self.program.is_static(self.method):
            makers = self.engine.readers.makers
            for opener in self.engine.carriers.ask_given(self.method, index, makers):
                self.engine.enqueue(opener)

    def _keep_in_file(self, state: State, file: int, data: frozenset[int], call: Call) -> None:
        """Keep what is written to a file under its name; a file written to by another face ends it too."""
        names = self.stores.names_of(state, frozenset({file}))
        self.stores.keep_as("file", names, data, call)
        if self.atoms.class_of(file) in FILES:
            effect = Effect("sink", "file", self.method, call.pc, call.key)
            self.frame.affect(data, effect, ((self.method, call.pc),))

    def _is_file(self, state: State, obj: int) -> bool:
        """Say whether an object is a file, or a stream into one."""
        if self.atoms.class_of(obj) in FILES:
            return True
        held = (state.heap.get(obj) or {}).get(CONTENT, NOTHING)
        return any(self.atoms.what[one][:2] == ("M", "file") for one in held)

    def wrap(
        self,
        state: State,
        call: Call,
        stream: Value,
        given: Sequence[Value],
        *,
        labels: tuple[str, ...],
    ) -> None:
        """Remember which stream or buffer an object is given to write on to, and how changed."""
        if given and call.types and self.leads_on(call.types[0]):
            self.heap.store(state, stream, _WRAPPED, value=given[0], strong=False)
            changes = frozenset(self.atoms.intern("K", one) for one in labels)
            if changes:
                self.heap.store(state, stream, CHANGES, value=changes, strong=False)


def _is_shelf(name: str) -> bool:
    """Say whether objects of a class only keep what is put beside each other: nothing of it is written into the other."""
    return name.startswith(_SHELVES) and not name.startswith(_WRITING)
