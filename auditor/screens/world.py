"""The app before its borrower has accepted: which code can run, and what the flags say.

The code that an acceptance runs is taken out. A flag that it leaves behind has the value with which
the app starts, and those that code which can still run writes: found together, as the least fixed
point, so that a flag that is set before the choice or somewhere else opens what it guards. Every
branch is then decided by these values, whichever way it is written: inverted, returned from early,
asked for through helper methods, compared with a constant, with another default.

What is not known is taken in two ways. In a *certain* world nothing that is unknown opens a guard;
a way found there is a way. In the *possible* one everything unknown does; no way there is none.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from auditor.code.branches import (
    NOT_SAID,
    Assumptions,
    Branches,
    Scope,
)
from auditor.code.callgraph import Edge
from auditor.code.entrypoints import EntryPoint
from auditor.code.outcomes import FALSE, NOTHING, Outcomes, joined
from auditor.code.program import MethodNumber
from auditor.code.proof import Restriction
from auditor.code.reach import LIKELY_FROM, Reach, Route
from auditor.code.sites import Call
from auditor.code.starting_values import initial_value
from auditor.code.values import Site
from auditor.screens.flags import FIELD, UNKNOWN_KEY, Flag, Flags, Kept, Write
from auditor.screens.stores import Door, stores
from auditor.screens.ways import Ways, is_outside

_MOST_ROUNDS: Final = 8
_OBSERVED: Final = frozenset({"livedata", "eventbus", "rx", "receiver"})
"""Rows of edges whose callbacks run when somebody posts."""
_ANSWERED: Final = frozenset({"screen-result", "activity-result"})
"""Rows whose callbacks run when another screen gives a result."""
_NO_PLACES: Final[frozenset[int]] = frozenset()


@dataclass(slots=True)
class World:
    """One world before the acceptance."""

    flags: Flags
    reach: Reach
    """For these searches alone: what it gives up is no limit of the app."""
    ways: Ways
    removed: Mapping[MethodNumber, frozenset[int] | None]
    """The code that an acceptance runs; None for whole methods."""
    kept: Kept
    guess: int | None
    """What a value that may be the consent is taken for; None in the possible world: anything."""
    touched: bool = field(default=False, init=False)
    """Whether a value that may be the consent was asked for."""
    branches: Branches = field(init=False)
    _values: dict[Flag, Outcomes] = field(init=False)
    _is_settled: bool = field(default=False, init=False)
    _known: dict[tuple[MethodNumber, int | None], Route | None] = field(init=False)

    def __post_init__(self) -> None:
        self._values = dict.fromkeys(sorted(self.kept.flags), NOTHING)
        self._known = {}
        self._renew()

    @property
    def is_certain(self) -> bool:
        """Say whether nothing unknown opens a guard here."""
        return self.guess is not None

    def way(self, method: MethodNumber, pc: int | None) -> Route | None:
        """Return the shortest way to a place, or None."""
        if not self._is_settled:
            self._settle()
        return self._search(method, pc)

    def _search(self, method: MethodNumber, pc: int | None) -> Route | None:
        key = (method, pc)
        if key not in self._known:
            self._known[key] = self.reach.search(
                method,
                Restriction(
                    edges=self._may_use,
                    entries=self._may_enter,
                    places=self.branches.runs,
                    callers=self.ways.sure if self.is_certain else self.ways.every,
                ),
                pc=pc,
            )
        return self._known[key]

    def _renew(self) -> None:
        """Forget what rested on other values of the flags."""
        self._known.clear()
        self.branches = Branches(
            self.reach.graph,
            Assumptions(
                removed=self._removed,
                is_gone=self._is_gone,
                result=self._result,
                field=self._field,
                open_result=self._open_result,
                follows_callers=True,
            ),
        )

    def _settle(self) -> None:
        """Let the flags take the values that code which can run writes, until no more do."""
        self._is_settled = True
        waiting = {flag: list(self.flags.writes(flag)) for flag in self._values}
        for _ in range(_MOST_ROUNDS):
            found = {
                flag: [one for one in writes if self._search(*one.site) is not None]
                for flag, writes in waiting.items()
            }
            if not any(found.values()):
                return
            for flag, writes in found.items():
                for one in writes:
                    waiting[flag].remove(one)
                    self._take(flag, one)
            self._renew()
        for flag in self._values:
            self._values[flag] = None

    def _take(self, flag: Flag, write: Write) -> None:
        value = self.branches.value(write.scope, write.pc, write.register)
        if value is None and self.is_certain:
            self.touched = True  # A value from elsewhere: it may be a consent of another time.
            return
        self._values[flag] = joined((self._values[flag], value))

    # What may be used.

    def _removed(self, method: MethodNumber) -> frozenset[int]:
        return self.removed.get(method, _NO_PLACES) or _NO_PLACES

    def _is_gone(self, method: MethodNumber) -> bool:
        return method in self.removed and self.removed[method] is None

    def _may_use(self, edge: Edge) -> bool:
        if self._is_gone(edge.target):
            return False
        if self.is_certain:
            if edge.confidence < LIKELY_FROM:
                return False
            if self.kept.posts and edge.why in _OBSERVED:
                return False
            if self.kept.results and edge.why in _ANSWERED:
                return False
        return self.reach.holds(edge, self.branches)

    def _may_enter(self, entry: EntryPoint) -> bool:
        component = entry.component
        if is_outside(entry):
            return not self.is_certain or component is None or component.enabled
        return not self.is_certain and not self.ways.is_started(entry)

    # What values are.

    def _result(self, branches: Branches, scope: Scope, call: Call) -> Outcomes | str:
        said = self.flags.key_made(branches, scope, call)
        if not isinstance(said, str):
            return said
        door = stores().door(self.reach.graph.hierarchy, call)
        if door is None or door.does == "put":
            return NOT_SAID
        found = self.flags.flags_of(branches, scope, call, door)
        if found is None:
            return self._perhaps() if UNKNOWN_KEY in self.kept.untracked else NOT_SAID
        if not all(one in self._values for one in found):
            return self._perhaps() if self._may_be_any(door) else NOT_SAID
        values = joined(self._values[one] for one in found)
        if values is None:
            return None
        return self._found(branches, scope, call, door, values)

    def _may_be_any(self, door: Door) -> bool:
        """Say whether the acceptance wrote to a store under a key that is not known, and no other."""
        return UNKNOWN_KEY in self.kept.untracked and not any(
            one.store == door.store for one in self._values
        )

    def _found(
        self,
        branches: Branches,
        scope: Scope,
        call: Call,
        door: Door,
        values: Outcomes,
    ) -> Outcomes:
        """Return what a door gives for what can have been written behind it."""
        if door.does == "has":
            return joined((FALSE, frozenset({1}) if values else NOTHING))
        if door.default is None or call.register(door.default) is None:
            return joined((values, FALSE))
        return joined((values, branches.argument(scope, call, door.default)))

    def _field(self, branches: Branches, text: str) -> Outcomes | str:
        flag = Flag(FIELD, self.flags.field_name(text))
        if flag not in self._values:
            return NOT_SAID
        values = self._values[flag]
        first = initial_value(branches.program, flag.name)
        start = FALSE if first is None else frozenset({first[1]})
        if first is not None and self._is_set_at_start(flag):
            start = NOTHING
        if not self.is_certain and first is None and self._is_unpacked(flag):
            return None
        return joined((values, start))

    def _is_set_at_start(self, flag: Flag) -> bool:
        """Say whether the class's own start writes a static field, so that 0 is never seen."""
        return any(
            self.reach.program.signature(one.site[0]).startswith("<clinit>")
            for one in self.flags.writes(flag)
        )

    def _is_unpacked(self, flag: Flag) -> bool:
        """Say whether objects with a field can be made by reflection, as JSON libraries do."""
        owner = flag.name.partition("->")[0]
        births = self.reach.graph.instances.births(owner)
        return any(one.how == "class" for one in births)

    def _open_result(self, branches: Branches, scope: Scope, call: Call) -> Outcomes:
        """Return what to take for a call of which nothing is known."""
        if self._may_be_consent(branches, scope, call):
            return self._perhaps()
        return None

    def _may_be_consent(self, branches: Branches, scope: Scope, call: Call) -> bool:
        table = stores()
        store = table.read(branches.graph.hierarchy, call)
        if store is not None and store in self.kept.untracked:
            return True
        if table.speaks_of_consent(call.name):
            return True
        for index, kind in enumerate(call.types):
            if kind != "Ljava/lang/String;":
                continue
            known = branches.argument(scope, call, index)
            for one in known or ():
                if isinstance(one, str) and table.speaks_of_consent(one):
                    return True
        return False

    def _perhaps(self) -> Outcomes:
        self.touched = True
        return None if self.guess is None else frozenset({self.guess})


def removed_places(regions: Mapping[MethodNumber, frozenset[int] | None], site: Site) -> bool:
    """Say whether a place belongs to the code that an acceptance runs."""
    if site[0] not in regions:
        return False
    pcs = regions[site[0]]
    return pcs is None or site[1] in pcs
