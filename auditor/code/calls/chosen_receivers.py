"""Tells calls whose object was chosen: `(agreed ? yes : no).run()`, `choice.next(screen)` of constants with bodies.

What such a call runs hangs on what chose the object, which may be an answer that was kept: of a way through it, it
is not certain that it leads there before that.
"""

from dataclasses import dataclass, field
from typing import Final

from auditor.code.calls.dispatch import Dispatch
from auditor.code.classes.def_uses import DefUses
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.registers import ENTRY, DefUse
from auditor.code.classes.sites import read_call
from auditor.code.classes.values import Site
from auditor.code.shrunk.library_names import LibraryNames
from auditor.code.shrunk.merged import Merged
from auditor.dex import opcodes

_ENUM: Final = "Ljava/lang/Enum;"
_SUSPENDS: Final = "Lkotlin/coroutines/Continuation;)Ljava/lang/Object;"
_RESUMED: Final = "invokeSuspend("
_BY_KEY: Final = frozenset({"get", "getOrDefault", "remove"})
_GIVEN_OUT: Final = _BY_KEY | {"next", "iterator", "listIterator", "getFirst", "first"}
_MAPS: Final = ("Map;", "SparseArray;", "Hashtable;", "Dictionary;")
_STEPS: Final = 6
_DYNAMIC: Final = opcodes.INVOKE_VIRTUALS | opcodes.INVOKE_INTERFACES


@dataclass(slots=True)
class ChosenReceivers:
    """Answers it for each call; one per app."""

    dispatch: Dispatch
    uses: DefUses
    names: LibraryNames
    merged: Merged
    _known: dict[Site, bool] = field(default_factory=dict)

    def is_chosen(self, site: Site) -> bool:
        """Say whether a call of the app's runs one of several methods, by the object that was chosen before it."""
        if site not in self._known:
            self._known[site] = self._is_chosen(*site)
        return self._known[site]

    def _is_chosen(self, method: MethodNumber, pc: int) -> bool:
        program, hierarchy = self.dispatch.program, self.dispatch.hierarchy
        uses = self.uses.of(method)
        is_library = self.names.is_library(program.owner(method))
        if is_library or uses is None or not uses.has(pc):
            return False
        call = uses.instruction(pc)
        if call.opcode not in _DYNAMIC or call.ref is None:
            return False
        image, _ = program.place(method)
        found = self.dispatch.targets(method, call.opcode, image.method_text(call.ref))
        # None where the call is one through a type of the framework: `Runnable.run`.
        owners = {program.owner(one) for one in found.methods}
        if self._is_kept_by_key(method, uses, pc, call.registers[0]):
            return len(owners) != 1 or any(map(self.merged.is_merged, found.methods))
        if len(owners) == 1:
            return False
        if owners and all(hierarchy.is_subtype(one, _ENUM) for one in owners):
            return True
        # What waits is gone on with from several places, each of which finds the same object again.
        signature = program.signature(method)
        waits = signature.endswith(_SUSPENDS) or signature.startswith(_RESUMED)
        return not waits and len(uses.definitions(pc, call.registers[0])) > 1

    def _is_kept_by_key(
        self, method: MethodNumber, uses: DefUse, pc: int, register: int, left: int = _STEPS
    ) -> bool:
        """Say whether an object comes out of a map, by a key: which one that is hangs on the key."""
        for defined in uses.definitions(pc, register) if left else ():
            one = None if defined == ENTRY else uses.instruction(defined)
            if one is None:
                continue
            if one.opcode in opcodes.MOVES:
                if self._is_kept_by_key(method, uses, defined, one.registers[1], left - 1):
                    return True
            elif one.opcode in opcodes.MOVE_RESULTS:
                before = uses.call_before(defined)
                call = before and read_call(self.dispatch.program, method, before)
                if not call or call.receiver is None or call.name not in _GIVEN_OUT:
                    continue
                if call.name in _BY_KEY and call.owner.endswith(_MAPS):
                    return True
                if self._is_kept_by_key(method, uses, call.pc, call.receiver, left - 1):
                    return True
        return False
