"""A view is out of sight only where nothing in the app may bring it up."""

from auditor.model.app import View
from auditor.screens.views.concealed import Sight, never_seen


def view(number: int, *children: View, tag: str = "TextView", is_hidden: bool = False) -> View:
    return View(
        tag, number, None, None, None, None, None, None, None, children, is_hidden=is_hidden
    )


def unseen(root: View, *, shows_any: bool = False, **sights: Sight) -> set[int | None]:
    """Give the ids of the views that nobody sees; `v3=Sight(…)` is of the view with id 3."""
    known = {int(name[1:]): one for name, one in sights.items()}
    found = never_seen([root], known, shows_any=shows_any)
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
