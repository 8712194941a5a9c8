"""Says what a tested value can be, and decides tests and calculations of such values.

`None` stands for anything. Source: "Dalvik bytecode" of the Android Open Source Project for tests,
sums and switches; the public documentation of `java.lang`, `android.text.TextUtils` and
`kotlin.jvm.internal.Intrinsics` for what their methods give back.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import product
from typing import Final, NamedTuple, TypeAlias

from auditor.code.classes.sites import Call
from auditor.code.evaluation.arithmetic import ARITHMETIC, calculate, compare
from auditor.dex import opcodes

MOST: Final = 6
"""More alternatives than this are anything."""


class Token(NamedTuple):
    """Something that is not null: `enum` (the only one of its name), `class`, `object` (one of many), `boxed`."""

    kind: str
    name: str = ""


Known: TypeAlias = int | str | Token
"""A number (0 is null and false too), a text, or a thing."""

Outcomes: TypeAlias = frozenset[Known] | None
"""What a value can be; None for anything."""

_COLLECTIONS: Final = ("Ljava/", "Landroid", "Lkotlin/collections/")

NOTHING: Final[frozenset[Known]] = frozenset()
FALSE: Final[frozenset[Known]] = frozenset({0})

_ANDS: Final = frozenset(one for one in ARITHMETIC if opcodes.MNEMONICS[one].startswith("and-"))


def joined(many: Iterable[Outcomes]) -> Outcomes:
    """Return everything that one of several values can be."""
    found: set[Known] = set()
    for one in many:
        if one is None:
            return None
        found |= one
    return frozenset(found) if len(found) <= MOST else None


def decided(opcode: int, left: Outcomes, right: Outcomes) -> frozenset[bool]:
    """Return how a test (opcodes 0x32 to 0x3d) can come out; empty while a value is nothing yet."""
    if left is None or right is None:
        return frozenset({True, False})
    test = (opcode - 0x38) if opcode >= 0x38 else opcode - 0x32
    found = {holds(test, one, other) for one in left for other in right}
    if None in found:
        return frozenset({True, False})
    return frozenset(one for one in found if one is not None)


def holds(test: int, left: Known, right: Known) -> bool | None:
    """Decide one test by its number (eq, ne, lt, ge, gt, le); None where it cannot be told."""
    if isinstance(left, int) and isinstance(right, int):
        return compare(test, left, right)
    same = is_same(left, right)
    if test > 1 or same is None:
        return None
    return same if test == 0 else not same


def is_same(left: Known, right: Known) -> bool | None:
    """Say whether two references are one; None where it cannot be told."""
    if isinstance(left, int) or isinstance(right, int):
        return False if 0 in (left, right) else None  # A thing is not null.
    if isinstance(left, Token) and isinstance(right, Token):
        if left.kind == right.kind in ("enum", "class"):
            return left == right
        if "boxed" in (left.kind, right.kind):
            return None if left.kind == right.kind else False  # Who knows which box it is in.
        things = {left.kind, right.kind} <= {"enum", "object"}
        return (
            False if things and left.name != right.name and left.name and right.name else None
        )
    return None


def computed(opcode: int, values: Sequence[Outcomes], literal: int | None) -> Outcomes:
    """Return what a calculation gives; `values` are those that it computes from."""
    given = list(values) if literal is None else [*values, frozenset({literal})]
    # `x & 0` is 0 whatever x is: so are conditions that compilers do not branch on.
    if opcode in _ANDS and FALSE in given:
        return FALSE
    numbers = [
        [one for one in each if isinstance(one, int)] for each in given if each is not None
    ]
    if [len(each) for each in numbers] != [-1 if one is None else len(one) for one in given]:
        return None
    found = {calculate(opcode, row) for row in product(*numbers)}
    return None if None in found else frozenset(one for one in found if one is not None)


# What well-known methods give back.

_BOXING: Final = frozenset(
    {
        "Ljava/lang/Boolean;->valueOf(Z)Ljava/lang/Boolean;",
        "Ljava/lang/Integer;->valueOf(I)Ljava/lang/Integer;",
        "Ljava/lang/Long;->valueOf(J)Ljava/lang/Long;",
        "Lkotlin/coroutines/jvm/internal/Boxing;->boxBoolean(Z)Ljava/lang/Boolean;",
        "Lkotlin/coroutines/jvm/internal/Boxing;->boxInt(I)Ljava/lang/Integer;",
    }
)
_UNBOXING: Final = frozenset(
    {
        "Ljava/lang/Boolean;->booleanValue()Z",
        "Ljava/lang/Integer;->intValue()I",
        "Ljava/lang/Number;->intValue()I",
        "Ljava/lang/Long;->longValue()J",
    }
)
_PASSING: Final = frozenset(
    {
        "Ljava/util/Objects;->requireNonNull(Ljava/lang/Object;)Ljava/lang/Object;",
        "Ljava/lang/String;->toString()Ljava/lang/String;",
    }
)
"""Give back their first word."""

_IGNORING_CASE: Final = "Ljava/lang/String;->equalsIgnoreCase(Ljava/lang/String;)Z"
_EQUALS: Final = frozenset(
    {
        "Ljava/lang/Object;->equals(Ljava/lang/Object;)Z",
        "Ljava/lang/String;->equals(Ljava/lang/Object;)Z",
        "Ljava/lang/Boolean;->equals(Ljava/lang/Object;)Z",
        "Ljava/lang/Integer;->equals(Ljava/lang/Object;)Z",
        _IGNORING_CASE,
        "Ljava/lang/String;->contentEquals(Ljava/lang/CharSequence;)Z",
        "Ljava/util/Objects;->equals(Ljava/lang/Object;Ljava/lang/Object;)Z",
        "Landroid/text/TextUtils;->equals(Ljava/lang/CharSequence;Ljava/lang/CharSequence;)Z",
        "Lkotlin/jvm/internal/Intrinsics;->areEqual(Ljava/lang/Object;Ljava/lang/Object;)Z",
        "Lkotlin/jvm/internal/Intrinsics;->areEqual(Ljava/lang/Boolean;Z)Z",
        "Lkotlin/jvm/internal/Intrinsics;->areEqual(ZLjava/lang/Boolean;)Z",
        "Lkotlin/jvm/internal/Intrinsics;->areEqual(Ljava/lang/Integer;I)Z",
    }
)

_KNOWN: Final = _BOXING | _UNBOXING | _PASSING | _EQUALS

_EMPTY: Final[Mapping[str, Callable[[Known], int | None]]] = {
    "Landroid/text/TextUtils;->isEmpty(Ljava/lang/CharSequence;)Z": lambda one: _is_empty(one),
    "Ljava/lang/String;->isEmpty()Z": lambda one: _is_empty(one),
    "Ljava/lang/String;->length()I": lambda one: len(one) if isinstance(one, str) else None,
    "Ljava/lang/CharSequence;->length()I": lambda one: (
        len(one) if isinstance(one, str) else None
    ),
    "Lkotlin/text/StringsKt;->isBlank(Ljava/lang/CharSequence;)Z": lambda one: (
        int(not one.strip()) if isinstance(one, str) else None
    ),
    "Ljava/lang/Boolean;->parseBoolean(Ljava/lang/String;)Z": lambda one: (
        int(isinstance(one, str) and one.lower() == "true")
        if not isinstance(one, Token)
        else None
    ),
}
_PARSED: Final = "Ljava/lang/Integer;->parseInt(Ljava/lang/String;)I"


def is_plain(call: Call) -> bool:
    """Say whether `given_back` knows a call."""
    text = call.text
    return text in _KNOWN or text in _EMPTY or text == _PARSED


def given_back(call: Call, words: list[Outcomes]) -> Outcomes:
    """Return what a well-known method gives back for what its words can be."""
    text = call.text
    if len(words) < (2 if text in _EQUALS else 1) + (call.types[:1] in (("J",), ("D",))):
        return None  # The call lacks arguments: Android refuses its class.
    if text in _EQUALS:
        return _compared(call, words)
    first = words[0]
    if text in _PASSING or first is None:
        return first
    if text in _BOXING:
        return frozenset(boxed(one) for one in first)
    if text in _UNBOXING:
        return frozenset(unboxed(one) for one in first)
    if text == _PARSED:
        return _every(
            first,
            lambda one: (
                int(one) if isinstance(one, str) and one.lstrip("-").isdigit() else None
            ),
        )
    return _every(first, _EMPTY[text])


def boxed(value: Known) -> Known:
    """Return the object that holds a number: not null, whatever the number is."""
    return Token("boxed", str(value)) if isinstance(value, int) else value


def unboxed(value: Known) -> Known:
    """Return the number that an object holds."""
    if isinstance(value, Token) and value.kind == "boxed":
        return int(value.name)
    return value


def as_given(kind: str, values: frozenset[Known]) -> frozenset[Known]:
    """Return what is given back as of a type: a number comes out of the object that was put in for it."""
    return frozenset(map(unboxed, values)) if len(kind) == 1 else values


def _every(values: frozenset[Known], does: Callable[[Known], int | None]) -> Outcomes:
    found = {does(one) for one in values}
    if None in found:
        return None
    return frozenset(one for one in found if one is not None)


def _compared(call: Call, words: list[Outcomes]) -> Outcomes:
    """Return whether two things are equal; a number that is given as such counts as boxed."""
    types = call.types if call.is_static else (call.owner, *call.types)
    left, right = words[0], words[-1]
    if left is None or right is None:
        return None
    found: set[Known] = set()
    for one in _as_things(left, types[0]):
        for other in _as_things(right, types[-1]):
            same = _is_equal(one, other, folded=call.text == _IGNORING_CASE)
            if same is None:
                return None
            found.add(int(same))
    return frozenset(found)


def _as_things(values: frozenset[Known], kind: str) -> list[Known]:
    return [boxed(one) if len(kind) == 1 else one for one in sorted(values, key=repr)]


def _is_equal(one: Known, other: Known, *, folded: bool) -> bool | None:
    if isinstance(one, str) and isinstance(other, str):
        return one.casefold() == other.casefold() if folded else one == other
    if isinstance(one, Token) and isinstance(other, Token):
        if one.kind == other.kind == "boxed":
            return one == other
        if one.name.startswith(_COLLECTIONS) or other.name.startswith(_COLLECTIONS):
            return None  # A list equals another list of the same, whatever their classes.
        return is_same(one, other)
    if isinstance(one, int) and isinstance(other, int):
        return one == other
    if 0 in (one, other):
        return False  # Nothing that is there equals null.
    return None


def _is_empty(one: Known) -> int | None:
    if isinstance(one, str):
        return int(not one)
    return 1 if one == 0 else None


CONSTS: Final = frozenset(range(0x12, 0x1A))
"""The opcodes that set a number."""

CHOICES: Final = opcodes.IFS | opcodes.SWITCHES
"""The opcodes that choose a way."""
