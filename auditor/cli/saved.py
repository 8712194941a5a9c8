"""Read a saved result: what `scan --report json=…` wrote."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.cli.writing import STDOUT
from auditor.errors import UnreadablePackage

if TYPE_CHECKING:
    from auditor.model.result import AuditResult, Failure


def read_saved(file: str) -> "list[AuditResult | Failure]":
    """Read a saved result or fleet, `-` from standard input; raises `UnreadablePackage`."""
    from auditor.model.result import AuditResult
    from auditor.model.wire import WireError, from_json

    name = "standard input" if file == STDOUT else file
    try:
        content = sys.stdin.buffer.read() if file == STDOUT else Path(file).read_bytes()
        saved = from_json(content)
    except OSError as error:
        message = f"{name}: {error.strerror}; give the JSON that `scan --report json=…` wrote"
        raise UnreadablePackage(message) from error
    except (WireError, RecursionError) as error:
        message = f"{name}: no saved result: {error}; give what `scan --report json=…` wrote"
        raise UnreadablePackage(message) from error
    if isinstance(saved, AuditResult):
        return [saved]
    return [*saved.results, *saved.failures]
