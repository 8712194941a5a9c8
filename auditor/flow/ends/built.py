"""Answers which address OkHttp's builder of addresses makes: scheme, host and segments of the path.

Under its own names the builder hands itself on from call to call. A shrinker takes that away, so that
the calls of one object stand side by side, under other names and known again by the strings in them.
"""

from collections.abc import Iterator
from typing import Final

from auditor.code.classes.search import Scope
from auditor.code.classes.sites import Call
from auditor.code.resolution.constants import Resolver
from auditor.flow.ends.origins import Origin, origins
from auditor.flow.tables.addresses import address_calls, common, texts_of
from auditor.flow.tables.renamed import Renamed

URL: Final = "Lokhttp3/HttpUrl;"
BUILDER: Final = "Lokhttp3/HttpUrl$Builder;"
BUILD: Final = (BUILDER, "build")
_TYPES: Final = frozenset({URL, BUILDER})
_SEGMENTS: Final = frozenset(
    {
        "addPathSegment", "addPathSegments", "addEncodedPathSegment", "addEncodedPathSegments", "push",
    }
)  # fmt: skip
_PIECES: Final = frozenset({"scheme", "host"})
_PARSES: Final = "parse"
_MOST_CALLS: Final = 24
_DEEPEST: Final = 3


class Built:
    """The addresses that one app's code builds."""

    def __init__(self, resolver: Resolver, renamed: Renamed) -> None:
        self.resolver = resolver
        self.program = resolver.program
        self.renamed = renamed

    def given(self, scope: Scope, call: Call, index: int) -> str | None:
        """Put the address together that a call is given as an object of OkHttp's."""
        register = call.register(index)
        if register is None or call.types[index] != URL:
            return None
        steps = [one for one in self._origins(scope, call.pc, register) if one.call is not None]
        return self._joined((one.scope, one.call) for one in reversed(steps) if one.call)

    def made(self, scope: Scope, call: Call, depth: int = 0) -> str | None:
        """Put the address together that a call of the builder makes of what it was told before."""
        if call.receiver is None:
            return None
        own = self._births(scope, call.pc, call.receiver)
        sites = [one for one in self.program.calls_in(scope.method) if one.pc <= call.pc]
        told = [
            (scope, step)
            for site in sites[-_MOST_CALLS:]
            if (step := self.resolver.call_at(site.method, site.pc)) is not None
            and self._named(step)[0] == BUILDER
            and step.receiver is not None
            and own & self._births(scope, step.pc, step.receiver)
        ]
        begun = self._begun(scope, call.pc, call.receiver, depth) if depth < _DEEPEST else None
        return self._joined(iter(told), begun=begun)

    def _begun(self, scope: Scope, pc: int, register: int, depth: int) -> str | None:
        """Give the address that a builder goes on from, where another one's address made it (`newBuilder`)."""
        for one in self._origins(scope, pc, register):
            made = one.scope.frame
            if made is None or made.call.receiver is None or not one.type:
                continue
            place = (made.scope, made.call.pc, made.call.receiver)
            for first in self._origins(*place):
                built = first.scope.frame
                if built is not None and self._named(built.call) == BUILD:
                    return self.made(built.scope, built.call, depth + 1)
        return None

    def _joined(
        self, steps: Iterator[tuple[Scope, Call]], begun: str | None = None
    ) -> str | None:
        head, pieces = begun, {"scheme": "https"}
        segments: list[str] = []
        for scope, step in steps:
            name = self._named(step)[1]
            index = 1 if name == _PARSES and len(step.types) > 1 else 0
            if not step.types:
                continue
            texts = texts_of(self.resolver, scope, step, index)
            text = common(texts, is_url=False) or "?"
            if name == _PARSES or (step.key in address_calls() and step.is_static):
                # Inlined it comes with what makes `http:` of `ws:`, on whatever begins so: no address else.
                head = common(texts) or text
            elif name in _PIECES:
                pieces[name] = text
            elif name in _SEGMENTS:
                segments.append(text)
        if head is None and "host" in pieces:
            head = f"{pieces['scheme']}://{pieces['host']}"
        return None if head is None else "/".join((head.removesuffix("/"), *segments))

    def _named(self, call: Call) -> tuple[str, str]:
        """Give class and name of a call as its library has them."""
        method = self.program.method(call.text)
        known = None if method is None else self.renamed.methods.get(method)
        return known or (call.owner, call.name)

    def _origins(self, scope: Scope, pc: int, register: int) -> tuple[Origin, ...]:
        return origins(
            self.resolver,
            (scope, pc, register),
            is_outside=lambda name: name.startswith("Lokhttp3/"),
            goes_through=lambda each: each.returns in _TYPES,
        )

    def _births(self, scope: Scope, pc: int, register: int) -> frozenset[tuple[int, int]]:
        """Give the places that made a builder, or gave the address that it begins with."""
        return frozenset(
            (one.scope.method, one.pc) for one in self._origins(scope, pc, register)
        )
