"""Help: grouped, with examples that are valid, the same lists as the program has; completion."""

import re
import shlex
import subprocess
import sys

import click
import pytest

from auditor.cli.command import auditor as group
from auditor.cli.help import SECTIONS, Helpful
from auditor.cli.options import DIFFERENCES, FORMATS
from reports import DIFFERENCE_RENDERERS, FLEET_RENDERERS, RENDERERS

HELPFUL = [one for one in group.commands.values() if isinstance(one, Helpful)]
EXAMPLES = [(one, text) for one in HELPFUL for text in one.examples]


def test_the_formats_in_the_help_are_those_that_there_are():
    assert set(FORMATS) == set(RENDERERS) == set(FLEET_RENDERERS)
    assert set(DIFFERENCES) == set(DIFFERENCE_RENDERERS)


@pytest.mark.parametrize(("command", "text"), EXAMPLES)
def test_every_example_is_a_valid_call(command, text, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    name, asked, *arguments = shlex.split(text)
    assert (name, asked) == ("auditor", command.name)
    context = command.make_context(command.name, list(arguments))
    assert context.params


@pytest.mark.parametrize("command", HELPFUL)
def test_every_option_stands_under_one_heading(command):
    formatter = click.HelpFormatter()
    command.format_options(click.Context(command, info_name=command.name), formatter)
    text = formatter.getvalue()
    for param in command.params:
        if isinstance(param, click.Option):
            long = next(one for one in param.opts if one.startswith("--"))
            assert len(re.findall(rf"^  (?:-\w, )?{long}\b", text, re.MULTILINE)) == 1, long
    heads = [line[:-1] for line in text.splitlines() if line.endswith(":") and line[0] != " "]
    sections = [one for one in heads if one in SECTIONS]
    assert sections == [one for one in SECTIONS if one in heads]
    assert "Examples" in heads


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_made_for_the_usual_shells(shell):
    done = subprocess.run(
        [sys.executable, "-m", "auditor"],
        env={"_AUDITOR_COMPLETE": f"{shell}_source", "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    if shell == "bash" and "bash" not in done.stdout:
        pytest.fail(done.stderr)
    assert "auditor" in done.stdout


def test_completion_knows_commands_and_options():
    def completions(words, current):
        done = subprocess.run(
            [sys.executable, "-m", "auditor"],
            env={
                "_AUDITOR_COMPLETE": "bash_complete",
                "COMP_WORDS": words,
                "COMP_CWORD": str(current),
                "PATH": "/usr/bin:/bin",
            },
            capture_output=True,
            text=True,
            check=False,
        )
        return done.stdout

    assert "verify" in completions("auditor ver", 1)
    assert "--fail-on" in completions("auditor scan --fail", 2)
    assert "critical" in completions("auditor scan --fail-on c", 3)
    assert "file,x" in completions("auditor scan x", 2)
    assert "file,x" in completions("auditor scan a.apk --baseline x", 4)
    assert "html=" in completions("auditor scan --report h", 3)
    assert "LAP-A03" in completions("auditor explain LAP-A", 2)
