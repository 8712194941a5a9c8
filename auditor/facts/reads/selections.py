"""Answers how much of a table one query reads: its columns, its selection, its keys."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from auditor.code.classes.histories import copied_uses, reads_whole
from auditor.code.classes.registers import CALLS, ENTRY
from auditor.code.classes.search import Scope
from auditor.code.classes.sites import Call, read_call
from auditor.code.classes.values import (
    Elements,
    Made,
    Number,
    Picked,
    PickedKey,
    RowKey,
    Text,
    Unknown,
    Uri,
    Value,
    Values,
)
from auditor.code.resolution.constants import Resolver
from auditor.data.shelf import read_table
from auditor.dex.opcodes import NEW_INSTANCE
from auditor.facts.ground.providers import classify
from auditor.model.vocabulary import Data, Extent

_STRING: Final = "Ljava/lang/String;"
_STRINGS: Final = "[Ljava/lang/String;"
_BUNDLE: Final = "Landroid/os/Bundle;"
_SQL_SELECTION: Final = "android:query-arg-sql-selection"
_SQL_ARGUMENTS: Final = "android:query-arg-sql-selection-args"
_COUNTING: Final = frozenset({"getCount", "moveToFirst", "close", "isClosed"})
_COLUMN_GETTERS: Final = frozenset({"getColumnIndex", "getColumnIndexOrThrow"})
_CLOSES: Final = "(Ljava/io/Closeable;Ljava/lang/Throwable;)V"


_GROUPS: Final = "group_membership"
_GROUPS_TYPE: Final = "vnd.android.cursor.item/group_membership"
"""Rows of a group are many people, though their data1 is a key: that of the group."""
_LATER: Final = frozenset({"<init>", "setUri"})
"""Of a loader: its columns may be told by a call of their own."""


@cache
def words() -> dict[str, Any]:
    """Return the table of columns: `strong`, `names`, `numbers`, `keys`, `wide`."""
    found: dict[str, Any] = read_table("contacts/columns")["contacts"]
    return found


@cache
def _keyed() -> re.Pattern[str]:
    keys = "|".join(map(re.escape, words()["keys"]))
    return re.compile(
        rf"(?<![\w.])(?:\w+\.)*(?:{keys})\s*(?:=|==|like|glob|in)\s*(?!'%+')", re.IGNORECASE
    )


@dataclass(frozen=True, slots=True)
class Selection:
    """What a query's selection comes down to."""

    is_known: bool
    is_keyed: bool
    """It names a key column and a key."""
    keys: Values
    """What is known of the keys."""


def selection_of(resolver: Resolver, call: Call) -> Selection:
    """Read the selection of a query in any of its forms."""
    scope = Scope(call.method)
    projection = call.first(_STRINGS)
    if (bundle := call.first(_BUNDLE)) is not None and call.name == "query":
        texts, arguments = _from_bundle(resolver, call, bundle)
    else:
        place = call.first(_STRING, start=(projection if projection is not None else -1) + 1)
        texts = resolver.argument(scope, call, place) if place is not None else ()
        after = call.first(_STRINGS, start=place + 1) if place is not None else None
        arguments = resolver.argument(scope, call, after) if after is not None else ()
    return read_selection(texts, arguments)


def _from_bundle(resolver: Resolver, call: Call, index: int) -> tuple[Values, Values]:
    """Read the SQL selection that `ContentResolver.QUERY_ARG_SQL_…` keys carry (API 26)."""
    scope = Scope(call.method)
    register = call.register(index)
    texts: list[Value] = []
    arguments: list[Value] = []
    if register is None or resolver.value(scope, call.pc, register) == (Number(0),):
        return (), ()
    shaped = resolver.shaped(scope, call.pc, register)
    uses = resolver.def_use(call.method)
    for root, history in shaped:
        if root[0] == ENTRY or uses.instruction(root[0]).opcode != NEW_INSTANCE:
            texts.append(Unknown("a bundle from elsewhere"))
        for event in history.events:
            put = read_call(resolver.program, call.method, uses.instruction(event))
            if put is None or not put.name.startswith("putString"):
                continue
            key = resolver.argument(scope, put, 0)
            if key == (Text(_SQL_SELECTION),):
                texts += resolver.argument(scope, put, 1)
            elif key == (Text(_SQL_ARGUMENTS),):
                arguments += resolver.argument(scope, put, 1)
    return tuple(texts), tuple(arguments)


def read_selection(texts: Values, arguments: Values) -> Selection:
    """Put selection texts and their arguments together."""
    given: list[Value] = []
    for one in arguments:
        given += one.values if isinstance(one, Elements) else [one]
    keys = [one for one in given if one != Number(0)]
    # `"" + id` and `"%" + name + "%"` are keys as `id` and `name` are.
    keys += [hole for one in given if isinstance(one, Text) for hole in one.holes]
    known = keyed = True
    for one in texts or (Number(0),):
        if isinstance(one, Text):
            hit = _keyed().search(one.text)
            keyed = (
                keyed
                and hit is not None
                and _GROUPS not in one.text
                and Text(_GROUPS_TYPE) not in given
                and not _is_everything(one.text[hit.end() :], given)
            )
            keys += one.holes
        else:
            keyed = False
            known = known and one == Number(0)
    return Selection(known, keyed, tuple(keys))


def _is_everything(rest: str, arguments: list[Value]) -> bool:
    """Say whether a LIKE is given nothing but the wildcard."""
    return (
        rest.startswith("?")
        and bool(arguments)
        and all(isinstance(one, Text) and set(one.text) == {"%"} for one in arguments)
    )


def narrowed(extent: Extent, selection: Selection, *, in_loop: bool) -> Extent:
    """Return how much a query reads whose URI alone would give an extent."""
    if extent is not Extent.BULK:
        return extent
    if not selection.is_known:
        return Extent.UNKNOWN
    if not selection.is_keyed:
        return Extent.BULK
    return by_keys(selection.keys, in_loop=in_loop)


def by_keys(keys: Values, *, in_loop: bool) -> Extent:
    """Return the extent of a lookup by what is known of its keys.

    Keys of a picked row make it picked. Keys that the program makes up in a loop, or takes from
    the rows of the whole phonebook, make it bulk: everybody is looked up.
    """
    if any(isinstance(one, Picked | PickedKey) for one in keys):
        return Extent.PICKED
    everybody = [one for one in keys if isinstance(one, Made) or _is_of_everybody(one)]
    if any(in_loop or (isinstance(one, Made | RowKey) and one.looped) for one in everybody):
        return Extent.BULK
    return Extent.LOOKUP


def _is_of_everybody(key: Value) -> bool:
    """Say whether a key comes from a row of the whole phonebook."""
    if not isinstance(key, RowKey):
        return False
    kinds = [classify(Uri(uri)) for uri in key.uris]
    return any(kind.data is Data.CONTACTS and kind.extent is Extent.BULK for kind in kinds)


def columns_of(resolver: Resolver, call: Call) -> tuple[tuple[str, ...], bool]:
    """Return the columns that a query asks for or its method looks up, and whether all are known."""
    scope = Scope(call.method)
    place = call.first(_STRINGS)
    found: dict[str, None] = {}
    whole = place is not None
    for one in resolver.argument(scope, call, place) if place is not None else ():
        match one:
            case Elements(values=values):
                found.update((value.text, None) for value in values if isinstance(value, Text))
                whole = whole and all(isinstance(value, Text) for value in values)
            case _:
                whole = whole and one == Number(0)
    if place is None and call.name in _LATER:
        found.update(dict.fromkeys(_projected(resolver, call)))
    if call.name != "loadInBackground":
        found.update(dict.fromkeys(_looked_up(resolver, call)))
    return tuple(found), whole


def _projected(resolver: Resolver, call: Call) -> Iterator[str]:
    """Yield the columns that the same method gives a loader after its making."""
    for site in resolver.program.calls_in(call.method):
        if not site.target.endswith("->setProjection([Ljava/lang/String;)V"):
            continue
        later = resolver.call_at(site.method, site.pc)
        for one in resolver.argument(Scope(call.method), later, 0) if later else ():
            for value in one.values if isinstance(one, Elements) else ():
                if isinstance(value, Text):
                    yield value.text


def _looked_up(resolver: Resolver, call: Call) -> tuple[str, ...]:
    """Return the columns that the same method asks a cursor for by name."""
    found: dict[str, None] = {}
    scope = Scope(call.method)
    for site in resolver.program.calls_in(call.method):
        name = site.name
        if name in _COLUMN_GETTERS:
            asked = resolver.call_at(site.method, site.pc)
            for one in resolver.argument(scope, asked, 0) if asked else ():
                if isinstance(one, Text) and not one.holes:
                    found[one.text] = None
    return tuple(found)


def only_counts(resolver: Resolver, call: Call) -> bool:
    """Say whether a query's cursor serves for nothing but its number of rows."""
    uses = resolver.def_use(call.method)
    result = uses.result_of(call.pc)
    if result is None:
        return False
    names: set[str] = set()
    for one, register in copied_uses(uses, result.pc, result.registers[0]):
        used = read_call(resolver.program, call.method, one) if one.opcode in CALLS else None
        if used is not None and _counts(used, register):
            names.add(used.name)
        elif one.opcode in CALLS or not reads_whole(one):
            return False
    return bool(names & {"getCount", "moveToFirst"})


def _counts(used: Call, register: int) -> bool:
    """Say whether a call on a cursor tells nothing but a number."""
    if used.proto == _CLOSES:
        return True
    return used.receiver == register and used.name in _COUNTING


__all__ = [
    "Selection",
    "Unknown",
    "by_keys",
    "columns_of",
    "narrowed",
    "only_counts",
    "selection_of",
    "words",
]
