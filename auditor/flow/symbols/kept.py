"""What a suspend function keeps in its continuation while it waits, told apart by label.

At each call that it waits for, what it needs afterwards is a fact of the label at which it goes on
(`auditor.code.shrunk.labels`). Where the method ends, its ways have come together, and the same fields hold
now this, now that: what was told at the calls is not told again, nor handed to the callers.
"""

from collections.abc import Mapping, Sequence

from auditor.flow.symbols.atoms import Atoms, Value
from auditor.flow.symbols.cases import Cases


class Kept:
    """What one method keeps."""

    def __init__(self, cases: Cases, atoms: Atoms) -> None:
        self.cases = cases
        self.labels = cases.labels
        self.atoms = atoms
        self._told: set[str] = set()
        self.apart: dict[int, dict[str, None]] = {}
        """By the objects that are kept: the names of the facts, by label."""

    def names(
        self, fact: str, fields: Mapping[str, Value], *, is_leaving: bool
    ) -> Sequence[str]:
        """Name a fact of an object's field by the labels at which the object is resumed.

        None where the method ends, if the fact was told before.
        """
        label = self.labels.field(fact.partition("->")[0])
        if label is None or not self.is_by_label(fact, fields):
            return (fact,)
        if is_leaving and fact in self._told:
            return ()
        held = {self.atoms.what[one][:2] for one in fields[label]}
        known = sorted(one for kind, one in held if kind == "K" and isinstance(one, int))
        names = tuple(self.cases.labelled(fact, one) for one in known)
        if names:
            self._told.add(fact)
            for one in fields.get(fact, ()):
                self.apart.setdefault(one, {}).update(dict.fromkeys(names))
        return names or (fact,)

    def is_by_label(self, fact: str, fields: Mapping[str, Value]) -> bool:
        """Say whether an object's field holds what a suspend function goes on with at a label."""
        label = self.labels.field(fact.partition("->")[0])
        return label in fields and self.labels.keeps(fact)

    def is_told(self, field: str) -> bool:
        """Say whether what a field holds where the method ends was told at the calls before."""
        return field in self._told
