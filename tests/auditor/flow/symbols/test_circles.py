"""Methods that call each other: what is found through them, and that the cost stays in proportion."""

import pytest

from tests.dex_builder import INTERFACE, PUBLIC, Class, Field, Method
from tests.flow_stories import LOG, READ, TEXT, abstract, ends, find, run, static, virtual


def _ladder(height: int) -> Class:
    """Make methods that call themselves, and the next one down; the last writes to the log."""
    steps = [
        static(
            f"m{step}",
            f"({TEXT})V",
            f"if-eqz p0, :end\ninvoke-static {{p0}}, La/Ladder;->m{step}({TEXT})V\n"
            f"invoke-static {{p0}}, La/Ladder;->m{step + 1}({TEXT})V\n:end\nreturn-void",
        )
        for step in range(height)
    ]
    last = static(f"m{height}", f"({TEXT})V", f"move-object v0, p0\n{LOG}")
    return Class("La/Ladder;", methods=(*steps, last))


def test_data_is_followed_through_methods_that_call_themselves() -> None:
    main = run(f"{READ}\ninvoke-static {{v0}}, La/Ladder;->m0({TEXT})V")
    assert ends(main, _ladder(6)) == ["log"]
    twin = run(f'{READ}\nconst-string v0, "y"\ninvoke-static {{v0}}, La/Ladder;->m0({TEXT})V')
    assert ends(twin, _ladder(6)) == []


def test_recursion_below_recursion_costs_in_proportion() -> None:
    main = run(f"{READ}\ninvoke-static {{v0}}, La/Ladder;->m0({TEXT})V")
    few, many = (find(main, _ladder(height)).steps for height in (6, 12))
    assert many < 3 * few


_NEXT = "La/Seq;->next()La/Seq;"


def _wrapper(name: str) -> Class:
    """Make a sequence around another one, which makes a new one of itself around the other's next."""
    keep = f"iput-object p1, p0, {name}->held:La/Seq;\nreturn-void"
    again = (
        f"iget-object v0, p0, {name}->held:La/Seq;\ninvoke-interface {{v0}}, {_NEXT}\n"
        f"move-result-object v0\nnew-instance v1, {name}\n"
        f"invoke-direct {{v1, v0}}, {name}-><init>(La/Seq;)V\nreturn-object v1"
    )
    text = (
        f"iget-object v0, p0, {name}->held:La/Seq;\ninvoke-interface {{v0}}, La/Seq;->text()"
        f"{TEXT}\nmove-result-object v0\nreturn-object v0"
    )
    return Class(
        name,
        interfaces=("La/Seq;",),
        fields=(Field("held", "La/Seq;"),),
        methods=(
            Method("<init>", "(La/Seq;)V", keep, registers=2),
            virtual("next", "()La/Seq;", again),
            virtual("text", f"(){TEXT}", text),
        ),
    )


def _first() -> Class:
    keep = f"iput-object p1, p0, La/First;->held:{TEXT}\nreturn-void"
    return Class(
        "La/First;",
        interfaces=("La/Seq;",),
        fields=(Field("held", TEXT),),
        methods=(
            Method("<init>", f"({TEXT})V", keep, registers=2),
            virtual("next", "()La/Seq;", "return-object p0"),
            virtual(
                "text",
                f"(){TEXT}",
                f"iget-object v0, p0, La/First;->held:{TEXT}\nreturn-object v0",
            ),
        ),
    )


@pytest.mark.parametrize(("text", "expected"), [("", ["log"]), ('const-string v0, "y"\n', [])])
def test_objects_that_wrap_each_other_without_end_are_followed(
    text: str, expected: list[str]
) -> None:
    seq = Class(
        "La/Seq;",
        flags=PUBLIC | INTERFACE | 0x400,
        methods=(abstract("next", "()La/Seq;"), abstract("text", f"(){TEXT}")),
    )
    wrappers = [_wrapper(f"La/W{one};") for one in range(6)]
    made = "".join(
        f"new-instance v3, La/W{one};\ninvoke-direct {{v3, v2}}, La/W{one};-><init>(La/Seq;)V\n"
        "move-object v2, v3\n"
        for one in range(6)
    )
    code = (
        f"{READ}\n{text}new-instance v2, La/First;\n"
        f"invoke-direct {{v2, v0}}, La/First;-><init>({TEXT})V\n{made}"
        f"invoke-interface {{v2}}, {_NEXT}\nmove-result-object v2\n"
        f"invoke-interface {{v2}}, La/Seq;->text(){TEXT}\nmove-result-object v0\n{LOG}"
    )
    found = find(run(code), seq, _first(), *wrappers)
    assert [one.sink.kind for one in found.flows] == expected
    assert found.exhausted == ()


def test_a_serializer_that_calls_itself_is_followed_to_its_end() -> None:
    """What is in lists of lists comes up by a field in each round, as deep as fields are told apart."""
    thing, text, list_of = "Ljava/lang/Object;", "Ljava/lang/StringBuilder;", "Ljava/util/List;"
    body = (
        f"instance-of v0, p0, {list_of}\nif-eqz v0, :word\nnew-instance v1, {text}\n"
        f"invoke-direct {{v1}}, {text}-><init>()V\ncheck-cast p0, {list_of}\n"
        f"invoke-interface {{p0}}, {list_of}->iterator()Ljava/util/Iterator;\nmove-result-object v2\n"
        ":more\ninvoke-interface {v2}, Ljava/util/Iterator;->hasNext()Z\nmove-result v0\nif-eqz v0, :done\n"
        f"invoke-interface {{v2}}, Ljava/util/Iterator;->next(){thing}\nmove-result-object v0\n"
        f"invoke-static {{v0}}, La/Json;->of({thing}){TEXT}\nmove-result-object v0\n"
        f"invoke-virtual {{v1, v0}}, {text}->append({TEXT}){text}\ngoto :more\n"
        f":done\ninvoke-virtual {{v1}}, {text}->toString(){TEXT}\nmove-result-object v0\nreturn-object v0\n"
        f":word\ninstance-of v0, p0, {TEXT}\nif-eqz v0, :parts\n"
        f"invoke-static {{p0}}, {TEXT}->valueOf({thing}){TEXT}\nmove-result-object v0\nreturn-object v0\n"
        f":parts\ninvoke-static {{p0}}, Lr/Far;->part({thing}){thing}\nmove-result-object v0\n"
        f"invoke-static {{v0}}, La/Json;->of({thing}){TEXT}\nmove-result-object v0\nreturn-object v0"
    )
    json = Class("La/Json;", methods=(static("of", f"({thing}){TEXT}", body),))
    code = f"{READ}\ninvoke-static {{v0}}, La/Json;->of({thing}){TEXT}\nmove-result-object v0\n{LOG}"
    found = find(run(code), json)
    assert [one.sink.kind for one in found.flows] == ["log"]
    assert not found.exhausted
