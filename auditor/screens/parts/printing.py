"""How legible a layout prints its texts: size, and contrast between letters and ground.

Said is only what the layout says itself; what a theme gives is not looked up.
Source: WCAG 2.1, "relative luminance" and "contrast ratio".
"""

from collections.abc import Iterator
from typing import Final

from auditor.model.app import View

_LINEAR_BELOW: Final = 0.04045
_IN_LINE: Final = ("LinearLayout", "RadioGroup", "ScrollView", "TableRow")
"""Ends of the tags of layouts in which no view lies behind another."""
_WRITTEN: Final = ("TextView", "EditText", "Button", "CheckBox", "Switch", "Space")
"""Ends of the tags of views that show nothing but words."""


def grounds(view: View, below: int | None = None) -> Iterator[tuple[View, int | None]]:
    """Yield each view with the colour that lies behind its text, where it or a view around it says one."""
    ground = None if view.is_covered else below if view.ground is None else view.ground
    yield view, ground
    is_in_line = view.tag.endswith(_IN_LINE)
    for one in view.children:
        yield from grounds(one, ground)
        if not is_in_line and not one.tag.endswith(_WRITTEN):
            ground = None  # A picture, or a card, may lie behind what comes after it.


def contrast(ink: int | None, ground: int | None) -> float | None:
    """Return the ratio of two colours, 1 to 21; None where one is not known."""
    if ink is None or ground is None:
        return None
    light, dark = sorted((_luminance(ink), _luminance(ground)), reverse=True)
    return round((light + 0.05) / (dark + 0.05), 2)


def _luminance(colour: int) -> float:
    red, green, blue = (_linear((colour >> shift & 0xFF) / 255) for shift in (16, 8, 0))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= _LINEAR_BELOW else ((part + 0.055) / 1.055) ** 2.4
