"""Which file or table a call is about, where that is the key under which something is remembered.

A `File` is named by the last text of its making; rows by the table that their query asks. Both are
followed back through fields, helper methods and parameters.
Source: java.io.File, android.database.sqlite.SQLiteDatabase, SQL's `FROM`, `INTO` and `UPDATE`.
"""

import re
from typing import Final

from auditor.code.classes.program import MethodNumber
from auditor.code.classes.scope import Scope
from auditor.code.classes.sites import Call, read_call
from auditor.code.evaluation.outcomes import Outcomes
from auditor.dex import opcodes
from auditor.dex.body import Instruction
from auditor.screens.memory.store_places import StorePlaces
from auditor.screens.memory.stores import FILE, ROWS, STATEMENT

_STRING: Final = "Ljava/lang/String;"
_FILE: Final = "Ljava/io/File;"
_MAKES_FILE: Final = ("getFileStreamPath", "getDatabasePath", "getDir")
_ASKS: Final = (
    "query",
    "rawQuery",
    "queryWithFactory",
    "rawQueryWithFactory",
    "prepare",
    "compileStatement",
    "acquire",
)
"""Calls that are given the text of a statement, or a question that was made of one."""
_QUESTIONS: Final = (
    "Landroidx/sqlite/db/SupportSQLiteQuery;",
    "Landroidx/room/RoomSQLiteQuery;",
)
_CREATES: Final = "createQuery()Ljava/lang/String;"
"""How what Room makes for a table gives the text of its statement (androidx.room.SharedSQLiteStatement)."""
_WRITTEN: Final = re.compile(
    r"^\s*(?:insert\s+(?:or\s+\w+\s+)?into|replace\s+into|update(?:\s+or\s+\w+)?)\s+[`\"\[]?(\w+)",
    re.IGNORECASE,
)
_READ: Final = re.compile(r"\bfrom\s+[`\"\[]?(\w+)", re.IGNORECASE)
_COUNTS: Final = re.compile(r"^\s*select\s+(?:count|exists|total)\s*\(", re.IGNORECASE)
_NAME: Final = re.compile(r"\w+")


class StoreKeys(StorePlaces):
    """Follows files and cursors to what names them; one per app."""

    pattern: "re.Pattern[str] | None" = None
    """Where in a statement the table stands that is asked for; None for the statement itself."""

    def counts(self, scope: Scope, call: Call) -> bool:
        """Say whether the rows that a call is made on are one: how many rows there are."""
        self.pattern = None
        found = None if call.receiver is None else self._files(scope, call.pc, call.receiver, 7)
        return bool(found) and all(_COUNTS.match(one) for one in found or ())

    def names(self, scope: Scope, call: Call, kind: int) -> frozenset[str] | None:
        """Return the files or tables that a call can be about; None where they are not known."""
        if kind == FILE:
            return self._file(scope, call)
        self.pattern = _WRITTEN if kind == STATEMENT else _READ
        if kind in (ROWS, STATEMENT):
            return (
                None if call.receiver is None else self._files(scope, call.pc, call.receiver, 7)
            )
        if _STRING not in call.types:
            return None
        found = self._names(scope, call, call.types.index(_STRING))
        return None if found is None else _tables(found, _WRITTEN)

    def texts_of(self, scope: Scope, call: Call, index: int) -> frozenset[str] | None:
        """Return the texts of which a key was made that is an object, behind a shrinker."""
        register = call.register(index)
        self.pattern = None
        return None if register is None else self._files(scope, call.pc, register, 7)

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
        creates = self._creates(scope, one)
        if creates is not None:
            return self._tables_of(self.plain.values.returned(Scope(creates)))
        for used in uses.uses(pc, one.registers[0]):
            call = read_call(self.graph.program, scope.method, uses.instruction(used))
            if call is None or call.name != "<init>":
                continue
            if call.owner == _FILE or self.graph.names.is_key(call.owner):
                if _STRING not in call.types:
                    return None
                last = len(call.types) - 1 - call.types[::-1].index(_STRING)
                return self._names(scope, call, last)
        return None

    def _called(self, scope: Scope, call: Call, left: int) -> frozenset[str] | None:
        if call.name in _MAKES_FILE and _STRING in call.types:
            return self._names(scope, call, call.types.index(_STRING))
        if call.name in _ASKS and _STRING in call.types:
            return self._tables_of(self._names(scope, call, call.types.index(_STRING)))
        asked = next((call.first(one) for one in _QUESTIONS if one in call.types), None)
        register = call.receiver if asked is None else call.register(asked)
        if call.name in _ASKS and register is not None:
            return self._files(scope, call.pc, register, left)
        return super()._called(scope, call, left)

    def _creates(self, scope: Scope, one: Instruction) -> MethodNumber | None:
        """Return the method by which an object of Room gives the text of its statement."""
        image, _ = self.graph.program.place(scope.method)
        made = image.type_name(one.ref or 0)
        return self.graph.program.declared(made).get(_CREATES)

    def _tables_of(self, texts: Outcomes) -> frozenset[str] | None:
        if texts is None:
            return None
        found = frozenset(one for one in texts if isinstance(one, str))
        if len(found) < len(texts):
            return None
        return found if self.pattern is None else _tables(found, self.pattern)


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
