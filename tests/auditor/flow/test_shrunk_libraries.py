"""What R8 makes of OkHttp, RxJava and coroutines beside the app's code: known again, and told apart."""

import pytest

from tests.dex_builder import ABSTRACT, PUBLIC, STATIC, Class, Field, Method
from tests.flow_stories import LOG, READ, TEXT, ends, find, holder, make, run, static, virtual

OBJECT = "Ljava/lang/Object;"
BORN = Method("<init>", "()V", "return-void", registers=1)
CONTINUES = "Continuation at "
SUBSCRIBED = "subscribeActual failed"


@pytest.mark.parametrize("above", ["Landroid/app/Activity;", OBJECT])
def test_a_screen_into_which_a_library_s_text_was_inlined_stays_the_app_s(above: str) -> None:
    """A chain that is subscribed to once stands in the screen itself: all that the screen did was skipped."""
    words = f'const-string v1, "{SUBSCRIBED}"\n{READ}\n{LOG}'
    screen = Class(
        "La/Main;", superclass=above, methods=(virtual("a", "(Landroid/os/Bundle;)V", words),)
    )
    assert ends(screen) == ["log"]


RESUMED = f"({OBJECT}){OBJECT}"


@pytest.mark.parametrize(("above", "expected"), [("Lx/C;", ["log"]), (OBJECT, [])])
def test_a_block_into_which_a_channel_s_iterator_was_inlined_stays_the_app_s(
    above: str, expected: list[str]
) -> None:
    """`for (item in channel)` holds the iterator's texts: all that the block sent was skipped, without a word."""
    base = Class(
        "Lx/C;", methods=(virtual("toString", f"(){TEXT}", f'const-string v0, "{CONTINUES}"\nreturn-object v0'),)
    )  # fmt: skip
    asks = 'const-string v1, "`hasNext()` has not been invoked"\n'
    given = virtual(
        "j",
        RESUMED,
        f"{asks}check-cast p1, {TEXT}\nmove-object v0, p1\n{LOG}\nreturn-object v0",
    )
    block = Class("Lw/e;", superclass=above, methods=(BORN, given))
    runs = f"{READ}\n{make('Lw/e;', 'v2')}\ninvoke-virtual {{v2, v0}}, Lw/e;->j{RESUMED}"
    assert ends(base, block, run(runs)) == expected


MERGED = "Lz/a;"
SWITCH = (
    "move-object/from16 v2, p0\niget v0, v2, Lz/a;->a:I\npacked-switch v0, :cases\n"
    "iget-object v0, v2, Lz/a;->b:Ljava/lang/Object;\n"
    "invoke-static {v0}, La/Show;->it(Ljava/lang/Object;)V\nreturn-void\n"
    ":log\niget-object v0, v2, Lz/a;->b:Ljava/lang/Object;\ncheck-cast v0, Ljava/lang/String;\n"
    f"{LOG}\nreturn-void\n:cases\n.packed 0 :log"
)


def _merged(*further: Method) -> Class:
    keep = (
        "move v0, p1\niput v0, p0, Lz/a;->a:I\niput-object p2, p0, Lz/a;->b:Ljava/lang/Object;\n"
        "return-void"
    )
    made = Method("<init>", "(ILjava/lang/Object;)V", keep, registers=4)
    return Class(
        MERGED,
        interfaces=("Ljava/lang/Runnable;",),
        fields=(Field("a", "I"), Field("b", OBJECT)),
        methods=(made, Method("run", "()V", SWITCH, registers=20), *further),
    )


SHOWN = Class("La/Show;", methods=(static("it", f"({OBJECT})V", "return-void"),))


def _posted(word: str, number: int, name: str = "La/Main;") -> Class:
    return run(
        f"{word}\nconst/4 v2, #{number}\nmove v5, v2\nnew-instance v3, Lz/a;\n"
        "invoke-direct {v3, v5, v0}, Lz/a;-><init>(ILjava/lang/Object;)V\n"
        "invoke-static {}, Landroid/os/Handler;->main()Landroid/os/Handler;\nmove-result-object v4\n"
        "invoke-virtual {v4, v3}, Landroid/os/Handler;->post(Ljava/lang/Runnable;)Z",
        name=name,
    )


@pytest.mark.parametrize(("number", "expected"), [(0, ["log"]), (1, [])])
def test_a_merged_method_of_many_registers_moves_its_object_first(number, expected) -> None:
    """Where a body is long the compiler moves `this` into a low register: its bodies were all run for each object."""
    other = _posted('const-string v0, "x"', 0, "La/Other;")
    assert ends(_merged(), SHOWN, _posted(READ, number), other) == expected


@pytest.mark.parametrize(("number", "expected"), [(0, ["log"]), (1, [])])
def test_what_a_field_always_holds_says_the_number_of_a_merged_object(number, expected) -> None:
    box = f"La/Main;->box:{MERGED}"
    main = Class(
        "La/Main;",
        fields=(Field("box", MERGED, flags=PUBLIC | STATIC),),
        methods=(
            Method(
                "<clinit>",
                "()V",
                f"const/4 v0, #{number}\nnew-instance v1, {MERGED}\nconst/4 v2, #0\n"
                f"invoke-direct {{v1, v0, v2}}, {MERGED}-><init>(ILjava/lang/Object;)V\n"
                f"sput-object v1, {box}\nreturn-void",
                flags=PUBLIC | STATIC,
                registers=4,
            ),
            static("run", "()V", f"{READ}\nsget-object v2, {box}\niput-object v0, v2, Lz/a;->b:{OBJECT}"),
        ),
    )  # fmt: skip
    assert ends(_merged(), SHOWN, main) == expected


# A request is built; what its builder is given is not in all that the library keeps of it.

BUILDER, REQUEST, CALL, CLIENT = "Lh/A;", "Lh/B;", "Lh/C;", "Lh/Y;"
BODY = " must have a request body."


def _okhttp(sent: str = "Already Executed") -> tuple[Class, ...]:
    fields = (Field("body", OBJECT), Field("head", OBJECT))
    put = virtual(
        "c",
        f"({TEXT}{OBJECT})V",
        f'iput-object p2, p0, {BUILDER}->body:{OBJECT}\nconst-string v0, "{BODY}"',
    )
    build = virtual(
        "a",
        f"(){REQUEST}",
        f"new-instance v0, {REQUEST}\niget-object v1, p0, {BUILDER}->body:{OBJECT}\n"
        f"invoke-direct {{v0, v1}}, {REQUEST}-><init>({OBJECT})V\nreturn-object v0",
    )
    execute = virtual(
        "g",
        f"(){OBJECT}",
        f'const-string v0, "{sent}"\niget-object v0, p0, {CALL}->held:{REQUEST}\n'
        f"iget-object v0, v0, {REQUEST}->held:{OBJECT}\ncheck-cast v0, {TEXT}\n{LOG}\n"
        "const/4 v0, #0\nreturn-object v0",
    )
    return (
        Class(BUILDER, fields=fields, methods=(BORN, put, build)),
        holder(REQUEST, OBJECT),
        holder(CALL, REQUEST, execute),
    )


def _request(data: str) -> Class:
    return run(
        f'{READ}\nconst-string v5, "x"\n{make(BUILDER, "v2")}\nconst-string v3, "POST"\n'
        f"invoke-virtual {{v2, v3, {data}}}, {BUILDER}->c({TEXT}{OBJECT})V\n"
        f"invoke-virtual {{v2}}, {BUILDER}->a(){REQUEST}\nmove-result-object v2\n"
        f"{make(CALL, 'v4', 'v2', kind=REQUEST)}\n"
        f"invoke-virtual {{v4}}, {CALL}->g(){OBJECT}"
    )


@pytest.mark.parametrize("sent", ["Already Executed", " must call proceed() exactly once"])
def test_what_sends_a_request_is_not_looked_into_once_the_request_was_seen(sent: str) -> None:
    assert ends(_request("v0"), *_okhttp(sent)) == ["network"]
    assert ends(_request("v5"), *_okhttp(sent)) == []


# What a request is told beside its body: the methods that say so were inlined.

HEADERS, HEADER_CHECK = "Lh/R;", "Unexpected char %#04x at %d in %s value: %s"
ADDRESS = "Lh/S;"


def _headers(text: str = HEADER_CHECK) -> tuple[Class, ...]:
    """What looks at a header's text, and what a header is added by, which the library does itself of a body's text too."""
    check = static("b", f"({TEXT}{TEXT})V", f'const-string v0, "{text}"')
    add = virtual(
        "d",
        f"({TEXT}{TEXT})V",
        f"invoke-static {{p2, p1}}, {HEADERS}->b({TEXT}{TEXT})V\niput-object p2, p0, {HEADERS}->kept:{OBJECT}",
    )
    return (Class(HEADERS, fields=(Field("kept", OBJECT),), methods=(BORN, check, add)),)


def _adds(data: str, *, body: str = "") -> Class:
    return run(
        f'{READ}\nconst-string v5, "x"\n{body}\n{make(HEADERS, "v2")}\n'
        f"invoke-virtual {{v2, v5, {data}}}, {HEADERS}->d({TEXT}{TEXT})V"
    )


def test_a_header_is_told_by_what_looks_at_its_text() -> None:
    assert ends(_adds("v0"), *_headers()) == ["network"]
    assert ends(_adds("v5"), *_headers()) == []
    assert ends(_adds("v0"), *_headers("another text")) == []


@pytest.mark.parametrize(
    ("kind", "data", "expected"),
    [(TEXT, "v0", ["network"]), (TEXT, "v5", []), (OBJECT, "v0", [])],
)
def test_what_a_requests_builder_is_told_is_sent_and_a_tag_is_not(kind, data, expected) -> None:
    """The shrinker leaves out of a method what all its callers say: a header's name."""
    told = Class(
        BUILDER, methods=(*_okhttp()[0].methods, virtual("k", f"({kind})V", "return-void"))
    )
    story = run(
        f'{READ}\nconst-string v5, "x"\n{make(BUILDER, "v2")}\n'
        f"invoke-virtual {{v2, {data}}}, {BUILDER}->k({kind})V"
    )
    assert ends(story, told, *_okhttp()[1:]) == expected


def test_a_header_is_not_told_beside_the_body_that_is_sent() -> None:
    """The library makes headers of a body by itself: its length, its type."""
    sends = (
        f'{make(BUILDER, "v2")}\nconst-string v3, "POST"\n'
        f"invoke-virtual {{v2, v3, v0}}, {BUILDER}->c({TEXT}{OBJECT})V"
    )
    (flow,) = find(_adds("v0", body=sends), *_headers(), *_okhttp()).flows
    assert "method" in flow.sink.api


@pytest.mark.parametrize(("data", "expected"), [("v0", ["network"]), ("v5", [])])
def test_an_address_is_told_where_its_builder_makes_it(data: str, expected: list[str]) -> None:
    fields = (Field("asked", OBJECT),)
    ask = virtual("q", f"({TEXT})V", f"iput-object p1, p0, {ADDRESS}->asked:{OBJECT}")
    build = virtual(
        "a",
        f"(){OBJECT}",
        'const-string v0, "scheme == null"\nconst-string v0, "host == null"\nreturn-object p0',
    )
    story = run(
        f'{READ}\nconst-string v5, "x"\n{make(ADDRESS, "v2")}\ninvoke-virtual {{v2, {data}}}, {ADDRESS}->q({TEXT})V\n'
        f"invoke-virtual {{v2}}, {ADDRESS}->a(){OBJECT}"
    )  # fmt: skip
    assert ends(story, Class(ADDRESS, fields=fields, methods=(BORN, ask, build))) == expected


# Channels and what waits for their elements.

CHANNEL = "Lq/c;"


def _channel(*texts: str) -> Class:
    words = "\n".join(f'const-string v0, "{one}"' for one in texts)
    kept = "Lq/p;->last:Ljava/lang/Object;"
    return Class(
        CHANNEL,
        methods=(
            BORN,
            virtual("toString", f"(){TEXT}", f"{words}\nreturn-object v0"),
            virtual("s", f"({OBJECT})V", f"sput-object p1, {kept}"),
            virtual("r", f"(){OBJECT}", f"sget-object v0, {kept}\nreturn-object v0"),
        ),
    )


POOL = Class("Lq/p;", fields=(Field("last", OBJECT, flags=PUBLIC | STATIC),))


@pytest.mark.parametrize(
    ("texts", "asked", "expected"),
    [
        (("capacity=", "data=["), "v2", ["log"]),
        (("capacity=", "data=["), "v3", []),
        (("capacity",), "v3", ["log"]),
    ],
    ids=["its own", "another's", "not known"],
)
def test_what_is_in_one_channel_behind_a_shrinker_is_not_in_another(
    texts, asked, expected
) -> None:
    story = run(
        f"{READ}\n{make(CHANNEL, 'v2')}\n{make(CHANNEL, 'v3')}\n"
        f"invoke-virtual {{v2, v0}}, {CHANNEL}->s({OBJECT})V\n"
        f"invoke-virtual {{{asked}}}, {CHANNEL}->r(){OBJECT}\nmove-result-object v0\ncheck-cast v0, {TEXT}\n{LOG}"
    )
    assert ends(story, _channel(*texts), POOL) == expected


# References that are compared before they are set.

REFERENCE = "Ljava/util/concurrent/atomic/AtomicReference;"


@pytest.mark.parametrize(("place", "expected"), [("v4, v0", ["log"]), ("v0, v4", [])])
def test_a_reference_keeps_what_is_set_and_not_what_is_expected(place, expected) -> None:
    story = run(
        f'{READ}\nconst-string v4, "x"\nnew-instance v2, {REFERENCE}\n'
        f"invoke-direct {{v2}}, {REFERENCE}-><init>()V\n"
        f"invoke-virtual {{v2, {place}}}, {REFERENCE}->compareAndSet({OBJECT}{OBJECT})Z\n"
        f"invoke-virtual {{v2}}, {REFERENCE}->get(){OBJECT}\nmove-result-object v0\ncheck-cast v0, {TEXT}\n{LOG}"
    )
    assert ends(story) == expected


UPDATER = "Ljava/util/concurrent/atomic/AtomicReferenceFieldUpdater;"


@pytest.mark.parametrize(("asked", "expected"), [("v2", ["log"]), ("v3", [])])
def test_who_updates_a_field_of_one_object_updates_no_other_s(asked, expected) -> None:
    """The updater is one static object for all: what it wrote into one object was in every one."""
    node = Class("La/Node;", fields=(Field("state", OBJECT),), methods=(BORN,))
    kept = f"La/Main;->updater:{UPDATER}"
    story = run(
        f"{READ}\n{make('La/Node;', 'v2')}\n{make('La/Node;', 'v3')}\nsget-object v4, {kept}\nconst/4 v5, #0\n"
        f"invoke-virtual {{v4, v2, v5, v0}}, {UPDATER}->compareAndSet({OBJECT}{OBJECT}{OBJECT})Z\n"
        f"sget-object v4, {kept}\ninvoke-virtual {{v4, {asked}}}, {UPDATER}->get({OBJECT}){OBJECT}\n"
        f"move-result-object v0\ncheck-cast v0, {TEXT}\n{LOG}",
        fields=(Field("updater", UPDATER, flags=PUBLIC | STATIC),),
    )
    assert ends(story, node) == expected
    assert find(story, node).exhausted == ()


# What Kotlin's continuations keep for the library: who goes on after them.

BASE, ABOVE, SUSPENDED = "Lk/a;", "Lk/c;", "La/Later;"


@pytest.mark.parametrize("flags", [PUBLIC | ABSTRACT, PUBLIC])
def test_what_the_classes_above_a_continuation_keep_is_the_library_s(flags: int) -> None:
    """All continuations of the app share those fields: what one of them gives was in every one."""
    waits = f"{ABOVE}->waits:{OBJECT}"
    base = Class(
        BASE,
        flags=PUBLIC | ABSTRACT,
        methods=(
            BORN,
            virtual("toString", f"(){TEXT}", 'const-string v0, "Continuation at "\nreturn-object v0'),
        ),
    )  # fmt: skip
    above = Class(
        ABOVE, superclass=BASE, flags=flags, fields=(Field("waits", OBJECT),), methods=(BORN,)
    )
    later = Class(SUSPENDED, superclass=ABOVE, methods=(BORN,))
    story = run(
        f"{READ}\n{make(SUSPENDED, 'v2')}\niput-object v0, v2, {waits}\n"
        f"sput-object v2, La/Main;->one:{SUSPENDED}",
        fields=(Field("one", SUSPENDED, flags=PUBLIC | STATIC),),
    )
    other = run(
        f"sget-object v0, La/Other;->two:{SUSPENDED}\niget-object v0, v0, {waits}\ncheck-cast v0, {TEXT}\n{LOG}",
        name="La/Other;",
        fields=(Field("two", SUSPENDED, flags=PUBLIC | STATIC),),
    )
    assert ends(base, above, later, story, other) == ([] if flags & ABSTRACT else ["log"])


PARENT = "Parent job is "


@pytest.mark.parametrize(("text", "expected"), [("who", []), ("it", ["log"])])
def test_a_block_that_waits_in_a_coroutine_runs_with_what_it_keeps(
    text: str, expected: list[str]
) -> None:
    """`launch(start = LAZY)` behind R8 gives the block to the coroutine's constructor, and `start()` runs it."""
    made = Method("<init>", "(La/Block;)V", "return-void", registers=2)
    says = f'const-string v0, "{PARENT}"\nreturn-object v0'
    lazy = Class("Lz/L;", methods=(made, virtual("toString", f"(){TEXT}", says)))
    block = Class(
        "La/Block;",
        interfaces=("La/Go;",),
        fields=(Field("it", TEXT), Field("who", TEXT)),
        methods=(
            BORN,
            virtual(
                "go",
                "()V",
                f"move-object/from16 v2, p0\niget-object v0, v2, La/Block;->{text}:{TEXT}\n{LOG}",
            ),
        ),
    )
    code = (
        f"{READ}\n{make('La/Block;', 'v2')}\niput-object v0, v2, La/Block;->it:{TEXT}\n"
        "new-instance v3, Lz/L;\ninvoke-direct {v3, v2}, Lz/L;-><init>(La/Block;)V"
    )
    assert ends(lazy, block, run(code)) == expected
