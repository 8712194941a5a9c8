"""An app's own router: where a screen is opened that it keeps under a name, and which class the name stands for."""

import pytest

from tests.auditor.code.small_app import OBJECT, app, kind

PAGE, OTHER = "La/Page;", "La/Other;"
PUT = "Ljava/util/Map;->put(Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;"
ROUTER = kind(
    "La/Router;",
    {
        "keep(Ljava/lang/String;Ljava/lang/Class;)V": f"""
            iget-object v0, p0, La/Router;->all:Ljava/util/Map;
            invoke-interface {{v0, p1, p2}}, {PUT}
        """,
        "open(Ljava/lang/String;)V": None,
    },
)
ASKER = kind(
    "La/Asker;",
    {
        "tap(La/Router;)V": """
            const-string v0, "/page"
            invoke-virtual {p1, v0}, La/Router;->open(Ljava/lang/String;)V
        """
    },
)
BY_METHOD = (
    "invoke-virtual {p1, v0, v1}, La/Router;->keep(Ljava/lang/String;Ljava/lang/Class;)V"
)
BY_MAP = f"invoke-interface {{p2, v0, v1}}, {PUT}"
BY_PAIR = "invoke-static {v0, v1}, Lkotlin/TuplesKt;->to(Ljava/lang/Object;Ljava/lang/Object;)Lkotlin/Pair;"
BY_INTENT = (
    "invoke-virtual {p1, v0, v1}, La/Router;->start(Ljava/lang/String;Ljava/lang/Class;)V"
)


def routes(keeps, *, name="/page", asker=ASKER, more=""):
    start = kind(
        "La/Start;",
        {
            "begin(La/Router;Ljava/util/Map;)V": f"""
                const-string v0, "{name}"
                const-class v1, {PAGE}
                {keeps}
                {more}
            """
        },
    )
    return app(start, ROUTER, kind(PAGE, {}), kind(OTHER, {}), *([asker] if asker else []))


def openings(code):
    found = code.graph.routes.openings(PAGE)
    return {code.program.owner(method) for method, _ in found}


@pytest.mark.parametrize("keeps", [BY_METHOD, BY_MAP, BY_PAIR])
def test_a_screen_is_opened_where_its_name_is_asked_for(keeps):
    code = routes(keeps)
    assert openings(code) == {"La/Asker;"}
    assert code.graph.routes.class_of("/page") == PAGE


def test_a_class_that_is_handed_to_what_keeps_nothing_is_opened_there():
    assert openings(routes(BY_INTENT)) == {"La/Start;"}


def test_a_name_that_nobody_asks_for_says_nothing():
    assert openings(routes(BY_MAP, asker=None)) == {"La/Start;"}


def test_a_class_that_is_used_besides_is_opened_there_too():
    more = (
        f"invoke-virtual {{p1, v0, v1}}, {OBJECT}->other(Ljava/lang/String;Ljava/lang/Class;)V"
    )
    assert openings(routes(BY_MAP, more=more)) == {"La/Start;"}


def test_a_name_for_two_classes_stands_for_none():
    more = f"const-class v1, {OTHER}\n{BY_MAP}"
    assert routes(BY_MAP, more=more).graph.routes.class_of("/page") is None
