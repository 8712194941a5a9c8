"""With which page a host of scripts starts is what its configuration says, under whatever name."""

from pathlib import Path

import pytest

from auditor.apk.package import open_package
from auditor.screens.inventory.scripts import ScriptLayer, read_layers
from auditor.screens.inventory.start_pages import NOWHERE
from tests.axml_builder import Xml, build_apk, compile_xml, manifest

CORDOVA = b"var cordova={};"


def layer(tmp_path: Path, config: Xml | None, page: str = "<p>loans</p>") -> ScriptLayer:
    members = {
        "AndroidManifest.xml": compile_xml(manifest()),
        "assets/www/cordova.js": CORDOVA,
        "assets/www/index.html": page.encode(),
    }
    if config is not None:
        members["res/a.xml"] = compile_xml(config)
    path = tmp_path / "loan.apk"
    path.write_bytes(build_apk(members))
    (found,) = read_layers(open_package(path))
    return found


def widget(*children: Xml) -> Xml:
    named = Xml("widget", {"id": "com.x"}, list(children))
    # The namespace stands in the pool as any other string does.
    return Xml("widget", {"xmlns": "http://www.w3.org/ns/widgets"}, named.children)


@pytest.mark.parametrize(
    ("src", "remote"),
    [
        ("index.html", ()),
        ("https://m.lender.example/", ("https://m.lender.example/",)),
        ("http://localhost:8080/index.html", ()),
    ],
)
def test_the_start_page_is_read_from_the_widgets_file(
    tmp_path: Path, src: str, remote: tuple[str, ...]
) -> None:
    found = layer(tmp_path, widget(Xml("content", {"src": src})))
    assert (found.start.remote, found.is_remote) == (remote, bool(remote))


@pytest.mark.parametrize(
    ("lets", "page", "is_remote"),
    [
        ("https://*.lender.example/*", '<a href="https://m.lender.example/">go</a>', True),
        ("*", "<script>window.open(u, '_self')</script>", True),
        ("*", "<p>loans</p>", False),
        ("http://localhost/*", '<a href="https://m.lender.example/">go</a>', False),
    ],
)
def test_a_link_counts_where_pages_may_go_on_within_the_app(
    tmp_path: Path, lets: str, page: str, *, is_remote: bool
) -> None:
    found = layer(tmp_path, widget(Xml("allow-navigation", {"href": lets})), page)
    assert found.is_remote == is_remote
    assert (found.goes_from is not None) == is_remote


def test_without_a_configuration_nothing_is_said(tmp_path: Path) -> None:
    assert layer(tmp_path, None).start == NOWHERE
    assert (
        layer(tmp_path, Xml("content", {"src": "https://m.lender.example/"})).start == NOWHERE
    )


def test_capacitors_server_is_read_from_its_json(tmp_path: Path) -> None:
    path = tmp_path / "loan.apk"
    config = b'{"appId": "com.x", "server": {"url": "https://m.lender.example"}}'
    path.write_bytes(
        build_apk(
            {
                "AndroidManifest.xml": compile_xml(manifest()),
                "assets/capacitor.config.json": config,
            }
        )
    )
    (found,) = read_layers(open_package(path))
    assert (found.start.remote, found.is_remote) == (("https://m.lender.example",), True)
