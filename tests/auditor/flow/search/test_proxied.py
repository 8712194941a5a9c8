"""A call of an interface behind which a proxy stands runs the proxy's handler."""

import pytest

from tests.dex_builder import ABSTRACT, INTERFACE, PUBLIC, Class, Method
from tests.flow_stories import LOG, READ, TEXT, abstract, ends, find, run, static, virtual

HANDLER = "Ljava/lang/reflect/InvocationHandler;"
PROXY = "Ljava/lang/reflect/Proxy;"
OBJECT = "Ljava/lang/Object;"
WORDS = f"({OBJECT}Ljava/lang/reflect/Method;[{OBJECT}){OBJECT}"
MAKES = f"(Ljava/lang/ClassLoader;[Ljava/lang/Class;{HANDLER}){OBJECT}"
NULL = "const/4 v0, #0\nreturn-object v0"


def _api(name: str) -> Class:
    send = abstract("send", f"({TEXT}I)V")
    return Class(name, flags=PUBLIC | INTERFACE | ABSTRACT, methods=(send,))


def _handler(index: int) -> Class:
    taken = (
        f"const/4 v1, #{index}\naget-object v0, p3, v1\ncheck-cast v0, {TEXT}\n{LOG}\n{NULL}"
    )
    made = Method("<init>", "()V", "return-void", registers=1)
    return Class(
        "La/Hand;", interfaces=(HANDLER,), methods=(made, virtual("invoke", WORDS, taken))
    )


def _maker(named: str) -> Class:
    code = (
        f"const/4 v1, #1\nnew-array v2, v1, [Ljava/lang/Class;\n{named}"
        "new-instance v3, La/Hand;\ninvoke-direct {v3}, La/Hand;-><init>()V\nconst/4 v1, #0\n"
        f"invoke-static {{v1, v2, v3}}, {PROXY}->newProxyInstance{MAKES}\nmove-result-object v0\n"
        "check-cast v0, La/Api;\nreturn-object v0"
    )
    return Class("La/Make;", methods=(static("api", "(Ljava/lang/Class;)La/Api;", code),))


def _put(what: str) -> str:
    return f"const/4 v1, #0\n{what}aput-object v4, v2, v1\n"


OF_API = _put("const-class v4, La/Api;\n")
OF_ANY = _put("move-object v4, p0\n")
OF_OTHER = _put("const-class v4, La/Else;\n")
CALL = run(
    f"{READ}\ninvoke-static {{v6}}, La/Make;->api(Ljava/lang/Class;)La/Api;\nmove-result-object v3\n"
    f"invoke-interface {{v3, v0, v1}}, La/Api;->send({TEXT}I)V"
)


@pytest.mark.parametrize("named", [OF_API, OF_ANY])
@pytest.mark.parametrize(("index", "kinds"), [(0, ["log"]), (1, [])])
def test_the_handler_is_given_what_the_call_is(
    named: str, index: int, kinds: list[str]
) -> None:
    assert ends(CALL, _maker(named), _handler(index), _api("La/Api;")) == kinds


def test_a_proxy_of_another_interface_is_none_of_this_one() -> None:
    apis = (_api("La/Api;"), _api("La/Else;"))
    found = find(CALL, _maker(OF_OTHER), _handler(0), *apis)
    assert found.flows == ()
    assert found.exhausted
