"""Answers who has a coroutine go on: the calls that resume it, instead of the one place that all share.

Whoever resumes a continuation calls `resumeWith`, which runs `invokeSuspend` on it and then hands the result
to the continuation behind it. Seen as two calls, each may run every coroutine of the app: the iterator of
a sequence, which any list of views makes, would seem to read the phonebook. So each call of `resumeWith` is
asked which coroutines it can have go on.
Source: kotlin-stdlib 2.x (`ContinuationImpl.kt`, `BaseContinuationImpl.resumeWith`).
"""

from dataclasses import dataclass, field
from functools import cached_property

from auditor.code.calls.callgraph import CallGraph
from auditor.code.classes.program import CallSite, MethodNumber
from auditor.code.classes.values import Site
from auditor.dex import opcodes

_OF_OTHERS = ("DispatchedContinuation[", "CancellableContinuation", "SafeContinuation for ")
"""How the library's other continuations call themselves."""
_RESUMES = "(Ljava/lang/Object;)V"
_RUNS = "(Ljava/lang/Object;)Ljava/lang/Object;"


@dataclass
class Resuming:
    """The resuming of coroutines; one per call graph."""

    graph: CallGraph
    _around: dict[str, bool] = field(default_factory=dict)

    def method(self) -> MethodNumber | None:
        """Return the method by which every coroutine is resumed, None where the app has none."""
        base = self.graph.coroutines.base
        if base is None:
            return None
        program = self.graph.program
        found = [
            method
            for signature, method in sorted(program.declared(base).items())
            if signature.partition("(")[2] == _RESUMES[1:] and self._runs_body(method)
        ]
        return found[0] if len(found) == 1 else None

    def _runs_body(self, method: MethodNumber) -> bool:
        """Say whether a method calls what the blocks of coroutines override: it takes and gives anything."""
        return any(
            site.target.startswith(f"{self.graph.coroutines.base}->")
            and site.target.endswith(_RUNS)
            for site in self.graph.program.calls_in(method)
        )

    def may_run(self, resuming: Site, inner: CallSite, target: MethodNumber) -> bool:
        """Say whether a call that resumes can lead to a method through a call within the shared place.

        What is resumed behind a coroutine that ends was begun before, and by another way: that it goes on
        leads nowhere new.
        """
        program = self.graph.program
        if inner.opcode in opcodes.INVOKE_INTERFACES:
            return not self.passes_on(program.owner(target))
        objects = self.graph.receivers.of(resuming)
        if objects is None:
            return True
        signature = program.signature(target)
        resolve = self.graph.hierarchy.resolve_method
        return any(resolve(one.name, signature) == target for one in objects)

    def runs_others(self, method: MethodNumber) -> bool:
        """Say whether a method is of a coroutine that the library makes around what is no block of its own.

        `createCoroutineUnintercepted` makes one only of functions that are not below the base class: blocks
        make themselves ready (IntrinsicsJvm.kt).
        """
        name = self.graph.program.owner(method)
        if name not in self._around:
            self._around[name] = self.is_block(name) and self._is_made_for_others(name)
        return self._around[name]

    def is_block(self, name: str) -> bool:
        """Say whether a class is below that of everything that can be resumed."""
        base = self.graph.coroutines.base
        return base is not None and name != base and self.graph.hierarchy.is_subtype(name, base)

    def _is_made_for_others(self, name: str) -> bool:
        births = self.graph.instances.births(name)
        return bool(births) and all(self._tells_blocks_apart(one.method) for one in births)

    def _tells_blocks_apart(self, method: MethodNumber) -> bool:
        image, _ = self.graph.program.place(method)
        return self.graph.program.has_code(method) and any(
            one.opcode == opcodes.INSTANCE_OF
            and one.ref is not None
            and image.type_name(one.ref) == self.graph.coroutines.base
            for one in self.graph.program.body(method).instructions
        )

    def passes_on(self, name: str) -> bool:
        """Say whether a class is of the library's continuations, which only have others go on."""
        return self.graph.coroutines.is_machinery(name) or any(
            name == one or self.graph.hierarchy.is_subtype(name, one) for one in self._others
        )

    @cached_property
    def _others(self) -> frozenset[str]:
        program = self.graph.program
        return frozenset(
            program.owner(use.method)
            for text in program.texts_from(_OF_OTHERS)
            for use in program.string_uses(text)
        )
