"""What is told of a call's arguments beside the data in them, by which a method is looked at anew."""

from collections.abc import Sequence
from typing import Final

from auditor.code.classes.sites import Call
from auditor.flow.search.elements import Elements
from auditor.flow.search.frame import Frame, Part
from auditor.flow.search.readers import FLAGS
from auditor.flow.search.stores import FILES
from auditor.flow.search.summaries import Summaries
from auditor.flow.symbols.atoms import Value
from auditor.flow.symbols.cases import number_in
from auditor.flow.symbols.heap import single_constant
from auditor.flow.symbols.state import State
from auditor.flow.symbols.terms import KEY

_SMALL: Final = 48  # 16-bit units: getters, setters, constructors and the like.
_MIDDLING: Final = 256  # Helpers for preferences.
_LONG: Final = 768  # Those that first ask of what kind the value is that they put under a key.
_WIDE: Final = ("J", "D")
_STRING: Final = "Ljava/lang/String;"
_DEFAULTS: Final = (
    ("I", "Ljava/lang/Object;"),
    ("I", "Lkotlin/jvm/internal/DefaultConstructorMarker;"),
)
"""The last parameters where Kotlin fills in default arguments: which ones, and nothing."""


class Shapes(Part):
    """Tells the shapes of the arguments of one method's calls."""

    def __init__(self, frame: Frame, summaries: Summaries, elements: Elements) -> None:
        super().__init__(frame)
        self.summaries = summaries
        self.elements = elements

    def of(
        self, state: State, call: Call, args: Sequence[Value], *, target: int
    ) -> tuple[tuple[int, str], ...]:
        """Give the exact classes of arguments, the files that they name, and for small methods the keys.

        Of a function with default arguments it is told which of them are filled in; of a number by
        which a method chooses what it does, which one it is; of an array of pairs, the name in the one in hand.
        """
        types = call.types if call.is_static else (call.owner, *call.types)
        image, row = self.program.place(target)
        size = int(image.row_size[row])
        is_small = size <= _SMALL or (
            size <= _MIDDLING and self.engine.readers.asks_store(target)
        )
        named = self.engine.readers.name_in_map(target) if size <= _LONG else None
        found: list[tuple[int, str]] = []
        words = 0
        defaults = len(types) - 2 if call.types[-2:] in _DEFAULTS else -1
        for index, (value, declared) in enumerate(zip(args, types, strict=False)):
            word, words = words, words + 1 + (declared in _WIDE)
            if declared in FLAGS and index != defaults:
                found += self._number(index, value, word, target=target, size=size)
                continue
            if declared == _STRING or index == defaults:
                constant = single_constant(self.atoms, value)
                if isinstance(constant, int if index == defaults else str) and (
                    is_small or word == named or index == defaults
                ):
                    found.append((index, f"{KEY}{constant}"))
                continue
            if declared in FILES:
                names = self.summaries.streams.stores.names_of(state, value)
                found += [(index, KEY + one) for one in names if len(names) == 1]
                continue
            if declared[0] == "[":
                found += self.elements.texts(index, value)
                continue
            is_several = not index and self._is_of_several(call, target)
            found += self._class(index, value, "" if is_several else declared)
        return tuple(found)

    def _class(self, index: int, value: Value, declared: str) -> list[tuple[int, str]]:
        """Give the one class of the app that an argument exactly is, if it says more than what is declared."""
        one = self.summaries.shape_of(value)
        if not one or one == declared:
            return []
        is_told = number_in(one) is not None or self.program.class_info(one) is not None
        return [(index, one)] if is_told else []

    def _number(
        self, index: int, value: Value, word: int, *, target: int, size: int
    ) -> list[tuple[int, str]]:
        """Give a number that an argument is, if a branch of a method that is not long depends on it."""
        constant = single_constant(self.atoms, value)
        if not isinstance(constant, int) or size > _MIDDLING:
            return []
        is_tested = word in self.engine.readers.tested(target)
        return [(index, f"{KEY}{constant}")] if is_tested else []

    def _is_of_several(self, call: Call, target: int) -> bool:
        """Say whether it matters to a method which of several classes its object is of."""
        return not call.is_static and bool(self.engine.cases.heirs.of(target))
