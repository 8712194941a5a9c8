"""Entry points come from the manifest, in the order in which Android starts the parts."""

from auditor.code.calls.entrypoints import find_bridges, missing_component_classes
from auditor.model.app import IntentFilter
from auditor.model.vocabulary import ComponentKind
from tests.auditor.code.small_app import (
    ACTIVITY,
    LAUNCHER,
    MAIN,
    Annotation,
    app,
    component,
    kind,
    main,
    manifest,
)

CREATE = "onCreate(Landroid/os/Bundle;)V"
PROVIDER = "Landroid/content/ContentProvider;"


def provider(name: str):
    return kind(
        name, {"onCreate()Z": "const/4 v0, #0\nreturn v0", "query()V": "nop"}, above=PROVIDER
    )


def entries(code) -> list[str]:
    return [code.program.text(one.method).partition("(")[0] for one in code.entries]


def test_providers_and_initializers_start_before_the_application_and_the_launcher() -> None:
    application = kind(
        "La/App;",
        {"onCreate()V": "nop", "attachBaseContext(Landroid/content/Context;)V": "nop"},
        above="Landroid/app/Application;",
    )
    starter = kind(
        "La/Init;",
        {
            "create(Landroid/content/Context;)Ljava/lang/Object;": "const/4 v0, #0\nreturn-object v0"
        },
        also=("Landroidx/startup/Initializer;",),
    )
    code = app(
        application,
        provider("La/Low;"),
        provider("La/High;"),
        starter,
        main("nop"),
        kind("La/Second;", {CREATE: "nop"}, above=ACTIVITY),
        declares=manifest(
            component("La/Second;"),
            component(MAIN, filters=(LAUNCHER,)),
            component(
                "La/Low;", ComponentKind.PROVIDER, metadata={"a.Init": "androidx.startup"}
            ),
            component("La/High;", ComponentKind.PROVIDER, init_order=5),
            application="La/App;",
        ),
    )
    order = [one for one in entries(code) if "<" not in one]
    assert order == [
        "La/App;->attachBaseContext",
        "La/High;->onCreate",
        "La/Low;->onCreate",
        "La/Init;->create",
        "La/App;->onCreate",
        "La/Main;->onCreate",
        "La/Second;->onCreate",
        "La/High;->query",
        "La/Low;->query",
    ]
    automatic = [entries(code)[one.order] for one in code.entries if one.automatic]
    assert "La/Init;->create" in automatic
    assert "La/Main;->onCreate" not in automatic
    assert "La/Low;->query" not in automatic


def test_an_inherited_lifecycle_method_is_an_entry() -> None:
    base = kind("La/Base;", {CREATE: "nop"}, above=ACTIVITY)
    code = app(base, kind(MAIN, above="La/Base;"))
    assert "La/Base;->onCreate" in entries(code)
    found = next(
        one for one in code.entries if one.kind == "activity" and one.class_name == MAIN
    )
    assert found.component is not None


def test_a_screen_that_is_declared_as_a_service_besides_is_no_service() -> None:
    both = (component(MAIN), component(MAIN, ComponentKind.SERVICE))
    service = "Landroid/app/Service;"
    for above, kinds in ((ACTIVITY, {"activity"}), (service, {"service"})):
        made = kind(MAIN, {CREATE: "nop", "onCreate()V": "nop"}, above=above)
        code = app(made, declares=manifest(*both))
        assert {one.kind for one in code.entries} == kinds


def test_a_helper_of_a_component_is_no_entry() -> None:
    code = app(main("nop", **{"upload()V": "nop"}))
    assert "La/Main;->upload" not in entries(code)


def test_a_boot_receiver_runs_without_a_person() -> None:
    boot = kind(
        "La/Boot;",
        {"onReceive(Landroid/content/Context;Landroid/content/Intent;)V": "nop"},
        above="Landroid/content/BroadcastReceiver;",
    )
    declared = component(
        "La/Boot;",
        ComponentKind.RECEIVER,
        filters=(IntentFilter(("android.intent.action.BOOT_COMPLETED",)),),
    )
    code = app(boot, declares=manifest(declared))
    assert all(one.automatic and one.from_outside for one in code.entries)
    assert {one.kind for one in code.entries} == {"receiver"}


def test_a_job_service_runs_by_itself_but_code_must_schedule_it() -> None:
    job = kind(
        "La/Job;",
        {"onStartJob(Landroid/app/job/JobParameters;)Z": "const/4 v0, #0\nreturn v0"},
        above="Landroid/app/job/JobService;",
    )
    declared = component(
        "La/Job;", ComponentKind.SERVICE, permission="android.permission.BIND_JOB_SERVICE"
    )
    code = app(job, declares=manifest(declared))
    assert {(one.kind, one.automatic, one.from_outside) for one in code.entries} == {
        ("job", True, False)
    }


def test_a_screen_that_is_not_exported_is_not_entered_from_outside() -> None:
    code = app(main("nop"), declares=manifest(component(MAIN, exported=False)))
    assert not any(one.from_outside for one in code.entries)


def test_a_disabled_component_counts_and_its_words_say_so() -> None:
    code = app(main("nop"), declares=manifest(component(MAIN, enabled=False)))
    said = code.entries[0].says
    assert "disabled" in said.en
    assert "禁用" in said.zh


def test_classes_that_no_dex_defines_are_listed() -> None:
    declared = manifest(
        component("La/Gone;"),
        component(MAIN),
        component("Landroid/app/NativeActivity;"),
        application="La/Shell;",
    )
    code = app(main("nop"), declares=declared)
    assert missing_component_classes(code.program, declared) == ("La/Shell;", "La/Gone;")


def test_a_view_of_a_layout_enters_by_its_constructor_at_less_confidence() -> None:
    view = kind(
        "La/Fancy;", {"<init>(Landroid/content/Context;)V": "nop"}, above="Landroid/view/View;"
    )
    code = app(main("nop"), view, made={"La/Fancy;": "layout", "La/Nowhere;": "layout"})
    last = code.entries[-1]
    assert (last.kind, last.class_name, last.confidence) == ("made", "La/Fancy;", 0.6)


def test_orders_are_unique_and_ascending() -> None:
    code = app(
        main("nop"),
        provider("La/P;"),
        declares=manifest(component(MAIN), component("La/P;", ComponentKind.PROVIDER)),
    )
    assert [one.order for one in code.entries] == list(range(len(code.entries)))


def test_bridges_are_found_by_annotation_and_by_type() -> None:
    page = kind(
        "La/Page;",
        {"contacts()V": "nop"},
        annotations={"contacts()V": (Annotation("Landroid/webkit/JavascriptInterface;"),)},
    )
    plugin = kind(
        "La/Plugin;",
        {"execute(I)Z": "const/4 v0, #0\nreturn v0", "help()V": "nop"},
        above="Lorg/apache/cordova/CordovaPlugin;",
    )
    code = app(page, plugin)
    found = {
        (code.program.text(one.method), one.row)
        for one in find_bridges(code.program, code.hierarchy)
    }
    assert found == {
        ("La/Page;->contacts()V", "javascript"),
        ("La/Plugin;->execute(I)Z", "cordova"),
    }
