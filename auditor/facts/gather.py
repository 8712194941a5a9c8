"""The front door of this room: a package and its program in, `Facts` out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from auditor.facts.consent.asking import nobody_asks, target_evidence
from auditor.facts.consent.consenting import ConsentSight, judge_consent, unnamed_sdks
from auditor.facts.consent.gating import Gated, is_bulk, placed_in_order
from auditor.facts.ground.graph import Graph
from auditor.facts.ground.permissions import (
    READ_CONTACTS,
    declares_read_contacts,
    held,
    is_legacy,
    permission_places,
    runtime_groups,
)
from auditor.facts.ground.recipients import own_hosts
from auditor.facts.ground.sdks import find_sdks
from auditor.facts.ground.seen import Seen
from auditor.facts.ground.traces import find_traces
from auditor.facts.hidden.opacity import Opacity
from auditor.facts.lending import find_lending, find_markets, find_play
from auditor.facts.order.legibility import hard_to_read
from auditor.facts.outflow.channels import Unchecked, find_unchecked
from auditor.facts.outflow.leaving import Leaving, counted_flows, third_parties, values_of
from auditor.facts.outflow.messages import find_messages
from auditor.facts.outflow.outflows import Outflows, find_outflows
from auditor.facts.outflow.sending import settle_sending
from auditor.facts.proxies import find_proxies
from auditor.facts.table import make_table
from auditor.model.access import Sdk
from auditor.model.app import Limit, Package
from auditor.model.evidence import Evidence
from auditor.model.facts import AccessFacts, BundledRequest, Fact, Facts, Lending, Market
from auditor.model.kleene import any_of
from auditor.model.vocabulary import (
    Confidence,
    EvidenceKind,
    Kleene,
    Reached,
    Sense,
    least,
)
from auditor.model.words import Words
from auditor.screens.inventory.language import spoken_language
from auditor.screens.inventory.scripts import ScriptLayer
from auditor.screens.inventory.texts import Inventory

BLINDS_A_NEGATIVE = frozenset({Sense.CONSENT, Sense.TEXT, Sense.MANIFEST})


@dataclass(frozen=True, slots=True)
class Leads:
    """What was not examined, where data goes, and what the code shows of the ways out."""

    opacity: Opacity
    outflows: Outflows
    unchecked: tuple[Unchecked, ...] = ()
    traces: tuple[Evidence, ...] = ()
    messages: tuple[Evidence, ...] = ()
    sdks: tuple[Sdk, ...] = ()
    """The third parties whose code is in the app, where the phonebook is read."""


def find_leads(
    graph: Graph,
    package: Package,
    seen: Seen,
    *,
    opacity: Opacity,
    inventory: Inventory,
    layers: Sequence[ScriptLayer] = (),
) -> Leads:
    """Follow all data, and look at the channels; the phonebook decides what is looked at besides."""
    outflows = settle_sending(
        find_outflows(graph, package, seen, inventory=inventory),
        layers,
        own_hosts(package.manifest.package, inventory.addresses, told=inventory.named_hosts),
    )
    if layers:  # What a script or its page can ask for stands in no code.
        outflows = replace(outflows, is_mute=False)
    if not seen.counted:
        return Leads(opacity, outflows, traces=find_traces(graph, seen.unproved))
    return Leads(
        opacity,
        outflows,
        find_unchecked(graph),
        find_traces(graph, (*seen.counted, *seen.unproved)),
        find_messages(graph),
        find_sdks(package, graph.program, seen.accesses),
    )


@dataclass(frozen=True, slots=True)
class Said:
    """What a reviewer says of the app on the command line."""

    lending: str | None = None
    markets: tuple[str, ...] = ()


def gather(
    package: Package,
    seen: Seen,
    *,
    inventory: Inventory,
    sight: ConsentSight,
    leads: Leads,
    said: Said,
) -> Facts:
    """Return what is true of an app, as far as it was seen."""
    seen = placed_in_order(seen, sight.orders, sight.acts)
    limits = _limits(package, seen, leads, sight)
    leaving = Leaving(seen, leads.outflows, leads.unchecked, leads.traces, limits)
    declares = declares_read_contacts(package)
    known = make_table(
        package, declares=declares, seen=seen, opaque=leads.opacity.opaque, leaving=leaving
    )
    lending = _lending(package, inventory, limits, said)
    consent = judge_consent(
        seen,
        inventory,
        sight,
        known,
        lending.value,
        lambda access: third_parties(leaving, access),
    )
    generic = any_of(one.generic for one in consent.gated) if consent.gated else Kleene.NO
    asked = {"C0": nobody_asks(known["C1"], generic, sight.unseen)}
    joined = {**known, **consent.table, **asked}
    table = {key: joined[key] for key in known}
    return Facts(
        manifest=package.manifest,
        table=table,
        accesses=seen.accesses,
        live_accesses=tuple(one for one in seen.accesses if one not in seen.dormant),
        counted=_counted(consent.gated, table, leaving),
        requests=(*seen.requests, *sight.early_requests),
        lending=lending,
        markets=_markets(package, inventory, said),
        limits=limits,
        contact_permissions=held(package.manifest, READ_CONTACTS).effective,
        legacy=is_legacy(package.manifest),
        scope=_scope(seen, inventory),
        places=seen.places,
        background=seen.background,
        bundled_requests=_bundled(seen),
        permission_places=permission_places(package),
        target_evidence=(target_evidence(package),),
        flows=counted_flows(leaving),
        messages=leads.messages,
        tampering=(*package.tampering, *leads.opacity.laid_out),
        foreign_code=leads.opacity.foreign,
        exposures=leads.opacity.exposures,
        said=consent.said(),
        policies=consent.policy_places(),
        examined=consent.examined,
        has_consent_screen=consent.has_consent_screen,
        witnesses=consent.witnesses,
        request_places=seen.request_places,
        unnamed_sdks=tuple(unnamed_sdks(seen, consent, leads.sdks)),
        forbids_screenshots=consent.forbids_screenshots(),
        proxies=find_proxies(package, seen),
        hard_to_read=tuple(hard_to_read(inventory, consent, sight.screens)),
    )


def _limits(
    package: Package, seen: Seen, leads: Leads, sight: ConsentSight
) -> tuple[Limit, ...]:
    """Join the limits of all rooms, each once, in order of kind and scope."""
    every = (
        *package.limits,
        *seen.limits,
        *(one.limit for one in leads.opacity.opaque),
        *leads.outflows.limits,
        *sight.unseen.limits,
    )
    return tuple(
        sorted(
            dict.fromkeys(every), key=lambda one: (one.what.value, one.scope, one.because.en)
        )
    )


def _counted(
    gated: Sequence[Gated], table: Mapping[str, Fact], leaving: Leaving
) -> tuple[AccessFacts, ...]:
    blinded = any(BLINDS_A_NEGATIVE.intersection(one.blinds) for one in leaving.limits)
    return tuple(
        AccessFacts(
            access=one.access,
            values={
                "GEN": one.generic,
                "P4": is_bulk(one.access),
                **values_of(leaving, one.access),
                **{key: counted_value(fact) for key, fact in one.facts.items()},
            },
            confidence=least(one.access.confidence, table["P1"].confidence),
            negative_confidence=Confidence.LIKELY
            if blinded
            or one.facts["N1"].value is Kleene.UNKNOWN
            or one.facts["C2"].confidence is Confidence.LIKELY
            else Confidence.CONFIRMED,
            facts=one.facts,
            screen=one.act.number if one.act else None,
        )
        for one in gated
    )


def counted_value(fact: Fact) -> Kleene:
    """Return a fact as the verdict counts it: a *possible* yes or no is unknown."""
    return Kleene.UNKNOWN if fact.confidence is Confidence.POSSIBLE else fact.value


def _lending(
    package: Package, inventory: Inventory, limits: Sequence[Limit], said: Said
) -> Lending:
    found = find_lending(
        inventory.haystack,
        package=package.manifest.package,
        labels=tuple(dict.fromkeys((package.label, *package.labels.values()))),
        blinded=any(Sense.TEXT in one.blinds for one in limits),
        addresses=inventory.addresses,
    )
    if said.lending is None:
        return found
    words = Words(f"a reviewer said {said.lending}", f"审查人声明：{said.lending}")
    return Lending(Kleene(said.lending), (words, *found.signals), said=True)


def _markets(package: Package, inventory: Inventory, said: Said) -> tuple[Market, ...]:
    seen = (
        *find_markets(
            inventory.haystack,
            spoken_language(inventory.texts),
            addresses=inventory.addresses,
        ),
        *find_play(package.manifest),
    )
    found = {one.market: one.signals for one in seen}
    for market in said.markets:
        words = Words("a reviewer said so", "审查人声明")
        found[market] = (words, *found.get(market, ()))
    return tuple(Market(market, found[market]) for market in sorted(found))


def _scope(seen: Seen, inventory: Inventory) -> Evidence:
    """Return what was searched, for every "not found" of the report."""
    searched = {
        **seen.scope.searched,
        "resource strings": inventory.strings,
        "locales": len(inventory.locales),
        "documents and layouts": inventory.documents,
        "sentences in code": inventory.constants,
    }
    return Evidence(
        EvidenceKind.SCOPE, seen.scope.part, excerpt=seen.scope.excerpt, searched=searched
    )


def _bundled(seen: Seen) -> tuple[BundledRequest, ...]:
    """Return the requests that name the contacts group and another runtime group."""
    groups = runtime_groups()
    bundles: dict[tuple[str, str, int], BundledRequest] = {}
    for one in seen.requests:
        if one in seen.dormant_requests or groups.get(one.permission) != "CONTACTS":
            continue
        others = sorted(
            name.rpartition(".")[2]
            for name in one.together_with
            if groups.get(name, "CONTACTS") != "CONTACTS"
        )
        if others:
            place = (one.part, one.method, one.offset)
            reached = one.reached
            bundles[place] = BundledRequest(
                others=tuple(others),
                evidence=seen.request_places[place],
                confidence=Confidence.CONFIRMED
                if reached is Reached.YES
                else Confidence.LIKELY,
                reached=reached,
            )
    return tuple(bundles[place] for place in sorted(bundles))
