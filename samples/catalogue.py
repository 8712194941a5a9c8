"""Write the table of stories in README.md: ``python samples/catalogue.py [--check]``."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

HERE = Path(__file__).resolve().parent
README = HERE / "README.md"
START, END = "<!-- catalogue -->\n", "<!-- end of catalogue -->\n"


def table() -> str:
    """Make the table out of every story's expect.toml and story.toml, by verdict and name."""
    rows = []
    for path in sorted(HERE.glob("*/expect.toml")):
        expected = tomllib.loads(path.read_text("utf-8"))
        options = path.with_name("story.toml")
        twin = tomllib.loads(options.read_text("utf-8"))["twin"]
        verdict = expected["verdict"]
        if "provisional" in expected:
            verdict += f" ({expected['provisional']})"
        fires = " ".join(rule.removeprefix("LAP-") for rule in expected["fires"]) or "–"
        name = path.parent.name
        rows.append((verdict, name, f"| `{name}` | {expected['story']} | {fires} | `{twin}` |"))
    lines: list[str] = []
    last = ""
    for verdict, _, row in sorted(rows):
        if verdict != last:
            lines += [
                "",
                f"### {verdict}",
                "",
                "| story | shows | fires | twin |",
                "|---|---|---|---|",
            ]
            last = verdict
        lines.append(row)
    return "\n".join(lines[1:]) + "\n\n"


def main(arguments: list[str]) -> int:
    """Rewrite the table, or with ``--check`` say whether it is up to date."""
    text = README.read_text("utf-8")
    before, _, rest = text.partition(START)
    _, _, after = rest.partition(END)
    fresh = before + START + table() + END + after
    if "--check" in arguments:
        if fresh != text:
            print("samples/README.md is not up to date: python samples/catalogue.py")
        return int(fresh != text)
    README.write_text(fresh, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
