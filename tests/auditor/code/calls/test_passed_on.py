"""What Android's own libraries call of an app's callbacks tells nothing of when they run: the rows of the table do."""

from auditor.code.calls.callgraph import CALL, CallGraph
from auditor.code.classes.hierarchy import Hierarchy
from tests.dex_builder import STATIC, Class, Method
from tests.program_builder import program_of

_WORKER, _MINE = "Landroidx/work/Worker;", "La/Mine;"
_FRAGMENT, _FORM = "Landroidx/fragment/app/Fragment;", "La/Form;"
_RESULT = "onActivityResult(IILandroid/content/Intent;)V"


def _callers(name: str, *classes: Class) -> list[tuple[str, str]]:
    program = program_of(*classes)
    method = program.method(name)
    assert method is not None
    graph = CallGraph(program, Hierarchy(program))
    return [
        (program.text(one.source).partition("(")[0], one.why) for one in graph.callers(method)
    ]


def _method(name: str, proto: str, code: str = "return-void", *, flags: int = 1) -> Method:
    return Method(name, proto, code, flags=flags, registers=8)


def test_the_machinery_of_workers_runs_none_but_the_one_that_was_asked_for() -> None:
    work = "invoke-virtual {p0}, Landroidx/work/Worker;->doWork()V\nreturn-void"
    machinery = Class(
        _WORKER,
        superclass="Landroidx/work/ListenableWorker;",
        methods=(_method("startWork", "()V", work), _method("doWork", "()V")),
    )
    mine = Class(_MINE, superclass=_WORKER, methods=(_method("doWork", "()V"),))
    asks = (
        f"new-instance v0, Landroidx/work/OneTimeWorkRequest$Builder;\nconst-class v1, {_MINE}\n"
        "invoke-direct {v0, v1}, Landroidx/work/OneTimeWorkRequest$Builder;-><init>(Ljava/lang/Class;)V\nreturn-void"
    )
    starts = Class("La/Start;", methods=(_method("start", "()V", asks, flags=STATIC),))
    assert _callers(f"{_MINE}->doWork()V", machinery, mine, starts) == [
        ("La/Start;->start", "work")
    ]


def _form(code: str) -> list[tuple[str, str]]:
    handed = f"invoke-virtual {{p0, p1, p1, p2}}, {_FRAGMENT}->{_RESULT}\nreturn-void"
    library = Class(
        _FRAGMENT,
        methods=(
            _method("onActivityResult", "(IILandroid/content/Intent;)V"),
            _method("startActivityForResult", "(Landroid/content/Intent;I)V"),
            _method("dispatch", "(ILandroid/content/Intent;)V", handed),
        ),
    )
    form = Class(
        _FORM,
        superclass=_FRAGMENT,
        methods=(
            _method("onActivityResult", "(IILandroid/content/Intent;)V"),
            _method("go", "(Landroid/content/Intent;I)V", code),
        ),
    )
    made = f"new-instance v0, {_FORM}\nreturn-void"
    host = Class("La/Host;", methods=(_method("host", "()V", made, flags=STATIC),))
    return _callers(f"{_FORM}->{_RESULT}", library, form, host)


def test_no_result_comes_to_a_fragment_that_starts_no_screen_for_one() -> None:
    assert _form("return-void") == []


def test_a_result_comes_to_a_fragment_that_starts_a_screen_for_one() -> None:
    starts = f"invoke-virtual {{p0, p1, p2}}, {_FORM}->startActivityForResult(Landroid/content/Intent;I)V\nreturn-void"
    found = _form(starts)
    assert ("La/Form;->go", "fragment-result") in found
    assert any(why == CALL for _, why in found)
