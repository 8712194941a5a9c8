"""`auditor verify`: check a bundle, and repeat its audit on the package."""

import hashlib
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from auditor import __version__
from auditor.cli.completion import FILE
from auditor.cli.help import Helpful
from auditor.cli.options import name_data, noise_options
from auditor.cli.progress import Display
from auditor.errors import UnreadablePackage
from auditor.model.result import AuditResult, Failure

if TYPE_CHECKING:
    from auditor.cli.bundles import Bundle

SAME, DIFFERENT = 0, 1
"""Exit codes of this command; 3 is an input that could not be read."""


@click.command(
    cls=Helpful,
    short_help="Check a bundle, and repeat its audit on the package.",
    examples=("auditor verify audit.zip", "auditor verify audit.zip app.apk"),
    epilog="\b\nExit codes:\n  0  the same\n  1  different\n  3  unreadable",
)
@click.argument("bundle", metavar="BUNDLE", type=FILE)
@click.argument("packages", metavar="[PACKAGE...]", nargs=-1, type=FILE)
@click.option(
    "--data", metavar="DIR", type=FILE, multiple=True, help="The folders of the audit, if any."
)
@noise_options
def verify(bundle: str, packages: tuple[str, ...], **given: Any) -> int:
    """Check that BUNDLE is whole, and with PACKAGE that its result is the package's.

    Without PACKAGE: the sums of all files, and that the reports follow from the result. With
    PACKAGE (several for the files of one split app) the audit is repeated with the options on
    record and compared byte for byte; what triage made of findings is left out of that.
    """
    name_data(given)
    # Imported here since the engine costs ten times the start of `auditor --help`.
    from auditor.cli.bundles import faults, other_reports, read_bundle
    from auditor.cli.reporting import complain, print_text

    held = read_bundle(Path(bundle))
    wrong = list(faults(held))
    if all(one.tool.version == __version__ for one in held.results):
        wrong += [one for one in other_reports(held) if one not in wrong]
    else:
        complain("the bundle is another version's: its reports were not made again")
    if packages and not wrong:
        wrong += _repeat(held, packages, given)
    for one in wrong:
        complain(f"{bundle}: {one}")
    if not wrong and not given["quiet"]:
        print_text("same: " + ("the audit was repeated" if packages else "the bundle is whole"))
    return DIFFERENT if wrong else SAME


def _repeat(bundle: "Bundle", packages: Sequence[str], given: dict[str, Any]) -> Iterator[str]:
    """Repeat the audit and yield what is different; raises `UnreadablePackage`."""
    from auditor.data.shelf import digest

    with tempfile.TemporaryDirectory(prefix="auditor-verify-") as folder:
        again = _audit(bundle, [Path(one) for one in packages], Path(folder), given)
    recorded = next(
        (one for one in bundle.results if one.app.source.sha256 == again.app.source.sha256),
        None,
    )
    if recorded is None:
        yield f"is of another package: the given one has sha256 {again.app.source.sha256}"
        return
    if recorded.tool.digest != digest() or recorded.tool.version != __version__:
        yield (
            f"was made with {recorded.tool.name} {recorded.tool.version} "
            f"({recorded.tool.digest}); install that version to repeat it"
        )
        return
    for key in _differing(recorded, again):
        yield f"{key}: the repeated audit says something else"


def _audit(
    bundle: "Bundle", paths: Sequence[Path], folder: Path, given: dict[str, Any]
) -> AuditResult:
    """Audit the package as the record says; raises `UnreadablePackage`."""
    from auditor.cli.engine import audit_under, options_on_record
    from auditor.fleet.discover import FoundApp

    record = _record_for(bundle, paths)
    if len(paths) == 1 and paths[0].is_file():
        paths = [_under_its_name(paths[0], record, folder)]
    policies = {
        name.rpartition("/")[2]: data
        for name, data in bundle.members.items()
        if name.startswith("policies/")
    }
    options = options_on_record(
        record, policies, folder, data=[Path(one) for one in given["data"]]
    )
    display = Display(
        asked=given["progress"], quiet=given["quiet"], verbose=given["verbose"], lang="en"
    )
    app = FoundApp(record.app.source.name, tuple(paths))
    with display.app(app.name) as progress:
        outcome = audit_under(options)(app, progress)
    if isinstance(outcome, Failure):
        raise UnreadablePackage(f"{paths[0]}: {outcome.message}")
    return outcome


def _record_for(bundle: "Bundle", paths: Sequence[Path]) -> AuditResult:
    """Return the record of the package: by its sum, else by its file's name, else the first."""
    if not bundle.results:
        raise UnreadablePackage("the bundle holds no audited app")
    names = {one.app.source.name: one for one in bundle.results}
    found = names.get(paths[0].name, bundle.results[0])
    if len(bundle.results) > 1 and paths[0].is_file():
        with paths[0].open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        sums = {part.sha256: one for one in bundle.results for part in one.app.parts}
        sums |= {one.app.source.sha256: one for one in bundle.results}
        found = sums.get(sha256, found)
    return found


def _under_its_name(path: Path, record: AuditResult, folder: Path) -> Path:
    """Link to the package under the name on record, since places in the result hold it."""
    name = record.app.source.name
    if Path(name).name != name or name in {"", ".", ".."} or "\0" in name:
        return path
    link = folder / name
    link.symlink_to(path.resolve())
    return link


def _differing(recorded: AuditResult, again: AuditResult) -> list[str]:
    """Return the keys of the result in which the two differ, triage left out."""
    from auditor.model.wire import to_wire
    from auditor.triage.settle import Triage, settle

    old, new = (
        to_wire(
            replace(
                settle(one, Triage())[0],
                answers=(),
                verdict_with_answers=None,
                elements_with_answers=(),
            )
        )
        for one in (recorded, again)
    )
    return [key for key in new if old.get(key) != new[key]]
