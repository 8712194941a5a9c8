"""One app's audit ends in a result or a failure, never in an exception of its own."""

import errno
from pathlib import Path

import pytest

from auditor.errors import BadData, BadOption, MalformedDex, OverLimit, UnreadablePackage
from auditor.fleet.discover import FoundApp
from auditor.fleet.worker import audit_one
from auditor.model.result import Failure
from tests.builders import result

APP = FoundApp("loan.apk", (Path("/somewhere/secret/loan.apk"),))


def ending_in(error: BaseException) -> Failure:
    def audit(paths):
        raise error

    outcome = audit_one(APP, audit)
    assert isinstance(outcome, Failure)
    return outcome


def test_a_result_is_passed_on():
    expected = result()
    assert audit_one(APP, lambda paths: expected) is expected


def unreadable_for_want_of_memory() -> UnreadablePackage:
    """Return what reading a package makes of a want of memory."""
    error = UnreadablePackage("cannot allocate memory: make the file readable")
    error.__cause__ = OSError(errno.ENOMEM, "Cannot allocate memory")
    return error


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (UnreadablePackage("no manifest"), "unreadable"),
        (MalformedDex("truncated"), "unreadable"),
        (OverLimit("too many entries"), "limit"),
        (FileNotFoundError(2, "No such file or directory"), "unreadable"),
        (PermissionError(13, "Permission denied"), "unreadable"),
        (MemoryError(), "limit"),
        (OSError(errno.ENOMEM, "Cannot allocate memory"), "limit"),
        (unreadable_for_want_of_memory(), "limit"),
        (RecursionError("too deep"), "internal"),
        (KeyError("x"), "internal"),
    ],
    ids=lambda value: value if isinstance(value, str) else type(value).__name__,
)
def test_every_exception_becomes_a_failure_of_its_kind(error, kind):
    assert ending_in(error).kind == kind


def test_a_failure_names_no_folder_of_this_machine():
    message = ending_in(UnreadablePackage("/somewhere/secret/loan.apk: no manifest")).message
    assert message == "no manifest"


def test_a_part_of_the_app_is_named_in_the_message():
    error = UnreadablePackage("/somewhere/secret/loan.apk!classes.dex: truncated")
    assert ending_in(error).message == "loan.apk!classes.dex: truncated"


def test_an_internal_error_says_what_to_do():
    assert "--debug" in ending_in(ValueError("odd")).message


def test_a_message_is_one_line():
    assert ending_in(ValueError("two\nlines")).message.count("\n") == 0


@pytest.mark.parametrize("error", [BadOption("packs: xx"), BadData("law/cn: no title")])
def test_what_would_fail_every_app_ends_the_run(error):
    with pytest.raises(type(error)):
        ending_in(error)


def test_an_interruption_is_no_failure():
    with pytest.raises(KeyboardInterrupt):
        ending_in(KeyboardInterrupt())
