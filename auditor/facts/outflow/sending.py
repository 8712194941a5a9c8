"""What a script does with what a plug-in gives it: sends it on, does not, or nobody can tell.

Flows end where data is handed to a script. A plug-in that is present, one that a script calls and
one whose data a script sends are three answers, and this is the third. A plain script that names no
way to send does not; what sends near the call is a flow of its own (`script_sending`). Of bytecode
only strings are known: an address that speaks of contacts beside a way to send makes it likely.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from auditor.data.shelf import read_table
from auditor.facts.ground.recipients import OwnHosts, recipient_of
from auditor.facts.ground.sdks import APP
from auditor.facts.ground.traces import trace_table
from auditor.facts.outflow.outflows import Outflow, Outflows
from auditor.facts.plugins.plugin_uses import Plugin
from auditor.facts.plugins.scripts import plugins
from auditor.model.app import Member
from auditor.model.evidence import Evidence
from auditor.model.vocabulary import Confidence, EvidenceKind, Kleene, least
from auditor.screens.inventory.scripts import Depth, ScriptLayer

_SCRIPT: Final = "script"


@dataclass(frozen=True, slots=True)
class _Sent:
    """What the scripts of one layer do with a plug-in's data."""

    value: Kleene
    member: Member | None = None
    word: str = ""
    address: str | None = None


_UNTOLD: Final = _Sent(Kleene.UNKNOWN)


def settle_sending(
    outflows: Outflows, layers: Sequence[ScriptLayer], own: OwnHosts
) -> Outflows:
    """Return the flows; those that end in a script with what the script does with the data."""
    if not layers:
        return outflows
    return replace(outflows, all=tuple(_settled(one, layers, own) for one in outflows.all))


def _settled(outflow: Outflow, layers: Sequence[ScriptLayer], own: OwnHosts) -> Outflow:
    flow = outflow.flow
    plugin = _plugin_of(flow.source.method, flow.sink.method)
    if flow.sink.kind != _SCRIPT or flow.endpoint is not None or plugin is None:
        return outflow
    mine = [one for one in layers if one.host.id in plugin.hosts]
    told = [_sent(one) for one in mine]
    best = next((one for one in told if one.value is Kleene.YES), None)
    if best is None:
        is_kept = bool(told) and all(one.value is Kleene.NO for one in told)
        return replace(outflow, sent_on=Kleene.NO) if is_kept else outflow
    recipient = recipient_of(best.address, flow.sink.api, APP, own)
    return replace(
        outflow,
        flow=replace(
            flow,
            endpoint=best.address,
            recipient=recipient.role,
            confidence=least(flow.confidence, Confidence.LIKELY),
        ),
        recipient=recipient,
        sent_on=Kleene.YES,
        places=(*outflow.places, *_evidence(best)),
    )


def _plugin_of(*methods: str) -> Plugin | None:
    return next(
        (one for one in plugins() if any(each.startswith(one.classes) for each in methods)),
        None,
    )


def _evidence(sent: _Sent) -> Iterator[Evidence]:
    if sent.member is not None:
        to = f" to {sent.address}" if sent.address else ""
        yield Evidence(
            EvidenceKind.SCRIPT, sent.member.path, excerpt=f"names {sent.word}, which sends{to}"
        )


@cache
def _ways() -> re.Pattern[str]:
    """Return what finds the words by which scripts send."""
    words = read_table("scripts/plugins")["sending"]["words"]
    return _words(tuple(words))


@cache
def _frameworks() -> tuple[str, ...]:
    """Return the endings of files that are the host's own and not the app's."""
    return tuple(read_table("scripts/plugins")["sending"]["frameworks"])


@cache
def _words(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w$])(?:{'|'.join(map(re.escape, words))})(?![\w$])")


def _sent(layer: ScriptLayer) -> _Sent:
    if layer.depth is Depth.WHOLE:
        return _sent_in_plain(layer)
    if layer.depth is Depth.STRINGS:
        return _sent_by_strings(layer)
    return _UNTOLD


def _sent_in_plain(layer: ScriptLayer) -> _Sent:
    """Say *no* where nothing in the app's own scripts sends; what sends near is a flow of its own."""
    names_a_way = layer.is_remote or any(
        _ways().search(text) is not None
        for member, text in layer.texts
        if not member.name.endswith(_frameworks())
    )
    return _UNTOLD if names_a_way else _Sent(Kleene.NO)


def _sent_by_strings(layer: ScriptLayer) -> _Sent:
    """Say *yes* where an address or path speaks of an upload of contacts, beside a way to send."""
    for member, text in layer.texts:
        way = _ways().search(text)
        if way is None:
            continue
        for line in text.split("\n"):
            if "/" in line and len(line) < 200 and _speaks_of_upload(line):
                address = line if line.startswith(("http://", "https://")) else None
                return _Sent(Kleene.YES, member, f"{way[0]} and {line}", address)
    return _UNTOLD


def _speaks_of_upload(line: str) -> bool:
    return any(one.fullmatch(line) for one in trace_table().endpoints)
