"""What a run brings up on a screen: a layout by its number, or a view that code makes."""

import pytest

from tests.auditor.code.trials.test_trial import endings

PAGE = "invoke-virtual {{v1, v0}}, Landroid/app/Activity;->setContentView({})V\nreturn-void"
MADE = "new-instance v0, Landroid/widget/FrameLayout;\ninvoke-direct {v0}, Landroid/widget/FrameLayout;-><init>()V\n"


@pytest.mark.parametrize(
    ("page", "brought_up"),
    [
        ("const v0, #2131034112\n" + PAGE.format("I"), "layout:2131034112"),
        (MADE + PAGE.format("Landroid/view/View;"), "layout:code"),
    ],
    ids=["a layout", "made by code"],
)
def test_the_whole_of_a_screen_is_told_as_what_it_is(page: str, brought_up: str) -> None:
    found = {one.what for each in endings(page) for one in each.events if one.kind == "reveal"}
    assert found == {brought_up}
