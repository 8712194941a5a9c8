"""Answers whether an acceptance stands before a read or request on every way: the guard test.

The code that the acceptance runs and the blocks that its flag guards are taken out of the graph
(see `world`). A way that is left, from where Android enters the app to the place, is the witness of
"before consent"; it counts only if the read can succeed on it: on a phone that never asks (legacy),
or because a request for the phonebook is reached around the acceptance too (decision.md, section 3,
"Before consent"). Where every request stands behind the acceptance and only the read does not, the
system's grant keeps it: `gated_by` is then *grant*, and the consent still controls it.

This is a may-analysis with witnesses. What it does not see makes the answer unknown, never yes.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from auditor.code.calls.callgraph import Edge
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.values import Site
from auditor.code.decisions.conditions import is_blind
from auditor.code.ways.proof import Restriction
from auditor.code.ways.reach import LIKELY_FROM, Reach, Route
from auditor.model.vocabulary import Confidence, Kleene, least
from auditor.screens.memory.askers import Askers
from auditor.screens.memory.flags import Flags
from auditor.screens.memory.kept import NOTHING_KEPT, Kept
from auditor.screens.memory.same_acts import SameActs
from auditor.screens.memory.ways import Ways
from auditor.screens.order import orders
from auditor.screens.order.answered_requests import requests_at
from auditor.screens.order.beneath import Hosts
from auditor.screens.order.matched import Matched
from auditor.screens.order.orders import (
    GIVEN_UP,
    NO_ACT_SEEN,
    NO_WAY_SEEN,
    NOT_REACHED,
    UNDECIDED,
    Around,
    Orders,
    Place,
    Setting,
    unknown,
)
from auditor.screens.order.prompted import Prompted
from auditor.screens.order.straight import is_straight
from auditor.screens.order.world import World
from auditor.screens.order.worlds import Worlds
from auditor.screens.parts.shown import Order, Shown
from auditor.screens.presses.accepted import Act, kept_by, merged

__all__ = ["Orders", "Place", "Setting", "judge_order"]


def judge_order(
    worlds: Worlds,
    screens: Sequence[Shown],
    *,
    accesses: Sequence[Place],
    requests: Sequence[Place],
    setting: Setting,
) -> Orders:
    """Say for each read and each request for the phonebook what stands before it.

    `screens` are all that were found; `requests` those that are live: no dormant ones, no other permissions.
    """
    acts = tuple(
        Act(number, screen)
        for number, screen in enumerate(screens)
        if screen.accepts and (setting.counting is None or number in setting.counting)
    )
    judge = _Judge(worlds, acts, setting)
    asked = judge.asked_still(requests, tuple(map(judge.request, requests)))
    read = tuple(judge.access(one, requests, asked) for one in accesses)
    return Orders(read, asked, tuple(map(judge.request, setting.open_requests)))


@dataclass(slots=True)
class _Judge:
    worlds: Worlds
    acts: tuple[Act, ...]
    setting: Setting
    reach: Reach = field(init=False)
    _own: Reach = field(init=False)
    _flags: Flags = field(init=False)
    _ways: Ways = field(init=False)
    _prompted: Prompted = field(init=False)
    _hosts: Hosts = field(init=False)
    _matched: Matched = field(init=False)
    _worlds: dict[tuple[tuple[int, ...], int | None], World] = field(default_factory=dict)
    _same: dict[tuple[int, ...], SameActs] = field(default_factory=dict)
    _kept: dict[tuple[int, ...], Kept] = field(default_factory=dict)
    """What some acts leave behind, which is the same whatever is taken for a consent."""

    def __post_init__(self) -> None:
        self.reach = self.worlds.reach
        graph = self.reach.graph
        self._own = self.reach.apart()
        self._flags = self.worlds.flags
        self._ways = self.worlds.ways
        self._prompted = Prompted(self._own, self._ways)
        self._hosts = Hosts(graph)
        self._matched = Matched(graph, self.worlds.resolver)

    # The two questions.

    def asked_still(
        self, places: Sequence[Place], asked: tuple[Order, ...]
    ) -> tuple[Order, ...]:
        """Judge what is open by a refusal that asks all the same: there, or by the one request that the app has."""
        sites = self._asked_anyway
        is_one = len({one.first for one in places}) == 1 and any(sites)
        return tuple(
            self._passed_by(place, way, one.behind)
            if one.before_consent is Kleene.UNKNOWN
            and (is_one or {place.first} in sites)
            and (way := self._way(None, place))
            else one
            for place, one in zip(places, asked, strict=True)
        )

    def request(self, place: Place) -> Order:
        """Judge a request: it is before consent if a way around the acceptance reaches it."""
        if not self.acts:
            return self._without_act(place)
        around = self._around(place)
        behind = self._behind(place, asks=True)
        if around.certain is not None:
            return self._passed_by(place, around.certain, behind)
        if around.possible is not None or around.spent:
            return unknown(behind, GIVEN_UP if around.spent else UNDECIDED)
        return self._kept_behind(place, behind)

    def access(self, place: Place, requests: Sequence[Place], asked: Sequence[Order]) -> Order:
        """Judge a read: on a way around, it must be able to succeed too."""
        if not self.acts:
            return self._without_act(place)
        around = self._around(place)
        behind = self._behind(place)
        way = around.certain or around.possible
        if way is None:
            return (
                unknown(behind, GIVEN_UP) if around.spent else self._kept_behind(place, behind)
            )
        can, early = self._can_succeed(requests, asked)
        if can is Kleene.NO:
            if not requests and not behind:
                return self._unasked(place, way)
            both = tuple(sorted({*behind, *(each for one in asked for each in one.behind)}))
            return self._granted(place, way, both, is_sure=around.certain is not None)
        found = around.certain or (self._answered(place, requests, asked) if early else None)
        if can is Kleene.YES and found is not None:
            return self._passed_by(place, found, behind, early=early)
        return unknown(behind, GIVEN_UP if around.spent else UNDECIDED)

    def _can_succeed(
        self, requests: Sequence[Place], asked: Sequence[Order]
    ) -> tuple[Kleene, Order | None]:
        """Say whether the permission can be there before the acceptance, and by which request."""
        if self.setting.legacy:
            return Kleene.YES, None
        early = [one for one in asked if one.before_consent is Kleene.YES]
        if early:
            return Kleene.YES, min(
                early, key=lambda one: (len(one.witness), one.witness[0].method)
            )
        if self.setting.unclear_requests or self.setting.blinded:
            return Kleene.UNKNOWN, None
        unsure = len(asked) < len(requests) or any(
            one.before_consent is Kleene.UNKNOWN for one in asked
        )
        return (Kleene.UNKNOWN if unsure else Kleene.NO), None

    def _answered(
        self, place: Place, requests: Sequence[Place], asked: Sequence[Order]
    ) -> Route | None:
        """Return a certain way to a read from a request that stands before consent, by what takes its answer."""
        early = {
            one.site
            for one, order in zip(requests, asked, strict=True)
            if order.before_consent is Kleene.YES
        }
        if not all(act.is_followed for act in self.acts):
            return None
        reach = self._own.apart(requests_at(self.reach.program, (site[0] for site in early)))
        routes = (
            self._made_world(self.acts, guess, reach).way(place.first, place.further)
            for guess in (0, 1)
        )
        found, other = routes
        is_answer = (
            found is not None
            and found.hops
            and (found.hops[0].source, found.hops[0].pc) in early
        )
        return found if other is not None and is_answer else None

    # The ways around.

    def _around(self, place: Place) -> Around:
        """Search for a way around every acceptance."""
        found = self._way(0, place)
        if found is not None and self._world(0, self.acts).touched:
            # Something that may be the consent was taken for a no: a yes must not matter.
            other = self._way(1, place)
            found = found if other is not None else None
        if found is not None and not all(act.is_followed for act in self.acts):
            found = found if is_straight(found, self._own.branches) else None
        if found is not None and self._is_told(found, place):
            found = None
        found = found or self._agreed_either_way(place) or self._by_another(place)
        possible = None if found is not None else self._way(None, place)
        return Around(found, possible, spent=place.first[0] in self._own.exhausted)

    def _agreed_either_way(self, place: Place) -> Route | None:
        """Return a way to a place behind a question whose refusal leads on, and behind no other acceptance."""
        others = tuple(act for act in self.acts if not (act.is_moot or act.leading))
        if len(others) == len(self.acts) or not all(act.is_followed for act in others):
            return None
        if others and self._way(0, place, others) is None:
            return None
        route = self._way(None, place)
        if any(act.is_moot for act in self.acts):
            route = route or self._way(None, place, ())
        elif route and not any(act.leading & {*route.methods} for act in self.acts):
            return None
        return route and replace(route, confidence=least(route.confidence, Confidence.LIKELY))

    def _by_another(self, place: Place) -> Route | None:
        """Return a way to a place by a button of another matter that does what accepting does, no question shown."""
        for act in self.acts:
            unasked = {method for method, _ in act.shown.shown_at}
            others = tuple(one for one in self.acts if one is not act)
            beside = {method for method, _ in act.doubling} - unasked
            if beside and all(one.is_followed for one in others):
                world = self._made_world(others, 0, self._own, dict.fromkeys(unasked))
                route = world.way(place.first, place.further)
                if route and not world.touched and not beside.isdisjoint(route.methods):
                    return route
        return None

    def _is_reached(self, place: Place) -> bool:
        """Say whether a way leads to a place once all was accepted: else it is not that which stands before it.

        Of a class of a library that is handed the permission, nobody may ever make an object.
        """
        return self._world(None, ()).way(place.first) is not None

    def _way(
        self, guess: int | None, place: Place, acts: tuple[Act, ...] | None = None
    ) -> Route | None:
        """Return a way to a place in the world before some acts, all if left out."""
        world = self._world(guess, self.acts if acts is None else acts)
        return world.way(place.first, place.further)

    def _world(self, guess: int | None, acts: tuple[Act, ...]) -> World:
        """Return the world before some acts; before none of them everything was accepted."""
        key = (tuple(act.number for act in acts), guess)
        if key not in self._worlds:
            self._worlds[key] = self._made_world(acts, guess, self._own)
        return self._worlds[key]

    def _kept_by(self, acts: tuple[Act, ...]) -> Kept:
        """Return what some acts leave behind."""
        numbers = tuple(act.number for act in acts)
        if numbers not in self._kept:
            self._kept[numbers] = kept_by(self._flags, acts) if acts else NOTHING_KEPT
        return self._kept[numbers]

    def _made_world(
        self,
        acts: tuple[Act, ...],
        guess: int | None,
        reach: Reach,
        gone: Mapping[MethodNumber, None] = MappingProxyType({}),
    ) -> World:
        """Make the world before some acts, in which some further methods do not run."""
        numbers = tuple(act.number for act in acts)
        same = self._same[numbers] = self._same.get(numbers) or self._shared_by(acts)
        return World(
            self._flags,
            reach,
            self._ways,
            {**merged(region for act in acts for region in act.regions), **gone},
            self._kept_by(acts),
            tuple(act.shown for act in acts),
            guess,
            same,
        )

    def _shared_by(self, acts: tuple[Act, ...]) -> SameActs:
        """Return what worlds before some acts can share, of which nothing is found out yet."""
        return SameActs(Askers(self._own.graph, self._flags, self._kept_by(acts).flags))

    def _is_told(self, route: Route, place: Place) -> bool:
        """Say whether a way leads through what accepting alone was seen to run, behind a test of nobody knows what.

        Code of others stands there too, which is told what was chosen: by whom, is not known.
        """
        told = frozenset[Site]().union(*(act.told for act in self.acts))
        branches = self._world(0, self.acts).branches if told else None
        return branches is not None and any(
            site in told and is_blind(branches, site, told)
            for site in (place.first, *((hop.source, hop.pc) for hop in route.hops))
        )

    def _behind(self, place: Place, *, asks: bool = False) -> tuple[int, ...]:
        """Return the screens whose acceptance stands before a place on some way.

        Its code leads there, or it is shown on a screen of which a touch leads there, or its
        answer is waited for.
        """
        met = self._met(place, LIKELY_FROM, self._ways.sure)
        edges = self._matched.edges(place.first[0], met)
        sites = {place.first, *place.further, *((one.source, one.pc) for one in edges)}
        return tuple(
            act.number
            for act in self.acts
            if any(map(act.holds, sites))
            or (
                self._hosts.is_before(act.shown, edges)
                and self._is_between(act.shown, place, asks=asks)
            )
        )

    def _perhaps_behind(self, place: Place) -> tuple[int, ...]:
        """Return the screens from whose acceptance a way leads to a place that nobody may ever go.

        Where a handler is lost in code that was not told, it is not known to lead nowhere; nor where it
        answers whoever opened its screen.
        """
        met = self._met(place, 0.0, self._ways.every)
        edges = self._matched.edges(place.first[0], met)
        sites = {place.first, *place.further, *((one.source, one.pc) for one in edges)}
        return tuple(
            act.number
            for act in self.acts
            if any(map(act.holds, sites)) or act.hands_back(self.reach.program)
        )

    def _met(
        self,
        place: Place,
        least: float,
        callers: Callable[[MethodNumber], Sequence[Edge]],
    ) -> list[Edge]:
        """Return the edges on all ways back from a place; not to see all of it decides nothing here."""
        met: list[Edge] = []

        def notes(edge: Edge) -> bool:
            if edge.confidence < least:
                return False
            met.append(edge)
            return True

        given_up = set(self._own.exhausted)
        self._own.search(
            place.first[0],
            Restriction(edges=notes, entries=lambda _: False, callers=callers),
            pc=place.first[1],
        )
        self._own.exhausted = given_up
        return met

    def _is_between(self, shown: Shown, place: Place, *, asks: bool) -> bool:
        """Say whether a screen can be shown before a place that asks or reads.

        Not if the screen is shown only by what an answer to the system's prompt leads to, and the
        place is the prompt, or is run by nothing but such an answer either: accepting there leads
        to neither, and the next touch beneath it follows the first read as well as the acceptance.
        """
        if any(not self._prompted.follows(one) for one in self._hosts.places(shown)):
            return True
        return not (asks or self._prompted.follows(place.first))

    # The answers.

    def _without_act(self, place: Place) -> Order:
        """No act of acceptance exists at all: whatever happens, happens before consent."""
        route = self.reach.from_entry(*place.first)
        if route is None:
            return unknown((), NOT_REACHED)
        steps = orders.steps(self.reach.program, route, place)
        if self.setting.blinded:
            return unknown((), NO_ACT_SEEN, steps)
        return orders.without_act(route, steps)

    def _passed_by(
        self,
        place: Place,
        route: Route,
        behind: tuple[int, ...],
        *,
        early: Order | None = None,
    ) -> Order:
        steps = orders.steps(self.reach.program, route, place)
        perhaps = () if behind else self._perhaps_behind(place)
        return orders.passed_by(route, steps, behind, early=early, perhaps=perhaps)

    def _kept_behind(self, place: Place, behind: tuple[int, ...]) -> Order:
        if not self._is_reached(place):
            return unknown(behind, NOT_REACHED)
        if self.setting.blinded:
            return unknown(behind, NO_WAY_SEEN)
        sure = all(act.is_followed for act in self.acts) and not any(
            world.touched for world in self._worlds.values()
        )
        return orders.kept_behind(
            self._standing(place, behind) or behind or self._numbers, sure=sure
        )

    def _standing(self, place: Place, behind: tuple[int, ...]) -> tuple[int, ...]:
        """Return the screens each of which alone stands before a place on every way.

        One that lies on no way and leaves nothing behind cannot; each other is asked in a world of its own.
        """
        asked = [
            act
            for act in self.acts
            if act.number in behind or not self._kept_by((act,)).is_traceless
        ]
        if len(asked) == 1:
            return (asked[0].number,)
        return tuple(act.number for act in asked if self._way(None, place, (act,)) is None)

    def _unasked(self, place: Place, route: Route) -> Order:
        """Judge a read that no act is known to stand before, in an app that asks for nothing."""
        steps = orders.steps(self.reach.program, route, place)
        is_open = self._perhaps_behind(place)
        return unknown((), UNDECIDED, steps) if is_open else orders.without_act(route, steps)

    def _granted(
        self, place: Place, route: Route, behind: tuple[int, ...], *, is_sure: bool
    ) -> Order:
        steps = orders.steps(self.reach.program, route, place)
        return orders.kept_by_grant(steps, behind or self._numbers, is_sure=is_sure)

    @property
    def _asked_anyway(self) -> frozenset[frozenset[Site]]:
        """Return where each refusal asks that was seen to lead to the system's request all the same."""
        return frozenset(one.asks_at for act in self.acts for one in act.shown.refuses)

    @property
    def _numbers(self) -> tuple[int, ...]:
        return tuple(act.number for act in self.acts)
