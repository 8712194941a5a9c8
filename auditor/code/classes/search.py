"""Says what can be asked while a value is searched: a method as it is looked at, and the search.

Readers of one kind of instruction (`library`, `fields`, `arithmetic` and the like) are called by
the search and ask it back. They know it by `Search` alone; `auditor.code.resolution.constants` is the one
that answers.
"""

from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from auditor.code.classes.hierarchy import Hierarchy
from auditor.code.classes.histories import Shaped
from auditor.code.classes.program import MethodNumber, Program
from auditor.code.classes.registers import DefUse
from auditor.code.classes.sites import Call
from auditor.code.classes.values import Values
from auditor.dex.body import Instruction
from auditor.model.app import Resources


@dataclass(frozen=True, slots=True)
class Frame:
    """A call that is being looked into: parameters are its arguments."""

    scope: "Scope"
    call: Call
    depth: int
    _number: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Hash once all calls that led here: millions of questions are asked of a few frames."""
        object.__setattr__(self, "_number", hash((self.scope, self.call, self.depth)))

    def __hash__(self) -> int:
        """Give the number that stands for all of these calls."""
        return self._number


class Scope(NamedTuple):
    """A method as it is being looked at."""

    method: MethodNumber
    frame: Frame | None = None
    ups: int = 0
    """How many calls were climbed to get here."""
    own: str = ""
    """The class of the object whose inherited method this is, where one is asked about."""
    made: "tuple[Scope, int] | None" = None
    """Where the object is made on which the method runs later: in which method, by which instruction."""

    def __hash__(self) -> int:
        """Hash the method and the call that is looked into: where an object is made tells few apart."""
        return hash((self.method, self.ups, self.own, self.frame))


class Search(Protocol):
    """What a reader of one instruction may ask back; values are sorted unions."""

    @property
    def program(self) -> Program:
        """The app's code."""

    @property
    def hierarchy(self) -> Hierarchy:
        """Its classes, and the framework's."""

    @property
    def resources(self) -> Resources | None:
        """Its resource table, where one was read."""

    def def_use(self, method: MethodNumber) -> DefUse:
        """Return the definitions and uses of a method."""

    def call_at(self, method: MethodNumber, pc: int) -> Call | None:
        """Return the call at a pc, or None where control never starts an instruction."""

    def value(self, scope: Scope, pc: int, register: int) -> Values:
        """Return what a register can hold just before a pc of a method looked at in a scope."""

    def argument(self, scope: Scope, call: Call, index: int) -> Values:
        """Return what a parameter of a call can hold, counted without the receiver."""

    def receiver(self, scope: Scope, call: Call) -> Values:
        """Return what the receiver of a call can be."""

    def results(self, scope: Scope, call: Call, targets: tuple[MethodNumber, ...]) -> Values:
        """Return what a call gives back that runs some of the app's methods."""

    def fresh(self, method: MethodNumber) -> Scope:
        """Return a scope for another method, entered by no call that is known."""

    def shaped(
        self, scope: Scope, pc: int, register: int
    ) -> tuple[tuple[tuple[int, int], Shaped], ...]:
        """Return, for each object that a register can hold, what shapes it in the method."""

    def orders(self, scope: Scope, shaped: Shaped, pc: int) -> tuple[tuple[int, ...], ...]:
        """Return the orders in which an object was shaped before a pc."""

    def field_values(self, text: str, *, ups: int = 0) -> Values:
        """Return what a field can hold, by its text `La/b;->c:I`."""

    def field_of_one(self, scope: Scope, one: Instruction, text: str) -> Values | None:
        """Return what a field of the one object that is known holds; None where it is not known."""

    def stored(self, method: MethodNumber, pc: int, register: int, *, ups: int) -> Values:
        """Return what a store in another method puts into a field."""
