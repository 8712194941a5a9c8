"""Where calls of androidx's Navigation lead: the screens that graphs of the resources name.

`findNavController().navigate(R.id.toReferences)` shows the fragment to which the action of that id leads,
whatever a shrinker calls the controller: ids and graphs keep their numbers, and fragments that a graph names
their names. `navigate(directions)` is handed an object that holds the id, or a class that gives it back.
Source: androidx.navigation 2.3 to 2.8 (`NavController`, `NavDirections`, `ActionOnlyNavDirections`).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from auditor.code.classes.program import Program
from auditor.code.evaluation.answered import Known, State, Thing

SHOWS: Final = frozenset({"navigate", "back"})
"""What happens where another screen of a graph is shown, or the one before (`contacts/refusal.toml`)."""
NAVIGATION: Final = "navigation"
"""Why code that names an id of a graph runs a screen's constructor."""


@dataclass(frozen=True, slots=True)
class Navigation:
    """What graphs of the resources lead to; one per app."""

    leads: Mapping[int, frozenset[str]] = field(default_factory=dict)
    """The id of an action, a screen or a graph in one, to the classes of the screens that it shows."""
    begins: Mapping[str, frozenset[int]] = field(default_factory=dict)
    """The class of a screen to the graphs that begin with it, and the layouts that show such a graph."""
    closed: frozenset[str] = frozenset()
    """The classes of screens that graphs alone show: no other file names them, and no link from outside."""

    def target(self, program: Program, state: State, given: tuple[Known, ...]) -> str:
        """Return the class of the one screen to which a call leads that is handed these; else nothing."""
        found: set[str] = set()
        for one in given if self.leads else ():
            for identity in self._ids(program, state, one):
                found |= self.leads.get(identity, frozenset())
        return next(iter(found)) if len(found) == 1 else ""

    def _ids(self, program: Program, state: State, word: Known) -> Iterator[int]:
        """Yield the ids that a word is, that its fields hold, or that its class gives back."""
        if isinstance(word, int):
            yield word
        elif isinstance(word, Thing) and word.kind == "object":
            held = [
                value
                for (_, owner), value in state.heap.items()
                if owner == word and isinstance(value, int) and value in self.leads
            ]
            yield from held or self._named(program, word.name)

    def _named(self, program: Program, name: str) -> Iterator[int]:
        for method in program.methods_of_class(name):
            image, row = program.place(method)
            yield from image.resource_id[image.resource_uses_in(row)].tolist()

    def ids_of(self, name: str) -> tuple[int, ...]:
        """Return the ids by which code shows a screen, sorted."""
        ids = {identity for identity, names in self.leads.items() if name in names}
        return tuple(sorted(ids | self.begins.get(name, frozenset())))
