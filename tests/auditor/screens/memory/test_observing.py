"""Who waits for what is posted is known by how it is handed over, also under a shrinker's names."""

from auditor.code.calls.callgraph import CALL, Edge
from auditor.code.calls.claims import HANDED
from auditor.screens.memory.observing import is_observed
from tests.dex_builder import Class, Method
from tests.program_builder import program_of

_EMITS = "(Ljava/lang/Object;Lkotlin/coroutines/Continuation;)Ljava/lang/Object;"
_NOTHING = "const/4 v0, #0\nreturn-object v0"


def _is_observed(superclass: str, proto: str = _EMITS, *, why: str = HANDED) -> bool:
    taking = Class(
        "La/c;",
        superclass=superclass,
        interfaces=("La/f;",),
        methods=(Method("a", proto, _NOTHING, registers=6),),
    )
    asks = Class("La/Screen;", methods=(Method("open", "()V", "return-void", registers=1),))
    program = program_of(taking, asks)
    target, source = program.method(f"La/c;->a{proto}"), program.method("La/Screen;->open()V")
    assert target is not None
    assert source is not None
    return is_observed(program, Edge(source, target, 0, why, 0.9))


def test_a_collector_that_a_flow_is_given_waits_for_what_is_emitted() -> None:
    assert _is_observed("Ljava/lang/Object;")


def test_a_block_of_a_coroutine_and_a_plain_call_wait_for_nothing() -> None:
    assert not _is_observed("La/Block;")
    assert not _is_observed("Ljava/lang/Object;", why=CALL)
    assert not _is_observed("Ljava/lang/Object;", "(Ljava/lang/Object;)Ljava/lang/Object;")
