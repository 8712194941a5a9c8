"""What an act of acceptance leaves behind, as the worlds before it take it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from auditor.code.classes.program import MethodNumber
from auditor.code.classes.values import Site
from auditor.screens.memory.cells import Flag
from auditor.screens.memory.made_things import MADE

UNKNOWN_KEY: Final = "key"
"""The store of what is kept under a key that is not known."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What is left behind where a choice was made."""

    flags: frozenset[Flag]
    untracked: frozenset[str]
    """The stores without a followed key into which something was written."""
    posts: bool = False
    """Whether something was posted to observers."""
    runs_unknown: bool = False
    """Whether something was run of which it is not known what it is."""
    reveals: bool = False
    """Whether controls were made usable, or another part of the screen was shown."""
    fills: bool = False
    """Whether something was put into an array or a container of the platform's, which are not followed."""
    ran: frozenset[MethodNumber] = frozenset()
    """The methods that were looked at."""
    named: frozenset[Site] = frozenset()
    """Where screens are named that the acceptance alone opens."""
    in_view: bool = False
    """Whether it lies in a box of the screen alone, whose ticking nothing hears: who does not look there knows of none."""

    @property
    def stores(self) -> frozenset[str]:
        """Return the stores into which something was written, whether its keys are followed or not."""
        return self.untracked | {one.store for one in self.flags}

    def is_any_key(self, store: str, flags: Iterable[Flag]) -> bool:
        """Say whether it wrote to a store under a key that is not known, and no flag is of that store."""
        return UNKNOWN_KEY in self.untracked and not any(one.store == store for one in flags)

    @property
    def is_traceless(self) -> bool:
        """Say whether nothing at all was seen to be left behind."""
        is_seen = self.in_view or bool(self.untracked)
        return not is_seen and all(one.store == MADE for one in self.flags)


NOTHING_KEPT: Final = Kept(frozenset(), frozenset({""}))
"""What is left behind where nobody asks."""
