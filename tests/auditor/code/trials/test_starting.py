"""Which screen an intent starts: by its class, its name, an alias or an action of the app's own."""

import pytest

from auditor.code.evaluation.answered import Answer, Thing
from auditor.code.trials.reacting import ELSEWHERE
from auditor.code.trials.trial import Trial
from auditor.model.app import IntentFilter
from auditor.model.vocabulary import ComponentKind
from tests.auditor.code.small_app import ACTIVITY, MAIN, app, component, kind, main, manifest

ANSWER = Answer("", granted=False, others_granted=False, count=0, index=None)
PAGE = "La/Page;"
ACTION = 'new-instance v0, Landroid/content/Intent;\nconst-string v1, "{0}"\ninvoke-direct {{v0, v1}}, Landroid/content/Intent;-><init>(Ljava/lang/String;)V'
NAMED = (
    "new-instance v0, Landroid/content/Intent;\ninvoke-direct {{v0}}, Landroid/content/Intent;-><init>()V\n"
    'const-string v1, "{0}"\n'
    "invoke-virtual {{v0, p0, v1}}, Landroid/content/Intent;->setClassName(Landroid/content/Context;Ljava/lang/String;)Landroid/content/Intent;"
)
PLACED = (
    'new-instance v2, Landroid/content/ComponentName;\nconst-string v1, "{0}"\n'
    "invoke-direct {{v2, p0, v1}}, Landroid/content/ComponentName;-><init>(Landroid/content/Context;Ljava/lang/String;)V\n"
    "new-instance v0, Landroid/content/Intent;\ninvoke-direct {{v0}}, Landroid/content/Intent;-><init>()V\n"
    "invoke-virtual {{v0, v2}}, Landroid/content/Intent;->setComponent(Landroid/content/ComponentName;)Landroid/content/Intent;"
)
STARTS = (
    "invoke-virtual {p0, v0}, Landroid/app/Activity;->startActivity(Landroid/content/Intent;)V"
)


def started(intent):
    """Return what starting an intent is noted as: the class, or that it is not known."""
    declared = manifest(
        component(MAIN),
        component(
            PAGE,
            alias="a.Other",
            filters=(IntentFilter(("a.PAGE", "android.intent.action.SEND")),),
        ),
        component("La/Heard;", ComponentKind.RECEIVER, filters=(IntentFilter(("a.HEARD",)),)),
    )
    asker = kind("La/Asker;", {"go()V": f"{intent}\n{STARTS}"}, above=ACTIVITY)
    code = app(main("nop"), asker, kind(PAGE, above=ACTIVITY), declares=declared)
    method = code.program.method("La/Asker;->go()V")
    (ending,) = Trial(code.graph, ANSWER, frozenset()).run(
        method, (Thing("object", "La/Asker;", -1),)
    )
    return {one.what for one in ending.events if one.kind == "start"} or {
        one.kind for one in ending.events
    }


@pytest.mark.parametrize(
    "intent",
    [
        ACTION.format("a.PAGE"),
        *(one.format(name) for one in (NAMED, PLACED) for name in ("a.Page", "a.Other")),
    ],
)
def test_a_screen_is_started_by_what_the_manifest_says_of_it(intent):
    assert started(intent) == {PAGE}


@pytest.mark.parametrize(
    "intent",
    [
        ACTION.format("a.NOBODY"),
        ACTION.format("a.HEARD"),  # A receiver is no screen.
        ACTION.format("android.intent.action.SEND"),  # Another app may answer it.
        NAMED.format("b.Foreign"),
    ],
)
def test_what_else_may_be_started_is_not_known(intent):
    assert started(intent) == {"deep", ELSEWHERE}
