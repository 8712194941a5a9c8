"""Answers which address a method of an annotated interface asks for: Retrofit's base and path.

The base is that of the instance that makes the interface's object: `create(Service.class)` is
sought, and the builder behind it. Where a shrinker renamed the library, the code that names the
interface's class is sought instead, and the base among the texts of the methods that lead there.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from auditor.code.classes.program import MethodNumber
from auditor.code.classes.registers import CALLS, ENTRY, DefUse
from auditor.code.classes.search import Frame, Scope
from auditor.code.classes.sites import Call, parameter_types, read_call
from auditor.code.classes.values import ClassName
from auditor.code.resolution.constants import Resolver
from auditor.dex import opcodes
from auditor.dex.opcodes import CONST_CLASS, FILLED_NEW_ARRAYS, NEW_ARRAY
from auditor.flow.ends.origins import Origin, origins
from auditor.flow.tables.addresses import Address, address_calls, common, texts_of
from auditor.flow.tables.annotated import Annotated, AnnotatedSink
from auditor.flow.tables.catalogue import Catalogue

_LIBRARY: Final = ("Lretrofit2/", "Lretrofit/")
_MAKES: Final = (("Lretrofit2/Retrofit;", "create"), ("Lretrofit/RestAdapter;", "create"))
_CHAIN: Final = frozenset(
    {
        "Lretrofit2/Retrofit;", "Lretrofit2/Retrofit$Builder;",
        "Lretrofit/RestAdapter;", "Lretrofit/RestAdapter$Builder;",
    }
)  # fmt: skip
_PROXY: Final = "Ljava/lang/reflect/Proxy;->newProxyInstance"
_HANDLER: Final = 2
_TEXT: Final = "Ljava/lang/String;"
_BASE: Final = re.compile(
    r"https?://[^/?#\s]+/(?:.*/)?|https?://[^/?#\s]*[.:\]][^/?#\s]*", re.DOTALL
)
"""An address that ends in a slash, or one without a path, to which the library adds the slash itself."""
_NAMINGS: Final = frozenset({CONST_CLASS})
_MOST_CALLERS: Final = 12
_MOST_NAMINGS: Final = 8
_MOST_HELD: Final = 6
_UNKNOWN: Final = "?"


class Services:
    """The annotated interfaces of one app."""

    def __init__(self, resolver: Resolver, catalogue: Catalogue) -> None:
        self.resolver = resolver
        self.program = resolver.program
        self.annotated = Annotated(resolver.hierarchy, catalogue.annotated)
        self._known: dict[str, tuple[str, ...]] = {}
        self._all: tuple[str, ...] | None = None

    def address(self, scope: Scope, call: Call, *, along: Sequence[MethodNumber]) -> str | None:
        """Give the address that a call asks for; None if no annotation makes it a request.

        What a caller fills in keeps the name that the path gives it, in braces. `along` are the
        methods that led to the call, looked at where no instance is seen.
        """
        method = self.resolver.hierarchy.resolve_method(call.owner, call.name + call.proto)
        sink = None if method is None else self.annotated.of(method)
        if method is None or sink is None or sink.result or not sink.is_request:
            return None
        path = self._path(scope, call, sink)
        if "://" in path.partition("?")[0]:
            return path
        bases = self._bases(self.program.owner(method)) or tuple(self._spelled(along))
        return _joined(bases, path)

    def _path(self, scope: Scope, call: Call, sink: AnnotatedSink) -> str:
        """Give the annotation's path, or what is passed as the whole address."""
        if sink.url is not None:
            given = common(texts_of(self.resolver, scope, call, sink.url), is_url=False)
            return given or _UNKNOWN
        return sink.path or ""

    def _bases(self, interface: str) -> tuple[str, ...]:
        """Give the bases of the instances that can make an interface's object, all if none is seen."""
        known = self._known.get(interface)
        if known is None:
            found = dict.fromkeys(self._of_interface(interface))
            known = self._known[interface] = tuple(found) or self._everywhere()
        return known

    def _of_interface(self, interface: str) -> Iterator[str]:
        sites = [
            site
            for owner, name in _MAKES
            for site in self.program.calls_of(owner, name)
            if not self.program.owner(site.method).startswith(_LIBRARY)
        ]
        for site in sites:
            call = self.resolver.call_at(site.method, site.pc)
            if call is None or call.receiver is None:
                continue
            for scope in self._making(call, interface):
                yield from self._behind(scope, call, call.receiver)
        if not sites:
            yield from self._near_naming(interface)

    def _making(self, call: Call, interface: str) -> Sequence[Scope]:
        """Give the scopes in which a call makes the interface's object, the surest alone."""
        plain = self.resolver.argument(Scope(call.method), call, 0)
        wanted = ClassName(interface)
        if wanted not in plain:
            return ()
        if len(plain) == 1:
            return (Scope(call.method),)
        for depth in (1, 2):
            sure = [
                one
                for one in self._entered(call.method, depth)
                if self.resolver.argument(one, call, 0) == (wanted,)
            ]
            if sure:
                return sure
        return (Scope(call.method),)

    def _entered(self, method: MethodNumber, depth: int) -> Iterator[Scope]:
        """Yield a method as entered by each of its callers, so many calls up."""
        if not depth:
            yield Scope(method)
            return
        for call in self.resolver.callers(method)[:_MOST_CALLERS]:
            for above in self._entered(call.method, depth - 1):
                yield Scope(method, Frame(above, call, depth))

    def _behind(self, scope: Scope, call: Call, register: int) -> Iterator[str]:
        """Yield the bases that the builder behind an instance is given."""
        for one in origins(
            self.resolver,
            (scope, call.pc, register),
            is_outside=lambda name: name.startswith(_LIBRARY),
            goes_through=lambda each: each.returns in _CHAIN and not _is_base(each),
        ):
            if one.call is not None and _is_base(one.call):
                yield from self._given(one.scope, one.call)
            elif one.type in _CHAIN:
                for base in self._base_calls(one.scope.method):
                    yield from self._given(one.scope, base)

    def _base_calls(self, method: MethodNumber) -> Iterator[Call]:
        for site in self.program.calls_in(method):
            rule = address_calls().get(site.target.partition("(")[0])
            call = (
                self.resolver.call_at(method, site.pc)
                if rule is not None and rule.is_base
                else None
            )
            if call is not None:
                yield call

    def _given(self, scope: Scope, call: Call) -> Iterator[str]:
        """Yield the texts of a base, also of one that is parsed before."""
        rule = address_calls()[call.key]
        index = rule.text or 0
        found = texts_of(self.resolver, scope, call, index)
        register = call.register(index)
        if not found and register is not None:
            for one in origins(
                self.resolver, (scope, call.pc, register), is_outside=_is_http_library
            ):
                parsed = address_calls().get(one.call.key) if one.call is not None else None
                if parsed is not None and one.call is not None and parsed.text is not None:
                    found += texts_of(self.resolver, one.scope, one.call, parsed.text)
        yield from (one for one in found if "://" in one)

    def _everywhere(self) -> tuple[str, ...]:
        """Give every base of the app."""
        if self._all is None:
            found: dict[str, None] = {}
            for key, rule in address_calls().items():
                owner, _, name = key.partition("->")
                for site in self.program.calls_of(owner, name) if rule.is_base else ():
                    call = self.resolver.call_at(site.method, site.pc)
                    if call is not None:
                        found.update(dict.fromkeys(self._given(Scope(call.method), call)))
            self._all = tuple(found)
        return self._all

    # Where a shrinker renamed the library.

    def _near_naming(self, interface: str) -> Iterator[str]:
        """Yield the texts that can be a base in what leads to the call that is given the class."""
        for use in self.program.type_uses(interface, _NAMINGS)[:_MOST_NAMINGS]:
            uses = self.resolver.def_use(use.method)
            if uses.has(use.pc):
                for call in self._given_to(use.method, uses, use.pc):
                    behind = tuple(dict.fromkeys(self._methods_behind(call)))
                    yield from self._spelled_about(behind) or self._above(call)

    def _spelled_about(self, methods: Sequence[MethodNumber]) -> tuple[str, ...]:
        """Give the texts that some methods spell; those of what they call where they spell none."""
        return tuple(self._spelled(methods)) or tuple(self._spelled(self._below(methods)))

    def _above(self, call: Call) -> tuple[str, ...]:
        """Give the texts about the callers of what makes the proxy: into it went the class, too, if it is the only one."""
        if call.key != _PROXY:
            return ()
        callers = self.resolver.callers(call.method)[:_MOST_CALLERS]
        return self._spelled_about([one.method for one in callers])

    def _below(self, methods: Iterable[MethodNumber]) -> Iterator[MethodNumber]:
        """Yield the methods that some call without a text: a shrinker put the one that all give it inside."""
        for method in methods:
            for site in self.program.calls_in(method):
                target = self.program.method(site.target)
                if target is not None and _TEXT not in site.target.rpartition(")")[0]:
                    yield target

    def _given_to(self, method: MethodNumber, uses: DefUse, pc: int) -> Iterator[Call]:
        """Yield the calls that are given what an instruction makes, also in a new array.

        Each array once: what puts something into it is a use of it, too.
        """
        made = [pc]
        for each in made:
            for at in uses.uses(each, uses.instruction(each).registers[0]):
                one = uses.instruction(at)
                call = read_call(self.program, method, one) if one.opcode in CALLS else None
                if call is not None:
                    yield call
                made += [array for array in _arrays(uses, at) if array not in made]

    def _methods_behind(self, call: Call) -> Iterator[MethodNumber]:
        """Yield the methods that have to do with the making of what makes a service.

        That is a call's receiver; where the library's `create` was inlined, the proxy's handler.
        """
        yield call.method
        register = call.register(_HANDLER) if call.key == _PROXY else call.registers[0]
        if register is None:
            return
        place = (Scope(call.method), call.pc, register)
        for one in origins(self.resolver, place, is_outside=lambda _: False):
            yield from _entering(one)
            if call.key == _PROXY and one.type:
                yield from self._holding(one.type)

    def _holding(self, handler: str) -> Iterator[MethodNumber]:
        """Yield where a handler's own fields are filled: its constructors, and theirs in turn."""
        work = [handler]
        for one in work:
            declared = self.program.declared(one)
            for signature, method in declared.items():
                if not signature.startswith("<init>"):
                    continue
                if not self.program.has_code(method):
                    continue
                yield method
                types = parameter_types(signature.removeprefix("<init>"))
                work += [each for each in types if each not in work][: _MOST_HELD - len(work)]

    def _spelled(self, methods: Iterable[MethodNumber]) -> Iterator[str]:
        for method in dict.fromkeys(methods):
            yield from bases_spelled(self.resolver, method)


def bases_spelled(resolver: Resolver, method: MethodNumber) -> Iterator[str]:
    """Yield the texts of a method that can be a base: of http, with a slash at the end or a host alone."""
    image, row = resolver.program.place(method)
    for one in image.string_id[image.string_uses_in(row)].tolist():
        text = image.strings[one]
        if _BASE.fullmatch(text):
            yield text


def _arrays(uses: DefUse, pc: int) -> Iterator[int]:
    """Yield where the array is made that an instruction puts something into."""
    one = uses.instruction(pc)
    if one.opcode in FILLED_NEW_ARRAYS:
        filled = uses.result_of(pc)
        if filled is not None:
            yield filled.pc
    elif one.opcode == opcodes.APUT_OBJECT:
        for made in uses.definitions(pc, one.registers[1]):
            if made != ENTRY and uses.instruction(made).opcode == NEW_ARRAY:
                yield made


def _entering(origin: Origin) -> Iterator[MethodNumber]:
    scope: Scope | None = origin.scope
    while scope is not None:
        yield scope.method
        scope = scope.frame.scope if scope.frame is not None else None


def _is_base(call: Call) -> bool:
    rule: Address | None = address_calls().get(call.key)
    return rule is not None and rule.is_base


def _is_http_library(class_name: str) -> bool:
    return class_name.startswith(("Lokhttp3/", "Ljava/net/"))


def _joined(bases: Sequence[str], path: str) -> str:
    """Put a path behind its base; behind what several have in common, behind `?` without any."""
    head = common(bases) or _UNKNOWN
    if path.startswith("/") and "://" in head:
        scheme, _, rest = head.partition("://")
        head = f"{scheme}://{rest.partition('/')[0]}"
    return f"{head.removesuffix('/')}/{path.removeprefix('/')}".removesuffix("/")
