"""A method only checks where nothing is done on any way on which it comes back."""

from tests.auditor.code.small_app import app, kind, number
from tests.dex_builder import Class

GIVEN = "(Ljava/lang/Object;)V"
THROWS = """
if-eqz p0, :none
return-void
:none
new-instance v0, Ljava/lang/NullPointerException;
invoke-direct {v0}, Ljava/lang/NullPointerException;-><init>()V
throw v0
"""


def only_checks(code: str, signature: str = f"static check{GIVEN}") -> bool:
    owner: Class = kind("La/Checks;", {signature: code})
    built = app(owner)
    return built.graph.checks.only_checks(
        number(built, f"La/Checks;->{signature.removeprefix('static ')}")
    )


def test_what_throws_or_comes_back_with_nothing_done_only_checks() -> None:
    assert only_checks(THROWS)


def test_what_calls_before_it_comes_back_does_something() -> None:
    assert not only_checks("invoke-virtual {p0}, Ljava/lang/Object;->notify()V\nreturn-void")


def test_what_keeps_what_it_is_given_does_something() -> None:
    assert not only_checks("sput-object p0, La/Checks;->held:Ljava/lang/Object;\nreturn-void")


def test_a_method_of_an_object_may_be_another_one_than_the_one_that_is_called() -> None:
    assert not only_checks(THROWS, f"check{GIVEN}")
