"""Answers which address the data of a flow is sent to, as far as the code says.

The address is looked for where the data leaves, then in the methods that called down to there:
the nearest call that is given one. Constants, concatenations and resources are resolved in the
context of those calls, so that one helper that posts to many paths gives each flow its own. What
is not known of an address is a `?`; of several that it can be, what they have in common remains.
"""

from collections.abc import Sequence
from typing import Final

from auditor.code.classes.decodings import Decoding, joined
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.registers import ENTRY
from auditor.code.classes.search import Frame, Scope
from auditor.code.classes.sites import Call, parameter_types
from auditor.code.classes.values import Text, Uri
from auditor.code.resolution.constants import Resolver
from auditor.code.shrunk.merged import Merged
from auditor.dex.opcodes import FIELD_READS, FIELD_WRITES, NEW_INSTANCE
from auditor.flow.ends.built import BUILD, Built
from auditor.flow.ends.interceptors import Interceptors
from auditor.flow.ends.origins import made_at, scopes_along
from auditor.flow.ends.services import Services
from auditor.flow.symbols.terms import Chain
from auditor.flow.tables.addresses import (
    STEPS,
    Address,
    address_calls,
    common,
    of_hosts,
    texts_of,
)
from auditor.flow.tables.catalogue import Catalogue
from auditor.flow.tables.renamed import Renamed
from auditor.model.names import outermost

_GIVE_CONNECTIONS: Final = ("Ljava/net/", "Ljavax/net/", "Lokhttp3/", "Lcom/squareup/okhttp/", "Lorg/apache/http/")  # fmt: skip
_MOST_CALLS: Final = 60  # Of those in one method that tell of an address, the nearest.
_PARTS: Final = ("Lokhttp3/RequestBody;", "Lcom/squareup/okhttp/RequestBody;", "Lcom/android/volley/Request;", "Lorg/apache/http/HttpEntity;", "Lokhttp3/WebSocketListener;")  # fmt: skip
"""Of these the app makes its own, which are asked for what a request sends."""
_MOST_MAKERS: Final = 4
_MOST_ABOVE: Final = 3
_BUILDER: Final = "Lokhttp3/Request$Builder;"
_OKHTTP: Final = ("Lokhttp3/", "Lcom/squareup/okhttp/", "Lretrofit2/")
_PLAIN_CLIENT: Final = "Lokhttp3/OkHttpClient;-><init>()V"
_NONE: Final[tuple[str, ...]] = ()
_WEB_VIEW: Final = "Landroid/webkit/WebView;"


class Endpoints:
    """The addresses of one app's flows."""

    def __init__(self, resolver: Resolver, catalogue: Catalogue, merged: Merged) -> None:
        self.resolver = resolver
        self.program = resolver.program
        self.merged = merged
        self.services = Services(resolver, catalogue)
        self.renamed = Renamed(resolver.hierarchy, catalogue.renamed)
        owner = self.program.owner
        self._builders = frozenset(
            owner(one) for one, (of, _) in self.renamed.methods.items() if of == _BUILDER
        )
        """A shrinker's names of the builder of requests: it puts an address that is only used once inside of it."""
        self._built = Built(resolver, self.renamed)
        signature = self.program.signature
        self._urls = frozenset(
            signature(one).rpartition(")")[2]
            for one, known in self.renamed.methods.items()
            if known == BUILD
        )
        """A shrinker's names of addresses that a builder makes."""
        self._interceptors = Interceptors(resolver, self.renamed)
        self.decoded: dict[str, tuple[Decoding, ...]] = {}
        """How addresses that were found were made readable."""
        self.several: tuple[str, ...] = ()
        """Where the last question found no one address: those of several hosts from which the code chooses."""

    def find(self, calls: Chain, kept: Sequence[Chain] = ()) -> str | None:
        """Resolve the address that a sink sends to.

        `calls` leads from where data and sink meet down to the sink, `kept` to where the objects
        were handed on whose methods run on the way, the last first.
        """
        self.several = _NONE
        made = made_at(self.resolver, kept, calls[0][0])
        scopes = scopes_along(self.resolver, calls, made=made)
        scope, (method, pc) = scopes[-1]
        call = self.resolver.call_at(method, pc)
        along = tuple(one for one, _ in calls)
        declared = self.services.address(scope, call, along=along) if call else None
        if declared is not None:
            return self._interceptors.readdressed(declared)
        is_http = call is not None and self._is_of_http(call) and not self._is_plain(method)
        for scope, (_, pc) in reversed(scopes):
            found = self._in_method(scope, pc)
            if found is not None:
                return self._interceptors.readdressed(found) if is_http else found
            if self.several:
                if is_http and self._interceptors.hosts:
                    self.several = _NONE  # An interceptor may send it elsewhere.
                return None
        found = self._where_made(scopes[-1][0].method)
        return (
            found
            or self._where_connected(scopes[0][0].method)
            or self._where_opened(calls[-1][0], call)
        )

    def _where_opened(self, method: MethodNumber, call: Call | None) -> str | None:
        """Find the address of a connection whose stream a method takes out of a field, where it is put in."""
        if call is None or call.receiver is None:
            return None
        uses, found = self.resolver.def_use(method), []
        image, _ = self.program.place(method)
        for at in uses.definitions(call.pc, call.receiver):
            one = None if at == ENTRY else uses.instruction(at)
            if one is None or one.opcode not in FIELD_READS or one.ref is None:
                return None
            field = image.field_text(one.ref)
            writes = [
                use for use in self.program.field_uses(field) if use.opcode in FIELD_WRITES
            ]
            for use in writes[:_MOST_MAKERS]:
                places = [(use.method, use.pc), *self._callers(use.method)]
                told = (self._in_method(Scope(each), pc) for each, pc in places)
                found.append(next((address for address in told if address), "?"))
        return common(found) if found and "?" not in found else None

    def _callers(self, method: MethodNumber) -> list[tuple[MethodNumber, int]]:
        name = self.program.signature(method).partition("(")[0]
        sites = self.program.calls_of(self.program.owner(method), name)
        return [
            (one.method, one.pc)
            for one in sites
            if self.program.method(one.target) == method and one.method != method
        ][:_MOST_MAKERS]

    def _where_connected(self, method: MethodNumber, depth: int = 0) -> str | None:
        """Find the address of a connection that a method is given, in those that call it."""
        signature = self.program.signature(method)
        types = parameter_types(signature[signature.index("(") :])
        if depth == _MOST_ABOVE or not any(one.startswith(_GIVE_CONNECTIONS) for one in types):
            return None
        name = signature.partition("(")[0]
        sites = [
            one
            for one in self.program.calls_of(self.program.owner(method), name)
            if self.program.method(one.target) == method and one.method != method
        ]
        found: list[str] = []
        for one in sites[:_MOST_MAKERS]:
            address = self._in_method(Scope(one.method), one.pc)
            found.append(address or self._where_connected(one.method, depth + 1) or "?")
        return common(found) if found and "?" not in found else None

    def _is_of_http(self, call: Call) -> bool:
        """Say whether a call is of the library whose requests interceptors can change."""
        method = self.program.method(call.text)
        known = None if method is None else self.renamed.methods.get(method)
        return (call.owner if known is None else known[0]).startswith(_OKHTTP)

    def _is_plain(self, method: MethodNumber) -> bool:
        """Say whether a method makes a client without interceptors, as which it sends."""
        return any(one.target == _PLAIN_CLIENT for one in self.program.calls_in(method))

    def _where_made(self, method: MethodNumber) -> str | None:
        """Find what the request asks for whose body or parameters a method of its object gives."""
        owner = self.program.owner(method)
        if not any(self.resolver.hierarchy.is_subtype(owner, one) for one in _PARTS):
            return None
        for signature, one in self.program.declared(owner).items():
            found = self._in_method(Scope(one), 0) if signature.startswith("<init>") else None
            if found is not None:
                return found
        for use in self.program.type_uses(owner, frozenset({NEW_INSTANCE}))[:_MOST_MAKERS]:
            found = self._in_method(Scope(use.method), use.pc)
            if found is not None:
                return found
        return None

    def _in_method(self, scope: Scope, pc: int) -> str | None:
        """Find the nearest call with an address: before a pc, after it, or in what gives connections."""
        own, below = self._calls(scope, self.merged.case_at(scope.method, pc), pc)
        own.sort(key=lambda one: (one[0].pc > pc, abs(one[0].pc - pc)))
        for call, rule in own:
            found = self._address(scope, call, rule)
            if found is not None or self.several:
                return found
        for call in sorted(below, key=lambda one: (one.pc > pc, abs(one.pc - pc))):
            target = self.program.method(call.text)
            if target is None:
                continue
            inner = Scope(target, Frame(scope, call, 2))
            for deeper, rule in self._calls(inner, None)[0]:
                found = self._address(inner, deeper, rule)
                if found is not None:
                    return found
        return None

    def _calls(
        self, scope: Scope, case: int | None, pc: int = 0
    ) -> tuple[list[tuple[Call, Address]], list[Call]]:
        """Give a method's calls with an address, and those of the app that give connections.

        Of very many the nearest to a pc: a shrinker puts all that is called once into one method, and a
        form of eight values, each encoded by itself, stands behind a hundred calls.
        Of a method that it merged, those that run with one case.
        """
        own: list[tuple[Call, Address]] = []
        below: list[Call] = []
        telling = [
            one for one in self.program.calls_in(scope.method) if self._tells(one.target)
        ]
        near = sorted(telling, key=lambda one: abs(one.pc - pc))[:_MOST_CALLS]
        for site in sorted(near, key=lambda one: one.pc):
            if case is not None and self.merged.case_at(scope.method, site.pc) not in (
                None,
                case,
            ):
                continue
            rule = self._rule(site.target)
            call = self.resolver.call_at(site.method, site.pc)
            if call is not None and rule is not None:
                own.append((call, rule))
            elif call is not None:
                below.append(call)
        return own, below

    def _tells(self, target: str) -> bool:
        """Say whether a call is given an address, or gives a connection."""
        if self._rule(target) is not None:
            return True
        given = target.rpartition(")")[2]
        gives = given.startswith(_GIVE_CONNECTIONS) or given in self._urls
        return gives or target.partition("->")[0] in self._builders

    def _rule(self, target: str) -> Address | None:
        """Say how a call is given an address, under its own name or a shrinker's."""
        rule = address_calls().get(target) or address_calls().get(target.partition("(")[0])
        if rule is not None or not self.renamed.methods:
            return rule
        method = self.program.method(target)
        known = None if method is None else self.renamed.methods.get(method)
        return None if known is None else address_calls().get("->".join(known))

    def _address(self, scope: Scope, call: Call, rule: Address) -> str | None:
        """Resolve the address that one call is given."""
        if rule.is_base:
            return None
        if rule.is_built:
            return self._built.made(scope, call)
        if rule.text is not None:
            built = self._built.given(scope, call, rule.text)
            texts = [] if built else texts_of(self.resolver, scope, call, rule.text)
            found = built or common(texts)
            if found is not None:
                self._note(found, scope, call, rule.text)
            else:
                self.several = of_hosts(texts)
            return found
        host, port, path, protocol = (
            None
            if one is None
            else common(texts_of(self.resolver, scope, call, one), is_url=False)
            for one in (rule.host, rule.port, rule.path, rule.protocol)
        )
        if host is None or host == "?":
            return None
        scheme = rule.scheme or protocol or "?"
        at = f":{port}" if port and port != "?" else ""
        return f"{scheme}://{host}{at}" + (f"/{path.removeprefix('/')}" if path else "")

    def _note(self, address: str, scope: Scope, call: Call, index: int) -> None:
        """Take note of how a text that an address was made of was made readable."""
        register = call.register(index)
        values = self.resolver.value_in(scope, call.pc, register or 0, steps=STEPS)
        decoded = joined(*(one.decoded for one in values if isinstance(one, Text | Uri)))
        if register is not None and decoded:
            self.decoded.setdefault(address, decoded)


# Pages that are given data, or ask for it.


def find_page(resolver: Resolver, method: MethodNumber) -> str | None:
    """Resolve the page in which the data of a script or bridge ends.

    Looked for are the addresses that are loaded by the classes around the method and by those
    that make its object, as `addJavascriptInterface` does.
    """
    program = resolver.program
    owner = program.owner(method)
    makers = [use.method for use in program.type_uses(owner, frozenset({NEW_INSTANCE}))]
    classes = dict.fromkeys(outermost(program.owner(one)) for one in (method, *makers))
    found: list[str] = []
    for site in program.calls_of(_WEB_VIEW, "loadUrl"):
        if outermost(program.owner(site.method)) in classes:
            call = resolver.call_at(site.method, site.pc)
            if call is not None:
                found += texts_of(resolver, Scope(call.method), call, 0)
    return common([one for one in found if not one.startswith("javascript:")])
