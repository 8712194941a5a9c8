"""Finds what an act of acceptance leaves behind: flags, and what was not followed.

The code that the acceptance runs is walked with what it calls, also through function objects and
what it makes to run later. Where that is lost, what is kept there is not known either.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from auditor.code.classes.program import MethodNumber
from auditor.code.classes.scope import Scope, at_any_depth
from auditor.code.classes.search import Scope as Asked
from auditor.code.classes.sites import Call, read_call
from auditor.code.classes.values import Instance, Site, Values
from auditor.code.evaluation.outcomes import Token
from auditor.code.ways.awaited import Awaited
from auditor.dex import opcodes
from auditor.dex.body import Instruction
from auditor.screens.memory.answering import ELEMENT_WRITES, adds_to_container
from auditor.screens.memory.carried import carried
from auditor.screens.memory.cells import CELL, Flag
from auditor.screens.memory.contents import is_none
from auditor.screens.memory.flags import FIELD, RESULT, Flags
from auditor.screens.memory.kept import UNKNOWN_KEY, Kept
from auditor.screens.memory.stores import Door, stores
from auditor.screens.memory.ways import LIBRARIES
from auditor.screens.parts.shown import Region

_DEEPEST: Final = 12
_MOST_VISITS: Final = 600
_MOST_TARGETS: Final = 4
_PLAIN_TYPES: Final = frozenset(
    {
        "Z",
        "I",
        "B",
        "S",
        "C",
        "J",
        "Ljava/lang/Boolean;",
        "Ljava/lang/Integer;",
        "Ljava/lang/Long;",
        "Ljava/lang/String;",
        "Ljava/util/Date;",
    }
)
_CONTAINERS: Final = (
    "Ljava/util/Collection;",
    "Ljava/util/Map;",
    "Ljava/io/Flushable;",
    "Ljava/io/InputStream;",
)
"""Types whose fields of numbers say how full an object is or how far it was written or read.

A library that is compiled into an app behind a shrinker is looked through as the app's own code.
"""
_OF_ALL: Final = ("equals(", "hashCode()", "toString()")
"""Methods that every object has, which tell what it is."""
_FUNCTIONS: Final = (
    "Ljava/lang/Runnable;",
    "Ljava/util/concurrent/Callable;",
    "Ljava/util/function/",
    "Lkotlin/jvm/functions/",
    "Lio/reactivex/functions/",
    "Lio/reactivex/rxjava3/functions/",
    "Landroid/view/View$On",
    "Landroid/content/DialogInterface$On",
)
"""Beginnings of the types as which code of the app runs function objects."""
_REVEALS: Final = {"setEnabled": 1, "setClickable": 1, "setVisibility": 0}
"""Methods of views to the argument with which they make a view usable (View.VISIBLE is 0)."""
_MOVES: Final = frozenset(
    {"setCurrentItem", "navigate", "replace", "setDisplayedChild", "showNext"}
)
"""Methods that show another part of a screen."""
_DISPATCHED: Final = opcodes.INVOKE_VIRTUALS | opcodes.INVOKE_INTERFACES
_ANSWER: Final = Flag(RESULT, "code")
_ACTIVITY: Final = "Landroid/app/Activity;"
_ON_RESULT: Final = "onActivityResult(IILandroid/content/Intent;)V"
_CALLBACK: Final = "Landroidx/activity/result/ActivityResultCallback;"
_CALLED: Final = "onActivityResult(Ljava/lang/Object;)V"
_IN_MEMORY: Final = "map"
_HANDED_ON: Final = "extras"
_LASTING: Final = frozenset({"preferences", "mmkv", "hawk", "paper", "datastore", "settings"})
"""Stores that outlive a screen."""
_OBSERVED: Final = frozenset({"cell", "datastore", "database"})
"""Stores whose readers can wait for what is written."""
_POSTS: Final = frozenset(
    {
        "setFragmentResult",
        "setValue",
        "postValue",
        "post",
        "postSticky",
        "onNext",
        "onSuccess",
        "emit",
        "tryEmit",
        "send",
        "trySend",
        "trySend-JP2dKIU",
        "resumeWith",
        "complete",
        "sendBroadcast",
    }
)


def find_kept(flags: Flags, regions: Iterable[Region], named: frozenset[Site]) -> Kept:
    """Return what the code of some regions, and what it calls, leaves behind."""
    visit = _Visit(flags, Awaited(flags.graph))
    for region in regions:
        visit.enter(Scope(region.method), region.pcs)
    visit.go()
    found = visit.flags | _kept_on_answers(flags, visit)
    return Kept(
        frozenset(found),
        frozenset(visit.untracked),
        visit.posts,
        visit.runs_unknown,
        visit.reveals,
        visit.fills,
        frozenset(visit.ran),
        named,
    )


def _kept_on_answers(flags: Flags, visit: "_Visit") -> set[Flag]:
    """Return what the screens keep that take an answer, where the acceptance gives one.

    They run on every answer, so that this is no part of what the acceptance runs; but the flag that
    they keep on a yes has, before it, the value with which the app starts.
    """
    if _ANSWER not in visit.flags:
        return set()
    program = flags.graph.program
    after = _Visit(flags, visit.awaited)
    for name in flags.graph.hierarchy.subtypes(_ACTIVITY):
        taker = program.declared(name).get(_ON_RESULT)
        if taker is not None and not name.startswith(LIBRARIES):
            after.enter(Scope(taker))
    for name in flags.graph.hierarchy.subtypes(_CALLBACK):
        called = program.declared(name).get(_CALLED)
        if called is not None:
            after.enter(Scope(called))
    after.go()
    return {one for one in after.flags if one.store in _LASTING}


@dataclass(slots=True)
class _Visit:
    """One walk through the code that runs on a choice."""

    of: Flags
    awaited: Awaited
    flags: set[Flag] = field(default_factory=set)
    untracked: set[str] = field(default_factory=set)
    posts: bool = False
    runs_unknown: bool = False
    reveals: bool = False
    fills: bool = False
    ran: set[MethodNumber] = field(default_factory=set)
    _seen: set[Scope] = field(default_factory=set)
    _deeper: set[MethodNumber] = field(default_factory=set)
    """What stood too deep to be looked at on some way; a shorter one may lead there."""
    _receivers: dict[tuple[MethodNumber, int], Values] = field(default_factory=dict)
    """What the receivers of calls can be; a method is looked at for each way into it, and asked once."""
    _todo: list[tuple[Scope, frozenset[int] | None, bool]] = field(default_factory=list)
    _is_opened: bool = False
    """Whether what is looked at runs only since a thing is there, and not for sure by the choice."""

    def enter(self, scope: Scope, pcs: frozenset[int] | None = None) -> None:
        """Note a method to be looked at: all of it, or some instructions."""
        if pcs is None:
            way = at_any_depth(scope)
            if way in self._seen or self.of.barren.is_barren(scope.method):
                return
            self._seen.add(way)
        self._todo.append((scope, pcs, self._is_opened))

    def go(self) -> None:
        """Look at what was noted, and at what that calls."""
        visits = 0
        while self._todo:
            if visits == _MOST_VISITS:
                self.untracked.add(UNKNOWN_KEY)
                return
            scope, pcs, self._is_opened = self._todo.pop(0)
            visits += 1
            uses = self.of.plain.def_use(scope.method)
            if uses is None:
                continue
            rows = self.of.plain.rows(scope)
            self.ran.add(scope.method)
            for row, one in enumerate(uses.body.instructions):
                if (pcs is None or one.pc in pcs) and (rows is None or row in rows):
                    self._look(scope, one)
            for pc in carried(uses, pcs or ()):
                self._look(scope, uses.instruction(pc))
        if any(not self.of.barren.is_barren(one) for one in self._deeper - self.ran):
            self.untracked.add(UNKNOWN_KEY)

    def _look(self, scope: Scope, one: Instruction) -> None:
        self.fills = self.fills or one.opcode in ELEMENT_WRITES
        if one.ref is None:
            return
        self._told(scope, one)
        image, _ = self.of.graph.program.place(scope.method)
        if one.opcode in opcodes.FIELD_WRITES:
            self._stored(scope, one, image.field_text(one.ref))
        elif one.opcode == opcodes.NEW_INSTANCE:
            self._made(scope, one.pc, image.type_name(one.ref))
        elif one.opcode in opcodes.INVOKES:
            call = read_call(self.of.graph.program, scope.method, one)
            if call is not None:
                self._call(scope, call)

    def _told(self, scope: Scope, one: Instruction) -> None:
        """Take what runs only once things are there for part of what follows the choice.

        What that makes in turn tells nothing more: each of its makers would have to be looked for.
        """
        if self._is_opened:
            return
        new = set(self.of.things.told_at(scope.method, one)) - self.flags
        self.flags |= new
        self._is_opened = True
        for thing in sorted(new):
            for method, pcs in self.of.things.opened_by(thing.name):
                self.enter(Scope(method, None, None, scope.depth + 1), pcs)
        self._is_opened = False

    def _stored(self, scope: Scope, one: Instruction, text: str) -> None:
        variable = self.of.variables.flag_at(scope, one)
        if variable is None:
            self._field(scope, one, text)
        else:
            self.flags.add(variable)

    def _field(self, scope: Scope, one: Instruction, text: str) -> None:
        owner, _, rest = text.partition("->")
        kind = rest.partition(":")[2]
        program = self.of.graph.program
        if program.class_info(owner) is None or owner.startswith(LIBRARIES):
            return
        if self.of.graph.libraries.has(owner):
            return  # It is drawn with, computed or sent, whatever the shrinker calls it.
        if text in self.of.graph.names.live_data.contents:
            self._put_in(scope, one)
            return
        if self._is_of_machinery(owner, text):
            return
        if stores().is_owner(owner) or self.of.graph.names.is_library(owner):
            return  # How a store's own library works is nothing that the app remembers.
        is_plain = kind in _PLAIN_TYPES and not self.of.graph.libraries.is_host(owner)
        if is_plain or (kind not in _PLAIN_TYPES and self._is_state(scope, one, kind)):
            self.flags.add(Flag(FIELD, self.of.field_name(text)))

    def _put_in(self, scope: Scope, one: Instruction) -> None:
        """Take what is put into a LiveData itself, where R8 put `setValue` into its caller."""
        if is_none(self.of.graph, scope.method, one):
            return
        self.posts = True
        cell = self.of.cells.of(scope, one.pc, one.registers[1])
        if cell is None:
            self.untracked.add(UNKNOWN_KEY)
        else:
            self.flags.add(Flag(CELL, cell))

    def _is_of_machinery(self, owner: str, text: str) -> bool:
        """Say whether a field is a compiler's or a container's own.

        How far a function came, which body an object runs, how many elements a list has.
        """
        graph = self.of.graph
        return (
            self.of.plain.values.suspending.is_progress(text)
            or text == graph.merged.number_field(owner)
            or graph.coroutines.is_machinery(owner)
            or self._is_container(owner)
        )

    def _is_container(self, name: str) -> bool:
        return any(self.of.graph.hierarchy.is_subtype(name, one) for one in _CONTAINERS)

    def _is_state(self, scope: Scope, one: Instruction, kind: str) -> bool:
        """Say whether what a field is given says a state and does nothing."""
        states = self.of.states
        if states.is_state(kind):
            return True
        known = self.of.plain.values.value(scope, one.pc, one.registers[0])
        return bool(known) and all(
            isinstance(each, Token)
            and each.kind in ("object", "enum")
            and (states.is_value(each.name) or states.is_state(each.name.partition("->")[0]))
            for each in known or ()
        )

    def _made(self, scope: Scope, pc: int, name: str) -> None:
        """Take what an object made there runs later for part of what follows the choice."""
        program = self.of.graph.program
        if scope.depth >= _DEEPEST or name.startswith(LIBRARIES) or self._is_container(name):
            return
        if self.of.graph.coroutines.is_machinery(name) or self.of.graph.libraries.has(name):
            return
        own = self.of.plain.values.made.made_at(scope, pc)
        for signature, method in program.declared(name).items():
            is_own = not signature.startswith(("<", *_OF_ALL))
            if is_own and not program.is_static(method):
                self.enter(Scope(method, None, None, scope.depth + 1, own))

    def _call(self, scope: Scope, call: Call) -> None:
        graph = self.of.graph
        table = stores()
        door = table.door(graph, call)
        written = table.written(graph, call)
        if door is not None:
            self._door(scope, call, door)
        if written is not None and not self._runs(scope, call):
            self.untracked.add(written)  # What is in it is not followed.
        if door is None and written is None:
            self._follow(scope, call)

    def _follow(self, scope: Scope, call: Call) -> None:
        """Take what a call does besides keeping something, and go on into what it runs."""
        self.posts = self.posts or call.name in _POSTS
        self.fills = self.fills or (scope.depth <= 1 and adds_to_container(call))
        self.reveals = self.reveals or self._reveals(scope, call)
        for block in self.awaited.resumed_at((scope.method, call.pc)):
            self.enter(Scope(block, None, None, scope.depth + 1))  # It goes on with the answer.
        if self.awaited.completes(scope.method, call):
            self.untracked.add(UNKNOWN_KEY)  # Who waits for it may keep anything.
        if call.name == "setResult" and call.types[:1] == ("I",):
            self.flags.add(Flag(RESULT, "code"))
        if self._is_of_others(call):
            return
        targets = self._targets(scope, call)
        if targets and self.of.graph.coroutines.only_start(targets):
            return  # Its block is looked at where it is made.
        if scope.depth >= _DEEPEST:
            self._deeper.update(targets)
            return
        for target in targets:
            self.enter(self.of.plain.values.inside(scope, call, target))

    def _is_of_others(self, call: Call) -> bool:
        """Say whether a call is one of a library that runs nothing of the app but function objects."""
        if call.owner.startswith(LIBRARIES) and not call.owner.startswith(_FUNCTIONS):
            return True
        if self.of.graph.libraries.has(call.owner):
            return True
        if self.of.graph.names.live_data.is_library(call.owner):
            return True  # It hands on what it was told, which is taken for what it is.
        return self.of.graph.coroutines.is_machinery(call.owner)

    def _runs(self, scope: Scope, call: Call) -> bool:
        """Say whether a call writes what a block does that is seen to be made, and so is looked at."""
        block = stores().block(self.of.graph, call)
        register = None if block is None else call.register(block)
        made = self.of.plain.values.made
        return register is not None and made.making(scope, call.pc, register) is not None

    def _reveals(self, scope: Scope, call: Call) -> bool:
        """Say whether a call makes a control usable or shows another part of the screen."""
        if call.name in _MOVES:
            return True
        wanted = _REVEALS.get(call.name)
        if wanted is None or len(call.types) != 1:
            return False
        known = self.of.plain.values.argument(scope, call, 0)
        return known is None or wanted in known

    def _targets(self, scope: Scope, call: Call) -> tuple[MethodNumber, ...]:
        """Return what a call can run; where that is not known, what it keeps is not either."""
        exact = self._exact(scope, call)
        if exact is not None:
            return (exact,)
        found = self.of.graph.dispatch.targets_of(call)
        if found.methods and len(found.methods) <= _MOST_TARGETS:
            return found.methods
        if not (found.methods or found.wide or call.owner.startswith(_FUNCTIONS)):
            return ()
        values = self._receiver(call)
        made = [one for one in values if isinstance(one, Instance)]
        if not made or len(made) < len(values):
            self.untracked.add(UNKNOWN_KEY)
            self.runs_unknown = True
        signature = call.name + call.proto
        runs = (self.of.graph.hierarchy.resolve_method(one.type, signature) for one in made)
        return tuple(dict.fromkeys(one for one in runs if one is not None))[:_MOST_TARGETS]

    def _receiver(self, call: Call) -> Values:
        key = (call.method, call.pc)
        if key not in self._receivers:
            self._receivers[key] = self.of.resolver.receiver(Asked(call.method), call)
        return self._receivers[key]

    def _exact(self, scope: Scope, call: Call) -> MethodNumber | None:
        """Return the one method that a call runs whose object is followed to where it is made."""
        if call.opcode not in _DISPATCHED or call.receiver is None:
            return None
        made = self.of.plain.values.made.making(scope, call.pc, call.receiver)
        if made is None:
            return None
        hierarchy, program = self.of.graph.hierarchy, self.of.graph.program
        method = hierarchy.resolve_method(made.constructor.owner, call.name + call.proto)
        return method if method is not None and program.has_code(method) else None

    def _door(self, scope: Scope, call: Call, door: Door) -> None:
        if door.does != "put" or self.of.graph.names.is_library(
            self.of.graph.program.owner(scope.method)
        ):
            return
        if door.store == _HANDED_ON and call.types[door.value or 0].startswith("["):
            return  # The names of what the system is asked for, or its answers: no choice.
        if door.store in _OBSERVED:
            self.posts = True
        flags = self.of.flags_of(self.of.plain.values, scope, call, door)
        if flags is None and door.store == _IN_MEMORY and self._is_no_state(scope, call, door):
            return
        if flags is None:
            self.untracked.add(UNKNOWN_KEY)
        else:
            self.flags.update(flags)

    def _is_no_state(self, scope: Scope, call: Call, door: Door) -> bool:
        """Say whether what is put into a map are objects that do something, which tell no choice."""
        known = self.of.plain.values.argument(scope, call, door.value or 0)
        return bool(known) and all(
            isinstance(one, Token)
            and one.kind == "object"
            and self.of.graph.program.class_info(one.name) is not None
            and not self.of.states.is_state(one.name)
            for one in known or ()
        )
