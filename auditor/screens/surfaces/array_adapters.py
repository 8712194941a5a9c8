"""With which list an `ArrayAdapter` is filled as it is made: the rows that it shows.

Source: android.widget.ArrayAdapter, its constructors.
"""

from typing import Final

from auditor.code.classes.histories import roots_of
from auditor.code.classes.search import Scope
from auditor.code.classes.sites import Call
from auditor.code.classes.values import Elements, Instance, Values
from auditor.code.resolution.constants import Resolver

ARRAY_ADAPTER: Final = "Landroid/widget/ArrayAdapter;"
_LISTS: Final = ("[Ljava/lang/Object;", "Ljava/util/List;")


def filled_at(resolver: Resolver, adapter: Instance) -> tuple[Scope, Call, int] | None:
    """Return the constructor's call, and which of its arguments is the list; None where it is given none."""
    method, pc = adapter.site
    found = None
    for site in resolver.program.calls_in(method) if pc >= 0 else ():
        call = resolver.call_at(method, site.pc)
        index = call.first(*_LISTS) if call is not None else None
        if (
            call is None
            or index is None
            or call.text.partition("(")[0] != f"{ARRAY_ADAPTER}-><init>"
        ):
            continue
        roots = roots_of(resolver.def_use(method), call.pc, call.registers[0], frozenset())
        if pc in {root for root, _ in roots}:
            found = (Scope(method), call, index)
    return found


def rows_of(resolver: Resolver, adapters: Values) -> Values:
    """Return the rows of the one adapter that a value is, as its list's elements; nothing where that is not known."""
    one = adapters[0] if len(adapters) == 1 else None
    if not isinstance(one, Instance) or one.type != ARRAY_ADAPTER:
        return ()
    filled = filled_at(resolver, one)
    rows = () if filled is None else resolver.argument(*filled)
    return rows if len(rows) == 1 and isinstance(rows[0], Elements) else ()
