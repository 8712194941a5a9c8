"""What all worlds of one app are made of: its flags, and the ways into its methods, each found once."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from auditor.code.classes.values import Site
from auditor.code.evaluation.outcomes import Outcomes
from auditor.code.resolution.constants import Resolver
from auditor.code.ways.reach import Reach
from auditor.screens.memory.askers import Askers
from auditor.screens.memory.cells import Flag
from auditor.screens.memory.flags import Flags
from auditor.screens.memory.kept import Kept
from auditor.screens.memory.same_acts import SameActs
from auditor.screens.memory.ways import Ways
from auditor.screens.order.one_touch import OneTouch
from auditor.screens.order.world import World
from auditor.screens.parts.shown import Region
from auditor.screens.presses.accepted import merged
from auditor.screens.presses.leavings import find_kept


@dataclass
class Worlds:
    """Makes them; one per app."""

    reach: Reach
    resolver: Resolver

    @cached_property
    def flags(self) -> Flags:
        """What the app remembers of choices."""
        return Flags(self.reach.graph, self.resolver)

    @cached_property
    def ways(self) -> Ways:
        """The ways into methods."""
        return Ways(self.reach, self.flags.follower)

    def kept(self, regions: Iterable[Region]) -> Kept:
        """Return what some code leaves behind."""
        return find_kept(self.flags, regions, frozenset())

    def same(self, kept: Kept) -> SameActs:
        """Return what worlds have in common that leave the same code out, of which nothing is found out yet."""
        return SameActs(Askers(self.reach.graph, self.flags, kept.flags))

    def without(
        self,
        left_out: Sequence[Region],
        kept: Kept,
        *,
        same: SameActs | None = None,
        touch: OneTouch | None = None,
        given: Callable[[Flag], Outcomes | str] | None = None,
    ) -> World:
        """Return the possible world without some code; what is unknown opens every guard there.

        `kept` says which flags are followed there, `same` what others have found out that leave the same code
        out, `touch` which one touch is made where there is no other, and `given` what a flag holds where another
        world tells it, or `NOT_SAID`.
        """
        return World(
            self.flags,
            self.reach.apart(touch.entries() if touch else ()),
            self.ways,
            merged(left_out),
            kept,
            (),
            None,
            same or self.same(kept),
            touch,
            given,
        )


def has_way(world: World, site: Site) -> bool:
    """Say whether a way may lead to a place: a search that was given up counts as one."""
    return world.way(site) is not None or site[0] in world.reach.exhausted
