"""Turns the components that one manifest declares into values.

Class names come out in dex form. Source: AOSP frameworks/base/services/core/java/com/android/
server/pm (before Android 12: android.content.pm.PackageParser), and the documentation of
the manifest's elements.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from auditor.apk.attributes import Attributes, find, formatted
from auditor.apk.axml import Element
from auditor.model.app import Component, IntentFilter
from auditor.model.vocabulary import ComponentKind

_KINDS: Final = {
    "activity": ComponentKind.ACTIVITY,
    "activity-alias": ComponentKind.ACTIVITY,
    "service": ComponentKind.SERVICE,
    "receiver": ComponentKind.RECEIVER,
    "provider": ComponentKind.PROVIDER,
}


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What components take from the manifest around them."""

    package: str
    part: str
    process: str | None
    permission: str | None
    enabled: bool
    own_permissions: frozenset[str] = frozenset()
    """Those that the package declares for apps of its own signer alone."""


def read_components(
    application: Element, place: str, around: Surroundings, attributes: Attributes
) -> Iterator[Component]:
    """Yield the components of an `<application>` element that stands at the xpath `place`."""
    for child, xpath in with_places(application, place):
        kind = _KINDS.get(child.tag)
        if kind is not None:
            yield _read_component(child, xpath, around, attributes)


def with_places(parent: Element, place: str) -> Iterator[tuple[Element, str]]:
    """Yield the children of an element with their xpaths, `…/activity[2]`."""
    counts: dict[str, int] = {}
    for child in parent.children:
        counts[child.tag] = counts.get(child.tag, 0) + 1
        yield child, f"{place}/{child.tag}[{counts[child.tag]}]"


def read_metadata(parent: Element, attributes: Attributes) -> Mapping[str, str]:
    """Return the `meta-data` of an element: name to value, resources as `@0x7f…`."""
    found: dict[str, str] = {}
    for child in parent.named("meta-data"):
        name = attributes.text(child, "name")
        value = find(child, "value") or find(child, "resource")
        if name:
            found[name] = formatted(value.kind, value.data, value.text) if value else ""
    return found


def expanded(name: str, package: str) -> str:
    """Return the full dotted name of a class that a manifest may write in short."""
    name = name.strip()
    if name.startswith("."):
        return package + name
    return name if "." in name or not package else f"{package}.{name}"


def dex_form(name: str) -> str:
    """Return a dotted class name as dex writes it: `Lcom/x/Main;`."""
    return f"L{name.replace('.', '/')};"


def class_of(
    element: Element, attribute: str, package: str, attributes: Attributes
) -> str | None:
    """Return the class that an attribute names, in dex form; None when it names none."""
    name = attributes.text(element, attribute)
    return dex_form(expanded(name, package)) if name else None


def _read_component(
    element: Element, xpath: str, around: Surroundings, attributes: Attributes
) -> Component:
    package = around.package
    own = class_of(element, "name", package, attributes) or ""
    alias = None
    if element.tag == "activity-alias":
        alias = expanded(attributes.text(element, "name") or "", package)
        own = class_of(element, "targetActivity", package, attributes) or own
    enabled = attributes.flag(element, "enabled")
    permission = attributes.text(element, "permission") or around.permission
    return Component(
        kind=_KINDS[element.tag],
        name=own,
        exported=attributes.flag(element, "exported"),
        enabled=around.enabled and enabled is not False,
        process=_process(attributes.text(element, "process"), around),
        permission=permission,
        part=around.part,
        xpath=xpath,
        alias=alias,
        init_order=attributes.number(element, "initOrder") or 0,
        authorities=_split(attributes.text(element, "authorities")),
        filters=tuple(_read_filter(one, attributes) for one in element.named("intent-filter")),
        metadata=read_metadata(element, attributes),
        is_guarded=_is_guarded(element, permission, around, attributes),
    )


def _is_guarded(
    element: Element, permission: str | None, around: Surroundings, attributes: Attributes
) -> bool:
    """Say whether only apps of the same signer can call; a provider has one lock for each way.

    Source: developer.android.com, `<provider>`: `readPermission` and `writePermission` go before.
    """
    needed = {permission}
    if element.tag == "provider":
        ways = ("readPermission", "writePermission")
        needed = {attributes.text(element, way) or permission for way in ways}
    return needed <= around.own_permissions


def _process(declared: str | None, around: Surroundings) -> str | None:
    """Return a process of its own: `:remote` belongs to the package, its own name is none."""
    process = declared or around.process
    if not process or process == around.package:
        return None
    return around.package + process if process.startswith(":") else process


def _split(text: str | None) -> tuple[str, ...]:
    return tuple(one.strip() for one in (text or "").split(";") if one.strip())


def _read_filter(element: Element, attributes: Attributes) -> IntentFilter:
    return IntentFilter(
        actions=_named(element, "action", "name", attributes),
        categories=_named(element, "category", "name", attributes),
        schemes=_named(element, "data", "scheme", attributes),
        hosts=_named(element, "data", "host", attributes),
        mime_types=_named(element, "data", "mimeType", attributes),
        priority=attributes.number(element, "priority") or 0,
    )


def _named(element: Element, tag: str, name: str, attributes: Attributes) -> tuple[str, ...]:
    texts = (attributes.text(child, name) for child in element.named(tag))
    return tuple(dict.fromkeys(text for text in texts if text))
