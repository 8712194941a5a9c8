"""Which cell is meant: a thing that holds one value and is kept in fields of the app.

`private val _consented = MutableStateFlow(false)` and `val consented: StateFlow<Boolean> = _consented`
are one cell, and so is the field of a view model that is given it: what is written through one is read
through the others. A cell is named by the field that first holds it. A state that a composable remembers lies in
no field of its own: it is named by the place that makes it, and handed to functions from there.
Source: kotlinx.coroutines 1.x, androidx.lifecycle 2.x, androidx.compose.runtime 1.x.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from auditor.code.calls.callgraph import CALL, CallGraph
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.registers import ENTRY, DefUse
from auditor.code.classes.scope import Scope
from auditor.code.classes.sites import Call, read_call
from auditor.code.decisions.branches import Branches
from auditor.code.resolution.remembered import is_slot
from auditor.dex import opcodes
from auditor.dex.body import Instruction
from auditor.dex.image import DexImage
from auditor.model.names import COMPOSE, COMPOSER

CELL: Final = "cell"
_LIBRARIES: Final = ("Landroid/", "Landroidx/", "Lkotlin/", "Lkotlinx/", "Lcom/google/")
_VIEWS: Final = frozenset(
    {
        "asStateFlow", "asSharedFlow", "receiveAsFlow", "consumeAsFlow", "collectAsState", "collectAsStateWithLifecycle",
    }
)  # fmt: skip
"""Functions that give a cell to be read only (kotlinx.coroutines.flow.FlowKt), or drawn as it changes."""
MAKES_STATE: Final = ("mutableStateOf", "mutableStateOf$default")
"""Functions of Compose that make a state."""
_SAVES: Final = "rememberSaveable"
_FUNCTION: Final = "Lkotlin/jvm/functions/Function0;"
_RUN: Final = "invoke()Ljava/lang/Object;"
_MOST_CALLERS: Final = 12
_FEW: Final = 2
_COPIES: Final = 6
_DEEPEST: Final = 16


class Flag(NamedTuple):
    """Something that is remembered: a key of a store, or a field by its text."""

    store: str
    name: str
    place: str = ""
    """The file that holds it, for stores of several files; empty where that is not known."""

    def may_be(self, other: "Flag") -> bool:
        """Say whether two can be the same: a file that is not known may be any."""
        same = self.store == other.store and self.name == other.name
        return same and (not self.place or not other.place or self.place == other.place)


@dataclass(slots=True)
class Cells:
    """The cells of one app."""

    graph: CallGraph
    plain: Branches
    name_of: Callable[[str], str]
    """Spells a field by the class that declares it."""
    stores_of: Callable[[str], list[tuple[MethodNumber, int, int | None]]]
    """Gives where something is put into a field."""
    _states: dict[str, Call] = field(default_factory=dict)
    """The states that composables remember, by their names: the calls that make them."""
    _handed: dict[tuple[MethodNumber, int], str | None] = field(default_factory=dict)

    def of(self, scope: Scope, pc: int, register: int, depth: int = 6) -> str | None:
        """Return the field that first holds the thing in a register, through getters and copies."""
        uses = self.plain.def_use(scope.method)
        if uses is None or not uses.has(pc) or depth == 0:
            return None
        found = self._definitions(scope.method, uses, pc, register)
        if len(found) != 1 or found[0] < 0:
            return self._given(scope, uses, register) if len(found) == 1 else None
        return self._defined(scope, uses, uses.instruction(found[0]), depth)

    def _defined(self, scope: Scope, uses: DefUse, one: Instruction, depth: int) -> str | None:
        image, _ = self.graph.program.place(scope.method)
        if one.opcode == opcodes.CHECK_CAST:
            return self.of(scope, one.pc, one.registers[0], depth)
        if one.opcode in opcodes.FIELD_READS and one.ref is not None:
            if self._is_of_view(image.field_text(one.ref), one):
                return self.of(scope, one.pc, one.registers[1], depth - 1)
            return self._origin(self.name_of(image.field_text(one.ref)), depth)
        if one.opcode in opcodes.MOVES:
            return self.of(scope, one.pc, one.registers[1], depth - 1)
        given = None
        if one.opcode in opcodes.MOVE_RESULTS:
            given = self._cell_given(scope, uses, one, depth)
        elif one.opcode == opcodes.NEW_INSTANCE and self._is_view(image, one):
            given = self._shown(scope, uses, one, depth)
        return given or self._put_into(scope.method, uses, one)

    def _definitions(
        self, method: MethodNumber, uses: DefUse, pc: int, register: int
    ) -> tuple[int, ...]:
        """Return what defines a register, but for what was remembered of an earlier drawing: the same thing.

        Copies that several branches make of one register are that one.
        """
        found = uses.definitions(pc, register)
        if len(found) < _FEW:
            return found
        found = tuple(one for one in found if not self._is_slot(method, uses, one))
        return tuple(dict.fromkeys(self._copied(uses, one) for one in found))

    def _copied(self, uses: DefUse, pc: int) -> int:
        """Return the instruction whose result the one at a place copies, through plain moves alone."""
        for _ in range(_COPIES):
            one = uses.instruction(pc) if pc >= 0 else None
            if one is None or one.opcode not in opcodes.MOVES:
                break
            found = uses.definitions(one.pc, one.registers[1])
            if len(found) != 1:
                break
            pc = found[0]
        return pc

    def _is_slot(self, method: MethodNumber, uses: DefUse, pc: int) -> bool:
        """Say whether an instruction gives what was remembered of an earlier drawing, in whatever register."""
        for _ in range(_COPIES):
            one = uses.instruction(pc) if pc >= 0 else None
            if one is None or one.opcode not in (*opcodes.MOVES, opcodes.CHECK_CAST):
                break
            found = uses.definitions(one.pc, one.registers[-1])
            pc = found[0] if len(found) == 1 else ENTRY
        return is_slot(self.graph.program, method, uses, pc)

    def _given(self, scope: Scope, uses: DefUse, register: int) -> str | None:
        """Return the state that a method is handed by all who call it, where composables remember any."""
        word = uses.parameter_word(register)
        is_drawn = self.graph.program.names_any_type(frozenset({COMPOSER}))
        if word is None or not is_drawn:
            return None
        key = (scope.method, word)
        if key not in self._handed:
            self._handed[key] = None  # Of one that calls itself nothing more is known.
            self._handed[key] = self._handed_by_all(scope.method, word)
        return self._handed[key]

    def _handed_by_all(self, method: MethodNumber, word: int) -> str | None:
        edges = [one for one in self.graph.callers(method) if one.why == CALL]
        found: set[str | None] = set()
        for edge in edges[: _MOST_CALLERS + 1]:
            uses = self.plain.def_use(edge.source)
            one = uses.instruction(edge.pc) if uses is not None and uses.has(edge.pc) else None
            given = one is not None and word < len(one.registers)
            found.add(
                self.of(Scope(edge.source), edge.pc, one.registers[word], _DEEPEST)
                if one is not None and given
                else None
            )
        (only,) = found if len(found) == 1 else (None,)
        return only if len(edges) <= _MOST_CALLERS else None

    def state_made(self, name: str) -> Call | None:
        """Return the call that makes a state which a composable remembers, by the state's name."""
        return self._states.get(name)

    def _state(self, call: Call, uses: DefUse) -> str | None:
        """Return the name of the state that a call makes, or has a function make."""
        if call.name in MAKES_STATE and call.owner.startswith(COMPOSE):
            name = f"{self.graph.program.text(call.method)}@{call.pc}"
            self._states[name] = call
            return name
        index = call.first(_FUNCTION) if call.name == _SAVES else None
        register = None if index is None else call.register(index)
        if register is None:
            return None
        image, _ = self.graph.program.place(call.method)
        made = {
            image.type_name(one.ref)
            for pc in self._definitions(call.method, uses, call.pc, register)
            if pc >= 0
            and (one := uses.instruction(pc)).opcode
            in (opcodes.NEW_INSTANCE, opcodes.CHECK_CAST)
            and one.ref is not None
        }
        methods = [self.graph.hierarchy.resolve_method(one, _RUN) for one in made]
        (run,) = methods if len(methods) == 1 else (None,)
        return None if run is None else self._result_of(run, _DEEPEST)

    def _is_of_view(self, field: str, one: Instruction) -> bool:
        """Say whether a field is that in which a view has what it shows: R8 reads it where it is asked."""
        is_inside = one.opcode in opcodes.INSTANCE_READS
        return is_inside and self.graph.names.is_view(field.partition("->")[0])

    def _is_view(self, image: DexImage, one: Instruction) -> bool:
        return one.ref is not None and self.graph.names.is_view(image.type_name(one.ref))

    def _shown(self, scope: Scope, uses: DefUse, one: Instruction, depth: int) -> str | None:
        """Return the cell that an object shows, which is made of it."""
        call = self.maker(scope.method, uses, one.pc)
        for index, kind in enumerate(() if call is None else call.types):
            register = call.register(index) if call is not None and len(kind) > 1 else None
            found = (
                None
                if call is None or register is None
                else self.of(scope, call.pc, register, depth - 1)
            )
            if found is not None:
                return found
        return None

    def _put_into(self, method: MethodNumber, uses: DefUse, made: Instruction) -> str | None:
        """Return the field into which a method puts a thing that it made: the one that can be written."""
        if made.opcode not in (*opcodes.MOVE_RESULTS, opcodes.NEW_INSTANCE):
            return None
        image, _ = self.graph.program.place(method)
        found = {
            self.name_of(image.field_text(one.ref))
            for pc in uses.uses(made.pc, made.registers[0])
            if (one := uses.instruction(pc)).opcode in opcodes.FIELD_WRITES
            and one.ref is not None
            and one.registers[0] == made.registers[0]
        }
        return min(found, key=lambda name: ("Mutable" not in name, name), default=None)

    def _origin(self, name: str, depth: int) -> str:
        """Return the field from which a field is given its thing, if it is another one's."""
        writes = self.stores_of(name)
        if len(writes) != 1 or writes[0][2] is None:
            return name
        method, pc, register = writes[0]
        return self.of(Scope(method), pc, register or 0, depth - 1) or name

    def is_own_cell(self, name: str) -> bool:
        """Say whether a field holds a thing that is made for it, and no other field's."""
        if name in self._states:
            return True
        writes = self.stores_of(name)
        for method, pc, register in writes:
            uses = self.plain.def_use(method)
            if uses is None or register is None:
                return False
            for made in uses.definitions(pc, register):
                if made < 0 or not self._is_made(method, uses, made):
                    return False
        return bool(writes)

    def _is_made(self, method: MethodNumber, uses: DefUse, pc: int) -> bool:
        call = self.maker(method, uses, pc)
        if call is None or call.name == "<init>" or call.owner.startswith(_LIBRARIES):
            return call is not None
        return bool(self.made_by(call))

    def made_by(self, call: Call) -> tuple[str, ...]:
        """Return the classes of which a call of a library, whatever its name, gives a cell that it makes."""
        targets = self.graph.dispatch.targets_of(call).methods
        return self.graph.names.holders_made(targets[0]) if len(targets) == 1 else ()

    def _cell_given(
        self, scope: Scope, uses: DefUse, one: Instruction, depth: int
    ) -> str | None:
        before = uses.call_before(one.pc)
        call = None if before is None else read_call(self.graph.program, scope.method, before)
        if call is None:
            return None
        if call.name in _VIEWS and call.registers:
            return self.of(scope, call.pc, call.registers[0], depth - 1)
        if (state := self._state(call, uses)) is not None:
            return state
        targets = self.graph.dispatch.targets_of(call).methods
        return self._result_of(targets[0], depth) if len(targets) == 1 else None

    def _result_of(self, method: MethodNumber, depth: int) -> str | None:
        """Return the cell that a method gives back."""
        inner = self.plain.def_use(method)
        returns = [
            each
            for each in (inner.body.instructions if inner else ())
            if each.opcode in opcodes.RETURNS and each.registers
        ]
        if len(returns) != 1:
            return None
        return self.of(Scope(method), returns[0].pc, returns[0].registers[0], depth - 1)

    def maker(self, method: MethodNumber, uses: DefUse, pc: int) -> Call | None:
        """Return the constructor or factory that makes the thing that an instruction defines."""
        one = uses.instruction(pc)
        program = self.graph.program
        if one.opcode in opcodes.MOVE_RESULTS:
            before = uses.call_before(pc)
            return None if before is None else read_call(program, method, before)
        if one.opcode != opcodes.NEW_INSTANCE:
            return None
        for use in uses.uses(pc, one.registers[0]):
            call = read_call(program, method, uses.instruction(use))
            if call is not None and call.name == "<init>":
                return call
        return None

    def may_be_same(self, found: Iterable[Flag], kept: Iterable[Flag]) -> bool:
        """Say whether one of some cells may be one that was written to, held by another field too."""
        return any(one.store == CELL for one in kept) and any(
            one.store == CELL and not self.is_own_cell(one.name) for one in found
        )
