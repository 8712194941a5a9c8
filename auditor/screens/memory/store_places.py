"""Which file a store keeps its keys in: the same key of two preference files is two flags.

An object of preferences is followed back to the call that opens it, through editors, fields, helper
methods and parameters. Where that is lost the file is not known, and any file may be meant.
Source: android.content.Context (`getSharedPreferences`), android.preference.PreferenceManager,
androidx.security.crypto.EncryptedSharedPreferences, com.tencent.mmkv.MMKV.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from auditor.code.calls.callgraph import CALL, CallGraph
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.registers import ENTRY
from auditor.code.classes.scope import Scope
from auditor.code.classes.search import Scope as Asked
from auditor.code.classes.sites import Call, read_call
from auditor.code.classes.values import Text
from auditor.code.decisions.branches import Branches
from auditor.code.resolution.constants import Resolver
from auditor.dex import opcodes

WITH_FILES: Final = frozenset({"preferences", "mmkv"})
"""Stores whose keys lie in one of several files."""
_NAMED: Final = ("getSharedPreferences", "create", "mmkvWithID")
"""Methods that open a file by the first text that they are given."""
_ONE: Final = ("getDefaultSharedPreferences", "defaultMMKV")
"""Methods that open the one file without a name."""
_STRING: Final = "Ljava/lang/String;"
_EDITOR: Final = ("Editor;", "MMKV;")
_DEEPEST: Final = 7
_FEW: Final = 6


class StorePlaces:
    """Follows stores to their files; one per app."""

    def __init__(self, graph: CallGraph, resolver: Resolver, plain: Branches) -> None:
        self.graph = graph
        self.resolver = resolver
        self.plain = plain
        self._told: dict[tuple[MethodNumber, int, int], frozenset[str] | None] = {}
        """What the constants of a call's argument tell, by the call's place and the argument."""

    def of(self, scope: Scope, call: Call) -> str:
        """Return the file of the store that a call is made on; empty where it is not known."""
        if call.is_static or call.receiver is None:
            return ""
        found = self._files(scope, call.pc, call.receiver, _DEEPEST)
        return next(iter(found)) if found is not None and len(found) == 1 else ""

    def _files(self, scope: Scope, pc: int, register: int, left: int) -> frozenset[str] | None:
        uses = self.plain.def_use(scope.method)
        if uses is None or not uses.has(pc) or left == 0:
            return None
        return _all(
            self._made(scope, one, register, left - 1) for one in uses.definitions(pc, register)
        )

    def _made(self, scope: Scope, pc: int, register: int, left: int) -> frozenset[str] | None:
        """Return the files of what an instruction defines."""
        if pc == ENTRY:
            return self._given(scope, register, left)
        uses = self.plain.def_use(scope.method)
        if uses is None:
            return None
        one = uses.instruction(pc)
        if one.opcode in opcodes.MOVES:
            return self._files(scope, pc, one.registers[1], left)
        if one.opcode == opcodes.CHECK_CAST:
            return self._files(scope, pc, one.registers[0], left)
        if one.opcode in opcodes.FIELD_READS and one.ref is not None:
            image, _ = self.graph.program.place(scope.method)
            return self._kept(image.field_text(one.ref), left)
        before = uses.call_before(pc)
        call = None if before is None else read_call(self.graph.program, scope.method, before)
        return None if call is None else self._called(scope, call, left)

    def _called(self, scope: Scope, call: Call, left: int) -> frozenset[str] | None:
        if call.name in _NAMED and _STRING in call.types:
            return self._names(scope, call, call.types.index(_STRING))
        if call.name in _ONE:
            return frozenset({call.name})
        if call.name == "getPreferences":
            return frozenset({call.owner})
        if call.receiver is not None and (
            call.name == "edit" or call.returns.endswith(_EDITOR)
        ):
            return self._files(scope, call.pc, call.receiver, left)
        targets = self.graph.dispatch.targets_of(call).methods
        if not targets or len(targets) > _FEW:
            return None
        return _all(
            self._files(self.plain.values.inside(scope, call, target), pc, register, left)
            for target in targets
            for pc, register in self._returns(target)
        )

    def _names(self, scope: Scope, call: Call, index: int) -> frozenset[str] | None:
        known = self.plain.values.argument(scope, call, index)
        texts = None if known is None else {one for one in known if isinstance(one, str)}
        if texts and known is not None and len(texts) == len(known):
            return frozenset(texts)
        key = (call.method, call.pc, index)
        if key not in self._told:
            self._told[key] = self._constants(scope, call, index)
        return self._told[key]

    def _constants(self, scope: Scope, call: Call, index: int) -> frozenset[str] | None:
        values = self.resolver.argument(Asked(scope.method), call, index)
        found = {one.text for one in values if isinstance(one, Text) and not one.holes}
        return frozenset(found) if found and len(found) == len(values) else None

    def _returns(self, method: MethodNumber) -> Iterator[tuple[int, int]]:
        uses = self.plain.def_use(method)
        for one in uses.body.instructions if uses is not None else ():
            if one.opcode in opcodes.RETURNS and one.registers:
                yield one.pc, one.registers[0]

    def _kept(self, field: str, left: int) -> frozenset[str] | None:
        """Return the files of what a field is given."""
        writes = [
            one
            for one in self.graph.program.field_uses(field)
            if one.opcode in opcodes.FIELD_WRITES
        ]
        if not writes or len(writes) > _FEW:
            return None
        found = []
        for one in writes:
            uses = self.plain.def_use(one.method)
            if uses is None or not uses.has(one.pc):
                return None
            register = uses.instruction(one.pc).registers[0]
            found.append(self._files(Scope(one.method), one.pc, register, left))
        return _all(found)

    def _given(self, scope: Scope, register: int, left: int) -> frozenset[str] | None:
        """Return the files of what callers hand to a parameter."""
        uses = self.plain.def_use(scope.method)
        word = None if uses is None else uses.parameter_word(register)
        if word is None:
            return None
        if scope.call is not None and scope.outer is not None:
            registers = scope.call.registers
            if word >= len(registers):
                return None
            return self._files(scope.outer, scope.call.pc, registers[word], left)
        edges = [one for one in self.graph.callers(scope.method) if one.why == CALL]
        if not edges or len(edges) > _FEW:
            return None
        return _all(self._from_edge(one.source, one.pc, word, left) for one in edges)

    def _from_edge(
        self, caller: MethodNumber, pc: int, word: int, left: int
    ) -> frozenset[str] | None:
        uses = self.plain.def_use(caller)
        call = (
            read_call(self.graph.program, caller, uses.instruction(pc))
            if uses is not None and uses.has(pc)
            else None
        )
        if call is None or word >= len(call.registers):
            return None
        return self._files(Scope(caller), pc, call.registers[word], left)


def _all(found: Iterable[frozenset[str] | None]) -> frozenset[str] | None:
    """Join what several ways give; nothing is known where one of them is not."""
    names: set[str] = set()
    for one in found:
        if one is None:
            return None
        names |= one
    return frozenset(names) or None
