"""The app's classes and the framework's are one hierarchy, whatever the app does to it."""

from auditor.code.classes.framework import OBJECT, framework
from tests.auditor.code.small_app import ABSTRACT, PUBLIC, app, interface, kind

PHONE = "Landroid/provider/ContactsContract$CommonDataKinds$Phone;"


def test_the_framework_table_knows_what_android_declares() -> None:
    table = framework()
    activity = table.find("Landroid/app/Activity;")
    assert activity is not None
    assert activity.superclass == "Landroid/view/ContextThemeWrapper;"
    assert activity.declares("onCreate(Landroid/os/Bundle;)V")
    assert not activity.declares("onCreate()V")
    runnable = table.find("Ljava/lang/Runnable;")
    assert runnable is not None
    assert runnable.is_interface
    assert runnable.methods == {"run"}
    phone = table.find(PHONE)
    assert phone is not None
    assert "CONTENT_URI" in phone.uris
    assert table.find("La/Main;") is None
    assert len(table) > 6000


def test_every_framework_supertype_is_itself_in_the_table() -> None:
    table = framework()
    sample = (
        "Landroid/app/Activity;",
        "Landroid/widget/Button;",
        "Ljava/util/ArrayList;",
        PHONE,
    )
    for name in sample:
        found = table.find(name)
        assert found is not None
        for above in (found.superclass, *found.interfaces):
            assert above is None or above in table


def test_supertypes_reach_through_the_app_into_the_framework() -> None:
    base = kind("La/Base;", above="Landroid/app/Activity;")
    main = kind("La/Screen;", above="La/Base;", also=("Ljava/lang/Runnable;",))
    hierarchy = app(base, main).hierarchy
    supers = hierarchy.supers("La/Screen;")
    assert supers[:2] == ("La/Base;", "Ljava/lang/Runnable;")
    assert "Landroid/content/Context;" in supers
    assert hierarchy.is_subtype("La/Screen;", "Landroid/content/Context;")
    assert not hierarchy.is_subtype("La/Base;", "Ljava/lang/Runnable;")
    assert hierarchy.subtypes("Landroid/app/Activity;") == ("La/Base;", "La/Screen;")


def test_interfaces_extend_interfaces() -> None:
    deep = interface("La/Deep;", also=("La/Flat;",))
    hierarchy = app(interface("La/Flat;"), deep, kind("La/C;", also=("La/Deep;",))).hierarchy
    assert hierarchy.is_subtype("La/C;", "La/Flat;")
    assert hierarchy.subtypes("La/Flat;") == ("La/Deep;", "La/C;")


def test_a_cyclic_hierarchy_is_survived() -> None:
    one = kind("La/One;", above="La/Two;")
    two = kind("La/Two;", above="La/One;")
    hierarchy = app(one, two).hierarchy
    assert hierarchy.supers("La/One;") == ("La/Two;",)
    assert hierarchy.subtypes("La/One;") == ("La/Two;",)
    assert hierarchy.resolve("La/One;", "run", "()V") is None
    assert hierarchy.resolve_field("La/One;", "X") == "La/One;"


def test_an_inherited_method_is_what_runs() -> None:
    base = kind("La/Base;", {"load()V": "nop"})
    hierarchy = app(base, kind("La/Sub;", above="La/Base;")).hierarchy
    assert hierarchy.resolve("La/Sub;", "load", "()V") == "La/Base;->load()V"
    assert hierarchy.resolve("La/Sub;", "load", "(I)V") is None


def test_a_default_method_runs_when_no_superclass_has_it() -> None:
    named = kind("La/I;", {"load()V": "nop"}, flags=PUBLIC | 0x200 | ABSTRACT)
    plain = kind("La/C;", also=("La/I;",))
    own = kind("La/D;", {"load()V": "nop"}, also=("La/I;",))
    hierarchy = app(named, plain, own).hierarchy
    assert hierarchy.resolve("La/C;", "load", "()V") == "La/I;->load()V"
    assert hierarchy.resolve("La/D;", "load", "()V") == "La/D;->load()V"


def test_a_method_of_the_framework_hides_those_of_interfaces() -> None:
    named = kind(
        "La/I;",
        {"getId()J": "const-wide/16 v0, #0\nreturn-wide v0"},
        flags=PUBLIC | 0x200 | ABSTRACT,
    )
    thread = kind("La/T;", above="Ljava/lang/Thread;", also=("La/I;",))
    assert app(named, thread).hierarchy.resolve("La/T;", "getId", "()J") is None


def test_overriding_is_told_from_helping() -> None:
    main = kind(
        "La/Screen;",
        {"onCreate(I)V": "nop", "upload()V": "nop"},
        above="Landroid/app/Activity;",
    )
    hierarchy = app(main).hierarchy
    activity = "Landroid/app/Activity;"
    assert hierarchy.overridden("La/Screen;", "onCreate(Landroid/os/Bundle;)V") == activity
    assert hierarchy.overridden("La/Screen;", "upload()V") is None
    assert hierarchy.overridden("La/Screen;", "toString()Ljava/lang/String;") == OBJECT


def test_what_takes_other_parameters_overrides_nothing() -> None:
    main = kind("La/Screen;", {"checkPermission()V": "nop"}, above="Landroid/app/Activity;")
    hierarchy = app(main).hierarchy
    context = "Landroid/content/Context;"
    assert hierarchy.overridden("La/Screen;", "checkPermission()V") is None
    assert (
        hierarchy.overridden("La/Screen;", "checkPermission(Ljava/lang/String;II)I") == context
    )


def test_an_unknown_supertype_could_declare_anything() -> None:
    odd = kind("La/C;", {"go()V": "nop"}, above="Lmissing/Base;")
    hierarchy = app(odd).hierarchy
    assert hierarchy.overridden("La/C;", "go()V") == "Lmissing/Base;"
    assert not hierarchy.is_known("Lmissing/Base;")


def test_a_field_is_traced_to_the_class_that_declares_it() -> None:
    hierarchy = app(kind("La/MyPhone;", above=PHONE)).hierarchy
    assert hierarchy.resolve_field("La/MyPhone;", "CONTENT_URI") == PHONE
    assert hierarchy.resolve_field(PHONE, "CONTENT_URI") == PHONE


def test_the_classes_below_some_are_found_through_the_framework_and_the_app() -> None:
    context, loader = "Landroid/content/Context;", "La/Loader;"
    screen = kind("La/Screen;", above="Landroid/app/Activity;")
    below = kind("La/Below;", above="La/Screen;")
    own = kind(loader, also=("Ljava/lang/Runnable;",))
    mine = kind("La/Mine;", above=loader)
    hierarchy = app(screen, below, own, mine, kind("La/Other;")).hierarchy
    assert hierarchy.below_any(frozenset({context})) == {"La/Screen;", "La/Below;"}
    assert hierarchy.below_any(frozenset({loader})) == {"La/Mine;"}
    both = hierarchy.below_any(frozenset({context, loader}))
    assert both == {"La/Screen;", "La/Below;", "La/Mine;"}
    assert hierarchy.below_any(frozenset({"La/Other;"})) == frozenset()
