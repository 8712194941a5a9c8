"""Tells apart the occasions on which one dialog of the app's own make is shown.

`new NoticeDialog.Builder(this).setTitle(…).setYes(…, listener).create().show()` stands in an app
many times, and each time it asks something else: what the class shows, and what its buttons run, are
the words and listeners of that occasion. They are joined by the fields of the class, so that a consent
and "Really quit?" would be one screen of four words. Where a call that puts words or listeners on the
screen can mean several, the methods from which the dialog is made are run forward, each by itself, and
what the calls were then given is what that occasion says.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from auditor.code.calls.callgraph import CALL, CallGraph
from auditor.code.classes.histories import roots_of
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.registers import ENTRY, DefUse
from auditor.code.classes.sites import Call
from auditor.code.classes.values import Site
from auditor.code.evaluation.answered import (
    OWN,
    Answer,
    Ending,
    Heap,
    Known,
    State,
    Thing,
    TooMuch,
)
from auditor.code.trials.trial import Trial
from auditor.dex import opcodes

_STEPS: Final = 6_000
_DEEP: Final = 8
"""Calls of methods that are followed."""
_CLIMBS: Final = 4
"""Callers above the making of a dialog at which an occasion may begin."""
_MOST: Final = 96
"""Occasions of one dialog that are told apart."""
_DRAWN: Final = (
    "onCreate(",
    "onCreateDialog(",
    "onCreateView(",
    "onViewCreated(",
    "onStart(",
)
"""Methods of a dialog or fragment that Android runs to draw it, in their order."""
_LOADS: Final = frozenset({"getString", "getText"})
"""Methods of `Context`, `Resources` and fragments that give the text of an id."""

_SHAPED: Final = "shaped"
"""What happens where a call that puts something on the dialog runs."""
_WIDE: Final = ("J", "D")
_VALUES: Final = opcodes.MOVE_RESULTS | opcodes.FIELD_READS

Doubt: TypeAlias = tuple[Call, int]
"""An argument that puts something on a screen and can be several things."""

_Said = dict[Site, set[tuple[Known, ...]]]


@dataclass(frozen=True, slots=True)
class Occasion:
    """One way in which a dialog is made and shown."""

    site: Site
    """The call that leads to it."""
    given: Mapping[Site, frozenset[tuple[Known, ...]]]
    """What each call was given while the dialog was made and drawn, word by word."""
    heap: Heap
    """What fields hold then."""
    own: Known = None
    """The dialog, where it is an object of a class of the app's own."""

    def word(self, call: Call, index: int) -> Known:
        """Return what an argument of a call is on this occasion, or None where that is open."""
        at = sum(2 if one in _WIDE else 1 for one in call.types[:index]) + (not call.is_static)
        found = {row[at] for row in self.given.get((call.method, call.pc), ()) if at < len(row)}
        return next(iter(found)) if len(found) == 1 else None

    def before(self) -> Ending:
        """Return what a listener of this occasion remembers when it is pressed."""
        return Ending(frozenset(), self.heap)


@dataclass(frozen=True, slots=True)
class _Listening(Answer):
    """A world in which nothing is known of permissions, and every call is noted."""

    permission: str = ""
    granted: bool = False
    others_granted: bool = False
    count: int = 0
    index: int | None = None
    wanted: frozenset[Site] = frozenset()
    said: _Said = field(default_factory=dict)

    def check(self, permission: Known) -> Known:  # noqa: ARG002  # Of no permission.
        """Return that it is not known whether a permission is held."""
        return None

    def explains(self) -> Known:
        """Return that it is not known whether a request was refused before."""
        return None

    def read(self, call: Call, state: State, given: tuple[Known, ...]) -> bool:
        """Note what a call is given; give back the text of an id as such."""
        site = (call.method, call.pc)
        self.said.setdefault(site, set()).add(given)
        if site in self.wanted:
            state.happened(_SHAPED)
        if call.name in _LOADS and call.types[:1] == ("I",) and isinstance(given[-1], int):
            state.last = Thing("string", "", given[-1])
            return True
        return Answer.read(self, call, state, given)


class Occasions:
    """Finds the occasions of dialogs; one per app."""

    def __init__(self, graph: CallGraph) -> None:
        self.graph = graph
        self.program = graph.program

    def of_class(self, name: str, wanted: Sequence[Doubt]) -> tuple[Occasion, ...]:
        """Return the occasions of a class of dialogs, which must tell the wanted calls apart."""
        births = [one for one in self.graph.instances.births(name) if one.how == "object"]
        starts = {one.method: (one.method, one.pc) for one in births}
        return self._climbed(starts, wanted, name)

    def of_merged(self, name: str, place: Site) -> tuple[Occasion, ...]:
        """Return the occasions of one of several screens that a shrinker merged into one class.

        `place` lies in the case of that screen: those objects count that are made with its number.
        """
        merged = self.graph.merged
        case = merged.case_at(*place)
        if case is None:
            return ()
        births = {
            (one.method, one.pc): one
            for one in self.graph.instances.births(name)
            if one.how == "object" and merged.case_made(place[0], one.method, one.pc) == case
        }
        made = {Thing("object", name, (method << 16) + pc) for method, pc in births}
        starts = {method: (method, pc) for method, pc in births}
        return tuple(
            one
            for method, site in starts.items()
            for one in self._from(method, site, name, ())
            if one.own in made
        )

    def of_method(self, method: MethodNumber, wanted: Sequence[Doubt]) -> tuple[Occasion, ...]:
        """Return the occasions of a dialog whose builder a method fills."""
        return self._climbed({method: (method, wanted[0][0].pc)}, wanted, "")

    def _climbed(
        self, starts: Mapping[MethodNumber, Site], wanted: Sequence[Doubt], name: str
    ) -> tuple[Occasion, ...]:
        """Go up from the making until what the wanted calls are given is known."""
        found: list[Occasion] = []
        level = dict(starts)
        seen = set(level)
        for _ in range(_CLIMBS):
            after: dict[MethodNumber, Site] = {}
            for method, site in level.items():
                told = [
                    one for one in self._from(method, site, name, wanted) if _tells(one, wanted)
                ]
                found += told
                if told:
                    continue
                for edge in self.graph.callers(method):
                    if edge.why == CALL and edge.source not in seen:
                        seen.add(edge.source)
                        after[edge.source] = (edge.source, edge.pc)
            level = after
            if not level or len(seen) > _MOST:
                break
        return tuple(found) if not level else ()

    def _from(
        self, method: MethodNumber, site: Site, name: str, wanted: Sequence[Doubt]
    ) -> Iterator[Occasion]:
        """Yield what happens from one method on: one occasion, or one for each dialog it makes."""
        world = _Listening(wanted=frozenset((call.method, call.pc) for call, _ in wanted))
        words: tuple[Known, ...] = ()
        if not self.program.is_static(method):
            words = (Thing("object", self.program.owner(method), OWN),)
        endings = self._run(world, method, words)
        if not name:
            # On other ways through the method nothing is shown.
            shaped = [
                each for each in endings if any(one.kind == _SHAPED for one in each.events)
            ]
            if shaped:
                yield Occasion(site, _frozen(world.said), _common(shaped))
            return
        made = {key[1] for each in endings for key, _ in each.heap if _is_made(key[1], name)}
        for own in sorted(made, key=repr):
            ways = [each for each in endings if any(key[1] == own for key, _ in each.heap)]
            # What its maker says to its views goes for it, and for the others that are made there.
            yield self._drawn(own, name, site, Ending(frozenset(), _common(ways)), world.said)

    def _drawn(
        self, own: Known, name: str, site: Site, before: Ending, said: _Said
    ) -> Occasion:
        """Return the occasion on which a dialog that was made is drawn."""
        world = _Listening(said={each: set(rows) for each, rows in said.items()})
        for method in self._drawing(name):
            endings = self._run(world, method, (own,), before)
            if endings:
                before = Ending(frozenset(), _common(endings))
        return Occasion(site, _frozen(world.said), before.heap, own)

    def _drawing(self, name: str) -> Iterator[MethodNumber]:
        """Yield the methods that draw objects of a class, the constructor not among them."""
        hierarchy = self.graph.hierarchy
        classes = [
            one for one in (name, *hierarchy.supers(name)) if self.program.class_info(one)
        ]
        for beginning in _DRAWN:
            for one in classes:
                own = self.program.declared(one)
                method = next((own[each] for each in own if each.startswith(beginning)), None)
                if method is not None and self.program.has_code(method):
                    yield method
                    break

    def _run(
        self,
        world: _Listening,
        method: MethodNumber,
        words: tuple[Known, ...],
        before: Ending | None = None,
    ) -> tuple[Ending, ...]:
        trial = Trial(self.graph, world, frozenset(), left=_STEPS, deepest=_DEEP)
        try:
            return trial.run(method, words, before=before)
        except TooMuch:
            return ()


def _is_made(own: Known, name: str) -> bool:
    return isinstance(own, Thing) and own.name == name and own.number != OWN


def _common(endings: Sequence[Ending]) -> Heap:
    """Return what fields hold on every one of some ways."""
    return frozenset.intersection(*(one.heap for one in endings))


def _frozen(said: _Said) -> dict[Site, frozenset[tuple[Known, ...]]]:
    return {site: frozenset(rows) for site, rows in said.items()}


def _tells(one: Occasion, wanted: Iterable[Doubt]) -> bool:
    """Say whether what the wanted calls are given is known on an occasion, as far as they run."""
    known = [
        one.word(call, index) is not None
        for call, index in wanted
        if (call.method, call.pc) in one.given
    ]
    return bool(known) and all(known)


def comes_in(uses: DefUse, call: Call, index: int) -> bool:
    """Say whether an argument is a parameter, a field's value or a result: not a choice of constants."""
    register = call.register(index)
    if register is None:
        return False
    return any(
        pc == ENTRY or uses.instruction(pc).opcode in _VALUES
        for pc, _ in roots_of(uses, call.pc, register, frozenset())
    )
