"""Boxes and the button that takes them, on different parts of one screen.

The page of a wizard, or a fragment, holds the words and the box; the screen around it holds the button, whose handler
asks the part what is ticked (`if (step.agrees()) …`). Both are one question: the part is laid into that screen.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from auditor.code.classes.program import Program
from auditor.screens.presses.press import Ticks
from auditor.screens.presses.pressing import Presser, Run
from auditor.screens.surfaces.drafts import Draft, lay_into

_PARTS: Final = ("fragment", "page")
_BOX: Final = "box"
_TICKED: Final = Ticks(1)
_EMPTY: Final = Ticks(0)


def joined(drafts: Sequence[Draft], program: Program, presser: Presser) -> list[Draft]:
    """Return the screens, each part whose box one other screen's button takes laid into that one."""
    found = list(drafts)
    for part in drafts:
        if not _is_a_part(part, presser):
            continue
        takers = [
            one for one in drafts if one is not part and _takes(one, part, program, presser)
        ]
        if len(takers) == 1:
            lay_into(takers[0], part)
            found.remove(part)
    return found


def _is_a_part(draft: Draft, presser: Presser) -> bool:
    """Say whether it has a box, and nothing of its own that takes its answer."""
    return (
        draft.kind in _PARTS
        and any(one.kind == _BOX for one in draft.pieces)
        and all(ticked.visited == empty.visited for ticked, empty in _runs(draft, presser))
    )


def _takes(draft: Draft, part: Draft, program: Program, presser: Presser) -> bool:
    """Say whether a button of a screen asks a part for its boxes, and does something else where they are empty."""
    if any(one.kind == _BOX for one in draft.pieces):
        return False  # Which of the boxes the button asks for would have to be told apart.
    for ticked, unticked in _runs(draft, presser):
        asked = {program.owner(method) for method, _ in ticked.visited}
        if part.owner in asked and _ends(ticked) != _ends(unticked):
            return True
    return False


def _runs(draft: Draft, presser: Presser) -> Iterator[tuple[Run, Run]]:
    for piece in draft.pieces:
        if piece.kind != _BOX:
            for use in piece.uses:
                yield presser.run(use, ticked=_TICKED), presser.run(use, ticked=_EMPTY)


def _ends(run: Run) -> set[frozenset[str]]:
    """Return what a press leads to, way by way."""
    return {frozenset(one.kind for one in each.events) for each in run.endings}
