"""What a JSON object gives for a key where the text that it is made of is known.

`new JSONObject(preferences.getString("choices", "{}")).optBoolean("agreed")` is the consent kept in
a text; before the choice the text is its default. Source: org.json.JSONObject of Android.
"""

import json
from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

from auditor.code.classes.program import MethodNumber
from auditor.code.classes.registers import DefUse
from auditor.code.classes.scope import Scope
from auditor.code.classes.sites import Call, read_call
from auditor.code.decisions.assumptions import NOT_SAID
from auditor.code.decisions.tested import Tested
from auditor.code.evaluation.outcomes import FALSE, Known, Outcomes, Token, joined
from auditor.dex import opcodes

UsesOf: TypeAlias = Callable[[MethodNumber], DefUse | None]
_OBJECT: Final = "Lorg/json/JSONObject;"
_TYPES: Final = ("Boolean", "Int", "Long", "String")
_ASKS: Final = {f"{how}{kind}": how for how in ("opt", "get") for kind in _TYPES}
_HAS: Final = "has"
_DEEPEST: Final = 4


def looked_up(tested: Tested, uses_of: UsesOf, scope: Scope, call: Call) -> Outcomes | str:
    """Return what an object gives for a key; `NOT_SAID` where its text or the key is not known."""
    if call.owner != _OBJECT or call.name not in (*_ASKS, _HAS) or call.receiver is None:
        return NOT_SAID
    keys = tested.argument(scope, call, 0)
    texts = _made_of(tested, uses_of, (scope, call.pc, call.receiver))
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


def _made_of(
    tested: Tested, uses_of: UsesOf, place: tuple[Scope, int, int], left: int = _DEEPEST
) -> Outcomes:
    """Return the texts that an object in a register is made of, also by a helper that gives it."""
    scope, pc, register = place
    uses = uses_of(scope.method)
    if uses is None or not uses.has(pc) or not left:
        return None
    rows = tested.live(scope)
    found: list[Outcomes] = []
    for made in uses.definitions(pc, register):
        if made < 0:
            return None
        if rows is not None and uses.row(made) not in rows:
            continue
        one = uses.instruction(made)
        if one.opcode in opcodes.MOVES:
            found.append(_made_of(tested, uses_of, (scope, made, one.registers[1]), left))
        elif one.opcode in opcodes.MOVE_RESULTS:
            found.append(_given_back(tested, uses_of, scope, made, left - 1))
        elif one.opcode == opcodes.NEW_INSTANCE:
            found += list(_texts(tested, uses_of, scope, (made, one.registers[0]))) or [None]
        else:
            return None
    return joined(found)


def _given_back(tested: Tested, uses_of: UsesOf, scope: Scope, pc: int, left: int) -> Outcomes:
    """Return the texts of the objects that a method of the app gives back."""
    uses = uses_of(scope.method)
    before = None if uses is None else uses.call_before(pc)
    call = None if before is None else read_call(tested.program, scope.method, before)
    inner = None if call is None else tested.entered(scope, call)
    body = None if inner is None else uses_of(inner.method)
    if inner is None or body is None or not tested.program.has_code(inner.method):
        return None
    rows = tested.live(inner)
    return joined(
        _made_of(tested, uses_of, (inner, one.pc, one.registers[0]), left)
        for row, one in enumerate(body.body.instructions)
        if one.opcode in opcodes.RETURNS and one.registers and (rows is None or row in rows)
    )


def _texts(
    tested: Tested, uses_of: UsesOf, scope: Scope, made: tuple[int, int]
) -> Iterator[Outcomes]:
    uses = uses_of(scope.method)
    for used in uses.uses(*made) if uses is not None else ():
        one = uses.instruction(used) if uses is not None else None
        call = None if one is None else read_call(tested.program, scope.method, one)
        if call is None or call.name != "<init>" or call.owner != _OBJECT:
            continue
        if call.types == ("Ljava/lang/String;",):
            yield tested.argument(scope, call, 0)
        elif not call.types and not _is_filled(tested, uses_of, scope, made):
            yield frozenset({"{}"})


def _is_filled(tested: Tested, uses_of: UsesOf, scope: Scope, made: tuple[int, int]) -> bool:
    """Say whether something is put into an object where it is made."""
    uses = uses_of(scope.method)
    calls = [
        read_call(tested.program, scope.method, uses.instruction(one))
        for one in (uses.uses(*made) if uses is not None else ())
        if uses is not None
    ]
    return any(one is not None and one.name != "<init>" for one in calls)
