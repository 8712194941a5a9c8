"""Answers which calls of the app hand a value to a method's parameter, and in which register.

Calls count as the hierarchy allows: exact ones, and virtual ones that can run the method. Through
an interface that many classes implement (`Runnable`, function types) nothing is followed: nearly
every such call means another class, and values would mix that never meet.
"""

from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from auditor.code.classes.hierarchy import Hierarchy
from auditor.code.classes.program import CallSite, MethodNumber, Program
from auditor.code.classes.registers import ENTRY, DefUse
from auditor.code.classes.streams import streamed_from
from auditor.dex.opcodes import NEW_INSTANCE
from auditor.model.names import COMPOSER

WIDEST: Final = 12
"""A supertype with more classes of the app below it that have the method is too wide to follow."""

_BIRTHS: Final = frozenset({NEW_INSTANCE})
_TASK: Final = "Landroid/os/AsyncTask;"
_TASK_STARTS: Final = (("execute", 0), ("executeOnExecutor", 1))


@dataclass(frozen=True, slots=True)
class Giver:
    """One call that hands words down, with how far its words stand behind the method's."""

    site: CallSite
    shift: int = 0


@dataclass(frozen=True, slots=True)
class Givers:
    """The calls that can run a method, in order."""

    calls: tuple[Giver, ...]
    is_whole: bool
    """False when calls through a wide interface were left out."""


@dataclass(slots=True)
class Callers:
    """Finds the callers of methods; one per app, memoised."""

    program: Program
    hierarchy: Hierarchy
    _known: dict[MethodNumber, Givers] = field(default_factory=dict)

    def of(self, method: MethodNumber) -> Givers:
        """Return the calls that can run a method."""
        if method not in self._known:
            self._known[method] = self._find(method)
        return self._known[method]

    def _find(self, method: MethodNumber) -> Givers:
        owner, _, signature = self.program.text(method).partition("->")
        name, _, rest = signature.partition("(")
        virtual = not self.program.is_static(method) and not name.startswith("<")
        found: list[Giver] = []
        whole = True
        for named in self._owners(owner, name, f"({rest}", virtual=virtual):
            if named != owner and self._is_wide(named, f"{name}({rest}"):
                whole = False
                continue
            found += map(Giver, self.program.calls_of(named, name, f"({rest}"))
        if name == "doInBackground" and self.hierarchy.is_subtype(owner, _TASK):
            found += self._starts(owner)
        streamed = streamed_from(self.program, self.hierarchy, method)
        if streamed:  # Of the library's own calls none tells more.
            return Givers(tuple(Giver(one, -1) for one in streamed), is_whole=True)
        again = COMPOSER in rest
        kept = (
            one
            for one in found
            if one.site.method != method
            and not (again and self._draws_again(one.site.method, owner, name))
        )
        return Givers(tuple(sorted(kept, key=lambda one: (one.site, one.shift))), whole)

    def _draws_again(self, caller: MethodNumber, owner: str, name: str) -> bool:
        """Say whether a caller is what Compose's compiler makes to draw a composable again.

        It hands on what the composable was given the first time, and so tells nothing new.
        """
        around, _, signature = self.program.text(caller).partition("->")
        own = signature.partition("(")[0]
        return (around == owner and own.startswith(f"{name}$lambda$")) or around.startswith(
            f"{owner.removesuffix(';')}${name}$"
        )

    def _is_wide(self, named: str, signature: str) -> bool:
        """Say whether more classes below one have a method than are followed.

        A shrinker makes one class of many: what counts are those that such a call can run.
        """
        below = self.hierarchy.subtypes(named)
        if len(below) <= WIDEST:
            return False
        having = (one for one in below if signature in self.program.declared(one))
        return sum(1 for _ in islice(having, WIDEST + 1)) > WIDEST

    def _owners(self, owner: str, name: str, proto: str, *, virtual: bool) -> tuple[str, ...]:
        """Return the classes through which calls that can run a method name it."""
        if not virtual:
            return (owner,)
        images = self.program.images
        named = {
            images[index].type_name(int(images[index].method_class[one]))
            for index, one in self.program.members.methods(None, name, proto)
        }
        signature = f"{name}{proto}"
        return tuple(
            sorted(
                one for one in named if one == owner or self._can_mean(one, owner, signature)
            )
        )

    def _can_mean(self, named: str, owner: str, signature: str) -> bool:
        """Say whether a virtual call that names one class can run another class's method."""
        if self.hierarchy.is_subtype(owner, named):
            return named != "Ljava/lang/Object;"
        if not self.hierarchy.is_subtype(named, owner):
            return False
        runs = self.hierarchy.resolve_method(named, signature)
        return runs is not None and self.program.owner(runs) == owner

    def _starts(self, owner: str) -> list[Giver]:
        """Return the calls that start an AsyncTask: they hand its parameters over.

        A shrinker names the library's class in the call; the task is told by where it is made then.
        """
        makers = {use.method for use in self.program.type_uses(owner, _BIRTHS)}
        return [
            Giver(site, shift)
            for name, shift in _TASK_STARTS
            for named in (owner, _TASK)
            for site in self.program.calls_of(named, name)
            if named == owner or (site.method in makers and self._is_on(site, owner))
        ]

    def _is_on(self, site: CallSite, owner: str) -> bool:
        """Say whether the object on which a call is made was made beside it, of a class."""
        image, _ = self.program.place(site.method)
        uses = DefUse(self.program.body(site.method))
        if not uses.has(site.pc):
            return False
        made, _ = uses.origin(site.pc, uses.instruction(site.pc).registers[0])
        ones = [uses.instruction(one) if one != ENTRY else None for one in made]
        return all(
            one is not None
            and one.opcode == NEW_INSTANCE
            and one.ref is not None
            and image.type_name(one.ref) == owner
            for one in ones
        )
