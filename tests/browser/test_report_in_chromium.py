"""The HTML report in a real browser: quiet, inert, readable on every width and on paper."""

import pytest

from auditor.model.result import FLEET_SCHEMA, FleetResult
from reports.html import to_html, to_html_fleet
from tests.result_builder import EXAMPLES, hostile, legacy_lender

ALL = pytest.mark.parametrize("example", sorted(EXAMPLES))
BOTH = pytest.mark.parametrize(("lang", "other"), [("en", "zh"), ("zh", "en")])

CONTRAST = """
() => {
  const channel = (value) => {
    const part = value / 255;
    return part <= 0.03928 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
  };
  const light = (rgb) => 0.2126 * channel(rgb[0]) + 0.7152 * channel(rgb[1])
    + 0.0722 * channel(rgb[2]);
  const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const behind = (element) => {
    for (let one = element; one; one = one.parentElement) {
      const found = parts(getComputedStyle(one).backgroundColor);
      if (found.length === 3 || found[3] > 0) { return found; }
    }
    return [255, 255, 255];
  };
  const poor = [];
  for (const element of document.querySelectorAll('.sheet *')) {
    const own = [...element.childNodes].some(
      (node) => node.nodeType === 3 && node.textContent.trim());
    if (!own || !element.getClientRects().length) { continue; }
    const style = getComputedStyle(element);
    const ink = element.closest('svg') ? style.fill : style.color;
    const one = light(parts(ink)), two = light(behind(element));
    const ratio = (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
    if (ratio < 4.5) { poor.push([element.textContent.slice(0, 40), ratio.toFixed(2)]); }
  }
  return poor;
}
"""


@ALL
def test_the_page_opens_quietly_and_asks_for_nothing(example, open_page):
    opened = open_page(to_html(EXAMPLES[example]()))
    assert opened.said == []
    assert len(opened.asked) == 1


def test_hostile_texts_run_nothing(open_page):
    opened = open_page(to_html(hostile()))
    assert opened.page.evaluate("document.querySelectorAll('script').length") == 1
    assert opened.page.evaluate("document.querySelectorAll('img').length") == 0
    assert opened.said == []


@ALL
@pytest.mark.parametrize("width", [400, 700, 1280])
def test_nothing_scrolls_sideways(example, width, open_page):
    page = open_page(to_html(EXAMPLES[example]()), width=width).page
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_index_of_several_apps_does_not_scroll_sideways(open_page):
    fleet = FleetResult(FLEET_SCHEMA, tuple(make() for make in EXAMPLES.values()), ())
    opened = open_page(to_html_fleet(fleet), width=400)
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= 400
    assert opened.said == []


@BOTH
@pytest.mark.parametrize("script", [True, False])
def test_the_page_shows_one_language_and_can_show_the_other(lang, other, script, open_page):
    page = open_page(to_html(legacy_lender(), lang=lang), script=script).page
    assert page.locator(f"h1 .{lang}").is_visible()
    assert not page.locator(f"h1 .{other}").is_visible()
    page.locator(f"label[for=lang-{other}]").click()
    assert page.locator(f"h1 .{other}").is_visible()
    assert not page.locator(f"h1 .{lang}").is_visible()


def test_everything_can_be_read_without_script(open_page):
    page = open_page(to_html(legacy_lender()), script=False).page
    assert not page.locator("#tools").is_visible()
    for summary in page.locator("summary").all():
        summary.click()
    hidden = [
        one
        for one in page.locator("main code").all()
        if not one.is_visible()
        and one.locator("xpath=ancestor::*[contains(@class,'zh')]").count() == 0
    ]
    assert hidden == []


def test_findings_can_be_filtered_by_severity(open_page):
    page = open_page(to_html(legacy_lender())).page
    assert page.locator("#finding-1").is_visible()
    page.locator("[data-filter=critical]").uncheck()
    assert not page.locator("#finding-1").is_visible()
    assert page.locator("#finding-4").is_visible()


def test_a_link_into_folded_text_unfolds_it(open_page):
    page = open_page(to_html(EXAMPLES["prompt_only"]())).page
    row = page.locator("details tr[id^=clause-]").first
    assert not row.is_visible()
    page.evaluate("(id) => { location.hash = id; }", row.get_attribute("id"))
    row.wait_for(state="visible")


@pytest.mark.parametrize("dark", [False, True])
def test_every_text_has_enough_contrast(dark, open_page):
    page = open_page(to_html(legacy_lender()), dark=dark).page
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert page.evaluate(CONTRAST) == []


def test_every_text_has_enough_contrast_on_paper(open_page):
    page = open_page(to_html(legacy_lender())).page
    page.emulate_media(media="print")
    assert page.evaluate(CONTRAST) == []


@BOTH
@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_the_first_page_of_the_print_stands_alone(lang, other, size, open_page):
    page = open_page(to_html(legacy_lender(), lang=lang), script=False).page
    pdf = page.pdf(format=size)
    assert pdf.startswith(b"%PDF")
    page.emulate_media(media="print")
    assert not page.locator(f"h1 .{other}").is_visible()
    paper = {"A4": 297, "Letter": 279.4}[size] - 15 - 17
    wide = {"A4": 210, "Letter": 215.9}[size] - 30
    page.set_viewport_size({"width": int(wide / 25.4 * 96), "height": 900})
    tall = page.evaluate("document.querySelector('.front').getBoundingClientRect().bottom")
    assert tall <= paper / 25.4 * 96
