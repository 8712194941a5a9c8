"""Which address a flow is sent to: by constants, by callers, by pieces, and where it is not known."""

import pytest

from auditor.code.shrunk.merged import Merged
from auditor.flow.ends.endpoints import Endpoints, find_page
from auditor.flow.tables.catalogue import shelf_catalogue
from tests.dex_builder import Class, Method
from tests.program_builder import one_class, resolver_of, static

URL = (
    "new-instance v1, Ljava/net/URL;\n"
    "invoke-direct {v1, v0}, Ljava/net/URL;-><init>(Ljava/lang/String;)V\n"
)
POST = static(
    "post",
    "(Ljava/lang/String;)V",
    "new-instance v0, Ljava/lang/StringBuilder;\n"
    'const-string v1, "https://api.lender.example/v2"\n'
    "invoke-direct {v0, v1}, Ljava/lang/StringBuilder;-><init>(Ljava/lang/String;)V\n"
    "invoke-virtual {v0, v3}, Ljava/lang/StringBuilder;->append(Ljava/lang/String;)"
    "Ljava/lang/StringBuilder;\n"
    "invoke-virtual {v0}, Ljava/lang/StringBuilder;->toString()Ljava/lang/String;\n"
    "move-result-object v0\n" + URL + "return-void",
    registers=4,
)


def endpoint(resolver, calls):
    """Resolve an address as the audit does."""
    return Endpoints(resolver, shelf_catalogue(), Merged(resolver.program)).find(calls)


def _caller(name, path):
    return static(
        name,
        "()V",
        f'const-string v0, "{path}"\n'
        "invoke-static {v0}, La/A;->post(Ljava/lang/String;)V\nreturn-void",
        registers=2,
    )


def _calls(resolver, *names):
    """The way through methods: from each to the call of the next, then to the making of the URL."""
    found = []
    for name in names:
        method = next(
            one
            for signature, one in resolver.program.declared("La/A;").items()
            if signature.startswith(f"{name}(")
        )
        site = next(
            one
            for one in resolver.program.calls_in(method)
            if "->post(" in one.target or "URL;-><init>" in one.target
        )
        found.append((method, site.pc))
    return tuple(found)


def test_each_caller_of_a_helper_has_its_own_path() -> None:
    resolver = resolver_of(one_class(POST, _caller("a", "/loans"), _caller("b", "/people")))
    assert (
        endpoint(resolver, _calls(resolver, "b", "post"))
        == "https://api.lender.example/v2/people"
    )
    assert (
        endpoint(resolver, _calls(resolver, "a", "post"))
        == "https://api.lender.example/v2/loans"
    )


def test_of_several_callers_what_they_have_in_common_remains() -> None:
    resolver = resolver_of(one_class(POST, _caller("a", "/loans"), _caller("b", "/people")))
    assert endpoint(resolver, _calls(resolver, "post")) == "https://api.lender.example/v2/?"


def test_the_calls_nearest_to_the_sink_count_in_a_long_method() -> None:
    far = "invoke-static {}, Ljava/lang/System;->gc()V\n" * 90
    long = static(
        "run",
        "()V",
        far
        + 'const-string v0, "https://api.lender.example/report"\n'
        + URL
        + far
        + "return-void",
        registers=2,
    )
    resolver = resolver_of(one_class(long))
    assert endpoint(resolver, _calls(resolver, "run")) == "https://api.lender.example/report"


def test_an_address_that_nobody_knows_is_none() -> None:
    unknown = static(
        "run",
        "()V",
        "invoke-static {}, La/Server;->address()Ljava/lang/String;\nmove-result-object v0\n"
        + URL
        + "return-void",
        registers=3,
    )
    resolver = resolver_of(one_class(unknown))
    assert endpoint(resolver, _calls(resolver, "run")) is None


def test_a_socket_is_told_by_host_and_port() -> None:
    run = static(
        "run",
        "()V",
        'const-string v1, "sync.lender.example"\nconst/16 v2, #7001\n'
        "new-instance v0, Ljava/net/Socket;\n"
        "invoke-direct {v0, v1, v2}, Ljava/net/Socket;-><init>(Ljava/lang/String;I)V\n"
        "return-void",
        registers=4,
    )
    resolver = resolver_of(one_class(run))
    method = resolver.program.declared("La/A;")["run()V"]
    last = resolver.program.calls_in(method)[-1]
    assert endpoint(resolver, ((method, last.pc),)) == "tcp://sync.lender.example:7001"


def test_the_page_of_a_bridge_is_the_one_that_its_maker_loads() -> None:
    show = static(
        "show",
        "(Landroid/webkit/WebView;)V",
        "new-instance v0, La/Bridge;\ninvoke-direct {v0}, La/Bridge;-><init>()V\n"
        'const-string v1, "https://m.lender.example/apply"\n'
        "invoke-virtual {v3, v1}, Landroid/webkit/WebView;->loadUrl(Ljava/lang/String;)V\n"
        "return-void",
        registers=4,
    )
    other = static(
        "help",
        "(Landroid/webkit/WebView;)V",
        'const-string v1, "https://help.else.example/"\n'
        "invoke-virtual {v3, v1}, Landroid/webkit/WebView;->loadUrl(Ljava/lang/String;)V\n"
        "return-void",
        registers=4,
    )
    given = static("given", "()V", "return-void", registers=1)
    resolver = resolver_of(
        one_class(show),
        Class("La/Help;", methods=(other,)),
        Class("La/Bridge;", methods=(given,)),
    )
    method = resolver.program.declared("La/Bridge;")["given()V"]
    assert find_page(resolver, method) == "https://m.lender.example/apply"


@pytest.mark.parametrize(
    ("begin", "expected"),
    [
        (
            'const-string v1, "https://api.lender.example/v2"\n'
            "invoke-static {v1}, Lokhttp3/HttpUrl;->parse(Ljava/lang/String;)Lokhttp3/HttpUrl;\n"
            "move-result-object v0\n"
            "invoke-virtual {v0}, Lokhttp3/HttpUrl;->newBuilder()Lokhttp3/HttpUrl$Builder;\n"
            "move-result-object v0\n",
            "https://api.lender.example/v2/people/all",
        ),
        (
            "new-instance v0, Lokhttp3/HttpUrl$Builder;\n"
            "invoke-direct {v0}, Lokhttp3/HttpUrl$Builder;-><init>()V\n"
            'const-string v1, "http"\n'
            "invoke-virtual {v0, v1}, Lokhttp3/HttpUrl$Builder;->scheme(Ljava/lang/String;)Lokhttp3/HttpUrl$Builder;\n"
            'move-result-object v0\nconst-string v1, "lender.example"\n'
            "invoke-virtual {v0, v1}, Lokhttp3/HttpUrl$Builder;->host(Ljava/lang/String;)Lokhttp3/HttpUrl$Builder;\n"
            "move-result-object v0\n",
            "http://lender.example/people/all",
        ),
    ],
)
def test_an_address_is_put_together_as_its_builder_is(begin, expected) -> None:
    add = (
        "Lokhttp3/HttpUrl$Builder;->addPathSegment(Ljava/lang/String;)Lokhttp3/HttpUrl$Builder;"
    )
    code = (
        begin
        + f'const-string v1, "people"\ninvoke-virtual {{v0, v1}}, {add}\nmove-result-object v0\n'
        + f'const-string v1, "all"\ninvoke-virtual {{v0, v1}}, {add}\nmove-result-object v0\n'
        + "invoke-virtual {v0}, Lokhttp3/HttpUrl$Builder;->build()Lokhttp3/HttpUrl;\nmove-result-object v0\n"
        + "invoke-virtual {v3, v0}, Lokhttp3/Request$Builder;->url(Lokhttp3/HttpUrl;)Lokhttp3/Request$Builder;\n"
        + "return-void"
    )
    run = static("run", "(Lokhttp3/Request$Builder;)V", code, registers=4)
    resolver = resolver_of(one_class(run))
    method = resolver.program.declared("La/A;")["run(Lokhttp3/Request$Builder;)V"]
    last = resolver.program.calls_in(method)[-1]
    assert endpoint(resolver, ((method, last.pc),)) == expected


def _says(*texts: str) -> str:
    return "".join(f'const-string v0, "{one}"\n' for one in texts) + "return-void"


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ("http:ps://lender.example/book", "https://lender.example/book"),
        ("https://b.example/", "?"),
    ],
)
def test_what_an_inlined_call_makes_of_another_beginning_is_no_address(
    other: str, expected: str
) -> None:
    """`Request.Builder.url` makes `http:` of `ws:`, and R8 puts that beside each address."""
    ends = _says("scheme == null", "host == null").removesuffix("return-void")
    told = _says("Expected URL scheme 'http' or 'https' but was '")
    made = f"{ends}new-instance v0, Ln/c;\nreturn-object v0"
    builder = Class(
        "Ln/b;",
        methods=(
            Method("d", "(Ln/c;Ljava/lang/String;)V", told, registers=4),
            Method("a", "()Ln/c;", made, registers=2),
        ),
    )
    code = (
        "new-instance v3, Ln/b;\ninvoke-direct {v3}, Ln/b;-><init>()V\n"
        'const-string v1, "https://lender.example/book"\n'
        f'if-eqz v7, :same\nconst-string v1, "{other}"\n:same\n'
        "const/4 v2, #0\ninvoke-virtual {v3, v2, v1}, Ln/b;->d(Ln/c;Ljava/lang/String;)V\n"
        "invoke-virtual {v3}, Ln/b;->a()Ln/c;\nmove-result-object v0\nreturn-void"
    )
    run = static("run", "(Z)V", code, registers=8)
    resolver = resolver_of(builder, Class("Ln/c;"), one_class(run))
    method = resolver.program.declared("La/A;")["run(Z)V"]
    last = resolver.program.calls_in(method)[-1]
    assert endpoint(resolver, ((method, last.pc),)) == expected


@pytest.mark.parametrize(
    ("built", "expected"),
    [
        ("v3", "https://lender.example/people/all"),
        ("v4", "https://other.example"),
        ("v11", "https://lender.example/people/all/more"),
    ],
)
def test_an_address_is_put_together_by_a_builder_that_a_shrinker_renamed(
    built: str, expected: str
) -> None:
    """Its calls hand nothing on, and what adds a segment is inlined."""
    push = "f(Ljava/lang/String;IIZZ)V"
    ends = _says("scheme == null", "host == null").removesuffix("return-void")
    builder = Class(
        "Ln/b;",
        methods=(
            Method("<init>", "()V", "return-void", registers=1),
            Method("g", "(Ljava/lang/String;)V", _says("unexpected scheme: "), registers=3),
            Method("d", "(Ljava/lang/String;)V", _says("unexpected host: "), registers=3),
            Method("f", "(Ljava/lang/String;IIZZ)V", _says(' \\"<>^`{}|/\\\\?#'), registers=7),
            Method(
                "a", "()Ln/c;", f"{ends}new-instance v0, Ln/c;\nreturn-object v0", registers=2
            ),
        ),
    )
    again = "new-instance v0, Ln/b;\ninvoke-direct {v0}, Ln/b;-><init>()V\nreturn-object v0"
    address = Class("Ln/c;", methods=(Method("f", "()Ln/b;", again, registers=2),))
    code = (
        "new-instance v3, Ln/b;\ninvoke-direct {v3}, Ln/b;-><init>()V\n"
        "new-instance v4, Ln/b;\ninvoke-direct {v4}, Ln/b;-><init>()V\n"
        'const-string v1, "https"\ninvoke-virtual {v3, v1}, Ln/b;->g(Ljava/lang/String;)V\n'
        'const-string v1, "lender.example"\ninvoke-virtual {v3, v1}, Ln/b;->d(Ljava/lang/String;)V\n'
        'const-string v1, "other.example"\ninvoke-virtual {v4, v1}, Ln/b;->d(Ljava/lang/String;)V\n'
        "const/4 v7, #0\nconst/4 v8, #3\nconst/4 v9, #0\nconst/4 v10, #0\nmove-object v5, v3\n"
        f'const-string v6, "people"\ninvoke-virtual/range {{v5 .. v10}}, Ln/b;->{push}\n'
        f'const-string v6, "all"\ninvoke-virtual/range {{v5 .. v10}}, Ln/b;->{push}\n'
        "invoke-virtual {v3}, Ln/b;->a()Ln/c;\nmove-result-object v1\n"
        "invoke-virtual {v1}, Ln/c;->f()Ln/b;\nmove-result-object v11\n"
        'const-string v6, "more"\nmove-object v5, v11\n'
        f"invoke-virtual/range {{v5 .. v10}}, Ln/b;->{push}\n"
        f"invoke-virtual {{{built}}}, Ln/b;->a()Ln/c;\nmove-result-object v0\nreturn-void"
    )
    run = static("run", "()V", code, registers=12)
    resolver = resolver_of(builder, address, one_class(run))
    method = resolver.program.declared("La/A;")["run()V"]
    last = resolver.program.calls_in(method)[-1]
    assert endpoint(resolver, ((method, last.pc),)) == expected


@pytest.mark.parametrize(
    ("opened", "expected"),
    [
        ("Ljava/net/URL;-><init>(Ljava/lang/String;)V", "http://lender.example/people"),
        ("Ljava/io/File;-><init>(Ljava/lang/String;)V", None),
    ],
)
def test_an_address_is_found_before_a_form_of_many_values(opened, expected) -> None:
    add = "invoke-virtual {v1, v2}, Ljava/lang/StringBuilder;->append(Ljava/lang/String;)Ljava/lang/StringBuilder;\n"
    run = static(
        "run",
        "()V",
        'const-string v2, "http://lender.example/people"\n'
        f"new-instance v0, {opened.partition('-')[0]}\ninvoke-direct {{v0, v2}}, {opened}\n"
        + add * 90
        + "invoke-virtual {v1, v2}, Ljava/io/Writer;->write(Ljava/lang/String;)V\nreturn-void",
        registers=4,
    )
    resolver = resolver_of(one_class(run))
    method = resolver.program.declared("La/A;")["run()V"]
    last = resolver.program.calls_in(method)[-1]
    assert endpoint(resolver, ((method, last.pc),)) == expected


@pytest.mark.parametrize(
    ("other", "several"),
    [
        ("https://b.example/x", ("https://a.example/x", "https://b.example/x")),
        ("b", ()),
    ],
)
def test_where_the_code_chooses_between_hosts_each_is_told(other: str, several) -> None:
    chosen = static(
        "post",
        "(I)V",
        f'if-eqz v3, :other\nconst-string v0, "https://a.example/x"\ngoto :have\n:other\n'
        f'const-string v0, "{other}"\n:have\n{URL}return-void',
        registers=4,
    )
    resolver = resolver_of(one_class(chosen))
    found = Endpoints(resolver, shelf_catalogue(), Merged(resolver.program))
    one = found.find(_calls(resolver, "post"))
    assert found.several == several
    assert (one is None) == bool(several)


def test_a_stream_out_of_a_field_is_of_the_connection_that_was_put_there() -> None:
    stream = "Ljava/io/OutputStream;"
    kept = f"La/A;->out:{stream}"
    connect = static(
        "connect",
        "()V",
        'const-string v0, "c.example"\nconst/16 v1, #7000\nnew-instance v2, Ljava/net/Socket;\n'
        "invoke-direct {v2, v0, v1}, Ljava/net/Socket;-><init>(Ljava/lang/String;I)V\n"
        f"invoke-virtual {{v2}}, Ljava/net/Socket;->getOutputStream(){stream}\nmove-result-object v2\n"
        f"sput-object v2, {kept}\nreturn-void",
        registers=3,
    )
    send = static(
        "send",
        "([B)V",
        f"sget-object v0, {kept}\ninvoke-virtual {{v0, v1}}, {stream}->write([B)V\nreturn-void",
        registers=2,
    )
    resolver = resolver_of(one_class(connect, send))
    method = next(
        one
        for name, one in resolver.program.declared("La/A;").items()
        if name.startswith("send(")
    )
    (site,) = resolver.program.calls_in(method)
    assert endpoint(resolver, ((method, site.pc),)) == "tcp://c.example:7000"


def test_an_address_of_parts_is_put_together() -> None:
    parts = ("https", "lender.example", "/people", "q=1", "top")
    texts = "\n".join(f'const-string v{at}, "{one}"' for at, one in enumerate(parts, 1))
    words = "Ljava/lang/String;" * len(parts)
    run = static(
        "run",
        "()V",
        f"new-instance v0, Ljava/net/URI;\n{texts}\n"
        f"invoke-direct/range {{v0 .. v5}}, Ljava/net/URI;-><init>({words})V\n"
        "invoke-virtual {v0}, Ljava/net/URI;->toURL()Ljava/net/URL;\nmove-result-object v0\nreturn-void",
        registers=7,
    )
    resolver = resolver_of(one_class(run))
    method = resolver.program.declared("La/A;")["run()V"]
    last = resolver.program.calls_in(method)[-1]
    assert endpoint(resolver, ((method, last.pc),)) == "https://lender.example/people"
