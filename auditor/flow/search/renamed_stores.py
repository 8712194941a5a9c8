"""Gives calls of androidx's preferences the names that they have in their library, where a shrinker took them away.

How a DataStore queues, writes and reads again what it is given says no more than that it is kept under its key.
"""

from dataclasses import replace
from typing import Final

from auditor.code.classes.sites import Call
from auditor.flow.search.frame import Frame, Part

_KEY: Final = "Landroidx/datastore/preferences/core/Preferences$Key;"


class RenamedStores(Part):
    """Names such calls of one method."""

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame)
        self._names = self.engine.graph.names if self.engine.graph.names.preferences else None
        self._known: dict[int, Call] = {}

    def named(self, call: Call) -> Call:
        """Return a call under its library's name; the same if it is of no such library, or has its name."""
        if self._names is None:
            return call
        if call.pc not in self._known:
            is_key = call.name == "<init>" and self._names.is_key(call.owner)
            self._known[call.pc] = (
                replace(call, owner=_KEY)
                if is_key
                else self.engine.graph.data_stores.named(call)
            )
        return self._known[call.pc]
