"""An app's own next version is told apart from another app, and told all the same."""

from pathlib import Path

import pytest

from auditor.apk.package import open_package
from auditor.code.classes.program import Program
from auditor.dex.image import read_container, read_dex
from auditor.facts.ground.graph import build_graph
from auditor.facts.hidden.installing import find_installers
from auditor.facts.hidden.loading import find_loading
from auditor.model.facts import ForeignCode
from auditor.model.vocabulary import Confidence
from tests.axml_builder import Xml, build_apk, compile_xml, manifest
from tests.dex_builder import Class, Method, build_dex

SAMPLES = Path(__file__).resolve().parents[4] / "samples" / "built"
PARAMS = "Landroid/content/pm/PackageInstaller$SessionParams;"
INSTALLER = "Landroid/content/pm/PackageInstaller;"


def opened(sample: str):
    package = open_package(SAMPLES / f"{sample}.apk")
    images = [one for name, data in package.dex_images() for one in read_container(data, name)]
    return package, build_graph(package, Program(images, package.manifest))


def told(found: list[ForeignCode]) -> list[tuple[str, Confidence]]:
    return [(one.anchor[0], one.confidence) for one in found]


@pytest.mark.parametrize(
    ("sample", "expected"),
    [
        ("installs_from_server", [("installer", Confidence.CONFIRMED)]),
        ("updates_itself", [("own-update", Confidence.POSSIBLE)]),
        ("opens_store_page", []),
    ],
)
def test_the_name_of_the_file_is_compared_before(sample: str, expected: list) -> None:
    assert told(list(find_installers(*opened(sample)))) == expected


def test_where_code_comes_from_is_said() -> None:
    [installer] = find_installers(*opened("installs_from_server"))
    assert "https://cdn.larkmere-loans.example/full/loan-full.apk" in installer.says.en
    [loader] = find_loading(*opened("plugin_from_server")).foreign
    assert "https://" in loader.says.en
    assert loader.confidence is Confidence.LIKELY


def session(name: str) -> str:
    return f"""
        {name}
        invoke-virtual {{v1, v0}}, {PARAMS}->setAppPackageName(Ljava/lang/String;)V
        invoke-virtual {{v2, v1}}, {INSTALLER}->createSession({PARAMS})I
        return-void
    """


@pytest.mark.parametrize(
    ("name", "anchor"),
    [
        ('const-string v0, "com.x"', "own-update"),
        (
            "invoke-virtual {v3}, Landroid/content/Context;->getPackageName()Ljava/lang/String;\n"
            "move-result-object v0",
            "own-update",
        ),
        ('const-string v0, "com.other"', "installer"),
    ],
)
def test_a_session_is_bound_to_a_package(tmp_path: Path, name: str, anchor: str) -> None:
    main = Class(
        "Lcom/x/Main;",
        "Landroid/app/Activity;",
        methods=(Method("onCreate", "(Landroid/os/Bundle;)V", session(name), registers=6),),
    )
    asks = Xml(
        "uses-permission", {"android:name": "android.permission.REQUEST_INSTALL_PACKAGES"}
    )
    root = manifest(asks, components=[Xml("activity", {"android:name": "com.x.Main"})])
    path = tmp_path / "loan.apk"
    path.write_bytes(build_apk({"AndroidManifest.xml": compile_xml(root)}))
    package = open_package(path)
    image = read_dex(build_dex(main), "loan.apk!classes.dex")
    program = Program((image,), package.manifest)
    found = list(find_installers(package, build_graph(package, program)))
    assert [one.anchor[0] for one in found] == [anchor]
