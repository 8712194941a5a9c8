"""What is in one half of a pair is not in the other."""

import pytest

from tests.dex_builder import Class, Field, Method
from tests.flow_stories import LOG, READ, TEXT, ends, run, static

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


_OWN = "La/Pair;"
_MAP = "Ljava/util/Map;"
_PAIR = Class(
    _OWN,
    fields=(Field("key", TEXT), Field("value", _OBJECT)),
    methods=(
        Method(
            "<init>",
            f"({TEXT}{_OBJECT})V",
            f"iput-object p1, p0, {_OWN}->key:{TEXT}\niput-object p2, p0, {_OWN}->value:{_OBJECT}\nreturn-void",
            registers=3,
        ),
    ),
)
_LOOP = f"""
new-instance v2, {_OWN}
const-string v3, "book"
invoke-direct {{v2, v3, v0}}, {_OWN}-><init>({TEXT}{_OBJECT})V
new-instance v4, {_OWN}
const-string v3, "user"
const-string v5, "u1"
invoke-direct {{v4, v3, v5}}, {_OWN}-><init>({TEXT}{_OBJECT})V
filled-new-array {{v2, v4}}, [{_OWN}
move-result-object v4
new-instance v5, Ljava/util/HashMap;
invoke-direct {{v5}}, Ljava/util/HashMap;-><init>()V
const/4 v6, #0
:next
const/4 v2, #2
if-ge v6, v2, :done
aget-object v2, v4, v6
iget-object v3, v2, {_OWN}->key:{TEXT}
iget-object v2, v2, {_OWN}->value:{_OBJECT}
%s
add-int/lit8 v6, v6, #1
goto :next
:done
const-string v3, "%s"
invoke-interface {{v5, v3}}, {_MAP}->get({_OBJECT}){_OBJECT}
move-result-object v0
check-cast v0, {TEXT}
{LOG}
"""
_PUT = f"invoke-interface {{v5, v3, v2}}, {_MAP}->put({_OBJECT}{_OBJECT}){_OBJECT}"
_HELPER = f"invoke-static {{v5, v2, v3}}, La/Maps;->put({_MAP}{_OBJECT}{TEXT})V"


def _helper(before: int) -> Class:
    """Make a helper that puts a value under a name, with so many tests of the value before."""
    tests = "".join(
        f"instance-of v0, p1, [I\nif-nez v0, :put\nconst-string v1, \"{one}\"\n"
        for one in range(before)
    )  # fmt: skip
    put = f"{tests}:put\ninvoke-interface {{p0, p2, p1}}, {_MAP}->put({_OBJECT}{_OBJECT}){_OBJECT}"
    return Class(
        "La/Maps;", methods=(static("put", f"({_MAP}{_OBJECT}{TEXT})V", put, registers=5),)
    )


@pytest.mark.parametrize(("name", "kinds"), [("book", ["log"]), ("user", []), ("other", [])])
@pytest.mark.parametrize(
    ("put", "length"), [(_PUT, 1), (_HELPER, 1), (_HELPER, 40)],
    ids=["at once", "by a helper", "by a long helper"],
)  # fmt: skip
def test_a_loop_puts_each_value_under_the_name_of_its_own_pair(
    put: str, length: int, name: str, kinds: list[str]
) -> None:
    code = f"{READ}\n{_LOOP % (put, name)}"
    assert ends(_PAIR, _helper(length), run(code)) == kinds


@pytest.mark.parametrize(
    ("name", "kinds"), [("book", ["log"]), ("user", [])]
)  # fmt: skip
def test_a_method_too_long_to_look_into_puts_under_the_name_that_it_is_given(
    monkeypatch: pytest.MonkeyPatch, name: str, kinds: list[str]
) -> None:
    monkeypatch.setattr("auditor.flow.search.engine._LEAST_SHARE", 30)
    monkeypatch.setattr("auditor.flow.search.engine._SHARE", 0.0)
    code = f"{READ}\n{_LOOP % (_HELPER, name)}"
    assert ends(_PAIR, _helper(40), run(code)) == kinds


_MADE = _LOOP.partition("new-instance v5, Ljava/util/HashMap;")[0]
_HANDED = f"""
{_MADE}
invoke-static {{v4}}, La/Of;->%s([{_OWN}){_MAP}
move-result-object v5
const-string v3, "%s"
invoke-interface {{v5, v3}}, {_MAP}->get({_OBJECT}){_OBJECT}
move-result-object v0
check-cast v0, {TEXT}
{LOG}
"""
_ALL = f"""
new-instance v0, Ljava/util/HashMap;
invoke-direct {{v0}}, Ljava/util/HashMap;-><init>()V
array-length v1, p0
const/4 v2, #0
:next
if-ge v2, v1, :done
aget-object v3, p0, v2
invoke-static {{v3}}, La/Of;->key({_OWN}){TEXT}
move-result-object v4
iget-object v3, v3, {_OWN}->value:{_OBJECT}
invoke-interface {{v0, v4, v3}}, {_MAP}->put({_OBJECT}{_OBJECT}){_OBJECT}
add-int/lit8 v2, v2, #1
goto :next
:done
return-object v0
"""
_CROSSED = f"""
new-instance v0, Ljava/util/HashMap;
invoke-direct {{v0}}, Ljava/util/HashMap;-><init>()V
const/4 v2, #1
aget-object v3, p0, v2
iget-object v4, v3, {_OWN}->key:{TEXT}
const/4 v2, #0
aget-object v3, p0, v2
iget-object v3, v3, {_OWN}->value:{_OBJECT}
invoke-interface {{v0, v4, v3}}, {_MAP}->put({_OBJECT}{_OBJECT}){_OBJECT}
return-object v0
"""
_OF = Class(
    "La/Of;",
    methods=(
        static("key", f"({_OWN}){TEXT}", f"iget-object v0, p0, {_OWN}->key:{TEXT}\nreturn-object v0", registers=2),
        static("all", f"([{_OWN}){_MAP}", _ALL, registers=6),
        static("crossed", f"([{_OWN}){_MAP}", _CROSSED, registers=6),
        static(
            "on", f"([{_OWN}){_MAP}",
            f"invoke-static {{p0}}, La/Of;->all([{_OWN}){_MAP}\nmove-result-object v0\nreturn-object v0", registers=2,
        ),
    ),
)  # fmt: skip


@pytest.mark.parametrize(
    ("by", "name", "kinds"),
    [
        ("all", "book", ["log"]),
        ("all", "user", []),
        ("on", "book", ["log"]),
        ("on", "user", []),
        ("crossed", "user", ["log"]),
    ],
)
def test_a_method_puts_each_value_of_an_array_under_the_name_of_its_own_pair(
    by: str, name: str, kinds: list[str]
) -> None:
    assert ends(_PAIR, _OF, run(f"{READ}\n{_HANDED % (by, name)}")) == kinds
