"""Where scripts send what a plug-in reads for them.

A plain script is followed from the call that takes contacts to those that send: *likely*. Where it was not, to
its end, a call which sends in the same part of the script makes a flow of its own, *possible*. Of bytecode only strings are known;
there the plug-in's answer to the script stays the end. Source: `data/scripts/plugins.toml`, `sending.words`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Final

from auditor.data.shelf import read_table
from auditor.facts.ground.recipients import OwnHosts, Recipient, recipient_of
from auditor.facts.ground.sdks import APP
from auditor.facts.ground.seen import PHONEBOOK, Seen
from auditor.facts.outflow.outflows import Outflow, Outflows, place_of
from auditor.facts.plugins.plugin_uses import PluginUse, runs_through
from auditor.model.access import Access, Flow, FlowEnd
from auditor.model.evidence import Evidence, Step
from auditor.model.vocabulary import Confidence, EvidenceKind, Kleene
from auditor.model.words import Words
from auditor.screens.inventory.scripts import Depth, ScriptLayer

if TYPE_CHECKING:
    from auditor.facts.plugins.script_reads import ScriptedReads
    from auditor.scripts.carrying import Sent

_NEAR: Final = 1_200
"""Characters before and after the call that takes contacts, within its own module."""
_EXCERPT: Final = 160
_MODULE: Final = re.compile(r"__d\(function|webpackJsonp|\bdefine\(\[")
"""What begins a module in the bundles of Metro, webpack and AMD."""
_URL: Final = re.compile(r"[\"'`](https?://[^\"'`\s]{4,200})[\"'`]")


@dataclass(frozen=True, slots=True)
class Sending:
    """One call of a script that sends, near one that takes contacts."""

    place: str
    """The script, as a member of a part."""
    api: str
    endpoint: str | None
    excerpt: str
    is_followed: bool = False
    """Whether the script was followed from the call that takes to the one that sends."""


@cache
def _sends() -> re.Pattern[str]:
    words = read_table("scripts/plugins")["sending"]["words"]
    named = "|".join(re.escape(one) for one in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<![\w$.])({named})(\.\w+)?\s*\(")


def with_script_sending(
    outflows: Outflows,
    uses: Sequence[PluginUse],
    layers: Sequence[ScriptLayer],
    own: OwnHosts,
    scripted: "ScriptedReads | None" = None,
) -> Outflows:
    """Return the flows, and one more for each call of a script that sends on what it takes from a plug-in.

    Likely where the script was followed (`scripted`); where it was not, to its end, possible for a call near by.
    """
    found: list[Outflow] = []
    carried = scripted.carried() if scripted is not None else None
    followed = [_carried(one) for one in carried.sent] if carried is not None else []
    is_whole = carried is not None and carried.is_whole
    for one in outflows.all:
        used = [
            use
            for use in uses
            if one.flow.sink.kind == "script"
            and one.flow.data in PHONEBOOK
            and use.reads is Kleene.YES
            and _is_through(one, use)
        ]
        if used and carried is not None:
            # Behind a script that was followed to its end stand the flows that it makes, and no others; one that
            # hands it to what nobody knows, a bridge to code say, may send without a word of sending.
            value = Kleene.NO if is_whole else Kleene.UNKNOWN
            one = one if one.sent_on is Kleene.YES else replace(one, sent_on=value)
        found.append(one)
        for use in used:
            near = [] if followed or is_whole else _sendings(use, layers)
            found += (_sent(one, each, own) for each in (*followed, *near))
    return replace(outflows, all=tuple(found))


def with_taken(outflows: Outflows, uses: Sequence[PluginUse], seen: Seen) -> Outflows:
    """Return the flows, with one from each read of a plug-in that a script calls to that script.

    The host hands a script what its plug-in reads, whatever way it takes for it in code: that is what
    the plug-in is for.
    """
    given = [
        _taken(access, use.place.path, use.plugin.name)
        for use in uses
        if use.reads is Kleene.YES and use.place is not None
        for access in seen.counted
        if runs_through(access, use.plugin.classes)
        and not any(each.flow.sink.kind == "script" for each in outflows.of(access))
    ]
    return replace(outflows, all=(*outflows.all, *given))


def _taken(access: Access, script: str, plugin: str) -> Outflow:
    says = Words(
        f"the host hands what {plugin} reads to the script",
        f"宿主将 {plugin} 读取的数据交给脚本",
    )
    flow = Flow(
        data=access.data,
        labels=(),
        source=FlowEnd(access.method, access.offset, access.api),
        sink=FlowEnd(script, 0, plugin, "script"),
        endpoint=None,
        recipient="unknown",
        steps=(
            Step(
                access.method, access.offset, Words("the plug-in reads here", "插件在此处读取")
            ),
            Step(script, None, says),
        ),
        confidence=Confidence.LIKELY,
        by=access.by,
    )
    places = (Evidence(EvidenceKind.SCRIPT, script, excerpt=f"calls {plugin}"),)
    return Outflow(
        flow, (place_of(access),), Recipient("unknown"), messenger=False, places=places
    )


def _carried(sent: "Sent") -> Sending:
    quoted = " → ".join(one.source.quoted(one.node) for one in (*sent.way, sent.call))
    return Sending(
        sent.call.source.name, sent.api, sent.address, quoted[:_EXCERPT], is_followed=True
    )


def _is_through(outflow: Outflow, use: PluginUse) -> bool:
    flow = outflow.flow
    return (flow.source.method + flow.sink.method).startswith(
        use.plugin.classes
    ) or flow.sink.method.startswith(use.plugin.classes)


def _sendings(use: PluginUse, layers: Sequence[ScriptLayer]) -> Iterator[Sending]:
    """Yield the first call that sends of each script that takes what the plug-in reads."""
    for layer in layers:
        if layer.host.id not in use.plugin.hosts or layer.depth is not Depth.WHOLE:
            continue
        for member, text in layer.texts:
            sending = next(_near(text, use.plugin.calls, member.path), None)
            if sending is not None:
                yield sending


def _near(text: str, calls: Sequence[str], place: str) -> Iterator[Sending]:
    """Yield the calls that send near each call that takes contacts, in order."""
    for word in calls:
        for taken in re.finditer(rf"(?<![\w$]){re.escape(word)}\s*\(", text):
            start, end = _module_around(text, taken.start())
            for one in _sends().finditer(text, start, end):
                url = _URL.search(text, one.end(), min(one.end() + _NEAR // 4, end))
                excerpt = text[one.start() : one.start() + _EXCERPT]
                yield Sending(place, one[1] + (one[2] or ""), url and url[1], excerpt)


def _module_around(text: str, place: int) -> tuple[int, int]:
    """Give the part of a script around a place that is one module, and not too far away."""
    start, end = max(0, place - _NEAR), min(len(text), place + _NEAR)
    for one in _MODULE.finditer(text, start, end):
        if one.start() <= place:
            start = one.start()
        else:
            end = one.start()
            break
    return start, end


def _sent(outflow: Outflow, sending: Sending, own: OwnHosts) -> Outflow:
    flow = outflow.flow
    says = Words(
        f"the script that takes it calls {sending.api} nearby; what is sent there was not followed",
        f"取得数据的脚本在附近调用 {sending.api}；所发送的内容未追踪",
    )
    if sending.is_followed:
        says = Words(
            f"the script hands it to {sending.api}: {sending.excerpt}",
            f"脚本将其交给 {sending.api}：{sending.excerpt}",
        )
    recipient = recipient_of(sending.endpoint, sending.api, APP, own)
    told = replace(
        flow,
        sink=FlowEnd(sending.place, 0, sending.api, "network"),
        endpoint=sending.endpoint,
        recipient=recipient.role,
        steps=(
            *(one for one in flow.steps if one.offset is not None),
            Step(sending.place, None, says),
        ),
        # That the host hands the script what its plug-in reads is what the plug-in is for.
        confidence=Confidence.LIKELY if sending.is_followed else Confidence.POSSIBLE,
    )
    shown = Evidence(EvidenceKind.SCRIPT, sending.place, excerpt=sending.excerpt)
    return replace(
        outflow,
        flow=told,
        recipient=recipient,
        places=(*outflow.places, shown),
        messenger=False,
    )
