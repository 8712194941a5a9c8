"""What stands in the lists and arrays that a run makes or that a field holds for good, gone through one by one.

`listOf(R.id.amount, R.id.consent, R.id.people).forEach { find(it).isVisible = it == shown }` brings up one part of a
page and hides the others: which, the comparison tells where each element is known. Of a list that is changed, or that goes
on too long, nothing is known. Source: java.util (`List`, `Iterator`, `Arrays`), kotlin.collections.
"""

from collections.abc import Iterable
from typing import Final

from auditor.code.calls.singletons import Singletons
from auditor.code.classes.sites import Call
from auditor.code.evaluation.answered import Known, State, Thing, World
from auditor.dex import opcodes
from auditor.dex.body import Body, Instruction

ARRAY: Final = "array"
"""The kind of an array that the run made."""
ROW: Final = "row"
"""The kind of a list of known length."""
ELEMENT: Final = "element:"
_LENGTH: Final = "element:count"
_OF: Final = "element:of"
_AT: Final = "element:at"
_TURN: Final = "turn"
"""The kind of what goes through a list, one element after the other."""
_MOST: Final = 24
_ARRAYS: Final = "[Ljava/lang/Object;"
_LISTS: Final = frozenset({"Lkotlin/collections/CollectionsKt;", "Lkotlin/collections/SetsKt;", "Lkotlin/sequences/SequencesKt;", "Ljava/util/List;", "Ljava/util/Set;"})  # fmt: skip
_MAKES: Final = frozenset(
    {"listOf", "setOf", "sequenceOf", "mutableListOf", "arrayListOf", "of"}
)
_OF_ARRAYS: Final = frozenset({"Ljava/util/Arrays;", "Lkotlin/collections/ArraysKt;", "Lkotlin/collections/ArraysUtilJVM;"})  # fmt: skip
_TURNS: Final = frozenset({"asList", "toList", "asIterable", "toSet", "asSequence"})
_SAME: Final = frozenset({*_TURNS, "asReversed", "toMutableList", "filterNotNull"}) - {
    "asReversed"
}
_CHANGES: Final = frozenset({"add", "addAll", "remove", "removeAll", "removeIf", "clear", "set", "sort", "retainAll", "addFirst", "addLast"})  # fmt: skip


def note_elements(state: State, one: Instruction, site: int, body: Body) -> None:
    """Note what is put into an array that the run made; of an unknown place, that nothing is known."""
    if one.opcode in opcodes.FILLED_NEW_ARRAYS:
        state.last = Thing(ARRAY, "", site)
        _lay(state, state.last, [state.registers.get(each) for each in one.registers])
    elif one.opcode == opcodes.NEW_ARRAY:
        _put(state, (_LENGTH, site), state.registers.get(one.registers[1]))
    elif one.opcode == opcodes.FILL_ARRAY_DATA and one.pc in body.arrays:
        array = state.registers.get(one.registers[0])
        if isinstance(array, Thing) and array.kind == ARRAY:
            _lay(state, array, body.arrays[one.pc].values)
    if one.opcode not in opcodes.ARRAY_WRITES:
        return
    value, array, place = (state.registers.get(each) for each in one.registers)
    if not isinstance(array, Thing) or array.kind != ARRAY:
        return
    if isinstance(place, int):
        _put(state, (f"{ELEMENT}{place}", array), value)
        return
    for number in range(_MOST):
        state.heap.pop((f"{ELEMENT}{number}", array), None)


def element_of(
    state: State, given: list[Known], held: Singletons, world: World, *, is_length: bool
) -> Known:
    """Return what a read of an array gives: its length, or the element at a place."""
    array, index = given[1], given[-1]
    if not isinstance(array, Thing) or array.kind not in (ARRAY, ROW):
        return held.of_array(world, given, is_length=is_length)
    if is_length:
        return _length(state, array)
    return state.heap.get((f"{ELEMENT}{index}", array)) if isinstance(index, int) else None


def of_rows(state: State, call: Call, given: tuple[Known, ...]) -> bool:
    """Make a list of known elements, or go through one; False for any other call."""
    own = given[0] if given else None
    if call.is_static:
        return _made(state, call, given)
    if not isinstance(own, Thing) or own.kind not in (ROW, _TURN):
        return False
    if own.kind == _TURN:
        return _turned(state, call, own)
    if call.name in _CHANGES:
        state.heap.pop((_LENGTH, own), None)
        return False
    length = _length(state, own)
    if call.name == "iterator" and length is not None:
        state.last = Thing(_TURN, "", (call.method << 16) + call.pc)
        state.heap[_OF, state.last] = own
        state.heap[_AT, state.last] = 0
    elif call.name in _SAME:
        state.last = own
    elif call.name == "size":
        state.last = length
    elif call.name == "get" and isinstance(given[-1], int):
        state.last = state.heap.get((f"{ELEMENT}{given[-1]}", own))
    else:
        return False
    return True


def widened(state: State) -> State:
    """Forget the numbers of a loop that does not end, and how far lists were gone through in it."""
    for register in [at for at, one in state.registers.items() if isinstance(one, int)]:
        state.registers[register] = None
    for key in [one for one in state.heap if one[0] == _AT]:
        del state.heap[key]
    return state


def _made(state: State, call: Call, given: tuple[Known, ...]) -> bool:
    """Make a list of what a call is given one by one, or of an array."""
    is_list = call.owner in _LISTS and call.name in _MAKES
    if not is_list and not (call.owner in _OF_ARRAYS and call.name in _TURNS):
        return False
    array, values = given[0] if len(given) == 1 else None, list(given)
    if call.types[:1] == (_ARRAYS,) or not is_list:
        length = _length(state, array)
        if not isinstance(array, Thing) or length is None:
            return False
        values = [state.heap.get((f"{ELEMENT}{at}", array)) for at in range(length)]
    row = Thing(ROW, "", (call.method << 16) + call.pc)
    _lay(state, row, values)
    state.last = row
    return True


def _turned(state: State, call: Call, turn: Thing) -> bool:
    """Take the next element of a list, or say whether there is one."""
    row, at = state.heap.get((_OF, turn)), state.heap.get((_AT, turn))
    length = _length(state, row)
    if call.name not in ("hasNext", "next"):
        return False
    if not isinstance(at, int) or length is None:
        state.last = None
    elif call.name == "hasNext":
        state.last = int(at < length)
        if not state.last:
            del state.heap[_OF, turn], state.heap[_AT, turn]
    else:
        state.last = state.heap.get((f"{ELEMENT}{at}", row))
        state.heap[_AT, turn] = at + 1
    return True


def _length(state: State, row: Known) -> int | None:
    """Return how many elements a list or array has, where that is known and they are few."""
    if not isinstance(row, Thing) or row.kind not in (ARRAY, ROW):
        return None
    known = state.heap.get((_LENGTH, row.number if row.kind == ARRAY else row))
    return known if isinstance(known, int) and known <= _MOST else None


def _lay(state: State, row: Thing, values: Iterable[Known]) -> None:
    count = 0
    for value in values:
        _put(state, (f"{ELEMENT}{count}", row), value)
        count += 1
    _put(state, (_LENGTH, row.number if row.kind == ARRAY else row), count)


def _put(state: State, key: tuple[str, Known], value: Known) -> None:
    state.heap.pop(key, None)
    if value is not None:
        state.heap[key] = value
