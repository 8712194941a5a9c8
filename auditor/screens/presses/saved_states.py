"""Tells who hears what is put under a key of a saved state: a dialog's answer to the screen that it stands on.

`navController.previousBackStackEntry?.savedStateHandle?.set(KEY, true)` is heard where that screen observes
`currentBackStackEntry.savedStateHandle.getLiveData<Boolean>(KEY)`.
Source: androidx.lifecycle.SavedStateHandle 2.x; "Return a result to the previous destination" of androidx.navigation's guide.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from auditor.code.calls.callgraph import CallGraph
from auditor.code.calls.observers import Heard, Posted
from auditor.code.classes.histories import copied_uses
from auditor.code.classes.search import Scope
from auditor.code.classes.sites import Call
from auditor.code.classes.values import Instance
from auditor.code.classes.values import Text as TextValue
from auditor.code.evaluation.answered import Heap, Known, Thing
from auditor.code.resolution.constants import Resolver
from auditor.dex import opcodes
from auditor.model.names import LIBRARIES
from auditor.screens.memory.memories import Memories, thing_of

_HANDLE: Final = "Landroidx/lifecycle/SavedStateHandle;"
_PUTS: Final = "set"
_GIVES: Final = "getLiveData"
_OBSERVES: Final = frozenset({"observe", "observeForever"})
_HEARS: Final = "onChanged(Ljava/lang/Object;)V"
_UNKNOWN: Final = Posted((), is_whole=False)


@dataclass(slots=True)
class SavedStates:
    """Finds the observers of keys; one per app."""

    resolver: Resolver
    graph: CallGraph
    memories: Memories
    _known: dict[str, tuple[tuple[Instance, Heap], ...] | None] = field(default_factory=dict)

    def posted(self, call: Call, given: tuple[Known, ...]) -> Posted | None:
        """Return who hears what a call puts under a key; None for any other call, and for a key that nobody observes."""
        if call.owner != _HANDLE or call.name != _PUTS or len(given) <= len(call.types):
            return None
        key = given[1]
        if not isinstance(key, Thing) or key.kind != "text":
            return _UNKNOWN if any(self._observed()) else None
        if key.name not in self._known:
            self._known[key.name] = self._observers(key.name)
        found = self._known[key.name]
        if found is None:
            return _UNKNOWN
        heard = []
        for made, heap in found:
            method = self.graph.hierarchy.resolve_method(made.type, _HEARS)
            if method is None or not self.resolver.program.has_code(method):
                return _UNKNOWN
            heard.append(Heard(method, heap, (thing_of(made), given[2])))
        return Posted(tuple(heard), is_whole=True) if heard else None

    def _observers(self, key: str) -> tuple[tuple[Instance, Heap], ...] | None:
        """Return the objects that observe a key, with what they remember; None where that is not known."""
        found = []
        for call in self._observed():
            scope = Scope(call.method)
            keys = self.resolver.argument(scope, call, 0)
            if not keys or not all(
                isinstance(one, TextValue) and not one.holes for one in keys
            ):
                return None
            if all(isinstance(one, TextValue) and one.text != key for one in keys):
                continue
            for each in self._observing(call):
                values = self.resolver.argument(scope, each, len(each.types) - 1)
                made = [one for one in values if isinstance(one, Instance) and one.site[1] >= 0]
                if not values or len(made) != len(values):
                    return None
                found += [(one, self.memories.of(scope, one).heap) for one in made]
        return tuple(found)

    def _observed(self) -> Iterator[Call]:
        """Yield the calls of the app's own that ask for the LiveData of a key."""
        for site in self.resolver.program.calls_of(_HANDLE, _GIVES):
            if not self.resolver.program.owner(site.method).startswith(LIBRARIES):
                call = self.resolver.call_at(site.method, site.pc)
                if call is not None:
                    yield call

    def _observing(self, asked: Call) -> Iterator[Call]:
        """Yield the calls that observe what a call gives back, in the same method."""
        uses = self.resolver.def_use(asked.method)
        row = uses.row(asked.pc) + 1
        taken = uses.body.instructions[row] if row < len(uses.body.instructions) else None
        if taken is None or taken.opcode not in opcodes.MOVE_RESULTS:
            return
        for one, register in copied_uses(uses, taken.pc, taken.registers[0]):
            call = self.resolver.call_at(asked.method, one.pc)
            if call is not None and call.name in _OBSERVES and call.receiver == register:
                yield call
