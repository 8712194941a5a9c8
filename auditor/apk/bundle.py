"""Reads an Android App Bundle (`.aab`): each module is shown as the APK that it becomes.

A bundle holds `base/` and feature modules with their manifest, XML files and resource table as
protocol buffers, their dex files below `dex/`, and further files below `root/`. A store builds
the APKs of a phone out of it, all from the same code, so every module counts as a part.
Source: developer.android.com/guide/app-bundle/app-bundle-format.
"""

from collections.abc import Iterator
from typing import Any, Final

from auditor.apk.archive import MANIFEST, Archive
from auditor.apk.axml import STRING, Attribute, Element
from auditor.apk.bundle_table import Pool, binary_table, typed
from auditor.apk.caps import DEFAULT_CAPS, Caps
from auditor.apk.compiled_xml import write_axml
from auditor.apk.proto_messages import parse
from auditor.errors import OverLimit, UnreadablePackage

BASE: Final = "base"
_MANIFEST: Final = f"manifest/{MANIFEST}"
_TABLE: Final = "resources.arsc"
_PROTO_TABLE: Final = "resources.pb"
_AXML_START: Final = b"\x03\x00\x08\x00"
# The first field of an `XmlNode` is its element, with a length.
_NODE_START: Final = b"\x0a"
_MAX_DEPTH: Final = 100


def is_bundle(archive: Archive) -> bool:
    """Tell whether an archive is an app bundle."""
    return f"{BASE}/{_MANIFEST}" in archive


def modules_of(archive: Archive, caps: Caps = DEFAULT_CAPS) -> Iterator[Archive]:
    """Yield the modules of a bundle, the base first, then by name; raises as `read` does."""
    names = {
        name.removesuffix(f"/{_MANIFEST}")
        for name in archive.entries
        if name.endswith(f"/{_MANIFEST}") and name.count("/") == 2
    }
    for name in sorted(names, key=lambda one: (one != BASE, one)):
        yield BundleModule(archive, name, caps)


class BundleModule(Archive):
    """One module as an archive with an APK's names and binary forms."""

    def __init__(self, bundle: Archive, module: str, caps: Caps) -> None:
        """Name the members as the APK will; nothing is converted before it is read."""
        self.name = module
        self.data = bundle.data
        self.directory_start = bundle.directory_start
        self._bundle = bundle
        self._module = module
        self._caps = caps
        self._converted: dict[str, bytes] = {}
        self._places = dict(_places(bundle, module))
        self.entries = {
            name: bundle.entries[place]._replace(name=name)
            for name, place in self._places.items()
        }
        base = module == BASE
        self.oddities = bundle.oddities if base else ()
        self.shadowed = bundle.shadowed if base else ()
        self.has_archive_before = bundle.has_archive_before and base
        self.has_code_before = bundle.has_code_before and base

    def read(self, member: str) -> bytes:
        """Return a member's bytes in the form that an APK has them; raises as `Archive.read` does."""
        known = self._converted.get(member)
        if known is not None:
            return known
        place = self._places.get(member)
        if place is None:
            raise UnreadablePackage(
                f"{self.name}!{member}: no such member: look at the list of members"
            )
        most = self._caps.most(member)
        if self.entries[member].size > most:
            raise OverLimit(
                f"{self.name}!{member}: {self.entries[member].size} bytes are more than the {most} "
                "that an audit reads of one member: look at it by hand"
            )
        data = self._bundle.read(place)
        if member in (MANIFEST, _TABLE):
            data = self._converted[member] = self._binary(member, data)
        elif self._is_xml(member, data):
            data = self._layout(member, data)
        return data

    def view(self, member: str) -> memoryview:
        """Return a member's bytes; raises as `read` does."""
        return memoryview(self.read(member))

    def head(self, member: str, length: int) -> bytes:
        """Return up to `length` first bytes of a member; of an XML file, what marks it as such."""
        head = self._bundle.head(self._places[member], length)
        return _AXML_START if member == MANIFEST or self._is_xml(member, head) else head

    def _is_xml(self, member: str, data: bytes) -> bool:
        return (
            member.startswith("res/")
            and not member.startswith("res/raw")
            and member.endswith(".xml")
            and data.startswith(_NODE_START)
        )

    def _binary(self, member: str, data: bytes) -> bytes:
        where = f"{self.name}!{member}"
        if member == _TABLE:
            return binary_table(parse("ResourceTable", data, where))
        root = _element(parse("XmlNode", data, where), where)
        if self._module != BASE and not any(one.name == "split" for one in root.attributes):
            named = Attribute("", "split", 0, STRING, 0, self._module)
            root = Element(root.tag, (*root.attributes, named), root.children, root.text)
        return write_axml(root)

    def _layout(self, member: str, data: bytes) -> bytes:
        """Convert an XML file; one that is none after all stays as it is."""
        try:
            return write_axml(_element(parse("XmlNode", data, member), member))
        except UnreadablePackage:
            return data


def _places(bundle: Archive, module: str) -> Iterator[tuple[str, str]]:
    """Yield the name of each member in the APK, and its name in the bundle."""
    prefix = f"{module}/"
    for place in bundle.entries:
        if module == BASE and place.startswith("META-INF/"):
            yield place, place
        if not place.startswith(prefix):
            continue
        name = place.removeprefix(prefix)
        if name == _MANIFEST:
            yield MANIFEST, place
        elif name == _PROTO_TABLE:
            yield _TABLE, place
        elif name.startswith(("dex/", "root/")):
            yield name.partition("/")[2], place
        elif not name.endswith(".pb"):
            yield name, place


def _element(node: Any, where: str, depth: int = 0) -> Element:
    """Return an `XmlNode` as an element; raises `UnreadablePackage` when it is none."""
    if not node.HasField("element") or depth > _MAX_DEPTH:
        raise UnreadablePackage(f"{where}: no element: take a fresh copy of the file")
    element = node.element
    return Element(
        _text(element.name),
        tuple(map(_attribute, element.attribute)),
        tuple(
            _element(child, where, depth + 1)
            for child in element.child
            if child.HasField("element")
        ),
        "".join(_text(child.text) for child in element.child if child.HasField("text")).strip(),
    )


def _attribute(one: Any) -> Attribute:
    pool = Pool()
    value = _text(one.value)
    kind, data = STRING, 0
    if one.HasField("compiled_item"):
        kind, data = typed(one.compiled_item, pool)
        value = next(iter(pool.strings)) if kind == STRING else value
    return Attribute(
        _text(one.namespace_uri), _text(one.name), one.resource_id, kind, data, value
    )


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")
