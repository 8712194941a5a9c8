"""Elements of lists by their place: of a list that is made and filled in one method, it is known which one is asked for.

A list is counted for as long as nobody else can have put something into it or moved what is there: after that, each
element can be at every place.
"""

from collections.abc import Sequence
from typing import Final

from auditor.code.classes.sites import Call
from auditor.dex.opcodes import FIELD_READS
from auditor.flow.search.frame import Frame, Part
from auditor.flow.search.settled import BEHIND, EMPTY, LISTS, LOOKS, SIZE
from auditor.flow.symbols.atoms import NOTHING, UNKNOWN, Value
from auditor.flow.symbols.heap import CONTENT, single_constant
from auditor.flow.symbols.state import State

_MOST: Final = 8  # Elements that are told apart.
_ANYWHERE: Final = frozenset({UNKNOWN})
_WALKS: Final = LOOKS | {"iterator", "next", "hasNext"}


class Places(Part):
    """Counts the elements of the lists that one method makes."""

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame)
        self._counted: set[int] = set()
        """The lists that were counted at one time."""

    def meet(self, state: State, call: Call, args: Sequence[Value]) -> None:
        """Begin to count where a list is made empty; count no more what a call gets hold of."""
        if call.owner in LISTS and call.name == "<init>" and call.types in EMPTY:
            self._counted.update(args[0])
            none = frozenset({self.atoms.intern("K", 0)})
            self.heap.store(state, args[0], SIZE, value=none, strong=True)
        elif self._counted and not self._leaves_alone(call, args):
            self._let_go(state, call, args)

    def next(self, state: State, call: Call, objects: Value) -> str:
        """Give the key of the place at which an element is added; "" where that is not known."""
        (one,) = objects if len(objects) == 1 else (UNKNOWN,)
        if one not in self._counted or call.types != BEHIND:
            return ""
        size = single_constant(self.atoms, (state.heap.get(one) or {}).get(SIZE, NOTHING))
        if not isinstance(size, int) or size >= _MOST:
            self._forget(state, objects)
            return ""
        more = frozenset({self.atoms.intern("K", size + 1)})
        self.heap.store(state, objects, SIZE, value=more, strong=True)
        return _key(size)

    def of(self, call: Call, args: Sequence[Value]) -> str:
        """Give the key of the place that is asked for; "" where an element of any can come back."""
        at = single_constant(self.atoms, args[1]) if call.types == ("I",) else None
        if not isinstance(at, int) or not args[0]:
            return ""
        is_counted = self._counted.issuperset(args[0])
        return _key(at) if is_counted or self._is_settled(call) else ""

    def _is_settled(self, call: Call) -> bool:
        """Say whether the list comes out of a field in which nothing is ever moved."""
        if call.receiver is None:
            return False
        uses = self.engine.resolver.def_use(self.method)
        made = uses.definitions(call.pc, call.receiver)
        image, _ = self.program.place(self.method)
        read = [uses.instruction(one) for one in made if one >= 0]
        return len(read) == len(made) > 0 and all(
            one.opcode in FIELD_READS
            and one.ref is not None
            and self.engine.readers.settled.holds(image.field_text(one.ref))
            for one in read
        )

    def _leaves_alone(self, call: Call, args: Sequence[Value]) -> bool:
        is_own = not call.is_static and bool(args[0]) and self._counted.issuperset(args[0])
        return is_own and (call.name in _WALKS or (call.name == "add" and call.types == BEHIND))

    def _let_go(self, state: State, call: Call, args: Sequence[Value]) -> None:
        """Count no more what somebody else gets hold of, or (the app's own code) knows from before."""
        counted = frozenset(
            one
            for one in self._counted
            if (state.heap.get(one) or {}).get(SIZE, _ANYWHERE) != _ANYWHERE
        )
        if not counted:
            return
        known: list[Value] = []
        if self._is_own(call):
            known = [
                value
                for obj, fields in state.heap.items()
                if self.atoms.kind(obj) not in "NO"
                for value in fields.values()
            ]
        elif not call.is_static and self.frame.is_hidden(call.owner):
            args = args[1:]
        self._forget(state, counted & self.heap.reachable(state, NOTHING.union(*args, *known)))

    def _is_own(self, call: Call) -> bool:
        """Say whether a call can run code of the app: by its class, and where it is no method that is inherited."""
        if self.program.class_info(call.owner) is None:
            return False
        is_hidden = not call.is_static and self.frame.is_hidden(call.owner)
        return not is_hidden or bool(self.engine.graph.receivers.targets(call))

    def _forget(self, state: State, objects: Value) -> None:
        """Let each element of some lists be at any place from now on."""
        for one in objects & self._counted:
            alone = frozenset({one})
            moved = self.heap.load(state, alone, CONTENT)
            if moved:
                self.heap.store(state, alone, CONTENT, value=moved, strong=False)
            self.heap.store(state, alone, SIZE, value=_ANYWHERE, strong=True)


def _key(place: int) -> str:
    return f"#{place}"
