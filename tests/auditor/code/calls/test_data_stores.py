"""What a change of a renamed DataStore runs, and what is none of one."""

import pytest

from auditor.code.evaluation.answered import Answer
from auditor.code.trials.trial import Trial
from tests.auditor.code.shrunk.test_library_names import FLOWS, OBJECT, STORE
from tests.auditor.code.small_app import app, interface, kind, main
from tests.dex_builder import Class, Field, Method

ANSWER = Answer("", granted=False, others_granted=False, count=0, index=None)
FUNCTION = "Lc/f;"
CALLED = f"i({OBJECT}{OBJECT}){OBJECT}"
TOO_MANY = "There are multiple DataStores active for the same file: "
NULL = "const/4 v0, 0\nreturn-object v0"
LEAVES = f"const/4 v1, 0\ninvoke-virtual {{v1}}, Landroid/app/Activity;->finish()V\n{NULL}"


def block(name: str, code: str, *, held: str = "") -> Class:
    """Make the block of a coroutine, which may hold another one."""
    born = f"iput-object p1, p0, {name}->h:{held}\nreturn-void" if held else "return-void"
    return Class(
        name,
        superclass="Lc/a;",
        interfaces=(FUNCTION,),
        fields=(Field("h", held),) if held else (),
        methods=(
            Method("<init>", f"({held})V", born, registers=2),
            Method("i", CALLED[1:], NULL, registers=4),
            Method("q", f"({OBJECT}){OBJECT}", code, registers=4),
        ),
    )


def store(text: str) -> tuple[Class, ...]:
    """Make a store whose own code does not show what it runs."""
    begun = (
        f'const-string v0, "{text}"\ninvoke-static {{}}, La/Unseen;->machinery()V\nreturn-void'
    )
    keeps = Class(
        "Ld/i;",
        interfaces=("Ld/s;",),
        methods=(
            Method("<init>", "()V", begun, registers=2),
            Method("o", "()Lf/f;", NULL, registers=2),
            Method("f", f"({FUNCTION}Lc/c;){OBJECT}", NULL, registers=4),
        ),
    )
    change = f"f({FUNCTION}Lc/c;){OBJECT}"
    return (keeps, interface("Ld/s;", change, "o()Lf/f;"), interface(FUNCTION, CALLED))


def happens(changed: str, text: str) -> set[str]:
    """Tell what happens where a store is changed with a block."""
    wrapped = block("Ld/e;", f"new-instance v1, Ld/m;\n{NULL}", held=FUNCTION)
    own = block("La/B;", LEAVES)
    press = f"""
    new-instance v0, Ld/i;
    invoke-direct {{v0}}, Ld/i;-><init>()V
    new-instance v1, La/B;
    invoke-direct {{v1}}, La/B;-><init>()V
    new-instance v2, Ld/e;
    invoke-direct {{v2, v1}}, Ld/e;-><init>({FUNCTION})V
    const/4 v3, 0
    invoke-interface {{v0, {changed}, v3}}, Ld/s;->f({FUNCTION}Lc/c;){OBJECT}
    return-void
"""
    code = app(main("nop"), kind("La/List;", {"static press(I)V": press}), wrapped, own, *store(text), *FLOWS, *STORE)  # fmt: skip
    method = code.program.method("La/List;->press(I)V")
    found = Trial(code.graph, ANSWER, frozenset()).run(method, (None,))
    return {one.kind for each in found for one in each.events}


@pytest.mark.parametrize("changed", ["v1", "v2"], ids=["its own block", "wrapped by edit"])
def test_a_change_runs_the_app_s_own_block_and_nothing_deep(changed: str) -> None:
    assert happens(changed, TOO_MANY) == {"exit"}


def test_what_looks_like_a_store_without_its_texts_runs_no_block() -> None:
    assert "exit" not in happens("v2", "else")
