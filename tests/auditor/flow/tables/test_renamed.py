"""Libraries known again behind a shrinker: by strings and by what else is told of them, each with what is none of them."""

import pytest

from auditor.code.shrunk.merged import Merged
from auditor.flow.ends.endpoints import Endpoints
from auditor.flow.tables.catalogue import shelf_catalogue
from tests.dex_builder import ABSTRACT, INTERFACE, PUBLIC, STATIC, Class, Field, Method
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
from tests.program_builder import resolver_of

OBJECT = "Ljava/lang/Object;"
BORN = Method("<init>", "()V", "return-void", registers=1)

# Gson's tree, written by a writer.

WRITER = "La/W;"
ELEMENT = "La/El;"
TOP = "JSON must have only one top-level value."


def _writer(text: str = TOP) -> Class:
    keep = f"iput-object p1, p0, {WRITER}->out:Ljava/io/StringWriter;\nreturn-void"
    made = Method("<init>", "(Ljava/io/StringWriter;)V", keep, registers=2)
    begin = virtual("a", "()V", f'const-string v0, "{text}"')
    fields = (Field("out", "Ljava/io/StringWriter;"),)
    return Class(WRITER, methods=(made, begin), fields=fields)


def _tree(takes: str, text: str = "Couldn't write ") -> Class:
    write = static("c", f"({takes})V", f'const-string v0, "{text}"')
    return Class("La/Tree;", methods=(write,))


def _written(takes: str) -> Class:
    given = "v3, v2" if takes.startswith(WRITER) else "v2, v3"
    return run(
        f"{READ}\n{make(ELEMENT, 'v2', 'v0')}\nnew-instance v4, Ljava/io/StringWriter;\n"
        "invoke-direct {v4}, Ljava/io/StringWriter;-><init>()V\n"
        f"{make(WRITER, 'v3', 'v4', kind='Ljava/io/StringWriter;')}\n"
        f"invoke-static {{{given}}}, La/Tree;->c({takes})V\n"
        f"invoke-virtual {{v4}}, Ljava/io/StringWriter;->toString(){TEXT}\nmove-result-object v0\n{LOG}"
    )


@pytest.mark.parametrize("takes", [WRITER + ELEMENT, ELEMENT + WRITER])
def test_what_writes_a_tree_is_known_by_its_text_and_its_writer(takes: str) -> None:
    element = holder(ELEMENT, TEXT)
    story = (_written(takes), element)
    assert ends(*story, _writer(), _tree(takes)) == ["log"]
    assert ends(*story, _writer("else"), _tree(takes)) == []
    assert ends(*story, _writer(), _tree(takes, "Could not write ")) == []


# A map whose own code is long.

MAP = "La/M;"
PUT = f"put({OBJECT}{OBJECT}){OBJECT}"
GET = f"get({OBJECT}){OBJECT}"


def _map(text: str, above: str) -> Class:
    """A map that keeps what it is given where no code shows it."""
    null = "const/4 v0, #0\nreturn-object v0"
    find = virtual("a", "()V", f'const-string v0, "{text}"')
    return Class(
        MAP,
        superclass=above,
        methods=(
            BORN,
            find,
            virtual("put", f"({OBJECT}{OBJECT}){OBJECT}", null),
            virtual("get", f"({OBJECT}){OBJECT}", null),
        ),
    )


MAPPED = run(
    f'{READ}\n{make(MAP, "v2")}\nconst-string v3, "n"\n'
    f"invoke-virtual {{v2, v3, v0}}, {MAP}->{PUT}\n"
    f"invoke-virtual {{v2, v3}}, {MAP}->{GET}\nmove-result-object v0\n{LOG}"
)


def test_the_map_of_a_tree_is_taken_for_a_map() -> None:
    assert ends(MAPPED, _map(" is not Comparable", "Ljava/util/AbstractMap;")) == ["log"]
    assert ends(MAPPED, _map(" is not comparable", "Ljava/util/AbstractMap;")) == []
    assert ends(MAPPED, _map(" is not Comparable", OBJECT)) == []


# OkHttp's builder of requests.

SCHEMES = 'const-string v0, "ws:"\nconst-string v1, "wss:"'
LONG = "\n".join(['const-string v2, "x"'] * 90)


def _url(code: str, *, is_static: bool = False) -> Class:
    make_ = static if is_static else virtual
    return Class("La/R;", methods=(BORN, make_("a", f"({TEXT})V", code)))


def test_the_app_s_code_into_which_url_was_inlined_is_not_url() -> None:
    by_object = run(
        f"{READ}\n{make('La/R;', 'v2')}\ninvoke-virtual {{v2, v0}}, La/R;->a({TEXT})V"
    )
    by_class = run(f"{READ}\ninvoke-static {{v0}}, La/R;->a({TEXT})V")
    assert ends(by_object, _url(SCHEMES)) == ["network"]
    assert ends(by_object, _url(f"{SCHEMES}\n{LONG}")) == []
    assert ends(by_class, _url(SCHEMES, is_static=True)) == []


def _request(place: str) -> tuple[Class, ...]:
    """Make a builder into which a shrinker put the one address that there is, and who sends by it."""
    address = (
        'const-string v1, "https://api.lender.example/v3/graph"\nnew-instance v2, La/U;\n'
        "invoke-direct {v2}, La/U;-><init>()V\nconst/4 v3, #0\n"
        f"invoke-virtual {{v2, v3, v1}}, La/U;->b(La/H;{TEXT})V"
    )
    parse = virtual(
        "b",
        f"(La/H;{TEXT})V",
        "const-string v0, \"Expected URL scheme 'http' or 'https' but was '\"",
    )
    body = 'const-string v0, " must have a request body."'
    builder = (BORN, virtual("b", f"({TEXT}La/B;)V", body), virtual("d", "()V", address))
    header = f'const-string v1, "X-Client"\ninvoke-virtual {{v0, v1}}, La/R;->h({TEXT})V\n'
    send = (
        f"{make('La/R;', 'v0')}\ninvoke-virtual {{v0}}, {place}->d()V\n{header}"
        f'const-string v1, "POST"\nconst/4 v2, #0\ninvoke-virtual {{v0, v1, v2}}, La/R;->b({TEXT}La/B;)V'
    )
    return (
        Class("La/R;", methods=(*builder, virtual("h", f"({TEXT})V", "nop"))),
        Class("La/Other;", methods=(virtual("d", "()V", "nop"),)),
        Class("La/U;", methods=(BORN, parse)),
        Class("La/Main;", methods=(static("run", "()V", send),)),
    )


def test_an_address_that_a_shrinker_put_into_the_builder_is_found() -> None:
    found = []
    for place in ("La/R;", "La/Other;"):
        resolver = resolver_of(*_request(place))
        method = resolver.program.declared("La/Main;")["run()V"]
        last = resolver.program.calls_in(method)[-1]
        ways = Endpoints(resolver, shelf_catalogue(), Merged(resolver.program))
        found.append(ways.find(((method, last.pc),)))
    assert found == ["https://api.lender.example/v3/graph", None]


# A connection that is given to who writes.

CONNECTION = "Ljava/net/HttpURLConnection;"


def _connected(*addresses: str, kind: str = CONNECTION) -> str | None:
    out = (
        f"invoke-virtual {{p0}}, {CONNECTION}->getOutputStream()Ljava/io/OutputStream;\n"
        "move-result-object v0\nconst/4 v1, #0\n"
        "invoke-virtual {v0, v1}, Ljava/io/OutputStream;->write([B)V"
    )
    methods = [static("write", f"({kind})V", out)]
    for number, one in enumerate(addresses):
        code = (
            f'const-string v0, "{one}"\nnew-instance v1, Ljava/net/URL;\n'
            f"invoke-direct {{v1, v0}}, Ljava/net/URL;-><init>({TEXT})V\n"
            "invoke-virtual {v1}, Ljava/net/URL;->openConnection()Ljava/net/URLConnection;\n"
            f"move-result-object v1\ninvoke-static {{v1}}, La/A;->write({kind})V"
        )
        methods.append(static(f"open{number}", "()V", code))
    resolver = resolver_of(Class("La/A;", methods=tuple(methods)))
    method = resolver.program.declared("La/A;")[f"write({kind})V"]
    last = resolver.program.calls_in(method)[-1]
    return Endpoints(resolver, shelf_catalogue(), Merged(resolver.program)).find(
        ((method, last.pc),)
    )


def test_who_opens_a_connection_says_where_it_leads() -> None:
    one, other = "https://a.example/x/in", "https://a.example/x/out"
    assert _connected(one) == one
    assert _connected(one, other) == "https://a.example/x/?"
    assert _connected(one, "https://b.example/in") is None
    assert _connected(one, kind=OBJECT) is None


# What a known library's own class is asked.

RESUMED = "La/Base;"
ARITY = "La/Fun;"


def _arity(text: str) -> list[Class]:
    """Make Kotlin's base of coroutines, an app's coroutine, and its interface for the number of parameters."""
    told = virtual("t", f"(){TEXT}", f'const-string v0, "{text}"\nreturn-object v0')
    count = virtual("e", "()I", "const/4 v0, #2\nreturn v0")
    base = Class(RESUMED, methods=(BORN, told, count), interfaces=(ARITY,))
    keep = f"iput-object p1, p0, La/Co;->held:{TEXT}\nreturn-void"
    own = Class(
        "La/Co;",
        superclass=RESUMED,
        fields=(Field("held", TEXT),),
        methods=(Method("<init>", f"({TEXT})V", keep, registers=2),),
    )
    return [Class(ARITY, flags=0x601, methods=(abstract("e", "()I"),)), base, own]


def test_what_a_known_library_is_asked_is_not_named_as_cut() -> None:
    ask = run(f"{READ}\n{make('La/Co;', 'v2', 'v0')}\ninvoke-interface {{v2}}, {ARITY}->e()I")
    assert find(ask, *_arity("Continuation at ")).exhausted == ()
    asked = run(f"{READ}\nconst/4 v2, #0\ninvoke-interface {{v2, v0}}, {ARITY}->g({TEXT})V")
    other = Class(ARITY, flags=0x601, methods=(abstract("g", f"({TEXT})V"),))
    assert len(find(asked, other).exhausted) == 1


# Okio's buffers, which share one ring of links.

BUFFER, SINK, FACE = "Lz/d;", "Lz/e;", "Lz/s;"
LINK = "Lz/o;"
FREE = f"Lz/p;->free:{LINK}"
BYTES = f"{LINK}->bytes:[B"


def _buffers(*texts: str) -> tuple[Class, ...]:
    """Make a buffer that takes its link out of what all buffers gave back, and one more writer with its face."""
    words = "\n".join(f'const-string v0, "{one}"' for one in texts)
    head = f"{BUFFER}->head:{LINK}"
    buffer = Class(
        BUFFER,
        interfaces=(SINK, "Ljava/nio/channels/ByteChannel;"),
        fields=(Field("head", LINK),),
        methods=(
            BORN,
            virtual("r", "()J", f"{words}\nconst-wide/16 v0, 0\nreturn-wide v0"),
            virtual(
                "w",
                "([B)V",
                f"sget-object v0, {FREE}\niput-object p1, v0, {BYTES}\niput-object v0, p0, {head}",
            ),
            virtual(
                "t",
                "()[B",
                f"iget-object v0, p0, {head}\nsput-object v0, {FREE}\niget-object v0, v0, {BYTES}\nreturn-object v0",
            ),
        ),
    )
    return (
        buffer,
        Class(SINK, interfaces=(FACE,), flags=INTERFACE | PUBLIC | ABSTRACT),
        Class(FACE, flags=INTERFACE | PUBLIC | ABSTRACT),
        Class(LINK, fields=(Field("bytes", "[B"),)),
        Class("Lz/p;", fields=(Field("free", LINK, flags=PUBLIC | STATIC),)),
    )


OKIO = ("Expected leading [0-9a-fA-F] character but was 0x", "Number too large: ")


@pytest.mark.parametrize(
    ("texts", "written", "expected"),
    [(OKIO, "v2", ["log"]), (OKIO, "v3", []), (("else",), "v3", ["log"])],
    ids=["its own", "another's", "not known"],
)
def test_what_is_in_one_of_okio_s_buffers_is_not_in_all(texts, written, expected) -> None:
    story = run(
        f"{READ}\ninvoke-virtual {{v0}}, {TEXT[:-1]};->getBytes()[B\nmove-result-object v0\n"
        f"{make(BUFFER, 'v2')}\n{make(BUFFER, 'v3')}\n"
        f"invoke-virtual {{v2, v0}}, {BUFFER}->w([B)V\n"
        f"invoke-virtual {{{written}}}, {BUFFER}->t()[B\nmove-result-object v0\n"
        f"new-instance v4, {TEXT}\ninvoke-direct {{v4, v0}}, {TEXT[:-1]};-><init>([B)V\nmove-object v0, v4\n{LOG}"
    )
    assert ends(story, *_buffers(*texts)) == expected


QUEUE = "Ljava/util/ArrayDeque;"


@pytest.mark.parametrize(
    ("text", "expected"), [("Request must be GET: ", ["network"]), ("x", [])]
)
def test_what_is_put_into_a_socket_s_queue_where_its_send_was_inlined_leaves(
    text: str, expected: list[str]
) -> None:
    socket = Class(
        "Lq/S;",
        fields=(Field("o", QUEUE),),
        methods=(
            Method("<init>", "(Ljava/util/Random;J)V", f'const-string v0, "{text}"\nreturn-void', registers=6),
        ),
    )  # fmt: skip
    sends = virtual(
        "on",
        "()V",
        f"{READ}\niget-object v2, p0, La/Link;->s:Lq/S;\niget-object v2, v2, Lq/S;->o:{QUEUE}\n"
        f"invoke-virtual {{v2, v0}}, {QUEUE}->add(Ljava/lang/Object;)Z",
    )
    link = Class("La/Link;", fields=(Field("s", "Lq/S;"),), methods=(sends,))
    assert ends(socket, link) == expected


# What `by lazy` makes.

LAZY = "Lz/Y;"
BLOCK = "Lz/F;"
GIVES = f"a(){OBJECT}"


def _lazies(text: str) -> tuple[Class, ...]:
    """The class that runs its block once and keeps what that gives, and two blocks: of a read and of none."""
    run_once = (
        f"iget-object v0, p0, {LAZY}->b:{BLOCK}\ninvoke-interface {{v0}}, {BLOCK}->{GIVES}\n"
        f"move-result-object v0\niput-object v0, p0, {LAZY}->c:{OBJECT}\n"
        f"iget-object v0, p0, {LAZY}->c:{OBJECT}\nreturn-object v0"
    )
    made = Method("<init>", f"({BLOCK})V", f"iput-object p1, p0, {LAZY}->b:{BLOCK}\nreturn-void", registers=2)  # fmt: skip
    told = virtual("toString", f"(){TEXT}", f'const-string v0, "{text}"\nreturn-object v0')
    lazy = Class(
        LAZY,
        fields=(Field("b", BLOCK), Field("c", OBJECT)),
        methods=(made, virtual("a", f"(){OBJECT}", run_once), told),
    )
    reads = virtual("a", f"(){OBJECT}", f"{READ}\nreturn-object v0")
    other = virtual("a", f"(){OBJECT}", 'const-string v0, "x"\nreturn-object v0')
    return (
        lazy,
        Class(BLOCK, methods=(abstract("a", f"(){OBJECT}"),), flags=INTERFACE | PUBLIC | ABSTRACT),
        Class("La/Reads;", interfaces=(BLOCK,), methods=(BORN, reads)),
        Class("La/Other;", interfaces=(BLOCK,), methods=(BORN, other)),
        Class("La/Kept;", fields=tuple(Field(one, LAZY, flags=PUBLIC | STATIC) for one in "pq")),
    )  # fmt: skip


def _kept(block: str, field: str) -> str:
    made = f"{make(block, 'v2')}\n{make(LAZY, 'v3', 'v2', kind=BLOCK)}"
    return f"{made}\nsput-object v3, La/Kept;->{field}:{LAZY}"


@pytest.mark.parametrize(
    ("text", "asked", "expected"),
    [
        ("Lazy value not initialized yet.", "p", ["log"]),
        ("Lazy value not initialized yet.", "q", []),
        ("else", "q", ["log"]),
    ],
    ids=["its own", "another's", "not known"],
)
def test_what_one_lazy_property_gives_is_not_in_all(text, asked, expected) -> None:
    begin = run(f"{_kept('La/Reads;', 'p')}\n{_kept('La/Other;', 'q')}")
    asks = run(
        f"sget-object v0, La/Kept;->{asked}:{LAZY}\ninvoke-virtual {{v0}}, {LAZY}->{GIVES}\n"
        f"move-result-object v0\ncheck-cast v0, {TEXT}\n{LOG}",
        name="La/Asks;",
    )
    assert ends(begin, asks, *_lazies(text)) == expected


def test_a_lazy_property_runs_the_one_class_of_functions_that_a_shrinker_left_it() -> None:
    """There is but one such class, so that the type above it is gone."""
    lazy, _, reads, _, kept = _lazies("Lazy value not initialized yet.")
    alone = "La/Reads;"
    once = (
        f"iget-object v0, p0, {LAZY}->b:{alone}\ninvoke-virtual {{v0}}, {alone}->{GIVES}\nmove-result-object v0\n"
        f"iput-object v0, p0, {LAZY}->c:{OBJECT}\nreturn-object v0"
    )
    made = Method("<init>", f"({alone})V", f"iput-object p1, p0, {LAZY}->b:{alone}\nreturn-void", registers=2)  # fmt: skip
    lazy = Class(
        LAZY,
        fields=(Field("b", alone), Field("c", OBJECT)),
        methods=(made, virtual("a", f"(){OBJECT}", once), lazy.methods[2]),
    )
    begin = run(
        f"{make(alone, 'v2')}\n{make(LAZY, 'v3', 'v2', kind=alone)}\nsput-object v3, La/Kept;->p:{LAZY}"
    )
    asks = run(
        f"sget-object v0, La/Kept;->p:{LAZY}\ninvoke-virtual {{v0}}, {LAZY}->{GIVES}\n"
        f"move-result-object v0\ncheck-cast v0, {TEXT}\n{LOG}",
        name="La/Asks;",
    )
    assert ends(begin, asks, lazy, Class(alone, methods=reads.methods), kept) == ["log"]


# Headers of a request: the builder's methods that take two texts.


@pytest.mark.parametrize(
    ("builder", "sender", "expected"),
    [
        ("Lm/R;", "La/Main;", ["network"]),
        ("Lm/R;", "Lm/Main;", []),  # The library's own headers are no end by themselves.
        ("Lm/Other;", "La/Main;", []),
    ],
)
def test_a_header_is_put_into_a_request_that_a_shrinker_renamed(
    builder: str, sender: str, expected: list[str]
) -> None:
    body = virtual("b", f"({TEXT}Lm/B;)V", 'const-string v0, " must have a request body."')
    header = virtual("h", f"({TEXT}{TEXT})Lm/R;", "const/4 v0, #0\nreturn-object v0")
    send = (
        f'{READ}\n{make(builder, "v2")}\nconst-string v1, "X-Name"\n'
        f"invoke-virtual {{v2, v1, v0}}, {builder}->h({TEXT}{TEXT})Lm/R;"
    )
    classes = (
        Class("Lm/R;", methods=(BORN, body, header)),
        Class("Lm/Other;", methods=(BORN, header)),
        run(send, name=sender),
    )
    assert ends(*classes) == expected
