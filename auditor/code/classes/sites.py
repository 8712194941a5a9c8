"""Reads one call instruction: whom it names, and which register holds which argument."""

from dataclasses import dataclass
from functools import lru_cache

from auditor.code.classes.program import MethodNumber, Program
from auditor.dex.body import Instruction
from auditor.dex.opcodes import INVOKE_STATICS, INVOKES

GRANT_CHECKS = frozenset(
    {"checkSelfPermission", "checkPermission", "checkCallingOrSelfPermission"}
)
"""Methods that tell whether the system granted a permission (`Context`, `ContextCompat`)."""

_WIDE_TYPES = ("J", "D")
_SPREAD = 1_000_003
"""A prime, so that the places of neighbouring methods do not fall together."""
_MOST_READ = 1 << 16
"""So many calls are kept: asked for again and again, of the few methods that matter."""


@lru_cache(maxsize=4096)
def parameter_types(proto: str) -> tuple[str, ...]:
    """Return the parameter types of a prototype: `(I[JLa/b;)V` gives `I`, `[J`, `La/b;`."""
    found = []
    start = place = 1
    while place < len(proto) and proto[place] != ")":
        if proto[place] == "[":
            place += 1
            continue
        end = proto.find(";", place) if proto[place] == "L" else place
        if end < 0:
            break  # A prototype that Android refuses: what can be read of it counts.
        place = end + 1
        found.append(proto[start:place])
        start = place
    return tuple(found)


def parameter_words(proto: str) -> tuple[str, ...]:
    """Return the type of each word of a prototype's parameters; nothing for the second one of a wide type."""
    words: list[str] = []
    for kind in parameter_types(proto):
        words += (kind, "") if kind in _WIDE_TYPES else (kind,)
    return tuple(words)


@dataclass(frozen=True, slots=True)
class Call:
    """One call in a method."""

    method: MethodNumber
    """Who calls."""
    pc: int
    opcode: int
    registers: tuple[int, ...]
    """The argument words, the receiver first."""
    owner: str
    """The class that the reference names."""
    name: str
    proto: str

    def __hash__(self) -> int:
        """Hash by the place, which alone tells one call from another: scopes are made of calls."""
        return self.method * _SPREAD + self.pc

    @property
    def key(self) -> str:
        """Return `La/b;->c`."""
        return f"{self.owner}->{self.name}"

    @property
    def text(self) -> str:
        """Return the reference in dex form."""
        return f"{self.owner}->{self.name}{self.proto}"

    @property
    def is_static(self) -> bool:
        """Say whether the call has no receiver."""
        return self.opcode in INVOKE_STATICS

    @property
    def types(self) -> tuple[str, ...]:
        """Return the types of the parameters, without the receiver."""
        return parameter_types(self.proto)

    @property
    def returns(self) -> str:
        """Return the type that comes back."""
        return self.proto.rpartition(")")[2]

    @property
    def is_short(self) -> bool:
        """Say whether it lacks registers for its parameters: Android refuses such a class."""
        return len(self.registers) < len(self.types) + (not self.is_static)

    @property
    def receiver(self) -> int | None:
        """Return the register of the receiver."""
        return None if self.is_static or not self.registers else self.registers[0]

    def register(self, index: int) -> int | None:
        """Return the first register of a parameter, counted without the receiver."""
        word = 0 if self.is_static else 1
        types = self.types
        if index >= len(types):
            return None
        word += sum(2 if one in _WIDE_TYPES else 1 for one in types[:index])
        return self.registers[word] if word < len(self.registers) else None

    def first(self, *kinds: str, start: int = 0) -> int | None:
        """Return the index of the first parameter of one of some types."""
        for index, one in enumerate(self.types):
            if index >= start and one in kinds:
                return index
        return None


def read_call(program: Program, method: MethodNumber, one: Instruction) -> Call | None:
    """Read an instruction as a call; None for anything else (invoke-custom too)."""
    if one.opcode not in INVOKES or one.ref is None:
        return None
    key = (method, one.pc)
    known: Call | None = program.calls_read.get(key)
    if known is None:
        if len(program.calls_read) >= _MOST_READ:
            program.calls_read.clear()
        known = program.calls_read[key] = _read(program, method, one, one.ref)
    return known


def _read(program: Program, method: MethodNumber, one: Instruction, ref: int) -> Call:
    image, _ = program.place(method)
    owner, _, rest = image.method_text(ref).partition("->")
    name, _, proto = rest.partition("(")
    return Call(method, one.pc, one.opcode, one.registers, owner, name, f"({proto}")
