"""What `bundleOf` puts into a bundle is known to who is handed the bundle; what other arrays hold is not."""

import pytest

from auditor.code.calls.callgraph import CallGraph
from auditor.code.evaluation.answered import Answer
from auditor.code.evaluation.outcomes import Token, as_given
from auditor.code.trials.trial import Trial
from tests.program_builder import one_class, resolver_of, static

_TO = "Lkotlin/TuplesKt;->to(Ljava/lang/Object;Ljava/lang/Object;)Lkotlin/Pair;"
_BOXED = "invoke-static {v1}, Ljava/lang/Boolean;->valueOf(Z)Ljava/lang/Boolean;"
_BUNDLE_OF = "Landroidx/core/os/BundleKt;->bundleOf([Lkotlin/Pair;)Landroid/os/Bundle;"
_OTHER = "Lapp/Tools;->packed([Lkotlin/Pair;)Landroid/os/Bundle;"


_RENAMED = "La/A;->b([La/P;)Landroid/os/Bundle;"


def _filling(*kinds: str, under: str = "Landroid/os/Bundle;") -> str:
    """Return a body that fills a bundle with values of some kinds, as the renamed `bundleOf` does."""
    put = f"{under}->put"
    puts = {
        "Boolean": "invoke-virtual {v0, v1, v2}, " + put + "Boolean(Ljava/lang/String;Z)V",
        "Int": "invoke-virtual {v0, v1, v2}, " + put + "Int(Ljava/lang/String;I)V",
        "String": "invoke-virtual {v0, v1, v1}, "
        + put
        + "String(Ljava/lang/String;Ljava/lang/String;)V",
        "DoubleArray": "invoke-virtual {v0, v1, v3}, "
        + put
        + "DoubleArray(Ljava/lang/String;[D)V",
    }
    return "\n".join(
        (
            "new-instance v0, Landroid/os/Bundle;",
            "invoke-direct {v0}, Landroid/os/Bundle;-><init>()V",
            *(puts[one] for one in kinds),
            "return-object v0",
        )
    )


def _told(
    value: int,
    *,
    by: str = _BUNDLE_OF,
    name: str = "agreed",
    kinds: tuple[str, ...] = ("Boolean", "Int", "String", "DoubleArray"),
    under: str = "Landroid/os/Bundle;",
) -> object:
    """Return what `bundleOf("agreed" to value).getBoolean(name)` is known to give."""
    code = f"""
        const/4 v0, 1
        new-array v2, v0, [Lkotlin/Pair;
        const-string v0, "agreed"
        const/4 v1, {value}
        {_BOXED}
        move-result-object v1
        invoke-static {{v0, v1}}, {_TO}
        move-result-object v0
        const/4 v1, 0
        aput-object v0, v2, v1
        invoke-static {{v2}}, {by}
        move-result-object v0
        const-string v1, "{name}"
        invoke-virtual {{v0, v1}}, Landroid/os/Bundle;->getBoolean(Ljava/lang/String;)Z
        move-result v0
        return v0
    """
    renamed = static(
        "b", "([La/P;)Landroid/os/Bundle;", _filling(*kinds, under=under), registers=5
    )
    resolver = resolver_of(one_class(static("go", "()Z", code, registers=4), renamed))
    graph = CallGraph(resolver.program, resolver.hierarchy)
    method = resolver.program.declared("La/A;")["go()Z"]
    answer = Answer(
        "android.permission.CAMERA", granted=True, others_granted=True, count=1, index=0
    )
    (ending,) = Trial(graph, answer, frozenset()).run(method, ())
    return ending.result


@pytest.mark.parametrize("value", [0, 1])
def test_a_pair_for_a_bundle_is_found_under_its_name(value: int) -> None:
    assert _told(value) == value


def test_another_name_and_another_method_give_nothing_known() -> None:
    assert _told(1, name="refused") is None
    assert _told(1, by=_OTHER) is None


def test_behind_a_shrinker_what_fills_a_bundle_with_any_kind_is_it() -> None:
    assert _told(0, by=_RENAMED) == 0
    assert _told(1, by=_RENAMED, kinds=("Boolean", "String")) is None


def test_a_number_comes_out_of_the_object_that_was_put_in_for_it() -> None:
    held = frozenset({Token("boxed", "0"), 1})
    assert as_given("Z", held) == {0, 1}
    assert as_given("Ljava/lang/Object;", held) == held


@pytest.mark.parametrize("value", [0, 1])
def test_a_shrinker_calls_what_fills_a_bundle_under_the_class_above(value):
    assert _told(value, by=_RENAMED, under="Landroid/os/BaseBundle;") == value
