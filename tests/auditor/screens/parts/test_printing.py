"""How legible a layout prints its texts."""

import pytest

from auditor.screens.parts.printing import contrast


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
