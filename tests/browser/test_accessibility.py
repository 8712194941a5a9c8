"""What axe-core says of the report: nothing against WCAG 2.2 AA, in light, dark, both languages."""

import pytest

from auditor.model.result import FLEET_SCHEMA, Failure, FleetResult
from reports.html import to_html, to_html_fleet
from tests.axe_core import WCAG, obtain
from tests.result_builder import EXAMPLES, legacy_lender, packed_lender
from tests.settled import settled_lender

RUN = """
async (tags) => {
  const told = await axe.run(document, {runOnly: {type: 'tag', values: tags}});
  return [told.passes.length,
          told.violations.flatMap((one) => one.nodes.map((node) => [one.id, node.html.slice(0, 120)]))];
}
"""
OPEN = "document.querySelectorAll('details').forEach((one) => { one.open = true; })"


def fleet():
    results = tuple(make() for make in EXAMPLES.values())
    return FleetResult(FLEET_SCHEMA, results, (Failure("x.apk", "limit", "too large"),))


PAGES = {
    "settled": lambda lang: to_html(settled_lender(), lang=lang),
    "with screens": lambda lang: to_html(EXAMPLES["bundled_consent"](), lang=lang),
    "undetermined": lambda lang: to_html(packed_lender(), lang=lang),
    "several apps": lambda lang: to_html_fleet(fleet(), lang=lang),
}


def complaints(page):
    """Return how many rules passed, and every violation with its element."""
    page.evaluate(obtain())
    return page.evaluate(RUN, list(WCAG))


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_no_violation(name, dark, lang, open_page):
    page = open_page(PAGES[name](lang), dark=dark, bare=True).page
    page.evaluate(OPEN)
    passed, found = complaints(page)
    assert passed > 15
    assert found == []


@pytest.mark.slow
@pytest.mark.parametrize("width", [400, 768])
def test_axe_finds_no_violation_on_a_narrow_screen(width, open_page):
    page = open_page(to_html(legacy_lender()), width=width, bare=True).page
    page.evaluate(OPEN)
    assert complaints(page)[1] == []


@pytest.mark.slow
def test_axe_is_not_deaf(open_page):
    page = open_page(to_html(legacy_lender()), bare=True).page
    page.evaluate("document.querySelector('.claim').style.color = '#ccc'")
    page.evaluate("document.getElementById('lang-en').removeAttribute('id')")
    assert {rule for rule, _ in complaints(page)[1]} >= {"color-contrast", "label"}
