"""What the scripts of a hybrid app have to do with the phonebook.

Three different answers: a plug-in is present, a script calls it, a script sends. A plain script that
was read whole and never names a plug-in does not run it; of bytecode only strings are known, which
proves nothing and leaves the layer opaque (decision.md, section 2, P6).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from auditor.code.classes.program import Program
from auditor.data.shelf import read_table
from auditor.facts.ground.opaque_part import READ_AND_CONSENT, OpaquePart, member_evidence
from auditor.facts.ground.permissions import READ_CONTACTS
from auditor.facts.ground.seen import Seen
from auditor.facts.plugins.plugin_uses import (
    Plugin,
    PluginUse,
    asks_by_name,
    is_spelled_out,
    of_what_is_called,
    runs_through,
    unproved,
)
from auditor.model.access import Access, Request
from auditor.model.app import Limit, Manifest, Member
from auditor.model.evidence import Evidence, Step
from auditor.model.vocabulary import (
    Confidence,
    Data,
    EvidenceKind,
    Kleene,
    LimitKind,
    Reached,
    least,
)
from auditor.model.words import Words
from auditor.screens.inventory.scripts import Depth, ScriptLayer

if TYPE_CHECKING:
    from auditor.facts.plugins.script_reads import ScriptedReads

_TABLE: Final = "scripts/plugins"
_SHOWN: Final = 3


@cache
def plugins() -> tuple[Plugin, ...]:
    """Read the table of plug-ins; raises `BadData`."""
    rows: dict[str, dict[str, Any]] = dict(read_table(_TABLE)["plugin"])
    return tuple(
        Plugin(
            id=key,
            name=row["name"],
            hosts=tuple(row["hosts"]),
            classes=tuple(row["classes"]),
            module=tuple(row["module"]),
            calls=tuple(row["calls"]),
            picks=tuple(row["picks"]),
            data=Data(row["data"]),
            only=tuple(dict(row.get("only", {})).items()),
            narrowed_by=row.get("narrowed_by", ""),
            feature=row.get("feature", ""),
            asked=tuple((service, action) for service, action in row.get("asked", ())),
        )
        for key, row in rows.items()
    )


def find_plugin_uses(layers: Sequence[ScriptLayer], program: Program) -> tuple[PluginUse, ...]:
    """Return the plug-ins whose classes the app defines or whose calls its scripts spell out, and what they do with each.

    Where scripts call one whose classes are not there by their names, those may have lost them (R8), or be loaded.
    """
    every = tuple(_as_named(one, layers) for one in plugins())
    prefixes = tuple(prefix for one in every for prefix in one.classes)
    defined = [one for one in program.class_names() if one.startswith(prefixes)]
    return tuple(
        _use(one, [layer for layer in layers if layer.host.id in one.hosts])
        for one in every
        if any(name.startswith(one.classes) for name in defined) or is_spelled_out(layers, one)
    )


def _as_named(plugin: Plugin, layers: Sequence[ScriptLayer]) -> Plugin:
    """Return a plug-in with the classes that the host's table of features gives it in this app."""
    named = [
        f"L{name.replace('.', '/')};"
        for layer in layers
        if plugin.feature and layer.host.id in plugin.hosts
        for feature, name in layer.features
        if feature == plugin.feature
    ]
    return replace(plugin, classes=tuple(dict.fromkeys((*plugin.classes, *named))))


def _use(plugin: Plugin, layers: Sequence[ScriptLayer]) -> PluginUse:
    asked = asks_by_name(layers, plugin)
    place = asked or next(
        (
            found
            for layer in layers
            for word in plugin.module
            if (found := layer.place_of(word))
        ),
        None,
    )
    # A host that this table does not know may use it too.
    depth = max((one.depth for one in layers), key=list(Depth).index, default=None)
    nothing = Kleene.NO if depth is Depth.WHOLE else Kleene.UNKNOWN
    if place is None:
        return PluginUse(plugin, nothing, nothing, None, depth)
    reads, picks = (
        Kleene.YES if any(layer.names(word) for layer in layers for word in words) else nothing
        for words in (plugin.calls, plugin.picks)
    )
    return PluginUse(plugin, Kleene.YES if asked else reads, picks, place, depth)


def opaque_scripts(
    layers: Sequence[ScriptLayer], program: Program, manifest: Manifest
) -> Iterator[OpaquePart]:
    """Yield the layers that were not read whole, or that a server can replace."""
    updaters = tuple(_updaters(program, manifest))
    for layer in layers:
        name = layer.host.name
        if layer.depth is Depth.WHOLE and not layer.is_remote and not updaters:
            continue
        if layer.depth is Depth.WHOLE:
            kind = LimitKind.DYNAMIC_CODE
            says = _replaceable(layer, updaters)
        elif layer.depth is Depth.STRINGS:
            kind = LimitKind.SCRIPT_BYTECODE
            says = Words(
                f"Part of the app is written for {name}; of that part only strings were read.",
                f"应用的一部分使用 {name} 编写；该部分仅读取了字符串。",
            )
        else:
            kind = LimitKind.SCRIPT_BYTECODE
            says = Words(
                f"Part of the app is written for {name}; that part was not examined.",
                f"应用的一部分使用 {name} 编写；该部分未检查。",
            )
        told = layer.start.member if layer.start.remote else layer.goes_from
        shown = ((told,) if told else ()) + (layer.members or layer.marks)[:_SHOWN]
        scope = (layer.members or layer.marks)[0].path
        yield OpaquePart(
            Limit(kind, says, scope, READ_AND_CONSENT),
            tuple(_shown(layer, one) for one in shown),
        )


def _shown(layer: ScriptLayer, member: Member) -> Evidence:
    note = next((said for one, said in layer.notes if one == member), None)
    return _evidence(member, note) if note else member_evidence(member)


def _replaceable(layer: ScriptLayer, updaters: Sequence[str]) -> Words:
    """Say who decides about the scripts that run, whatever scripts the package holds."""
    name, pages = layer.host.name, ", ".join(layer.start.remote)
    if pages:
        return Words(
            f"The app, written for {name}, starts with a page of a server ({pages}), whose scripts were not seen.",
            f"使用 {name} 编写的应用以服务器上的页面（{pages}）启动，其脚本不可见。",
        )
    listed = ", ".join(updaters)
    return Words(
        f"The part that is written for {name} was read, and {listed or 'a server'} can put other scripts in its place.",
        f"已读取使用 {name} 编写的部分，但 {listed or '服务器'} 可用其他脚本替换。",
    )


def _updaters(program: Program, manifest: Manifest) -> Iterator[str]:
    rows: dict[str, dict[str, Any]] = dict(read_table(_TABLE)["updater"])
    prefixes = tuple(prefix for row in rows.values() for prefix in row["classes"])
    defined = [one for one in program.class_names() if one.startswith(prefixes)]
    if _has_bundle_loader(program):
        yield "the app's own loader of scripts"
    for row in rows.values():
        off = row.get("unless")
        if off and manifest.metadata.get(off["name"]) == off["value"]:
            continue
        if any(name.startswith(tuple(row["classes"])) for name in defined):
            yield row["name"]


def _has_bundle_loader(program: Program) -> bool:
    """Say whether the app says itself where React Native's bundle is: not in the package, then."""
    signature = "getJSBundleFile()Ljava/lang/String;"
    owners = {
        program.images[index].method_text(one).partition("->")[0]
        for index, one in program.members.methods(None, "getJSBundleFile")
    }
    return any(
        not owner.startswith("Lcom/facebook/react/") and signature in program.declared(owner)
        for owner in owners
    )


def settle_scripts(
    seen: Seen,
    layers: Sequence[ScriptLayer],
    uses: Sequence[PluginUse],
    scripted: "ScriptedReads | None" = None,
) -> Seen:
    """Return what was seen, with what the scripts say about it.

    Reads inside a plug-in that no script calls are dormant; where scripts were not read whole and
    none that was read calls it, whether it runs is not proved, and a call that is known by its
    strings alone is likely. Those of a plug-in that a plain script calls are reached, likely. A plug-in that is called and whose read is not in sight, and a script
    that names the provider itself, are as a read that could not be told; requests on behalf of a
    script ask for what the script names, or what it hands to a call that asks (`scripted`).
    """
    if not layers:
        return seen
    seen, never = of_what_is_called(seen, layers, uses)
    idle = _classes(one for one in uses if one.reads is Kleene.NO)
    open_uses = _classes(one for one in uses if one.reads is Kleene.UNKNOWN and one.depth)
    by_strings = _classes(
        one for one in uses if one.reads is Kleene.YES and one.depth is not Depth.WHOLE
    )
    by_words = [one for one in uses if one.reads is Kleene.YES and one.depth is Depth.WHOLE]
    called = _classes(one for one in uses if one.reads is Kleene.YES)
    asleep = never | frozenset(one for one in seen.dormant if not runs_through(one, called))
    unused = {one: unproved(one) for one in seen.accesses if runs_through(one, idle)}
    changed = {
        **{one: unproved(one) for one in seen.accesses if runs_through(one, open_uses)},
        **{
            one: replace(one, confidence=least(one.confidence, Confidence.LIKELY))
            for one in seen.accesses
            if runs_through(one, by_strings)
        },
        **{
            one: _called(one, use)
            for use in by_words
            for one in seen.accesses
            if one.reached is Reached.NOT_PROVED
            and one not in never
            and runs_through(one, use.plugin.classes)
        },
        **unused,
    }
    picks = [one for one in uses if one.picks is Kleene.YES and one.place is not None]
    known, open_ = _requests(seen, layers, scripted)
    asked = {
        one: replace(one, reached=Reached.YES, path=(_call_step(use, one), *one.path))
        for use in by_words
        for one in seen.requests
        if one.reached is Reached.NOT_PROVED and one.method.startswith(use.plugin.classes)
    }
    return replace(
        seen,
        accesses=tuple(changed.get(one, one) for one in seen.accesses),
        dormant=frozenset(changed.get(one, one) for one in asleep) | frozenset(unused.values()),
        background={
            changed.get(one, one): steps
            for one, steps in seen.background.items()
            if changed.get(one, one).reached is Reached.YES
        },
        handed={
            changed.get(one, one) if isinstance(one, Access) else asked.get(one, one): sites
            for one, sites in seen.handed.items()
        },
        contact_like=(*seen.contact_like, *_script_reads(seen, layers, uses)),
        pickers=(
            *seen.pickers,
            *(_evidence(one.place, f"calls {one.plugin.name}") for one in picks if one.place),
        ),
        requests=(*(asked.get(one, one) for one in seen.requests), *known),
        dormant_requests=seen.dormant_requests - asked.keys(),
        request_places={
            **seen.request_places,
            **{(one.part, one.method, one.offset): _place(one, layers) for one in known},
        },
        unresolved_requests=open_,
        open_requests=tuple(
            one
            for one in seen.open_requests
            if any((one.method, one.offset) == (each.symbol, each.offset) for each in open_)
        ),
    )


def _classes(uses: Iterable[PluginUse]) -> tuple[str, ...]:
    return tuple(prefix for one in uses for prefix in one.plugin.classes)


def is_for_script(request: Request) -> bool:
    """Say whether a request stands in a script, or in a module by which scripts ask for permissions."""
    is_in_script = request.method == request.part
    return is_in_script or request.method.startswith(
        tuple(read_table(_TABLE)["permissions"]["classes"])
    )


def _call_step(use: PluginUse, what: Access | Request) -> Step:
    """Return the first step of a way to what a script calls: the host's own machinery leads there.

    How the host hands the call on (a table of names, a thread of its own) need not be followed.
    """
    says = Words(
        f"the script calls {use.plugin.name}, and the host runs it",
        f"脚本调用 {use.plugin.name}，由宿主框架执行",
    )
    return Step(use.place.path if use.place else what.method, None, says)


def _called(access: Access, use: PluginUse) -> Access:
    """Return a read of a plug-in that a script calls as a reached one."""
    return replace(
        access,
        reached=Reached.YES,
        component=None,
        path=(_call_step(use, access), *access.path),
        confidence=least(access.confidence, Confidence.LIKELY),
    )


def _script_reads(
    seen: Seen, layers: Sequence[ScriptLayer], uses: Sequence[PluginUse]
) -> Iterator[Evidence]:
    """Yield the scripts that take contacts by a way whose read is not in the dex."""
    for use in uses:
        in_sight = any(runs_through(one, use.plugin.classes) for one in seen.accesses)
        takes = use.reads is Kleene.YES and use.plugin.data is Data.CONTACTS
        if takes and not in_sight and use.place is not None:
            yield _evidence(use.place, f"calls {use.plugin.name}")
    direct = read_table(_TABLE)["direct"]
    for layer in layers:
        if layer.host.id not in direct["hosts"]:
            continue
        for word in direct["contacts"]:
            # A part of a name is enough: `ContactsContract$Contacts`.
            place = next((member for member, text in layer.texts if word in text), None)
            if place is not None:
                yield _evidence(place, f"names {word}")
                break


def _requests(
    seen: Seen, layers: Sequence[ScriptLayer], scripted: "ScriptedReads | None"
) -> tuple[tuple[Request, ...], tuple[Evidence, ...]]:
    """Tell requests on behalf of scripts by what the scripts ask for; return those and the open rest.

    Of scripts that could not be followed the name of the permission alone is known: it may stand in a list of all.
    """
    table = read_table(_TABLE)["permissions"]
    mine = [
        one
        for one in seen.unresolved_requests
        if (one.symbol or "").startswith(tuple(table["classes"]))
    ]
    others = tuple(one for one in seen.unresolved_requests if one not in mine)
    whole = all(layer.depth is Depth.WHOLE for layer in layers)
    if scripted is not None and scripted.asks():
        here = (_asked_in_script(name, offset) for name, offset in scripted.asks())
        return tuple(_asked(one) for one in mine[:1]) or tuple(here), others
    if any(layer.names(word) for layer in layers for word in table["contacts"]):
        return tuple(_asked(one) for one in mine[:1]), others
    return (), others if whole else seen.unresolved_requests


def _asked_in_script(name: str, offset: int) -> Request:
    """Return a request whose own code is the host's, and is not in sight: it stands where the script asks."""
    says = Words("the script asks the system for it", "脚本在此处向系统申请")
    return replace(
        _asked(Evidence(EvidenceKind.SCRIPT, name, symbol=name, offset=offset)),
        path=(Step(name, offset, says),),
    )


def _asked(place: Evidence) -> Request:
    says = Words(
        "the script names the permission, and this asks the system for it",
        "脚本指明该权限，此处向系统申请",
    )
    return Request(
        permission=READ_CONTACTS,
        together_with=(),
        method=place.symbol or "",
        offset=place.offset or 0,
        part=place.part,
        by="app",
        reached=Reached.YES,
        path=(Step(place.symbol or "", place.offset, says),),
        before_consent=Kleene.UNKNOWN,
        rationale=Kleene.UNKNOWN,
        on_refusal="unknown",
    )


def _place(request: Request, layers: Sequence[ScriptLayer]) -> tuple[Evidence, ...]:
    words = read_table(_TABLE)["permissions"]["contacts"]
    member = next(
        (found for layer in layers for word in words if (found := layer.place_of(word))), None
    )
    if request.method == request.part:
        return (Evidence(EvidenceKind.SCRIPT, request.part, excerpt="asks for READ_CONTACTS"),)
    code = Evidence(
        EvidenceKind.CODE,
        request.part,
        symbol=request.method,
        offset=request.offset,
        excerpt="asks for what the script names",
    )
    return (code,) if member is None else (code, _evidence(member, "names READ_CONTACTS"))


def _evidence(member: Member, excerpt: str) -> Evidence:
    return Evidence(EvidenceKind.SCRIPT, member.path, excerpt=excerpt)
