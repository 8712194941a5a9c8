"""The answers that stand in a screen's menu: "Skip" in the bar above a question.

An item of the options menu, or of a toolbar in the layout, is a control like a button; only items that say yes or no by
their words are taken for answers, for a menu holds much else ("Share", "Log out"). Source: android.app.Activity
(`onCreateOptionsMenu`, `onOptionsItemSelected`), android.view.Menu (`add`), android.view.MenuInflater and
android.widget.Toolbar (`inflateMenu`) of the SDK at API 37.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from auditor.code.classes.search import Scope
from auditor.code.classes.sites import Call
from auditor.code.classes.values import Number, Values, ViewById
from auditor.code.evaluation.answered import OWN, VIEW, Thing
from auditor.code.resolution.constants import Resolver
from auditor.errors import InputError
from auditor.model.app import View
from auditor.model.names import LIBRARIES
from auditor.model.vocabulary import Role
from auditor.screens.inventory.texts import Text
from auditor.screens.parts.view_trees import all_views
from auditor.screens.parts.wording import Wordings
from auditor.screens.presses.handlers import Handler, Handlers
from auditor.screens.presses.pressing import Use
from auditor.screens.surfaces.drafts import Draft, Piece
from auditor.sentences.labels import control_role, is_weak_acceptance

_MADE: Final = "onCreateOptionsMenu("
_CHOSEN: Final = "onOptionsItemSelected(Landroid/view/MenuItem;)Z"
_INFLATES: Final = "Landroid/view/MenuInflater;->inflate(I"
_ADDS: Final = "Landroid/view/Menu;->add(III"
_FILLS: Final = "inflateMenu"
_LISTENS: Final = "setOnMenuItemClickListener"
_CLICKED: Final = "onMenuItemClick(Landroid/view/MenuItem;)Z"
_ITEM: Final = 1
_TITLE: Final = 3
_ANSWERS: Final = (Role.REFUSE, Role.ACCEPT)


class Menus:
    """Reads them; one per app."""

    def __init__(self, resolver: Resolver, wordings: Wordings, handlers: Handlers) -> None:
        self.resolver = resolver
        self.handlers = handlers
        self.program = resolver.program
        self.wordings = wordings

    def lay_into(self, draft: Draft) -> None:
        """Add the answers in the menu of the class that shows a screen, and in its toolbars', to its controls."""
        method = self.resolver.hierarchy.resolve_method(draft.owner, _CHOSEN)
        if (
            method is not None
            and self.program.has_code(method)
            and not self.program.owner(method).startswith(LIBRARIES)
        ):
            handler = Handler(method, Thing("object", draft.owner, OWN))
            self._add(draft, self._items(draft.owner), (handler,))
        bars = self._bars(draft)
        for call, is_shown in bars:
            if call.name == _FILLS and is_shown:
                heard = [one for one, is_near in bars if one.name == _LISTENS and is_near]
                found = [
                    self.handlers.registered(Scope(one.method), one, 0, _CLICKED)
                    for one in heard
                ]
                known = bool(found) and all(one.is_known for one in found)
                handlers = tuple(each for one in found for each in one.handlers)
                items = self._of_numbers(self.resolver.argument(Scope(call.method), call, 0))
                self._add(draft, items, handlers, is_known=known and bool(handlers))

    def _add(
        self,
        draft: Draft,
        items: Iterable[tuple[int, tuple[Text, ...]]],
        handlers: Sequence[Handler],
        *,
        is_known: bool = True,
    ) -> None:
        for identity, labels in items:
            if any(map(_answers, labels)):
                uses = tuple(Use(one, (Thing(VIEW, "", identity),)) for one in handlers)
                draft.pieces.append(
                    Piece(
                        labels,
                        "button",
                        uses=uses,
                        is_known=is_known,
                        place=0,
                        view_id=identity,
                    )
                )

    def _bars(self, draft: Draft) -> list[tuple[Call, bool]]:
        """Return the calls by which a class fills toolbars and hears of them, and whether it is one of the screen."""
        shown = {one.id for one in all_views(draft.roots)}
        found = []
        for name in (draft.owner, *self.resolver.hierarchy.supers(draft.owner)):
            for method in (
                () if name.startswith(LIBRARIES) else self.program.methods_of_class(name)
            ):
                for site in self.program.calls_in(method):
                    if site.name in (_FILLS, _LISTENS):
                        call = self.resolver.call_at(method, site.pc)
                        values = (
                            () if call is None else self.resolver.receiver(Scope(method), call)
                        )
                        ids = {one.id for one in values if isinstance(one, ViewById)}
                        if call is not None and call.types:
                            found.append((call, not ids or bool(ids & shown)))
        return found

    def _items(self, owner: str) -> Iterator[tuple[int, tuple[Text, ...]]]:
        """Yield the items of a class's menu: their ids, and what they say in every locale."""
        for name in (owner, *self.resolver.hierarchy.supers(owner)):
            for signature, method in self.program.declared(name).items():
                if not signature.startswith(_MADE) or name.startswith(LIBRARIES):
                    continue
                for site in self.program.calls_in(method):
                    if site.target.startswith((_INFLATES, _ADDS)):
                        call = self.resolver.call_at(method, site.pc)
                        yield from () if call is None else self._of_call(call)

    def _of_call(self, call: Call) -> Iterator[tuple[int, tuple[Text, ...]]]:
        scope = Scope(call.method)
        if call.name == "inflate":
            yield from self._of_numbers(self.resolver.argument(scope, call, 0))
            return
        ids = self.resolver.argument(scope, call, _ITEM)
        if len(ids) == 1 and isinstance(ids[0], Number):
            yield ids[0].value, self.wordings.argument(scope, call, _TITLE).texts

    def _of_numbers(self, values: Values) -> Iterator[tuple[int, tuple[Text, ...]]]:
        for one in values:
            if isinstance(one, Number):
                yield from self._of_resource(one.value)

    def _of_resource(self, identity: int) -> Iterator[tuple[int, tuple[Text, ...]]]:
        resources = self.resolver.resources
        try:
            menus = () if resources is None else resources.layouts(identity)
        except InputError:
            return
        for view in _items(one.root for one in menus[:1]):
            if view.id is not None and view.text is not None:
                said = () if view.text_id is None else self.wordings.of_id(view.text_id)
                yield view.id, said or (Text(view.text, "screen", "", "", ""),)


def _answers(text: Text) -> bool:
    return control_role(text.text, text.locale) in _ANSWERS and not is_weak_acceptance(
        text.text, text.locale
    )


def _items(roots: Iterable[View]) -> Iterator[View]:
    """Yield the items of a menu, those in groups and submenus too."""
    for one in roots:
        if one.tag == "item":
            yield one
        yield from _items(one.children)
