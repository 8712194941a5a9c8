"""Answers what a register can hold at a place, searching backward only as far as needed.

From the place asked about, definitions are followed through copies, joins, strings, fields,
parameters (to the callers), results (into the called methods), arrays and the framework calls
that `auditor.code.resolution.library` knows. Every answer is a sorted union of `auditor.code.classes.values`;
what is not known says why. Work is bounded by steps and depth, never by the clock.
"""

from typing import Final

from auditor.code.classes.callers import Callers, Giver
from auditor.code.classes.hierarchy import Hierarchy
from auditor.code.classes.histories import Shaped, orders, roots_of, shaping
from auditor.code.classes.program import MethodNumber, Program
from auditor.code.classes.registers import CALLS, ENTRY, DefUse
from auditor.code.classes.search import Frame, Scope
from auditor.code.classes.sites import Call, read_call
from auditor.code.classes.values import (
    EXACTLY,
    ClassName,
    Elements,
    Instance,
    Made,
    Number,
    Parameter,
    Text,
    Unknown,
    Value,
    Values,
    as_uri,
    decoded_at,
    elements,
    handed,
    is_exact,
    is_open,
    product,
    union,
)
from auditor.code.evaluation import arithmetic
from auditor.code.evaluation.interpreter import RUNNABLE, run_method
from auditor.code.evaluation.rehearsal import Rehearsals, is_worth_one
from auditor.code.evaluation.shelf_uris import made_uris
from auditor.code.resolution import concatenation, extras, fields, library, uri_calls
from auditor.code.resolution.handed_objects import by_callers
from auditor.code.resolution.one_object import OneObject
from auditor.code.resolution.open_questions import STEPS, OpenQuestions, Question
from auditor.code.resolution.text_calls import as_words
from auditor.dex import opcodes
from auditor.dex.body import Instruction
from auditor.model.app import Resources

MOST_CALLERS: Final = 64
MOST_TARGETS: Final = 5
_DEEPEST: Final = 5
_WORDS: Final = "Ljava/lang/CharSequence;"
"""So many calls are followed up to callers, and down into called methods."""
_METHODS_KEPT: Final = 512

_MOST_RUNS: Final = 8
_CONSTS: Final = frozenset(range(0x12, 0x1A))


class Resolver:
    """Resolves the values of registers; one per app, memoised."""

    def __init__(
        self, program: Program, hierarchy: Hierarchy, *, resources: Resources | None = None
    ) -> None:
        self.program = program
        self.hierarchy = hierarchy
        self.resources = resources
        self._callers = Callers(program, hierarchy)
        self._one_object = OneObject(program)
        self._uses: dict[MethodNumber, DefUse] = {}
        self._fluent: dict[MethodNumber, frozenset[int]] = {}
        self._written: dict[tuple[MethodNumber, int], bool] = {}
        self._known: dict[Question, Values] = {}
        self._open = OpenQuestions()
        self._inner: dict[tuple[Scope, Call, MethodNumber], Scope] = {}
        self.members_run: dict[tuple[MethodNumber, int], Values] = {}
        """What calls of `Method.invoke` can run, kept by `reflective_calls`."""
        self._rehearsals = Rehearsals(program, hierarchy, resources)
        self._rehearses = False
        self._known_rehearsed: dict[Question, Values] = {}
        self._takes_extras = False
        self._known_handed: dict[Question, Values] = {}

    # The questions.

    def value_at(
        self, method: MethodNumber, pc: int, register: int, *, steps: int = STEPS
    ) -> Values:
        """Return what a register can hold just before a pc, searched for so many steps."""
        self._open.left = steps
        return self._value(Scope(method), pc, register)

    def value_in(self, scope: Scope, pc: int, register: int, *, steps: int = STEPS) -> Values:
        """Return what a register can hold just before a pc of a method entered in a known way."""
        self._open.left = steps
        return self.value(scope, pc, register)

    def uri_at(self, method: MethodNumber, pc: int, register: int) -> Values:
        """Return what a register that holds a `Uri` can hold; texts count as parsed."""
        found = self.value_at(method, pc, register)
        if len(found) != 1 or is_open(found[0]):
            found = self._rehearsed_at(method, pc, register)
        return union(as_uri(one) for one in found)

    def _rehearsed_at(self, method: MethodNumber, pc: int, register: int) -> Values:
        """Ask again, and have methods rehearsed where the search backward leaves something open."""
        plain, self._known, self._rehearses = self._known, self._known_rehearsed, True
        try:
            return self.value_at(method, pc, register)
        finally:
            self._known, self._rehearses = plain, False

    def handed_in(self, scope: Scope, pc: int, register: int) -> Values:
        """Return what a register can hold, with what the app puts into its intents and bundles."""
        plain, self._known, self._takes_extras = self._known, self._known_handed, True
        try:
            return self.value(scope, pc, register)
        finally:
            self._known, self._takes_extras = plain, False

    def def_use(self, method: MethodNumber) -> DefUse:
        """Return the definitions and uses of a method."""
        known = self._uses.get(method)
        if known is None:
            if len(self._uses) >= _METHODS_KEPT:
                self._uses.pop(next(iter(self._uses)))
            known = self._uses[method] = DefUse(self.program.body(method))
        return known

    def call_at(self, method: MethodNumber, pc: int) -> Call | None:
        """Return the call at a pc, or None where control never starts an instruction."""
        uses = self.def_use(method)
        return read_call(self.program, method, uses.instruction(pc)) if uses.has(pc) else None

    # The search; public for `library` and `facts`.

    def value(self, scope: Scope, pc: int, register: int) -> Values:
        """Return what a register can hold just before a pc of a method looked at in a scope.

        A question that is not part of another one has a whole budget of steps to itself.
        """
        if not self._open:
            self._open.left = STEPS
        return self._value(scope, pc, register)

    def _value(self, scope: Scope, pc: int, register: int) -> Values:
        key = (scope, pc, register)
        known = self._known.get(key)
        if known is None:
            known = self._open.already(key)
        return self._search(key) if known is None else known

    def _search(self, key: Question) -> Values:
        """Resolve one question."""
        scope, pc, register = key
        before = self._open.begin(key)
        try:
            uses = self.def_use(scope.method)
            found = union(
                value
                for defined in uses.definitions(pc, register)
                for value in self._defined(scope, uses, defined, register)
            )
        finally:
            self._open.leave(key)
        if self._open.keep(key, before, found):
            self._known[key] = found
        return found

    @property
    def is_spent(self) -> bool:
        """Whether the last question came to the end of its steps."""
        return self._open.left <= 0

    def fresh(self, method: MethodNumber) -> Scope:
        """Return a scope for another method, entered by no call that is known."""
        return Scope(method, None, _DEEPEST - 1)

    def argument(self, scope: Scope, call: Call, index: int) -> Values:
        """Return what a parameter of a call can hold, counted without the receiver."""
        register = call.register(index)
        return () if register is None else self.value(scope, call.pc, register)

    def receiver(self, scope: Scope, call: Call) -> Values:
        """Return what the receiver of a call can be."""
        return () if call.receiver is None else self.value(scope, call.pc, call.receiver)

    def shaped(
        self, scope: Scope, pc: int, register: int
    ) -> tuple[tuple[tuple[int, int], Shaped], ...]:
        """Return, for each object that a register can hold, what shapes it in the method."""
        uses = self.def_use(scope.method)
        fluent = self.fluent_calls(scope.method)
        return tuple(
            (root, shaping(uses, root, fluent)) for root in roots_of(uses, pc, register, fluent)
        )

    def orders(self, scope: Scope, shaped: Shaped, pc: int) -> tuple[tuple[int, ...], ...]:
        """Return the orders in which an object was shaped before a pc."""
        return orders(self.def_use(scope.method), shaped, pc)

    def fluent_calls(self, method: MethodNumber) -> frozenset[int]:
        """Return the pcs of calls in a method that give back their first argument."""
        known = self._fluent.get(method)
        if known is None:
            found = set()
            for one in self.program.body(method).instructions:
                call = read_call(self.program, method, one) if one.opcode in CALLS else None
                if call is not None and library.is_fluent(call):
                    found.add(call.pc)
            known = self._fluent[method] = frozenset(found)
        return known

    # Definitions.

    def _defined(self, scope: Scope, uses: DefUse, pc: int, register: int) -> Values:
        if pc == ENTRY:
            return self._parameter(scope, uses.parameter_word(register) or 0)
        one = uses.instruction(pc)
        opcode = one.opcode
        if opcode in opcodes.MOVES:
            return self.value(scope, pc, one.registers[1])
        if opcode in _CONSTS:
            return (Number(one.literal or 0),)
        if opcode in opcodes.MOVE_RESULTS:
            before = uses.call_before(pc)
            return self._result(scope, before) if before else (Unknown("a lost result"),)
        if opcode in opcodes.STATIC_READS or opcode in opcodes.INSTANCE_READS:
            return fields.read(self, scope, one)
        if opcode in arithmetic.CALCULATIONS:
            return arithmetic.computed(self, scope, one)
        return self._made(scope, one)

    def _made(self, scope: Scope, one: Instruction) -> Values:
        image, _ = self.program.place(scope.method)
        opcode = one.opcode
        if opcode in opcodes.CONST_STRINGS and one.ref is not None:
            return (Text(image.strings[one.ref]),)
        if opcode == opcodes.CONST_CLASS and one.ref is not None:
            return (ClassName(image.type_name(one.ref)),)
        if opcode == opcodes.NEW_INSTANCE and one.ref is not None:
            return library.made(self, scope, one.pc, image.type_name(one.ref))
        if opcode == opcodes.NEW_ARRAY:
            return (library.array(self, scope, one),)
        if 0x44 <= opcode <= 0x4A:
            return library.element(self, scope, one)
        if opcode == opcodes.MOVE_EXCEPTION:
            return (Unknown("a caught exception"),)
        if opcode in (0x20, 0x21) or 0x2D <= opcode <= 0x31:
            return (Made(),)
        return (Unknown("an instruction that is not followed"),)

    # Parameters and results.

    def _parameter(self, scope: Scope, word: int) -> Values:
        """Resolve a parameter: the argument of the frame's call, else of every caller."""
        if self._is_written(scope.method, word):
            return (Unknown("an array changed in place"),)
        if scope.frame is not None:
            frame = scope.frame
            if word < len(frame.call.registers):
                return self.value(frame.scope, frame.call.pc, frame.call.registers[word])
            return (Unknown("a missing argument"),)
        text = self.program.text(scope.method)
        given = library.given_parameter(self, scope.method, word)
        if given:
            return given
        if word == 0 and not self.program.is_static(scope.method):
            if scope.own:
                return (Instance(scope.own, (scope.method, EXACTLY)),)
            return (Instance(self.program.owner(scope.method), (scope.method, -1)),)
        if scope.ups >= _DEEPEST:
            return (Unknown("too many callers up"),)
        givers = self._callers.of(scope.method)
        found: list[Value] = []
        for giver in givers.calls[:MOST_CALLERS]:
            values = self._given(giver, word, scope.ups + 1)
            found += [handed(one, (giver.site.method, giver.site.pc)) for one in values]
        if len(givers.calls) > MOST_CALLERS:
            found.append(Unknown("more callers than are followed"))
        if not givers.is_whole:
            found.append(Unknown("callers through a wide interface"))
        return union(found) or (Parameter(text, word),)

    def _is_written(self, method: MethodNumber, word: int) -> bool:
        key = (method, word)
        if key not in self._written:
            self._written[key] = library.changes_parameter(self, method, word)
        return self._written[key]

    def _given(self, giver: Giver, word: int, ups: int) -> Values:
        """Return what one caller puts into a word of the called method."""
        call = self.call_at(giver.site.method, giver.site.pc)
        place = word + giver.shift
        if call is None or place >= len(call.registers):
            return ()
        values = self.value(Scope(call.method, None, ups), call.pc, call.registers[place])
        is_looped = self.def_use(call.method).is_in_loop
        return uri_calls.row_by_row(call, call.registers[place], values, is_in_loop=is_looped)

    def callers(self, method: MethodNumber) -> tuple[Call, ...]:
        """Return the calls that can run a method, in order."""
        sites = (one.site for one in self._callers.of(method).calls)
        found = (self.call_at(site.method, site.pc) for site in sites)
        return tuple(one for one in found if one is not None)

    def _result(self, scope: Scope, before: Instruction) -> Values:
        """Resolve what a call or filled-new-array gives back."""
        if before.opcode in opcodes.FILLED_NEW_ARRAYS:
            rows = [self.value(scope, before.pc, one) for one in before.registers]
            if all(len(row) == 1 for row in rows):
                return (Elements(tuple(row[0] for row in rows), ordered=True),)
            return (elements(one for row in rows for one in row),)
        call = read_call(self.program, scope.method, before)
        if call is None:
            return concatenation.result(self, scope, before)
        if library.is_fluent(call):
            return self.value(scope, call.pc, call.registers[0])
        made = made_uris().get(call.text)
        if made is not None:
            return (made,)
        known = library.preferred(self, scope, call)
        if known is not None:
            return known
        targets = self.targets(scope, call)
        put = (
            extras.handed(self, scope, call, to_screen=self._takes_extras)
            if self._rehearses or self._takes_extras
            else None
        )
        if put is not None:
            return put
        if targets:
            found = self.results(scope, call, targets)
        else:
            found = library.result(self, scope, call)
        if not self._rehearses or scope.frame is not None:
            return found
        inside = self.program.text(scope.method)
        if not is_worth_one(call, found, inside=inside, is_own=bool(targets)):
            return found
        uses = self.def_use(scope.method)
        return self._rehearsals.better(scope.method, call.pc, uses, found)

    def results(self, scope: Scope, call: Call, targets: tuple[MethodNumber, ...]) -> Values:
        """Return what a call gives back that runs some of the app's methods."""
        depth = scope.frame.depth if scope.frame else 0
        if depth >= _DEEPEST:
            return (Unknown("too many calls down"),)
        found: list[Value] = []
        for target in targets[:MOST_TARGETS]:
            inner = self._entered(scope, call, target, depth + 1)
            for one in self.program.body(target).instructions:
                if one.opcode in (0x0F, 0x10, 0x11):
                    read = as_words if call.returns == _WORDS else Resolver.value
                    found += read(self, inner, one.pc, one.registers[0])
            if not self.program.has_code(target):
                found.append(Unknown("a native or abstract method"))
        if len(targets) > MOST_TARGETS:
            found.append(Unknown("more overrides than are followed"))
        if len(targets) == 1 and any(is_open(one) for one in found):
            return self._run(scope, call, targets[0]) or union(found)
        return union(found)

    def _entered(self, scope: Scope, call: Call, target: MethodNumber, depth: int) -> Scope:
        """Return the scope of a method that a call runs, the same each time: no other is as quick to look up."""
        key = (scope, call, target)
        known = self._inner.get(key)
        if known is None:
            known = self._inner[key] = Scope(target, Frame(scope, call, depth), scope.ups)
        return known

    def _run(self, scope: Scope, call: Call, target: MethodNumber) -> Values:
        """Run a method whose result is not seen otherwise, on known arguments; else nothing."""
        if call.returns not in RUNNABLE:
            return ()
        words = self._words(scope, call)
        found = []
        for row in product(*words)[:_MOST_RUNS]:
            result = run_method(self.program, self.hierarchy, target, row)
            if result is None:
                return ()
            found.append(decoded_at(result, (scope.method, call.pc)))
        return union(found)

    def _words(self, scope: Scope, call: Call) -> list[Values]:
        """Return the values of each word of a call; the second words of wide ones are nothing."""
        words = [] if call.receiver is None else [self.receiver(scope, call)]
        for index, kind in enumerate(call.types):
            words.append(self.argument(scope, call, index))
            if kind in ("J", "D"):
                words.append((Number(0),))
        return words

    def targets(self, scope: Scope, call: Call) -> tuple[MethodNumber, ...]:
        """Return the app's methods that a call can run, in order; none for a framework method."""
        signature = f"{call.name}{call.proto}"
        first = self.hierarchy.resolve_method(call.owner, signature)
        if call.opcode not in opcodes.INVOKE_VIRTUALS | opcodes.INVOKE_INTERFACES:
            return () if first is None else (first,)
        if self.program.class_info(call.owner) is None:
            return ()
        found: dict[MethodNumber, None] = {}
        owners = self._receiver_types(scope, call)
        below = owners or (call.owner, *self.hierarchy.subtypes(call.owner)[:64])
        for owner in below:
            one = self.hierarchy.resolve_method(owner, signature)
            if one is not None and self.program.has_code(one):
                found[one] = None
        if not found and first is not None:
            found[first] = None
        return tuple(found)

    def _receiver_types(self, scope: Scope, call: Call) -> tuple[str, ...]:
        """Return the classes of the receiver if all its makings are known and there is a choice."""
        if not self.hierarchy.subtypes(call.owner):
            return ()
        values = self.receiver(scope, call)
        known = (isinstance(one, Instance) and is_exact(one) for one in values)
        if values and all(known):
            return tuple(one.type for one in values if isinstance(one, Instance))
        return ()

    def field_values(self, text: str, *, ups: int = 0) -> Values:
        """Return what a field can hold, by its text `La/b;->c:I`."""
        if ups > _DEEPEST:
            return (Unknown("too many fields up"),)
        return fields.held(self, text, ups=ups + 1)

    def field_of_one(self, scope: Scope, one: Instruction, text: str) -> Values | None:
        """Return what a field of the one object that is known holds; None where it is not known."""
        found = self._one_object.values(self, scope, one, text)
        at = (scope, one, text)
        return (
            found
            if found is not None
            else by_callers(self, self._callers, self._one_object, at)
        )

    def stored(self, method: MethodNumber, pc: int, register: int, *, ups: int) -> Values:
        """Return what a store in another method puts into a field."""
        return self.value(Scope(method, None, ups), pc, register)
