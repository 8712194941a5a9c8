"""Views that one call puts in are alternatives where the container is emptied before each."""

import pytest

from auditor.code.classes.search import Scope
from auditor.code.resolution.constants import Resolver
from auditor.screens.views.exclusive_views import ExclusiveViews
from tests.auditor.code.small_app import app, kind, main, number

ADD = "invoke-virtual {p0, p1}, Landroid/view/ViewGroup;->addView(Landroid/view/View;)V\n"
LOOP = f":again\n{ADD}goto :again"


@pytest.mark.parametrize(
    ("code", "is_emptied", "pages"),
    [
        (ADD, True, [{0}, {1}]),
        (ADD, False, [{0, 1}]),
        (LOOP, True, [{0, 1}]),
    ],
    ids=["one at a time", "never emptied", "several in a loop"],
)
def test_one_call_shows_one_page_at_a_time_in_a_container_that_is_emptied(
    code: str, is_emptied: bool, pages: list[set[int]]
) -> None:
    name = "static show(Landroid/view/ViewGroup;Landroid/view/View;)V"
    built = app(main("nop"), kind("La/Pages;", {name: code}))
    method = number(built, "La/Pages;->show(Landroid/view/ViewGroup;Landroid/view/View;)V")
    (place,) = [one.pc for one in built.program.calls_in(method)]
    views = ExclusiveViews(Resolver(built.program, built.hierarchy))
    added = [(Scope(method), place)] * 2
    assert [set(one) for one in views.pages(added, is_emptied=is_emptied)] == pages
