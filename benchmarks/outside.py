"""Audits whatever packages a folder holds: `python -m benchmarks.outside FOLDER [--variants N]`.

For packages that are not in the project: none may crash, none run over its limits, and no packed
or hybrid one that holds READ_CONTACTS may be called free of access. Each is audited in a process
of its own, under the limits of `auditor scan`, and all its reports are made. With `--variants`
hidden variants and N mutated ones of each package are audited too. Prints outcomes by verdict and
by kind of failure, the slowest and the largest, and everything that breaks one of the three. What
stands in `--log` already is counted and not audited again, so that a long run can be taken up.
"""

import argparse
import json
import os
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Any, Final

from auditor.audit import AuditOptions
from auditor.cli.engine import audit_under
from auditor.fleet.discover import FoundApp
from auditor.fleet.net import Limits
from auditor.model.result import AuditResult
from auditor.model.vocabulary import Sense
from benchmarks.variants import variants_of
from reports import RENDERERS

SUFFIXES: Final = (".apk", ".aab", ".apks", ".xapk", ".apkm")
HIDDEN: Final = ("packed", "stub", "flutter", "hermes")
"""The variants of which code is hidden."""
NET: Final = frozenset({"time", "memory"})
PERMISSION: Final = "android.permission.READ_CONTACTS"
MAXRSS_PER_MB: Final = 1024 if sys.platform == "linux" else 1024 * 1024
_SHOWN: Final = 12


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one package."""

    name: str
    kind: str
    """A verdict's code, or the kind of a failure."""
    message: str = ""
    permission: bool = False
    limits: tuple[str, ...] = ()
    blinded: bool = False
    """A limit blinds reads."""
    facts: dict[str, str] = field(default_factory=dict)
    rules: tuple[str, ...] = ()
    seconds: float = 0.0
    megabytes: float = 0.0

    @property
    def is_crash(self) -> bool:
        """Say whether the program failed, not the package."""
        return self.kind in ("internal", "report")

    @property
    def is_over_limit(self) -> bool:
        """Say whether the safety net had to catch."""
        return self.kind in ("timeout", "memory") or bool(NET & set(self.limits))

    @property
    def is_wrongly_free(self) -> bool:
        """Say whether code is hidden, could read, and is called free of access."""
        hidden = self.name.endswith(tuple(f"#{one}" for one in HIDDEN))
        return self.permission and (hidden or self.blinded) and self.kind.startswith("A")


def audit(path: Path, name: str, limits: Limits) -> Outcome:
    """Audit one package and make its reports, in this process."""
    outcome = audit_under(AuditOptions(), limits)(FoundApp(name, (path,)))
    if not isinstance(outcome, AuditResult):
        memory = outcome.kind == "limit" and "--memory" in outcome.message
        return Outcome(name, "memory" if memory else outcome.kind, outcome.message)
    broken = "; ".join(_unrendered(outcome))
    return Outcome(
        name=name,
        kind="report" if broken else outcome.verdict.code.value,
        message=broken,
        permission=any(one.name == PERMISSION for one in outcome.app.permissions),
        limits=tuple(sorted({one.what.value for one in outcome.limits})),
        blinded=any(Sense.READ in one.blinds for one in outcome.limits),
        facts={key: one.value.value for key, one in outcome.facts.items()},
        rules=tuple(sorted({one.rule for one in outcome.findings})),
    )


def _unrendered(result: AuditResult) -> Iterator[str]:
    for form, render in RENDERERS.items():
        try:
            render(result)
        except Exception:  # noqa: BLE001 - that is what is looked for
            yield f"{form}: {traceback.format_exc().strip().splitlines()[-1]}"


def audit_apart(path: Path, name: str, limits: Limits) -> Outcome:
    """Audit one package in a process of its own and measure it; a process that dies is a crash."""
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(ours)
        try:
            found = audit(path, name, limits)
        except BaseException:  # noqa: BLE001 - the process must say how it ended
            found = Outcome(name, "internal", traceback.format_exc()[-600:])
        with os.fdopen(theirs, "w") as told:
            told.write(json.dumps({one: getattr(found, one) for one in Outcome.__slots__}))
        os._exit(0)
    os.close(theirs)
    with os.fdopen(ours) as told:
        text = told.read()
    _, status, usage = os.wait4(child, 0)
    if not text:
        return Outcome(name, "internal", f"the process ended with {status}")
    row: dict[str, Any] = json.loads(text)
    row |= {one: tuple(row[one]) for one in ("limits", "rules")}
    row["seconds"] = usage.ru_utime + usage.ru_stime
    row["megabytes"] = usage.ru_maxrss / MAXRSS_PER_MB
    return Outcome(**row)


def inputs(
    folder: Path, variants: int, work: Path, known: Collection[str] = ()
) -> Iterator[tuple[Path, str, bool]]:
    """Yield each package and its variants: a file, a name, and whether the file is temporary.

    What is known is left out.
    """
    for path in sorted(one for one in folder.rglob("*") if one.suffix.lower() in SUFFIXES):
        name = str(path.relative_to(folder))
        if name not in known:
            yield path, name, False
        if variants < 0:
            continue
        for number, (what, data) in enumerate(variants_of(path, variants)):
            if f"{name}#{what}" in known:
                continue
            made = work / f"{path.stem}-{number}.apk"
            made.write_bytes(data)
            yield made, f"{name}#{what}", True


def run(
    folder: Path, variants: int, jobs: int, limits: Limits, log: Path | None
) -> list[Outcome]:
    """Audit all, some at a time; each is logged as it ends, and those logged before are kept."""
    found = list(logged(log)) if log is not None and log.exists() else []
    known = {one.name for one in found}
    with tempfile.TemporaryDirectory() as work:
        waiting, lock = inputs(folder, variants, Path(work), known), Lock()

        def audit_some() -> None:
            while True:
                with lock:
                    given = next(waiting, None)
                if given is None:
                    return
                path, name, is_temporary = given
                outcome = audit_apart(path, name, limits)
                if is_temporary:
                    path.unlink()
                with lock:
                    found.append(outcome)
                    _write(log, outcome)

        with ThreadPoolExecutor(jobs) as pool:
            for one in [pool.submit(audit_some) for _ in range(jobs)]:
                one.result()
    return sorted(found, key=lambda one: one.name)


def logged(log: Path) -> Iterator[Outcome]:
    """Yield the outcomes that a log holds, the last one of each name."""
    rows: dict[str, dict[str, Any]] = {}
    for line in log.read_text("utf-8").splitlines():
        row = json.loads(line)
        rows[row["name"]] = row
    for row in rows.values():
        yield Outcome(**(row | {one: tuple(row[one]) for one in ("limits", "rules")}))


def _write(log: Path | None, outcome: Outcome) -> None:
    if log is not None:
        row = {one: getattr(outcome, one) for one in Outcome.__slots__}
        with log.open("a") as kept:
            kept.write(json.dumps(row, ensure_ascii=False) + "\n")


def report(found: Sequence[Outcome]) -> bool:
    """Print what was seen; say whether all three statements hold."""
    whole = [one for one in found if "#" not in one.name]
    print(
        f"{len(found)} packages: {len(whole)} as they are, {len(found) - len(whole)} variants"
    )
    _count("as they are", whole)
    _count("variants", [one for one in found if "#" in one.name])
    held = [one for one in found if one.permission]
    print(f"{len(held)} hold READ_CONTACTS")
    _count("of those", held)
    for title, key, unit in (("slowest", "seconds", "s"), ("largest", "megabytes", "MB")):
        most = sorted(found, key=lambda one: -getattr(one, key))[:_SHOWN]
        print(f"{title}: " + ", ".join(f"{getattr(o, key):.1f} {unit} {o.name}" for o in most))
    refused = Counter(one.message.partition(":")[0][:90] for one in whole if one.message)
    for message, count in refused.most_common(_SHOWN):
        print(f"  refused {count}: {message}")
    wrong = {
        "crashed": [one for one in found if one.is_crash],
        "over the limits": [one for one in found if one.is_over_limit],
        "hidden, holds READ_CONTACTS, called free of access": [
            one for one in found if one.is_wrongly_free
        ],
    }
    for title, rows in wrong.items():
        print(f"{title}: {len(rows)}")
        for each in rows:
            print(f"  {each.name} {each.kind} {','.join(each.limits)} {each.message[-300:]}")
    return not any(wrong.values())


def _count(title: str, found: Sequence[Outcome]) -> None:
    counts = sorted(Counter(one.kind for one in found).items())
    print(f"  {title}: " + ", ".join(f"{kind} {count}" for kind, count in counts))


def main() -> int:
    """Audit, print, and say by the exit code whether the statements hold."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument(
        "--variants",
        type=int,
        default=-1,
        metavar="N",
        help="also hidden and N mutated variants",
    )
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--timeout", type=float, default=Limits().seconds)
    parser.add_argument(
        "--log",
        type=Path,
        help="write every outcome there, one JSON a line; what it holds is not audited again",
    )
    given = parser.parse_args()
    limits = Limits(given.timeout)
    return 0 if report(run(given.folder, given.variants, given.jobs, limits, given.log)) else 1


if __name__ == "__main__":
    sys.exit(main())
