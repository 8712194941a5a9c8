"""Function objects: what they give and are given, each story with its twin."""

import pytest

from tests.dex_builder import ABSTRACT, INTERFACE, PUBLIC, STATIC, Class, Field, Method
from tests.flow_stories import (
    LOG,
    READ,
    TEXT,
    abstract,
    ends,
    holder,
    make,
    run,
    static,
    virtual,
)

FLOW = "Lkotlinx/coroutines/flow/Flow;"
COLLECTOR = "Lkotlinx/coroutines/flow/FlowCollector;"
FUNCTION = "Lkotlin/jvm/functions/Function1;"
NEXT = "Lkotlin/coroutines/Continuation;"


def _emitter(name: str, code: str) -> Class:
    emit = (
        f"{code}\niget-object v3, p0, {name}->collector:{COLLECTOR}\n"
        f"invoke-interface {{v3, v0, p0}}, {COLLECTOR}->emit(Ljava/lang/Object;{NEXT})"
        "Ljava/lang/Object;\nmove-result-object v0\nreturn-object v0"
    )
    return Class(
        name,
        superclass="Lkotlin/coroutines/jvm/internal/SuspendLambda;",
        interfaces=("Lkotlin/jvm/functions/Function2;",),
        fields=(Field("collector", COLLECTOR),),
        methods=(
            Method("<init>", "()V", "return-void", registers=1),
            virtual("invokeSuspend", "(Ljava/lang/Object;)Ljava/lang/Object;", emit),
        ),
    )


def _collect(name: str) -> Class:
    return run(
        f"{make(name, 'v2')}\ninvoke-static {{v2}}, Lkotlinx/coroutines/flow/FlowKt;->flow"
        f"(Lkotlin/jvm/functions/Function2;){FLOW}\nmove-result-object v2\n"
        "new-instance v3, Ljava/util/ArrayList;\n"
        "invoke-direct {v3}, Ljava/util/ArrayList;-><init>()V\n"
        f"{make('La/Into;', 'v4', 'v3', kind='Ljava/util/List;')}\n"
        f"invoke-interface {{v2, v4, v5}}, {FLOW}->collect({COLLECTOR}{NEXT})Ljava/lang/Object;\n"
        "const/4 v1, #0\ninvoke-interface {v3, v1}, Ljava/util/List;->get(I)Ljava/lang/Object;\n"
        f"move-result-object v0\ncheck-cast v0, {TEXT}\n{LOG}"
    )


INTO = holder(
    "La/Into;",
    "Ljava/util/List;",
    virtual(
        "emit",
        f"(Ljava/lang/Object;{NEXT})Ljava/lang/Object;",
        "iget-object v0, p0, La/Into;->held:Ljava/util/List;\n"
        "invoke-interface {v0, p1}, Ljava/util/List;->add(Ljava/lang/Object;)Z\n"
        "const/4 v0, #0\nreturn-object v0",
    ),
    interfaces=(COLLECTOR,),
)


def test_what_a_flow_emits_gets_to_its_own_collector_alone() -> None:
    people = _emitter("La/People;", READ)
    other = _emitter("La/Other;", 'const-string v0, "loan"')
    assert ends(people, other, INTO, _collect("La/People;")) == ["log"]
    assert ends(people, other, INTO, _collect("La/Other;")) == []


def _callback(code: str) -> Class:
    body = f"check-cast p1, {TEXT}\n{code}\nconst/4 v0, #0\nreturn-object v0"
    return Class(
        "La/Callback;",
        interfaces=(FUNCTION,),
        methods=(
            Method("<init>", "()V", "return-void", registers=1),
            virtual("invoke", "(Ljava/lang/Object;)Ljava/lang/Object;", body),
        ),
    )


def _task() -> list[Class]:
    task = holder(
        "La/Task;",
        FUNCTION,
        virtual(
            "run",
            "()V",
            f"{READ}\niget-object v2, p0, La/Task;->held:{FUNCTION}\n"
            f"invoke-interface {{v2, v0}}, {FUNCTION}->invoke(Ljava/lang/Object;)Ljava/lang/Object;",
        ),
        interfaces=("Ljava/lang/Runnable;",),
    )
    main = run(
        f"{make('La/Callback;', 'v2')}\n{make('La/Task;', 'v3', 'v2', kind=FUNCTION)}\n"
        "invoke-virtual {v4, v3}, Landroid/os/Handler;->post(Ljava/lang/Runnable;)Z"
    )
    return [task, main]


def test_a_callback_kept_in_a_field_gets_what_it_is_called_with() -> None:
    uses = f"move-object v0, p1\n{LOG}"
    says = f'const-string v0, "done"\n{LOG}'
    assert ends(_callback(uses), *_task()) == ["log"]
    assert ends(_callback(says), *_task()) == []


def _resumed(result: str) -> list[Class]:
    block = Class(
        "La/Block;",
        superclass="Lkotlin/coroutines/jvm/internal/SuspendLambda;",
        methods=(
            Method("<init>", "()V", "return-void", registers=1),
            virtual(
                "invokeSuspend",
                "(Ljava/lang/Object;)Ljava/lang/Object;",
                f"{READ}\nreturn-object v0",
            ),
        ),
    )
    screen = Class(
        "La/Screen;",
        superclass="Lkotlin/coroutines/jvm/internal/SuspendLambda;",
        fields=(Field("label", "I"),),
        methods=(
            Method("<init>", "()V", "return-void", registers=1),
            virtual(
                "invokeSuspend",
                "(Ljava/lang/Object;)Ljava/lang/Object;",
                f"iget v2, p0, La/Screen;->label:I\nif-eqz v2, :first\n{result}\n{LOG}\n"
                f"const/4 v0, #0\nreturn-object v0\n:first\n{make('La/Block;', 'v3')}\n"
                "invoke-virtual {v4, v3}, La/Pool;->start(Ljava/lang/Object;)V\n"
                "const/4 v0, #0\nreturn-object v0",
            ),
        ),
    )
    return [block, screen]


def test_a_suspended_function_goes_on_with_what_it_waited_for() -> None:
    assert ends(*_resumed(f"move-object v0, p1\ncheck-cast v0, {TEXT}")) == ["log"]
    assert ends(*_resumed('const-string v0, "x"')) == []


def test_an_object_of_one_class_is_known_by_the_field_that_holds_it() -> None:
    def supplier(code: str) -> Class:
        return Class(
            "La/Supplier;",
            interfaces=("Ljava/util/concurrent/Callable;",),
            fields=(Field("INSTANCE", "La/Supplier;", flags=PUBLIC | STATIC),),
            methods=(virtual("call", "()Ljava/lang/Object;", f"{code}\nreturn-object v0"),),
        )

    main = run(
        "sget-object v2, La/Supplier;->INSTANCE:La/Supplier;\n"
        "invoke-interface {v3, v2}, Ljava/util/concurrent/ExecutorService;->submit"
        "(Ljava/util/concurrent/Callable;)Ljava/util/concurrent/Future;\nmove-result-object v2\n"
        "invoke-interface {v2}, Ljava/util/concurrent/Future;->get()Ljava/lang/Object;\n"
        f"move-result-object v0\ncheck-cast v0, {TEXT}\n{LOG}"
    )
    assert ends(supplier(READ), main) == ["log"]
    assert ends(supplier('const-string v0, "x"'), main) == []


def test_an_iterator_of_the_app_gives_what_is_in_its_fields() -> None:
    own = holder(
        "La/Own;",
        "Ljava/util/Iterator;",
        virtual(
            "next",
            "()Ljava/lang/Object;",
            "iget-object v0, p0, La/Own;->held:Ljava/util/Iterator;\n"
            "invoke-interface {v0}, Ljava/util/Iterator;->next()Ljava/lang/Object;\n"
            "move-result-object v0\nreturn-object v0",
        ),
        interfaces=("Ljava/util/Iterator;",),
    )
    inner = holder("La/Inner;", TEXT, interfaces=("Ljava/util/Iterator;",))
    take = static(
        "take",
        f"(La/Own;){TEXT}",
        "invoke-virtual {p0}, La/Own;->next()Ljava/lang/Object;\nmove-result-object v0\n"
        f"check-cast v0, {TEXT}\nreturn-object v0",
    )

    def main(register: str) -> Class:
        return Class(
            "La/Main;",
            methods=(
                take,
                static(
                    "run",
                    "()V",
                    f'{READ}\nconst-string v2, "x"\n{make("La/Inner;", "v3", register)}\n'
                    f"{make('La/Own;', 'v4', 'v3', kind='Ljava/util/Iterator;')}\n"
                    f"invoke-static {{v4}}, La/Main;->take(La/Own;){TEXT}\nmove-result-object v0\n{LOG}",
                ),
            ),
        )

    assert ends(own, inner, main("v0")) == ["log"]
    assert ends(own, inner, main("v2")) == []


def _block(name: str, code: str) -> Class:
    scope = "Lkotlin/sequences/SequenceScope;"
    body = (
        f"{code}\niget-object v3, p0, {name}->scope:{scope}\n"
        f"invoke-virtual {{v3, v0, p0}}, {scope}->yield(Ljava/lang/Object;{NEXT})"
        "Ljava/lang/Object;\nmove-result-object v0\nreturn-object v0"
    )
    return Class(
        name,
        superclass="Lkotlin/coroutines/jvm/internal/RestrictedSuspendLambda;",
        interfaces=("Lkotlin/jvm/functions/Function2;",),
        fields=(Field("scope", scope),),
        methods=(
            Method("<init>", "()V", "return-void", registers=1),
            virtual("invokeSuspend", "(Ljava/lang/Object;)Ljava/lang/Object;", body),
        ),
    )


def _taken_from(name: str) -> Class:
    sequence = "Lkotlin/sequences/Sequence;"
    return run(
        f"{make(name, 'v2')}\ninvoke-static {{v2}}, Lkotlin/sequences/SequencesKt;->sequence"
        f"(Lkotlin/jvm/functions/Function2;){sequence}\nmove-result-object v2\n"
        f"invoke-interface {{v2}}, {sequence}->iterator()Ljava/util/Iterator;\n"
        "move-result-object v2\n"
        "invoke-interface {v2}, Ljava/util/Iterator;->next()Ljava/lang/Object;\n"
        f"move-result-object v0\ncheck-cast v0, {TEXT}\n"
        f"invoke-static {{v0}}, La/Logs;->it({TEXT})V"
    )


def test_the_elements_of_a_sequence_are_what_its_block_yields() -> None:
    people = _block("La/People;", READ)
    other = _block("La/Other;", 'const-string v0, "loan"')
    logs = Class(
        "La/Logs;", methods=(static("it", f"({TEXT})V", f"move-object v0, p0\n{LOG}"),)
    )
    assert ends(people, other, logs, _taken_from("La/People;")) == ["log"]
    assert ends(people, other, logs, _taken_from("La/Other;")) == []


CHANNEL = "Lkotlinx/coroutines/channels/Channel;"


def _task_with_channel(name: str, code: str) -> Class:
    body = f"iget-object v2, p0, {name}->held:{CHANNEL}\n{code}"
    return holder(
        name, CHANNEL, virtual("run", "()V", body), interfaces=("Ljava/lang/Runnable;",)
    )


def _through_channel(sent: str) -> list[str | None]:
    channels = "Lkotlinx/coroutines/channels/"
    channel = Class(
        CHANNEL,
        interfaces=(f"{channels}SendChannel;", f"{channels}ReceiveChannel;"),
        flags=PUBLIC | INTERFACE | ABSTRACT,
    )
    send = _task_with_channel(
        "La/Send;",
        f"{READ}\n{sent}\ninvoke-interface {{v2, v0}}, {CHANNEL}->trySend-JP2dKIU(Ljava/lang/Object;)"
        "Ljava/lang/Object;",
    )
    wait = _task_with_channel(
        "La/Wait;",
        f"invoke-interface {{v2}}, {CHANNEL}->iterator(){channels}ChannelIterator;\n"
        f"move-result-object v2\n"
        f"invoke-interface {{v2}}, {channels}ChannelIterator;->next()Ljava/lang/Object;\n"
        f"move-result-object v0\ncheck-cast v0, {TEXT}\n{LOG}",
    )
    post = "invoke-virtual {v6, v3}, Landroid/os/Handler;->post(Ljava/lang/Runnable;)Z"
    main = run(
        f"const/4 v1, #0\ninvoke-static {{v1}}, {channels}ChannelKt;->Channel(I){CHANNEL}\n"
        f"move-result-object v2\n{make('La/Wait;', 'v3', 'v2', kind=CHANNEL)}\n{post}\n"
        f"{make('La/Send;', 'v3', 'v2', kind=CHANNEL)}\n{post}"
    )
    return ends(channel, send, wait, main)


def test_what_one_task_sends_into_a_channel_another_takes_out() -> None:
    assert _through_channel("") == ["log"]
    assert _through_channel('const-string v0, "loan"') == []


def test_a_task_of_the_future_is_asked_for_what_its_work_gives() -> None:
    future = "Ljava/util/concurrent/FutureTask;"

    def asked(code: str) -> list[str | None]:
        body = f"{code}\nreturn-object v0"
        work = Class(
            "La/Work;",
            interfaces=("Ljava/util/concurrent/Callable;",),
            methods=(
                Method("<init>", "()V", "return-void", registers=1),
                virtual("call", "()Ljava/lang/Object;", body),
            ),
        )
        main = run(
            f"{make('La/Work;', 'v2')}\nnew-instance v3, {future}\n"
            f"invoke-direct {{v3, v2}}, {future}-><init>(Ljava/util/concurrent/Callable;)V\n"
            f"invoke-virtual {{v3}}, {future}->run()V\n"
            f"invoke-virtual {{v3}}, {future}->get()Ljava/lang/Object;\nmove-result-object v0\n"
            f"check-cast v0, {TEXT}\ninvoke-static {{v0}}, La/Logs;->it({TEXT})V"
        )
        logs = static("it", f"({TEXT})V", f"move-object v0, p0\n{LOG}")
        return ends(work, Class("La/Logs;", methods=(logs,)), main)

    assert asked(READ) == ["log"]
    assert asked('const-string v0, "loan"') == []


_PROVIDES = "La/Provides;"
_OBJ = "Ljava/lang/Object;"


@pytest.mark.parametrize(("reads", "kinds"), [("get", ["log"]), ("people", [])])
def test_a_library_runs_of_an_object_what_a_type_above_it_names(reads, kinds) -> None:
    """A shrinker merges a provider with a class of the app's own, whose reading nobody unseen can run."""
    plain = 'const-string v0, "loan"\nreturn-object v0'
    codes = {
        name: f"{READ}\nreturn-object v0" if name == reads else plain
        for name in ("get", "people")
    }
    above = Class(
        _PROVIDES, flags=PUBLIC | ABSTRACT | INTERFACE, methods=(abstract("get", f"(){_OBJ}"),)
    )
    both = Class(
        "La/Both;", interfaces=(_PROVIDES,),
        methods=(virtual("get", f"(){_OBJ}", codes["get"]), virtual("people", f"(){TEXT}", codes["people"])),
    )  # fmt: skip
    code = (
        f"new-instance v2, La/Both;\ninvoke-virtual {{v2}}, La/Both;->people(){TEXT}\n"
        f"invoke-static {{v2}}, Lz/Box;->open({_OBJ}){TEXT}\nmove-result-object v0\n{LOG}"
    )
    assert ends(above, both, run(code)) == kinds
