"""The one door from the command line to the engine; importing it imports all of that."""

import gc
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from auditor.apk import identity as file_identity
from auditor.audit import AuditOptions, Progress, audit_package
from auditor.cli.questions import read_replies
from auditor.fleet.discover import FoundApp, Identity
from auditor.fleet.worker import audit_one
from auditor.law.questions import with_answers
from auditor.model.result import Answer, AuditResult, Failure
from auditor.screens.policy_files import read_policy


def audit_with(given: dict[str, Any]) -> Callable[[FoundApp, Progress], AuditResult | Failure]:
    """Return what audits one app under the options of the command line."""
    return audit_under(
        AuditOptions(
            packs=given["packs"],
            lending_said=given["lending"],
            markets_said=given["market"],
            case=given["case"],
            auditor=given["auditor"],
            date=given["date"],
            policies=tuple(read_policy(Path(one)) for one in given["policies"]),
        ),
        read_replies(given["answers"]),
    )


def options_on_record(
    record: AuditResult, documents: Mapping[str, bytes], folder: Path
) -> AuditOptions:
    """Return the options under which a result was made.

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
    )


def audit_under(
    options: AuditOptions, replies: Sequence[Answer] = ()
) -> Callable[[FoundApp, Progress], AuditResult | Failure]:
    """Return what audits one app under some options, with a person's replies beside."""

    def answered(paths: Sequence[Path], named: AuditOptions, progress: Progress) -> AuditResult:
        result = audit_package(paths, named, progress=progress)
        return with_answers(result, replies) if replies else result

    def audit(app: FoundApp, progress: Progress) -> AuditResult | Failure:
        named = replace(options, name=app.name)
        # One audit makes millions of small values and next to no cycles: looking for cycles
        # meanwhile took a tenth of the time of large apps. They are collected between apps.
        gc.disable()
        try:
            return audit_one(app, lambda paths: answered(paths, named, progress))
        finally:
            gc.enable()

    return audit


def identify(path: Path) -> Identity:
    """Read which app a file belongs to; raises `UnreadablePackage` or `OverLimit`."""
    found = file_identity.identify(path)
    return Identity(found.package, found.version_code, found.signer, found.split)
