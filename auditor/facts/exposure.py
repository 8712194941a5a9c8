"""Which reads of the phonebook a web page can bring about: bridges of WebViews, and who can call them.

A page calls annotated methods of an object that was given to its view, or makes the view's client
run by an address or a prompt. Which pages those can be is told by what the app loads: only pages of
the package's own assets leave the decision with the app.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final
from urllib.parse import urlsplit

from auditor.code.entrypoints import find_bridges
from auditor.code.program import MethodNumber
from auditor.code.registrations import outermost
from auditor.code.search import Scope
from auditor.code.values import HOLE
from auditor.code.values import Text as TextValue
from auditor.data.shelf import read_table
from auditor.facts.graph import Graph
from auditor.facts.opaque_part import code_evidence
from auditor.facts.pages import WEB_CALLS, WEB_VIEWS
from auditor.facts.seen import Seen, is_phonebook_read
from auditor.model.access import Access
from auditor.model.evidence import Evidence, Step
from auditor.model.facts import Exposure
from auditor.model.names import short_name
from auditor.model.vocabulary import Confidence, least
from auditor.model.words import Words

_STEPS: Final = 2_000
"""Methods looked at on the way back from one read."""
_LIKELY: Final = 0.6
_ROW: Final = "javascript"
_OWN: Final = ("file:///android_asset/", "file:///android_res/", "about:blank", "javascript:")
_MOST_ORIGINS: Final = 3


@dataclass(frozen=True, slots=True)
class _Callable:
    """A method that a page can run, and how."""

    method: MethodNumber
    how: Words


def find_exposures(
    graph: Graph, seen: Seen, foreign_pages: Collection[str]
) -> tuple[Exposure, ...]:
    """Return the reads that a page can bring about, where the page may come from elsewhere.

    `foreign_pages` are the pages of the package that can run another host's scripts.
    """
    reads = [one for one in seen.accesses if is_phonebook_read(one) and one not in seen.dormant]
    if not reads:
        return ()
    callables = {one.method: one for one in _callables(graph)}
    if not callables:
        return ()
    found = []
    for access in reads:
        for method in _led_by(graph, access, callables):
            exposure = _exposure(graph, access, callables[method], foreign_pages)
            if exposure is not None:
                found.append(exposure)
    return tuple(found)


@cache
def _page_calls() -> tuple[tuple[str, tuple[str, ...], Words], ...]:
    return tuple(
        (one["of"], tuple(one["runs"]), Words(one["en"], one["zh"]))
        for one in read_table("scripts/webview")["call"]
    )


_ANNOTATED: Final = Words(
    "a page calls it as a method of its own", "网页将其作为自身方法直接调用"
)


def _callables(graph: Graph) -> Iterator[_Callable]:
    """Yield the methods that a page can run and that are reached."""
    program, hierarchy = graph.program, graph.hierarchy
    for bridge in find_bridges(program, hierarchy):
        if bridge.row == _ROW and graph.reach.from_entry(bridge.method) is not None:
            yield _Callable(bridge.method, _ANNOTATED)
    for owner, names, how in _page_calls():
        for name in sorted(hierarchy.subtypes(owner)):
            for signature, method in program.declared(name).items():
                if (
                    signature.partition("(")[0] in names
                    and program.has_code(method)
                    and graph.reach.from_entry(method) is not None
                ):
                    yield _Callable(method, how)


def _led_by(
    graph: Graph, access: Access, callables: Collection[MethodNumber]
) -> list[MethodNumber]:
    """Return the callable methods that lead to a read, by a bounded search backward."""
    start = graph.program.method(access.method)
    if start is None:
        return []
    seen = {start}
    waiting = [start]
    for method in waiting:
        if len(seen) > _STEPS:
            break
        for edge in graph.reach.graph.callers(method):
            if edge.confidence >= _LIKELY and edge.source not in seen:
                seen.add(edge.source)
                waiting.append(edge.source)
    return sorted(seen.intersection(callables))


def _exposure(
    graph: Graph, access: Access, one: _Callable, foreign_pages: Collection[str]
) -> Exposure | None:
    program = graph.program
    origins, evidence = _origins(graph, one.method, foreign_pages)
    if origins is None:
        return None
    route = graph.reach.from_entry(one.method)
    steps = route.steps if route is not None else ()
    name = short_name(program.text(one.method))
    listed = ", ".join(origins[:_MOST_ORIGINS])
    who = (
        Words(f"pages of {listed}", f"{listed} 的网页")
        if origins
        else Words("pages whose address could not be told", "地址无法确定的网页")
    )
    return Exposure(
        access=access,
        says=Words(
            f"{name} leads to a read of {access.uri}, and {who.en} can run it: {one.how.en}.",
            f"{name} 可导向对 {access.uri} 的读取，且{who.zh}可触发：{one.how.zh}。",
        ),
        method=name,
        evidence=(code_evidence(program, one.method, 0, "a page can run it"), *evidence),
        confidence=least(access.confidence, Confidence.LIKELY),
        steps=(*steps, Step(program.text(one.method), None, one.how)),
    )


def _origins(
    graph: Graph, method: MethodNumber, foreign_pages: Collection[str]
) -> tuple[Sequence[str] | None, tuple[Evidence, ...]]:
    """Return the hosts whose pages can call, empty where not known, None for the app's own alone.

    Pages that are loaded by the classes around the bridge decide; without any, all pages do.
    """
    loads = list(_loads(graph))
    family = outermost(graph.program.owner(method))
    near = [one for one in loads if outermost(graph.program.owner(one[0])) == family]
    near = near or [one for one in loads if _stands_with(graph, one[0], method)] or loads
    hosts: dict[str, None] = {}
    unknown = not near
    evidence = []
    for caller, pc, values in near:
        foreign = [one for one in values if not _is_own(one, foreign_pages)]
        if foreign or not values:
            evidence.append(code_evidence(graph.program, caller, pc, "loads a page"))
        unknown |= not values
        for text in foreign:
            host = urlsplit(text).hostname if "://" in text and HOLE not in text else None
            unknown |= host is None
            if host:
                hosts[host] = None
    if not hosts and not unknown:
        return None, ()
    return tuple(hosts), tuple(evidence[:_MOST_ORIGINS])


def _stands_with(graph: Graph, loader: MethodNumber, method: MethodNumber) -> bool:
    """Say whether the class that loads a page also makes the object with the bridge."""
    owner = graph.program.owner(method)
    family = outermost(graph.program.owner(loader))
    return any(
        outermost(graph.program.owner(one.method)) == family
        for one in graph.reach.graph.instances.births(owner)
    )


def _loads(graph: Graph) -> Iterator[tuple[MethodNumber, int, tuple[str, ...]]]:
    """Yield each place that loads a page, with the addresses it may be; empty for unknown ones."""
    program, hierarchy, resolver = graph.program, graph.hierarchy, graph.resolver
    for name in WEB_CALLS:
        for site in program.calls_of(None, name):
            owner = site.target.partition("->")[0]
            if not any(owner == one or hierarchy.is_subtype(owner, one) for one in WEB_VIEWS):
                continue
            call = resolver.call_at(site.method, site.pc)
            if call is None or "Ljava/lang/String;" not in call.types:
                yield site.method, site.pc, ()
                continue
            values = resolver.argument(Scope(site.method), call, 0)
            texts = tuple(one.text for one in values if isinstance(one, TextValue))
            yield site.method, site.pc, texts if len(texts) == len(values) else ()


def _is_own(text: str, foreign_pages: Collection[str]) -> bool:
    if not text.startswith(_OWN):
        return False
    path = text.removeprefix(_OWN[0]).partition("?")[0].partition("#")[0]
    return f"assets/{path}" not in foreign_pages
