"""The one door from the command line to the engine; importing it imports all of that."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from auditor.apk import identity as file_identity
from auditor.audit import AuditOptions, Progress, Silent, audit_package
from auditor.data.shelf import add_folders
from auditor.fleet.discover import FoundApp, Identity
from auditor.fleet.net import Limits, safety_net
from auditor.fleet.worker import audit_one
from auditor.model.result import AuditResult, Failure
from auditor.screens.inventory.policy_files import read_policy


def options_of(given: dict[str, Any]) -> AuditOptions:
    """Return what the command line asks of an audit; names given folders to the shelf."""
    folders = tuple(Path(one) for one in given["data"])
    add_folders(folders)
    return AuditOptions(
        packs=given["packs"],
        lending_said=given["lending"],
        markets_said=given["market"],
        case=given["case"],
        auditor=given["auditor"],
        date=given["date"],
        policies=tuple(read_policy(Path(one)) for one in given["policies"]),
        data=folders,
    )


def options_on_record(
    record: AuditResult,
    documents: Mapping[str, bytes],
    folder: Path,
    data: Sequence[Path] = (),
) -> AuditOptions:
    """Return the options under which a result was made, with the folders of own tables.

    Policies that were given are written into an empty folder under their names on record;
    `documents` holds them by SHA-256.
    """
    audit = record.audit
    policies = []
    for number, one in enumerate(record.policies, start=1):
        name = one.source.rpartition("/")[2]
        if one.sha256 in documents and name not in {"", ".", ".."} and "\0" not in name:
            place = folder / f"policy-{number}" / name
            place.parent.mkdir()
            place.write_bytes(documents[one.sha256])
            policies.append(read_policy(place))
    return AuditOptions(
        packs=audit.packs_asked,
        lending_said=audit.lending_said,
        markets_said=audit.markets_said,
        case=audit.case,
        auditor=audit.auditor,
        date=audit.date,
        policies=tuple(policies),
        data=tuple(data),
    )


@dataclass(frozen=True, slots=True)
class Auditing:
    """Audits one app after the other; a value, so that another process can have it."""

    options: AuditOptions
    limits: Limits

    def __call__(
        self, app: FoundApp, progress: Progress | None = None
    ) -> AuditResult | Failure:
        """Audit one app; raises only what ends the whole run."""
        add_folders(self.options.data)  # A process of its own may not know of them yet.
        named = replace(self.options, name=app.name)

        def audit(paths: Sequence[Path]) -> AuditResult:
            with safety_net(self.limits):
                return audit_package(paths, named, progress=progress or Silent())

        return audit_one(app, audit)


def audit_under(options: AuditOptions, limits: Limits | None = None) -> Auditing:
    """Return what audits one app under some options and a safety net."""
    return Auditing(options, limits or Limits())


def identify(path: Path) -> Identity:
    """Read which app a file belongs to; raises `UnreadablePackage` or `OverLimit`."""
    found = file_identity.identify(path)
    return Identity(found.package, found.version_code, found.signer, found.split)
