"""A verifier that accepts every host name is known by its code, a lambda's too; one that decides is none."""

from pathlib import Path

import pytest

from auditor.apk.package import open_package
from auditor.code.classes.program import Program
from auditor.dex.image import read_dex
from auditor.facts.ground.graph import build_graph
from auditor.facts.outflow.channels import find_unchecked
from tests.axml_builder import Xml, build_apk, compile_xml, manifest
from tests.dex_builder import PUBLIC, STATIC, Class, Method, build_dex

VERIFIER = "Ljavax/net/ssl/HostnameVerifier;"
PROTO = "(Ljava/lang/String;Ljavax/net/ssl/SSLSession;)Z"
TRUE, FALSE = "const/4 v0, #1\nreturn v0", "const/4 v0, #0\nreturn v0"
COMPARES = "invoke-virtual {p0, p0}, Ljava/lang/String;->equals(Ljava/lang/Object;)Z\nmove-result v0\nreturn v0"
LAMBDA = f"invoke-static {{p1, p2}}, Lcom/x/Main;->lambda{PROTO}\nmove-result v0\nreturn v0"
CHECKED = (
    'const-string v1, "host"\ninvoke-static {p1, v1}, Lkotlin/jvm/internal/Intrinsics;->'
    f"checkNotNullParameter(Ljava/lang/Object;Ljava/lang/String;)V\n{TRUE}"
)


@pytest.mark.parametrize(
    ("verify", "body", "accepts"),
    [
        (TRUE, FALSE, True),
        (FALSE, TRUE, False),
        (LAMBDA, TRUE, True),
        (LAMBDA, FALSE, False),
        (LAMBDA, COMPARES, False),
        (CHECKED, FALSE, True),
        (f"sget v0, Lcom/x/Main;->a:I\n{TRUE}", FALSE, True),
        (COMPARES.replace("p0", "p1"), TRUE, False),
    ],
)
def test_who_accepts_every_name(verify, body, accepts, tmp_path: Path) -> None:
    makes = "new-instance v0, Lcom/x/V;\ninvoke-direct {v0}, Lcom/x/V;-><init>()V\nreturn-void"
    begin = "invoke-direct {p0}, Ljava/lang/Object;-><init>()V\nreturn-void"
    classes = (
        Class(
            "Lcom/x/V;",
            interfaces=(VERIFIER,),
            methods=(
                Method("<init>", "()V", begin, registers=1),
                Method("verify", PROTO, verify, registers=5),
            ),
        ),
        Class(
            "Lcom/x/Main;",
            superclass="Landroid/app/Activity;",
            methods=(
                Method("onCreate", "(Landroid/os/Bundle;)V", makes, registers=3),
                Method("lambda", PROTO, body, flags=PUBLIC | STATIC, registers=3),
            ),
        ),
    )
    root = manifest(components=[Xml("activity", {"android:name": "com.x.Main"})])
    path = tmp_path / "loan.apk"
    path.write_bytes(build_apk({"AndroidManifest.xml": compile_xml(root)}))
    package = open_package(path)
    image = read_dex(build_dex(*classes), "loan.apk!classes.dex")
    found = find_unchecked(build_graph(package, Program((image,), package.manifest)))
    assert [one.class_name for one in found] == (["Lcom/x/V;"] if accepts else [])
