"""Makes hostile variants of a package: packed, hybrid, mutated. Nothing of them is kept.

A packed variant has its dex files taken out and a packer's stub in their place; a hybrid one has
its code in a script or a snapshot of which nothing but strings can be read. Both must never be
called free of access: the permission is added where the manifest lacks it. A mutated one must be
audited or refused.
"""

import io
import random
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from auditor.apk.attributes import IDS
from auditor.apk.axml import STRING, Attribute, Element, read_axml
from auditor.apk.compiled_xml import write_axml
from tests.fuzz.long_run import LAYERS, one_input

_STUB: Final = Path(__file__).parents[1] / "samples" / "built" / "packed.apk"
_TIME: Final = (1981, 1, 1, 0, 0, 0)
_ANDROID: Final = "http://schemas.android.com/apk/res/android"
_PERMISSION: Final = "android.permission.READ_CONTACTS"
_STARTED: Final = ("activity", "activity-alias", "service", "receiver", "provider")
_ELF: Final = b"\x7fELF\x02\x01\x01" + bytes(9)
_HERMES: Final = bytes.fromhex("c61fbc03c103191f") + bytes(120)


def variants_of(path: Path, mutated: int) -> Iterator[tuple[str, bytes]]:
    """Yield hidden variants and some mutated ones, each by a name that says what was done."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = {one.filename: archive.read(one) for one in archive.infolist()}
    except Exception:  # noqa: BLE001 - Python's own refuses what is made to defeat tools.
        members = {}
    if "classes.dex" in members and _can_read(members):
        yield "packed", _packed(members, "assets/secData0.jar")
        yield "stub", _packed(members, "assets/fonts/regular.bin")
        yield "flutter", _with(members, {
            "lib/arm64-v8a/libflutter.so": _ELF, "lib/arm64-v8a/libapp.so": _ELF + bytes(4096),
            "assets/flutter_assets/AssetManifest.json": b"{}",
        })  # fmt: skip
        yield "hermes", _with(members, {"assets/index.android.bundle": _HERMES})
    for number in range(mutated):
        # The same package is mutated in the same way on every machine.
        rng = random.Random(f"{path.name} {number}")
        layer = rng.choice(LAYERS)
        try:
            yield f"{layer}-{number}", one_input(path, layer, rng)
        except Exception:  # noqa: BLE001 - no archive: its bytes can be mutated still.
            yield f"bytes-{number}", one_input(path, "bytes", rng)


def _can_read(members: dict[str, bytes]) -> bool:
    """Add the permission to the manifest if it lacks it; say whether code of the app can use it now."""
    root = read_axml(members.get("AndroidManifest.xml", b"")).root
    if root is None or root.tag != "manifest" or not _runs(root):
        return False
    named = Attribute(_ANDROID, "name", IDS["name"], STRING, 0, _PERMISSION)
    asks = Element("uses-permission", (named,))
    if not any(
        one.text == _PERMISSION for each in root.named(asks.tag) for one in each.attributes
    ):
        changed = replace(root, children=(asks, *root.children))
        members["AndroidManifest.xml"] = write_axml(changed)
    return True


def _runs(root: Element) -> bool:
    """Say whether a manifest has anything that Android can start: without, no code is ever run."""
    return any(
        one.tag in _STARTED
        or any(each.resource == IDS["name"] for each in application.attributes)
        for application in root.named("application")
        for one in (application, *application.children)
    )


def _packed(members: dict[str, bytes], name: str) -> bytes:
    """Return the package with a stub and an encrypted payload of that name instead of its code."""
    with zipfile.ZipFile(_STUB) as archive:
        stub = archive.read("classes.dex")
    kept = {name: data for name, data in members.items() if not name.endswith(".dex")}
    # No key of one byte undoes it: what such a key hides is found and audited.
    hidden = random.Random(1).randbytes(len(members["classes.dex"]))
    return _with(kept, {"classes.dex": stub, name: hidden})


def _with(members: dict[str, bytes], more: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in {**members, **more}.items():
            archive.writestr(zipfile.ZipInfo(name, _TIME), data)
    return out.getvalue()
