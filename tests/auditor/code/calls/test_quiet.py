"""A short constructor of one way is worth its run, and only the fields that quiet code writes are forgotten."""

from auditor.code.evaluation.answered import State, Thing
from tests.auditor.code.small_app import app, kind, main

CALL = "invoke-static {}, La/Api;->send()V"
KEEPS = "iput-object p1, p0, La/Made;->kept:Ljava/lang/Object;"
OWN = Thing("object", "La/Made;", 7)


def made(body):
    code = app(
        main(CALL),
        kind("La/Made;", {"<init>(Ljava/lang/Object;)V": body}),
        kind("La/Api;", {"static send()V": "nop"}),
    )
    return code, code.program.method("La/Made;-><init>(Ljava/lang/Object;)V")


def test_a_constructor_of_one_way_is_run_for_what_it_keeps():
    code, method = made(KEEPS)
    assert code.graph.quiet.builds((method,))
    assert code.graph.quiet.written((method,)) == {"La/Made;->kept:Ljava/lang/Object;"}


def test_a_constructor_with_a_branch_is_not():
    code, method = made(f"if-eqz p1, :end\n{KEEPS}\n:end\nnop")
    assert not code.graph.quiet.builds((method,))


def test_only_what_is_written_is_forgotten():
    heap = {("La/Made;->kept:I", OWN): 1, ("La/Made;->other:I", OWN): 2, ("extra:x", OWN): 3}
    state = State(0, {}, frozenset(), dict(heap))
    state.forgetting((), frozenset({"La/Made;->kept:I"}))
    assert set(state.heap) == {("La/Made;->other:I", OWN), ("extra:x", OWN)}
    state.forgetting((OWN,))
    assert not state.heap
