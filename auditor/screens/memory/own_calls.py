"""Tells calls that run code of the app's own, which may look up how a consent was remembered."""

from typing import Final

from auditor.code.classes.scope import Scope
from auditor.code.classes.sites import GRANT_CHECKS, Call
from auditor.code.decisions.tested import Tested
from auditor.screens.memory.answering import is_of_container, texts_given
from auditor.screens.memory.kept import UNKNOWN_KEY, Kept
from auditor.screens.memory.stores import stores
from auditor.screens.memory.ways import LIBRARIES

_ATOMIC: Final = "Ljava/util/concurrent/atomic/"


def may_be_consent(tested: Tested, scope: Scope, call: Call, kept: Kept) -> bool:
    """Say whether what a call gives, of which nothing is known, may be what an acceptance left behind.

    What the system was granted is none, whatever the permission is called.
    """
    if call.name in GRANT_CHECKS:
        return False
    table = stores()
    store = table.read(tested.graph, call)
    if store is not None and store in kept.stores:
        return True
    if table.speaks_of_consent(call.name) or (kept.fills and is_of_container(call)):
        return True
    if UNKNOWN_KEY in kept.untracked and call.owner.startswith(_ATOMIC):
        return True  # It holds what somebody put there, and where the acceptance kept it is not known.
    if kept.is_traceless and runs_own_code(tested, call):
        return True  # How the acceptance is remembered was not recognised.
    return any(map(table.speaks_of_consent, texts_given(tested, scope, call)))


def runs_own_code(tested: Tested, call: Call) -> bool:
    """Say whether a call runs code of the app's own that does not just ask for a grant.

    A grant is the system's, and no consent (decision.md, section 3).
    """
    if call.owner.startswith(LIBRARIES):
        return False
    program = tested.program
    targets = tested.graph.dispatch.targets_of(call).methods
    return any(
        not any(site.name in GRANT_CHECKS for site in program.calls_in(target))
        for target in targets
    )
