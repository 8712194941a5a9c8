"""What a JSON object gives for a key where the text that it is made of is known.

`new JSONObject(preferences.getString("choices", "{}")).optBoolean("agreed")` is the consent kept in
a text; before the choice the text is its default. Source: org.json.JSONObject of Android.
"""

import json
from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

from auditor.code.outcomes import FALSE, Known, Outcomes, Token, joined
from auditor.code.program import MethodNumber
from auditor.code.registers import DefUse
from auditor.code.scope import Scope
from auditor.code.sites import Call, read_call
from auditor.code.tested import NOT_SAID, Tested
from auditor.dex import opcodes

UsesOf: TypeAlias = Callable[[MethodNumber], DefUse | None]
_OBJECT: Final = "Lorg/json/JSONObject;"
_TYPES: Final = ("Boolean", "Int", "Long", "String")
_ASKS: Final = {f"{how}{kind}": how for how in ("opt", "get") for kind in _TYPES}
_HAS: Final = "has"


def looked_up(tested: Tested, uses_of: UsesOf, scope: Scope, call: Call) -> Outcomes | str:
    """Return what an object gives for a key; `NOT_SAID` where its text or the key is not known."""
    if call.owner != _OBJECT or call.name not in (*_ASKS, _HAS) or call.receiver is None:
        return NOT_SAID
    keys = tested.argument(scope, call, 0)
    texts = _made_of(tested, uses_of, scope, call)
    if texts is None or keys is None or not all(isinstance(one, str) for one in keys):
        return NOT_SAID
    if any(isinstance(one, Token) for one in texts):
        return NOT_SAID  # A text that was made somewhere.
    objects = [held for one in texts if (held := _read(one)) is not None]
    return joined(
        _given(tested, scope, call, held.get(str(key))) for held in objects for key in keys
    )


def _given(tested: Tested, scope: Scope, call: Call, value: Known | None) -> Outcomes:
    if call.name == _HAS:
        return frozenset({int(value is not None)})
    if value is not None:
        return frozenset({value})
    if _ASKS[call.name] == "get":
        return frozenset()  # It throws.
    if len(call.types) > 1:
        return tested.argument(scope, call, 1)
    return frozenset({""}) if call.name.endswith("String") else FALSE


def _read(text: Known) -> dict[str, Known] | None:
    """Return the plain values of a text; None for what makes the constructor throw."""
    try:
        held = json.loads(text) if isinstance(text, str) else None
    except ValueError:
        return None
    if not isinstance(held, dict):
        return None
    return {
        key: int(one) if isinstance(one, bool) else one
        for key, one in held.items()
        if isinstance(one, bool | int | str)
    }


def _made_of(tested: Tested, uses_of: UsesOf, scope: Scope, call: Call) -> Outcomes:
    """Return the texts that an object is made of, in the same method."""
    uses = uses_of(scope.method)
    if uses is None or call.receiver is None:
        return None
    found: list[Outcomes] = []
    for made in uses.definitions(call.pc, call.receiver):
        one = uses.instruction(made) if made >= 0 else None
        if one is None or one.opcode != opcodes.NEW_INSTANCE:
            return None
        found += list(_texts(tested, uses_of, scope, (made, one.registers[0]))) or [None]
    return joined(found)


def _texts(
    tested: Tested, uses_of: UsesOf, scope: Scope, made: tuple[int, int]
) -> Iterator[Outcomes]:
    uses = uses_of(scope.method)
    for used in uses.uses(*made) if uses is not None else ():
        one = uses.instruction(used) if uses is not None else None
        call = None if one is None else read_call(tested.program, scope.method, one)
        if call is not None and call.name == "<init>" and call.types == ("Ljava/lang/String;",):
            yield tested.argument(scope, call, 0)
