"""Adds the pages that are made from the program's own tables to the documentation site.

MkDocs calls `on_config` and `on_files` by these names. What a page says stands in the tables of
`auditor/data`, how it looks in the templates beside this file; nothing is written twice, so a
rule or clause that is added has its page at once.
"""

import sys
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = Path(__file__).parent
SCHEMA = "auditor-result-1.schema.json"
COPIED = {
    "changelog.md": "CHANGELOG.md",
    "contributing.md": "CONTRIBUTING.md",
    "samples.md": "samples/README.md",
}
"""Pages that are files of the project as they stand."""
GIVEN = {
    f"schema/{SCHEMA}": f"reports/schema/{SCHEMA}",
    "ci/Jenkinsfile": "ci/Jenkinsfile",
}
"""Files that readers fetch from the site, as they stand."""
if str(ROOT) not in sys.path:  # the site documents this checkout, whatever is installed
    sys.path.insert(0, str(ROOT))
if str(TEMPLATES) not in sys.path:
    sys.path.insert(0, str(TEMPLATES))

from contents import gathered  # noqa: E402 - found by the line above

from auditor.law.pack import packs  # noqa: E402
from auditor.rules import ALL_RULES  # noqa: E402


def rule_page(rule_id: str) -> str:
    """Return where the page of a rule stands."""
    return f"rules/{rule_id}.md"


def pack_page(pack_id: str) -> str:
    """Return where the page of a law pack stands."""
    return f"law/{pack_id}.md"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Put a page for every rule and every law pack into the navigation."""
    filled = {
        "RULES": ["rules/index.md", *({one.id: rule_page(one.id)} for one in ALL_RULES)],
        "LAWS": ["law/index.md", *({one: pack_page(one)} for one in packs())],
    }
    config.nav = [
        {name: filled.get(value, value) if isinstance(value, str) else value}
        for entry in config.nav or ()
        for name, value in entry.items()
    ]
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages and the schema."""
    known = gathered(ROOT)
    for name, text in pages(known).items():
        files.append(File.generated(config, name, content=text))
    for name, path in GIVEN.items():
        files.append(File.generated(config, name, content=(ROOT / path).read_text("utf-8")))
    return files


def on_page_markdown(markdown: str, **_: Any) -> str:
    """Turn links that lead out of the documents' folder into links within the site."""
    return (
        markdown.replace(f"../reports/schema/{SCHEMA}", f"schema/{SCHEMA}")
        .replace("](docs/", "](")
        .replace("](../ci/Jenkinsfile)", "](ci/Jenkinsfile)")
    )


def pages(known: dict[str, Any]) -> dict[str, str]:
    """Return the generated pages, text by place."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=False,  # noqa: S701 - Markdown, and every value comes from this project
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["cell"] = cell
    made = {
        name: environment.get_template(f"{name}.jinja").render(known)
        for name in ("test.md", "verdicts.md", "facts.md", "sdks.md", "schema.md", "modules.md")
    }
    for room, items in (("rules", known["rules"]), ("law", known["packs"])):
        made[f"{room}/index.md"] = environment.get_template(f"{room}.md.jinja").render(known)
        one = environment.get_template(f"{room}.one.md.jinja")
        made |= {f"{room}/{item.id}.md": one.render(known, item=item) for item in items}
    made |= {name: (ROOT / path).read_text("utf-8") for name, path in COPIED.items()}
    return made


def cell(text: object) -> str:
    """Return a text as it may stand in a cell of a table."""
    return str(text).replace("|", "\\|").replace("\n", " ")
