"""Audit one app by an order on standard input, and write the outcome to standard output.

`python -m auditor.fleet.alone` is what a worker of a cluster starts for each app.
"""

import gc
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.data.shelf import add_folders

if TYPE_CHECKING:
    from auditor.model.result import AuditResult


def main() -> int:
    """Read the order, audit, write the outcome."""
    gc.disable()  # One audit and the end: see `auditor.cli.command.main`.
    order = json.loads(sys.stdin.buffer.read())
    add_folders([Path(one) for one in order["data"]])
    # Imported here since the engine reads the shelf, to which the folders had to be named.
    from auditor.audit import Silent, audit_package
    from auditor.fleet.cluster import options_from
    from auditor.fleet.discover import FoundApp
    from auditor.fleet.engines import packed
    from auditor.fleet.net import Limits, safety_net
    from auditor.fleet.worker import audit_one

    app = FoundApp(order["name"], tuple(Path(one) for one in order["paths"]))
    options = options_from(order["options"])
    limits = Limits(**order["limits"])

    def audit_in_net(paths: Sequence[Path]) -> "AuditResult":
        with safety_net(limits):
            return audit_package(paths, options, progress=Silent())

    sys.stdout.buffer.write(packed(audit_one(app, audit_in_net)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
