"""Where scripts call a plug-in that reads contacts, and where they ask the system for the permission."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from tree_sitter import Node

from auditor.scripts.apis import is_any, words
from auditor.scripts.bundles import Bundles
from auditor.scripts.program import Scripts, Spot, caller_of
from auditor.scripts.syntax import arguments_of, last_name, path_of, text_of

_TELLING: Final = ("contact", "addressbook", "phonenumbers")
"""Parts of names that tell by themselves whose call it is."""
_LOOKS: Final = ("check", "has", "get", "is", "should")
"""How names begin of calls that look at the grant, and ask nobody."""
_PERMISSION: Final = "READ_CONTACTS"
_FULL: Final = "android.permission.READ_CONTACTS"


@dataclass(frozen=True, slots=True)
class Calls:
    """What scripts call."""

    reads: tuple[Spot, ...]
    perhaps: tuple[Spot, ...]
    """Calls of that name of which it is not known whose they are."""
    asks: tuple[Spot, ...]


def find_calls(scripts: Scripts, modules: Sequence[str], calls: Sequence[str]) -> Calls:
    """Return the calls of plug-ins: `modules` are their names for scripts, `calls` what reads."""
    bundles = Bundles(scripts)
    reads: dict[Node, Spot] = {}
    perhaps: dict[Node, Spot] = {}
    for name in calls:
        for spot in scripts.named(last_name(name)):
            call = caller_of(spot.node.parent) if spot.node.parent is not None else None
            if call is None or spot.node.type != "property_identifier":
                continue
            mine = _is_of_plugin(scripts, bundles, Spot(spot.source, call), name, modules)
            if mine is not None:
                (reads if mine else perhaps)[call] = Spot(spot.source, call)
    asks = {one.node: one for one in _asks(scripts)}
    return Calls(tuple(reads.values()), tuple(perhaps.values()), tuple(asks.values()))


def _is_of_plugin(
    scripts: Scripts, bundles: Bundles, call: Spot, name: str, modules: Sequence[str]
) -> bool | None:
    """Say whether a call is one of the plug-in's; None for one of something else, False where it may be."""
    function = call.node.child_by_field_name("function")
    path = path_of(function)
    if "." in name:
        is_list = name.endswith(".find") and _is_list(call)
        return True if path.endswith(name) and not is_list else None
    if any(one in path.lower() for one in _TELLING) or _is_module(path, modules):
        return True
    return _is_of_module(scripts, bundles, call, modules)


def _is_module(path: str, modules: Sequence[str]) -> bool:
    owner = last_name(path.rpartition(".")[0].removesuffix(".default"))
    return any(owner == last_name(one) for one in modules)


def _is_of_module(
    scripts: Scripts, bundles: Bundles, call: Spot, modules: Sequence[str]
) -> bool | None:
    """Say it of `o.default.getAll()`, by the module of the bundle that `o` stands for."""
    function = call.node.child_by_field_name("function")
    held = function.child_by_field_name("object") if function is not None else None
    while held is not None and held.type == "member_expression":
        held = held.child_by_field_name("object")
    if held is None or held.type != "identifier":
        return None
    value = scripts.resolved(Spot(call.source, held))
    if value.node.type == "member_expression" and _is_module(
        f"{path_of(value.node)}.x", modules
    ):
        return True
    needed = bundles.needed(value)
    if needed is None:
        return None
    return True if any(one in text_of(needed.factory.node) for one in modules) else None


def _is_list(call: Spot) -> bool:
    """Say whether `contacts.find(…)` looks for something in a list: a function is all that it is handed first."""
    given = arguments_of(call.node)
    return (
        not given
        or given[0].type in ("arrow_function", "function_expression")
        or len(given) < 2
    )


def _asks(scripts: Scripts) -> Iterator[Spot]:
    """Yield the calls that name the permission, and those of a plug-in that asks for its own."""
    for word in (_PERMISSION, _FULL):
        for spot in scripts.named(word):
            for place in (spot, *_kept_as(scripts, spot)):
                call = _call_around(place.node)
                if call is not None and _may_ask(path_of(call.child_by_field_name("function"))):
                    yield Spot(place.source, call)
    for name in sorted(words("permissions", "asks")):
        for call_spot in scripts.calls([f".{last_name(name)}"]):
            if "contacts" in path_of(call_spot.node.child_by_field_name("function")).lower():
                yield call_spot


def _may_ask(path: str) -> bool:
    """Say whether a call that names the permission may ask for it: one that looks at the grant does not."""
    is_look = last_name(path).lower().startswith(_LOOKS) or (
        is_any(path, "permissions", "calls") and not is_any(path, "permissions", "asks")
    )
    return not is_look and not is_any(path, "effects", "harmless")


def _kept_as(scripts: Scripts, spot: Spot) -> Iterator[Spot]:
    """Yield where a name is used that is declared to be the permission, or a list with it."""
    above = _above(spot.node)
    name = above.child_by_field_name("name") if above is not None else None
    if above is None or above.type != "variable_declarator" or name is None:
        return
    binding = scripts.binding(Spot(spot.source, name)) if name.type == "identifier" else None
    for use in scripts.scopes.uses(binding) if binding is not None else ():
        yield Spot(spot.source, use)


def _above(node: Node) -> Node | None:
    """Return what is around an expression and the members and lists that it is part of."""
    above = node.parent
    while above is not None and above.type in (
        "member_expression",
        "array",
        "subscript_expression",
        "parenthesized_expression",
    ):
        above = above.parent
    return above


def _call_around(node: Node) -> Node | None:
    above = _above(node)
    return above.parent if above is not None and above.type == "arguments" else None
