"""Audit many apps side by side: a process for each app on this machine.

Nothing that one app does to its process reaches another or the run: a crash, a hang and a
flood of memory end one process and become one `Failure`. Outcomes are given back in the order
of the apps whatever the order in which they end, so that reports do not depend on the number
of jobs.
"""

import json
import multiprocessing
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any

from auditor.errors import BadData, BadOption, UnreadableFile
from auditor.fleet.discover import FoundApp
from auditor.fleet.net import Limits
from auditor.model.result import FLEET_SCHEMA, AuditResult, Failure, FleetResult
from auditor.model.wire import from_json, to_json

Outcome = AuditResult | Failure
Audit = Callable[[FoundApp], Outcome]
"""Audits one app under the safety net; raises only for what ends the whole run."""

START = "fork" if sys.platform == "linux" else "spawn"
"""A forked process shares what is imported already; elsewhere forking is not safe."""


_ENDING = (BadOption, BadData, UnreadableFile)
"""What every app would fail of alike, so that it ends the run."""

_RESULT, _ENDS = b"R", b"E"
"""What a message begins with: an outcome, or an error that ends the run."""


@dataclass(slots=True)
class _Running:
    """One process at work."""

    number: int
    app: FoundApp
    process: BaseProcess
    connection: Connection
    deadline: float


def audit_apart(
    apps: Sequence[FoundApp], audit: Audit, *, jobs: int, limits: Limits
) -> Iterator[tuple[int, Outcome]]:
    """Yield the number and the outcome of each app as it ends, `jobs` at a time.

    An exception that ends the run in one process (`_ENDING`) is raised here.
    Processes that still run when the iteration is left are killed.
    """
    context: Any = multiprocessing.get_context(START)
    waiting = deque(enumerate(apps))
    running: list[_Running] = []
    try:
        while waiting or running:
            while waiting and len(running) < jobs:
                number, app = waiting.popleft()
                running.append(_start(context, number, app, audit, limits))
            for one in _ended(running):
                running.remove(one)
                yield one.number, _outcome(one, limits)
    finally:
        for one in running:
            one.process.kill()
            one.process.join()
            one.connection.close()


def in_order(outcomes: Iterator[tuple[int, Outcome]]) -> Iterator[tuple[int, Outcome]]:
    """Yield outcomes by number, each as soon as all before it are there."""
    held: dict[int, Outcome] = {}
    following = 0
    for number, outcome in outcomes:
        held[number] = outcome
        while following in held:
            yield following, held.pop(following)
            following += 1


def _start(context: Any, number: int, app: FoundApp, audit: Audit, limits: Limits) -> _Running:
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(theirs, app, audit), daemon=True)
    with _interrupts_held():
        process.start()
    theirs.close()
    return _Running(number, app, process, ours, time.monotonic() + limits.patience)


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Let an interrupt wait while a process is forked.

    What runs just after a fork are callbacks whose exceptions Python ignores: an interrupt
    that arrived meanwhile would be lost there.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work(connection: Connection, app: FoundApp, audit: Audit) -> None:
    """Audit one app in a process of its own and send what became of it."""
    # A terminal sends an interrupt to every process; the one that hands out the work ends us.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with closing(connection):
        try:
            outcome = audit(app)
        except _ENDING as error:
            ending = [type(error).__name__, str(error)]
            connection.send_bytes(_ENDS + json.dumps(ending).encode())
            return
        connection.send_bytes(_RESULT + packed(outcome))


def packed(outcome: Outcome) -> bytes:
    """Write an outcome in the form in which results are saved: nothing in it can be run."""
    if isinstance(outcome, AuditResult):
        return to_json(outcome)
    return to_json(FleetResult(FLEET_SCHEMA, (), (outcome,)))


def unpacked(data: bytes) -> Outcome:
    """Read an outcome back."""
    found = from_json(data)
    return found if isinstance(found, AuditResult) else found.failures[0]


def _ended(running: Sequence[_Running]) -> list[_Running]:
    """Wait until a process has something to say or has run out of patience."""
    soonest = min(one.deadline for one in running)
    ready = wait([one.connection for one in running], max(0.0, soonest - time.monotonic()))
    now = time.monotonic()
    return [one for one in running if one.connection in ready or one.deadline <= now]


def _outcome(one: _Running, limits: Limits) -> Outcome:
    """Take what a process sent, or say how it ended without a word."""
    try:
        if not one.connection.poll():
            one.process.kill()
            message = (
                f"no answer after {limits.patience:g} seconds; give it more with --timeout"
            )
            return Failure(one.app.name, "timeout", message)
        return _received(one)
    except EOFError:
        one.process.join()
        return _died(one)
    finally:
        one.connection.close()
        one.process.join()


def _received(one: _Running) -> Outcome:
    data = one.connection.recv_bytes()
    tag, content = data[:1], data[1:]
    if tag == _RESULT:
        return unpacked(content)
    name, message = json.loads(content)
    raise {one.__name__: one for one in _ENDING}[name](message)


def _died(one: _Running) -> Failure:
    """Describe a process that ended without an answer."""
    code = one.process.exitcode or 0
    if -code == signal.SIGKILL:
        message = "the audit was killed, most likely for want of memory; audit this app alone"
        return Failure(one.app.name, "limit", message)
    how = signal.Signals(-code).name if code < 0 else f"exit code {code}"
    message = f"the audit's process ended with {how}; audit this app alone and report it"
    return Failure(one.app.name, "internal", message)
