"""The order of events: what Android starts by itself, and what is asked, read and sent from there."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from auditor.code.calls.entrypoints import EntryPoint
from auditor.data.names import name_of
from auditor.facts.consent.consenting import ConsentSight
from auditor.facts.consent.gating import place_of
from auditor.facts.ground.graph import Graph
from auditor.facts.ground.sdks import SdkStart, sdk_table
from auditor.model.access import UNTOLD_PERMISSION, Access, Event, Request
from auditor.model.facts import CountedFlow, Facts
from auditor.model.vocabulary import Kleene, Reached
from auditor.model.words import Words

CONSENT: Final = "consent"
LAST: Final = 1 << 30
_START, _ASK_BORROWER, _REQUEST, _READ, _SEND, _AFTER_ALL = 0, 4, 5, 6, 7, 8
"""Ranks within one entry point."""
_EARLIER: Final = 4
"""How far before the borrower is asked stands what a way around the consent reaches."""
_SHOWN: Final = ".onCreate("
_STARTS = {
    "factory": "application",
    "application": "application",
    "provider": "provider",
    "initializer": "provider",
    "activity": "screen",
}
"""Kind of entry point to the contract's word; other kinds start nothing that a person meets."""
_LATER: Final = Words(" at a later start", "（在之后的启动中）")
_AROUND: Final = Words(" on a way that passes no agreement", "（存在未经同意的路径）")
_Row = tuple[int, int, str, Event]
"""Order of the entry point, rank within it, method, and what happens."""


@dataclass(frozen=True, slots=True)
class ConsentPoint:
    """Where an acceptance stands: before which accesses and requests, if before any."""

    screen: str
    """The class that asks."""
    before: frozenset[Access | Request]


def consent_points(sight: ConsentSight, facts: Facts) -> tuple[ConsentPoint, ...]:
    """Return the acceptances that name the phonebook or may, with what each stands before."""
    places: tuple[Access | Request, ...] = (
        *facts.requests,
        *(one.access for one in facts.counted),
    )
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
    requests: Sequence[Request],
    reads: Sequence[Access],
    *,
    points: Sequence[ConsentPoint] = (),
    flows: Sequence[CountedFlow] = (),
    starts: Sequence[SdkStart] = (),
) -> tuple[Event, ...]:
    """Return starts, consents, requests, counted reads and what they send, as Android starts them.

    The order is that of the entry points; within one entry a request stands before a read, since a
    read without the grant fails. What a way around the consent reaches stands before it; what only
    the consent or the grant behind it lets succeed stands after, at a later start if its own comes
    first. What a person does between two screens is not known.
    """
    line = _Line(graph, (*requests, *reads), points)
    rows = (*line.rows(requests, reads, flows), *line.started(starts))
    unique = {(one[:3], one[3].ref, one[3].what): one for one in sorted(rows, key=_key)}
    return tuple(
        Event(number, one[3].what, one[3].ref, one[3].says)
        for number, one in enumerate(unique.values(), start=1)
    )


def _key(row: _Row) -> tuple[int, int, str]:
    return row[:3]


class _Line:
    """Puts events in order: knows the entry point of each, and where the borrower is asked."""

    def __init__(
        self,
        graph: Graph,
        things: Iterable[Access | Request],
        points: Sequence[ConsentPoint],
    ) -> None:
        self._by_method: dict[str, EntryPoint] = {}
        self._screens: dict[str, EntryPoint] = {}
        for entry in graph.reach.entries:
            name = graph.program.text(entry.method)
            self._by_method.setdefault(name, entry)
            if entry.kind == "activity" and _SHOWN in name.replace(";->", "."):
                self._screens.setdefault(entry.class_name, entry)
        self._points = points
        self._used = {
            one.order: one for each in things if (one := self._entry(each)) is not None
        }

    def rows(
        self,
        requests: Sequence[Request],
        reads: Sequence[Access],
        flows: Sequence[CountedFlow],
    ) -> Iterator[_Row]:
        """Yield each event with its place."""
        for entry in self._used.values():
            yield from self._start(entry)
        for point in self._points:
            yield from self._consent(point)
        for request in requests:
            yield from self._row(request, _REQUEST, _asks(request))
        for read in reads:
            yield from self._row(read, _READ, _reads(read))
        for flow in flows:
            if flow.leaves or flow.messaged:
                yield from self._row(flow.access, _SEND, _sends(flow))

    def started(self, starts: Sequence[SdkStart]) -> Iterator[_Row]:
        """Yield where third parties' code starts before an agreement, or where there is none."""
        for one in starts:
            if one.before_consent is Kleene.YES and self._used:
                same = [
                    each
                    for each in self._used.values()
                    if each.class_name == one.entry.class_name
                ]
                entry = min(same, key=lambda each: each.order, default=one.entry)
                yield from self._start(entry)
                name = sdk_table()[one.sdk].name
                says = Words(f"the code of {name} starts", f"{name} 的代码开始运行")
                yield entry.order, _START, one.method, Event(0, "sdk", one.method, says)

    def _entry(self, one: Access | Request) -> EntryPoint | None:
        if one.reached is not Reached.YES or not one.path:
            return None
        return self._by_method.get(one.path[0].method)

    def _start(self, entry: EntryPoint) -> Iterator[_Row]:
        what = _STARTS.get(entry.kind)
        if what is not None:
            yield entry.order, _START, "", Event(0, what, entry.class_name, entry.says)

    def _behind(self, point: ConsentPoint) -> tuple[int, ...]:
        """Return the entry points of what an acceptance stands before."""
        found = (self._entry(one) for one in point.before)
        return tuple(entry.order for entry in found if entry is not None)

    def _asked_at(self, point: ConsentPoint) -> int:
        """Return where the borrower is asked: at the screen's own start, else before what follows."""
        used = [one.order for one in self._used.values() if one.class_name == point.screen]
        own = self._screens.get(point.screen)
        if used:
            return min(used)
        return own.order if own is not None else min(self._behind(point), default=LAST)

    def _consent(self, point: ConsentPoint) -> Iterator[_Row]:
        behind = bool(self._behind(point))
        at = self._asked_at(point)
        own = self._screens.get(point.screen)
        if own is not None and own.order == at:
            yield from self._start(own)
        says = (
            Words("the borrower is asked to agree", "征求借款人同意")
            if behind
            else Words(
                "the borrower is asked to agree; nothing counted stands behind it",
                "征求借款人同意；计入的读取均不在其后",
            )
        )
        rank = _ASK_BORROWER if behind else _AFTER_ALL
        yield at, rank, "", Event(0, CONSENT, point.screen, says)

    def _row(self, one: Access | Request, rank: int, event: Event) -> Iterator[_Row]:
        entry = self._entry(one)
        if entry is None:
            return
        order = entry.order
        if self._points and one.before_consent is Kleene.YES:
            rank -= _EARLIER
            event = _with(event, _AROUND)
        elif self._points and one.before_consent is Kleene.NO:
            # Those that stand before it; behind the grant alone, any that asks.
            asking = [each for each in self._points if one in each.before] or self._points
            order = max(order, min(self._asked_at(each) for each in asking))
            if order > entry.order and entry.automatic:
                event = _with(event, _LATER)
        yield order, rank, event.ref, event


def _with(event: Event, more: Words) -> Event:
    says = Words(event.says.en + more.en, event.says.zh + more.zh)
    return Event(event.order, event.what, event.ref, says)


def _asks(request: Request) -> Event:
    name = request.permission.rpartition(".")[2]
    says = Words(f"the system is asked for {name}", f"向系统申请 {name}")
    if name == UNTOLD_PERMISSION:
        says = Words(
            "the system is asked for a permission that was not told", "向系统申请未能确定的权限"
        )
    return Event(0, "request", request.method, says)


def _sends(flow: CountedFlow) -> Event:
    endpoint = flow.flow.endpoint
    to = (
        Words(endpoint, f" {endpoint}")
        if endpoint
        else name_of("sink", flow.flow.sink.kind or "unknown")
    )
    return Event(
        0,
        "send",
        flow.flow.sink.method,
        Words(
            f"what was read of {flow.access.uri} can go to {to.en}",
            f"从 {flow.access.uri} 读取的数据可发往{to.zh}",
        ),
    )


def _reads(access: Access) -> Event:
    return Event(0, "read", access.method, Words(f"{access.uri} is read", f"读取 {access.uri}"))
