"""Observers that are registered on a library's object in the method that gives it the data afterwards."""

import pytest

from tests.dex_builder import ABSTRACT, INTERFACE, PUBLIC, Class
from tests.flow_stories import LOG, READ, TEXT, ends, find, holder, make, run, virtual

LIVE = "Landroidx/lifecycle/MutableLiveData;"
WATCHER = "Landroidx/lifecycle/Observer;"
OBJECT = "Ljava/lang/Object;"

LOGS = Class(
    "La/Logs;",
    interfaces=(WATCHER,),
    methods=(
        virtual("<init>", "()V", "return-void", registers=1),
        virtual("onChanged", f"({OBJECT})V", f"check-cast p1, {TEXT}\nmove-object v0, p1\n{LOG}"),
    ),
)  # fmt: skip


def _story(told: str, data: str = "v0") -> Class:
    """Watch the one in v2, and set the one that is named."""
    made = "\n".join(
        f"new-instance {one}, {LIVE}\ninvoke-direct {{{one}}}, {LIVE}-><init>()V"
        for one in ("v2", "v3")
    )
    return run(
        f'{READ}\nconst-string v5, "x"\n{made}\n{make("La/Logs;", "v4")}\n'
        f"invoke-virtual {{v2, v4}}, {LIVE}->observeForever({WATCHER})V\n"
        f"invoke-virtual {{{told}, {data}}}, {LIVE}->setValue({OBJECT})V"
    )


@pytest.mark.parametrize(
    ("told", "data", "expected"), [("v2", "v0", ["log"]), ("v3", "v0", []), ("v2", "v5", [])]
)
def test_an_observer_is_told_what_its_own_object_is_given_later(told, data, expected) -> None:
    assert ends(LOGS, _story(told, data)) == expected


FUNCTION = "Lkotlin/jvm/functions/Function1;"
INVOKE = f"invoke({OBJECT}){OBJECT}"
WRAPPED = holder(
    "La/Wrapped;",
    FUNCTION,
    virtual(
        "onChanged",
        f"({OBJECT})V",
        f"iget-object v0, p0, La/Wrapped;->held:{FUNCTION}\ninvoke-interface {{v0, p1}}, {FUNCTION}->{INVOKE}",
    ),
    interfaces=(WATCHER,),
)


def _function(name: str, code: str) -> Class:
    return Class(
        name,
        interfaces=(FUNCTION,),
        methods=(
            virtual("<init>", "()V", "return-void", registers=1),
            virtual(
                "invoke", f"({OBJECT}){OBJECT}", f"{code}\nconst/4 v0, #0\nreturn-object v0"
            ),
        ),
    )


@pytest.mark.parametrize(("used", "expected"), [("La/Sends;", ["log"]), ("La/Drops;", [])])
def test_a_lambda_in_an_observer_is_known_where_kotlin_is_inside_the_app(
    used, expected
) -> None:
    """Of so many functions by type none is run; the one that was made in sight is."""
    kotlin = Class(
        FUNCTION,
        flags=PUBLIC | INTERFACE | ABSTRACT,
        methods=(),
    )
    sends = _function("La/Sends;", f"check-cast p1, {TEXT}\nmove-object v0, p1\n{LOG}")
    drops = _function("La/Drops;", "const/4 v0, #0")
    others = [_function(f"La/F{one};", "const/4 v0, #0") for one in range(60)]
    story = run(
        f"{READ}\nnew-instance v2, {LIVE}\ninvoke-direct {{v2}}, {LIVE}-><init>()V\n"
        f"{make(used, 'v5')}\n{make('La/Wrapped;', 'v4', 'v5', kind=FUNCTION)}\n"
        f"invoke-virtual {{v2, v4}}, {LIVE}->observeForever({WATCHER})V\n"
        f"invoke-virtual {{v2, v0}}, {LIVE}->setValue({OBJECT})V"
    )
    found = find(kotlin, sends, drops, WRAPPED, *others, story)
    assert [one.sink.kind for one in found.flows] == expected
