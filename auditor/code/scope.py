"""A method as `branches` looks at it: entered by one known call, or by any."""

from typing import NamedTuple, Optional

from auditor.code.program import MethodNumber
from auditor.code.sites import Call


class Scope(NamedTuple):
    """A method, entered by one known call or by any."""

    method: MethodNumber
    call: Call | None = None
    outer: Optional["Scope"] = None
    depth: int = 0
