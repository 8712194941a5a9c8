"""Answers whether an object that is made is then left alone: nothing runs on it, nobody gets it.

A block of a Kotlin flow that nobody collects, a thread that is never started, a job that is only
counted: the code of such an object is in the app, and it does not run. An object is followed forward
from where it is made, through copies, parameters, results and fields; what keeps it is followed in its
place (a thread its runnable, a flow its block, a map what stands under a name). Where it is given to
somebody whom nobody knows, it counts as used: this refutes ways, and never claims one.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final, NamedTuple

from auditor.code.calls.callgraph import CallGraph, Edge
from auditor.code.calls.edges import taken_back
from auditor.code.classes.def_uses import DefUses
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.registers import CALLS, ENTRY, DefUse
from auditor.code.classes.scope import Scope
from auditor.code.classes.sites import Call, read_call
from auditor.code.ways.holders import asks_for_text, keeper, row_of
from auditor.code.ways.jobs import JOB, is_lazy, leaves_waiting, waits
from auditor.dex import opcodes
from auditor.dex.body import Instruction

STEPS: Final = 300
"""So many places at which an object stands are looked at."""

_DEEPEST: Final = 8
_HELD_DEEP: Final = 4
"""So many holders, one in the other, are followed."""
_MOST_TARGETS: Final = 4
_MOST_READS: Final = 40
_MOST_NAMED: Final = 200
_MOST_CALLERS: Final = 16
_HELD: Final = "held"
_ANY_NAME: Final = "?"
_OF_OBJECT: Final = frozenset({"hashCode", "equals", "getClass", "toString"})
_LOOKS: Final = frozenset({0x1D, 0x1E, 0x1F, 0x20}) | opcodes.IFS
"""Monitors, casts and tests."""


class Used(Exception):  # noqa: N818 - the answer that ends a search
    """The object is put to use, or goes where nobody sees it."""


class Keeping(NamedTuple):
    """How an object keeps another: by which field or name, and of which class that one is."""

    by: str
    made: str


class Standing(NamedTuple):
    """A place where a definition (`ENTRY`: a parameter) puts an object of a class into a register.

    `keeps` is the way from that object to the one that is asked about; empty for that one itself.
    """

    scope: Scope
    pc: int
    register: int
    made: str
    keeps: tuple[Keeping, ...] = ()


_Field = tuple[str, str, tuple[Keeping, ...], MethodNumber]
"""A field, the class of what is kept in it, what that keeps in its turn, and the method asked about."""


@dataclass(slots=True)
class Idle:
    """Tells objects that are left alone; one per app, memoised."""

    graph: CallGraph
    _uses: DefUses = field(init=False)
    _known: dict[tuple[MethodNumber, int, str, MethodNumber], bool] = field(
        default_factory=dict
    )
    _unread: dict[_Field, bool] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._uses = self.graph.uses

    def is_left_alone(
        self, method: MethodNumber, pc: int, made: str, asked: MethodNumber
    ) -> bool:
        """Say whether no way is seen on which a method (`asked`) runs on the object made at a place."""
        uses, one = self._at(method, pc)
        if uses is None or one is None or one.opcode != opcodes.NEW_INSTANCE:
            return False  # Android, a script or reflection makes it.
        if self.graph.coroutines.copies(method, made):
            return self._are_originals(made, asked)
        return self._ask(Standing(Scope(method), pc, one.registers[0], made), asked)

    def _are_originals(self, made: str, asked: MethodNumber) -> bool:
        """Say whether the blocks of a class of which copies run are left alone: then no copy is made."""
        copies = self.graph.coroutines.copies
        found = [
            one for one in self.graph.instances.births(made) if not copies(one.method, made)
        ]
        return bool(found) and all(
            self.is_left_alone(one.method, one.pc, made, asked) for one in found
        )

    def refutes(self, edge: Edge) -> bool:
        """Say whether a callback rests on an object that is left alone, or is kept by one that is."""
        if not edge.receiver:
            return False
        uses, one = self._at(edge.source, edge.pc)
        if uses is None or one is None:
            return False
        if one.opcode == opcodes.NEW_INSTANCE:
            return self.is_left_alone(edge.source, edge.pc, edge.receiver, edge.target)
        call = read_call(self.graph.program, edge.source, one)
        start = None if call is None else self._kept_by(uses, call, edge)
        return start is not None and self._ask(start, edge.target)

    def _kept_by(self, uses: DefUse, call: Call, edge: Edge) -> Standing | None:
        """Give what keeps an object that a call is given: what the call makes, or a job that waits."""
        keeps = (Keeping(_HELD, edge.receiver),)
        if is_lazy(self.graph, uses, call, edge.receiver):
            job = uses.result_of(call.pc)
            if job is not None:
                return Standing(Scope(edge.source), job.pc, job.registers[0], JOB, keeps)
        if call.name != "<init>" or not keeper(self.graph, call):
            return None
        found = uses.definitions(call.pc, call.registers[0])
        if len(found) != 1 or found[0] == ENTRY:
            return None
        return Standing(Scope(edge.source), found[0], call.registers[0], call.owner, keeps)

    def _at(self, method: MethodNumber, pc: int) -> tuple[DefUse | None, Instruction | None]:
        uses = self._uses.of(method)
        return uses, uses.instruction(pc) if uses is not None and uses.has(pc) else None

    def _ask(self, start: Standing, asked: MethodNumber) -> bool:
        key = (start.scope.method, start.pc, start.made, asked)
        if key not in self._known:
            try:
                _Following(self.graph, self._uses, asked, self._unread).follow([start])
                self._known[key] = True
            except Used:
                self._known[key] = False
        return self._known[key]


@dataclass(slots=True)
class _Following:
    """The work of following one object; raises `Used` where it is put to use."""

    graph: CallGraph
    uses: DefUses
    asked: MethodNumber
    unread: dict[_Field, bool]
    """Whether no read of a field, of whichever object, puts what is kept in it to use; found once."""
    is_plain: bool = False
    """Whether a field is one place for all objects of its class."""

    def follow(self, starts: Iterable[Standing]) -> None:
        """Follow an object from some places to its end."""
        todo = list(starts)
        seen = set(todo)
        while todo:
            for one in self._from(todo.pop()):
                before = len(seen)
                seen.add(one)  # Places are long: each is hashed but once.
                if len(seen) > before:
                    todo.append(one)
            if len(seen) > STEPS:
                raise Used

    def _from(self, one: Standing) -> Iterator[Standing]:
        uses = self._uses_of(one.scope)
        for pc in uses.uses(one.pc, one.register):
            reader = uses.instruction(pc)
            code = reader.opcode
            if code in opcodes.MOVES:
                yield one._replace(pc=pc, register=reader.registers[0])
            elif code in CALLS:
                yield from self._given(one, reader)
            elif code in opcodes.FIELD_WRITES:
                if reader.registers[0] == one.register:
                    yield from self._kept(one, reader)
            elif code in opcodes.INSTANCE_READS:
                yield from self._taken_out(one, reader)
            elif code in opcodes.RETURNS:
                yield from self._returned(one)
            elif code not in _LOOKS:
                yield from self._escaped(one)

    def _uses_of(self, scope: Scope) -> DefUse:
        uses = self.uses.of(scope.method)
        if uses is None:
            raise Used
        return uses

    # Fields.

    def _kept(self, one: Standing, writer: Instruction) -> Iterator[Standing]:
        """Yield what keeps the object in a field; the reads of the field where that is not seen.

        Where no read of the field, of whichever object, puts it to use, its holder need not be followed.
        """
        text = self._field(one.scope, writer)
        holder = None
        if writer.opcode in opcodes.INSTANCE_WRITES and not self.is_plain:
            holder = self._origin(one.scope, writer.pc, writer.registers[1])
        if holder is None or len(one.keeps) >= _HELD_DEEP:
            yield from self._reads(text, one.made, one.keeps)
        elif not self._is_unread(text, one.made, one.keeps):
            yield holder._replace(keeps=(Keeping(text, one.made), *one.keeps))

    def _is_unread(self, text: str, made: str, keeps: tuple[Keeping, ...]) -> bool:
        key = (text, made, keeps, self.asked)
        known = self.unread.get(key)
        if known is None:
            try:
                replace(self, is_plain=True).follow(self._reads(text, made, keeps))
                known = True
            except Used:
                known = False
            self.unread[key] = known
        return known

    def _reads(self, text: str, made: str, keeps: tuple[Keeping, ...]) -> Iterator[Standing]:
        """Yield every read of a field, whichever object it belongs to."""
        owner, _, rest = text.partition("->")
        hierarchy = self.graph.hierarchy
        named = dict.fromkeys((owner, *hierarchy.supers(owner), *hierarchy.subtypes(owner)))
        if len(named) > _MOST_NAMED:
            raise Used
        reads = [
            one
            for each in named  # Code names an inherited field through any class that has it.
            for one in self.graph.program.field_uses(f"{each}->{rest}")
            if one.opcode in opcodes.FIELD_READS
        ]
        if len(reads) > _MOST_READS:
            raise Used
        for use in reads:
            if not self._is_dead(use.method):
                scope = Scope(use.method)
                register = self._uses_of(scope).instruction(use.pc).registers[0]
                yield Standing(scope, use.pc, register, made, keeps)

    def _is_dead(self, method: MethodNumber) -> bool:
        """Say whether nothing can call a method: only its own class could, and does not."""
        is_plain = not self.graph.program.signature(method).startswith("<")
        is_own = is_plain and not self.graph.dispatch.is_virtual(method)
        return is_own and not self.graph.callers(method)

    def _taken_out(self, one: Standing, reader: Instruction) -> Iterator[Standing]:
        read = self._field(one.scope, reader).partition("->")[2]
        if one.keeps and one.keeps[0].by.partition("->")[2] == read:
            first, *rest = one.keeps
            yield Standing(one.scope, reader.pc, reader.registers[0], first.made, tuple(rest))

    def _field(self, scope: Scope, one: Instruction) -> str:
        image, _ = self.graph.program.place(scope.method)
        if one.ref is None:
            raise Used
        return image.field_text(one.ref)

    def _origin(self, scope: Scope, pc: int, register: int) -> Standing | None:
        """Give the object in a register where one place is seen to make it."""
        for _ in range(_DEEPEST):
            uses = self._uses_of(scope)
            found = uses.definitions(pc, register)
            if len(found) != 1:
                return None
            if found[0] == ENTRY:
                word, call, outer = uses.parameter_word(register), scope.call, scope.outer
                if call is None or outer is None or word is None or word >= len(call.registers):
                    return None
                scope, pc, register = outer, call.pc, call.registers[word]
                continue
            one = uses.instruction(found[0])
            if one.opcode in opcodes.MOVES:
                pc, register = one.pc, one.registers[1]
            elif one.opcode == opcodes.NEW_INSTANCE and one.ref is not None:
                image, _ = self.graph.program.place(scope.method)
                return Standing(scope, one.pc, one.registers[0], image.type_name(one.ref))
            else:
                return None
        return None

    # Results.

    def _returned(self, one: Standing) -> Iterator[Standing]:
        scope = one.scope
        if scope.call is not None and scope.outer is not None:
            yield from self._result(scope.outer, scope.call.pc, one.made, one.keeps)
            return
        edges = self.graph.plain_callers(scope.method)
        if not edges or len(edges) > _MOST_CALLERS:
            yield from self._escaped(one)
            return
        for edge in edges:
            yield from self._result(Scope(edge.source), edge.pc, one.made, one.keeps)

    def _result(
        self, scope: Scope, pc: int, made: str, keeps: tuple[Keeping, ...]
    ) -> Iterator[Standing]:
        uses = self._uses_of(scope)
        taken = uses.result_of(pc) if uses.has(pc) else None
        if taken is not None:
            yield Standing(scope, taken.pc, taken.registers[0], made, keeps)

    # Calls.

    def _given(self, one: Standing, reader: Instruction) -> Iterator[Standing]:
        call = read_call(self.graph.program, one.scope.method, reader)
        if call is None:
            yield from self._escaped(one)  # An invoke-custom.
            return
        words = [at for at, each in enumerate(call.registers) if each == one.register]
        for word in words:
            if word == 0 and not call.is_static:
                yield from self._on(one, call)
            else:
                yield from self._as_argument(one, call, word)

    def _on(self, one: Standing, call: Call) -> Iterator[Standing]:
        """Follow a call on the object: into the app's method that runs, or through a harmless one."""
        if one.keeps and self.graph.coroutines.is_job(one.made):
            uses = self._uses_of(one.scope)
            if not leaves_waiting(call) and not is_lazy(self.graph, uses, call, one.made):
                raise Used
            return
        is_fixed = call.opcode in opcodes.INVOKE_DIRECTS | opcodes.INVOKE_SUPERS
        owner = call.owner if is_fixed else one.made
        target = self.graph.hierarchy.resolve_method(owner, call.name + call.proto)
        if target is None:
            yield from self._on_framework(one, call)
            return
        runs = target == self.asked or self.graph.coroutines.copies(target, one.made)
        if runs and not one.keeps:
            raise Used
        yield from self._inside(one, call, target, 0)

    def _on_framework(self, one: Standing, call: Call) -> Iterator[Standing]:
        if call.name in _OF_OBJECT or call.name == "<init>":
            return
        row = row_of(self.graph, one.made)
        if row is not None and call.name in row.idle | row.takes:
            return
        if row is None or not one.keeps or call.name not in row.gives:
            yield from self._escaped(one)
            return
        first, *rest = one.keeps
        name = self._name(one.scope, call) if row.named else _ANY_NAME
        if _ANY_NAME in (name, first.by) or name == first.by:
            yield from self._result(one.scope, call.pc, first.made, tuple(rest))

    def _as_argument(self, one: Standing, call: Call, word: int) -> Iterator[Standing]:
        if waits(self.graph, self._uses_of(one.scope), call, one.made):
            yield from self._into_job(one, call)
            return
        targets = self.graph.dispatch.targets_of(call)
        if targets.wide or len(targets.methods) > _MOST_TARGETS:
            yield from self._escaped(one)
        elif targets.methods:
            for target in targets.methods:
                yield from self._inside(one, call, target, word)
        elif self._is_taken_back(call):
            return
        elif call.key in asks_for_text():
            text = self.graph.hierarchy.resolve_method(one.made, "toString()Ljava/lang/String;")
            if text is not None and not self.graph.coroutines.is_job(one.made):
                yield from self._escaped(one)
        else:
            yield from self._into_holder(one, call)

    def _into_job(self, one: Standing, call: Call) -> Iterator[Standing]:
        """Follow the job that waits with a block: the one that is made, or that a call gives."""
        keeps = (Keeping(_HELD, one.made), *one.keeps)
        if call.name != "<init>":
            yield from self._result(one.scope, call.pc, JOB, keeps)
            return
        job = self._origin(one.scope, call.pc, call.registers[0])
        if job is None:
            raise Used
        yield job._replace(keeps=keeps)

    def _is_taken_back(self, call: Call) -> bool:
        """Say whether a call takes back what it is given, or only looks whether it was handed over."""
        is_subtype = self.graph.hierarchy.is_subtype
        return any(
            call.name == one.partition("->")[2]
            and is_subtype(call.owner, one.partition("->")[0])
            for one in taken_back()
        )

    def _into_holder(self, one: Standing, call: Call) -> Iterator[Standing]:
        """Follow what keeps the object that it is given: a thread, a collection."""
        row = keeper(self.graph, call)
        if row is None or len(one.keeps) >= _HELD_DEEP or call.receiver is None:
            yield from self._escaped(one)
            return
        holder = self._origin(one.scope, call.pc, call.receiver)
        if holder is None:
            yield from self._escaped(one)
            return
        by = self._name(one.scope, call) if row.named else _HELD if not row.gives else _ANY_NAME
        yield holder._replace(keeps=(Keeping(by, one.made), *one.keeps))

    def _escaped(self, one: Standing) -> Iterator[Standing]:
        """Follow what an object keeps that is lost: out of a field of the app's it comes by a read."""
        if not one.keeps or "->" not in one.keeps[0].by:
            raise Used
        first, *rest = one.keeps
        yield from self._reads(first.by, first.made, tuple(rest))

    def _inside(
        self, one: Standing, call: Call, target: MethodNumber, word: int
    ) -> Iterator[Standing]:
        """Follow the object into a method of the app's that a call runs."""
        inner = Scope(target, call, one.scope, one.scope.depth + 1)
        if inner.depth > _DEEPEST or not self.graph.program.has_code(target):
            yield from self._escaped(one)
            return
        body = self._uses_of(inner).body
        if word >= body.ins:
            raise Used
        yield Standing(inner, ENTRY, body.registers - body.ins + word, one.made, one.keeps)

    def _name(self, scope: Scope, call: Call) -> str:
        """Give the constant text that a call is given first; `?` for any other."""
        register = call.register(0)
        uses = self._uses_of(scope)
        found = () if register is None else uses.definitions(call.pc, register)
        if len(found) != 1 or found[0] == ENTRY:
            return _ANY_NAME
        one = uses.instruction(found[0])
        if one.opcode not in opcodes.CONST_STRINGS or one.ref is None:
            return _ANY_NAME
        image, _ = self.graph.program.place(scope.method)
        return f'"{image.strings[one.ref]}'
