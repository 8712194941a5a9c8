"""What is known, from outside of a search, of which code runs."""

from collections.abc import Callable
from typing import Final, NamedTuple

from auditor.code.classes.program import MethodNumber


class Runs(NamedTuple):
    """Two answers; without one, nothing is ruled out."""

    is_live: Callable[[MethodNumber], bool] | None = None
    """Whether something is seen that runs a method: others are looked at when all those were."""
    is_left_alone: Callable[[str, MethodNumber], bool] | None = None
    """Whether a method runs on no object that is of exactly a class: it is not looked at as of that one."""


ANYTHING: Final = Runs()
