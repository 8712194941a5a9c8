"""Which file of the package the words are that code reads and puts on a screen.

`setMessage(read("consent.txt"))`: the helper opens an asset or a raw file, and what comes back of it is
shown. Where one such file is opened on the way to the words, and by its name, they are its words.
Source: android.content.res.AssetManager (`open`), android.content.res.Resources (`openRawResource`).
"""

from collections.abc import Iterator
from typing import Final

from auditor.code.classes.histories import roots_of
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.registers import ENTRY
from auditor.code.classes.search import Frame, Scope
from auditor.code.classes.sites import Call
from auditor.code.classes.values import HOLE, Number
from auditor.code.classes.values import Text as TextValue
from auditor.code.resolution.constants import Resolver

_OPENS: Final = frozenset(
    {
        "Landroid/content/res/AssetManager;->open",
        "Landroid/content/res/Resources;->openRawResource",
    }
)
_TEXTS: Final = frozenset(
    {"Ljava/lang/String;", "Ljava/lang/CharSequence;", "Landroid/text/Spanned;"}
)
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
    """Yield the files that a text is read from: where its maker opens them."""
    uses = resolver.def_use(scope.method)
    for root, _ in roots_of(uses, pc, register, frozenset()):
        before = uses.call_before(root) if root != ENTRY else None
        made = resolver.call_at(scope.method, before.pc) if before is not None else None
        if made is None or made.returns not in _TEXTS:
            continue
        targets = [one for one in resolver.targets(scope, made) if _has_code(resolver, one)]
        if targets:
            inner = Frame(scope, made, depth + 1)
            for one in targets:
                yield from _opened(resolver, Scope(one, inner), depth + 1)
        elif made.registers:
            # Html.fromHtml(text), text.trim(), builder.toString(): what it is made of.
            yield from _read(resolver, scope, made.pc, made.registers[0], depth)
            yield from _opened(resolver, scope, _DEEPEST)


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
