"""The command line starts without the engine."""

import subprocess
import sys
from pathlib import Path

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


def test_an_audit_imports_nothing_that_it_does_not_need():
    code = (
        "import sys\n"
        "import auditor\n"
        "auditor.audit(sys.argv[1])\n"
        "print(*sorted(sys.modules), file=sys.stderr)\n"
    )
    package = Path(__file__).parents[2] / "samples" / "built" / "accounts_listed.apk"
    command = (sys.executable, "-c", code, str(package))
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "numpy.ma" not in done.stderr.split()
