"""Reads which permissions manifests request, and at which API levels each request counts.

Only direct children of `<manifest>` count: Android ignores a request inside `<application>`.
Sources: AOSP PackageParser (`uses-permission-sdk-23`, `-sdk-m`, `maxSdkVersion`), and
PermissionManager's split permissions and new permissions for the implied ones.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from auditor.apk.attributes import Attributes
from auditor.apk.axml import Element
from auditor.apk.components import with_places
from auditor.model.app import Permission

_ELEMENTS: Final = {
    "uses-permission": 1,
    "uses-permission-sdk-23": 23,
    "uses-permission-sdk-m": 23,
}
_PREFIX: Final = "android.permission."
_LEVEL: Final = 0xF
"""The bits of `protectionLevel` that are the level; the others are flags (PermissionInfo)."""
_OF_SIGNERS: Final = (2, 3)
"""`signature`, and `signatureOrSystem`, which adds the apps that come with the phone."""


class _Split(NamedTuple):
    """A permission that Android adds to another for apps made for older versions."""

    held: str
    added: str
    target_below: int
    from_sdk: int


# Source: AOSP frameworks/base/core/res and data/etc/platform.xml, `split-permission`, Android 4.1 to 13.
_SPLITS: Final = (
    _Split("READ_CONTACTS", "READ_CALL_LOG", 16, 16),
    _Split("WRITE_CONTACTS", "WRITE_CALL_LOG", 16, 16),
    _Split("WRITE_EXTERNAL_STORAGE", "READ_EXTERNAL_STORAGE", 10_000, 16),
    _Split("ACCESS_FINE_LOCATION", "ACCESS_COARSE_LOCATION", 31, 1),
    _Split("ACCESS_FINE_LOCATION", "ACCESS_BACKGROUND_LOCATION", 29, 29),
    _Split("ACCESS_COARSE_LOCATION", "ACCESS_BACKGROUND_LOCATION", 29, 29),
    _Split("READ_EXTERNAL_STORAGE", "ACCESS_MEDIA_LOCATION", 29, 29),
)
# Android 1.6 brought these two; apps made for less hold them unasked.
_BEFORE_DONUT: Final = ("WRITE_EXTERNAL_STORAGE", "READ_PHONE_STATE")


def read_permissions(root: Element, part: str, attributes: Attributes) -> Iterator[Permission]:
    """Yield one permission for each element that requests one, in the manifest's order.

    A name that is a reference requests nothing (`TypedArray.getNonResourceString`).
    """
    for child, xpath in with_places(root, "/manifest"):
        from_sdk = _ELEMENTS.get(child.tag)
        name = attributes.literal(child, "name") if from_sdk else None
        if from_sdk and name:
            until = attributes.number(child, "maxSdkVersion")
            yield Permission(name, from_sdk, until, part, child.tag, xpath)


def implied_permissions(
    requested: Sequence[Permission], target_sdk: int, part: str
) -> Iterator[Permission]:
    """Yield what Android adds to the requests of an app made for `target_sdk`."""
    held = {permission.name for permission in requested}
    if target_sdk < 4:
        for name in _BEFORE_DONUT:
            if _PREFIX + name not in held:
                yield Permission(_PREFIX + name, 4, None, part, "implied", "/manifest")
    for split in _SPLITS:
        if target_sdk >= split.target_below or _PREFIX + split.added in held:
            continue
        for permission in requested:
            if permission.name == _PREFIX + split.held:
                yield Permission(
                    _PREFIX + split.added,
                    max(split.from_sdk, permission.from_sdk),
                    permission.to_sdk,
                    permission.part,
                    "implied",
                    permission.xpath,
                )


def own_permissions(parts: Iterable[tuple[Element, Attributes]]) -> frozenset[str]:
    """Return the permissions that manifests declare for apps of the same signer alone."""
    found = {
        attributes.text(element, "name")
        for root, attributes in parts
        for element in root.named("permission")
        if (attributes.number(element, "protectionLevel") or 0) & _LEVEL in _OF_SIGNERS
    }
    return frozenset(one for one in found if one)
