"""Audit one app and come back whatever happens: with a result or with a failure."""

import logging
import os
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path

from auditor.errors import AuditorError, BadData, BadOption, InputError
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
    except InputError as error:
        log.debug("%s", app.name, exc_info=True)
        return Failure(app.name, error.kind, _without_folders(str(error), app))
    except OSError as error:
        log.debug("%s", app.name, exc_info=True)
        reason = error.strerror or str(error)
        message = _without_folders(f"the file cannot be read: {reason}; check the path", app)
        return Failure(app.name, "unreadable", message)
    except MemoryError:
        log.debug("%s", app.name, exc_info=True)
        message = "the audit ran out of memory; give it more, or audit this app alone"
        return Failure(app.name, "limit", message)
    except AuditorError as error:
        log.debug("%s", app.name, exc_info=True)
        return Failure(app.name, "internal", _without_folders(str(error), app))
    except Exception as error:
        log.debug("%s", app.name, exc_info=True)
        return _internal(error, app)
