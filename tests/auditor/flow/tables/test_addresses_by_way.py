"""One helper for many addresses: each flow has the address of the object that its data went into."""

from auditor.code.classes.hierarchy import Hierarchy
from auditor.code.resolution.constants import Resolver
from auditor.code.shrunk.merged import Merged
from auditor.flow.ends.endpoints import Endpoints
from auditor.flow.tables.catalogue import shelf_catalogue
from tests.dex_builder import STATIC, Class, Field, Method
from tests.flow_stories import READ, TEXT, find, run, static, virtual
from tests.program_builder import program_of

UPLOAD = "La/Upload;"
_BODY = (
    "iget-object v0, p0, La/Upload;->url:Ljava/lang/String;\n"
    "new-instance v1, Ljava/net/URL;\n"
    "invoke-direct {v1, v0}, Ljava/net/URL;-><init>(Ljava/lang/String;)V\n"
    "invoke-virtual {v1}, Ljava/net/URL;->openConnection()Ljava/net/URLConnection;\n"
    "move-result-object v1\n"
    "invoke-virtual {v1}, Ljava/net/URLConnection;->getOutputStream()Ljava/io/OutputStream;\n"
    "move-result-object v1\n"
    "iget-object v0, p0, La/Upload;->body:Ljava/lang/String;\n"
    "invoke-virtual {v0}, Ljava/lang/String;->getBytes()[B\nmove-result-object v0\n"
    "invoke-virtual {v1, v0}, Ljava/io/OutputStream;->write([B)V"
)
_KEEP = (
    "invoke-direct {p0}, Ljava/lang/Object;-><init>()V\n"
    "iput-object p1, p0, La/Upload;->url:Ljava/lang/String;\n"
    "iput-object p2, p0, La/Upload;->body:Ljava/lang/String;\nreturn-void"
)


def _upload(*further: Method) -> Class:
    return Class(
        UPLOAD,
        interfaces=("Ljava/lang/Runnable;",),
        fields=(Field("url", TEXT), Field("body", TEXT)),
        methods=(
            Method("<init>", f"({TEXT}{TEXT})V", _KEEP, registers=3),
            virtual("run", "()V", _BODY),
            *further,
        ),
    )


def _sent(url: str, body: str) -> str:
    return (
        f'const-string v2, "{url}"\nnew-instance v3, La/Upload;\n'
        f"invoke-direct {{v3, v2, {body}}}, La/Upload;-><init>({TEXT}{TEXT})V\n"
        "new-instance v4, Ljava/lang/Thread;\n"
        "invoke-direct {v4, v3}, Ljava/lang/Thread;-><init>(Ljava/lang/Runnable;)V\n"
        "invoke-virtual {v4}, Ljava/lang/Thread;->start()V\n"
    )


def _addresses(*classes: Class) -> list[str | None]:
    found = find(*classes)
    program = program_of(*classes)
    resolver = Resolver(program, Hierarchy(program))
    endpoints = Endpoints(resolver, shelf_catalogue(), Merged(program))
    ways = [
        one
        for each in found.traces
        if each.flow.sink.kind == "network"
        for one in (each, *each.others)
    ]
    return sorted({endpoints.find(one.calls, one.kept) or "" for one in ways})


def test_the_address_is_the_one_that_the_object_with_the_data_was_made_with() -> None:
    code = (
        'const-string v5, "nothing"\n'
        + _sent("https://other.example/form", "v5")
        + f"{READ}\n"
        + _sent("https://people.example/all", "v0")
    )
    assert _addresses(run(code), _upload()) == ["https://people.example/all"]


def test_data_that_goes_to_two_servers_has_both_addresses() -> None:
    code = (
        f"{READ}\n"
        + _sent("https://people.example/all", "v0")
        + _sent("https://partner.example/graph", "v0")
    )
    assert _addresses(run(code), _upload()) == [
        "https://partner.example/graph",
        "https://people.example/all",
    ]


def test_the_making_in_a_helper_has_the_address_of_the_helpers_caller() -> None:
    helper = static(
        "to", f"({TEXT}{TEXT})V", _sent("", "p1").partition("\n")[2].replace("v2", "p0")
    )
    code = (
        f"{READ}\n"
        'const-string v2, "https://people.example/all"\n'
        f"invoke-static {{v2, v0}}, La/Net;->to({TEXT}{TEXT})V\n"
        'const-string v2, "https://other.example/form"\nconst-string v0, "nothing"\n'
        f"invoke-static {{v2, v0}}, La/Net;->to({TEXT}{TEXT})V\n"
    )
    assert _addresses(run(code), _upload(), Class("La/Net;", methods=(helper,))) == [
        "https://people.example/all"
    ]


def _twice(second: str) -> list[str | None]:
    """Tell the addresses where one method has a helper send its parameter, and something, to another server."""
    proto = f"({TEXT}{TEXT})V"
    helper = static("to", proto, _sent("", "p1").partition("\n")[2].replace("v2", "p0"))
    both = static(
        "both",
        f"({TEXT})V",
        f'const-string v0, "nothing"\nconst-string v1, "https://people.example/all"\n'
        f"invoke-static {{v1, p0}}, La/Net;->to{proto}\n"
        f'const-string v1, "https://partner.example/graph"\n'
        f"invoke-static {{v1, {second}}}, La/Net;->to{proto}",
        registers=3,
    )
    code = f"{READ}\ninvoke-static {{v0}}, La/Net;->both({TEXT})V\n"
    return _addresses(run(code), _upload(), Class("La/Net;", methods=(helper, both)))


def test_two_tasks_that_one_method_has_made_have_both_addresses() -> None:
    assert _twice("p0") == ["https://partner.example/graph", "https://people.example/all"]


def test_of_two_tasks_that_one_method_has_made_the_address_is_that_of_the_one_with_the_data() -> (
    None
):
    assert _twice("v0") == ["https://people.example/all"]


def test_an_address_that_is_set_later_is_not_told_by_the_making() -> None:
    later = virtual(
        "move",
        f"({TEXT})V",
        "iput-object p1, p0, La/Upload;->url:Ljava/lang/String;",
        registers=3,
    )
    moved = static(
        "moved",
        "(La/Upload;)V",
        'const-string v0, "https://elsewhere.example/x"\n'
        f"invoke-virtual {{p0, v0}}, La/Upload;->move({TEXT})V",
        registers=3,
    )
    code = f"{READ}\n" + _sent("https://people.example/all", "v0")
    mover = Class("La/Mover;", methods=(moved,))
    assert _addresses(run(code), _upload(later), mover) != ["https://people.example/all"]


def _helper() -> Class:
    """Sends a body to an address; `own` does so to the app's own server."""
    url, proto = "Ljava/net/URL;", f"(Ljava/net/URL;{TEXT})V"
    send = (
        f"invoke-virtual {{p0}}, {url}->openConnection()Ljava/net/URLConnection;\n"
        "move-result-object v1\n"
        "invoke-virtual {v1}, Ljava/net/URLConnection;->getOutputStream()Ljava/io/OutputStream;\n"
        f"move-result-object v1\ninvoke-virtual {{p1}}, {TEXT}->getBytes()[B\n"
        "move-result-object v0\ninvoke-virtual {v1, v0}, Ljava/io/OutputStream;->write([B)V"
    )
    own = f"{_url('https://own.example/a')}\ninvoke-static {{v3, p0}}, La/Http;->send{proto}"
    return Class(
        "La/Http;", methods=(static("send", proto, send), static("own", f"({TEXT})V", own))
    )


def _url(address: str) -> str:
    made = "new-instance v3, Ljava/net/URL;\ninvoke-direct {v3, v2}, Ljava/net/URL;-><init>"
    return f'const-string v2, "{address}"\n{made}({TEXT})V'


def _two_ways(*bodies: str) -> list[str | None]:
    own, other = bodies
    code = (
        f'const-string v1, "loan"\ninvoke-static {{{own}}}, La/Http;->own({TEXT})V\n'
        f"{_url('https://other.example/b')}\n"
        f"invoke-static {{v3, {other}}}, La/Http;->send(Ljava/net/URL;{TEXT})V"
    )
    both = static("both", f"({TEXT})V", f"move-object v0, p0\n{code}")
    main = run(f"{READ}\ninvoke-static {{v0}}, La/Both;->both({TEXT})V")
    return _addresses(_helper(), Class("La/Both;", methods=(both,)), main)


def test_one_sender_reached_by_two_ways_sends_to_both_addresses() -> None:
    assert _two_ways("v0", "v0") == ["https://other.example/b", "https://own.example/a"]
    assert _two_ways("v0", "v1") == ["https://own.example/a"]
    assert _two_ways("v1", "v0") == ["https://other.example/b"]


def _clients(further: str = "return-void") -> list[str | None]:
    """Tell the addresses where two clients, each kept in a static field, post to a path behind their own address."""
    api, made = "La/Api;", f"invoke-direct {{v0, v1}}, La/Api;-><init>({TEXT})V"
    post = (
        f"new-instance v0, Ljava/lang/StringBuilder;\ninvoke-direct {{v0}}, Ljava/lang/StringBuilder;-><init>()V\n"
        f"iget-object v1, p0, {api}->base:{TEXT}\n"
        f"invoke-virtual {{v0, v1}}, Ljava/lang/StringBuilder;->append({TEXT})Ljava/lang/StringBuilder;\n"
        f"invoke-virtual {{v0, p1}}, Ljava/lang/StringBuilder;->append({TEXT})Ljava/lang/StringBuilder;\n"
        f"invoke-virtual {{v0}}, Ljava/lang/StringBuilder;->toString(){TEXT}\nmove-result-object v2\n"
        f"new-instance v3, {UPLOAD}\ninvoke-direct {{v3, v2, p2}}, {UPLOAD}-><init>({TEXT}{TEXT})V\n"
        "new-instance v4, Ljava/lang/Thread;\n"
        "invoke-direct {v4, v3}, Ljava/lang/Thread;-><init>(Ljava/lang/Runnable;)V\n"
        "invoke-virtual {v4}, Ljava/lang/Thread;->start()V"
    )
    keep = f"invoke-direct {{p0}}, Ljava/lang/Object;-><init>()V\niput-object p1, p0, {api}->base:{TEXT}\nreturn-void"
    client = Class(
        api,
        fields=(Field("base", TEXT),),
        methods=(
            Method("<init>", f"({TEXT})V", keep, registers=2),
            virtual("post", f"({TEXT}{TEXT})V", post, registers=8),
        ),
    )
    begun = "".join(
        f'new-instance v0, {api}\nconst-string v1, "https://{name}.example/"\n{made}\nsput-object v0, La/All;->{name}:{api}\n'
        for name in ("people", "partner")
    )
    kept = Class(
        "La/All;",
        fields=(Field("people", api, STATIC), Field("partner", api, STATIC)),
        methods=(
            static("<clinit>", "()V", begun),
            static("move", "()V", further, registers=2),
        ),
    )
    code = (
        f"{READ}\nsget-object v1, La/All;->people:{api}\n"
        f'const-string v2, "v1/all"\ninvoke-virtual {{v1, v2, v0}}, {api}->post({TEXT}{TEXT})V\n'
    )
    return _addresses(run(code), _upload(), client, kept)


def test_a_client_that_a_static_field_keeps_has_the_address_that_it_was_made_with() -> None:
    assert _clients() == ["https://people.example/v1/all"]


def test_a_static_field_that_is_set_again_keeps_no_one_client() -> None:
    again = 'new-instance v0, La/Api;\nconst-string v1, "https://else.example/"\n'
    again += f"invoke-direct {{v0, v1}}, La/Api;-><init>({TEXT})V\nsput-object v0, La/All;->people:La/Api;"
    assert _clients(again) != ["https://people.example/v1/all"]
