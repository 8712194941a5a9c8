"""Answers what the app hands to itself under a name or in a slot, by what it puts there.

Extras of intents and bundles, entries of preferences, the URI of an intent that starts a part of the
app, the object of a message. What another app may put there is not known and not counted.
"""

from collections.abc import Iterator
from typing import Final

from auditor.code.classes.registers import ENTRY
from auditor.code.classes.search import Scope, Search
from auditor.code.classes.sites import Call
from auditor.code.classes.values import (
    FieldRef,
    Number,
    Text,
    Unknown,
    Uri,
    Value,
    Values,
    union,
)
from auditor.dex import opcodes
from auditor.model.names import outermost

MESSAGE_OBJECT: Final = "Landroid/os/Message;->obj:Ljava/lang/Object;"

_HOLDERS: Final = (
    "Landroid/content/Intent;",
    "Landroid/os/Bundle;",
    "Landroid/os/BaseBundle;",
    "Landroidx/work/Data;",
    "Landroidx/work/Data$Builder;",
    "Landroid/content/SharedPreferences;",
    "Landroid/content/SharedPreferences$Editor;",
)
_GETS: Final = frozenset(
    {
        "getStringExtra",
        "getParcelableExtra",
        "getCharSequenceExtra",
        "getIntExtra",
        "getString",
        "getParcelable",
        "getCharSequence",
        "getInt",
        "getStringArray",
        "getStringArrayExtra",
        "getStringArrayList",
        "getStringArrayListExtra",
    }
)
_PUTS: Final = frozenset(
    {
        "putExtra",
        "putString",
        "putParcelable",
        "putCharSequence",
        "putInt",
        "putStringArray",
        "putStringArrayList",
        "putStringArrayListExtra",
    }
)
_TO_SCREENS: Final = (
    "Landroid/content/Intent;",
    "Landroid/os/Bundle;",
    "Landroid/os/BaseBundle;",
)
_INTENT: Final = "Landroid/content/Intent;"
_URI: Final = "Landroid/net/Uri;"
_OBJECT: Final = "Ljava/lang/Object;"
_SETS_DATA: Final = frozenset(
    {"setData", "setDataAndNormalize", "setDataAndType", "setDataAndTypeAndNormalize", "<init>"}
)
_MESSAGES: Final = ("obtainMessage", "obtain")
_MOST_PUTS: Final = 16
_SCREENS: Final = frozenset(
    {
        "Landroid/app/Activity;",
        "Landroid/app/Fragment;",
        "Landroidx/fragment/app/Fragment;",
        "Landroid/support/v4/app/Fragment;",
    }
)


def handed(
    resolver: Search, scope: Scope, call: Call, *, to_screen: bool = False
) -> Values | None:
    """Return what the app puts under the name that a call asks for; None for any other call.

    `to_screen` leaves out what surely goes to another screen than the one that asks.
    """
    if call.name not in _GETS or call.owner not in _HOLDERS or not call.types:
        return None
    keys = resolver.argument(scope, call, 0)
    if len(keys) != 1 or not isinstance(keys[0], Text) or keys[0].holes:
        return None
    found: list[Value] = []
    puts = _puts(resolver, keys[0].text)
    if len(puts) > _MOST_PUTS:
        found.append(Unknown("more extras of one name than are followed"))
    owner = outermost(resolver.program.owner(scope.method))
    for put in puts[:_MOST_PUTS]:
        if to_screen and call.owner in _TO_SCREENS and _is_for_another(resolver, put, owner):
            continue
        inner = resolver.fresh(put.method)
        if resolver.argument(inner, put, 0) == keys:
            found += resolver.argument(inner, put, 1)
    if found and len(call.types) == 2:  # What it gives where nothing was put.
        found += [one for one in resolver.argument(scope, call, 1) if one != Number(0)]
    return union(found) or None


def _puts(resolver: Search, key: str) -> list[Call]:
    program = resolver.program
    found = []
    for method in dict.fromkeys(use.method for use in program.string_uses(key)):
        for site in program.calls_in(method):
            owner, _, rest = site.target.partition("->")
            if owner in _HOLDERS and rest.partition("(")[0] in _PUTS:
                put = resolver.call_at(site.method, site.pc)
                if put is not None and len(put.types) > 1:
                    found.append(put)
    return found


def _is_for_another(resolver: Search, put: Call, owner: str) -> bool:
    """Say whether the method that puts something names a screen, and not the one of an outer class."""
    program = resolver.program
    image, row = program.place(put.method)
    named = {
        outermost(image.type_name(one))
        for one in image.type_id[image.type_uses_in(row)].tolist()
    }
    named.add(outermost(program.owner(put.method)))
    if owner in named or put.owner not in _TO_SCREENS:
        return False
    made = {image.type_name(one) for one in image.type_id[image.type_uses_in(row)].tolist()}
    return any(resolver.hierarchy.is_subtype(one, each) for one in made for each in _SCREENS)


def intent_uris(resolver: Search) -> Values:
    """Return the URIs that the app gives to intents which it makes; none where it gives no known one."""
    sites = [
        site
        for name in sorted(_SETS_DATA)
        for site in resolver.program.calls_of(_INTENT, name)
        if _URI in site.target
    ]
    found: list[Value] = []
    for site in sites[:_MOST_PUTS]:
        call = resolver.call_at(site.method, site.pc)
        at = None if call is None else call.first(_URI)
        if call is not None and at is not None:
            found += resolver.argument(resolver.fresh(site.method), call, at)
    return union(one for one in found if isinstance(one, Uri | FieldRef))


def made_intent_uris(resolver: Search, scope: Scope, call: Call) -> Values:
    """Return the URIs of an intent that the method itself makes and asks, each last set; none for another's."""
    uses = resolver.def_use(scope.method)
    image, _ = resolver.program.place(scope.method)
    found: list[Value] = []
    for (pc, _), shaped in resolver.shaped(scope, call.pc, call.receiver or 0):
        one = uses.instruction(pc) if pc != ENTRY else None
        if one is None or one.opcode != opcodes.NEW_INSTANCE or one.ref is None:
            return ()
        if image.type_name(one.ref) != _INTENT:
            return ()
        for order in resolver.orders(scope, shaped, call.pc):
            calls = [resolver.call_at(scope.method, each) for each in order if uses.has(each)]
            sets = [
                (each, at) for each in calls if each and (at := _given_uri(each)) is not None
            ]
            if not sets:
                return ()
            found += resolver.argument(scope, *sets[-1])
    return union(found)


def _given_uri(call: Call) -> int | None:
    return call.first(_URI) if call.owner == _INTENT and call.name in _SETS_DATA else None


def message_objects(resolver: Search) -> Values:
    """Return the texts and URIs that the app puts into messages, and what is not known of the others."""
    found = list(_message_objects(resolver))
    kept = [one for one in found if isinstance(one, Text | Uri | FieldRef | Unknown)]
    return union(kept) or (Unknown("the object of a message"),)


def _message_objects(resolver: Search) -> Iterator[Value]:
    program = resolver.program
    left = _MOST_PUTS
    for name in _MESSAGES:
        for site in program.calls_of(None, name):
            call = resolver.call_at(site.method, site.pc)
            if call is None or call.returns != "Landroid/os/Message;":
                continue
            if call.types[-1:] == (_OBJECT,) and left:
                left -= 1
                inner = resolver.fresh(site.method)
                yield from resolver.argument(inner, call, len(call.types) - 1)
    for use in program.field_uses(MESSAGE_OBJECT):
        uses = resolver.def_use(use.method)
        if use.opcode in opcodes.INSTANCE_WRITES and uses.has(use.pc) and left:
            left -= 1
            register = uses.instruction(use.pc).registers[0]
            yield from resolver.value(resolver.fresh(use.method), use.pc, register)
    if not left:
        yield Unknown("more messages than are followed")
