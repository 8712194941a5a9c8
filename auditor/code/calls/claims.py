"""Names the ways into a method that no invoke shows: what is told of one, and how surely it is taken."""

from dataclasses import dataclass
from typing import Final, NamedTuple

from auditor.code.calls.edges import ImplicitEdge
from auditor.code.classes.program import MethodNumber

OVERRIDE: Final = "override"
ON_CLICK: Final = "on-click"
WIDE_CALL: Final = "interface"
HANDED: Final = "handed"
GIVEN: Final = 0.9  # Handed over by a call that takes the callback's type.
PLAIN: Final = 0.8  # An object's method that Android is known to call back.
BY_ACTION: Final = 0.7  # An implicit intent with an action of the app's own.
WIDE: Final = 0.7  # One that the app's own code calls through an interface of many classes.
VAGUE: Final = 0.6  # One of Object, or of a class that nobody knows.
NAMED: Final = 0.4  # The class is only named there.
MADE_BY_NAME: Final = 0.7  # It is named there, and reflection makes an object there.


class Callback(NamedTuple):
    """One way into a method: in which method, at which instruction, why, how surely."""

    source: MethodNumber
    pc: int
    why: str
    confidence: float
    receiver: str
    call: str
    """The call that registers (`Lowner;->name`), empty when none was seen."""
    needs_object: bool = False
    """Whether an object of the receiver must have been made elsewhere."""
    birth: int | None = None
    """Where the source makes the object, in 16-bit units; None if it does not."""


@dataclass(frozen=True, slots=True)
class Claim:
    """That objects of a class have a method called back: by a row, or by the plain rule."""

    row: ImplicitEdge | None
    why: str
    confidence: float
    taken_as: str = ""
    """The interface as which the object is handed over, if any."""
