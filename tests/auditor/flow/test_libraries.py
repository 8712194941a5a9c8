"""Libraries by annotation, by their own name and by the strings that a shrinker leaves."""

import pytest

from tests.dex_builder import INTERFACE, PUBLIC, STATIC, Annotation, Class, Field, Method
from tests.flow_stories import (
    ABSTRACT,
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

POST = Annotation("Lretrofit2/http/POST;", {"value": "v1/people"})
BODY = (Annotation("Lretrofit2/http/Body;"),)


def _api(*, method: tuple[Annotation, ...], parameter: tuple[Annotation, ...]) -> Class:
    send = abstract(
        "send",
        f"({TEXT})Lretrofit2/Call;",
        annotations=method,
        parameter_annotations=(parameter,),
    )
    return Class("La/Api;", flags=PUBLIC | INTERFACE | ABSTRACT, methods=(send,))


REQUEST = f"{READ}\ninvoke-interface {{v2, v0}}, La/Api;->send({TEXT})Lretrofit2/Call;\n"
MADE = f"{REQUEST}move-result-object v0\n"
RUN = "invoke-interface {v0}, Lretrofit2/Call;->execute()Lretrofit2/Response;"
SEND = run(MADE + RUN)


def test_an_argument_of_a_retrofit_interface_is_sent() -> None:
    assert ends(_api(method=(POST,), parameter=BODY), SEND) == ["network"]
    assert ends(_api(method=(POST,), parameter=()), SEND) == []
    assert ends(_api(method=(), parameter=BODY), SEND) == []


@pytest.mark.parametrize(
    ("code", "kinds"),
    [
        (f"{MADE}check-cast v0, Lretrofit2/Call;\n{RUN}", ["network"]),
        (f"{MADE}sput-object v0, La/Main;->later:Lretrofit2/Call;", ["network"]),
        (f"{MADE}invoke-static {{v0}}, La/Far;->go(Lretrofit2/Call;)V", ["network"]),
        (f"{MADE}invoke-interface {{v0}}, Lretrofit2/Call;->isExecuted()Z\nmove-result v1", []),
        (REQUEST, []),
    ],
)
def test_a_request_that_is_only_built_is_not_sent(code: str, kinds: list[str]) -> None:
    assert ends(_api(method=(POST,), parameter=BODY), run(code)) == kinds


def test_a_retrofit_flow_names_the_method_of_the_app() -> None:
    (flow,) = find(_api(method=(POST,), parameter=BODY), SEND).flows
    assert flow.sink.api == "La/Api;->send"


def _builder(text: str) -> Class:
    code = f'const-string v0, "{text}"\nreturn-object p0'
    method = virtual("a", f"({TEXT}La/B;)La/R;", code)
    born = Method("<init>", "()V", "return-void", registers=1)
    return Class("La/R;", methods=(born, method))


def test_okhttp_is_known_again_by_its_strings() -> None:
    body = Class("La/B;", methods=(Method("<init>", "()V", "return-void", registers=1),))
    send = run(
        f"{READ}\n{make('La/B;', 'v2')}\n{make('La/R;', 'v4')}\niput-object v0, v2, La/B;->c:{TEXT}\n"
        f'const-string v3, "POST"\ninvoke-virtual {{v4, v3, v2}}, La/R;->a({TEXT}La/B;)La/R;'
    )
    assert ends(body, _builder(" must have a request body."), send) == ["network"]
    assert ends(body, _builder("something else"), send) == []


def test_what_a_page_is_answered_leaves_to_it() -> None:
    def door(*given: Annotation) -> Class:
        read = Method(
            "people", f"(){TEXT}", f"{READ}\nreturn-object v0", registers=4, annotations=given
        )
        return Class("La/Door;", methods=(read,))

    assert ends(door(Annotation("Landroid/webkit/JavascriptInterface;"))) == ["webview"]
    assert ends(door()) == []


def test_what_a_request_of_volley_is_asked_for_is_sent() -> None:
    def request(name: str) -> Class:
        code = (
            f'{READ}\nnew-instance v2, Ljava/util/HashMap;\nconst-string v3, "n"\n'
            "invoke-direct {v2}, Ljava/util/HashMap;-><init>()V\n"
            "invoke-virtual {v2, v3, v0}, Ljava/util/HashMap;->put(Ljava/lang/Object;"
            "Ljava/lang/Object;)Ljava/lang/Object;\nreturn-object v2"
        )
        method = virtual(name, "()Ljava/util/Map;", code)
        return Class("La/Request;", "Lcom/android/volley/Request;", methods=(method,))

    assert ends(request("getParams")) == ["network"]
    assert ends(request("getNothing")) == []


def test_what_a_client_of_okhttp_asks_for_beside_the_request_is_sent() -> None:
    def jar(name: str) -> Class:
        cookie = (
            f"{READ}\ninvoke-virtual {{v2, v0}}, Lokhttp3/Cookie$Builder;->value({TEXT})Lokhttp3/Cookie$Builder;\n"
            "move-result-object v2\ninvoke-virtual {v2}, Lokhttp3/Cookie$Builder;->build()Lokhttp3/Cookie;\n"
            "move-result-object v2\ninvoke-static {v2}, Ljava/util/Collections;->singletonList"
            "(Ljava/lang/Object;)Ljava/util/List;\nmove-result-object v2\nreturn-object v2"
        )
        load = virtual(name, "(Lokhttp3/HttpUrl;)Ljava/util/List;", cookie)
        return Class("La/Jar;", interfaces=("Lokhttp3/CookieJar;",), methods=(load,))

    assert ends(jar("loadForRequest")) == ["network"]
    assert ends(jar("keep")) == []


def test_what_the_own_body_of_a_request_writes_is_sent() -> None:
    def body(above: str) -> Class:
        write = virtual(
            "writeTo",
            "(Lokio/BufferedSink;)V",
            f"{READ}\ninvoke-interface {{p1, v0}}, Lokio/BufferedSink;->writeUtf8({TEXT})"
            "Lokio/BufferedSink;",
        )
        return Class("La/Body;", above, methods=(write,))

    assert ends(body("Lokhttp3/RequestBody;")) == ["network"]
    assert ends(body("Ljava/lang/Object;")) == []


def test_a_message_that_a_library_made_holds_what_is_set() -> None:
    message = Class(
        "La/Message;",
        "Lcom/google/protobuf/GeneratedMessageLite;",
        methods=(
            static(
                "put", f"(La/Message;{TEXT})V", f"iput-object p1, p0, La/Message;->name:{TEXT}"
            ),
        ),
    )
    builder = Class(
        "La/Builder;",
        "Lcom/google/protobuf/GeneratedMessageLite$Builder;",
        methods=(
            virtual(
                "setName",
                f"({TEXT})La/Builder;",
                "iget-object v0, p0, La/Builder;->instance:Lcom/google/protobuf/GeneratedMessageLite;\n"
                f"check-cast v0, La/Message;\ninvoke-static {{v0, p1}}, La/Message;->put(La/Message;{TEXT})V\n"
                "return-object p0",
            ),
        ),
    )

    def main(register: str) -> Class:
        return run(
            f'{READ}\nconst-string v2, "x"\n'
            "invoke-virtual {v3}, La/Message;->createBuilder()Lcom/google/protobuf/GeneratedMessageLite$Builder;\n"
            f"move-result-object v3\ncheck-cast v3, La/Builder;\n"
            f"invoke-virtual {{v3, {register}}}, La/Builder;->setName({TEXT})La/Builder;\n"
            "move-result-object v3\n"
            "invoke-virtual {v3}, La/Builder;->build()Lcom/google/protobuf/GeneratedMessageLite;\n"
            "move-result-object v3\ninvoke-virtual {v3}, La/Message;->toByteArray()[B\nmove-result-object v0\n"
            "invoke-virtual {v4}, Ljava/net/Socket;->getOutputStream()Ljava/io/OutputStream;\n"
            "move-result-object v1\ninvoke-virtual {v1, v0}, Ljava/io/OutputStream;->write([B)V"
        )

    assert ends(message, builder, main("v0")) == ["network"]
    assert ends(message, builder, main("v2")) == []


def test_a_call_that_costs_more_than_its_share_is_taken_for_unknown() -> None:
    heavy = static(
        "heavy", f"({TEXT}){TEXT}", "nop\n" * 30_000 + "return-object p0", registers=2
    )
    main = run(
        f"{READ}\ninvoke-static {{v0}}, La/Heavy;->heavy({TEXT}){TEXT}\nmove-result-object v0\n{LOG}"
    )
    found = find(main, Class("La/Heavy;", methods=(heavy,)), budget=20_000)
    assert [one.confidence.value for one in found.flows] == ["likely"]
    assert len(found.exhausted) == 1
    whole = find(main, Class("La/Heavy;", methods=(heavy,)))
    assert [one.confidence.value for one in whole.flows] == ["confirmed"]
    assert whole.exhausted == ()


def test_a_call_costs_more_in_a_second_search_if_the_first_left_steps() -> None:
    heavy = static("heavy", f"({TEXT}){TEXT}", "nop\n" * 900 + "return-object p0", registers=2)
    main = run(
        f"{READ}\ninvoke-static {{v0}}, La/Heavy;->heavy({TEXT}){TEXT}\nmove-result-object v0\n{LOG}"
    )
    found = find(main, Class("La/Heavy;", methods=(heavy,)), budget=20_000)
    assert [one.confidence.value for one in found.flows] == ["confirmed"]
    assert found.exhausted == ()
    assert 800 + 900 < found.steps < 20_000  # Both searches count.
    short = find(main, Class("La/Heavy;", methods=(heavy,)), budget=300)
    assert len(short.exhausted) == 1


def test_what_a_cut_call_cost_is_not_held_against_its_callers() -> None:
    def heavy(name: str) -> Method:
        return static(
            name, f"({TEXT}){TEXT}", "nop\n" * 30_000 + "return-object p0", registers=2
        )

    calls = "\n".join(
        f"invoke-static {{p0}}, La/Heavy;->{name}({TEXT}){TEXT}"
        for name in ("one", "two", "three")
    )
    middle = static("middle", f"({TEXT})V", f"{calls}\nmove-object v0, p0\n{LOG}")
    main = run(f"{READ}\ninvoke-static {{v0}}, La/Heavy;->middle({TEXT})V")
    methods = (heavy("one"), heavy("two"), heavy("three"), middle)
    found = find(main, Class("La/Heavy;", methods=methods), budget=20_000)
    assert [one.sink.kind for one in found.flows] == ["log"]
    assert len(found.exhausted) == 1


def test_an_observed_property_tells_its_observer() -> None:
    property_ = "Lkotlin/properties/ReadWriteProperty;"
    observer = Class(
        "La/Watch;",
        superclass="Lkotlin/properties/ObservableProperty;",
        methods=(
            Method(
                "afterChange",
                "(Lkotlin/reflect/KProperty;Ljava/lang/Object;Ljava/lang/Object;)V",
                "move-object v0, p3\n" + LOG + "\nreturn-void",
                registers=6,
            ),
        ),
    )

    def put(register: str) -> Class:
        return run(
            READ + "\nconst/4 v2, #0\ninvoke-static {}, La/X;->property()"
            f"{property_}\nmove-result-object v3\n"
            f"invoke-interface {{v3, v2, v2, {register}}}, {property_}->setValue(Ljava/lang/Object;"
            "Lkotlin/reflect/KProperty;Ljava/lang/Object;)V"
        )

    assert ends(observer, put("v0")) == ["log"]
    assert ends(observer, put("v2")) == []


def test_what_netty_writes_leaves_in_the_response_that_holds_it() -> None:
    response, context = (
        "Lio/netty/handler/codec/http/DefaultFullHttpResponse;",
        "Lio/netty/channel/ChannelHandlerContext;",
    )

    def answer(register: str) -> Class:
        return run(
            READ + f"\ninvoke-static {{{register}}}, Lio/netty/buffer/Unpooled;->copiedBuffer("
            "Ljava/lang/CharSequence;)Lio/netty/buffer/ByteBuf;\nmove-result-object v2\n"
            f"new-instance v3, {response}\n"
            f"invoke-direct {{v3, v2}}, {response}-><init>(Lio/netty/buffer/ByteBuf;)V\n"
            f"invoke-static {{}}, La/X;->context(){context}\nmove-result-object v4\n"
            f"invoke-interface {{v4, v3}}, {context}->writeAndFlush(Ljava/lang/Object;)"
            "Lio/netty/channel/ChannelFuture;"
        )

    assert ends(answer("v0")) == ["network"]
    assert ends(answer("v1")) == []


OBJECT = "Ljava/lang/Object;"
_KSOAP = "Lorg/ksoap2/serialization/SoapObject;"
_ENVELOPE = "Lorg/ksoap2/serialization/SoapSerializationEnvelope;"
_SMACK = "Lorg/jivesoftware/smack/packet/Message;"
_XUTILS = "Lcom/lidroid/xutils/http/RequestParams;"
_AFINAL = "Lnet/tsz/afinal/http/AjaxParams;"
_PARSE = "Lcom/parse/ParseObject;"
_POST = "Lorg/apache/commons/httpclient/methods/PostMethod;"
_MIME = "Lorg/apache/http/entity/mime"
_FTP = "Lorg/apache/commons/net/ftp/FTPClient;"
CARRIED = {
    "ksoap2": (
        f"new-instance v4, {_KSOAP}\ninvoke-direct {{v4, v1, v1}}, {_KSOAP}-><init>({TEXT}{TEXT})V\n"
        f"invoke-virtual {{v4, v1, v0}}, {_KSOAP}->addProperty({TEXT}{OBJECT}){_KSOAP}\nnew-instance v5, {_ENVELOPE}\n"
        f"invoke-direct {{v5, v3}}, {_ENVELOPE}-><init>(I)V\ninvoke-virtual {{v5, v4}}, {_ENVELOPE}->setOutputSoapObject({OBJECT})V\n"
        f"invoke-virtual {{v2, v1, v5}}, Lorg/ksoap2/transport/HttpTransportSE;->call({TEXT}Lorg/ksoap2/SoapEnvelope;)V",
        "network",
    ),
    "Smack": (
        f"new-instance v4, {_SMACK}\ninvoke-direct {{v4}}, {_SMACK}-><init>()V\n"
        f"invoke-virtual {{v4, v0}}, {_SMACK}->setBody({TEXT})V\n"
        "invoke-virtual {v2, v4}, Lorg/jivesoftware/smack/XMPPConnection;->sendPacket(Lorg/jivesoftware/smack/packet/Packet;)V",
        "network",
    ),
    "xUtils": (
        f"new-instance v4, {_XUTILS}\ninvoke-direct {{v4}}, {_XUTILS}-><init>()V\n"
        f"invoke-virtual {{v4, v1, v0}}, {_XUTILS}->addBodyParameter({TEXT}{TEXT})V\n"
        f"invoke-virtual {{v2, v3, v1, v4, v3}}, Lcom/lidroid/xutils/HttpUtils;->send(I{TEXT}{_XUTILS}I)Lcom/lidroid/xutils/http/HttpHandler;",
        "network",
    ),
    "afinal": (
        f"new-instance v4, {_AFINAL}\ninvoke-direct {{v4}}, {_AFINAL}-><init>()V\n"
        f"invoke-virtual {{v4, v1, v0}}, {_AFINAL}->put({TEXT}{TEXT})V\n"
        f"invoke-virtual {{v2, v1, v4}}, Lnet/tsz/afinal/FinalHttp;->post({TEXT}{_AFINAL})V",
        "network",
    ),
    "Parse": (
        f"new-instance v4, {_PARSE}\ninvoke-direct {{v4, v1}}, {_PARSE}-><init>({TEXT})V\n"
        f"invoke-virtual {{v4, v1, v0}}, {_PARSE}->put({TEXT}{OBJECT})V\ninvoke-virtual {{v4}}, {_PARSE}->saveInBackground()V",
        "network",
    ),
    "Ion": (f"invoke-interface {{v2, v1, v0}}, Lcom/koushikdutta/ion/builder/Builders$Any$B;->setBodyParameter({TEXT}{TEXT}){OBJECT}", "network"),
    "HttpClient 3": (
        f"new-instance v4, {_POST}\ninvoke-direct {{v4, v1}}, {_POST}-><init>({TEXT})V\n"
        f"invoke-virtual {{v4, v1, v0}}, {_POST}->addParameter({TEXT}{TEXT})V",
        "network",
    ),
    "HttpClient 4, a part of many": (
        f"new-instance v4, {_MIME}/content/StringBody;\ninvoke-direct {{v4, v0}}, {_MIME}/content/StringBody;-><init>({TEXT})V\n"
        f"new-instance v5, {_MIME}/MultipartEntity;\ninvoke-direct {{v5}}, {_MIME}/MultipartEntity;-><init>()V\n"
        f"invoke-virtual {{v5, v1, v4}}, {_MIME}/MultipartEntity;->addPart({TEXT}{_MIME}/content/ContentBody;)V\n"
        "invoke-virtual {v2, v5}, Lorg/apache/http/client/methods/HttpPost;->setEntity(Lorg/apache/http/HttpEntity;)V",
        "network",
    ),
    "FTP": (
        f"invoke-virtual {{v0}}, {TEXT}->getBytes()[B\nmove-result-object v0\nnew-instance v4, Ljava/io/ByteArrayInputStream;\n"
        "invoke-direct {v4, v0}, Ljava/io/ByteArrayInputStream;-><init>([B)V\n"
        f"invoke-virtual {{v2, v1, v4}}, {_FTP}->storeFile({TEXT}Ljava/io/InputStream;)Z",
        "network",
    ),
    "FTP, written to": (
        f"invoke-virtual {{v2, v1}}, {_FTP}->storeFileStream({TEXT})Ljava/io/OutputStream;\nmove-result-object v4\n"
        f"invoke-virtual {{v0}}, {TEXT}->getBytes()[B\nmove-result-object v0\ninvoke-virtual {{v4, v0}}, Ljava/io/OutputStream;->write([B)V",
        "network",
    ),
    "GreenDAO": (f"invoke-virtual {{v2, v0}}, Lorg/greenrobot/greendao/AbstractDao;->insert({OBJECT})J", "database"),
}  # fmt: skip


@pytest.mark.parametrize("library", CARRIED)
def test_libraries_of_older_apps_carry_what_they_are_given(library) -> None:
    code, kind = CARRIED[library]
    first = f'const-string v1, "x"\nconst/4 v3, #1\ninvoke-static {{}}, La/X;->any(){OBJECT}\nmove-result-object v2\n'
    assert ends(run(f"{READ}\n{first}{code}")) == [kind]
    assert ends(run(f'{READ}\nconst-string v0, "word"\n{first}{code}')) == []


@pytest.mark.parametrize(("kept", "expected"), [("v0", ["database"]), ("v1", [])])
def test_an_object_that_keeps_itself_in_a_table(kept, expected) -> None:
    person = Class(
        "La/Person;", "Lorg/litepal/crud/DataSupport;", fields=(Field("name", TEXT),)
    )
    code = (
        f'{READ}\nconst-string v1, "x"\nnew-instance v4, La/Person;\n'
        "invoke-direct {v4}, Lorg/litepal/crud/DataSupport;-><init>()V\n"
        f"iput-object {kept}, v4, La/Person;->name:{TEXT}\ninvoke-virtual {{v4}}, La/Person;->save()Z"
    )
    assert ends(person, run(code)) == expected


def test_the_frame_of_cordova_is_not_looked_into_and_what_its_script_is_given_ends_there() -> (
    None
):
    answers = virtual("success", f"({TEXT})V", f"move-object v0, p1\n{LOG}", registers=4)
    frame = Class("Lorg/apache/cordova/CallbackContext;", methods=(answers,))
    told = (
        "sget-object v2, La/Main;->to:Lorg/apache/cordova/CallbackContext;\n"
        f"invoke-virtual {{v2, v0}}, Lorg/apache/cordova/CallbackContext;->success({TEXT})V"
    )
    kept = (Field("to", "Lorg/apache/cordova/CallbackContext;", flags=PUBLIC | STATIC),)
    assert ends(frame, run(f"{READ}\n{told}", fields=kept)) == ["script"]
    plugin = run(f"{READ}\n{told}\n{LOG}", name="Lorg/apache/cordova/contacts/Main;")
    kept_there = Class("La/Main;", fields=kept)
    assert ends(frame, plugin, kept_there) == ["log", "script"]


def test_what_a_library_in_the_app_was_given_is_in_the_fields_that_a_shrinker_reads_itself() -> (
    None
):
    library = holder("Lokhttp3/Body;", TEXT)
    other = holder("Lokhttp3/Other;", TEXT)
    reads = "iget-object v0, v2, Lokhttp3/Body;->held:Ljava/lang/String;"
    given = run(f"{READ}\n{make('Lokhttp3/Body;', 'v2', 'v0')}\n{reads}\n{LOG}")
    assert ends(library, other, given) == ["log"]
    beside = (
        f"{READ}\n{make('Lokhttp3/Other;', 'v3', 'v0')}\n"
        f'const-string v0, "x"\n{make("Lokhttp3/Body;", "v2", "v0")}\n{reads}\n{LOG}'
    )
    assert ends(library, other, run(beside)) == []


def test_a_request_is_told_by_what_it_is_given_and_not_by_what_stands_behind_it() -> None:
    kept = (Field("b", "Ljava/lang/Object;", flags=PUBLIC | STATIC),)
    gives = static("name", f"(){TEXT}", f"{READ}\nreturn-object v0")
    puts = static("put", "()V", f"{READ}\nsput-object v0, La/Main;->b:Ljava/lang/Object;")
    sends = static(
        "send",
        "()V",
        f"invoke-static {{}}, La/Main;->name(){TEXT}\nmove-result-object v0\nsget-object v2, La/Main;->b:Ljava/lang/Object;\n"
        f"check-cast v2, La/Api;\ninvoke-interface {{v2, v0}}, La/Api;->send({TEXT})Lretrofit2/Call;\nmove-result-object v0\n{RUN}",
    )
    keeps = static(
        "send",
        "()V",
        "sget-object v0, La/Main;->b:Ljava/lang/Object;\ncheck-cast v0, Ljava/lang/String;\n"
        f"invoke-interface {{v2, v0}}, La/Api;->send({TEXT})Lretrofit2/Call;\nmove-result-object v0\n{RUN}",
    )

    def told(*methods: Method) -> str:
        flows = find(
            _api(method=(POST,), parameter=BODY),
            Class("La/Main;", fields=kept, methods=methods),
        ).flows
        return " ".join(step.says.en for one in flows for step in one.steps)

    assert "takes it from" not in told(gives, puts, sends)
    assert "takes it from" in told(gives, puts, keeps)


def test_who_observes_is_told_of_what_is_new() -> None:
    told = virtual(
        "update",
        f"(Ljava/util/Observable;{OBJECT})V",
        f"move-object v0, p2\ncheck-cast v0, {TEXT}\n{LOG}",
    )
    observer = Class("La/Eye;", interfaces=("Ljava/util/Observer;",), methods=(told,))

    def tell(register: str) -> Class:
        return run(
            f'{READ}\nconst-string v3, "x"\ninvoke-static {{}}, La/X;->any()Ljava/util/Observable;\n'
            f"move-result-object v2\ninvoke-virtual {{v2, {register}}}, Ljava/util/Observable;->notifyObservers({OBJECT})V"
        )

    assert ends(observer, tell("v0")) == ["log"]
    assert ends(observer, tell("v3")) == []


@pytest.mark.parametrize(("given", "expected"), [("v0", ["log"]), ("v1", [])])
def test_what_is_under_a_node_of_a_document_is_in_it_whenever_it_came_there(given, expected):
    dom, xml = "Lorg/w3c/dom", "Ljavax/xml/transform"
    add = f"{dom}/Node;->appendChild({dom}/Node;){dom}/Node;"
    code = (
        f'const-string v1, "c"\ninvoke-static {{}}, La/X;->any(){dom}/Document;\nmove-result-object v2\n'
        f"invoke-interface {{v2, v1}}, {dom}/Document;->createElement({TEXT}){dom}/Element;\nmove-result-object v3\n"
        f"invoke-interface {{v2, v3}}, {add}\ninvoke-interface {{v2, {given}}}, {dom}/Document;->createTextNode({TEXT}){dom}/Text;\n"
        f"move-result-object v4\ninvoke-interface {{v3, v4}}, {add}\nnew-instance v4, Ljava/io/StringWriter;\n"
        f"invoke-direct {{v4}}, Ljava/io/StringWriter;-><init>()V\nnew-instance v5, {xml}/dom/DOMSource;\n"
        f"invoke-direct {{v5, v2}}, {xml}/dom/DOMSource;-><init>({dom}/Node;)V\nnew-instance v6, {xml}/stream/StreamResult;\n"
        f"invoke-direct {{v6, v4}}, {xml}/stream/StreamResult;-><init>(Ljava/io/Writer;)V\n"
        f"invoke-static {{}}, La/X;->any(){xml}/Transformer;\nmove-result-object v7\n"
        f"invoke-virtual {{v7, v5, v6}}, {xml}/Transformer;->transform({xml}/Source;{xml}/Result;)V\n"
        f"invoke-virtual {{v4}}, Ljava/io/StringWriter;->toString(){TEXT}\nmove-result-object v0\n"
    )
    assert ends(run(f"{READ}\n{code}{LOG}")) == expected


@pytest.mark.parametrize(("query", "expected"), [("v0", ["network"]), ("v1", [])])
def test_an_address_that_is_made_of_parts_is_sent_with_what_is_in_them(query, expected) -> None:
    words = "Ljava/lang/String;" * 4
    code = (
        f'{READ}\nconst-string v1, "x"\nnew-instance v2, Ljava/net/URI;\n'
        f"invoke-direct {{v2, v1, v1, {query}, v1}}, Ljava/net/URI;-><init>({words})V\n"
        "invoke-virtual {v2}, Ljava/net/URI;->toURL()Ljava/net/URL;"
    )
    assert ends(run(code)) == expected
