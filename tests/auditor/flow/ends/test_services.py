"""Which address a method of an annotated interface asks for: base and path, per instance."""

import pytest

from auditor.code.shrunk.merged import Merged
from auditor.flow.ends.endpoints import Endpoints
from auditor.flow.tables.catalogue import shelf_catalogue
from tests.dex_builder import ABSTRACT, INTERFACE, PUBLIC, Annotation, Class, Field, Method
from tests.flow_stories import ends, static
from tests.program_builder import resolver_of

TEXT = "Ljava/lang/String;"
BODY = Annotation("Lretrofit2/http/Body;")
BUILDER = "Lretrofit2/Retrofit$Builder;"
RETROFIT = "Lretrofit2/Retrofit;"


def service(name="La/Api;", *, http=None, parameters=((BODY,),), proto=f"({TEXT})V"):
    """Make an interface with one request."""
    method = Method(
        "send",
        proto,
        None,
        flags=PUBLIC | ABSTRACT,
        annotations=(http or Annotation("Lretrofit2/http/POST;", {"value": "v1/people"}),),
        parameter_annotations=parameters,
    )
    return Class(name, flags=PUBLIC | INTERFACE | ABSTRACT, methods=(method,))


def retrofit(base):
    """Write a chain that leaves an instance with a base in v0."""
    return (
        f"new-instance v0, {BUILDER}\ninvoke-direct {{v0}}, {BUILDER}-><init>()V\n"
        f'const-string v1, "{base}"\n'
        f"invoke-virtual {{v0, v1}}, {BUILDER}->baseUrl({TEXT}){BUILDER}\nmove-result-object v0\n"
        f"invoke-virtual {{v0}}, {BUILDER}->build(){RETROFIT}\nmove-result-object v0\n"
    )


def create(name="La/Api;"):
    """Write the making of a service of the instance in v0, left in v0."""
    return (
        f"const-class v1, {name}\n"
        f"invoke-virtual {{v0, v1}}, {RETROFIT}->create(Ljava/lang/Class;)Ljava/lang/Object;\n"
        f"move-result-object v0\ncheck-cast v0, {name}\n"
    )


def send(name="La/Api;", text="x"):
    """Write a request of the service in v0."""
    return (
        f'const-string v1, "{text}"\ninvoke-interface {{v0, v1}}, {name}->send({TEXT})V\n'
        "return-void"
    )


def asked(*classes, of="La/Main;", name="run"):
    """Give the address that the request in a method asks for."""
    resolver = resolver_of(*classes)
    method = next(
        one
        for signature, one in resolver.program.declared(of).items()
        if signature.startswith(f"{name}(")
    )
    site = next(one for one in resolver.program.calls_in(method) if "->send(" in one.target)
    found = Endpoints(resolver, shelf_catalogue(), Merged(resolver.program))
    return found.find(((method, site.pc),))


def main(*methods, **further):
    """Make a class of static methods."""
    return Class("La/Main;", methods=methods, **further)


def test_base_and_path_are_joined() -> None:
    run = static("run", "()V", retrofit("https://api.lender.example/") + create() + send())
    assert asked(service(), main(run)) == "https://api.lender.example/v1/people"


def test_each_service_has_the_base_of_its_own_instance() -> None:
    run = static("run", "()V", retrofit("https://api.lender.example/") + create() + send())
    other = static(
        "other",
        "()V",
        retrofit("https://ads.example/") + create("La/Ads;") + send("La/Ads;"),
    )
    classes = (service(), service("La/Ads;"), main(run, other))
    assert asked(*classes) == "https://api.lender.example/v1/people"
    assert asked(*classes, name="other") == "https://ads.example/v1/people"


def test_a_helper_for_all_services_is_told_by_who_calls_it() -> None:
    helper = static(
        "service",
        f"({TEXT}Ljava/lang/Class;)Ljava/lang/Object;",
        f"new-instance v0, {BUILDER}\ninvoke-direct {{v0}}, {BUILDER}-><init>()V\n"
        f"invoke-virtual {{v0, p0}}, {BUILDER}->baseUrl({TEXT}){BUILDER}\n"
        f"invoke-virtual {{v0}}, {BUILDER}->build(){RETROFIT}\nmove-result-object v0\n"
        f"invoke-virtual {{v0, p1}}, {RETROFIT}->create(Ljava/lang/Class;)Ljava/lang/Object;\n"
        "move-result-object v0\nreturn-object v0",
    )

    def use(name, base, kind):
        return static(
            name,
            "()V",
            f'const-string v0, "{base}"\nconst-class v1, {kind}\n'
            f"invoke-static {{v0, v1}}, La/Main;->service({TEXT}Ljava/lang/Class;)Ljava/lang/Object;\n"
            f"move-result-object v0\ncheck-cast v0, {kind}\n" + send(kind),
        )

    run = use("run", "https://api.lender.example/", "La/Api;")
    other = use("other", "https://ads.example/", "La/Ads;")
    classes = (service(), service("La/Ads;"), main(helper, run, other))
    assert asked(*classes) == "https://api.lender.example/v1/people"
    assert asked(*classes, name="other") == "https://ads.example/v1/people"


def test_an_instance_is_found_in_the_field_that_keeps_it() -> None:
    start = static(
        "start",
        "()V",
        retrofit("https://api.lender.example/v2/")
        + f"sput-object v0, La/Main;->client:{RETROFIT}\nreturn-void",
    )
    run = static(
        "run", "()V", f"sget-object v0, La/Main;->client:{RETROFIT}\n" + create() + send()
    )
    one = main(start, run, fields=(Field("client", RETROFIT),))
    assert asked(service(), one) == "https://api.lender.example/v2/v1/people"


def test_a_path_from_the_root_leaves_the_base_s_own_path_out() -> None:
    http = Annotation("Lretrofit2/http/POST;", {"value": "/people/{id}"})
    run = static("run", "()V", retrofit("https://api.lender.example/v2/") + create() + send())
    assert asked(service(http=http), main(run)) == "https://api.lender.example/people/{id}"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("https://up.lender.example/a", "https://up.lender.example/a"),
        ("upload/all", "https://api.lender.example/upload/all"),
    ],
)
def test_an_address_that_is_passed_counts_before_the_base(given, expected) -> None:
    http = Annotation("Lretrofit2/http/POST;", {"value": ""})
    api = service(http=http, parameters=((Annotation("Lretrofit2/http/Url;"),),))
    base = retrofit("https://api.lender.example/")
    run = static("run", "()V", base + create() + send(text=given))
    assert asked(api, main(run)) == expected


def test_of_several_instances_what_their_bases_have_in_common_remains() -> None:
    run = static("run", "()V", retrofit("https://api.lender.example/v1/") + create() + send())
    test = static("test", "()V", retrofit("https://api.lender.example/v2/") + create() + send())
    assert asked(service(), main(run, test)) == "https://api.lender.example/?/v1/people"
    live = static("test", "()V", retrofit("https://test.example/") + create() + send())
    assert asked(service(), main(run, live)) == "?/v1/people"


RENAMED = (
    Class("Lz/o;", flags=PUBLIC | INTERFACE | ABSTRACT | 0x2000),
    Class("Lz/b;", flags=PUBLIC | INTERFACE | ABSTRACT | 0x2000),
    Class(
        "Lz/f;",
        methods=(
            static(
                "a",
                "(Ljava/lang/Object;)V",
                'const-string v0, "DELETE"\nconst-string v0, "HEAD"\nconst-string v0, "PATCH"\n'
                'const-string v0, "OPTIONS"\ninstance-of v1, p0, Lz/o;\nreturn-void',
            ),
        ),
    ),
    Class(
        "Lz/r;",
        methods=(
            static("a", f"({TEXT})Lz/r;", "new-instance v0, Lz/r;\nreturn-object v0"),
            Method(
                "b", "(Ljava/lang/Class;)Ljava/lang/Object;", "return-object p1", registers=4
            ),
        ),
    ),
)
"""What a shrinker leaves of the library: annotations, the method that tests for them, the instance."""


def renamed(base, text='const-string v1, "x"'):
    """Write a request by the renamed library."""
    return (
        f'const-string v1, "{base}"\ninvoke-static {{v1}}, Lz/r;->a({TEXT})Lz/r;\n'
        "move-result-object v0\nconst-class v1, La/Api;\n"
        "invoke-virtual {v0, v1}, Lz/r;->b(Ljava/lang/Class;)Ljava/lang/Object;\n"
        f"move-result-object v0\ncheck-cast v0, La/Api;\n{text}\n"
        f"invoke-interface {{v0, v1}}, La/Api;->send({TEXT})V\nreturn-void"
    )


def renamed_service():
    """Make an interface whose annotations a shrinker renamed."""
    return service(
        http=Annotation("Lz/o;", {"a": "v1/people"}), parameters=((Annotation("Lz/b;"),),)
    )


def test_a_renamed_library_is_known_by_its_annotations() -> None:
    run = static("run", "()V", renamed("https://api.lender.example/"))
    found = asked(renamed_service(), main(run), *RENAMED)
    assert found == "https://api.lender.example/v1/people"


def test_a_base_that_a_shrinker_put_into_the_library_s_own_method_is_found() -> None:
    inside = static("c", "()Lz/r;", 'const-string v0, "https://api.lender.example/"\nconst/4 v0, #0\nreturn-object v0')  # fmt: skip
    other = static("d", "()Lz/r;", 'const-string v0, "https://other.example/"\nconst/4 v0, #0\nreturn-object v0')  # fmt: skip
    code = renamed("none").replace(f"{{v1}}, Lz/r;->a({TEXT})Lz/r;", "{}, Lz/q;->c()Lz/r;")
    made = Class("Lz/q;", methods=(inside, other))
    found = asked(renamed_service(), main(static("run", "()V", code)), made, *RENAMED)
    assert found == "https://api.lender.example/v1/people"


def test_what_is_given_to_a_renamed_service_leaves() -> None:
    read = (
        "invoke-static {}, La/Phone;->read()Landroid/database/Cursor;\nmove-result-object v1\n"
        "const/4 v2, #0\ninvoke-interface {v1, v2}, Landroid/database/Cursor;->getString(I)"
        f"{TEXT}\nmove-result-object v1"
    )
    run = static("run", "()V", renamed("https://api.lender.example/", read))
    assert ends(renamed_service(), main(run), *RENAMED) == ["network"]
    twin = static("run", "()V", renamed("https://api.lender.example/"))
    assert ends(renamed_service(), main(twin), *RENAMED) == []


def handler(name, base):
    """Make the handler of a proxy, with the base in its constructor as a shrinker moves it there."""
    return Class(
        name,
        interfaces=("Ljava/lang/reflect/InvocationHandler;",),
        fields=(Field("a", TEXT),),
        methods=(
            Method(
                "<init>",
                "()V",
                f'const-string v0, "{base}"\niput-object v0, p0, {name}->a:{TEXT}\n'
                "invoke-direct {p0}, Ljava/lang/Object;-><init>()V\nreturn-void",
                registers=3,
                flags=PUBLIC | 0x10000,
            ),
        ),
    )


def proxied(name):
    """Write a request by a service whose making was inlined to the proxy itself."""
    return (
        "const-class v1, La/Api;\nfilled-new-array {v1}, [Ljava/lang/Class;\n"
        f"move-result-object v1\nnew-instance v2, {name}\ninvoke-direct {{v2}}, {name}-><init>()V\n"
        "const/4 v3, #0\ninvoke-static {v3, v1, v2}, Ljava/lang/reflect/Proxy;->newProxyInstance"
        "(Ljava/lang/ClassLoader;[Ljava/lang/Class;Ljava/lang/reflect/InvocationHandler;)"
        "Ljava/lang/Object;\nmove-result-object v0\ncheck-cast v0, La/Api;\n" + send()
    )


def test_behind_an_inlined_making_the_proxys_own_handler_has_the_base() -> None:
    lender = handler("Lz/h;", "https://api.lender.example/v4/")
    other = handler("Lz/i;", "https://ads.example/")
    for name, base in (
        ("Lz/h;", "https://api.lender.example/v4"),
        ("Lz/i;", "https://ads.example"),
    ):
        run = static("run", "()V", proxied(name))
        found = asked(renamed_service(), main(run), lender, other, *RENAMED)
        assert found == f"{base}/v1/people"


def test_an_array_that_the_class_is_put_into_is_followed_once() -> None:
    filled = "filled-new-array {v1}, [Ljava/lang/Class;\nmove-result-object v1\n"
    put = (
        "const/4 v4, #1\nnew-array v5, v4, [Ljava/lang/Class;\nconst/4 v4, #0\n"
        "aput-object v1, v5, v4\n"
    )
    code = proxied("Lz/h;")
    assert filled in code
    code = code.replace(filled, put).replace("{v3, v1, v2}", "{v3, v5, v2}")
    run = static("run", "()V", code)
    library = handler("Lz/h;", "https://api.lender.example/v4/")
    found = asked(renamed_service(), main(run), library, *RENAMED)
    assert found == "https://api.lender.example/v4/v1/people"


def only_service(base):
    """Make a library with one service: its class stands in the library's own method, its base in another's."""
    make = proxied("Lz/h;").rpartition("check-cast")[0] + "return-object v0"
    texts = f'const-string v0, "{base}"\nreturn-void'
    return (
        Class("Lz/b0;", methods=(static("f", "()V", texts),)),
        Class("Lz/r0;", methods=(static("c", "()Ljava/lang/Object;", make),)),
        handler("Lz/h;", "none"),
    )


@pytest.mark.parametrize("called, expected", [("Lz/b0;->f()V", "https://api.lender.example/v4"), ("Lz/o0;->f()V", "?")])  # fmt: skip
def test_the_base_of_the_only_service_is_found_near_who_has_it_made(called, expected) -> None:
    code = (
        f"invoke-static {{}}, {called}\ninvoke-static {{}}, Lz/r0;->c()Ljava/lang/Object;\n"
        f"move-result-object v0\ncheck-cast v0, La/Api;\n{send()}"
    )
    library = only_service("https://api.lender.example/v4/")
    found = asked(renamed_service(), main(static("run", "()V", code)), *library, *RENAMED)
    assert found == f"{expected}/v1/people"
