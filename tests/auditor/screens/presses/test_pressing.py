"""What a press runs, where the button's own code only calls a function that somebody has set."""

from auditor.code.evaluation.answered import OWN, Thing
from auditor.code.resolution.constants import Resolver
from auditor.screens.presses.handlers import Handler
from auditor.screens.presses.pressing import Presser, Run, Use
from tests.auditor.code.small_app import MAIN, kind, makes, number
from tests.auditor.screens.consenting_app import screen_class, story
from tests.dex_builder import OBJECT, Class, Field

TOLD = "Lkotlin/jvm/functions/Function1;"
FIELD = f"La/Ask;->onDecision:{TOLD}"
PRESSED = "La/Ask;->press()V"
FIRST = f"La/First;->invoke({OBJECT}){OBJECT}"


def pressed(*functions: str) -> tuple[Run, bool]:
    """Press a button that tells a field's function yes; say also whether the first runs."""
    own = [
        kind(
            one,
            {f"invoke({OBJECT}){OBJECT}": "const/4 v0, #0\nreturn-object v0"},
            also=(TOLD,),
        )
        for one in functions
    ]
    ask = Class(
        "La/Ask;",
        fields=(Field("onDecision", TOLD),),
        methods=kind(
            "La/Ask;",
            {
                "press()V": f"iget-object v0, p0, {FIELD}\nif-eqz v0, :none\n"
                "sget-object v1, Ljava/lang/Boolean;->TRUE:Ljava/lang/Boolean;\n"
                f"invoke-interface {{v0, v1}}, {TOLD}->invoke({OBJECT}){OBJECT}\n:none\nreturn-void"
            },
        ).methods,
    )
    sets = makes("La/Ask;", "v1") + "".join(
        makes(one) + f"iput-object v0, v1, {FIELD}\n" for one in functions
    )
    code = story(screen_class(sets, MAIN), ask, *own)
    presser = Presser(Resolver(code.program, code.hierarchy), code.reach.graph, frozenset(), {})
    handler = Handler(number(code, PRESSED), Thing("object", "La/Ask;", OWN))
    run = presser.run(Use(handler, ()), ticked=None)
    first = code.program.method(FIRST)
    return run, any(method == first for method, _ in run.visited)


def test_the_one_function_that_a_field_ever_holds_runs() -> None:
    run, first = pressed("La/First;")
    assert run.is_whole
    assert first


def test_of_two_functions_nobody_says_which_runs() -> None:
    run, first = pressed("La/First;", "La/Second;")
    assert not run.is_whole
    assert not first
