"""Views that code makes or takes from a binding: which layouts they are, and what they say.

`setView(binding.getRoot())` shows the layout of the generated binding; `new TextView(context)` says
what is set on it; a group made in code says what is put into it.
Source: view binding and data binding as the Android build writes them; android.view.ViewGroup.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from auditor.code.classes.histories import copied_uses, roots_of
from auditor.code.classes.registers import CALLS, ENTRY
from auditor.code.classes.search import Scope
from auditor.code.classes.sites import Call
from auditor.code.classes.values import Number
from auditor.code.resolution.constants import Resolver
from auditor.dex.opcodes import NEW_INSTANCE
from auditor.screens.parts.knowledge import knowledge
from auditor.screens.parts.places import is_layout
from auditor.screens.parts.wording import OPEN, SILENT, Wording, Wordings

_ROOT: Final = "getRoot"
_INFLATES: Final = "inflate("
_SAYS: Final = frozenset({"setText", "append"})
ADDS: Final = "addView"
_LINE: Final = "TextView"
_LISTENS: Final = frozenset(
    {"setOnClickListener", "setOnTouchListener", "setOnCheckedChangeListener"}
)
_GROUP: Final = "Landroid/view/ViewGroup;"
_DEEPEST: Final = 3


@dataclass(frozen=True, slots=True)
class Made:
    """What a view that is given to a dialog shows."""

    layouts: tuple[int, ...] = ()
    words: Wording = SILENT


def layouts_of_binding(resolver: Resolver, owner: str) -> tuple[int, ...]:
    """Return the layouts that a generated binding inflates."""
    program = resolver.program
    found: dict[int, None] = {}
    for method in program.methods_of_class(owner):
        if not program.signature(method).startswith((_INFLATES, "bind(")):
            continue
        for site in program.calls_in(method):
            call = resolver.call_at(method, site.pc)
            if call is None or "inflate" not in call.name:
                continue
            for index, kind in enumerate(call.types):
                if kind == "I":
                    values = resolver.argument(Scope(method), call, index)
                    found.update((one.value, None) for one in values if isinstance(one, Number))
    return tuple(one for one in found if is_layout(resolver, one))


def made_view(wordings: Wordings, scope: Scope, pc: int, register: int, depth: int = 0) -> Made:
    """Return what the view in a register shows, as far as its method makes it."""
    resolver = wordings.resolver
    uses = resolver.def_use(scope.method)
    layouts: list[int] = []
    words = SILENT
    for root, _ in roots_of(uses, pc, register, frozenset()):
        if root == ENTRY:
            words = words.joined(OPEN)
            continue
        before = uses.call_before(root)
        maker = resolver.call_at(scope.method, before.pc) if before is not None else None
        found = _inflated(resolver, scope, maker)
        if found:
            layouts += found
        elif uses.instruction(root).opcode == NEW_INSTANCE:
            words = words.joined(_filled(wordings, scope, root, depth))
        else:
            words = words.joined(OPEN)
    return Made(tuple(layouts), words)


def added_words(wordings: Wordings, scope: Scope, call: Call) -> Wording | None:
    """Return what a line says that code makes and puts into a view of a layout: `list.addView(line)`; None for no such line.

    What can be touched is no line of words.
    """
    register = call.register(0)
    if register is None:
        return None
    uses, lines = wordings.resolver.def_use(scope.method), SILENT
    image, _ = wordings.program.place(scope.method)
    for root, word in roots_of(uses, call.pc, register, frozenset()):
        made = uses.instruction(root) if root != ENTRY else None
        if made is None or made.opcode != NEW_INSTANCE or made.ref is None:
            return None
        done = {one.name for one in _calls_on(wordings.resolver, scope, root, word)}
        tag = image.type_name(made.ref).rstrip(";").rpartition("/")[2]
        # Neither a field to be filled in (AutoCompleteTextView) nor a box that can be ticked.
        is_line = tag.endswith(_LINE) and not knowledge().view_kind(tag)
        if not is_line or done & _LISTENS or not done & _SAYS:
            return None
        lines = lines.joined(_filled(wordings, scope, root, _DEEPEST))
    return lines


def _inflated(resolver: Resolver, scope: Scope, maker: Call | None) -> tuple[int, ...]:
    if maker is None:
        return ()
    if maker.name == "inflate" and "I" in maker.types:
        values = resolver.argument(scope, maker, maker.types.index("I"))
        return tuple(one.value for one in values if isinstance(one, Number))
    return layouts_of_binding(resolver, maker.owner) if maker.name == _ROOT else ()


def _filled(wordings: Wordings, scope: Scope, pc: int, depth: int) -> Wording:
    """Return what is set on a view that code makes, and on those that are put into it."""
    resolver = wordings.resolver
    uses = resolver.def_use(scope.method)
    image, _ = resolver.program.place(scope.method)
    made = uses.instruction(pc)
    name = image.type_name(made.ref) if made.ref is not None else ""
    found, says = SILENT, False
    for call in _calls_on(resolver, scope, pc, made.registers[0]):
        if call.name in _SAYS and call.types:
            found, says = found.joined(wordings.argument(scope, call, 0)), True
        elif call.name == ADDS and depth < _DEEPEST and (child := call.register(0)) is not None:
            inner = made_view(wordings, scope, call.pc, child, depth + 1)
            says = True
            found = found.joined(inner.words if not inner.layouts else OPEN)
    own = resolver.program.class_info(name) is not None
    is_silent_group = not own and resolver.hierarchy.is_subtype(name, _GROUP)
    return found if says or is_silent_group else found.joined(OPEN if own else SILENT)


def _calls_on(resolver: Resolver, scope: Scope, pc: int, register: int) -> Iterator[Call]:
    uses = resolver.def_use(scope.method)
    for one, copy in copied_uses(uses, pc, register):
        call = resolver.call_at(scope.method, one.pc) if one.opcode in CALLS else None
        if call is not None and call.receiver == copy:
            yield call
