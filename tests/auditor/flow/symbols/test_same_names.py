"""Tests of the uses of fields that share one name and type, as after a shrinker."""

from auditor.flow.symbols.same_names import same_names
from tests.dex_builder import STATIC, Class, Field, Method
from tests.program_builder import program_of

A, B = "La/A;->a:I", "La/B;->a:I"


def _class(name: str, code: str, superclass: str = "Ljava/lang/Object;") -> Class:
    method = Method("run", "()V", f"{code}\nreturn-void", flags=1 | STATIC, registers=2)
    return Class(name, superclass, fields=(Field("a", "I", flags=STATIC),), methods=(method,))


def _named(fact: str, *classes: Class) -> list[str]:
    program = program_of(*classes)
    found = same_names(program, "a:I", lambda text: text.replace("La/Below;", "La/A;"))
    return [program.text(method) for method, _ in found.naming(fact)]


def test_methods_that_name_the_field_of_another_class_are_left_out() -> None:
    classes = (_class("La/A;", f"sget v0, {A}"), _class("La/B;", f"sget v0, {B}"))
    assert _named(A, *classes) == ["La/A;->run()V"]
    assert _named(B, *classes) == ["La/B;->run()V"]


def test_a_field_is_named_by_a_class_below_the_one_that_declares_it() -> None:
    classes = (_class("La/A;", f"sget v0, {B}"), _class("La/B;", "sget v0, La/Below;->a:I"))
    assert _named(A, *classes) == ["La/B;->run()V"]


def test_a_method_is_given_with_its_uses_of_all_fields_of_the_name() -> None:
    program = program_of(_class("La/A;", f"sget v0, {A}\nsput v0, {B}"))
    found = same_names(program, "a:I", lambda text: text)
    assert [len(uses) for _, uses in found.naming(A)] == [2]
