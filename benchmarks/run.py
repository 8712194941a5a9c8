"""Measure whole audits: seconds, peak memory, stages, beside androguard's analysis of the same file.

    python -m benchmarks.run [PACKAGE…] [--rounds N] [--alone]

Without arguments the pinned real packages are measured, and one large package made of all
their dex files. Audit and androguard take turns, each in a process of its own, so that both
see the same machine; the ratio is the median over the rounds. Peak memory is what the kernel
counted for the process (ru_maxrss).
"""

import argparse
import os
import re
import statistics
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.real.fetch import CACHE, fetch, read_packages

ANDROGUARD = """
import sys
from loguru import logger
logger.disable("androguard")
from androguard.misc import AnalyzeAPK
AnalyzeAPK(sys.argv[1])
"""
"""What androguard's own users write to get cross-references."""

STAGE = re.compile(r"^ +(?P<name>[^:]+): (?P<seconds>[0-9.]+) s$", re.MULTILINE)
DEX = re.compile(r"classes\d*\.dex")
MAXRSS_PER_MB = 1024 if sys.platform == "linux" else 1024 * 1024
FIXED_TIME = (1981, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Measurement:
    """What one process cost."""

    seconds: float
    megabytes: float
    stderr: str


def measure(command: Sequence[str]) -> Measurement:
    """Run a command and wait for it; raises `RuntimeError` when it fails."""
    with tempfile.TemporaryFile() as said, Path(os.devnull).open("wb") as nowhere:
        since = time.perf_counter()
        child = os.posix_spawn(
            command[0],
            list(command),
            os.environ,
            file_actions=[
                (os.POSIX_SPAWN_DUP2, nowhere.fileno(), 1),
                (os.POSIX_SPAWN_DUP2, said.fileno(), 2),
            ],
        )
        _, status, usage = os.wait4(child, 0)
        seconds = time.perf_counter() - since
        said.seek(0)
        stderr = said.read().decode(errors="replace")
    if os.waitstatus_to_exitcode(status) != 0:
        raise RuntimeError(f"{' '.join(command[:5])} failed: {stderr.strip()[-400:]}")
    return Measurement(seconds, usage.ru_maxrss / MAXRSS_PER_MB, stderr)


def audit(package: Path, folder: Path, *options: str) -> Measurement:
    """Measure a whole audit with an HTML report."""
    report = f"html={folder / 'report.html'}"
    command = (sys.executable, "-m", "auditor", "scan", str(package), "--report", report)
    return measure((*command, "--fail-on", "never", *options))


def androguard(package: Path) -> Measurement:
    """Measure androguard's analysis alone, without any judgement or report."""
    return measure((sys.executable, "-c", ANDROGUARD, str(package)))


def dex_members(package: Path) -> list[zipfile.ZipInfo]:
    """List the dex files of a package in the order in which Android loads them."""
    with zipfile.ZipFile(package) as archive:
        found = [one for one in archive.infolist() if DEX.fullmatch(one.filename)]
    return sorted(found, key=lambda one: (len(one.filename), one.filename))


def make_large(packages: Sequence[Path], target: Path) -> Path:
    """Put the dex files of several packages into the first one, renumbered."""
    number = 0
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as large:
        with zipfile.ZipFile(packages[0]) as first:
            for name in ("AndroidManifest.xml", "resources.arsc"):
                large.writestr(zipfile.ZipInfo(name, FIXED_TIME), first.read(name))
        for package in packages:
            with zipfile.ZipFile(package) as archive:
                for member in dex_members(package):
                    number += 1
                    name = "classes.dex" if number == 1 else f"classes{number}.dex"
                    info = zipfile.ZipInfo(name, FIXED_TIME)
                    info.compress_type = zipfile.ZIP_DEFLATED
                    large.writestr(info, archive.read(member))
    return target


def stages(measured: Measurement) -> Iterator[str]:
    """Yield each stage of an audit with its seconds; what is left is the start of Python."""
    rest = measured.seconds
    for found in STAGE.finditer(measured.stderr):
        rest -= float(found["seconds"])
        yield f"{found['name']} {float(found['seconds']):.2f}"
    yield f"start {rest:.2f}"


def compare(package: Path, folder: Path, *, rounds: int, alone: bool) -> str:
    """Measure one package and return its lines of the table."""
    ours: list[Measurement] = []
    theirs: list[Measurement] = []
    for _ in range(rounds):
        ours.append(audit(package, folder, "--quiet"))
        if not alone:
            theirs.append(androguard(package))
    dex = sum(one.file_size for one in dex_members(package)) / 1e6
    line = (
        f"{package.stem:<26} {dex:>7.1f} {statistics.median(one.seconds for one in ours):>8.2f} "
        f"{max(one.megabytes for one in ours):>8.0f}"
    )
    if theirs:
        ratio = statistics.median(
            other.seconds / one.seconds for one, other in zip(ours, theirs, strict=True)
        )
        line += (
            f" {statistics.median(one.seconds for one in theirs):>11.2f} "
            f"{max(one.megabytes for one in theirs):>8.0f} {ratio:>6.1f}"
        )
    parts = "  ".join(stages(audit(package, folder, "--verbose")))
    return f"{line}\n    {parts}"


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("packages", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--alone", action="store_true", help="do not run androguard")
    given = parser.parse_args()
    packages: list[Path] = given.packages
    if not packages:
        real = [fetch(one) for one in read_packages()]
        packages = [*real, make_large(real, CACHE / "all-real-dex.apk")]
    print(f"{'package':<26} {'dex MB':>7} {'audit s':>8} {'peak MB':>8} ", end="")
    print("" if given.alone else f"{'androguard s':>11} {'peak MB':>7} {'ratio':>6}")
    with tempfile.TemporaryDirectory() as folder:
        for package in packages:
            rounds, alone = given.rounds, given.alone
            print(compare(package, Path(folder), rounds=rounds, alone=alone), flush=True)


if __name__ == "__main__":
    main()
