"""A broadcast gets to the receivers that code registers for its action, and to no other."""

import pytest

from auditor.model.app import Component, IntentFilter
from auditor.model.vocabulary import ComponentKind, Confidence
from tests.dex_builder import Class, Method
from tests.flow_stories import LOG, READ, TEXT, ends, find, make, run, static, virtual

INTENT, FILTER = "Landroid/content/Intent;", "Landroid/content/IntentFilter;"
RECEIVER, CONTEXT = "Landroid/content/BroadcastReceiver;", "Landroid/content/Context;"


def _receiver() -> Class:
    taken = (
        f'const-string v1, "name"\ninvoke-virtual {{p2, v1}}, {INTENT}->getStringExtra({TEXT}){TEXT}\n'
        f"move-result-object v0\n{LOG}"
    )
    made = Method("<init>", "()V", "return-void", registers=1)
    heard = virtual("onReceive", f"({CONTEXT}{INTENT})V", taken)
    return Class("La/Hears;", superclass=RECEIVER, methods=(made, heard))


def _filter(action: str) -> str:
    return (
        f'const-string v3, "{action}"\nnew-instance v4, {FILTER}\n'
        f"invoke-direct {{v4, v3}}, {FILTER}-><init>({TEXT})V\n"
    )


def _register(compat: bool) -> str:
    if compat:
        return (
            "invoke-static {v6, v2, v4, v5}, Landroidx/core/content/ContextCompat;->"
            f"registerReceiver({CONTEXT}{RECEIVER}{FILTER}I){INTENT}\n"
        )
    return f"invoke-virtual {{v6, v2, v4}}, {CONTEXT}->registerReceiver({RECEIVER}{FILTER}){INTENT}\n"


_SEND = (
    f'const-string v3, "a.people"\nnew-instance v2, {INTENT}\n'
    f'invoke-direct {{v2, v3}}, {INTENT}-><init>({TEXT})V\nconst-string v3, "name"\n'
    f"invoke-virtual {{v2, v3, v0}}, {INTENT}->putExtra({TEXT}{TEXT}){INTENT}\n"
    f"invoke-virtual {{v6, v2}}, {CONTEXT}->sendBroadcast({INTENT})V"
)


@pytest.mark.parametrize("compat", [False, True])
@pytest.mark.parametrize(("action", "heard"), [("a.people", ["log"]), ("a.net", ["ipc"])])
def test_a_receiver_hears_the_actions_of_its_filter(
    compat: bool, action: str, heard: list[str]
) -> None:
    code = f"{make('La/Hears;', 'v2')}\n{_filter(action)}{_register(compat)}{READ}\n{_SEND}"
    assert ends(_receiver(), run(code)) == heard


@pytest.mark.parametrize(("action", "heard"), [("a.people", ["log"]), ("a.net", ["ipc"])])
def test_a_filter_that_comes_from_elsewhere_is_for_what_its_class_spells(
    action: str, heard: list[str]
) -> None:
    given = static("filter", f"(){FILTER}", f"{_filter(action)}return-object v4")
    code = (
        f"{make('La/Hears;', 'v2')}\ninvoke-static {{}}, La/Main$Filters;->filter(){FILTER}\n"
        f"move-result-object v4\n{_register(False)}"
    )
    main = Class("La/Main;", methods=(static("run", "()V", code),))
    sends = Class("La/Sends;", methods=(static("send", "()V", f"{READ}\n{_SEND}"),))
    filters = Class("La/Main$Filters;", methods=(given,))
    assert ends(_receiver(), main, filters, sends) == heard


def _answering(*, exported: bool) -> Component:
    return Component(
        ComponentKind.RECEIVER, "La/Answers;", exported, True, None, None, "base.apk", "/",
        filters=(IntentFilter(actions=("a.ask",)),),
    )  # fmt: skip


def _asks(action: str) -> Class:
    words = f"{INTENT}{TEXT}{RECEIVER}Landroid/os/Handler;I{TEXT}Landroid/os/Bundle;"
    code = (
        f'{make("La/Takes;", "v4")}\nconst-string v3, "{action}"\nnew-instance v2, {INTENT}\n'
        f"invoke-direct {{v2, v3}}, {INTENT}-><init>({TEXT})V\nconst/4 v3, #0\n"
        "move-object v5, v3\nconst/4 v6, #0\nmove-object v7, v3\nmove-object v8, v3\n"
        f"invoke-virtual/range {{v1 .. v8}}, {CONTEXT}->sendOrderedBroadcast({words})V"
    )
    return Class("La/Main;", methods=(static("run", "()V", code, registers=9),))


def _takes(asked: str) -> Class:
    heard = f"invoke-virtual {{p0}}, {RECEIVER}->{asked}\nmove-result-object v0\n{LOG}"
    return Class(
        "La/Takes;",
        superclass=RECEIVER,
        methods=(
            Method("<init>", "()V", "return-void", registers=1),
            virtual("onReceive", f"({CONTEXT}{INTENT})V", heard),
        ),
    )


def _answers(given: str) -> Class:
    code = f"{READ}\ninvoke-virtual {{p0, {given}}}, {RECEIVER}->setResultData({TEXT})V"
    answer = virtual("onReceive", f"({CONTEXT}{INTENT})V", code)
    return Class("La/Answers;", superclass=RECEIVER, methods=(answer,))


@pytest.mark.parametrize(
    ("given", "asked", "exported", "expected"),
    [
        ("v0", f"getResultData(){TEXT}", False, ["log"]),
        ("v0", f"getResultData(){TEXT}", True, ["ipc", "log"]),
        ("v2", f"getResultData(){TEXT}", False, []),
        ("v0", f"toString(){TEXT}", False, ["ipc"]),
    ],
)
def test_what_answers_a_broadcast_sent_in_order_comes_to_who_takes_its_result(
    given: str, asked: str, exported: bool, expected: list[str]
) -> None:
    classes = (_answers(given), _takes(asked), _asks("a.ask"))
    assert ends(*classes, components=[_answering(exported=exported)]) == expected


@pytest.mark.parametrize(
    ("action", "sure"), [("a.ask", Confidence.CONFIRMED), ("a.else", Confidence.POSSIBLE)]
)
def test_whose_result_it_is_tells_the_action(action: str, sure: Confidence) -> None:
    classes = (_answers("v0"), _takes(f"getResultData(){TEXT}"), _asks(action))
    (flow,) = find(*classes, components=[_answering(exported=False)]).flows
    assert flow.confidence is sure
