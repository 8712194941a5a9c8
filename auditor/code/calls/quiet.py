"""Answers in which code nothing happens that a borrower would notice: what builds, sums up or checks.

Such code need not be run to know what a press leads to, however deep it goes: the builders of a
request, a serializer, what a compiler lets every parameter be checked by, under any name.
Source: `contacts/refusal.toml` for what happens; "Dalvik bytecode" for calls and fields.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property
from typing import Final

from auditor.code.calls.dispatch import Dispatch
from auditor.code.calls.listeners import makes_lazily
from auditor.code.classes.hierarchy import Hierarchy
from auditor.code.classes.program import CallSite, MethodNumber, Program
from auditor.code.classes.sites import parameter_types
from auditor.code.classes.values import Site
from auditor.code.evaluation.answered import Known, Thing
from auditor.code.shrunk.reactions import is_kept_flag, reactions
from auditor.dex import opcodes
from auditor.model.names import LIBRARIES

SUBMIT: Final = "submit"
"""What is done by who sends something over the network."""

_MOST: Final = 80
"""So many methods are looked at; what runs more is not said to be quiet."""

_PLAIN: Final = (
    "Ljava/lang/", "Ljava/util/", "Ljava/io/", "Ljava/nio/", "Ljava/math/", "Ljava/text/", "Ljava/time/",
    "Ljava/net/", "Ljavax/", "Ljava/security/", "Ljava/lang/reflect/", "Lorg/json/", "Landroid/util/", "Landroid/text/",
    "Landroid/net/Uri", "Landroid/content/SharedPreferences", "Landroid/content/res/",
    "Landroid/os/Build", "Landroid/os/Bundle;", "[",
)  # fmt: skip
"""Code of the platform that shows nothing, opens nothing and starts nothing by itself."""

_LONG: Final = 60
"""So many instructions are worth their run: what shorter code gives back may matter."""

_VAST: Final = 400
"""So many are worth it where what they make hangs on a constant."""

_TELLS: Final = ("get", "is", "has", "find", "my", "<init>")
"""How methods of the platform begin that tell something, or make something."""

_FUNCTIONS: Final = "Lkotlin/jvm/functions/"
_HANDED: Final = (
    "Listener;", "Callback;", "Runnable;", "Callable;", "Callbacks;", "Lkotlin/jvm/functions/Function0;"
)  # fmt: skip
"""As what a call is handed something that it runs, perhaps later: `thread { }` takes a Function0."""
_PARTS: Final = opcodes.IFS | opcodes.SWITCHES
_NOTHING: Final[frozenset[MethodNumber]] = frozenset()


def _tells(known: Known, declared: str) -> bool:
    """Say whether what a parameter is given tells one case from others: a constant, or an object of a class below its type."""
    if not isinstance(known, Thing):
        return False
    return known.kind == "constant" or (known.kind == "object" and known.name != declared)


class Quiet:
    """Looks into methods, once each; one per call graph."""

    def __init__(self, program: Program, hierarchy: Hierarchy, dispatch: Dispatch) -> None:
        self.program = program
        self.hierarchy = hierarchy
        self.dispatch = dispatch
        self._known: dict[MethodNumber, frozenset[MethodNumber]] = {}
        self._weights: dict[MethodNumber, int] = {}
        self._calm: dict[MethodNumber, tuple[MethodNumber, ...] | None] = {}
        self._writes: dict[MethodNumber, frozenset[str]] = {}

    @cached_property
    def renamed(self) -> dict[MethodNumber, str]:
        """The methods that do what a library's method does which lost its name: by their strings."""
        return {
            use.method: kind
            for text, kind in reactions().renamed
            for use in self.program.string_uses(text)
        }

    @cached_property
    def makers(self) -> frozenset[MethodNumber]:
        """The methods that give a view model or its scope, known by their strings: no method of a screen itself."""
        return frozenset(
            use.method
            for text in reactions().makers
            for use in self.program.string_uses(text)
            if self.program.signature(use.method).endswith(";")
        )

    def makes(self, method: MethodNumber) -> bool:
        """Say whether a method only gives an object that it makes when it is first asked."""
        return method in self.makers or makes_lazily(self.program, method)

    def runs(self, method: MethodNumber) -> frozenset[MethodNumber]:
        """Return all that a method runs if nothing happens in any of it, else nothing."""
        known = self._known.get(method)
        if known is None:
            known = self._known[method] = self._everything(method)
        return known

    def covers(
        self,
        methods: Sequence[MethodNumber],
        marks: Mapping[Site, str],
        given: Sequence[Known] = (),
        *,
        is_deep: bool,
    ) -> bool:
        """Say whether methods need not be run: nothing happens in any, and they are deep or long.

        A mark, of which there is none in them then, is a call that counts as an event besides. `given`: what they are handed.
        """
        runs = [self.runs(one) for one in methods]
        if not is_deep and (self.builds(methods) or self._reduces(methods, given)):
            return False
        if not all(runs) or (not is_deep and max(map(self._weight, methods)) < _LONG):
            return False
        return not any(method in each for each in runs for method, _ in marks)

    def _reduces(self, methods: Sequence[MethodNumber], given: Sequence[Known]) -> bool:
        """Say whether a method makes an object of the app's of a case that it is handed: `reduce(state, Action.Refuse)`."""
        if len(methods) != 1:
            return False
        types, made = self._types(methods[0])
        if not any(map(_tells, given, types)):
            return False
        is_own = made.startswith("L") and self.program.class_info(made) is not None
        return is_own and bool(self.runs(methods[0])) and self._weight(methods[0]) < _VAST

    def _types(self, method: MethodNumber) -> tuple[tuple[str, ...], str]:
        """Return the types of what a method is given, its object first, and of what it gives back."""
        proto = "(" + self.program.signature(method).partition("(")[2]
        own = () if self.program.is_static(method) else (self.program.owner(method),)
        return (*own, *parameter_types(proto)), proto.rpartition(")")[2]

    def builds(self, methods: Sequence[MethodNumber]) -> bool:
        """Say whether methods are short constructors of one way, worth their run for what the object remembers.

        The block of a coroutine does no more, and a shrinker puts much of a library behind that.
        """
        return all(map(self._builds, methods))

    def _builds(self, method: MethodNumber) -> bool:
        if not self.program.signature(method).startswith("<init>("):
            return False
        body = self.program.body(method).instructions
        return len(body) < _LONG and not any(one.opcode in _PARTS for one in body)

    def written(self, methods: Iterable[MethodNumber]) -> frozenset[str]:
        """Return the fields to which quiet methods write, with all that they run."""
        return self.writes(run for one in methods for run in self.runs(one))

    def writes(self, methods: Iterable[MethodNumber]) -> frozenset[str]:
        """Return the fields to which methods write themselves."""
        return frozenset[str]().union(*map(self._written, methods))

    def _written(self, method: MethodNumber) -> frozenset[str]:
        known = self._writes.get(method)
        if known is None:
            image, _ = self.program.place(method)
            known = self._writes[method] = frozenset(
                image.field_text(one.ref)
                for one in self.program.body(method).instructions
                if one.opcode in opcodes.FIELD_WRITES and one.ref is not None
            )
        return known

    def _weight(self, method: MethodNumber) -> int:
        """Return how many instructions stand in all that a quiet method runs."""
        known = self._weights.get(method)
        if known is None:
            body = self.program.body
            known = sum(len(body(one).instructions) for one in self.runs(method))
            self._weights[method] = known
        return known

    def _everything(self, first: MethodNumber) -> frozenset[MethodNumber]:
        found, work = {first}, [first]
        while work:
            called = self._called(work.pop())
            if called is None:
                return _NOTHING
            work += [one for one in called if one not in found]
            found.update(called)
            if len(found) > _MOST:
                return _NOTHING
        return frozenset(found)

    def _called(self, method: MethodNumber) -> tuple[MethodNumber, ...] | None:
        """Return the methods of the app that a method calls; None where something happens in it."""
        if method not in self._calm:
            self._calm[method] = self._look(method)
        return self._calm[method]

    def _look(self, method: MethodNumber) -> tuple[MethodNumber, ...] | None:
        known = self.program.has_code(method) and method not in self.renamed
        if not known or self.keeps_a_flag(method):
            return None
        found: dict[MethodNumber, None] = {}
        for site in self.program.calls_in(method):
            if self.happens(site) is not None:
                return None
            targets = (
                () if site.target.startswith(reactions().libraries) else self._targets(site)
            )
            if not targets and not self.is_plain(site.target):
                return None
            found.update(dict.fromkeys(targets))
        return tuple(found)

    def _targets(self, site: CallSite) -> tuple[MethodNumber, ...]:
        return self.dispatch.targets_at(site).methods

    def happens(self, site: CallSite) -> str | None:
        """Return what a call does, or that it asks for a permission; None where it does nothing."""
        owner, _, signature = site.target.partition("->")
        name, table = signature.partition("(")[0], reactions()
        if name in table.checks or name in table.rationales or owner.startswith(_FUNCTIONS):
            return "deep"
        if name in table.started_by and any(
            self.hierarchy.is_subtype(owner, one) for one in table.tasks
        ):
            return "deep"  # What a thread of the app's own runs.
        rows = table.kinds.get(name, ())
        kinds = {kind for one, kind in rows if self.hierarchy.is_subtype(owner, one)}
        return kinds.pop() if len(kinds) == 1 else "deep" if kinds else None

    def calls_that(self, do: Set[str]) -> Iterator[CallSite]:
        """Yield the calls of the app's own code that do something of some kinds, by name and place."""
        for name, rows in sorted(reactions().kinds.items()):
            if not any(kind in do for _, kind in rows):
                continue
            for site in self.program.calls_of(None, name):
                is_own = not self.program.owner(site.method).startswith(LIBRARIES)
                if is_own and self.happens(site) in do:
                    yield site

    def is_plain(self, target: str) -> bool:
        """Say whether a call leaves the app's code for code that runs nothing of the app."""
        if any(one in target for one in _HANDED):
            return False
        if target.partition("(")[0] in reactions().functions:
            return False  # The block of a coroutine.
        name = target.partition("->")[2]
        if target.startswith("Landroid/") and name.startswith(_TELLS):
            return True
        return target.startswith((*_PLAIN, *reactions().libraries))

    def keeps_a_flag(self, method: MethodNumber) -> bool:
        """Say whether a method sets a truth value that outlives what runs."""
        image, _ = self.program.place(method)
        return any(
            is_kept_flag(
                self.hierarchy,
                image.field_text(one.ref),
                is_static=one.opcode in opcodes.STATIC_WRITES,
            )
            for one in self.program.body(method).instructions
            if one.opcode in opcodes.FIELD_WRITES and one.ref is not None
        )
