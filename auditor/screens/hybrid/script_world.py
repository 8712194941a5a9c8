"""One host's scripts, ready to be asked: their dialogs, who runs what, what is kept, which page is open."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tree_sitter import Node

from auditor.screens.hybrid.script_reads import Calls, find_calls
from auditor.screens.hybrid.script_sources import PAGES, sources_of
from auditor.screens.inventory.scripts import Depth, ScriptLayer
from auditor.screens.parts.shown import Shown
from auditor.scripts.asking import Dialog, find_dialogs
from auditor.scripts.behind import Behind, Counted
from auditor.scripts.memory import Memory
from auditor.scripts.opened import Opened
from auditor.scripts.program import Scripts, Spot
from auditor.scripts.running import Runs
from auditor.scripts.scopes import LOST
from auditor.scripts.syntax import FUNCTIONS, Source, arguments_of
from auditor.scripts.truth import Truths


@dataclass(frozen=True, slots=True)
class PluginCalls:
    """What scripts call of a plug-in, by the table of plug-ins."""

    hosts: tuple[str, ...]
    modules: tuple[str, ...]
    calls: tuple[str, ...]


@dataclass(eq=False, slots=True)
class Asked:
    """One question of the scripts: the screen as it is told, and what accepts and refuses in them."""

    shown: Shown
    accepting: tuple[tuple[Dialog, int], ...] = ()
    controls: tuple[Node, ...] = ()
    boxes: tuple[Node, ...] = ()
    handlers: tuple[Source, ...] = ()
    dialogs: tuple[Node, ...] = ()
    """The calls that show it, for a dialog."""
    drawn: tuple[Node, ...] = ()
    """The function that draws it, for a component."""
    refusing: tuple[tuple[Dialog, int], ...] = ()
    refusing_controls: tuple[Node, ...] = ()
    refusing_handlers: tuple[Source, ...] = ()

    def refused(self) -> "Asked":
        """Return the question as if to refuse were to agree."""
        return Asked(
            self.shown, self.refusing, self.refusing_controls, (), self.refusing_handlers
        )


@dataclass(slots=True)
class ScriptWorld:
    """The scripts of one host in one app that read through a plug-in."""

    layer: ScriptLayer
    scripts: Scripts
    calls: Calls
    dialogs: tuple[Dialog, ...]
    runs: Runs = field(init=False)
    memory: Memory = field(init=False)
    opened: Opened = field(init=False)

    def __post_init__(self) -> None:
        self.runs = Runs(self.scripts, self.dialogs)
        self.memory = Memory(self.scripts, self.runs)
        pages = tuple(
            one.name
            for one, _ in self.layer.texts
            if self.layer.host.has_pages and one.name.lower().endswith(PAGES)
        )
        if self.layer.host.id == "uni-app":
            pages = ()
        starts = tuple(
            one for one in pages if one.lower().endswith(("/index.html", "/index.htm"))
        )
        self.opened = Opened(self.scripts, pages, starts[:1] or pages[:1])

    def behind(self, counted: Mapping[int, Asked]) -> Behind:
        """Return the search for what stands behind the acceptance of some questions."""
        controls = {node: number for number, one in counted.items() for node in one.controls}
        behind = Behind(
            self.scripts,
            self.runs,
            self.opened,
            Counted(
                {button: number for number, one in counted.items() for button in one.accepting},
                controls,
                {node: number for number, one in counted.items() for node in one.boxes},
                frozenset(self._pressed_among(controls)),
                {each: number for number, one in counted.items() for each in one.handlers},
            ),
        )
        behind.truth = Truths(self.scripts, self.runs, self.memory, behind)
        return behind

    def _pressed_among(self, controls: Mapping[Node, int]) -> Iterator[Node]:
        """Yield the controls that scripts press in a person's stead: `element.click()`."""
        for call in (
            self.scripts.calls([".click", ".dispatchEvent", ".trigger"]) if controls else ()
        ):
            function = call.node.child_by_field_name("function")
            held = function.child_by_field_name("object") if function is not None else None
            given = arguments_of(call.node)
            if held is None or any(one.type in FUNCTIONS for one in given):
                continue
            found = self.scripts.resolved(Spot(call.source, held)).node
            if found in controls:
                yield found


def script_world(
    layers: Sequence[ScriptLayer], plugins: Sequence[PluginCalls]
) -> ScriptWorld | None:
    """Return the scripts that read contacts through a plug-in; None where none does, or not all were read.

    Of several hosts in one app the scripts are not told apart; nor are those that use up the budget.
    """
    mine = [layer for layer in layers if any(layer.host.id in one.hosts for one in plugins)]
    layer = max(mine, key=lambda one: len(one.texts), default=None)
    if layer is None or any(one.depth is not Depth.WHOLE for one in mine):
        return None
    if any(not set(one.texts) <= set(layer.texts) for one in mine):
        return None
    used = [one for one in plugins if layer.host.id in one.hosts]
    sources = sources_of(layer)
    if not sources or not all(one.is_whole for one in sources):
        return None
    scripts = Scripts(sources)
    try:
        calls = find_calls(
            scripts,
            [name for one in used for name in one.modules],
            [name for one in used for name in one.calls],
        )
        return (
            ScriptWorld(layer, scripts, calls, find_dialogs(scripts)) if calls.reads else None
        )
    except LOST:
        return None
