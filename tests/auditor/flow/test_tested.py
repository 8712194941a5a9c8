"""A branch that the class of an object rules out, where the object is made in sight, and its twins where it is not."""

import pytest

from tests.dex_builder import PUBLIC, STATIC, Class, Field, Method
from tests.flow_stories import LOG, READ, TEXT, ends, static

BORN = Method("<init>", "()V", "return-void", registers=1)
PAYLOAD = Class("La/Payload;", methods=(BORN,))
PEOPLE = Class("La/People;", "La/Payload;", methods=(BORN,))
FRIENDS = Class("La/Friends;", "La/People;", methods=(BORN,))
PING = Class("La/Ping;", "La/Payload;", methods=(BORN,))


def _made(name: str) -> str:
    return f"new-instance v2, {name}\ninvoke-direct {{v2}}, {name}-><init>()V"


def _sent(made: str, *, branch: str = "if-eqz") -> list[str | None]:
    keep = static("keep", "()V", f"{READ}\nsput-object v0, La/Main;->book:{TEXT}")
    send = static(
        "send",
        "(La/Payload;Z)V",
        f"{made}\ninstance-of v3, v2, La/People;\n{branch} v3, :other\n"
        f"sget-object v0, La/Main;->book:{TEXT}\n{LOG}\n:other\nreturn-void",
    )
    fields = (Field("book", TEXT, flags=PUBLIC | STATIC),)
    return ends(
        PAYLOAD, PEOPLE, FRIENDS, PING, Class("La/Main;", fields=fields, methods=(keep, send))
    )


@pytest.mark.parametrize(
    ("name", "found"), [("La/People;", ["log"]), ("La/Friends;", ["log"]), ("La/Ping;", [])]
)
def test_an_object_that_is_made_in_sight_decides_a_test_of_its_class(name, found) -> None:
    assert _sent(_made(name)) == found


def test_of_an_object_that_is_not_the_branch_for_others_is_taken() -> None:
    assert _sent(_made("La/Ping;"), branch="if-nez") == ["log"]
    assert _sent(_made("La/People;"), branch="if-nez") == []


@pytest.mark.parametrize("branch", ["if-eqz", "if-nez"])
def test_an_object_that_is_given_or_one_of_two_can_be_either(branch) -> None:
    two = f"if-eqz p1, :first\n{_made('La/Ping;')}\ngoto :made\n:first\n{_made('La/People;')}\n:made"
    assert _sent("move-object v2, p0", branch=branch) == ["log"]
    assert _sent(two, branch=branch) == ["log"]
