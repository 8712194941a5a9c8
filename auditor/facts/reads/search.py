"""The search of the code: every access, request and picker, with the ways that lead to them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import islice
from typing import TypeVar

from auditor.code.classes.excerpts import evidence_at
from auditor.code.classes.program import Program
from auditor.facts.ground.graph import Graph
from auditor.facts.ground.permissions import runtime_groups
from auditor.facts.ground.sdks import owner_of, renamed_owners
from auditor.facts.ground.seen import Seen, is_counted, is_phonebook_read
from auditor.facts.ground.ways import decoding_evidence
from auditor.facts.reads.accesses import AccessFindings, UnresolvedCall, find_accesses
from auditor.facts.reads.background import background_ways
from auditor.facts.reads.pickers import Picker, find_pickers, picking_classes
from auditor.facts.reads.refusal import on_refusal
from auditor.facts.reads.requests import find_requests
from auditor.facts.reads.told_by_objects import told_by_objects
from auditor.model.access import UNTOLD_PERMISSION, Access, Request
from auditor.model.app import Limit, Package
from auditor.model.evidence import Evidence
from auditor.model.names import outermost
from auditor.model.vocabulary import EvidenceKind, LimitKind, Reached, Sense
from auditor.model.words import Words

Found = TypeVar("Found", Access, Request, Picker)
MOST_PLACES = 20
"""Places of a kind that are kept as evidence."""


def search_code(package: Package, graph: Graph, told: tuple[str, ...] = ()) -> Seen:
    """Find everything in the code that the fact table asks for.

    `told` are prefixes of classes of which scripts that were read tell whether they run.
    """
    program = graph.program
    resolver = graph.resolver
    pickers = find_pickers(program, graph.hierarchy, resolver=resolver, reach=graph.reach)
    found = find_accesses(
        program,
        graph.hierarchy,
        resolver=resolver,
        reach=graph.reach,
        manifest=package.manifest,
        picks_contacts=picking_classes(program, pickers),
    )
    pickers = tuple(_opened(one, graph) for one in pickers)
    asked = tuple(
        replace(one, request=_opened(one.request, graph))
        for one in find_requests(program, graph.hierarchy, resolver=resolver, reach=graph.reach)
    )
    requests = tuple(one.request for one in asked)
    renamed = renamed_owners(program)
    accesses = tuple(
        replace(
            _opened(one, graph),
            by=renamed.get(outermost(_owner(one.method))) or owner_of(_owner(one.method)),
        )
        for one in found.accesses
    )
    of_contacts = {
        replace(
            one.request,
            on_refusal=on_refusal(graph.reach.graph, resolver, one.request, asks=requests),
            by=owner_of(_owner(one.request.method)),
        ): one.handed
        for one in asked
        if runtime_groups().get(one.request.permission) == "CONTACTS"
    }
    contacts = tuple(of_contacts)
    decoded = {_place_of(one.request): one.decoded for one in asked}
    unclear = tuple(one for one in requests if one.permission == UNTOLD_PERMISSION)
    live_unclear = tuple(one for one in unclear if not _is_dormant(one, graph))
    idle = frozenset(one for one in contacts if _is_idle(one, graph))
    contact_like = _unresolved(graph, found.unresolved, contacts=True)
    return Seen(
        accesses=accesses,
        dormant=frozenset(one for one in accesses if _is_dormant(one, graph)),
        places=_access_places(program, accesses, found),
        contact_like=contact_like,
        unresolved=_unresolved(graph, found.unresolved, contacts=False),
        requests=contacts,
        unresolved_requests=tuple(
            _request_place(program, one) for one in live_unclear[:MOST_PLACES]
        ),
        open_requests=tuple(one for one in live_unclear if one.reached is Reached.YES),
        dormant_requests=idle | frozenset(one for one in contacts if _is_dormant(one, graph)),
        idle_requests=idle,
        request_places={
            _place_of(one): (
                _request_place(program, one),
                *decoding_evidence(program, decoded[_place_of(one)]),
            )
            for one in contacts
        },
        pickers=_launches(program, pickers, lambda one: one.reached is Reached.YES),
        unproved_pickers=_launches(
            program,
            pickers,
            lambda one: one.reached is Reached.NOT_PROVED and not _is_dormant(one, graph),
        ),
        scope=_scope(package, program, found, requests),
        limits=_limits(graph, package, contact_like, _matter(accesses, contacts, told)),
        told_by_objects=told_by_objects(graph.reach.graph, asked),
        handed=dict(
            (
                *zip(accesses, found.handed, strict=True),
                *((one.request, one.handed) for one in asked if one.request in live_unclear),
                *of_contacts.items(),
            ),
        ),
        background=background_ways(graph, tuple(one for one in accesses if is_counted(one))),
    )


def _opened(one: Found, graph: Graph) -> Found:
    """Return what was found, its way not proved where it begins with a screen that nothing opens."""
    method = graph.program.method(one.method)
    if (
        one.reached is not Reached.YES
        or method is None
        or not graph.dead.is_unopened((method, one.offset))
    ):
        return one
    return replace(one, reached=Reached.NOT_PROVED)


def _matter(
    accesses: Sequence[Access], requests: Sequence[Request], told: tuple[str, ...]
) -> frozenset[str]:
    """Return the methods of phonebook reads and of requests for it, of which the code must tell whether they run."""
    reads = {one.method for one in accesses if is_phonebook_read(one)}
    every = reads | {one.method for one in requests}
    return frozenset(one for one in every if not (told and one.startswith(told)))


def _owner(method: str) -> str:
    return method.partition("->")[0]


def _launches(
    program: Program, pickers: Iterable[Picker], counts: Callable[[Picker], bool]
) -> tuple[Evidence, ...]:
    """Return where pickers are launched, of those that count."""
    places = (evidence_at(program, one.site) for one in pickers if one.launched and counts(one))
    return tuple(islice(places, MOST_PLACES))


def _is_dormant(one: Access | Request | Picker, graph: Graph) -> bool:
    return one.reached is not Reached.YES and graph.reach.is_dormant(_owner(one.method))


def _is_idle(one: Request, graph: Graph) -> bool:
    """Say whether a request stands in a method that nothing in the package can come to: it comes before nothing.

    A read in such a method stays open (decision.md, section 2, counted access).
    """
    method = graph.program.method(one.method)
    is_open = one.reached is not Reached.YES and not _is_dormant(one, graph)
    return (
        is_open
        and method is not None
        and (graph.dead.is_dead((method, one.offset)) or graph.reach.never_runs(method))
    )


def _access_places(
    program: Program, accesses: Sequence[Access], found: AccessFindings
) -> dict[tuple[str, str, int], tuple[Evidence, ...]]:
    return {
        (one.part, one.method, one.offset): (
            evidence_at(program, site),
            *decoding_evidence(program, decoded),
        )
        for one, site, decoded in zip(accesses, found.sites, found.decoded, strict=True)
    }


def _unresolved(
    graph: Graph, calls: Sequence[UnresolvedCall], *, contacts: bool
) -> tuple[Evidence, ...]:
    """Return the live unresolved calls that do, or do not, handle contacts columns."""
    live = [
        one
        for one in calls
        if one.handles_contacts is contacts
        and (
            one.arrival.reached is Reached.YES or not graph.reach.is_dormant(_owner(one.method))
        )
    ]
    return tuple(evidence_at(graph.program, one.site) for one in live[:MOST_PLACES])


def _place_of(request: Request) -> tuple[str, str, int]:
    return request.part, request.method, request.offset


def _request_place(program: Program, request: Request) -> Evidence:
    method = program.method(request.method)
    if method is None:
        return Evidence(
            EvidenceKind.CODE, request.part, symbol=request.method, offset=request.offset
        )
    return evidence_at(program, (method, request.offset))


def _scope(
    package: Package, program: Program, found: AccessFindings, requests: Sequence[Request]
) -> Evidence:
    """Return how many calls of each way were examined, for negative claims."""
    searched = {
        "dex files": len(program.images),
        "methods": sum(len(image.row_method) for image in program.images),
        **{f"calls ({way})": count for way, count in found.examined.items()},
        "permission requests": len({(one.part, one.method, one.offset) for one in requests}),
        "components": len(package.manifest.components),
    }
    return Evidence(
        EvidenceKind.SCOPE,
        package.parts[0].name,
        excerpt="what was searched",
        searched=searched,
    )


def _unclear(place: Evidence) -> Limit:
    return Limit(
        LimitKind.UNRESOLVED_CALL,
        Words(
            f"{place.symbol} handles contacts columns, and what it queries could not be told.",
            f"{place.symbol} 涉及联系人字段，但无法确定其查询对象。",
        ),
        place.part,
        (Sense.READ,),
    )


def _limits(
    graph: Graph, package: Package, contact_like: Sequence[Evidence], matter: frozenset[str]
) -> tuple[Limit, ...]:
    """Return a limit for each unresolved call, and one where a search that matters gave up.

    `matter` are the methods that read the phonebook or ask for it: whether anything else is
    reached decides nothing.
    """
    unclear = tuple(_unclear(one) for one in contact_like)
    given_up = {graph.program.text(one) for one in graph.reach.exhausted}
    methods = sorted(given_up & matter)
    if not methods:
        return unclear
    return (
        *unclear,
        Limit(
            LimitKind.BUDGET,
            Words(
                f"The search for ways to {len(methods)} methods was given up after its budget of "
                f"steps ({methods[0]}, …).",
                f"对{len(methods)}个方法的可达性搜索在步数预算用尽后停止（{methods[0]} 等）。",
            ),
            package.parts[0].name,
            (Sense.READ, Sense.CONSENT),
        ),
    )
