"""Answers which boxes code ticks before anybody touches them.

`setChecked(true)`, `toggle()`, and `RadioGroup.check(id)`. What only a touch brings about is the borrower's own doing:
a row beside the box that ticks it, but not the *Next* of the page before. Source: android.widget.CompoundButton and RadioGroup.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from auditor.code.calls.callgraph import CallGraph
from auditor.code.classes.histories import roots_of
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.registers import ENTRY
from auditor.code.classes.search import Scope
from auditor.code.classes.sites import Call
from auditor.code.classes.values import Number
from auditor.code.evaluation.outcomes import CONSTS
from auditor.code.resolution.constants import Resolver
from auditor.dex.opcodes import INSTANCE_READS, INSTANCE_WRITES
from auditor.model.app import View
from auditor.model.vocabulary import Kleene
from auditor.screens.parts.knowledge import knowledge
from auditor.screens.parts.touches import runs_untouched
from auditor.screens.views.kept_ticks import KeptTicks
from auditor.screens.views.ticked_unseen import ticked_unseen

ONE_OF: Final = "RadioButton"
"""How the tags of boxes end of which only one can be ticked."""
_SETS: Final = frozenset({"setChecked", "setSelected"})
_TURNS: Final = "toggle"
_CHOOSES: Final = "check"
TICKS: Final = _SETS | {_TURNS, _CHOOSES}
"""Methods of a view by which it is ticked, or one below it."""
_LAYS: Final = frozenset({"inflate", "setContentView", "setView", "addView"})
"""Methods by which views come onto a screen."""
_CHILD: Final = "getChildAt"
_GETTER: Final = 2
"""Instructions of a method that gives a field: it reads it, and returns that."""
_FARTHEST: Final = 6
"""So many calls up a parameter is followed."""
_TICK: Final = {True: Kleene.YES, False: Kleene.NO}


def ticked_by(
    kept: KeptTicks, at: tuple[Scope, Call], views: Iterable[int], beside: Iterable[View]
) -> Iterator[tuple[int, Kleene]]:
    """Yield the ids of boxes that a call of `TICKS` ticks or not: of the views it is called on, or of those beside them."""
    resolver, graph, (scope, call) = kept.resolver, kept.graph, at
    if call.name == _TURNS and not call.types:
        found = [(one, Kleene.UNKNOWN) for one in views]
    elif call.name == _CHOOSES and call.types == ("I",):
        chosen = _numbers(resolver, scope, call)
        several = [one.id for one in beside if one.id and one.tag.endswith(ONE_OF)]
        known = [one for one in several if one in chosen]
        found = (
            [(known[0], Kleene.YES)]
            if len(chosen) == len(known) == 1
            else [(one, Kleene.UNKNOWN) for one in several]
        )
    elif call.name in _SETS and call.types == ("Z",):
        said = _numbers(resolver, scope, call)
        if None in said:
            said = _at_first(resolver, graph, scope, call) or _kept(kept, call) or said
        now = _TICK[said == {1}] if len(said) == 1 and None not in said else Kleene.UNKNOWN
        found = [(one, now) for one in views]
        if not found and now is not Kleene.NO and _is_child(resolver, call):
            found = [(one, Kleene.UNKNOWN) for one in _boxes(beside)]
    else:
        return

    if found:
        yield from _beforehand(kept, call.method, found, list(beside))


def _is_child(resolver: Resolver, call: Call) -> bool:
    """Say whether a call is made on whatever lies in a group of views, as where all of a screen's are gone through."""
    uses = resolver.def_use(call.method)
    for root, _ in roots_of(uses, call.pc, call.registers[0], frozenset()):
        before = uses.call_before(root) if root != ENTRY else None
        gives = None if before is None else resolver.call_at(call.method, before.pc)
        if gives is not None and gives.name == _CHILD:
            return True
    return False


def _boxes(views: Iterable[View]) -> list[int]:
    return [one.id for one in views if one.id and knowledge().view_kind(one.tag) == "boxes"]


def _beforehand(
    kept: KeptTicks,
    method: MethodNumber,
    found: Iterable[tuple[int, Kleene]],
    beside: Sequence[View],
) -> Iterator[tuple[int, Kleene]]:
    """Yield those boxes that a method ticks before the borrower has seen them, or may have."""
    if _runs_untouched(kept.resolver, kept.graph, method):
        yield from found
        return
    for one, now in found:
        unseen = ticked_unseen(kept.others, kept.graph, method, one, beside)
        if unseen is not Kleene.NO:
            yield one, now if unseen is Kleene.YES else unseen


def _runs_untouched(resolver: Resolver, graph: CallGraph, method: MethodNumber) -> bool:
    """Say whether a method may run before anybody touches the screen; what a screen begins with is there as it opens."""
    if resolver.program.signature(method).startswith("<"):
        return True

    def lays(one: MethodNumber) -> bool:
        calls = resolver.program.calls_in(one)
        return any(each.name in _LAYS for each in calls)

    return runs_untouched(graph, method, lays)


def _at_first(
    resolver: Resolver, graph: CallGraph, scope: Scope, call: Call
) -> set[int | None]:
    """Return what a box is told by a field of its row, `box.isChecked = row.agreed`, before anybody touched it.

    What a touch stores there is the borrower's own doing, and so is what the box tells of itself.
    """
    fields = set(_fields(resolver, scope.method, call.pc, call.registers[1]))
    held = (number for one in sorted(fields) for number in _held(resolver, graph, one, 0))
    return set() if "" in fields else set(held)


def _kept(kept: KeptTicks, call: Call) -> set[int | None]:
    """Return what a box is told by a look-up of what was kept, before anything was."""
    return {one if isinstance(one, int) else None for one in kept.at_first(call) or ()}


def _held(resolver: Resolver, graph: CallGraph, field: str, depth: int) -> Iterator[int | None]:
    """Yield what a field holds before anybody touched anything: what is stored in it, else no."""
    told: list[int | None] = []
    for use in resolver.program.field_uses(field):
        if use.opcode in INSTANCE_WRITES and not _is_run_by_nobody(resolver, graph, use.method):
            register = resolver.def_use(use.method).instruction(use.pc).registers[0]
            told += _told(resolver, graph, (use.method, use.pc, register), depth)
    yield from told or (0,)


def _fields(resolver: Resolver, method: MethodNumber, pc: int, register: int) -> Iterator[str]:
    """Yield the fields that a register is read from, also by what only returns one; "" for anything else."""
    program, uses = resolver.program, resolver.def_use(method)
    for root, _ in roots_of(uses, pc, register, frozenset()):
        one = uses.instruction(root) if root != ENTRY else None
        before = None if one is None else uses.call_before(root)
        call = None if before is None else resolver.call_at(method, before.pc)
        target = None if call is None else program.method(call.text)
        if one is not None and one.ref is not None and one.opcode in INSTANCE_READS:
            yield program.place(method)[0].field_text(one.ref)
        elif target is not None and program.has_code(target):
            body = program.body(target).instructions
            read = [
                each for each in body if each.opcode in INSTANCE_READS and each.ref is not None
            ]
            is_getter = len(body) == _GETTER and len(read) == 1
            yield program.place(target)[0].field_text(read[0].ref or 0) if is_getter else ""
        else:
            yield ""


def _told(
    resolver: Resolver, graph: CallGraph, at: tuple[MethodNumber, int, int], depth: int
) -> Iterator[int | None]:
    """Yield the numbers that a register holds at a place before anybody touched anything; None for what is not known.

    A parameter is what callers hand over: those that nothing runs (the copy that a data class can make of itself), or
    nothing but a touch, hand over nothing.
    """
    method, pc, register = at
    if depth > _FARTHEST or not _runs_untouched(resolver, graph, method):
        yield from (None,) if depth > _FARTHEST else ()
        return
    uses = resolver.def_use(method)
    for root, held in roots_of(uses, pc, register, frozenset()):
        word = uses.parameter_word(held) if root == ENTRY else None
        if word is not None:
            yield from _handed(resolver, graph, method, word, depth)
        elif root != ENTRY and uses.instruction(root).opcode in CONSTS:
            yield uses.instruction(root).literal
        else:
            for field in _fields(resolver, method, pc, register):
                yield from _held(resolver, graph, field, depth + 1) if field else (None,)
            break


def _handed(
    resolver: Resolver, graph: CallGraph, method: MethodNumber, word: int, depth: int
) -> Iterator[int | None]:
    """Yield what the callers of a method hand it as one of its words."""
    for edge in graph.callers(method):
        if _is_run_by_nobody(resolver, graph, edge.source):
            continue
        call = resolver.call_at(edge.source, edge.pc)
        if call is None or word >= len(call.registers):
            yield None
        else:
            place = (edge.source, call.pc, call.registers[word])
            yield from _told(resolver, graph, place, depth + 1)


def _is_run_by_nobody(resolver: Resolver, graph: CallGraph, method: MethodNumber) -> bool:
    """Say whether a method waits for a caller, and has none."""
    signature = resolver.program.signature(method)
    waits = resolver.program.is_static(method) or not signature.startswith(("on", "<"))
    return waits and not graph.callers(method)


def _numbers(resolver: Resolver, scope: Scope, call: Call) -> set[int | None]:
    """Return the numbers that the first parameter of a call can be; None stands for what is not known."""
    values = resolver.argument(scope, call, 0)
    return {one.value if isinstance(one, Number) else None for one in values} or {None}
