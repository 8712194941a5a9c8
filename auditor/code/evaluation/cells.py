"""What the interpreter of small methods and the library calls that it knows hand each other."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from auditor.code.evaluation.arithmetic import wrap

Native: TypeAlias = Callable[[tuple[str, ...], list[Any]], Any]
"""Takes the parameter types and the values, the receiver first."""
_CHARSETS: Final = {"UTF-8": "utf-8", "US-ASCII": "ascii", "ISO-8859-1": "latin-1"}


class Stuck(Exception):  # noqa: N818 - the machine is stuck, nothing is wrong
    """The machine met something that it does not know."""


@dataclass(eq=False, slots=True)
class Array:
    """An array by the letter of its elements' type."""

    kind: str
    items: list[Any]

    def at(self, index: int) -> Any:
        """Return an element; raises `Stuck` out of bounds."""
        if not 0 <= index < len(self.items):
            raise Stuck("an index out of bounds")
        return self.items[index]

    def set(self, index: int, value: Any) -> None:
        """Replace an element; raises `Stuck` out of bounds."""
        self.at(index)
        self.items[index] = value


@dataclass(eq=False, slots=True)
class Builder:
    """A `StringBuilder`."""

    pieces: list[str]


@dataclass(eq=False, slots=True)
class Boxed:
    """An `Integer` or its like."""

    value: int
    box: str = "Integer"
    """The class's name without its package."""

    @property
    def shown(self) -> str:
        """Return what `toString` gives."""
        return chr(self.value & 0xFFFF) if self.box == "Character" else str(self.value)


@dataclass(frozen=True, slots=True)
class Link:
    """An `android.net.Uri`."""

    text: str


def octets(value: Any) -> bytes:
    """Return the bytes of a byte array; raises `Stuck` where they are not known."""
    if not isinstance(value, Array) or not all(isinstance(one, int) for one in value.items):
        raise Stuck("bytes that are not known")
    return bytes(one & 0xFF for one in value.items)


def byte_array(content: bytes) -> Array:
    """Return an array of Java's bytes, which have a sign."""
    return Array("B", [wrap(one, 8) for one in content])


def charset(name: Any) -> str:
    """Return what Python calls a charset, by its name or that of its constant; raises `Stuck`."""
    known = _CHARSETS.get(name.upper().replace("_", "-")) if isinstance(name, str) else None
    if known is None:
        raise Stuck("a charset")
    return known
