"""Answers whom a screen answers to: what takes the result of an activity that was started for one."""

from collections.abc import Iterable
from typing import Final

from auditor.code.classes.program import MethodNumber
from auditor.code.classes.sites import Call
from auditor.dex.opcodes import CONST_CLASS
from auditor.flow.search.frame import Frame, Part
from auditor.model.names import outer_class

_ACTIVITY: Final = "Landroid/app/Activity;"
_TAKES: Final = "onActivityResult(IILandroid/content/Intent;)V"
_CALLBACK: Final = "Landroidx/activity/result/ActivityResultCallback;"
_CALLED: Final = "onActivityResult(Ljava/lang/Object;)V"
_STARTS: Final = frozenset({"startActivityForResult", "startActivityIfNeeded"})
_LAUNCHES: Final = "Landroidx/activity/result/ActivityResultLauncher;->launch("
_MOST_CALLBACKS: Final = 8


class Results(Part):
    """Hands the result that a screen of the app sets to the app's own code that asked for it.

    Source: `Activity.setResult`, `Activity.startActivityForResult` and `ActivityResultLauncher`
    in the API reference.
    """

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame)

    def takers(self, call: Call) -> dict[MethodNumber, int]:
        """Give the methods that take what a call of `setResult` answers, with the parameter."""
        found: dict[MethodNumber, int] = {}
        uses = (
            use
            for screen in sorted(self._screens(call))
            for use in self.program.type_uses(screen, frozenset({CONST_CLASS}))
        )
        for use in uses:
            for one in self.program.calls_in(use.method):
                owner, _, rest = one.target.partition("->")
                if rest.partition("(")[0] in _STARTS:
                    # A screen that is only known as one: the one that the code stands in.
                    around = outer_class(self.program.owner(use.method))
                    found.update(dict.fromkeys(self._taking(owner) or self._taking(around), 3))
                elif one.target.startswith(_LAUNCHES):
                    found.update(dict.fromkeys(self._callbacks(), 1))
        return found

    def stays(self, call: Call) -> bool:
        """Say whether the app alone can start the screen that answers, and takes what it answers."""
        screens = self._screens(call)
        declared = [one for one in self.program.manifest.components if one.name in screens]
        is_open = any(one.is_exported for one in declared)
        return bool(declared) and not is_open and bool(self.takers(call))

    def _taking(self, owner: str) -> tuple[MethodNumber, ...]:
        method = self.engine.hierarchy.resolve_method(owner, _TAKES)
        return () if method is None or not self.program.has_code(method) else (method,)

    def _screens(self, call: Call) -> set[str]:
        """Name the screen that answers: the receiver's class as written, or whose method it is.

        Shrinkers write the framework's class as the receiver's. What a base screen answers, those
        below it answer.
        """
        own = self.program.owner(self.method)
        around = f"{own.partition('$')[0].removesuffix(';')};"
        is_subtype = self.engine.hierarchy.is_subtype
        found = {own} if is_subtype(own, _ACTIVITY) else {own, around}
        if self.program.class_info(call.owner) is not None:
            found = {call.owner}
        named = {
            one
            for one in found
            if is_subtype(one, _ACTIVITY) and self.program.class_info(one) is not None
        }
        return named.union(*map(self.engine.hierarchy.subtypes, named))

    def _callbacks(self) -> Iterable[MethodNumber]:
        classes = self.engine.hierarchy.subtypes(_CALLBACK)
        if len(classes) > _MOST_CALLBACKS:
            return ()
        found = (self.program.declared(one).get(_CALLED) for one in classes)
        return tuple(one for one in found if one is not None and self.program.has_code(one))
