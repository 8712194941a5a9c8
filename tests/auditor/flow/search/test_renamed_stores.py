"""What androidx's DataStore keeps under one key is not under another, where a shrinker took all names away."""

import pytest

from tests.dex_builder import ABSTRACT, OBJECT, PUBLIC, STATIC, Class, Field, Method
from tests.flow_stories import LOG, READ, TEXT, ends, run, static, virtual

MAP = "Ljava/util/Map;"
BORN = Method(
    "<init>", "()V", f"invoke-direct {{p0}}, {OBJECT}-><init>()V\nreturn-void", registers=2
)
KEY = Class("Ld/k;", methods=(Method("<init>", f"({TEXT})V", "return-void", registers=2),))
KEPT = Class(
    "Ld/p;",
    flags=PUBLIC | ABSTRACT,
    methods=(BORN, Method("a", f"(Ld/k;){OBJECT}", None, flags=PUBLIC | ABSTRACT)),
)
CHANGED = Class(
    "Ld/m;",
    superclass="Ld/p;",
    fields=(Field("b", MAP),),
    methods=(
        BORN,
        virtual("f", "()V", 'const-string v0, "Do mutate preferences once returned to DataStore."'),
        virtual("g", f"(Ld/k;{OBJECT})V", f"iget-object v0, p0, Ld/m;->b:{MAP}\ninvoke-interface {{v0, p1, p2}}, {MAP}->put({OBJECT}{OBJECT}){OBJECT}"),
    ),
)  # fmt: skip
KEYS = Class(
    "La/Keys;",
    fields=tuple(Field(one, "Ld/k;", flags=PUBLIC | STATIC) for one in ("book", "user")),
    methods=(
        static(
            "<clinit>",
            "()V",
            "".join(
                f'new-instance v0, Ld/k;\nconst-string v1, "{one}"\ninvoke-direct {{v0, v1}}, Ld/k;-><init>({TEXT})V\n'
                f"sput-object v0, La/Keys;->{one}:Ld/k;\n"
                for one in ("book", "user")
            ),
        ),
    ),
)
KEEPS = run(
    f"{READ}\nsget-object v1, La/Main;->all:Ld/m;\nsget-object v2, La/Keys;->book:Ld/k;\n"
    f"invoke-virtual {{v1, v2, v0}}, Ld/m;->g(Ld/k;{OBJECT})V",
    fields=(Field("all", "Ld/m;", flags=PUBLIC | STATIC),),
)
ASKED = f"invoke-virtual {{v1, v2}}, Ld/p;->a(Ld/k;){OBJECT}"
IN_MAP = f"iget-object v1, v1, Ld/m;->b:{MAP}\ninvoke-interface {{v1, v2}}, {MAP}->get({OBJECT}){OBJECT}"


@pytest.mark.parametrize("how", [ASKED, IN_MAP], ids=["asked", "inlined"])
@pytest.mark.parametrize(("key", "expected"), [("book", ["log", "preferences"]), ("user", ["preferences"])])  # fmt: skip
def test_each_key_of_a_renamed_store_keeps_its_own(
    how: str, key: str, expected: list[str]
) -> None:
    asks = run(
        f"sget-object v1, La/Main;->all:Ld/m;\nsget-object v2, La/Keys;->{key}:Ld/k;\n{how}\n"
        f"move-result-object v0\ncheck-cast v0, {TEXT}\n{LOG}",
        name="La/Other;",
    )
    assert ends(KEY, KEPT, CHANGED, KEYS, KEEPS, asks) == expected
