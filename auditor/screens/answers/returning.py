"""What the screen does that opened another one for an answer, once it is answered yes or no.

A consent screen that answers `RESULT_CANCELED` and finishes does not leave the app: the screen which
asked goes on as it likes, or not at all. Source: android.app.Activity (`onActivityResult`), androidx.activity.result.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final

from auditor.code.calls.launchers import CONTRACT
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.search import Scope
from auditor.code.classes.sites import Call
from auditor.code.classes.values import Number, Site
from auditor.code.evaluation.answered import EXTRA, OWN, Ending, Heap, Known, Thing
from auditor.model.names import outer_class
from auditor.screens.answers.closing import Closing
from auditor.screens.answers.effects import CANCELED, OK, Stage, always_of, effects_of
from auditor.screens.answers.kinds import Kinds
from auditor.screens.answers.modal import OPENING
from auditor.screens.answers.revealed import Revealed
from auditor.screens.answers.seconds import chosen_on
from auditor.screens.answers.typed_fields import TypedFields
from auditor.screens.inventory.ground import Ground
from auditor.screens.memory.memories import NOTHING
from auditor.screens.parts.shown import Effect, Region
from auditor.screens.presses.handlers import Handler
from auditor.screens.presses.pressing import Presser, Run, Use
from auditor.screens.surfaces.boards import Boards

_STARTS: Final = ("startActivityForResult", "launch")
_ON_RESULT: Final = "onActivityResult(IILandroid/content/Intent;)V"
_CALLBACK: Final = "Landroidx/activity/result/ActivityResultCallback;"
_CALLED: Final = "onActivityResult(Ljava/lang/Object;)V"
_TYPED: Final = "getText()"
_WORDS: Final = frozenset(
    {
        "Ljava/lang/String;",
        "Ljava/lang/CharSequence;",
        "Landroid/text/Editable;",
        "Ljava/lang/Object;",
    }
)
"""What a helper gives back that reads a field to be filled in."""
_INTENT: Final = "Landroid/content/Intent;"
_HANDED_ON: Final = frozenset(
    {"getStringExtra", "getParcelableExtra", "getSerializableExtra", "getBundleExtra"}
)
_WITH_INTENT: Final = 3  # The number of the request, the answer, and the intent.
_FEW: Final = 12
_LEAVES: Final = frozenset({Effect.EXITS})
_UNTOLD: Final = frozenset({Effect.UNTOLD})


@dataclass
class Returning:
    """Answers it for each screen; one per app."""

    ground: Ground
    presser: Presser
    kinds: Kinds
    boards: Boards
    revealed: Revealed = field(init=False)
    _closing: Closing = field(init=False)
    _typed: TypedFields = field(init=False)
    _known: dict[tuple[str, int, Heap], frozenset[Effect]] = field(default_factory=dict)
    _regions: dict[tuple[str, int, frozenset[int]], tuple[Region, ...]] = field(
        default_factory=dict
    )
    _shut: set[tuple[str, int]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.revealed = Revealed(self.ground, self.boards, self.presser, self.kinds)
        self._closing = Closing(self.presser)
        self._typed = TypedFields(self.ground.resolver)

    def shuts(self, owner: str, answer: int) -> bool:
        """Say whether a screen that opens another one closes itself, or the app, on its answer."""
        return self.after(owner, answer) == _LEAVES and (owner, answer) in self._shut

    def after(self, owner: str, answer: int, way: Ending = NOTHING) -> frozenset[Effect]:
        """Return what an answer leads to on the screens that open a screen for one; a way may fill its intent."""
        extras = frozenset(
            (key, value)
            for key, value in way.heap
            if key[0].startswith(EXTRA) and isinstance(key[1], Thing) and key[1].name == _INTENT
        )
        if (owner, answer, extras) not in self._known:
            self._known[owner, answer, extras] = self._after(owner, answer, extras)
        return self._known[owner, answer, extras]

    def of_part(
        self,
        owner: str,
        hosting: frozenset[str],
        answer: int,
        after: Callable[[str, int], frozenset[Effect]],
    ) -> frozenset[Effect]:
        """Return what an answer leads to that a screen gives for the activity around it.

        A fragment or dialog answers for the activities that show it (`hosting`), of each of which `after`
        says it; where none was found and screens of the app are asked for answers, that is not told.
        """
        if self.kinds.is_activity(owner):
            return after(owner, answer)
        found = [after(one, answer) for one in sorted(hosting)]
        if found:
            return frozenset[Effect]().union(*found)
        return _UNTOLD if self._are_asked else after(owner, answer)

    @cached_property
    def _are_asked(self) -> bool:
        """Whether any screen of the app can be asked for an answer."""
        return any(
            self._askers(one.name) or any(self._renamed(one.name))
            for one in self.ground.program.manifest.components
            if self.kinds.is_activity(one.name)
        )

    def is_taken(self, owner: str) -> bool:
        """Say whether code of the app may take a screen's answer; what opens it may wait for none."""
        families = self._askers(owner)
        takes = any(
            any(True for _ in self._takers(one, owner, CANCELED, None)) for one in families
        )
        is_taken = takes or any(self._renamed(owner)) or bool(self._merged_askers())
        return is_taken or self._is_by_contract(owner)

    def _is_by_contract(self, owner: str) -> bool:
        """Say whether a contract of the app's own opens a screen, which makes of its answer what it likes."""
        owners = map(self.ground.program.owner, self.naming(owner))
        is_subtype = self.ground.graph.hierarchy.is_subtype
        return any(is_subtype(one, CONTRACT) for one in owners)

    def _after(self, owner: str, answer: int, extras: Heap) -> frozenset[Effect]:
        families, uses = self._askers(owner), self._uses(owner, answer)
        if not uses:
            return _UNTOLD if families or self._is_by_contract(owner) else _LEAVES
        found: set[Effect] = set()
        is_whole, happens, applies, leaves = True, False, False, False
        for family, use in uses:
            stage = Stage(
                frozenset(),
                family,
                closes=False,
                kind_of=self.kinds.kind_of,
                is_form=self.is_form,
                reveals=self.revealed.after,
            )
            run = self.presser.answered(*_filled(use, answer, extras))
            found |= effects_of(run.endings, stage, run.visited)
            found |= self._chosen(run, replace(stage, owner=owner))
            is_whole = is_whole and run.is_whole
            leaves = leaves or Effect.EXITS in always_of(run.endings, stage)
            happens = happens or any(one.events for one in run.endings)
            applies = applies or self.sends_form(run)
        if answer == OK:
            return frozenset(found) or (_LEAVES if is_whole else _UNTOLD)
        onward = found - {Effect.STORES_FLAG, Effect.RECORDS}
        if not (is_whole or leaves):
            return (frozenset(onward) - _LEAVES) | _UNTOLD
        if not onward and applies:
            return frozenset({Effect.GOES_ON})
        if not onward and happens:
            return _UNTOLD  # Something is done or handed on to be: not nothing.
        self._shut |= {(owner, answer)} if Effect.EXITS in onward else set()
        # A screen that does nothing with a no leaves the borrower where no way leads on.
        return _LEAVES if Effect.EXITS in onward or not onward else frozenset(onward)

    def places(self, owner: str, answer: int) -> frozenset[Site] | None:
        """Return what runs on an answer of a screen, on those that opened it; None where that is not known whole."""
        runs = [self.presser.answered(use, answer) for _, use in self._uses(owner, answer)]
        if not all(one.is_whole for one in runs):
            return None
        return frozenset().union(*(one.visited for one in runs))

    def _uses(self, owner: str, answer: int) -> list[tuple[str, Use]]:
        """Return what takes an answer of a screen, with the class around it."""
        families, code = self._askers(owner), self._code(owner)
        uses = [
            (one, use)
            for one in sorted(families)
            for use in self._takers(one, owner, answer, code)
        ]
        uses += self._renamed(owner)
        if not uses and families:
            uses = [
                (one, use)
                for one in self._merged_askers()
                for use in self._takers(one, owner, answer, code)
            ]
        return uses

    def _chosen(self, run: Run, stage: Stage) -> frozenset[Effect]:
        """Return that something leads on which a dialog lets choose that every way shows: what else it leaves is not told.

        The screen that was closed (the owner of the stage) asks again.
        """
        is_on = all(chosen_on(self.presser, one, stage) for one in run.endings)
        return frozenset({Effect.GOES_ON} if run.endings and is_on else ())

    def sends_form(self, run: Run) -> bool:
        """Say whether a press sends what the borrower typed: the application, and no statistics alone.

        That the screen tells how it went comes when the server has answered, which nobody presses.
        """
        sends = any(one.kind == "submit" for each in run.endings for one in each.events)
        return sends and self.is_form(run.visited)

    def is_form(self, places: Iterable[Site]) -> bool:
        """Say whether code takes what the borrower typed: out of a field, or kept or handed on by the page before."""
        there = sorted(places)
        calls = (self.ground.resolver.call_at(*one) for one in there)
        return any(
            one.text.partition("->")[2].startswith(_TYPED)
            or (one.owner == _INTENT and one.name in _HANDED_ON)
            or self._gives_typed(one)
            for one in calls
            if one is not None
        ) or any(map(self._typed.is_read, there))

    def _gives_typed(self, call: Call) -> bool:
        """Say whether what is called takes the words out of a field for who calls it: `text(R.id.name)`."""
        program = self.ground.program
        target = program.method(call.text) if call.returns in _WORDS else None
        return target is not None and any(
            one.signature.startswith(_TYPED) for one in program.calls_in(target)
        )

    def regions(self, owner: str, yes: int, others: frozenset[int]) -> tuple[Region, ...]:
        """Return what the screens that open a screen run on its yes alone, and on none of its other answers.

        Nothing where more than its own answer may come in there.
        """
        key = (owner, yes, others)
        if key not in self._regions:
            self._regions[key] = tuple(self._run_on_yes(*key))
        return self._regions[key]

    def regions_of(
        self, owner: str, hosting: frozenset[str], yes: int, others: frozenset[int]
    ) -> tuple[Region, ...]:
        """Return that for a screen or for a part of one, which answers for the activity around it."""
        if self.kinds.is_activity(owner) or not hosting:
            return self.regions(owner, yes, others)
        return self.regions(next(iter(hosting)), yes, others) if len(hosting) == 1 else ()

    def _run_on_yes(self, owner: str, yes: int, others: frozenset[int]) -> Iterator[Region]:
        if yes in others:
            return  # Who declines answers the same.
        code = self._code(owner)
        is_asked = self._answers_beforehand(owner) or self._closing.answers(owner, yes)
        for family in () if is_asked else sorted(self._askers(owner)):
            takers = list(self._takers(family, owner, yes, code))
            if len(takers) != 1 or not self._is_alone(family, owner, code):
                continue
            run = self.presser.answered(takers[0], yes)
            refused = [
                self.presser.answered(use, one)
                for one in sorted({CANCELED, *others})
                for use in self._takers(family, owner, one, code)
            ]
            if run.is_whole and all(one.is_whole for one in refused):
                found = self.presser.regions(takers[0], run, refused)
                yield from (one for one in found if one.pcs)

    def _answers_beforehand(self, owner: str) -> bool:
        """Say whether a screen may answer yes as it opens, so that closing it in any way does."""
        program, resolver = self.ground.program, self.ground.resolver
        own = (owner, *self.ground.graph.hierarchy.supers(owner))
        for site in program.calls_of(None, "setResult"):
            name = program.signature(site.method).partition("(")[0]
            if name in OPENING and program.owner(site.method) in own:
                call = resolver.call_at(site.method, site.pc)
                values = () if call is None else resolver.argument(Scope(site.method), call, 0)
                if {one.value if isinstance(one, Number) else None for one in values} != {
                    CANCELED
                }:
                    return True
        return False

    def _is_alone(self, family: str, owner: str, code: int | None) -> bool:
        """Say whether a screen opens no other one under the number of an owner."""
        if code is None:
            return False
        naming = set(self.naming(owner))
        program = self.ground.program
        for site in program.calls_of(None, _STARTS[0]):
            if site.method in naming or outer_class(program.owner(site.method)) != family:
                continue
            if self._codes(site.method) & {code, None}:
                return False
        return True

    def naming(self, owner: str) -> list[MethodNumber]:
        """Return the methods that name a screen to open it, and those that call them.

        `ConsentActivity.intent(context)` names it, and whoever calls that opens it.
        """
        instances = self.ground.graph.instances
        naming = [
            one.method
            for one in (*instances.births(owner), *instances.namings(owner))
            if one.how != "object"
        ]
        callers = [
            edge.source for one in naming for edge in self.ground.graph.callers(one)[:_FEW]
        ]
        return list(dict.fromkeys((*naming, *callers)))

    def _code(self, owner: str) -> int | None:
        """Return the one number under which a screen is asked; None where it is not known."""
        found = {each for one in self.naming(owner) for each in self._codes(one)}
        return found.pop() if len(found) == 1 else None

    def _codes(self, method: MethodNumber) -> frozenset[int | None]:
        """Return the numbers under which a method asks other screens; None among them: not known."""
        found: set[int | None] = set()
        for site in self.ground.program.calls_in(method):
            if f"->{_STARTS[0]}(" not in site.target:
                continue
            call = self.ground.resolver.call_at(method, site.pc)
            at = None if call is None else call.first("I")
            values = (
                ()
                if call is None or at is None
                else self.ground.resolver.argument(Scope(method), call, at)
            )
            found |= {one.value if isinstance(one, Number) else None for one in values} or {
                None
            }
        return frozenset(found)

    def _renamed(self, owner: str) -> Iterator[tuple[str, Use]]:
        """Yield who takes the answer where a shrinker renamed the library that hands it out."""
        graph = self.ground.graph
        if not graph.launchers.are_renamed:
            return
        naming = frozenset(self.naming(owner))
        for callback, method, (maker, pc) in graph.launchers.takers(naming):
            name = callback.class_name
            own = Thing("object", name, (maker << 16) + pc)
            field = graph.merged.number_field(name)
            held = {} if field is None else {(field, own): callback.number}
            before = Ending(frozenset(), frozenset(held.items()))
            yield (
                outer_class(self.ground.program.owner(maker)),
                Use(Handler(method, own, before), (None,)),
            )

    def _askers(self, owner: str) -> frozenset[str]:
        """Return the classes around the code that opens a screen for an answer."""
        program = self.ground.program
        makers = {outer_class(program.owner(one)) for one in self.naming(owner)}
        starters = {
            outer_class(program.owner(site.method))
            for name in _STARTS
            for site in program.calls_of(None, name)
        }
        return frozenset(makers & starters) - {owner}

    def _merged_askers(self) -> frozenset[str]:
        """Return the app's one screen that takes answers itself, where a shrinker moved its listeners."""
        found = {
            one.name
            for one in self.ground.program.manifest.components
            if _ON_RESULT in self.ground.program.declared(one.name)
        }
        return frozenset(found) if len(found) == 1 else frozenset()

    def _takers(self, family: str, owner: str, answer: int, code: int | None) -> Iterator[Use]:
        """Yield what takes a screen's answer on the one that asks it, as called with it."""
        own = self.ground.program.declared(family).get(_ON_RESULT)
        if own is not None:
            yield Use(Handler(own, Thing("object", family, OWN)), (code, answer, None))
        for name in self.ground.graph.hierarchy.subtypes(_CALLBACK):
            method = self._callback(name)
            if (
                method is not None
                and outer_class(name) == family
                and self._may_hear(name, owner)
            ):
                yield Use(Handler(method, Thing("object", name, OWN)), (None,))

    def _may_hear(self, name: str, owner: str) -> bool:
        """Say whether a callback may get a screen's answer: no, where only others are launched for it.

        What hears the system's answer on a permission hears none of a screen.
        """
        sites = self.ground.graph.launchers.sites(name)
        launches = {each.method for one in sites.values() for each in one}
        return not launches or not launches.isdisjoint(self.naming(owner))

    def _callback(self, name: str) -> MethodNumber | None:
        return self.ground.graph.hierarchy.resolve_method(name, _CALLED)


def _filled(use: Use, answer: int, extras: Heap) -> tuple[Use, int, Known]:
    """Return what takes an answer, called with the intent that was filled for it, where that is one."""
    intents = {key[1] for key, _ in extras}
    intent = intents.pop() if len(intents) == 1 else None
    if intent is None:
        return use, answer, None
    before = use.handler.before
    heap = frozenset({**dict(before.heap), **dict(extras)}.items())
    words = (*use.words[:2], intent) if len(use.words) == _WITH_INTENT else use.words
    handler = replace(use.handler, before=before._replace(heap=heap))
    return Use(handler, words), answer, intent
