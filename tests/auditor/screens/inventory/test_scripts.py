import struct
from collections.abc import Mapping
from pathlib import Path

import pytest

from auditor.model.app import Member
from auditor.screens.inventory.hermes import read_hermes
from auditor.screens.inventory.scripts import Depth, ScriptLayer, hosts, read_layers, strings_in

SAMPLES = Path(__file__).parents[4] / "samples"
HERMES = (SAMPLES / "rn_hermes_reads" / "assets" / "index.android.bundle").read_bytes()
BUNDLE = "assets/index.android.bundle"


class FakePackage:
    """A package of files alone."""

    def __init__(self, files: Mapping[str, tuple[bytes, str]]) -> None:
        self.files = files
        self.members = tuple(
            Member("base.apk", name, len(data), magic)
            for name, (data, magic) in sorted(files.items())
        )

    def read(self, member: Member) -> bytes:
        return self.files[member.name][0]


def layers(**files: tuple[bytes, str]) -> tuple[ScriptLayer, ...]:
    return read_layers(FakePackage(files))


def test_hermes_bytecode_gives_its_version_and_every_string() -> None:
    bundle = read_hermes(HERMES)
    assert bundle is not None
    assert bundle.version == 99
    assert bundle.said.startswith("Hermes bytecode of version 99: ")
    assert {"Contacts", "getAll", "https://api.pakis.example/v1/contacts"} <= set(
        bundle.strings
    )
    assert any("通讯录" in one for one in bundle.strings)


def test_older_hermes_bytecode_has_larger_headers_of_functions() -> None:
    functions, kinds = struct.unpack_from("<2I", HERMES, 40)
    assert kinds == 2
    table = HERMES[128 + 12 * functions :]
    data = bytearray(HERMES[:128] + bytes(16 * functions) + table)
    struct.pack_into("<I", data, 8, 84)
    older = read_hermes(bytes(data))
    assert older is not None
    assert older.strings == read_hermes(HERMES).strings


@pytest.mark.parametrize("length", [0, 8, 100, 128, 200, 400])
def test_hermes_bytecode_that_is_cut_off_is_not_read(length: int) -> None:
    assert read_hermes(HERMES[:length]) is None


def test_a_count_of_thousands_of_millions_is_not_believed() -> None:
    data = bytearray(HERMES)
    struct.pack_into("<I", data, 52, 4_000_000_000)
    assert read_hermes(bytes(data)) is None


def test_a_plain_bundle_is_read_whole_and_words_are_found_whole() -> None:
    (layer,) = layers(**{BUNDLE: (b"var a=n.Contacts;a.getAllOf()", "text")})
    assert (layer.host.id, layer.depth, layer.is_remote) == ("react-native", Depth.WHOLE, False)
    assert layer.names("Contacts")
    assert not layer.names("getAll")
    assert layer.place_of("Contacts") == layer.members[0]
    assert layer.place_of("SelectContact") is None


def test_an_obfuscated_or_encrypted_bundle_stays_closed() -> None:
    obfuscated = "".join(f"_0x{one:04x}(1);" for one in range(300)).encode()
    assert layers(**{BUNDLE: (obfuscated, "text")})[0].depth is Depth.CLOSED
    assert layers(**{BUNDLE: (b"\x93\x01" * 50, "")})[0].depth is Depth.CLOSED


def test_of_bytecode_only_strings_are_read() -> None:
    (layer,) = layers(**{BUNDLE: (HERMES, "hermes")})
    assert layer.depth is Depth.STRINGS
    assert layer.names("getAll")


def test_scripts_that_a_server_completes_are_remote() -> None:
    files = {
        "assets/www/cordova.js": (b"var a;", "text"),
        "assets/www/index.html": (b'<script src="https://x.example/a.js"></script>', "text"),
    }
    (layer,) = layers(**files)
    assert layer.is_remote
    own = {**files, "assets/www/index.html": (b'<script src="a.js"></script>', "text")}
    assert not layers(**own)[0].is_remote


@pytest.mark.parametrize(
    ("script", "remote"),
    [
        ("window.location.href='https://x.example/apply'", True),
        ("location = next;", True),
        ("location.replace(config.home)", True),
        ("location.href='#/apply'", False),
        ("location.replace('index.html')", False),
        ("if(location.href=='https://x.example'){}", False),
        ("this.location=e", False),
    ],
)
def test_a_page_that_goes_to_a_servers_is_remote(script: str, *, remote: bool) -> None:
    files = {
        "assets/www/cordova.js": (b"var a;", "text"),
        "assets/www/app.js": (script.encode(), "text"),
    }
    (layer,) = layers(**files)
    assert layer.is_remote is remote
    assert not layers(**{BUNDLE: (script.encode(), "text")})[0].is_remote


def test_strings_of_a_snapshot_are_made_out_in_one_and_two_bytes() -> None:
    noise = bytes(range(256)) * 3
    data = (
        noise
        + b"github.com/x/contacts"
        + noise
        + "我们会读取您的通讯录".encode("utf-16-le")
        + noise
    )
    found = list(strings_in(data))
    assert any("github.com/x/contacts" in one for one in found)
    assert any("我们会读取您的通讯录" in one for one in found)
    shifted = list(strings_in(b"\0" + data))
    assert any("我们会读取您的通讯录" in one for one in shifted)


def test_every_host_of_the_table_has_a_name_and_files() -> None:
    assert len(hosts()) > 10
    assert all(one.name and one.files for one in hosts())
