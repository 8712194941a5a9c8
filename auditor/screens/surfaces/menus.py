"""The answers that stand in a screen's menu: "Skip" in the bar above a question.

An item of the options menu is a control like a button; only items that say yes or no by their words are taken for
answers, for a menu holds much else ("Share", "Log out"). Source: android.app.Activity (`onCreateOptionsMenu`,
`onOptionsItemSelected`), android.view.Menu (`add`) and android.view.MenuInflater of the SDK at API 37.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from auditor.code.classes.search import Scope
from auditor.code.classes.sites import Call
from auditor.code.classes.values import Number
from auditor.code.evaluation.answered import OWN, Thing
from auditor.code.resolution.constants import Resolver
from auditor.code.trials.revealing import VIEW
from auditor.errors import InputError
from auditor.model.app import View
from auditor.model.names import LIBRARIES
from auditor.model.vocabulary import Role
from auditor.screens.inventory.texts import Text
from auditor.screens.parts.wording import Wordings
from auditor.screens.presses.handlers import Handler
from auditor.screens.presses.pressing import Use
from auditor.screens.surfaces.drafts import Draft, Piece
from auditor.sentences.labels import control_role, is_weak_acceptance

_MADE: Final = "onCreateOptionsMenu("
_CHOSEN: Final = "onOptionsItemSelected(Landroid/view/MenuItem;)Z"
_INFLATES: Final = "Landroid/view/MenuInflater;->inflate(I"
_ADDS: Final = "Landroid/view/Menu;->add(III"
_ITEM: Final = 1
_TITLE: Final = 3
_ANSWERS: Final = (Role.REFUSE, Role.ACCEPT)


class Menus:
    """Reads them; one per app."""

    def __init__(self, resolver: Resolver, wordings: Wordings) -> None:
        self.resolver = resolver
        self.program = resolver.program
        self.wordings = wordings

    def lay_into(self, draft: Draft) -> None:
        """Add the answers in the menu of the class that shows a screen to its controls."""
        method = self.resolver.hierarchy.resolve_method(draft.owner, _CHOSEN)
        if method is None or not self.program.has_code(method):
            return
        if self.program.owner(method).startswith(LIBRARIES):
            return
        handler = Handler(method, Thing("object", draft.owner, OWN))
        for identity, labels in self._items(draft.owner):
            if any(map(_answers, labels)):
                use = Use(handler, (Thing(VIEW, "", identity),))
                draft.pieces.append(
                    Piece(labels, "button", uses=(use,), place=0, view_id=identity)
                )

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
            for one in self.resolver.argument(scope, call, 0):
                if isinstance(one, Number):
                    yield from self._of_resource(one.value)
            return
        ids = self.resolver.argument(scope, call, _ITEM)
        if len(ids) == 1 and isinstance(ids[0], Number):
            yield ids[0].value, self.wordings.argument(scope, call, _TITLE).texts

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
