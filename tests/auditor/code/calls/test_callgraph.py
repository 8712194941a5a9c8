"""Calls are resolved by type and by what objects exist, callbacks by what registers them."""

import pytest

from auditor.code.calls.callgraph import Edge
from auditor.code.calls.edges import implicit_edges
from auditor.dex.image import read_dex
from auditor.errors import BadData
from auditor.model.app import IntentFilter
from auditor.model.vocabulary import ComponentKind
from tests.auditor.code.small_app import (
    ABSTRACT,
    ACTIVITY,
    MAIN,
    PUBLIC,
    Annotation,
    app,
    callers,
    component,
    interface,
    kind,
    main,
    makes,
    manifest,
    number,
    view_code,
)
from tests.dex_builder import CallSite, Handle, Ref, build_dex

ON_CREATE = "La/Main;->onCreate(Landroid/os/Bundle;)V"
RUNNABLE = ("Ljava/lang/Runnable;",)
TASK = kind("La/Task;", {"run()V": "nop"}, also=RUNNABLE)
START = (
    "new-instance v1, Ljava/lang/Thread;\n"
    "invoke-direct {v1, v0}, Ljava/lang/Thread;-><init>(Ljava/lang/Runnable;)V\n"
    "invoke-virtual {v1}, Ljava/lang/Thread;->start()V"
)


def call_on(owner: str, how: str = "virtual") -> str:
    return makes(owner) + f"invoke-{how} {{v0}}, {owner}->go()V"


def test_a_static_call_is_exact() -> None:
    code = app(
        main("invoke-static {}, La/Tool;->go()V"), kind("La/Tool;", {"static go()V": "nop"})
    )
    assert callers(code, "La/Tool;->go()V") == [(ON_CREATE, "call", 1.0)]


def test_plain_callers_are_those_of_what_calls_alone_run() -> None:
    tool = kind("La/Tool;", {"static go()V": "nop"})
    code = app(
        main(makes("La/Task;") + START + "\ninvoke-static {}, La/Tool;->go()V"), tool, TASK
    )

    called, handed = number(code, "La/Tool;->go()V"), number(code, "La/Task;->run()V")
    assert code.graph.plain_callers(called) == code.graph.callers(called) != ()
    assert code.graph.plain_callers(handed) is None
    assert {edge.why for edge in code.graph.callers(handed)} != {"call"}
    assert code.graph.plain_callers(handed) is None, "also once its callers are known"


def test_a_registration_in_common_code_is_told_once_for_all_that_inherit_it() -> None:
    shape = "Lelsewhere/Listener;"  # In no part of the package, and none of Android's.
    hand = f"invoke-static {{p0}}, Lelsewhere/Hub;->add({shape})V"
    base = kind("La/Base;", {"hear()V": "nop", "register()V": hand}, also=(shape,))
    heirs = [kind(f"La/Heir{one};", above="La/Base;") for one in range(4)]
    births = "".join(makes(one.name) for one in heirs)
    code = app(main(births), base, *heirs)

    (found,) = code.graph.callbacks.into(number(code, "La/Base;->hear()V"))
    assert (code.program.text(found.source), found.why) == ("La/Base;->register()V", "handed")
    assert callers(code, "La/Base;->hear()V") == [("La/Base;->register()V", "handed", 0.9)]


def test_a_call_on_a_subclass_runs_the_inherited_method() -> None:
    base = kind("La/Base;", {"go()V": "nop"})
    code = app(main(call_on("La/Sub;")), base, kind("La/Sub;", above="La/Base;"))
    assert callers(code, "La/Base;->go()V") == [(ON_CREATE, "call", 1.0)]


def test_a_call_on_a_base_class_runs_what_existing_objects_have() -> None:
    base = kind("La/Base;", {"go()V": None}, flags=PUBLIC | ABSTRACT)
    made = kind("La/Made;", {"go()V": "nop"}, above="La/Base;")
    never = kind("La/Never;", {"go()V": "nop"}, above="La/Base;")
    code = app(
        main(makes("La/Made;") + "invoke-virtual {v0}, La/Base;->go()V"), base, made, never
    )
    assert callers(code, "La/Made;->go()V") == [(ON_CREATE, "call", 1.0)]
    assert callers(code, "La/Never;->go()V") == []


def test_a_call_with_few_targets_is_less_sure_than_an_exact_one() -> None:
    shape = interface("La/I;", "go()V")
    made = [kind(f"La/C{one};", {"go()V": "nop"}, also=("La/I;",)) for one in range(3)]
    births = "".join(makes(one.name) for one in made)
    any_of_them = "invoke-static {}, Lb/Unseen;->one()La/I;\nmove-result-object v0\n"
    code = app(main(births + any_of_them + "invoke-interface {v0}, La/I;->go()V"), shape, *made)
    assert callers(code, "La/C1;->go()V") == [(ON_CREATE, "call", 0.9)]


def test_an_interface_of_many_classes_is_followed_from_the_births() -> None:
    shape = interface("La/I;", "go()V")
    made = [kind(f"La/C{one};", {"go()V": "nop"}, also=("La/I;",)) for one in range(20)]
    births = {f"make{one}()V": makes(f"La/C{one};") for one in range(20)}
    code = app(
        main("nop"),
        shape,
        *made,
        kind("La/Births;", births),
        kind("La/Caller;", {"call(La/I;)V": "invoke-interface {p1}, La/I;->go()V"}),
    )
    assert callers(code, "La/C7;->go()V") == [("La/Births;->make7()V", "interface", 0.7)]


def test_a_name_and_prototype_alone_are_no_call() -> None:
    other = kind("La/Other;", {"go()V": "nop"})
    code = app(main(call_on("La/Made;")), kind("La/Made;", {"go()V": "nop"}), other)
    assert callers(code, "La/Other;->go()V") == []


def test_a_super_call_runs_the_method_above_the_calling_class() -> None:
    base = kind("La/Base;", {"go()V": "nop"})
    sub = kind("La/Sub;", {"go()V": "invoke-super {p0}, La/Base;->go()V"}, above="La/Base;")
    code = app(main("nop"), base, sub)
    assert callers(code, "La/Base;->go()V") == [("La/Sub;->go()V", "call", 1.0)]


def test_a_thread_runs_the_runnable_that_it_is_given() -> None:
    code = app(main(makes("La/Task;") + START), TASK)
    assert callers(code, "La/Task;->run()V") == [(ON_CREATE, "runnable", 0.9)]


def test_a_callback_without_a_registration_beside_it_follows_the_birth() -> None:
    keeper = kind("La/Keeper;", {"keep(Ljava/lang/Object;)V": "nop"})
    give = "invoke-virtual {v1, v0}, La/Keeper;->keep(Ljava/lang/Object;)V"
    code = app(main(makes("La/Task;") + makes("La/Keeper;", "v1") + give), TASK, keeper)
    assert callers(code, "La/Task;->run()V") == [(ON_CREATE, "runnable", 0.8)]


def test_a_listener_of_its_own_button_is_called_from_where_it_registers() -> None:
    screen = kind(
        "La/Main;",
        {
            "onCreate(Landroid/os/Bundle;)V": "nop",
            "show(Landroid/view/View;)V": "invoke-virtual {p1, p0}, "
            "Landroid/view/View;->setOnClickListener(Landroid/view/View$OnClickListener;)V",
            "onClick(Landroid/view/View;)V": "nop",
        },
        above=ACTIVITY,
        also=("Landroid/view/View$OnClickListener;",),
    )
    found = callers(app(screen), "La/Main;->onClick(Landroid/view/View;)V")
    assert found == [("La/Main;->show(Landroid/view/View;)V", "listener", 0.9)]


def test_any_call_that_takes_the_callbacks_type_registers_it() -> None:
    place = kind(
        "La/Place;",
        {"onLocationChanged(Landroid/location/Location;)V": "nop"},
        also=("Landroid/location/LocationListener;",),
    )
    give = "invoke-static {v0}, La/Any;->give(Landroid/location/LocationListener;)V"
    give_class = kind("La/Any;", {"static give(Landroid/location/LocationListener;)V": "nop"})
    code = app(main(makes("La/Place;") + give), place, give_class)
    found = callers(code, "La/Place;->onLocationChanged(Landroid/location/Location;)V")
    assert found == [(ON_CREATE, "handed", 0.9)]


TASK_CLASS = kind(
    "La/Gather;",
    {
        "doInBackground([Ljava/lang/Object;)Ljava/lang/Object;": "const/4 v0, #0\nreturn-object v0"
    },
    above="Landroid/os/AsyncTask;",
)
EXECUTE = "execute([Ljava/lang/Object;)Landroid/os/AsyncTask;"
IN_BACKGROUND = "La/Gather;->doInBackground([Ljava/lang/Object;)Ljava/lang/Object;"


def test_a_task_that_is_started_runs() -> None:
    code = app(
        main(makes("La/Gather;") + f"invoke-virtual {{v0, v0}}, La/Gather;->{EXECUTE}"),
        TASK_CLASS,
    )
    assert callers(code, IN_BACKGROUND) == [(ON_CREATE, "asynctask", 1.0)]


def test_a_task_that_nobody_starts_does_not_run() -> None:
    assert callers(app(main(makes("La/Gather;")), TASK_CLASS), IN_BACKGROUND) == []


def test_starting_another_task_does_not_start_this_one() -> None:
    other = kind("La/Other;", above="Landroid/os/AsyncTask;")
    code = app(
        main(
            makes("La/Gather;")
            + makes("La/Other;")
            + f"invoke-virtual {{v0, v0}}, La/Other;->{EXECUTE}"
        ),
        TASK_CLASS,
        other,
    )
    assert callers(code, IN_BACKGROUND) == []


def test_a_worker_runs_where_its_class_is_scheduled() -> None:
    worker = kind(
        "La/Sync;",
        {"doWork()V": "nop"},
        above="Landroidx/work/Worker;",
    )
    schedule = (
        "const-class v0, La/Sync;\n"
        "new-instance v1, Landroidx/work/OneTimeWorkRequest$Builder;\n"
        "invoke-direct {v1, v0}, "
        "Landroidx/work/OneTimeWorkRequest$Builder;-><init>(Ljava/lang/Class;)V"
    )
    code = app(main(schedule), worker)
    assert callers(code, "La/Sync;->doWork()V") == [(ON_CREATE, "work", 1.0)]
    assert callers(code, "La/Sync;-><init>()V") == [(ON_CREATE, "work", 1.0)]


def test_the_answer_to_a_permission_prompt_comes_from_the_request() -> None:
    answer = "onRequestPermissionsResult(I[Ljava/lang/String;[I)V"
    ask = (
        "const/4 v0, #0\n"
        "invoke-virtual {p0, v0, v0}, La/Main;->requestPermissions([Ljava/lang/String;I)V"
    )
    screen = kind(
        "La/Main;",
        {"onCreate(Landroid/os/Bundle;)V": "nop", "ask()V": ask, answer: "nop"},
        above=ACTIVITY,
    )
    found = callers(app(screen), f"La/Main;->{answer}")
    assert found == [("La/Main;->ask()V", "permission-result", 0.9)]


def test_a_lambda_of_invoke_custom_runs_where_it_is_made() -> None:
    lambda_text = "La/Main;->lambda$0()V"
    screen = kind(
        "La/Main;",
        {
            "onCreate(Landroid/os/Bundle;)V": "invoke-custom {}, site@0",
            "static lambda$0()V": "nop",
        },
        above=ACTIVITY,
    )
    metafactory = (
        "Ljava/lang/invoke/LambdaMetafactory;->metafactory()Ljava/lang/invoke/CallSite;"
    )
    data = build_dex(
        screen,
        version=38,
        handles=(Handle("invoke-static", metafactory), Handle("invoke-static", lambda_text)),
        call_sites=(
            CallSite(
                0,
                "run",
                "()Ljava/lang/Runnable;",
                (Ref("proto", "()V"), Ref("handle", 1), Ref("proto", "()V")),
            ),
        ),
    )
    code = view_code([read_dex(data, "base.apk!classes.dex")], manifest())
    assert callers(code, lambda_text) == [(ON_CREATE, "lambda", 0.9)]


def test_a_class_is_initialised_by_its_first_use() -> None:
    tool = kind("La/Tool;", {"<clinit>()V": "nop", "static go()V": "nop"})
    code = app(main("invoke-static {}, La/Tool;->go()V"), tool)
    assert callers(code, "La/Tool;-><clinit>()V") == [(ON_CREATE, "class-init", 1.0)]


def test_a_page_can_call_an_annotated_method_of_an_object_that_it_is_given() -> None:
    bridge = kind(
        "La/Bridge;",
        {"contacts()V": "nop", "hidden()V": "nop"},
        annotations={"contacts()V": (Annotation("Landroid/webkit/JavascriptInterface;"),)},
    )
    give = (
        'const-string v1, "app"\n'
        "invoke-virtual {v2, v0, v1}, "
        "Landroid/webkit/WebView;->addJavascriptInterface(Ljava/lang/Object;Ljava/lang/String;)V"
    )
    code = app(main(makes("La/Bridge;") + give), bridge)
    assert callers(code, "La/Bridge;->contacts()V") == [(ON_CREATE, "javascript", 0.9)]
    assert callers(code, "La/Bridge;->hidden()V") == []


def test_a_layout_can_name_the_method_for_a_touch() -> None:
    screen = main("nop", **{"agree(Landroid/view/View;)V": "nop"})
    text = "La/Main;->agree(Landroid/view/View;)V"
    assert callers(app(screen), text) == []
    assert callers(app(screen, on_click=("agree",)), text) == [
        ("La/Main;-><init>()V", "on-click", 0.8)
    ]


@pytest.mark.parametrize(
    ("takes", "is_named"),
    [
        ("(Landroid/view/MenuItem;)V", True),
        ("(Landroid/view/MenuItem;)Z", True),
        ("(I)V", False),
    ],
)
def test_a_menu_can_name_the_method_of_an_entry(takes, is_named) -> None:
    screen = main("nop", **{f"agree{takes}": "nop"})
    found = callers(app(screen, on_click=("agree",)), f"La/Main;->agree{takes}")
    assert found == ([("La/Main;-><init>()V", "on-click", 0.8)] if is_named else [])


def test_one_invoke_is_resolved_to_its_targets() -> None:
    code = app(
        main(call_on("La/Sub;")),
        kind("La/Base;", {"go()V": "nop"}),
        kind("La/Sub;", above="La/Base;"),
    )
    call = code.program.calls_of("La/Sub;", "go")[0]
    assert [code.program.text(edge.target) for edge in code.graph.targets(call)] == [
        "La/Base;->go()V"
    ]


def test_an_action_of_the_apps_own_starts_the_component_that_declares_it() -> None:
    receiver = kind(
        "La/Sync;",
        {"onReceive(Landroid/content/Context;Landroid/content/Intent;)V": "nop"},
        above="Landroid/content/BroadcastReceiver;",
    )
    send = (
        'const-string v0, "a.SYNC"\n'
        "new-instance v1, Landroid/content/Intent;\n"
        "invoke-direct {v1, v0}, Landroid/content/Intent;-><init>(Ljava/lang/String;)V\n"
        "invoke-virtual {p0, v1}, La/Main;->sendBroadcast(Landroid/content/Intent;)V"
    )
    declared = manifest(
        component(MAIN),
        component("La/Sync;", ComponentKind.RECEIVER, filters=(IntentFilter(("a.SYNC",)),)),
    )
    code = app(main(send), receiver, declares=declared)
    text = "La/Sync;->onReceive(Landroid/content/Context;Landroid/content/Intent;)V"
    assert (ON_CREATE, "broadcast", 0.7) in callers(code, text)


def test_an_activity_result_comes_from_the_launch_and_not_from_the_registration() -> None:
    answer = kind(
        "La/Main$1;",
        {"onActivityResult(Ljava/lang/Object;)V": "nop"},
        also=("Landroidx/activity/result/ActivityResultCallback;",),
    )
    launcher = "Landroidx/activity/result/ActivityResultLauncher;"
    register = (
        makes("La/Main$1;")
        + "invoke-static {v0}, La/Any;->register(Landroidx/activity/result/ActivityResultCallback;)V"
    )
    screen = main(
        register,
        **{
            "ask()V": f"const/4 v0, #0\ninvoke-virtual {{v0, v0}}, {launcher}->launch(Ljava/lang/Object;)V"
        },
    )
    found = callers(app(screen, answer), "La/Main$1;->onActivityResult(Ljava/lang/Object;)V")
    assert found == [("La/Main;->ask()V", "activity-result", 0.9)]


def test_an_edge_that_another_analysis_found_counts() -> None:
    code = app(main("nop"), kind("La/Tool;", {"static go()V": "nop"}))
    edge = Edge(number(code, ON_CREATE), number(code, "La/Tool;->go()V"), 0, "reflection", 0.7)
    code.graph.add([edge])
    assert code.graph.callers(edge.target) == (edge,)


def test_a_row_with_an_unknown_key_is_refused_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    row = {"id": "odd", "colour": "red"}
    monkeypatch.setattr("auditor.code.calls.edges.read_table", lambda _: {"edge": [row]})
    implicit_edges.cache_clear()
    try:
        with pytest.raises(BadData, match="odd: has the unknown key colour"):
            implicit_edges()
    finally:
        implicit_edges.cache_clear()


def test_every_row_has_words_in_both_languages_that_can_be_filled() -> None:
    for row in implicit_edges():
        said = row.says.filled(call="Handler.post", runs="Task.run")
        assert "{" not in said.en + said.zh
        assert "Task.run" in said.en
        assert "Task.run" in said.zh


def test_handing_over_another_object_does_not_register_this_one() -> None:
    both = makes("La/Task;") + makes("La/Other;", "v2") + START.replace("{v1, v0}", "{v1, v2}")
    code = app(main(both), TASK, kind("La/Other;", {"run()V": "nop"}, also=RUNNABLE))
    assert callers(code, "La/Other;->run()V") == [(ON_CREATE, "runnable", 0.9)]
    assert callers(code, "La/Task;->run()V") == [(ON_CREATE, "runnable", 0.8)]


def test_a_screen_that_hands_over_another_listener_does_not_listen_there() -> None:
    listens = "Landroid/view/View;->setOnClickListener(Landroid/view/View$OnClickListener;)V"
    touch = "onClick(Landroid/view/View;)V"
    screen = kind(
        "La/Main;",
        {
            "onCreate(Landroid/os/Bundle;)V": makes("La/Other;")
            + f"invoke-virtual {{p1, v0}}, {listens}",
            "show(Landroid/view/View;)V": f"move-object v0, p0\ninvoke-virtual {{p1, v0}}, {listens}",
            touch: "nop",
        },
        above=ACTIVITY,
        also=("Landroid/view/View$OnClickListener;",),
    )
    other = kind("La/Other;", {touch: "nop"}, also=("Landroid/view/View$OnClickListener;",))
    code = app(screen, other)
    assert callers(code, f"La/Main;->{touch}") == [
        ("La/Main;->show(Landroid/view/View;)V", "listener", 0.9)
    ]
    assert callers(code, f"La/Other;->{touch}") == [(ON_CREATE, "listener", 0.9)]


ANSWERS = "onClick(Landroid/content/DialogInterface;I)V"


@pytest.mark.parametrize(("given", "is_called"), [("v0", False), ("p0", True)])
def test_an_activity_that_no_dialog_is_handed_as_its_listener_hears_no_answer(
    given: str, is_called: bool
) -> None:
    hears = "Landroid/content/DialogInterface$OnClickListener;"
    sets = f"setPositiveButton(I{hears})Landroid/app/AlertDialog$Builder;"
    shows = (
        makes("La/Other;")
        + f"const/4 v1, #1\nmove-object v2, {given}\n"
        + f"invoke-virtual {{p1, v1, v2}}, Landroid/app/AlertDialog$Builder;->{sets}"
    )
    screen = kind(
        "La/Main;",
        {
            "<init>()V": f"invoke-direct {{p0}}, {ACTIVITY}-><init>()V",
            "onCreate(Landroid/os/Bundle;)V": shows,
            ANSWERS: "nop",
        },
        above=ACTIVITY,
        also=(hears,),
    )
    code = app(screen, kind("La/Other;", {ANSWERS: "nop"}, also=(hears,)))
    method = number(code, f"La/Main;->{ANSWERS}")
    assert bool(callers(code, f"La/Main;->{ANSWERS}")) is is_called
    assert code.graph.callbacks.is_never_asked_for(method) is not is_called
    assert callers(code, f"La/Other;->{ANSWERS}")


def test_an_activity_that_is_a_listener_hears_what_a_layout_names_though_it_is_handed_to_none() -> (
    None
):
    touch = "onClick(Landroid/view/View;)V"
    screen = kind(
        "La/Main;",
        {"<init>()V": f"invoke-direct {{p0}}, {ACTIVITY}-><init>()V", touch: "nop"},
        above=ACTIVITY,
        also=("Landroid/view/View$OnClickListener;",),
    )
    named, silent = app(screen, on_click=("onClick",)), app(screen)
    assert callers(named, f"La/Main;->{touch}")
    assert not callers(silent, f"La/Main;->{touch}")
