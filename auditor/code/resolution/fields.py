"""Answers what a field can hold: a constant of the framework, or what the app stores in it."""

from typing import Final

from auditor.code.classes.program import MethodNumber
from auditor.code.classes.registers import DefUse
from auditor.code.classes.search import Scope, Search
from auditor.code.classes.values import (
    ClassName,
    Elements,
    FieldRef,
    Number,
    Text,
    Unknown,
    Value,
    Values,
    elements,
    is_open,
    union,
)
from auditor.code.evaluation.interpreter import RUNNABLE, read_static
from auditor.code.evaluation.shelf_uris import framework_texts, framework_uris
from auditor.code.resolution import extras, library
from auditor.dex import opcodes
from auditor.dex.body import Instruction
from auditor.dex.values import Reference
from auditor.errors import MalformedDex

MOST_STORES: Final = 40
"""So many stores of one field are followed."""

_DECLARED: Final = "Landroid/content/pm/PackageInfo;->requestedPermissions:[Ljava/lang/String;"
"""What `getPackageInfo(…, GET_PERMISSIONS)` gives: some apps ask for all that they declare."""

_PERMISSIONS: Final = "Landroid/Manifest$permission;"

_Store = tuple[MethodNumber, int, int]
"""A method, the pc of a store in it, and the register that is stored."""


def read(resolver: Search, scope: Scope, one: Instruction) -> Values:
    """Return what a read of a field can give."""
    image, _ = resolver.program.place(scope.method)
    if one.ref is None:
        return (Unknown("a broken reference"),)
    text = image.field_text(one.ref)
    if text == _DECLARED:
        names = (Text(permission.name) for permission in resolver.program.manifest.permissions)
        return (elements(names),)
    if text == extras.MESSAGE_OBJECT:
        return extras.message_objects(resolver)
    stores = _just_stored(resolver, scope, one, text)
    if stores is not None:
        return union(
            value for pc, register in stores for value in resolver.value(scope, pc, register)
        )
    if one.opcode in opcodes.INSTANCE_READS:
        of_one = resolver.field_of_one(scope, one, text)
        if of_one:
            return of_one
    return resolver.field_values(text, ups=scope.ups)


def _just_stored(
    resolver: Search, scope: Scope, reader: Instruction, text: str
) -> list[tuple[int, int]] | None:
    """Return the stores of the same method that a read of a field comes from, None if from elsewhere.

    Each way back from the read comes to a store into the same object, and over no call of a
    method that stores into the field too.
    """
    stored = [
        use for use in resolver.program.field_uses(text) if use.opcode in opcodes.FIELD_WRITES
    ]
    own = {use.pc for use in stored if use.method == scope.method}
    if not own:
        return None
    names = {resolver.program.signature(use.method).partition("(")[0] for use in stored}
    uses = resolver.def_use(scope.method)
    holder = _holder(uses, reader)
    found: dict[int, int] = {}
    seen: set[int] = set()
    pending = list(uses.predecessors(uses.row(reader.pc)))
    while pending:
        row = pending.pop()
        if row in seen:
            continue
        seen.add(row)
        one = uses.body.instructions[row]
        if one.pc in own:
            if _holder(uses, one) != holder:
                return None
            found[one.pc] = one.registers[0]
            continue
        before = uses.predecessors(row)
        if row == 0 or not before or _calls_one(resolver, scope, one, names):
            return None
        pending += before
    return sorted(found.items())


def _holder(uses: DefUse, one: Instruction) -> tuple[int, ...]:
    """Return where the object of a field's read or store comes from; nothing for a static field."""
    is_static = one.opcode in opcodes.STATIC_READS or one.opcode in opcodes.STATIC_WRITES
    return () if is_static else uses.definitions(one.pc, one.registers[1])


def _calls_one(resolver: Search, scope: Scope, one: Instruction, names: set[str]) -> bool:
    """Say whether an instruction calls a method of one of some names."""
    if one.opcode not in opcodes.INVOKES:
        return False
    call = resolver.call_at(scope.method, one.pc)
    return call is None or call.name in names


def held(resolver: Search, text: str, *, ups: int) -> Values:
    """Return what a field can hold; its stores are looked at `ups` calls away."""
    named, _, rest = text.partition("->")
    name, _, kind = rest.partition(":")
    owner = resolver.hierarchy.resolve_field(named, name)
    if resolver.program.class_info(owner) is None:
        return (_of_framework(owner, name, rest),)
    found = list(_initial(resolver, owner, rest))
    stores = _stores(resolver, dict.fromkeys((owner, named)), rest)
    for method, pc, register in stores[:MOST_STORES]:
        found += resolver.stored(method, pc, register, ups=ups)
    if len(stores) > MOST_STORES:
        found.append(Unknown("more stores than are followed"))
    if any(isinstance(one, Elements) for one in found):
        reads = _reads(resolver, dict.fromkeys((owner, named)), rest)
        found = [library.added(resolver, reads, found)]
    if stores and len(found) > 1:
        # Fields begin as null; where the app stores something, that is what is read.
        found = [one for one in found if one != Number(0)] or found
    if kind in RUNNABLE and any(is_open(one) for one in found):
        ran = _initialised(resolver, f"{owner}->{rest}", stores)
        found = [ran] if ran is not None else found
    return union(found) or (Number(0),)


def _of_framework(owner: str, name: str, rest: str) -> Value:
    """Return what a field outside the app holds, or its name."""
    if owner == _PERMISSIONS:
        return Text(f"android.permission.{name}")
    known = framework_uris().get(f"{owner}->{name}") or framework_texts().get(
        f"{owner}->{name}"
    )
    return FieldRef(f"{owner}->{rest}") if known is None else known


def _initialised(resolver: Search, text: str, stores: list[_Store]) -> Value | None:
    """Run the class initialiser for a field that only it sets."""
    owners = {resolver.program.text(method) for method, _, _ in stores}
    if owners != {text.partition("->")[0] + "-><clinit>()V"}:
        return None
    return read_static(resolver.program, resolver.hierarchy, text)


def _stores(resolver: Search, owners: dict[str, None], rest: str) -> list[_Store]:
    """Return where a field is stored, by each class through which it is named."""
    found = set()
    for owner in owners:
        for use in resolver.program.field_uses(f"{owner}->{rest}"):
            if use.opcode in opcodes.FIELD_WRITES and resolver.def_use(use.method).has(use.pc):
                one = resolver.def_use(use.method).instruction(use.pc)
                if one.registers:  # Else it is broken, and Android refuses the class.
                    found.add((use.method, use.pc, one.registers[0]))
    return sorted(found)


def _reads(
    resolver: Search, owners: dict[str, None], rest: str
) -> list[tuple[MethodNumber, int]]:
    """Return where a field is read, at most `MOST_STORES` places."""
    found = {
        (use.method, use.pc)
        for owner in owners
        for use in resolver.program.field_uses(f"{owner}->{rest}")
        if use.opcode in opcodes.FIELD_READS
        and resolver.def_use(use.method).has(use.pc)
        and resolver.def_use(use.method).instruction(use.pc).registers
    }
    return sorted(found)[:MOST_STORES]


def _initial(resolver: Search, owner: str, rest: str) -> Values:
    """Return the value with which a static field of the app starts, if it is encoded."""
    info = resolver.program.class_info(owner)
    if info is None:
        return ()
    image = resolver.program.images[info.image]
    try:
        values = image.static_values(info.row)
    except MalformedDex:
        return (Unknown("broken static values"),)
    for field_id, value in zip(image.static_fields(info.row), values, strict=False):
        if image.field_text(field_id).partition("->")[2] != rest:
            continue
        match value:
            case str():
                return (Text(value),)
            case bool() | int():
                return (Number(int(value)),)
            case Reference() if value.kind == "type":
                return (ClassName(image.type_name(value[1])),)
            case _:
                return ()
    return ()
