"""Who waits for a LiveData whose names are gone is handed what it holds, each by itself, or nobody."""

import pytest

from auditor.code.evaluation.answered import Answer
from auditor.code.trials.trial import Trial
from tests.auditor.code.small_app import app, interface, kind, main, makes

ANSWER = Answer("", granted=False, others_granted=False, count=0, index=None)
LIVE = "La/L;"
TAKES = "on(Ljava/lang/Object;)V"
COMPLAINS = """
    if-nez p1, :fine
    const-string v0, "{text}"
    new-instance v1, Ljava/lang/IllegalStateException;
    invoke-direct {{v1, v0}}, Ljava/lang/IllegalStateException;-><init>(Ljava/lang/String;)V
    throw v1
    :fine
    return-void
"""
HANDS = f"""
    iget-object v0, p1, La/W;->o:La/O;
    iget-object v1, p0, {LIVE}->c:Ljava/lang/Object;
    invoke-interface {{v0, v1}}, La/O;->{TAKES}
"""
ROUND = f"""
    iget-boolean v0, p0, {LIVE}->f:Z
    if-nez v0, :busy
    invoke-virtual {{p0, p1}}, {LIVE}->b(La/W;)V
    invoke-virtual {{p0}}, Landroid/app/Activity;->finish()V
    :busy
    return-void
"""
SET = f"""
    const-string v0, "setValue"
    invoke-virtual {{p0, v0}}, {LIVE}->a(Ljava/lang/String;)V
    iput-object p1, p0, {LIVE}->c:Ljava/lang/Object;
    const/4 v0, 0
    invoke-virtual {{p0, v0}}, {LIVE}->c(La/W;)V
"""
POST = (
    f"{makes(LIVE)}\nconst/4 v1, 0\ninvoke-virtual {{v0, v1}}, {LIVE}->d(Ljava/lang/Object;)V"
)
LEAVES = """
    if-nez p1, :end
    const/4 v0, 0
    invoke-virtual {v0}, Landroid/app/Activity;->finish()V
    :end
    return-void
"""
SAYS = "const/4 v0, 0\ninvoke-virtual {v0}, Landroid/widget/Toast;->show()V"


def endings(text, name=LIVE, puts="d", *, maker=""):
    live = {
        "a(Ljava/lang/String;)V": COMPLAINS.format(text=text),
        "b(La/W;)V": HANDS,
        "c(La/W;)V": ROUND,
        f"{puts}(Ljava/lang/Object;)V": SET,
    }
    live = {one: body.replace(LIVE, name) for one, body in live.items()}
    post = POST.replace(f"{LIVE}->d", f"{LIVE}->{puts}").replace(LIVE, name)
    made = maker or makes("La/One;")
    code = app(
        main(f"{made}\n{makes('La/Two;')}\n{makes('La/W;')}"),
        kind("La/Extensions;", {"static observe()V": makes("La/One;")} if maker else {}),
        interface("La/O;", TAKES),
        kind("La/W;"),
        kind(name, live),
        kind("La/One;", {TAKES: LEAVES}, also=("La/O;",)),
        kind("La/Two;", {TAKES: SAYS}, also=("La/O;",)),
        kind("La/Screen;", {"static press()V": post}),
    )
    method = code.program.method("La/Screen;->press()V")
    found = Trial(code.graph, ANSWER, frozenset()).run(method, ())
    return {tuple(sorted(one.kind for one in each.events)) for each in found}


def test_each_observer_is_handed_the_value_by_itself():
    assert endings(" on a background thread") == {(), ("exit",), ("notice",)}


def test_what_waits_for_a_live_data_that_kept_its_name_is_run_too():
    found = endings(" on a background thread", "Landroidx/lifecycle/LiveData;", "setValue")
    assert found == {(), ("exit",), ("notice",)}


def test_what_waits_for_a_live_data_that_lost_its_name_and_not_its_package_is_run_too():
    """R8 renames a class within its package where nothing tells it otherwise."""
    found = endings(" on a background thread", "Landroidx/lifecycle/z;", "e")
    assert found == {(), ("exit",), ("notice",)}


def test_another_method_of_a_library_that_kept_its_name_is_not_looked_into():
    assert endings(" on a background thread", "Landroidx/lifecycle/LiveData;", "hold") == {()}


@pytest.mark.parametrize("text", ["", " on a thread"])
def test_what_complains_of_something_else_is_looked_into(text):
    assert ("exit", "notice") in endings(text)


@pytest.mark.parametrize(
    ("maker", "expected"),
    [
        ("const/4 v0, 0", {(), ("notice",)}),
        ("invoke-static {}, La/Extensions;->observe()V", {(), ("exit",), ("notice",)}),
    ],
)
def test_who_is_made_only_where_nothing_calls_hears_nothing(maker, expected):
    """A library's extension that the app never uses makes no observer of the app's."""
    assert endings(" on a background thread", maker=maker) == expected
