"""What hides code: told by what the manifest's classes are like, never by a name alone."""

from pathlib import Path

import pytest

from auditor.apk.package import open_package
from auditor.code.calls.entrypoints import missing_component_classes
from auditor.code.classes.program import Program
from auditor.dex.image import read_dex
from auditor.facts.ground.graph import build_graph
from auditor.facts.ground.sdks import find_sdks, renamed_owners
from auditor.facts.hidden.opacity import find_opaque_parts
from auditor.model.vocabulary import LimitKind
from tests.axml_builder import Xml, build_apk, compile_xml, manifest
from tests.dex_builder import Class, Method, build_dex

SUPER = "invoke-super {v0}, Landroid/app/Activity;->onCreate()V\nreturn-void"


def activity(name: str, code: str) -> Class:
    return Class(
        f"Lcom/x/{name};", "Landroid/app/Activity;", methods=(Method("onCreate", "()V", code),)
    )


def opened(tmp_path: Path, *classes: Class, members: dict[str, bytes] | None = None, **extra):
    names = [one.name[1:-1].replace("/", ".") for one in classes]
    components = [Xml("activity", {"android:name": one}) for one in names]
    components += [
        Xml("provider", {"android:name": "com.x.P", "android:authorities": one})
        for one in extra.pop("authorities", ())
    ]
    path = tmp_path / "loan.apk"
    root = manifest(components=components, **extra)
    path.write_bytes(build_apk({"AndroidManifest.xml": compile_xml(root), **(members or {})}))
    package = open_package(path)
    return package, Program(
        (read_dex(build_dex(*classes), "loan.apk!classes.dex"),), package.manifest
    )


def limits(package, program) -> list[LimitKind]:
    graph = build_graph(package, program)
    found = find_opaque_parts(package, graph, missing=(), layers=())
    return [one.limit.what for one in found.opaque]


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        (["return-void", "return-void", "return-void"], [LimitKind.PACKED]),
        ([SUPER, "return-void", "return-void"], []),
        (["return-void"], []),
        ([SUPER, SUPER], []),
    ],
)
def test_methods_without_code_in_nearly_all_components_are_a_packer(
    tmp_path: Path, codes: list[str], expected: list[LimitKind]
) -> None:
    package, program = opened(
        tmp_path, *(activity(f"A{at}", code) for at, code in enumerate(codes))
    )
    assert limits(package, program) == expected


def test_a_packer_is_known_by_its_component_factory_too(tmp_path: Path) -> None:
    package, program = opened(
        tmp_path,
        activity("A", SUPER),
        application={"android:appComponentFactory": "com.luoye.dpt.ProxyComponentFactory"},
    )
    assert limits(package, program) == [LimitKind.PACKED]


def test_a_file_named_like_a_packers_beside_whole_code_hides_nothing(tmp_path: Path) -> None:
    package, program = opened(
        tmp_path, activity("A", SUPER), members={"assets/libjiagu.so": b"\x7fELF" + bytes(60)}
    )
    assert limits(package, program) == []


def test_an_sdk_whose_classes_were_renamed_is_told_by_what_stays(tmp_path: Path) -> None:
    code = 'const-string v0, "OnBqsDFContactsListener"\nreturn-void'
    package, program = opened(
        tmp_path,
        Class("La/b$c;", methods=(Method("d", "()V", code),)),
        members={"lib/arm64-v8a/libtongdun.so": b"\x7fELF"},
        authorities=["com.x.riskmanagerprovider"],
    )
    found = {one.id: one.evidence[0].kind.value for one in find_sdks(package, program, ())}
    assert found == {"bqs": "code", "tongdun": "native", "finbox": "manifest"}
    assert renamed_owners(program) == {"La/b": "bqs"}


@pytest.mark.parametrize(
    ("declared", "defined", "expected"),
    [
        (["A"], [], [LimitKind.PACKED]),
        (["A", "B", "C"], [], [LimitKind.PACKED]),
        (["A", "B", "C"], ["A", "B"], []),
        (["A"], ["A"], []),
    ],
)
def test_an_app_whose_only_component_no_dex_defines_is_packed(
    tmp_path: Path, declared: list[str], defined: list[str], expected: list[LimitKind]
) -> None:
    package, _ = opened(tmp_path, *(activity(one, SUPER) for one in declared))
    code = build_dex(Class("Lcom/x/Stub;"), *(activity(one, SUPER) for one in defined))
    program = Program((read_dex(code, "loan.apk!classes.dex"),), package.manifest)
    missing = missing_component_classes(program, package.manifest)
    graph = build_graph(package, program)
    found = find_opaque_parts(package, graph, missing=missing, layers=())
    assert [one.limit.what for one in found.opaque] == expected


def test_junk_behind_a_jump_is_told_as_tampering(tmp_path: Path) -> None:
    def told(code: str) -> list[str]:
        package, program = opened(tmp_path, activity("A", code))
        found = find_opaque_parts(package, build_graph(package, program), missing=(), layers=())
        return [one.what for one in found.laid_out]

    junk = f"goto :real\n.units 0x006e\n:real\n{SUPER}"
    assert told(junk) == ["bytecode is laid out so that tools misread it"]
    assert told(SUPER) == []
