"""Answers whether something that is kept tells when: the present moment, however it is written down.

`"v1@" + System.currentTimeMillis()` and `new SimpleDateFormat(…).format(new Date())` tell it as well as the
number does, and so does a row of values of which one is it. Source: the classes of `java.lang`, `java.util` and
`java.time` in the SDK at API 37, android.content.ContentValues, and "Dalvik bytecode" for sums.
"""

import re
from collections.abc import Sequence
from typing import Final

from auditor.code.classes.sites import Call
from auditor.code.evaluation.answered import Known, State, Thing
from auditor.code.evaluation.arithmetic import ARITHMETIC, COMPARISON
from auditor.model.names import field_name

MOMENT: Final = Thing("moment")

_TELLS: Final = "tells"
"""Marks, among what fields hold, things that tell a moment."""
_NAMES: Final = "names"
"""The names of what was put into a thing."""
_NOW: Final = frozenset(
    {
        "Ljava/lang/System;->currentTimeMillis()J",
        "Ljava/util/Date;-><init>()V",
        "Ljava/util/Calendar;->getInstance()Ljava/util/Calendar;",
        "Ljava/util/GregorianCalendar;-><init>()V",
        "Ljava/time/Instant;->now()Ljava/time/Instant;",
        "Ljava/time/LocalDate;->now()Ljava/time/LocalDate;",
        "Ljava/time/LocalDateTime;->now()Ljava/time/LocalDateTime;",
        "Ljava/time/OffsetDateTime;->now()Ljava/time/OffsetDateTime;",
        "Ljava/time/ZonedDateTime;->now()Ljava/time/ZonedDateTime;",
        "Lkotlinx/datetime/Clock$System;->now()Lkotlinx/datetime/Instant;",
    }
)
_WRITES: Final = ("Ljava/", "Lkotlin/", "Lkotlinx/datetime/", "Landroid/text/", "Lorg/json/")
"""Code that writes a moment down as something else."""
_VERSION: Final = re.compile(
    r"v(?:er(?:sion)?)?[ ._-]?\d.*|\d+(?:\.\d+)+|\d{4}-\d\d(?:-\d\d)?", re.IGNORECASE
)


def tells_moment(state: State, value: Known) -> bool:
    """Say whether a value is the present moment, or was made of it."""
    return value == MOMENT or (isinstance(value, Thing) and (_TELLS, value) in state.heap)


def note_moment(state: State, call: Call, given: tuple[Known, ...]) -> None:
    """Note what a call of the platform makes of the present moment: its result, its receiver."""
    own = given[0] if given and not call.is_static else None
    if call.text in _NOW:
        if call.name == "<init>":
            _mark(state, own)
        else:
            state.last = MOMENT
        return
    if not call.owner.startswith(_WRITES):
        return
    if any(tells_moment(state, one) for one in given[not call.is_static :]):
        _mark(state, own)
    elif not tells_moment(state, own):
        return
    if state.last is None and call.returns not in ("V", "Z"):
        state.last = MOMENT


def fill(state: State, given: tuple[Known, ...]) -> None:
    """Note what is put into a row before that is kept: under which name, and whether it tells a moment."""
    own, rest = given[0], given[1:]
    if not isinstance(own, Thing):
        return
    if any(tells_moment(state, one) for one in rest):
        _mark(state, own)
    if rest and isinstance(rest[0], Thing) and rest[0].kind == "text":
        before = state.heap.get((_NAMES, own))
        names = f"{before.name} {rest[0].name}" if isinstance(before, Thing) else rest[0].name
        state.heap[_NAMES, own] = Thing("text", names)


def keep(state: State, call: Call, given: tuple[Known, ...]) -> None:
    """Note that something is kept: under which name, and whether it tells a time or version."""
    index = call.first("Ljava/lang/String;")
    register = None if index is None else call.register(index)
    name = None if register is None else given[call.registers.index(register)]
    rest = given[not call.is_static :]
    # What tells a moment is no name: a text that is written into a file is all there is.
    values = [one for one in rest if one != name or tells_moment(state, one)]
    said = name.name if isinstance(name, Thing) else ""
    kind = call.types[-1] if call.types else ""
    state.happened("store", _said(state, said, values, kind))


def _said(state: State, name: str, values: Sequence[Known], kind: str) -> str:
    """Return `name:kind`: the type of what is kept, or that it tells a moment or a version.

    A row is named by all that was put into it; an object of the app by those of its fields that were set.
    """
    names, tells = [name], kind
    for one in values:
        if tells_moment(state, one):
            tells = "moment"
        if not isinstance(one, Thing):
            continue
        if one.kind == "text" and tells != "moment" and _VERSION.fullmatch(one.name):
            tells = "version"
        filled = state.heap.get((_NAMES, one))
        names += [filled.name] if isinstance(filled, Thing) else []
        fields = [
            (key[0], value)
            for key, value in state.heap.items()
            if key[1] == one and "->" in key[0]
        ]
        names += sorted(field_name(text) for text, _ in fields)
        if any(tells_moment(state, value) for _, value in fields):
            tells = "moment"
    return f"{' '.join(names)}:{tells}"


def calculated(opcode: int, given: list[Known]) -> Known:
    """Return the moment where it is reckoned with, as in seconds; nothing where it is compared."""
    is_sum = opcode in ARITHMETIC and opcode != COMPARISON
    return MOMENT if is_sum and MOMENT in given else None


def _mark(state: State, own: Known) -> None:
    if isinstance(own, Thing):
        state.heap[_TELLS, own] = 1
