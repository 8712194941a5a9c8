"""A method whose share is spent before it is looked at to its end may send what it calls gives: that is never *no flow*."""

from tests.dex_builder import Class
from tests.flow_stories import LOG, READ, TEXT, find, static

MUCH = "\n".join(
    f'const-string v{2 + one % 4}, "{one}"\ninvoke-static {{v2}}, La/Out;->say({TEXT})V'
    for one in range(400)
)
NAME = f"La/Book;->name(){TEXT}"


def _app(called: str) -> tuple[Class, ...]:
    """Read a name in one method; another does much, and then logs what a call gives."""
    code = f'const-string v2, ""\n{MUCH}\ninvoke-static {{}}, {called}\nmove-result-object v0\n{LOG}'
    return (
        Class("La/Book;", methods=(static("name", f"(){TEXT}", f"{READ}\nreturn-object v0"),)),
        Class("La/Main;", methods=(static("run", "()V", code),)),
    )


def test_who_was_cut_may_send_what_it_calls_gives() -> None:
    found = find(*_app(NAME), budget=1_000)
    assert found.exhausted or [one.sink.kind for one in found.flows] == ["log"]
    assert not find(*_app(f"La/Other;->name(){TEXT}"), budget=1_000).exhausted


def test_with_steps_enough_it_is_told() -> None:
    found = find(*_app(NAME))
    assert [one.sink.kind for one in found.flows] == ["log"]
    assert not found.exhausted
