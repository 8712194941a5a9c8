"""The search for everything that tells or asks: screens, what stands before what, texts, pages."""

from collections.abc import (
    Callable,
    Collection,
    Iterable,
    Iterator,
    Mapping,
    Sequence,
    Set,
)
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from auditor.code.ways.dead_code import DeadCode
from auditor.code.ways.proof import Restriction
from auditor.errors import InputError
from auditor.facts.consent.acts import Act, judge_acts
from auditor.facts.consent.consenting import ConsentSight
from auditor.facts.consent.gating import Place as Key
from auditor.facts.ground.graph import Graph
from auditor.facts.ground.permissions import is_legacy
from auditor.facts.ground.sdks import APP, owner_of
from auditor.facts.ground.seen import Seen
from auditor.facts.hidden.pages import Known, find_web_pages
from auditor.facts.hidden.unseen import (
    Unseen,
    find_unseen,
    heeding_boxes,
    heeding_language,
    heeding_parts,
    heeding_pictures,
    picture_limits,
)
from auditor.facts.hidden.untold_touches import heeding_touches
from auditor.facts.notice.notices import Library
from auditor.facts.order.ordering import ASKS, READS, Places, counting, is_blinded, order_code
from auditor.facts.order.sdk_starts import find_sdk_starts
from auditor.model.access import Request, ViewNode
from auditor.model.app import Limit, Package
from auditor.model.evidence import Evidence
from auditor.model.names import outer_class, outermost
from auditor.model.vocabulary import Sense
from auditor.screens.find import find_screens
from auditor.screens.inventory.compiled import read_references
from auditor.screens.inventory.ground import Ground
from auditor.screens.inventory.mentions import Mention, find_dunning, find_policy_texts
from auditor.screens.inventory.policy_files import PolicyFile
from auditor.screens.inventory.policy_texts import is_document, is_headed_as_document
from auditor.screens.inventory.scripts import ScriptLayer, read_dialogs, read_pages
from auditor.screens.inventory.texts import Inventory, Text
from auditor.screens.memory.ways import Ways
from auditor.screens.order.applying import tell_settings
from auditor.screens.order.declined import tell_refusals
from auditor.screens.order.prompted import BehindRead, Prompted
from auditor.screens.order.same_end import tell_ends
from auditor.screens.order.worlds import Worlds
from auditor.screens.parts.knowledge import knowledge
from auditor.screens.parts.places import Goals
from auditor.screens.parts.shown import Order, Shown
from auditor.screens.placement.asides import Asides
from auditor.screens.placement.showers import Showers
from auditor.screens.views.page_scripts import functions_in, scripts_of

if TYPE_CHECKING:
    from auditor.facts.order.script_consent import Scripted
    from auditor.facts.plugins.script_reads import ScriptedReads

MOST_WAYS = 8
"""Starts of the app from which a page is reached that are looked at."""

_MOST_SOUGHT = 200
"""Texts on no screen whose class is looked for: a result lists no more."""


@dataclass(frozen=True, slots=True)
class Told:
    """The texts of an app, what of them names the phonebook, and what a reviewer gave besides."""

    inventory: Inventory
    mentions: tuple[Mention, ...]
    given: tuple[PolicyFile, ...]
    layers: tuple[ScriptLayer, ...] = ()
    """The parts of the app that are written in scripts."""
    scripted: "ScriptedReads | None" = None
    """The scripts that read through a plug-in."""


def look_for_consent(
    package: Package, graph: Graph, seen: Seen, *, told: Told, limits: Sequence[Limit]
) -> ConsentSight:
    """Find the screens and texts of an app, and what stands before each access and request."""
    inventory = told.inventory
    policies = find_policy_texts(inventory.haystack)
    naming = tuple(dict.fromkeys(one.text for one in told.mentions))
    places = Places(graph, seen)
    telling = tuple(dict.fromkeys((*naming, *policies)))
    ground = Ground(graph.reach, graph.resolver, package, inventory)
    goals = Goals(asks=places.sites(places.requests), reads=places.sites(places.reads))
    screens = find_screens(ground, texts=telling, goals=goals, dead=graph.dead)
    worlds = Worlds(graph.reach, graph.resolver)
    screens = tell_refusals(worlds, tell_ends(worlds, screens, goals), goals)
    screens = tell_settings(worlds, screens)
    scripted = _scripted(told, telling)
    if scripted is not None:
        screens = (*scripted.without_own(screens), *scripted.screens)
    asides = Asides(ground)
    placed = frozenset((*_placed(screens), *(scripted.placed if scripted else ())))
    aside = scripted.aside if scripted else frozenset()
    passing = frozenset(
        one for one in naming if one in aside or (one not in placed and asides.holds(one))
    )
    hints = {text for one in screens for text in one.asides}
    hints.update(one for one in passing if asides.is_hint(one))
    library = Library()
    given = [one.text for one in told.given]
    documents = ([one for one in policies if is_document(one)], given)
    acts, never_shown = _brought_about(graph.dead, judge_acts(screens, library, documents))
    screens = _marked(screens, never_shown)
    every = (*package.limits, *limits)
    unseen = _find_unseen(
        package, graph, told, (placed | passing, screens), (places, every, worlds.ways)
    )
    seen_by_somebody = [one for one in screens if not one.screen.never_shown]
    unseen = heeding_pictures(unseen, seen_by_somebody)
    unseen = heeding_language(unseen, inventory, seen_by_somebody, told.mentions)
    unseen = heeding_boxes(unseen, seen_by_somebody, told.mentions)
    program = graph.resolver.program
    unseen = heeding_parts(unseen, seen_by_somebody, told.mentions, program)
    unseen = heeding_touches(
        unseen, seen_by_somebody, told.mentions, graph.reach.graph, (*goals.asks, *goals.reads)
    )
    unseen = replace(unseen, limits=(*unseen.limits, *picture_limits(seen_by_somebody)))
    orders, early = _all_orders(
        package, worlds, seen, (places, acts, screens), (unseen, every), scripted
    )
    return ConsentSight(
        screens=screens,
        acts=acts,
        never_shown=never_shown,
        orders=orders,
        early_requests=early,
        naming=tuple(one for one in naming if one not in hints),
        dunning=find_dunning(inventory.haystack),
        passing=passing,
        shown_never=_of_none_shown(screens),
        policies=policies,
        given=told.given,
        unseen=unseen,
        library=library,
        hides_texts=any(Sense.TEXT in one.blinds for one in (*every, *unseen.limits)),
        hints=tuple(one for one in naming if one in hints),
        sdk_starts=find_sdk_starts(graph, worlds, (acts, screens), unseen, every),
        showers=_showers(ground, [one for one in naming if one not in placed or one in hints]),
    )


def _showers(ground: Ground, texts: Sequence[Text]) -> Mapping[Text, str]:
    """Return the classes that show the texts which stand on no screen, as far as they are found."""
    showers = Showers(ground)
    found = {one: showers.of(one) for one in texts[:_MOST_SOUGHT]}
    return {text: owner for text, owner in found.items() if owner is not None}


def _brought_about(
    dead: DeadCode, acts: Sequence[Act]
) -> tuple[tuple[Act, ...], tuple[Act, ...]]:
    """Part the screens from those that nothing in the package ever shows: they tell and ask nobody anything."""
    left = [
        one for one in acts if one.shown.shown_at and all(map(dead.is_dead, one.shown.shown_at))
    ]
    return tuple(one for one in acts if one not in left), tuple(left)


def _marked(screens: Sequence[Shown], never_shown: Sequence[Act]) -> tuple[Shown, ...]:
    """Return the screens, with those marked that nothing ever shows."""
    numbers = {one.number for one in never_shown}
    return tuple(
        replace(one, screen=replace(one.screen, never_shown=True)) if at in numbers else one
        for at, one in enumerate(screens)
    )


def _of_none_shown(screens: Sequence[Shown]) -> frozenset[Text]:
    """Return the words of screens that nothing ever shows, and of no other: what they deny is told nobody."""
    there = _placed(one for one in screens if one.screen.never_shown)
    return frozenset(there).difference(
        _placed(one for one in screens if not one.screen.never_shown)
    )


def _scripted(told: Told, telling: Sequence[Text]) -> "Scripted | None":
    """Return what the scripts of an app ask; what reads them is loaded for apps that have such alone."""
    if told.scripted is None:
        return None
    from auditor.facts.order.script_consent import look_into_scripts

    return look_into_scripts(told.scripted, told.inventory, telling)


def _all_orders(
    package: Package,
    worlds: Worlds,
    seen: Seen,
    ground: "tuple[Places, tuple[Act, ...], tuple[Shown, ...]]",
    hidden: tuple[Unseen, Sequence[Limit]],
    scripted: "Scripted | None",
) -> tuple[Mapping[Key, Order], tuple[Request, ...]]:
    """Say what stands before each read and request: by the scripts where they make it, else by the code."""
    unseen, limits = hidden
    if scripted is None:
        return order_code(package, worlds, seen, ground, unseen, limits=limits)
    from auditor.facts.order.script_consent import order_scripts

    places, acts, screens = ground
    found = order_scripts(
        scripted,
        seen,
        screens=screens,
        counting=counting(acts, unseen),
        legacy=is_legacy(package.manifest),
        blinded=is_blinded(limits, acts, unseen),
    )
    rest = places.without(found)
    orders, early = order_code(
        package, worlds, seen, (rest, acts, screens), unseen, limits=limits
    )
    return {**orders, **found}, early


# What was not seen.


def _find_unseen(
    package: Package,
    graph: Graph,
    told: Told,
    there: tuple[frozenset[Text], Sequence[Shown]],
    rest: tuple[Places, tuple[Limit, ...], Ways],
) -> Unseen:
    (placed, screens), (places, limits, ways) = there, rest
    pages = find_web_pages(
        graph.reach,
        graph.resolver,
        remote_assets=told.inventory.remote_assets,
        telling=frozenset(one.text.source for one in told.mentions),
        functions=cache(lambda: functions_in(scripts_of(package))),
        known=Known(
            read_dialogs(told.layers),
            read_pages(told.layers),
            _linked(screens),
        ),
    )
    is_used = _uses_of(package, graph, {(one.text, one.locale) for one in placed})
    on_the_way = _Way(graph, places, ways).holds
    return find_unseen(
        graph.program,
        told.inventory,
        mentions=told.mentions,
        is_loose=lambda one: one not in placed and not _is_read_aside(one) and is_used(one),
        web_pages=[(one, on_the_way(one)) for one in pages],
        limits=limits,
    )


def _linked(screens: Sequence[Shown]) -> Mapping[str, Set[str]]:
    """Return the addresses of documents to which screens link or bind, with the classes of these.

    Not what a screen may show itself beside its own question: there the page is part of what is asked.
    """
    found: dict[str, set[str]] = {}
    for one in screens:
        for address in one.screen.documents:
            found.setdefault(address, set()).add(outer_class(one.owner))
    asked = {
        address
        for one in screens
        if one.accepts and one.screen.tree is not None and _has_page(one.screen.tree)
        for address in one.screen.documents
    }
    return {address: owners for address, owners in found.items() if address not in asked}


def _has_page(node: ViewNode) -> bool:
    return knowledge().view_kind(node.view) == "pages" or any(map(_has_page, node.children))


def _is_read_aside(text: Text) -> bool:
    """Say whether a text is a document, which asks nothing wherever it is shown.

    A long text in the strings of a screen that was not found is one by its heading alone: a question that
    tells all it must is as long, speaks of policies too, and is called `consent_body` or `disclosure`.
    """
    return is_document(text) and (text.where != "string" or is_headed_as_document(text))


class _Way:
    """Says whether a page stands on the way to a read or a request (decision.md, section 2)."""

    def __init__(self, graph: Graph, places: Places, ways: Ways) -> None:
        self.graph = graph
        self.reads = [((*one.via, one.site)[0]) for one in places.places(places.reads, READS)]
        asked = places.places(places.requests, ASKS)
        self.sites = [*self.reads, *((*one.via, one.site)[0] for one in asked)]
        self.prompted = Prompted(graph.reach.apart(), ways)

    def holds(self, page: Evidence) -> bool:
        """Say whether what starts where a page is shown leads to a read or a request.

        A page of a third party that no way leads to is its own affair. One that is shown only behind what it
        would have to stand before is no place for a consent: the upload itself, or what comes of it.
        """
        method = self.graph.program.method(page.symbol or "")
        if method is None:
            return True
        if page.offset is not None and self._comes_late((method, page.offset)):
            return False
        starts = self._starts(method, page.offset)
        if not starts:
            return owner_of(page.symbol or "") == APP
        return any(
            self.graph.reach.search(
                one,
                Restriction(entries=lambda each: outermost(each.class_name) in starts),
                pc=pc,
            )
            for one, pc in dict.fromkeys(self.sites)
        )

    def _comes_late(self, page: tuple[int, int]) -> bool:
        """Say whether a page comes only behind the read, or behind the answer to a prompt that each read waits for too."""
        if not self.reads:
            return False
        reads = list(dict.fromkeys(self.reads))
        follows = self.prompted.follows
        if follows(page) and all(map(follows, reads)):
            return True
        behind = [BehindRead(self.prompted.reach, self.prompted.ways, one) for one in reads]
        first = [
            bar
            for bar in behind
            if not any(other.holds(bar.read) for other in behind if other.read != bar.read)
        ]
        return bool(first) and all(one.holds(page) for one in first)

    def _starts(self, method: int, pc: int | None) -> frozenset[str]:
        """Return the classes around the entries from which a page is reached."""
        found = {outermost(self.graph.program.owner(method))}
        proved = False
        for _ in range(MOST_WAYS):
            route = self.graph.reach.search(
                method,
                Restriction(entries=lambda each: outermost(each.class_name) not in found),
                pc=pc,
            )
            if route is None:
                break
            proved = True
            found.add(outermost(route.entry.class_name))
        own = Restriction(entries=lambda each: outermost(each.class_name) in found)
        proved = proved or self.graph.reach.search(method, own, pc=pc) is not None
        return frozenset(found) if proved else frozenset()


def _placed(screens: Iterable[Shown]) -> Iterator[Text]:
    for one in screens:
        yield from one.texts
        yield from one.documents
        yield from (*one.asides, *one.late)
        for choice in one.choices:
            yield from choice.labels


def _uses_of(
    package: Package, graph: Graph, shown: Collection[tuple[str, str]]
) -> Callable[[Text], bool]:
    """Return what says whether anything names a string resource: code, a field of R, or XML.

    An item of an array that a screen shows is what the array names: `shown` are words and locales.
    """
    named = cache(lambda: _named_in_resources(package))

    def is_used(text: Text) -> bool:
        if text.where != "string" or text.id is None:
            return True
        if graph.program.resource_uses(text.id):
            return True
        if text.id in named():
            return (text.text, text.locale) not in shown
        name = text.source.rpartition("#")[2].partition("[")[0]
        return bool(graph.program.field_uses_named(None, name)) if name else True

    return is_used


def _named_in_resources(package: Package) -> frozenset[int]:
    """Return the ids that compiled XML, the manifest and other resources refer to."""
    found: set[int] = set()
    for member in package.members:
        if member.magic == "axml" or member.name == "resources.arsc":
            try:
                found |= read_references(package.read(member))
            except InputError:
                continue  # The package keeps a limit for a member that it cannot read.
    return frozenset(found)
