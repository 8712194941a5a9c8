"""What no file of this project may be called, hold, or grow to."""

import re
from pathlib import Path

import pytest

JUNK_DRAWERS = {"utils", "util", "helpers", "helper", "common", "misc", "constants", "shared"}

NO_DRAWER_AFTER_ALL = {
    "auditor/code/resolution/constants.py": "finds the constants of the audited code; keeps none of ours",
}
"""Module to the reason why its name means something here."""

CEILING = 450

LONGER_FOR_A_REASON: dict[str, str] = {}
"""Module to the reason why it is better in one piece."""

TEXTS = {".py", ".toml", ".md", ".txt", ".yaml", ".yml", ".java", ".xml", ".j2", ".css", ""}

MACHINE_PATH = re.compile(r"(?<![\w.}/])/(?:work|tmp|root|home)/\w")
REGISTRY_HOST = re.compile(
    r"\b(?:pypi\.(?:org|python\.org)|files\.pythonhosted\.org|registry\.npmjs\.org"
    r"|(?:deb|security)\.debian\.org|npmjs\.com)\b"
)


def test_no_module_is_a_junk_drawer(files):
    modules = {str(name) for name in files if name.suffix == ".py"}
    drawers = {
        name for name in modules if JUNK_DRAWERS.intersection(Path(name).with_suffix("").parts)
    }
    assert drawers == NO_DRAWER_AFTER_ALL.keys() & modules


def test_no_module_grows_past_the_ceiling_without_a_reason(modules, root):
    lengths = {
        str(name): len((root / name).read_text("utf-8").splitlines()) for name in modules
    }
    long = {name for name, length in lengths.items() if length > CEILING}
    assert long == set(LONGER_FOR_A_REASON)


@pytest.mark.parametrize("pattern", [MACHINE_PATH, REGISTRY_HOST], ids=["path", "host"])
def test_no_file_names_a_machine_or_a_registry(files, root, pattern):
    found = [
        f"{name}: {hit[0]}"
        for name in files
        if name.suffix in TEXTS and name.parts[:2] != ("tests", "house")
        for hit in pattern.finditer((root / name).read_text("utf-8", errors="replace"))
    ]
    assert found == []


def test_every_path_that_contributing_names_is_there(root):
    text = (root / "CONTRIBUTING.md").read_text("utf-8")
    named = set(re.findall(r"`((?:auditor|reports|samples|tests|docs)[\w./-]*)`", text))
    assert len(named) > 10
    assert sorted(name for name in named if not (root / name).exists()) == []


def test_every_path_that_the_map_names_is_there(root):
    text = (root / "docs/map.md").read_text("utf-8")
    named = set(re.findall(r"`((?:auditor|reports)/[\w./-]+)`", text))
    assert len(named) > 50
    assert sorted(name for name in named if not (root / name).exists()) == []


def test_every_picture_and_page_that_the_readme_names_is_there(root):
    text = (root / "README.md").read_text("utf-8")
    named = re.findall(r"\]\(([\w./-]+)\)", text)
    assert [name for name in named if not (root / name).exists()] == []
