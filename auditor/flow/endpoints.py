"""Answers which address the data of a flow is sent to, as far as the code says.

The address is looked for where the data leaves, then in the methods that called down to there:
the nearest call that is given one. Constants, concatenations and resources are resolved in the
context of those calls, so that one helper that posts to many paths gives each flow its own. What
is not known of an address is a `?`; of several that it can be, what they have in common remains.
"""

from typing import Final

from auditor.code.constants import Frame, Resolver, Scope
from auditor.code.program import MethodNumber
from auditor.code.sites import Call
from auditor.dex.opcodes import NEW_INSTANCE
from auditor.flow.addresses import address_calls, common, texts_of
from auditor.flow.engine import Chain
from auditor.flow.origins import scopes_along
from auditor.flow.services import Services

_GIVE_CONNECTIONS: Final = ("Ljava/net/", "Ljavax/net/", "Lokhttp3/", "Lcom/squareup/okhttp/", "Lorg/apache/http/")  # fmt: skip
_MOST_CALLS: Final = 60  # In one method; more are no place where a request is put together.
_WEB_VIEW: Final = "Landroid/webkit/WebView;"


def find_endpoint(resolver: Resolver, calls: Chain, services: Services) -> str | None:
    """Resolve the address that a sink sends to.

    `calls` leads from where data and sink meet down to the sink.
    """
    scopes = scopes_along(resolver, calls)
    scope, (method, pc) = scopes[-1]
    call = resolver.call_at(method, pc)
    declared = (
        services.address(scope, call, along=tuple(one for one, _ in calls))
        if call is not None
        else None
    )
    if declared is not None:
        return declared
    for scope, (_, pc) in reversed(scopes):
        found = _in_method(resolver, scope, pc)
        if found is not None:
            return found
    return None


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
        return common(texts_of(resolver, scope, call, rule.text))
    host = common(texts_of(resolver, scope, call, rule.host or 0), is_url=False)
    port = common(texts_of(resolver, scope, call, rule.port or 0), is_url=False)
    if host is None or host == "?":
        return None
    return f"{rule.scheme}://{host}" + (f":{port}" if port and port != "?" else "")


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
                found += texts_of(resolver, Scope(call.method), call, 0)
    return common([one for one in found if not one.startswith("javascript:")])


def _file_of(class_name: str) -> str:
    return class_name.partition("$")[0].rstrip(";")
