"""An act of acceptance as code: what runs on it alone, and what it leaves behind."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from auditor.code.classes.program import MethodNumber, Program
from auditor.code.classes.values import Site
from auditor.model.vocabulary import Kleene, Role
from auditor.screens.memory.flags import Flags
from auditor.screens.memory.kept import Kept
from auditor.screens.parts.shown import Region, Shown
from auditor.screens.presses.leavings import find_kept

_ANSWERS: Final = ("setResult(I)V", "setResult(ILandroid/content/Intent;)V")


@dataclass(frozen=True, slots=True)
class Act:
    """A screen that can be accepted, by its number."""

    number: int
    shown: Shown

    @property
    def is_followed(self) -> bool:
        """Say whether what accepting runs is known; a button that only turns a page's leaf runs nothing."""
        return all(
            one.runs or (one.is_followed and not one.effects) for one in self.shown.accepts
        )

    @property
    def is_unheard_box(self) -> bool:
        """Say whether who accepts ticks a box, of which nothing hears but who looks at it."""
        return all(
            one.role is Role.BOX and one.is_act is Kleene.YES and not one.handlers
            for one in self.shown.accepts
        )

    @property
    def is_moot(self) -> bool:
        """Say whether who refuses has agreed as well: the refusal tells the app what accepting tells it."""
        return any(one.agrees for one in self.shown.refuses)

    @property
    def regions(self) -> tuple[Region, ...]:
        """Return the code that accepting runs."""
        return tuple(region for one in self.shown.accepts for region in one.runs)

    @property
    def leading(self) -> frozenset[MethodNumber]:
        """Return what refusing runs where that alone asks or reads, and accepting does not."""
        return frozenset(
            region.method
            for one in self.shown.refuses
            if one.leads_alone
            for region in one.runs
        )

    @property
    def named(self) -> frozenset[Site]:
        """Return where screens are named that accepting alone opens."""
        return frozenset[Site]().union(*(one.named for one in self.shown.accepts))

    @property
    def doubling(self) -> frozenset[Site]:
        """Return where dialogs of another matter are shown, a button of which does what accepting does."""
        return frozenset[Site]().union(*(one.doubling for one in self.shown.accepts))

    def hands_back(self, program: Program) -> bool:
        """Say whether accepting hands a result to the screen that waits for one."""
        is_told = any(one.answers for one in self.shown.accepts)
        return is_told or any(_hands_back(program, one) for one in self.regions)

    @property
    def told(self) -> frozenset[Site]:
        """Return the places at which accepting tells code of others too what was chosen."""
        return frozenset[Site]().union(*(one.told for one in self.shown.accepts))

    def holds(self, site: Site) -> bool:
        """Say whether a place belongs to what accepting runs or opens, or to what the screen beneath then does."""
        opens = any(site in one.opens or site in one.followed_by for one in self.shown.accepts)
        return opens or any(holds(region, site) for region in self.regions)


def kept_by(flags: Flags, acts: Sequence[Act]) -> Kept:
    """Return what some acts leave behind."""
    regions = (region for act in acts for region in act.regions)
    kept = find_kept(flags, regions, frozenset[Site]().union(*(act.named for act in acts)))
    return replace(kept, in_view=bool(acts) and all(act.is_unheard_box for act in acts))


def merged(regions: Iterable[Region]) -> dict[MethodNumber, frozenset[int] | None]:
    """Join the regions of one method: all of it, or all the places together."""
    found: dict[MethodNumber, frozenset[int] | None] = {}
    for region in regions:
        known = found.get(region.method, frozenset())
        both = region.pcs is not None and known is not None
        found[region.method] = (
            (known or frozenset()) | (region.pcs or frozenset()) if both else None
        )
    return found


def _hands_back(program: Program, region: Region) -> bool:
    """Say whether code hands a result to the screen that waits for one."""
    return any(
        holds(region, (one.method, one.pc))
        for one in program.calls_in(region.method)
        if one.signature.startswith(_ANSWERS)
    )


def holds(region: Region, site: Site) -> bool:
    """Say whether a place belongs to a region."""
    return site[0] == region.method and (region.pcs is None or site[1] in region.pcs)
