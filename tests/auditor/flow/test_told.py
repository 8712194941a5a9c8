"""Each step of a flow is of the data that goes on; the last one says how the call was known by which it leaves."""

import pytest

from tests.dex_builder import PUBLIC, STATIC, Class, Field, Method
from tests.flow_stories import LOG, READ, TEXT, find, make, run, static, virtual
from tests.program_builder import program_of

BODY = "Ly/d;"
BORN = Method("<init>", "()V", "return-void", registers=1)


def _last(*classes: Class) -> tuple[str, str]:
    (flow,) = find(*classes).flows
    assert flow.steps[-1].offset == flow.sink.offset
    return flow.steps[-1].says.en, flow.steps[-1].says.zh


def _client(strings: str) -> Class:
    """Make the client's class whose method bears a shrinker's name, and loads some strings."""
    code = f'const-string v0, "{strings}"\nreturn-object p0'
    return Class("Ly/c;", methods=(virtual("a", f"({TEXT}{BODY})Ly/c;", code, registers=6),))


SENT = (
    f'{READ}\n{make("Ly/c;", "v2")}\nconst-string v3, "POST"\n'
    f"invoke-virtual {{v2, v3, v0}}, Ly/c;->a({TEXT}{BODY})Ly/c;"
)


def test_a_renamed_library_is_told_by_its_name_and_by_what_it_was_known() -> None:
    english, chinese = _last(run(SENT), _client(" must have a request body."))
    assert (
        "Request$Builder.method under a shrinker's name, known again by the strings" in english
    )
    assert "c.a" in english
    assert "Request$Builder.method" in chinese


def test_a_class_with_other_strings_is_no_library() -> None:
    assert find(run(SENT), _client(" must have a body.")).flows == ()


def test_the_framework_s_own_call_is_told_as_it_is() -> None:
    english, _ = _last(run(f"{READ}\n{LOG}"))
    assert english.endswith("gives it to Log.d")


# Which of several fields the data took.

ROW = "La/Row;"
PAIR = f"({TEXT}{TEXT})V"


def _screen(send: str, *more: Method) -> Class:
    """A screen that keeps a name and a number, and does something with them later."""
    cursor = "Landroid/database/Cursor;"
    keep = f"invoke-static {{}}, La/Phone;->read(){cursor}\nmove-result-object v0\nconst/4 v1, #0\n"
    for field in ("name", "number"):
        keep += (
            f"invoke-interface {{v0, v1}}, {cursor}->getString(I){TEXT}\nmove-result-object v2\n"
            f"iput-object v2, p0, La/Screen;->{field}:{TEXT}\n"
        )
    keep += "return-void"
    return Class(
        "La/Screen;",
        superclass="Landroid/app/Activity;",
        fields=(Field("name", TEXT), Field("number", TEXT)),
        methods=(virtual("onResume", "()V", keep), virtual("onPause", "()V", send), *more),
    )


def _taken(field: str, register: str = "v0") -> str:
    return f"iget-object {register}, p0, La/Screen;->{field}:{TEXT}\n"


LOUD = f"invoke-static {{v3, v0}}, Landroid/util/Log;->d({TEXT}{TEXT})I\nreturn-void"


def _fields(steps: list[str]) -> set[str]:
    """Name the fields that a way passes."""
    words = ("keeps it in ", "takes it from ")
    return {step.partition(word)[2] for step in steps for word in words if word in step}


@pytest.mark.parametrize("field", ["name", "number"])
def test_of_two_fields_that_are_asked_the_one_that_goes_on_is_told(field: str) -> None:
    other = "number" if field == "name" else "name"
    send = f'{_taken(other, "v4")}invoke-virtual {{v4}}, {TEXT}->length()I\nconst-string v3, "x"\n{_taken(field)}{LOUD}'
    found = find(_screen(send))
    assert {
        frozenset(_fields([one.says.en for one in flow.steps])) for flow in found.flows
    } == {frozenset({f"Screen.{field}"})}


@pytest.mark.parametrize("field", ["name", "number"])
def test_of_two_fields_that_a_helper_is_given_the_one_that_it_sends_is_told(field: str) -> None:
    send = (
        f"{_taken('name', 'v1')}{_taken('number', 'v2')}"
        f"invoke-static {{v1, v2}}, La/Screen;->send{PAIR}\nreturn-void"
    )
    sent = "p0" if field == "name" else "p1"
    helper = static("send", PAIR, f'const-string v3, "x"\nmove-object v0, {sent}\n{LOUD}')
    found = find(_screen(send, helper))
    assert {
        frozenset(_fields([one.says.en for one in flow.steps])) for flow in found.flows
    } == {frozenset({f"Screen.{field}"})}


@pytest.mark.parametrize("field", ["name", "number"])
def test_of_the_fields_of_an_object_made_in_sight_the_one_that_is_read_is_told(
    field: str,
) -> None:
    # The row is made of both; what is logged is one of them.
    send = (
        f"{_taken('name', 'v1')}{_taken('number', 'v2')}new-instance v5, {ROW}\n"
        f"invoke-direct {{v5, v1, v2}}, {ROW}-><init>{PAIR}\n"
        f"invoke-virtual {{v5}}, {ROW}->of(){TEXT}\nmove-result-object v0\n"
        f'const-string v3, "x"\n{LOUD}'
    )
    first = "name" if field == "name" else "number"
    row = Class(
        ROW,
        fields=(Field("name", TEXT), Field("number", TEXT)),
        methods=(
            Method(
                "<init>", PAIR,
                f"iput-object p1, p0, {ROW}->name:{TEXT}\niput-object p2, p0, {ROW}->number:{TEXT}\nreturn-void",
                registers=3,
            ),
            virtual("of", f"(){TEXT}", f"iget-object v0, p0, {ROW}->{first}:{TEXT}\nreturn-object v0"),
        ),
    )  # fmt: skip
    found = find(_screen(send), row)
    told = {
        one for flow in found.flows for one in _fields([each.says.en for each in flow.steps])
    }
    assert f"Screen.{field}" in told
    assert not told & {"Screen.number" if field == "name" else "Screen.name"}


def test_where_both_go_on_either_is_told_and_the_way_leads_back_to_the_read() -> None:
    join = (
        "new-instance v5, Ljava/lang/StringBuilder;\ninvoke-direct {v5}, Ljava/lang/StringBuilder;-><init>()V\n"
        + "".join(
            f"{_taken(field)}invoke-virtual {{v5, v0}}, Ljava/lang/StringBuilder;->append({TEXT})Ljava/lang/StringBuilder;\n"
            for field in ("name", "number")
        )
        + f"invoke-virtual {{v5}}, Ljava/lang/StringBuilder;->toString(){TEXT}\nmove-result-object v0\n"
        + f'const-string v3, "x"\n{LOUD}'
    )
    for flow in find(_screen(join)).flows:
        steps = [one.says.en for one in flow.steps]
        assert "reads the data" in steps[0]
        assert len(_fields(steps)) == 1


# A method of a renamed class that holds no string itself.


def _socket(string: str, proto: str = f"({TEXT})Z") -> Class:
    """Make a web socket's class: what closes it loads a string, what sends does not."""
    close = static("b", "()V", f'const-string v0, "{string}"\nreturn-void')
    send = Method("g", proto, "const/4 v0, #1\nreturn v0", registers=4)
    made = Method("<init>", "()V", "return-void", registers=1)
    return Class("Ly/f;", methods=(made, close, send))


def _over(proto: str = f"({TEXT})Z") -> Class:
    code = f"{READ}\n{make('Ly/f;', 'v2')}\ninvoke-virtual {{v2, v0}}, Ly/f;->g{proto}\nmove-result v1\nreturn-void"
    return run(code)


def test_a_method_without_strings_is_known_by_its_class_and_shape() -> None:
    english, _ = _last(_over(), _socket("reason.size() > 123: "))
    assert "WebSocket.send under a shrinker's name" in english


def test_another_class_or_another_shape_is_not() -> None:
    assert find(_over(), _socket("reason.size() > 12: ")).flows == ()
    other = "(Ljava/lang/CharSequence;)Z"
    assert find(_over(other), _socket("reason.size() > 123: ", other)).flows == ()


# Libraries on the way.

WRITE = "Ly/g;"


def _gson(strings: str, further: str = "nop") -> Class:
    """Make the class whose method writes any object to a text, as Gson's does behind a shrinker."""
    code = f'const-string v0, "{strings}"\n{further}\nreturn-void'
    write = virtual("f", "(Ljava/lang/Object;Ljava/io/StringWriter;)V", code)
    return Class(WRITE, methods=(BORN, write))


def _written(given: str) -> Class:
    """Read a name, have an object written to a text, and log the name."""
    return run(
        f"{READ}\n{make(WRITE, 'v2')}\nnew-instance v3, Ljava/io/StringWriter;\n"
        'invoke-direct {v3}, Ljava/io/StringWriter;-><init>()V\nconst-string v4, "x"\n'
        f"invoke-virtual {{v2, {given}, v3}}, {WRITE}->f(Ljava/lang/Object;Ljava/io/StringWriter;)V\n{LOG}"
    )


def _said(*classes: Class) -> list[tuple[int | None, str]]:
    (flow,) = find(*classes).flows
    return [(one.offset, one.says.en) for one in flow.steps]


def test_a_way_names_the_renamed_library_that_the_data_was_given_to() -> None:
    known = "AssertionError (GSON 2.11.0): "
    first, through, last = _said(_written("v0"), _gson(known))
    assert through[1] == (
        "Main.run gives it to y.g.f: Gson.toJson under a shrinker's name, known again by the strings in it"
    )
    assert (first[0] or 0) < (through[0] or 0) < (last[0] or 0)
    assert len(_said(_written("v0"), _gson("AssertionError: "))) == 2
    assert len(_said(_written("v4"), _gson(known))) == 2


def test_what_an_object_gives_is_told_at_its_return_and_at_the_call_that_asks_for_it() -> None:
    given = "Ljava/util/concurrent/Callable;"
    giver = Class(
        "La/Giver;",
        interfaces=(given,),
        methods=(BORN, virtual("call", "()Ljava/lang/Object;", f"{READ}\nreturn-object v0")),
    )
    asks = (
        f"{make('La/Giver;', 'v2')}\n"
        f"invoke-interface {{v2}}, {given}->call()Ljava/lang/Object;\nmove-result-object v0\n"
        f"check-cast v0, {TEXT}\n{LOG}"
    )
    (read, returned, asked, logged) = _said(giver, run(asks))
    assert returned[1] == "Giver.call returns it: what objects of Giver give"
    assert asked[1] == "Main.run takes it from an object of Giver"
    assert (read[0] or 0) < (returned[0] or 0), "not at the read again"
    assert 0 < (asked[0] or 0) < (logged[0] or 0), "at the call, not where the object is made"


# What keeps data between methods is told by the instruction that a reader finds there.

LIST = "Ljava/util/List;"
HELD = f"sget-object v2, La/Main;->all:{LIST}"
ADD = f"invoke-interface {{v2, v0}}, {LIST}->add(Ljava/lang/Object;)Z"
SHOW = f"invoke-static {{v0}}, {TEXT}->valueOf(Ljava/lang/Object;){TEXT}\nmove-result-object v0\n{LOG}"


def _calls_told(*classes: Class) -> list[str]:
    """Give what is called at each step of the only flow, "" where it is no call."""
    (flow,) = find(*classes).flows
    program = program_of(*classes)
    found = []
    for one in flow.steps:
        method = program.method(one.method)
        calls = {each.pc: each.target for each in program.calls_in(method)}
        found.append(calls.get(one.offset, "").partition("->")[2].partition("(")[0])
    return found


@pytest.mark.parametrize("by_helper", [False, True])
def test_a_list_that_keeps_data_is_told_where_something_is_put_into_it(by_helper: bool) -> None:
    fill = f"{READ}\n{HELD}\n{ADD}"
    get = f"invoke-static {{}}, La/Main;->get(){LIST}\nmove-result-object v0"
    send = f"{get if by_helper else HELD.replace('v2', 'v0')}\n{SHOW}"
    main = Class(
        "La/Main;",
        fields=(Field("all", LIST, flags=PUBLIC | STATIC),),
        methods=(
            static("run", "()V", fill),
            static("later", "()V", send),
            static("get", f"(){LIST}", f"{HELD}\nreturn-object v2"),
        ),
    )
    assert _calls_told(main) == ["read", "add", "get" if by_helper else "", "d"]


def test_what_a_fragment_was_given_is_told_where_it_asks_for_it() -> None:
    bundle, fragment = "Landroid/os/Bundle;", "Landroid/app/Fragment;"
    shows = (
        f"{READ}\nnew-instance v3, {bundle}\ninvoke-direct {{v3}}, {bundle}-><init>()V\n"
        f'const-string v4, "who"\ninvoke-virtual {{v3, v4, v0}}, {bundle}->putString({TEXT}{TEXT})V\n'
        f"{make('La/Page;', 'v2')}\ninvoke-virtual {{v2, v3}}, {fragment}->setArguments({bundle})V"
    )
    takes = (
        f"invoke-virtual {{p0}}, {fragment}->getArguments(){bundle}\nmove-result-object v0\n"
        f'const-string v1, "who"\ninvoke-virtual {{v0, v1}}, {bundle}->getString({TEXT}){TEXT}\n'
        f"move-result-object v0\n{LOG}"
    )
    page = Class(
        "La/Page;", superclass=fragment, methods=(BORN, virtual("onResume", "()V", takes))
    )
    assert _calls_told(run(shows), page) == ["read", "setArguments", "getArguments", "d"]
