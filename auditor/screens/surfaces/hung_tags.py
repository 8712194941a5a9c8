"""What is hung on the views of a screen, by which one listener of several tells them apart: `"yes".equals(view.getTag())`.

A layout says it (`android:tag`), or code (`view.setTag("yes")`). What is hung on no view by either is null; where that is not known
of some view, nothing is said of those without. Source: android.view.View (`setTag`, `getTag`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from auditor.code.calls.callgraph import CallGraph
from auditor.code.classes.program import CallSite
from auditor.code.classes.registers import ENTRY
from auditor.code.classes.search import Scope
from auditor.code.classes.sites import Call
from auditor.code.classes.values import Number, ViewById
from auditor.code.evaluation.answered import TAG, VIEW, Known, Thing, truth
from auditor.code.resolution.constants import Resolver
from auditor.dex.opcodes import STATIC_READS
from auditor.model.names import LIBRARIES
from auditor.screens.memory.memories import known_of
from auditor.screens.parts.view_trees import all_views
from auditor.screens.presses.pressing import NOBODY
from auditor.screens.surfaces.drafts import Draft, Piece

_HANGS: Final = "setTag"
_ANYTHING: Final = "(Ljava/lang/Object;)V"
_ASKS: Final = "getTag"
_FOR_IT: Final = "()Ljava/lang/Object;"
_TRUTH: Final = "Ljava/lang/Boolean;"


@dataclass(frozen=True, slots=True)
class _Hung:
    """What one call hangs on views: on those of some ids, on any where it is not known on which."""

    ids: frozenset[int]
    what: Known


def hang_tags(resolver: Resolver, graph: CallGraph, drafts: Sequence[Draft]) -> None:
    """Let the listeners of screens know what hangs on each view."""
    if not any(_own_calls(resolver, _ASKS, _FOR_IT)):
        return
    hung = list(_calls(resolver, graph))
    for draft in drafts:
        views = [one for one in all_views(draft.roots) if one.id is not None]
        tags: dict[int, Known] = {
            one.id: Thing("text", one.bound) if one.bound else 0
            for one in views
            if one.id is not None
        }
        is_told = any(tags.values())
        for one in hung:
            meant = one.ids & tags.keys() if one.ids else tags.keys()
            for view in meant:
                tags[view] = one.what if tags[view] == 0 and len(one.ids) == 1 else None
            is_told |= bool(meant)
        if is_told:
            for piece in draft.pieces:
                _remember(piece, tags)


def _remember(piece: Piece, tags: dict[int, Known]) -> None:
    """Let the listeners of a control that are handed the view know what hangs on which."""
    kinds = {one.kind for one in tags.values() if isinstance(one, Thing)}
    # No view of the screen's: what hangs on it is none of what hangs on those.
    other = Thing(kinds.pop(), "", NOBODY) if len(kinds) == 1 else None
    known = {
        ((TAG, Thing(VIEW, "", view)), what)
        for view, what in {**tags, NOBODY: other}.items()
        if what is not None
    }
    piece.uses = tuple(
        replace(
            use,
            handler=replace(
                use.handler,
                before=use.handler.before._replace(heap=use.handler.before.heap | known),
            ),
        )
        for use in piece.uses
    )


def _calls(resolver: Resolver, graph: CallGraph) -> Iterator[_Hung]:
    """Yield what the app's code hangs on views."""
    for site in _own_calls(resolver, _HANGS, _ANYTHING):
        call = resolver.call_at(site.method, site.pc)
        if call is None:
            continue
        values = resolver.receiver(Scope(site.method), call)
        ids = frozenset(one.id for one in values if isinstance(one, ViewById))
        yield _Hung(
            ids if len(ids) == len(values) else frozenset(), _what(resolver, graph, call)
        )


def _own_calls(resolver: Resolver, name: str, proto: str) -> Iterator[CallSite]:
    """Yield where code that is no library's calls what goes by a name."""
    for site in resolver.program.calls_of(None, name, proto):
        if not resolver.program.owner(site.method).startswith(LIBRARIES):
            yield site


def _what(resolver: Resolver, graph: CallGraph, call: Call) -> Known:
    """Return what a call hangs on a view, as a run knows it."""
    register = call.register(0)
    uses = resolver.def_use(call.method)
    found = () if register is None else uses.definitions(call.pc, register)
    made = uses.instruction(found[0]) if len(found) == 1 and found[0] != ENTRY else None
    if made is not None and made.opcode in STATIC_READS and made.ref is not None:
        image, _ = resolver.program.place(call.method)
        return graph.singletons.held(image.field_text(made.ref))
    values = resolver.argument(Scope(call.method), call, 0)
    if len(values) != 1:
        return None
    if isinstance(values[0], Number):
        boxes = None if made is None else uses.call_before(made.pc)
        maker = None if boxes is None else resolver.call_at(call.method, boxes.pc)
        number = values[0].value
        if maker is None:
            return None
        return truth(number) if maker.owner == _TRUTH else Thing("boxed", "", number)
    return known_of(values[0])
