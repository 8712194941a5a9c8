"""What is told of a method's arguments beside the data in them, taken out of the key by which it is looked at."""

from auditor.flow.symbols.atoms import Atoms
from auditor.flow.symbols.cases import number_in, without_number
from auditor.flow.symbols.terms import INNER, KEY, Key


class Shaped:
    """The shapes of one method's arguments, by index."""

    def __init__(self, key: Key) -> None:
        named = {at: one for at, one in key.shapes if not one.startswith((KEY, INNER))}
        self.classes = {at: without_number(one) for at, one in named.items()}
        """The class that an argument exactly is."""
        self.numbers = {at: number_in(one) for at, one in named.items()}
        """The number of an argument whose class was merged."""
        self.texts = {at: one[len(KEY) :] for at, one in key.shapes if one.startswith(KEY)}
        """The text, number or file that an argument is."""
        self.inner: dict[int, dict[str, str]] = {}
        """Of an array: the texts in fields of the one element that it is looked at with."""
        for at, one in key.shapes:
            if one.startswith(INNER):
                field, _, text = one[len(INNER) :].partition("=")
                self.inner.setdefault(at, {})[field] = text

    def text_inside(self, atoms: Atoms, obj: int, field: str) -> str | None:
        """Give the text in a field of the one element of an array that an argument is."""
        if not self.inner:
            return None
        kind, above, _, _ = atoms.what[obj]
        if kind != "F" or not isinstance(above, int):
            return None
        root, index, _, _ = atoms.what[above]
        held = self.inner.get(index) if root == "P" and isinstance(index, int) else None
        return held.get(field) if held else None
