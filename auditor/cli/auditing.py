"""Run the audits of a scan: one app in this process, several each in a process of its own."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from auditor.cli.completion import FILE
from auditor.cli.help import MANY, section
from auditor.cli.progress import Display

if TYPE_CHECKING:
    from auditor.audit import AuditOptions
    from auditor.fleet.discover import FoundApp
    from auditor.fleet.engines import Outcome
    from auditor.fleet.net import Limits
    from auditor.fleet.store import Key, Store
    from auditor.model.result import AuditResult

Command = TypeVar("Command", bound=Callable[..., Any])

LOCAL = "local"
_DASK = "dask="


def read_engine(_context: click.Context, _option: click.Parameter, text: str) -> str:
    """Read `local` or `dask=ADDRESS`; raises `click.BadParameter`."""
    if text == LOCAL or (text.startswith(_DASK) and text != _DASK):
        return text
    raise click.BadParameter(f"{text!r} is neither local nor dask=ADDRESS")


def fleet_options(command: Command) -> Command:
    """Add how many apps are audited at once, where, and what each may take."""
    return section(
        MANY,
        click.option(
            "--store",
            metavar="FILE.sqlite",
            type=FILE,
            help="Keep results by package and rules; a rerun audits only what is missing.",
        ),
        click.option(
            "--jobs",
            metavar="N",
            type=click.IntRange(1, 512),
            default=1,
            show_default=True,
            help="Apps audited side by side; results do not depend on it.",
        ),
        click.option(
            "--engine",
            metavar="local|dask=ADDRESS",
            default=LOCAL,
            show_default=True,
            callback=read_engine,
            help="Where apps are audited: here, or on a Dask cluster that sees the files.",
        ),
        click.option(
            "--timeout",
            metavar="S",
            type=click.FloatRange(0, min_open=True),
            default=300,
            show_default=True,
            help="Seconds for one app: a safety net, what is finished is kept.",
        ),
        click.option(
            "--memory",
            metavar="MB",
            type=click.IntRange(1),
            default=2048,
            show_default=True,
            help="Megabytes for one app: a safety net too.",
        ),
    )(command)


@dataclass(frozen=True, slots=True)
class Fleet:
    """How several apps are audited."""

    jobs: int
    engine: str
    store: Path | None
    limits: "Limits"


def read_fleet(given: dict[str, Any]) -> Fleet:
    """Make it of the options of `fleet_options`."""
    from auditor.fleet.net import Limits

    return Fleet(
        jobs=given["jobs"],
        engine=given["engine"],
        store=Path(given["store"]) if given["store"] else None,
        limits=Limits(given["timeout"], given["memory"]),
    )


def audit_apps(
    apps: Sequence["FoundApp"],
    options: "AuditOptions",
    fleet: Fleet,
    *,
    display: Display,
    policies: Sequence[Path] = (),
) -> Iterator[tuple["FoundApp", "Outcome"]]:
    """Yield each app with its outcome, in the order of the apps.

    `policies` are the files given with them. Raises `UnreadableFile` for a store and `BadOption` for a cluster that
    cannot be used.
    """
    from auditor.fleet.engines import in_order
    from auditor.fleet.store import open_store

    with ExitStack() as stack:
        store = stack.enter_context(open_store(fleet.store)) if fleet.store else None
        kept = _Kept(store, _keys(apps, options, policies) if store else {})
        counter = stack.enter_context(display.fleet(len(apps)))
        for number, outcome in in_order(_outcomes(apps, options, fleet, display, kept)):
            counter.clear()
            yield apps[number], outcome
            counter.ended()


@dataclass(frozen=True, slots=True)
class _Kept:
    """What the store has of the apps of a run, by their numbers."""

    store: "Store | None"
    keys: "dict[int, Key]"

    def get(self, number: int) -> "AuditResult | None":
        """Return the finished result of an app, if there is one."""
        if self.store is None or number not in self.keys:
            return None
        return self.store.get(self.keys[number])

    def put(self, number: int, name: str, outcome: "Outcome") -> None:
        """Keep what became of an app."""
        if self.store is not None and number in self.keys:
            self.store.put(self.keys[number], name, outcome)


def _outcomes(
    apps: Sequence["FoundApp"],
    options: "AuditOptions",
    fleet: Fleet,
    display: Display,
    kept: _Kept,
) -> Iterator[tuple[int, "Outcome"]]:
    """Yield outcomes by number as they come: those of the store, then those that are made."""
    missing = []
    for number in range(len(apps)):
        known = kept.get(number)
        if known is None:
            missing.append(number)
        else:
            yield number, known
    made = _made([apps[one] for one in missing], options, fleet, display, len(apps))
    for place, outcome in made:
        number = missing[place]
        kept.put(number, apps[number].name, outcome)
        yield number, outcome


def _keys(
    apps: Sequence["FoundApp"], options: "AuditOptions", policies: Sequence[Path]
) -> dict[int, "Key"]:
    """Return what each app is kept by; one whose files cannot be read has no key."""
    from auditor import __version__
    from auditor.data.shelf import digest
    from auditor.fleet.store import Key, digest_of, package_sum

    # Given data and policies count by what they hold, not by where they lie.
    asked = repr(replace(options, data=(), policies=()))
    given = [f"{one.name} {package_sum([one])}" for one in policies if one.is_file()]
    keys = {}
    for number, app in enumerate(apps):
        order = digest_of(asked, app.name, *given, *(one.name for one in app.paths))
        try:
            keys[number] = Key(package_sum(app.paths), f"{__version__} {digest()}", order)
        except OSError:
            continue
    return keys


def _made(
    apps: Sequence["FoundApp"],
    options: "AuditOptions",
    fleet: Fleet,
    display: Display,
    total: int,
) -> Iterator[tuple[int, "Outcome"]]:
    """Audit the apps that the store does not have."""
    from auditor.cli.engine import audit_under
    from auditor.fleet.engines import audit_apart

    if not apps:
        return
    audit = audit_under(options, fleet.limits)
    if fleet.engine != LOCAL:
        # Imported here since it is an extra that few have.
        from auditor.fleet.cluster import audit_on_cluster

        address = fleet.engine.removeprefix(_DASK)
        yield from audit_on_cluster(apps, options, address=address, limits=fleet.limits)
    elif total == 1:
        with display.app(apps[0].name) as progress:
            yield 0, audit(apps[0], progress)
    else:
        yield from audit_apart(apps, audit, jobs=fleet.jobs, limits=fleet.limits)
