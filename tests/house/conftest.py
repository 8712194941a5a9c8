"""What the house tests look at: the files of the project, and the syntax trees of its modules."""

import ast
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def files() -> tuple[Path, ...]:
    """Return every file that is committed or could be, sorted, relative to the root."""
    command = ("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout
    names = {Path(name) for name in listed.decode().split("\0") if name}
    return tuple(sorted(name for name in names if (ROOT / name).is_file()))


@pytest.fixture(scope="session")
def modules(files) -> Mapping[Path, ast.Module]:
    """Return the syntax tree of every module of the program."""
    return {
        name: ast.parse((ROOT / name).read_text("utf-8"))
        for name in files
        if name.suffix == ".py" and name.parts[0] in {"auditor", "reports"}
    }
