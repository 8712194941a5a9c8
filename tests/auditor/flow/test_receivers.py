"""A broadcast gets to the receivers that code registers for its action, and to no other."""

import pytest

from tests.dex_builder import Class, Method
from tests.flow_stories import LOG, READ, TEXT, ends, make, run, static, virtual

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
