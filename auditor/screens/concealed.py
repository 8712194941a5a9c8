"""Answers which views of a laid-out screen nobody ever sees, and which controls nobody can use.

Hidden or disabled by the layout, or by the code as the screen opens, and nothing in the app changes that.
Whatever may be shown counts as shown: a call whose view is not known may show any, and so may a helper.
Source: android.view.View (VISIBLE is 0), android.view.LayoutInflater.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from auditor.code.constants import Resolver
from auditor.code.outcomes import CHOICES
from auditor.code.search import Scope
from auditor.code.sites import Call
from auditor.code.values import Number
from auditor.model.app import View

SHOWING: Final = frozenset({"setVisibility", "setAlpha", "animate", "startAnimation"})
"""Methods of a view by which it may come up."""
_OPENING: Final = frozenset(
    {
        "onCreate",
        "onStart",
        "onResume",
        "onPostCreate",
        "onCreateView",
        "onViewCreated",
        "onActivityCreated",
    }
)
"""What Android runs as a screen opens."""
_MOVING: Final = (".Group", ".MotionLayout", ".ViewSwitcher", ".Flow", ".Layer")
"""Ends of the tags of layouts that show the views around or below them by rules of their own."""
_VISIBLE: Final = 0


@dataclass(slots=True)
class Sight:
    """What calls do to how a view is seen."""

    shows: bool = False
    """Something may show it."""
    hides: bool = False
    """It is hidden as the screen opens, whatever happens."""

    def take(self, resolver: Resolver, scope: Scope, call: Call) -> None:
        """Note a call of `SHOWING`."""
        if call.name != "setVisibility":
            self.shows = True
            return
        values = resolver.argument(scope, call, 0)
        if all(isinstance(one, Number) and one.value != _VISIBLE for one in values) and values:
            self.hides = self.hides or _comes_always(resolver, call)
        else:
            self.shows = True


def _comes_always(resolver: Resolver, call: Call) -> bool:
    """Say whether a call stands in what runs as a screen opens, before anything is decided."""
    program = resolver.program
    if program.signature(call.method).partition("(")[0] not in _OPENING:
        return False
    instructions = program.body(call.method).instructions
    return not any(one.opcode in CHOICES for one in instructions if one.pc < call.pc)


def never_seen(
    roots: Iterable[View], sights: Mapping[int, Sight], *, shows_any: bool
) -> frozenset[int]:
    """Give the identities (`id`) of the views that nobody ever sees, those below hidden ones included.

    `sights`: of views by their ids; `shows_any`: whether some call may show any of them.
    """
    known = list(roots)
    if shows_any or any(one.tag.endswith(_MOVING) for root in known for one in _all(root)):
        return frozenset()

    def is_hidden(view: View) -> bool:
        sight = sights.get(view.id or 0, Sight())
        return (view.is_hidden or sight.hides) and not sight.shows

    found: set[int] = set()
    todo = [(root, False) for root in known]
    while todo:
        view, is_above = todo.pop()
        here = is_above or is_hidden(view)
        if here:
            found.add(id(view))
        todo += [(one, here) for one in view.children]
    return frozenset(found)


def _all(view: View) -> Iterator[View]:
    yield view
    for one in view.children:
        yield from _all(one)
