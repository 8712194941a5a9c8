"""Whether a third party's code starts before the borrower agreed to anything: told, and nothing is decided by it.

Code of a third party starts where Android starts a component of its own (a provider runs before any screen), or
where the app first calls it. For such a call the guard test is asked, as for a request; an agreement
is here any that names the phonebook or binds to a policy: who collects is told there.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from auditor.facts.consent.acts import Act
from auditor.facts.ground.graph import Graph
from auditor.facts.ground.sdks import APP, SdkStart, classes_of_sdks, owner_of
from auditor.facts.hidden.unseen import Unseen
from auditor.facts.order.ordering import is_blinded
from auditor.model.app import Limit
from auditor.model.vocabulary import Kleene
from auditor.model.words import Words
from auditor.screens.order.guards import Place, Setting, judge_order
from auditor.screens.order.worlds import Worlds
from auditor.screens.parts.shown import Order, Shown

STARTS: Final = Words("code of a third party is called here", "此处调用第三方代码")
_BY_ITSELF: Final = frozenset({"factory", "application", "provider", "initializer"})
"""Kinds of entry points that run before any screen."""
_CHECKS: Final = ("checkSelfPermission(", "checkCallingOrSelfPermission(", "checkPermission(")
_MOST_CALLS: Final = 8


def find_sdk_starts(
    graph: Graph,
    worlds: Worlds,
    ground: tuple[Sequence[Act], Sequence[Shown]],
    unseen: Unseen,
    limits: Sequence[Limit],
) -> tuple[SdkStart, ...]:
    """Return the first start of each third party whose code the app holds, as far as one is found."""
    acts, screens = ground
    setting = Setting(
        legacy=False,
        blinded=is_blinded(limits, acts, unseen),
        counting=frozenset(
            one.number
            for one in acts
            if one.is_consent and (one.names is not Kleene.NO or one.binds)
        ),
    )
    found = []
    for sdk, classes in classes_of_sdks(graph.program).items():
        start = _by_itself(graph, sdk) or _called(
            graph, sdk, classes, (worlds, screens, setting)
        )
        if start is not None:
            found.append(start)
    return tuple(found)


def _by_itself(graph: Graph, sdk: str) -> SdkStart | None:
    """Return the third party's own component that Android starts before any screen."""
    own = [
        one
        for one in graph.reach.entries
        if one.kind in _BY_ITSELF and one.automatic and owner_of(one.class_name) == sdk
    ]
    if not own:
        return None
    first = min(own, key=lambda one: one.order)
    return SdkStart(sdk, first, graph.program.text(first.method), Kleene.YES)


def _called(
    graph: Graph,
    sdk: str,
    classes: Iterable[str],
    judge: tuple[Worlds, Sequence[Shown], Setting],
) -> SdkStart | None:
    """Return the app's call that comes first of those that a way from what Android starts reaches."""
    worlds, screens, setting = judge
    routes = {
        site: route
        for site in _calls(graph, classes)
        if (route := graph.reach.from_entry(*site)) is not None
    }
    if not routes:
        return None
    places = tuple(Place(one, STARTS, ()) for one in routes)
    orders = judge_order(
        worlds,
        screens,
        accesses=(),
        requests=(),
        setting=Setting(
            legacy=setting.legacy,
            blinded=setting.blinded,
            counting=setting.counting,
            open_requests=places,
        ),
    ).open_requests
    answers = {
        site: _answer(graph, order, has_acts=bool(setting.counting))
        for site, order in zip(routes, orders, strict=True)
    }
    worst = (Kleene.YES, Kleene.UNKNOWN, Kleene.NO)
    first = min(
        routes, key=lambda one: (worst.index(answers[one]), routes[one].entry.order, one)
    )
    return SdkStart(sdk, routes[first].entry, graph.program.text(first[0]), answers[first])


def _answer(graph: Graph, order: Order, *, has_acts: bool) -> Kleene:
    """Return whether a call comes before an agreement; a way that a grant opens may be open behind one alone."""
    if not has_acts or order.before_consent is not Kleene.YES:
        return order.before_consent
    program = graph.program
    on_the_way = {program.method(one.method) for one in order.witness} - {None}
    asks_grant = any(
        site.signature.startswith(_CHECKS)
        for method in on_the_way
        if method is not None
        for site in program.calls_in(method)
    )
    return Kleene.UNKNOWN if asks_grant else Kleene.YES


def _calls(graph: Graph, classes: Iterable[str]) -> list[tuple[int, int]]:
    """Return where code of the app, and of no third party, calls an SDK's."""
    return sorted(dict.fromkeys(_sites(graph, classes)))[:_MOST_CALLS]


def _sites(graph: Graph, classes: Iterable[str]) -> Iterator[tuple[int, int]]:
    program = graph.program
    for name in classes:
        for ids in program.members.references_to(name).values():
            for index, number in ids:
                for site in program.calls_by_id(index, number):
                    if owner_of(program.owner(site.method)) == APP:
                        yield site.method, site.pc
