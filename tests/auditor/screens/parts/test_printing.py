"""How legible a layout prints its texts."""

import pytest

from auditor.model.app import View
from auditor.screens.parts.printing import contrast, grounds


@pytest.mark.parametrize(
    ("ink", "ground", "ratio"),
    [
        (0x000000, 0xFFFFFF, 21.0),
        (0xFFFFFF, 0xFFFFFF, 1.0),
        (0x767676, 0xFFFFFF, 4.54),
        (0xD8D8D8, 0xFFFFFF, 1.42),
    ],
)
def test_contrast_is_that_of_the_guidelines(ink: int, ground: int, ratio: float) -> None:
    assert contrast(ink, ground) == pytest.approx(ratio, abs=0.02)
    assert contrast(ground, ink) == contrast(ink, ground)


def test_a_colour_that_the_layout_does_not_say_gives_no_contrast() -> None:
    assert contrast(None, 0xFFFFFF) is None
    assert contrast(0x000000, None) is None


WHITE = 0xFFFFFF


def part(
    tag: str, *children: View, ground: int | None = None, is_covered: bool = False
) -> View:
    nothing = (None, None, tag, None, None, None, None, None)
    return View(tag, *nothing, children, ground=ground, is_covered=is_covered)


@pytest.mark.parametrize(
    ("before", "layout", "ground"),
    [
        ("TextView", "FrameLayout", WHITE),
        ("ImageView", "LinearLayout", WHITE),
        ("ImageView", "FrameLayout", None),
    ],
)
def test_the_ground_is_that_of_the_layout_unless_something_may_lie_between(
    before: str, layout: str, ground: int | None
) -> None:
    root = part(layout, part(before), part("CheckBox"), ground=WHITE)
    assert {one.tag: below for one, below in grounds(root)}["CheckBox"] == ground


def test_a_view_with_a_background_of_its_own_hides_the_ground() -> None:
    root = part("LinearLayout", part("Button", is_covered=True), ground=WHITE)
    assert [below for _, below in grounds(root)] == [WHITE, None]
