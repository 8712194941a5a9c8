"""Which of Kotlin's default arguments are filled in is told to the function that fills them."""

import pytest

from tests.dex_builder import PUBLIC, STATIC, Class, Field, Method
from tests.flow_stories import LOG, READ, TEXT, ends, make, run

_ROW = "La/Row;"
_COPY = (
    f"and-int/lit8 p3, p2, #1\nif-eqz p3, :given\niget-object p1, p0, {_ROW}->name:{TEXT}\n:given\n"
    f"new-instance v0, {_ROW}\ninvoke-direct {{v0, p1}}, {_ROW}-><init>({TEXT})V\nreturn-object v0"
)
_PROTO = f"({_ROW}{TEXT}ILjava/lang/Object;){_ROW}"


@pytest.mark.parametrize(("mask", "kinds"), [(0, []), (1, ["log"])])
def test_a_copy_with_another_name_has_the_name_no_more(mask: int, kinds: list[str]) -> None:
    keep = f"iput-object p1, p0, {_ROW}->name:{TEXT}\nreturn-void"
    row = Class(
        _ROW,
        fields=(Field("name", TEXT),),
        methods=(
            Method("<init>", f"({TEXT})V", keep, registers=2),
            Method("copy$default", _PROTO, _COPY, flags=PUBLIC | STATIC, registers=6),
        ),
    )
    code = (
        f'{READ}\n{make(_ROW, "v2", "v0")}\nconst-string v3, "x"\nconst/4 v4, #{mask}\nconst/4 v5, #0\n'
        f"invoke-static {{v2, v3, v4, v5}}, {_ROW}->copy$default{_PROTO}\nmove-result-object v2\n"
        f"iget-object v0, v2, {_ROW}->name:{TEXT}\n{LOG}"
    )
    assert ends(row, run(code)) == kinds
