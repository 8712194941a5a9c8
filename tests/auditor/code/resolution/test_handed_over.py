"""What the app hands to itself: numbers as text, slots of messages and intents, preferences, holders."""

import pytest

from auditor.code.classes.values import Text, Unknown, Uri
from auditor.code.evaluation.numerals import written
from tests.dex_builder import Class, Method
from tests.program_builder import one_class, resolver_of, static

SINK = "invoke-static {v0}, La/Sink;->take(Ljava/lang/Object;)V\nreturn-void"
PEOPLE = "content://com.android.contacts/contacts"
SONGS = "content://media/external/audio/media"


def asked(code, *more, proto="()V", name="m"):
    """Return what reaches the sink at the end of a method; `more` are other methods of its class."""
    make = static if proto == "()V" else lambda *parts: Method(*parts, 1)
    resolver = resolver_of(one_class(make(name, proto, code + SINK), *more))
    site = next(iter(resolver.program.calls_of("La/Sink;", "take")))
    register = resolver.call_at(site.method, site.pc).registers[0]
    return resolver.uri_at(site.method, site.pc, register)


@pytest.mark.parametrize(
    ("number", "base", "text"), [(35, 36, "z"), (-255, 16, "-ff"), (0, 2, "0"), (7, 99, "7")]
)
def test_a_number_is_written_in_its_base(number, base, text):
    assert written(number, base) == text


def test_a_word_that_is_written_as_a_number_is_no_row_of_digits():
    code = (
        f"const-wide v0, #{int('contacts', 36)}\nconst/16 v2, #36\n"
        "invoke-static {v0, v1, v2}, Ljava/lang/Long;->toString(JI)Ljava/lang/String;\n"
        "move-result-object v0\n"
    )
    assert asked(code) == (Uri("contacts"),)


def sends(text):
    """Make a method that parses an address and leaves it in v0."""
    return (
        f'const-string v0, "{text}"\n'
        "invoke-static {v0}, Landroid/net/Uri;->parse(Ljava/lang/String;)Landroid/net/Uri;\n"
        "move-result-object v0\n"
    )


TAKES_OBJECT = (
    "iget-object v0, p1, Landroid/os/Message;->obj:Ljava/lang/Object;\n"
    "check-cast v0, Landroid/net/Uri;\n"
)
OBTAIN = (
    "const/4 v1, #4\n"
    "invoke-virtual {p0, v1, v0}, Landroid/os/Handler;->obtainMessage(ILjava/lang/Object;)Landroid/os/Message;\n"
    "return-void"
)
STORE = "iput-object v0, p0, Landroid/os/Message;->obj:Ljava/lang/Object;\nreturn-void"
HANDLE = {"proto": "(Landroid/os/Message;)V", "name": "handleMessage"}


@pytest.mark.parametrize(
    ("kind", "how"), [("Landroid/os/Handler;", OBTAIN), ("Landroid/os/Message;", STORE)]
)
@pytest.mark.parametrize("text", [PEOPLE, SONGS])
def test_the_object_of_a_message_is_what_the_app_puts_there(kind, how, text):
    send = static("send", f"({kind})V", sends(text) + how)
    assert asked(TAKES_OBJECT, send, **HANDLE) == (Uri(text),)


def test_without_a_send_the_object_of_a_message_is_not_known():
    (found,) = asked(TAKES_OBJECT, **HANDLE)
    assert isinstance(found, Unknown)


GET_DATA = (
    "invoke-virtual {p1}, Landroid/content/Intent;->getData()Landroid/net/Uri;\n"
    "move-result-object v0\n"
)
START = static(
    "start",
    "(Landroid/content/Intent;)V",
    sends(PEOPLE)
    + "invoke-virtual {p0, v0}, Landroid/content/Intent;->setData(Landroid/net/Uri;)Landroid/content/Intent;\n"
    "return-void",
)


def test_the_intent_that_starts_a_service_has_the_address_that_the_app_gives_it():
    assert asked(
        GET_DATA, START, proto="(Landroid/content/Intent;)V", name="onHandleIntent"
    ) == (Uri(PEOPLE),)


@pytest.mark.parametrize(("name", "more"), [("onHandleIntent", ()), ("opened", (START,))])
def test_no_other_intent_has_it(name, more):
    (found,) = asked(GET_DATA, *more, proto="(Landroid/content/Intent;)V", name=name)
    assert isinstance(found, Unknown)


PUT = static(
    "keep",
    "(Landroid/content/SharedPreferences$Editor;)V",
    'const-string v0, "door"\n'
    f'const-string v1, "{PEOPLE}"\n'
    "invoke-interface {p0, v0, v1}, Landroid/content/SharedPreferences$Editor;->"
    "putString(Ljava/lang/String;Ljava/lang/String;)Landroid/content/SharedPreferences$Editor;\n"
    "return-void",
)
GET = (
    'const-string v0, "NAME"\nconst/4 v1, #0\n'
    "invoke-interface {p1, v0, v1}, Landroid/content/SharedPreferences;->"
    "getString(Ljava/lang/String;Ljava/lang/String;)Ljava/lang/String;\n"
    "move-result-object v0\n"
)


@pytest.mark.parametrize(("name", "is_known"), [("door", True), ("other", False)])
def test_a_preference_is_what_the_app_keeps_under_its_name(name, is_known):
    found = asked(
        GET.replace("NAME", name), PUT, proto="(Landroid/content/SharedPreferences;)V"
    )
    assert (found == (Uri(PEOPLE),)) is is_known


@pytest.mark.parametrize(
    ("kind", "put", "take"),
    [
        ("Ljava/util/concurrent/atomic/AtomicReference;", "set(Ljava/lang/Object;)V", "get"),
        ("Ljava/util/concurrent/LinkedBlockingQueue;", "offer(Ljava/lang/Object;)Z", "take"),
        ("Ljava/lang/ThreadLocal;", "set(Ljava/lang/Object;)V", "get"),
    ],
)
def test_a_holder_gives_what_is_put_into_it(kind, put, take):
    code = (
        f"new-instance v1, {kind}\ninvoke-direct {{v1}}, {kind}-><init>()V\n"
        f'const-string v0, "{PEOPLE}"\n'
        f"invoke-virtual {{v1, v0}}, {kind}->{put}\n"
        f"invoke-virtual {{v1}}, {kind}->{take}()Ljava/lang/Object;\n"
        "move-result-object v0\n"
    )
    assert asked(code) == (Uri(PEOPLE),)


def test_a_class_tells_the_name_of_its_package():
    code = (
        "const-class v0, Lcom/lender/data/Dump;\n"
        "invoke-virtual {v0}, Ljava/lang/Class;->getPackage()Ljava/lang/Package;\n"
        "move-result-object v0\n"
        "invoke-virtual {v0}, Ljava/lang/Package;->getName()Ljava/lang/String;\n"
        "move-result-object v0\n"
    )
    assert asked(code) in ((Uri("com.lender.data"),), (Text("com.lender.data"),))


MAKES = "new-instance v1, Landroid/content/Intent;\ninvoke-direct {v1}, Landroid/content/Intent;-><init>()V\n"
SET_DATA = "invoke-virtual {v1, v0}, Landroid/content/Intent;->setData(Landroid/net/Uri;)Landroid/content/Intent;\n"
ASK_DATA = "invoke-virtual {v1}, Landroid/content/Intent;->getData()Landroid/net/Uri;\nmove-result-object v0\n"


def test_an_intent_that_a_method_makes_to_hold_an_address_gives_it_back():
    """As programs for SIM cards did that were copied from one another."""
    code = sends(PEOPLE) + MAKES + SET_DATA + sends(SONGS) + SET_DATA + ASK_DATA
    assert asked(code) == (Uri(SONGS),)


def test_one_that_is_given_no_address_gives_none_that_is_known():
    (found,) = asked(sends(PEOPLE) + MAKES + ASK_DATA)
    assert isinstance(found, Unknown)


@pytest.mark.parametrize(("made", "is_known"), [("La/Task;", True), ("La/Other;", False)])
def test_a_task_is_given_what_it_is_started_with_where_a_shrinker_names_the_librarys_class(
    made, is_known
):
    task, works = "Landroid/os/AsyncTask;", "([Ljava/lang/Object;)Ljava/lang/Object;"
    takes = (
        "const/4 v0, #0\naget-object v0, p1, v0\ncheck-cast v0, Ljava/lang/String;\n"
        f"{SINK.replace('return-void', 'return-object v0')}"
    )
    begin = Method("<init>", "()V", f"invoke-direct {{p0}}, {task}-><init>()V\nreturn-void", 1)
    tasks = [
        Class(name, superclass=task, methods=(begin, Method("doInBackground", works, code, 1)))
        for name, code in (
            ("La/Task;", takes),
            ("La/Other;", "const/4 v0, #0\nreturn-object v0"),
        )
    ]
    start = static(
        "start",
        "()V",
        f"new-instance v1, {made}\ninvoke-direct {{v1}}, {made}-><init>()V\n"
        'const-string v0, "a word"\nconst/4 v2, #1\nnew-array v3, v2, [Ljava/lang/Object;\nconst/4 v2, #0\n'
        f"aput-object v0, v3, v2\ninvoke-virtual {{v1, v3}}, {task}->execute([Ljava/lang/Object;){task}\n"
        "new-instance v1, La/Task;\nreturn-void",
    )
    resolver = resolver_of(*tasks, one_class(start))
    (site,) = resolver.program.calls_of("La/Sink;", "take")
    found = resolver.value_at(site.method, site.pc, 0)
    assert ([getattr(one, "text", "") for one in found] == ["a word"]) is is_known
