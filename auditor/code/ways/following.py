"""Follows one value forward: to every call that it is given to, through the app's own methods.

Copies, fields of the app (whichever object they belong to), parameters and results are followed;
what goes into an array, or is lost in the budget, makes the answer incomplete. A function object
that is given to nobody but the app's own code runs where that code calls it; a text is the key of
whatever store it reaches.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from auditor.code.calls.callgraph import CALL, CallGraph
from auditor.code.classes.def_uses import DefUses
from auditor.code.classes.framework import OBJECT
from auditor.code.classes.instances import Birth
from auditor.code.classes.making import constructor_on
from auditor.code.classes.program import MethodNumber, Use
from auditor.code.classes.registers import CALLS, ENTRY, DefUse
from auditor.code.classes.scope import Making, Scope
from auditor.code.classes.sites import Call, read_call
from auditor.code.classes.values import Site
from auditor.dex import opcodes
from auditor.dex.body import Instruction
from auditor.model.names import COMPOSER

STEPS: Final = 400
"""So many places at which the value stands are looked at."""

_DEEPEST: Final = 6
_MOST_TARGETS: Final = 4
_MOST_READS: Final = 60
_MOST_OF_BAG: Final = 600
"""Reads of a field that many classes share which were merged into one: most are cast to something else."""
_MOST_CALLERS: Final = 24
_MOST_NESTED: Final = 5
"""So many objects that are made one in the other are told apart."""
_MOST_BEFORE_CAST: Final = 4
"""Between reading a field and taking what it holds for something stand other reads alone."""


class Standing(NamedTuple):
    """A place where the value comes into a register: a definition, or a parameter (pc `ENTRY`)."""

    scope: Scope
    pc: int
    register: int
    number: int | None = None
    """Where it comes out of an object that a shrinker merged: the number of the body that it runs."""


class Landing(NamedTuple):
    """A call that the value is given to, and as which word (the receiver is 0)."""

    scope: Scope
    call: Call
    word: int
    taken: int = ENTRY
    """Where the value was taken that comes there: on a branch, where a call takes one of several."""


@dataclass(slots=True)
class Trail:
    """Where one value goes."""

    made: str = ""
    """The class of the object, where it is known."""
    landings: list[Landing] = field(default_factory=list)
    is_whole: bool = True
    """False when it went where it is not followed."""
    keeps_apart: bool = False
    """Whether objects are told apart that are made with the value."""
    drawn: set[MethodNumber] = field(default_factory=set)
    """The composables that it was handed to: each hands a library what draws it again, with the same."""


@dataclass(slots=True)
class Follower:
    """Follows values of one app."""

    graph: CallGraph
    _uses: DefUses = field(init=False)
    _made: dict[str, tuple[tuple[Birth, Trail], ...] | None] = field(default_factory=dict)
    _given_to: dict[tuple[Site, str], tuple[Call, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._uses = self.graph.uses

    def standing(self, method: MethodNumber, pc: int) -> Standing | None:
        """Return the value that an instruction defines, if it can be read and defines one."""
        uses = self._uses.of(method)
        if uses is None or not uses.has(pc) or not uses.instruction(pc).registers:
            return None
        return Standing(Scope(method), pc, uses.instruction(pc).registers[0])

    def result(self, scope: Scope, pc: int) -> Standing | None:
        """Return what the call at a place gives, where that is taken."""
        return next(self._taken(scope, pc), None)

    def makings(self, scope: Scope, pc: int, register: int) -> list[Standing]:
        """Return where the value that a register holds at a place is defined."""
        uses = self._uses.of(scope.method)
        if uses is None or not uses.has(pc):
            return []
        found = uses.definitions(pc, register)
        return [Standing(scope, one, register) for one in found]

    def follow(
        self,
        start: Standing,
        *,
        stops: Callable[[Call], bool] | None = None,
        made: str = "",
        all_or_none: bool = False,
        keeps_apart: bool = False,
    ) -> Trail:
        """Return where a value goes; calls that `stops` names are not looked into.

        With `all_or_none` a trail that is not whole is left off where it is lost. With `keeps_apart` what an
        object is made with is followed into the methods of that very object: each scope knows where it is made.

        `made` is the class of the object that is followed, where it is known: a call on the object
        runs the method of that class, however many others have one of that name.
        """
        trail = Trail(made, keeps_apart=keeps_apart)
        todo = [start]
        seen: set[Standing] = set()
        while todo:
            one = todo.pop()
            if one in seen:
                continue
            seen.add(one)
            if len(seen) > STEPS:
                trail.is_whole = False
                break
            todo += self._next(one, trail, stops)
            if all_or_none and not trail.is_whole:
                break
        trail.landings.sort(key=lambda each: (each.call.method, each.call.pc, each.word))
        return trail

    def trails(self, made: str) -> tuple[tuple[Birth, Trail], ...] | None:
        """Return where the objects of a class go from each place that makes one; None if that is not followed whole."""
        if made not in self._made:
            self._made[made] = self._trails(made)
        return self._made[made]

    def calls_given(self, site: Site, receiver: str) -> tuple[Call, ...]:
        """Return the calls that come to be given an object of a class which a place makes, or gives to its call."""
        key = (site, receiver)
        if key not in self._given_to:
            made = self.standing(*site)
            starts = self.given(site, receiver) or [one for one in (made,) if one is not None]
            landings = (
                one for each in starts for one in self.follow(each, made=receiver).landings
            )
            self._given_to[key] = tuple(dict.fromkeys(one.call for one in landings))
        return self._given_to[key]

    def _trails(self, made: str) -> tuple[tuple[Birth, Trail], ...] | None:
        found = []
        for birth in self.graph.instances.births(made):
            start = self.standing(birth.method, birth.pc)
            if birth.how != "object" or start is None:
                return None
            trail = self.follow(start, made=made, all_or_none=True)
            if not trail.is_whole:
                return None
            found.append((birth, trail))
        return tuple(found)

    def _next(
        self, one: Standing, trail: Trail, stops: Callable[[Call], bool] | None
    ) -> Iterator[Standing]:
        """Yield the further places to which a value comes from one."""
        uses = self._uses.of(one.scope.method)
        if uses is None:
            trail.is_whole = False
            return
        if trail.made and self._is_cast_away(uses, one, trail.made):
            return
        for pc in uses.uses(one.pc, one.register):
            reader = uses.instruction(pc)
            if one.number is not None and self._is_of_other(one, pc):
                continue
            if reader.opcode in opcodes.MOVES:
                yield one._replace(pc=pc, register=reader.registers[0])
            elif reader.opcode in CALLS:
                yield from self._given(one, reader, trail, stops)
            elif reader.opcode in opcodes.FIELD_WRITES:
                if reader.registers[0] == one.register:
                    yield from self._kept(one.scope, reader, trail)
            elif reader.opcode in opcodes.RETURNS:
                yield from self._returned(one.scope, trail)
            elif (
                reader.opcode in opcodes.ARRAY_WRITES
                or reader.opcode in opcodes.FILLED_NEW_ARRAYS
            ):
                trail.is_whole = trail.is_whole and reader.registers[0] != one.register

    def _is_cast_away(self, uses: DefUse, one: Standing, made: str) -> bool:
        """Say whether a value is at once taken for something that an object of the class is not.

        A field of any object holds another one in each class that a shrinker merged.
        """
        image, _ = self.graph.program.place(one.scope.method)
        start = 0 if one.pc == ENTRY else uses.row(one.pc) + 1
        for each in uses.body.instructions[start : start + _MOST_BEFORE_CAST]:
            if each.opcode == opcodes.CHECK_CAST and each.registers[0] == one.register:
                kind = image.type_name(each.ref or 0)
                return not self.graph.hierarchy.is_subtype(made, kind)
            if each.opcode not in opcodes.FIELD_READS or one.register in each.registers:
                return False
        return False

    def _is_of_other(self, one: Standing, pc: int) -> bool:
        """Say whether a place belongs to a body that the object never runs which holds the value."""
        merged, method = self.graph.merged, one.scope.method
        case = merged.case_at(method, pc)
        return case is not None and case != merged.case_of(method, one.number or 0)

    def _number(self, scope: Scope, owner: str) -> int | None:
        """Return the number of the merged object whose constructor a method is, entered by a known call."""
        call = scope.call
        if call is None or scope.outer is None or call.name != "<init>" or call.owner != owner:
            return None
        uses = self._uses.of(scope.outer.method)
        made = uses.definitions(call.pc, call.registers[0]) if uses is not None else ()
        if len(made) != 1 or made[0] < 0:
            return None
        return self.graph.merged.number_made(owner, scope.outer.method, made[0])

    def run_at(self, site: Site) -> tuple[MethodNumber, ...]:
        """Return the app's methods that the call at a place runs."""
        call = self._call(site)
        return () if call is None else self._targets(call)

    def given(self, site: Site, receiver: str) -> list[Standing]:
        """Return the parameters as which an object of a class comes in from the call at a place."""
        call = self._call(site)
        if call is None:
            return []
        words = [
            word
            for word in range(len(call.registers))
            if (kind := type_at(call, word)) is not None
            and kind != OBJECT
            and self.graph.hierarchy.is_subtype(receiver, kind)
        ]
        return [
            one
            for target in self._targets(call)[:_MOST_TARGETS]
            for one in self._parameters(Scope(call.method), call, target, words)
        ]

    def _call(self, site: Site) -> Call | None:
        uses = self._uses.of(site[0])
        if uses is None or not uses.has(site[1]):
            return None
        return read_call(self.graph.program, site[0], uses.instruction(site[1]))

    def _targets(self, call: Call) -> tuple[MethodNumber, ...]:
        return self.graph.dispatch.targets_of(call).methods

    def _parameters(
        self, scope: Scope, call: Call, target: MethodNumber, words: list[int]
    ) -> Iterator[Standing]:
        """Yield the parameters of a called method that stand at some words of the call."""
        body = self._uses.of(target)
        if body is None or not self.graph.program.has_code(target):
            return
        inner = Scope(target, call, scope, scope.depth + 1)
        first = body.body.registers - body.body.ins
        for word in words:
            if word < body.body.ins:
                yield Standing(inner, ENTRY, first + word)

    def _given(
        self,
        one: Standing,
        reader: Instruction,
        trail: Trail,
        stops: Callable[[Call], bool] | None,
    ) -> Iterator[Standing]:
        call = read_call(self.graph.program, one.scope.method, reader)
        if call is None:
            trail.is_whole = False  # An invoke-custom.
            return
        words = [at for at, each in enumerate(call.registers) if each == one.register]
        trail.landings.extend(Landing(one.scope, call, word, one.pc) for word in words)
        if stops is not None and stops(call):
            return
        targets = self._run_on(trail.made, call) if words == [0] else None
        if targets is None:
            targets = self._targets(call)
        if len(targets) > _MOST_TARGETS or (targets and one.scope.depth >= _DEEPEST):
            trail.is_whole = False
            return
        for target in targets:
            trail.is_whole = trail.is_whole and self.graph.program.has_code(target)
            if target not in trail.drawn:
                yield from self._parameters(one.scope, call, target, words)
            if COMPOSER in call.proto:
                trail.drawn.add(target)

    def _run_on(self, made: str, call: Call) -> tuple[MethodNumber, ...] | None:
        """Return what a call runs on an object of a class; None where that is not known."""
        if not made or call.is_static or call.name == "<init>":
            return None
        method = self.graph.hierarchy.resolve_method(made, call.name + call.proto)
        return None if method is None else (method,)

    def _kept(self, scope: Scope, writer: Instruction, trail: Trail) -> Iterator[Standing]:
        """Yield the reads of the field that keeps the value."""
        program = self.graph.program
        image, _ = program.place(scope.method)
        if writer.ref is None:
            return
        text = image.field_text(writer.ref)
        reads = [use for use in program.field_uses(text) if use.opcode in opcodes.FIELD_READS]
        owner = text.partition("->")[0]
        number = self._number(scope, owner)
        is_bag = number is not None and len(reads) <= _MOST_OF_BAG
        keeper = self._keeper(scope, writer, owner) if trail.keeps_apart else None
        if len(reads) > _MOST_READS and not is_bag:
            trail.is_whole = False
            return
        found = []
        for use in reads:
            own = program.owner(use.method) == owner
            standing = self._read(use, number if own else None)
            if standing is not None and keeper is not None and self._reads_own(use):
                standing = standing._replace(scope=Scope(use.method, own=keeper))
            if standing is not None and not (is_bag and self._is_other(standing, trail.made)):
                found.append(standing)
        if len(found) > _MOST_READS:
            trail.is_whole = False
            return
        yield from found

    def _keeper(self, scope: Scope, writer: Instruction, owner: str) -> Making | None:
        """Return where the object is made of a class into a field of which a value is put as it is made.

        A block that suspends makes itself again as it begins, with what it was made with: that is no other.
        """
        uses, outer, pc, register = (
            self._uses.of(scope.method),
            scope,
            writer.pc,
            writer.registers[-1],
        )
        if uses is None or len(writer.registers) < 2:
            return None
        root = uses.definitions(pc, register)
        if root == (ENTRY,) and scope.call is not None and scope.outer is not None:
            if scope.call.name != "<init>" or uses.parameter_word(register):
                return None
            outer, pc, register = scope.outer, scope.call.pc, scope.call.registers[0]
            uses = self._uses.of(outer.method)
            root = () if uses is None else uses.definitions(pc, register)
        if uses is None or len(root) != 1 or root[0] == ENTRY:
            return None
        program = self.graph.program
        if outer.own is not None and program.owner(outer.method) == owner:
            return outer.own
        call = constructor_on(program, outer.method, uses, root[0])
        return (
            None
            if call is None or _nested(outer) >= _MOST_NESTED
            else Making(outer, root[0], call)
        )

    def _reads_own(self, use: Use) -> bool:
        """Say whether a method reads a field of the object on which it runs."""
        uses = self._uses.of(use.method)
        if uses is None or not uses.has(use.pc) or self.graph.program.is_static(use.method):
            return False
        register = uses.instruction(use.pc).registers[-1]
        return uses.definitions(use.pc, register) == (ENTRY,) and not uses.parameter_word(
            register
        )

    def _read(self, use: Use, number: int | None) -> Standing | None:
        standing = self.standing(use.method, use.pc)
        return None if standing is None else standing._replace(number=number)

    def _is_other(self, one: Standing, made: str) -> bool:
        """Say whether what is read from a field of a merged class is what another of its objects holds.

        R8 makes one class of many, each of which keeps what it holds in the same field.
        """
        if one.number is not None and self._is_of_other(one, one.pc):
            return True
        uses = self._uses.of(one.scope.method)
        return bool(made) and uses is not None and self._is_cast_away(uses, one, made)

    def _returned(self, scope: Scope, trail: Trail) -> Iterator[Standing]:
        """Yield the results of the calls that give the value back."""
        if scope.call is not None and scope.outer is not None:
            yield from self._taken(scope.outer, scope.call.pc)
            return
        edges = [one for one in self.graph.callers(scope.method) if one.why == CALL]
        if len(edges) > _MOST_CALLERS:
            trail.is_whole = False
            return
        for edge in edges:
            yield from self._taken(Scope(edge.source), edge.pc)

    def _taken(self, scope: Scope, pc: int) -> Iterator[Standing]:
        uses = self._uses.of(scope.method)
        taken = uses.result_of(pc) if uses is not None and uses.has(pc) else None
        if taken is not None:
            yield Standing(scope, taken.pc, taken.registers[0])


def _nested(scope: Scope | None) -> int:
    """Return in how many objects that are made one in the other the method of a scope runs."""
    deep = 0
    while scope is not None:
        if scope.own is None:
            scope = scope.outer
        else:
            deep, scope = deep + 1, scope.own.scope
    return deep


def type_at(call: Call, word: int) -> str | None:
    """Return the type of which a call takes what stands at one of its words; None for its receiver."""
    place = 0 if call.is_static else 1
    for kind in call.types:
        if place == word:
            return kind
        place += 2 if kind in ("J", "D") else 1
    return None
