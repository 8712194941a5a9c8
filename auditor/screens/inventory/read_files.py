"""Which file of the package the words are that code reads and puts on a screen.

`setMessage(read("consent.txt"))`: the helper opens an asset or a raw file, and what comes back of it is
shown. Where one such file is opened on the way to the words, and by its name, they are its words.
Source: android.content.res.AssetManager (`open`), android.content.res.Resources (`openRawResource`).
"""

from collections.abc import Iterator
from typing import Final

from auditor.code.classes.histories import roots_of, shaping
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.registers import ENTRY
from auditor.code.classes.search import Frame, Scope
from auditor.code.classes.sites import Call
from auditor.code.classes.values import HOLE, Number
from auditor.code.classes.values import Text as TextValue
from auditor.code.resolution.constants import Resolver
from auditor.dex.opcodes import CONST_NUMBERS, CONST_STRINGS

_OPENS: Final = frozenset(
    {
        "Landroid/content/res/AssetManager;->open",
        "Landroid/content/res/Resources;->openRawResource",
    }
)
_TEXTS: Final = frozenset(
    {"Ljava/lang/String;", "Ljava/lang/CharSequence;", "Landroid/text/Spanned;"}
)
_MADE_OF: Final = frozenset({"Ljava/lang/String;-><init>"})
_STREAMS: Final = frozenset(
    {
        "Ljava/io/InputStream;",
        "Ljava/io/Reader;",
        "Ljava/io/BufferedReader;",
        "Ljava/io/InputStreamReader;",
    }
)
"""What a library's method reads a text from: `TextStreamsKt.readText(reader)`."""
_CONSTANTS: Final = CONST_STRINGS | CONST_NUMBERS
_OF_TEXTS: Final = (
    "Ljava/",
    "Lkotlin/",
    "Landroid/text/",
    "Landroidx/core/text/",
    "Lokio/",
    "Lorg/apache/commons/io/",
)
"""Whose methods make a text of what was read; an intent or a field that is typed in gives one from elsewhere."""
_DEEPEST: Final = 3
_MOST_CALLS: Final = 60


def file_shown(resolver: Resolver, scope: Scope, call: Call, index: int) -> tuple[str, ...]:
    """Return the members that an argument's words are read from: one file, in all its configurations."""
    register = call.register(index)
    if register is None:
        return ()
    found = dict.fromkeys(_read(resolver, scope, call.pc, register, 0))
    return next(iter(found)) if len(found) == 1 else ()


def _read(
    resolver: Resolver, scope: Scope, pc: int, register: int, depth: int
) -> Iterator[tuple[str, ...]]:
    """Yield the files that a text is read from; () where it may come from elsewhere too."""
    uses = resolver.def_use(scope.method)
    for root in roots_of(uses, pc, register, frozenset()):
        found = list(_made(resolver, scope, root, depth))
        yield from found
        if not found and (
            root[0] == ENTRY or uses.instruction(root[0]).opcode not in _CONSTANTS
        ):
            yield ()


def _made(
    resolver: Resolver, scope: Scope, root: tuple[int, int], depth: int
) -> Iterator[tuple[str, ...]]:
    """Yield the files that are opened where a text is made."""
    uses = resolver.def_use(scope.method)
    before = uses.call_before(root[0]) if root[0] != ENTRY else None
    made = resolver.call_at(scope.method, before.pc) if before is not None else None
    if made is None and root[0] != ENTRY and _is_made_of_bytes(resolver, scope, root):
        yield from _opened(resolver, scope, _DEEPEST)
    if made is None or made.returns not in _TEXTS:
        return
    targets = [one for one in resolver.targets(scope, made) if _has_code(resolver, one)]
    inner = Frame(scope, made, depth + 1)
    found = [
        each for one in targets for each in _opened(resolver, Scope(one, inner), depth + 1)
    ]
    if found:
        yield from found
    elif made.registers and (
        not _STREAMS.isdisjoint(made.types)
        or (not targets and made.owner.startswith(_OF_TEXTS))
    ):
        # Html.fromHtml(text), text.trim(), builder.toString(): what it is made of; a library reads a reader.
        yield from filter(None, _read(resolver, scope, made.pc, made.registers[0], depth))
        yield from _opened(resolver, scope, _DEEPEST)


def _is_made_of_bytes(resolver: Resolver, scope: Scope, root: tuple[int, int]) -> bool:
    """Say whether a text is put together from what was read: `new String(bytes, UTF_8)`."""
    events = shaping(resolver.def_use(scope.method), root, frozenset()).events
    calls = (resolver.call_at(scope.method, one) for one in events)
    return any(one is not None and one.key in _MADE_OF and "[B" in one.types for one in calls)


def _opened(resolver: Resolver, scope: Scope, depth: int) -> Iterator[tuple[str, ...]]:
    """Yield the files that a method, or one that it calls, opens."""
    for count, site in enumerate(resolver.program.calls_in(scope.method)):
        call = resolver.call_at(scope.method, site.pc)
        if call is None or count > _MOST_CALLS:
            continue
        if call.key in _OPENS:
            yield _named(resolver, scope, call)
        elif depth < _DEEPEST:
            for one in resolver.targets(scope, call):
                if _has_code(resolver, one):
                    inner = Frame(scope, call, depth + 1)
                    yield from _opened(resolver, Scope(one, inner), depth + 1)


def _named(resolver: Resolver, scope: Scope, call: Call) -> tuple[str, ...]:
    """Return the members that an opening names; none where the name is not known."""
    values = resolver.argument(scope, call, 0)
    one = values[0] if len(values) == 1 else None
    if isinstance(one, TextValue) and HOLE not in one.text:
        return (f"assets/{one.text}",)
    if isinstance(one, Number) and resolver.resources is not None:
        return tuple(member for _, member in resolver.resources.files(one.value))
    return ()


def _has_code(resolver: Resolver, method: MethodNumber) -> bool:
    return resolver.program.has_code(method)
