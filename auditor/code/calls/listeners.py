"""Answers which methods of an object run when a call that is handed it calls back.

Source: the interfaces of the SDK at API 37, whose methods the framework's table lists.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from auditor.code.calls.dispatch import Dispatch
from auditor.code.classes.hierarchy import Hierarchy
from auditor.code.classes.program import MethodNumber, Program
from auditor.code.classes.sites import Call
from auditor.code.evaluation.answered import CLOSES, OWN, Ending, Known, State, Thing
from auditor.code.shrunk.merged import Merged
from auditor.code.shrunk.reactions import reactions
from auditor.dex import access_flags, opcodes
from auditor.dex.body import Body
from auditor.model.names import LIBRARIES

_CALLED_BACK: Final = ("Listener;", "Callback;", "Runnable;", "Callable;", "Callbacks;")
_FUNCTIONS: Final = {
    "Lkotlin/jvm/functions/Function0;": frozenset({"invoke"}),
    "Lkotlin/jvm/functions/Function2;": frozenset({"invokeSuspend"}),
}
"""Types of Kotlin's functions to what they run as: a thread's, and the block of a coroutine."""
NOBODY: Final = -1
"""Stands for a listener that is not known."""
_LOCK: Final = 0x1D  # monitor-enter
_TESTS: Final = frozenset({0x38, 0x39})  # if-eqz, if-nez
_GETS_OBJECT: Final = 0x54
"""iget-object: a truth value (`handled` of an event) says something else than that a field is empty."""
FUNCTIONS: Final = "Lkotlin/jvm/functions/"
_OBJECT: Final = "Ljava/lang/Object;"
_TASKS: Final = (
    "Ljava/lang/Runnable;",
    "Ljava/util/concurrent/Callable;",
    "Ljava/util/function/",
)
_VIEWS: Final = ("Landroid/view/View", "Landroid/widget/")
_SHOWS: Final = "show"
_BUILDS: Final = "onCreateDialog(Landroid/os/Bundle;)Landroid/app/Dialog;"
_NEVER_MADE: Final = access_flags.INTERFACE | access_flags.ABSTRACT
"""An interface, or an abstract class."""


def handed(call: Call, given: tuple[Known, ...]) -> Iterator[tuple[str, Known]]:
    """Yield what could be called back: the parameter's type and what is known of it."""
    for index, kind in enumerate(call.types):
        register = call.register(index)
        runs = f"{call.owner}->{call.name}" in reactions().functions and kind in _FUNCTIONS
        if register is None or not (runs or kind.endswith(_CALLED_BACK)):
            continue
        yield kind, given[call.registers.index(register)]


def called_back(hierarchy: Hierarchy, kind: str, thing: Known) -> tuple[MethodNumber, ...]:
    """Return the methods of a thing that its taker can run."""
    if not isinstance(thing, Thing) or thing.kind != "object":
        return ()
    if kind in _FUNCTIONS:
        return declared_methods(hierarchy.program, thing.name, _FUNCTIONS[kind])
    known = hierarchy.framework.find(kind)
    if known is None:
        return ()
    return declared_methods(hierarchy.program, thing.name, frozenset(known.methods))


def chosen(targets: tuple[MethodNumber, ...], thing: Known) -> list[str]:
    """Name what a choice runs, and on which object: `method@class@number`, or `NOBODY`'s number."""
    if not targets or not isinstance(thing, Thing):
        return [str(NOBODY)]
    return [f"{one}@{thing.name}@{thing.number}" for one in targets]


def closing(call: Call) -> list[str]:
    """Name what a button of a dialog does that has no listener; nothing for other calls."""
    return [CLOSES] if call.name.startswith("set") and call.name.endswith("Button") else []


def enter_first(heaps: Iterable[dict[tuple[str, Known], Known]], thing: Known) -> None:
    """Note that a coroutine's block, if it is one, is entered at its beginning: its `label` is 0."""
    if not isinstance(thing, Thing):
        return
    for heap in heaps:
        heap.setdefault((f"{thing.name}->label:I", thing), 0)


def declared_methods(
    program: Program, class_name: str, names: frozenset[str]
) -> tuple[MethodNumber, ...]:
    """Return the methods of some names that a class declares, one each."""
    found: dict[str, MethodNumber] = {}
    for signature, method in program.declared(class_name).items():
        name = signature.partition("(")[0]
        # A bridge calls the method that it bridges to: one of them is enough.
        bridge = bool(program.flags(method) & access_flags.BRIDGE)
        if name in names and (name not in found or bridge):
            found[name] = method
    return tuple(found[name] for name in sorted(found))


def run_once_started(hierarchy: Hierarchy, thing: Thing) -> Iterator[MethodNumber]:
    """Yield what runs of a thread or task of the app's own once it is started."""
    for above, names in reactions().tasks.items():
        if hierarchy.is_subtype(thing.name, above):
            yield from declared_methods(hierarchy.program, thing.name, frozenset(names))


def is_one_class(hierarchy: Hierarchy, text: str) -> bool:
    """Say whether what a field holds can be of one class alone: no interface, not abstract, none below.

    What an object holds of its own class is the next of a chain, which ends somewhere.
    """
    owner, _, rest = text.partition("->")
    kind = rest.rpartition(":")[2]
    if kind == owner:
        return False
    info = hierarchy.program.class_info(kind)
    if info is None or info.flags & _NEVER_MADE:
        return False
    return not hierarchy.subtypes(kind)


def can_run(merged: Merged, target: MethodNumber, given: tuple[Known, ...]) -> bool:
    """Say whether a method has code, and of one that a shrinker merged, which case."""
    own = given[0] if given else None
    is_made = isinstance(own, Thing) and own.number != OWN
    return merged.program.has_code(target) and (is_made or not merged.is_merged(target))


def makes_lazily(program: Program, method: MethodNumber) -> bool:
    """Say whether a method is the getter of a lazy value, renamed: it locks and gives an object.

    Or it gives what a field of its own holds, which it fills where that is empty, as `by viewModels()` does.
    Making the value does nothing that a person meets.
    """
    if not program.signature(method).endswith("()Ljava/lang/Object;"):
        return False
    body = program.body(method)
    return any(one.opcode == _LOCK for one in body.instructions) or _fills(body)


def _fills(body: Body) -> bool:
    """Say whether a method looks first whether a field of its object is empty, and fills it."""
    beginning, own = body.instructions[:4], body.registers - 1
    if body.ins != 1 or not beginning or beginning[0].opcode != _GETS_OBJECT:
        return False
    first = beginning[0]
    held, of = first.registers
    return (
        of == own
        and any(one.opcode in _TESTS and one.registers == (held,) for one in beginning)
        and any(
            one.opcode in opcodes.INSTANCE_WRITES
            and one.ref == first.ref
            and one.registers[1] == own
            for one in body.instructions
        )
    )


def own_method(
    program: Program,
    targets: tuple[MethodNumber, ...],
    own: Known,
    libraries: tuple[str, ...],
) -> tuple[MethodNumber, ...]:
    """Return the one method of the app's own that runs when a library's type names the call."""
    if not isinstance(own, Thing) or own.kind != "object" or len(targets) != 1:
        return ()
    return () if program.owner(targets[0]).startswith(libraries) else targets


def is_function(program: Program, kind: str) -> bool:
    """Say whether a field of a type may keep a function: one of Kotlin's or Java's, or of an interface of the app.

    A shrinker names the one class of functions that a field keeps, which may serve several.
    """
    info = program.class_info(kind)
    if info is None:
        return kind.startswith((FUNCTIONS, *_TASKS))
    return info.is_interface or (info.superclass == _OBJECT and bool(info.interfaces))


def is_held(program: Program, kind: str) -> bool:
    """Say whether what a field of a type holds is told by who sets it: a function, or a view of the screen."""
    return kind.startswith(_VIEWS) or is_function(program, kind)


def recalled(state: State, kept: Ending) -> Known:
    """Return what a field keeps, and let it remember what it was made with."""
    state.heap = {**dict(kept.heap), **state.heap}
    return kept.result


def drawn_at_once(
    hierarchy: Hierarchy, call: Call, given: tuple[Known, ...]
) -> tuple[MethodNumber, ...]:
    """Return what Android runs of a fragment of the app's own that is shown: the dialog is built there."""
    own = given[0] if given and call.name.startswith(_SHOWS) and not call.is_static else None
    if not isinstance(own, Thing) or own.kind != "object":
        return ()
    found = hierarchy.resolve_method(own.name, _BUILDS)
    if found is None or hierarchy.program.owner(found).startswith(LIBRARIES):
        return ()
    return (found,)


def runs_unknown(
    dispatch: Dispatch, method: MethodNumber, call: Call, given: tuple[Known, ...]
) -> bool:
    """Say whether a call runs a function of the app, or a task, of which nothing is known: what it does is not seen."""
    if call.owner.startswith(_TASKS) and given[:1] == (None,):
        return True
    if not dispatch.is_lost(method, call.opcode, call.text):
        return False
    # A type of a library's that none but the library implements (Compose's states) runs nothing of the app.
    below = dispatch.hierarchy.subtypes(call.owner)
    return not call.owner.startswith(reactions().libraries) or any(
        not one.startswith(reactions().libraries) for one in below
    )
