"""Notes what a handler brings up on the screen that is there, and what it lets the views there do.

`setContentView(R.layout.by_hand); send.setOnClickListener { … }` shows another page of one activity, as many
apps go on; nothing of that runs before somebody touches it. An event tells what is brought up: `layout:` with
the id of a layout, `view:` with the id of a view, `child:` with the id of a flipper and which of its pages
(`next`, `previous`, or a number); nothing behind the colon where that is not known.
Source: android.app.Activity, android.view.View and android.widget.ViewAnimator of the SDK at API 37.
"""

from collections.abc import Iterable
from typing import Final

from auditor.code.calls.listeners import called_back, chosen, handed
from auditor.code.classes.hierarchy import Hierarchy
from auditor.code.classes.sites import Call
from auditor.code.evaluation.answered import VIEW, Event, Known, State, Thing

REVEAL: Final = "reveal"
OFFER: Final = "offer"
LAID: Final = "laid"
"""The kind of a view that was inflated: its number is the layout's."""
PAGES: Final = ("layout:", "part:")
"""Of what a whole layout is: all of the screen, or laid into a view of it."""
BY_CODE: Final = "code"
"""Behind the colon where the whole screen is a view that code makes: its parts are told by themselves."""
_STEPS: Final = {"showNext": "next", "showPrevious": "previous"}


def shown(hierarchy: Hierarchy, state: State, call: Call, given: tuple[Known, ...]) -> None:
    """Note what a call brings up, or what it lets a view do; a view that is hidden is nothing."""
    if call.name == "setOnClickListener":
        for kind, thing in handed(call, given):
            if thing != 0:  # To do nothing is no offer.
                for one in chosen(called_back(hierarchy, kind, thing), thing):
                    state.happened(OFFER, one)
        return
    own, last = given[0], given[-1]
    if call.name == "setVisibility":
        if not (isinstance(last, int) and last):
            state.happened(REVEAL, f"view:{_id_of(own, VIEW)}")
    elif call.name in ("setContentView", "addView"):
        # The view is the first parameter; its place and measures may follow.
        first = given[1]
        identity = first if isinstance(first, int) else _id_of(first, LAID)
        is_all = call.name == "setContentView"
        if is_all and isinstance(first, Thing) and first.kind == "object":
            identity = BY_CODE
        state.happened(REVEAL, f"{'layout' if is_all else 'part'}:{identity}")
    else:
        page = _STEPS.get(call.name) or (str(last) if isinstance(last, int) else "")
        state.happened(REVEAL, f"child:{_id_of(own, VIEW)}:{page}")


def pages_of(events: Iterable[Event]) -> frozenset[int | None]:
    """Return the layouts of whole pages that are brought up; None among them for what is not known."""
    shown = {
        one.what.partition(":")[2]
        for one in events
        if one.kind == REVEAL and one.what.startswith(PAGES) and not one.what.endswith(BY_CODE)
    }
    return frozenset(int(one) if one.isdigit() else None for one in shown)


def _id_of(thing: Known, kind: str) -> str:
    return str(thing.number) if isinstance(thing, Thing) and thing.kind == kind else ""
