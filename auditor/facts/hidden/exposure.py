"""Which reads of the phonebook a web page can bring about: bridges of WebViews, and who can call them.

A page calls annotated methods of an object that was given to its view, or makes the view's client
run by an address or a prompt. Which pages those can be is told by what the app loads: only pages of
the package's own assets leave the decision with the app.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Final
from urllib.parse import urlsplit

from auditor.code.calls.entrypoints import find_bridges
from auditor.code.classes.program import MethodNumber
from auditor.code.classes.search import Scope
from auditor.code.classes.values import HOLE
from auditor.code.classes.values import Text as TextValue
from auditor.data.shelf import read_table
from auditor.facts.ground.graph import Graph
from auditor.facts.ground.opaque_part import code_evidence
from auditor.facts.ground.seen import Seen, is_phonebook_read
from auditor.facts.hidden.pages import WEB_CALLS, WEB_VIEWS
from auditor.model.access import Access
from auditor.model.evidence import Evidence, Step
from auditor.model.facts import Exposure
from auditor.model.names import outermost, short_name
from auditor.model.vocabulary import Confidence, EvidenceKind, least
from auditor.model.words import Words
from auditor.screens.inventory.scripts import ScriptLayer

_STEPS: Final = 2_000
"""Methods looked at on the way back from one read."""
_LIKELY: Final = 0.6
_ROW: Final = "javascript"
_OWN: Final = ("file:///android_asset/", "file:///android_res/", "about:blank")
_SCRIPT: Final = "javascript:"
_MOST_ORIGINS: Final = 3


@dataclass(frozen=True, slots=True)
class _Callable:
    """A method that a page can run, and how."""

    method: MethodNumber
    how: Words


def find_exposures(
    graph: Graph,
    seen: Seen,
    foreign_pages: Collection[str],
    layers: Sequence[ScriptLayer] = (),
) -> tuple[Exposure, ...]:
    """Return the reads that a page can bring about, where the page may come from elsewhere.

    `foreign_pages` are the pages of the package that can run another host's scripts; `layers` say
    with which page a host of scripts starts, whose classes load what no code names.
    """
    reads = [one for one in seen.accesses if is_phonebook_read(one) and one not in seen.dormant]
    if not reads:
        return ()
    callables = {one.method: one for one in _callables(graph)}
    if not callables:
        return ()
    found = []
    loads = _Loads(graph, foreign_pages, layers)
    for access in reads:
        for method in _led_by(graph, access, callables):
            exposure = _exposure(access, callables[method], loads)
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


def _exposure(access: Access, one: _Callable, loads: "_Loads") -> Exposure | None:
    graph = loads.graph
    program = graph.program
    origins, evidence = loads.origins(one.method)
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


@dataclass(frozen=True, slots=True)
class _Load:
    """One place that loads pages: from whose hosts, and what shows it."""

    method: MethodNumber
    hosts: tuple[str, ...]
    is_unknown: bool
    """Some page that it loads could not be told."""
    evidence: Evidence | None


class _Loads:
    """Tells whose pages an app shows, and which of them can call a method."""

    def __init__(
        self, graph: Graph, foreign_pages: Collection[str], layers: Sequence[ScriptLayer]
    ) -> None:
        self.graph = graph
        self._foreign_pages = foreign_pages
        self._layers = [one for one in layers if one.host.classes]
        self._all: list[_Load] | None = None

    def origins(
        self, method: MethodNumber
    ) -> tuple[Sequence[str] | None, tuple[Evidence, ...]]:
        """Return the hosts whose pages can call, empty where not known, None for the app's own alone.

        Pages that are loaded by the classes around the bridge decide; without any, all pages do. A
        bridge of a host of scripts is for the pages of that host.
        """
        every = self._loads()
        owner = self.graph.program.owner(method)
        near = self._of_host(owner) or [
            one
            for one in every
            if outermost(self.graph.program.owner(one.method)) == outermost(owner)
        ]
        near = near or [one for one in every if _stands_with(self.graph, one.method, method)]
        near = near or every
        hosts = dict.fromkeys(host for one in near for host in one.hosts)
        if not hosts and near and not any(one.is_unknown for one in near):
            return None, ()
        shown = (one.evidence for one in near if one.evidence is not None)
        return tuple(hosts), tuple(islice(shown, _MOST_ORIGINS))

    def _of_host(self, owner: str) -> list[_Load]:
        """Return what loads pages into the host of scripts that a class belongs to."""
        layer = self._layer(owner)
        if layer is None:
            return []
        return [one for one in self._loads() if self._layer_of(one) is layer]

    def _layer(self, owner: str) -> ScriptLayer | None:
        return next((one for one in self._layers if owner.startswith(one.host.classes)), None)

    def _layer_of(self, load: _Load) -> ScriptLayer | None:
        """Return the host of scripts whose classes load a page, or are handed one by the app."""
        program = self.graph.program
        owner = program.owner(load.method)
        for name in (owner, *self.graph.hierarchy.supers(owner)):
            layer = self._layer(name)
            if layer is not None:
                return layer
        return None

    def _loads(self) -> list[_Load]:
        if self._all is None:
            self._all = list(self._found())
        return self._all

    def _found(self) -> Iterator[_Load]:
        program, hierarchy = self.graph.program, self.graph.hierarchy
        for name in WEB_CALLS:
            for site in program.calls_of(None, name):
                owner = site.owner
                layer = self._layer(program.owner(site.method))
                handed = layer is None and any(
                    self._layer(one) is not None for one in (owner, *hierarchy.supers(owner))
                )
                is_view = any(
                    owner == one or hierarchy.is_subtype(owner, one) for one in WEB_VIEWS
                )
                if handed or is_view:
                    texts = self._texts(site.method, site.pc)
                    if texts and all(one.startswith(_SCRIPT) for one in texts):
                        continue  # Runs a script in the page that is there, whosever that is.
                    if layer is not None or (handed and not texts):
                        yield self._start(site.method, layer or self._layers[0])
                    else:
                        yield self._load(site.method, site.pc, texts)

    def _texts(self, method: MethodNumber, pc: int) -> tuple[str, ...]:
        """Return the addresses that a call loads; empty where one of them is not known."""
        resolver = self.graph.resolver
        call = resolver.call_at(method, pc)
        if call is None or "Ljava/lang/String;" not in call.types:
            return ()
        values = resolver.argument(Scope(method), call, 0)
        texts = tuple(one.text for one in values if isinstance(one, TextValue))
        return texts if len(texts) == len(values) else ()

    def _start(self, method: MethodNumber, layer: ScriptLayer) -> _Load:
        """Return what a host of scripts loads by itself: its start page, and where that one goes."""
        hosts = tuple(urlsplit(one).hostname or one for one in layer.start.remote)
        place = layer.start.member if hosts else layer.goes_from
        told = ", ".join(layer.start.remote) or "goes to pages of servers"
        shown = Evidence(EvidenceKind.SCRIPT, place.path, excerpt=told) if place else None
        return _Load(method, hosts, layer.is_remote and not hosts, shown)

    def _load(self, method: MethodNumber, pc: int, texts: tuple[str, ...]) -> _Load:
        foreign = [one for one in texts if not _is_own(one, self._foreign_pages)]
        hosts = []
        for text in foreign:
            host = urlsplit(text).hostname if "://" in text and HOLE not in text else None
            hosts.append(host or "")
        shown = None
        if foreign or not texts:
            shown = code_evidence(self.graph.program, method, pc, "loads a page")
        known = tuple(one for one in hosts if one)
        return _Load(method, known, not texts or len(known) < len(hosts), shown)


def _stands_with(graph: Graph, loader: MethodNumber, method: MethodNumber) -> bool:
    """Say whether the class that loads a page also makes the object with the bridge."""
    owner = graph.program.owner(method)
    family = outermost(graph.program.owner(loader))
    return any(
        outermost(graph.program.owner(one.method)) == family
        for one in graph.reach.graph.instances.births(owner)
    )


def _is_own(text: str, foreign_pages: Collection[str]) -> bool:
    if not text.startswith(_OWN):
        return False
    path = text.removeprefix(_OWN[0]).partition("?")[0].partition("#")[0]
    return f"assets/{path}" not in foreign_pages
