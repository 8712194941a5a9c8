"""Audit mutated sample packages for a while: ``python tests/fuzz/long_run.py --minutes 10``.

Each round takes a built sample, mutates one layer of it (the archive's bytes, its directory, the
manifest, the resource table, a dex, another member), packs it again and audits it whole. What
must hold: only the program's own errors, each in one line; no file written; no connection opened;
an end within the seconds allowed. What broke is kept under ``--keep`` with its traceback. The run
needs no network and is repeatable by ``--seed``.
"""

from __future__ import annotations

import argparse
import io
import random
import resource
import socket
import struct
import sys
import time
import traceback
import zipfile
from pathlib import Path

SAMPLES = Path(__file__).parents[2] / "samples" / "built"
LAYERS = ("bytes", "directory", "manifest", "table", "dex", "script", "member")
WORDS = (
    b"\0\0\0\0",
    b"\xff\xff\xff\xff",
    b"\xff\xff\xff\x7f",
    b"\0\0\0\x80",
    b"\x01\0\0\0",
    b"\xfe\xff\xff\xff",
)


def mutated(data: bytes, rng: random.Random) -> bytes:
    """Return bytes with a few edits of the kinds that parsers mind."""
    changed = bytearray(data)
    for _ in range(rng.choice((1, 1, 2, 3, 8))):
        if changed:
            rng.choice(EDITS)(changed, rng.randrange(len(changed)), rng)
    return bytes(changed)


def _byte(data: bytearray, at: int, rng: random.Random) -> None:
    data[at] = rng.randrange(256)


def _bit(data: bytearray, at: int, rng: random.Random) -> None:
    data[at] ^= 1 << rng.randrange(8)


def _word(data: bytearray, at: int, rng: random.Random) -> None:
    at &= ~3
    data[at : at + 4] = rng.choice(WORDS)


def _half(data: bytearray, at: int, rng: random.Random) -> None:
    at &= ~1
    data[at : at + 2] = struct.pack("<H", rng.choice((0, 1, 8, 20, 0xFFFF, 0x7FFF)))


def _cut_out(data: bytearray, at: int, rng: random.Random) -> None:
    del data[at : at + rng.choice((1, 4, 64))]


def _repeat(data: bytearray, at: int, rng: random.Random) -> None:
    start = rng.randrange(len(data))
    data[at:at] = data[start : start + rng.choice((4, 16, 200))]


def _cut_off(data: bytearray, at: int, _rng: random.Random) -> None:
    del data[at:]


EDITS = (_byte, _bit, _word, _half, _cut_out, _repeat, _cut_off)


def header_mutated(data: bytes, rng: random.Random) -> bytes:
    """Mutate the first few hundred bytes, where sizes, counts and offsets stand."""
    head = rng.choice((112, 64, 400))
    return mutated(data[:head], rng).ljust(min(head, len(data)), b"\0")[:head] + data[head:]


def repacked(members: dict[str, bytes]) -> bytes:
    """Pack members without caring for order and alignment."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data)
    return out.getvalue()


def directory_mutated(data: bytes, rng: random.Random) -> bytes:
    """Mutate fields of local headers, of the central directory or of its end."""
    changed = bytearray(data)
    for _ in range(rng.choice((1, 2, 6))):
        magic, length = rng.choice(
            ((b"PK\x01\x02", 46), (b"PK\x03\x04", 30), (b"PK\x05\x06", 22))
        )
        places = []
        at = changed.find(magic)
        while at >= 0 and len(places) < 2000:
            places.append(at)
            at = changed.find(magic, at + 4)
        if not places:
            continue
        at = rng.choice(places) + 4 + rng.randrange(length - 4)
        new = rng.choice((b"\xff\xff", b"\0\0", b"\x01\0", bytes([rng.randrange(256)])))
        changed[at : at + len(new)] = new
    return bytes(changed)


def one_input(path: Path, layer: str, rng: random.Random) -> bytes:
    """Return a mutated package."""
    data = path.read_bytes()
    if layer == "bytes":
        return mutated(data, rng)
    if layer == "directory":
        return directory_mutated(data, rng)
    from auditor.apk.archive import (
        Archive,
    )  # Python's own refuses what is made to defeat tools.

    archive = Archive(memoryview(data), path.name)
    members = {one: archive.read(one) for one in archive.entries}
    wanted = {
        "manifest": [one for one in members if one == "AndroidManifest.xml"],
        "table": [one for one in members if one == "resources.arsc"],
        "dex": [one for one in members if one.endswith(".dex")],
        "script": [one for one in members if one.startswith(("assets/", "lib/"))],
    }.get(layer, list(members))
    for name in wanted or list(members):
        change = header_mutated if rng.random() < 0.4 else mutated
        members[name] = change(members[name], rng)
    return repacked(members)


def forbid_connections() -> None:
    """Let any attempt to open a connection fail loudly."""

    def refuse(*_args: object, **_kwargs: object) -> object:
        raise AssertionError("a connection was opened")

    socket.socket.connect = refuse  # type: ignore[method-assign,assignment]
    socket.create_connection = refuse  # type: ignore[assignment]


def main(arguments: list[str]) -> int:
    """Run until the minutes are over; 1 when something broke."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, default=Path("fuzz-failures"))
    parser.add_argument("--slow", type=float, default=8, help="CPU seconds of one audit")
    parser.add_argument("--sample", action="append", default=[])
    given = parser.parse_args(arguments)
    from auditor.audit import AuditOptions, Silent, audit_package
    from auditor.errors import InputError

    forbid_connections()
    resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
    paths = sorted(SAMPLES.glob("*.*"))
    if given.sample:
        paths = [one for one in paths if one.stem in given.sample]
    rng = random.Random(given.seed)
    end = time.monotonic() + 60 * given.minutes
    given.keep.mkdir(parents=True, exist_ok=True)
    work = given.keep / "input.apk"
    rounds = broken = refused = 0
    while time.monotonic() < end:
        layer = rng.choice(LAYERS)
        source = rng.choice(paths)
        data = one_input(source, layer, rng)
        work.write_bytes(data)
        rounds += 1
        started = time.process_time()
        fault = ""
        try:
            audit_package([work], AuditOptions(), progress=Silent())
        except InputError as told:
            refused += 1
            if "\n" in str(told):
                fault = f"more than one line: {told!r}"
        except BaseException:  # noqa: BLE001 - that is what is looked for
            fault = traceback.format_exc()
        spent = time.process_time() - started
        if spent > given.slow:
            fault += f"\n{spent:.1f} s of CPU"
        if fault:
            broken += 1
            name = f"{given.seed:04d}-{rounds:06d}-{layer}-{source.stem}"
            (given.keep / f"{name}.apk").write_bytes(data)
            (given.keep / f"{name}.txt").write_text(fault)
            print(name, fault.strip().splitlines()[-1], flush=True)
    work.unlink(missing_ok=True)
    print(f"{rounds} rounds, {refused} refused, {broken} broken")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))
    sys.exit(main(sys.argv[1:]))
