"""Objects and fields: what is the same object, and what outlives a method, each with its twin."""

from dataclasses import replace

import pytest

from auditor.model.vocabulary import Confidence
from tests.dex_builder import ABSTRACT, INTERFACE, PUBLIC, Annotation, Class, Field, Method
from tests.flow_stories import (
    LOG,
    READ,
    TEXT,
    abstract,
    ends,
    find,
    holder,
    make,
    run,
    static,
    virtual,
)

LIST = "Ljava/util/List;"
BORN = Method("<init>", "()V", "return-void", registers=1)


def _screen(*methods: Method) -> Class:
    fields = (Field("rows", LIST), Field("others", LIST))
    return Class("La/Screen;", "Landroid/app/Activity;", fields=fields, methods=methods)


def test_a_list_that_was_made_earlier_keeps_what_is_added() -> None:
    add = virtual(
        "onResume",
        "()V",
        f"{READ}\niget-object v2, p0, La/Screen;->rows:{LIST}\n"
        f"invoke-interface {{v2, v0}}, {LIST}->add(Ljava/lang/Object;)Z",
    )

    def take(field: str) -> Method:
        return virtual(
            "onPause",
            "()V",
            f"iget-object v2, p0, La/Screen;->{field}:{LIST}\nconst/4 v1, #0\n"
            f"invoke-interface {{v2, v1}}, {LIST}->get(I)Ljava/lang/Object;\n"
            f"move-result-object v0\ncheck-cast v0, {TEXT}\n{LOG}",
        )

    assert ends(_screen(add, take("rows"))) == ["log"]
    assert ends(_screen(add, take("others"))) == []


def test_a_getter_gives_what_is_in_its_own_object() -> None:
    name = f"La/Person;->held:{TEXT}"
    get = virtual("get", f"(){TEXT}", f"iget-object v0, p0, {name}\nreturn-object v0")
    person = holder("La/Person;", TEXT, get)
    keep = static(
        "keep",
        "()V",
        f"{READ}\n{make('La/Person;', 'v2', 'v0')}\nsput-object v2, La/Main;->all:La/Person;",
    )

    def use(first: str) -> Method:
        return static(
            "use",
            "()V",
            f"{first}\ninvoke-virtual {{v2}}, La/Person;->get(){TEXT}\nmove-result-object v0\n{LOG}",
        )

    fields = (Field("all", "La/Person;", flags=9),)
    kept = "sget-object v2, La/Main;->all:La/Person;"
    fresh = f'const-string v3, "x"\n{make("La/Person;", "v2", "v3")}'
    assert ends(person, Class("La/Main;", fields=fields, methods=(keep, use(kept)))) == ["log"]
    assert ends(person, Class("La/Main;", fields=fields, methods=(keep, use(fresh)))) == []


def test_the_application_is_one_object_for_all_screens() -> None:
    app = Class(
        "La/App;", "Landroid/app/Application;", fields=(Field("name", TEXT), Field("id", TEXT))
    )

    def screen(name: str, code: str) -> Class:
        get = (
            f"invoke-virtual {{p0}}, {name}->getApplication()Landroid/app/Application;\n"
            "move-result-object v3\ncheck-cast v3, La/App;\n"
        )
        run_it = virtual("onCreate", "(Landroid/os/Bundle;)V", get + code)
        return Class(name, "Landroid/app/Activity;", methods=(run_it,))

    one = screen("La/One;", f"{READ}\niput-object v0, v3, La/App;->name:{TEXT}")
    two = screen("La/Two;", f"iget-object v0, v3, La/App;->name:{TEXT}\n{LOG}")
    other = screen("La/Two;", f"iget-object v0, v3, La/App;->id:{TEXT}\n{LOG}")
    assert ends(app, one, two) == ["log"]
    assert ends(app, one, other) == []


def test_of_several_objects_each_runs_its_own_method() -> None:
    def shape(name: str, above: str, code: str) -> Class:
        show = virtual("show", "()V", code)
        constructor = Method(
            "<init>",
            f"({TEXT})V",
            f"iput-object p1, p0, La/Base;->held:{TEXT}\nreturn-void",
            registers=2,
        )
        fields = (Field("held", TEXT),) if name == "La/Base;" else ()
        return Class(name, above, fields=fields, methods=(constructor, show))

    logs = f"iget-object v0, p0, La/Base;->held:{TEXT}\n{LOG}"
    base = shape("La/Base;", "Ljava/lang/Object;", logs)
    below = shape("La/Below;", "La/Base;", "nop")

    def main(first: str, second: str) -> Class:
        return run(
            f'{READ}\nconst-string v2, "x"\ninvoke-static {{}}, La/X;->flag()Z\nmove-result v5\n'
            f"if-eqz v5, :other\n{make('La/Base;', 'v3', first)}\ngoto :both\n:other\n"
            f"{make('La/Below;', 'v3', second)}\n:both\n"
            "invoke-virtual {v3}, La/Base;->show()V"
        )

    assert ends(base, below, main("v0", "v2")) == ["log"]
    assert ends(base, below, main("v2", "v0")) == []


STREAM = "Ljava/io/OutputStream;"


def _connection(opened: str) -> Class:
    write = virtual(
        "send",
        f"({TEXT})V",
        f"invoke-virtual {{p1}}, {TEXT}->getBytes()[B\nmove-result-object v0\n"
        f"iget-object v1, p0, La/Link;->held:{STREAM}\n"
        f"invoke-virtual {{v1, v0}}, {STREAM}->write([B)V",
    )
    link = holder("La/Link;", STREAM, write)
    assert opened
    return link


def test_a_stream_kept_in_a_field_leads_where_it_was_opened() -> None:
    job = holder(
        "La/Job;",
        "La/Link;",
        virtual(
            "run",
            "()V",
            f"{READ}\niget-object v2, p0, La/Job;->held:La/Link;\n"
            f"invoke-virtual {{v2, v0}}, La/Link;->send({TEXT})V",
        ),
        interfaces=("Ljava/lang/Runnable;",),
    )

    def main(opened: str) -> Class:
        return run(
            f"invoke-virtual {{v6}}, {opened}\nmove-result-object v2\n"
            f"{make('La/Link;', 'v3', 'v2', kind=STREAM)}\n{make('La/Job;', 'v4', 'v3', kind='La/Link;')}\n"
            "invoke-virtual {v5, v4}, Landroid/os/Handler;->post(Ljava/lang/Runnable;)Z"
        )

    socket = f"Ljava/net/Socket;->getOutputStream(){STREAM}"
    own = f"La/Own;->stream(){STREAM}"
    assert ends(_connection(socket), job, main(socket)) == ["network"]
    assert ends(_connection(own), job, main(own)) == []


def test_saved_state_comes_back_to_the_screen() -> None:
    save = virtual(
        "onSaveInstanceState",
        "(Landroid/os/Bundle;)V",
        f'{READ}\nconst-string v2, "p"\n'
        f"invoke-virtual {{p1, v2, v0}}, Landroid/os/Bundle;->putString({TEXT}{TEXT})V",
    )

    def restore(key: str) -> Method:
        return virtual(
            "onCreate",
            "(Landroid/os/Bundle;)V",
            f'const-string v2, "{key}"\n'
            f"invoke-virtual {{p1, v2}}, Landroid/os/Bundle;->getString({TEXT}){TEXT}\n"
            f"move-result-object v0\n{LOG}",
        )

    assert ends(_screen(save, restore("p"))) == ["log"]
    assert ends(_screen(save, restore("q"))) == []


def test_reflection_runs_the_method_that_constants_name() -> None:
    quiet = static("quiet", f"({TEXT})V", "nop")
    loud = static("loud", f"({TEXT})V", f"move-object v0, p0\n{LOG}")
    target = Class("La/Target;", methods=(quiet, loud))

    def main(name: str) -> Class:
        return run(
            f'{READ}\nconst-string v2, "a.Target"\ninvoke-static {{v2}}, Ljava/lang/Class;->forName'
            f'({TEXT})Ljava/lang/Class;\nmove-result-object v2\nconst-string v3, "{name}"\nconst/4 v4, #0\n'
            f"invoke-virtual {{v2, v3, v4}}, Ljava/lang/Class;->getMethod({TEXT}[Ljava/lang/Class;)"
            "Ljava/lang/reflect/Method;\nmove-result-object v3\nconst/4 v1, #1\n"
            "new-array v5, v1, [Ljava/lang/Object;\nconst/4 v1, #0\naput-object v0, v5, v1\n"
            "invoke-virtual {v3, v4, v5}, Ljava/lang/reflect/Method;->invoke(Ljava/lang/Object;"
            "[Ljava/lang/Object;)Ljava/lang/Object;"
        )

    assert ends(target, main("loud")) == ["log"]
    assert ends(target, main("quiet")) == []


@pytest.mark.parametrize(("name", "expected"), [(".Target", ["log"]), (".Other", [])])
def test_reflection_makes_the_class_whose_name_is_put_together(name: str, expected) -> None:
    """The app's package and the rest of the name: no text of the package is the name of the class."""
    context, builder = "Landroid/content/Context;", "Ljava/lang/StringBuilder;"
    loud = static("loud", f"({TEXT})V", f"move-object v0, p0\n{LOG}")
    quiet = static("loud", f"({TEXT})V", "nop")
    code = (
        f"{READ}\ninvoke-virtual {{v2}}, {context}->getPackageName(){TEXT}\nmove-result-object v2\n"
        f'new-instance v3, {builder}\ninvoke-direct {{v3}}, {builder}-><init>()V\nconst-string v4, "{name}"\n'
        f"invoke-virtual {{v3, v2}}, {builder}->append({TEXT}){builder}\n"
        f"invoke-virtual {{v3, v4}}, {builder}->append({TEXT}){builder}\n"
        f"invoke-virtual {{v3}}, {builder}->toString(){TEXT}\nmove-result-object v2\n"
        f"invoke-static {{v2}}, Ljava/lang/Class;->forName({TEXT})Ljava/lang/Class;\nmove-result-object v2\n"
        'const-string v3, "loud"\nconst/4 v4, #0\n'
        f"invoke-virtual {{v2, v3, v4}}, Ljava/lang/Class;->getMethod({TEXT}[Ljava/lang/Class;)"
        "Ljava/lang/reflect/Method;\nmove-result-object v3\nconst/4 v1, #1\n"
        "new-array v5, v1, [Ljava/lang/Object;\nconst/4 v1, #0\naput-object v0, v5, v1\n"
        "invoke-virtual {v3, v4, v5}, Ljava/lang/reflect/Method;->invoke(Ljava/lang/Object;"
        "[Ljava/lang/Object;)Ljava/lang/Object;"
    )
    classes = (
        Class("Lcom/x/Target;", methods=(loud,)),
        Class("Lcom/x/Other;", methods=(quiet,)),
    )
    assert ends(run(code), *classes) == expected


@pytest.mark.parametrize(
    ("written", "value", "asked", "expected"),
    [
        ("people", "v0", "people", ["log"]),
        ("people", "v0", "version", []),
        ("people", "v6", "people", []),
        ("version", "v0", "people", []),
    ],
)
def test_reflection_writes_the_field_that_a_constant_names(
    written: str, value: str, asked: str, expected: list[str]
) -> None:
    field, kind = "Ljava/lang/reflect/Field;", "La/Payload;"
    payload = Class(kind, fields=(Field("people", TEXT), Field("version", TEXT)))
    code = (
        f'{READ}\nnew-instance v2, {kind}\nconst-string v6, "none"\n'
        "invoke-virtual {v2}, Ljava/lang/Object;->getClass()Ljava/lang/Class;\nmove-result-object v3\n"
        f'const-string v4, "{written}"\n'
        f"invoke-virtual {{v3, v4}}, Ljava/lang/Class;->getDeclaredField({TEXT}){field}\nmove-result-object v3\n"
        f"invoke-virtual {{v3, v2, {value}}}, {field}->set(Ljava/lang/Object;Ljava/lang/Object;)V\n"
        f"iget-object v0, v2, {kind}->{asked}:{TEXT}\n{LOG}"
    )
    assert ends(payload, run(code)) == expected


@pytest.mark.parametrize(("asked", "expected"), [("people", ["log"]), ("version", [])])
def test_reflection_reads_the_field_that_a_constant_names(
    asked: str, expected: list[str]
) -> None:
    field, kind = "Ljava/lang/reflect/Field;", "La/Payload;"
    payload = Class(kind, fields=(Field("people", TEXT), Field("version", TEXT)))
    code = (
        f"{READ}\nnew-instance v2, {kind}\niput-object v0, v2, {kind}->people:{TEXT}\n"
        f'const-class v3, {kind}\nconst-string v4, "{asked}"\n'
        f"invoke-virtual {{v3, v4}}, Ljava/lang/Class;->getField({TEXT}){field}\nmove-result-object v3\n"
        f"invoke-virtual {{v3, v2}}, {field}->get(Ljava/lang/Object;)Ljava/lang/Object;\n"
        f"move-result-object v0\ncheck-cast v0, {TEXT}\n{LOG}"
    )
    assert ends(payload, run(code)) == expected


def test_reflection_writes_a_field_of_an_unknown_name_somewhere() -> None:
    field, kind = "Ljava/lang/reflect/Field;", "La/Payload;"
    payload = Class(kind, fields=(Field("people", TEXT),))
    code = (
        f"{READ}\nnew-instance v2, {kind}\n"
        f"invoke-virtual {{v3, v2, v0}}, {field}->set(Ljava/lang/Object;Ljava/lang/Object;)V\n"
        f"iget-object v0, v2, {kind}->people:{TEXT}\n{LOG}"
    )
    (flow,) = find(payload, run(code)).flows
    assert flow.confidence is Confidence.LIKELY


def test_rows_are_shown_by_the_adapter_that_has_the_cursor() -> None:
    cursor = "Landroid/database/Cursor;"
    bind = virtual(
        "bindView",
        f"(Landroid/view/View;Landroid/content/Context;{cursor})V",
        f"const/4 v1, #0\ninvoke-interface {{p3, v1}}, {cursor}->getString(I){TEXT}\nmove-result-object v0\n{LOG}",
    )
    adapter = Class("La/Rows;", "Landroid/widget/CursorAdapter;", methods=(BORN, bind))

    def main(called: str) -> Class:
        return run(
            f"{make('La/Rows;', 'v2')}\ninvoke-static {{}}, La/Phone;->read(){cursor}\n"
            f"move-result-object v0\ninvoke-virtual {{v2, v0}}, La/Rows;->{called}({cursor})V"
        )

    assert ends(adapter, main("changeCursor")) == ["log", "ui"]
    assert ends(adapter, main("hashCode")) == []


def test_an_event_gets_to_those_who_wait_for_its_class() -> None:
    event = holder("La/Event;", TEXT)
    other = holder("La/Other;", TEXT)

    def listener(kind: str, *given: Annotation) -> Class:
        code = f"iget-object v0, p1, {kind}->held:{TEXT}\n{LOG}\nreturn-void"
        wait = Method("on", f"({kind})V", code, registers=6, annotations=given)
        return Class("La/Listener;", methods=(BORN, wait))

    bus = "Lorg/greenrobot/eventbus/EventBus;"
    post = run(
        f"{READ}\n{make('La/Event;', 'v2', 'v0')}\n"
        f"invoke-virtual {{v3, v2}}, {bus}->post(Ljava/lang/Object;)V"
    )
    subscribe = Annotation("Lorg/greenrobot/eventbus/Subscribe;")
    assert ends(event, other, post, listener("La/Event;", subscribe)) == ["log"]
    assert ends(event, other, post, listener("La/Other;", subscribe)) == []
    assert ends(event, other, post, listener("La/Event;")) == []


def test_a_receiver_that_code_registers_gets_the_broadcast_of_its_action() -> None:
    receive = virtual(
        "onReceive",
        "(Landroid/content/Context;Landroid/content/Intent;)V",
        'const-string v1, "p"\ninvoke-virtual {p2, v1}, Landroid/content/Intent;->getStringExtra'
        f"({TEXT}){TEXT}\nmove-result-object v0\n{LOG}",
    )
    receiver = Class("La/Rx;", "Landroid/content/BroadcastReceiver;", methods=(BORN, receive))
    send = run(
        f'{READ}\nconst-string v2, "a.GO"\nnew-instance v3, Landroid/content/Intent;\n'
        f"invoke-direct {{v3, v2}}, Landroid/content/Intent;-><init>({TEXT})V\n"
        f'const-string v2, "p"\ninvoke-virtual {{v3, v2, v0}}, Landroid/content/Intent;->putExtra'
        f"({TEXT}{TEXT})Landroid/content/Intent;\n"
        "invoke-virtual {v4, v3}, Landroid/content/Context;->sendBroadcast(Landroid/content/Intent;)V"
    )

    def register(action: str) -> Class:
        return run(
            f'const-string v2, "{action}"\nnew-instance v3, Landroid/content/IntentFilter;\n'
            f"invoke-direct {{v3, v2}}, Landroid/content/IntentFilter;-><init>({TEXT})V\n"
            f"{make('La/Rx;', 'v2')}\ninvoke-virtual {{v4, v2, v3}}, Landroid/content/Context;->"
            "registerReceiver(Landroid/content/BroadcastReceiver;Landroid/content/IntentFilter;)"
            "Landroid/content/Intent;",
            name="La/Register;",
        )

    assert ends(receiver, send, register("a.GO")) == ["log"]
    assert ends(receiver, send, register("a.STOP")) == ["ipc"]


def test_an_element_of_a_list_is_the_object_that_was_added() -> None:
    person = holder("La/Person;", TEXT)
    text = f"iget-object v0, v2, La/Person;->held:{TEXT}"
    other = 'const-string v0, "x"'

    def main(read: str) -> Class:
        return run(
            f"{READ}\n{make('La/Person;', 'v2', 'v0')}\nnew-instance v3, Ljava/util/ArrayList;\n"
            "invoke-direct {v3}, Ljava/util/ArrayList;-><init>()V\n"
            f"invoke-interface {{v3, v2}}, {LIST}->add(Ljava/lang/Object;)Z\nconst/4 v1, #0\n"
            f"invoke-interface {{v3, v1}}, {LIST}->get(I)Ljava/lang/Object;\nmove-result-object v2\n"
            f"check-cast v2, La/Person;\n{read}\n{LOG}"
        )

    (flow,) = find(person, main(text)).flows
    assert flow.confidence.value == "confirmed"
    assert ends(person, main(other)) == []


def test_what_a_screen_holds_is_reached_through_a_field_of_its_type() -> None:
    """Data two fields deep in a screen, seen from a task that keeps the screen."""
    main, model = "La/Screen;", "La/Model;"
    task = holder(
        "La/Task;",
        main,
        virtual(
            "run",
            "()V",
            f"iget-object v0, p0, La/Task;->held:{main}\niget-object v0, v0, {main}->m:{model}\n"
            f"iget-object v0, v0, {model}->text:{TEXT}\n{LOG}",
        ),
        interfaces=("Ljava/lang/Runnable;",),
    )
    screen = Class(
        main,
        "Landroid/app/Activity;",
        fields=(Field("m", model),),
        methods=(
            virtual(
                "onResume",
                "()V",
                f"{READ}\niget-object v2, p0, {main}->m:{model}\n%s"
                f"iput-object v0, v2, {model}->text:{TEXT}\n"
                f"new-instance v3, La/Task;\ninvoke-direct {{v3, p0}}, La/Task;-><init>({main})V\n"
                "new-instance v4, Ljava/lang/Thread;\n"
                "invoke-direct {v4, v3}, Ljava/lang/Thread;-><init>(Ljava/lang/Runnable;)V",
            ),
        ),
    )
    kept = Class(model, fields=(Field("text", TEXT),))

    def written(between: str) -> Class:
        (method,) = screen.methods
        return replace(screen, methods=(replace(method, code=method.code % between),))

    assert ends(written(""), task, kept) == ["log"]
    assert ends(written('const-string v0, "x"\n'), task, kept) == []


def test_the_step_that_keeps_data_shows_what_puts_it_there() -> None:
    task = holder(
        "La/Task;",
        TEXT,
        virtual("run", "()V", f"iget-object v0, p0, La/Task;->held:{TEXT}\n{LOG}"),
        interfaces=("Ljava/lang/Runnable;",),
    )
    main = run(
        f"{READ}\n{make('La/Task;', 'v3', 'v0')}\nnew-instance v4, Ljava/lang/Thread;\n"
        "invoke-direct {v4, v3}, Ljava/lang/Thread;-><init>(Ljava/lang/Runnable;)V\n"
        "invoke-virtual {v4}, Ljava/lang/Thread;->start()V"
    )
    (flow,) = find(main, task).flows
    (kept,) = [one for one in flow.steps if "keeps it" in one.says.en]
    assert kept.offset == 11  # The call of Task's constructor.


def test_an_object_is_not_taken_for_one_of_another_class() -> None:
    says = f"iget-object v0, p0, La/A;->held:{TEXT}\n{LOG}"
    one = holder("La/A;", TEXT, virtual("say", "()V", says), interfaces=("La/Says;",))
    other = holder("La/B;", TEXT, virtual("say", "()V", "nop"), interfaces=("La/Says;",))
    kind = Class(
        "La/Says;", flags=PUBLIC | INTERFACE | ABSTRACT, methods=(abstract("say", "()V"),)
    )
    asked = "check-cast v2, %s\ninvoke-interface {v2}, La/Says;->say()V"
    code = f"{READ}\n{make('La/A;', 'v2', 'v0')}\n{asked}"
    assert ends(one, other, kind, run(code % "La/A;")) == ["log"]
    assert ends(one, other, kind, run(code % "La/B;")) == []


def test_what_is_three_links_down_a_tree_with_two_branches_is_found() -> None:
    node = "La/Node;"
    join = f"{TEXT}->concat({TEXT}){TEXT}\nmove-result-object v1"
    below = (
        f"iget-object v0, p0, {node}->%s:{node}\ninvoke-static {{v0}}, La/Walk;->walk({node}){TEXT}\n"
        "move-result-object v%d\n"
    )
    walk = static(
        "walk",
        f"({node}){TEXT}",
        f"if-eqz p0, :none\n{below % ('left', 1)}{below % ('right', 2)}"
        f"iget-object v3, p0, {node}->text:{TEXT}\ninvoke-virtual {{v1, v2}}, {join}\n"
        f'invoke-virtual {{v1, v3}}, {join}\nreturn-object v1\n:none\nconst-string v0, ""\nreturn-object v0',
    )
    fields = (Field("left", node), Field("right", node), Field("text", TEXT))
    tree = Class(node, fields=fields, methods=(BORN,))

    def story(register: str) -> Class:
        grown = "\n".join(make(node, one) for one in ("v2", "v3", "v4"))
        return run(
            f'{READ}\nconst-string v5, "x"\n{grown}\niput-object v3, v2, {node}->left:{node}\n'
            f"iput-object v4, v3, {node}->right:{node}\niput-object {register}, v4, {node}->text:{TEXT}\n"
            f"invoke-static {{v2}}, La/Walk;->walk({node}){TEXT}\nmove-result-object v0\n{LOG}"
        )

    assert ends(tree, Class("La/Walk;", methods=(walk,)), story("v0")) == ["log"]
    assert ends(tree, Class("La/Walk;", methods=(walk,)), story("v5")) == []
