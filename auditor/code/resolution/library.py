"""Answers what calls into the framework and the Java library give back.

Only what builds names, URIs, permissions and keys is known here; everything else is an
`Unknown` that names the call. A key read from a picked row, from a query's row or made by
arithmetic stays recognisable through calls that are not known.
"""

from collections.abc import Iterator
from typing import Final

from auditor.code.classes.histories import shaping
from auditor.code.classes.registers import CALLS, ENTRY
from auditor.code.classes.search import Scope, Search
from auditor.code.classes.sites import Call, read_call
from auditor.code.classes.values import (
    Elements,
    Instance,
    Made,
    Number,
    Octets,
    Picked,
    PickedKey,
    RowKey,
    Text,
    Unknown,
    Value,
    Values,
    ViewById,
    elements,
    union,
)
from auditor.code.evaluation import numerals
from auditor.code.evaluation.characters import constructed, is_changed_by_calls
from auditor.code.resolution import lazies, reflection, remembered, text_calls, uri_calls
from auditor.dex.body import Instruction
from auditor.dex.opcodes import ARRAY_WRITES, FILL_ARRAY_DATA

_BUILDERS: Final = frozenset(
    {
        "Ljava/lang/StringBuilder;",
        "Ljava/lang/StringBuffer;",
        "Landroid/text/SpannableStringBuilder;",
        "Landroid/net/Uri$Builder;",
        "Landroid/content/Intent;",
    }
)
_COLLECTIONS: Final = frozenset(
    f"Ljava/util/{name};"
    for name in (
        "ArrayList", "LinkedList", "HashSet", "LinkedHashSet", "TreeSet", "ArrayDeque", "Vector", "Stack",
        "HashMap", "LinkedHashMap", "TreeMap", "Hashtable", "PriorityQueue",
        "concurrent/ConcurrentHashMap", "concurrent/LinkedBlockingQueue", "concurrent/ArrayBlockingQueue",
        "concurrent/ConcurrentLinkedQueue", "concurrent/CopyOnWriteArrayList", "concurrent/atomic/AtomicReference",
    )
) | {"Ljava/lang/ThreadLocal;", "Ljava/lang/ref/WeakReference;", "Ljava/lang/ref/SoftReference;"}  # fmt: skip
"""What holds one object or several: what is put in comes out."""
_PICKED_TYPES: Final = (
    "Landroid/content/Intent;",
    "Landroid/net/Uri;",
    "Landroid/content/ClipData;",
    "Landroid/content/ClipData$Item;",
    "Landroid/os/Parcelable;",
    "Landroidx/activity/result/ActivityResult;",
    "Ljava/lang/Object;",
    "Ljava/util/List;",
    "Landroid/os/Bundle;",
)
_NO_PICKER_GIVES: Final = frozenset(
    {f"Landroid/content/Intent;->{one}" for one in ("getAction", "getStringExtra", "getCharSequenceExtra", "getIntExtra", "getLongExtra")}
    | {f"Landroid/os/{owner};->{one}" for owner in ("Bundle", "BaseBundle") for one in ("getString", "getCharSequence", "getInt", "getLong")}
)  # fmt: skip
"""What a screen of the app's own answers: a picker of contacts answers with addresses, never with one of these."""
_TEXT: Final = "Ljava/lang/String;"
_WITH_DEFAULT: Final = frozenset({"getString", "optString", "getProperty"})
"""Their second string is what they give when there is nothing else."""
_CARRIERS: Final = (
    "I",
    "J",
    "[",
    "Ljava/lang/",
    "Ljava/util/",
    "Landroid/net/Uri",
    "Landroid/content/Intent",
    "Landroid/content/ClipData",
    "Landroid/database/",
    "Landroid/os/Parcelable",
    "Landroid/os/Bundle",
    "Landroidx/activity/result/",
)
"""Types of results that can carry a key or what was picked; others are not looked into."""
_ADDS: Final = frozenset(
    {
        "add",
        "addFirst",
        "addLast",
        "push",
        "offer",
        "put",
        "set",
        "lazySet",
        "addElement",
        "putIfAbsent",
    }
)
_ADDS_ALL: Final = frozenset({"addAll", "<init>", "putAll"})
_BOXES: Final = ("valueOf", "intValue", "longValue", "toString", "parseInt", "parseLong", "toArray",
                 "booleanValue", "byteValue", "charValue", "shortValue", "requireNonNull", "asList", "singletonList", "singleton",
                 "unmodifiableList", "unmodifiableSet", "iterator", "listIterator", "of", "copyOf", "clone", "values", "intern", "list", "stream", "keySet")  # fmt: skip
_TAKES: Final = (
    "get",
    "next",
    "elementAt",
    "getFirst",
    "getLast",
    "first",
    "last",
    "pop",
    "poll",
    "peek",
    "take",
    "element",
    "remove",
    "getOrDefault",
    "previous",
)
_RESULT_NAME: Final = "onActivityResult"
_FINDS_VIEW: Final = frozenset({"findViewById", "requireViewById", "findChildViewById"})


_CASTS: Final = "Lkotlin/jvm/internal/TypeIntrinsics;"
_GIVES_BACK: Final = ("asMutable", "beforeCheckcastTo")
"""How Kotlin casts to a type that Java does not know: the same object comes back."""


def is_fluent(call: Call) -> bool:
    """Say whether a call gives back its first argument, as builders do."""
    if call.owner in _BUILDERS:
        return call.returns == call.owner and not call.is_static
    if call.owner == _CASTS:
        return call.name.startswith(_GIVES_BACK)
    return call.key == "Landroid/content/ContentUris;->appendId"


def given_parameter(resolver: Search, method: int, word: int) -> Values:
    """Return what Android hands to a callback in a parameter, where that is known."""
    owner, _, signature = resolver.program.text(method).partition("->")
    name, _, rest = signature.partition("(")
    if name != _RESULT_NAME:
        return ()
    call = Call(method, 0, 0x6E, (), owner, name, f"({rest}")
    place = 1
    for kind in call.types:
        if place == word and kind in _PICKED_TYPES:
            return (Picked(),)
        place += 2 if kind in ("J", "D") else 1
    return ()


def made(resolver: Search, scope: Scope, pc: int, kind: str) -> Values:
    """Return a new object: a string or collection by its content, others by their class."""
    if kind == "Ljava/lang/String;":
        return constructed(resolver, scope, pc)
    if kind in _COLLECTIONS:
        return (_collected(resolver, scope, pc),)
    return (Instance(kind, (scope.method, pc)),)


def _collected(resolver: Search, scope: Scope, pc: int) -> Elements:
    """Return everything that the method puts into a collection, in whatever order."""
    register = resolver.def_use(scope.method).instruction(pc).registers[0]
    return elements(_put(resolver, scope, (pc, register)))


def added(resolver: Search, reads: list[tuple[int, int]], values: list[Value]) -> Elements:
    """Return a collection in a field with what is added wherever the field is read."""
    found: list[Value] = []
    for one in values:
        if isinstance(one, Elements):
            found += one.values
    for method, pc in reads:
        scope = resolver.fresh(method)
        register = resolver.def_use(method).instruction(pc).registers[0]
        found += _put(resolver, scope, (pc, register))
    ordered = [one for one in values if isinstance(one, Elements) and one.ordered]
    if len(values) == 1 and ordered and len(found) == len(ordered[0].values):
        return ordered[0]
    return elements(found)


def _put(resolver: Search, scope: Scope, root: tuple[int, int]) -> Iterator[Value]:
    """Yield what calls on the object of a definition put into it, and writes into an array."""
    uses = resolver.def_use(scope.method)
    for event in shaping(uses, root, frozenset()).events:
        one = uses.instruction(event)
        if one.opcode in ARRAY_WRITES:
            yield from resolver.value(scope, event, one.registers[0])
        call = read_call(resolver.program, scope.method, one)
        if call is None:
            continue
        if call.name in _ADDS:
            yield from resolver.argument(scope, call, len(call.types) - 1)
        elif call.name in _ADDS_ALL and call.types and call.types[-1] not in ("I", "F"):
            index = 1 if call.is_static else len(call.types) - 1
            for held in resolver.argument(scope, call, index):
                yield from held.values if isinstance(held, Elements) else (held,)


def array(resolver: Search, scope: Scope, one: Instruction) -> Value:
    """Return a new array by what is written into it."""
    image, _ = resolver.program.place(scope.method)
    uses = resolver.def_use(scope.method)
    kind = image.type_name(one.ref) if one.ref is not None else ""
    written: dict[int, list[Value]] = {}
    loose: list[Value] = []
    escaped = shaping(uses, (one.pc, one.registers[0]), frozenset())
    calls = [pc for pc in escaped.events if uses.instruction(pc).opcode in CALLS]
    is_changed = is_changed_by_calls(resolver, scope, (*calls, *escaped.escapes))
    for event in escaped.events:
        put = uses.instruction(event)
        if put.opcode == FILL_ARRAY_DATA and (
            is_changed or len(escaped.events) - len(calls) > 1
        ):
            loose.append(Unknown("an array changed in place"))
        elif put.opcode == FILL_ARRAY_DATA:
            numbers = uses.body.arrays[put.pc].values
            if kind == "[B":
                return Octets(bytes(number & 0xFF for number in numbers))
            return Elements(tuple(Number(number) for number in numbers), ordered=True)
        if not 0x4B <= put.opcode <= 0x51:
            continue
        values = resolver.value(scope, put.pc, put.registers[0])
        places = resolver.value(scope, put.pc, put.registers[2])
        if len(places) == 1 and isinstance(places[0], Number):
            written.setdefault(places[0].value, []).extend(values)
        else:
            loose += values
    if kind in ("[B", "[C") and is_changed:
        loose.append(Unknown("an array changed by a call"))
    loose += _filled_by_calls(resolver, scope, escaped.escapes)
    sizes = resolver.value(scope, one.pc, one.registers[1])
    return _whole(kind, sizes, written, loose)


def changes_parameter(resolver: Search, method: int, word: int) -> bool:
    """Say whether a method writes into an array that it is given: its value is another then."""
    uses = resolver.def_use(method)
    body = uses.body
    if not any(0x4B <= one.opcode <= 0x51 for one in body.instructions):
        return False
    root = (ENTRY, body.registers - body.ins + word)
    events = shaping(uses, root, frozenset()).events
    return any(0x4B <= uses.instruction(one).opcode <= 0x51 for one in events)


def _filled_by_calls(
    resolver: Search, scope: Scope, escapes: tuple[int, ...]
) -> Iterator[Value]:
    """Yield what `toArray` and `arraycopy` put into an array that they are given."""
    uses = resolver.def_use(scope.method)
    for pc in escapes:
        call = read_call(resolver.program, scope.method, uses.instruction(pc))
        if call is None or call.name not in ("toArray", "arraycopy"):
            continue
        givers = (
            resolver.receiver(scope, call)
            if call.name == "toArray"
            else resolver.argument(scope, call, 0)
        )
        for one in givers:
            yield from one.values if isinstance(one, Elements) else (Unknown("a copied array"),)


def _whole(
    kind: str, sizes: Values, written: dict[int, list[Value]], loose: list[Value]
) -> Value:
    """Say whether an array is known element by element, and put it together."""
    size = sizes[0].value if len(sizes) == 1 and isinstance(sizes[0], Number) else -1
    whole = (
        not loose
        and set(written) == set(range(size))
        and all(len(row) == 1 for row in written.values())
    )
    if whole and kind == "[B" and all(isinstance(row[0], Number) for row in written.values()):
        return Octets(
            bytes(
                row[0].value & 0xFF
                for _, row in sorted(written.items())
                if isinstance(row[0], Number)
            )
        )
    if whole:
        return Elements(tuple(row[0] for _, row in sorted(written.items())), ordered=True)
    return elements([*loose, *(one for row in written.values() for one in row)])


def element(resolver: Search, scope: Scope, one: Instruction) -> Values:
    """Return what a read from an array can give."""
    places = resolver.value(scope, one.pc, one.registers[2])
    found: list[Value] = []
    for held in resolver.value(scope, one.pc, one.registers[1]):
        if isinstance(held, Elements):
            numbers = [place.value for place in places if isinstance(place, Number)]
            if (
                held.ordered
                and len(numbers) == len(places) == 1
                and 0 <= numbers[0] < len(held.values)
            ):
                found.append(held.values[numbers[0]])
            else:
                found += held.values or (Unknown("an empty array"),)
        elif isinstance(held, Picked | PickedKey | RowKey | Made):
            found.append(held)
        else:
            found.append(Unknown("an element of an unknown array"))
    return union(found)


def preferred(resolver: Search, scope: Scope, call: Call) -> Values | None:
    """Return what a library call gives though the app holds its code; None: look at the code."""
    if call.key in (
        "Landroidx/activity/result/ActivityResult;->getData",
        "Landroidx/activity/result/ActivityResult;->component2",
    ):
        found = resolver.receiver(scope, call)
        if any(isinstance(one, Picked) for one in found):
            return (Picked(),)
    block = call.first("Ljava/lang/Object;") if call.name in remembered.WRAPS else None
    if block is not None:
        return resolver.argument(scope, call, block)
    if call.returns == "Lkotlin/Lazy;":
        return lazies.block_results(resolver, scope, call)
    kept = remembered.held(resolver, scope, call)
    return lazies.held(resolver, scope, call) if kept is None else kept


def result(resolver: Search, scope: Scope, call: Call) -> Values:
    """Return what a call outside the app's code gives back."""
    if call.name in _FINDS_VIEW and "I" in call.types:
        return union(
            _viewed(one) for one in resolver.argument(scope, call, call.types.index("I"))
        )
    for known in (
        uri_calls.result,
        text_calls.result,
        reflection.result,
        numerals.result,
        _contained,
    ):
        try:
            found = known(resolver, scope, call)
        except IndexError:  # A prototype that is not the library's: Android refuses the call.
            return (Unknown("a call that cannot run"),)
        if found is not None:
            return union(found)
    return union(_derived(resolver, scope, call))


def _viewed(identity: Value) -> Value:
    return ViewById(identity.value) if isinstance(identity, Number) else Unknown("a view")


def _contained(resolver: Search, scope: Scope, call: Call) -> Values | None:
    """Follow boxes, casts, collections and their iterators."""
    if not call.owner.startswith(("Ljava/", "Lkotlin/")):
        return None
    if call.name in _TAKES and not call.is_static:
        found: list[Value] = []
        for held in resolver.receiver(scope, call):
            found += held.values if isinstance(held, Elements) else (held,)
        return tuple(found)
    if call.name not in _BOXES:
        return None
    inputs = (
        resolver.argument(scope, call, 0) if call.is_static else resolver.receiver(scope, call)
    )
    if call.name in ("singletonList", "singleton") or (
        call.name == "of" and call.types and not call.types[0].startswith("[")
    ):
        return (
            Elements(
                union(
                    one
                    for index in range(len(call.types))
                    for one in resolver.argument(scope, call, index)
                )
            ),
        )
    if call.name.startswith("parse"):
        return tuple(_parsed(one) for one in inputs)
    return inputs


def _parsed(value: Value) -> Value:
    if isinstance(value, Text):
        if value.holes:
            return value.holes[0]
        digits = value.text.lstrip("+-")
        return (
            Number(int(value.text))
            if digits.isascii() and digits.isdigit() and len(digits) < 20
            else Unknown("no number")
        )
    return value


def _derived(resolver: Search, scope: Scope, call: Call) -> Values:
    """Keep keys recognisable through calls that are not known."""
    unknown = Unknown(f"the result of {call.text}")
    if not call.returns.startswith(_CARRIERS):
        return (unknown,)
    inputs = list(resolver.receiver(scope, call))
    for index in range(min(len(call.types), 3)):
        if call.types[index] not in (
            "Z",
            "Landroid/content/Context;",
            "Landroid/content/ContentResolver;",
        ):
            inputs += resolver.argument(scope, call, index)
    found: list[Value] = []
    if call.name in _WITH_DEFAULT and call.types == (_TEXT, _TEXT):
        found = [unknown, *resolver.argument(scope, call, 1)]
    for one in inputs:
        if isinstance(one, Picked) and call.key in _NO_PICKER_GIVES:
            continue
        if isinstance(one, Picked):
            found.append(Picked(one.via) if call.returns in _PICKED_TYPES else PickedKey())
        elif isinstance(one, PickedKey | RowKey | Made):
            found.append(one)
        elif isinstance(one, Text):
            found += [hole for hole in one.holes if isinstance(hole, PickedKey | RowKey | Made)]
    return tuple(found) or (unknown,)
