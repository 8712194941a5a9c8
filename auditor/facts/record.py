"""What a report shows beside the judgement: the app, its texts, its third parties, the order of events."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from auditor.facts.consent.acts import addresses_of
from auditor.facts.consent.consenting import ConsentSight
from auditor.facts.ground.graph import Graph
from auditor.facts.ground.permissions import READ_CONTACTS, data_of_permission
from auditor.facts.ground.sdks import find_sdks, is_named
from auditor.facts.notice.notices import Policies, find_policies
from auditor.facts.order.disclosures import make_disclosures
from auditor.facts.order.events import consent_points, order_events
from auditor.model.access import Disclosure, Event, PolicyDocument, Screen, Sdk
from auditor.model.app import Component, Package
from auditor.model.facts import Facts
from auditor.model.result import AppRecord, ComponentRecord, PermissionRecord
from auditor.model.vocabulary import ComponentKind, Extent, Kleene, Reached
from auditor.screens.inventory.language import interface_locales, spoken_language
from auditor.screens.inventory.policy_files import document_of
from auditor.screens.inventory.texts import Inventory
from auditor.screens.parts.shown import Chain, Shown

BOOT = "android.intent.action.BOOT_COMPLETED"


@dataclass(frozen=True, slots=True)
class Material:
    """The parts of a result that nothing is decided by."""

    app: AppRecord
    disclosures: tuple[Disclosure, ...]
    events: tuple[Event, ...]
    sdks: tuple[Sdk, ...]
    screens: tuple[Screen, ...]
    policies: tuple[PolicyDocument, ...]


def describe(
    package: Package,
    facts: Facts,
    graph: Graph,
    *,
    inventory: Inventory,
    sight: ConsentSight,
) -> Material:
    """Return the material of a report."""
    told = [one.text for one in _found_policies(sight).documents]
    return Material(
        app=make_record(package, facts, inventory),
        disclosures=make_disclosures(sight),
        events=order_events(
            graph,
            facts.requests,
            tuple(one.access for one in facts.counted),
            points=consent_points(sight, facts),
            flows=facts.flows,
            starts=sight.sdk_starts,
        ),
        sdks=tuple(
            _started(replace(one, named=is_named(one, told)), sight)
            for one in find_sdks(package, graph.program, facts.accesses)
        ),
        screens=tuple(one.screen for one in sight.screens),
        policies=_policies(sight),
    )


def _started(sdk: Sdk, sight: ConsentSight) -> Sdk:
    """Return an SDK with what is known of its start."""
    for one in sight.sdk_starts:
        if one.sdk == sdk.id:
            return replace(sdk, before_consent=one.before_consent, started_in=one.method)
    return sdk


def _found_policies(sight: ConsentSight) -> Policies:
    return find_policies(
        sight.policies,
        bound=(text for one in sight.screens for text in one.documents),
        given=tuple(one.text for one in sight.given),
        addresses=(link for one in sight.screens for link in addresses_of(one)),
    )


def _policies(sight: ConsentSight) -> tuple[PolicyDocument, ...]:
    """Return the policies that were examined, and the addresses of those that were not."""
    found = _found_policies(sight)
    given = {one.text: one.document for one in sight.given}
    examined = (given.get(one) or document_of(one) for one in found.documents)
    linked = (PolicyDocument(one, "", "", examined=False) for one in found.addresses)
    chains = _chains(sight.screens)
    return tuple(_placed(one, chains.get(one.source)) for one in (*examined, *linked))


def _chains(screens: Iterable[Shown]) -> dict[str, Chain]:
    """Return the shortest chain to each document, by its member or address."""
    found: dict[str, Chain] = {}
    for one in screens:
        if (chain := one.chain) is not None:
            for source in one.screen.documents:
                found[source] = min(found.get(source, chain), chain, key=_nearness)
    return found


def _nearness(chain: Chain) -> tuple[bool, int]:
    return (chain.before_login is not Kleene.YES, chain.taps)


def _placed(policy: PolicyDocument, chain: Chain | None) -> PolicyDocument:
    if chain is None:
        return policy
    return replace(policy, taps=chain.taps, before_login=chain.before_login)


def make_record(package: Package, facts: Facts, inventory: Inventory) -> AppRecord:
    """Return the app's record for the result."""
    manifest = package.manifest
    return AppRecord(
        source=package.source,
        parts=package.parts,
        package=manifest.package,
        label=package.label,
        version_name=manifest.version_name,
        version_code=manifest.version_code,
        min_sdk=manifest.min_sdk,
        target_sdk=manifest.target_sdk,
        signers=package.signers,
        permissions=_permissions(package, facts),
        components=tuple(_component(one) for one in manifest.components),
        lending=facts.lending,
        markets=facts.markets,
        languages=_languages(inventory),
        tampering=facts.tampering,
        icon=package.icon,
    )


def _languages(inventory: Inventory) -> tuple[str, ...]:
    """Return the languages of the app's own texts: of its interface, documents and default strings."""
    texts = inventory.texts
    documents = {
        one.locale for one in texts if one.locale and not one.library and one.where != "string"
    }
    offered = {*interface_locales(texts), *documents, spoken_language(texts) or ""}
    return tuple(sorted(offered - {""}))


def _permissions(package: Package, facts: Facts) -> tuple[PermissionRecord, ...]:
    records = {
        PermissionRecord(
            name=one.name,
            from_sdk=one.from_sdk,
            to_sdk=one.to_sdk,
            part=one.part,
            used=_used(one.name, facts),
            by=_by(one.name, facts),
        )
        for one in package.manifest.permissions
    }
    return tuple(
        sorted(records, key=lambda one: (one.name, one.from_sdk, one.to_sdk or 0, one.part))
    )


def _used(name: str, facts: Facts) -> str:
    """Say whether code that was examined uses a permission, where this version can tell."""
    kinds = data_of_permission().get(name)
    if kinds is None:
        return Kleene.UNKNOWN.value
    if any(
        one.data in kinds and one.reached is Reached.YES and one.extent is not Extent.WRITE
        for one in facts.accesses
    ):
        return Kleene.YES.value
    if name == READ_CONTACTS and facts.value("P2") is Kleene.NO:
        return Kleene.NO.value
    return Kleene.UNKNOWN.value


def _by(name: str, facts: Facts) -> str:
    kinds = data_of_permission().get(name, ())
    owners = sorted({one.by for one in facts.accesses if one.data in kinds})
    return owners[0] if len(owners) == 1 else "unknown"


def _component(component: Component) -> ComponentRecord:
    declared = component.exported if component.exported is not None else bool(component.filters)
    return ComponentRecord(
        kind=component.kind.value,
        class_=component.name,
        exported=declared,
        starts=_starts(component),
    )


def _starts(component: Component) -> str:
    """Say what starts a component."""
    if component.is_launcher:
        return "launcher"
    if component.kind is ComponentKind.PROVIDER:
        return "app-start"
    if any(BOOT in one.actions for one in component.filters):
        return "boot"
    return "other-app" if component.is_exported else "app"
