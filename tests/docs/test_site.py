"""The documentation site: whole, of the program's own tables, and without requests to others."""

import re
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest

from auditor.cli.catalogue import clauses, facts, packs, reasons, rules, verdicts
from auditor.model.vocabulary import LimitKind

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    subprocess.run([*command, "--site-dir", folder], cwd=ROOT, check=True)
    return folder


def page(site: Path, name: str) -> str:
    return unescape((site / f"{name}.html").read_text("utf-8"))


def test_every_rule_has_a_page_with_why_and_an_example(site: Path) -> None:
    for one in rules():
        text = page(site, f"rules/{one.id}")
        assert one.title.en in text
        assert one.title.zh in text
        assert "Why it matters" in text
        assert 'class="gd"' in text or 'class="gi"' in text, f"{one.id} shows no difference"


def test_every_clause_stands_on_the_page_of_its_pack(site: Path) -> None:
    texts = {one.id: page(site, f"law/{one.id}") for one in packs()}
    for one in clauses():
        text = texts[max((each for each in texts if one.id.startswith(f"{each}.")), key=len)]
        assert f">{one.id}<" in text
        assert one.title.zh in text


@pytest.mark.parametrize(("name", "entries"), [("facts", facts), ("verdicts", verdicts)])
def test_every_fact_and_verdict_is_told(site: Path, name: str, entries) -> None:
    text = page(site, name)
    for one in entries():
        assert re.search(rf">{re.escape(one.id)}(: [^<]*)?<a class=\"headerlink", text), one.id


def test_every_reason_is_told(site: Path) -> None:
    text = page(site, "verdicts")
    for one in reasons():
        assert f"<td>{one.id}</td>" in text


def test_every_kind_of_limit_is_told(site: Path) -> None:
    text = page(site, "limits")
    for one in LimitKind:
        assert f"<code>{one.value}</code>" in text


def test_every_module_is_told_in_a_sentence(site: Path) -> None:
    text = page(site, "modules")
    for one in (*ROOT.glob("auditor/**/*.py"), *ROOT.glob("reports/**/*.py")):
        assert f"<code>{one.name}</code>" in text, one


def test_pages_ask_nothing_of_other_servers(site: Path) -> None:
    loads = re.compile(r'<(?:script|img|iframe|link)\b[^>]*\b(?:src|href)="(?:https?:)?//')
    for path in site.rglob("*.html"):
        assert not loads.search(path.read_text("utf-8")), path


def test_no_markdown_is_left_unmade(site: Path) -> None:
    for path in site.rglob("*.html"):
        text = path.read_text("utf-8")
        assert "|---" not in text, path
