"""The story of one audit: from the files of an app to the complete result."""

import gc
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, Protocol

from auditor import __version__
from auditor import audit as _audit_for_programs
from auditor.apk.package import open_package, open_packages
from auditor.code.calls.entrypoints import missing_component_classes
from auditor.code.classes.program import Program
from auditor.data.shelf import digest, given_folders
from auditor.dex.image import DexImage, read_container
from auditor.errors import MalformedDex
from auditor.facts.consent.consenting import ConsentSight
from auditor.facts.gather import Leads, Said, find_leads, gather
from auditor.facts.ground.graph import Graph, build_graph
from auditor.facts.ground.opaque_part import OpaquePart
from auditor.facts.ground.recipients import own_hosts
from auditor.facts.ground.seen import Seen
from auditor.facts.hidden.exposure import find_exposures
from auditor.facts.hidden.loading import settle_loading
from auditor.facts.hidden.opacity import Opacity, find_opaque_parts, unreadable_dex
from auditor.facts.order.sight import Told, look_for_consent
from auditor.facts.outflow.script_sending import with_script_sending, with_taken
from auditor.facts.plugins.plugin_uses import told_by_scripts
from auditor.facts.plugins.scripts import find_plugin_uses, settle_scripts
from auditor.facts.reads.search import search_code
from auditor.facts.record import Material, describe
from auditor.facts.sdk_switches import settle_sdks
from auditor.law.article import decide
from auditor.law.choice import as_of_dates, check_asked, choose_packs, raised_severity
from auditor.law.cut_short import INTERRUPTIONS, Cut, at_best_open, cut_of
from auditor.law.elements import judge_elements
from auditor.law.judge import judge_packs
from auditor.law.principles import judge_principles
from auditor.law.wording import word_verdict
from auditor.model.access import Access, Flow
from auditor.model.app import Package
from auditor.model.facts import Decision, Facts
from auditor.model.result import RESULT_SCHEMA, AuditContext, AuditResult, Tool
from auditor.model.vocabulary import (
    CONFIDENCE_ORDER,
    CheckOutcome,
    Confidence,
    Data,
    Kleene,
    least,
)
from auditor.model.words import same
from auditor.rules import ALL_RULES
from auditor.rules.outcomes import check_outcomes
from auditor.rules.registry import check_rules, rule_cards
from auditor.screens.inventory.mentions import find_mentions
from auditor.screens.inventory.policy_files import PolicyFile
from auditor.screens.inventory.scripts import ScriptLayer, read_layers
from auditor.screens.inventory.texts import Inventory, take_inventory

if TYPE_CHECKING:
    from auditor.facts.plugins.script_reads import ScriptedReads


class Progress(Protocol):
    """Told which stage begins; shows it, times it, or does nothing."""

    def stage(self, name: str) -> None:
        """Say that a stage begins."""


class Silent:
    """Progress for nobody."""

    def stage(self, name: str) -> None:
        """Do nothing."""


@dataclass(frozen=True, slots=True)
class AuditOptions:
    """What a person asked of the audit and said of the app."""

    packs: str = "auto"
    """`auto`, `all`, or ids separated by commas."""
    lending_said: str | None = None
    markets_said: tuple[str, ...] = ()
    case: str | None = None
    auditor: str | None = None
    date: str | None = None
    policies: tuple[PolicyFile, ...] = ()
    """What a reviewer gave with `--policy`."""
    name: str | None = None
    """What to call several files that make up one app."""
    data: tuple[Path, ...] = ()
    """Folders of own tables; the process named them to the shelf before it read anything."""


def audit_package(
    paths: Sequence[Path], options: AuditOptions, *, progress: Progress
) -> AuditResult:
    """Audit one app, given as one file, one folder, or the files of its splits.

    Raises `UnreadablePackage` or `OverLimit` for what cannot be audited, `BadOption` for packs
    or markets that do not exist, `BadData` for a damaged table.
    """
    check_asked(options.packs, options.markets_said)
    progress.stage("package")
    package = _open(paths, options)
    finished = _Finished()
    try:
        return _audit(package, options, progress, finished)
    except INTERRUPTIONS as error:
        cut = cut_of(package.source.name, error, finished.stages)
    # The error is let go first, and with it the memory that its frames and their cycles hold.
    gc.collect()
    return _audit(package, options, progress, finished, cut)


@dataclass(slots=True)
class _Finished:
    """What the stages of one audit made, each in its place once it is whole.

    Plain values: they outlive the program that they were made of when the safety net catches.
    """

    broken: tuple[OpaquePart, ...] = ()
    layers: tuple[ScriptLayer, ...] | None = None
    seen: Seen | None = None
    inventory: Inventory | None = None
    opacity: Opacity | None = None
    leads: Leads | None = None
    scripted: "ScriptedReads | None" = None
    sight: ConsentSight | None = None

    @property
    def stages(self) -> tuple[str, ...]:
        """Name the stages that are whole, as `cut_of` takes them."""
        made = {
            "accesses": self.seen,
            "texts": self.inventory,
            "opaque parts": self.opacity,
            "flows": self.leads,
            "consent": self.sight,
        }
        return tuple(name for name, one in made.items() if one is not None)


def _audit(
    package: Package,
    options: AuditOptions,
    progress: Progress,
    finished: _Finished,
    cut: Cut | None = None,
) -> AuditResult:
    """Audit an opened package, stage by stage.

    One that was cut short is taken up with what is finished; of the rest only what needs no code
    is looked at, and the limit of the cut stands for what was not seen.
    """
    progress.stage("bytecode")
    images: tuple[DexImage, ...] = ()
    if cut is None:
        images, finished.broken = _read_images(package)
    program = Program(images, package.manifest)
    progress.stage("program")
    graph = build_graph(package, program)
    progress.stage("accesses")
    if finished.layers is None:
        finished.layers = read_layers(package)
    layers = finished.layers
    if finished.seen is None:
        uses = find_plugin_uses(layers, program)
        found = search_code(package, graph, told_by_scripts(uses))
        finished.seen = settle_scripts(
            settle_loading(settle_sdks(found, graph), package, graph),
            layers,
            uses,
            _scripted(layers, program, finished),
        )
    seen = finished.seen
    progress.stage("texts")
    if finished.inventory is None:
        finished.inventory = take_inventory(package, images, layers)
    inventory = finished.inventory
    progress.stage("opaque parts")
    if finished.opacity is None:
        finished.opacity = replace(
            _find_opaque(package, graph, finished.broken, layers, is_whole=cut is None),
            exposures=find_exposures(graph, seen, inventory.foreign_pages, layers),
        )
    opacity = _with_cut(finished.opacity, cut)
    progress.stage("flows")
    if finished.leads is None:
        led = find_leads(
            graph, package, seen, opacity=opacity, inventory=inventory, layers=layers
        )
        outflows = with_script_sending(
            with_taken(led.outflows, find_plugin_uses(layers, program), seen),
            find_plugin_uses(layers, program),
            layers,
            own_hosts(
                package.manifest.package, inventory.addresses, told=inventory.named_hosts
            ),
            _scripted(layers, program, finished),
        )
        finished.leads = replace(led, outflows=outflows)
    leads = replace(finished.leads, opacity=opacity)
    progress.stage("consent")
    if finished.sight is None:
        finished.sight = look_for_consent(
            package,
            graph,
            seen,
            told=Told(
                inventory,
                find_mentions(inventory.haystack),
                options.policies,
                layers,
                _scripted(layers, program, finished),
            ),
            limits=tuple(one.limit for one in opacity.opaque),
        )
    sight = finished.sight
    progress.stage("facts")
    said = Said(options.lending_said, options.markets_said)
    facts = gather(package, seen, inventory=inventory, sight=sight, leads=leads, said=said)
    progress.stage("judgement")
    material = describe(package, facts, graph, inventory=inventory, sight=sight)
    return _judge(facts, material, options, flows=leads.outflows.flows)


def _scripted(
    layers: Sequence[ScriptLayer], program: Program, finished: _Finished
) -> "ScriptedReads | None":
    """Return the scripts that read contacts, once for all stages; the reader is loaded for those apps alone."""
    uses = find_plugin_uses(layers, program)
    if finished.scripted is None and any(one.reads is Kleene.YES for one in uses):
        from auditor.facts.plugins.script_reads import take_scripts

        finished.scripted = take_scripts(layers, uses)
    return finished.scripted


def _with_cut(opacity: Opacity, cut: Cut | None) -> Opacity:
    """Put the limit of an audit that was cut short in front of what was not examined."""
    if cut is None:
        return opacity
    part = unreadable_dex(cut.limit.scope, cut.limit.because.en)
    return replace(opacity, opaque=(replace(part, limit=cut.limit), *opacity.opaque))


def _open(paths: Sequence[Path], options: AuditOptions) -> Package:
    if len(paths) == 1:
        return open_package(paths[0])
    return open_packages(paths, options.name or paths[0].name)


def _read_images(package: Package) -> tuple[tuple[DexImage, ...], tuple[OpaquePart, ...]]:
    """Read every dex; a broken one ends the audit only if there is no other."""
    images: list[DexImage] = []
    broken: list[tuple[str, MalformedDex]] = []
    every = [(True, name, data) for name, data in package.dex_images()]
    every += [(False, one.name, one.data) for one in package.nested.code]
    for is_loaded, name, data in every:
        if not is_loaded and broken and not images:
            break
        try:
            images.extend(read_container(data, name))
        except MalformedDex as error:
            broken.append((name, error))
    if broken and not images:
        raise broken[0][1]
    return tuple(images), tuple(unreadable_dex(name, str(error)) for name, error in broken)


def _find_opaque(
    package: Package,
    graph: Graph,
    broken: Sequence[OpaquePart],
    layers: Sequence[ScriptLayer],
    *,
    is_whole: bool,
) -> Opacity:
    """Return what was not examined; code that was let go is no missing class."""
    missing = missing_component_classes(graph.program, package.manifest) if is_whole else ()
    found = find_opaque_parts(package, graph, missing=missing, layers=layers)
    return replace(found, opaque=(*broken, *found.opaque))


def _judge(
    facts: Facts, material: Material, options: AuditOptions, *, flows: tuple[Flow, ...]
) -> AuditResult:
    """Decide, find and judge, and put everything into the result."""
    decision = at_best_open(decide(facts), facts.limits)
    chosen = choose_packs(options.packs, facts.markets)
    findings = check_rules(
        ALL_RULES,
        facts,
        decision,
        raised=lambda rule, severity: raised_severity(rule, severity, chosen),
    )
    as_of = as_of_dates(chosen, options.date)
    checks = check_outcomes(ALL_RULES, facts, findings)
    packs, clauses = judge_packs(
        chosen,
        facts,
        decision=decision,
        findings=findings,
        as_of=as_of,
        checks={
            one.rule: same(", ".join(one.unknown))
            if one.unknown
            else one.because
            if one.outcome is CheckOutcome.UNDETERMINED
            else None
            for one in checks
        },
    )
    cards = rule_cards()
    return AuditResult(
        schema=RESULT_SCHEMA,
        tool=Tool("loan-app-auditor", __version__, digest()),
        audit=_context(options, as_of, tuple(one.id for one in packs)),
        app=material.app,
        verdict=word_verdict(facts, decision),
        verdict_with_answers=None,
        elements=judge_elements(facts, decision, findings),
        packs=packs,
        clauses=clauses,
        facts=facts.table,
        accesses=_with_verdicts(facts, decision),
        requests=facts.requests,
        flows=_as_sure_as_their_reads(flows, facts),
        disclosures=material.disclosures,
        screens=material.screens,
        events=material.events,
        sdks=material.sdks,
        rules=tuple(cards[one] for one in sorted(one.id for one in ALL_RULES)),
        checks=checks,
        findings=findings,
        limits=facts.limits,
        policies=material.policies,
        principles=judge_principles(packs, clauses),
    )


def _as_sure_as_their_reads(flows: tuple[Flow, ...], facts: Facts) -> tuple[Flow, ...]:
    """Return the flows, none surer than the read at its source and what it ends in.

    So that no report calls a way *confirmed* which a finding calls *likely*.
    """
    weighed: dict[Flow, list[Confidence]] = {}
    for one in facts.flows:
        weighed.setdefault(one.flow, []).append(one.confidence)
    reads: dict[tuple[Data, str, int], list[Confidence]] = {}
    for read in facts.accesses:
        place = (read.data, read.method, read.offset)
        reads.setdefault(place, []).append(read.confidence)

    def sure(flow: Flow) -> Confidence:
        source = (flow.data, flow.source.method, flow.source.offset)
        known = weighed.get(flow) or reads.get(source, [Confidence.CONFIRMED])
        return least(flow.confidence, min(known, key=CONFIDENCE_ORDER.__getitem__))

    return tuple(replace(one, confidence=sure(one)) for one in flows)


def _with_verdicts(facts: Facts, decision: Decision) -> tuple[Access, ...]:
    """Return the accesses, each counted one with its own facts and verdict."""
    counted = dict(zip((one.access for one in facts.counted), facts.counted, strict=True))
    codes = dict(zip(counted, decision.per_access, strict=True))
    return tuple(
        replace(one, verdict=codes[one], facts=counted[one].own) if one in counted else one
        for one in facts.accesses
    )


def _context(
    options: AuditOptions, as_of: Mapping[str, str], packs: tuple[str, ...]
) -> AuditContext:
    """Record who audited for what, as said; the clock is never asked."""
    return AuditContext(
        case=options.case,
        auditor=options.auditor,
        date=options.date,
        as_of=dict(as_of),
        lending_said=options.lending_said,
        markets_said=options.markets_said,
        packs=packs,
        packs_asked=options.packs,
        data_given=given_folders(),
        policies_given=tuple(one.document.source for one in options.policies),
    )


class _Callable(ModuleType):
    """The module itself, which can be called as the package's function of the same name.

    Importing a submodule puts it in the place of what the package has under its name, so
    `auditor.audit(path)` finds the function or this module, and both do the same.
    """

    def __call__(self, *given: Any, **named: Any) -> AuditResult:
        """Audit one app: `auditor.audit`."""
        return _audit_for_programs(*given, **named)


sys.modules[__name__].__class__ = _Callable
