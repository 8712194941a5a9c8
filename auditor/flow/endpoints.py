"""Answers which address the data of a flow is sent to, as far as the code says.

The address is looked for where the data leaves, then in the methods that called down to there:
the nearest call that is given one. Constants, concatenations and resources are resolved in the
context of those calls, so that one helper that posts to many paths gives each flow its own. What
is not known of an address is a `?`; of several that it can be, what they have in common remains.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise, takewhile
from typing import Final

from auditor.code.constants import Frame, Resolver, Scope
from auditor.code.program import MethodNumber
from auditor.code.sites import Call
from auditor.code.values import HOLE, Number, Text, Uri, Value
from auditor.data.shelf import bad_entry, read_table
from auditor.dex.image import DexImage
from auditor.dex.opcodes import NEW_INSTANCE
from auditor.errors import MalformedDex
from auditor.flow.engine import Chain

_TABLE: Final = "flow/endpoints"
_KEYS: Final = frozenset({"names", "text", "host", "port", "scheme", "base"})
_GIVE_CONNECTIONS: Final = ("Ljava/net/", "Ljavax/net/", "Lokhttp3/", "Lcom/squareup/okhttp/", "Lorg/apache/http/")  # fmt: skip
_HTTP_ANNOTATIONS: Final = ("Lretrofit2/http/", "Lretrofit/http/")
_MOST_CALLS: Final = 60  # In one method; more are no place where a request is put together.
_STEPS: Final = 1_500
_ADDRESS: Final = re.compile(r"[a-z][a-z0-9+.-]*://|\?/", re.IGNORECASE)
_HTTP: Final = ("http://", "https://")
_WEB_VIEW: Final = "Landroid/webkit/WebView;"


@dataclass(frozen=True, slots=True)
class Address:
    """How a call is given an address."""

    text: int | None
    host: int | None
    port: int | None
    scheme: str
    is_base: bool


@cache
def address_calls() -> dict[str, Address]:
    """Read the table of calls that are given an address; raises `BadData`."""
    found: dict[str, Address] = {}
    for number, row in enumerate(read_table(_TABLE).get("address", ())):
        if not row.get("names") or row.keys() - _KEYS or ("text" in row) == ("host" in row):
            raise bad_entry(_TABLE, f"address {number}", "needs names, and text or host")
        address = Address(
            row.get("text"),
            row.get("host"),
            row.get("port"),
            row.get("scheme", ""),
            bool(row.get("base", False)),
        )
        found.update(dict.fromkeys(row["names"], address))
    return found


def find_endpoint(resolver: Resolver, calls: Chain, api: str) -> str | None:
    """Resolve the address that a sink sends to.

    `calls` leads from where data and sink meet down to the sink, `api` is the sink.
    """
    path = _declared(resolver, api)
    if path is not None:
        bases = _bases(resolver) or _constants(resolver, calls)
        return path if "://" in path else _joined(bases, path)
    scopes = _scopes(resolver, calls)
    for scope, (_, pc) in reversed(scopes):
        found = _in_method(resolver, scope, pc)
        if found is not None:
            return found
    return None


def _scopes(resolver: Resolver, calls: Chain) -> list[tuple[Scope, tuple[int, int]]]:
    """Give each method on the way to the sink as entered by the call of the one before."""
    scope = Scope(calls[0][0])
    found = [(scope, calls[0])]
    for (method, pc), place in pairwise(calls):
        call = resolver.call_at(method, pc)
        scope = Scope(place[0], Frame(scope, call, 1) if call is not None else None)
        found.append((scope, place))
    return found


def _in_method(resolver: Resolver, scope: Scope, pc: int) -> str | None:
    """Find the nearest call with an address: before a pc, after it, or in what gives connections."""
    own, below = _calls(resolver, scope)
    own.sort(key=lambda one: (one.pc > pc, abs(one.pc - pc)))
    for call in own:
        found = _address(resolver, scope, call)
        if found is not None:
            return found
    for call in sorted(below, key=lambda one: (one.pc > pc, abs(one.pc - pc))):
        target = resolver.program.method(call.text)
        if target is None:
            continue
        inner = Scope(target, Frame(scope, call, 2))
        for deeper in _calls(resolver, inner)[0]:
            found = _address(resolver, inner, deeper)
            if found is not None:
                return found
    return None


def _calls(resolver: Resolver, scope: Scope) -> tuple[list[Call], list[Call]]:
    """Give a method's calls with an address, and those of the app that give connections."""
    own: list[Call] = []
    below: list[Call] = []
    sites = resolver.program.calls_in(scope.method)
    for site in sites[:_MOST_CALLS]:
        name, _, rest = site.target.partition("(")
        named = name in address_calls()
        if not named and not rest.rpartition(")")[2].startswith(_GIVE_CONNECTIONS):
            continue
        call = resolver.call_at(site.method, site.pc)
        if call is not None:
            (own if named else below).append(call)
    return own, below


def _address(resolver: Resolver, scope: Scope, call: Call) -> str | None:
    """Resolve the address that one call is given."""
    rule = address_calls()[call.key]
    if rule.is_base:
        return None
    if rule.text is not None:
        return _common(_texts(resolver, scope, call, rule.text))
    host = _common(_texts(resolver, scope, call, rule.host or 0), is_url=False)
    port = _common(_texts(resolver, scope, call, rule.port or 0), is_url=False)
    if host is None or host == "?":
        return None
    return f"{rule.scheme}://{host}" + (f":{port}" if port and port != "?" else "")


def _texts(resolver: Resolver, scope: Scope, call: Call, index: int) -> list[str]:
    register = call.register(index)
    if register is None:
        return []
    found = (_shown(one) for one in resolver.value_in(scope, call.pc, register, steps=_STEPS))
    return [one for one in found if one]


def _shown(value: Value) -> str | None:
    match value:
        case Text():
            return value.text.replace(HOLE, "?")
        case Uri():
            return value.shown
        case Number() if value.value:
            return str(value.value)
        case _:
            return None


def _common(texts: Sequence[str], *, is_url: bool = True) -> str | None:
    """Give the address that texts are, or what several have in common, up to a `?`."""
    known = sorted(set(texts))
    if is_url:
        known = [one for one in known if _ADDRESS.match(one)]
    if len(known) <= 1:
        return known[0] if known else None
    pairs = zip(known[0], known[-1], strict=False)
    shared = "".join(one for one, _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    head = shared[: shared.rfind("/") + 1] if is_url else ""
    return f"{head}?" if head.count("/") > 2 else None


# Pages that are given data, or ask for it.


def find_page(resolver: Resolver, method: MethodNumber) -> str | None:
    """Resolve the page in which the data of a script or bridge ends.

    Looked for are the addresses that are loaded by the classes around the method and by those
    that make its object, as `addJavascriptInterface` does.
    """
    program = resolver.program
    owner = program.owner(method)
    makers = [use.method for use in program.type_uses(owner, frozenset({NEW_INSTANCE}))]
    classes = dict.fromkeys(_file_of(program.owner(one)) for one in (method, *makers))
    found: list[str] = []
    for site in program.calls_of(_WEB_VIEW, "loadUrl"):
        if _file_of(program.owner(site.method)) in classes:
            call = resolver.call_at(site.method, site.pc)
            if call is not None:
                found += _texts(resolver, Scope(call.method), call, 0)
    return _common([one for one in found if not one.startswith("javascript:")])


def _file_of(class_name: str) -> str:
    return class_name.partition("$")[0].rstrip(";")


# Interfaces whose annotations name paths.


def _declared(resolver: Resolver, api: str) -> str | None:
    """Give the path that an annotated interface's method names."""
    owner, _, name = api.partition("->")
    if resolver.program.class_info(owner) is None:
        return None
    for signature, method in resolver.program.declared(owner).items():
        if signature.partition("(")[0] == name.partition("(")[0]:
            image, row = resolver.program.place(method)
            path = _path(image, int(image.row_method[row]))
            if path is not None:
                return path
    return None


def _path(image: DexImage, method_id: int) -> str | None:
    try:
        annotations = image.method_annotations(method_id)
    except MalformedDex:
        return None
    for one in annotations:
        path = one.elements.get("value")
        if one.type.startswith(_HTTP_ANNOTATIONS) and isinstance(path, str):
            return path
    return None


def _bases(resolver: Resolver) -> list[str]:
    return [
        text
        for call in _base_calls(resolver)
        for text in _texts(resolver, Scope(call.method), call, 0)
    ]


def _constants(resolver: Resolver, calls: Chain) -> list[str]:
    """Give what stands as a base in the methods on the way, where a shrinker renamed the library."""
    found: list[str] = []
    for method, _ in calls:
        image, row = resolver.program.place(method)
        texts = (
            image.strings[one] for one in image.string_id[image.string_uses_in(row)].tolist()
        )
        found += [one for one in texts if one.startswith(_HTTP) and one.endswith("/")]
    return found


def _base_calls(resolver: Resolver) -> Iterator[Call]:
    for key, rule in address_calls().items():
        owner, _, name = key.partition("->")
        for site in resolver.program.calls_of(owner, name) if rule.is_base else ():
            call = resolver.call_at(site.method, site.pc)
            if call is not None:
                yield call


def _joined(bases: Iterable[str], path: str) -> str:
    """Put a path behind the one base of the app; behind `?` where there are none or several."""
    whole = sorted({one for one in bases if "://" in one})
    head = whole[0] if len(whole) == 1 else "?"
    if path.startswith("/") and "://" in head:
        scheme, _, rest = head.partition("://")
        head = f"{scheme}://{rest.partition('/')[0]}"
    return f"{head.removesuffix('/')}/{path.removeprefix('/')}"
