"""Follows an object that code makes to all that is done to it: through calls, fields, results and functions.

`new Column(list)` is handed to `content.invoke(column)`, and there `column.text(…)` puts a view into the list
that the column keeps. Each step is looked at as it was called, so that two buttons which one helper makes are two.
Where the object is kept in a screen of Android's making, of which there is no place that makes it, all methods that
read the field are looked at, each from every call of it in which it is told something.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from auditor.code.classes.histories import copied_uses, roots_of
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.registers import CALLS, ENTRY
from auditor.code.classes.search import Frame, Scope
from auditor.code.classes.sites import Call
from auditor.code.classes.values import Instance, Number, Site
from auditor.code.resolution.constants import Resolver
from auditor.dex.body import Instruction
from auditor.dex.opcodes import (
    INSTANCE_READS,
    INSTANCE_WRITES,
    MOVE_RESULTS,
    NEW_INSTANCE,
    RETURN_OBJECT,
)
from auditor.model.names import LIBRARIES, outer_class

_DEEPEST: Final = 24
_MOST_USES: Final = 4_000
_MOST_CUT: Final = 24
"""Once it was asked so often in vain which function is called, it is asked no more: a toolkit without its names is seen into."""
_MOST_CALLERS: Final = 64
_MOST_TARGETS: Final = 8
_CLIMBS: Final = 3
_MADE_OF: Final = 2
"""Through so many makings it is asked whether something is made of a parameter."""
_COUNTED: Final = 2
"""Calls that are looked into count no further: what a helper of helpers gives back is asked for as well."""
_OBJECT: Final = "Ljava/lang/Object;"
_FUNCTIONS: Final = ("Lkotlin/jvm/functions/",)

Place = tuple[int, int]
"""A place and the register in which an object stands then; `ENTRY` for a parameter."""


class Using(NamedTuple):
    """One instruction that does something to an object."""

    scope: Scope
    one: Instruction
    register: int
    """Through which register."""
    call: Call | None


class ObjectUses:
    """Answers what is done to objects, for one screen."""

    def __init__(
        self, resolver: Resolver, own: str, picked: Mapping[Site, int] = MappingProxyType({})
    ) -> None:
        self.resolver = resolver
        self.program = resolver.program
        self.own = own
        """The class of the screen, where one is asked about."""
        self.is_whole = True
        """False once something was handed to what is not known, or there was too much of it."""
        self.picked: Mapping[Site, int] = picked
        """Which of several functions a call is taken to run."""
        self.doubted: dict[Scope, tuple[Site, int]] = {}
        """The methods that were looked into as one of several that a call may run: which call, and how many."""
        self._left = _MOST_USES
        self._cut = 0
        self._asked: set[tuple[Scope, Place]] = set()

    # Forward.

    def of(self, scope: Scope, place: Place) -> Iterator[Using]:
        """Yield what is done to the object at a place, in the order of the code."""
        yield from self._of(scope, place, set(), 0)

    def _of(
        self, scope: Scope, place: Place, seen: set[tuple[Scope, Place]], depth: int
    ) -> Iterator[Using]:
        if (scope, place) in seen:
            return
        if depth > _DEEPEST or self._left <= 0:
            self.is_whole = False
            return
        seen.add((scope, place))
        uses = self.resolver.def_use(scope.method)
        for one, register in sorted(copied_uses(uses, *place), key=lambda each: each[0].pc):
            self._left -= 1
            call = self.resolver.call_at(scope.method, one.pc) if one.opcode in CALLS else None
            used = Using(scope, one, register, call)
            yield used
            for inner, further in self._further(used, depth):
                yield from self._of(inner, further, seen, depth + 1)

    def _further(self, used: Using, depth: int) -> Iterator[tuple[Scope, Place]]:
        """Yield where an object stands after an instruction: in a method, in what reads a field, in a result."""
        one = used.one
        if one.opcode in INSTANCE_WRITES and one.registers[0] == used.register:
            yield from self._read_again(used.scope, one, depth)
        elif one.opcode == RETURN_OBJECT:
            yield from self._given_back(used.scope)
        elif used.call is not None:
            yield from self._inside(used.scope, used.call, used.register)

    def _given_back(self, scope: Scope) -> Iterator[tuple[Scope, Place]]:
        """Yield where what a call gives back stands: of a screen's getter of what it keeps, after each call of it."""
        frame = scope.frame
        if frame is not None:
            yield from self._taken(frame.scope, frame.call)
            return
        is_screens = bool(self.own) and not self.program.is_static(scope.method)
        callers = list(self.resolver.callers(scope.method)) if is_screens else []
        if len(callers) > _MOST_CALLERS:
            self.is_whole = False
            return
        for call in callers:
            if self._is_own(scope.method, call):
                for above in self.entrances(call.method):
                    yield from self._taken(above, call)

    def _taken(self, scope: Scope, call: Call) -> Iterator[tuple[Scope, Place]]:
        """Yield where the result of a call stands, if it is taken."""
        taken = self.resolver.def_use(scope.method).result_of(call.pc)
        if taken is not None:
            yield scope, (taken.pc, taken.registers[0])

    def _inside(self, scope: Scope, call: Call, register: int) -> Iterator[tuple[Scope, Place]]:
        """Yield where an object stands in the methods of the app that a call hands it to."""
        targets = self.targets(scope, call)
        number = self.picked.get((scope.method, call.pc))
        targets = targets if number is None else targets[number : number + 1]
        if not targets:
            self.is_whole &= not self._is_lost(call, register)
            yield from self._run_later(scope, call, register)
        if len(targets) > _MOST_TARGETS:
            self.is_whole = False
            return
        for target in targets:
            body = self.program.body(target)
            inner = entered(scope, call, target)
            if len(targets) > 1:
                self.doubted[inner] = ((scope.method, call.pc), len(targets))
            for word, given in enumerate(call.registers[: body.ins]):
                if given == register:
                    yield inner, (ENTRY, body.registers - body.ins + word)

    def _is_lost(self, call: Call, register: int) -> bool:
        """Say whether an object is handed to a function of the app's of which it is not known which."""
        if call.receiver in (None, register) or call.name == "<init>":
            return False
        own = (call.owner, *self.resolver.hierarchy.supers(call.owner))
        signature = f"{call.name}{call.proto}"
        return call.owner.startswith(_FUNCTIONS) or any(
            signature in self.program.declared(one)
            for one in own
            if not one.startswith(LIBRARIES)
        )

    def doubt(self, scope: Scope) -> tuple[Site, int] | None:
        """Return the call of one of several functions on the way to a method, with how many they are."""
        inner: Scope | None = scope
        while inner is not None:
            if inner in self.doubted:
                return self.doubted[inner]
            inner = inner.frame.scope if inner.frame is not None else None
        return None

    def _run_later(
        self, scope: Scope, call: Call, register: int
    ) -> Iterator[tuple[Scope, Place]]:
        """Yield where a function stands in its own methods once it is handed to what runs it: `view.post(function)`."""
        if call.receiver == register or not call.owner.startswith(LIBRARIES):
            return
        made = self.made(scope, call.pc, register)
        if made is None:
            return
        inner, (pc, _) = made
        name = self._type_made(inner, pc)
        if name is None or not self._is_function(name):
            return
        for signature, method in self.program.declared(name).items():
            if not signature.startswith("<") and self.program.has_code(method):
                body = self.program.body(method)
                if not self.program.is_static(method):
                    yield (
                        Scope(method, made=(inner, pc)),
                        (ENTRY, body.registers - body.ins),
                    )

    def _is_function(self, name: str) -> bool:
        """Say whether a class does something for others and is nothing else: it stands below an interface alone."""
        above = self.resolver.hierarchy.supers(name)
        return len(above) > 1 and _OBJECT in self.resolver.hierarchy.direct_supers(name)

    def targets(self, scope: Scope, call: Call) -> tuple[MethodNumber, ...]:
        """Return the app's own methods that a call runs, also through a function that is known."""
        found = self.resolver.targets(scope, call)
        if not found or len(found) > 1:
            found = self._of_function(scope, call) or found
        return tuple(
            one
            for one in found
            if self.program.has_code(one) and not self.program.owner(one).startswith(LIBRARIES)
        )

    def _of_function(self, scope: Scope, call: Call) -> tuple[MethodNumber, ...]:
        if call.is_static or call.name == "<init>" or call.owner == _OBJECT:
            return ()
        if self._cut >= _MOST_CUT:
            self.is_whole = False
            return ()
        values = [one for one in self.resolver.receiver(scope, call) if one != Number(0)]
        self._cut += self.resolver.is_spent
        known = [one for one in values if isinstance(one, Instance) and one.site[1] >= 0]
        if not known or len(known) != len(values):
            return ()
        signature = f"{call.name}{call.proto}"
        found = {
            self.resolver.hierarchy.resolve_method(one.type, signature): None for one in known
        }
        return tuple(one for one in found if one is not None)

    def _read_again(
        self, scope: Scope, one: Instruction, depth: int
    ) -> Iterator[tuple[Scope, Place]]:
        """Yield where what a write keeps in a field is read again."""
        text = self._field(scope, one)
        keeper = self.made(scope, one.pc, one.registers[1])
        if keeper is None:
            for inner, read in self._read_anywhere(scope, text):
                yield inner, (read.pc, read.registers[0])
            return
        for each in self._uses_of(keeper, depth):
            if each.one.opcode in INSTANCE_READS and self._field(each.scope, each.one) == text:
                yield each.scope, (each.one.pc, each.one.registers[0])

    def _uses_of(self, keeper: tuple[Scope, Place], depth: int) -> Iterator[Using]:
        """Yield what is done to an object that keeps another one, but for what it keeps in a ring."""
        if keeper not in self._asked:
            self._asked.add(keeper)
            yield from self._of(*keeper, set(), depth + 1)
            self._asked.discard(keeper)

    def _read_anywhere(self, scope: Scope, text: str) -> Iterator[tuple[Scope, Instruction]]:
        """Yield the reads of a field of something that no code makes."""
        for use in self.program.field_uses(text):
            if use.opcode in INSTANCE_READS and not self.is_siblings(use.method, text):
                read = self.resolver.def_use(use.method).instruction(use.pc)
                inner = [scope] if use.method == scope.method else self.entrances(use.method)
                yield from ((each, read) for each in inner)

    def _field(self, scope: Scope, one: Instruction) -> str:
        image, _ = self.program.place(scope.method)
        return image.field_text(one.ref) if one.ref is not None else ""

    def entrances(self, method: MethodNumber) -> list[Scope]:
        """Return the ways to look at a method: from each call that tells it something, or whose object it is."""
        return self._entrances(method, _CLIMBS)

    def _entrances(self, method: MethodNumber, left: int) -> list[Scope]:
        every = list(self.resolver.callers(method))
        callers = [one for one in every if self._is_own(method, one)]
        if every and not callers:
            return []  # Other screens alone call it.
        if not left or not self._is_told(method) or not 0 < len(callers) <= _MOST_CALLERS:
            return [Scope(method, own=self.own)]
        return [
            entered(above, call, method)
            for call in callers
            for above in (
                self._entrances(call.method, left - 1)
                if any(self._is_of_callers(call.method, call.pc, one) for one in call.registers)
                else [Scope(call.method, own=self.own)]
            )
        ]

    def _is_of_callers(
        self, method: MethodNumber, pc: int, register: int, left: int = _MADE_OF
    ) -> bool:
        """Say whether something is a parameter of a method, or is made or told of one."""
        uses = self.resolver.def_use(method)
        first = 0 if self.program.is_static(method) else 1
        for place, word in roots_of(uses, pc, register, frozenset()):
            if place == ENTRY:
                if (uses.parameter_word(word) or 0) >= first:
                    return True
                continue
            before = uses.call_before(place)
            calls = [before] if before is not None else []
            calls += [one for one, _ in copied_uses(uses, place, word) if one.opcode in CALLS]
            told = ((one.pc, each) for one in calls for each in one.registers if each != word)
            if left and any(self._is_of_callers(method, *each, left - 1) for each in told):
                return True
        return False

    def _is_told(self, method: MethodNumber) -> bool:
        """Say whether who calls a method tells it something, and Android does not call it."""
        owner, hierarchy = self.program.owner(method), self.resolver.hierarchy
        if self.program.is_static(method):
            return self.program.body(method).ins > 0
        if hierarchy.overridden(owner, self.program.signature(method)) is not None:
            return False
        is_screen = not self.own or hierarchy.is_subtype(self.own, owner)
        return self.program.body(method).ins > is_screen

    def _is_own(self, method: MethodNumber, call: Call) -> bool:
        """Say whether a call of a screen's method may be one of this very screen."""
        if self.program.is_static(method):
            return True
        return not self.is_siblings(call.method, self.program.owner(method))

    def is_siblings(self, method: MethodNumber, member: str) -> bool:
        """Say whether a method is of another screen that has a member too: what it does there it does to its own."""
        if not self.own:
            return False
        hierarchy = self.resolver.hierarchy
        owner = outer_class(self.program.owner(method))
        kin = (self.own, *hierarchy.supers(self.own))
        return owner not in kin and hierarchy.is_subtype(owner, member.partition("->")[0])

    # Backward.

    def made(
        self, scope: Scope, pc: int, register: int, depth: int = 0
    ) -> tuple[Scope, Place] | None:
        """Return where the one object that a register holds is made; None where that is not known."""
        if depth > _DEEPEST:
            return None
        uses = self.resolver.def_use(scope.method)
        roots = roots_of(uses, pc, register, frozenset())
        if len(roots) != 1:
            return None
        place, word = roots[0]
        if place == ENTRY:
            return self._handed(scope, uses.parameter_word(word), depth)
        one = uses.instruction(place)
        if one.opcode == NEW_INSTANCE:
            return scope, (one.pc, one.registers[0])
        if one.opcode in INSTANCE_READS:
            return self._kept(scope, one, depth)
        return self._result(scope, one, depth)

    def _result(self, scope: Scope, one: Instruction, depth: int) -> tuple[Scope, Place] | None:
        """Return where the one object is made that a call gives back."""
        uses = self.resolver.def_use(scope.method)
        before = uses.call_before(one.pc) if one.opcode in MOVE_RESULTS else None
        call = self.resolver.call_at(scope.method, before.pc) if before is not None else None
        targets = () if call is None else self.targets(scope, call)
        if call is None or len(targets) != 1:
            return None
        inner = entered(scope, call, targets[0])
        found = {
            self.made(inner, each.pc, each.registers[0], depth + 1)
            for each in self.program.body(targets[0]).instructions
            if each.opcode == RETURN_OBJECT
        }
        return found.pop() if len(found) == 1 else None

    def _handed(self, scope: Scope, word: int | None, depth: int) -> tuple[Scope, Place] | None:
        frame = scope.frame
        if frame is not None and word is not None and word < len(frame.call.registers):
            register = frame.call.registers[word]
            return self.made(frame.scope, frame.call.pc, register, depth + 1)
        if scope.made is not None and word == 0 and not self.program.is_static(scope.method):
            inner, pc = scope.made
            one = self.resolver.def_use(inner.method).instruction(pc)
            return inner, (pc, one.registers[0])
        return None

    def _kept(self, scope: Scope, one: Instruction, depth: int) -> tuple[Scope, Place] | None:
        found = {
            self.made(inner, place[0], place[1], depth + 1)
            for inner, place in self.writes(scope, one, depth) or ()
        }
        return found.pop() if len(found) == 1 else None

    def writes(
        self, scope: Scope, one: Instruction, depth: int = 0
    ) -> list[tuple[Scope, Place]] | None:
        """Return where the field that is read is written of the same object; None where that is not known."""
        text = self._field(scope, one)
        keeper = self.made(scope, one.pc, one.registers[1], depth + 1)
        if keeper is None:
            return None
        return [
            (each.scope, (each.one.pc, each.one.registers[0]))
            for each in self._uses_of(keeper, depth)
            if each.one.opcode in INSTANCE_WRITES
            and each.one.registers[1] == each.register
            and self._field(each.scope, each.one) == text
        ]

    def _type_made(self, scope: Scope, pc: int) -> str | None:
        one = self.resolver.def_use(scope.method).instruction(pc)
        image, _ = self.program.place(scope.method)
        return (
            image.type_name(one.ref)
            if one.opcode == NEW_INSTANCE and one.ref is not None
            else None
        )


def entered(scope: Scope, call: Call, target: MethodNumber) -> Scope:
    """Return a method as a call enters it."""
    depth = scope.frame.depth if scope.frame is not None else 0
    return Scope(target, Frame(scope, call, min(depth + 1, _COUNTED)), scope.ups)
