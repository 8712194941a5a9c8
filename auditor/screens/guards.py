"""Answers whether an acceptance stands before a read or request on every way: the guard test.

The code that the acceptance runs and the blocks that its flag guards are taken out of the graph
(see `world`). A way that is left, from where Android enters the app to the place, is the witness of
"before consent"; it counts only if the read can succeed on it: on a phone that never asks (legacy),
or because a request for the phonebook is reached around the acceptance too (decision.md, section 3,
"Before consent"). Where every request stands behind the acceptance and only the read does not, the
system's grant keeps it: `gated_by` is then *grant*, and the consent still controls it.

This is a may-analysis with witnesses. What it does not see makes the answer unknown, never yes.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from auditor.code.callgraph import CALL, CLASS_INIT, Edge
from auditor.code.conditions import conditions
from auditor.code.constants import Resolver
from auditor.code.program import MethodNumber
from auditor.code.proof import Restriction
from auditor.code.reach import LIKELY_FROM, Reach, Route
from auditor.code.values import Site
from auditor.model.evidence import Step
from auditor.model.vocabulary import ComponentKind, Confidence, Gate, Kleene, least
from auditor.model.words import Words
from auditor.screens.flags import NOTHING_KEPT, Flags, Kept
from auditor.screens.shown import Choice, Order, Region, Shown
from auditor.screens.ways import Ways
from auditor.screens.world import World

_OPENED: Final = Words(
    "another app or a link can open this screen directly, which runs {method}",
    "其他应用或链接可直接打开该界面,随即运行 {method}",
)


@dataclass(frozen=True, slots=True)
class Place:
    """A read or a request, with the calls in `via` that handed its argument down."""

    site: Site
    says: Words
    """What happens there, for the witness's last step."""
    via: tuple[Site, ...] = ()


@dataclass(frozen=True, slots=True)
class Setting:
    """What else decides whether a read can succeed, and what was not seen."""

    legacy: bool
    """Whether the system never asks (decision.md, section 2, "Legacy")."""
    unclear_requests: bool = False
    """Whether the app asks for permissions that could not be told: one may be the phonebook."""
    blinded: bool = False
    """Whether a limit blinds the search for consent or for requests."""
    counting: frozenset[int] | None = None
    """Numbers of the screens whose acceptance counts; None for all with an affirmative control."""


@dataclass(frozen=True, slots=True)
class Orders:
    """What stands before each read and each request, in the order in which they were given."""

    accesses: tuple[Order, ...]
    requests: tuple[Order, ...]


def judge_order(
    reach: Reach,
    resolver: Resolver,
    screens: Sequence[Shown],
    *,
    accesses: Sequence[Place],
    requests: Sequence[Place],
    setting: Setting,
) -> Orders:
    """Say for each read and each request for the phonebook what stands before it.

    `screens` are all that were found. `requests` are those that are live: dormant ones and those of
    other permissions must not be given.
    """
    acts = tuple(
        _Act(number, screen.accepts)
        for number, screen in enumerate(screens)
        if screen.accepts and (setting.counting is None or number in setting.counting)
    )
    judge = _Judge(reach, resolver, acts, setting)
    asked = tuple(judge.request(one) for one in requests)
    read = tuple(judge.access(one, requests, asked) for one in accesses)
    return Orders(read, asked)


@dataclass(frozen=True, slots=True)
class _Act:
    """A screen that can be accepted, by its number."""

    number: int
    accepts: tuple[Choice, ...]

    @property
    def is_followed(self) -> bool:
        """Say whether what accepting runs is known."""
        return all(one.runs for one in self.accepts)

    @property
    def regions(self) -> tuple[Region, ...]:
        """Return the code that accepting runs."""
        return tuple(region for one in self.accepts for region in one.runs)


@dataclass(frozen=True, slots=True)
class _Around:
    """What is known of ways around every acceptance."""

    certain: Route | None
    """A way on which nothing unknown could be the consent."""
    possible: Route | None
    """A way on which something unknown could be."""
    spent: bool
    """Whether a search was given up."""


@dataclass(slots=True)
class _Judge:
    reach: Reach
    resolver: Resolver
    acts: tuple[_Act, ...]
    setting: Setting
    _own: Reach = field(init=False)
    _flags: Flags = field(init=False)
    _ways: Ways = field(init=False)
    _removed: dict[MethodNumber, frozenset[int] | None] = field(init=False)
    _kept: Kept = field(init=False)
    _worlds: dict[int | None, World] = field(default_factory=dict)
    _accepted: World | None = None

    def __post_init__(self) -> None:
        graph = self.reach.graph
        self._own = Reach(graph, self.reach.entries, named=self.reach.named)
        self._flags = Flags(graph, self.resolver)
        self._ways = Ways(graph, self.reach.entries, self._flags.follower)
        regions = tuple(region for act in self.acts for region in act.regions)
        self._removed = _merged(regions)
        self._kept = self._flags.kept(regions)

    # The two questions.

    def request(self, place: Place) -> Order:
        """Judge a request: it is before consent if a way around the acceptance reaches it."""
        if not self.acts:
            return self._without_act(place)
        around = self._around(place)
        behind = self._behind(place)
        if around.certain is not None:
            return self._passed_by(place, around.certain, behind)
        if around.possible is not None or around.spent:
            return _unsure(behind, around)
        return self._kept_behind(place, behind)

    def access(self, place: Place, requests: Sequence[Place], asked: Sequence[Order]) -> Order:
        """Judge a read: on a way around, it must be able to succeed too."""
        if not self.acts:
            return self._without_act(place)
        around = self._around(place)
        behind = self._behind(place)
        way = around.certain or around.possible
        if way is None:
            return _unsure(behind, around) if around.spent else self._kept_behind(place, behind)
        can, early = self._can_succeed(requests, asked)
        if can is Kleene.NO:
            number = {one for order in asked for one in order.behind}
            return self._granted(place, way, tuple(sorted({*behind, *number})))
        if can is Kleene.YES and around.certain is not None:
            return self._passed_by(place, around.certain, behind, early=early)
        return _unsure(behind, around)

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

    # The ways around.

    def _around(self, place: Place) -> _Around:
        """Search for a way around every acceptance."""
        before = frozenset(self._own.exhausted)
        found = self._way(0, place)
        world = self._worlds[0]
        if found is not None and world.touched:
            # Something that may be the consent was taken for a no: a yes must not matter.
            other = self._way(1, place)
            found = found if other is not None else None
        if found is not None and not all(act.is_followed for act in self.acts):
            found = found if self._is_straight(found) else None
        possible = None if found is not None else self._way(None, place)
        spent = frozenset(self._own.exhausted) != before
        return _Around(found, possible, spent)

    def _is_reached(self, place: Place) -> bool:
        """Say whether a way leads to a place once everything has been accepted.

        Where none does, it is not the acceptance that stands before it.
        """
        if self._accepted is None:
            self._accepted = World(self._flags, self._own, self._ways, {}, NOTHING_KEPT, None)
        first, *rest = (*place.via, place.site)
        world = self._accepted
        return world.way(*first) is not None and all(world.branches.runs(*one) for one in rest)

    def _way(self, guess: int | None, place: Place) -> Route | None:
        world = self._worlds.get(guess)
        if world is None:
            world = self._worlds[guess] = World(
                self._flags, self._own, self._ways, self._removed, self._kept, guess
            )
        first, *rest = (*place.via, place.site)
        route = world.way(*first)
        if route is None or not all(world.branches.runs(*one) for one in rest):
            return None
        return route

    def _is_straight(self, route: Route) -> bool:
        """Say whether a way runs by itself, with no choice on it: no handler can lie between."""
        return route.entry.automatic and all(
            hop.why in (CALL, CLASS_INIT)
            and not any(conditions(self._own.branches, hop.source, hop.pc))
            for hop in route.hops
        )

    def _behind(self, place: Place) -> tuple[int, ...]:
        """Return the screens whose acceptance stands before a place on some way."""
        seen: set[Site] = set()

        def notes(edge: Edge) -> bool:
            if edge.confidence < LIKELY_FROM:
                return False
            seen.add((edge.source, edge.pc))
            return True

        first, *rest = (*place.via, place.site)
        self._own.search(
            first[0],
            Restriction(edges=notes, entries=lambda _: False, callers=self._ways.sure),
            pc=first[1],
        )
        seen.update((first, *rest))
        return tuple(
            act.number
            for act in self.acts
            if any(_holds(region, site) for region in act.regions for site in seen)
        )

    # The answers.

    def _without_act(self, place: Place) -> Order:
        """No act of acceptance exists at all: whatever happens, happens before consent."""
        route = self.reach.from_entry(*(*place.via, place.site)[0])
        if self.setting.blinded:
            return Order(
                Kleene.UNKNOWN,
                Gate.UNKNOWN,
                (),
                Kleene.UNKNOWN,
                Confidence.POSSIBLE,
                self._steps(route, place) if route is not None else (),
                Words(
                    "no act of acceptance was found, but part of the app was not seen",
                    "未发现任何同意操作,但应用的一部分未能查看",
                ),
            )
        return Order(
            Kleene.YES,
            Gate.NONE,
            (),
            Kleene.NO,
            Confidence.LIKELY if route is None else route.confidence,
            self._steps(route, place) if route is not None else (),
            Words("no act of acceptance exists in the app", "应用中不存在任何同意操作"),
        )

    def _passed_by(
        self,
        place: Place,
        route: Route,
        behind: tuple[int, ...],
        *,
        early: Order | None = None,
    ) -> Order:
        steps = self._steps(route, place)
        confidence = least(route.confidence, self._confidence(route))
        if early is not None:
            confidence = least(confidence, early.confidence)
            if not set(early.witness) <= set(steps):
                steps = (*early.witness, *steps)
        return Order(
            Kleene.YES,
            Gate.NONE,
            behind,
            Kleene.NO,
            confidence,
            steps,
            Words(
                "a way around the acceptance reaches it, and it can succeed there",
                "存在绕过同意操作即可到达的路径,且在该路径上可以成功执行",
            ),
        )

    def _kept_behind(self, place: Place, behind: tuple[int, ...]) -> Order:
        if not self._is_reached(place):
            return Order(
                Kleene.UNKNOWN,
                Gate.UNKNOWN,
                behind,
                Kleene.UNKNOWN,
                Confidence.POSSIBLE,
                (),
                Words(
                    "no way to it is proved, with or without the acceptance",
                    "无论是否经过同意操作,均未证明存在到达该处的路径",
                ),
            )
        if self.setting.blinded:
            return Order(
                Kleene.UNKNOWN,
                Gate.UNKNOWN,
                behind,
                Kleene.UNKNOWN,
                Confidence.POSSIBLE,
                (),
                Words(
                    "no way around the acceptance was found, but part of the app was not seen",
                    "未发现绕过同意操作的路径,但应用的一部分未能查看",
                ),
            )
        sure = all(act.is_followed for act in self.acts) and not any(
            world.touched for world in self._worlds.values()
        )
        return Order(
            Kleene.NO,
            Gate.CONSENT,
            behind or tuple(act.number for act in self.acts),
            Kleene.YES,
            Confidence.CONFIRMED if sure else Confidence.LIKELY,
            (),
            Words(
                "every way to it leads through the acceptance",
                "到达该处的所有路径均经过同意操作",
            ),
        )

    def _granted(self, place: Place, route: Route, behind: tuple[int, ...]) -> Order:
        return Order(
            Kleene.NO,
            Gate.GRANT,
            behind or tuple(act.number for act in self.acts),
            Kleene.YES,
            Confidence.LIKELY,
            self._steps(route, place),
            Words(
                "a way around the acceptance reaches it, but every request for the phonebook stands "
                "behind the acceptance: only the system's grant keeps it",
                "存在绕过同意操作的路径,但所有通讯录权限请求均在同意之后:仅由系统授权加以限制",
            ),
        )

    def _steps(self, route: Route, place: Place) -> tuple[Step, ...]:
        """Return a way for people: the entry, each call, the calls that hand down, the place."""
        program = self.reach.program
        sites = (*place.via, place.site)
        first = route.steps[0]
        if self._is_opened_by_others(route):
            says = _OPENED.filled(method=first.method.partition("->")[2].partition("(")[0])
            first = Step(first.method, first.offset, says)
        handed = tuple(
            Step(program.text(site[0]), site[1], Words("hands it down", "向下传递"))
            for site in sites[:-1]
        )
        last = Step(program.text(place.site[0]), place.site[1], place.says)
        return (first, *route.steps[1:], *handed, last)

    def _is_opened_by_others(self, route: Route) -> bool:
        component = route.entry.component
        return (
            component is not None
            and component.kind is ComponentKind.ACTIVITY
            and not component.is_launcher
        )

    def _confidence(self, route: Route) -> Confidence:
        """Say less of a screen that others must open: nobody may ever do so."""
        return Confidence.LIKELY if self._is_opened_by_others(route) else Confidence.CONFIRMED


def _unsure(behind: tuple[int, ...], around: _Around) -> Order:
    because = Words(
        "a way around the acceptance is possible, but what decides on it could not be told",
        "可能存在绕过同意操作的路径,但其判断条件无法确定",
    )
    if around.spent:
        because = Words(
            "the search for a way around the acceptance was given up",
            "对绕过同意操作路径的搜索已放弃",
        )
    return Order(
        Kleene.UNKNOWN, Gate.UNKNOWN, behind, Kleene.UNKNOWN, Confidence.POSSIBLE, (), because
    )


def _merged(regions: Iterable[Region]) -> dict[MethodNumber, frozenset[int] | None]:
    """Join the regions of one method: all of it, or all the places together."""
    found: dict[MethodNumber, frozenset[int] | None] = {}
    for region in regions:
        known = found.get(region.method, frozenset())
        both = region.pcs is not None and known is not None
        found[region.method] = (
            (known or frozenset()) | (region.pcs or frozenset()) if both else None
        )
    return found


def _holds(region: Region, site: Site) -> bool:
    return site[0] == region.method and (region.pcs is None or site[1] in region.pcs)
