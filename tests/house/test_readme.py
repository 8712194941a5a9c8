"""The README, the help and the code tell the same exit codes."""

import re

from auditor.cli.exits import MEANINGS, exit_table

ROW = re.compile(r"^\| (\d+) \| (.+) \|$", re.MULTILINE)


def test_the_readme_has_the_table_of_the_code(root):
    text = (root / "README.md").read_text("utf-8")
    table = {int(code): means.replace("`", "") for code, means in ROW.findall(text)}
    assert table == {code.value: means for code, means in MEANINGS.items()}


def test_the_help_has_the_table_of_the_code():
    words = " ".join(exit_table().split())
    assert [f"{code.value} {means}" in words for code, means in MEANINGS.items()] == [True] * 6
