"""Finds the code that looks flags up, so that what comes of it is not taken for told by nobody.

A field may keep a copy of a flag (`private val agreed = preferences.getBoolean(…)`), and a function
of somebody else's may give back what the app's own function says that it is handed.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final

from auditor.code.calls.callgraph import CallGraph
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.scope import Scope
from auditor.code.classes.sites import Call
from auditor.code.decisions.assumptions import NOT_SAID
from auditor.code.decisions.tested import Tested
from auditor.code.evaluation.outcomes import FALSE, NOTHING, Outcomes, joined
from auditor.dex import opcodes
from auditor.screens.memory.cells import CELL, Flag
from auditor.screens.memory.flags import BY_OBJECTS, FIELD, Flags
from auditor.screens.memory.key_shapes import pieces
from auditor.screens.memory.writes import Write

_DEEPEST: Final = 3
_MOST: Final = 400
_FEW_WRITES: Final = 6
_FEW_MAKERS: Final = 8
_KEPT_AS: Final = frozenset(
    {
        "Z",
        "I",
        "J",
        "Ljava/lang/Boolean;",
        "Ljava/lang/Integer;",
        "Ljava/lang/Long;",
        "Ljava/lang/String;",
    }
)


@dataclass(slots=True)
class Askers:
    """The code that looks some flags up; one for all worlds before the same acts."""

    graph: CallGraph
    flags: Flags
    asked: Iterable[Flag]
    _found: frozenset[MethodNumber] | None = field(default=None, init=False)
    _handed: dict[tuple[MethodNumber, int], bool] = field(default_factory=dict, init=False)
    _copies: dict[Flag, tuple[Write, ...]] = field(default_factory=dict, init=False)

    def methods(self) -> frozenset[MethodNumber]:
        """Return the methods that read a flag, and those that call them or make them run."""
        if self._found is None:
            self._found = frozenset(self._find())
        return self._found

    def copies(self, flag: Flag) -> tuple[Write, ...]:
        """Return the writes of a field into which code puts what it looked up; else none."""
        if flag not in self._copies:
            kind = flag.name.rpartition(":")[2]
            is_kept = kind in _KEPT_AS or self.flags.states.is_state(kind)
            writes = self.flags.writes(flag) if is_kept else ()
            asks = any(self._puts(one) for one in writes)
            self._copies[flag] = writes if asks and len(writes) <= _FEW_WRITES else ()
        return self._copies[flag]

    def copied(
        self, tested: Tested, flag: Flag, runs: Callable[[MethodNumber, int], bool]
    ) -> Outcomes | str:
        """Return what a field holds into which code that runs puts what it looked up; `NOT_SAID` for any other."""
        writes = self.copies(flag)
        if not writes:
            return NOT_SAID
        program, owner = self.graph.program, flag.name.partition("->")[0]
        values = joined(tested.stored(*one.site) for one in writes if runs(*one.site))
        is_always_set = any(
            program.signature(one.site[0]).startswith("<")
            and program.owner(one.site[0]) == owner
            for one in writes
        )
        return joined((values, NOTHING if is_always_set else FALSE))

    def _puts(self, write: Write) -> bool:
        """Say whether code puts into a field what it looked up, itself or as it makes the object."""
        method = write.site[0]
        if method in self.methods():
            return True
        is_made = self.graph.program.signature(method).startswith("<init>(")
        edges = self.graph.callers(method) if is_made else ()
        return len(edges) <= _FEW_MAKERS and any(one.source in self.methods() for one in edges)

    def are_handed(self, tested: Tested, scope: Scope, call: Call) -> bool:
        """Say whether a call is given a function of the app's own that asks for a flag.

        What it does with that function is not known: it may give back what the function says.
        """
        key = (scope.method, call.pc)
        if key not in self._handed:
            with (
                tested.asking.resting.kept()
            ):  # It is not asked again, in no other world either.
                self._handed[key] = self._are_handed(tested, scope, call)
        return self._handed[key]

    def _are_handed(self, tested: Tested, scope: Scope, call: Call) -> bool:
        # A method of an object that is looked into is no function that somebody is handed.
        inner = None if call.is_static else self.graph.program.method(call.text)
        is_own = inner is not None and self.graph.program.has_code(inner)
        for register in call.registers[is_own:]:
            made = tested.made.making(scope, call.pc, register)
            owner = None if made is None else made.constructor.owner
            methods = () if owner is None else self.graph.program.methods_of_class(owner)
            if any(one in self.methods() for one in methods):
                return True
        return False

    def _find(self) -> Iterable[MethodNumber]:
        found = dict.fromkeys(method for flag in self.asked for method in self._readers(flag))
        level = list(found)
        for _ in range(_DEEPEST):
            level = [
                edge.source
                for method in level
                for edge in self.graph.callers(method)
                if edge.source not in found
            ]
            if len(found) + len(level) > _MOST:
                break
            found.update(dict.fromkeys(level))
        return found

    def _readers(self, flag: Flag) -> Iterable[MethodNumber]:
        program = self.graph.program
        if flag.store not in (FIELD, CELL):
            named = [
                use.method for text in pieces(flag.name) for use in program.string_uses(text)
            ]
            is_made = flag.store in BY_OBJECTS
            kept = (
                {text for one in named for text in self._keys_kept(one)} if is_made else set()
            )
            return [*named, *(each for text in sorted(kept) for each in self._reads(text))]
        return [each for text in self.flags.spellings(flag.name) for each in self._reads(text)]

    def _reads(self, text: str) -> list[MethodNumber]:
        return [
            use.method
            for use in self.graph.program.field_uses(text)
            if use.opcode in opcodes.FIELD_READS
        ]

    def _keys_kept(self, method: MethodNumber) -> Iterable[str]:
        """Yield the fields in which a method puts keys that are objects."""
        image, _ = self.graph.program.place(method)
        for one in self.graph.program.body(method).instructions:
            if one.opcode in opcodes.FIELD_WRITES and one.ref is not None:
                text = image.field_text(one.ref)
                if self.graph.names.is_key(text.rpartition(":")[2]):
                    yield text
