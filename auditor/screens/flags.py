"""Finds the flags that an act of acceptance leaves behind, and every place that writes them.

A flag is a key of a store (data/consent/stores.toml), a field of the app, or a cell in one. What is
kept where no key is followed - a database, a file, a key that is not known - is told apart: what is
read there later may be the consent, and nobody may conclude that it is not.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from auditor.code.branches import NOT_SAID, Assumptions, Branches, Scope
from auditor.code.callgraph import CallGraph
from auditor.code.constants import Resolver
from auditor.code.constants import Scope as Asked
from auditor.code.following import Follower, Standing
from auditor.code.outcomes import Outcomes
from auditor.code.program import MethodNumber
from auditor.code.registers import DefUse
from auditor.code.sites import Call, read_call
from auditor.code.values import Site, Text
from auditor.dex import opcodes
from auditor.dex.body import Instruction
from auditor.screens.shown import Region
from auditor.screens.stores import RECEIVER, Door, stores
from auditor.screens.ways import LIBRARIES

FIELD: Final = "field"
UNKNOWN_KEY: Final = "key"
"""The store of what is kept under a key that is not known."""

_DEEPEST: Final = 7
_MOST_VISITS: Final = 400
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
        "Ljava/lang/String;",
    }
)
_ENUM: Final = "Ljava/lang/Enum;"
_POSTS: Final = frozenset(
    {
        "setValue",
        "postValue",
        "post",
        "postSticky",
        "onNext",
        "onSuccess",
        "emit",
        "tryEmit",
        "sendBroadcast",
    }
)


class Flag(NamedTuple):
    """Something that is remembered: a key of a store, or a field by its text."""

    store: str
    name: str


class Write(NamedTuple):
    """A place that writes a flag, and the register that holds what it writes."""

    site: Site
    """The method that knows which flag it is, and the call or store in it."""
    scope: Scope
    pc: int
    register: int


@dataclass(frozen=True, slots=True)
class Kept:
    """What is left behind where a choice was made."""

    flags: frozenset[Flag]
    untracked: frozenset[str]
    """The stores without a followed key into which something was written."""
    posts: bool
    """Whether something was posted to observers."""
    results: bool
    """Whether a result was set for the screen before."""


NOTHING_KEPT: Final = Kept(frozenset(), frozenset(), posts=False, results=False)


@dataclass(slots=True)
class Flags:
    """The flags of one app."""

    graph: CallGraph
    resolver: Resolver
    follower: Follower = field(init=False)
    plain: Branches = field(init=False)
    """What values are when nothing is assumed but what a key is."""
    _writes: dict[Flag, tuple[Write, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.follower = Follower(self.graph)
        self.plain = Branches(
            self.graph, Assumptions(result=self.key_made, follows_callers=True)
        )

    # What an act leaves behind.

    def kept(self, regions: Iterable[Region]) -> Kept:
        """Return what the code of some regions, and what it calls, leaves behind."""
        visit = _Visit(self)
        for region in regions:
            visit.enter(Scope(region.method), region.pcs)
        visit.go()
        return Kept(
            frozenset(visit.flags), frozenset(visit.untracked), visit.posts, visit.results
        )

    # Keys.

    def key_made(self, branches: Branches, scope: Scope, call: Call) -> Outcomes | str:
        """Take the thing that stands for a key for the key's text."""
        if stores().makes_key(call):
            return branches.argument(scope, call, 0)
        return NOT_SAID

    def names(
        self, branches: Branches, scope: Scope, call: Call, door: Door
    ) -> frozenset[str] | None:
        """Return the keys that a call through a door can mean; None where they are not known."""
        if door.key == RECEIVER:
            cell = None if call.receiver is None else self._cell(scope, call.pc, call.receiver)
            return None if cell is None else frozenset({cell})
        known = branches.argument(scope, call, door.key)
        if known is not None:
            return frozenset(one for one in known if isinstance(one, str)) or None
        if scope.call is not None:
            return None
        values = self.resolver.argument(Asked(scope.method), call, door.key)
        texts = frozenset(one.text for one in values if isinstance(one, Text) and not one.holes)
        return texts if texts and len(texts) == len(values) else None

    def flags_of(
        self, branches: Branches, scope: Scope, call: Call, door: Door
    ) -> frozenset[Flag] | None:
        """Return the flags that a call through a door can mean."""
        names = self.names(branches, scope, call, door)
        return None if names is None else frozenset(Flag(door.store, one) for one in names)

    def _cell(self, scope: Scope, pc: int, register: int, depth: int = 4) -> str | None:
        """Return the field that holds the thing in a register, through getters."""
        uses = self.plain.def_use(scope.method)
        if uses is None or not uses.has(pc) or depth == 0:
            return None
        found = uses.definitions(pc, register)
        if len(found) != 1 or found[0] < 0:
            return None
        one = uses.instruction(found[0])
        image, _ = self.graph.program.place(scope.method)
        if one.opcode in opcodes.FIELD_READS and one.ref is not None:
            return self.field_name(image.field_text(one.ref))
        if one.opcode in opcodes.MOVES:
            return self._cell(scope, one.pc, one.registers[1], depth - 1)
        if one.opcode in opcodes.MOVE_RESULTS:
            return self._cell_given(scope, uses, one, depth)
        return None

    def _cell_given(
        self, scope: Scope, uses: DefUse, one: Instruction, depth: int
    ) -> str | None:
        before = uses.call_before(one.pc)
        call = None if before is None else read_call(self.graph.program, scope.method, before)
        if call is None:
            return None
        targets = self.graph.dispatch.targets(scope.method, call.opcode, call.text).methods
        if len(targets) != 1:
            return None
        inner = self.plain.def_use(targets[0])
        returns = [
            each
            for each in (inner.body.instructions if inner else ())
            if each.opcode in opcodes.RETURNS and each.registers
        ]
        if len(returns) != 1:
            return None
        return self._cell(Scope(targets[0]), returns[0].pc, returns[0].registers[0], depth - 1)

    def field_name(self, text: str) -> str:
        """Spell a field by the class that declares it."""
        owner, _, rest = text.partition("->")
        declared = self.graph.hierarchy.resolve_field(owner, rest.partition(":")[0])
        return f"{declared}->{rest}"

    # Who writes a flag.

    def writes(self, flag: Flag) -> tuple[Write, ...]:
        """Return every place that is seen to write a flag, in order."""
        known = self._writes.get(flag)
        if known is None:
            found = self._field_writes(flag) if flag.store == FIELD else self._put(flag)
            known = self._writes[flag] = tuple(sorted(dict.fromkeys(found), key=_place))
        return known

    def _field_writes(self, flag: Flag) -> Iterator[Write]:
        for text in self._spellings(flag.name):
            for use in self.graph.program.field_uses(text):
                uses = self.plain.def_use(use.method)
                if use.opcode in opcodes.FIELD_WRITES and uses and uses.has(use.pc):
                    # None for a broken instruction: Android refuses its class.
                    for register in uses.instruction(use.pc).registers[:1]:
                        yield Write((use.method, use.pc), Scope(use.method), use.pc, register)

    def _spellings(self, text: str) -> tuple[str, ...]:
        """Give the texts by which code can name a field: through its class and those below."""
        owner, _, rest = text.partition("->")
        return (text, *(f"{one}->{rest}" for one in self.graph.hierarchy.subtypes(owner)))

    def _put(self, flag: Flag) -> Iterator[Write]:
        """Yield the calls that put something under a key, found from the key's text or field."""
        for start in self._starts(flag):
            trail = self.follower.follow(start, stops=self._is_door)
            for landing in trail.landings:
                door = stores().door(self.graph.hierarchy, landing.call)
                if door is None or door.does != "put" or door.store != flag.store:
                    continue
                if landing.word != _word(landing.call, door.key):
                    continue
                register = landing.call.register(door.value or 0)
                if register is None:
                    continue
                site = _outermost(landing.scope, landing.call)
                yield Write(site, landing.scope, landing.call.pc, register)

    def _starts(self, flag: Flag) -> Iterator[Standing]:
        program = self.graph.program
        if flag.store == "cell":
            uses_of = [
                use
                for text in self._spellings(flag.name)
                for use in program.field_uses(text)
                if use.opcode in opcodes.FIELD_READS
            ]
        else:
            uses_of = list(program.string_uses(flag.name))
        for use in uses_of:
            start = self.follower.standing(use.method, use.pc)
            if start is not None:
                yield start

    def _is_door(self, call: Call) -> bool:
        return stores().door(self.graph.hierarchy, call) is not None


@dataclass(slots=True)
class _Visit:
    """One walk through the code that runs on a choice."""

    of: Flags
    flags: set[Flag] = field(default_factory=set)
    untracked: set[str] = field(default_factory=set)
    posts: bool = False
    results: bool = False
    _seen: set[Scope] = field(default_factory=set)
    _todo: list[tuple[Scope, frozenset[int] | None]] = field(default_factory=list)

    def enter(self, scope: Scope, pcs: frozenset[int] | None = None) -> None:
        """Note a method to be looked at: all of it, or some instructions."""
        if pcs is None and scope in self._seen:
            return
        if pcs is None:
            self._seen.add(scope)
        self._todo.append((scope, pcs))

    def go(self) -> None:
        """Look at what was noted, and at what that calls."""
        visits = 0
        while self._todo and visits < _MOST_VISITS:
            scope, pcs = self._todo.pop(0)
            visits += 1
            uses = self.of.plain.def_use(scope.method)
            if uses is None:
                continue
            rows = self.of.plain.rows(scope)
            for row, one in enumerate(uses.body.instructions):
                if (pcs is None or one.pc in pcs) and (rows is None or row in rows):
                    self._look(scope, one)

    def _look(self, scope: Scope, one: Instruction) -> None:
        if one.ref is None:
            return
        image, _ = self.of.graph.program.place(scope.method)
        if one.opcode in opcodes.FIELD_WRITES:
            self._field(image.field_text(one.ref))
        elif one.opcode == opcodes.NEW_INSTANCE:
            self._made(scope, image.type_name(one.ref))
        elif one.opcode in opcodes.INVOKES:
            call = read_call(self.of.graph.program, scope.method, one)
            if call is not None:
                self._call(scope, call)

    def _field(self, text: str) -> None:
        owner, _, rest = text.partition("->")
        kind = rest.partition(":")[2]
        program = self.of.graph.program
        if program.class_info(owner) is None or owner.startswith(LIBRARIES):
            return
        info = program.class_info(kind)
        if kind in _PLAIN_TYPES or (info is not None and info.superclass == _ENUM):
            self.flags.add(Flag(FIELD, self.of.field_name(text)))

    def _made(self, scope: Scope, name: str) -> None:
        """Take what an object made there runs later for part of what follows the choice."""
        program = self.of.graph.program
        if scope.depth >= _DEEPEST or name.startswith(LIBRARIES):
            return
        for signature, method in program.declared(name).items():
            if not signature.startswith("<") and not program.is_static(method):
                self.enter(Scope(method, None, None, scope.depth + 1))

    def _call(self, scope: Scope, call: Call) -> None:
        graph = self.of.graph
        table = stores()
        door = table.door(graph.hierarchy, call)
        if door is not None:
            self._door(scope, call, door)
            return
        written = table.written(graph.hierarchy, call)
        if written is not None:
            self.untracked.add(written)
            return
        self.posts = self.posts or call.name in _POSTS
        self.results = self.results or call.name == "setResult"
        if call.owner.startswith(LIBRARIES) or scope.depth >= _DEEPEST:
            return
        targets = graph.dispatch.targets(scope.method, call.opcode, call.text).methods
        for target in targets if len(targets) <= _MOST_TARGETS else ():
            self._into(scope, call, target)

    def _into(self, scope: Scope, call: Call, target: MethodNumber) -> None:
        inner = self.of.plain.inside(scope, call, target)
        self.enter(inner)

    def _door(self, scope: Scope, call: Call, door: Door) -> None:
        if door.does != "put":
            return
        if door.store == "cell":
            self.posts = True
        flags = self.of.flags_of(self.of.plain, scope, call, door)
        if flags is None:
            self.untracked.add(UNKNOWN_KEY)
        else:
            self.flags.update(flags)


def _word(call: Call, key: int) -> int | None:
    """Return the word of a call at which a door's key stands."""
    if key == RECEIVER:
        return 0
    register = call.register(key)
    if register is None:
        return None
    place = 0 if call.is_static else 1
    return place + sum(2 if one in ("J", "D") else 1 for one in call.types[:key])


def _outermost(scope: Scope, call: Call) -> Site:
    """Return the call in the method where the trail began."""
    site = (call.method, call.pc)
    while scope.outer is not None and scope.call is not None:
        site = (scope.outer.method, scope.call.pc)
        scope = scope.outer
    return site


def _place(write: Write) -> tuple[int, int, int, int]:
    return (*write.site, write.scope.method, write.pc)
