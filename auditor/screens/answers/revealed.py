"""What is left to do on a screen whose handler brings up another page of it: the form to fill in by hand, or nothing.

Who declines is often led on within one activity: another layout is set, a hidden part is shown, a button is given
something else to do. Whether the loan goes on there is told by the controls that are brought up: each is pressed,
and one that goes on is enough; a form for one person is a way on by itself. Where a whole page was set whose
controls are all followed and lead out, or back to the question, that is what declining leads to.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from auditor.code.calls.listeners import NOBODY
from auditor.code.classes.search import Scope
from auditor.code.classes.values import ViewById
from auditor.code.evaluation.answered import Ending, Event, Thing
from auditor.code.trials.revealing import OFFER, REVEAL
from auditor.errors import InputError
from auditor.model.app import Layout, View
from auditor.model.names import LIBRARIES
from auditor.screens.answers.effects import Stage, effects_of
from auditor.screens.answers.kinds import Kinds
from auditor.screens.inventory.ground import Ground
from auditor.screens.parts.shown import Effect
from auditor.screens.presses.handlers import Handler
from auditor.screens.presses.pressing import Presser, Run, Use
from auditor.screens.surfaces.boards import Boards
from auditor.sentences.turning_away import tells_taken

_ON: Final = frozenset({Effect.GOES_ON, Effect.MANUAL_ENTRY})
_BACK: Final = frozenset({Effect.SHOWS_AGAIN, Effect.REQUESTS, Effect.READS})
_OUT: Final = frozenset({Effect.EXITS, Effect.BLOCKS})
_UNTOLD: Final = frozenset({Effect.UNTOLD})
_BLOCKED: Final = frozenset({Effect.BLOCKS})
_NOTHING: Final[frozenset[Effect]] = frozenset()
_WHOLE: Final = "layout"
"""Of what takes the place of everything that was shown."""
_WORDS: Final = (None,) * 4
"""More than any listener is handed."""
_DEEPEST: Final = 3
"""So many pages further it is asked what a control leads to."""


@dataclass(slots=True)
class Revealed:
    """Answers it for each way through a handler; one per app."""

    ground: Ground
    boards: Boards
    presser: Presser
    kinds: Kinds
    _known: dict[tuple[str, frozenset[Event], Ending], frozenset[Effect]] = field(
        default_factory=dict
    )
    _open: list[frozenset[Event]] = field(default_factory=list)
    _shut: dict[tuple[str, frozenset[int]], bool] = field(default_factory=dict)

    def after(self, way: Ending, stage: Stage) -> frozenset[Effect]:
        """Return what is left to do on what a way brings up; nothing where it brings up nothing to be done."""
        brought = frozenset(one for one in way.events if one.kind in (OFFER, REVEAL))
        if brought in self._open:
            return frozenset({Effect.SHOWS_AGAIN})
        if len(self._open) >= _DEEPEST:
            return _UNTOLD
        key = (stage.owner, brought, Ending(frozenset(), way.heap))
        if key not in self._known:
            self._open.append(brought)
            try:
                self._known[key] = self._after(brought, way, stage)
            finally:
                self._open.pop()
        return self._known[key]

    def _after(self, brought: frozenset[Event], way: Ending, stage: Stage) -> frozenset[Effect]:
        if Event(REVEAL, f"{_WHOLE}:") in brought:
            return _UNTOLD  # Nor is it known which of the views are there that are given something to do.
        left: list[frozenset[Effect]] = []
        named = (one.what.partition(":")[2] for one in brought if one.kind == REVEAL)
        views = frozenset(int(one) for one in named if one.isdigit())
        is_whole = False
        for event in sorted(brought):
            if event.kind == OFFER:
                left.append(self._offered(event.what, way, stage))
                continue
            layouts, there = self._brought(event.what, stage)
            is_whole = is_whole or (event.what.startswith(_WHOLE) and bool(layouts))
            if event.what.startswith(f"{_WHOLE}:") and not layouts:
                left.append(
                    _UNTOLD
                )  # All that was shown is gone, and what took its place is not known.
            left += self._of_layouts(layouts, there, views)
        found = _left(left, is_whole=is_whole)
        is_blocked = found == _UNTOLD and any(Effect.BLOCKS in one for one in left)
        return _BLOCKED if is_blocked and self._is_shut(stage, views) else found

    def _is_shut(self, stage: Stage, brought: frozenset[int]) -> bool:
        """Say whether no control of a screen leads on for who refused: what is filled in there can be sent by none.

        `brought` are the views that are brought up for him.
        """
        key = (stage.owner, brought)
        if (known := self._shut.get(key)) is not None:
            return known
        self._shut[key] = False  # While it is asked.
        ids = dict.fromkeys(one.layout for one in self.kinds.hosts.of_class(stage.owner))
        layouts = [one for each in ids for one in self._laid(each)]
        drafts = [self.boards.draft(stage.owner, layouts)] if layouts else []
        away = {each for one in layouts for each in self._away(one.root, brought)}
        pieces = [
            each
            for one in drafts
            for each in one.pieces
            if each.kind != "box" and each.view_id not in away
        ]
        has_more = any(one.lists or one.has_pages for one in drafts)
        self._shut[key] = (
            bool(pieces)
            and not has_more
            and all(one.is_known and one.uses for one in pieces)
            and not any(
                _may_lead_on(self._pressed(use, stage)) for one in pieces for use in one.uses
            )
        )
        return self._shut[key]

    def _away(self, root: View, brought: frozenset[int]) -> Iterator[int]:
        """Yield the views that are hidden at first, and that nothing which runs at all brings up but what is known."""
        is_away = root.is_hidden and root.id not in brought and not self._is_shown(root.id)
        for one in _views(root) if is_away else ():
            if one.id is not None:
                yield one.id
        for one in () if is_away else root.children:
            yield from self._away(one, brought)

    def _is_shown(self, identity: int | None) -> bool:
        """Say whether code that something calls sets how a view is seen."""
        program, resolver = self.ground.program, self.ground.resolver
        for site in program.calls_of(None, "setVisibility"):
            call = resolver.call_at(site.method, site.pc)
            if call is None or program.owner(site.method).startswith(LIBRARIES):
                continue
            views = resolver.receiver(Scope(site.method), call)
            is_it = not views or any(
                not isinstance(one, ViewById) or one.id == identity for one in views
            )
            if is_it and self.ground.graph.callers(site.method):
                return True
        return False

    def _of_layouts(
        self, layouts: tuple[Layout, ...], stage: Stage, views: frozenset[int]
    ) -> Iterator[frozenset[Effect]]:
        """Yield what each control of some layouts leads to, and that a form is one for a person."""
        if not layouts:
            return
        if self.kinds.takes_person(one.root for one in layouts):
            yield _UNTOLD if self._is_shut(stage, views) else _ON
        draft = self.boards.draft(stage.owner, layouts)
        if any(tells_taken(one.text, one.locale) for one in draft.words.texts):
            yield frozenset({Effect.GOES_ON})
        for piece in draft.pieces:
            if not piece.is_known:
                yield _UNTOLD
            for use in piece.uses:
                yield self._pressed(use, stage)

    def _offered(self, what: str, way: Ending, stage: Stage) -> frozenset[Effect]:
        """Return what a listener leads to that is given to a view: `method@class@number`."""
        method, _, own = what.partition("@")
        if method == str(NOBODY):
            return _UNTOLD
        name, _, number = own.partition("@")
        before = Ending(frozenset(), way.heap)
        handler = Handler(int(method), Thing("object", name, int(number)), before)
        return self._pressed(Use(handler, _WORDS), stage)

    def _pressed(self, use: Use, stage: Stage) -> frozenset[Effect]:
        run = self.presser.run_refused(use)
        found = effects_of(run.endings, replace(stage, closes=False), run.visited)
        if self._sends(run, stage):
            # Who is told that it was sent, as the form closes, is shut out by nothing.
            found = (found - _OUT if self._tells_sent(run) else found) | {Effect.GOES_ON}
        return found if run.is_whole or found & (_ON | _BACK) else _UNTOLD

    def _sends(self, run: Run, stage: Stage) -> bool:
        """Say whether a control sends what the borrower typed, so far as it was followed."""
        events = frozenset[Event]().union(run.begun, *(one.events for one in run.endings))
        return any(one.kind == "submit" for one in events) and stage.is_form(run.visited)

    def _tells_sent(self, run: Run) -> bool:
        """Say whether a control that sends tells in passing that it did, and nothing else."""
        said = {one.what for each in run.endings for one in each.events if one.kind == "notice"}
        return bool(said) and all(map(self.boards.wordings.says_done, said))

    # What is brought up.

    def _brought(self, what: str, stage: Stage) -> tuple[tuple[Layout, ...], Stage]:
        """Return the layouts that an event brings up, and the screen on which: a sheet may have its host show a part."""
        for owner in (stage.owner, *sorted(stage.beneath())):
            if layouts := self._layouts(what, owner):
                return layouts, replace(stage, owner=owner)
        return (), stage

    def _layouts(self, what: str, owner: str) -> tuple[Layout, ...]:
        """Return the layouts that an event brings up, or the parts of them."""
        kind, _, rest = what.partition(":")
        identity, _, page = rest.partition(":")
        if not identity.isdigit():
            return ()
        if kind in (_WHOLE, "part"):
            return self._laid(int(identity))
        parts = self._parts(int(identity), owner)
        if kind == "view":
            return parts
        return tuple(
            replace(one, root=one.root.children[int(page)])
            for one in parts
            if page.isdigit() and int(page) < len(one.root.children)
        )

    def _parts(self, identity: int, owner: str) -> tuple[Layout, ...]:
        """Return the layouts of a screen that hold a view, cut down to it."""
        ids = dict.fromkeys(one.layout for one in self.kinds.hosts.of_class(owner))
        return tuple(
            replace(layout, root=view)
            for one in ids
            for layout in self._laid(one)
            for view in _views(layout.root)
            if view.id == identity
        )

    def _laid(self, identity: int) -> tuple[Layout, ...]:
        try:
            return tuple(self.ground.package.resources.layouts(identity))
        except InputError:
            return ()


def _left(left: list[frozenset[Effect]], *, is_whole: bool) -> frozenset[Effect]:
    """Return what is left to who declined, by what each control leads to that was brought up."""
    on = [one & _ON for one in left if one & _ON and not one & (_BACK | _OUT)]
    if on:
        return frozenset[Effect]().union(*on)
    if not left and not is_whole:
        return _NOTHING  # A line of words, a picture of progress.
    every = frozenset[Effect]().union(*left)
    if not is_whole or not left or Effect.UNTOLD in every or _NOTHING in left:
        return _UNTOLD
    out = every & _OUT
    return out or frozenset({Effect.SHOWS_AGAIN})


def _may_lead_on(found: frozenset[Effect]) -> bool:
    """Say whether a control leads on by what it does, or may: one that closes a form may have handed it in."""
    is_told = not found & {Effect.UNTOLD, Effect.EXITS}
    return not is_told or (bool(found & _ON) and not found & _BACK)


def _views(root: View) -> Iterable[View]:
    yield root
    for one in root.children:
        yield from _views(one)
