"""Reads method handles and call sites, which invoke-custom and const-method-handle name.

Source: "Dalvik executable format", sections "method_handle_item" and "call_site_id_item".
"""

import struct
from dataclasses import dataclass
from typing import Final

from auditor.dex.tables import MapItem, Tables
from auditor.dex.values import Reference, Value, read_array
from auditor.errors import MalformedDex

_CALL_SITES: Final = 0x0007
_METHOD_HANDLES: Final = 0x0008
_KINDS: Final = (
    "static-put",
    "static-get",
    "instance-put",
    "instance-get",
    "invoke-static",
    "invoke-instance",
    "invoke-constructor",
    "invoke-direct",
    "invoke-interface",
)
_FIRST_METHOD_KIND: Final = 4


@dataclass(frozen=True, slots=True)
class MethodHandle:
    """A handle: what it does ("invoke-static", "static-get", ...) and to which member.

    `target` is a method id if `kind` starts with "invoke", else a field id; `text`
    spells it.
    """

    kind: str
    target: int
    text: str


@dataclass(frozen=True, slots=True)
class CallSite:
    """What an invoke-custom names: who links it, under which name and type, with what.

    `arguments` are the further encoded values that the linker is given; for lambdas these
    hold a reference to the method handle of the body.
    """

    linker: MethodHandle
    name: str
    proto: str
    arguments: tuple[Value, ...]


def read_method_handle(image: Tables, index: int) -> MethodHandle:
    """Read a method handle by id; raises `MalformedDex`."""
    at = _place(image, _METHOD_HANDLES, index, 8)
    kind, _, target, _ = struct.unpack_from("<4H", image.data, at)
    if kind >= len(_KINDS):
        raise MalformedDex(f"{image.name}: method handle {index} is of the unknown kind {kind}")
    method = kind >= _FIRST_METHOD_KIND
    limit = len(image.method_name) if method else len(image.field_name)
    if target >= limit:
        raise MalformedDex(
            f"{image.name}: method handle {index} names member {target} of {limit}"
        )
    text = image.method_text(target) if method else image.field_text(target)
    return MethodHandle(_KINDS[kind], target, text)


def read_call_site(image: Tables, index: int) -> CallSite:
    """Read a call site by id; raises `MalformedDex`."""
    at = _place(image, _CALL_SITES, index, 4)
    (offset,) = struct.unpack_from("<I", image.data, at)
    values, _ = read_array(image.data, offset, image.strings)
    match values:
        case (
            Reference("method_handle", linker),
            str(name),
            Reference("proto", proto),
            *rest,
        ) if proto < len(image.proto_return):
            handle = read_method_handle(image, linker)
            return CallSite(handle, name, image.proto_text(proto), tuple(rest))
        case _:
            pass
    raise MalformedDex(
        f"{image.name}: call site {index} does not start with a linker, a name and a type"
    )


def _place(image: Tables, kind: int, index: int, size: int) -> int:
    section = image.map_items.get(kind, MapItem(0, 0))
    at = section.offset + size * index
    if not 0 <= index < section.size or at + size > len(image.data):
        raise MalformedDex(
            f"{image.name}: number {index} of {section.size} call sites or method handles"
        )
    return at
