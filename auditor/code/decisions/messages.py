"""Answers which numbers the messages have that a handler is sent: the cases of its `switch (what)`.

A case for which no message of the app is sent does not run. Source: android.os.Handler and
android.os.Message (API 21 to 37). Another process can send through a `Messenger` what it likes: where
the app makes one, nothing is said.
"""

from collections.abc import Iterator
from typing import Final, Protocol

from auditor.code.calls.callgraph import CallGraph
from auditor.code.calls.message_callbacks import NEVER
from auditor.code.classes.program import CallSite, MethodNumber, Program
from auditor.code.classes.registers import CALLS, DefUse
from auditor.code.classes.scope import Scope
from auditor.code.classes.sites import Call, read_call
from auditor.code.evaluation.outcomes import FALSE, Outcomes, joined
from auditor.dex import opcodes

WHAT: Final = "Landroid/os/Message;->what:I"

_HANDLER: Final = "Landroid/os/Handler;"
_MESSAGE: Final = "Landroid/os/Message;"
_HANDLES: Final = frozenset({"handleMessage", "dispatchMessage"})
_SENDS: Final = ("sendEmptyMessage", "sendEmptyMessageDelayed", "sendEmptyMessageAtTime")
_MAKES: Final = ("obtainMessage",)
_MOST_SENDS: Final = 24


class Values(Protocol):
    """What tells the values of registers and fields (`tested`)."""

    program: Program
    graph: CallGraph

    def uses(self, method: MethodNumber) -> DefUse | None:
        """Return the definitions and uses of a method."""

    def argument(self, scope: Scope, call: Call, index: int) -> Outcomes:
        """Return what a parameter of a call can be."""

    def may_run(self, method: MethodNumber, pc: int) -> bool:
        """Say whether a place can run in the world that is looked at."""

    def stored(self, method: MethodNumber, pc: int) -> Outcomes:
        """Return what the store at a place puts into its field."""


def codes(tested: Values, scope: Scope) -> Outcomes:
    """Return the numbers that messages to the handler whose method is looked at can have."""
    program = tested.program
    signature = program.signature(scope.method)
    if signature.partition("(")[0] not in _HANDLES:
        return None
    if program.calls_of("Landroid/os/Messenger;", "<init>"):
        return None
    if program.calls_of(_MESSAGE, "copyFrom") or program.calls_of(_MESSAGE, "<init>"):
        return None
    owner = program.owner(scope.method)
    found: list[Outcomes] = []
    for one in _numbers(tested, owner):
        if one is None or len(found) >= _MOST_SENDS:
            return None
        found.append(one)
    return joined(found) if found else None


def _numbers(tested: Values, owner: str) -> Iterator[Outcomes]:
    """Yield the number of each message that could go to a handler."""
    program, callbacks = tested.program, tested.graph.callbacks
    is_callback = callbacks.by_message.is_callback(owner)
    for site in numbered_sites(tested.graph):
        if is_callback:  # Of a plain handler, which the call is on in its place.
            if callbacks.by_message.mean(site, owner) == NEVER:
                continue
        elif not callbacks.handing.could_hand(site, owner):
            continue
        if not tested.may_run(site.method, site.pc):
            continue  # It is sent by what was left out.
        call = _call(tested, site)
        at = None if call is None else call.first("I")
        if call is None:
            yield None
        elif at is None:
            yield FALSE  # Its number is set behind it, or stays 0.
        else:
            yield tested.argument(Scope(site.method), call, at)
    for use in program.field_uses(WHAT):
        if use.opcode in opcodes.INSTANCE_WRITES:
            yield tested.stored(use.method, use.pc)


def numbered_sites(graph: CallGraph) -> Iterator[CallSite]:
    """Yield the calls that tell the number of a message: those that send an empty one, and those that obtain one."""
    registrations = graph.callbacks.registrations
    for name in (*_SENDS, *_MAKES):
        yield from registrations.named(_HANDLER, name).calls
    yield from graph.program.calls_of(_MESSAGE, "obtain")


def _call(tested: Values, site: CallSite) -> Call | None:
    uses = tested.uses(site.method)
    if uses is None or not uses.has(site.pc):
        return None
    one = uses.instruction(site.pc)
    return read_call(tested.program, site.method, one) if one.opcode in CALLS else None
