"""Controls that are used otherwise than by a tap: a slider that is pushed to its end, a view that is held or swiped.

"Slide to the right to agree" is an act of the borrower's as a button is: what hears it asks the system. A gesture that
neither asks nor reads (it chooses an amount, hides a keyboard) is no control; one of which no words say that it agrees is not
known for an act. Nor is what a view of the app's own or of a third party tells its listener, unless nothing but touches bring it about.
Source: android.view.View, android.widget.SeekBar (table `consent/screens`).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from auditor.code.classes.search import Scope
from auditor.code.classes.sites import Call
from auditor.code.classes.values import Instance, ViewById
from auditor.code.evaluation.answered import Known, Thing
from auditor.model.app import View
from auditor.model.names import LIBRARIES
from auditor.model.vocabulary import Role
from auditor.screens.inventory.texts import Text
from auditor.screens.parts.knowledge import Gesture, knowledge
from auditor.screens.parts.touches import runs_untouched
from auditor.screens.parts.view_trees import all_views
from auditor.screens.presses.handlers import Found, Handler
from auditor.screens.presses.press import TOUCH
from auditor.screens.presses.pressing import Presser, Use
from auditor.screens.surfaces.boards import Boards
from auditor.screens.surfaces.drafts import Draft, Piece
from auditor.sentences.labels import control_role

_GOALS: Final = frozenset({"ask", "read"})
_LISTENERS: Final = ("Listener", "Callback")
_OWN: Final = "."
_LONGEST: Final = 60
"""Characters of words that tell what a gesture does."""
_OF_LIBRARIES: Final = ("android.", "androidx.", "com.google.android.")


@dataclass(frozen=True, slots=True)
class Gestures:
    """Finds them on screens; one per app."""

    boards: Boards
    presser: Presser

    def lay_into(self, drafts: Sequence[Draft]) -> None:
        """Add to screens that are laid out the gestures that ask or read, and the answers beside them."""
        for draft in drafts:
            views = {one.id: one for one in all_views(draft.roots) if one.id and one.id > 0}
            self._choose(draft, views)
            for gesture in knowledge().gestures if views else ():
                if not gesture.chooses:
                    heard = list(self._known(draft, gesture, set(views)))
                    is_touch = any(_TOUCHED in one for one in gesture.hears)
                    if not (is_touch and self._lay(draft, views, heard, _MOVES)):
                        self._lay(draft, views, heard)
            own = {number for number, one in views.items() if _is_own(one.tag)}
            self._lay(draft, views, list(self._unknown(draft, own)))

    def _lay(
        self,
        draft: Draft,
        views: dict[int, View],
        heard: Sequence[tuple[int, Found]],
        moves: Sequence[Known] = (None,),
    ) -> bool:
        """Add the gestures of one kind that ask or read, and beside them those of views that say an answer.

        A finger that comes and goes is heard twice (`moves`): what an answer does, it does where another one asks. Says
        whether any asks or reads.
        """
        uses = [
            [
                Use(one, (Thing("view", "", view), move, None, None))
                for move in moves
                for one in found.handlers
            ]
            for view, found in heard
        ]
        taking = {use for each in uses for use in each if self._takes(use)}
        counts = next((move for move in moves for use in taking if use.words[1] == move), None)
        for (view, found), each in zip(heard, uses, strict=True) if taking else ():
            answers = any(map(_answers, self._said_in(views[view])))
            kept = [
                use for use in each if use in taking or (answers and use.words[1] == counts)
            ]
            if kept:
                self._add(draft, views[view], tuple(kept), is_known=found.is_known)
        return bool(taking)

    def _choose(self, draft: Draft, views: dict[int, View]) -> None:
        """Take the views of which one can be chosen for buttons, where their group asks or reads as one is."""
        for gesture in knowledge().gestures:
            if not gesture.chooses:
                continue
            for group, found in self._known(draft, gesture, set(views)):
                inside = {one.id for one in all_views(views[group].children)}
                pieces = [one for one in draft.pieces if one.view_id in inside and not one.uses]
                uses = [
                    tuple(
                        Use(one, (Thing("view", "", group), piece.view_id, 1))
                        for one in found.handlers
                    )
                    for piece in pieces
                ]
                if any(self._takes(use) for each in uses for use in each):
                    for piece, each in zip(pieces, uses, strict=True):
                        piece.kind, piece.uses, piece.place = "button", each, _CHOSEN
                        piece.is_known &= found.is_known

    def _add(self, draft: Draft, view: View, uses: tuple[Use, ...], *, is_known: bool) -> None:
        """Add the use of a view to its control, if it is one that says what agrees, or as one of its own."""
        control = next((one for one in draft.pieces if one.view_id == view.id), None)
        if control is not None and any(map(_answers, control.labels)):
            control.uses += uses
            control.is_known &= is_known
            return
        # What is typed or done in a field agrees by the field's own words, not by those above a button.
        own = tuple(self._said_in(view))
        is_field = knowledge().view_kind(view.tag) == "fields"
        said = own if is_field or any(map(_answers, own)) else draft.words.texts
        labels = tuple(one for one in said if _answers(one) and (said is own or _agrees(one)))
        piece = Piece(labels, "button", uses, is_known and bool(labels), view_id=view.id)
        piece.place, piece.is_shared = (
            0,
            not piece.is_known,
        )  # What it alone runs is not known then.
        draft.pieces.append(piece)

    def _said_in(self, view: View) -> Iterator[Text]:
        """Yield what a field says by the resources that its layout names, as its text or while nothing is typed."""
        for one in (view.text_id, view.hint_id):
            yield from () if one is None else self.boards.wordings.of_id(one)

    def _takes(self, use: Use) -> bool:
        """Say whether what hears a gesture asks the system for the phonebook, or reads it."""
        run = self.presser.run(use, ticked=None)
        events = run.begun.union(*(one.events for one in run.endings))
        return any(one.kind in _GOALS for one in events)

    def _known(self, draft: Draft, one: Gesture, ids: set[int]) -> Iterator[tuple[int, Found]]:
        """Yield what hears a gesture of views of Android's, each signature by itself."""
        for scope, call in self._calls(draft, (one.registers,)):
            index = call.first(one.listens)
            # Behind a shrinker a listener has another name; one that has its name is no other gesture's.
            is_renamed = len(call.types) == 1 and not call.types[0].startswith(LIBRARIES)
            index = 0 if index is None and is_renamed else index
            if index is None:
                continue
            for view in self._views(scope, call, ids):
                for signature in one.hears:
                    yield view, self.boards.handlers.registered(scope, call, index, signature)

    def _unknown(self, draft: Draft, ids: set[int]) -> Iterator[tuple[int, Found]]:
        """Yield what listens to views of the app's own or of third parties."""
        if not ids:
            return
        for scope, call in self._calls(draft, None):
            for view in self._views(scope, call, ids):
                heard = tuple(self._heard(scope, call))
                yield view, Found(heard, is_known=self._are_touched(heard))

    def _are_touched(self, heard: Sequence[Handler]) -> bool:
        """Say whether nothing but a touch brings about what listens: `onTouchEvent` of a view of the app's own."""
        graph = self.presser.graph
        return not any(runs_untouched(graph, one.method, lambda _: False) for one in heard)

    def _heard(self, scope: Scope, call: Call) -> Iterator[Handler]:
        """Yield all that an object runs which a call is handed."""
        program = self.boards.program
        for one in self.boards.resolver.argument(scope, call, 0) if call.types else ():
            for signature in program.declared(one.type) if isinstance(one, Instance) else ():
                if not signature.startswith("<") and isinstance(one, Instance):
                    yield from self.boards.handlers.of_values(
                        scope, (one,), (signature,)
                    ).handlers

    def _calls(self, draft: Draft, names: Iterable[str] | None) -> Iterator[tuple[Scope, Call]]:
        """Yield the calls of some names, or of any that take a listener, in the classes of a screen."""
        program, resolver = self.boards.program, self.boards.resolver
        above = (draft.owner, *resolver.hierarchy.supers(draft.owner))
        for name in above:
            if name.startswith(LIBRARIES):
                continue
            for method in program.methods_of_class(name):
                for site in program.calls_in(method):
                    owner, _, rest = site.target.partition("->")
                    called = rest.partition("(")[0]
                    is_meant = (
                        called in names
                        if names is not None
                        else called.endswith(_LISTENERS) and not owner.startswith(LIBRARIES)
                    )
                    call = resolver.call_at(method, site.pc) if is_meant else None
                    if call is not None and not call.is_static:
                        yield Scope(method), call

    def _views(self, scope: Scope, call: Call, ids: set[int]) -> list[int]:
        values = self.boards.resolver.receiver(scope, call)
        return [one.id for one in values if isinstance(one, ViewById) and one.id in ids]


_CHOSEN: Final = 1
"""Which word tells who hears a group what was chosen."""
_TOUCHED: Final = "Landroid/view/MotionEvent;"
_MOVES: Final = (Thing(TOUCH, "", 1), Thing(TOUCH, "", 0))
"""A finger that is lifted, and one that comes down: ACTION_UP and ACTION_DOWN."""


def _answers(said: Text) -> bool:
    """Say whether words are short and tell what says yes or no."""
    is_short = len(said.text) <= _LONGEST
    return is_short and control_role(said.text, said.locale) in (Role.ACCEPT, Role.REFUSE)


def _agrees(said: Text) -> bool:
    """Say whether words tell what agrees."""
    return control_role(said.text, said.locale) is Role.ACCEPT


def _is_own(tag: str) -> bool:
    """Say whether an element is a view of the app's own, or of a third party."""
    return _OWN in tag and not tag.startswith(_OF_LIBRARIES)
