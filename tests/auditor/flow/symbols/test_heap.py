"""What objects hold is looked at once, however many know each other."""

from collections.abc import Mapping

from auditor.flow.symbols.atoms import NOTHING, Atoms, Value
from auditor.flow.symbols.heap import Heap
from auditor.flow.symbols.state import State

OBJECTS = 60


def test_objects_that_all_know_each_other_are_gone_through_once() -> None:
    """A real shrunk package hung here: each of many views held all of them, three fields deep."""
    atoms = Atoms()
    taint = atoms.intern("T", ("a source", 0), ((), False), None)
    asked: list[int] = []

    def given(obj: int, _fields: Mapping[str, Value]) -> tuple[int, ...]:
        asked.append(obj)
        return ()

    objects = frozenset(atoms.intern("N", 1, pc, "La/View;") for pc in range(OBJECTS))
    state = State([], {one: {"La/View;->others:La/View;": objects} for one in objects})
    last = max(objects)
    state.heap[last] = {**state.heap[last], "La/View;->text:La/T;": frozenset({taint})}
    heap = Heap(
        atoms,
        lambda _obj, _field: NOTHING,
        below=lambda _obj: (),
        given=given,
        is_own=lambda _obj: True,
        hot=frozenset(),
    )
    found = heap.paths(state, objects)
    assert {len(path) for path, data in found if data == taint} == {1, 2}
    assert len(asked) <= 4 * OBJECTS
