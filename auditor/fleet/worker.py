"""Audit one app and come back whatever happens: with a result or with a failure."""

import errno
import logging
import os
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path

from auditor.errors import AuditorError, BadData, BadOption, InputError, OutOfTime
from auditor.fleet.discover import FoundApp
from auditor.model.result import AuditResult, Failure

Audit = Callable[[Sequence[Path]], AuditResult]
"""Audits the files of one app; any exception means that there is no result."""

log = logging.getLogger(__name__)


def _without_folders(message: str, app: FoundApp) -> str:
    """Take folders and the app's own name out of a message and make it one line.

    Results name no machine's paths, and a failure has the name beside the message.
    """
    for path in app.paths:
        for known in (os.path.realpath(path), str(path)):
            message = message.replace(known, path.name)
    return " ".join(message.split()).removeprefix(f"{app.paths[0].name}: ")


def _place(error: BaseException) -> str:
    """Name the innermost function of this program that an error passed through."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [
        one for one in frames if {"auditor", "reports"}.intersection(Path(one.filename).parts)
    ]
    if not ours:
        return "outside of this program"
    return f"{Path(ours[-1].filename).stem}.{ours[-1].name}"


def _internal(error: Exception, app: FoundApp) -> Failure:
    """Describe an error that nobody foresaw."""
    what = _without_folders(f"{type(error).__name__}: {error}", app)
    message = f"internal error at {_place(error)}: {what}; run again with --debug and report it"
    return Failure(app.name, "internal", message)


def audit_one(app: FoundApp, audit: Audit) -> AuditResult | Failure:
    """Audit one app; every exception becomes a `Failure`, but what the user got wrong is raised.

    `BadOption` and `BadData` would fail every app alike, so they end the run instead.
    """
    try:
        return audit(app.paths)
    except (BadOption, BadData):
        raise
    except (OutOfTime, MemoryError, InputError, AuditorError, OSError) as error:
        log.debug("%s", app.name, exc_info=True)
        return Failure(app.name, *_foreseen(error, app))
    except Exception as error:
        log.debug("%s", app.name, exc_info=True)
        return _internal(error, app)


def _foreseen(error: BaseException, app: FoundApp) -> tuple[str, str]:
    """Return the kind and the message of a failure for an error with a reason of its own."""
    if _wants_memory(error):
        return "limit", "the audit ran out of memory; raise --memory, or audit it alone"
    match error:
        case InputError():
            return error.kind, _without_folders(str(error), app)
        case OSError():
            reason = error.strerror or str(error)
            message = f"the file cannot be read: {reason}; check the path"
            return "unreadable", _without_folders(message, app)
        case OutOfTime():
            return (
                "timeout",
                f"the audit took {error} and had finished nothing; raise --timeout",
            )
        case _:
            return "internal", _without_folders(str(error), app)


def _wants_memory(error: BaseException | None) -> bool:
    """Say whether an error comes from a want of memory, whatever was made of it on the way."""
    while error is not None:
        if isinstance(error, MemoryError):
            return True
        if isinstance(error, OSError) and error.errno == errno.ENOMEM:
            return True
        error = error.__cause__
    return False
