"""Who runs a function: the calls, the touches and the starts that its value comes to."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from tree_sitter import Node

from auditor.scripts.asking import Dialog
from auditor.scripts.bundles import Bundles
from auditor.scripts.program import Scripts, Spot
from auditor.scripts.run_kinds import Kind, Run
from auditor.scripts.value_ways import ValueWays


@dataclass(slots=True)
class Runs:
    """Answers it for each function; one per app."""

    scripts: Scripts
    dialogs: Sequence[Dialog]
    bundles: Bundles = field(init=False)
    _asked: dict[Node, Dialog] = field(init=False)
    _known: dict[Node, tuple[Run, ...]] = field(default_factory=dict)
    _pressed: dict[Node, tuple[Dialog, int]] = field(default_factory=dict)
    _called_back: dict[Node, Dialog] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.bundles = Bundles(self.scripts)
        self._asked = {one.spot.node: one for one in self.dialogs}
        for dialog in self.dialogs:
            for one in dialog.buttons:
                if one.pressed is not None:
                    self._pressed[one.pressed] = (dialog, one.number)
            if dialog.callback is not None:
                self._called_back[dialog.callback] = dialog

    def of(self, function: Spot) -> tuple[Run, ...]:
        """Return all ways in which a function comes to run."""
        if function.node not in self._known:
            # Who runs it by itself in a circle is not known while the circle is followed.
            self._known[function.node] = (Run(Kind.OPEN, function, sure=False),)
            search = ValueWays(self, self.bundles)
            search.follow(function, sure=True)
            self._known[function.node] = tuple(dict.fromkeys(search.found))
        return self._known[function.node]

    def dialog_of(self, value: Node) -> tuple[Dialog, int] | None:
        """Return the button that runs a function."""
        return self._pressed.get(value)

    def dialog_at(self, call: Node) -> Dialog | None:
        """Return the dialog that a call shows."""
        return self._asked.get(call)

    def answered_to(self, value: Node) -> Dialog | None:
        """Return the dialog whose answer a function is handed."""
        return self._called_back.get(value)
