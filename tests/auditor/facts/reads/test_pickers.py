"""Pickers: intents and contracts that let the person choose one contact."""

import pytest

from auditor.code.classes.hierarchy import Hierarchy
from auditor.code.resolution.constants import Resolver
from auditor.facts.reads.pickers import find_pickers, picking_classes
from auditor.model.vocabulary import Reached
from tests.program_builder import PHONE_URI, FakeReach, one_class, program_of, static

INTENT = "Landroid/content/Intent;"
START = "Landroid/app/Activity;->startActivityForResult(Landroid/content/Intent;I)V"
PICK = "android.intent.action.PICK"
CONTRACT = "Landroidx/activity/result/contract/ActivityResultContracts$PickContact;"


def found_in(*classes, reached=("La/A;",)):
    program = program_of(*classes)
    hierarchy = Hierarchy(program)
    pickers = find_pickers(
        program,
        hierarchy,
        resolver=Resolver(program, hierarchy),
        reach=FakeReach(program, reached),
    )
    return pickers, picking_classes(program, pickers)


def launching(made, name="La/A;"):
    code = f"new-instance v0, {INTENT}\n{made}\nconst/4 v1, #1\ninvoke-virtual {{p0, v0, v1}}, {START}\nreturn-void"
    return one_class(static("m", "(Landroid/app/Activity;)V", code), name=name)


def with_uri(action, uri):
    return f'const-string v1, "{action}"\n{uri}\ninvoke-direct {{v0, v1, v2}}, {INTENT}-><init>(Ljava/lang/String;Landroid/net/Uri;)V'


def with_type(action, kind):
    return f"""
    const-string v1, "{action}"
    invoke-direct {{v0, v1}}, {INTENT}-><init>(Ljava/lang/String;)V
    const-string v1, "{kind}"
    invoke-virtual {{v0, v1}}, {INTENT}->setType(Ljava/lang/String;){INTENT}
    """


def test_a_constant_handed_to_the_pick_action_is_a_picker():
    (found,), classes = found_in(launching(with_uri(PICK, f"sget-object v2, {PHONE_URI}")))
    assert found.what == "content://com.android.contacts/data/phones"
    assert (found.launched, found.reached) == (True, Reached.YES)
    assert classes == {"La/A;"}


@pytest.mark.parametrize(
    "kind", ["vnd.android.cursor.dir/contact", "vnd.android.cursor.dir/phone_v2"]
)
@pytest.mark.parametrize("action", [PICK, "android.intent.action.GET_CONTENT"])
def test_a_type_of_contacts_is_a_picker(action, kind):
    (found,), _ = found_in(launching(with_type(action, kind)))
    assert found.what == kind


@pytest.mark.parametrize(
    ("action", "kind"),
    [
        (PICK, "image/*"),
        ("android.intent.action.GET_CONTENT", "*/*"),
        ("android.intent.action.INSERT", "vnd.android.cursor.dir/contact"),
    ],
)
def test_other_actions_and_types_are_none(action, kind):
    assert found_in(launching(with_type(action, kind))) == ((), frozenset())


def test_the_picker_of_android_17_needs_no_type():
    action = "android.provider.action.PICK_CONTACTS"
    made = f'const-string v1, "{action}"\ninvoke-direct {{v0, v1}}, {INTENT}-><init>(Ljava/lang/String;)V'
    (found,), _ = found_in(launching(made))
    assert found.what == action


def test_the_contract_of_androidx_is_a_picker_where_the_app_makes_it():
    code = (
        f"new-instance v0, {CONTRACT}\ninvoke-direct {{v0}}, {CONTRACT}-><init>()V\nreturn-void"
    )
    (found,), _ = found_in(one_class(static("m", "()V", code)))
    assert found.what == CONTRACT


def test_the_librarys_own_copy_of_the_contract_is_none():
    found, _ = found_in(
        launching(with_type(PICK, "vnd.android.cursor.dir/contact"), name=CONTRACT)
    )
    assert found == ()


def test_a_picker_that_no_way_reaches_is_listed_as_not_proved():
    (found,), _ = found_in(
        launching(with_type(PICK, "vnd.android.cursor.dir/contact")), reached=()
    )
    assert found.reached is Reached.NOT_PROVED


def test_a_picker_made_in_an_inner_class_counts_for_its_outer_class():
    _, classes = found_in(
        launching(with_type(PICK, "vnd.android.cursor.dir/contact"), name="La/Main$1;")
    )
    assert classes == {"La/Main;"}
