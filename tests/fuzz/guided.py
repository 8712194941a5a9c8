"""Fuzz one reader by its coverage: ``python tests/fuzz/guided.py dex --minutes 20``.

For a longer run than the tests' (`make fuzz`); needs atheris, of the extra ``fuzz``. Each target
takes bytes through one reader and everything that an audit asks of what it made. Only the
program's own errors, in one line, may come out; an input that takes more than ``SLOWEST`` seconds
or too much memory counts as a failure too. What broke stands in ``--keep``: make it a file of
``corpus/``, or of ``parts/`` for a single part, before it is mended.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import random
import struct
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parents[1]
SAMPLES = PROJECT / "samples" / "built"
PARTS = HERE / "parts"
SLOWEST = 20
"""Seconds of one input."""
LONGEST = 60_000
"""Bytes of one input."""
MOST_METHODS = 60


def read_container(data: bytes) -> None:
    """An archive: its directory, every member, what is tampered with, who signed."""
    from auditor.apk.archive import Archive
    from auditor.apk.signing import read_signers
    from auditor.apk.zip_directory import data_start, local_mismatch
    from auditor.errors import InputError

    archive = Archive(memoryview(data), "a.apk")
    for name, entry in list(archive.entries.items())[:200]:
        with contextlib.suppress(InputError):
            archive.read(name)
            archive.head(name, 16)
            data_start(archive.data, entry)
            local_mismatch(archive.data, entry)
    read_signers(archive)


def read_axml(data: bytes) -> None:
    """A compiled document: as a manifest, as a layout, and as other tools would read it."""
    from auditor.apk import axml
    from auditor.apk.as_compiled import is_as_compiled
    from auditor.apk.attributes import Attributes
    from auditor.apk.compiled_xml import write_axml
    from auditor.apk.manifest import PartManifest, merge_manifests
    from auditor.apk.resources import AppResources
    from auditor.screens.inventory.compiled import read_compiled, read_references

    document = axml.read_axml(data)
    is_as_compiled(data)
    read_compiled(data)
    read_references(data)
    if document.root is not None:
        if document.whole:
            write_axml(document.root)
        table = AppResources([], _no_layouts())
        attributes = Attributes(lambda: table)
        merge_manifests([PartManifest("a.apk", document.root, document.whole, attributes)])


def read_arsc(data: bytes) -> None:
    """A resource table: names, values in every locale, files, the terms' search."""
    from auditor.apk import arsc
    from auditor.apk.resources import AppResources

    table = AppResources([("a.apk", arsc.read_table(data))], _no_layouts())
    table.strings()
    table.naming(["loan", "contacts", "通讯录"])
    table.locales()
    for one in (0x7F010000, 0x7F020000, 0x7F030001, 0x7F040000, 0x7F050001):
        table.name(one)
        table.values(one)
        table.by_locale(one)
        table.files(one)


def read_dex(data: bytes) -> None:
    """A dex image: tables, sweep, bodies, annotations, values, lines, and the program over it."""
    from auditor.code.classes.hierarchy import Hierarchy
    from auditor.code.classes.program import Program
    from auditor.dex import image as dex
    from auditor.dex.disassembly import disassemble
    from auditor.errors import MalformedDex

    for image in dex.read_container(data, "a.apk!classes.dex"):
        program = Program((image,), _manifest())
        hierarchy = Hierarchy(program)
        for name in list(program.class_names())[:MOST_METHODS]:
            hierarchy.subtypes(name)
            hierarchy.is_known(name)
        for row in range(min(len(image.class_type), MOST_METHODS)):
            with contextlib.suppress(MalformedDex):
                image.static_values(row)
        for row in range(min(len(image.row_method), MOST_METHODS)):
            with contextlib.suppress(MalformedDex):
                program.body(row)
                program.calls_in(row)
                image.line(row, 0)
                list(disassemble(image, row, around=0))
            with contextlib.suppress(MalformedDex):
                image.method_annotations(int(image.row_method[row]))
                image.parameter_annotations(int(image.row_method[row]))
        for index in range(4):
            with contextlib.suppress(MalformedDex):
                image.call_site(index)
                image.method_handle(index)


def read_proto(data: bytes) -> None:
    """A bundle's manifest and table, as the binary forms that the rest of the program reads."""
    from auditor.apk.archive import Archive
    from auditor.apk.bundle import modules_of
    from tests.axml_builder import build_apk

    half = len(data) // 2
    bundle = build_apk(
        {"base/manifest/AndroidManifest.xml": data[:half], "base/resources.pb": data[half:]}
    )
    for module in modules_of(Archive(memoryview(bundle), "a.aab")):
        with contextlib.suppress(_refusal()):
            read_axml(module.read("AndroidManifest.xml"))
        with contextlib.suppress(_refusal()):
            read_arsc(module.read("resources.arsc"))


def read_script(data: bytes) -> None:
    """Scripts and documents: bytecode's strings, pages, what fetches more."""
    from auditor.screens.inventory import documents
    from auditor.screens.inventory.hermes import MAGIC, read_hermes
    from auditor.screens.inventory.scripts import strings_in

    read_hermes(data)
    read_hermes(MAGIC + data)
    list(strings_in(data))
    documents.fetches(data)
    documents.has_script_file(data)
    for name in ("a.html", "a.json", "a.js"):
        with contextlib.suppress(documents.NoText):
            for text in documents.read_document(data, name):
                documents.shown_of(text)
    for magic in ("zip", "gzip"):
        with contextlib.suppress(documents.NoText, _refusal()):
            list(documents.unpacked(data, magic))


def read_elf(data: bytes) -> None:
    """A native library: its sections, exports and needs."""
    from auditor.facts.hidden.native import library_details

    library_details(b"\x7fELF" + data, b"getContentResolver")


DEX_HEADER = 0x70
DEX_SECTIONS = (0x38, 0x40, 0x48, 0x50, 0x58, 0x60)
"""Where the header says how many strings, types, prototypes, fields, methods, classes there are, and where."""
DEX_WIDTHS = (4, 4, 12, 8, 8, 32)
DEX_WORDS = (0, 1, 2, 0x10, 0x7F, 0x80, 0xFF, 0x100, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF)


def mended(data: bytes) -> bytes:
    """Give a dex image the header without which it is refused at its first bytes."""
    head = bytearray(data[:DEX_HEADER].ljust(DEX_HEADER, b"\0"))
    size = max(len(data), DEX_HEADER)
    if head[:7] not in (b"dex\n035", b"dex\n039", b"dex\n040"):
        head[:8] = b"dex\n035\0"
    struct.pack_into("<3I", head, 0x20, size, DEX_HEADER, 0x12345678)
    body = bytes(head[0x20:]) + data[DEX_HEADER:]
    head[0x0C:0x20] = hashlib.sha1(body, usedforsecurity=False).digest()
    struct.pack_into("<I", head, 8, zlib.adler32(bytes(head[0x0C:0x20]) + body))
    return bytes(head[:0x20]) + body


def mutated_dex(data: bytes, most: int, seed: int) -> bytes:
    """Change something behind the header's checks: an id, an offset, an instruction, a length."""
    import atheris

    rng = random.Random(seed)
    if len(data) <= DEX_HEADER + 16:
        return bytes(atheris.Mutate(data, most))
    if rng.random() < 0.3:
        body = atheris.Mutate(data[DEX_HEADER:], max(most - DEX_HEADER, 1))
        return mended(data[:DEX_HEADER] + bytes(body))[:most]
    changed = bytearray(data)
    for _ in range(rng.choice((1, 1, 1, 2, 4))):
        at, width = _place_in_dex(changed, rng)
        word = rng.choice(DEX_WORDS) if rng.random() < 0.5 else rng.randrange(len(changed))
        changed[at : at + width] = (word & (1 << 8 * width) - 1).to_bytes(width, "little")
    return mended(bytes(changed))[:most]


def _place_in_dex(data: bytearray, rng: random.Random) -> tuple[int, int]:
    """Choose a field of a table's row, a count or offset of the header, or a place in the data."""
    kind = rng.randrange(10)
    number = rng.randrange(len(DEX_SECTIONS))
    count, start = struct.unpack_from("<2I", data, DEX_SECTIONS[number])
    last = len(data) - 4
    if kind == 0:
        return DEX_SECTIONS[number] + rng.choice((0, 4)), 4
    if kind < 5 and count and start < last:
        row = start + DEX_WIDTHS[number] * rng.randrange(min(count, 1 << 16))
        return min(row + rng.randrange(0, DEX_WIDTHS[number], 2), last), rng.choice((2, 4))
    return rng.randrange(DEX_HEADER, last), rng.choice((1, 1, 2, 4))


TARGETS: dict[str, Callable[[bytes], None]] = {
    "container": read_container,
    "axml": read_axml,
    "arsc": read_arsc,
    "dex": read_dex,
    "proto": read_proto,
    "script": read_script,
    "elf": read_elf,
}


def _refusal() -> type[Exception]:
    from auditor.errors import InputError

    return InputError


def _no_layouts() -> Any:
    from auditor.apk.layouts import LayoutReader

    def nothing(_part: str, _name: str) -> bytes:
        return b""

    return LayoutReader(nothing)


def _manifest() -> Any:
    from auditor.apk import axml
    from auditor.apk.attributes import Attributes
    from auditor.apk.manifest import PartManifest, merge_manifests
    from auditor.apk.resources import AppResources

    root = axml.Element("manifest", (), ())
    attributes = Attributes(lambda: AppResources([], _no_layouts()))
    return merge_manifests([PartManifest("a.apk", root, True, attributes)])


def checked(target: str, data: bytes) -> None:
    """Run one target; the program's own errors, each in one line, are what may come out."""
    try:
        TARGETS[target](data)
    except _refusal() as told:
        if "\n" in str(told):
            raise AssertionError(f"more than one line: {told!r}") from told


def seeds(target: str, folder: Path) -> None:
    """Write small parts of the samples, and those that broke something once, as first inputs."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted = {
        "axml": lambda one: one.endswith(".xml") and one.startswith(("Android", "res/")),
        "arsc": lambda one: one == "resources.arsc",
        "dex": lambda one: one.endswith(".dex"),
        "proto": lambda one: one.endswith((".pb", "manifest/AndroidManifest.xml")),
        "script": lambda one: one.startswith("assets/"),
        "elf": lambda one: one.endswith(".so"),
    }
    for known in sorted((PARTS / target).glob("*")):
        (folder / known.name).write_bytes(known.read_bytes())
    packages = sorted(SAMPLES.glob("*"), key=lambda one: one.stat().st_size)
    random.Random(1).shuffle(packages)
    for package in packages:
        if len(list(folder.iterdir())) > 60:
            break
        if target == "container":
            if package.stat().st_size < LONGEST:
                (folder / package.name).write_bytes(package.read_bytes())
            continue
        # RuntimeError: a member that says it is encrypted, as some samples that defeat tools do.
        broken = contextlib.suppress(zipfile.BadZipFile, RuntimeError)
        with broken, zipfile.ZipFile(package) as archive:
            for name in archive.namelist():
                if wanted[target](name) and archive.getinfo(name).file_size < LONGEST:
                    kept = folder / f"{package.stem}-{name.replace('/', '_')}"
                    kept.write_bytes(archive.read(name))


def main(arguments: list[str]) -> int:
    """Fuzz the named targets one after the other; 1 when something broke."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "target", nargs="*", choices=[*TARGETS, []], help="all if none is named"
    )
    parser.add_argument("--minutes", type=float, default=5, help="of each target")
    parser.add_argument("--keep", type=Path, default=PROJECT / "fuzz-failures")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args(arguments)
    broken = 0
    for target in given.target or TARGETS:
        folder = given.keep / f"inputs-{target}"
        seeds(target, folder)
        # A process of its own: libFuzzer ends it when something broke.
        done = subprocess.run(
            [sys.executable, __file__, f"--one={target}", str(folder),
             f"-max_total_time={int(given.minutes * 60)}", f"-max_len={LONGEST}",
             f"-timeout={SLOWEST}", "-rss_limit_mb=3000", f"-seed={given.seed}",
             f"-artifact_prefix={given.keep}/{target}-", "-print_final_stats=1"],
            check=False, cwd=PROJECT,
        )  # fmt: skip
        broken += done.returncode != 0
        print(f"{target}: {'broken' if done.returncode else 'held'}", flush=True)
    return 1 if broken else 0


def fuzz_one(target: str, arguments: list[str]) -> None:
    """Hand over to libFuzzer; it does not come back."""
    import atheris

    with atheris.instrument_imports(include=["auditor"]):
        import auditor.apk.manifest
        import auditor.apk.package
        import auditor.code.classes.program
        import auditor.facts.hidden.native
        import auditor.screens.inventory.compiled
        import auditor.screens.inventory.scripts  # noqa: F401

    more = {"custom_mutator": mutated_dex} if target == "dex" else {}
    atheris.Setup([sys.argv[0], *arguments], lambda data: checked(target, bytes(data)), **more)
    atheris.Fuzz()


if __name__ == "__main__":
    sys.path.insert(0, str(PROJECT))
    if len(sys.argv) > 1 and sys.argv[1].startswith("--one="):
        fuzz_one(sys.argv[1].removeprefix("--one="), sys.argv[2:])
    sys.exit(main(sys.argv[1:]))
