"""Tells of a refusal that closes a screen whether the application ends so too once the phonebook was read.

`refuse -> finished()`, and behind the upload `finished()` as well, which says that the application was sent and closes the
form: who refuses comes where who agrees comes, and is put out of nothing (decision.md, section 4, row C7).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import islice
from typing import Final

from auditor.code.calls.callgraph import CALL, Edge
from auditor.code.classes import search
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.scope import Scope
from auditor.code.classes.sites import read_call
from auditor.code.classes.values import Site
from auditor.code.trials.passing_words import makes_message
from auditor.dex import opcodes
from auditor.model.vocabulary import Role
from auditor.screens.memory.stream_calls import stream_calls
from auditor.screens.order.prompted import BehindRead, comes_always, is_sure
from auditor.screens.order.said_things import said_in
from auditor.screens.order.worlds import Worlds
from auditor.screens.parts.places import Goals
from auditor.screens.parts.shown import Choice, Effect, Region, Shown
from auditor.screens.parts.touches import is_touch
from auditor.screens.presses.accepted import holds
from auditor.sentences.claims import Mode
from auditor.sentences.statements import read_statements

_EXIT: Final = "exit"
_NOTICE: Final = "notice"
_ONWARD: Final = frozenset({"start", "navigate"})
_TASKS: Final = frozenset(
    {"thread", "runnable", "callable", "asynctask", "coroutine", "work", "timer", "countdown"}
)
"""Rows of edges by which a reader is begun."""
_BUTTONS: Final = frozenset(
    {"setPositiveButton", "setNegativeButton", "setNeutralButton", "setButton"}
)
_FARTHEST: Final = 6
_MOST: Final = 60
_MOST_BEGINNINGS: Final = 8


def tell_ends(worlds: Worlds, screens: Sequence[Shown], goals: Goals) -> tuple[Shown, ...]:
    """Return the screens, with their refusals that end as the application does told to go on."""
    ends = _Ends(worlds, screens, goals)
    return tuple(
        replace(one, choices=tuple(ends.told(each, _begun(each, one)) for each in one.choices))
        if one.accepts and any(map(_closes, one.choices))
        else one
        for one in screens
    )


def _closes(choice: Choice) -> bool:
    """Say whether a refusal closes something: a control's own, or an empty box that a button looks at.

    Not one beside which it is told that nothing goes on: that is no end of an application, whatever else ends so.
    """
    return choice.shuts_unticked or (
        choice.role is Role.REFUSE
        and Effect.EXITS in choice.effects
        and Effect.BLOCKS not in choice.effects
    )


def _begun(choice: Choice, shown: Shown) -> tuple[Region, ...]:
    """Return what a refusal runs first; of a box, all that the button runs which looks at it."""
    if choice.role is Role.REFUSE and choice.runs:
        return choice.runs
    buttons = [choice] if choice.shuts_unticked else shown.accepts
    return tuple(Region(method) for one in buttons for method in one.handlers)


@dataclass
class _Ends:
    worlds: Worlds
    screens: Sequence[Shown]
    goals: Goals
    _known: dict[Site, bool] = field(default_factory=dict)

    def told(self, choice: Choice, begun: tuple[Region, ...]) -> Choice:
        """Return a refusal as one that goes on, if all its exits are the application's own end."""
        if not _closes(choice):
            return choice
        follows = _is_call if self._is_told_off(begun) else _is_led
        exits = [one for one in self._exits if self._is_of(begun, one, follows)]
        own = [one for one in exits if any(holds(region, one) for region in begun)]
        exits = [one for one in exits if one not in own]
        is_copied = all(self._copies(one) for one in own)
        if not (exits or own) or not is_copied or self._goes_on:
            return choice
        if not all(map(self._is_end, exits)):
            return choice
        if not all(self._is_said_alike(begun, one) for one in exits):
            return choice
        if choice.shuts_unticked:
            return replace(choice, shuts_unticked=False, needs_box=False, heeds_box=True)
        closing = frozenset({Effect.EXITS})
        return replace(
            choice,
            effects=(choice.effects - closing) | {Effect.GOES_ON},
            always=choice.always - closing,
        )

    @cached_property
    def _exits(self) -> tuple[Site, ...]:
        return tuple(self._sites(frozenset({_EXIT})))

    def _sites(self, kinds: frozenset[str]) -> Iterator[Site]:
        """Yield where the app's own code does something of some kinds."""
        for site in self.worlds.reach.graph.quiet.calls_that(kinds):
            yield site.method, site.pc

    @cached_property
    def _goes_on(self) -> bool:
        """Say whether a further screen comes behind a read, so that who agrees comes to more than an end."""
        sites = list(islice(self._sites(_ONWARD), _MOST))
        return len(sites) == _MOST or any(
            one.holds(site) for one in self._read for site in sites
        )

    @cached_property
    def _read(self) -> tuple[BehindRead, ...]:
        """What stands behind each read, and behind what begins one: a task, a thread."""
        graph = self.worlds.reach.graph
        todo = sorted(self.goals.reads)
        found = dict.fromkeys(todo)
        while todo:
            method, _ = todo.pop()
            for edge in graph.callers(method):
                site = (edge.source, edge.pc)
                # A call that runs whatever block it is given begins no read by itself.
                is_begun = edge.why in _TASKS or is_sure(edge)
                if (
                    is_begun
                    and self.worlds.reach.branches.runs(*site)
                    and site not in found
                    and len(found) < _MOST_BEGINNINGS
                ):
                    found[site] = None
                    todo.append(site)
        return tuple(BehindRead(self.worlds.reach, self.worlds.ways, one) for one in found)

    def _is_of(
        self, begun: tuple[Region, ...], site: Site, follows: Callable[[Edge], bool]
    ) -> bool:
        """Say whether a refusal leads to a place by some edges alone."""
        return any(
            any(holds(region, place) for region in begun)
            for place, _ in self._above(site, follows)
        )

    def _is_told_off(self, begun: tuple[Region, ...]) -> bool:
        """Say whether a refusal brings up what says that nothing goes on without, or no end that says how it ended."""
        seconds = (
            one
            for one in self.screens
            if any(self._is_of(begun, site, _is_call) for site in one.shown_at)
        )
        ends = {method for method, _ in self._exits}
        is_silent = all(method not in ends for method, _ in self._sites(frozenset({_NOTICE})))
        return is_silent or any(
            each.mode is Mode.COERCION
            for one in seconds
            for text in one.texts
            for each in read_statements(text.text, locale=text.locale)
        )

    def _is_said_alike(self, begun: tuple[Region, ...], site: Site) -> bool:
        """Say whether an exit comes of the same behind the read, where who is told values by a stream does it.

        `when (event) { Refused -> finish(); Sent -> thank() }`: that something is told behind the read does not end the app.
        """
        graph = self.worlds.reach.graph
        told = {
            place[0]
            for place, _ in self._above(site, _is_call)
            if stream_calls().takes(graph, place[0])
            and not graph.names.is_library(graph.program.owner(place[0]))
        }
        if not told:
            return True
        heard = {text for one in told for text in said_in(graph, [Region(one)], 0)}
        return any(
            self._is_end((use.method, use.pc))
            or any(one.holds((use.method, use.pc)) for one in self._read)
            for text in said_in(graph, begun, _FARTHEST) & heard
            for use in graph.program.field_uses(text)
            if use.opcode in opcodes.STATIC_READS and use.method not in told
        )

    def _is_end(self, site: Site) -> bool:
        """Say whether the app comes to an exit behind the read as well; not where the exit is the refusal's own."""
        if site not in self._known:
            above = [
                place for place, edge in self._above(site, _is_untouched) if edge is not None
            ]
            self._known[site] = any(
                one.holds(place) for place in above for one in self._read
            ) or (site in self._telling and any(map(self._ends_reading, above)))
        return self._known[site]

    @cached_property
    def _telling(self) -> frozenset[Site]:
        """The exits beside which a message tells how it ended."""
        tells = {method for method, _ in self._sites(frozenset({_NOTICE}))}
        return frozenset(one for one in self._exits if one[0] in tells)

    def _ends_reading(self, place: Site) -> bool:
        """Say whether who has begun a read comes to a place in every way."""
        graph = self.worlds.reach.graph
        return any(comes_always(graph, one.read, place) for one in self._read)

    def _above(
        self, site: Site, follows: Callable[[Edge], bool]
    ) -> Iterator[tuple[Site, Edge | None]]:
        """Yield a place, and those from which code comes to it by some edges, with the edge of each."""
        yield site, None
        runs = self.worlds.reach.branches.runs  # What never runs stands behind everything.
        seen: set[MethodNumber] = {site[0]}
        level = [site]
        for _ in range(_FARTHEST):
            after: list[Site] = []
            for place in level:
                if self.worlds.reach.graph.merged.is_merged(place[0]):
                    continue  # A shrinker put code of others beside it: who calls that comes to something else.
                for edge in self.worlds.reach.graph.callers(place[0]):
                    if (
                        not follows(edge)
                        or len(seen) > _MOST
                        or not runs(edge.source, edge.pc)
                        or not self._comes_to(edge, place)
                    ):
                        continue
                    yield (edge.source, edge.pc), edge
                    if edge.source not in seen:
                        seen.add(edge.source)
                        after.append((edge.source, edge.pc))
            level = after

    def _copies(self, exit_: Site) -> list[Site]:
        """Return the other exits of which one is the same: a shrinker put what both called into each of them.

        They are the same that are told with the same words.
        """
        said = self._said(exit_[0])
        found = [
            one
            for one in self._exits
            if one[0] != exit_[0] and said and said == self._said(one[0])
        ]
        return found if all(map(self._is_behind_read, found)) else []

    def _is_behind_read(self, place: Site) -> bool:
        """Say whether nobody comes to a place but by a read, or everybody who has begun one."""
        return any(one.holds(place) for one in self._read) or self._ends_reading(place)

    def _said(self, method: MethodNumber) -> frozenset[str]:
        """Return the passing messages that a method shows, by their words or the numbers of these."""
        resolver = self.worlds.resolver
        return frozenset(
            repr(value)
            for site in self.worlds.reach.graph.program.calls_in(method)
            if (call := resolver.call_at(method, site.pc)) is not None and makes_message(call)
            for value in resolver.argument(search.Scope(method), call, 1)
        )

    def _comes_to(self, edge: Edge, place: Site) -> bool:
        """Say whether a call comes to a place of what it runs, for what it tells it: `step(3)` to the third."""
        if edge.why != CALL:
            return True
        branches = self.worlds.flags.plain
        uses = branches.def_use(edge.source)
        one = uses.instruction(edge.pc) if uses is not None and uses.has(edge.pc) else None
        call = None if one is None else read_call(branches.program, edge.source, one)
        inner = branches.def_use(place[0])
        if call is None or inner is None or not inner.has(place[1]):
            return True
        rows = branches.rows(branches.values.inside(Scope(edge.source), call, place[0]))
        return rows is None or inner.row(place[1]) in rows


def _is_call(edge: Edge) -> bool:
    return edge.why == CALL


def _is_untouched(edge: Edge) -> bool:
    return not is_touch(edge)


def _is_led(edge: Edge) -> bool:
    """Say whether a call comes to something, or a button of a dialog: "Continue without?" asks once more."""
    return _is_call(edge) or edge.call.rpartition("->")[2] in _BUTTONS
