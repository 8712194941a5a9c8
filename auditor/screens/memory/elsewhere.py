"""Answers whether a value comes from elsewhere, so that no code that runs before it says what it is.

From another computer, that is, or out of what Android kept of a screen that went away and came back.

The value is followed backward: copies, calculations, results, parameters and fields, and the objects
that those belong to; where a test says which of several it is, what is tested too. A result counts also
where the method that gives it asks a server and only tests the answer (`if (code == 200) Outcome.Ok else
Outcome.Bad`); so does what a method writes that asks.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Final, NamedTuple

from auditor.code.calls.callgraph import ANSWERED, CALL, CallGraph
from auditor.code.classes.def_uses import DefUses
from auditor.code.classes.program import CallSite, MethodNumber
from auditor.code.classes.registers import ENTRY, DefUse, registers_read
from auditor.code.classes.sites import Call, read_call
from auditor.code.decisions.branches import Branches
from auditor.code.decisions.conditions import conditions
from auditor.data.shelf import read_table
from auditor.dex import opcodes
from auditor.dex.body import Instruction
from auditor.model.names import LIBRARIES

TABLE: Final = "consent/elsewhere"
_MOST: Final = 200
"""So many values are looked at for one question."""
_DEEPEST: Final = 3
"""So many calls deep a method is looked into for one that asks."""
_MOST_CALLERS: Final = 8
_MOST_TARGETS: Final = 4
_MOST_WRITES: Final = 24
_RESUMES: Final = "invokeSuspend(Ljava/lang/Object;)Ljava/lang/Object;"
_BUNDLES: Final = ("Landroid/os/Bundle;", "Landroid/os/BaseBundle;")
_RESTORES: Final = frozenset(
    {
        "onCreate",
        "onRestoreInstanceState",
        "onActivityCreated",
        "onCreateView",
        "onViewCreated",
        "onViewStateRestored",
    }
)
"""What Android calls with the state that a screen left behind."""
_OF_THE_PHONE: Final = frozenset(
    {
        "permission-result",
        "permission-library",
        ANSWERED,
        "listener",
        "on-click",
        "binding-listener",
    }
)
"""Rows of edges by which the phone hands over what somebody touched, granted or answered: no other computer says that."""
_MADE: Final = opcodes.CONST_STRINGS | {opcodes.NEW_INSTANCE, opcodes.CONST_CLASS}


class _Row(NamedTuple):
    owners: tuple[str, ...]
    names: tuple[str, ...]


class _Value(NamedTuple):
    """What a register holds just before a place."""

    method: MethodNumber
    pc: int
    register: int


@dataclass(slots=True)
class Elsewhere:
    """Follows such values; one per app."""

    graph: CallGraph
    plain: Branches
    """What runs when nothing is assumed."""
    _uses: DefUses = field(init=False)
    _known: dict[_Value, bool] = field(default_factory=dict)
    _asking: dict[tuple[MethodNumber, int], bool] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._uses = self.graph.uses

    def says(self, method: MethodNumber, pc: int, register: int) -> bool:
        """Say whether what a register holds at a place is, or may rest on, a server's answer."""
        first = _Value(method, pc, register)
        if first not in self._known:
            self._known[first] = self._follow(first)
        return self._known[first]

    def _follow(self, first: _Value) -> bool:
        todo, seen = [first], {first}
        while todo and len(seen) <= _MOST:
            one = todo.pop()
            uses = self._uses.of(one.method)
            if uses is None or not uses.has(one.pc):
                continue
            definitions = uses.definitions(one.pc, one.register)
            for defined in definitions:
                found = self._before(one, uses, defined)
                if found is not None and len(definitions) > 1 and defined != ENTRY:
                    found += self._tests(one.method, defined)
                if found is None:
                    return True
                todo += [each for each in found if each not in seen]
                seen.update(found)
        return False

    def _before(self, one: _Value, uses: DefUse, defined: int) -> list[_Value] | None:
        """Return on what a definition rests; None where it rests on a server's answer."""
        if defined == ENTRY:
            return self._handed(one, uses)
        made = uses.instruction(defined)
        if made.opcode in opcodes.MOVE_RESULTS:
            return self._result(one.method, uses, made)
        if made.opcode in opcodes.FIELD_READS and made.ref is not None:
            image, _ = self.graph.program.place(one.method)
            return self._field(one.method, made, image.field_text(made.ref))
        if made.opcode in _MADE:
            return []
        return [_Value(one.method, defined, each) for each in registers_read(made)]

    def _result(
        self, method: MethodNumber, uses: DefUse, taken: Instruction
    ) -> list[_Value] | None:
        before = uses.call_before(taken.pc)
        call = None if before is None else read_call(self.graph.program, method, before)
        if call is None or before is None:
            return []
        site = CallSite(method, call.pc, call.opcode, call.text)
        if self._is_restored(uses, call):
            return None
        if self._is_said(site) or self._asks_within(site, _DEEPEST):
            return None
        given = [_Value(method, call.pc, each) for each in dict.fromkeys(call.registers)]
        return [*given, *self._given_back(site)]

    def _is_restored(self, uses: DefUse, call: Call) -> bool:
        """Say whether a call takes something out of what Android kept of a screen when it went away."""
        name = self.graph.program.signature(call.method).partition("(")[0]
        if name not in _RESTORES or call.owner not in _BUNDLES or call.receiver is None:
            return False
        return uses.definitions(call.pc, call.receiver) == (ENTRY,)

    def _given_back(self, site: CallSite) -> Iterator[_Value]:
        """Yield what the app's own methods give back that a call runs."""
        targets = self.graph.targets(site)
        for target in targets if len(targets) <= _MOST_TARGETS else ():
            uses = self._uses.of(target.target)
            for one in () if uses is None else uses.body.instructions:
                if one.opcode in opcodes.RETURNS and one.registers:
                    yield _Value(target.target, one.pc, one.registers[0])

    def _tests(self, method: MethodNumber, pc: int) -> list[_Value]:
        """Return what the tests look at on which it depends whether a place runs."""
        return [
            _Value(method, one.pc, each)
            for one in conditions(self.plain, method, pc)
            for each in one.registers
        ]

    def _field(self, method: MethodNumber, made: Instruction, text: str) -> list[_Value] | None:
        """Return what is put into a field; None where nobody's code writes it, or one that asks."""
        program = self.graph.program
        own = (
            [_Value(method, made.pc, made.registers[1])]
            if made.opcode in opcodes.INSTANCE_READS
            else []
        )
        owner = text.partition("->")[0]
        if program.class_info(owner) is None or owner.startswith(LIBRARIES):
            return own
        writes = [
            use
            for spelt in self._spellings(text)
            for use in program.field_uses(spelt)
            if use.opcode in opcodes.FIELD_WRITES
        ]
        if (
            not writes
        ):  # Filled from what was received; a static one keeps what it is loaded with.
            return None if own else []
        if len(writes) > _MOST_WRITES:
            return own
        for use in writes:
            uses = self._uses.of(use.method)
            if self._asks_before(use.method, use.pc):
                return None
            if uses is not None and uses.has(use.pc):
                registers = uses.instruction(use.pc).registers
                own += [_Value(use.method, use.pc, each) for each in registers[:1]]
        return own

    def _spellings(self, text: str) -> Iterator[str]:
        """Yield how code may name a field: by the class that declares it, or by one below that."""
        owner, _, rest = text.partition("->")
        hierarchy = self.graph.hierarchy
        declared = hierarchy.resolve_field(owner, rest.partition(":")[0])
        for one in dict.fromkeys((owner, declared, *hierarchy.subtypes(declared))):
            yield f"{one}->{rest}"

    def _handed(self, one: _Value, uses: DefUse) -> list[_Value] | None:
        """Return what a method is called with; None where it takes up what it waited for from a server."""
        program = self.graph.program
        word = uses.parameter_word(one.register)
        if word is None or (word == 0 and not program.is_static(one.method)):
            return []
        every = self.graph.callers(one.method)
        edges = [each for each in every if each.why == CALL]
        is_task = any(each.why not in (CALL, *_OF_THE_PHONE) for each in every)
        if is_task or program.signature(one.method) == _RESUMES:
            around = program.methods_of_class(program.owner(one.method))
            if any(self._asks(each, _DEEPEST) for each in around):
                return None  # A task is given what it brought itself.
        if len(edges) > _MOST_CALLERS:
            return []
        found = []
        for edge in edges:
            caller = self._uses.of(edge.source)
            call = (
                read_call(program, edge.source, caller.instruction(edge.pc))
                if caller is not None and caller.has(edge.pc)
                else None
            )
            if call is not None and word < len(call.registers):
                found.append(_Value(edge.source, edge.pc, call.registers[word]))
        return found

    # Who asks.

    def _asks(self, method: MethodNumber, left: int) -> bool:
        """Say whether a method, or one that it calls, asks a server or reads its answer."""
        key = (method, left)
        if key not in self._asking:
            self._asking[key] = False
            self._asking[key] = method in self.graph.quiet.renamed or any(
                self._is_said(site) or self._asks_within(site, left - 1)
                for site in self.graph.program.calls_in(method)
            )
        return self._asking[key]

    def _asks_before(self, method: MethodNumber, pc: int) -> bool:
        """Say whether a method asks on a way to a place of it: a base of screens keeps its session before any of them asks."""
        uses = self._uses.of(method)
        if uses is None or method in self.graph.quiet.renamed or not uses.has(pc):
            return self._asks(method, _DEEPEST)
        return self._asks(method, _DEEPEST) and any(
            comes_to(uses, uses.row(site.pc), uses.row(pc))
            for site in self.graph.program.calls_in(method)
            if uses.has(site.pc)
            and (self._is_said(site) or self._asks_within(site, _DEEPEST - 1))
        )

    def _asks_within(self, site: CallSite, left: int) -> bool:
        if left <= 0 or site.target.startswith(LIBRARIES):
            return False
        return any(self._asks(edge.target, left) for edge in self.graph.targets(site))

    def _is_said(self, site: CallSite) -> bool:
        """Say whether a call gives what another computer said."""
        owner, _, signature = site.target.partition("->")
        name = signature.partition("(")[0]
        return any(
            _fits(name, row.names)
            and any(self.graph.hierarchy.is_kind_of(owner, one) for one in row.owners)
            for row in _rows()
        )


def comes_to(uses: DefUse, start: int, goal: int) -> bool:
    """Say whether control comes from behind an instruction to another one, by their rows."""
    todo, seen = [*uses.successors[start], *uses.handlers[start]], set[int]()
    while todo:
        row = todo.pop()
        if row == goal:
            return True
        if row not in seen:
            seen.add(row)
            todo += (*uses.successors[row], *uses.handlers[row])
    return False


def _fits(name: str, names: tuple[str, ...]) -> bool:
    return any(name.startswith(one[:-1]) if one.endswith("*") else name == one for one in names)


@cache
def _rows() -> tuple[_Row, ...]:
    return tuple(
        _Row(tuple(one["owners"]), tuple(one["names"])) for one in read_table(TABLE)["says"]
    )
