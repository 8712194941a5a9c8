"""Which variable of a method is meant that its functions share, and what they put into it.

`var agreed = false` of which one lambda makes a yes and another asks: all such variables lie in objects of one class, and
a variable is named by the place that makes its object. Only the code of the class around it can change it.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from auditor.code.calls.callgraph import CallGraph
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.registers import ENTRY
from auditor.code.classes.scope import Scope
from auditor.code.classes.values import Instance
from auditor.code.decisions.assumptions import NOT_SAID
from auditor.code.evaluation.outcomes import FALSE, NOTHING, Outcomes, joined
from auditor.code.resolution.constants import Resolver
from auditor.dex import opcodes
from auditor.dex.body import Instruction
from auditor.model.names import outermost
from auditor.screens.memory.cells import Flag
from auditor.screens.memory.writes import Write

VARIABLE: Final = "variable"
"""The store of such variables."""
_DEEPEST: Final = 8


@dataclass(slots=True)
class Variables:
    """The shared variables of one app."""

    graph: CallGraph
    resolver: Resolver
    _firsts: dict[str, Outcomes] = field(default_factory=dict)
    """What each begins with, by its name."""

    def flag_at(self, scope: Scope, one: Instruction) -> Flag | None:
        """Return the variable that an instruction reads or writes, without a name where it is not told; None if none."""
        image, _ = self.graph.program.place(scope.method)
        text = image.field_text(one.ref) if one.ref is not None else ""
        if not text or not self.graph.shared.is_one(text):
            return None
        made = self._made(scope, one.pc, one.registers[1], text)
        return Flag(VARIABLE, "" if made is None else self._name(text, made))

    def held(
        self,
        flag: Flag,
        values: Mapping[Flag, Outcomes],
        consult: Callable[[Flag], None],
        perhaps: Callable[[], Outcomes],
    ) -> Outcomes | str:
        """Return what a variable holds where some of them hold some values."""
        if flag not in values or not flag.name:
            others = [one for one in values if one.store == VARIABLE]
            is_open = bool(others) and not (flag.name and all(one.name for one in others))
            return perhaps() if is_open else NOT_SAID
        consult(flag)
        return joined((values[flag], self._first(flag.name)))

    def writes(self, flag: Flag) -> Iterator[Write]:
        """Yield the places that put something into a variable, or may."""
        text, _, place = flag.name.partition("@")
        if not place:
            return  # One that is not told is anything, whoever writes it.
        made = int(place.partition(":")[0])
        program, family = self.graph.program, outermost(self.graph.program.owner(made))
        for use in program.field_uses(text):
            uses = self.graph.uses.of(use.method)
            is_near = outermost(program.owner(use.method)) == family
            if (
                use.opcode not in opcodes.INSTANCE_WRITES
                or uses is None
                or not uses.has(use.pc)
            ):
                continue
            if self.graph.shared.is_named(text) and not is_near:
                continue
            registers = uses.instruction(use.pc).registers
            found = self._made(Scope(use.method), use.pc, registers[1], text)
            if found is None or self._name(text, found) == flag.name:
                site = (use.method, use.pc)
                yield Write(
                    site, Scope(use.method), use.pc, registers[0], is_sure=found is not None
                )

    def _name(self, text: str, made: tuple[MethodNumber, int]) -> str:
        return f"{text}@{made[0]}:{made[1]}"

    def _made(
        self, scope: Scope, pc: int, register: int, text: str
    ) -> tuple[MethodNumber, int] | None:
        """Return the place that makes the object with a field in a register; None where it is not one place."""
        for _ in range(_DEEPEST):
            uses = self.graph.uses.of(scope.method)
            if uses is None or not uses.has(pc):
                return None
            word = uses.parameter_word(register)
            is_given = uses.definitions(pc, register) == (ENTRY,) and word is not None
            if not is_given or scope.call is None or scope.outer is None:
                break
            if word is None or word >= len(scope.call.registers):
                return None
            pc, register, scope = scope.call.pc, scope.call.registers[word], scope.outer
        owner = text.partition("->")[0]
        made = {
            one.site if isinstance(one, Instance) and one.site[1] >= 0 else None
            for one in self.resolver.value_at(scope.method, pc, register)
            # A field that a shrinker's class has for anything holds others' things too.
            if not (isinstance(one, Instance) and one.site[1] >= 0 and one.type != owner)
        }
        return next(iter(made)) if len(made) == 1 else None

    def _first(self, name: str) -> Outcomes:
        """Return what a variable begins with besides what is put into it: nothing, where its maker puts something in at once."""
        if name not in self._firsts:
            place = name.partition("@")[2]
            method, _, pc = place.partition(":")
            is_set = self._is_set_at_once(int(method), int(pc))
            self._firsts[name] = NOTHING if is_set else FALSE
        return self._firsts[name]

    def _is_set_at_once(self, method: MethodNumber, pc: int) -> bool:
        """Say whether a place that makes an object puts something into it before anybody else has it."""
        uses = self.graph.uses.of(method)
        if uses is None:
            return False
        register = uses.instruction(pc).registers[0]
        for one in uses.body.instructions[uses.row(pc) + 1 :]:
            if one.opcode in opcodes.INSTANCE_WRITES and one.registers[1] == register:
                return True
            is_plain = one.opcode not in (*opcodes.INVOKES, *opcodes.IFS, *opcodes.SWITCHES)
            is_start = one.opcode in opcodes.INVOKES and one.registers[:1] == (register,)
            if not is_plain and not (is_start and len(one.registers) == 1):
                return False
        return False
