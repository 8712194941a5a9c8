"""Tells what a refusal leads to that was not followed to its end, by what can run because of it.

A refusal may be lost on its way: in a bus, in a store of actions, in a flow of nobody sees which events. Then
two worlds are asked, in one of which it was pressed and in the other not; in neither was anything accepted. What
can run in the first alone comes of the refusal; what can run in neither does not. So a refusal is known not to
leave the app, to ask, to read, or to come back to its question, though no run of it was seen whole. Where one of
these can run, nothing is told.

What the worlds differ in is what the refusal makes and keeps. All else may have been kept by whatever was touched
before; but of the actions that tell of a touch there is at that moment the refusal's alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from auditor.code.calls.callgraph import CALL
from auditor.code.classes.program import CallSite, MethodNumber
from auditor.code.classes.values import Site
from auditor.code.decisions.assumptions import NOT_SAID
from auditor.code.evaluation.outcomes import Outcomes
from auditor.code.ways.reach import Reach
from auditor.model.names import LIBRARIES
from auditor.model.vocabulary import ComponentKind, Role
from auditor.screens.memory.cells import Flag
from auditor.screens.memory.kept import Kept
from auditor.screens.memory.made_things import MADE
from auditor.screens.order.one_touch import ANSWERED, OneTouch
from auditor.screens.order.world import World
from auditor.screens.order.worlds import Worlds, has_way
from auditor.screens.parts.places import Goals
from auditor.screens.parts.shown import Choice, Effect, Region, Shown
from auditor.screens.parts.touches import TOUCHED, is_touch

_OUT: Final = frozenset({"exit", "notice", "show"})
"""What a free refusal is not seen to lead to: out of the app, to a message, or to a further question."""
_TAKES: Final = frozenset({Effect.REQUESTS, Effect.READS})
_PUNISHED: Final = frozenset({Effect.EXITS, Effect.SHOWS_AGAIN, Effect.BLOCKS})
_ASKING: Final = frozenset({"consent", "rationale"})
"""What screens are for that ask for the phonebook."""
_WHOLE_SCREENS: Final = frozenset({"activity", "fragment"})
_ANSWERING: Final = {
    "Landroid/app/Activity;": TOUCHED | ANSWERED,
    "Landroid/app/Fragment;": TOUCHED | ANSWERED,
    "Landroid/support/v4/app/Fragment;": TOUCHED | ANSWERED,
    "Landroidx/fragment/app/Fragment;": TOUCHED | ANSWERED,
    "Landroidx/activity/result/ActivityResultCallback;": ANSWERED,
}
"""What Android and its libraries run on another touch, or on the answer to something: classes and methods."""
_FUNCTIONS: Final = ("Ljava/lang/Object;", "Lkotlin/jvm/internal/Lambda;")
"""What the classes of functions are made below."""
_TRIGGERED: Final = frozenset(
    {"runnable", "thread", "timer", "countdown", "callable", "asynctask", "work", "job", "activity", "service", "fragment"}
)  # fmt: skip
"""Rows of edges whose callback runs because of the very call that hands it over."""
_MOST_SITES: Final = 120
_MOST_METHODS: Final = 200
_MOST_WRITES: Final = 64
"""To so many places where something is kept the worlds around a refusal are compared."""


def tell_refusals(worlds: Worlds, screens: Sequence[Shown], goals: Goals) -> tuple[Shown, ...]:
    """Return the screens, with what is told so of the refusals that were not followed to their end."""
    declined = _Declined(worlds, screens, goals)
    return tuple(declined.told(one) for one in screens)


@dataclass(frozen=True, slots=True)
class _Press:
    """The two worlds around one refusal."""

    handlers: frozenset[MethodNumber]
    before: World
    after: World
    posts: bool
    """Whether it posts something to observers, whom no call tells."""

    def leads(self, site: Site) -> bool:
        """Say whether a place can run after the refusal, and could not before."""
        return has_way(self.after, site) and not has_way(self.before, site)


@dataclass
class _Declined:
    worlds: Worlds
    screens: Sequence[Shown]
    goals: Goals

    @property
    def reach(self) -> Reach:
        return self.worlds.reach

    def told(self, shown: Shown) -> Shown:
        """Return a screen whose refusals are told as far as they can be."""
        if not shown.accepts or not any(
            _is_open(one) or _is_shut(one) for one in shown.refuses
        ):
            return shown
        choices = tuple(
            one
            if one.role is not Role.REFUSE
            else self._closed(shown, one)
            if _is_open(one)
            else self._reopened(shown, one)
            if _is_shut(one)
            else one
            for one in shown.choices
        )
        return replace(shown, choices=choices)

    def _reopened(self, shown: Shown, refusal: Choice) -> Choice:
        """Return a refusal that leads back to a screen as one that is open, where what it keeps opens another screen.

        The button beneath may lead on by it, or to where nothing goes on.
        """
        press = self._press(shown, refusal, self._kept(refusal))
        if not any(press.leads(site) for site in self._screens_named):
            return refusal
        return replace(refusal, always=refusal.always - _PUNISHED, is_followed=False)

    def _closed(self, shown: Shown, refusal: Choice) -> Choice:
        """Return a refusal as one that was followed, where it leads on and to nothing that punishes it."""
        sites = list(self._bad(shown))
        if len(sites) > _MOST_SITES:
            return refusal
        mine = self.worlds.kept(refusal.runs)
        if self._has_much_to_settle(mine):
            return refusal  # What other controls make besides is not even looked for.
        kept = self._with_things(mine)
        if self._has_much_to_settle(kept):
            return refusal
        press = self._press(shown, refusal, kept)
        is_free = self._shows_another(press, shown) and not any(
            self._may_follow(press, one) for one in sites
        )
        if not is_free:
            return refusal
        effects = (refusal.effects - _TAKES - _PUNISHED) | {Effect.GOES_ON}
        return replace(refusal, effects=effects, is_followed=True, is_divided=False)

    # The worlds.

    def _has_much_to_settle(self, kept: Kept) -> bool:
        """Say whether so much is kept that each world takes long: behind a shrinker half a library seems to keep things."""
        writes = 0
        for flag in kept.flags:
            writes += len(self.worlds.flags.all_writes(flag))
            if writes > _MOST_WRITES:
                return True
        return False

    def _kept(self, refusal: Choice) -> Kept:
        """Return what a refusal keeps, and the actions that any control makes."""
        return self._with_things(self.worlds.kept(refusal.runs))

    def _with_things(self, kept: Kept) -> Kept:
        """Add the actions that any control makes to what is kept."""
        return replace(kept, flags=kept.flags | self._things)

    def _press(self, shown: Shown, refusal: Choice, kept: Kept) -> _Press:
        others = [one for one in self._others if _is_apart(one, refusal)]
        accepted = [
            one for each in shown.accepts for one in each.runs if _is_apart(one, refusal)
        ]
        handlers = refusal.handlers.union(one.method for one in refusal.runs if not one.pcs)

        same = self.worlds.same(kept)
        past = self.worlds.without(accepted, kept, same=same)

        def before(flag: Flag) -> Outcomes | str:
            """Tell what any touch but the acceptance may have kept; an action is there when it is told alone."""
            return NOT_SAID if flag.store == MADE else past.holds(flag)

        def world(pressed: frozenset[MethodNumber]) -> World:
            """Return the world in which some handlers ran, by what they alone of all touches keep."""
            touch = OneTouch(self.reach.program, pressed)
            left_out = others if pressed else [*others, *refusal.runs]
            told = self.worlds.without(left_out, kept, touch=touch, given=before)

            def after(flag: Flag) -> Outcomes:
                return told.holds(flag) if flag.store == MADE else told.writes(flag)

            return self.worlds.without(accepted, kept, same=same, given=after)

        return _Press(handlers, world(frozenset()), world(handlers), kept.posts)

    @cached_property
    def _others(self) -> tuple[Region, ...]:
        """The code that any control runs, or that runs on an answer to something."""
        pressed = (
            one
            for screen in self.screens
            for each in screen.choices
            for one in each.runs
            if self._is_entered(one.method)
        )
        program, hierarchy = self.reach.program, self.reach.graph.hierarchy
        answering = (
            Region(method)
            for above, wanted in _ANSWERING.items()
            for name in hierarchy.subtypes(above)
            if not name.startswith(LIBRARIES)
            for signature, method in program.declared(name).items()
            if signature.partition("(")[0] in wanted
        )
        return tuple(dict.fromkeys((*pressed, *answering)))

    @cached_property
    def _things(self) -> frozenset[Flag]:
        """The actions that any control makes."""
        return frozenset(
            one for one in self.worlds.kept(self._others).flags if one.store == MADE
        )

    def _is_entered(self, method: MethodNumber) -> bool:
        """Say whether a touch enters the code of its own there: a callback, or a function that a listener was handed.

        What it runs behind that other touches may run too, as far as they do what it did.
        """
        program = self.reach.program
        if program.signature(method).startswith("<"):
            return False
        info = program.class_info(program.owner(method))
        is_function = info is not None and info.superclass in _FUNCTIONS and info.interfaces
        return bool(is_function) or any(
            edge.why != CALL for edge in self.reach.graph.callers(method)
        )

    # What may follow.

    def _bad(self, shown: Shown) -> Iterator[Site]:
        """Yield the places to which a free refusal does not lead."""
        yield from sorted(self.goals.asks | self.goals.reads)
        yield from shown.shown_at
        for site in self._outs:
            yield site.method, site.pc

    @cached_property
    def _outs(self) -> tuple[CallSite, ...]:
        program, libraries = self.reach.program, self.reach.graph.libraries
        return tuple(
            site
            for site in self.reach.graph.quiet.calls_that(_OUT)
            if not libraries.has(program.owner(site.method))
        )

    def _may_follow(self, press: _Press, site: Site) -> bool:
        """Say whether a place may be come to because of the refusal."""
        if not has_way(press.after, site):
            return False
        return not has_way(press.before, site) or self._is_met(press, site)

    def _is_met(self, press: _Press, site: Site) -> bool:
        """Say whether the refusal may lead to a place to which other touches lead too, or the app by itself."""
        seen, todo = {site[0]}, [site[0]]
        while todo:
            method = todo.pop()
            if method in press.handlers or len(seen) > _MOST_METHODS:
                return True
            for edge in self.worlds.ways.every(method):
                if is_touch(edge) or not press.after.branches.runs(edge.source, edge.pc):
                    continue
                if press.posts and edge.call and edge.why not in _TRIGGERED:
                    return True
                if edge.source not in seen:
                    seen.add(edge.source)
                    todo.append(edge.source)
        return False

    def _shows_another(self, press: _Press, shown: Shown) -> bool:
        """Say whether the refusal brings up another screen of the app, which asks nothing of that kind."""
        return any(
            press.leads(site)
            for one in self.screens
            if one is not shown and one.screen.kind in _WHOLE_SCREENS
            if one.screen.purpose not in _ASKING
            for site in one.shown_at
        )

    @cached_property
    def _screens_named(self) -> tuple[Site, ...]:
        """Where code names an activity that asks nothing of that kind, as to open it."""
        instances = self.reach.graph.instances
        asking = {one.owner for one in self.screens if one.screen.purpose in _ASKING}
        return tuple(
            (one.method, one.pc)
            for each in self.reach.program.manifest.components
            if each.kind is ComponentKind.ACTIVITY and each.name not in asking
            for one in (*instances.births(each.name), *instances.namings(each.name))
            if one.how != "object"  # Android makes them.
        )


def _is_open(choice: Choice) -> bool:
    """Say whether it was not found out what a refusal leads to, and not seen that it is punished on every way."""
    is_lost = not choice.is_followed or choice.is_divided
    return is_lost and bool(choice.runs) and not choice.always & _PUNISHED


def _is_shut(choice: Choice) -> bool:
    """Say whether a refusal keeps something, and only closes its question or tells something."""
    return (
        bool(choice.runs) and bool(choice.effects & _PUNISHED) and not choice.effects & _TAKES
    )


def _is_apart(region: Region, refusal: Choice) -> bool:
    """Say whether code that another control runs is none that the refusal runs too."""
    if region.pcs is None and region.method in refusal.handlers:
        return False
    own = [one for one in refusal.runs if one.method == region.method]
    return not own or (
        region.pcs is not None
        and all(one.pcs is not None and not one.pcs & region.pcs for one in own)
    )
