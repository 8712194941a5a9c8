import contextlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.apk.archive import Archive
from auditor.apk.axml import Attribute, Element, read_axml
from auditor.apk.bundle import modules_of
from auditor.apk.caps import Caps
from auditor.apk.compiled_xml import write_axml
from auditor.apk.package import open_package
from auditor.errors import InputError, OverLimit, UnreadablePackage
from auditor.model.vocabulary import Container
from tests.auditor.apk.test_fuzz import EDITS, QUIET, look_at_everything, mutated
from tests.axml_builder import build_apk

Write = Callable[[str, bytes], Path]
BUILT = Path(__file__).parents[3] / "samples" / "built"
BUNDLE = BUILT / "bundle_reads_in_feature.aab"
PLAIN = BUILT / "bundle_asks_never_reads.aab"
SAME_AS_PLAIN = BUILT / "asks_never_reads.apk"
TEXTS = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=40)


def members(path: Path) -> dict[str, bytes]:
    archive = Archive(memoryview(path.read_bytes()), path.name)
    return {name: archive.read(name) for name in archive.entries}


def test_each_module_is_a_part_and_permissions_and_code_are_their_union() -> None:
    package = open_package(BUNDLE)
    assert package.source.container is Container.AAB
    assert [(one.name, one.split) for one in package.parts] == [
        ("base", None),
        ("people", "people"),
    ]
    assert [
        (one.name.rpartition(".")[2], one.part) for one in package.manifest.permissions
    ] == [
        ("INTERNET", "base"),
        ("READ_CONTACTS", "people"),
    ]
    assert [name for name, _ in package.dex_images()] == [
        "base!classes.dex",
        "people!classes.dex",
    ]
    assert (package.limits, package.tampering) == ((), ())


def test_a_bundle_tells_the_same_as_the_package_built_from_the_same_sources() -> None:
    bundle, apk = open_package(PLAIN), open_package(SAME_AS_PLAIN)
    assert bundle.label == apk.label == "Brightfern Loans"
    assert [(one.id, one.name, one.locale, one.text) for one in bundle.resources.strings()] == [
        (one.id, one.name, one.locale, one.text) for one in apk.resources.strings()
    ]
    layouts = [
        each.resources.layouts_kept_in({one.name for one in each.members})
        for each in (bundle, apk)
    ]
    assert layouts[0] == layouts[1] != ()
    for identity in layouts[1]:
        roots = [
            [one.root for one in each.resources.layouts(identity)] for each in (bundle, apk)
        ]
        assert roots[0] == roots[1]
    assert [(one.kind, one.name, one.filters) for one in bundle.manifest.components] == [
        (one.kind, one.name, one.filters) for one in apk.manifest.components
    ]
    assert {one.name: one.magic for one in bundle.members}[
        "res/layout/activity_apply.xml"
    ] == "axml"


def test_a_feature_that_says_no_name_is_named_after_its_module() -> None:
    parts = members(BUNDLE)
    parts["extra/manifest/AndroidManifest.xml"] = parts["base/manifest/AndroidManifest.xml"]
    archive = Archive(memoryview(build_apk(parts)), "a.aab")
    *_, people = list(modules_of(archive))
    assert [one.name for one in modules_of(archive)] == ["base", "extra", "people"]
    extra = list(modules_of(archive))[1]
    root = read_axml(extra.read("AndroidManifest.xml")).root
    assert root is not None
    assert [one.text for one in root.attributes if one.name == "split"] == ["extra"]
    assert b"s\0p\0l\0i\0t\0" in people.read("AndroidManifest.xml")


def test_files_below_root_and_signatures_stand_where_the_package_has_them() -> None:
    parts = members(PLAIN)
    parts.update({"base/root/kotlin/x": b"x", "META-INF/A.RSA": b"y", "base/native.pb": b"z"})
    (module,) = modules_of(Archive(memoryview(build_apk(parts)), "a.aab"))
    assert module.read("kotlin/x") == b"x"
    assert module.read("META-INF/A.RSA") == b"y"
    assert "native.pb" not in module
    with pytest.raises(UnreadablePackage, match=r"^base!none: no such member"):
        module.read("none")


def test_a_manifest_over_its_limit_is_refused() -> None:
    archive = Archive(memoryview(PLAIN.read_bytes()), "a.aab")
    (module,) = modules_of(archive, Caps(document=100))
    with pytest.raises(OverLimit, match=r"^base!AndroidManifest\.xml: "):
        module.read("AndroidManifest.xml")


@QUIET
@given(EDITS, st.sampled_from(["base/manifest/AndroidManifest.xml", "base/resources.pb"]))
def test_a_mutated_bundle_opens_or_is_refused(
    tmp_path: Path, edits: list[tuple[float, bytes]], name: str
) -> None:
    parts = members(BUNDLE)
    for layout in [one for one in parts if "/res/" in one]:
        parts[layout] = mutated(parts[layout], edits)
    parts[name] = mutated(parts[name], edits)
    path = tmp_path / "loan.aab"
    path.write_bytes(build_apk(parts))
    with contextlib.suppress(InputError):
        look_at_everything(open_package(path))


@QUIET
@given(
    st.recursive(
        st.builds(lambda tag: Element(tag), TEXTS),
        lambda below: st.builds(
            lambda tag, attributes, children, text: Element(
                tag, tuple(attributes), tuple(children), text
            ),
            TEXTS,
            st.lists(
                st.builds(
                    lambda name, resource, text: Attribute("", name, resource, 3, 0, text),
                    TEXTS,
                    st.integers(0, 0xFFFFFFFF),
                    TEXTS,
                ),
                max_size=3,
            ),
            st.lists(below, max_size=3),
            TEXTS,
        ),
        max_leaves=10,
    )
)
def test_what_is_written_as_compiled_xml_is_read_again(root: Element) -> None:
    document = read_axml(write_axml(root))
    assert document.whole
    assert document.root is not None
    wrote, read = list(root.walk()), list(document.root.walk())
    assert [(one.tag, one.text) for one in wrote] == [(one.tag, one.text) for one in read]
    assert [
        [(each.resource, each.kind, each.text) for each in one.attributes] for one in wrote
    ] == [[(each.resource, each.kind, each.text) for each in one.attributes] for one in read]


def test_a_file_that_is_no_xml_of_a_bundle_stays_as_it_is(write: Write) -> None:
    parts = members(PLAIN)
    parts["base/res/xml/odd.xml"] = b"\x0a\xff\xff\xff"
    package = open_package(write("a.aab", build_apk(parts)))
    (odd,) = [one for one in package.members if one.name == "res/xml/odd.xml"]
    assert package.read(odd) == b"\x0a\xff\xff\xff"
