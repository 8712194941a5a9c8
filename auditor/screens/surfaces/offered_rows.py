"""Reads the answers of a list that drops down (`Spinner`), where one of them agrees: as boxes of which one is ticked.

What else such a list offers, a term or a bank, asks nothing. Source: android.widget.Spinner (`entries`; the first row is
chosen at first), android.widget.AdapterView (`setSelection`, `getSelectedItemPosition`).
"""

from auditor.code.classes.search import Scope
from auditor.code.classes.values import Elements, Number, ViewById
from auditor.code.resolution.constants import Resolver
from auditor.code.resolution.resource_lists import resource_array
from auditor.model.app import View
from auditor.model.vocabulary import Kleene, Role
from auditor.screens.parts.wording import Wordings
from auditor.screens.presses.press import row_id
from auditor.screens.surfaces.drafts import Piece
from auditor.sentences.statements import control_role


def rows_of(wordings: Wordings, view: View) -> list[Piece]:
    """Return the answers that a view of a layout offers; none where no row agrees in words."""
    if view.entries is None or view.id is None:
        return []
    found = resource_array(wordings.resolver, (Number(view.entries),))
    items = found[0].values if isinstance(found[0], Elements) else ()
    labels = [wordings.of_values((one,), 0).texts for one in items]
    if not any(
        control_role(one.text, one.locale) is Role.ACCEPT for row in labels for one in row
    ):
        return []
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


def _chosen_first(resolver: Resolver, identity: int) -> int | None:
    """Return the row that is chosen as the screen opens; None where code chooses one that is not told."""
    chosen = {0}
    for site in resolver.program.calls_of(None, "setSelection"):
        call = resolver.call_at(site.method, site.pc)
        scope = Scope(site.method)
        views = () if call is None else resolver.receiver(scope, call)
        ids = {one.id for one in views if isinstance(one, ViewById)}
        if call is None or (ids and identity not in ids):
            continue
        values = resolver.argument(scope, call, 0)
        numbers = [one.value for one in values if isinstance(one, Number)]
        chosen = {numbers[0]} if len(values) == len(numbers) == 1 and ids else {-1, 0}
    return chosen.pop() if len(chosen) == 1 else None
