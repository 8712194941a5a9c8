"""Markdown: small enough for a comment, and nothing of the app can do anything in it."""

from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

from auditor.model.result import FLEET_SCHEMA, Failure, FleetResult
from auditor.model.words import same
from reports.markdown import code, marked, to_markdown, to_markdown_fleet
from tests.result_builder import EXAMPLES, hostile, legacy_lender, packed_lender

ALL = pytest.mark.parametrize("example", sorted(EXAMPLES))
BOTH = pytest.mark.parametrize("lang", ["en", "zh"])
COMMENT = 64 * 1024


def rendered(text):
    parser = MarkdownIt("gfm-like", {"html": True, "linkify": True})
    return parser.render(text)


@ALL
@BOTH
def test_a_comment_fits(example, lang):
    assert len(to_markdown(EXAMPLES[example](), lang=lang)) < COMMENT


def test_a_huge_result_is_cut_and_says_so():
    base = legacy_lender()
    many = tuple(
        replace(one, fingerprint=f"v1:{n}", message=same("many words " * 40))
        for n in range(600)
        for one in base.findings[:1]
    )
    made = to_markdown(replace(base, findings=many))
    assert len(made) < COMMENT
    assert b"see the full report" in made
    assert b"no legal advice" in made


@BOTH
def test_the_comment_reads_as_agreed(lang, golden):
    golden(f"legacy_lender.{lang}.md", to_markdown(legacy_lender(), lang=lang))


def test_what_a_package_chose_makes_no_element_link_or_mention():
    attack = (
        "@team #12 [x](http://evil.example) www.evil.example <img src=x> |`a`| &lt;b&gt; a_b_c"
    )
    base = hostile()
    result = replace(
        base,
        app=replace(base.app, label=attack, version_name=attack),
        findings=tuple(replace(one, message=same(attack)) for one in base.findings),
    )
    shown = rendered(to_markdown(result).decode())
    for bad in ("<script", "<img", "<a "):
        assert bad not in shown
    assert shown.count("<em>") == 1, "but our own last line"
    assert "@team" not in to_markdown(result).decode()


@pytest.mark.parametrize("text", ["- a", "+ a", "= a", "1. a", "12) a", "# a", "> a", "* a"])
def test_no_text_begins_a_list_a_heading_or_a_quotation(text):
    shown = rendered(marked(text)).replace("<!-- -->", "").replace("&gt;", ">")
    assert shown == f"<p>{text}</p>\n"


@pytest.mark.parametrize("text", ["a|b", "`", "``a` b``", "plain", "<b>"])
def test_a_code_span_shows_the_text_as_it_is(text):
    cells = rendered(f"| a |\n| --- |\n| {code(text)} |")
    assert cells.count("<td>") == 1
    inner = cells.partition("<code>")[2].partition("</code>")[0]
    assert inner.replace("&lt;", "<").replace("&gt;", ">") == text


def test_escaped_text_reads_as_it_was():
    text = "*a* _b_ [c] (d) #e +f -g !h |i| ~~j~~ $k$ \\l &amp; m"
    shown = rendered(marked(text)).replace("<p>", "").replace("</p>\n", "")
    shown = shown.replace("<!-- -->", "")
    assert shown.replace("&amp;", "&") == text


def test_undetermined_says_what_was_not_seen():
    made = to_markdown(packed_lender()).decode()
    assert "provisionally A2" in made
    assert "the real dex is encrypted" in made


def test_several_apps_are_a_table_with_what_failed():
    fleet = FleetResult(
        FLEET_SCHEMA,
        tuple(make() for make in EXAMPLES.values()),
        (Failure("broken.apk", "unreadable", "no manifest"),),
    )
    made = to_markdown_fleet(fleet)
    assert len(made) < COMMENT
    shown = rendered(made.decode())
    assert shown.count("<tr>") > len(EXAMPLES)
    assert "no manifest" in shown
