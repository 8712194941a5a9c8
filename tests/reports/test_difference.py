"""The comparison of two results in four forms that say the same."""

import json
from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

from auditor.model.vocabulary import Extent
from auditor.triage.difference import compare
from reports import DIFFERENCE_RENDERERS
from reports.difference import sections, to_difference_html, to_difference_markdown, warnings
from reports.glossary import label
from tests.reports.reading import read
from tests.result_builder import bundled_consent, hostile, legacy_lender, prompt_only


def to_html_text(page):
    return read(page).text


FORMS = pytest.mark.parametrize("form", sorted(DIFFERENCE_RENDERERS))
BOTH = pytest.mark.parametrize("lang", ["en", "zh"])


def newer():
    base = legacy_lender()
    wider = replace(base.accesses[0], extent=Extent.LOOKUP)
    return replace(base, accesses=(wider, base.accesses[0]))


@FORMS
def test_every_form_names_what_changed(form):
    made = DIFFERENCE_RENDERERS[form](compare(prompt_only(), newer())).decode()
    made = made.replace("&#58;", ":").replace("\\_", "_")
    assert "LAP-A03" in made
    assert "content://com.android.contacts" in made
    assert "api.fastloan.example/v1" in made
    assert "privacy_promise" in made
    assert "READ_CALL_LOG" not in made, "it is in both"


@FORMS
def test_nothing_changed_is_said_by_every_form(form):
    made = DIFFERENCE_RENDERERS[form](compare(newer(), newer())).decode()
    if form == "json":
        wire = json.loads(made)
        assert wire["appeared"] == wire["accesses"] == wire["texts"] == []
    else:
        assert "Nothing changed" in made


@BOTH
def test_every_title_has_words(lang):
    difference = compare(prompt_only(), bundled_consent())
    for section in sections(difference):
        assert section.title.en != section.title.zh


def test_the_markdown_fits_a_comment():
    base = prompt_only()
    many = tuple(
        replace(one, fingerprint=f"v1:{n}") for n in range(2000) for one in base.findings[:1]
    )
    made = to_difference_markdown(compare(base, replace(base, findings=many)))
    assert len(made) < 64 * 1024
    assert b"full report" in made


def test_a_hostile_app_can_do_nothing_in_html_and_markdown():
    difference = compare(prompt_only(), hostile())
    html = to_difference_html(difference).decode()
    assert "<script>alert" not in html
    assert "\u202e" not in html
    markdown = to_difference_markdown(difference).decode()
    shown = MarkdownIt("gfm-like", {"html": True}).render(markdown)
    assert "<script" not in shown
    assert "<a " not in shown


def test_two_apps_and_two_rule_sets_are_warned_of():
    old = prompt_only()
    other = replace(old, app=replace(old.app, package="com.other"))
    digest = replace(old, tool=replace(old.tool, digest="sha256:00"))
    assert len(list(warnings(compare(old, other)))) == 1
    assert len(list(warnings(compare(old, digest)))) == 1


@BOTH
def test_the_verdicts_stand_side_by_side_and_in_words(lang):
    difference = compare(prompt_only(), legacy_lender())
    page = to_html_text(to_difference_html(difference, lang=lang))
    for one in (prompt_only(), legacy_lender()):
        words = label("verdict", one.verdict.code)
        assert words.en in page
        assert words.zh in page
    (line,) = next(one for one in sections(difference) if one.title.en == "Verdict").lines
    assert line.says.en == "C system prompt only → B no consent mechanism"
    assert line.says.zh == "C 仅系统授权 → B 未见同意机制"


def test_a_sentence_that_says_two_things_changes_once():
    base = legacy_lender()
    said = base.disclosures[0]
    twice = replace(base, disclosures=(said, replace(said, about="share")))
    told = sections(compare(replace(base, disclosures=()), twice))
    (texts,) = [one for one in told if one.title.en.startswith("Texts")]
    assert len(texts.lines) == 1
