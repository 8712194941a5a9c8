"""Presses the controls of a screen: what each runs, alone or with others, and what it leads to.

A handler is run by `auditor.code.trials.trial` with what the press tells it: which button of a dialog,
which view, whether the boxes are ticked. What runs on one choice alone is what its run visits and
no run of another choice does; a handler that asks nothing belongs to its choice as a whole.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from copy import copy
from dataclasses import dataclass
from typing import Final

from auditor.code.calls.callgraph import CallGraph
from auditor.code.calls.claims import HANDED
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.sites import Call
from auditor.code.classes.values import Site
from auditor.code.decisions.messages import WHAT
from auditor.code.evaluation.answered import (
    ANSWER,
    OWN,
    Ending,
    Event,
    Known,
    Thing,
    TooMuch,
)
from auditor.code.resolution.constants import Resolver
from auditor.code.trials.trial import Trial
from auditor.dex.opcodes import SWITCHES
from auditor.screens.memory.memories import NOTHING, Memories
from auditor.screens.parts.shown import Region
from auditor.screens.presses.accepted import holds
from auditor.screens.presses.fragment_results import FragmentResults
from auditor.screens.presses.handlers import Handler
from auditor.screens.presses.idle_functions import kept_function
from auditor.screens.presses.press import Press, Ticks
from auditor.screens.presses.said_words import Said, words_in
from auditor.screens.presses.sent_messages import HANDLES, MESSAGE
from auditor.screens.presses.waiting import Waiting

NOBODY: Final = -0x5A5A5A
"""A number that no view and no button has."""

_BINDING: Final = "binding-listener"
_SAID: Final = "said"
_GOALS: Final = frozenset({"ask", "read"})
_STEPS: Final = 6_000
_DEEPEST: Final = 8

Told = tuple[Call, tuple[Known, ...]]
"""A call, and what is known of its arguments, the receiver first."""


@dataclass(frozen=True, slots=True)
class Use:
    """One way to use a control: the handler with the words of its parameters behind `this`."""

    handler: Handler
    words: tuple[Known, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """What using a control runs."""

    visited: frozenset[Site] = frozenset()
    endings: tuple[Ending, ...] = ()
    is_whole: bool = True
    begun: frozenset[Event] = frozenset()
    """What happened before the run was given up, where it was."""
    said: Said = frozenset()
    """The words that are handed to some call."""


class Presser:
    """Presses controls; one per app."""

    def __init__(
        self,
        resolver: Resolver,
        graph: CallGraph,
        asks: frozenset[Site],
        marks: Mapping[Site, str],
    ) -> None:
        """Take the calls that ask for contacts, and further calls that count as events."""
        self.resolver = resolver
        self.graph = graph
        self.program = graph.program
        self.asks = asks
        self.marks = marks
        self.memories = Memories(resolver, graph)
        self.results = FragmentResults(resolver, graph, self.memories)
        self.waiting = Waiting(resolver, graph, self.memories)
        self._hearing = copy(self.waiting)
        self._hearing.all_hear = True
        self._known: dict[tuple[Use, Ticks | None], Run] = {}
        self._refused: dict[Use, Run] = {}
        self._functions: dict[str, Ending] = {}

    def run(self, use: Use, *, ticked: Ticks | None) -> Run:
        """Use a control once, the boxes as who agrees leaves them, as who does not, or not knowing."""
        key = (use, ticked)
        if key not in self._known:
            self._known[key] = self._run(use, Press(ticked=ticked))
        return self._known[key]

    def run_refused(self, use: Use) -> Run:
        """Use a control once the phonebook was refused: its permission is not held."""
        if use not in self._refused:
            self._refused[use] = self._run(use, Press(is_denied=True))
        return self._refused[use]

    def says_after(self, use: Use, site: Site) -> bool:
        """Say whether what a place says is said only once the phonebook was asked for or read."""
        marks = {**self.marks, site: _SAID}
        run = self._run(use, Press(), marks)
        ways = [{one.kind for one in each.events} for each in run.endings]
        saying = [kinds for kinds in ways if _SAID in kinds]
        return run.is_whole and bool(saying) and all(kinds & _GOALS for kinds in saying)

    def asks_at(self, uses: Sequence[Use]) -> frozenset[Site]:
        """Return where a control asks for the phonebook whose every use asks or reads, whatever it finds.

        Once all hear what it posts; nothing where one of its uses may do neither, or was not followed to its end.
        """
        runs = [self._run(one, Press(), waiting=self._hearing) for one in uses]
        endings = [{each.kind for each in way.events} for one in runs for way in one.endings]
        is_sure = all(one.is_whole for one in runs) and all(one & _GOALS for one in endings)
        visited = frozenset[Site]().union(*(one.visited for one in runs))
        return visited & self.asks if is_sure else frozenset()

    def answered(self, use: Use, answer: int, handed: Known = None) -> Run:
        """Run what takes the answer of another screen: `Activity.RESULT_OK`, or that there is none; and its intent."""
        is_code = self.graph.launchers.is_code
        return self._run(use, Press(answered=answer, handed=handed, is_code=is_code))

    def visited(self, method: MethodNumber, explained: int) -> frozenset[Site]:
        """Return what a method runs when Android says so of a request, of what is certain."""
        own = Thing("object", self.program.owner(method), -1)
        words: tuple[Known, ...] = () if self.program.is_static(method) else (own,)
        seen: set[Site] = set()
        try:
            self._trial(Press(explained=explained), seen).run(method, words)
        except TooMuch:
            return frozenset()
        return frozenset(seen)

    def overheard(self, use: Use, *, ticked: Ticks | None) -> frozenset[Told]:
        """Return the calls that a use makes, each with what it is given."""
        told: set[Told] = set()
        self._run(use, Press(ticked=ticked), hears=lambda *one: told.add(one))
        return frozenset(told)

    def _run(
        self,
        use: Use,
        world: Press,
        marks: Mapping[Site, str] | None = None,
        hears: Callable[[Call, tuple[Known, ...]], None] | None = None,
        waiting: Waiting | None = None,
    ) -> Run:
        seen: set[Site] = set()
        said: set[int | str] = set()
        method = use.handler.method
        words = (use.handler.own, *use.words)
        trial = self._trial(world, seen, marks, waiting)
        trial.overheard = hears or (lambda _, given: said.update(words_in(given)))
        try:
            endings = trial.run(method, words, before=use.handler.before)
            endings = tuple(each for one in endings for each in self._heard(trial, one))
        except TooMuch:
            return Run(
                frozenset(seen), (), is_whole=False, begun=trial.begun, said=frozenset(said)
            )
        deep = any(one.kind == "deep" for each in endings for one in each.events)
        is_whole = bool(endings) and not deep
        return Run(frozenset(seen), endings, is_whole=is_whole, said=frozenset(said))

    def _heard(self, trial: Trial, ending: Ending) -> tuple[Ending, ...]:
        """Return how it goes on where a fragment answers: what hears its answer runs."""
        keys = [one.what for one in ending.events if one.kind == ANSWER]
        if not keys:
            return (ending,)
        listener = self.results.listener(keys[0]) if len(keys) == 1 else None
        if listener is None:
            return (Ending(ending.events | {Event("deep")}, ending.heap, ending.result),)
        heap = dict(ending.heap)
        bundle = heap.get((ANSWER, 0))
        before = Ending(ending.events, ending.heap | listener.before.heap)
        words = (listener.own, Thing("text", keys[0]), bundle)
        return trial.run(listener.method, words, before=before)

    def _trial(
        self,
        world: Press,
        seen: set[Site],
        marks: Mapping[Site, str] | None = None,
        waiting: Waiting | None = None,
    ) -> Trial:
        return Trial(
            self.graph,
            world,
            self.asks,
            left=_STEPS,
            deepest=_DEEPEST,
            marks=self.marks if marks is None else marks,
            other_ask="other-ask",
            visited=seen,
            notes_flags=True,
            kept=self._function,
            waiting=self.waiting if waiting is None else waiting,
        )

    def _function(self, text: str) -> Ending:
        """Return the one function object that the app ever keeps in a field: `onDecision = { … }`.

        With what that object remembers, as the screen that made it. Likewise the one view of a layout,
        and a list or a map in which functions lie.
        """
        if text not in self._functions:
            shelf = self.waiting.shelves.held(text)
            self._functions[text] = (
                kept_function(self.resolver, self.graph, self.memories, text)
                if shelf is None
                else NOTHING._replace(result=shelf)
            )
        return self._functions[text]

    # What runs on one choice alone.

    def regions(
        self, use: Use, run: Run, others: Sequence[Run], beside: Sequence[Run] = ()
    ) -> tuple[Region, ...]:
        """Return what a run visits and no other does; `others` are runs of the same method.

        Without others the method belongs to the choice as a whole. `beside` are the runs of the
        controls around: two listeners may answer to one method of the screen.
        """
        method = use.handler.method
        elsewhere = set().union(*(one.visited for one in others)) if others else set()
        alone = run.visited - elsewhere
        by_method: dict[MethodNumber, set[int]] = {}
        for each, pc in alone:
            by_method.setdefault(each, set()).add(pc)
        if not others:
            return (self._whole(method, run), *self._sent(by_method, run, beside))
        shared = {each for each, _ in run.visited & elsewhere}
        found = tuple(
            Region(each, frozenset(pcs))
            for each, pcs in sorted(by_method.items())
            if each == method or (each in shared and self._is_inner(each, run, pcs))
        )
        if any(one.method == method for one in found):
            return found
        found += self._answering(by_method, shared, run, beside)
        # The handler does what the others do, on an object of its own: what that runs is its own.
        given = tuple(map(Region, self._own_methods(by_method.keys() - shared - {method}, run)))
        return tuple(dict.fromkeys((*found, *given))) or (Region(method, frozenset()),)

    def told(
        self, run: Run, others: Sequence[Run], regions: Sequence[Region]
    ) -> frozenset[Site]:
        """Return what a run alone visits of the methods that others visit too, but for some regions."""
        elsewhere = frozenset[Site]().union(*(one.visited for one in others))
        shared = {method for method, _ in elsewhere}
        return frozenset(
            site
            for site in run.visited - elsewhere
            if site[0] in shared and not any(holds(each, site) for each in regions)
        )

    def cased(self, use: Use, run: Run, others: Sequence[Run]) -> tuple[Region, ...]:
        """Return the cases of a listener that a shrinker merged which one run alone takes.

        They are known by the listener's number, however far the run was followed from there.
        """
        method, merged = use.handler.method, self.graph.merged
        taken = [
            {merged.case_at(method, pc) for each, pc in one.visited if each == method}
            for one in (run, *others)
        ]
        alone = taken[0] - set().union(*taken[1:]) - {None}
        places = self.places_of(method, {one for one in alone if one is not None})
        return (Region(method, places),) if alone and places else ()

    def places_of(self, method: MethodNumber, cases: set[int]) -> frozenset[int]:
        """Return the places of some cases of a method that a shrinker merged."""
        return frozenset(
            one.pc
            for one in self.resolver.def_use(method).body.instructions
            if self.graph.merged.case_at(method, one.pc) in cases
        )

    def _sent(
        self, alone: Mapping[MethodNumber, set[int]], run: Run, beside: Sequence[Run]
    ) -> Iterator[Region]:
        """Yield the cases of handlers that run on messages which a run alone sends."""
        taken = frozenset().union(*(one.visited for one in beside))
        for each, pcs in sorted(alone.items()):
            is_handler = self.program.signature(each).startswith(HANDLES)
            if is_handler and self.waiting.messages.are_alone(each, run.visited):
                common = taken | self._taken_of_others(each, run)
                own = frozenset(pc for pc in pcs if (each, pc) not in common)
                yield from [Region(each, own)] if own else ()

    def _taken_of_others(self, method: MethodNumber, run: Run) -> frozenset[Site]:
        """Return what a handler runs on the messages of all others, and on one that it does not know."""
        own, message = (
            Thing("object", self.program.owner(method), OWN),
            Thing("object", MESSAGE),
        )
        found: frozenset[Site] = frozenset()
        for number in (NOBODY, *self.waiting.messages.numbers_of_others(method, run.visited)):
            told = Ending(frozenset(), frozenset({((WHAT, message), number)}))
            found |= self._run(Use(Handler(method, own, told), (message,)), Press()).visited
        return found

    def _answering(
        self,
        alone: Mapping[MethodNumber, set[int]],
        shared: set[MethodNumber],
        run: Run,
        beside: Sequence[Run],
    ) -> tuple[Region, ...]:
        """Return what a run alone visits in methods that it and the controls around it call.

        `onAnswer(what, yes)` of a screen: who else calls it was run, and came by there never. So it is with
        what the other button of its dialog is told, where a dialog of another question has the same listener.
        """
        if not all(one.is_whole for one in (run, *beside)):
            return ()
        taken = frozenset().union(*(one.visited for one in beside))
        callers = {each for each, _ in (*run.visited, *taken)}
        found = []
        for each in sorted(alone.keys() & (shared | {one for one, _ in taken})):
            own = frozenset(pc for pc in alone[each] if (each, pc) not in taken)
            edges = [
                one for one in self.graph.callers(each) if one.why not in (HANDED, _BINDING)
            ]
            if own and edges and all(edge.source in callers for edge in edges):
                found.append(Region(each, own))
        return tuple(found)

    def _whole(self, method: MethodNumber, run: Run) -> Region:
        """Return a whole method; of one that a shrinker merged, the case that runs."""
        merged = self.graph.merged
        own = {pc for each, pc in run.visited if each == method}
        cases = {case for pc in own if (case := merged.case_at(method, pc)) is not None}
        if not cases:
            return Region(method)
        return Region(
            method, frozenset(pc for pc in own if merged.case_at(method, pc) is not None)
        )

    def _is_inner(self, method: MethodNumber, run: Run, pcs: Iterable[int]) -> bool:
        """Say whether a called method runs from the handler alone; of one that was merged, the cases of some places."""
        cases = frozenset(self.graph.merged.case_at(method, one) for one in pcs)
        inside = {each for each, _ in run.visited}
        told = frozenset(one for one in cases if one is not None and None not in cases)
        return self._runs_within(method, inside, set(), told)

    def _runs_within(
        self,
        method: MethodNumber,
        inside: set[MethodNumber],
        seen: set[MethodNumber],
        cases: frozenset[int] = frozenset(),
    ) -> bool:
        """Say whether nothing but some methods runs one, by itself or by others of its own class.

        kotlinc gives the block of a coroutine further methods that make and enter it, which a library calls.
        `cases`: those of a merged method that are meant, if not all are.
        """
        seen.add(method)
        edges = [
            one
            for one in self.graph.callers(method)
            if not cases or one.case is None or one.case in cases
        ]
        # Where an object is handed to code of the app, or generated code makes a listener of it,
        # that code runs it, by a call of its own.
        called = [edge for edge in edges if edge.why not in (HANDED, _BINDING)]
        return all(
            edge.source in inside
            or edge.source in seen
            or (
                self._is_beside(edge.source, method)
                and self._runs_within(edge.source, inside, seen)
            )
            for edge in called or edges
        )

    def _is_beside(self, source: MethodNumber, method: MethodNumber) -> bool:
        """Say whether a method makes or enters a block that suspends, of whose class both are."""
        owner = self.program.owner(method)
        runs_as = self.graph.suspending.runs_as(owner)
        return runs_as is not None and self.program.owner(source) == owner

    def _own_methods(self, alone: Set[MethodNumber], run: Run) -> list[MethodNumber]:
        """Return those of some methods that nothing but the run calls, on any way.

        What a method calls that another control calls too is no more this one's own than the method is.
        """
        others = {each for each, _ in run.visited} - alone
        own = set(alone)
        while True:
            left = {one for one in own if self._runs_within(one, own | others, set())}
            if left == own:
                return sorted(own)
            own = left

    def alternatives(
        self, use: Use, place: int, known: Iterable[int], *, ticked: Ticks | None
    ) -> tuple[Run, ...]:
        """Run a handler for everything else that its number could be, the boxes as they are."""
        method = use.handler.method
        numbers = {*known, *self._cases(method), NOBODY}
        own = use.words[place] if place < len(use.words) else None
        mine = own.number if isinstance(own, Thing) else own
        found = []
        for number in sorted(numbers):
            if number == mine:
                continue
            word: Known = Thing("view", "", number) if isinstance(own, Thing) else number
            words = (*use.words[:place], word, *use.words[place + 1 :])
            found.append(self.run(Use(use.handler, words), ticked=ticked))
        return tuple(found)

    def is_merged(self, run: Run) -> bool:
        """Say whether a run goes through a method that a shrinker merged of several."""
        return any(self.graph.merged.case_at(*one) is not None for one in run.visited)

    def births(self, use: Use) -> frozenset[Site]:
        """Return where objects of a handler's class are made."""
        own = use.handler.own
        if own.number < 0:
            return frozenset()
        found = self.graph.instances.births(own.name)
        return frozenset((one.method, one.pc) for one in found if one.how == "object")

    def _cases(self, method: MethodNumber) -> set[int]:
        body = self.program.body(method)
        return {
            number
            for one in body.instructions
            if one.opcode in SWITCHES
            for number, _ in body.switches.get(one.pc, ())
        }
