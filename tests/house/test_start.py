"""The command line starts without the engine."""

import subprocess
import sys

HEAVY = {"numpy", "androguard", "jinja2", "rich", "lxml"}


def test_the_help_imports_nothing_heavy():
    code = (
        "import sys\n"
        "from auditor.cli import main\n"
        "code = main(['scan', '--help'])\n"
        "print(code, *sorted(sys.modules), file=sys.stderr)\n"
    )
    command = (sys.executable, "-c", code)
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    exit_code, *modules = done.stderr.split()
    assert (exit_code, HEAVY.intersection(modules)) == ("0", set())
