"""Answers which calls have an observer of LiveData notified, instead of the one place that all share.

LiveData keeps its observers and hands each its value from one method, behind a shrinker code like the app's
own. Seen as a call through an interface, every value that is set anywhere would seem to reach every observer
of the app: a fragment that tells its own view is there would ask for the phonebook. So each call of LiveData
is asked which ones it can be on, and each observer to which ones it was given.
Source: androidx.lifecycle 2.0 to 2.8 (`LiveData.considerNotify`, `dispatchingValue`).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple, TypeAlias

from auditor.code.calls.callgraph import CallGraph
from auditor.code.calls.observed import Place
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.scope import Scope
from auditor.code.classes.sites import Call
from auditor.code.classes.values import Site
from auditor.code.shrunk.live_data import LiveData, Looks
from auditor.code.ways.following import Follower, Standing
from auditor.dex import opcodes

Holders: TypeAlias = frozenset[Site] | None
"""Where the LiveData are made that are meant; None for any."""


class Notice(NamedTuple):
    """A call that may have observers notified."""

    method: MethodNumber
    pc: int


@dataclass
class Notifying:
    """Such calls; one per call graph."""

    graph: CallGraph
    follower: Follower
    _waiting: dict[MethodNumber, Holders] = field(default_factory=dict)
    _staying: dict[Site, bool] = field(default_factory=dict)
    _found: tuple[tuple[Notice, Holders], ...] | None = None

    @property
    def _live(self) -> LiveData:
        return self.graph.names.live_data

    def hands_over(self, method: MethodNumber) -> bool:
        """Say whether a method is LiveData's own, from which observers are handed values."""
        program = self.graph.program
        owners = {one.owner for one in self._live.known}
        return bool(owners) and program.owner(method) in owners

    def notices(self, method: MethodNumber) -> list[Notice] | None:
        """Return the calls that may have an observer's method notified; None where it is not told."""
        holders = self._holders(method)
        if holders is None:
            return None
        if self._found is None:
            self._found = tuple((one, self._on(one)) for one in self._calls())
        return [
            one
            for one, meant in self._found
            if not (self._are_kept(holders) if meant is None else holders.isdisjoint(meant))
        ]

    def _are_kept(self, holders: frozenset[Site]) -> bool:
        """Say whether LiveData never get where somebody could find them without being told which.

        What is not told comes out of a collection or from Android, to which such ones were never given.
        """
        return all(map(self._stays, holders))

    def _stays(self, made: Site) -> bool:
        if made not in self._staying:
            start = self.follower.standing(*made)
            self._staying[made] = start is not None and self._is_never_given(start)
        return self._staying[made]

    def _is_never_given(self, start: Standing) -> bool:
        trail = self.follower.follow(start, stops=self._is_own)
        return trail.is_whole and all(
            (one.word == 0 and not one.call.is_static)
            or self.follower.run_at((one.call.method, one.call.pc))
            for one in trail.landings
        )

    def _is_own(self, call: Call) -> bool:
        return self._live.is_holder(call.owner)

    def _holders(self, method: MethodNumber) -> Holders:
        """Return where the LiveData are made for which a method waits."""
        if method not in self._waiting:
            given = self.graph.observed.given(method)
            places = [] if given is None else [each for one in given.values() for each in one]
            found = [self._made(one) for one in places]
            known = [one for one in found if one is not None]
            self._waiting[method] = (
                frozenset().union(*known) if known and len(known) == len(found) else None
            )
        return self._waiting[method]

    def _made(self, place: Place) -> Holders:
        found = self.graph.receivers.at(place.scope.method, place.pc, place.register)
        return None if not found else frozenset((one.frame.method, one.pc) for one in found)

    def _on(self, notice: Notice) -> Holders:
        uses = self.graph.uses.of(notice.method)
        if uses is None or not uses.has(notice.pc):
            return None
        first = uses.instruction(notice.pc).registers[0]
        return self._made(Place(Scope(notice.method), notice.pc, first))

    def _calls(self) -> Iterator[Notice]:
        """Yield the calls of LiveData's methods in code of others, `postValue`'s own task apart."""
        for looks in self._live.known:
            yield from self._calls_of(looks)

    def _calls_of(self, looks: Looks) -> Iterator[Notice]:
        graph = self.graph
        for owner in (looks.owner, *graph.hierarchy.subtypes(looks.owner)):
            for signature in graph.program.members.references_to(owner):
                if signature.startswith("<"):
                    continue
                for site in graph.program.calls_naming(owner, signature):
                    if site.opcode not in opcodes.INVOKE_STATICS and not self._is_inside(
                        looks, site.method
                    ):
                        yield Notice(site.method, site.pc)

    def _is_inside(self, looks: Looks, method: MethodNumber) -> bool:
        """Say whether a method is LiveData's, of what keeps its observers, or of what it alone makes."""
        name = self.graph.program.owner(method)
        return self._live.is_library(name) or name in self._made_within[looks.owner]

    @cached_property
    def _made_within(self) -> dict[str, frozenset[str]]:
        """Name the classes of which LiveData alone makes objects."""
        graph = self.graph
        found = {}
        for looks in self._live.known:
            made: set[str] = set()
            for method in graph.program.methods_of_class(looks.owner):
                image, _ = graph.program.place(method)
                made.update(
                    image.type_name(one.ref)
                    for one in graph.program.body(method).instructions
                    if one.opcode == opcodes.NEW_INSTANCE and one.ref is not None
                )
            found[looks.owner] = frozenset(
                name
                for name in made
                if all(
                    graph.program.owner(one.method) == looks.owner
                    for one in graph.instances.births(name)
                )
            )
        return found
