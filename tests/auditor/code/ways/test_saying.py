"""Every step of a way can be read aloud, in both languages."""

import re
from pathlib import Path

from auditor.code.calls import entrypoints
from auditor.code.ways import saying
from auditor.code.ways.saying import explain, short_class, short_name
from auditor.flow.told import paths
from auditor.screens.order import orders
from tests.auditor.code.small_app import app, kind, main, makes, number

TASK = kind("Lcom/x/Task;", {"run()V": "nop"}, also=("Ljava/lang/Runnable;",))
POST = "invoke-virtual {v2, v0}, Landroid/os/Handler;->post(Ljava/lang/Runnable;)Z"


def test_names_are_shortened_for_people() -> None:
    assert short_name("Lcom/x/App$B;->c(I)V") == "App$B.c"
    assert short_name("Lcom/x/a$b;->c(I)V") == "com.x.a$b.c", "many packages have a class a"
    assert short_class("Lcom/x/Loan;") == "Loan"
    assert short_class("LLoan;") == "Loan"


def said(code: str, text: str, *classes) -> tuple[str, str]:
    built = app(main(code), *classes)
    words = explain(built.program, built.graph.callers(number(built, text))[0])
    return words.en, words.zh


def test_a_registration_names_the_call_that_registers() -> None:
    assert said(makes("Lcom/x/Task;") + POST, "Lcom/x/Task;->run()V", TASK) == (
        "in Main.onCreate, Handler.post has Task.run run",
        "在 Main.onCreate 中，Handler.post 使 Task.run 得以运行",
    )


def test_a_birth_without_a_registration_claims_none() -> None:
    en, zh = said(makes("Lcom/x/Task;"), "Lcom/x/Task;->run()V", TASK)
    assert en == "Main.onCreate makes a Task, whose Task.run is called back"
    assert zh == "Main.onCreate 生成 Task 对象，其 Task.run 被回调"


def test_a_class_that_is_only_named_is_said_to_be_named() -> None:
    worker = kind(
        "Lcom/x/Sync;", {"onReceive()V": "nop"}, above="Landroid/content/BroadcastReceiver;"
    )
    en, _ = said("const-class v0, Lcom/x/Sync;", "Lcom/x/Sync;->onReceive()V", worker)
    assert en == "Main.onCreate names the class Sync, whose Sync.onReceive Android then calls"


def test_what_android_made_is_called_back_by_android() -> None:
    built = app(main("nop", **{"onUserInteraction()V": "nop"}))
    edge = built.graph.callers(number(built, "La/Main;->onUserInteraction()V"))[0]
    words = explain(built.program, edge)
    assert words.en == "Android calls back Main.onUserInteraction of the Main that it made"
    assert words.zh == "Android 回调其生成的 Main 对象的 Main.onUserInteraction"


def test_the_chinese_words_of_the_ways_have_chinese_commas() -> None:
    for module in (saying, entrypoints, orders, paths):
        text = Path(module.__file__).read_text("utf-8")
        assert not re.findall(r"[\u4e00-\u9fff],[\u4e00-\u9fff{]", text), module.__name__
