"""What the app does when the phonebook is refused: each value with its twin."""

from pathlib import Path

import pytest

from auditor.audit import AuditOptions, Silent, audit_package
from auditor.code.calls.callgraph import CallGraph
from auditor.code.classes.hierarchy import Hierarchy
from auditor.code.resolution.constants import Resolver
from auditor.facts.reads.refusal import on_refusal
from auditor.facts.reads.requests import find_requests
from tests.dex_builder import Class, Field, Method
from tests.program_builder import FakeReach, program_of

READ = "android.permission.READ_CONTACTS"
CAMERA = "android.permission.CAMERA"
ACTIVITY = "Landroid/app/Activity;"
INTENT = "Landroid/content/Intent;"
BUILDER = "Landroid/app/AlertDialog$Builder;"
CLICK = "Landroid/content/DialogInterface$OnClickListener;"
LAUNCHER = "Landroidx/activity/result/ActivityResultLauncher;"
CONTRACTS = "Landroidx/activity/result/contract/ActivityResultContracts"
CALLBACK = "Landroidx/activity/result/ActivityResultCallback;"
COMPONENT = "Landroidx/activity/ComponentActivity;"

FINISH = "invoke-virtual {p0}, La/A;->finish()V"
EXIT = "const/4 v0, #0\ninvoke-static {v0}, Ljava/lang/System;->exit(I)V"
ASK = "invoke-virtual {p0}, La/A;->ask()V"
TOAST = """
const/4 v0, #0
const/4 v1, #0
invoke-static {p0, v0, v1}, Landroid/widget/Toast;->makeText(Landroid/content/Context;Ljava/lang/CharSequence;I)Landroid/widget/Toast;
move-result-object v0
invoke-virtual {v0}, Landroid/widget/Toast;->show()V
"""
STATISTICS = """
const/4 v0, #0
invoke-interface {v0}, Lokhttp3/Call;->execute()Lokhttp3/Response;
"""
SETTINGS = f"""
new-instance v0, {INTENT}
const-string v1, "android.settings.APPLICATION_DETAILS_SETTINGS"
invoke-direct {{v0, v1}}, {INTENT}-><init>(Ljava/lang/String;)V
invoke-virtual {{p0, v0}}, La/A;->startActivity({INTENT})V
"""


def start(screen: str = "La/Next;") -> str:
    """Show a screen."""
    return f"""
    new-instance v0, {INTENT}
    const-class v1, {screen}
    invoke-direct {{v0, p0, v1}}, {INTENT}-><init>(Landroid/content/Context;Ljava/lang/Class;)V
    invoke-virtual {{p0, v0}}, La/A;->startActivity({INTENT})V
    """


def dialog(*, firm: bool) -> str:
    """Show a dialog with one button."""
    closing = f"""
    const/4 v1, #0
    invoke-virtual {{v0, v1}}, {BUILDER}->setCancelable(Z){BUILDER}
    """
    return f"""
    new-instance v0, {BUILDER}
    invoke-direct {{v0, p0}}, {BUILDER}-><init>(Landroid/content/Context;)V
    {closing if firm else ""}
    new-instance v1, La/Pressed;
    invoke-direct {{v1, p0}}, La/Pressed;-><init>(La/A;)V
    const/4 v2, #0
    invoke-virtual {{v0, v2, v1}}, {BUILDER}->setPositiveButton(Ljava/lang/CharSequence;{CLICK}){BUILDER}
    invoke-virtual {{v0}}, {BUILDER}->show()Landroid/app/AlertDialog;
    """


def pressed(code: str) -> Class:
    """Make the listener of the dialog's button."""
    made = Method(
        "<init>",
        "(La/A;)V",
        """
        invoke-direct {p0}, Ljava/lang/Object;-><init>()V
        iput-object p1, p0, La/Pressed;->own:La/A;
        return-void
        """,
        flags=0x10001,
    )
    click = Method(
        "onClick",
        "(Landroid/content/DialogInterface;I)V",
        f"iget-object p0, p0, La/Pressed;->own:La/A;\n{code}\nreturn-void",
        registers=8,
    )
    return Class(
        "La/Pressed;",
        interfaces=(CLICK,),
        fields=(Field("own", "La/A;"),),
        methods=(made, click),
    )


def split(granted: str, refused: str) -> str:
    """Part the ways on the first result."""
    return f"""
    const/16 v0, #41
    if-ne p1, v0, :out
    array-length v0, p3
    if-lez v0, :refused
    const/4 v0, #0
    aget v0, p3, v0
    if-nez v0, :refused
    {granted}
    return-void
    :refused
    {refused}
    :out
    return-void
    """


def array_of(*names: str) -> str:
    """Make the array of permissions in v0."""
    lines = [f"const/4 v1, #{len(names)}", "new-array v0, v1, [Ljava/lang/String;"]
    for at, name in enumerate(names):
        lines += [
            f"const/4 v1, #{at}",
            f'const-string v2, "{name}"',
            "aput-object v2, v0, v1",
        ]
    return "\n".join(lines)


def asking(*names: str) -> Method:
    """Make the method that asks."""
    code = f"""
    {array_of(*names)}
    const/16 v1, #41
    invoke-virtual {{p0, v0, v1}}, La/A;->requestPermissions([Ljava/lang/String;I)V
    return-void
    """
    return Method("ask", "()V", code, registers=8)


def said(callback: str, *further: Class, asks: tuple[str, ...] = (READ,), methods=()) -> str:
    """Say what the small activity does when it is refused."""
    result = Method(
        "onRequestPermissionsResult",
        "(I[Ljava/lang/String;[I)V",
        callback,
        registers=10,
    )
    own = Class("La/A;", superclass=ACTIVITY, methods=(asking(*asks), result, *methods))
    return answer_of(own, *further)


def answer_of(*classes: Class) -> str:
    """Say what an app does when the phonebook is refused."""
    program = program_of(*classes)
    hierarchy = Hierarchy(program)
    resolver = Resolver(program, hierarchy)
    found = find_requests(
        program, hierarchy, resolver=resolver, reach=FakeReach(program, ("La/A;",))
    )
    every = tuple(one.request for one in found)
    (one,) = {
        each for each in every if each.permission == READ and each.method.endswith("->ask()V")
    }
    return on_refusal(CallGraph(program, hierarchy), resolver, one, asks=every)


def test_a_screen_that_both_sides_show_continues() -> None:
    assert said(split(start(), start())) == "continues"


def test_the_same_screen_after_the_sides_have_joined_continues() -> None:
    joined = f"""
    const/4 v0, #0
    aget v0, p3, v0
    if-nez v0, :joined
    invoke-static {{}}, Lx/Log;->note()V
    :joined
    {start()}
    return-void
    """
    assert said(joined) == "continues"


def test_another_screen_than_the_granted_one_is_unknown() -> None:
    assert said(split(start(), start("La/Refused;"))) == "unknown"


def test_a_screen_that_only_the_granted_side_shows_does_not_continue() -> None:
    assert said(split(start(), "")) == "unknown"


def test_leaving_after_the_next_screen_was_shown_continues() -> None:
    assert said(split(start() + FINISH, start() + FINISH)) == "continues"


@pytest.mark.parametrize("leaving", [FINISH, EXIT])
def test_a_refused_side_that_leaves_exits(leaving: str) -> None:
    assert said(split(start(), leaving)) == "exits"


def test_a_screen_that_closes_either_way_does_not_exit() -> None:
    assert said(split(FINISH, FINISH)) == "unknown"


def test_a_refusal_that_is_handed_to_the_screen_before_does_not_exit() -> None:
    handed = f"const/4 v0, #0\ninvoke-virtual {{p0, v0}}, La/A;->setResult(I)V\n{FINISH}"
    assert said(split(start(), handed)) == "unknown"


def test_a_granted_side_that_leaves_says_nothing_of_the_refused_one() -> None:
    assert said(split(FINISH, "")) == "unknown"


def test_leaving_in_a_method_that_the_refused_side_calls_exits() -> None:
    denied = Method("denied", "()V", f"{FINISH}\nreturn-void", registers=4)
    calling = "invoke-virtual {p0}, La/A;->denied()V"
    assert said(split(start(), calling), methods=(denied,)) == "exits"


def test_asking_again_at_once_re_asks() -> None:
    assert said(split(start(), ASK)) == "re-asks"


def test_asking_again_where_android_says_that_it_may_be_explained_re_asks() -> None:
    explained = f"""
    const-string v0, "{READ}"
    invoke-virtual {{p0, v0}}, La/A;->shouldShowRequestPermissionRationale(Ljava/lang/String;)Z
    move-result v0
    if-eqz v0, :out
    {ASK}
    """
    assert said(split(start(), explained)) == "re-asks"


def test_asking_for_something_else_is_no_asking_again() -> None:
    code = f"""
    {array_of(CAMERA)}
    const/16 v1, #42
    invoke-virtual {{p0, v0, v1}}, La/A;->requestPermissions([Ljava/lang/String;I)V
    return-void
    """
    other = Method("other", "()V", code, registers=8)
    calling = "invoke-virtual {p0}, La/A;->other()V"
    assert said(split(start(), calling), methods=(other,)) == "unknown"


@pytest.mark.parametrize("telling", [TOAST, SETTINGS])
def test_a_refused_side_that_only_tells_blocks(telling: str) -> None:
    assert said(split(start(), telling)) == "blocks"


def test_telling_does_not_block_where_granting_leads_nowhere() -> None:
    assert said(split("", TOAST)) == "unknown"


def test_telling_does_not_block_a_screen_with_another_way_to_it() -> None:
    skip = Method("skip", "()V", f"{start()}\nreturn-void", registers=4)
    assert said(split(start(), TOAST), methods=(skip,)) == "unknown"


def test_a_further_way_that_looks_at_the_permission_leaves_it_blocked() -> None:
    guarded = f"""
    const-string v0, "{READ}"
    invoke-virtual {{p0, v0}}, La/A;->checkSelfPermission(Ljava/lang/String;)I
    move-result v0
    if-nez v0, :out
    {start()}
    :out
    return-void
    """
    again = Method("again", "()V", guarded, registers=4)
    assert said(split(start(), TOAST), methods=(again,)) == "blocks"


def test_reporting_a_refusal_to_statistics_is_no_going_on() -> None:
    assert said(split(start() + STATISTICS, STATISTICS)) == "unknown"


def test_a_dialog_whose_only_button_leaves_exits() -> None:
    assert said(split(start(), dialog(firm=True)), pressed(FINISH)) == "exits"


def test_a_dialog_that_can_be_closed_decides_nothing() -> None:
    assert said(split(start(), dialog(firm=False)), pressed(FINISH)) == "unknown"


def test_a_dialog_whose_only_button_asks_again_re_asks() -> None:
    assert said(split(start(), dialog(firm=True)), pressed(ASK)) == "re-asks"


def test_a_dialog_whose_only_button_opens_the_settings_blocks() -> None:
    assert said(split(start(), dialog(firm=True)), pressed(SETTINGS)) == "blocks"


def test_a_dialog_whose_button_does_nothing_is_unknown() -> None:
    assert said(split(start(), dialog(firm=True)), pressed("")) == "unknown"


# How the grant is looked at.


def test_the_answer_to_another_request_code_is_not_this_ones() -> None:
    code = split(start(), FINISH).replace("#41", "#42")
    assert said(code) == "unknown"


def test_a_check_of_the_permission_in_the_callback_counts() -> None:
    code = f"""
    const-string v0, "{READ}"
    invoke-virtual {{p0, v0}}, La/A;->checkSelfPermission(Ljava/lang/String;)I
    move-result v0
    const/4 v1, #-1
    if-ne v0, v1, :granted
    {FINISH}
    return-void
    :granted
    {start()}
    return-void
    """
    assert said(code) == "exits"


def test_a_loop_over_the_results_counts() -> None:
    code = f"""
    const/4 v0, #0
    array-length v1, p3
    :again
    if-ge v0, v1, :granted
    aget v2, p3, v0
    if-eqz v2, :next
    {FINISH}
    return-void
    :next
    add-int/lit8 v0, v0, #1
    goto :again
    :granted
    {start()}
    return-void
    """
    assert said(code, asks=(READ, CAMERA)) == "exits"


def test_an_outcome_kept_in_a_field_counts() -> None:
    code = """
    const/4 v0, #0
    aget v0, p3, v0
    iput v0, p0, La/A;->held:I
    invoke-virtual {p0}, La/A;->go()V
    return-void
    """
    go = f"iget v0, p0, La/A;->held:I\nif-nez v0, :out\n{start()}\nreturn-void\n:out\n{FINISH}\nreturn-void"
    assert said(code, methods=(Method("go", "()V", go, registers=4),)) == "exits"


def test_what_hangs_on_something_unknown_is_unknown() -> None:
    unsure = (
        f"invoke-static {{}}, Lx/Server;->strict()Z\nmove-result v0\nif-eqz v0, :out\n{FINISH}"
    )
    assert said(split(start(), unsure)) == "unknown"


def test_a_bundle_that_looks_at_the_other_permission_alone_is_unknown() -> None:
    assert said(split(start(), FINISH), asks=(CAMERA, READ)) == "unknown"


def test_a_bundle_that_looks_at_the_phonebook_is_decided() -> None:
    assert said(split(start(), FINISH), asks=(READ, CAMERA)) == "exits"


def test_a_class_without_a_callback_is_unknown() -> None:
    assert answer_of(Class("La/A;", superclass=ACTIVITY, methods=(asking(READ),))) == "unknown"


def below(*methods: Method) -> Class:
    """Make a screen below the one that asks."""
    return Class("La/B;", superclass="La/A;", methods=methods)


def test_a_callback_that_a_class_below_replaces_is_unknown() -> None:
    result = Method("onRequestPermissionsResult", "(I[Ljava/lang/String;[I)V", "return-void")
    assert said(split(start(), FINISH), below(result)) == "unknown"


def test_a_class_below_that_replaces_nothing_changes_nothing() -> None:
    assert said(split(start(), FINISH), below()) == "exits"


def test_a_reaction_that_a_class_below_replaces_is_unknown() -> None:
    leaving = Method("denied", "()V", f"{FINISH}\nreturn-void", registers=4)
    staying = Method("denied", "()V", "return-void")
    calling = "invoke-virtual {p0}, La/A;->denied()V"
    code = split(start(), calling)
    assert said(code, below(staying), methods=(leaving,)) == "unknown"


# Launchers.


def launching(taken: str, *, several: bool = False, registrations: int = 1) -> str:
    """Say what an activity with a launcher does when it is refused."""
    contract = (
        f"{CONTRACTS}${'RequestMultiplePermissions' if several else 'RequestPermission'};"
    )
    register = f"""
    new-instance v0, {contract}
    invoke-direct {{v0}}, {contract}-><init>()V
    new-instance v1, La/A$1;
    invoke-direct {{v1, p0}}, La/A$1;-><init>(La/A;)V
    invoke-virtual {{p0, v0, v1}}, La/A;->registerForActivityResult(Landroidx/activity/result/contract/ActivityResultContract;{CALLBACK}){LAUNCHER}
    move-result-object v0
    iput-object v0, p0, La/A;->asker:{LAUNCHER}
    """
    if registrations > 1:
        register += register.replace("$1", "$2")
    value = array_of(READ) if several else f'const-string v0, "{READ}"'
    ask = f"""
    {value}
    iget-object v1, p0, La/A;->asker:{LAUNCHER}
    invoke-virtual {{v1, v0}}, {LAUNCHER}->launch(Ljava/lang/Object;)V
    return-void
    """
    own = Class(
        "La/A;",
        superclass=COMPONENT,
        fields=(Field("asker", LAUNCHER),),
        methods=(
            Method(
                "onCreate", "(Landroid/os/Bundle;)V", f"{register}\nreturn-void", registers=8
            ),
            Method("ask", "()V", ask, registers=8),
        ),
    )
    component = Class(COMPONENT, superclass=ACTIVITY)
    others = [taker("La/A$2;", "return-void")] if registrations > 1 else []
    return answer_of(component, own, taker("La/A$1;", taken), *others)


def taker(name: str, code: str) -> Class:
    """Make the class that takes a launcher's result."""
    made = Method(
        "<init>",
        "(La/A;)V",
        f"""
        invoke-direct {{p0}}, Ljava/lang/Object;-><init>()V
        iput-object p1, p0, {name}->own:La/A;
        return-void
        """,
        flags=0x10001,
    )
    taken = Method(
        "onActivityResult",
        "(Ljava/lang/Object;)V",
        f"iget-object v5, p0, {name}->own:La/A;\n{code}",
        registers=8,
    )
    return Class(
        name, interfaces=(CALLBACK,), fields=(Field("own", "La/A;"),), methods=(made, taken)
    )


def of_boolean(granted: str, refused: str) -> str:
    """Part the ways on a boxed answer."""
    return f"""
    check-cast p1, Ljava/lang/Boolean;
    invoke-virtual {{p1}}, Ljava/lang/Boolean;->booleanValue()Z
    move-result v0
    move-object p0, v5
    if-eqz v0, :refused
    {granted}
    return-void
    :refused
    {refused}
    return-void
    """


def of_map(granted: str, refused: str) -> str:
    """Part the ways on the answer in a map."""
    return f"""
    check-cast p1, Ljava/util/Map;
    const-string v0, "{READ}"
    invoke-interface {{p1, v0}}, Ljava/util/Map;->get(Ljava/lang/Object;)Ljava/lang/Object;
    move-result-object v0
    sget-object v1, Ljava/lang/Boolean;->TRUE:Ljava/lang/Boolean;
    invoke-virtual {{v1, v0}}, Ljava/lang/Boolean;->equals(Ljava/lang/Object;)Z
    move-result v0
    move-object p0, v5
    if-eqz v0, :refused
    {granted}
    return-void
    :refused
    {refused}
    return-void
    """


def test_a_launcher_of_one_permission_is_followed() -> None:
    assert launching(of_boolean(start(), FINISH)) == "exits"
    assert launching(of_boolean(start(), start())) == "continues"
    assert launching(of_boolean(FINISH, start())) == "unknown"


def test_a_launcher_of_several_permissions_is_followed() -> None:
    assert launching(of_map(start(), FINISH), several=True) == "exits"
    assert launching(of_map(start(), start()), several=True) == "continues"


def test_a_launcher_among_several_is_unknown() -> None:
    assert launching(of_boolean(start(), FINISH), registrations=2) == "unknown"


# Samples.

BUILT = Path(__file__).parents[4] / "samples" / "built"


@pytest.mark.parametrize(
    ("story", "value"),
    [
        ("refusal_exits", "exits"),
        ("refusal_continues", "continues"),
        ("consent_box_or_typed", "continues"),
        ("os_prompt_only", "continues"),
        ("os_prompt_only_r8", "continues"),
        ("launcher_prompt", "continues"),
        ("launcher_of_several", "continues"),
        ("not_a_lender", "unknown"),
        ("easy_permissions", "unknown"),
    ],
)
def test_a_sample_says_what_its_author_wrote(story: str, value: str) -> None:
    result = audit_package([BUILT / f"{story}.apk"], AuditOptions(), progress=Silent())
    assert {one.on_refusal for one in result.requests} == {value}
