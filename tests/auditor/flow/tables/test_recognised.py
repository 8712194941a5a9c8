"""A way that is told names the renamed libraries that the data went through there, and no others."""

import pytest

from auditor.flow.tables.recognised import Recognised
from auditor.model.evidence import Step
from auditor.model.words import Words
from tests.dex_builder import Class
from tests.flow_stories import run, static
from tests.program_builder import program_of

MAIN, OTHER = "La/Main;->run()V", "La/Other;->go()V"
SAYS = Words("x", "x")


@pytest.mark.parametrize(
    ("pc", "expected"),
    [
        (2, [4, 8, 1, 5]),  # Before the data came.
        (6, [4, 6, 8, 1, 5]),
        (9, [4, 8, 1, 5]),  # Once it went on.
    ],
)
def test_what_a_library_is_given_beside_the_way_is_no_step_of_it(
    pc: int, expected: list[int]
) -> None:
    program = program_of(run("nop"), Class("La/Other;", methods=(static("go", "()V", "nop"),)))
    known = Recognised(program)
    method = program.method(MAIN)
    assert method is not None
    known.method((method, pc), "Lq/r;->h()V", "Lokhttp3/Request$Builder;->header")
    steps = [
        Step(MAIN, 4, SAYS),
        Step(MAIN, 8, SAYS),
        Step(OTHER, 1, SAYS),
        Step(OTHER, 5, SAYS),
    ]
    assert [one.offset for one in known.woven(steps)] == expected
