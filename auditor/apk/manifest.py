"""Merges the manifests of all parts into one value, as Android does for a set of splits.

The base decides about the app as such (names, levels, the Application class); permissions,
components and meta-data are the union, since a split may add them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from auditor.apk.attributes import Attributes, plain
from auditor.apk.axml import Element
from auditor.apk.components import (
    Surroundings,
    class_of,
    read_components,
    read_metadata,
)
from auditor.apk.permissions import implied_permissions, own_permissions, read_permissions
from auditor.model.app import Component, Manifest

NEWEST_SDK: Final = 37
"""The newest API level known here; a codename counts as this."""
_SPLITS_REQUIRED: Final = "com.android.vending.splits.required"
_NOTHING: Final = Element("application")


@dataclass(frozen=True, slots=True)
class PartManifest:
    """One part's manifest as a tree, and how to read its attributes."""

    part: str
    root: Element
    whole: bool
    attributes: Attributes

    @property
    def application(self) -> Element:
        """Return the first `<application>`, which is the one that Android reads."""
        return next(self.root.named("application"), _NOTHING)

    @property
    def split(self) -> str | None:
        """Return the split's name; None for a base."""
        return plain(self.root, "split") or None

    @property
    def package(self) -> str:
        """Return the package's name; empty when there is none."""
        return plain(self.root, "package") or ""

    @property
    def version_code(self) -> int:
        """Return the long version code, 0 when there is none."""
        major = self.attributes.number(self.root, "versionCodeMajor") or 0
        minor = self.attributes.number(self.root, "versionCode") or 0
        return (major & 0xFFFFFFFF) << 32 | (minor & 0xFFFFFFFF)


def merge_manifests(parts: Sequence[PartManifest]) -> Manifest:
    """Merge manifests of which the first is the base's."""
    base = parts[0]
    read = base.attributes
    application = base.application
    declared = _sdk(base, "targetSdkVersion")
    min_sdk = _level(_sdk(base, "minSdkVersion")) or 1
    target_sdk = _level(declared) or min_sdk
    requested = [
        one for part in parts for one in read_permissions(part.root, part.part, part.attributes)
    ]
    requested.extend(list(implied_permissions(requested, target_sdk, base.part)))
    return Manifest(
        package=base.package,
        version_name=read.text(base.root, "versionName") or "",
        version_code=base.version_code,
        min_sdk=min_sdk,
        target_sdk=target_sdk,
        target_sdk_declared=declared,
        application=class_of(application, "name", base.package, read),
        component_factory=class_of(application, "appComponentFactory", base.package, read),
        shared_user_id=read.text(base.root, "sharedUserId") or None,
        permissions=tuple(requested),
        components=tuple(_all_components(parts)),
        metadata=_all_metadata(parts),
        required_split_missing=_lacks_split(parts),
        decoded_whole=all(part.whole for part in parts),
        uses_cleartext=read.flag(application, "usesCleartextTraffic"),
        debuggable=read.flag(application, "debuggable") is True,
        queries=_queries(parts),
        instrumentation=_instrumentation(parts),
        required_features=_features(parts),
        backup_agent=class_of(application, "backupAgent", base.package, read),
    )


def _sdk(part: PartManifest, name: str) -> str | None:
    """Return an API level as the last `<uses-sdk>` that has it declares it."""
    values = [part.attributes.text(element, name) for element in part.root.named("uses-sdk")]
    return next((value for value in reversed(values) if value), None)


def _level(declared: str | None) -> int | None:
    if declared is None:
        return None
    try:
        return int(declared, 0)
    except ValueError:
        return NEWEST_SDK


def _all_components(parts: Sequence[PartManifest]) -> Iterator[Component]:
    base = parts[0].application
    own = own_permissions((part.root, part.attributes) for part in parts)
    seen: set[tuple[str, str, str | None]] = set()
    for part in parts:
        read = part.attributes
        around = Surroundings(
            package=parts[0].package,
            part=part.part,
            process=read.text(base, "process"),
            permission=read.text(base, "permission"),
            enabled=read.flag(base, "enabled") is not False,
            own_permissions=own,
        )
        place = "/manifest/application[1]"
        for component in read_components(part.application, place, around, read):
            key = (component.kind.value, component.name, component.alias)
            if key not in seen:
                seen.add(key)
                yield component


def _all_metadata(parts: Sequence[PartManifest]) -> Mapping[str, str]:
    merged: dict[str, str] = {}
    for part in parts:
        for name, value in read_metadata(part.application, part.attributes).items():
            merged.setdefault(name, value)
    return merged


def _lacks_split(parts: Sequence[PartManifest]) -> bool:
    base = parts[0]
    read = base.attributes
    needed = set(_listed(read.text(base.root, "requiredSplitTypes")))
    if needed:
        there = {
            kind
            for part in parts
            for kind in _listed(part.attributes.text(part.root, "splitTypes"))
        }
        return not needed <= there
    required = (
        read_metadata(base.application, read).get(_SPLITS_REQUIRED) == "true"
        or read.flag(base.root, "isSplitRequired") is True
        or read.flag(base.application, "isSplitRequired") is True
    )
    return required and len(parts) == 1


def _listed(text: str | None) -> list[str]:
    return [one.strip() for one in (text or "").split(",") if one.strip()]


def _queries(parts: Sequence[PartManifest]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for part in parts:
        for element in part.root.named("queries"):
            for below in element.walk():
                if below.tag in ("package", "action"):
                    found[part.attributes.text(below, "name") or ""] = None
                elif below.tag == "provider":
                    found[part.attributes.text(below, "authorities") or ""] = None
    return tuple(sorted(name for name in found if name))


def _instrumentation(parts: Sequence[PartManifest]) -> tuple[str, ...]:
    classes = (
        class_of(element, "name", parts[0].package, part.attributes)
        for part in parts
        for element in part.root.named("instrumentation")
    )
    return tuple(dict.fromkeys(name for name in classes if name))


def _features(parts: Sequence[PartManifest]) -> tuple[str, ...]:
    found = (
        part.attributes.text(element, "name")
        for part in parts
        for element in part.root.named("uses-feature")
        if part.attributes.flag(element, "required") is not False
    )
    return tuple(sorted({name for name in found if name}))
