"""Where in the app a screen stands, and what it is for."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from auditor.code.calls.callgraph import CALL, CallGraph
from auditor.code.calls.makers import Placed
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.values import Site
from auditor.model.names import outer_class
from auditor.model.vocabulary import ComponentKind, Kleene
from auditor.screens.parts.knowledge import knowledge
from auditor.screens.placement.causes import NOTHING, Cause, Causes
from auditor.screens.placement.first_pages import FirstPages
from auditor.screens.placement.front_doors import Doors, plain_name
from auditor.screens.placement.function_makers import FunctionMakers
from auditor.screens.placement.navigating import navigated_at
from auditor.screens.presses.pressing import Presser

_MOST_CALLERS: Final = 80
_DEEPEST: Final = 6
_FEW: Final = 4
_FOR_ANSWER: Final = ("startActivityForResult(", "launch(")
_RESULT: Final = "onRequestPermissionsResult("
_RATIONALE: Final = "shouldShowRequestPermissionRationale"


@dataclass(slots=True)
class Settings:
    """Places screens; one per app."""

    graph: CallGraph
    presser: Presser
    kind_of: Callable[[str], str | None]
    """The report's word for a class that holds a screen."""
    causes: Causes = field(init=False)
    makers: FunctionMakers = field(init=False)
    doors: Doors = field(init=False)
    first_pages: FirstPages = field(init=False)

    def __post_init__(self) -> None:
        self.doors = Doors(self.graph, self.opened_at, self.showing, self.is_start)
        self.causes = Causes(self.graph)
        self.first_pages = FirstPages(self.graph.program, self.presser)
        self.makers = FunctionMakers(self.graph)

    def in_loan_flow(
        self,
        sites: Iterable[Site],
        owner: str = "",
        *,
        led_to: Kleene | None = None,
        applies: bool = False,
        is_form: bool = False,
        layouts: Sequence[int] = (),
    ) -> Kleene:
        """Say whether a screen is shown in the loan flow (decision.md, section 4, row C5).

        No: at first launch, registration or login alone. Yes: by any other screens, however they
        are named. Unknown: by both, or by nobody who was found. A screen (`owner`) that inherits the
        code that lays it out is shown by itself; a page to which a touch on another one leads
        (`led_to`) stands behind that touch. Who types the sum of a loan on the screen itself (`applies`)
        is applying for it, though the launcher shows it, and what is a form (`is_form`) is no mere question; what it lays out (`layouts`) is no first
        launch where the launcher begins with another page.
        """
        if led_to is not None:
            return Kleene.UNKNOWN if self.is_named_early(owner) else led_to
        places = tuple(sites)
        names = ({owner} & self._parts()) or self.showing(places)
        if not names and self.kind_of(owner) == "dialog":
            # Renamed machinery lets a fragment's dialog draw itself: who made the fragment shows it.
            places = self.made_at(owner) or places
            names = self.showing(places)
        early = {self._is_early(one) for one in names}
        if early == {False}:
            at_door = self._is_asked_at_start(owner, places, is_form=is_form) or all(
                map(self.doors.is_before, names)
            )
            return Kleene.NO if at_door else Kleene.YES
        # In an app of one activity the screens are its fragments: that is the launcher's by name alone.
        itself = frozenset({owner} if self._makers(owner) else ())
        within = itself or self.showing(places, within=True)
        starts = {self._is_early(one) for one in within if within - self._parts()}
        if len(starts) == 1:
            is_open = self._is_made_by_either(owner) or self._is_passed(owner) is Kleene.UNKNOWN
            at_start = Kleene.UNKNOWN if is_open else Kleene.NO
            return at_start if starts == {True} else Kleene.YES
        known = early == {True} and not self._is_beyond(places, names)
        if known:
            is_signing_up = any(map(self.is_named_early, names))
            return (
                Kleene.YES
                if applies and not is_signing_up
                else self._comes_up(places, names, layouts)
            )
        if early == {True} and owner in names and layouts and not self.is_named_early(owner):
            # A listener of a class without a name sets a page of the one activity.
            return self.first_pages.are_passed(names, layouts)
        return Kleene.UNKNOWN

    def _comes_up(
        self,
        places: Iterable[Site],
        names: frozenset[str] | set[str],
        layouts: Sequence[int],
    ) -> Kleene:
        """Say whether what the launcher shows comes up by a touch, as by "Apply now" on an app's one screen.

        That is no first launch, where nobody has touched anything. Behind a state that is observed a
        touch or the start may stand: what comes up where nothing is touched tells later which (`order.applying`).
        """
        causes = NOTHING
        for method, _ in places:
            causes |= self.causes.of(method)
        if not self.launchers() >= names or any(map(self.is_named_early, names)):
            return Kleene.UNKNOWN if all(map(self._is_tour_behind, names)) else Kleene.NO
        if layouts and Cause.START in causes and causes != Cause.START:
            return self.first_pages.are_passed(names, layouts)
        if layouts and all(map(self.first_pages.look_at_intent, names)):
            begins = {self.first_pages.are_others(one, layouts) for one in names}
            if begins != {Kleene.NO}:
                return Kleene.YES if begins == {Kleene.YES} else Kleene.UNKNOWN
        if Cause.START in causes or causes is NOTHING:
            return Kleene.NO
        if causes == Cause.TOUCH:
            return Kleene.YES
        return self.first_pages.come_before(places, names, layouts)

    def _is_made_by_either(self, owner: str) -> bool:
        """Say whether a touch or the start may make a fragment (an observed state does), and no start is seen to.

        Nor to set any state: what hears of that may make it then.
        """
        places = frozenset(self.made_at(owner)) if self._makers(owner) else frozenset[Site]()
        return (
            bool(places)
            and all(self.causes.of(method) == Cause.OPEN for method, _ in places)
            and not self.is_named_early(owner)
            and all(
                self.first_pages.leave_alone(one, places) for one in sorted(self._makers(owner))
            )
        )

    def _is_passed(self, name: str) -> Kleene:
        """Say whether the start of an app makes other fragments than one which a touch makes too: by one method that is told which."""
        places, either = frozenset(self.made_at(name)), Cause.START | Cause.TOUCH
        if not places or any(self.causes.of(one) & either != either for one, _ in places):
            return Kleene.NO
        running = frozenset[MethodNumber]().union(
            *(self.causes.untouched(method) for method, _ in places)
        )
        return self.first_pages.pass_over(self._makers(name), running, places)

    def _is_tour_behind(self, name: str) -> bool:
        """Say whether a screen is but called a guide, and a touch alone opens it, on one that is called nothing of the kind.

        It may stand before all else, or behind "Borrow now": its name does not tell.
        """
        sites = self.opened_at(name)
        signs_in = any(one in plain_name(name) for one in knowledge().login)
        openers = self.showing(sites)
        return (
            name not in self.launchers()
            and not signs_in
            and bool(openers)
            and all(self.causes.of(method) == Cause.TOUCH for method, _ in sites)
            and not any(map(self.is_named_early, openers))
        )

    def _is_asked_at_start(self, owner: str, places: Iterable[Site], *, is_form: bool) -> bool:
        """Say whether a screen is opened as the app starts, before anybody touched it, and asks as it comes up.

        By the Application, the launcher or a sign-up alone, for an answer or as what stands before all else: it
        is at their door, whatever it is called. A form that comes first is what is applied with.
        """
        if owner not in self._parts():
            return False
        sites = self.opened_at(owner)
        is_first = not is_form and all(
            self.causes.of(method) == Cause.START for method, _ in places
        )
        return bool(sites) and all(
            self.causes.of(method) == Cause.START
            and (is_first or self._asks_for_answer(method))
            and all(self.is_start(one) for one in self.showing([(method, pc)]) or {""})
            for method, pc in sites
        )

    def opened_at(self, name: str) -> list[Site]:
        """Return where code other than its own names a screen, to open it."""
        graph = self.graph
        return [
            (method, pc)
            for method, pc in graph.routes.openings(name)
            if outer_class(graph.program.owner(method)) != outer_class(name)
        ]

    def _asks_for_answer(self, method: MethodNumber) -> bool:
        calls = self.graph.program.calls_in(method)
        return any(one.signature.startswith(_FOR_ANSWER) for one in calls)

    def _is_beyond(self, places: Iterable[Site], names: frozenset[str] | set[str]) -> bool:
        """Say whether code of other classes shows a screen within the app's one activity.

        Which of its screens that is, behind a shrinker that renamed its fragments, is not known.
        """
        parts = self._parts() - {self.graph.program.manifest.application}
        owners = {outer_class(self.graph.program.owner(method)) for method, _ in places}
        return len(parts) == 1 and parts == set(names) and not owners & parts

    def names_loan(self, sites: Iterable[Site]) -> bool:
        """Say whether screens show it whose names speak of a loan, and no others."""
        names = self.showing(sites)
        return bool(names) and all(
            not self._is_early(one)
            and any(word in plain_name(one) for word in knowledge().loan)
            for one in names
        )

    def showing(self, sites: Iterable[Site], *, within: bool = False) -> frozenset[str]:
        """Return the activities (or the Application) from whose code a screen is shown.

        `within`: the fragments instead where one shows it, and who makes that is known. What a library
        alone runs (the adapter of a pager makes its pages) is shown by the code that makes its object.
        """
        places = tuple(sites)
        return self._shown_by(places, within=within) or self._shown_by(
            self._objects_of(places), within=within
        )

    def _objects_of(self, places: Sequence[Site]) -> tuple[Site, ...]:
        """Return where the objects are made in whose methods some places are."""
        program, found = self.graph.program, dict[Site, None]()
        for owner in dict.fromkeys(program.owner(method) for method, _ in places):
            # A shrinker puts the method of a class into the one above that calls it.
            kinds = (owner, *self.graph.hierarchy.subtypes(owner))
            for kind in kinds:
                births = self.graph.instances.births(kind)
                found.update(
                    ((one.method, one.pc), None) for one in births if one.how == "object"
                )
        return tuple(found)

    def _shown_by(self, places: Sequence[Site], *, within: bool) -> frozenset[str]:
        program = self.graph.program
        parts = self._parts()
        found: set[str] = set()
        level = dict.fromkeys((method, case) for method, case in self._cases(places).items())
        seen = set(level)
        for _ in range(_DEEPEST):
            after: dict[tuple[MethodNumber, int | None], None] = {}
            for method, case in level:
                owner = outer_class(program.owner(method))
                if owner in parts or (within and self._makers(owner)):
                    found.add(owner)
                    continue
                for further in self._above(method, case):
                    if further not in seen and len(seen) < _MOST_CALLERS:
                        seen.add(further)
                        after[further] = None
            level = after
        return frozenset(found)

    def _above(self, method: MethodNumber, case: int | None) -> list[Placed]:
        """Return the code that runs a method: of a function what makes it, else what calls it."""
        made = list(self.makers.of(method, case))
        return made or [
            (edge.source, self.graph.merged.case_at(edge.source, edge.pc))
            for edge in self.graph.callers(method)
            # A shrinker merged another screen's listener with this one.
            if case is None or edge.case in (None, case)
        ]

    def _cases(self, places: Iterable[Site]) -> dict[MethodNumber, int | None]:
        """Return the case of each merged method to which all of some places belong; None for several."""
        found: dict[MethodNumber, set[int | None]] = {}
        for method, pc in places:
            found.setdefault(method, set()).add(self.graph.merged.case_at(method, pc))
        return {
            each: next(iter(cases)) if len(cases) == 1 else None
            for each, cases in found.items()
        }

    def activities(self) -> set[str]:
        """Return the activities of the manifest."""
        components = self.graph.program.manifest.components
        return {one.name for one in components if one.kind is ComponentKind.ACTIVITY}

    def launchers(self) -> set[str]:
        """Return the activities with which the app can be started."""
        return set(self.graph.program.manifest.launchers)

    def _parts(self) -> set[str]:
        """Return the activities of the manifest, and the Application."""
        manifest, names = self.graph.program.manifest, self.activities()
        return names | ({manifest.application} if manifest.application is not None else set())

    def made_at(self, name: str) -> tuple[Site, ...]:
        """Return where objects of a class are made for others: behind its own factories, who calls them."""
        program = self.graph.program
        births = self.graph.instances.births(name)
        level = [(one.method, one.pc) for one in births if one.how == "object"]
        level += navigated_at(self.graph, self.presser.resolver, name)
        found: dict[Site, None] = {}
        seen = set(level)
        while level:
            site = level.pop()
            if outer_class(program.owner(site[0])) != outer_class(name):
                found[site] = None
                continue
            for edge in self.graph.callers(site[0]) if self._is_factory(site[0]) else ():
                caller = (edge.source, edge.pc)
                if edge.why == CALL and caller not in seen and len(seen) < _MOST_CALLERS:
                    seen.add(caller)
                    level.append(caller)
        return tuple(sorted(found))

    def _is_factory(self, method: MethodNumber) -> bool:
        """Say whether a method belongs to no object of its class: static, or its companion's."""
        program = self.graph.program
        return program.is_static(method) or program.owner(method).endswith("$Companion;")

    def _makers(self, name: str) -> frozenset[str]:
        """Return the activities and fragments that make a fragment; none if anybody else does."""
        if not self._is_fragment(name):
            return frozenset()
        found = {each for one in self.made_at(name) for each in self._screens_of(one)}
        known = all(one in self._parts() or self._is_fragment(one) for one in found)
        return frozenset(found) - {name} if known else frozenset()

    def _screens_of(self, site: Site) -> set[str]:
        """Return the classes in whose code a place is: of a function, those that make it."""
        method, pc = site
        level = [(method, self.graph.merged.case_at(method, pc))]
        found: set[str] = set()
        for _ in range(_FEW):
            after: list[Placed] = []
            for one in level:
                owner = outer_class(self.graph.program.owner(one[0]))
                is_screen = owner in self._parts() or self._is_fragment(owner)
                made = [] if is_screen else list(self.makers.of(*one))
                found |= set() if made else {owner}
                after += made
            level = after
        return found | {outer_class(self.graph.program.owner(one)) for one, _ in level}

    def _is_fragment(self, name: str) -> bool:
        return self.kind_of(name) == "fragment"

    def _is_early(self, name: str, above: frozenset[str] = frozenset()) -> bool:
        """Say whether a class is the Application, the launcher, or by its name a sign-up.

        So is a fragment that such classes alone make, and none that one of those leads on to: what a
        touch puts up is a further screen, except where somebody signs up; what comes up by itself is not.
        """
        makers = self._makers(name) - above
        if self.is_start(name) or not makers:
            return self.is_start(name)
        if all(self.is_named_early(one) for one in makers):
            return True
        causes = {self.causes.of(method) for method, _ in self.made_at(name)}
        if all(self.is_start(one) for one in makers):
            return causes != {Cause.TOUCH} and self._is_passed(name) is not Kleene.YES
        return causes == {Cause.START} and all(
            self._is_early(one, above | {name}) for one in makers
        )

    def is_start(self, name: str) -> bool:
        """Say whether a class is the Application, the launcher, or by its own name a screen that opens an app."""
        manifest = self.graph.program.manifest
        if name == manifest.application:
            return True
        return name in self.launchers() or self.is_named_early(name)

    def is_named_early(self, name: str) -> bool:
        """Say whether a class is called like a screen that opens an app or signs somebody up."""
        return any(one in plain_name(name) for one in knowledge().early)

    def is_rationale(self, sites: Iterable[Site]) -> bool:
        """Say whether a screen is shown only after a refusal of the system's request."""
        places = tuple(sites)
        return bool(places) and all(self._follows_refusal(*one) for one in places)

    def _follows_refusal(self, method: MethodNumber, pc: int, *, depth: int = 2) -> bool:
        program = self.graph.program
        if program.signature(method).startswith(_RESULT):
            return True
        if any(_RATIONALE in one.target for one in program.calls_in(method)):
            before = self.presser.visited(method, explained=0)
            after = self.presser.visited(method, explained=1)
            return (method, pc) in after and (method, pc) not in before
        callers = self.graph.callers(method) if depth else ()
        return 0 < len(callers) <= _FEW and all(
            self._follows_refusal(one.source, one.pc, depth=depth - 1) for one in callers
        )
