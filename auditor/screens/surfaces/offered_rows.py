"""Reads the answers of a list, where one of them agrees: of one that drops down (`Spinner`) as boxes of which one is ticked.

The rows of a list that lies open (`ListView`) are buttons, which one listener serves. What else such a list offers, a term or a bank, asks nothing. Source: android.widget.Spinner (`entries`; the first row is
chosen at first), android.widget.AdapterView (`setAdapter`, `setSelection`, `getSelectedItemPosition`, `setOnItemClickListener`).
"""

from collections.abc import Iterator, Sequence
from typing import Final

from auditor.code.classes.search import Scope
from auditor.code.classes.sites import Call
from auditor.code.classes.values import Elements, Number, Values, ViewById
from auditor.code.resolution.constants import Resolver
from auditor.code.resolution.resource_lists import resource_array
from auditor.model.app import View
from auditor.model.names import LIBRARIES
from auditor.model.vocabulary import Kleene, Role
from auditor.screens.inventory.texts import Text
from auditor.screens.parts.wording import Wordings
from auditor.screens.presses.handlers import Found, Handlers
from auditor.screens.presses.press import row_id
from auditor.screens.presses.pressing import Use
from auditor.screens.surfaces import array_adapters
from auditor.screens.surfaces.drafts import Piece
from auditor.sentences.labels import control_role

_OFFERING: Final = ("Spinner",)
_TEXT: Final = "Landroid/widget/TextView;"
_OPEN: Final = ("ListView", "GridView")
_CLICK: Final = "Landroid/widget/AdapterView$OnItemClickListener;"
_CLICKED: Final = "onItemClick(Landroid/widget/AdapterView;Landroid/view/View;IJ)V"


def rows_of(wordings: Wordings, handlers: Handlers, view: View) -> list[Piece]:
    """Return the answers that a view of a layout offers; none where no row agrees in words."""
    is_open = view.tag.endswith(_OPEN)
    if view.id is None or not (view.entries or is_open or view.tag.endswith(_OFFERING)):
        return []
    found = _entries(wordings.resolver, view, view.id)
    items = found[0].values if len(found) == 1 and isinstance(found[0], Elements) else ()
    labels = [wordings.of_values((one,), 0).texts for one in items]
    if not any(
        control_role(one.text, one.locale) is Role.ACCEPT for row in labels for one in row
    ):
        return []
    if is_open:
        return _buttons(wordings.resolver, handlers, view.id, labels)
    first = _chosen_first(wordings.resolver, view.id)
    return [
        Piece(
            labels=row,
            kind="box",
            pre_ticked=Kleene.UNKNOWN
            if first is None
            else Kleene.YES
            if number == first
            else Kleene.NO,
            view_id=row_id(view.id, number),
            is_one_of=True,
        )
        for number, row in enumerate(labels)
    ]


def _buttons(
    resolver: Resolver, handlers: Handlers, identity: int, labels: Sequence[tuple[Text, ...]]
) -> list[Piece]:
    """Return the rows of a list that lies open: a touch of one runs the list's listener with its number."""
    found = Found(is_known=False)
    for call, is_sure in _calls_on(resolver, identity, "setOnItemClickListener"):
        index = call.first(_CLICK)
        if index is not None and is_sure:
            found = handlers.registered(Scope(call.method), call, index, _CLICKED)
    return [
        Piece(
            labels=row,
            kind="button",
            uses=tuple(Use(one, (None, None, number, number)) for one in found.handlers),
            is_known=found.is_known,
            place=2,
            view_id=row_id(identity, number),
        )
        for number, row in enumerate(labels)
    ]


def _entries(resolver: Resolver, view: View, identity: int) -> Values:
    """Return the rows of a list: those that code gives it, else those of its layout."""
    given = [
        array_adapters.rows_of(resolver, resolver.argument(Scope(call.method), call, 0))
        for call, is_sure in _calls_on(resolver, identity, "setAdapter")
        if is_sure
    ]
    if given:
        return given[0] if len(given) == 1 else ()
    return resource_array(resolver, (Number(view.entries),)) if view.entries else ()


def _chosen_first(resolver: Resolver, identity: int) -> int | None:
    """Return the row that is chosen as the screen opens; None where code chooses one that is not told."""
    chosen = {0}
    for call, is_sure in _calls_on(resolver, identity, "setSelection"):
        values = resolver.argument(Scope(call.method), call, 0)
        numbers = [one.value for one in values if isinstance(one, Number)]
        chosen = {numbers[0]} if len(values) == len(numbers) == 1 and is_sure else {-1, 0}
    return chosen.pop() if len(chosen) == 1 else None


def _calls_on(resolver: Resolver, identity: int, name: str) -> Iterator[tuple[Call, bool]]:
    """Yield the calls of a name that may be made on a view, each with whether it is known that they are."""
    program = resolver.program
    for site in program.calls_of(None, name):
        if program.owner(site.method).startswith(LIBRARIES):
            continue
        call = resolver.call_at(site.method, site.pc)
        if call is not None and resolver.hierarchy.is_subtype(call.owner, _TEXT):
            continue  # A field's `setSelection` marks its words.
        views = () if call is None else resolver.receiver(Scope(site.method), call)
        ids = {one.id for one in views if isinstance(one, ViewById)}
        if call is not None and (not ids or identity in ids):
            yield call, bool(ids)
