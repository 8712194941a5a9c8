"""Compiled templates are kept as Python keeps its modules, and never change a report."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from reports.compiled import CompiledTemplates
from reports.html import compile_templates


@pytest.fixture
def render(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], str]:
    monkeypatch.setattr(sys, "pycache_prefix", None)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    (tmp_path / "page.j2").write_text("{{ 1 + 1 }} pages")
    (tmp_path / "maker.py").write_text("makes templates")

    def render_anew() -> str:
        cache = CompiledTemplates((tmp_path / "maker.py",))
        loader = FileSystemLoader(tmp_path)
        return Environment(loader=loader, bytecode_cache=cache).get_template("page.j2").render()

    return render_anew


def kept(folder: Path) -> list[Path]:
    return sorted(folder.glob("__pycache__/*"))


def test_what_was_compiled_is_kept_and_taken(tmp_path, render, monkeypatch) -> None:
    assert render() == "2 pages"
    (one,) = kept(tmp_path)
    assert sys.implementation.cache_tag in one.name
    monkeypatch.setattr(Environment, "compile", lambda *_, **__: pytest.fail("compiled again"))
    assert render() == "2 pages"


@pytest.mark.parametrize(
    "damage", [lambda raw: raw[:40], lambda raw: raw[:-1] + b"x", lambda _: b""]
)
def test_what_is_damaged_is_compiled_again(tmp_path, render, damage) -> None:
    render()
    (one,) = kept(tmp_path)
    whole = one.read_bytes()
    one.write_bytes(damage(whole))
    assert render() == "2 pages"
    assert one.read_bytes() == whole


def test_a_changed_template_or_maker_is_compiled_again(tmp_path, render) -> None:
    render()
    (tmp_path / "page.j2").write_text("{{ 1 + 2 }} pages")
    assert render() == "3 pages"
    (one,) = kept(tmp_path)
    before = one.read_bytes()
    (tmp_path / "maker.py").write_text("makes other templates")
    assert render() == "3 pages"
    assert one.read_bytes() != before


def test_nothing_is_written_where_python_writes_nothing(tmp_path, render, monkeypatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert render() == "2 pages"
    assert kept(tmp_path) == []


def test_a_folder_that_cannot_be_written_to_is_left_alone(tmp_path, render) -> None:
    (tmp_path / "__pycache__").write_text("a file where the folder should be")
    assert render() == "2 pages"


def test_a_template_without_a_file_is_compiled_each_time() -> None:
    assert CompiledTemplates(()).get_cache_key("page", None) == ""
    assert CompiledTemplates(()).get_cache_key("page", "/nowhere/page.j2") == ""


def test_templates_are_kept_where_somebody_asks_for_it(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    compile_templates()
    names = {one.name.partition(".")[0] for one in tmp_path.rglob("*") if one.is_file()}
    assert {"report", "fleet", "base", "macros"} <= names
