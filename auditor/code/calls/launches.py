"""Finds the calls that launch something for an answer, and which launcher each launches.

Source: androidx.activity 1.2 to 1.10 (`ActivityResultLauncher.launch`).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from auditor.code.classes.def_uses import DefUses
from auditor.code.classes.program import CallSite, MethodNumber, Program
from auditor.code.classes.registers import ENTRY, DefUse
from auditor.code.shrunk.launcher_library import LauncherLibrary
from auditor.dex import opcodes
from auditor.dex.body import Instruction

READS: Final = opcodes.INSTANCE_READS | opcodes.STATIC_READS
_VIRTUAL: Final = opcodes.INVOKE_VIRTUALS | opcodes.INVOKE_INTERFACES
"""How anything is launched; a shrinker may put other code into the class of launchers, which is called otherwise."""
_BACK: Final = 6
"""So many copies and casts stand between a value and where it comes from."""


@dataclass
class Launches:
    """The launches of one app's own code."""

    program: Program
    library: LauncherLibrary
    flows: DefUses
    is_library: Callable[[MethodNumber], bool]

    @cached_property
    def all(self) -> tuple[CallSite, ...]:
        """List the launches in the app's own code."""
        found: list[CallSite] = []
        for kind in sorted(self.library.types):
            for signature in sorted(self.program.members.references_to(kind)):
                if not self.library.is_launch(kind, signature):
                    continue
                found += [
                    site
                    for site in self.program.calls_naming(kind, signature)
                    if site.opcode in _VIRTUAL and not self.is_library(site.method)
                ]
        return tuple(found)

    @cached_property
    def placed(self) -> tuple[tuple[CallSite, str | None], ...]:
        """List where each launcher is launched, with the field that kept it.

        Where one call launches one of several that branches took, a launcher is launched where it was taken: a compiler
        joins the ends of `if (agreed) ask.launch(READ_CONTACTS) else question.launch(intent)`.
        """
        return tuple(each for one in self.all for each in self._taken(one))

    def _taken(self, site: CallSite) -> Iterator[tuple[CallSite, str | None]]:
        flow = self.flows.of(site.method)
        pcs = (
            ()
            if flow is None
            else flow.definitions(site.pc, flow.instruction(site.pc).registers[0])
        )
        image, _ = self.program.place(site.method)
        read = [
            (site._replace(pc=one.pc), image.field_text(one.ref))
            for one in (flow.instruction(pc) for pc in pcs if flow is not None and pc != ENTRY)
            if one.opcode in READS and one.ref is not None
        ]
        if len(read) == len(pcs) > 1:
            yield from read
        else:
            yield site, self._launcher(site)

    def _launcher(self, site: CallSite) -> str | None:
        """Name the field that kept the launcher of a launch, through a getter too."""
        flow = self.flows.of(site.method)
        if flow is None:
            return None
        one = origin_of(flow, site.pc, flow.instruction(site.pc).registers[0])
        image, _ = self.program.place(site.method)
        if one is not None and one.opcode in READS and one.ref is not None:
            return image.field_text(one.ref)
        call = None if one is None else flow.call_before(one.pc)
        if call is None or call.ref is None:
            return None
        return self.got(image.method_text(call.ref))

    def got(self, target: str) -> str | None:
        """Name the field of a launcher that a method of the app gives out, if it reads one alone."""
        method = self.program.method(target)
        flow = None if method is None else self.flows.of(method)
        if method is None or flow is None:
            return None
        image, _ = self.program.place(method)
        read = {
            text
            for one in flow.body.instructions
            if one.opcode in READS
            and one.ref is not None
            and (text := image.field_text(one.ref)).partition(":")[2] in self.library.types
        }
        return read.pop() if len(read) == 1 else None


def origin_of(flow: DefUse, pc: int, register: int) -> Instruction | None:
    """Follow copies and casts back to the one instruction that defines a register."""
    for _ in range(_BACK):
        found = flow.definitions(pc, register)
        if len(found) != 1 or found[0] == ENTRY:
            return None
        one = flow.instruction(found[0])
        if one.opcode in opcodes.MOVES:
            pc, register = one.pc, one.registers[1]
        elif one.opcode == opcodes.CHECK_CAST:
            pc, register = one.pc, one.registers[0]
        else:
            return one
    return None
