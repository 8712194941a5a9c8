"""Answers what a value that a method tests can be, over the definitions that can run.

Only values that decide a branch are followed, backward through copies, calculations, helper
methods, fields that nothing changes, and the parameters of one known call. What is not known can
be anything. Which definitions can run, `branches` says; the two ask each other.
"""

from collections.abc import Sequence
from typing import Final, TypeAlias

from auditor.code.calls.callgraph import CALL, CallGraph, Edge
from auditor.code.classes.def_uses import DefUses
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.registers import ENTRY, DefUse, registers_read
from auditor.code.classes.scope import Scope
from auditor.code.classes.sites import GRANT_CHECKS, Call, read_call
from auditor.code.decisions import messages
from auditor.code.decisions.asking import STEPS, Asking
from auditor.code.decisions.assumptions import NOT_SAID, Assumptions
from auditor.code.decisions.control import Control
from auditor.code.decisions.instance_tests import is_instance
from auditor.code.decisions.made_fields import MadeFields
from auditor.code.decisions.reaching import reaching
from auditor.code.decisions.resting import ASSUMED, Rest
from auditor.code.decisions.sides import left_over
from auditor.code.decisions.starting_values import constant_field, own_constant
from auditor.code.evaluation.arithmetic import ARITHMETIC, CALCULATIONS, inputs
from auditor.code.evaluation.outcomes import (
    CONSTS,
    FALSE,
    NOTHING,
    Outcomes,
    Token,
    computed,
    given_back,
    is_plain,
    joined,
)
from auditor.code.resolution.remembered import is_of_drawing, is_slot, tells_of_drawing
from auditor.dex import opcodes
from auditor.dex.body import Instruction
from auditor.model.names import COMPOSER

DEEPEST: Final = 5
"""So many calls are followed into helper methods."""

_MOST_TARGETS: Final = 3
_MOST_CALLERS: Final = 8
_MOST_BELOW: Final = 64
_MOST_UPS: Final = 3
_TRUTHS: Final = 0x47
"""What takes a truth out of an array: aget-boolean."""
_CALCULATED: Final = frozenset({*range(0x2D, 0x31), *range(0x44, 0x4B)}) | CALCULATIONS
"""Elements of arrays and floating point, of which the result is not followed but for a table of an enum's numbers."""
_TESTED: Final = frozenset({"Z", "I"})
"""What tests look at as it is."""
_OBJECT: Final = "Ljava/lang/Object;"
_COMPARES: Final = frozenset({"areEqual", "equals"})


Live: TypeAlias = frozenset[int] | set[int] | None
"""The rows of a method that can run, a set while that is being found out; None for all."""


class Tested:
    """What registers, fields and results can be; one per app and set of assumptions."""

    def __init__(
        self, graph: CallGraph, assumed: Assumptions, uses: DefUses, control: Control
    ) -> None:
        self.graph = graph
        self.program = graph.program
        self.assumed = assumed
        self.asking = Asking(lambda: assumed.consulted() if assumed.consulted else 0)
        """The questions that are being asked, and the answers that hold."""
        self.made = MadeFields(graph.program, graph.hierarchy, uses, control.live, self.entered)
        self.suspending = graph.suspending
        self._enums = graph.enums
        self._uses = uses
        self._control = control
        self._ups = 0
        self._codes: dict[MethodNumber, tuple[Outcomes, Rest | None]] = {}
        self._draws = graph.program.names_any_type(frozenset({COMPOSER}))

    def value(self, scope: Scope, pc: int, register: int) -> Outcomes:
        """Return what a register can be just before a pc, of definitions that can run."""
        uses = self._uses.of(scope.method)
        if uses is None or not uses.has(pc):
            return None
        rows = self._control.rows(scope)
        if not self._control.open:
            self.asking.left = STEPS
        return self.before(scope, uses, pc, register, rows)

    def before(
        self, scope: Scope, uses: DefUse, pc: int, register: int, live: Live
    ) -> Outcomes:
        """Return what a register can be just before a pc, of definitions in some rows."""
        key = self.asking.number((scope, pc, register))
        asking, opened = self.asking, len(self._control.open)
        known = asking.already(key, opened, self._ups)
        if known is not None:
            return known.value
        depth = asking.begin(key, opened, is_settled=not self._is_unsettled(scope, live))
        try:
            value = self._of_definitions(scope, uses, pc, register, live)
        finally:
            asking.end(key)
        asking.remember(key, depth, self._ups, value)
        return value

    def _is_unsettled(self, scope: Scope, live: Live) -> bool:
        """Say whether it is still being found out which rows of a method can run."""
        return isinstance(live, set) or scope in self._control.open

    def _of_definitions(
        self, scope: Scope, uses: DefUse, pc: int, register: int, live: Live
    ) -> Outcomes:
        found: list[Outcomes] = []
        whole = every = uses.definitions(pc, register)
        if len(whole) > 1 and live is not None:
            every = reaching(uses, pc, whole, live, self._control.taken(scope))
        rest, is_late = self.suspending.reached(scope.method, uses, whole, every)
        if len(rest) > 1 and self._draws:
            put = [one for one in rest if not is_slot(self.program, scope.method, uses, one)]
            rest = tuple(put) or rest
        for defined in rest:
            if defined == ENTRY:
                found.append(self._parameter(scope, uses, pc, register))
            elif is_late or live is None or uses.row(defined) in live:
                found.append(self._defined(scope, uses, uses.instruction(defined), live))
            if found and found[-1] is None:
                return None
        value = self.suspending.answered(found) if is_late else joined(found)
        return left_over(uses, (pc, register), whole, live, value)

    def _defined(self, scope: Scope, uses: DefUse, one: Instruction, live: Live) -> Outcomes:
        opcode = one.opcode
        if opcode in CONSTS:
            return frozenset({one.literal or 0})
        if opcode in opcodes.MOVES:
            return self.before(scope, uses, one.pc, one.registers[1], live)
        if opcode in opcodes.MOVE_RESULTS:
            before = uses.call_before(one.pc)
            call = None if before is None else read_call(self.program, scope.method, before)
            return None if call is None else self._result(scope, uses, call, live)
        if opcode in ARITHMETIC:
            values = [
                self.before(scope, uses, one.pc, each, live)
                for each in inputs(opcode, one.registers, None)
            ]
            if NOTHING in values:
                return None  # A loop's counter: each round is another number.
            return computed(opcode, values, one.literal)
        if opcode == opcodes.INSTANCE_OF:
            held = self.before(scope, uses, one.pc, one.registers[1], live)
            kind = self.program.place(scope.method)[0].type_name(one.ref or 0)
            if held != NOTHING and self.assumed.is_there and not self.assumed.is_there(kind):
                return FALSE
            return is_instance(self.program, self.graph.hierarchy, held, kind)
        if opcode in _CALCULATED:
            parts = registers_read(one)  # What takes part is noted.
            values = [self.before(scope, uses, one.pc, each, live) for each in parts]
            found = self._enums.looked_up(scope.method, uses, one, values[-1])
            element = self.assumed.element if opcode == _TRUTHS else None
            return found if found is not None or element is None else element()
        return self._named(scope, one)

    def _named(self, scope: Scope, one: Instruction) -> Outcomes:
        """Return what an instruction makes of something that it names."""
        image, _ = self.program.place(scope.method)
        if one.ref is None:
            return None
        if one.opcode in opcodes.CONST_STRINGS:
            return frozenset({image.strings[one.ref]})
        if one.opcode == opcodes.CONST_CLASS:
            return frozenset({Token("class", image.type_name(one.ref))})
        if one.opcode in (opcodes.NEW_INSTANCE, opcodes.NEW_ARRAY):
            made = image.type_name(one.ref)
            kind = "enum" if self._is_alone(scope.method, made) else "object"
            return frozenset({Token(kind, made)})
        if one.opcode in opcodes.INSTANCE_READS:
            text = image.field_text(one.ref)
            held = self.made.held(scope, one.pc, one.registers[1], text)
            if held is not None and not self.graph.swapped.has(text):
                return self.value(*held)
            if text == messages.WHAT:
                return self._message_codes(scope)
            is_content = self.graph.names.live_data.is_content(image, one)
            if self.assumed.content and (is_content or self.graph.shared.is_one(text)):
                said = self.assumed.content(scope, one)
                if not isinstance(said, str):
                    return said
        is_read = one.opcode in opcodes.FIELD_READS
        found = self.field(image.field_text(one.ref)) if is_read else None
        if found is None and one.opcode in opcodes.INSTANCE_READS and self.assumed.consulted:
            self.value(scope, one.pc, one.registers[1])  # Who has the field takes part.
        return found

    def _is_alone(self, method: MethodNumber, made: str) -> bool:
        """Say whether an object is the only one of its class: Kotlin's `object`, made at its start."""
        is_start = self.program.text(method) == f"{made}-><clinit>()V"
        return is_start and len(self.graph.instances.births(made)) == 1

    def live(self, scope: Scope) -> Live:
        """Return the rows of a method that can run, as far as that is found out; None for all."""
        return self._control.live(scope)

    def _message_codes(self, scope: Scope) -> Outcomes:
        resting = self.asking.resting
        if scope.method not in self._codes:
            # None: a message whose number comes from another's.
            self._codes[scope.method] = (None, ASSUMED)
            before = resting.begin()
            found = messages.codes(self, scope)
            self._codes[scope.method] = (found, resting.end(before))
        else:
            resting.again(self._codes[scope.method][1])
        return self._codes[scope.method][0]

    def may_run(self, method: MethodNumber, pc: int) -> bool:
        """Say whether a place can run in the world that is looked at."""
        return self._control.runs(method, pc)

    def uses(self, method: MethodNumber) -> DefUse | None:
        """Return the definitions and uses of a method, None where its code cannot be read."""
        return self._uses.of(method)

    # Parameters and results.

    def _parameter(self, scope: Scope, uses: DefUse, pc: int, register: int) -> Outcomes:
        word = uses.parameter_word(register)
        if word is None:
            return None
        if scope.call is not None and scope.outer is not None:
            return self.word(scope.outer, scope.call, word)
        said = (
            self.assumed.parameter(self, scope, word, pc)
            if self.assumed.parameter
            else NOT_SAID
        )
        if not isinstance(said, str):
            return said
        if not self.assumed.follows_callers:
            return None
        if self._ups >= _MOST_UPS:
            self.asking.resting.on_assumed()
            return None
        if scope.depth or (word == 0 and not self.program.is_static(scope.method)):
            return None
        if self._draws and is_of_drawing(self.program, scope.method, word):
            return None
        return self._handed_down(scope.method, pc, word)

    def word(self, scope: Scope, call: Call, word: int) -> Outcomes:
        """Return what one word of a call can be (the receiver is the first)."""
        uses = self._uses.of(scope.method)
        if uses is None or word >= len(call.registers) or not uses.has(call.pc):
            return None
        live = self._control.rows(scope)  # None for one that is being looked through.
        return self.before(scope, uses, call.pc, call.registers[word], live)

    def argument(self, scope: Scope, call: Call, index: int) -> Outcomes:
        """Return what a parameter of a call can be, counted without the receiver."""
        asked = call.register(index)
        return None if asked is None else self.word(scope, call, call.registers.index(asked))

    def _handed_down(self, method: MethodNumber, pc: int, word: int) -> Outcomes:
        """Return what the calls that can run hand down to a place, if all are known.

        Of a method that a shrinker merged, those calls that run the case of the place.
        """
        known = self.assumed.callers
        edges = known(method) if known is not None else self.graph.callers(method)
        case = self.graph.merged.case_at(method, pc) if edges else None
        if case is not None:
            edges = [one for one in edges if one.case is None or one.case == case]
        if len(edges) > _MOST_CALLERS or any(edge.why != CALL for edge in edges):
            return None
        owner = self.program.owner(method)
        if self._draws and any(
            self.graph.dispatch.runs_any(one.source, owner) for one in edges
        ):
            return None  # Compose draws with its functions again and again, and hands them nothing of the app's.
        self._ups += (many := len(edges) > 1)  # A chain of lambdas and bridges is one way up.
        try:
            if len(edges) == 1 and self._handed_by(edges[0], word) is None:
                return None  # Whether a call runs that hands anything at all down matters to nobody.
            found = [
                self._handed_by(edge, word)
                for edge in edges
                if self._control.runs(edge.source, edge.pc)
                and not self._is_never_entered(edge.source)
            ]
        finally:
            self._ups -= many
        return joined(found) if edges else None

    def _handed_by(self, edge: Edge, word: int) -> Outcomes:
        """Return what one call hands down."""
        uses = self._uses.of(edge.source)
        one = uses.instruction(edge.pc) if uses and uses.has(edge.pc) else None
        call = None if one is None else read_call(self.program, edge.source, one)
        return None if call is None else self.word(Scope(edge.source), call, word)

    def _is_never_entered(self, method: MethodNumber) -> bool:
        asks = self.assumed.is_never_entered
        return asks is not None and asks(method)

    def _result(self, scope: Scope, uses: DefUse, call: Call, live: Live) -> Outcomes:
        if tells_of_drawing(call):
            return None
        said = self.assumed.result(self, scope, call) if self.assumed.result else NOT_SAID
        if not isinstance(said, str):
            return said
        if (plain := is_plain(call)) or self._enums.gives(call):
            words = [self.before(scope, uses, call.pc, each, live) for each in call.registers]
            if call.name in _COMPARES and self.is_of_nothing(words):
                return FALSE
            return given_back(call, words) if plain else self._enums.given(call, words)
        place = self.suspending.block(call)
        if place is not None:
            found = self._of_block(scope, call, place)
            return self._open_result(scope, call) if found is None else found
        targets = self.graph.dispatch.targets_of(call).methods
        if not self._are_all(call, targets) or scope.depth >= DEEPEST:
            is_asked = call.returns in _TESTED and call.name not in GRANT_CHECKS
            if self.assumed.consulted and is_asked:
                for each in call.registers:
                    self.before(scope, uses, call.pc, each, live)  # What takes part is noted.
            return self._open_result(scope, call)
        found = joined(self.returned(self.inside(scope, call, one)) for one in targets)
        if call.returns == _OBJECT and call.types:
            found = self.suspending.values(found)
        return self._open_result(scope, call) if found is None else found

    def is_of_nothing(self, values: Sequence[Outcomes]) -> bool:
        """Say whether something that is not known is compared with a thing that is not there."""
        is_there = self.assumed.is_there
        if is_there is None or None not in values:
            return False
        things = [one for each in values if each is not None and len(each) == 1 for one in each]
        return any(
            isinstance(one, Token) and one.kind == "enum" and not is_there(one.name)
            for one in things
        )

    def _of_block(self, scope: Scope, call: Call, place: int) -> Outcomes:
        """Return what a function object gives that a call runs, where it is known which it is."""
        register = call.register(place)
        made = None if register is None else self.made.making(scope, call.pc, register)
        if made is None or scope.depth >= DEEPEST:
            return None
        method = self.suspending.runs_as(made.constructor.owner)
        if method is None or not self.program.has_code(method):
            return None
        inner = Scope(method, None, None, scope.depth + 1, made)
        return self.suspending.values(self.returned(inner))

    def _are_all(self, call: Call, targets: tuple[MethodNumber, ...]) -> bool:
        """Say whether a call runs no other method than some, reflection's objects included."""
        if not targets or len(targets) > _MOST_TARGETS:
            return False
        if call.opcode not in opcodes.INVOKE_VIRTUALS | opcodes.INVOKE_INTERFACES:
            return True
        below = self.graph.hierarchy.subtypes(call.owner)
        signature = call.name + call.proto
        return len(below) <= _MOST_BELOW and all(
            (one := self.program.declared(name).get(signature)) is None
            or one in targets
            or not self.program.has_code(one)
            for name in below
        )

    def _open_result(self, scope: Scope, call: Call) -> Outcomes:
        return self.assumed.open_result(self, scope, call) if self.assumed.open_result else None

    def inside(self, scope: Scope, call: Call, target: MethodNumber) -> Scope:
        """Enter a method; one without parameters is the same from everywhere.

        So it is but for an object that is followed to its making.
        """
        needs = len(call.types) > 0 or (
            call.receiver is not None
            and self.made.making(scope, call.pc, call.receiver) is not None
        )
        if needs:
            return Scope(target, call, scope, scope.depth + 1)
        return Scope(target, None, None, scope.depth + 1)

    def entered(self, scope: Scope, call: Call) -> Scope | None:
        """Enter the one method that a call runs; None where it may be another one."""
        targets = self.graph.dispatch.targets_of(call).methods
        if len(targets) != 1 or scope.depth >= DEEPEST or not self._are_all(call, targets):
            return None
        return Scope(targets[0], call, scope, scope.depth + 1)

    def returned(self, scope: Scope) -> Outcomes:
        """Return what a method can give back; nothing if it never comes to an end."""
        uses = self._uses.of(scope.method)
        if uses is None or not self.program.has_code(scope.method):
            return None
        rows = self._control.rows(scope)
        if scope in self._control.open:
            self.asking.rests_on_unfinished()
            return None
        found: list[Outcomes] = []
        for row, one in enumerate(uses.body.instructions):
            if one.opcode not in opcodes.RETURNS or (rows is not None and row not in rows):
                continue
            if not one.registers:
                return None
            found.append(self.before(scope, uses, one.pc, one.registers[0], rows))
            if found[-1] is None:
                return None
        return joined(found)

    # Fields.

    def field(self, text: str) -> Outcomes:
        """Return what a field holds: what is assumed, or a constant that nothing changes."""
        if self.suspending.is_progress(text):
            return None
        if (constant := own_constant(self.program, text)) is not None:
            return constant
        if self.graph.is_one_of_several(text):
            return frozenset({Token("enum", text)})
        said = self.assumed.field(self, text) if self.assumed.field else NOT_SAID
        if not isinstance(said, str):
            return said
        if self.graph.swapped.has(text):
            return None  # Stores tell what it begins with.
        return constant_field(self.program, text, self.stored)

    def stored(self, method: MethodNumber, pc: int) -> Outcomes:
        """Return what the store at a place puts into its field."""
        uses = self._uses.of(method)
        if uses is None or not uses.has(pc):
            return None
        registers = uses.instruction(pc).registers
        return self.value(Scope(method), pc, registers[0]) if registers else None
