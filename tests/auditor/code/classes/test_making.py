"""The constructor that is run on an object which was made at a place."""

import pytest

from auditor.code.classes.making import constructor_on
from tests.auditor.code.small_app import app, kind, main

MADE = "new-instance v0, La/Task;\nconst/4 v2, 0x1\n"
PLAIN = f"{MADE}invoke-direct {{v0, v2}}, La/Task;-><init>(I)V\n"
COPIED = f"{MADE}move-object v1, v0\ninvoke-direct {{v1, v2}}, La/Task;-><init>(I)V\n"
GIVEN = f"{PLAIN}new-instance v3, La/Other;\ninvoke-direct {{v3, v0}}, La/Other;-><init>(La/Task;)V\n"


@pytest.mark.parametrize("code", [PLAIN, COPIED, GIVEN], ids=["plain", "copied", "given"])
def test_the_constructor_is_found_on_the_object_or_on_a_copy_of_it(code: str) -> None:
    """A call of many words takes copies; another object that is given it is not meant."""
    built = app(main(code), kind("La/Task;", {}), kind("La/Other;", {}))
    (made,) = built.program.type_uses("La/Task;", frozenset({0x22}))
    uses = built.graph.uses.of(made.method)
    assert uses is not None
    call = constructor_on(built.program, made.method, uses, made.pc)
    assert call is not None
    assert call.text == "La/Task;-><init>(I)V"
