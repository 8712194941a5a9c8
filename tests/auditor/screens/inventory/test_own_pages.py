"""Where a script that goes to a page of a variable name can go, by the calls that give the name."""

import pytest

from auditor.screens.inventory.own_pages import stays
from auditor.screens.inventory.scripts import _GOES_ELSEWHERE


def _stays(text: str, *others: str) -> bool:
    found = _GOES_ELSEWHERE.search(text)
    assert found is not None
    return stays(text, found, (text, *others))


@pytest.mark.parametrize(
    "text",
    [
        "function go(page) { window.location.href = page; } go('form.html'); go(\"done.html?x=1\");",
        "const go = (page) => { location.href = page; };\ngo('form.html');",
        "var go = function (page) { location = page; }; go('a/b.html')",
        "const go = page => location.replace(page); go('form.html');",
    ],
)
def test_a_function_that_is_given_pages_of_the_package_stays_in_it(text: str) -> None:
    assert _stays(text)


@pytest.mark.parametrize(
    "text",
    [
        "function go(page) { window.location.href = page; } go('form.html'); go('https://x.example');",
        "function go(page) { window.location.href = page; } go(answer.next);",
        "function go(page) { window.location.href = page; } go('form.html' + query);",
        "function go(page) { window.location.href = page; } list.forEach(go);",
        "function go(page) { page = base + page; location.href = page; } go('form.html');",
        "function go(page, other) { location.href = other; } go('form.html', x);",
        "window.location.href = answer.url;",
        "var next = page; window.location.href = page;",
        "let kept = (page); window.location.href = page;",
        "function go(page) { window.location.href = page; }",
        "function go(page) { window.location.href = page; } go('form.html'); window.go(answer.next);",
        "window.location.href = target;",
    ],
)
def test_whatever_else_it_may_be_given_may_lie_elsewhere(text: str) -> None:
    assert not _stays(text)


def test_a_call_in_another_script_counts() -> None:
    text = "function go(page) { window.location.href = page; } go('form.html');"
    assert _stays(text, "go('done.html')")
    assert not _stays(text, "fetch(u).then(r => go(r.page))")
