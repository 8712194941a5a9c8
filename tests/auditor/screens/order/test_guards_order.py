"""Who opens which screen, who runs which object, and what starts by itself decide the order."""

from dataclasses import replace

from auditor.code.resolution.constants import Resolver
from auditor.model.app import IntentFilter
from auditor.model.vocabulary import ComponentKind, Confidence, Gate, Kleene, Role
from auditor.model.words import same
from auditor.screens.order.guards import Setting, judge_order
from auditor.screens.order.orders import Place
from auditor.screens.order.worlds import Worlds
from auditor.screens.parts.shown import Choice, Effect, Order, Region
from tests.auditor.code.small_app import (
    LAUNCHER,
    MAIN,
    component,
    kind,
    makes,
    manifest,
    number,
)
from tests.auditor.screens.consenting_app import (
    ACCEPT,
    ASK,
    CREATE,
    DO_ASK,
    DO_READ,
    READ,
    SHOW,
    accept,
    get,
    judge,
    put,
    refuse,
    screen,
    screen_class,
    story,
)
from tests.dex_builder import OBJECT, Class, Field

GO = DO_ASK + DO_READ
NO, YES, UNKNOWN = Kleene.NO, Kleene.YES, Kleene.UNKNOWN
RUNNABLE = ("Ljava/lang/Runnable;",)
FUNCTION = "Lkotlin/jvm/functions/Function0;"


def opens(name, context="p0"):
    """Write the start of a screen by its class."""
    return (
        f"new-instance v0, Landroid/content/Intent;\nconst-class v1, {name}\n"
        f"invoke-direct {{v0, {context}, v1}}, Landroid/content/Intent;-><init>(Landroid/content/Context;Ljava/lang/Class;)V\n"
        f"invoke-virtual {{{context}, v0}}, Landroid/content/Context;->startActivity(Landroid/content/Intent;)V\n"
    )


def screens(*others, exported=()):
    """Make a manifest: the launcher, and others that only the app opens."""
    return manifest(
        component(MAIN, filters=(LAUNCHER,)),
        *(component(one, exported=one in exported) for one in others),
    )


# Order of screens.


def loan(exported=(), also=""):
    return story(
        screen_class(SHOW + also),
        accept(opens("La/Loan;")),
        refuse(),
        screen_class(GO, "La/Loan;"),
        declares=screens("La/Loan;", exported=exported),
    )


def test_a_screen_that_only_the_acceptance_opens_is_behind_it():
    found = judge(loan())
    assert found.read.before_consent is NO
    assert found.read.gated_by is Gate.CONSENT
    assert found.read.behind == (0,)


def test_a_screen_that_others_can_open_too_is_a_way_around():
    found = judge(loan(exported=("La/Loan;",)))
    assert found.read.before_consent is YES
    assert found.read.confidence is Confidence.LIKELY
    assert "directly" in found.read.witness[0].says.en


def test_a_screen_that_the_launcher_opens_itself_is_before_consent():
    found = judge(loan(also=opens("La/Loan;")))
    assert found.read.before_consent is YES
    assert found.read.confidence is Confidence.CONFIRMED
    assert found.way[0] == f"La/Main;->{CREATE}"


def test_what_runs_while_the_screen_is_open_needs_it_opened():
    def code(exported=(), also=""):
        return story(
            screen_class(SHOW + also),
            accept(opens("La/Loan;")),
            refuse(),
            screen_class(
                "nop",
                "La/Loan;",
                **{
                    "onOptionsItemSelected(Landroid/view/MenuItem;)Z": GO
                    + "const/4 v0, #0\nreturn v0"
                },
            ),
            declares=screens("La/Loan;", exported=exported),
        )

    assert judge(code()).read.before_consent is NO
    assert judge(code(exported=("La/Loan;",))).read.before_consent is YES
    assert judge(code(also=opens("La/Loan;"))).read.before_consent is YES


def test_a_screen_that_nobody_is_seen_to_open_is_unknown():
    code = story(
        screen_class(SHOW),
        accept("nop"),
        refuse(),
        screen_class(GO, "La/Loan;"),
        declares=screens("La/Loan;"),
    )
    assert judge(code).read.before_consent is UNKNOWN


def splash(test, one="La/Loan;", other="La/Ask;"):
    """Open one of two screens by one call, as compilers write `a ? B.class : C.class`."""
    choose = (
        f"new-instance v4, Landroid/content/Intent;\n{get()}{test} v0, :no\nconst-class v1, {one}\ngoto :start\n"
        f":no\nconst-class v1, {other}\n:start\n"
        "invoke-direct {v4, p0, v1}, Landroid/content/Intent;-><init>(Landroid/content/Context;Ljava/lang/Class;)V\n"
        "invoke-virtual {p0, v4}, Landroid/content/Context;->startActivity(Landroid/content/Intent;)V\nreturn-void"
    )
    return story(
        screen_class(choose),
        screen_class(SHOW, "La/Ask;"),
        accept(put() + opens("La/Loan;")),
        refuse(),
        screen_class(GO, "La/Loan;"),
        declares=screens("La/Loan;", "La/Ask;"),
    )


def test_a_splash_that_chooses_by_the_flag_opens_the_consent_first():
    assert judge(splash("if-eqz")).read.before_consent is NO
    assert judge(splash("if-nez")).read.before_consent is YES


INTENT = "Landroid/content/Intent;"


def told(test, agreed=1, refused=0):
    """Open the loan screen from both buttons, each with an extra that says what was chosen."""

    def tell(value):
        return (
            f"new-instance v0, {INTENT}\nconst-class v1, La/Loan;\n"
            f"invoke-direct {{v0, p0, v1}}, {INTENT}-><init>(Landroid/content/Context;Ljava/lang/Class;)V\n"
            f'const-string v1, "chosen"\nconst/4 v2, #{value}\n'
            f"invoke-virtual {{v0, v1, v2}}, {INTENT}->putExtra(Ljava/lang/String;Z){INTENT}\n"
            f"invoke-virtual {{p0, v0}}, Landroid/content/Context;->startActivity({INTENT})V\n"
        )

    look = (
        f"invoke-virtual {{p0}}, La/Loan;->getIntent(){INTENT}\nmove-result-object v0\n"
        'const-string v1, "chosen"\nconst/4 v2, #0\n'
        f"invoke-virtual {{v0, v1, v2}}, {INTENT}->getBooleanExtra(Ljava/lang/String;Z)Z\nmove-result v0\n"
        f"{test} v0, :no\n{GO}:no\nreturn-void"
    )
    return story(
        screen_class(SHOW),
        accept(tell(agreed)),
        refuse(tell(refused)),
        screen_class(look, "La/Loan;"),
        declares=screens("La/Loan;"),
    )


def test_an_extra_tells_the_next_screen_what_was_chosen():
    assert judge(told("if-eqz")).read.before_consent is NO
    assert judge(told("if-nez")).read.before_consent is YES
    assert judge(told("if-eqz", refused=1)).read.before_consent is YES


def answered(test, code=-1, refused=0):
    """Ask on a screen of its own, and do something by the answer that it sets."""

    def answer(value):
        return f"const/4 v1, #{value}\ninvoke-virtual {{v0, v1}}, La/Ask;->setResult(I)V\n"

    opens_it = (
        f"new-instance v0, {INTENT}\nconst-class v1, La/Ask;\n"
        f"invoke-direct {{v0, p0, v1}}, {INTENT}-><init>(Landroid/content/Context;Ljava/lang/Class;)V\nconst/4 v1, #1\n"
        f"invoke-virtual {{p0, v0, v1}}, La/Main;->startActivityForResult({INTENT}I)V\n"
    )
    result = f"const/4 v0, #-1\n{test} p2, v0, :no\n{GO}:no\nreturn-void"
    return story(
        screen_class(opens_it, **{f"onActivityResult(II{INTENT})V": result}),
        screen_class(SHOW, "La/Ask;"),
        accept(answer(code)),
        refuse(answer(refused)),
        declares=screens("La/Ask;"),
    )


def test_the_answer_of_a_consent_screen_decides():
    assert judge(answered("if-ne")).read.before_consent is NO
    assert judge(answered("if-eq")).read.before_consent is YES
    assert judge(answered("if-ne", refused=-1)).read.before_consent is YES


# Function objects.


def stored(run_by):
    """Make an object in onCreate that reads, keep it, and let somebody run it."""
    task = kind("La/Task;", {"run()V": GO}, also=RUNNABLE)
    kept = Class("La/Kept;", fields=(Field("task", "Ljava/lang/Runnable;", 0x9),))
    run = "sget-object v5, La/Kept;->task:Ljava/lang/Runnable;\ninvoke-interface {v5}, Ljava/lang/Runnable;->run()V\n"
    make = makes("La/Task;") + "sput-object v0, La/Kept;->task:Ljava/lang/Runnable;\n"
    return story(
        screen_class(SHOW + make + (run if run_by == "main" else "")),
        accept(run),
        refuse(run if run_by == "refuse" else "nop"),
        task,
        kept,
    )


def test_an_object_runs_where_it_is_run_and_not_where_it_is_made():
    assert judge(stored("accept")).read.before_consent is NO
    assert judge(stored("refuse")).read.before_consent is YES
    assert judge(stored("main")).read.before_consent is YES


def handed(post):
    """Hand a function object to a method of the app that shows the dialog with it."""
    task = kind(
        "La/Task;",
        {"invoke()Ljava/lang/Object;": GO + "const/4 v0, #0\nreturn-object v0"},
        also=(FUNCTION,),
    )
    listener = Class(
        "La/Accept;",
        interfaces=("Landroid/content/DialogInterface$OnClickListener;",),
        fields=(Field("then", FUNCTION),),
        methods=kind(
            "La/Accept;",
            {
                f"<init>({FUNCTION})V": f"invoke-direct {{p0}}, {OBJECT}-><init>()V\niput-object p1, p0, La/Accept;->then:{FUNCTION}\nreturn-void",
                "onClick(Landroid/content/DialogInterface;I)V": f"iget-object v0, p0, La/Accept;->then:{FUNCTION}\ninvoke-interface {{v0}}, {FUNCTION}->invoke(){OBJECT}",
            },
        ).methods,
    )
    ask = (
        "new-instance v1, La/Accept;\ninvoke-direct {v1, p1}, La/Accept;-><init>("
        + FUNCTION
        + ")V\n"
        + makes("Landroid/app/AlertDialog$Builder;")
        + "invoke-virtual {v0, v1, v1}, Landroid/app/AlertDialog$Builder;->setPositiveButton(Ljava/lang/CharSequence;Landroid/content/DialogInterface$OnClickListener;)Landroid/app/AlertDialog$Builder;\n"
        + (f"invoke-interface {{p1}}, {FUNCTION}->invoke(){OBJECT}\n" if post else "")
    )
    return story(
        screen_class(
            makes("La/Task;") + f"invoke-virtual {{p0, v0}}, La/Main;->ask({FUNCTION})V",
            **{f"ask({FUNCTION})V": ask},
        ),
        listener,
        task,
    )


def test_a_lambda_given_to_the_dialog_runs_on_acceptance():
    assert judge(handed(post=False)).read.before_consent is NO
    assert judge(handed(post=True)).read.before_consent is YES


def test_an_object_given_to_the_system_runs():
    task = kind("La/Task;", {"run()V": GO}, also=RUNNABLE)
    post = (
        makes("La/Task;")
        + "const/4 v1, #0\ninvoke-virtual {v1, v0}, Landroid/os/Handler;->post(Ljava/lang/Runnable;)Z\n"
    )
    assert (
        judge(
            story(screen_class(SHOW + post), accept("nop"), refuse(), task)
        ).read.before_consent
        is YES
    )
    assert (
        judge(story(screen_class(SHOW), accept(post), refuse(), task)).read.before_consent is NO
    )


def test_a_listener_of_another_button_is_a_way_around():
    other = kind(
        "La/Other;",
        {"onClick(Landroid/view/View;)V": GO},
        also=("Landroid/view/View$OnClickListener;",),
    )
    button = (
        makes("La/Other;")
        + "const/4 v1, #0\ninvoke-virtual {v1, v0}, Landroid/view/View;->setOnClickListener(Landroid/view/View$OnClickListener;)V\n"
    )
    assert (
        judge(
            story(screen_class(SHOW + button), accept(GO), refuse(), other)
        ).read.before_consent
        is YES
    )


def test_one_listener_for_both_buttons_is_told_apart_by_its_places():
    both = kind(
        "La/Accept;",
        {
            "onClick(Landroid/content/DialogInterface;I)V": f"const/4 v0, #-1\nif-ne p2, v0, :no\n{GO}:no\nreturn-void"
        },
        also=("Landroid/content/DialogInterface$OnClickListener;",),
    )
    # const/4 1 unit, if-ne 2 units, then two calls of 3 units each.
    inside = {ACCEPT: frozenset({3, 6})}
    code = story(screen_class(SHOW), both, refuse())
    assert judge(code, pcs=inside).read.before_consent is NO
    around = replace_code(both, f"const/4 v0, #-1\nif-ne p2, v0, :no\n{GO}:no\n{GO}return-void")
    assert (
        judge(story(screen_class(SHOW), around, refuse()), pcs=inside).read.before_consent
        is YES
    )


def replace_code(built, code):
    method = next(one for one in built.methods if one.name == "onClick")
    return replace(
        built,
        methods=(
            *(one for one in built.methods if one.name != "onClick"),
            replace(method, code=code),
        ),
    )


# What starts by itself.


def starting(what, name, code, method, **component_values):
    above = {
        ComponentKind.PROVIDER: "Landroid/content/ContentProvider;",
        ComponentKind.RECEIVER: "Landroid/content/BroadcastReceiver;",
        ComponentKind.SERVICE: "Landroid/app/Service;",
    }[what]
    return story(
        screen_class(SHOW),
        accept(put() + DO_ASK),
        refuse(),
        kind(name, {method: code}, above=above),
        declares=manifest(
            component(MAIN, filters=(LAUNCHER,)), component(name, what, **component_values)
        ),
    )


LEGACY = Setting(legacy=True)
BOOT = IntentFilter(("android.intent.action.BOOT_COMPLETED",), ())
OWN = IntentFilter(("a.SYNC",), ())
RETURNS = "const/4 v0, #1\nreturn v0"


def test_a_provider_starts_before_any_screen_and_says_so():
    code = starting(
        ComponentKind.PROVIDER, "La/Auto;", DO_READ + RETURNS, "onCreate()Z", exported=False
    )
    kept = judge(code)
    assert (kept.read.before_consent, kept.read.gated_by) == (NO, Gate.GRANT)
    assert "before any screen" in kept.read.witness[0].says.en
    assert "任何界面之前" in kept.read.witness[0].says.zh
    assert judge(code, setting=LEGACY).read.before_consent is YES


def test_a_receiver_at_boot_may_test_the_flag():
    guarded = get() + f"if-eqz v0, :no\n{DO_READ}:no\nreturn-void"
    receive = "onReceive(Landroid/content/Context;Landroid/content/Intent;)V"
    free = starting(ComponentKind.RECEIVER, "La/Boot;", DO_READ, receive, filters=(BOOT,))
    kept = starting(ComponentKind.RECEIVER, "La/Boot;", guarded, receive, filters=(BOOT,))
    assert judge(free).read.gated_by is Gate.GRANT
    assert judge(free, setting=LEGACY).read.before_consent is YES
    assert judge(kept, setting=LEGACY).read.before_consent is NO
    assert judge(kept).read.gated_by is Gate.CONSENT


def test_a_receiver_of_an_action_of_the_apps_own_waits_for_the_app():
    receive = "onReceive(Landroid/content/Context;Landroid/content/Intent;)V"

    def code(sends, exported=False):
        send = (
            'const-string v1, "a.SYNC"\n'
            + "const/4 v0, #0\ninvoke-virtual {p0, v0}, Landroid/content/Context;->sendBroadcast(Landroid/content/Intent;)V\n"
        )
        return story(
            screen_class(SHOW + (send if sends == "main" else "")),
            kind(
                "La/Accept;",
                {"onClick(Landroid/content/DialogInterface;I)V": send.replace("p0", "v0")},
                also=("Landroid/content/DialogInterface$OnClickListener;",),
            ),
            refuse(),
            kind("La/Sync;", {receive: DO_READ}, above="Landroid/content/BroadcastReceiver;"),
            declares=manifest(
                component(MAIN, filters=(LAUNCHER,)),
                component(
                    "La/Sync;", ComponentKind.RECEIVER, filters=(OWN,), exported=exported
                ),
            ),
        )

    assert judge(code("accept"), setting=LEGACY).read.before_consent is NO
    assert judge(code("main"), setting=LEGACY).read.before_consent is YES
    assert judge(code("accept", exported=True), setting=LEGACY).read.before_consent is YES


# Requests.


def test_one_early_request_of_two_opens_the_read():
    code = story(screen_class(SHOW + DO_ASK + DO_READ), accept(DO_ASK), refuse())
    found = judge(code)
    assert found.ask is not None
    assert found.ask.before_consent is YES
    assert found.read.before_consent is YES
    assert [one.method for one in found.read.witness] == [
        f"La/Main;->{CREATE}", f"La/Main;->{CREATE}", ASK, f"La/Main;->{CREATE}", f"La/Main;->{CREATE}", READ,
    ]  # fmt: skip


def test_a_request_that_is_unclear_leaves_the_read_open():
    code = story(screen_class(SHOW + DO_READ), accept(DO_ASK), refuse())
    unclear = Setting(legacy=False, unclear_requests=True)
    assert judge(code, setting=unclear).read.before_consent is UNKNOWN


def test_a_result_of_the_prompt_comes_after_the_request():
    result = {"onRequestPermissionsResult(I[Ljava/lang/String;[I)V": DO_READ}
    ask = (
        "const/4 v1, #0\nconst/4 v2, #1\ninvoke-virtual {v0, v1, v2}, La/Main;->requestPermissions([Ljava/lang/String;I)V\n"
        + DO_ASK
    )
    own = accept("iget-object v0, p0, La/Accept;->main:La/Main;\n" + ask)
    own = replace(own, fields=(Field("main", "La/Main;"),))
    behind = judge(story(screen_class(SHOW, **result), own, refuse()))
    assert behind.read.before_consent is NO
    assert behind.read.gated_by is Gate.CONSENT
    early = judge(
        story(
            screen_class(SHOW + ask.replace("{v0, v1", "{p0, v1"), **result),
            accept("nop"),
            refuse(),
        )
    )
    assert early.read.before_consent is YES


# What is not known.


def test_an_acceptance_whose_handler_was_not_found_leaves_the_order_open():
    lost = (screen(is_followed=False),)
    touched = story(screen_class(SHOW), accept("nop"), refuse(GO))
    assert judge(touched, screens=lost).read.before_consent is UNKNOWN
    code = story(screen_class(SHOW + GO), accept("nop"), refuse())
    assert judge(code, screens=lost).read.before_consent is YES  # As the first screen comes up.
    known = (screen(Region(number(code, ACCEPT)), is_followed=False),)
    assert judge(code, screens=known).read.before_consent is YES


def test_what_runs_by_itself_and_straight_on_is_before_any_handler():
    code = starting(
        ComponentKind.PROVIDER, "La/Auto;", DO_READ + RETURNS, "onCreate()Z", exported=False
    )
    lost = (screen(is_followed=False),)
    assert judge(code, screens=lost, setting=LEGACY).read.before_consent is YES
    tested = starting(
        ComponentKind.PROVIDER, "La/Auto;", get() + f"if-eqz v0, :no\n{DO_READ}:no\n{RETURNS}", "onCreate()Z", exported=False,
    )  # fmt: skip
    assert judge(tested, screens=lost, setting=LEGACY).read.before_consent is UNKNOWN


def test_a_read_that_nothing_reaches_is_not_kept_by_a_consent():
    code = story(screen_class(SHOW), accept("nop"), refuse(), kind("La/Dead;", {"go()V": GO}))
    found = judge(code, setting=LEGACY)
    assert (found.read.before_consent, found.read.gated_by) == (UNKNOWN, Gate.UNKNOWN)


def test_a_limit_turns_a_no_into_unknown_and_leaves_a_way_a_way():
    blinded = Setting(legacy=False, blinded=True)
    behind = story(screen_class(SHOW), accept(GO), refuse())
    assert judge(behind, setting=blinded).read.before_consent is UNKNOWN
    around = story(screen_class(SHOW + GO), accept("nop"), refuse())
    assert judge(around, setting=blinded).read.before_consent is YES


def test_without_any_act_everything_is_before_consent():
    code = story(screen_class(GO))
    found = judge(code, screens=())
    assert (found.read.before_consent, found.read.gated_by) == (YES, Gate.NONE)
    assert found.way == [f"La/Main;->{CREATE}", f"La/Main;->{CREATE}", READ]
    assert (
        judge(code, screens=(), setting=Setting(legacy=False, blinded=True)).read.before_consent
        is UNKNOWN
    )


def test_only_the_screens_that_count_are_acts():
    code = story(screen_class(SHOW), accept(GO), refuse())
    none = Setting(legacy=False, counting=frozenset())
    assert judge(code, setting=none).read.gated_by is Gate.NONE
    assert (
        judge(code, setting=Setting(legacy=False, counting=frozenset({0}))).read.gated_by
        is Gate.CONSENT
    )


def test_of_two_consents_the_one_that_stands_before_is_named():
    code = story(
        screen_class(SHOW),
        accept(GO),
        refuse(),
        kind(
            "La/Late;",
            {"onClick(Landroid/content/DialogInterface;I)V": "nop"},
            also=("Landroid/content/DialogInterface$OnClickListener;",),
        ),
    )
    late = number(code, "La/Late;->onClick(Landroid/content/DialogInterface;I)V")
    both = (screen(Region(late)), screen(Region(number(code, ACCEPT))))
    assert judge(code, screens=both).read.behind == (1,)


def test_of_two_consents_with_flags_the_one_whose_flag_is_tested_is_named():
    code = story(
        screen_class(SHOW + get("contacts") + f"if-eqz v0, :no\n{GO}:no\nreturn-void"),
        accept(put("contacts")),
        refuse(),
        kind(
            "La/Late;",
            {"onClick(Landroid/content/DialogInterface;I)V": put("offers")},
            also=("Landroid/content/DialogInterface$OnClickListener;",),
        ),
    )
    late = number(code, "La/Late;->onClick(Landroid/content/DialogInterface;I)V")
    both = (screen(Region(late)), screen(Region(number(code, ACCEPT))))
    found = judge(code, screens=both).read
    assert (found.before_consent, found.behind) == (NO, (1,))


def test_what_an_observer_does_is_unknown_once_the_acceptance_posts():
    live, observer = "Landroidx/lifecycle/MutableLiveData;", "Landroidx/lifecycle/Observer;"
    seen = kind("La/Seen;", {"onChanged(Ljava/lang/Object;)V": GO}, also=(observer,))
    kept = Class("La/Kept;", fields=(Field("live", live, 0x9),))
    observe = (
        makes("La/Seen;") + f"sget-object v1, La/Kept;->live:{live}\n"
        f"invoke-virtual {{v1, v1, v0}}, Landroidx/lifecycle/LiveData;->observe(Landroidx/lifecycle/LifecycleOwner;{observer})V\n"
    )
    post = f"sget-object v1, La/Kept;->live:{live}\ninvoke-virtual {{v1, v1}}, {live}->setValue(Ljava/lang/Object;)V\n"
    assert (
        judge(
            story(screen_class(SHOW + observe), accept(post), refuse(), seen, kept)
        ).read.before_consent
        is UNKNOWN
    )
    assert (
        judge(
            story(screen_class(SHOW + observe), accept("nop"), refuse(), seen, kept)
        ).read.before_consent
        is YES
    )


def _observed(*others: str) -> Order:
    """Judge an observer that reads, of a cell that the acceptance and others put something into."""
    live, observer = "Landroidx/lifecycle/MutableLiveData;", "Landroidx/lifecycle/Observer;"
    seen = kind("La/Seen;", {"onChanged(Ljava/lang/Object;)V": GO}, also=(observer,))
    start = (
        f"new-instance v0, {live}\ninvoke-direct {{v0}}, {live}-><init>()V\n"
        f"sput-object v0, La/Kept;->live:{live}\nreturn-void"
    )
    kept = replace(
        kind("La/Kept;", {"static <clinit>()V": start}), fields=(Field("live", live, 0x9),)
    )
    observe = (
        makes("La/Seen;") + f"sget-object v1, La/Kept;->live:{live}\n"
        f"invoke-virtual {{v1, v1, v0}}, Landroidx/lifecycle/LiveData;->observe(Landroidx/lifecycle/LifecycleOwner;{observer})V\n"
    )
    post = f"sget-object v1, La/Kept;->live:{live}\ninvoke-virtual {{v1, v1}}, {live}->setValue(Ljava/lang/Object;)V\n"
    here = "".join(post for _ in others)
    return judge(
        story(screen_class(SHOW + observe + here), accept(post), refuse(), seen, kept)
    ).read


def test_an_observer_that_nothing_but_the_acceptance_tells_anything_runs_after_it():
    assert (_observed().before_consent, _observed().gated_by) == (NO, Gate.CONSENT)


def test_an_observer_that_others_tell_something_too_runs_before_it():
    assert _observed("the screen").before_consent is not NO


def test_the_calls_that_hand_an_argument_down_must_run_too():
    code = story(
        screen_class(SHOW + get() + f"if-eqz v0, :no\n{GO}:no\nreturn-void"),
        accept(put()),
        refuse(),
    )
    read, main = number(code, READ), number(code, f"La/Main;->{CREATE}")
    call = next(one.pc for one in code.program.calls_in(main) if one.target == READ)
    orders = judge_order(
        Worlds(code.reach, Resolver(code.program, code.hierarchy)),
        (screen(Region(number(code, ACCEPT))),),
        accesses=(Place((read, 0), same("reads"), via=((main, call),)),),
        requests=(),
        setting=LEGACY,
    )
    assert orders.accesses[0].before_consent is NO


def test_a_request_that_is_handed_to_what_nobody_makes_is_still_behind_the_consent():
    unmade = kind("La/Unmade;", {"launch()V": "return-void"})
    code = story(
        screen_class(SHOW + get() + f"if-eqz v0, :no\n{GO}:no\nreturn-void"),
        accept(put()),
        refuse(),
        unmade,
    )
    main = number(code, f"La/Main;->{CREATE}")
    call = next(one.pc for one in code.program.calls_in(main) if one.target == READ)
    place = Place((number(code, "La/Unmade;->launch()V"), 0), same("asks"), via=((main, call),))
    orders = judge_order(
        Worlds(code.reach, Resolver(code.program, code.hierarchy)),
        (screen(Region(number(code, ACCEPT))),),
        accesses=(),
        requests=(place,),
        setting=LEGACY,
    )
    assert orders.requests[0].before_consent is NO


def test_the_orders_are_the_same_every_time():
    code = story(screen_class(SHOW + GO), accept(put()), refuse())
    assert judge(code) == judge(code)


# What cannot be touched.


def dialog(site, *, cancelable=NO, refuses=frozenset({Effect.EXITS}), is_followed=True):
    """Describe the dialog as the search for screens does."""
    code, pc = site
    accepts = Choice(
        Role.ACCEPT, (), (Region(number(code, ACCEPT)),), frozenset(), is_followed=True
    )
    other = Choice(Role.REFUSE, (), (), refuses, is_followed=is_followed)
    shown = screen(Region(number(code, ACCEPT)))
    return replace(
        shown,
        screen=replace(shown.screen, cancelable=cancelable),
        choices=(accepts, other),
        shown_at=((number(code, f"La/Main;->{CREATE}"), pc),),
    )


BUTTON = (
    makes("La/Other;")
    + "const/4 v1, #0\ninvoke-virtual {v1, v0}, Landroid/view/View;->setOnClickListener(Landroid/view/View$OnClickListener;)V\n"
)
OTHER = kind(
    "La/Other;",
    {"onClick(Landroid/view/View;)V": GO},
    also=("Landroid/view/View$OnClickListener;",),
)
SHOWN_AT = 0


def beneath(code=SHOW + BUTTON, also=""):
    return story(screen_class(code + also), accept("nop"), refuse(), OTHER)


def judged_beneath(code, **values):
    return judge(code, screens=(dialog((code, SHOWN_AT), **values),)).read


def test_nobody_touches_what_lies_beneath_a_dialog_that_only_acceptance_closes():
    found = judged_beneath(beneath())
    assert (found.before_consent, found.gated_by) == (NO, Gate.CONSENT)


def test_a_dialog_that_can_be_closed_keeps_nobody_from_the_screen():
    assert judged_beneath(beneath(), cancelable=YES).before_consent is YES
    assert judged_beneath(beneath(), refuses=frozenset({Effect.GOES_ON})).before_consent is YES
    assert judged_beneath(beneath(), refuses=frozenset()).before_consent is YES


def test_a_dialog_of_which_it_is_not_known_whether_it_can_be_left_leaves_the_order_open():
    lost = judged_beneath(beneath(), refuses=frozenset(), is_followed=False)
    assert lost.before_consent is UNKNOWN


def test_a_dialog_keeps_nothing_that_runs_by_itself():
    assert judged_beneath(beneath(also=GO)).before_consent is YES


def test_a_dialog_that_is_shown_only_sometimes_keeps_nobody_from_the_screen():
    sometimes = (
        "invoke-static {}, La/Time;->isDay()Z\nmove-result v5\nif-eqz v5, :on\n"
        + SHOW
        + ":on\n"
        + BUTTON
    )
    code = beneath(sometimes)
    site = next(
        one.pc
        for one in code.program.calls_in(number(code, f"La/Main;->{CREATE}"))
        if "Positive" in one.target
    )
    shown = (dialog((code, site)),)
    assert judge(code, screens=shown).read.before_consent is YES


def test_a_dialog_that_is_shown_until_the_flag_is_set_keeps_them_all():
    until = get(into="v5") + "if-nez v5, :on\n" + SHOW + ":on\n" + BUTTON
    code = story(screen_class(until), accept(put()), refuse(), OTHER)
    site = next(
        one.pc
        for one in code.program.calls_in(number(code, f"La/Main;->{CREATE}"))
        if "Positive" in one.target
    )
    assert judge(code, screens=(dialog((code, site)),)).read.before_consent is NO


def test_nobody_touches_a_screen_that_its_opening_finishes():
    leaves = (
        get(into="v5")
        + "if-nez v5, :on\ninvoke-virtual {p0}, La/Main;->finish()V\n:on\n"
        + SHOW
        + BUTTON
    )
    assert (
        judge(story(screen_class(leaves), accept(put()), refuse(), OTHER)).read.before_consent
        is NO
    )
    stays = leaves.replace("if-nez v5", "if-eqz v5")
    assert (
        judge(story(screen_class(stays), accept(put()), refuse(), OTHER)).read.before_consent
        is YES
    )


def test_a_control_that_the_acceptance_makes_usable_is_unknown():
    reveal = "const/4 v0, #0\nconst/4 v1, #{}\ninvoke-virtual {{v0, v1}}, Landroid/view/View;->setEnabled(Z)V\n"
    assert (
        judge(
            story(screen_class(SHOW + BUTTON), accept(reveal.format(1)), refuse(), OTHER)
        ).read.before_consent
        is UNKNOWN
    )
    assert (
        judge(
            story(screen_class(SHOW + BUTTON), accept(reveal.format(0)), refuse(), OTHER)
        ).read.before_consent
        is YES
    )
    assert (
        judge(
            story(screen_class(SHOW + GO), accept(reveal.format(1)), refuse(), OTHER)
        ).read.before_consent
        is YES
    )


def test_a_part_of_the_screen_to_which_the_acceptance_navigates_is_unknown():
    function = "Lkotlin/jvm/functions/Function3;"
    part = kind(
        "La/Part;",
        {f"invoke({OBJECT}{OBJECT}{OBJECT}){OBJECT}": GO + "const/4 v0, #0\nreturn-object v0"},
        also=(function,),
    )
    draw = (
        makes("La/Part;")
        + f"invoke-static {{v0}}, Landroidx/navigation/compose/NavGraphBuilderKt;->composable({function})V\n"
    )
    move = "const/4 v0, #0\ninvoke-virtual {v0, v0}, Landroidx/navigation/NavController;->navigate(Ljava/lang/String;)V\n"
    assert (
        judge(
            story(screen_class(SHOW + draw), accept(move), refuse(), part)
        ).read.before_consent
        is UNKNOWN
    )
    assert (
        judge(
            story(screen_class(SHOW + draw), accept("nop"), refuse(), part)
        ).read.before_consent
        is YES
    )


def test_what_one_button_hands_to_a_method_of_both_is_told_from_the_other():
    both = kind(
        "La/Both;",
        {"static answer(Z)V": put().replace("const/4 v2, #1\n", "move v2, p0\n")},
    )

    def hand(value):
        return f"const/4 v0, #{value}\ninvoke-static {{v0}}, La/Both;->answer(Z)V\n"

    guarded = get() + f"if-eqz v0, :no\n{GO}:no\nreturn-void"
    between = kind("La/Between;", {"static yes()V": hand(1)})
    yes = "invoke-static {}, La/Between;->yes()V\n"
    assert (
        judge(
            story(screen_class(SHOW + guarded), accept(yes), refuse(hand(0)), both, between)
        ).read.before_consent
        is NO
    )
    assert (
        judge(
            story(screen_class(SHOW + guarded), accept(yes), refuse(hand(1)), both, between)
        ).read.before_consent
        is YES
    )


# The question's own box.

BOX = 7


def ticked(view: int, asks: str = "isChecked") -> str:
    """Read the phonebook where a view of the screen is ticked."""
    return (
        f"const/4 v1, #{view}\ninvoke-virtual {{p0, v1}}, La/Main;->findViewById(I)Landroid/view/View;\n"
        f"move-result-object v0\ncheck-cast v0, Landroid/widget/CheckBox;\n"
        f"invoke-virtual {{v0}}, Landroid/widget/CheckBox;->{asks}()Z\nmove-result v0\n"
        f"if-eqz v0, :no\n{GO}:no\nreturn-void"
    )


def judged_ticked(code: str) -> Order:
    """Judge it on a screen with a box, and a button whose listener keeps nothing."""
    app_code = story(screen_class(SHOW + code), accept("nop"), refuse())
    asks = screen(Region(number(app_code, ACCEPT)))
    box = Choice(Role.BOX, (), (), frozenset(), is_followed=True, view_id=BOX)
    return judge(app_code, screens=(replace(asks, choices=(*asks.choices, box)),)).read


def test_what_rests_on_the_question_s_own_box_is_no_way_around_for_certain():
    assert judged_ticked(ticked(BOX)).before_consent is UNKNOWN


def test_what_rests_on_another_box_or_on_nothing_is_a_way_around():
    assert judged_ticked(ticked(BOX - 1)).before_consent is YES
    assert judged_ticked(ticked(BOX, "isShown")).before_consent is YES
