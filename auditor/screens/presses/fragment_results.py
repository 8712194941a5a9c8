"""Who hears what a fragment answers: `setFragmentResult(key, bundle)` runs the listener of the key.

Source: androidx.fragment.app.FragmentManager (`setFragmentResultListener`), fragment-ktx.
"""

from dataclasses import dataclass, field
from typing import Final

from auditor.code.calls.callgraph import CallGraph
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.search import Scope
from auditor.code.classes.values import Instance, Site
from auditor.code.classes.values import Text as TextValue
from auditor.code.resolution.constants import Resolver
from auditor.model.names import LIBRARIES
from auditor.screens.memory.memories import Memories, thing_of
from auditor.screens.presses.handlers import Handler

_ANSWERS: Final = "setFragmentResult"
_LISTENS: Final = "setFragmentResultListener"
_STRING: Final = "Ljava/lang/String;"
_HEARS: Final = (
    "onFragmentResult(Ljava/lang/String;Landroid/os/Bundle;)V",
    "invoke(Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;",
)
_DEEPEST: Final = 3
"""So many methods hand on what a lambda hears, at most: its class, an accessor of it, the body."""


@dataclass(slots=True)
class FragmentResults:
    """Finds the listeners of keys; one per app."""

    resolver: Resolver
    graph: CallGraph
    memories: Memories
    _known: dict[str, Handler | None] = field(default_factory=dict)

    def listener(self, key: str) -> Handler | None:
        """Return the one listener that is registered for a key; None for none, several or unknown."""
        if key not in self._known:
            self._known[key] = self._listener(key)
        return self._known[key]

    def answering(self, key: str) -> frozenset[Site]:
        """Return the calls that answer under a key, or may."""
        found: set[Site] = set()
        for site in self.resolver.program.calls_of(None, _ANSWERS):
            call = self.resolver.call_at(site.method, site.pc)
            at = None if call is None else call.first(_STRING)
            keys = (
                ()
                if call is None or at is None
                else self.resolver.argument(Scope(site.method), call, at)
            )
            known = bool(keys) and all(
                isinstance(one, TextValue) and not one.holes for one in keys
            )
            if not self._is_library(site.method) and (
                not known or any(isinstance(one, TextValue) and one.text == key for one in keys)
            ):
                found.add((site.method, site.pc))
        return frozenset(found)

    def bodies(self, method: MethodNumber) -> tuple[MethodNumber, ...]:
        """Return a listener's method, and those to which alone it hands on what it hears, as a lambda's class does."""
        program, found = self.resolver.program, [method]
        for _ in range(_DEEPEST):
            called = {
                target
                for site in program.calls_in(found[-1])
                if (target := program.method(site.target)) is not None
                and program.has_code(target)
                and not self._is_library(target)
            }
            if len(called) != 1:
                break
            (body,) = called
            if body in found or any(
                edge.source != found[-1] for edge in self.graph.callers(body)
            ):
                break
            found.append(body)
        return tuple(found)

    def _listener(self, key: str) -> Handler | None:
        found: dict[Handler, None] = {}
        for site in self.resolver.program.calls_of(None, _LISTENS):
            call = self.resolver.call_at(site.method, site.pc)
            at = None if call is None else call.first(_STRING)
            if call is None or at is None or self._is_library(site.method):
                continue
            scope = Scope(site.method)
            keys = self.resolver.argument(scope, call, at)
            if not all(isinstance(one, TextValue) and not one.holes for one in keys):
                return None
            if not any(isinstance(one, TextValue) and one.text == key for one in keys):
                continue
            for one in self.resolver.argument(scope, call, len(call.types) - 1):
                handler = self._handler(scope, one) if isinstance(one, Instance) else None
                if handler is None:
                    return None
                found[handler] = None
        return next(iter(found)) if len(found) == 1 else None

    def _is_library(self, method: MethodNumber) -> bool:
        """Say whether the library hands on what the app named."""
        return self.resolver.program.owner(method).startswith(LIBRARIES)

    def _handler(self, scope: Scope, made: Instance) -> Handler | None:
        for signature in _HEARS:
            method = self.graph.hierarchy.resolve_method(made.type, signature)
            if method is not None and self.resolver.program.has_code(method):
                return Handler(method, thing_of(made), self.memories.of(scope, made))
        return None
