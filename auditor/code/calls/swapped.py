"""Answers which fields are changed by no instruction that names them: those of the platform's atomic updaters.

`AtomicReferenceFieldUpdater.newUpdater(Holder.class, Object.class, "result")` writes a field by its name, so that no
store in the code tells what it holds. Kotlin's continuations keep in such a field what they are resumed with: what a
dialog that a coroutine waits for was answered. Shrinkers keep the name and the text alike.
Source: java.util.concurrent.atomic of the SDK at API 37; kotlin-stdlib 2.x (`SafeContinuation`), kotlinx.coroutines 1.x
(`CancellableContinuationImpl`).
"""

from collections.abc import Callable
from functools import cached_property
from typing import Final

from auditor.code.calls.coroutines import Coroutines
from auditor.code.classes.hierarchy import Hierarchy
from auditor.code.classes.program import MethodNumber, Program
from auditor.code.classes.registers import ENTRY, DefUse
from auditor.code.classes.sites import read_call
from auditor.dex import opcodes

_MAKES: Final = "newUpdater"
_UPDATERS: Final = "Ljava/util/concurrent/atomic/Atomic"
_CONTINUATION: Final = "Lkotlin/coroutines/Continuation;"


class Swapped:
    """Such fields; one per call graph."""

    def __init__(
        self,
        program: Program,
        hierarchy: Hierarchy,
        coroutines: Coroutines,
        uses: Callable[[MethodNumber], DefUse | None],
    ) -> None:
        self.program = program
        self.hierarchy = hierarchy
        self.coroutines = coroutines
        self.uses = uses
        self._waiting: dict[str, bool] = {}

    def has(self, text: str) -> bool:
        """Say whether a field, by its text, is changed by its name."""
        return text.partition(":")[0] in self._fields

    def awaits(self, text: str) -> bool:
        """Say whether a field holds what a coroutine that waits was resumed with, or is to be."""
        return self.has(text) and self.is_waiting(text.partition("->")[0])

    def is_waiting(self, name: str) -> bool:
        """Say whether a class is of continuations that keep in such a field what they are resumed with."""
        if name not in self._waiting:
            self._waiting[name] = (
                name in self._owners
                and any(self.hierarchy.is_subtype(name, one) for one in self.continuations)
                and not self.coroutines.is_machinery(name)
            )
        return self._waiting[name]

    @cached_property
    def waiting(self) -> tuple[str, ...]:
        """All such classes."""
        return tuple(sorted(filter(self.is_waiting, self._owners)))

    @cached_property
    def continuations(self) -> tuple[str, ...]:
        """The types of what can be resumed: by its name, or what the class above all blocks is first of all."""
        base = self.coroutines.base
        info = None if base is None else self.program.class_info(base)
        return (_CONTINUATION,) if info is None else (_CONTINUATION, *info.interfaces[:1])

    @cached_property
    def _owners(self) -> frozenset[str]:
        return frozenset(one.partition("->")[0] for one in self._fields)

    @cached_property
    def _fields(self) -> frozenset[str]:
        """Such fields, as `Lowner;->name`."""
        found = set()
        for site in self.program.calls_of(None, _MAKES):
            uses = self.uses(site.method)
            if not site.target.startswith(_UPDATERS) or uses is None or not uses.has(site.pc):
                continue
            call = read_call(self.program, site.method, uses.instruction(site.pc))
            if call is None or len(call.registers) < 2:
                continue
            owner = self._named(site.method, uses, site.pc, call.registers[0])
            name = self._named(site.method, uses, site.pc, call.registers[-1])
            found.add(f"{owner}->{name}")
        return frozenset(found)

    def _named(self, method: MethodNumber, uses: DefUse, pc: int, register: int) -> str:
        """Return the class or the text that a register holds; nothing for what is no constant."""
        defined = uses.definitions(pc, register)
        if len(defined) != 1 or defined[0] == ENTRY:
            return ""
        one = uses.instruction(defined[0])
        image, _ = self.program.place(method)
        if one.ref is None:
            return ""
        if one.opcode == opcodes.CONST_CLASS:
            return image.type_name(one.ref)
        return image.strings[one.ref] if one.opcode in opcodes.CONST_STRINGS else ""
