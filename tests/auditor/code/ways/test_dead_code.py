"""Code is dead only where nothing in the package can bring it about."""

from typing import Any

from auditor.code.ways.dead_code import DeadCode
from auditor.model.app import Component
from tests.auditor.code.small_app import (
    ACTIVITY,
    MAIN,
    app,
    component,
    kind,
    main,
    makes,
    manifest,
    number,
)
from tests.dex_builder import Annotation, Class

CREATE = "onCreate(Landroid/os/Bundle;)V"
ASKS = "La/Asker;->ask()V"
ASKER = kind("La/Asker;", {"ask()V": "nop"})
RUNS = "La/Runner;->run()V"
RUNNER = kind("La/Runner;", {"run()V": "nop"}, also=("Ljava/lang/Runnable;",))
SCREEN = kind("La/Asking;", {CREATE: "nop"}, above=ACTIVITY)
OPENS = "const-class v0, La/Asking;"


def is_dead(
    text: str, *classes: Class, declared: tuple[Component, ...] = (), **views: Any
) -> bool:
    code = app(*classes, declares=manifest(component(MAIN), *declared), **views)
    return DeadCode(code.reach).is_dead((number(code, text), 0))


def test_a_method_that_nothing_calls_is_dead() -> None:
    assert is_dead(ASKS, main(makes("La/Asker;")), ASKER)


def test_one_that_a_screen_calls_is_not() -> None:
    call = makes("La/Asker;") + "invoke-virtual {v0}, La/Asker;->ask()V"
    assert not is_dead(ASKS, main(call), ASKER)


def test_what_only_dead_code_calls_is_dead_and_two_that_call_each_other() -> None:
    other = kind("La/Other;", {"go()V": makes("La/Asker;") + f"invoke-virtual {{v0}}, {ASKS}"})
    again = kind(
        "La/Asker;", {"ask()V": makes("La/Other;") + "invoke-virtual {v0}, La/Other;->go()V"}
    )
    assert is_dead(ASKS, main("nop"), again, other)


def test_one_that_could_be_called_by_its_name_is_not() -> None:
    named = 'const-string v1, "ask"'
    assert not is_dead(ASKS, main(makes("La/Asker;") + named), ASKER)
    assert not is_dead(RUNS, main('const-string v1, "a.Runner"'), RUNNER)


def test_one_that_overrides_androids_is_not_where_an_object_is_made() -> None:
    assert not is_dead(RUNS, main(makes("La/Runner;")), RUNNER)
    assert is_dead(RUNS, main("nop"), RUNNER)


def test_one_with_an_annotation_is_not() -> None:
    marks = {"ask()V": (Annotation("Lorg/bus/Subscribe;"),)}
    asker = kind("La/Asker;", {"ask()V": "nop"}, annotations=marks)
    assert not is_dead(ASKS, main(makes("La/Asker;")), asker)
    assert is_dead(ASKS, main("nop"), asker)


def test_a_screen_that_nothing_opens_is_dead() -> None:
    text = f"La/Asking;->{CREATE}"
    closed = component("La/Asking;", exported=False)
    assert is_dead(text, main("nop"), SCREEN, declared=(closed,))
    assert is_dead(text, main("nop"), SCREEN)
    assert not is_dead(text, main(OPENS), SCREEN, declared=(closed,))
    assert not is_dead(text, main("nop"), SCREEN, declared=(component("La/Asking;"),))


def test_one_that_a_file_names_is_not() -> None:
    text = f"La/Asking;->{CREATE}"
    closed = component("La/Asking;", exported=False)
    made = {"La/Asking;": "a.Asking"}
    assert not is_dead(text, main("nop"), SCREEN, declared=(closed,), made=made)


def test_a_screen_is_not_whose_kind_is_opened() -> None:
    kin = kind("La/Kin;", {}, above="La/Asking;")
    opened = component("La/Kin;", exported=False)
    text = f"La/Asking;->{CREATE}"
    assert not is_dead(text, main("const-class v0, La/Kin;"), SCREEN, kin, declared=(opened,))


def test_code_that_no_run_comes_to_leads_nowhere() -> None:
    call = (
        "const/4 v1, 0\nif-eqz v1, :past\n"
        + makes("La/Asker;")
        + f"invoke-virtual {{v0}}, {ASKS}\n:past\nnop"
    )
    assert is_dead(ASKS, main(call), ASKER)


def is_unopened(code: str, *, exported: bool = False, more: Class = ASKER) -> bool:
    closed = component("La/Asking;", exported=exported)
    found = app(main(code), SCREEN, more, declares=manifest(component(MAIN), closed))
    return DeadCode(found.reach).is_unopened((number(found, f"La/Asking;->{CREATE}"), 0))


def test_a_screen_that_nothing_opens_is_unopened() -> None:
    assert is_unopened("nop")
    assert not is_unopened(OPENS)
    assert not is_unopened("nop", exported=True)


def test_code_that_puts_names_of_classes_together_may_open_any_screen() -> None:
    names = (
        "invoke-static {v0}, Ljava/lang/Class;->forName(Ljava/lang/String;)Ljava/lang/Class;"
    )
    assert not is_unopened(f'const-string v0, "b.Some"\n{names}')
