"""Tells which receivers of the app's own hear a broadcast that a press sends: those of its action, or of its class.

`sendBroadcast(Intent(ANSWERED).putExtra("yes", false))` is heard where code registers a receiver for `ANSWERED`, and by
the manifest's receivers. That one hears it which its screen registers only while it is in front is not sure: another screen may cover it.
Source: android.content.Context (API 1 to 37), androidx.localbroadcastmanager 1.0 and 1.1.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, NamedTuple

from auditor.code.calls.callgraph import CallGraph
from auditor.code.calls.observers import Heard, Posted
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.search import Scope
from auditor.code.classes.sites import Call
from auditor.code.evaluation.answered import Heap, Known, Thing
from auditor.code.evaluation.carriers import ACTION
from auditor.code.resolution.constants import Resolver
from auditor.code.resolution.registered_receivers import RegisteredReceivers
from auditor.model.vocabulary import ComponentKind
from auditor.screens.memory.memories import Memories, thing_of

_SENDS: Final = frozenset({"sendBroadcast", "sendOrderedBroadcast", "sendBroadcastSync"})
_SENDERS: Final = (
    "Landroid/content/Context;",
    "Landroidx/localbroadcastmanager/content/LocalBroadcastManager;",
    "Landroid/support/v4/content/LocalBroadcastManager;",
)
_INTENT: Final = "Landroid/content/Intent;"
_HEARS: Final = f"onReceive(Landroid/content/Context;{_INTENT})V"
_IN_FRONT: Final = ("onResume()V", "onPostResume()V", "onStart()V")
"""Where a screen registers what hears only while no other screen covers it."""
_UNKNOWN: Final = Posted((), is_whole=False)


class _Hearer(NamedTuple):
    """A receiver's method, the object it runs on, what that remembers, and whether it hears other screens' broadcasts."""

    method: MethodNumber
    own: Known
    heap: Heap
    is_sure: bool


@dataclass
class Broadcasts:
    """Finds their hearers; one per app."""

    resolver: Resolver
    graph: CallGraph
    memories: Memories
    _known: dict[Thing, tuple[_Hearer | None, ...]] = field(default_factory=dict)

    def posted(
        self, call: Call, given: tuple[Known, ...], heap: Mapping[tuple[str, Known], Known]
    ) -> Posted | None:
        """Return who hears what a call sends; None for any other call, and where nobody of the app is seen to listen."""
        at = call.first(_INTENT) if call.name in _SENDS else None
        if at is None or not self._is_sender(call.owner):
            return None
        intent = given[at + (not call.is_static)]
        goal = heap.get(("intent", intent))
        if not isinstance(goal, Thing):
            return _UNKNOWN if self._registered.every else None
        if goal not in self._known:
            self._known[goal] = tuple(self._hearers(goal))
        found = self._known[goal]
        hearers = [one for one in found if one is not None]
        heard = tuple(Heard(one.method, one.heap, (one.own, None, intent)) for one in hearers)
        is_sure = any(one.is_sure for one in hearers)
        return Posted(heard, None not in found, is_sure, is_elsewhere=True) if found else None

    @cached_property
    def _registered(self) -> RegisteredReceivers:
        return RegisteredReceivers(self.resolver)

    def _is_sender(self, owner: str) -> bool:
        return any(self.graph.hierarchy.is_subtype(owner, one) for one in _SENDERS)

    def _hearers(self, goal: Thing) -> Iterator[_Hearer | None]:
        """Yield who hears what is sent to a goal; None for one that may, and of whom no more is known."""
        for one in self.graph.program.manifest.components:
            is_meant = goal.name == one.name or any(
                goal.name in each.actions for each in one.filters
            )
            if one.kind is ComponentKind.RECEIVER and is_meant:
                yield self._hearer(one.name, None, frozenset(), is_sure=True)
        for each in self._registered.every if goal.kind == ACTION else ():
            if each.actions and goal.name not in each.actions:
                continue
            if not each.actions or not each.receivers:
                yield None
            is_sure = self.resolver.program.signature(each.method) not in _IN_FRONT
            for made in each.receivers:
                heap = self.memories.of(Scope(each.method), made).heap
                yield self._hearer(made.type, thing_of(made), heap, is_sure=is_sure)

    def _hearer(self, kind: str, own: Known, heap: Heap, *, is_sure: bool) -> _Hearer | None:
        method = self.graph.hierarchy.resolve_method(kind, _HEARS)
        if method is None or not self.resolver.program.has_code(method):
            return None
        return _Hearer(method, own, heap, is_sure)
