"""Which texts of a method can be the base of an annotated interface, where a shrinker renamed the library."""

import pytest

from auditor.code.classes.hierarchy import Hierarchy
from auditor.code.resolution.constants import Resolver
from auditor.flow.ends.services import bases_spelled
from tests.flow_stories import run
from tests.program_builder import program_of


@pytest.mark.parametrize(
    ("text", "is_base"),
    [
        ("https://api.lender.example/v1/", True),
        ("https://api.lender.example", True),
        ("http://10.0.2.2:8080", True),
        ("https://api.lender.example/v1", False),
        ("https://", False),
        ("https://api.lender.example?a=1", False),
        ("Expected URL scheme 'http' or 'https'", False),
    ],
)
def test_a_base_ends_in_a_slash_or_is_a_host_alone(text: str, is_base: bool) -> None:
    program = program_of(run(f'const-string v0, "{text}"\nreturn-void'))
    resolver = Resolver(program, Hierarchy(program))
    (method,) = program.methods_of_class("La/Main;")
    assert list(bases_spelled(resolver, method)) == ([text] if is_base else [])
