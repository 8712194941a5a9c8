"""What lies beneath a screen that a refusal closes: a form that stayed open, and can still be sent.

A screen of a graph that goes back (`popBackStack`) shows the one again that led to it.

A screen opened by `startActivity` lies above the one that opened it. Where that one did not close itself,
`finish()` shows it again (android.app.Activity, "Back stack"). A form there which a control of its own sends
without opening the question leaves the loan open; a page whose only way leads through the question does not.
What the refusal kept is known by then: the same button may lead on that had led to the question.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from auditor.code.evaluation.answered import EXTRA, OWN, Ending, Thing
from auditor.model.names import outermost
from auditor.model.vocabulary import Kleene
from auditor.screens.answers.ahead import Ahead
from auditor.screens.answers.answered_fields import AnsweredFields
from auditor.screens.answers.effects import OK, leads_on
from auditor.screens.answers.kept_files import with_files
from auditor.screens.answers.refused_world import UNKNOWN, RefusedWorld, refused_world
from auditor.screens.answers.returning import Returning
from auditor.screens.answers.told_starts import pages_told, told_start
from auditor.screens.inventory.ground import Ground
from auditor.screens.memory.memories import NOTHING
from auditor.screens.memory.stores import stores
from auditor.screens.parts.shown import Effect
from auditor.screens.presses.pressing import Presser, Run
from auditor.screens.presses.unasked import first_started, resumed, started
from auditor.screens.surfaces.drafts import Draft, Piece
from auditor.sentences.turning_away import turns_away

_CLOSED: Final = frozenset({Effect.EXITS})
_OPEN: Final = frozenset({Effect.GOES_ON})
_UNTOLD: Final = frozenset({Effect.UNTOLD})
_AGAIN: Final = frozenset({Effect.SHOWS_AGAIN})
_SHOWN: Final = frozenset({"start", "navigate"})
"""What shows another screen: a further activity, or another screen of a graph."""


@dataclass(slots=True)
class BackStack:
    """Answers it for each screen; one per app."""

    ground: Ground
    presser: Presser
    returning: Returning
    drafts: Sequence[Draft]
    answered: AnsweredFields = field(init=False)
    _known: dict[tuple[str, RefusedWorld], frozenset[Effect]] = field(default_factory=dict)
    _under_parts: dict[tuple[str, RefusedWorld], frozenset[Effect]] = field(
        default_factory=dict
    )

    def __post_init__(self) -> None:
        self.answered = AnsweredFields(self.ground, self.returning)

    def after(self, owner: str, answer: int, way: Ending = NOTHING) -> frozenset[Effect]:
        """Return what closing a screen with an answer leads to, on the screens that opened it."""
        back = self.returning.after(owner, answer, way)
        if answer == OK or back not in (_CLOSED, _UNTOLD):
            return back
        if back == _CLOSED:
            is_shut = self.returning.shuts(owner, answer)
            return back if is_shut else self._under(owner, self._world(owner, way))
        # Nothing was seen to take the answer: at worst that is not told, as it was.
        is_open = not self.returning.is_taken(owner) and (
            self._under(owner, self._world(owner, way)) == _OPEN
        )
        return _OPEN if is_open else _UNTOLD

    def under(self, owner: str, way: Ending = NOTHING) -> frozenset[Effect]:
        """Return what is left to do where a screen of a graph goes back to those that lead to it.

        A form for a person there, or what it sends, leaves the loan open; where it leads on otherwise, that is
        not told.
        """
        key = (owner, self._world(owner, way))
        if key not in self._under_parts:
            openers = [one for one in self.drafts if self._opening(one, owner)]
            left = {
                self._left_beside(one, owner, key[1]) for one in openers if one.owner != owner
            }
            self._under_parts[key] = left.pop() if len(left) == 1 else _UNTOLD
        return self._under_parts[key]

    def started_instead(self, owner: str, name: str, way: Ending) -> frozenset[Effect]:
        """Return what a refusal leads to that opens another screen than the one of its question.

        One that only says that nothing goes on is a closed door, as is one that is shut by what the refusal kept; and where the app begins anew, told nothing,
        what is left is what was left there before.
        """
        there = [one for one in self.drafts if one.owner == name]
        if there and all(map(self._turns_away, there)):
            return frozenset({Effect.BLOCKS})
        world = self._world(owner, way)
        is_shut = Ahead(self.presser).is_shut(there, world)
        if is_shut is not Kleene.NO:
            return frozenset({Effect.BLOCKS}) if is_shut is Kleene.YES else _UNTOLD
        before = [one for one in there if self._ways_to(one, owner)]
        is_told = world.is_kept or any(key[0].startswith(EXTRA) for key, _ in way.heap)
        is_first = name in self.ground.program.manifest.launchers
        if is_told or not before or not (is_first or _leaves(way)):
            return _OPEN
        left = {self._left(one, owner, world) for one in before}
        return left.pop() if len(left) == 1 else _UNTOLD

    def _turns_away(self, draft: Draft) -> bool:
        """Say whether a screen tells that nothing goes on, and nothing on it leads on."""
        return (
            bool(draft.words.texts)
            and any(turns_away(one.text, one.locale) is Kleene.YES for one in draft.words.texts)
            and all(one.is_known for one in draft.pieces)
            and not any(
                leads_on(one) and not self._goes_home(one)
                for piece in draft.pieces
                for run in self._runs(piece)
                for one in run.endings
            )
        )

    def _goes_home(self, way: Ending) -> bool:
        """Say whether a way leads to the app's first page and nowhere else."""
        led = [one for one in way.events if one.kind in (*_SHOWN, "submit")]
        return all(one.what in self.ground.program.manifest.launchers for one in led)

    def comes_again(self, draft: Draft, owner: str, way: Ending) -> frozenset[Effect]:
        """Return what is left to do where a way has a screen come up anew (`recreate`): its question, or not."""
        told = None if draft.closes else told_start(way, owner)
        if told is not None and (led := self._told_page(draft, owner, told)) is not None:
            return led
        world = self._world(owner, way)
        run = started(self.presser, owner, world.before)
        places = {f"{method}:{pc}" for method, pc in draft.shown_at}
        if draft.closes:
            if run.is_whole and run.visited.isdisjoint(draft.shown_at):
                return _OPEN
            shows = [_is_shown(one, places) for one in run.endings]
        else:
            shows = [not _leaves(one) for one in run.endings]
        if run.is_whole and shows and not any(shows):
            return _OPEN
        is_sure = all(shows) or not world.is_kept
        return _AGAIN if is_sure else _UNTOLD

    def _told_page(self, draft: Draft, owner: str, told: Ending) -> frozenset[Effect] | None:
        """Return what an activity of several pages leads to that comes up told which; None where it has one page."""
        pages = [one for one in self.drafts if one.owner == owner and not one.closes]
        if len({one.layouts for one in pages}) < 2:
            return None
        shown = pages_told(self.presser, owner, told, draft.layouts)
        if shown is None:
            return _UNTOLD
        if not shown.isdisjoint(draft.layouts):
            return _AGAIN
        there = [one for one in pages if not shown.isdisjoint(one.layouts)]
        is_shut = bool(there) and all(map(self._turns_away, there))
        return frozenset({Effect.BLOCKS}) if is_shut else _OPEN

    def _left_beside(self, opener: Draft, owner: str, world: RefusedWorld) -> frozenset[Effect]:
        """Return that for one screen, where a control may also lead to a third one."""
        goals = self._goals(opener, owner)
        kinds = {self.returning.kinds.kind_of(one) if one else "" for one in goals}
        if "typed" in kinds:
            return _OPEN
        left = self._left(opener, owner, world)
        return _UNTOLD if left == _CLOSED and "" in kinds else left

    def _goals(self, opener: Draft, owner: str) -> set[str]:
        """Return the screens to which the controls of a screen lead that do not open a certain one."""
        return {
            event.what
            for piece in opener.pieces
            for run in self._runs(piece)
            if not any(_opens(one, owner) for one in run.endings)
            for one in run.endings
            for event in one.events
            if event.kind in _SHOWN
        }

    def _world(self, owner: str, way: Ending) -> RefusedWorld:
        """Return what a refusal leaves behind, by what the other controls of its screen keep."""
        agreed = (
            each
            for one in self.drafts
            if one.owner == owner
            for piece in one.pieces
            for run in self._runs(piece)
            for each in run.endings
        )
        return refused_world(way, agreed, partial(with_files, self.presser.resolver))

    def _under(self, owner: str, world: RefusedWorld) -> frozenset[Effect]:
        key = (owner, world)
        if key not in self._known:
            self._known[key] = self._closed(owner, world)
        return self._known[key]

    def _closed(self, owner: str, world: RefusedWorld) -> frozenset[Effect]:
        openers = list(self._openers(owner))
        opening = [one for one in openers if self._ways_to(one, owner)]
        if opening:
            # A listener that a shrinker merged serves more screens than the one that opens it.
            openers = [
                one
                for one in openers
                if any(one is each for each in opening) or not self._is_told(one)
            ]
        left = [self._left(one, owner, world) for one in openers]
        if not left or all(one == _CLOSED for one in left):
            pages = [one for one in self.drafts if one.owner == owner and not one.closes]
            # Of several pages another one may be seen next time, by what was kept.
            return _UNTOLD if world.is_kept and len(pages) > 1 else _CLOSED
        if all(one == _AGAIN for one in left):
            return _AGAIN
        # It may have been opened by whichever of them.
        return _OPEN if all(one == _OPEN for one in left) else _UNTOLD

    def _openers(self, owner: str) -> Iterator[Draft]:
        """Yield the screens of the classes that name a screen to open it."""
        naming = self.returning.naming(owner)
        classes = {outermost(self.ground.program.owner(one)) for one in naming}
        yield from (one for one in self.drafts if outermost(one.owner) in classes - {owner})

    def _left(self, opener: Draft, owner: str, world: RefusedWorld) -> frozenset[Effect]:
        """Return what is left to do on a screen that may have opened another one."""
        opening = self._ways_to(opener, owner)
        if not all(map(_stays, opening)) or (not opening and self._may_close(opener, owner)):
            return _CLOSED
        if (again := self._seen_again(opener, owner, world)) is not None:
            return again
        world = world.with_unset(self.answered.unset_after_no(opener.owner, owner))
        asking = [one for one in opener.pieces if self._may_open(one, owner)]
        if (led := self._led_on(asking, owner, world)) is not None:
            return led
        rest = [one for one in opener.pieces if not self._may_open(one, owner)]
        sending = [
            (run, then)
            for one in rest
            for run, then in zip(self._runs(one), self._runs(one, world), strict=True)
            if self._sends(then) or self._takes_person(opener, then)
        ]
        if sending:
            # One that asks what was chosen may send for who agreed alone, unless it is known what it is told now.
            is_open = all(
                run.visited != then.visited or not self._asks(then) for run, then in sending
            )
            return _OPEN if is_open else _UNTOLD
        if any(
            self.returning.kinds.kind_of(one) == "typed" for one in self._goals(opener, owner)
        ):
            return _OPEN  # Somebody can be named there by hand.
        return _CLOSED if all(map(self._is_run, rest)) else _UNTOLD

    def _seen_again(
        self, opener: Draft, owner: str, world: RefusedWorld
    ) -> frozenset[Effect] | None:
        """Return what comes of a screen that opens another one by itself as it is seen again; None where it does not.

        That may be the question once more, or where a person is typed by hand. What it opens as it first comes up
        too has nothing to do with the answer, unless it is opened on every way.
        """
        if not self.returning.kinds.is_activity(opener.owner):
            return None
        left = self._left_by_opening(opener, owner, world)
        ways = resumed(self.presser, opener.owner, left).endings
        opens = [_opens(one, owner) for one in ways]
        if any(opens):
            return _AGAIN if all(opens) else _UNTOLD
        led = [_shown_on(one) for one in ways]
        if ways and all(
            _takes(way) or self._is_open(names, owner, world)
            for way, names in zip(ways, led, strict=True)
        ):
            return _OPEN
        first = first_started(self.presser, opener.owner).endings if any(led) else ()
        unasked = frozenset[str]().union(*map(_shown_on, first))
        return _UNTOLD if any(one - unasked for one in led) else None

    def _is_open(self, names: frozenset[str], owner: str, world: RefusedWorld) -> bool:
        """Say whether of screens that are shown to who refused each leads on, and none is where he came from."""
        return bool(names) and all(
            self.returning.kinds.kind_of(name) == "typed"
            or (
                name not in self.ground.program.manifest.launchers
                and self.returning.kinds.kind_of(name) != "document"
                and not any(self._turns_away(one) or self._ways_to(one, owner) for one in there)
                and Ahead(self.presser).is_shut(there, world) is Kleene.NO
            )
            for name in sorted(names)
            for there in [[one for one in self.drafts if one.owner == name]]
        )

    def _left_by_opening(self, opener: Draft, owner: str, world: RefusedWorld) -> Ending:
        """Return how a screen is left by its controls that open another one: `asked = true`, and what the refusal kept."""
        own = Thing("object", opener.owner, OWN)
        ways = [
            frozenset(one for one in way.heap if one[0][1] == own)
            for way in self._opening(opener, owner)
        ]
        held = frozenset.intersection(*ways) if ways else frozenset()
        return Ending(frozenset(), frozenset({**dict(held), **dict(world.heap)}.items()))

    def _led_on(
        self, asking: Sequence[Piece], owner: str, world: RefusedWorld
    ) -> frozenset[Effect] | None:
        """Return what the controls that opened a question do once something was kept; None where they open it again."""
        if not world.is_kept:
            return None
        told: set[frozenset[Effect]] = set()
        for run in (each for one in asking for each in self._runs(one, world)):
            on = [one for one in run.endings if not _opens(one, owner) and leads_on(one)]
            if not on:
                continue
            is_open = run.is_whole and not any(_opens(one, owner) for one in run.endings)
            told.add(_OPEN if is_open else _UNTOLD)
        if _OPEN in told:
            return _OPEN
        # What was kept under a name that is not known may be what this control asks for.
        return _UNTOLD if told and world.is_lost else None

    def _may_close(self, opener: Draft, owner: str) -> bool:
        """Say whether code of a screen that names another one to open it may close its own: where no control does."""
        program, quiet = self.ground.program, self.presser.graph.quiet
        leaving = {one.method for one in quiet.calls_that(frozenset({"exit"}))}
        naming = [
            one
            for one in self.returning.naming(owner)
            if outermost(program.owner(one)) == outermost(opener.owner)
        ]
        return not naming or not leaving.isdisjoint(naming)

    def _opening(self, opener: Draft, owner: str) -> list[Ending]:
        """Return the ways on which the controls of a screen open another one."""
        return [
            one
            for piece in opener.pieces
            for run in self._runs(piece)
            for one in run.endings
            if _opens(one, owner)
        ]

    def _ways_to(self, opener: Draft, owner: str) -> list[Ending]:
        """Return the ways on which a screen opens another one, by its controls or else as it comes up."""
        return self._opening(opener, owner) or self._opening_unasked(opener, owner)

    def _opening_unasked(self, opener: Draft, owner: str) -> list[Ending]:
        """Return the ways on which a screen opens another one as it comes up itself."""
        if not self.returning.kinds.is_activity(opener.owner):
            return []
        run = started(self.presser, opener.owner)
        return [one for one in run.endings if _opens(one, owner)]

    def _may_open(self, piece: Piece, owner: str) -> bool:
        return any(_opens(one, owner) for run in self._runs(piece) for one in run.endings)

    def _is_told(self, opener: Draft) -> bool:
        """Say whether all that the controls of a screen do is known."""
        return bool(opener.pieces) and all(map(self._is_run, opener.pieces))

    def _is_run(self, piece: Piece) -> bool:
        return piece.is_known and all(one.is_whole for one in self._runs(piece))

    def _runs(self, piece: Piece, world: RefusedWorld = UNKNOWN) -> tuple[Run, ...]:
        return tuple(self.presser.run(world.using(one), ticked=None) for one in piece.uses)

    def _sends(self, run: Run) -> bool:
        """Say whether a control sends what the borrower typed, the application, or tells that it was taken."""
        tells_taken = self.returning.kinds.wordings.tells_taken
        return self.returning.sends_form(run) or any(
            one.kind == "notice" and tells_taken(one.what)
            for each in run.endings
            for one in each.events
        )

    def _takes_person(self, opener: Draft, run: Run) -> bool:
        """Say whether a control hands on who was typed by hand: it takes the words of a form of name and number, and closes."""
        return (
            self.returning.kinds.kind_of(opener.owner) == "typed"
            and self.returning.is_form(run.visited)
            and any(one.kind == "exit" for each in run.endings for one in each.events)
        )

    def _asks(self, run: Run) -> bool:
        """Say whether a control asks for a flag that is kept."""
        calls = (self.ground.resolver.call_at(*one) for one in run.visited)
        graph = self.ground.graph
        return any(
            call.returns == "Z" and stores().door(graph, call) is not None
            for call in calls
            if call is not None
        )


def _opens(ending: Ending, owner: str) -> bool:
    return any(one.kind in _SHOWN and one.what == owner for one in ending.events)


def _takes(way: Ending) -> bool:
    """Say whether a way asks the system for the phonebook, or reads it: whoever refused goes on by that as well."""
    return any(one.kind in ("ask", "read") for one in way.events)


def _shown_on(ending: Ending) -> frozenset[str]:
    """Return the screens that a way opens."""
    return frozenset(one.what for one in ending.events if one.kind in _SHOWN)


def _is_shown(ending: Ending, places: set[str]) -> bool:
    return any(one.kind == "show" and one.what in places for one in ending.events)


def _leaves(ending: Ending) -> bool:
    """Say whether a screen that comes up is gone at once, for another one."""
    return any(one.kind == "exit" for one in ending.events) and leads_on(ending)


def _stays(ending: Ending) -> bool:
    """Say whether the screen that opens another one on a way stays open beneath it."""
    return all(one.kind != "exit" for one in ending.events)
