"""Finds which objects are given to LiveData as observers, behind a shrinker or in plain code.

R8 makes one class of several whose methods differ: one that waits for LiveData here is an answer's
callback there. Which of its objects observe is told by all that are ever given to any LiveData. Those count
as given that a kind of LiveData takes by a method of its own and hands values on to (`addSource` of one that
mediates, `observe` of one that hands out each value once).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, NamedTuple

from auditor.code.classes.callers import Callers
from auditor.code.classes.def_uses import DefUses
from auditor.code.classes.hierarchy import Hierarchy
from auditor.code.classes.instances import Instances
from auditor.code.classes.program import CallSite, MethodNumber, Program
from auditor.code.classes.registers import ENTRY
from auditor.code.classes.scope import Scope
from auditor.code.classes.sites import Call, parameter_types, read_call
from auditor.code.classes.values import Site
from auditor.code.shrunk.library_names import LibraryNames
from auditor.code.shrunk.live_data import Looks
from auditor.code.shrunk.merged import Merged
from auditor.dex import access_flags, opcodes

_OBSERVES: Final = ("observe", "observeForever")
_DEEPEST: Final = 4
_NO_TAKERS: Final = access_flags.STATIC | access_flags.SYNTHETIC
"""What runs on no LiveData, and the body of a function that one makes: it runs the observer, and keeps it nowhere."""
_CONSTS: Final = frozenset(range(0x12, 0x16))


class Place(NamedTuple):
    """A register just before an instruction."""

    scope: Scope
    pc: int
    register: int


class Given(NamedTuple):
    """Where observers are made that a call may give, and the LiveData to which; None: any observer."""

    made: frozenset[Site] | None
    place: Place


@dataclass(slots=True)
class _Known:
    """Who waits for what."""

    by_site: dict[Site, list[Place]] = field(default_factory=dict)
    by_anybody: list[Place] = field(default_factory=list)
    """The LiveData that any observer may wait for, since it was not seen which is given to them."""


@dataclass
class Observed:
    """Such objects, by where they are made; one per app."""

    program: Program
    hierarchy: Hierarchy
    instances: Instances
    merged: Merged
    uses: DefUses
    names: LibraryNames

    def __post_init__(self) -> None:
        self.callers = Callers(self.program, self.hierarchy)

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

        None if it is not told: where something else runs the method, or Android makes such objects.
        """
        program, live = self.program, self.names.live_data
        owner = program.owner(method)
        if not live.is_told(method):
            return None
        if program.calls_naming(owner, program.signature(method)):
            return None
        made = self.made(owner)
        if self._all is None or made is None:
            return None
        known, anybody = self._all.by_site, self._all.by_anybody
        return {
            site: [*known.get(site, ()), *anybody]
            for site in sorted(made)
            if anybody or site in known
        }

    def made(self, owner: str) -> frozenset[Site] | None:
        """Return where objects of a class or one below it are made; None where Android may make one."""
        births = [
            (kind, one)
            for kind in (owner, *self.hierarchy.subtypes(owner))
            for one in self.instances.births(kind)
        ]
        if any(kind in self.instances.given or one.how != "object" for kind, one in births):
            return None
        return frozenset((one.method, one.pc) for _, one in births)

    @cached_property
    def _all(self) -> "_Known | None":
        """Who waits for what; None where code that is no LiveData's runs some observer."""
        found = _Known()
        for looks in self.names.live_data.known:
            if not self._all_run_inside(looks):
                return None
            for site in sorted(set(self._givings(looks))):
                for each in self._given(looks, site):
                    if each.made is None:
                        found.by_anybody.append(each.place)
                    for made in each.made or ():
                        found.by_site.setdefault(made, []).append(each.place)
        return found

    def _all_run_inside(self, looks: Looks) -> bool:
        """Say whether nothing but LiveData, and what they make, hands observers a value: that which it is handed."""
        relays = self._relays(looks)
        return all(
            (owner := self.program.owner(one.method)) in relays
            or (
                self._is_inside(looks, owner, set())
                and (owner == looks.owner or self._passes_on(one))
            )
            for one in self.program.calls_naming(looks.observer, looks.takes)
        )

    def _relays(self, looks: Looks) -> frozenset[str]:
        """Return what a LiveData that mediates makes for each of its sources, where R8 put `addSource` into the app.

        It observes the source of which it is made and hands what it hears to the observer of which it is made, if
        that did not hear this version yet.
        """
        program, takes = self.program, looks.takes
        return frozenset(
            owner
            for one in program.calls_naming(looks.observer, takes)
            if self.hierarchy.is_subtype(owner := program.owner(one.method), looks.observer)
            and program.signature(one.method) == takes
            and self._passes_on(one)
            and self._asks_version(looks, one.method)
            and not program.calls_naming(owner, takes)
            and all(self._is_of_both(looks, each) for each in _makings(program, owner))
        )

    def _asks_version(self, looks: Looks, method: MethodNumber) -> bool:
        """Say whether a method reads a number of a LiveData, which only the library itself may."""
        image, _ = self.program.place(method)
        return any(
            one.opcode in opcodes.INSTANCE_READS
            and one.ref is not None
            and (text := image.field_text(one.ref)).startswith(f"{looks.owner}->")
            and text.endswith(":I")
            for one in self.program.body(method).instructions
        )

    def _is_of_both(self, looks: Looks, signature: str) -> bool:
        types = parameter_types(signature[signature.index("(") :])
        return all(
            any(self.hierarchy.is_subtype(one, kind) for one in types)
            for kind in (looks.owner, looks.observer)
        )

    def _passes_on(self, site: CallSite) -> bool:
        """Say whether a call hands over a parameter of the method in which it stands."""
        uses, call = self.uses.of(site.method), self.call(site)
        return (
            uses is not None
            and call is not None
            and uses.parameter_at(site.pc, call.registers[1]) is not None
        )

    def _is_inside(self, looks: Looks, kind: str, seen: set[str]) -> bool:
        if kind in seen or any(
            self.hierarchy.is_subtype(kind, one) for one in (looks.owner, looks.keeper)
        ):
            return True
        seen.add(kind)
        made = self.made(kind)
        return bool(made) and all(
            self._is_inside(looks, self.program.owner(method), seen) for method, _ in made or ()
        )

    def _givings(self, looks: Looks) -> Iterator[CallSite]:
        """Yield the calls that give an observer to a LiveData, or to what keeps it there."""
        program, below = self.program, self.hierarchy.subtypes
        methods = self.names.live_data.methods
        named = {
            each for one in _OBSERVES for owner, each in methods(one) if owner == looks.owner
        }
        for kind in (looks.owner, *below(looks.owner)):
            for signature in named.union(self._takers(looks, kind)):
                for each in (kind, *below(kind)):
                    yield from program.calls_naming(each, signature)
        for keeper in (looks.keeper, *below(looks.keeper), *sorted(self._relays(looks))):
            for signature in _makings(program, keeper):
                for site in program.calls_naming(keeper, signature):
                    if not self.names.live_data.is_library(program.owner(site.method)):
                        yield site

    def _takers(self, looks: Looks, kind: str) -> Iterator[str]:
        """Yield the methods that a kind of LiveData adds which take an observer."""
        plain = self.program.declared(looks.owner)
        for signature, method in self.program.declared(kind).items():
            types = parameter_types(signature[signature.index("(") :])
            if (
                signature not in plain
                and not signature.startswith("<")
                and not self.program.flags(method) & _NO_TAKERS
                and any(self.hierarchy.is_subtype(one, looks.observer) for one in types)
            ):
                yield signature

    def _given(self, looks: Looks, site: CallSite) -> Iterator[Given]:
        """Yield where the observers are made that a call gives, and the LiveData to which."""
        call = self.call(site)
        if call is None:
            return
        stream, observer = (self._word(call, one) for one in (looks.owner, looks.observer))
        place = Place(
            Scope(site.method), site.pc, call.registers[0] if stream is None else stream
        )
        if observer is None:
            yield Given(None, place)
        elif self._cast(site, observer) not in self._relays(
            looks
        ):  # Of those the making tells more.
            yield from self._handed(place, observer, _DEEPEST)

    def _cast(self, site: CallSite, register: int) -> str:
        """Return the class to which what a call is handed was cast on the one way there; empty if to none."""
        uses = self.uses.of(site.method)
        made = () if uses is None else uses.definitions(site.pc, register)
        if uses is None or len(made) != 1 or made[0] == ENTRY:
            return ""
        image, _ = self.program.place(site.method)
        rows = range(uses.row(made[0]), uses.row(site.pc))
        way = [uses.body.instructions[row] for row in rows]
        if any(uses.successors[row] != (row + 1,) for row in rows):
            return ""
        casts = (
            image.type_name(one.ref)
            for one in way
            if one.opcode == opcodes.CHECK_CAST
            and one.registers[0] == register
            and one.ref is not None
        )
        return next(casts, "")

    def _handed(self, place: Place, observer: int, left: int) -> Iterator[Given]:
        """Yield who is given where; of a method that is handed both, what its callers hand it."""
        method, uses = place.scope.method, self.uses.of(place.scope.method)
        if uses is None:
            return
        words = [uses.parameter_at(place.pc, one) for one in (observer, place.register)]
        is_this = words[0] == 0 and not self.program.is_static(method)
        givers = None if None in words or is_this or not left else self.callers.of(method)
        if givers is None or not givers.is_whole:
            yield Given(_Makings(self).of(method, place.pc, observer, left), place)
            return
        for one in givers.calls:
            call = self.call(one.site)
            if call is not None and None not in words:
                taken, stream = (call.registers[word or 0] for word in words)
                there = Place(Scope(one.site.method), one.site.pc, stream)
                yield from self._handed(there, taken, left - 1)

    def call(self, site: CallSite) -> Call | None:
        """Read the call at a place."""
        uses = self.uses.of(site.method)
        if uses is None or not uses.has(site.pc):
            return None
        return read_call(self.program, site.method, uses.instruction(site.pc))

    def _word(self, call: Call, kind: str) -> int | None:
        """Return the last argument of a type."""
        for index, one in reversed(tuple(enumerate(call.types))):
            if self.hierarchy.is_subtype(one, kind):
                return call.register(index)
        return None


@dataclass(slots=True)
class _Makings:
    """One search for where what a register holds is made; each field is looked at once."""

    of_app: Observed
    seen: set[str] = field(default_factory=set)

    def of(
        self, method: MethodNumber, pc: int, register: int, left: int
    ) -> frozenset[Site] | None:
        """Return where it is made: there, where a field is set, or by who hands it over; None if that is not told."""
        uses = self.of_app.uses.of(method)
        if uses is None or not uses.has(pc) or not left:
            return None
        image, _ = self.of_app.program.place(method)
        made_at, register = uses.origin(pc, register)
        found: list[frozenset[Site] | None] = []
        for made in made_at:
            one = None if made == ENTRY else uses.instruction(made)
            if one is None:
                found.append(self._taken(method, uses.parameter_word(register), left))
            elif one.opcode == opcodes.NEW_INSTANCE:
                found.append(frozenset({(method, made)}))
            elif one.opcode in opcodes.FIELD_READS:
                found.append(self._kept(image.field_text(one.ref or 0), left))
            else:
                is_nobody = one.opcode in _CONSTS and one.literal == 0
                found.append(frozenset() if is_nobody else None)
        return _together(found)

    def _taken(
        self, method: MethodNumber, word: int | None, left: int
    ) -> frozenset[Site] | None:
        """Return where a parameter is made, or the object on which the method runs."""
        if word == 0 and not self.of_app.program.is_static(method):
            return self.of_app.made(self.of_app.program.owner(method))
        givers = self.of_app.callers.of(method)
        if word is None or not givers.is_whole:
            return None
        calls = (self.of_app.call(one.site) for one in givers.calls)
        return _together(
            None
            if one is None or word >= len(one.registers)
            else self.of(one.method, one.pc, one.registers[word], left - 1)
            for one in calls
        )

    def _kept(self, text: str, left: int) -> frozenset[Site] | None:
        """Return where what a field holds is made; what a copy of its object takes from it is the same."""
        if text in self.seen:
            return frozenset()
        self.seen.add(text)
        found: list[frozenset[Site] | None] = []
        for use in self.of_app.program.field_uses(text):
            uses = self.of_app.uses.of(use.method)
            if use.opcode in opcodes.FIELD_WRITES:
                put = None if uses is None or not uses.has(use.pc) else uses.instruction(use.pc)
                found.append(
                    None
                    if put is None
                    else self.of(use.method, use.pc, put.registers[0], left - 1)
                )
        return _together(found)


def _makings(program: Program, owner: str) -> Iterator[str]:
    yield from (one for one in program.declared(owner) if one.startswith("<init>"))


def _together(found: Iterable[frozenset[Site] | None]) -> frozenset[Site] | None:
    """Return all of several answers; None where one of them is not told."""
    told = tuple(found)
    known = [one for one in told if one is not None]
    return frozenset().union(*known) if len(known) == len(told) else None
