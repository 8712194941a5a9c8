"""A view is out of sight only where nothing in the app may bring it up."""

from typing import Any

from auditor.model.app import View
from auditor.screens.views.concealed import Sight, faint_views, never_seen


def view(number: int, *children: View, tag: str = "TextView", **said: Any) -> View:
    return View(tag, number, None, None, None, None, None, None, None, children, **said)


def unseen(root: View, *, shows_any: bool = False, **sights: Sight) -> set[int | None]:
    """Give the ids of the views that nobody sees; `v3=Sight(…)` is of the view with id 3."""
    known = {int(name[1:]): one for name, one in sights.items()}
    found = never_seen([root], known, Sight(shows=shows_any), faint_views([root]))
    every = [root, *root.children, *(each for one in root.children for each in one.children)]
    return {one.id for one in every if id(one) in found}


TEXT = view(3, is_hidden=True)
PART = view(2, view(4), view(5), tag="LinearLayout", is_hidden=True)


def test_what_the_layout_hides_is_not_seen_nor_what_lies_in_it() -> None:
    assert unseen(view(1, TEXT, view(6), tag="LinearLayout")) == {3}
    assert unseen(view(1, PART, view(6), tag="LinearLayout")) == {2, 4, 5}


def test_what_something_shows_is_seen() -> None:
    root = view(1, TEXT, PART, tag="LinearLayout")
    assert unseen(root, v3=Sight(shows=True)) == {2, 4, 5}
    assert unseen(root, v2=Sight(shows=True)) == {3}
    assert unseen(root, shows_any=True) == set()


def test_what_is_hidden_as_the_screen_opens_is_not_seen_unless_something_shows_it() -> None:
    root = view(1, view(3), tag="LinearLayout")
    assert unseen(root, v3=Sight(hides=True)) == {3}
    assert unseen(root, v3=Sight(hides=True, shows=True)) == set()


def test_layouts_that_show_by_rules_of_their_own_leave_it_open() -> None:
    group = view(7, tag="androidx.constraintlayout.widget.Group")
    assert unseen(view(1, TEXT, group, tag="LinearLayout")) == set()


def test_words_without_size_or_in_the_colour_of_their_ground_are_not_seen_until_restyled() -> (
    None
):
    faint = view(3, is_faint=True)
    white = view(4, ink=0xFFFFFF)
    root = view(1, faint, white, view(5, ink=0), tag="LinearLayout", ground=0xFFFFFF)
    assert unseen(root) == {3, 4}
    assert unseen(root, v3=Sight(restyles=True)) == {4}
    assert unseen(root, v4=Sight(restyles=True)) == {3}
    assert unseen(root, v3=Sight(shows=True), v4=Sight(shows=True)) == set()
