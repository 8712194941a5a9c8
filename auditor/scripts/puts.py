"""One value that is put somewhere, and the places of scripts where that is written."""

from dataclasses import dataclass
from typing import Final

from auditor.scripts.program import Spot


@dataclass(frozen=True, slots=True)
class Put:
    """One value that is put somewhere."""

    value: Spot | None
    """None where it is not known."""
    place: Spot | None
    """Where it is put; None for what it is from the first."""
    sure: bool = True
    """Whether it is surely that place, and no other thing of the same name."""
    dialog_member: str | None = None
    """Of what is unpacked from an answer: which member."""
    is_absent: bool = False
    """Whether nothing is there yet: `null`, `undefined`, an empty text."""


UNKNOWN: Final = Put(None, None, sure=False)
ABSENT: Final = Put(None, None, is_absent=True)


def written_at(use: Spot) -> Put:
    """Return what is put into a thing where it is written."""
    above = use.node.parent
    if above is not None and above.type == "assignment_expression":
        right = above.child_by_field_name("right")
        if right is not None:
            return Put(Spot(use.source, right), Spot(use.source, above))
    return Put(None, use)
