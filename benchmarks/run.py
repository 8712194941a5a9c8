"""Measure whole audits beside androguard's analysis of the same files, and against the bounds.

    python -m benchmarks.run [PACKAGE…] [--rounds N] [--alone]

Without arguments small samples that cost much for their size, the pinned real packages and large
packages made of their dex files are measured. Audit and androguard take turns, each in a process of its own, so that both see the same
machine; a ratio is the median over the turns. Seconds are processor time, user and system, and
by the clock, which other work on the machine makes longer: processor time decides. Both are
medians; peak memory is what the kernel counted for the process (ru_maxrss, the largest).
Python and the templates are compiled before, as they are for whoever installed the program.
"""

import argparse
import itertools
import json
import os
import re
import statistics
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from tests.real.fetch import fetch, read_packages

ANDROGUARD: Final = """
import sys
from loguru import logger
logger.disable("androguard")
from androguard.misc import AnalyzeAPK
AnalyzeAPK(sys.argv[1])
"""
"""What androguard's own users write to get cross-references."""

STAGE: Final = re.compile(r"^ +(?P<name>[^:]+): (?P<seconds>[0-9.]+) s$", re.MULTILINE)
DEX: Final = re.compile(r"classes\d*\.dex")
MAXRSS_PER_MB: Final = 1024 if sys.platform == "linux" else 1024 * 1024
FIXED_TIME: Final = (1981, 1, 1, 0, 0, 0)
SIZES: Final = (15, 30, 60, 120)
"""Megabytes of dex in the packages that are made: cost has to grow as they do."""
SMALL: Final = (
    "refusal_submits_in_coroutine",
    "refusal_submits_in_coroutine_r8",
    "kotlin_flow_r8",
    "gate_flag_in_room",
)
"""Samples of little dex that cost most for it: coroutines, also behind R8, and Room."""
BUILT: Final = Path(__file__).resolve().parents[1] / "samples" / "built"
SENDER: Final = ("retrofit_body", (15, 60))
"""A sample that sends the phonebook by the libraries' own code, and in how many megabytes of dex it is measured besides:
what the bounds say, they say with flows followed."""
COMPARED: Final = 60
"""The one of them on which androguard runs too: it needs minutes and gigabytes for more."""
PACE: Final = ("settings", 6.66)
"""Seconds of androguard's analysis of one real package on the machine whose measurements the bounds were
set by (androguard 4.1.4, 2026-11): other machines are told by it how much slower they are."""


@dataclass(frozen=True, slots=True)
class Bound:
    """What an audit with an HTML report may cost, on one core, up to so many MB of dex."""

    dex: float
    seconds: float
    megabytes: float
    ratio: float = 0.0
    """How many times faster than androguard's analysis alone it must be; 0 for no bound."""
    without_access: bool = False
    """Holds only for an app without the permission and without an access to contacts."""


BOUNDS: Final = (
    Bound(16, 1.5, 300, without_access=True),
    Bound(16, 3.0, 300),
    Bound(63, 6.0, 500, ratio=20),
)
"""The bounds of the design, the narrowest first."""


@dataclass(frozen=True, slots=True)
class Measurement:
    """What one process cost."""

    cpu: float
    clock: float
    megabytes: float
    stderr: str


def measure(command: Sequence[str], environment: Mapping[str, str]) -> Measurement:
    """Run a command and wait for it; raises `RuntimeError` when it fails."""
    with tempfile.TemporaryFile() as said, Path(os.devnull).open("wb") as nowhere:
        since = time.perf_counter()
        child = os.posix_spawn(
            command[0],
            list(command),
            environment,
            file_actions=[
                (os.POSIX_SPAWN_DUP2, nowhere.fileno(), 1),
                (os.POSIX_SPAWN_DUP2, said.fileno(), 2),
            ],
        )
        _, status, usage = os.wait4(child, 0)
        clock = time.perf_counter() - since
        said.seek(0)
        stderr = said.read().decode(errors="replace")
    if os.waitstatus_to_exitcode(status) != 0:
        raise RuntimeError(f"{' '.join(command[:5])} failed: {stderr.strip()[-400:]}")
    cpu = usage.ru_utime + usage.ru_stime
    return Measurement(cpu, clock, usage.ru_maxrss / MAXRSS_PER_MB, stderr)


def dex_members(package: Path) -> list[zipfile.ZipInfo]:
    """List the dex files of a package in the order in which Android loads them."""
    with zipfile.ZipFile(package) as archive:
        found = [one for one in archive.infolist() if DEX.fullmatch(one.filename)]
    return sorted(found, key=lambda one: (len(one.filename), one.filename))


def dex_megabytes(package: Path) -> float:
    """Return how much dex a package holds."""
    return sum(one.file_size for one in dex_members(package)) / 1e6


def make_large(packages: Sequence[Path], target: Path, megabytes: float) -> Path:
    """Put the dex files of several packages into the first one, renumbered, up to a size.

    If all of them are less than that, the first ones are there twice: their classes are read and
    swept again, though Android runs only the first of each.
    """
    size, number = 0, 0
    with zipfile.ZipFile(target, "w") as large:
        with zipfile.ZipFile(packages[0]) as first:
            for name in ("AndroidManifest.xml", "resources.arsc"):
                large.writestr(zipfile.ZipInfo(name, FIXED_TIME), first.read(name))
        while size < megabytes * 1e6:
            for package, member in _all_dex(packages):
                if size and size + member.file_size > (megabytes + 2) * 1e6:
                    continue
                number += 1
                name = "classes.dex" if number == 1 else f"classes{number}.dex"
                info = zipfile.ZipInfo(name, FIXED_TIME)
                info.compress_type = zipfile.ZIP_DEFLATED
                with zipfile.ZipFile(package) as archive:
                    large.writestr(info, archive.read(member))
                size += member.file_size
                if size >= megabytes * 1e6:
                    break
    return target


def _all_dex(packages: Sequence[Path]) -> Iterator[tuple[Path, zipfile.ZipInfo]]:
    for package in packages:
        for member in dex_members(package):
            yield package, member


@dataclass(frozen=True, slots=True)
class Bench:
    """Where and how often is measured."""

    folder: Path
    rounds: int
    alone: bool
    paces: dict[str, float] = field(default_factory=dict)
    """Seconds of androguard by package."""
    kept: list[tuple[str, float, Bound]] = field(default_factory=list)
    """Seconds of audits that have a bound, by package."""

    @property
    def environment(self) -> dict[str, str]:
        """Return an environment in which Python keeps what it compiled, outside of the checkout."""
        own = {
            one: value for one, value in os.environ.items() if one != "PYTHONDONTWRITEBYTECODE"
        }
        return {**own, "PYTHONPYCACHEPREFIX": str(self.folder / "compiled")}

    def audit(self, package: Path, *options: str) -> Measurement:
        """Measure a whole audit with an HTML report."""
        report = f"html={self.folder / 'report.html'}"
        command = (sys.executable, "-m", "auditor", "scan", str(package), "--report", report)
        return measure((*command, "--fail-on", "never", *options), self.environment)

    def androguard(self, package: Path) -> Measurement:
        """Measure androguard's analysis alone, without any judgement or report."""
        return measure((sys.executable, "-c", ANDROGUARD, str(package)), self.environment)

    def holds_or_reads(self, package: Path) -> bool:
        """Say whether an app holds the permission or reads contacts; compiles what is imported."""
        result = self.folder / "result.json"
        self.audit(package, "--quiet", "--report", f"json={result}")
        facts = json.loads(result.read_text())["facts"]
        return any(facts[one]["value"] != "no" for one in ("P1", "P2"))

    def compare(self, package: Path) -> float:
        """Measure one package, print its part of the table, and return its seconds."""
        dex, accesses = dex_megabytes(package), self.holds_or_reads(package)
        ours: list[Measurement] = []
        theirs: list[Measurement] = []
        for _ in range(self.rounds):
            ours.append(self.audit(package, "--quiet"))
            if not self.alone:
                theirs.append(self.androguard(package))
        bound = bound_for(dex, accesses=accesses)
        print(f"{package.stem:<26} {dex:5.1f} MB  audit {cost(ours)}", flush=True)
        if bound is not None:
            self.kept.append((package.stem, middle(ours), bound))
        if theirs:
            self.paces[package.stem] = middle(theirs)
            print(f"{'':<36} androguard {cost(theirs)}", flush=True)
        print(f"    {verdict(bound, ours, theirs)}")
        print(f"    {'  '.join(stages(self.audit(package, '--verbose')))}", flush=True)
        return middle(ours)

    def at_pace(self) -> Iterator[str]:
        """Yield what the audits take at the pace of the machine that the bounds were set on."""
        name, there = PACE
        if name not in self.paces:
            return
        slower = self.paces[name] / there
        yield f"androguard needs {self.paces[name]:.2f} s for {name} here, {there} s where the bounds were set: at that pace"
        for package, seconds, bound in self.kept:
            own = seconds / slower
            missed = "" if own < bound.seconds else " MISSED"
            yield f"    {package:<34} {own:5.2f} of {bound.seconds} s{missed}"


def middle(measured: Sequence[Measurement]) -> float:
    """Return the median of the processor's seconds."""
    return statistics.median(one.cpu for one in measured)


def cost(measured: Sequence[Measurement]) -> str:
    """Say what runs cost."""
    clock = statistics.median(one.clock for one in measured)
    peak = max(one.megabytes for one in measured)
    return f"{middle(measured):6.2f} s ({clock:.2f} by the clock)  {peak:5.0f} MB"


def ratio(ours: Sequence[Measurement], theirs: Sequence[Measurement]) -> float:
    """Return the median over the rounds of how many times as long androguard computed."""
    return statistics.median(b.cpu / a.cpu for a, b in zip(ours, theirs, strict=True))


def times(ours: Sequence[Measurement], theirs: Sequence[Measurement]) -> str:
    """Say the ratio in processor time, and by the clock."""
    clock = statistics.median(b.clock / a.clock for a, b in zip(ours, theirs, strict=True))
    return f"{ratio(ours, theirs):.1f} times androguard's speed ({clock:.1f} by the clock)"


def growth(costs: Mapping[float, float]) -> Iterator[str]:
    """Yield what each further megabyte costs from one size to the next, in milliseconds.

    `costs` are seconds by megabytes of dex. Cost is linear where the numbers stay level or fall.
    """
    sizes = sorted(costs)
    for less, more in itertools.pairwise(sizes):
        each = (costs[more] - costs[less]) / (more - less)
        yield f"{less:.0f} to {more:.0f} MB: {1000 * each:.0f} ms for each further MB"


def bound_for(dex: float, *, accesses: bool) -> Bound | None:
    """Return the narrowest bound that an app of a size has to keep."""
    for bound in BOUNDS:
        if dex <= bound.dex and not (bound.without_access and accesses):
            return bound
    return None


def verdict(
    bound: Bound | None, ours: Sequence[Measurement], theirs: Sequence[Measurement]
) -> str:
    """Set the measured values beside the bounds."""
    said = [times(ours, theirs)] if theirs else []
    if bound is None:
        return ", ".join([*said, "no bound for this size"])
    peak = max(one.megabytes for one in ours)
    kept = {
        f"{middle(ours):.2f} of {bound.seconds} s": middle(ours) < bound.seconds,
        f"{peak:.0f} of {bound.megabytes:.0f} MB": peak < bound.megabytes,
    }
    if theirs and bound.ratio:
        kept[f"{times(ours, theirs)} of {bound.ratio:.0f}"] = ratio(ours, theirs) >= bound.ratio
        said = []
    said += [what if holds else f"{what} MISSED" for what, holds in kept.items()]
    which = "without an access" if bound.without_access else "any app"
    return f"bound up to {bound.dex:.0f} MB, {which}: {', '.join(said)}"


def stages(measured: Measurement) -> Iterator[str]:
    """Yield each stage of an audit with its seconds by the clock; the rest is Python's start."""
    rest = measured.clock
    for found in STAGE.finditer(measured.stderr):
        rest -= float(found["seconds"])
        yield f"{found['name']} {float(found['seconds']):.2f}"
    yield f"start {max(rest, 0):.2f}"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("packages", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--alone", action="store_true", help="do not run androguard")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), given.rounds, given.alone)
        if given.packages:
            for package in given.packages:
                bench.compare(package)
            return
        small = replace(bench, alone=True)
        for name in SMALL:
            small.compare(BUILT / f"{name}.apk")
        real = [fetch(one) for one in read_packages()]
        for package in real:
            bench.compare(package)
        print("\nCost against size: packages made of the dex files above", flush=True)
        costs: dict[float, float] = {}
        for size in SIZES:
            made = make_large(real, Path(folder) / f"made-of-{size}-MB.apk", size)
            seconds = (bench if size == COMPARED else small).compare(made)
            costs[dex_megabytes(made)] = seconds
            print(f"    {1000 * seconds / dex_megabytes(made):.0f} ms a MB", flush=True)
        print("\nThe same with an app in front that sends the phonebook", flush=True)
        sender, sizes = SENDER
        for size in sizes:
            packages = (BUILT / f"{sender}.apk", *real)
            small.compare(
                make_large(packages, Path(folder) / f"{sender}-in-{size}-MB.apk", size)
            )
        for line in (*growth(costs), *bench.at_pace()):
            print(line)


if __name__ == "__main__":
    main()
