"""The scripts of an app that read contacts through a plug-in, ready to be asked.

Loaded for such apps alone: what reads scripts takes its time to be loaded.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from auditor.facts.plugins.plugin_uses import PluginUse
from auditor.model.vocabulary import Data, Kleene
from auditor.screens.hybrid.script_world import PluginCalls, ScriptWorld, script_world
from auditor.screens.inventory.scripts import ScriptLayer
from auditor.scripts.carrying import Carried, sent_by
from auditor.scripts.program import STEPS
from auditor.scripts.scopes import LOST


@dataclass(frozen=True, slots=True)
class ScriptedReads:
    """The scripts, and whose reads theirs are."""

    world: ScriptWorld
    classes: tuple[str, ...]
    """Prefixes of the classes of the plug-ins that they call."""

    def rested(self) -> ScriptWorld:
        """Return the scripts with the whole budget of steps for the next question."""
        self.world.scripts.budget.left = STEPS
        return self.world

    def asks(self) -> tuple[tuple[str, int], ...]:
        """Return where the scripts ask the system for the contacts: script and byte."""
        return tuple((one.source.name, one.node.start_byte) for one in self.world.calls.asks)

    def carried(self) -> Carried:
        """Return what becomes of what the plug-ins give; not whole where it was not followed to its end."""
        world = self.rested()
        try:
            return sent_by(world.runs, world.calls.reads)
        except LOST:
            return Carried((), is_whole=False)


def take_scripts(
    layers: Sequence[ScriptLayer], uses: Sequence[PluginUse]
) -> ScriptedReads | None:
    """Return the scripts that read contacts; None where none do, or not all were read."""
    used = [one for one in uses if one.reads is Kleene.YES and one.plugin.data is Data.CONTACTS]
    world = script_world(
        layers,
        [PluginCalls(one.plugin.hosts, one.plugin.module, one.plugin.calls) for one in used],
    )
    if world is None:
        return None
    return ScriptedReads(world, tuple(prefix for one in used for prefix in one.plugin.classes))
