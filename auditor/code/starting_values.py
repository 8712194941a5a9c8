"""Answers with which value a static field of the app is loaded."""

from typing import Final

import numpy as np

from auditor.code.outcomes import Known, Token
from auditor.code.program import Program
from auditor.dex.values import Reference
from auditor.errors import MalformedDex

_FINAL: Final = 0x10


def initial_value(program: Program, text: str) -> tuple[bool, Known] | None:
    """Return whether a static field of the app is final, and the value it is loaded with.

    None for any other field. Dex format, "static_values": what is not listed is 0.
    """
    owner, _, rest = text.partition("->")
    info = program.class_info(owner)
    if info is None:
        return None
    image = program.images[info.image]
    try:
        fields, values = image.static_fields(info.row), image.static_values(info.row)
    except MalformedDex:
        return None
    first, last = np.searchsorted(image.owned_class, [info.row, info.row + 1])
    static = image.owned_static[first:last]
    for place, field_id in enumerate(fields):
        if image.field_text(field_id).partition("->")[2] != rest:
            continue
        value = values[place] if place < len(values) else 0
        is_final = bool(int(image.owned_flags[first:last][static][place]) & _FINAL)
        if isinstance(value, bool | int):
            return is_final, int(value)
        if isinstance(value, str):
            return is_final, value
        if value is None:
            return is_final, 0
        return (is_final, Token("class")) if isinstance(value, Reference) else None
    return None
