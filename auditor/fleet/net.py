"""The safety net of one audit: so many seconds, so much memory, in the process that audits.

Work is bounded by steps; the net is there for what nobody foresaw. When it catches, the audit
is told by an exception and keeps what it has; it catches again after a quarter of the time, so
that what is left cannot hang either.
"""

import importlib.util
import mmap
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import NoReturn

from auditor.errors import OutOfTime

MEGABYTE = 1024 * 1024
AGAIN = 0.25
"""After which part of the time the net catches again."""
LEAST_AGAIN = 8.0
"""In seconds: what judging and writing a small result takes at most, on a crowded machine."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one audit may take."""

    seconds: float = 300.0
    megabytes: int = 2048

    @property
    def again(self) -> float:
        """Return after how many more seconds the net catches again."""
        return max(self.seconds * AGAIN, LEAST_AGAIN)

    @property
    def patience(self) -> float:
        """Return after how many seconds a process that does not answer is killed."""
        return self.seconds + 4 * self.again


@contextmanager
def safety_net(limits: Limits) -> Iterator[None]:
    """Raise `OutOfTime` or `MemoryError` in the block once it takes more than it may.

    Signals reach the main thread alone; in another thread only memory is limited. Where the
    system has no limit on address space, only time is.
    """
    with _memory(limits.megabytes), _time(limits):
        yield


@contextmanager
def _time(limits: Limits) -> Iterator[None]:
    in_main_thread = threading.current_thread() is threading.main_thread()
    if not in_main_thread or not hasattr(signal, "setitimer"):
        yield
        return

    def catch(_signal: int, _frame: FrameType | None) -> NoReturn:
        raise OutOfTime(f"more than {limits.seconds:g} seconds")

    before = signal.signal(signal.SIGALRM, catch)
    signal.setitimer(signal.ITIMER_REAL, limits.seconds, limits.again)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@contextmanager
def _memory(megabytes: int) -> Iterator[None]:
    used = _address_space()
    if used is None or importlib.util.find_spec("resource") is None:
        yield
        return
    # Imported here since only systems like Unix have it.
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = used + megabytes * MEGABYTE
    for known in (soft, hard):
        if known != resource.RLIM_INFINITY:
            wanted = min(wanted, known)
    resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _address_space() -> int | None:
    """Return how many bytes this process has mapped; None where the system does not say."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    except (OSError, ValueError, IndexError):
        return None
    return pages * mmap.PAGESIZE
