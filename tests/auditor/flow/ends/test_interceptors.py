"""Where an interceptor of the app's own sends a request, whatever host the request names."""

import pytest

from auditor.flow.ends.interceptors import Interceptors
from auditor.flow.tables.catalogue import shelf_catalogue
from auditor.flow.tables.renamed import Renamed
from tests.dex_builder import Class, Method
from tests.program_builder import resolver_of

TEXT = "Ljava/lang/String;"
ADDRESS = "https://lender.example/book"
HOST = "Lokhttp3/HttpUrl$Builder;->host(Ljava/lang/String;)Lokhttp3/HttpUrl$Builder;"


def _told(*classes: Class) -> str:
    resolver = resolver_of(*classes)
    renamed = Renamed(resolver.hierarchy, shelf_catalogue().renamed)
    return Interceptors(resolver, renamed).readdressed(ADDRESS)


def _says(text: str, result: str = "return-void") -> str:
    return f'const-string v0, "{text}"\n{result}'


@pytest.mark.parametrize(
    ("host", "expected"),
    [("other.example", "?/book"), ("lender.example", ADDRESS), ("", ADDRESS)],
)
def test_an_interceptor_chooses_a_host(host: str, expected: str) -> None:
    puts = f'const-string v0, "{host}"\ninvoke-virtual {{v1, v0}}, {HOST}\n' if host else ""
    method = Method("intercept", "()V", f"{puts}return-void", registers=4)
    assert (
        _told(Class("La/I;", interfaces=("Lokhttp3/Interceptor;",), methods=(method,)))
        == expected
    )


@pytest.mark.parametrize("handed", ["b", "a"])
@pytest.mark.parametrize(
    ("host", "also", "expected"),
    [
        ("other.example", "signed", "?/book"),
        ("lender.example", "signed", ADDRESS),
        ("", "signed", ADDRESS),
        ("other.example", "Too many follow-up requests: ", ADDRESS),
    ],
)
def test_an_interceptor_chooses_a_host_by_what_a_shrinker_renamed(
    host: str, also: str, expected: str, handed: str
) -> None:
    """It is known by handing the request on, itself or by a shorter call; OkHttp's own goes where a server sends it."""
    shorter = Method("a", "()V", "invoke-virtual {v1}, Ls/g;->b()V\nreturn-void", registers=2)
    chain = Method("b", "()V", _says(" must call proceed() exactly once"), registers=2)
    builder = Method("d", f"({TEXT})V", _says("unexpected host: "), registers=3)
    puts = (
        f'const-string v0, "{host}"\ninvoke-virtual {{v1, v0}}, Ln/b;->d({TEXT})V\n'
        if host
        else ""
    )
    hands = f'{puts}const-string v0, "{also}"\ninvoke-virtual {{v2}}, Ls/g;->{handed}()V\nreturn-void'
    own = Class("La/b;", methods=(Method("a", "()V", hands, registers=4),))
    classes = (
        Class("Ls/g;", methods=(shorter, chain)),
        Class("Ln/b;", methods=(builder,)),
        own,
    )
    assert _told(*classes) == expected
