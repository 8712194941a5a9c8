"""The world in which a control is pressed: what views tell of themselves, and how the boxes stand."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, NamedTuple

from auditor.code.classes.sites import Call
from auditor.code.evaluation.answered import TAG, VIEW, Answer, Heap, Known, State, Thing
from auditor.code.trials.known_texts import read_text
from auditor.code.trials.revealing import LAID

TICKED: Final = frozenset({"isChecked", "isSelected", "isActivated", "getCheckedState"})
_BY_ID: Final = frozenset({"findViewById", "requireViewById"})
TOUCH: Final = "touch"
"""The kind of a move of a finger, whose number is the action."""
_NUMBERED: Final = {
    "getId": VIEW,
    "getItemId": VIEW,
    "getAction": TOUCH,
    "getActionMasked": TOUCH,
}
"""What asks a thing of a kind for its number."""
_HUNG: Final = "getTag"
_INFLATES: Final = "inflate"
_CHOSEN: Final = "getCheckedRadioButtonId"
_ROW: Final = frozenset({"getSelectedItemPosition", "getSelectedItemId"})
"""Ask a list that drops down which row is chosen."""
_ROWS: Final = 32
_RESULT: Final = "getResultCode"
_DATA: Final = "getData"
_INTENT: Final = "Landroid/content/Intent;"
READ_CONTACTS: Final = "android.permission.READ_CONTACTS"
_DENIED: Final = -1
"""PackageManager.PERMISSION_DENIED."""


class Ticks(NamedTuple):
    """How the boxes of a screen stand: as who agrees leaves them, or who does not."""

    on: int
    """1 for who agrees."""
    chosen: int | None = None
    """The id of the radio button that is chosen then; None for who knows."""
    refusing: int | None = None
    """The id of the one of two choices that says no, which is chosen when the other one is not."""
    asked: int | None = None
    """The id of the one of several boxes that is about the phonebook; who goes on has ticked the others."""

    def said(self, name: str, box: Known) -> Known:
        """Return what a method says of a box: whether it is ticked; of a group, which one is chosen."""
        if name == _CHOSEN:
            return self.chosen
        number = box.number if isinstance(box, Thing) and box.kind == "view" else None
        if name in _ROW:
            return self._row(number)
        if number is not None and number == self.refusing:
            return 1 - self.on
        is_other = self.asked is not None and number not in (None, self.asked)
        return 1 if is_other else self.on

    def _row(self, view: int | None) -> Known:
        """Return which row of a list is chosen: the first where none that answers is; None for another list."""
        named = [one for one in (self.chosen, self.refusing, self.asked) if one and one > 0]
        if view is None or all(one != row_id(view, (one >> _ROWS) - 1) for one in named):
            return None
        is_row = self.chosen is not None and self.chosen > 0
        return (self.chosen >> _ROWS) - 1 if is_row and self.chosen is not None else 0


def told_of(view: Known, heap: Heap) -> frozenset[str]:
    """Return the names of the methods that tell in a press what is known of a view."""
    is_view = isinstance(view, Thing) and view.kind == VIEW and view.number != 0
    names = {name for name, kind in _NUMBERED.items() if kind == VIEW} if is_view else set()
    hung = {_HUNG} if ((TAG, view) in {key for key, _ in heap}) else set()
    return frozenset(names | hung)


def row_id(view: int, number: int) -> int:
    """Return by what a row of a list is told from its others, and from all views."""
    return (number + 1) << _ROWS | view


@dataclass(frozen=True, slots=True)
class Press(Answer):
    """The world in which a control is pressed: nothing is granted yet, and the boxes are so."""

    permission: str = ""
    granted: bool = False
    others_granted: bool = False
    count: int = 0
    index: int | None = None
    ticked: Ticks | None = None
    """How the boxes of the screen stand; None for who knows."""
    explained: int | None = None
    """Whether Android says that a request should be explained."""
    answered: int | None = None
    """What a screen that was opened for an answer answers."""
    handed: Known = None
    """The intent that it answers with."""
    is_code: Callable[[str], bool] | None = None
    """Says of a field whether it holds that answer."""

    is_denied: bool = False
    """Whether it is after a refusal: the phonebook's permission is not held then."""

    def check(self, permission: Known) -> Known:
        """Return that it is not known whether a permission is held, unless it was refused."""
        is_meant = permission == Thing("text", READ_CONTACTS)
        return _DENIED if self.is_denied and is_meant else None

    def explains(self) -> Known:
        """Return whether a request was refused before, if that is to be supposed."""
        return self.explained

    def read(self, call: Call, state: State, given: tuple[Known, ...]) -> bool:
        """Tell ids of views, and whether a box is ticked."""
        if call.name in (_RESULT, _DATA) and (told := self._told(call)) is not None:
            state.last = told
            return True
        own = given[0] if given and not call.is_static else None
        is_box = call.name == _CHOSEN or (call.returns == "Z" and call.name in TICKED)
        if is_box or call.name in _ROW:
            state.last = None if self.ticked is None else self.ticked.said(call.name, own)
            return True
        if (kind := _NUMBERED.get(call.name)) is not None and call.returns == "I":
            is_it = isinstance(own, Thing) and own.kind == kind
            state.last = own.number if is_it and isinstance(own, Thing) else None
            return True
        if call.name in _BY_ID and isinstance(given[-1], int):
            state.last = Thing(VIEW, "", given[-1])
            return True
        if call.name == _INFLATES and call.types[:1] == ("I",) and isinstance(given[1], int):
            state.last = Thing(LAID, "", given[1])
            return True
        is_tag = call.name == _HUNG and not call.types
        told = state.heap.get((TAG, own)) if is_tag else read_text(call.owner, call.name, given)
        if told is not None:
            state.last = told
        return told is not None or Answer.read(self, call, state, given)

    def _told(self, call: Call) -> Known:
        """Return what another screen answered, by the name of the call that asks for it."""
        if call.name == _RESULT:
            return self.answered
        return self.handed if call.returns == _INTENT else None

    def field(self, text: str) -> Known:
        """Return the answer of a screen, where it lies in a field."""
        return self.answered if self.is_code is not None and self.is_code(text) else None
