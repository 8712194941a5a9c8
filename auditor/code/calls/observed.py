"""Finds which objects are given to LiveData as observers, behind a shrinker.

R8 makes one class of several whose methods differ: one that waits for LiveData here is an answer's
callback there. Which of its objects observe is told by all that are ever given to any LiveData.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from auditor.code.classes.def_uses import DefUses
from auditor.code.classes.hierarchy import Hierarchy
from auditor.code.classes.instances import Instances
from auditor.code.classes.program import CallSite, MethodNumber, Program
from auditor.code.classes.registers import ENTRY
from auditor.code.classes.scope import Scope
from auditor.code.classes.sites import Call, read_call
from auditor.code.classes.values import Site
from auditor.code.shrunk.library_names import LibraryNames
from auditor.code.shrunk.live_data import Looks
from auditor.code.shrunk.merged import Merged
from auditor.dex import opcodes

_OBSERVES: Final = ("observe", "observeForever")
_DEEPEST: Final = 3


class Place(NamedTuple):
    """A register just before an instruction."""

    scope: Scope
    pc: int
    register: int


@dataclass(slots=True)
class Observed:
    """Such objects, by where they are made; one per app."""

    program: Program
    hierarchy: Hierarchy
    instances: Instances
    merged: Merged
    uses: DefUses
    names: LibraryNames
    _all: dict[Site, list[Place]] | None = None
    _is_found: bool = field(default=False)

    def places(self, method: MethodNumber, case: int | None = None) -> tuple[Place, ...] | None:
        """Return the LiveData that the objects wait for on which a method, or a case of it, is run.

        None if it is not told.
        """
        given = self.given(method)
        if given is None:
            return None
        made = self.merged.case_made
        return tuple(
            each
            for site, places in given.items()
            if case is None or made(method, *site) in (None, case)
            for each in places
        )

    def given(self, method: MethodNumber) -> dict[Site, list[Place]] | None:
        """Return where the objects are made on which LiveData runs a method, with what each waits for.

        None if it is not told: where something else runs the method, or where some observer was not seen
        to be made.
        """
        program, live = self.program, self.names.live_data
        owner = program.owner(method)
        if not live.is_told(method):
            return None
        if program.calls_naming(owner, program.signature(method)):
            return None
        if not self._is_found:
            self._is_found = True
            self._all = self._find()
        if self._all is None:
            return None
        births = {(one.method, one.pc) for one in self.instances.births(owner)}
        return {site: self._all[site] for site in sorted(births & set(self._all))}

    def _find(self) -> dict[Site, list[Place]] | None:
        """Return the LiveData to which each object is given; None where one giving is not understood."""
        found: dict[Site, list[Place]] = {}
        for one in self.names.live_data.known:
            if any(
                self.program.owner(each.method) != one.owner
                for each in self.program.calls_naming(one.observer, one.takes)
            ):
                return None
            for site in self._givings(one):
                given = self._given(one, site)
                if given is None:
                    return None
                for made in given[0]:
                    found.setdefault(made, []).append(given[1])
        return found

    def _givings(self, looks: Looks) -> Iterator[CallSite]:
        """Yield the calls that give an observer to a LiveData, or to what keeps it there."""
        for name in _OBSERVES:
            yield from self.names.sites(name)
        for keeper in (looks.keeper, *self.hierarchy.subtypes(looks.keeper)):
            for signature in self.program.declared(keeper):
                if signature.startswith("<init>"):
                    for site in self.program.calls_naming(keeper, signature):
                        if not self.names.live_data.is_library(self.program.owner(site.method)):
                            yield site

    def _given(self, looks: Looks, site: CallSite) -> tuple[set[Site], Place] | None:
        """Return where the observer is made that a call gives, and the LiveData to which."""
        uses = self.uses.of(site.method)
        if uses is None or not uses.has(site.pc):
            return None
        call = read_call(self.program, site.method, uses.instruction(site.pc))
        if call is None:
            return None
        observer = self._word(call, looks.observer)
        is_own = self.hierarchy.is_subtype(call.owner, looks.owner)
        stream = call.receiver if is_own else self._word(call, looks.owner)
        if observer is None or stream is None:
            return None
        made = self._defined(site.method, site.pc, observer, _DEEPEST)
        return None if made is None else (made, Place(Scope(site.method), site.pc, stream))

    def _defined(
        self, method: MethodNumber, pc: int, register: int, left: int
    ) -> set[Site] | None:
        """Return where what a register holds is made: there, or where the field is set that it is read from."""
        uses = self.uses.of(method)
        if uses is None or not uses.has(pc) or not left:
            return None
        found: set[Site] = set()
        image, _ = self.program.place(method)
        for made in uses.definitions(pc, register):
            one = None if made == ENTRY else uses.instruction(made)
            if one is None:
                return None
            if one.opcode == opcodes.NEW_INSTANCE:
                found.add((method, made))
                continue
            kept = (
                self._kept(image.field_text(one.ref or 0), left)
                if one.opcode in opcodes.FIELD_READS
                else None
            )
            if kept is None:
                return None
            found |= kept
        return found

    def _kept(self, text: str, left: int) -> set[Site] | None:
        found: set[Site] = set()
        for use in self.program.field_uses(text):
            uses = self.uses.of(use.method)
            if use.opcode not in opcodes.FIELD_WRITES:
                continue
            if uses is None or not uses.has(use.pc):
                return None
            put = uses.instruction(use.pc).registers[0]
            made = self._defined(use.method, use.pc, put, left - 1)
            if made is None:
                return None
            found |= made
        return found

    def _word(self, call: Call, kind: str) -> int | None:
        """Return the last argument of a type."""
        for index, one in reversed(tuple(enumerate(call.types))):
            if self.hierarchy.is_subtype(one, kind):
                return call.register(index)
        return None
