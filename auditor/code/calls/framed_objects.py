"""Objects by the frame in which they are made, and what tells of all of them where they come from."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple, Optional, Protocol, TypeAlias

from auditor.code.calls.dispatch import Dispatch
from auditor.code.classes.def_uses import DefUses
from auditor.code.classes.hierarchy import Hierarchy
from auditor.code.classes.instances import Instances
from auditor.code.classes.making import is_set_at_making
from auditor.code.classes.program import MethodNumber, Program
from auditor.code.classes.sites import Call
from auditor.code.shrunk.merged import ANY, Merged
from auditor.dex import opcodes

_MOST_WRITES: Final = 12
MOST_SPELLINGS: Final = 40
"""So many classes may name one field, or have one method run on their objects."""
OFF: Final = 1 << 20
"""The place of what is not on the way."""


class Frame(NamedTuple):
    """A method that runs: entered by a known call or on a known object, or by whatever."""

    method: MethodNumber
    at: int
    """How many edges of the way lie before it; `OFF` where it is not on it."""
    stands: int | None = None
    """The instruction at which the way leaves it."""
    call: Call | None = None
    up: Optional["Frame"] = None
    own: Optional["Owned"] = None
    """The objects on which it may run, where no call tells."""
    receiver: str = ""
    """The class of the object that is called back."""
    bound: tuple[int, tuple["Made", ...]] | None = None
    """The word of a parameter and what it is, where the method matters for that alone."""


class Made(NamedTuple):
    """An object: where it is made, and its class."""

    frame: Frame
    pc: int
    name: str


def place_of(made: Made) -> tuple[int, int, str]:
    """Return what objects are ordered by, the same every time."""
    return (made.frame.method, made.pc, made.name)


class Owned(NamedTuple):
    """The objects of which one is called back, and the first method of the way that tells it."""

    objects: tuple[Made, ...]
    least: int


Objects: TypeAlias = frozenset[Made] | None
"""What a value may be; None for anything."""


class Lost(Exception):  # noqa: N818 - it is an answer, not an error.
    """Raised where a value may be anything."""


class Calling(Protocol):
    """An edge, as far as it matters here: who calls, and where."""

    @property
    def source(self) -> MethodNumber:
        """The calling method."""

    @property
    def pc(self) -> int:
        """The calling instruction, in 16-bit units."""


class Calls(Protocol):
    """What a call graph knows that following an object backward needs."""

    program: Program
    hierarchy: Hierarchy
    instances: Instances
    dispatch: Dispatch
    merged: Merged
    uses: DefUses

    def plain_callers(self, method: MethodNumber) -> Sequence[Calling] | None:
        """Give the ways into a method where all are calls, or None where anything else runs it."""


@dataclass(slots=True)
class Origins:
    """What tells of objects where they come from; one per app."""

    graph: Calls
    _at_making: dict[str, bool] = field(default_factory=dict)
    _writes: dict[str, tuple[tuple[MethodNumber, int], ...]] = field(default_factory=dict)

    def targets(self, call: Call) -> tuple[MethodNumber, ...]:
        """Return the app's methods that a call may run."""
        return self.graph.dispatch.targets_of(call).methods

    def runs(self, made: Made, method: MethodNumber, case: int) -> bool:
        """Say whether a method, in a case of it, can run on an object."""
        graph = self.graph
        signature = graph.program.signature(method)
        if graph.hierarchy.resolve_method(made.name, signature) != method:
            return False
        if case == ANY:
            return True
        return graph.merged.case_made(method, made.frame.method, made.pc) in (None, case)

    def is_at_making(self, text: str) -> bool:
        """Say whether a field is set where its object is made alone."""
        if text not in self._at_making:
            self._at_making[text] = is_set_at_making(
                self.graph.program, self.graph.uses.of, text
            )
        return self._at_making[text]

    def is_constructed(self, text: str) -> bool:
        """Say whether a constructor writes a field."""
        signature = self.graph.program.signature
        return any(signature(method).startswith("<init>") for method, _ in self.writes(text))

    def writes(self, text: str) -> tuple[tuple[MethodNumber, int], ...]:
        """Return every place that writes a field, however it is spelt; raises `Lost` for too many."""
        if text not in self._writes:
            owner, _, rest = text.partition("->")
            spelt = dict.fromkeys((owner, *self.graph.hierarchy.subtypes(owner)))
            if len(spelt) > MOST_SPELLINGS:
                raise Lost
            self._writes[text] = tuple(
                (use.method, use.pc)
                for one in spelt
                for use in self.graph.program.field_uses(f"{one}->{rest}")
                if use.opcode in opcodes.FIELD_WRITES
            )
        found = self._writes[text]
        if not 0 < len(found) <= _MOST_WRITES:
            raise Lost
        return found

    def declared(self, text: str) -> str:
        """Spell a field by the class that declares it."""
        owner, _, rest = text.partition("->")
        return f"{self.graph.hierarchy.resolve_field(owner, rest.partition(':')[0])}->{rest}"
