"""A way over one object and the method of another says where the other is made."""

import pytest

from auditor.code.calls.callgraph import CALL, Edge
from auditor.code.ways.agreeing import parting
from tests.auditor.code.small_app import app, kind

BASE = kind("La/Base;", {"start()V": "nop", "bind()V": "nop"})
ONE = kind("La/One;", {"bind()V": "nop"}, above="La/Base;")
TWO = kind("La/Two;", {"bind()V": "nop"}, above="La/Base;")
OTHER = kind("La/Other;", {"run()V": "nop"})


@pytest.mark.parametrize(
    ("target", "parts"),
    [("La/Two;->bind()V", ["La/Two;"]), ("La/One;->bind()V", []), ("La/Other;->run()V", [])],
)
def test_what_a_base_class_calls_on_itself_is_the_method_of_the_object_that_was_made(
    target, parts
):
    code = app(BASE, ONE, TWO, OTHER)
    start, runs = code.program.method("La/Base;->start()V"), code.program.method(target)
    made = Edge(
        code.program.method("La/Other;->run()V"), start, 0, "override", 0.9, receiver="La/One;"
    )
    call = Edge(start, runs, 0, CALL, 0.9)
    found = list(parting(code.program, code.hierarchy, (made, call)))
    assert [name for _, name in found] == parts
