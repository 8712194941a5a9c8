"""Answers with which value a static field of the app is loaded, and whether it keeps it."""

from collections.abc import Callable, Iterator
from typing import Final

import numpy as np

from auditor.code.classes.program import MethodNumber, Program
from auditor.code.evaluation.outcomes import Known, Outcomes, Token, boxed, joined
from auditor.dex import access_flags
from auditor.dex.opcodes import FIELD_WRITES
from auditor.dex.values import Reference
from auditor.errors import MalformedDex

_ENUM: Final = "Ljava/lang/Enum;"


def initial_value(program: Program, text: str) -> tuple[bool, Known] | None:
    """Return whether a static field of the app is final, and the value it is loaded with.

    None for any other field. Dex format, "static_values": what is not listed is 0.
    """
    owner, _, rest = text.partition("->")
    known = program.statics_read.get(owner)
    if known is None:
        known = program.statics_read[owner] = dict(_read_statics(program, owner))
    found: tuple[bool, Known] | None = known.get(rest)
    return found


def _read_statics(
    program: Program, owner: str
) -> Iterator[tuple[str, tuple[bool, Known] | None]]:
    """Yield the static fields of a class, each with whether it is final and its value; None for no plain one."""
    info = program.class_info(owner)
    if info is None:
        return
    image = program.images[info.image]
    try:
        fields, values = image.static_fields(info.row), image.static_values(info.row)
    except MalformedDex:
        return
    first, last = np.searchsorted(image.owned_class, [info.row, info.row + 1])
    flags = image.owned_flags[first:last][image.owned_static[first:last]].tolist()
    # Backward, for of fields of one name the first counts.
    for place in range(len(fields) - 1, -1, -1):
        rest = image.field_text(fields[place]).partition("->")[2]
        value = values[place] if place < len(values) else 0
        is_final = bool(flags[place] & access_flags.FINAL)
        if isinstance(value, bool | int):
            yield rest, (is_final, int(value))
        elif isinstance(value, str):
            yield rest, (is_final, value)
        elif value is None:
            yield rest, (is_final, 0)
        else:
            is_class = isinstance(value, Reference)
            yield rest, ((is_final, Token("class")) if is_class else None)


def own_constant(program: Program, text: str) -> Outcomes:
    """Return the constant of an enum, or of `Boolean`, that a field is; None for any other field."""
    owner, _, rest = text.partition("->")
    if owner == "Ljava/lang/Boolean;":
        known = {"TRUE": 1, "FALSE": 0}.get(rest.partition(":")[0])
        return None if known is None else frozenset({boxed(known)})
    if rest.rpartition(":")[2] != owner:
        return None
    info = program.class_info(owner)
    if info is None or info.superclass != _ENUM:
        return None
    found = initial_value(
        program, text
    )  # A variable of the enum's own type may stand there too.
    return frozenset({Token("enum", text)}) if found is not None and found[0] else None


def constant_field(
    program: Program, text: str, stored: Callable[[MethodNumber, int], Outcomes]
) -> Outcomes:
    """Return what a field always holds, or None; `stored` gives what a store puts into it.

    Static fields that only their class's start sets.
    """
    owner, _, rest = text.partition("->")
    name, _, kind = rest.partition(":")
    if program.class_info(owner) is None:
        return None
    found = initial_value(program, text)
    if found is None:
        return None  # No static field of that class.
    is_final, value = found
    writes = [use for use in program.field_uses(text) if use.opcode in FIELD_WRITES]
    if not writes:
        if not is_final and (len(kind) > 1 or program.string_uses(name)):
            return None  # Reflection could set what it names.
        return frozenset({value})
    start = program.method(f"{owner}-><clinit>()V")
    if start is None or any(use.method != start for use in writes):
        return None
    return joined(stored(start, use.pc) for use in writes)
