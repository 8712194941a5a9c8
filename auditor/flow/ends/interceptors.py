"""Answers to which hosts an app's own interceptors send requests, whatever host these name.

Source: OkHttp's documentation, "Interceptors". Under their own names they are known by the interface; where a
shrinker renamed the library, a method is one that hands a request on to the next and is not the library's own.
"""

from collections.abc import Iterator
from functools import cached_property
from typing import Final

from auditor.code.classes.program import MethodNumber
from auditor.code.classes.search import Scope
from auditor.code.classes.sites import Call
from auditor.code.resolution.constants import Resolver
from auditor.flow.tables.addresses import hosts_put, texts_of
from auditor.flow.tables.renamed import Renamed, holding

_INTERCEPTOR: Final = "Lokhttp3/Interceptor;"
_LIBRARY: Final = ("Lokhttp3/", "Lcom/squareup/okhttp/", "Lretrofit2/")


class Interceptors:
    """The interceptors of one app."""

    def __init__(self, resolver: Resolver, renamed: Renamed) -> None:
        self.resolver = resolver
        self.program = resolver.program
        self.renamed = renamed

    def readdressed(self, address: str) -> str:
        """Leave the host of an address open that an interceptor of the app's can send elsewhere."""
        _, mark, rest = address.partition("://")
        host, slash, path = rest.partition("/")
        if not mark or all(one == host.lower() for one in self.hosts):
            return address
        return f"?{slash}{path}"

    @cached_property
    def hosts(self) -> frozenset[str]:
        """The hosts that interceptors put into requests, `?` for one not known."""
        return frozenset(host for one in self._methods() for host in self._put_in(one))

    def _methods(self) -> Iterator[MethodNumber]:
        """Yield the methods of the app's own interceptors, and what they call: a lambda's body stands elsewhere."""
        for owner in self.resolver.hierarchy.subtypes(_INTERCEPTOR):
            if owner.startswith(_LIBRARY) or self.renamed.is_library(owner):
                continue
            for method in self.program.methods_of_class(owner):
                yield method
                called = (
                    self.program.method(one.target) for one in self.program.calls_in(method)
                )
                yield from (
                    one for one in called if one is not None and self.program.is_static(one)
                )
        yield from self._handing_on()

    def _handing_on(self) -> Iterator[MethodNumber]:
        """Yield the methods that hand a request on by what a shrinker renamed, and are not the library's own."""
        table = hosts_put()
        own = frozenset(one for each in table.library for one in holding(self.program, (each,)))
        for method, name in self.renamed.methods.items():
            if "->".join(name) in table.hand_on:
                owner = self.program.owner(method)
                callers = tuple(self._callers(method))
                within = (one for one in callers if self.program.owner(one) == owner)
                further = (each for one in within for each in self._callers(one))
                yield from (one for one in (*callers, *further) if one not in own)

    def _callers(self, method: MethodNumber) -> Iterator[MethodNumber]:
        """Yield the methods that call one by name."""
        name = self.program.signature(method).partition("(")[0]
        for site in self.program.calls_of(self.program.owner(method), name):
            if self.program.method(site.target) == method:
                yield site.method

    def _put_in(self, method: MethodNumber) -> Iterator[str]:
        """Yield the hosts that a method's calls choose."""
        for site in self.program.calls_in(method):
            index = self._place(site.target)
            if index is not None:
                yield from self._hosts(self.resolver.call_at(method, site.pc), index)

    def _place(self, target: str) -> int | None:
        """Say which argument of a call is a host or an address that a request goes to."""
        table = hosts_put().calls
        method = self.program.method(target) if self.renamed.methods else None
        name = None if method is None else self.renamed.methods.get(method)
        return table.get("->".join(name) if name is not None else target)

    def _hosts(self, call: Call | None, index: int) -> Iterator[str]:
        texts = [] if call is None else texts_of(self.resolver, Scope(call.method), call, index)
        for text in texts or ["?"]:
            host = text.partition("://")[2].partition("/")[0] or text
            yield "?" if "?" in host else host.lower()
