"""Answers which call starts a coroutine, and with which block, where a shrinker took the names away.

What starts one (`launch`, `async`, `withContext`, `runBlocking`, `coroutineScope`) makes a coroutine, which
is a job, and hands it the block. Both are known by texts that stand in the libraries' own classes; so the
block can be run, and the machinery that would run it some time need not.
Source: kotlin-stdlib 2.x (`ContinuationImpl.kt`), kotlinx.coroutines 1.x (`JobSupport.kt`,
`AbstractCoroutine.kt`, `Builders.common.kt`).
"""

from collections.abc import Iterable, MutableMapping
from functools import cached_property
from typing import Final

from auditor.code.calls.dispatch import Dispatch
from auditor.code.classes.hierarchy import Hierarchy
from auditor.code.classes.program import MethodNumber, Program
from auditor.code.classes.sites import Call, parameter_types
from auditor.code.evaluation.answered import Known, Thing
from auditor.dex import access_flags, opcodes

_OF_BLOCKS: Final = "Continuation at "
"""How `BaseContinuationImpl.toString` begins."""
_OF_JOBS: Final = ("Cannot be cancelling child in this state: ", "Job is still new or active: ")
"""What `JobSupport` complains of."""
_EMPTY: Final = "EmptyCoroutineContext"
_TO_STRING: Final = "()Ljava/lang/String;"
_RESUMED: Final = "(Ljava/lang/Object;)Ljava/lang/Object;"
_CALLED: Final = "(Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;"
_JOB: Final = "Lkotlinx/coroutines/Job;"
_INT: Final = "I"
_ANYTHING: Final = "Ljava/lang/Object;"
_NEAR: Final = 2
"""So many calls deep a starting function may make its coroutine."""


class Coroutines:
    """Looks for such calls; one per call graph."""

    def __init__(self, program: Program, hierarchy: Hierarchy, dispatch: Dispatch) -> None:
        self.program = program
        self.hierarchy = hierarchy
        self.dispatch = dispatch
        self._makers: dict[tuple[MethodNumber, int], bool] = {}
        self._starters: dict[MethodNumber, bool] = {}
        self._blocks: dict[str, MethodNumber | None] = {}
        self._labels: dict[str, tuple[str, ...]] = {}
        self._awaited: dict[str, bool] = {}

    def started(
        self, targets: Iterable[MethodNumber], given: tuple[Known, ...]
    ) -> tuple[MethodNumber, Thing] | None:
        """Return what a call runs that starts a coroutine, and its block; None for any other call."""
        if self.base is None or not self._jobs:
            return None
        targets = tuple(targets)
        if targets and all(map(self._suspends, targets)):
            # Who calls and is to go on afterwards is no block that is begun.
            given = given[:-1]
        things = [one for one in given if isinstance(one, Thing) and one.kind == "object"]
        found = [
            (method, one) for one in things if (method := self.runs_as(one.name)) is not None
        ]
        if not found:
            return None
        is_job = any(self._is_job(one.name) for one in things)
        if not is_job and not any(self._makes(one, _NEAR) for one in targets):
            return None
        return found[0]

    def _suspends(self, method: MethodNumber) -> bool:
        """Say whether a method is a function that suspends: it is handed last what goes on behind it, and gives anything."""
        words, _, result = self.program.signature(method).partition("(")[2].rpartition(")")
        last = parameter_types(f"({words})")[-1:]
        info = None if self.base is None else self.program.class_info(self.base)
        if self.base is None or info is None or result != _ANYTHING or not last:
            return False
        return last[0] in info.interfaces[:1] or self.hierarchy.is_subtype(last[0], self.base)

    def starts(self, targets: Iterable[MethodNumber], block: str) -> bool:
        """Say whether a call to some methods starts a coroutine with a block of a class.

        The library's code is the app's own to look at then, and runs the block as documented.
        """
        if self.base is None or not self._jobs or self.runs_as(block) is None:
            return False
        found = tuple(targets)
        return bool(found) and all(
            self._is_job(self.program.owner(one)) or self._makes(one, _NEAR) for one in found
        )

    def only_start(self, targets: Iterable[MethodNumber]) -> bool:
        """Say whether methods are the library's that make a coroutine of a block that they are given.

        What such a method does beside is how coroutines work. One that makes a block itself is the app's.
        """
        return bool(self.base is not None and self._jobs) and all(
            self.is_machinery(self.program.owner(one)) or self._is_starter(one)
            for one in targets
        )

    def is_machinery(self, name: str) -> bool:
        """Say whether a class is a job, or a dispatcher or another part of a context."""
        return self._is_job(name) or (
            self._context is not None and self.hierarchy.is_subtype(name, self._context)
        )

    def keeps_for_later(self, call: Call, block: str) -> bool:
        """Say whether a call makes a job that waits with a block of a class until somebody starts it.

        Any other job is handed its block once it is made, by what starts it at once.
        """
        return (
            call.name == "<init>"
            and self._is_job(call.owner)
            and self.runs_as(block) is not None
        )

    def copies(self, method: MethodNumber, block: str) -> bool:
        """Say whether a block's own method makes another of its class: the one that runs, of one that waited."""
        return (
            self.base is not None
            and self.hierarchy.is_subtype(block, self.base)
            and self.program.owner(method) == block
            and not self.program.signature(method).startswith("<")
            and not self.program.is_static(method)
            and block in self._news(method)
        )

    def is_job(self, name: str) -> bool:
        """Say whether a class is a job, or the type of all jobs."""
        return name == _JOB or self._is_job(name)

    def is_awaited(self, name: str) -> bool:
        """Say whether a class is a job, or a type that only jobs are of: who awaits one is given its value.

        One way to produce for a channel is a job and a channel as well; a channel itself is none.
        """
        if name not in self._awaited:
            is_own = len(name) > 1 and self.program.class_info(name) is not None
            kinds = (name, *self.hierarchy.subtypes(name)) if is_own else ()
            made = [one for one in kinds if self._can_be_made(one)]
            self._awaited[name] = bool(made) and all(map(self._is_job, made))
        return self._awaited[name]

    def _can_be_made(self, name: str) -> bool:
        info = self.program.class_info(name)
        is_base = access_flags.INTERFACE | access_flags.ABSTRACT
        return info is not None and not info.flags & is_base

    def is_of_contexts(self, call: Call, targets: Iterable[MethodNumber]) -> bool:
        """Say whether a call only looks into contexts, joins them or gives a scope: nothing happens then."""
        if self._context is None:
            return False
        return (
            call.returns == self._context
            or self._is_scope(call.returns)
            or all(
                self.hierarchy.is_subtype(self.program.owner(one), self._context)
                for one in targets
            )
        )

    def enter_first(self, heap: MutableMapping[tuple[str, Known], Known], block: Thing) -> None:
        """Note that a block is entered at its beginning: what no constructor sets of it is 0."""
        if block.name not in self._labels:
            self._labels[block.name] = tuple(self._find_labels(block.name))
        for text in self._labels[block.name]:
            heap.setdefault((text, block), 0)

    @cached_property
    def base(self) -> str | None:
        """The class of everything that can be resumed."""
        for use in self.program.string_uses(_OF_BLOCKS):
            owner = self.program.owner(use.method)
            if self.program.signature(use.method).endswith(
                _TO_STRING
            ) and self.hierarchy.subtypes(owner):
                return owner
        return None

    @cached_property
    def _context(self) -> str | None:
        """The type of contexts: what the empty one is, which is known by its own text."""
        for use in self.program.string_uses(_EMPTY):
            info = self.program.class_info(self.program.owner(use.method))
            own = (
                []
                if info is None
                else [one for one in info.interfaces if self.program.class_info(one)]
            )
            if len(own) == 1:
                return own[0]
        return None

    @cached_property
    def _scopes(self) -> frozenset[str]:
        """The type of scopes, which say nothing but their context, and what is one and nothing of the app's screens."""
        if self._context is None:
            return frozenset()
        gives, images = f"(){self._context}", self.program.images
        owners = {
            images[index].type_name(int(images[index].method_class[one]))
            for index, one in self.program.members.of_prototypes((gives,))
        }
        kinds = [
            name
            for name in sorted(owners)
            if (info := self.program.class_info(name)) is not None
            and info.is_interface
            and len(declared := self.program.declared(name)) == 1
            and next(iter(declared)).endswith(gives)
        ]
        below = {each for one in kinds for each in self.hierarchy.subtypes(one)}
        return frozenset(
            {*kinds, *(one for one in below if not self._is_job(one) and self._is_plain(one))}
        )

    def _is_plain(self, name: str) -> bool:
        """Say whether a class is below none of Android's."""
        return not any(
            self.program.class_info(one) is None and one.startswith("Landroid/")
            for one in self.hierarchy.supers(name)
        )

    def _is_scope(self, name: str) -> bool:
        return len(name) > 1 and name in self._scopes

    @cached_property
    def _jobs(self) -> tuple[str, ...]:
        """The class of all jobs."""
        return tuple(
            dict.fromkeys(
                owner
                for text in _OF_JOBS
                for use in self.program.string_uses(text)
                if self.hierarchy.subtypes(owner := self.program.owner(use.method))
            )
        )

    def _is_job(self, name: str) -> bool:
        return any(self.hierarchy.is_subtype(name, one) for one in self._jobs)

    def runs_as(self, name: str) -> MethodNumber | None:
        """Return the method as which a block runs; None for what is none, or may be merged of several."""
        if name not in self._blocks:
            self._blocks[name] = self._find_method(name)
        return self._blocks[name]

    def _find_method(self, name: str) -> MethodNumber | None:
        if self.base is None or not self.hierarchy.is_subtype(name, self.base):
            return None
        declared = self.program.declared(name)
        bodies = [
            method
            for signature, method in declared.items()
            if signature.endswith(_RESUMED)
            and signature.partition("(")[2] == _RESUMED[1:]
            and not self.program.is_static(method)
        ]
        is_block = any(f"({each.partition('(')[2]}" == _CALLED for each in declared)
        return bodies[0] if is_block and len(bodies) == 1 else None

    def _makes(self, method: MethodNumber, left: int) -> bool:
        """Say whether a method makes a coroutine, itself or by what it calls."""
        key = (method, left)
        if key not in self._makers:
            self._makers[key] = False
            self._makers[key] = self.program.has_code(method) and (
                self._makes_itself(method)
                or (
                    left > 1 and any(self._makes(one, left - 1) for one in self._called(method))
                )
            )
        return self._makers[key]

    def _makes_itself(self, method: MethodNumber) -> bool:
        return any(map(self._is_job, self._news(method)))

    def _is_starter(self, method: MethodNumber) -> bool:
        if method not in self._starters:
            self._starters[method] = self.program.has_code(method) and (
                self._makes_itself(method) and not any(map(self.runs_as, self._news(method)))
            )
        return self._starters[method]

    def _news(self, method: MethodNumber) -> Iterable[str]:
        image, _ = self.program.place(method)
        for one in self.program.body(method).instructions:
            if one.opcode == opcodes.NEW_INSTANCE and one.ref is not None:
                yield image.type_name(one.ref)

    def _called(self, method: MethodNumber) -> Iterable[MethodNumber]:
        for site in self.program.calls_in(method):
            found = self.dispatch.targets_at(site).methods
            yield from found if len(found) == 1 else ()

    def _find_labels(self, name: str) -> Iterable[str]:
        """Yield the numbers of a class that none of its constructors sets."""
        info = self.program.class_info(name)
        if info is None:
            return
        image = self.program.images[info.image]
        texts = {
            image.field_text(one.ref)
            for method in self.program.methods_of_class(name)
            if self.program.has_code(method)
            for one in self.program.body(method).instructions
            if one.opcode in opcodes.INSTANCE_READS and one.ref is not None
        }
        for text in sorted(texts):
            owner, _, rest = text.partition("->")
            if owner == name and rest.endswith(f":{_INT}") and not self._is_set_at_start(text):
                yield text

    def _is_set_at_start(self, text: str) -> bool:
        return any(
            self.program.signature(use.method).startswith("<init>")
            for use in self.program.field_uses(text)
            if use.opcode in opcodes.FIELD_WRITES
        )
