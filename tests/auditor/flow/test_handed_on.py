"""What is put into an object after it was handed to a task counts for the task, each story with its twin."""

from tests.dex_builder import Class, Field, Method
from tests.flow_stories import LOG, READ, TEXT, ends, run, virtual

OBJECT = "Ljava/lang/Object;"
QUEUE = "Ljava/util/concurrent/LinkedBlockingQueue;"
WORKER = "La/Worker;"


def _worker() -> Class:
    keep = f"iput-object p1, p0, {WORKER}->queue:{QUEUE}\nreturn-void"
    made = Method("<init>", f"({QUEUE})V", keep, registers=2)
    take = (
        f"iget-object v0, p0, {WORKER}->queue:{QUEUE}\n"
        f"invoke-virtual {{v0}}, {QUEUE}->take(){OBJECT}\nmove-result-object v0\n"
        f"check-cast v0, {TEXT}\n{LOG}"
    )
    return Class(
        WORKER,
        superclass="Ljava/lang/Thread;",
        fields=(Field("queue", QUEUE),),
        methods=(made, virtual("run", "()V", take)),
    )


def _new(register: str) -> str:
    return (
        f"new-instance {register}, {QUEUE}\ninvoke-direct {{{register}}}, {QUEUE}-><init>()V\n"
    )


def _started_then_filled(filled: str) -> Class:
    """Start a worker with the queue in v2, and put a text into a queue after that."""
    return run(
        f"{READ}\n{_new('v2')}{_new('v5')}new-instance v3, {WORKER}\n"
        f"invoke-direct {{v3, v2}}, {WORKER}-><init>({QUEUE})V\n"
        f"invoke-virtual {{v3}}, {WORKER}->start()V\n"
        f"invoke-virtual {{{filled}, v0}}, {QUEUE}->add({OBJECT})Z"
    )


def test_a_queue_is_filled_after_the_thread_that_has_it_was_started() -> None:
    assert ends(_started_then_filled("v2"), _worker()) == ["log"]
    assert ends(_started_then_filled("v5"), _worker()) == []


def test_the_system_s_own_objects_keep_nothing_that_they_are_asked_with() -> None:
    def asked(kind: str) -> Class:
        return run(
            f"{READ}\ninvoke-static {{}}, La/Given;->one(){kind}\nmove-result-object v2\n"
            f"invoke-virtual {{v2, v0}}, {kind}->hold({TEXT})V\n"
            f"invoke-virtual {{v2}}, {kind}->text(){TEXT}\nmove-result-object v0\n{LOG}"
        )

    assert ends(asked("Landroid/content/Carton;")) == ["log"]
    assert ends(asked("Landroid/content/ContentResolver;")) == []
    assert ends(asked("Landroid/telephony/SomeManager;")) == []
    assert ends(asked("Lcom/kit/Manager;")) == ["log"]
