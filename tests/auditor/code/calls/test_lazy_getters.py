"""What only gives a value that it makes when it is first asked is known by how it looks, under any name."""

import pytest

from auditor.code.calls.listeners import makes_lazily
from tests.dex_builder import Class, Field, Method
from tests.program_builder import program_of

OBJECT = "Ljava/lang/Object;"
FILLS = f"""
iget-object v0, p0, La/V;->f:{OBJECT}
if-nez v0, :known
new-instance v0, La/Made;
invoke-direct {{v0}}, La/Made;-><init>()V
iput-object v0, p0, La/V;->f:{OBJECT}
:known
return-object v0
"""
NEXT = f"""
iget-object v0, p0, La/V;->f:{OBJECT}
const/4 v1, 0
iput-object v1, p0, La/V;->f:{OBJECT}
return-object v0
"""
GIVES = f"iget-object v0, p0, La/V;->f:{OBJECT}\nif-nez v0, :known\nconst/4 v0, 0\n:known\nreturn-object v0"
HANDLED = f"""
iget-boolean v0, p0, La/V;->b:Z
if-eqz v0, :known
const/4 v1, 0
return-object v1
:known
const/4 v0, 1
iput-boolean v0, p0, La/V;->b:Z
iget-object v1, p0, La/V;->f:{OBJECT}
return-object v1
"""
"""An event that gives its content once."""


@pytest.mark.parametrize(
    ("code", "is_lazy"), [(FILLS, True), (NEXT, False), (GIVES, False), (HANDLED, False)]
)
def test_a_getter_that_fills_its_empty_field_is_lazy(code, is_lazy):
    program = program_of(
        Class(
            "La/V;",
            fields=(Field("f", OBJECT), Field("b", "Z")),
            methods=(Method("h", f"(){OBJECT}", code),),
        )
    )
    method = program.method(f"La/V;->h(){OBJECT}")
    assert makes_lazily(program, method) is is_lazy
