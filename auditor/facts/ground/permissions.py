"""Who holds which permission, on which API levels, and whether the system ever asks."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from auditor.data.shelf import read_table
from auditor.model.app import Manifest, Package, Permission
from auditor.model.evidence import Evidence
from auditor.model.facts import Fact
from auditor.model.vocabulary import ComponentKind, Confidence, Data, EvidenceKind, Kleene
from auditor.model.words import Words

READ_CONTACTS = "android.permission.READ_CONTACTS"
RUNTIME_PERMISSIONS_SINCE = 23
"""Android 6.0 introduced runtime permissions for apps that target it."""


@cache
def runtime_groups() -> Mapping[str, str]:
    """Return each runtime permission's group, `CONTACTS` among them; raises `BadData`."""
    return {
        f"android.permission.{name}": group
        for group, names in read_table("permissions")["groups"].items()
        for name in names
    }


@cache
def bound_services() -> Mapping[str, Words]:
    """Return the permissions by which services see other people's data, and their names."""
    return {
        f"android.permission.{name}": Words(**words)
        for name, words in read_table("permissions")["services"].items()
    }


@cache
def data_of_permission() -> Mapping[str, tuple[Data, ...]]:
    """Return which kinds of data a permission is needed for."""
    kinds: dict[str, list[Data]] = {}
    for data, names in read_table("permissions")["data"].items():
        for name in names:
            kinds.setdefault(f"android.permission.{name}", []).append(Data(data))
    return {name: tuple(values) for name, values in kinds.items()}


def can_be_read_under(manifest: Manifest) -> Callable[[Data], bool]:
    """Return a function from a kind of data to whether the system can let the app read it."""
    asked = {one.name.removeprefix("android.permission.") for one in manifest.permissions}
    table = read_table("permissions")["refused"]
    refused = {Data(data) for data, names in table.items() if asked.isdisjoint(names)}
    doubtful = _doubt(manifest) is not None
    return lambda data: doubtful or data not in refused


@dataclass(frozen=True, slots=True)
class Held:
    """What the manifests say about one permission."""

    elements: tuple[Permission, ...]
    """Every element that names it."""
    effective: tuple[Permission, ...]
    """Those that have an effect on some API level on which the app installs."""


def held(manifest: Manifest, name: str) -> Held:
    """Return the elements that request a permission, and those of them with an effect."""
    elements = tuple(one for one in manifest.permissions if one.name == name)
    return Held(elements, tuple(one for one in elements if _is_effective(one, manifest)))


def _is_effective(permission: Permission, manifest: Manifest) -> bool:
    first = max(permission.from_sdk, manifest.min_sdk)
    return permission.to_sdk is None or permission.to_sdk >= first


def is_legacy(manifest: Manifest) -> bool:
    """Say whether contacts are granted at installation (decision.md, section 2: Legacy)."""
    if manifest.target_sdk < RUNTIME_PERMISSIONS_SINCE:
        return True
    effective = held(manifest, READ_CONTACTS).effective
    return bool(effective) and all(
        one.to_sdk is not None and one.to_sdk < RUNTIME_PERMISSIONS_SINCE for one in effective
    )


def declares_read_contacts(package: Package) -> Fact:
    """Return P1: the permission held, with its range; *unknown* where another part could add it."""
    manifest = package.manifest
    found = held(manifest, READ_CONTACTS)
    if found.effective:
        return Fact(
            "declares-read-contacts",
            Kleene.YES,
            Confidence.CONFIRMED,
            Words(
                f"The manifest requests READ_CONTACTS{_range(found.effective, 'en')}.",
                f"清单声明了READ_CONTACTS{_range(found.effective, 'zh')}。",
            ),
            tuple(package.manifest_evidence(one.xpath, one.part) for one in found.effective),
        )
    doubt = _doubt(manifest)
    if doubt is not None:
        return Fact(
            "declares-read-contacts",
            Kleene.UNKNOWN,
            Confidence.POSSIBLE,
            doubt,
            (manifest_scope(package),),
        )
    if found.elements:
        because = Words(
            f"READ_CONTACTS is requested only up to API {found.elements[0].to_sdk}, where the app "
            f"does not install (it needs API {manifest.min_sdk}).",
            f"READ_CONTACTS仅声明至API {found.elements[0].to_sdk}，而应用要求API {manifest.min_sdk}起，因此从不生效。",
        )
        places = tuple(package.manifest_evidence(one.xpath, one.part) for one in found.elements)
    else:
        because = Words(
            "No manifest of the package requests READ_CONTACTS.",
            "安装包的任何清单均未声明READ_CONTACTS。",
        )
        places = ()
    return Fact(
        "declares-read-contacts",
        Kleene.NO,
        Confidence.CONFIRMED,
        because,
        (*places, manifest_scope(package)),
    )


def _range(effective: Sequence[Permission], language: str) -> str:
    ranges = sorted({(one.from_sdk, one.to_sdk or 0) for one in effective})
    if any(first <= 1 and not last for first, last in ranges):
        return ""
    said = []
    for first, last in ranges:
        if language == "en":
            said.append(f"API {first}" + (f" to {last}" if last else " and later"))
        else:
            said.append(f"API {first}" + (f"至{last}" if last else "及以上"))
    return f" ({', '.join(said)})" if language == "en" else f"({'、'.join(said)})"


def _doubt(manifest: Manifest) -> Words | None:
    """Say why the permission could be held although no element here requests it."""
    if not manifest.decoded_whole:
        return Words(
            "A manifest could not be decoded to its end; it may request READ_CONTACTS.",
            "清单未能完整解码，其中可能声明READ_CONTACTS。",
        )
    if manifest.required_split_missing:
        return Words(
            "A required split is missing; it may request READ_CONTACTS.",
            "缺少必需的拆分包，其中可能声明READ_CONTACTS。",
        )
    if manifest.shared_user_id is not None:
        return Words(
            f"The app shares the user id {manifest.shared_user_id}; another package of it may hold READ_CONTACTS.",
            f"应用使用共享用户ID {manifest.shared_user_id}，同一ID下的其他应用可能持有READ_CONTACTS。",
        )
    return None


def manifest_scope(package: Package) -> Evidence:
    """Return what was searched for permissions, as evidence for "not declared"."""
    manifest = package.manifest
    return Evidence(
        EvidenceKind.SCOPE,
        f"{package.parts[0].name}!AndroidManifest.xml",
        excerpt="every element that requests a permission",
        searched={"manifests": len(package.parts), "permissions": len(manifest.permissions)},
    )


def permission_places(package: Package) -> dict[str, tuple[Evidence, ...]]:
    """Return each effective permission's elements, and those of services bound by one."""
    manifest = package.manifest
    places: dict[str, list[Evidence]] = {}
    for one in manifest.permissions:
        if one in held(manifest, one.name).effective:
            places.setdefault(one.name, []).append(
                package.manifest_evidence(one.xpath, one.part)
            )
    for component in manifest.components:
        needed = component.permission or ""
        if component.kind is ComponentKind.SERVICE and needed in bound_services():
            places.setdefault(needed, []).append(
                package.manifest_evidence(component.xpath, component.part)
            )
    return {name: tuple(places[name]) for name in sorted(places)}
