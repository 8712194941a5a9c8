"""The order of events: what Android starts by itself, and what is asked, read and sent from there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from auditor.code.entrypoints import EntryPoint
from auditor.facts.consenting import ConsentSight
from auditor.facts.gating import place_of
from auditor.facts.graph import Graph
from auditor.facts.seen import Seen
from auditor.model.access import Access, Event, Request
from auditor.model.facts import CountedFlow
from auditor.model.vocabulary import Kleene, Reached
from auditor.model.words import Words

CONSENT: Final = "consent"
LAST: Final = 1 << 30
_STARTS = {
    "factory": "application",
    "application": "application",
    "provider": "provider",
    "initializer": "provider",
    "activity": "screen",
}
"""Kind of entry point to the contract's word; other kinds start nothing that a person meets."""


@dataclass(frozen=True, slots=True)
class ConsentPoint:
    """Where an acceptance stands: before which accesses and requests, if before any."""

    screen: str
    """The class that asks."""
    before: frozenset[Access | Request]


def consent_points(sight: ConsentSight, seen: Seen) -> tuple[ConsentPoint, ...]:
    """Return the acceptances that name the phonebook or may, with what each stands before."""
    places: tuple[Access | Request, ...] = (*seen.requests, *seen.counted)
    return tuple(
        ConsentPoint(
            act.shown.screen.class_,
            frozenset(
                one
                for one in places
                if (order := sight.orders.get(place_of(one))) and act.number in order.behind
            ),
        )
        for act in sight.acts
        if act.is_consent and act.names is not Kleene.NO
    )


def order_events(
    graph: Graph,
    seen: Seen,
    points: Sequence[ConsentPoint] = (),
    flows: Sequence[CountedFlow] = (),
) -> tuple[Event, ...]:
    """Return starts, consents, requests, counted reads and what they send, as Android starts them.

    The order is that of the entry points, as Android starts them; within one entry a request
    stands before a read, since a read without the grant fails. What a person does between two
    screens is not known.
    """
    by_method: dict[str, EntryPoint] = {}
    for entry in graph.reach.entries:
        by_method.setdefault(graph.program.text(entry.method), entry)
    rows = [*_rows(seen, flows, by_method), *_consents(points, by_method)]
    unique = {
        (one[:3], one[3].ref, one[3].what): one for one in sorted(rows, key=lambda r: r[:3])
    }
    return tuple(
        Event(number, one[3].what, one[3].ref, one[3].says)
        for number, one in enumerate(unique.values(), start=1)
    )


def _consents(
    points: Sequence[ConsentPoint], by_method: dict[str, EntryPoint]
) -> Iterator[tuple[int, int, str, Event]]:
    """Yield each acceptance before the first thing that it stands before, else at the end."""
    for point in points:
        orders = [
            entry.order for one in point.before if (entry := _entry(one, by_method)) is not None
        ]
        says = (
            Words("the borrower is asked to agree", "征求借款人同意")
            if orders
            else Words(
                "the borrower is asked to agree; nothing counted stands behind it",
                "征求借款人同意；计入的读取均不在其后",
            )
        )
        yield (
            min(orders, default=LAST),
            1 if orders else 5,
            "",
            Event(0, CONSENT, point.screen, says),
        )


def _rows(
    seen: Seen, flows: Sequence[CountedFlow], by_method: dict[str, EntryPoint]
) -> Iterator[tuple[int, int, str, Event]]:
    """Yield each event with the order of its entry point, its rank there, and its method."""
    for entry in _entries_of((*seen.requests, *seen.counted), by_method):
        what = _STARTS.get(entry.kind)
        if what is not None:
            yield entry.order, 0, "", Event(0, what, entry.class_name, entry.says)
    sent = [one for one in flows if one.leaves or one.messaged]
    told: list[tuple[int, Access | Request, Event]] = [
        *((2, one, _asks(one)) for one in seen.requests),
        *((3, one, _reads(one)) for one in seen.counted),
        *((4, one.access, _sends(one)) for one in sent),
    ]
    for rank, one, event in told:
        entry_of = _entry(one, by_method)
        if entry_of is not None:
            yield entry_of.order, rank, event.ref, event


def _entry(one: Access | Request, by_method: dict[str, EntryPoint]) -> EntryPoint | None:
    if one.reached is not Reached.YES or not one.path:
        return None
    return by_method.get(one.path[0].method)


def _entries_of(
    ones: Sequence[Access | Request], by_method: dict[str, EntryPoint]
) -> Iterator[EntryPoint]:
    met: set[int] = set()
    for one in ones:
        entry = _entry(one, by_method)
        if entry is not None and entry.order not in met:
            met.add(entry.order)
            yield entry


def _asks(request: Request) -> Event:
    name = request.permission.rpartition(".")[2]
    return Event(
        0,
        "request",
        request.method,
        Words(f"the system is asked for {name}", f"向系统申请 {name}"),
    )


def _sends(flow: CountedFlow) -> Event:
    kind = flow.flow.sink.kind or ""
    to = flow.flow.endpoint or {"sms": "SMS", "call": "tel:"}.get(kind, kind)
    return Event(
        0,
        "send",
        flow.flow.sink.method,
        Words(
            f"what was read of {flow.access.uri} can go to {to}",
            f"从 {flow.access.uri} 读取的数据可发往 {to}",
        ),
    )


def _reads(access: Access) -> Event:
    return Event(0, "read", access.method, Words(f"{access.uri} is read", f"读取 {access.uri}"))
