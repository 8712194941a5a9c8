"""A command line with a made-up engine, so that every way of ending can be asked for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from auditor.cli import main
from auditor.errors import UnreadablePackage
from auditor.fleet.discover import Identity
from auditor.model.result import AuditResult
from tests.builders import result

Ending = AuditResult | BaseException


@dataclass(frozen=True)
class Run:
    """What one call of the command line did."""

    code: int
    out: str
    err: str


class FakeEngine:
    """Audits by the file's name: gives the result or raises the error planned for it."""

    def __init__(self, endings: Mapping[str, Ending]) -> None:
        self.endings = dict(endings)
        self.options: list[object] = []

    def audit_package(self, paths, options, *, progress) -> AuditResult:
        self.options.append(options)
        progress.stage("package")
        progress.stage("code")
        ending = self.endings.get(paths[0].name, result())
        if isinstance(ending, BaseException):
            raise ending
        source = replace(ending.app.source, name=paths[0].name)
        return replace(ending, app=replace(ending.app, source=source))

    def identify(self, path: Path) -> Identity:
        ending = self.endings.get(path.name, result())
        if isinstance(ending, BaseException):
            raise UnreadablePackage(f"{path}: no package")
        return Identity(ending.app.package, ending.app.version_code, path.name, None)


@pytest.fixture
def engine(monkeypatch) -> Callable[..., FakeEngine]:
    """Return what puts an engine with planned endings in the place of the real one."""

    def plan(**endings: Ending) -> FakeEngine:
        fake = FakeEngine({f"{name}.apk": ending for name, ending in endings.items()})
        monkeypatch.setattr("auditor.cli.engine.audit_package", fake.audit_package)
        monkeypatch.setattr("auditor.cli.engine.identify", fake.identify)
        return fake

    return plan


@pytest.fixture
def auditor(capsysbinary, monkeypatch, tmp_path) -> Callable[..., Run]:
    """Return what calls the command line in a folder of its own."""
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str) -> Run:
        code = main(arguments)
        out, err = capsysbinary.readouterr()
        return Run(code, out.decode(), err.decode())

    return call
