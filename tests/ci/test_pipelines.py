"""The pipeline files are what their makers' schemas ask for, and the shell in them runs."""

import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from pre_commit.clientlib import load_manifest

from auditor.cli.configuration import read_configuration
from auditor.cli.scan import scan
from auditor.triage.waivers import read_waivers

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "samples" / "built"
CLEAN, BREACH = SAMPLES / "no_contacts.apk", SAMPLES / "reads_at_launch_legacy_target.apk"
PAGE = (ROOT / "docs" / "ci.md").read_text("utf-8")
BLOCKS = dict(re.findall(r"```\w+\n# (\S+)\n(.*?)```", PAGE, re.DOTALL))
ENDINGS = pytest.mark.parametrize(
    ("paths", "code"), [([CLEAN], 0), ([BREACH], 1), ([CLEAN, ROOT / "none.apk"], 3)]
)


@pytest.fixture
def shell(tmp_path):
    """Return what runs a script where `auditor` is a command, in a folder of its own."""
    commands = tmp_path / "bin"
    commands.mkdir()
    command = commands / "auditor"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m auditor "$@"\n')
    command.chmod(0o755)
    work = tmp_path / "work"
    work.mkdir()

    def run(script, **variables):
        path = f"{commands}{os.pathsep}{os.environ['PATH']}"
        environment = {"PATH": path, "HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
        return subprocess.run(
            ["bash", "-e", "-c", script],
            cwd=work,
            env={**environment, **variables},
            capture_output=True,
            text=True,
            check=False,
        )

    run.folder = work
    return run


def lines(paths):
    return "\n".join(str(one) for one in paths)


def check_schema(schema, file):
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def action():
    return yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))


def audit_step(**given):
    """Return the action's audit step as GitHub runs it: its script and its environment."""
    described = action()
    values = {name: str(one.get("default", "")) for name, one in described["inputs"].items()}
    values |= {name.replace("_", "-"): value for name, value in given.items()}
    step = next(one for one in described["runs"]["steps"] if one.get("id") == "audit")
    fill = re.compile(r"\$\{\{ inputs\.([\w-]+) \}\}")
    environment = {
        name: fill.sub(lambda found: values[found[1]], text)
        for name, text in step["env"].items()
    }
    return step["run"], {**environment, "GITHUB_ACTION_PATH": str(ROOT)}


@pytest.mark.parametrize(
    ("schema", "file"),
    [
        ("vendor.github-actions", ROOT / "action.yml"),
        ("vendor.gitlab-ci", ROOT / "ci" / "gitlab.yml"),
    ],
)
def test_the_files_are_what_the_services_schemas_ask_for(schema, file):
    check_schema(schema, file)


@pytest.mark.parametrize(
    ("schema", "name"),
    [
        ("vendor.github-workflows", ".github/workflows/audit.yml"),
        ("vendor.gitlab-ci", ".gitlab-ci.yml"),
    ],
)
def test_the_examples_of_the_page_are_valid_too(schema, name, tmp_path):
    file = tmp_path / "example.yml"
    file.write_text(BLOCKS[name], "utf-8")
    check_schema(schema, file)


def test_the_example_uses_inputs_and_outputs_that_the_action_has():
    described = action()
    job = yaml.safe_load(BLOCKS[".github/workflows/audit.yml"])["jobs"]["audit"]
    step = next(one for one in job["steps"] if one.get("id") == "audit")
    assert step["with"].keys() <= described["inputs"].keys()
    used = set(re.findall(r"steps\.audit\.outputs\.([\w-]+)", str(job)))
    assert used <= described["outputs"].keys()


def test_the_options_and_waivers_of_the_page_are_read(tmp_path):
    options, waivers = tmp_path / "auditor.toml", tmp_path / "waivers.toml"
    options.write_text(BLOCKS["auditor.toml"], "utf-8")
    waivers.write_text(BLOCKS["audit/waivers.toml"], "utf-8")
    assert read_configuration(options, scan).keys() == tomllib.loads(
        BLOCKS["auditor.toml"].replace("-", "_", 2)
    ).keys() | {"market"}
    assert [one.package for one in read_waivers(waivers)] == ["com.example.loan"]


def test_every_input_of_the_action_reaches_the_script():
    described = action()
    script = (ROOT / "ci" / "audit.sh").read_text("utf-8")
    _, environment = audit_step(path="x")
    for name in described["inputs"].keys() - {"path", "reports", "setup-python", "install"}:
        variable = f"AUDIT_{name.upper().replace('-', '_')}"
        assert variable in environment
        assert re.search(rf"\b({variable}|{variable.removeprefix('AUDIT_')})\b", script)


@ENDINGS
def test_the_action_ends_as_the_audit_and_leaves_everything(shell, paths, code):
    script, environment = audit_step(path=lines(paths))
    summary, output = shell.folder / "summary.md", shell.folder / "output"
    run = shell(
        script, **environment, GITHUB_STEP_SUMMARY=str(summary), GITHUB_OUTPUT=str(output)
    )
    assert run.returncode == code, run.stderr
    told = dict(line.split("=", 1) for line in output.read_text().splitlines())
    assert told["exit-code"] == str(code)
    assert told.keys() == action()["outputs"].keys()
    for kind in ("sarif", "json", "html", "junit", "md"):
        assert (shell.folder / told[kind]).stat().st_size > 0
    assert "no legal advice" in summary.read_text("utf-8")


def test_what_a_user_typed_is_never_run(shell):
    script, environment = audit_step(path="$(touch pwned) `touch pwned` ; touch pwned")
    assert shell(script, **environment).returncode == 3
    assert not (shell.folder / "pwned").exists()


def test_a_path_that_looks_like_an_option_is_a_path(shell):
    script, environment = audit_step(path="--version")
    assert shell(script, **environment).returncode == 3


def test_patterns_find_packages_in_folders(shell):
    deep = shell.folder / "app" / "build" / "release"
    deep.mkdir(parents=True)
    (deep / "a b.apk").write_bytes(CLEAN.read_bytes())
    script, environment = audit_step(path="app/**/*.apk")
    assert shell(script, **environment).returncode == 0
    result = json.loads((shell.folder / "audit-reports" / "audit.json").read_bytes())
    assert result["app"]["source"]["name"] == "a b.apk"


def test_no_path_is_a_wrong_argument(shell):
    script, environment = audit_step(path=" \n ")
    assert shell(script, **environment).returncode == 2


def test_baseline_and_gate_reach_the_command(shell):
    first, environment = audit_step(path=str(BREACH), fail_on="never")
    assert shell(first, **environment).returncode == 0
    baseline = shell.folder / "baseline.json"
    (shell.folder / "audit-reports" / "audit.json").rename(baseline)
    second, environment = audit_step(path=str(BREACH), baseline="baseline.json")
    assert shell(second, **environment).returncode == 0
    third, environment = audit_step(
        path=str(BREACH), fail_verdict="B", baseline="baseline.json"
    )
    assert shell(third, **environment).returncode == 1


@pytest.mark.publishing
def test_the_action_installs_itself(shell, tmp_path):
    step = next(one for one in action()["runs"]["steps"] if "pip install" in one.get("run", ""))
    paths = tmp_path / "github-path"
    index = {name: value for name, value in os.environ.items() if name.startswith("PIP_")}
    environment = {**index, "RUNNER_TEMP": str(tmp_path), "GITHUB_PATH": str(paths)}
    # The dependencies come from an index in a pipeline; here only the package is installed.
    run = shell(
        f"python() {{ '{sys.executable}' \"$@\"; }}\n{step['run']}",
        **environment,
        GITHUB_ACTION_PATH=str(ROOT),
        PIP_NO_DEPS="1",
    )
    assert run.returncode == 0, run.stderr
    assert (Path(paths.read_text().strip()) / "auditor").is_file()


@ENDINGS
def test_the_gitlab_job_ends_as_the_audit_and_leaves_what_it_names(shell, paths, code):
    job = yaml.safe_load((ROOT / "ci" / "gitlab.yml").read_text("utf-8"))["phonebook-audit"]
    variables = {**job["variables"], "AUDIT_PATHS": "\n".join(str(one) for one in paths)}
    run = shell("\n".join(job["script"]), **variables)
    assert run.returncode == code, run.stderr
    named = {
        kind: shell.folder / file.replace("$AUDIT_REPORTS", variables["AUDIT_REPORTS"])
        for kind, file in job["artifacts"]["reports"].items()
    }
    for file in named.values():
        assert file.is_file()
    entries = json.loads(named["codequality"].read_bytes())
    assert bool(entries) == (code != 0)


def gitlab_script() -> str:
    job = yaml.safe_load((ROOT / "ci" / "gitlab.yml").read_text("utf-8"))["phonebook-audit"]
    return "\n".join(job["script"])


def jenkins_script() -> str:
    text = (ROOT / "ci" / "Jenkinsfile").read_text("utf-8")
    scripts = re.findall(r"sh '''(.*?)'''", text, re.DOTALL)
    # Groovy takes a backslash of its own out of a text like this.
    return next(one for one in scripts if "auditor scan" in one).replace("\\\\", "\\")


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"FAIL_ON": "never", "FAIL_VERDICT": "U", "STRICT": "true"},
        {"GATE": "law", "MIN_CONFIDENCE": "confirmed", "PACKS": "all", "MARKET": "cn,in"},
        {"LANG": "zh", "BASELINE": "old.json", "WAIVERS": "w.toml", "DATE": "2026-11-26"},
    ],
)
def test_all_pipelines_hand_on_the_same_options_and_none_that_nobody_said(shell, said):
    told = []
    for script in (f". '{ROOT}/ci/audit.sh'", gitlab_script(), jenkins_script()):
        run = shell(
            f'auditor() {{ printf "%s\\n" "$@" >options; }}\n{script}',
            **{f"AUDIT_{name}": value for name, value in said.items()},
            AUDIT_PATHS="app.apk",
            AUDIT_REPORTS="audit-reports",
        )
        assert run.returncode == 0, run.stderr
        before, _, after = (shell.folder / "options").read_text().partition("--report\n")
        told.append((before, after.splitlines()[-1]))
    assert told[0] == told[1] == told[2]
    options = told[0][0].split()[1:]
    assert len(options) == len(said)


def test_the_action_leaves_out_what_nobody_said():
    action = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    kept = {"path", "reports", "strict", "setup-python", "install"}
    assert all(not one["default"] for name, one in action["inputs"].items() if name not in kept)


@ENDINGS
def test_the_jenkins_stage_ends_as_the_audit_and_leaves_what_it_names(shell, paths, code):
    text = (ROOT / "ci" / "Jenkinsfile").read_text("utf-8")
    run = shell(jenkins_script(), AUDIT_PATHS=" ".join(str(one) for one in paths))
    assert run.returncode == code, run.stderr
    for file in re.findall(r"(?:junit|pattern:) '([^']+)'", text):
        assert (shell.folder / file).is_file()


def test_the_pre_commit_hook_is_valid_and_its_command_ends_as_the_audit(shell):
    (hook,) = load_manifest(str(ROOT / ".pre-commit-hooks.yaml"))
    pattern = re.compile(hook["files"])
    assert pattern.search("dist/app.apk")
    assert not pattern.search("app.apk.txt")
    assert shell(f"{hook['entry']} --fail-on critical '{BREACH}'").returncode == 1
    assert shell(f"{hook['entry']} '{CLEAN}'").returncode == 0
    used = yaml.safe_load(BLOCKS[".pre-commit-config.yaml"])["repos"][0]["hooks"][0]
    assert used["id"] == hook["id"]
