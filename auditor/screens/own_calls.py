"""Tells calls that run code of the app's own, which may look up how a consent was remembered."""

from typing import Final

from auditor.code.scope import Scope
from auditor.code.sites import Call
from auditor.code.tested import Tested
from auditor.screens.ways import LIBRARIES

_GRANTS: Final = frozenset(
    {"checkSelfPermission", "checkPermission", "checkCallingOrSelfPermission"}
)
"""Methods that tell whether a permission is granted: no consent (decision.md, section 3)."""


def runs_own_code(tested: Tested, scope: Scope, call: Call) -> bool:
    """Say whether a call runs code of the app's own that does not just ask for a grant."""
    if call.owner.startswith(LIBRARIES):
        return False
    program = tested.program
    targets = tested.graph.dispatch.targets(scope.method, call.opcode, call.text).methods
    return any(
        not any(
            site.target.partition("->")[2].partition("(")[0] in _GRANTS
            for site in program.calls_in(target)
        )
        for target in targets
    )
