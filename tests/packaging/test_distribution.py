"""What is published holds what it should, installs, runs and is typed."""

import json
import os
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.publishing
ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "samples" / "built" / "reads_at_launch_legacy_target.apk"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def run(*command, **named):
    done = subprocess.run(
        [str(one) for one in command], capture_output=True, text=True, check=False, **named
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Return the folder with an sdist, and the wheel built from it."""
    work = tmp_path_factory.mktemp("build")
    copy = work / "source"
    names = run("git", "-C", ROOT, "ls-files", "--cached", "--others", "--exclude-standard")
    for name in names.splitlines():
        if name.startswith(("samples/", "tests/", "benchmarks/")):
            continue
        source = ROOT / name
        if source.is_file():
            target = copy / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(source.read_bytes())
    run(sys.executable, "-m", "build", "--outdir", work / "dist", copy)
    return work / "dist"


@pytest.fixture(scope="module")
def wheel(built):
    (found,) = built.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """Return the Python of an environment with the wheel, its dependencies lent by ours."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, with_pip=True)
    python = folder / "bin" / "python"
    run(python, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", wheel)
    site = Path(
        run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip()
    )
    # Only what lies in our folder itself is lent: not this checkout, installed for development.
    (site / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    return python


def relative(folder, *endings):
    """List the files of a package of the checkout, as the wheel should name them."""
    return {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / folder).rglob("*")
        if path.suffix in endings and "__pycache__" not in path.parts
    }


def test_the_wheel_holds_the_whole_package_and_nothing_else(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    data = {".py", ".toml", ".json", ".txt", ".gz", ".typed", ".j2", ".css", ".js", ".md"}
    wanted = relative("auditor", *data) | relative("reports", *data)
    inside = {one for one in names if ".dist-info/" not in one}
    assert wanted - inside == set()
    assert {
        one for one in inside - wanted if not one.startswith(("auditor/", "reports/"))
    } == set()
    assert {"auditor/py.typed", "reports/py.typed"} <= names
    assert any(one.endswith("licenses/LICENSE") for one in names)


def test_the_wheel_names_its_command_its_extras_and_its_licence(wheel):
    archive = zipfile.ZipFile(wheel)
    (entry,) = [one for one in archive.namelist() if one.endswith("entry_points.txt")]
    assert "auditor = auditor.cli:main" in archive.read(entry).decode()
    (metadata,) = [one for one in archive.namelist() if one.endswith("/METADATA")]
    text = archive.read(metadata).decode()
    assert "License-Expression: Apache-2.0" in text
    assert "Provides-Extra: cluster" in text
    for one in PROJECT["dependencies"]:
        assert f"Requires-Dist: {one}" in text


def test_the_sdist_can_be_read_built_and_licensed(built):
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {one.partition("/")[2] for one in archive.getnames()}
    assert {"pyproject.toml", "README.md", "LICENSE", "auditor/cli/command.py"} <= names
    assert {"CHANGELOG.md", "docs/limits.md", "ci/audit.sh", "action.yml"} <= names
    assert not any(one.startswith("samples/built") for one in names)


def test_the_installed_command_audits_away_from_the_checkout(installed, tmp_path):
    command = installed.parent / "auditor"
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path)}
    out = [f"--report={form}=out.{form}" for form in ("html", "sarif", "json", "bundle")]
    run(
        command, "scan", SAMPLE, "--fail-on", "never", "-q", *out, cwd=tmp_path, env=environment
    )
    wire = json.loads((tmp_path / "out.json").read_bytes())
    assert wire["verdict"]["code"] == "B"
    code = "import auditor; print(auditor.__file__)"
    place = run(installed, "-c", code, cwd=tmp_path, env=environment)
    assert not place.startswith(str(ROOT))
    told = run(command, "--version", cwd=tmp_path, env=environment)
    assert wire["tool"]["digest"] in told


def test_other_programs_call_it_and_type_checkers_see_its_types(installed, tmp_path):
    program = tmp_path / "program.py"
    program.write_text(
        "import auditor\n"
        "from auditor.model.result import AuditResult\n"
        "from reports import RENDERERS\n"
        "def code_of(path: str) -> str:\n"
        "    result: AuditResult = auditor.audit(path, markets=['in'])\n"
        "    return result.verdict.code.value + str(len(RENDERERS['sarif'](result)) > 100)\n"
        f"print(code_of({str(SAMPLE)!r}))\n",
        "utf-8",
    )
    assert run(installed, program, cwd=tmp_path).strip() == "BTrue"
    run(
        *(sys.executable, "-m", "mypy", "--strict", "--python-executable", installed),
        *("--cache-dir", tmp_path / "cache", program),
        cwd=tmp_path,
    )


def test_the_bill_of_materials_names_what_is_installed(tmp_path):
    out = tmp_path / "sbom.json"
    command = (sys.executable, "-m", "cyclonedx_py", "environment", "--output-reproducible")
    schema = ("--spec-version", "1.6", "--of", "JSON", "--validate")
    named = ("--pyproject", ROOT / "pyproject.toml", "--mc-type", "application")
    run(*command, *schema, *named, "-o", out, sys.executable)
    bill = json.loads(out.read_bytes())
    assert bill["metadata"]["component"]["name"] == PROJECT["name"]
    versions = {one["name"].lower(): one["version"] for one in bill["components"]}
    assert versions["androguard"] == "4.1.4"
    assert {"click", "jinja2", "numpy", "rich"} <= versions.keys()
