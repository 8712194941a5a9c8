"""Audit many apps on a Dask cluster: the packages lie where every worker can read them.

A worker starts a process of its own for each app, with this program as it is installed there;
a worker with other rules or data makes a failure, never a result that differs.
"""

import base64
import json
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, replace
from typing import Any

from auditor import __version__
from auditor.audit import AuditOptions
from auditor.data.shelf import digest
from auditor.errors import BadOption
from auditor.fleet.discover import FoundApp
from auditor.fleet.engines import Outcome, unpacked
from auditor.fleet.net import Limits
from auditor.model.result import AuditResult, Failure

CONNECT_SECONDS = 30


def audit_on_cluster(
    apps: Sequence[FoundApp], options: AuditOptions, *, address: str, limits: Limits
) -> Iterator[tuple[int, Outcome]]:
    """Yield the number and the outcome of each app as it ends.

    Raises `BadOption` when Dask is not installed or the scheduler does not answer.
    """
    client, as_completed = _connect(address)
    with client:
        orders = [order_of(app, options, limits) for app in apps]
        # Not pure: an app whose file changed under its name is audited again.
        futures = client.map(audit_elsewhere, orders, pure=False, retries=1)
        numbers = {future.key: number for number, future in enumerate(futures)}
        for future in as_completed(futures, loop=client.loop):
            number = numbers[future.key]
            yield number, _outcome(future, apps[number])


def _connect(address: str) -> tuple[Any, Callable[..., Any]]:
    try:
        from distributed import Client, as_completed
    except ImportError as error:
        message = "--engine dask needs an extra: pip install 'loan-app-auditor[cluster]'"
        raise BadOption(message) from error
    try:
        make: Callable[..., Any] = Client
        client = make(address, timeout=CONNECT_SECONDS, set_as_default=False)
    except (OSError, ValueError, TimeoutError) as error:
        message = f"--engine dask={address}: no scheduler answers there ({error}); check it"
        raise BadOption(message) from error
    return client, as_completed


def order_of(app: FoundApp, options: AuditOptions, limits: Limits) -> str:
    """Write what a worker has to do; paths are made absolute.

    The options are pickled, as Dask pickles everything that it sends to its workers: whoever
    gives the order decides what runs there. What comes back is never unpickled.
    """
    data = tuple(one.resolve() for one in options.data)
    pickled = pickle.dumps(replace(options, data=data))
    return json.dumps(
        {
            "name": app.name,
            "data": [str(one) for one in data],
            "paths": [str(one.resolve()) for one in app.paths],
            "options": base64.b64encode(pickled).decode("ascii"),
            "limits": asdict(limits),
        }
    )


def audit_elsewhere(order: str) -> str:
    """Audit one app in a process of its own on this worker; runs on the cluster.

    The outcome comes back as base64 of its JSON, so that nothing that an app chose is unpickled here.
    """
    patience = Limits(**json.loads(order)["limits"]).patience
    name = json.loads(order)["name"]
    try:
        done = subprocess.run(
            [sys.executable, "-m", "auditor.fleet.alone"],
            input=order.encode(),
            capture_output=True,
            timeout=patience,
            check=False,
        )
    except subprocess.TimeoutExpired:
        message = f"no answer after {patience:g} seconds; give it more with --timeout"
        return json.dumps({"failure": [name, "timeout", message]})
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        message = f"the audit ended with {done.returncode}: {said[-1] if said else 'no word'}"
        return json.dumps({"failure": [name, "internal", message]})
    return json.dumps({"outcome": base64.b64encode(done.stdout).decode("ascii")})


def _outcome(future: Any, app: FoundApp) -> Outcome:
    """Take what a worker sent, or say that the worker was lost."""
    if future.status != "finished":
        message = f"the worker was lost: {future.exception()}"
        return Failure(app.name, "internal", " ".join(message.split()))
    sent = json.loads(future.result())
    if "failure" in sent:
        return Failure(*sent["failure"])
    outcome = unpacked(base64.b64decode(sent["outcome"]))
    if isinstance(outcome, AuditResult) and not _is_ours(outcome):
        tool = f"{outcome.tool.version}, {outcome.tool.digest}"
        message = (
            f"the worker has another version of the auditor ({tool}); install this one there"
        )
        return Failure(app.name, "internal", message)
    return outcome


def _is_ours(result: AuditResult) -> bool:
    return result.tool.digest == digest() and result.tool.version == __version__


def options_from(pickled: str) -> AuditOptions:
    """Read the options of an order back."""
    options: AuditOptions = pickle.loads(base64.b64decode(pickled))  # noqa: S301 - our order
    return options
