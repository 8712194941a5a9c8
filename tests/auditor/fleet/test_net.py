"""The safety net catches what takes too long or too much, and nothing else."""

import signal
import subprocess
import sys
import time

import pytest

from auditor.errors import OutOfTime
from auditor.fleet.net import Limits, safety_net


def test_what_is_quick_is_left_alone():
    before = signal.getsignal(signal.SIGALRM)
    with safety_net(Limits(seconds=60, megabytes=1024)):
        done = sum(range(1000))
    assert done == 499500
    assert signal.getsignal(signal.SIGALRM) is before
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_a_loop_without_an_end_is_ended():
    with pytest.raises(OutOfTime, match=r"0\.05 seconds"), safety_net(Limits(seconds=0.05)):
        while True:
            time.sleep(0.001)


def test_nobody_on_the_way_takes_it_for_an_error_of_theirs():
    def swallows():
        while True:
            try:
                time.sleep(0.001)
            except Exception:  # noqa: BLE001 - as libraries do
                continue

    with pytest.raises(OutOfTime), safety_net(Limits(seconds=0.05)):
        swallows()


def test_it_catches_again_if_the_rest_hangs_too():
    limits = Limits(seconds=0.05)
    again = limits.again
    with safety_net(limits):
        with pytest.raises(OutOfTime):
            time.sleep(60)
        started = time.monotonic()
        with pytest.raises(OutOfTime):
            time.sleep(60)
    assert time.monotonic() - started < again + 30


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not say what is mapped")
def test_more_memory_than_given_is_refused():
    code = (
        "from auditor.fleet.net import Limits, safety_net\n"
        "try:\n"
        "    with safety_net(Limits(megabytes=64)):\n"
        "        held = bytearray(256 * 1024 * 1024)\n"
        "except MemoryError:\n"
        "    print('caught')\n"
        "held = bytearray(256 * 1024 * 1024)\n"
        "print('free again')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.split("\n")[:2] == ["caught", "free again"]
