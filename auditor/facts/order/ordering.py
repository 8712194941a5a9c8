"""What stands before each read and request: which acceptances count there, and what the guard test answers."""

from collections.abc import Collection, Iterable, Sequence
from copy import copy
from dataclasses import replace
from itertools import dropwhile
from typing import Final

from auditor.code.classes.values import Site
from auditor.facts.consent.acts import Act
from auditor.facts.consent.gating import Place as Key
from auditor.facts.consent.gating import place_of
from auditor.facts.ground.graph import Graph
from auditor.facts.ground.permissions import is_legacy
from auditor.facts.ground.seen import Seen, is_phonebook_read
from auditor.facts.hidden.unseen import Unseen
from auditor.model.access import Access, Request
from auditor.model.app import Limit, Package
from auditor.model.vocabulary import Kleene, Sense
from auditor.model.words import Words
from auditor.screens.order.guards import Place, Setting, judge_order
from auditor.screens.order.orders import UNDECIDED, unknown
from auditor.screens.order.worlds import Worlds
from auditor.screens.parts.shown import Order, Shown

READS: Final = Words("the phonebook is read here", "此处读取通讯录")
ASKS: Final = Words("the system is asked for contacts here", "此处向系统申请通讯录权限")


class Places:
    """The reads and requests that consent must stand before, as places in the code."""

    def __init__(self, graph: Graph, seen: Seen) -> None:
        self.graph = graph
        self.handed = seen.handed
        self.told_by_objects = seen.told_by_objects
        self.reads = tuple(
            one
            for one in seen.accesses
            if is_phonebook_read(one) and one not in seen.dormant and self._site(one)
        )
        self.requests = tuple(
            one for one in seen.requests if one not in seen.dormant_requests and self._site(one)
        )
        self.open_requests = tuple(one for one in seen.open_requests if self._site(one))

    def without(self, known: Collection[Key]) -> "Places":
        """Return the places of which it is not known yet what stands before them."""
        rest = copy(self)
        rest.reads = tuple(one for one in self.reads if place_of(one) not in known)
        rest.requests = tuple(one for one in self.requests if place_of(one) not in known)
        return rest

    def sites(self, ones: Iterable[Access | Request]) -> frozenset[tuple[int, int]]:
        """Return where reads or requests stand."""
        return frozenset(site for one in ones if (site := self._site(one)) is not None)

    def places(self, ones: Iterable[Access | Request], says: Words) -> list[Place]:
        """Return reads or requests as the guard test takes them."""
        return [
            Place(site, says, self._handed_down(one))
            for one in ones
            if (site := self._site(one)) is not None
        ]

    def as_far_as_told(self, order: Order) -> Order:
        """Return an order, open where a way around asks for what an object tells: it may be another permission."""
        is_open = order.before_consent is Kleene.YES and any(
            (step.method, step.offset) in self.told_by_objects for step in order.witness
        )
        return unknown(order.behind, UNDECIDED, order.witness) if is_open else order

    def _handed_down(self, one: Access | Request) -> tuple[Site, ...]:
        """Return the calls that handed an argument down; what an object was made with lies there for whoever uses it."""
        handed, signature = self.handed.get(one, ()), self.graph.program.signature
        return tuple(dropwhile(lambda site: signature(site[0]).startswith("<"), handed))

    def _site(self, one: Access | Request) -> tuple[int, int] | None:
        method = self.graph.program.method(one.method)
        return None if method is None else (method, one.offset)


def order_code(
    package: Package,
    worlds: Worlds,
    seen: Seen,
    ground: tuple[Places, tuple[Act, ...], tuple[Shown, ...]],
    unseen: Unseen,
    *,
    limits: Sequence[Limit],
) -> tuple[dict[Key, Order], tuple[Request, ...]]:
    """Say what stands before each read and request; at one place, the worst of its ways.

    Beside it the requests for nobody knows what that nothing is known to stand before.

    One act must be all that an explicit consent asks for: where some screens name the phonebook themselves and
    others only bind a document that does, nothing that the latter stand before is behind the consent. What no act
    of the former kind leads to is judged by all.
    """
    places, acts, screens = ground
    every = counting(acts, unseen)
    own = frozenset(
        one.number
        for one in acts
        if one.number in every and one.facts["N1@dialog"].value is not Kleene.NO
    )
    setting = Setting(
        legacy=is_legacy(package.manifest),
        unclear_requests=bool(seen.unresolved_requests),
        blinded=is_blinded(limits, acts, unseen),
        counting=own or every,
    )
    orders, early = _judged(worlds, places, screens, setting)
    if own in (every, frozenset()):
        return orders, early
    apart = [one for one in places.reads if not _stands_before(orders[place_of(one)])]
    if not apart:
        return orders, early
    rest = copy(places)
    rest.reads, rest.open_requests = tuple(apart), ()
    if len(apart) < len(places.reads):
        rest.requests = ()
    of_rest, _ = _judged(worlds, rest, screens, replace(setting, counting=every))
    return {**orders, **of_rest}, early


def _stands_before(order: Order) -> bool:
    """Say whether some act stands, or may stand, before a place."""
    return bool(order.behind or order.perhaps)


def _judged(
    worlds: Worlds, places: Places, screens: Sequence[Shown], setting: Setting
) -> tuple[dict[Key, Order], tuple[Request, ...]]:
    judged = judge_order(
        worlds,
        screens,
        accesses=places.places(places.reads, READS),
        requests=places.places(places.requests, ASKS),
        setting=replace(
            setting, open_requests=tuple(places.places(places.open_requests, ASKS))
        ),
    )
    orders: dict[Key, Order] = {}
    found: tuple[Access | Request, ...] = (*places.reads, *places.requests)
    found_at = [place_of(one) for one in found]
    for key, order in zip(found_at, (*judged.accesses, *judged.requests), strict=True):
        known = orders.get(key)
        order = places.as_far_as_told(order)
        orders[key] = order if known is None else min(known, order, key=_badness)
    early = tuple(
        one
        for one, order in zip(places.open_requests, judged.open_requests, strict=True)
        if order.before_consent is not Kleene.NO
    )
    return orders, early


def _badness(order: Order) -> int:
    return (Kleene.YES, Kleene.UNKNOWN, Kleene.NO).index(order.before_consent)


def counting(acts: Sequence[Act], unseen: Unseen) -> frozenset[int]:
    """Return the screens whose acceptance counts: those that name contacts, if there are any.

    Else those that may, or that bind a document: a consent of some kind that can be passed by. One that
    may be no act at all counts for none where the question may stand on a screen that was not seen.
    """
    is_hidden = unseen.value is Kleene.UNKNOWN
    consents = [one for one in acts if one.is_consent and not (is_hidden and one.is_doubted)]
    for wanted in (
        [one for one in consents if one.names is Kleene.YES],
        [one for one in consents if one.names is Kleene.UNKNOWN or one.binds],
    ):
        if wanted:
            return frozenset(one.number for one in wanted)
    return frozenset()


def is_blinded(limits: Sequence[Limit], acts: Sequence[Act], unseen: Unseen) -> bool:
    """Say whether an acceptance could stand, or be passed by, in what was not seen."""
    if any(Sense.CONSENT in one.blinds for one in limits):
        return True
    numbers = counting(acts, unseen)
    is_acted = any(one.number in numbers and one.shown.accepts for one in acts)
    return unseen.value is Kleene.UNKNOWN and not is_acted
