"""One call instruction, read once for everybody who asks."""

from auditor.code.classes.program import Program
from auditor.code.classes.sites import Call, read_call
from tests.auditor.code.small_app import app, main

POST = "invoke-virtual {v2, v0}, Landroid/os/Handler;->post(Ljava/lang/Runnable;)Z"
SEND = "invoke-virtual {v2, v1}, Landroid/os/Handler;->dispatchMessage(Landroid/os/Message;)V"


def first_call(program: Program, name: str) -> Call:
    """Read the one call of a method of handlers."""
    (site,) = program.calls_of("Landroid/os/Handler;", name)
    body = program.body(site.method)
    (one,) = (each for each in body.instructions if each.pc == site.pc)
    call = read_call(program, site.method, one)
    assert call is not None
    return call


def test_a_call_is_read_once_and_others_beside_it_are_others() -> None:
    program = app(main(f"{POST}\n{SEND}")).program
    post, send = first_call(program, "post"), first_call(program, "dispatchMessage")
    assert first_call(program, "post") is post
    assert (post.name, send.name) == ("post", "dispatchMessage")
    assert len({post, send}) == 2


def test_what_was_read_of_one_app_is_not_taken_for_another() -> None:
    one, other = app(main(POST)).program, app(main(SEND)).program
    assert first_call(one, "post").method == first_call(other, "dispatchMessage").method
    assert first_call(one, "post").pc == first_call(other, "dispatchMessage").pc
    assert first_call(one, "post") != first_call(other, "dispatchMessage")
