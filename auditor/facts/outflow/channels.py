"""Whether data travels where others can read it: clear text, or TLS that checks nobody.

A trust manager that refuses no certificate and a host name verifier that accepts every name are
told by their code: nothing in it can throw, or nothing but true comes back. Sources: the API
references of `javax.net.ssl` and of `android.webkit.WebViewClient`; "Security with network
protocols" of the Android developers' documentation.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from auditor.code.classes.excerpts import evidence_at
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.registers import CALLS
from auditor.dex import opcodes
from auditor.facts.ground.graph import Graph
from auditor.model.evidence import Evidence
from auditor.model.names import outer_class
from auditor.model.vocabulary import Confidence

_CLEAR: Final = ("http://", "ws://", "tcp://", "ftp://")
_LOCAL: Final = ("localhost", "127.", "10.0.2.2", "[::1]")
_TRUST: Final = ("Ljavax/net/ssl/X509TrustManager;", "Ljavax/net/ssl/X509ExtendedTrustManager;")
_VERIFIER: Final = "Ljavax/net/ssl/HostnameVerifier;"
_DEFAULTS: Final = ("setDefaultSSLSocketFactory", "setDefaultHostnameVerifier")
_HTTPS: Final = "Ljavax/net/ssl/HttpsURLConnection;"
_MOST_UNITS: Final = 40  # 16-bit units of a method that could be one that checks nothing.
_CONSTS: Final = frozenset(range(0x12, 0x16))
_PLAIN: Final = (
    _CONSTS
    | opcodes.RETURNS
    | opcodes.CONST_STRINGS
    | opcodes.MOVE_RESULTS
    | opcodes.MOVES
    | opcodes.STATIC_READS  # Has a class begin.
    | CALLS
)
"""What is in a verifier that accepts all: nothing that reads or decides."""
_LOOKS_FOR_NULL: Final = "Lkotlin/jvm/internal/Intrinsics;->check"


@dataclass(frozen=True, slots=True)
class Unchecked:
    """One class by which TLS connections accept anybody, and where it is made."""

    class_name: str
    users: tuple[str, ...]
    """The classes that make it, outermost first."""
    evidence: Evidence
    is_default: bool
    """Reached code of the app makes some such class the default of all its connections."""


def is_clear(endpoint: str | None) -> bool:
    """Say whether an address is one without TLS, on another machine."""
    if endpoint is None or not endpoint.startswith(_CLEAR):
        return False
    return not endpoint.partition("://")[2].startswith(_LOCAL)


def find_unchecked(graph: Graph) -> tuple[Unchecked, ...]:
    """Find the classes that check no certificate or no host name and that reached code makes."""
    found: list[Unchecked] = []
    default = _sets_default(graph)
    for class_name, method in (*_trusting(graph), *_verifying(graph)):
        users = tuple(
            dict.fromkeys(
                graph.program.owner(birth.method)
                for birth in graph.reach.graph.instances.births(class_name)
                if graph.reach.glance(birth.method) is not None
            )
        )
        if users:
            found.append(
                Unchecked(class_name, users, evidence_at(graph.program, (method, 0)), default)
            )
    return tuple(sorted(found, key=lambda one: one.class_name))


def confidence_for(one: Unchecked, methods: Sequence[str]) -> Confidence:
    """Say how sure it is that connections made in some methods use such a class."""
    owners = {outer_class(method.partition("->")[0]) for method in methods}
    is_near = any(outer_class(user) in owners for user in one.users)
    return Confidence.LIKELY if is_near or one.is_default else Confidence.POSSIBLE


def _sets_default(graph: Graph) -> bool:
    return any(
        graph.reach.glance(site.method) is not None
        for name in _DEFAULTS
        for site in graph.program.calls_of(_HTTPS, name)
    )


def _trusting(graph: Graph) -> Iterator[tuple[str, MethodNumber]]:
    """Yield the trust managers whose check of a server cannot fail."""
    for above in _TRUST:
        for name in graph.hierarchy.subtypes(above):
            for signature, method in graph.program.declared(name).items():
                if signature.startswith("checkServerTrusted(") and _cannot_throw(graph, method):
                    yield name, method


def _verifying(graph: Graph) -> Iterator[tuple[str, MethodNumber]]:
    """Yield the verifiers that accept every host name."""
    for name in graph.hierarchy.subtypes(_VERIFIER):
        for signature, method in graph.program.declared(name).items():
            if signature.startswith("verify(") and _is_true(graph, method):
                yield name, method


def _cannot_throw(graph: Graph, method: MethodNumber) -> bool:
    if not _is_short(graph, method):
        return False
    found = graph.program.body(method).instructions
    return bool(found) and not any(
        one.opcode == opcodes.THROW or one.opcode in CALLS for one in found
    )


def _is_true(graph: Graph, method: MethodNumber, *, deep: bool = False) -> bool:
    """Say whether a short method gives nothing but true, by itself or as the lambda's body that it calls gives it."""
    if not _is_short(graph, method):
        return False
    found = graph.program.body(method).instructions
    calls = [
        one.target
        for one in graph.program.calls_in(method)
        if not one.target.startswith(_LOOKS_FOR_NULL)
    ]
    if not all(one.opcode in _PLAIN for one in found) or len(calls) > 1:
        return False
    numbers = [one.literal for one in found if one.opcode in _CONSTS]
    if not calls:
        return numbers == [1]
    body = graph.program.method(calls[0])
    return not deep and not numbers and body is not None and _is_true(graph, body, deep=True)


def _is_short(graph: Graph, method: MethodNumber) -> bool:
    if not graph.program.has_code(method):
        return False
    image, row = graph.program.place(method)
    return int(image.row_size[row]) <= _MOST_UNITS
