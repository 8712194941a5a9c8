"""Answers who has a coroutine go on: the calls that resume it, instead of the one place that all share.

Whoever resumes a continuation calls `resumeWith`, which runs `invokeSuspend` on it and then hands the result
to the continuation behind it. Seen as two calls, each may run every coroutine of the app: the iterator of
a sequence, which any list of views makes, would seem to read the phonebook. So each call of `resumeWith` is
asked which coroutines it can have go on.
Source: kotlin-stdlib 2.x (`ContinuationImpl.kt`, `BaseContinuationImpl.resumeWith`).
"""

from dataclasses import dataclass
from functools import cached_property

from auditor.code.callgraph import CallGraph
from auditor.code.program import CallSite, MethodNumber
from auditor.code.values import Site
from auditor.dex import opcodes

_OF_OTHERS = ("DispatchedContinuation[", "CancellableContinuation", "SafeContinuation for ")
"""How the library's other continuations call themselves."""
_RESUMES = "(Ljava/lang/Object;)V"
_RUNS = "(Ljava/lang/Object;)Ljava/lang/Object;"


@dataclass
class Resuming:
    """The resuming of coroutines; one per call graph."""

    graph: CallGraph

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
