"""Calls of an interface of the app that no class implements: a proxy's, whose handler runs.

Source: `java.lang.reflect.Proxy.newProxyInstance` and `InvocationHandler.invoke` in the API reference.
"""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Final

from auditor.code.classes.program import MethodNumber
from auditor.code.classes.sites import Call
from auditor.dex.opcodes import CONST_CLASS, NEW_INSTANCE
from auditor.flow.search.frame import Frame, Part
from auditor.flow.search.summaries import Summaries
from auditor.flow.symbols.atoms import NOTHING, Value
from auditor.flow.symbols.heap import CONTENT
from auditor.flow.symbols.state import State

_PROXY: Final = "Ljava/lang/reflect/Proxy;"
_HANDLER: Final = "Ljava/lang/reflect/InvocationHandler;"
_INVOKE: Final = (
    "invoke(Ljava/lang/Object;Ljava/lang/reflect/Method;[Ljava/lang/Object;)Ljava/lang/Object;"
)
_MOST: Final = 4


class Proxied(Part):
    """Runs the handlers of the proxies that one method calls."""

    def __init__(self, frame: Frame, summaries: Summaries) -> None:
        super().__init__(frame)
        self.summaries = summaries

    def run(self, state: State, call: Call, args: Sequence[Value]) -> Value | None:
        """Run what a proxy's handler does with a call; None where no proxy is made of the interface in sight."""
        handlers = self._handlers(call.owner)
        if not handlers or call.is_static:
            return None
        given = frozenset({self.atoms.intern("O", self.method, (call.pc, _MOST), None)})
        for at, value in enumerate(args[1:]):
            self.heap.store(state, given, f"{CONTENT}:{at}", value=value, strong=True)
        named = frozenset({self.atoms.intern("X", call.owner, call.name)})
        found: Value = NOTHING
        for one in handlers:
            place, is_one = (self.method, call.pc), len(handlers) == 1
            self.engine.hops.note(place, one, call.owner, exact=is_one)
            words = (NOTHING, args[0], named, given)
            found |= self.summaries.run_method(state, call, one, args=words)
        return found or self.frame.fresh(call)

    def _handlers(self, interface: str) -> tuple[MethodNumber, ...]:
        """Give the methods of the handlers that can stand behind an interface which nobody implements."""
        info = self.program.class_info(interface)
        if info is None or not info.is_interface or self.engine.hierarchy.subtypes(interface):
            return ()
        named = [one for one in self._makers if self._names(one, interface)]
        resolve = self.engine.hierarchy.resolve_method
        found = (resolve(one, _INVOKE) for method in named for one in self._made(method))
        known = dict.fromkeys(one for one in found if one is not None)
        return tuple(known) if len(known) <= _MOST else ()

    @cached_property
    def _makers(self) -> tuple[MethodNumber, ...]:
        """The methods of the app that make proxies."""
        sites = self.program.calls_of(_PROXY, "newProxyInstance")
        own = (one.method for one in sites)
        return tuple(
            dict.fromkeys(
                one for one in own if not self.engine.is_library(self.program.owner(one))
            )
        )

    def _names(self, maker: MethodNumber, interface: str) -> bool:
        """Say whether a method spells an interface, or makes proxies of whatever it is given."""
        spelled = self._classes(maker, CONST_CLASS)
        apps = [one for one in spelled if self.program.class_info(one) is not None]
        return interface in spelled or not any(
            info.is_interface for one in apps if (info := self.program.class_info(one))
        )

    def _made(self, maker: MethodNumber) -> Iterable[str]:
        """Name the handlers that a method makes."""
        is_subtype = self.engine.hierarchy.is_subtype
        return (one for one in self._classes(maker, NEW_INSTANCE) if is_subtype(one, _HANDLER))

    def _classes(self, method: MethodNumber, opcode: int) -> list[str]:
        image, row = self.program.place(method)
        part = image.type_uses_in(row)
        named = image.type_id[part][image.type_op[part] == opcode]
        return [image.type_name(one) for one in dict.fromkeys(named.tolist())]
