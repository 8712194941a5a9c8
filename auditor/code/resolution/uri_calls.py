"""Answers what calls on `Uri`, `Uri.Builder`, `ContentUris` and cursors give back.

Source: android.net.Uri and android.content.ContentUris of AOSP (API 21 to 37).
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Final
from urllib.parse import quote, unquote

from auditor.code.classes.histories import AGAIN
from auditor.code.classes.registers import ENTRY
from auditor.code.classes.search import Scope, Search
from auditor.code.classes.sites import Call, read_call
from auditor.code.classes.values import (
    HOLE,
    Number,
    Parameter,
    Picked,
    PickedKey,
    RowKey,
    Text,
    Unknown,
    Uri,
    Value,
    Values,
    as_text,
    as_uri,
    build_uri,
    joined,
    product,
    split_uri,
)
from auditor.code.resolution import extras
from auditor.dex import opcodes

_URI: Final = "Landroid/net/Uri;"
_BUILDER: Final = "Landroid/net/Uri$Builder;"
_UNRESERVED: Final = "_-!.~'()*"
_CURSOR: Final = "Landroid/database/Cursor;"
_CURSORS: Final = (
    "Landroid/database/Cursor;",
    "Landroid/database/CursorWrapper;",
    "Landroid/database/AbstractCursor;",
)
_STARTED: Final = frozenset(
    {"onHandleIntent", "onHandleWork", "onStartCommand", "onStart", "onBind", "onReceive"}
)
"""Methods of services and receivers that are given the intent which starts them."""
_ACQUIRES: Final = ("acquireContentProviderClient", "acquireUnstableContentProviderClient")
_Parts = tuple[Text, Text, Text, Text]
_EMPTY: Final[_Parts] = (Text(""), Text(""), Text(""), Text(""))


def parsed(value: Value) -> Value:
    """Return what `Uri.parse` gives for a value."""
    found = as_uri(value)
    if isinstance(found, Text):
        return Uri(found.text, found.holes, found.via, found.decoded)
    return found


def result(resolver: Search, scope: Scope, call: Call) -> Values | None:
    """Return what a call about URIs or cursors gives, or None for any other call."""
    if call.owner == _BUILDER:
        return built(resolver, scope, call) if call.name in ("build", "toString") else None
    if call.owner == _URI:
        return _of_uri(resolver, scope, call)
    if call.key == "Landroid/content/ContentUris;->withAppendedId":
        return _append(_argument(resolver, scope, call, 0), _argument(resolver, scope, call, 1))
    if call.key == "Landroid/provider/MediaStore;->setRequireOriginal":
        return resolver.argument(scope, call, 0)
    if call.key == "Landroid/content/ContentUris;->parseId":
        return tuple(
            _part_of(one, "getLastPathSegment") for one in resolver.argument(scope, call, 0)
        )
    if call.key == "Landroid/content/Intent;->getData":
        return _intent_data(resolver, scope, call)
    if (
        call.key == "Landroid/provider/ContactsContract$Contacts;->getLookupUri"
        or call.name == "getContactLookupUri"
    ):
        return tuple(_looked_up(one) for one in resolver.argument(scope, call, 1))
    if call.name in _ACQUIRES:
        return tuple(_client(one) for one in resolver.argument(scope, call, 0))
    if call.name in ("query", "managedQuery") and call.returns == "Landroid/database/Cursor;":
        return _rows(resolver, scope, call)
    if call.owner in _CURSORS and call.name.startswith("get"):
        looped = resolver.def_use(scope.method).is_in_loop(call.pc)
        return _cell(resolver.receiver(scope, call), looped=looped)
    return None


def _of_uri(resolver: Search, scope: Scope, call: Call) -> Values | None:
    if call.is_static:
        return _static(
            call, [_argument(resolver, scope, call, at) for at in range(len(call.types))]
        )
    receivers = resolver.receiver(scope, call)
    if call.name in ("buildUpon", "normalizeScheme"):
        return receivers
    if call.name == "toString":
        return tuple(as_text(one) if isinstance(one, Uri) else _key(one) for one in receivers)
    if call.name.startswith("get"):
        return tuple(_part_of(one, call.name) for one in receivers)
    return None


def _argument(resolver: Search, scope: Scope, call: Call, index: int) -> Values:
    """Return an argument without null where it can be something else: no URI is made of null.

    Kotlin hands null over where a default stands, and replaces it inside (`name$default`).
    """
    values = resolver.argument(scope, call, index)
    if len(values) > 1 and call.types[index].startswith("L"):
        return tuple(one for one in values if one != Number(0))
    return values


def _static(call: Call, arguments: list[Values]) -> Values | None:
    match call.name:
        case "parse":
            return tuple(parsed(one) for one in arguments[0])
        case "withAppendedPath":
            # The appended path is taken as encoded already: it stays as it is.
            return _append(arguments[0], arguments[1])
        case "fromParts":
            return tuple(_opaque(row) for row in product(arguments[0], arguments[1]))
        case "encode":
            return tuple(_encode(one) for one in arguments[0])
        case "decode":
            return tuple(_decode(one) for one in arguments[0])
        case _:
            return None


def _opaque(row: tuple[Value, ...]) -> Value:
    whole = joined(as_text(row[0]), Text(":"), as_text(row[1]))
    return Uri(whole.text, whole.holes, whole.via, whole.decoded)


def _encode(value: Value) -> Value:
    if isinstance(value, Text) and not value.holes:
        return Text(quote(value.text, safe=_UNRESERVED))
    return value


def _decode(value: Value) -> Value:
    # The holes stay in their order: their mark is no character that an escape stands for.
    return replace(value, text=unquote(value.text)) if isinstance(value, Text) else value


def _key(value: Value) -> Value:
    return PickedKey() if isinstance(value, Picked) else as_text(value)


def _part_of(value: Value, getter: str) -> Value:
    """Return a piece of a URI by the name of its getter."""
    if isinstance(value, Picked | PickedKey):
        return PickedKey()
    if not isinstance(value, Uri):
        return value if not isinstance(value, Text) else Unknown("a piece of a text")
    scheme, authority, path, query = split_uri(value)
    match getter:
        case "getScheme":
            return scheme
        case "getAuthority" | "getHost" | "getEncodedAuthority":
            return authority
        case "getPath" | "getEncodedPath":
            return path
        case "getQuery" | "getEncodedQuery":
            return Text(query.text[1:], query.holes)
        case "getLastPathSegment":
            last = path.text.rstrip("/").rpartition("/")[2]
            holes = path.holes[len(path.holes) - last.count(HOLE) :]
            if last == HOLE and holes:
                return holes[0]
            return Text(last, holes)
        case _:
            return Unknown("a piece of a URI")


def _append(bases: Values, ends: Values) -> Values:
    """Append a segment to each URI; a piece of what was picked stays picked."""
    found: list[Value] = []
    for base, end in product(bases, ends or (Unknown("an appended piece"),)):
        if not isinstance(base, Uri | Text):
            found.append(base)
            continue
        scheme, authority, path, query = split_uri(base)
        tail = as_text(end)
        slash = Text("" if path.text.endswith("/") else "/")
        if path.text.endswith("/") and tail.text.startswith("/"):
            path = Text(path.text[:-1], path.holes, path.via)
        elif tail.text.startswith("/"):
            slash = Text("")
        found.append(build_uri(scheme, authority, joined(path, slash, tail), query))
    return tuple(found)


def _intent_data(resolver: Search, scope: Scope, call: Call) -> Values:
    """Return the URI of an intent: its own maker's, picked, or handed in from outside the app."""
    made = extras.made_intent_uris(resolver, scope, call) if call.receiver is not None else ()
    if made:
        return made
    found: list[Value] = []
    for one in resolver.receiver(scope, call):
        if isinstance(one, Picked):
            found.append(one)
        elif isinstance(one, Parameter) and _is_started(resolver, one):
            found += extras.intent_uris(resolver) or (Unknown("the data of an intent"),)
        else:
            found.append(Unknown("the data of an intent"))
    return tuple(found)


def _is_started(resolver: Search, one: Parameter) -> bool:
    """Say whether a parameter is the intent that starts a part which no other app can start."""
    owner, _, signature = one.method.partition("->")
    if signature.partition("(")[0] not in _STARTED:
        return False
    components = resolver.program.manifest.components
    return not any(each.exported for each in components if each.name == owner)


def _client(value: Value) -> Value:
    """Return a provider's client as a URI of which only the authority is known."""
    if isinstance(value, Text):
        whole = joined(Text("content://"), Text(value.text, value.holes), Text(f"/{HOLE}"))
        return Uri(whole.text, (*whole.holes, Unknown("a path")), value.via)
    if isinstance(value, Uri):
        scheme, authority, _, _ = split_uri(value)
        return build_uri(scheme, authority, Text(f"/{HOLE}", (Unknown("a path"),)), Text(""))
    return value


def _looked_up(value: Value) -> Value:
    """Return the lookup URI of a contact's or data row's URI."""
    if isinstance(value, Picked):
        return value
    hole = PickedKey() if isinstance(value, PickedKey) else Unknown("a lookup key")
    return Uri(f"content://com.android.contacts/contacts/lookup/{HOLE}", (hole,))


def _rows(resolver: Search, scope: Scope, call: Call) -> Values:
    """Return a cursor as the rows of its URIs; rows of what was picked are picked."""
    place = call.first(_URI)
    uris = resolver.argument(scope, call, place) if place is not None else ()
    return _cell(uris)


def row_by_row(
    call: Call, register: int, values: Values, *, is_in_loop: Callable[[int], bool]
) -> Values:
    """Return what a call hands over; a cursor that a loop hands to it stands on row after row."""
    place = call.first(_CURSOR)
    if place is None or call.register(place) != register:
        return values
    if not any(isinstance(one, RowKey) for one in values) or not is_in_loop(call.pc):
        return values
    return tuple(
        replace(one, looped=True) if isinstance(one, RowKey) else one for one in values
    )


def _cell(values: Values, *, looped: bool = False) -> Values:
    """Return what a cursor over values gives, or one of its cells."""
    found: list[Value] = []
    for one in values:
        match one:
            case Picked() | PickedKey():
                found.append(PickedKey())
            case Uri() if any(isinstance(hole, PickedKey | Picked) for hole in one.holes):
                found.append(PickedKey())
            case Uri():
                found.append(RowKey((one.shown,), looped))
            case RowKey():
                found.append(replace(one, looped=one.looped or looped))
            case _:
                found.append(RowKey((), looped))
    return tuple(found) or (RowKey((), looped),)


def built(resolver: Search, scope: Scope, call: Call) -> Values:
    """Return what a `Uri.Builder` builds, for each order in which it was filled."""
    if call.receiver is None:
        return ()
    found: list[Value] = []
    for root, shaped in resolver.shaped(scope, call.pc, call.receiver):
        starts, others = _starts(resolver, scope, root)
        found += others
        for order in resolver.orders(scope, shaped, call.pc) if starts else ():
            found += [build_uri(*parts) for parts in _filled(resolver, scope, starts, order)]
    return tuple(found) or (Unknown("a Uri.Builder from elsewhere"),)


def _starts(
    resolver: Search, scope: Scope, root: tuple[int, int]
) -> tuple[list[_Parts], list[Value]]:
    """Return what a builder starts with, and values that are no URI."""
    pc, _ = root
    uses = resolver.def_use(scope.method)
    if pc != ENTRY and uses.instruction(pc).opcode == opcodes.NEW_INSTANCE:
        return [_EMPTY], []
    starts: list[_Parts] = []
    others: list[Value] = []
    for one in _root_values(resolver, scope, root):
        if isinstance(one, Uri | Text):
            starts.append(split_uri(one))
        else:
            others.append(one)
    return starts, others


def _root_values(resolver: Search, scope: Scope, root: tuple[int, int]) -> Values:
    """Resolve the register that holds a builder just behind where it came from."""
    pc, register = root
    uses = resolver.def_use(scope.method)
    if pc == ENTRY:
        return resolver.value(scope, 0, register)
    behind = uses.body.instructions[uses.row(pc) + 1].pc
    return resolver.value(scope, behind, register)


def _filled(
    resolver: Search, scope: Scope, starts: list[_Parts], order: tuple[int, ...]
) -> list[_Parts]:
    uses = resolver.def_use(scope.method)
    states = list(starts)
    for event in order:
        if event == AGAIN:
            continue
        call = read_call(resolver.program, scope.method, uses.instruction(event))
        if call is not None:
            states = _step(resolver, scope, call, states)
    return states


def _step(resolver: Search, scope: Scope, call: Call, states: list[_Parts]) -> list[_Parts]:
    """Apply one call on a builder to each state."""
    if call.name == "appendId":
        rows = product(resolver.argument(scope, call, 1))
    else:
        arguments = [_argument(resolver, scope, call, at) for at in range(len(call.types))]
        rows = product(*arguments)
    return [_applied(call.name, parts, row) for parts in states for row in rows][:16] or states


def _applied(name: str, parts: _Parts, row: tuple[Value, ...]) -> _Parts:
    scheme, authority, path, query = parts
    first = as_text(row[0]) if row else Text("")
    match name:
        case "scheme":
            scheme = first
        case "authority" | "encodedAuthority":
            authority = first
        case "path" | "encodedPath":
            path = first
        case "appendPath" | "appendEncodedPath" | "appendId":
            slash = Text("" if path.text.endswith("/") else "/")
            path = joined(path, slash, first)
        case "query" | "encodedQuery":
            query = joined(Text("?"), first)
        case "clearQuery":
            query = Text("")
        case "appendQueryParameter":
            query = joined(
                query, Text("&" if query.text else "?"), first, Text("="), as_text(row[1])
            )
        case "opaquePart" | "encodedOpaquePart":
            path = first
        case _:
            pass
    return scheme, authority, path, query
