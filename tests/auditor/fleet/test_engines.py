"""Apps audited apart: one that crashes or hangs is one failure, and order does not depend on jobs."""

import multiprocessing
import os
import signal
import time
from pathlib import Path

import pytest

from auditor.errors import BadData, BadOption
from auditor.fleet.discover import FoundApp
from auditor.fleet.engines import audit_apart, in_order
from auditor.fleet.net import Limits
from auditor.model.result import AuditResult, Failure
from auditor.model.vocabulary import VerdictCode
from tests.builders import app, finding, result

APPS = [FoundApp(f"{name}.apk", (Path(f"{name}.apk"),)) for name in "abcdef"]
LIMITS = Limits(seconds=60)


def slow_first(one: FoundApp):
    """Take the longer the earlier an app comes, so that they end in another order."""
    time.sleep(0.02 * (6 - "abcdef".index(one.name[0])))
    return result(VerdictCode.B, finding(), record=app(f"com.{one.name[0]}"))


def outcomes(audit, jobs=2, limits=LIMITS, apps=APPS):
    return list(in_order(audit_apart(apps, audit, jobs=jobs, limits=limits)))


@pytest.mark.parametrize("jobs", [1, 3, 16])
def test_the_order_is_that_of_the_apps_whatever_the_jobs(jobs):
    found = outcomes(slow_first, jobs)
    assert [number for number, _ in found] == list(range(6))
    assert [one.app.package for _, one in found] == [f"com.{name}" for name in "abcdef"]
    assert found[0][1] == slow_first(APPS[0])


def test_a_failure_is_passed_on():
    failure = Failure("a.apk", "unreadable", "no manifest")
    assert outcomes(lambda _: failure, apps=APPS[:1]) == [(0, failure)]


def dies(one: FoundApp):
    if one.name == "b.apk":
        os.kill(os.getpid(), signal.SIGKILL)
    if one.name == "c.apk":
        os._exit(7)
    if one.name == "d.apk":
        os.kill(os.getpid(), signal.SIGSEGV)
    return slow_first(one)


def test_a_process_that_dies_is_one_failure_and_the_others_go_on():
    found = [one for _, one in outcomes(dies)]
    kinds = [one.kind if isinstance(one, Failure) else "audited" for one in found]
    assert kinds == ["audited", "limit", "internal", "internal", "audited", "audited"]
    assert "exit code 7" in found[2].message
    assert "SIGSEGV" in found[3].message


def hangs(one: FoundApp):
    if one.name == "a.apk":
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})
        time.sleep(600)
    return slow_first(one)


def test_a_process_that_does_not_answer_is_killed_and_the_others_go_on(monkeypatch):
    monkeypatch.setattr(Limits, "patience", property(lambda self: 1.0))
    started = time.monotonic()
    found = [one for _, one in outcomes(hangs)]
    assert time.monotonic() - started < 30
    assert isinstance(found[0], Failure)
    assert found[0].kind == "timeout"
    assert all(isinstance(one, AuditResult) for one in found[1:])


@pytest.mark.parametrize("error", [BadOption("no such pack"), BadData("table: broken")])
def test_what_the_user_got_wrong_ends_the_run(error):
    def audit(_):
        raise error

    with pytest.raises(type(error), match=str(error)):
        outcomes(audit)


def test_leaving_early_ends_what_still_runs():
    def endless(one: FoundApp):
        if one.name != "a.apk":
            time.sleep(600)
        return result()

    running = audit_apart(APPS, endless, jobs=3, limits=LIMITS)
    assert next(running)[0] == 0
    started = time.monotonic()
    running.close()
    assert time.monotonic() - started < 30
    assert multiprocessing.active_children() == []
