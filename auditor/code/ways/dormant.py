"""Answers whether nothing starts a class: it is made nowhere and named nowhere (decision, section 2)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from auditor.code.calls.callgraph import CallGraph
from auditor.code.calls.dispatch import STATIC, invoke_kind
from auditor.code.classes.program import MethodNumber
from auditor.code.decisions.branches import Branches
from auditor.model.names import outermost

_MOST: Final = 300
"""So many classes that use each other are asked whether anything starts them."""


@dataclass
class Dormant:
    """Tells classes that nothing starts; one per app, memoised."""

    graph: CallGraph
    named: frozenset[str]
    """Classes that scripts or native code name."""
    branches: Branches
    _known: dict[str, bool] = field(default_factory=dict)

    def has(self, class_name: str) -> bool:
        """Say whether a class is instantiated nowhere and named nowhere.

        Nowhere: in no manifest, layout, string, script and class literal of the app; no static
        member of it is used either, unless where no run comes to. What dormant classes do does not
        count: what a kit's own initialiser alone makes sleeps where the manifest does not name that.
        Classes that use only each other are started by nothing.
        """
        outer = outermost(class_name)
        if outer not in self._known:
            found = self._asleep(outer)
            self._known.update(dict.fromkeys(found, True) if found else {outer: False})
        return self._known[outer]

    def is_unborn(self, class_name: str) -> bool:
        """Say whether no object of a class, or of one below it, is made: nothing makes it, names it or is said to make it."""
        wanted = (class_name, *self.graph.hierarchy.subtypes(class_name))
        instances = self.graph.instances
        return not any(
            one in self.named
            or one in instances.given
            or instances.births(one)
            or instances.namings(one)
            for one in wanted
        )

    def _asleep(self, outer: str) -> set[str]:
        """Return a class with all that use it, if none of them is started; nothing if one may be."""
        found, todo = {outer}, [outer]
        while todo:
            users = self._families_using(todo.pop())
            if users is None or len(found) > _MOST:
                return set()
            new = {one for one in users if one not in found and not self._known.get(one)}
            if any(self._known.get(one) is False for one in new):
                return set()
            found |= new
            todo += sorted(new)
        return found

    def _families_using(self, outer: str) -> set[str] | None:
        """Return the outermost classes that make a class or use a static member of it; None if it is named."""
        family = self._families.get(outer, (outer,))
        wanted = {
            *family,
            *(sub for one in family for sub in self.graph.hierarchy.subtypes(one)),
        }
        instances = self.graph.instances
        if any(one in self.named or one in instances.given for one in wanted):
            return None
        found = set[str]()
        used: dict[str, list[tuple[MethodNumber, int]]] = {}
        for one in sorted(wanted):
            for method, pc, how in self._users(one):
                around = outermost(self.graph.program.owner(method))
                if around == outer or around in found:
                    continue
                if how == "used":
                    used.setdefault(around, []).append((method, pc))
                elif how == "made" or self._are_run(used.get(around, ())):
                    found.add(around)
                else:
                    return None
        # What can run is dear to find out, and asked last.
        return found | {
            one for one, places in used.items() if one not in found and self._are_run(places)
        }

    def _are_run(self, places: Iterable[tuple[MethodNumber, int]]) -> bool:
        """Say whether one of some places can run."""
        return any(self.branches.runs(*one) for one in places)

    def _users(self, class_name: str) -> Iterator[tuple[MethodNumber, int, str]]:
        """Yield the places that make a class, name it, or use a static member, and which of these it is."""
        instances = self.graph.instances
        for birth in (*instances.births(class_name), *instances.namings(class_name)):
            yield birth.method, birth.pc, "made" if birth.how == "object" else "named"
        for use in self.graph.program.static_field_uses(class_name):
            yield use.method, use.pc, "used"
        for signature in self.graph.program.members.references_to(class_name):
            for call in self.graph.program.calls_naming(class_name, signature):
                if invoke_kind(call.opcode) == STATIC:
                    yield call.method, call.pc, "used"

    @cached_property
    def _families(self) -> dict[str, list[str]]:
        """Group the app's classes by the outermost class around them."""
        found: dict[str, list[str]] = {}
        for name in self.graph.program.class_names():
            found.setdefault(outermost(name), []).append(name)
        return found
