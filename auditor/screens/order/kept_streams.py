"""Tells what a stream gives that a store makes of what stands under a key: `handle.getLiveData(ANSWER)`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from auditor.code.classes.scope import Scope
from auditor.code.classes.sites import Call
from auditor.code.decisions.assumptions import NOT_SAID
from auditor.code.decisions.tested import Tested
from auditor.code.evaluation.outcomes import NOTHING, Outcomes, joined
from auditor.screens.memory.cells import Flag
from auditor.screens.memory.flags import Flags
from auditor.screens.memory.stores import stores


@dataclass(slots=True)
class KeptStreams:
    """Such streams in one world."""

    flags: Flags
    values: Mapping[Flag, Outcomes]
    consult: Callable[..., None]
    """Notes that flags are looked up, of whose values more may be known later."""

    def gives(self, tested: Tested, scope: Scope, call: Call) -> Outcomes | str:
        """Return what a stream gives that a call makes; nothing where nothing was put there, `NOT_SAID` for other calls."""
        door = stores().door(self.flags.graph, call)
        if door is None or door.does != "stream":
            return NOT_SAID
        found = self.flags.flags_of(tested, scope, call, door)
        kept = [one for one in self.values if found and any(map(one.may_be, found))]
        if not kept:
            return None
        self.consult(*kept)
        begins = door.default is not None and call.register(door.default) is not None
        first = tested.argument(scope, call, door.default or 0) if begins else NOTHING
        return joined((first, *(self.values[one] for one in kept)))
