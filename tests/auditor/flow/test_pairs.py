"""What is in one half of a pair is not in the other."""

import pytest

from tests.flow_stories import LOG, READ, TEXT, ends, run

_OBJECT = "Ljava/lang/Object;"
_OF_KOTLIN = (
    f"invoke-static {{v3, v0}}, Lkotlin/TuplesKt;->to({_OBJECT}{_OBJECT})Lkotlin/Pair;\n"
    "move-result-object v2\ninvoke-virtual {v2}, Lkotlin/Pair;->%s\nmove-result-object v0"
)
_ANDROID = "Landroid/util/Pair;"
_OF_ANDROID = (
    f"new-instance v2, {_ANDROID}\n"
    f"invoke-direct {{v2, v3, v0}}, {_ANDROID}-><init>({_OBJECT}{_OBJECT})V\n"
    f"iget-object v0, v2, {_ANDROID}->%s:{_OBJECT}"
)


@pytest.mark.parametrize(
    ("code", "half", "kinds"),
    [
        (_OF_KOTLIN, f"getSecond(){_OBJECT}", ["log"]),
        (_OF_KOTLIN, f"component2(){_OBJECT}", ["log"]),
        (_OF_KOTLIN, f"getFirst(){_OBJECT}", []),
        (_OF_KOTLIN, f"toString(){TEXT}", ["log"]),
        (_OF_ANDROID, "second", ["log"]),
        (_OF_ANDROID, "first", []),
    ],
)
def test_each_half_of_a_pair_is_asked_for_by_itself(
    code: str, half: str, kinds: list[str]
) -> None:
    made = f'{READ}\nconst-string v3, "loan"\n{code % half}\ncheck-cast v0, {TEXT}\n{LOG}'
    assert ends(run(made)) == kinds
