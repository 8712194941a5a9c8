"""Requests at run time: every form, their permissions, what stays unknown."""

import pytest

from auditor.code.classes.hierarchy import Hierarchy
from auditor.code.resolution.constants import Resolver
from auditor.facts.reads.requests import contacts_group, find_requests
from auditor.model.access import UNTOLD_PERMISSION
from auditor.model.vocabulary import Kleene, Reached
from tests.dex_builder import CONSTRUCTOR, PUBLIC, Class, Method
from tests.program_builder import FakeReach, one_class, program_of, static

READ = "android.permission.READ_CONTACTS"
CAMERA = "android.permission.CAMERA"
COMPAT = "Landroidx/core/app/ActivityCompat;"
ASK = f"{COMPAT}->requestPermissions(Landroid/app/Activity;[Ljava/lang/String;I)V"
OWN_ASK = "requestPermissions([Ljava/lang/String;I)V"
LAUNCHER = "Landroidx/activity/result/ActivityResultLauncher;"
CONTRACTS = "Landroidx/activity/result/contract/ActivityResultContracts"


def found_in(*classes, reached=("La/A;",), permissions=()):
    program = program_of(*classes, permissions=permissions)
    hierarchy = Hierarchy(program)
    reach = FakeReach(program, reached)
    found = find_requests(
        program, hierarchy, resolver=Resolver(program, hierarchy), reach=reach
    )
    return tuple(one.request for one in found)


def array_of(*names, register="v0"):
    lines = [f"const/4 v1, #{len(names)}", f"new-array {register}, v1, [Ljava/lang/String;"]
    for at, name in enumerate(names):
        lines += [
            f"const/4 v1, #{at}",
            f'const-string v2, "{name}"',
            f"aput-object v2, {register}, v1",
        ]
    return "\n".join(lines)


def asking(array, proto="(Landroid/app/Activity;)V", name="m"):
    code = f"{array}\nconst/4 v3, #1\ninvoke-static {{p0, v0, v3}}, {ASK}\nreturn-void"
    return static(name, proto, code, registers=8)


def test_each_permission_of_a_call_is_a_request_together_with_the_others():
    contacts, camera = sorted(
        found_in(one_class(asking(array_of(READ, CAMERA)))),
        key=lambda one: one.permission,
        reverse=True,
    )
    assert (contacts.permission, contacts.together_with) == (READ, (CAMERA,))
    assert (camera.permission, camera.together_with) == (CAMERA, (READ,))
    assert contacts.reached is Reached.YES
    assert contacts.path[-1].offset == contacts.offset


def test_an_activity_of_the_app_asks_itself():
    code = f"{array_of(READ)}\nconst/4 v3, #1\ninvoke-virtual {{p0, v0, v3}}, La/A;->{OWN_ASK}\nreturn-void"
    method = Method("onCreate", "(Landroid/os/Bundle;)V", code, registers=8)
    (found,) = found_in(Class("La/A;", superclass="Landroid/app/Activity;", methods=(method,)))
    assert found.permission == READ
    assert found.rationale is Kleene.UNKNOWN


def test_a_call_inside_the_support_librarys_own_code_is_not_counted_twice():
    inner = static(
        "requestPermissions",
        "(Landroid/app/Activity;[Ljava/lang/String;I)V",
        f"invoke-virtual {{p0, p1, p2}}, Landroid/app/Activity;->{OWN_ASK}\nreturn-void",
    )
    library = one_class(inner, name=COMPAT)
    (found,) = found_in(library, one_class(asking(array_of(READ))))
    assert found.method == "La/A;->m(Landroid/app/Activity;)V"


def test_what_a_shrinker_leaves_of_the_support_librarys_method_asks_once():
    inside = "Landroidx/core/app/ActivityCompat$Api23Impl;"
    inner = static(
        "requestPermissions",
        "(Landroid/app/Activity;[Ljava/lang/String;I)V",
        f"invoke-virtual {{p0, p1, p2}}, Landroid/app/Activity;->{OWN_ASK}\nreturn-void",
    )
    library = one_class(inner, name=inside)
    code = ASK.replace(COMPAT, inside)
    own = f"{array_of(READ)}\nconst/4 v3, #1\ninvoke-static {{p0, v0, v3}}, {code}\nreturn-void"
    asks = static("m", "(Landroid/app/Activity;)V", own, registers=8)
    (found,) = found_in(library, one_class(asks))
    assert (found.permission, found.reached) == (READ, Reached.YES)


def test_a_renamed_support_library_counts_by_the_frameworks_call_inside():
    inner = static(
        "a",
        "(Landroid/app/Activity;[Ljava/lang/String;I)V",
        f"invoke-virtual {{p0, p1, p2}}, Landroid/app/Activity;->{OWN_ASK}\nreturn-void",
    )
    code = f"{array_of(READ)}\nconst/4 v3, #1\ninvoke-static {{p0, v0, v3}}, La/b;->a(Landroid/app/Activity;[Ljava/lang/String;I)V\nreturn-void"
    caller = static("m", "(Landroid/app/Activity;)V", code, registers=8)
    (found,) = found_in(one_class(inner, name="La/b;"), one_class(caller))
    assert found.permission == READ
    assert found.reached is Reached.YES
    assert [step.method.partition("->")[0] for step in found.path] == [
        "La/A;",
        "La/A;",
        "La/b;",
    ]


@pytest.mark.parametrize("known", [True, False])
def test_what_the_renamed_library_hands_on_from_an_intent_is_told_where_it_is_put_there(known):
    """A launch puts the names into an intent; the screen takes them out and asks, by a method of the library."""
    ask = "La/b;->a(Landroid/app/Activity;[Ljava/lang/String;I)V"
    inner = static(
        "a",
        "(Landroid/app/Activity;[Ljava/lang/String;I)V",
        f"invoke-virtual {{p0, p1, p2}}, Landroid/app/Activity;->{OWN_ASK}\nreturn-void",
    )
    takes = static(
        "t",
        "(Landroid/app/Activity;Landroid/content/Intent;)V",
        f"""
        const-string v0, "androidx.activity.result.contract.extra.PERMISSIONS"
        invoke-virtual {{p1, v0}}, Landroid/content/Intent;->getStringArrayExtra(Ljava/lang/String;)[Ljava/lang/String;
        move-result-object v0
        const/4 v1, #1
        invoke-static {{p0, v0, v1}}, {ask}
        return-void
        """,
    )
    array = array_of(CAMERA)
    if not known:
        array = (
            "invoke-static {}, Lx/Server;->names()[Ljava/lang/String;\nmove-result-object v0"
        )
    own = f"{array}\nconst/4 v3, #1\ninvoke-static {{p0, v0, v3}}, {ask}\nreturn-void"
    caller = static("m", "(Landroid/app/Activity;)V", own, registers=8)
    found = found_in(one_class(inner, takes, name="La/b;"), one_class(caller))
    assert {one.permission for one in found} == ({CAMERA} if known else {UNTOLD_PERMISSION})
    alone = found_in(one_class(inner, takes, name="La/b;"))
    assert not alone


def test_an_array_that_is_not_known_is_reported_as_unknown():
    unknown = "invoke-static {}, Lx/Server;->names()[Ljava/lang/String;\nmove-result-object v0"
    (found,) = found_in(one_class(asking(unknown)))
    assert found.permission == UNTOLD_PERMISSION


def test_an_array_that_is_half_known_reports_both():
    code = """
    const/4 v1, #2
    new-array v0, v1, [Ljava/lang/String;
    const/4 v1, #0
    const-string v2, "android.permission.CAMERA"
    aput-object v2, v0, v1
    const/4 v1, #1
    invoke-static {}, Lx/Server;->name()Ljava/lang/String;
    move-result-object v2
    aput-object v2, v0, v1
    """
    found = found_in(one_class(asking(code)))
    assert {one.permission for one in found} == {CAMERA, UNTOLD_PERMISSION}


def test_asking_for_all_that_the_manifest_declares_asks_for_contacts():
    code = """
    invoke-static {}, La/B;->own()Landroid/content/pm/PackageInfo;
    move-result-object v0
    iget-object v0, v0, Landroid/content/pm/PackageInfo;->requestedPermissions:[Ljava/lang/String;
    """
    found = found_in(one_class(asking(code)), permissions=(READ, CAMERA))
    assert {one.permission for one in found} == {READ, CAMERA}


def test_a_rationale_is_seen_when_the_app_asks_whether_to_show_one():
    code = f'const-string v0, "{READ}"\ninvoke-static {{p0, v0}}, {COMPAT}->shouldShowRequestPermissionRationale(Landroid/app/Activity;Ljava/lang/String;)Z\nreturn-void'
    check = static("r", "(Landroid/app/Activity;)V", code)
    found = found_in(one_class(asking(array_of(READ, CAMERA)), check))
    assert {one.permission: one.rationale for one in found} == {
        READ: Kleene.YES,
        CAMERA: Kleene.UNKNOWN,
    }


@pytest.mark.parametrize("several", [False, True])
def test_a_launcher_of_a_permission_contract_asks(several):
    value = array_of(READ) if several else f'const-string v0, "{READ}"'
    code = f"{value}\ninvoke-virtual {{p0, v0}}, {LAUNCHER}->launch(Ljava/lang/Object;)V\nreturn-void"
    (found,) = found_in(one_class(static("m", f"({LAUNCHER})V", code, registers=8)))
    assert found.permission == READ


def test_a_launcher_of_another_contract_asks_nothing():
    code = f'const-string v0, "image/*"\ninvoke-virtual {{p0, v0}}, {LAUNCHER}->launch(Ljava/lang/Object;)V\nreturn-void'
    assert found_in(one_class(static("m", f"({LAUNCHER})V", code))) == ()


def test_an_unknown_input_counts_where_a_permission_contract_is_made():
    code = f"""
    new-instance v0, {CONTRACTS}$RequestPermission;
    invoke-direct {{v0}}, {CONTRACTS}$RequestPermission;-><init>()V
    invoke-static {{}}, Lx/Server;->name()Ljava/lang/String;
    move-result-object v0
    invoke-virtual {{p0, v0}}, {LAUNCHER}->launch(Ljava/lang/Object;)V
    return-void
    """
    (found,) = found_in(one_class(static("m", f"({LAUNCHER})V", code)))
    assert found.permission == UNTOLD_PERMISSION


def test_an_unknown_input_counts_in_a_lambda_of_the_screen_that_makes_the_contract():
    made = f"""
    new-instance v0, {CONTRACTS}$RequestPermission;
    invoke-direct {{v0}}, {CONTRACTS}$RequestPermission;-><init>()V
    return-void
    """
    launched = f"""
    invoke-static {{}}, Lx/Server;->name()Ljava/lang/String;
    move-result-object v0
    invoke-virtual {{p0, v0}}, {LAUNCHER}->launch(Ljava/lang/Object;)V
    return-void
    """
    screen = one_class(static("m", "()V", made))
    inner = one_class(static("n", f"({LAUNCHER})V", launched), name="La/A$1;")
    (found,) = found_in(screen, inner)
    assert found.permission == UNTOLD_PERMISSION


CREATES_INTENT = static(
    "a",
    "([Ljava/lang/String;)Landroid/content/Intent;",
    """
        new-instance v0, Landroid/content/Intent;
        const-string v1, "androidx.activity.result.contract.action.REQUEST_PERMISSIONS"
        invoke-direct {v0, v1}, Landroid/content/Intent;-><init>(Ljava/lang/String;)V
        const-string v1, "androidx.activity.result.contract.extra.PERMISSIONS"
        invoke-virtual {v0, v1, p0}, Landroid/content/Intent;->putExtra(Ljava/lang/String;[Ljava/lang/String;)Landroid/content/Intent;
        return-object v0
        """,
)
CREATE = (
    "invoke-static {v0}, Lb/c;->a([Ljava/lang/String;)Landroid/content/Intent;\nreturn-void"
)


def test_a_renamed_launcher_counts_by_the_extra_of_its_intent():
    asks = one_class(static("m", "()V", f"{array_of(READ)}\n{CREATE}"))
    found = found_in(one_class(CREATES_INTENT, name="Lb/c;"), asks)
    assert [(one.permission, one.method) for one in found] == [(READ, "La/A;->m()V")]


def test_what_a_task_is_made_with_is_asked_for_where_the_task_runs():
    """A library may let an interceptor decide whether it runs at all: making it asks nothing."""
    names = "La/Go;->names:[Ljava/lang/String;"
    keep = f"invoke-direct {{p0}}, Ljava/lang/Object;-><init>()V\niput-object p1, p0, {names}\nreturn-void"
    run = f"iget-object v0, p0, {names}\n{CREATE}"
    task = Class(
        "La/Go;",
        methods=(
            Method("<init>", "([Ljava/lang/String;)V", keep, CONSTRUCTOR | PUBLIC),
            Method("run", "()V", run, PUBLIC),
        ),
    )
    make = f"{array_of(READ)}\nnew-instance v1, La/Go;\ninvoke-direct {{v1, v0}}, La/Go;-><init>([Ljava/lang/String;)V"
    asks = one_class(
        static("m", "()V", f"{make}\ninvoke-virtual {{v1}}, La/Go;->run()V\nreturn-void")
    )
    found = found_in(one_class(CREATES_INTENT, name="Lb/c;"), task, asks)
    assert [(one.permission, one.method) for one in found] == [(READ, "La/Go;->run()V")]


def test_a_contract_whose_array_is_a_text_by_a_shrinker_s_doing_asks_nothing():
    # R8 puts the one text that all launches give into every contract; the cast to an array throws.
    cast = f'const-string v0, "{READ}"\ncheck-cast v0, [Ljava/lang/String;\n{CREATE}'
    other = one_class(static("m", "()V", cast))
    assert not found_in(one_class(CREATES_INTENT, name="Lb/c;"), other)


def test_a_library_that_takes_permissions_one_by_one_asks():
    dexter = "Lcom/karumi/dexter/DexterBuilder$Permission;"
    code = f'const-string v0, "{READ}"\ninvoke-interface {{p0, v0}}, {dexter}->withPermission(Ljava/lang/String;)Lx/Next;\nreturn-void'
    (found,) = found_in(one_class(static("m", f"({dexter})V", code)))
    assert found.permission == READ


def test_a_name_that_is_no_permission_asks_nothing_known():
    (found,) = found_in(one_class(asking(array_of("READ_CONTACTS"))))
    assert found.permission == UNTOLD_PERMISSION


def test_the_contacts_group_has_its_three_members():
    assert contacts_group() == {
        READ,
        "android.permission.WRITE_CONTACTS",
        "android.permission.GET_ACCOUNTS",
    }


def test_a_permission_that_is_read_as_a_field_is_known():
    code = """
    const/4 v1, #1
    new-array v0, v1, [Ljava/lang/String;
    const/4 v1, #0
    sget-object v2, Landroid/Manifest$permission;->READ_CONTACTS:Ljava/lang/String;
    aput-object v2, v0, v1
    """
    (found,) = found_in(one_class(asking(code)))
    assert found.permission == READ


def test_a_launcher_whose_every_class_is_renamed_is_followed_to_its_intent():
    contract = Class(
        "Lf/a;",
        methods=(
            Method(
                "a",
                "(Landroid/content/Context;Ljava/lang/Object;)Landroid/content/Intent;",
                None,
                0x401,
            ),
        ),
        flags=0x401,
    )
    asks = Class(
        "Lf/b;",
        superclass="Lf/a;",
        methods=(
            Method(
                "a",
                "(Landroid/content/Context;Ljava/lang/Object;)Landroid/content/Intent;",
                """
                check-cast p2, [Ljava/lang/String;
                new-instance v0, Landroid/content/Intent;
                const-string v1, "androidx.activity.result.contract.action.REQUEST_PERMISSIONS"
                invoke-direct {v0, v1}, Landroid/content/Intent;-><init>(Ljava/lang/String;)V
                const-string v1, "androidx.activity.result.contract.extra.PERMISSIONS"
                invoke-virtual {v0, v1, p2}, Landroid/content/Intent;->putExtra(Ljava/lang/String;[Ljava/lang/String;)Landroid/content/Intent;
                return-object v0
                """,
            ),
        ),
    )
    launcher = Class(
        "Lf/c;", methods=(Method("a", "(Ljava/lang/Object;)V", None, 0x401),), flags=0x401
    )
    registered = Class(
        "Lf/d;",
        superclass="Lf/c;",
        fields=(),
        methods=(
            Method(
                "a",
                "(Ljava/lang/Object;)V",
                """
                sget-object v0, Lf/e;->contract:Lf/a;
                const/4 v1, #0
                invoke-static {v0, p1}, Lf/e;->b(Lf/a;Ljava/lang/Object;)V
                return-void
                """,
            ),
        ),
    )
    registry = one_class(
        static(
            "b",
            "(Lf/a;Ljava/lang/Object;)V",
            """
            const/4 v0, #0
            invoke-virtual {p0, v0, p1}, Lf/a;->a(Landroid/content/Context;Ljava/lang/Object;)Landroid/content/Intent;
            return-void
            """,
        ),
        name="Lf/e;",
    )
    code = f"{array_of(READ, CAMERA)}\ninvoke-virtual {{p0, v0}}, Lf/c;->a(Ljava/lang/Object;)V\nreturn-void"
    app = one_class(static("m", "(Lf/c;)V", code, registers=8))
    found = found_in(contract, asks, launcher, registered, registry, app)
    assert {(one.permission, one.method) for one in found} == {
        (READ, "La/A;->m(Lf/c;)V"),
        (CAMERA, "La/A;->m(Lf/c;)V"),
    }
    assert {one.reached for one in found} == {Reached.YES}


@pytest.mark.parametrize(
    "word",
    [
        "requestPermissions",
        "android.content.pm.action.REQUEST_PERMISSIONS",
        "android.content.pm.extra.REQUEST_PERMISSIONS_NAMES",
    ],
)
def test_a_request_that_is_only_named_may_be_one_for_contacts(word):
    code = f'const-string v0, "{word}"\nreturn-void'
    (found,) = found_in(one_class(static("m", "()V", code, registers=2)))
    assert found.permission == UNTOLD_PERMISSION


def test_androidx_naming_its_own_call_asks_for_nothing():
    code = 'const-string v0, "requestPermissions"\nreturn-void'
    library = one_class(static("m", "()V", code, registers=2), name="Landroidx/core/A;")
    assert found_in(library) == ()


def test_a_library_that_takes_groups_asks_for_the_permission_that_counts_for_one():
    owner = "Lcom/blankj/utilcode/util/PermissionUtils;"
    code = f"""
    const/4 v1, #2
    new-array v0, v1, [Ljava/lang/String;
    const/4 v1, #0
    const-string v2, "{CAMERA}"
    aput-object v2, v0, v1
    const/4 v1, #1
    const-string v2, "CONTACTS"
    aput-object v2, v0, v1
    invoke-static {{v0}}, {owner}->permission([Ljava/lang/String;){owner}
    return-void
    """
    found = found_in(one_class(static("m", "()V", code, registers=4)))
    assert {one.permission for one in found} == {CAMERA, READ}


@pytest.mark.parametrize(
    ("owner", "count"), [("La/own/RxPermissions;", 1), ("La/own/MyRxPermissions;", 0)]
)
def test_a_library_that_an_app_copied_is_known_by_the_name_of_its_class(owner, count):
    code = f"""
    const/4 v1, #1
    new-array v0, v1, [Ljava/lang/String;
    const/4 v1, #0
    const-string v2, "{READ}"
    aput-object v2, v0, v1
    invoke-virtual {{p0, v0}}, {owner}->request([Ljava/lang/String;)Lio/reactivex/Observable;
    return-void
    """
    library = Class(
        owner,
        methods=(
            Method(
                "request",
                "([Ljava/lang/String;)Lio/reactivex/Observable;",
                "const/4 v0, #0\nreturn-object v0",
            ),
        ),
    )
    found = found_in(one_class(static("m", f"({owner})V", code, registers=5)), library)
    assert len(found) == count
