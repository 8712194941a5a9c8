"""What is known of a Kotlin `Result` is no failure, unless it was made as one; a suspended function gives its mark."""

import pytest

from auditor.code.evaluation.answered import Answer
from auditor.code.trials.trial import Trial
from tests.auditor.code.small_app import app, kind, main, makes

ANSWER = Answer("", granted=False, others_granted=False, count=0, index=None)
OBJECT = "Ljava/lang/Object;"
THROWABLE = "Ljava/lang/Throwable;"
FAILS = f"invoke-static {{v0}}, Lkotlin/ResultKt;->createFailure({THROWABLE}){OBJECT}\nmove-result-object v0"
FAILED = f"invoke-static {{v0}}, Lkotlin/Result;->exceptionOrNull-impl({OBJECT}){THROWABLE}\nmove-result-object v1"
IS_FAILURE = f"invoke-static {{v0}}, Lkotlin/Result;->isFailure-impl({OBJECT})Z\nmove-result v1"
LEAVES = """
    if-eqz v1, :end
    const/4 v0, 0
    invoke-virtual {v0}, Landroid/app/Activity;->finish()V
    :end
    return-void
"""
MARKS = f"""
    invoke-static {{}}, Lkotlin/coroutines/intrinsics/IntrinsicsKt;->getCOROUTINE_SUSPENDED(){OBJECT}
    move-result-object v0
    invoke-static {{}}, Lkotlin/coroutines/intrinsics/IntrinsicsKt;->getCOROUTINE_SUSPENDED(){OBJECT}
    move-result-object v1
    if-ne v0, v1, :end
    const/4 v0, 0
    invoke-virtual {{v0}}, Landroid/app/Activity;->finish()V
    :end
    return-void
"""


def endings(text):
    code = app(main("const/4 v0, 0"), kind("La/T;"), kind("La/S;", {"static run()V": text}))
    method = code.program.method("La/S;->run()V")
    found = Trial(code.graph, ANSWER, frozenset()).run(method, ())
    return {tuple(sorted(one.kind for one in each.events)) for each in found}


@pytest.mark.parametrize("asks", [FAILED, IS_FAILURE])
def test_what_a_block_gave_is_no_failure(asks):
    assert endings(f"{makes('La/T;')}\n{asks}\n{LEAVES}") == {()}


def test_what_is_made_as_a_failure_is_one():
    made = f"{makes('La/T;')}\n{FAILS}"
    assert endings(f"{made}\n{IS_FAILURE}\n{LEAVES}") == {("exit",)}
    assert endings(f"{made}\n{FAILED}\n{LEAVES}") == {(), ("exit",)}


def test_of_a_result_from_elsewhere_nothing_is_known():
    unknown = f"invoke-static {{}}, Lb/Other;->get(){OBJECT}\nmove-result-object v0"
    assert endings(f"{unknown}\n{IS_FAILURE}\n{LEAVES}") == {(), ("exit",)}


def test_what_is_suspended_gives_one_mark():
    assert endings(MARKS) == {("exit",)}
