"""Completes who hears the controls of screens, once all screens are there, and what the hearers know.

Listeners that replace others, gestures, what hangs on the views; and which buttons code presses by itself.
"""

from collections.abc import Sequence

from auditor.screens.answers.by_code import doubt_pressed
from auditor.screens.inventory.ground import Ground
from auditor.screens.presses.pressing import Presser
from auditor.screens.surfaces.boards import Boards
from auditor.screens.surfaces.drafts import Draft
from auditor.screens.surfaces.gestures import Gestures
from auditor.screens.surfaces.hung_tags import hang_tags
from auditor.screens.surfaces.overridden_buttons import take_overrides


def complete_hearers(
    ground: Ground, boards: Boards, presser: Presser, drafts: Sequence[Draft]
) -> None:
    """Give the controls of all screens the rest of their listeners, and doubt those that code presses."""
    take_overrides(presser.resolver, boards.handlers, drafts)
    Gestures(boards, presser).lay_into(drafts)
    hang_tags(presser.resolver, presser.graph, drafts)
    doubt_pressed(ground, drafts)
