"""Which means the interpreter saw at work while it ran a method: XOR, a cipher, Base64, arithmetic."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any, Final

from auditor.code.classes.decodings import Decoding, shown
from auditor.code.classes.sites import Call
from auditor.code.classes.values import Octets, Site, Text, Value
from auditor.code.evaluation.arithmetic import ARITHMETIC
from auditor.code.evaluation.cells import Array
from auditor.dex.opcodes import MNEMONICS

_MEANS_OF_NUMBERS: Final = {
    "xor-int": "XOR",
    "xor-long": "XOR",
    "int-to-char": "character arithmetic",
    "int-to-byte": "byte arithmetic",
}
MEANS_OF_OPCODES: Final = {
    opcode: _MEANS_OF_NUMBERS[MNEMONICS[opcode].partition("/")[0]]
    for opcode in sorted(ARITHMETIC)
    if MNEMONICS[opcode].partition("/")[0] in _MEANS_OF_NUMBERS
}
_WEAK: Final = frozenset({"character arithmetic", "byte arithmetic"})
"""Means that every other one uses as well."""
_MEANS_OF_CALLS: Final = {
    "Landroid/util/Base64;->decode": "Base64",
    "Ljava/util/Base64$Decoder;->decode": "Base64",
    "Ljava/lang/StringBuilder;->reverse": "reversal",
}


def means_of_call(call: Call, values: list[Any]) -> str | None:
    """Name the means of a library call; None for one that deciphers nothing."""
    if call.key == "Ljavax/crypto/Cipher;->getInstance":
        return str(values[0])
    return _MEANS_OF_CALLS.get(call.key)


def with_decoding(
    found: Value | None, means: Collection[str], site: Site | None, by: str, source: str
) -> Value | None:
    """Note on a text or bytes how they were made readable, where anything was deciphered."""
    if site is None or not means or not isinstance(found, Text | Octets):
        return found
    result = shown([found.text if isinstance(found, Text) else found.content])
    strong = set(means) - _WEAK
    one = Decoding(site, by, tuple(sorted(strong or means)), source, result)
    return replace(found, decoded=(one,))


def as_shown(given: Any) -> object:
    """Return an argument as `decodings.shown` takes it."""
    if isinstance(given, Array):
        if given.kind == "B":
            return bytes(one & 0xFF for one in given.items)
        return f"{len(given.items)} numbers"
    return given if isinstance(given, str | int) else "an object"
