"""Which file or table a call is about, where that is the key under which something is remembered.

A `File` is named by the last text of its making; rows by the table that their query asks. Both are
followed back through fields, helper methods and parameters.
Source: java.io.File, android.database.sqlite.SQLiteDatabase, SQL's `FROM`, `INTO` and `UPDATE`.
"""

import re
from typing import Final

from auditor.code.scope import Scope
from auditor.code.sites import Call, read_call
from auditor.dex import opcodes
from auditor.screens.store_places import StorePlaces
from auditor.screens.stores import FILE, ROWS

_STRING: Final = "Ljava/lang/String;"
_FILE: Final = "Ljava/io/File;"
_MAKES_FILE: Final = ("getFileStreamPath", "getDatabasePath", "getDir")
_ASKS: Final = ("query", "rawQuery", "queryWithFactory", "rawQueryWithFactory")
_WRITTEN: Final = re.compile(
    r"^\s*(?:insert\s+(?:or\s+\w+\s+)?into|replace\s+into|update(?:\s+or\s+\w+)?)\s+[`\"\[]?(\w+)",
    re.IGNORECASE,
)
_READ: Final = re.compile(r"\bfrom\s+[`\"\[]?(\w+)", re.IGNORECASE)
_NAME: Final = re.compile(r"\w+")


class StoreKeys(StorePlaces):
    """Follows files and cursors to what names them; one per app."""

    def names(self, scope: Scope, call: Call, kind: int) -> frozenset[str] | None:
        """Return the files or tables that a call can be about; None where they are not known."""
        if kind == FILE:
            return self._file(scope, call)
        if kind == ROWS:
            return (
                None if call.receiver is None else self._files(scope, call.pc, call.receiver, 7)
            )
        if _STRING not in call.types:
            return None
        found = self._names(scope, call, call.types.index(_STRING))
        return None if found is None else _tables(found, _WRITTEN)

    def _file(self, scope: Scope, call: Call) -> frozenset[str] | None:
        if _STRING in call.types[:1]:
            return self._names(scope, call, 0)
        index = call.first(_FILE)
        register = call.receiver if call.owner == _FILE else None
        if register is None and index is not None:
            register = call.register(index)
        return None if register is None else self._files(scope, call.pc, register, 7)

    def _made(self, scope: Scope, pc: int, register: int, left: int) -> frozenset[str] | None:
        uses = self.plain.def_use(scope.method)
        one = uses.instruction(pc) if uses is not None and pc >= 0 else None
        if uses is None or one is None or one.opcode != opcodes.NEW_INSTANCE:
            return super()._made(scope, pc, register, left)
        for used in uses.uses(pc, one.registers[0]):
            call = read_call(self.graph.program, scope.method, uses.instruction(used))
            if call is not None and call.name == "<init>" and call.owner == _FILE:
                if _STRING not in call.types:
                    return None
                last = len(call.types) - 1 - call.types[::-1].index(_STRING)
                return self._names(scope, call, last)
        return None

    def _called(self, scope: Scope, call: Call, left: int) -> frozenset[str] | None:
        if call.name in _MAKES_FILE and _STRING in call.types:
            return self._names(scope, call, call.types.index(_STRING))
        if call.name in _ASKS and _STRING in call.types:
            found = self._names(scope, call, call.types.index(_STRING))
            return None if found is None else _tables(found, _READ)
        return super()._called(scope, call, left)


def _tables(texts: frozenset[str], pattern: "re.Pattern[str]") -> frozenset[str] | None:
    """Return the tables that texts name: bare, or as a statement of SQL does; `CREATE` names none."""
    found = set()
    for one in texts:
        hit = pattern.search(one)
        if hit is not None:
            found.add(hit[1].lower())
        elif _NAME.fullmatch(one):
            found.add(one.lower())
        elif " " not in one.strip():
            return None  # What is no statement and no name.
    return frozenset(found)
