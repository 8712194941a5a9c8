"""Which classes are screens, each with what would change it."""

from auditor.code.resolution.constants import Resolver
from auditor.screens.views.hosts import Hosts
from tests.auditor.code.small_app import ACTIVITY, MAIN, app, kind, makes
from tests.dex_builder import Class

DIALOG = "Landroid/app/Dialog;"
CREATE = "onCreate(Landroid/os/Bundle;)V"
SHOWS = (
    f"const/4 v0, #0\ninvoke-virtual {{p0, v0}}, {DIALOG}->setContentView(Landroid/view/View;)V"
)


def shown(opens: str, *others: Class) -> int:
    """Return how many screens a class of dialogs is, in an app whose start runs some code."""
    code = app(
        kind(MAIN, {CREATE: opens}, above=ACTIVITY),
        kind("La/Sheet;", {CREATE: SHOWS}, above=DIALOG),
        *others,
    )
    hosts = Hosts(Resolver(code.program, code.hierarchy), code.graph)
    return len(list(hosts.of_class("La/Sheet;")))


def test_a_dialog_that_is_made_is_a_screen():
    assert shown(makes("La/Sheet;")) == 1


def test_a_librarys_base_of_dialogs_is_none_where_no_dialog_is_made():
    assert shown("nop") == 0


def test_a_base_is_one_where_a_dialog_below_it_is_made():
    below = kind("La/Ask;", {}, above="La/Sheet;")
    assert shown(makes("La/Ask;"), below) == 1
    assert shown("nop", below) == 0
