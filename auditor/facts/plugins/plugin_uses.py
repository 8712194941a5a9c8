"""A plug-in of a script host in one app, what scripts do with it, and which of its reads that leads to."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from auditor.facts.ground.seen import Seen
from auditor.model.access import Access
from auditor.model.app import Member
from auditor.model.vocabulary import Confidence, Data, Extent, Kleene, Reached, least
from auditor.screens.inventory.scripts import OF_HOST, Depth, ScriptLayer


@dataclass(frozen=True, slots=True)
class Plugin:
    """What shows a plug-in, and a script that calls it."""

    id: str
    name: str
    hosts: tuple[str, ...]
    classes: tuple[str, ...]
    module: tuple[str, ...]
    calls: tuple[str, ...]
    picks: tuple[str, ...]
    data: Data
    only: tuple[tuple[str, str], ...] = ()
    """Parts of names of its methods, each with the call of a script that alone leads to it."""
    narrowed_by: str = ""
    """What a script sets that narrows what is read; where none does, all is."""
    feature: str = ""
    """What the host's table of features calls it, which names its class (`dcloud_properties.xml`)."""
    asked: tuple[tuple[str, str], ...] = ()
    """Names of service and action by which a script reaches it past its own script (`cordova.exec`)."""


@dataclass(frozen=True, slots=True)
class PluginUse:
    """One plug-in that the dex holds, and what the scripts do with it."""

    plugin: Plugin
    reads: Kleene
    """Whether a script calls what takes data without a person's choice."""
    picks: Kleene
    """Whether a script lets a person choose."""
    place: Member | None
    """The first script that names it."""
    depth: Depth | None = None
    """How far the scripts of its hosts were read; None where there are none."""


def runs_through(access: Access, prefixes: tuple[str, ...]) -> bool:
    """Say whether a read, or a method on the way to it, belongs to some classes."""
    if not prefixes:
        return False
    return access.method.startswith(prefixes) or any(
        step.method.startswith(prefixes) for step in access.path
    )


def told_by_scripts(uses: Sequence[PluginUse]) -> tuple[str, ...]:
    """Return prefixes of the plug-ins' classes of which scripts that were read whole tell whether they run."""
    return tuple(
        prefix for one in uses if one.depth is Depth.WHOLE for prefix in one.plugin.classes
    )


def unproved(access: Access) -> Access:
    """Return a read of which it is not proved that it runs."""
    return replace(access, reached=Reached.NOT_PROVED, component=None)


def of_what_is_called(
    seen: Seen, layers: Sequence[ScriptLayer], uses: Sequence[PluginUse]
) -> tuple[Seen, frozenset[Access]]:
    """Return what was seen, less what other calls of a plug-in do than the scripts make.

    And what a search reads whose words the scripts do not narrow is all of it. Second: what no script leads to.
    """
    changed: dict[Access, Access] = {}
    unused: set[Access] = set()
    for use in uses:
        if use.reads is not Kleene.YES or use.depth is not Depth.WHOLE:
            continue
        own = [one for one in layers if one.host.id in use.plugin.hosts]
        idle = [part for part, call in use.plugin.only if not _is_called(own, call)]
        for one in seen.accesses:
            if not runs_through(one, use.plugin.classes):
                continue
            methods = (one.method, *(step.method for step in one.path))
            if any(part in method for part in idle for method in methods):
                changed[one] = unproved(one)
                unused.add(changed[one])
            elif one.extent is Extent.UNKNOWN and _reads_all(own, use.plugin):
                changed[one] = replace(
                    one,
                    extent=Extent.BULK,
                    confidence=least(one.confidence, Confidence.LIKELY),
                )
    told = replace(
        seen,
        accesses=tuple(changed.get(one, one) for one in seen.accesses),
        dormant=frozenset(changed.get(one, one) for one in seen.dormant) | unused,
        background={
            changed.get(one, one): steps
            for one, steps in seen.background.items()
            if changed.get(one, one) not in unused
        },
        handed={
            changed.get(one, one) if isinstance(one, Access) else one: sites
            for one, sites in seen.handed.items()
        },
    )
    return told, frozenset(unused)


def asks_by_name(layers: Sequence[ScriptLayer], plugin: Plugin) -> Member | None:
    """Return the app's own script that hands the host the name of a plug-in's service and of an action that reads."""
    patterns = [
        re.compile(rf"""["']{re.escape(service)}["']\s*,\s*["']{re.escape(action)}["']""")
        for service, action in plugin.asked
    ]
    return next(
        (
            member
            for layer in layers
            for member, text in layer.texts
            if not OF_HOST.search(member.name) and any(one.search(text) for one in patterns)
        ),
        None,
    )


def is_spelled_out(layers: Sequence[ScriptLayer], plugin: Plugin) -> bool:
    """Say whether the app's own script calls a plug-in by its whole name: `plus.contacts.getAddressBook(…)`."""
    own = [one for one in layers if one.host.id in plugin.hosts]
    calls = [re.escape(one) for one in plugin.calls if "." in one]
    pattern = re.compile(rf"(?<![\w$.])(?:window\.)?(?:{'|'.join(calls)})\s*\(")
    return bool(calls and own) and any(pattern.search(text) for text in _own_scripts(own))


def _is_called(layers: Sequence[ScriptLayer], call: str) -> bool:
    pattern = re.compile(rf"\.\s*{re.escape(call)}\s*\(")
    return any(pattern.search(text) for text in _own_scripts(layers))


def _reads_all(layers: Sequence[ScriptLayer], plugin: Plugin) -> bool:
    """Say whether scripts set what narrows a search to nothing but an empty text."""
    name = plugin.narrowed_by
    pattern = re.compile(rf"(?<![\w$]){re.escape(name)}[\"']?\s*[=:](?!=)\s*+(?!\"\"|'')")
    return bool(name) and not any(pattern.search(text) for text in _own_scripts(layers))


def _own_scripts(layers: Sequence[ScriptLayer]) -> Iterator[str]:
    for layer in layers:
        yield from (text for member, text in layer.texts if not OF_HOST.search(member.name))
