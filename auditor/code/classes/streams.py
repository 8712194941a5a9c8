"""Answers what a function is handed that a stream of one element runs: `Observable.just(row).map(row -> …)`.

The library runs every function of the app in one place, so that its own calls would mix them all. What goes through a
stream is told by the chain where the function is handed over, as far as that only hands its element on.
Source: RxJava 1.3, 2.2 and 3.1 (`Observable`, `Flowable`, `Single`, `Maybe`); known by the libraries' own names.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from auditor.code.classes.hierarchy import Hierarchy
from auditor.code.classes.histories import copied_uses
from auditor.code.classes.program import CallSite, MethodNumber, Program, Use
from auditor.code.classes.registers import CALLS, ENTRY, DefUse
from auditor.dex.body import Instruction
from auditor.dex.opcodes import MOVE_RESULTS, NEW_INSTANCE, SGET_OBJECT

_FUNCTIONS: Final = (
    "Lio/reactivex/functions/", "Lio/reactivex/rxjava3/functions/", "Lrx/functions/",
)  # fmt: skip
_STREAMS: Final = ("Lio/reactivex/", "Lrx/")
_TAKES: Final = frozenset({"apply", "accept", "call", "test"})
"""Methods of a function that take an element."""
_RUNS: Final = frozenset(
    {
        "map",
        "flatMap",
        "concatMap",
        "switchMap",
        "doOnNext",
        "doOnSuccess",
        "filter",
        "subscribe",
    }
)
"""Steps of a stream that run a function on each element."""
_KEEPS: Final = frozenset(
    {
        "subscribeOn", "observeOn", "unsubscribeOn", "doOnSubscribe", "doOnNext", "doOnSuccess", "doOnError",
        "doOnComplete", "doOnTerminate", "doFinally", "delay", "filter", "hide", "asObservable",
    }
)  # fmt: skip
"""Steps that hand the same elements on."""
_BEGINS: Final = "just"
_ONE: Final = "(Ljava/lang/Object;)"
_LONGEST: Final = 12
"""Steps of a chain that are gone back."""
_MAKERS: Final = frozenset({NEW_INSTANCE})


class _Step(NamedTuple):
    """A call in a chain, with the method it names."""

    one: Instruction
    owner: str
    name: str
    proto: str

    @property
    def is_of_stream(self) -> bool:
        return self.owner.startswith(_STREAMS)


def streamed_from(
    program: Program, hierarchy: Hierarchy, method: MethodNumber
) -> tuple[CallSite, ...]:
    """Return the calls that begin the streams whose one element a function's method takes; none where some are not told."""
    owner, _, signature = program.text(method).partition("->")
    name, _, rest = signature.partition("(")
    if name not in _TAKES or not f"({rest}".startswith(_ONE):
        return ()
    if not any(one.startswith(_FUNCTIONS) for one in hierarchy.supers(owner)):
        return ()
    found: list[CallSite] = []
    for use in _makings(program, owner):
        begun = _begun(program, use)
        if begun is None:
            return ()
        found.append(begun)
    return tuple(dict.fromkeys(found))


def _makings(program: Program, owner: str) -> Iterator[Use]:
    """Yield where an object of a class is made, or the one that it keeps for everybody is taken."""
    for use in program.type_uses(owner, _MAKERS):
        if program.owner(use.method) != owner:
            yield use
    for use in program.static_field_uses(owner):
        if use.opcode == SGET_OBJECT and program.owner(use.method) != owner:
            yield use


def _begun(program: Program, use: Use) -> CallSite | None:
    """Return the call that begins the stream to which a function made at a place is handed."""
    uses = DefUse(program.body(use.method))
    if not uses.has(use.pc):
        return None
    taken = [
        (step, held)
        for one, held in copied_uses(uses, use.pc, uses.instruction(use.pc).registers[0])
        if (step := _step(program, use.method, one)) is None or step.name != "<init>"
    ]
    if len(taken) != 1:
        return None
    step, held = taken[0]
    if step is None or not step.is_of_stream or step.name not in _RUNS:
        return None
    return (
        None if step.one.registers[0] == held else _beginning(program, use.method, uses, step)
    )


def _beginning(
    program: Program, method: MethodNumber, uses: DefUse, step: _Step
) -> CallSite | None:
    """Go back along a chain to the call that gives its one element."""
    for _ in range(_LONGEST):
        made = uses.definitions(step.one.pc, step.one.registers[0])
        if len(made) != 1 or made[0] == ENTRY:
            return None
        if uses.instruction(made[0]).opcode not in MOVE_RESULTS:
            return None
        before = uses.call_before(made[0])
        earlier = None if before is None else _step(program, method, before)
        if earlier is None or not earlier.is_of_stream:
            return None
        if earlier.name == _BEGINS and earlier.proto.startswith(_ONE):
            return CallSite(
                method,
                earlier.one.pc,
                earlier.one.opcode,
                f"{earlier.owner}->{earlier.name}{earlier.proto}",
            )
        if earlier.name not in _KEEPS:
            return None
        step = earlier
    return None


def _step(program: Program, method: MethodNumber, one: Instruction) -> _Step | None:
    if one.opcode not in CALLS or one.ref is None:
        return None
    image, _ = program.place(method)
    owner, _, signature = image.method_text(one.ref).partition("->")
    name, _, rest = signature.partition("(")
    return _Step(one, owner, name, f"({rest}")
